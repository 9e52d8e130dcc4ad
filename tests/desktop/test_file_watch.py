"""What somebody else saves to the open file is told, and can be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from dialog_answers import answering, chosen, settled
from gz_eval.app.document import Document
from gz_eval.app.folders import Folders
from gz_eval.core.commands import SetWeight
from gz_eval.core.people import Person
from gz_eval.desktop.export_page import ExportPage
from gz_eval.desktop.page_kinds import EXPORT
from gz_eval.desktop.sign_off_dialog import SignOffDialog
from gz_eval.desktop.window import MainWindow

OTHER = Person("B. Official", "assurer")


@pytest.fixture
def path(qtbot: QtBot, filled: MainWindow, tmp_path: Path) -> Path:
    """The file of an evaluation with bids, which is closed."""
    path = tmp_path / "eval.gzeval"
    filled.documents.save_as(path)
    settled(qtbot, filled)
    filled.documents.close()
    settled(qtbot, filled)
    return path


@pytest.fixture
def other(path: Path, tmp_path: Path) -> Iterator[Document]:
    """The same in the window of somebody else, who can change it."""
    elsewhere = Folders(tmp_path / "other" / "state", tmp_path / "other" / "config")
    document = Document.open(path, elsewhere, OTHER)
    yield document
    document.close()


def replace_file(path: Path, tmp_path: Path) -> None:
    """Put another's work on a copy in the place of a file."""
    elsewhere = Folders(tmp_path / "other" / "state", tmp_path / "other" / "config")
    copy = Document.open_copy(path, elsewhere, OTHER)
    copy.session.do(SetWeight("power", 60))
    copy.save_as(new := tmp_path / "new.gzeval")
    copy.close()
    new.replace(path)


def look(qtbot: QtBot, window: MainWindow) -> None:
    """Come back to the window."""
    with qtbot.waitActive(window):
        window.activateWindow()
    settled(qtbot, window)
    QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
    settled(qtbot, window)


def test_a_reader_is_told_that_the_file_was_changed_and_reads_it_again(
    qtbot: QtBot, filled: MainWindow, path: Path, other: Document
) -> None:
    with answering(chosen("read-only")):
        filled.open([path])
        settled(qtbot, filled)
    look(qtbot, filled)
    assert not filled.banner.isVisible()
    assert not filled.menus.reread.isEnabled()
    other.session.do(SetWeight("power", 60))
    other.save()
    look(qtbot, filled)
    assert "“eval.gzeval” was changed at " in filled.banner.text.text()
    assert " by B. Official." in filled.banner.text.text()
    assert filled.saved.text().startswith("The file was changed at ")
    filled.go(EXPORT)
    settled(qtbot, filled)
    page = filled.pages.page(EXPORT)
    assert isinstance(page, ExportPage)
    assert "An export holds the evaluation as it was before." in page.file.text()
    assert filled.banner.isVisible()
    filled.banner.dismiss.click()
    look(qtbot, filled)
    assert not filled.banner.isVisible()  # it was told
    assert filled.menus.reread.isEnabled()
    filled.menus.reread.trigger()
    settled(qtbot, filled)
    document = filled.documents.document
    assert document is not None
    assert document.read_only
    assert document.session.undo_sentence == "set weight of Power from 40% to 60%"
    assert filled.saved.text() == "Read-only: nothing can be changed"


def test_the_message_offers_it(
    qtbot: QtBot, filled: MainWindow, path: Path, other: Document
) -> None:
    with answering(chosen("read-only")):
        filled.open([path])
        settled(qtbot, filled)
    other.session.do(SetWeight("power", 60))
    other.save()
    look(qtbot, filled)
    filled.banner.offered.click()
    settled(qtbot, filled)
    assert not filled.banner.isVisible()
    document = filled.documents.document
    assert document is not None
    assert document.session.undo_sentence == "set weight of Power from 40% to 60%"
    filled.banner.say("Something else.")
    assert not filled.banner.offered.isVisible()


