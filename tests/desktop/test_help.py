"""Help: a short text for every page, the words, the keys, and diagnostics without bid content."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import gz_eval.desktop
from gz_eval.core.resources import resources
from gz_eval.desktop.help_dialogs import TextDialog
from gz_eval.desktop.page_kinds import KINDS
from gz_eval.desktop.window import MainWindow

HELP = resources() / "help"


@pytest.mark.parametrize("key", ["start", "glossary", *(kind.item.key for kind in KINDS)])
def test_every_page_has_a_short_help(key: str) -> None:
    text = (HELP / f"{key}.md").read_text(encoding="utf-8")
    assert text.startswith("# ")
    if key != "glossary":
        assert len(text.split()) < 330


def test_help_is_that_of_the_page(qtbot: QtBot, window: MainWindow) -> None:
    window.documents.start()
    qtbot.waitUntil(lambda: window.documents.document is not None)
    for key, title in (("history", "History"), ("criteria", "Criteria")):
        window.go(key)
        window.menus.help.trigger()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TextDialog)
        assert dialog.text.toPlainText().startswith(title)
        dialog.reject()
    window.menus.glossary.trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TextDialog)
    assert "Value function" in dialog.text.toPlainText()
    dialog.reject()


def test_the_glossary_is_in_order() -> None:
    words = re.findall(r"^\*\*(.+?)\*\*", (HELP / "glossary.md").read_text("utf-8"), re.M)
    assert words == sorted(words, key=str.casefold)
    assert len(words) >= 15


def test_diagnostics_say_nothing_of_bids_people_or_places(
    qtbot: QtBot, window: MainWindow, register: Path, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.settled):
        window.open([register])
    qtbot.waitUntil(lambda: window.account.isVisible())
    answer = "Harrow Campus is 900 MW"
    try:
        window.go(answer)
    except StopIteration as error:  # of the program's own code, which lies in somebody's folder
        window.crashes.report(error)
    qtbot.waitUntil(lambda: bool(window.crashes.dialogs))
    for dialog in list(window.crashes.dialogs):
        dialog.close()
    path = tmp_path / "diagnostics.txt"
    window.helps.write_diagnostics(path)
    text = path.read_text(encoding="utf-8")
    document = window.documents.document
    assert document is not None
    project = document.session.project
    told = {bid.name for bid in project.bids.bids} | {bid.id for bid in project.bids.bids}
    told |= {file.name for file in project.bids.files} | {"Harrow", "A. Official", str(register)}
    told |= {str(tmp_path), project.framework.title}
    told |= {str(Path(__file__).parent), str(Path(gz_eval.desktop.__file__).parent)}
    assert not [word for word in told if word in text]
    assert f"{len(project.bids.bids)} bids" in text
    assert "StopIteration" in text
    assert 'File "gz_eval/desktop/pages.py"' in text


def installed_with(name: str) -> set[str]:
    """What is installed with a package because it, or what it needs, needs it."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        distribution = metadata.distribution(waiting.pop())
        called = distribution.metadata["Name"]
        if called not in found:
            found.add(called)
            needs = [Requirement(one) for one in distribution.requires or ()]
            waiting += [
                one.name for one in needs if not one.marker or one.marker.evaluate({"extra": ""})
            ]
    return found


def test_about_names_the_licence_of_everything_that_comes_with_it(window: MainWindow) -> None:
    window.menus.about.trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TextDialog)
    said = re.sub(r"[-_]", "_", dialog.text.toPlainText().casefold())
    dialog.reject()
    libraries = installed_with("gz-eval") - {"gz-eval"}
    assert "matplotlib" in libraries
    assert [one for one in libraries if re.sub(r"[-_]", "_", one.casefold()) not in said] == []
    assert "natural earth" in said
