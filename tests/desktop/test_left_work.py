"""Work that a crash left on a file is not passed over, however that file is opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dialog_answers import answering, chosen, settled
from gz_eval.app.document import Document
from gz_eval.app.folders import Folders
from gz_eval.core.commands import SetWeight
from gz_eval.core.framework_file import load_framework
from gz_eval.core.people import Person
from gz_eval.desktop.window import MainWindow

OTHER = Person("B. Official", "assurer")


def changed(path: Path, percent: float) -> Document:
    """An open evaluation with one change that is in no file."""
    document = Document.open(path, Folders.of_user(), OTHER)
    document.session.do(SetWeight("power", percent))
    return document


@pytest.fixture
def saved(home: Path, tmp_path: Path) -> Path:
    """An evaluation in a file."""
    (folder := tmp_path / "evaluations").mkdir()
    path = folder / "eval.gzeval"
    document = Document.new(load_framework("four-pillars"), Folders.of_user(), OTHER)
    document.session.do(SetWeight("power", 38))
    document.save_as(path)
    document.close()
    return path


@pytest.fixture
def left(saved: Path) -> Path:
    """The same, with work on it that a crash left."""
    changed(saved, 45).workfile.close()
    return saved


def opened(qtbot: QtBot, window: MainWindow) -> Document:
    settled(qtbot, window)
    assert window.documents.document is not None
    return window.documents.document


def said(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def test_a_file_that_was_not_closed_properly_is_not_opened_without_a_word(
    qtbot: QtBot, window: MainWindow, left: Path
) -> None:
    with answering(chosen("with")) as asked:
        window.start([left])
        document = opened(qtbot, window)
    assert asked[0].said.startswith(
        "1 change to “eval.gzeval” was not saved when it was not closed properly."
    )
    assert "Last change: set weight of Power from 38% to 45%, by B. Official on " in asked[0].said
    assert document.session.undo_sentence == "set weight of Power from 38% to 45%"
    assert document.path == left
    assert document.unsaved
    assert not window.recovery.leftovers


def test_the_file_can_be_opened_without_what_was_left_which_stays(
    qtbot: QtBot, window: MainWindow, left: Path
) -> None:
    window.start([])
    settled(qtbot, window)
    with answering(chosen("")):
        window.welcome.recent_wanted.emit(left)
        settled(qtbot, window)
    assert window.documents.document is None
    with answering(chosen("file")):
        window.welcome.recent_wanted.emit(left)
        document = opened(qtbot, window)
    assert document.session.undo_sentence == "set weight of Power from 40% to 38%"
    assert [one.name for one in window.recovery.leftovers] == ["eval"]


def test_what_the_file_holds_by_then_is_told_before_and_after(
    qtbot: QtBot, window: MainWindow, left: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    since = changed(left, 36)
    since.save()
    since.close()
    window.start([])
    settled(qtbot, window)
    told = said(window.welcome)
    assert "“eval.gzeval” was saved without it on " in told
    assert "(last change there: set weight of Power from 38% to 36% by B. Official)" in told
    assert "This work opens as a copy in no file yet, and the file stays as it is." in told
    window.remembered.used(left.parent.parent, written=True)  # where something was exported
    with answering(chosen("with")) as asked:
        window.open([left])
        document = opened(qtbot, window)
    assert "set weight of Power from 38% to 36% by B. Official" in asked[0].said
    assert document.path is None
    assert "“eval.gzeval” was saved without it on " in window.banner.text.text()
    assert "save it under another name" in window.banner.text.text()
    offered: list[str] = []

    def ask(_parent: QWidget, _title: str, where: str, _kinds: str) -> tuple[str, str]:
        offered.append(where)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    window.menus.save.trigger()
    assert offered == [str(left.with_name("eval (recovered).gzeval"))]


def test_a_file_that_is_gone_is_said_to_be(qtbot: QtBot, window: MainWindow, left: Path) -> None:
    left.unlink()
    window.start([])
    settled(qtbot, window)
    told = said(window.welcome)
    assert "“eval.gzeval” is no longer where it was." in told
    assert "This work opens as a copy in no file yet." in told


def test_what_was_left_is_looked_at_again_once_its_file_is_closed(
    qtbot: QtBot, window: MainWindow, left: Path
) -> None:
    window.start([])
    settled(qtbot, window)
    with answering(chosen("file")):
        window.open([left])
        document = opened(qtbot, window)
    document.session.do(SetWeight("power", 36))
    window.menus.save.trigger()
    settled(qtbot, window)
    window.menus.close.trigger()
    settled(qtbot, window)
    assert "set weight of Power from 38% to 36% by A. Official" in said(window.welcome)


def test_what_was_done_is_not_told_while_names_are_hidden(
    qtbot: QtBot, window: MainWindow, left: Path
) -> None:
    window.menus.nameless.setChecked(True)
    with answering(chosen("")) as asked:
        window.start([left])
        settled(qtbot, window)
    assert "Last change by B. Official on " in asked[0].said
    for words in (asked[0].said, said(window.welcome)):
        assert "Power" not in words


def test_enter_opens_the_file_where_that_went_on_without_the_work(
    qtbot: QtBot, window: MainWindow, left: Path
) -> None:
    since = changed(left, 36)
    since.save()
    since.close()
    with answering(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return)):
        window.open([left])
        document = opened(qtbot, window)
    assert document.path == left
    assert document.session.undo_sentence == "set weight of Power from 38% to 36%"