def test_what_is_exported_says_that_the_file_went_on(
    qtbot: QtBot, filled: MainWindow, path: Path, other: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    with answering(chosen("read-only")):
        filled.open([path])
        settled(qtbot, filled)
    other.session.do(SetWeight("power", 60))
    other.save()
    written = path.with_name("shortlist.csv")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(written), ""))
    filled.menus.export.trigger()
    settled(qtbot, filled)
    assert written.is_file()
    said = filled.banner.text.text()
    assert said.startswith(f"Exported to {written}.")
    assert said.endswith(" by B. Official. An export holds the evaluation as it was before.")


def test_a_writer_whose_file_was_replaced_reads_it_again(
    qtbot: QtBot, filled: MainWindow, path: Path, tmp_path: Path
) -> None:
    filled.open([path])
    settled(qtbot, filled)
    replace_file(path, tmp_path)
    look(qtbot, filled)
    assert " by B. Official." in filled.banner.text.text()
    filled.menus.reread.trigger()
    settled(qtbot, filled)
    document = filled.documents.document
    assert document is not None
    assert not document.read_only
    assert document.session.undo_sentence == "set weight of Power from 40% to 60%"


def test_who_signs_off_is_told_that_the_file_went_on(
    qtbot: QtBot, filled: MainWindow, path: Path, tmp_path: Path
) -> None:
    """Also where that is seen only once the dialog is open."""
    filled.open([path])
    settled(qtbot, filled)
    filled.menus.sign_off.trigger()
    (dialog,) = (one for one in filled.findChildren(SignOffDialog) if one.isVisible())
    settled(qtbot, filled)
    assert not dialog.file.isVisible()
    dialog.reject()
    settled(qtbot, filled)
    replace_file(path, tmp_path)
    filled.menus.sign_off.trigger()
    (dialog,) = (one for one in filled.findChildren(SignOffDialog) if one.isVisible())
    qtbot.waitUntil(dialog.file.isVisible)
    assert " by B. Official." in dialog.file.text()
    assert "This window shows the evaluation as it was before." in dialog.file.text()
    dialog.reject()
    settled(qtbot, filled)
    filled.menus.sign_off.trigger()  # it is known by now
    (dialog,) = (one for one in filled.findChildren(SignOffDialog) if one.isVisible())
    assert dialog.file.isVisible()
    dialog.reject()
    settled(qtbot, filled)


def test_a_file_that_is_gone_is_told_and_saved_again(
    qtbot: QtBot, filled: MainWindow, path: Path
) -> None:
    filled.open([path])
    settled(qtbot, filled)
    path.unlink()
    look(qtbot, filled)
    assert "is no longer where it was" in filled.banner.text.text()
    assert not filled.banner.offered.isVisible()
    with answering(chosen("replace")) as asked:
        filled.menus.save.trigger()
        settled(qtbot, filled)
    assert "moved or deleted" in asked[0].said
    assert "backups" not in asked[0].said  # there is no other version
    assert "keep both" not in asked[0].said
    assert filled.saved.text().startswith("Saved at ")
    look(qtbot, filled)
    assert filled.saved.text().startswith("Saved at ")


def test_a_drive_that_answers_late_is_asked_seldom(
    qtbot: QtBot, filled: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.open([path])
    settled(qtbot, filled)
    document = filled.documents.document
    assert document is not None
    look_at_file, now, looks = document.look_at_file, [100.0], []

    def slowly() -> None:
        looks.append(now[0])
        now[0] += 30.0
        look_at_file()

    monkeypatch.setattr(filled.watch, "clock", lambda: now[0])
    monkeypatch.setattr(document, "look_at_file", slowly)
    for _ in range(3):
        look(qtbot, filled)
    assert looks == [100.0]
    now[0] += 1_000.0
    look(qtbot, filled)
    assert len(looks) == 2
