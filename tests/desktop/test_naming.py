"""An evaluation has a name of its own: its file, or what that is called, does not rename it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from dialog_answers import answering, settled
from gz_eval.app.document import Document
from gz_eval.app.folders import Folders
from gz_eval.core.commands import SetWeight
from gz_eval.core.framework_file import load_framework
from gz_eval.core.people import Person
from gz_eval.desktop.export_page import ExportPage
from gz_eval.desktop.name_dialog import NameDialog
from gz_eval.desktop.page_kinds import EXPORT
from gz_eval.desktop.window import MainWindow
from gz_eval.store.verify import verify

ANALYST = Person("A. Official", "analyst")


def called(name: str) -> Callable[[QDialog], None]:
    """Answer with a name."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, NameDialog)
        assert not dialog.go.isEnabled() or not dialog.wrong.text()
        dialog.name.setText(" ")
        assert not dialog.go.isEnabled()
        assert dialog.wrong.text() == "An evaluation needs a name."
        dialog.name.setText(name)
        dialog.go.click()

    return answer


@pytest.fixture
def sample(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """A window with an evaluation that was begun under a name."""
    window.documents.start_with(
        "Starting", lambda _session, _progress: None, lambda *_: None, called="Sample evaluation"
    )
    settled(qtbot, window)
    return window


def test_saving_renames_nothing_and_says_so(
    qtbot: QtBot, sample: MainWindow, tmp_path: Path
) -> None:
    sample.documents.save_as(path := tmp_path / "eval.gzeval")
    settled(qtbot, sample)
    assert sample.header.title.text() == "Sample evaluation"
    assert sample.windowTitle() == "Sample evaluation (eval.gzeval)[*] – gz_eval"
    assert sample.banner.text.text().startswith(
        "Saved to “eval.gzeval”. The evaluation is still called “Sample evaluation”"
    )
    sample.documents.close()
    settled(qtbot, sample)
    path.rename(moved := tmp_path / "moved in Explorer.gzeval")
    sample.open([moved])
    settled(qtbot, sample)
    assert sample.header.title.text() == "Sample evaluation"


def test_the_first_file_names_what_has_no_name_on_the_record(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path
) -> None:
    filled.documents.save_as(tmp_path / "Round one.gzeval")
    settled(qtbot, filled)
    document = filled.documents.document
    assert document is not None
    assert document.session.entries[-1].sentence == "name the evaluation “Round one”, as its file"
    assert not document.unsaved
    assert not filled.banner.isVisible()
    filled.documents.save_as(tmp_path / "for the minister.gzeval")
    settled(qtbot, filled)
    assert document.name == "Round one"
    assert "still called “Round one”" in filled.banner.text.text()


def test_it_is_renamed_on_the_record_and_exports_say_it(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path
) -> None:
    filled.documents.save_as(tmp_path / "eval.gzeval")
    settled(qtbot, filled)
    with answering(called(" Round  two ")):
        filled.menus.rename.trigger()
    document = filled.documents.document
    assert document is not None
    assert document.session.undo_sentence == "rename the evaluation “eval” to “Round two”"
    assert filled.header.title.text() == "Round two"
    filled.go(EXPORT)
    settled(qtbot, filled)
    page = filled.pages.page(EXPORT)
    assert isinstance(page, ExportPage)
    assert page._told_of()[0] == "Round two"
    filled.menus.undo.trigger()
    assert filled.header.title.text() == "eval"


def test_a_file_of_before_is_called_as_its_file_until_it_is_saved_as_another(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "old.gzeval"
    document = Document.new(load_framework("four-pillars"), Folders.of_user(), ANALYST)
    document.session.do(SetWeight("power", 38))
    document.save_as(path)
    document.close()
    window.open([path])
    settled(qtbot, window)
    assert window.windowTitle() == "old[*] – gz_eval"
    window.documents.save_as(tmp_path / "new.gzeval")
    settled(qtbot, window)
    assert window.header.title.text() == "old"
    copy = Document.open_copy(tmp_path / "new.gzeval", Folders.of_user(), ANALYST)
    window.documents.take(copy)
    settled(qtbot, window)
    assert window.header.title.text() == "new (copy) – old"
    assert copy.name == "old"
    assert copy.offered_path == tmp_path / "new (copy).gzeval"


def test_saving_leaves_what_was_undone_to_be_had_back(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path
) -> None:
    document = filled.documents.document
    assert document is not None
    document.session.do(SetWeight("power", 38))
    document.session.undo()
    wanted = document.session.redo_sentence
    filled.documents.save_as(tmp_path / "eval.gzeval")
    settled(qtbot, filled)
    assert not document.unsaved
    assert document.session.redo_sentence == wanted != ""
    assert filled.header.title.text() == "eval"


def test_undo_after_the_first_save_takes_back_what_the_official_did_last(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path
) -> None:
    document = filled.documents.document
    assert document is not None
    document.session.do(SetWeight("power", 38))
    done = document.session.undo_sentence
    filled.documents.save_as(path := tmp_path / "Round one.gzeval")
    settled(qtbot, filled)
    filled.menus.undo.trigger()
    assert document.session.entries[-1].sentence == f"undo: {done}"
    assert filled.header.title.text() == "Round one"
    filled.menus.redo.trigger()
    assert document.session.undo_sentence == done
    filled.menus.save.trigger()
    settled(qtbot, filled)
    assert verify(path).problem == ""
    filled.documents.close()
    settled(qtbot, filled)
    path.rename(moved := tmp_path / "moved.gzeval")
    filled.open([moved])
    settled(qtbot, filled)
    assert filled.header.title.text() == "Round one"


def test_a_save_that_fails_names_nothing(qtbot: QtBot, filled: MainWindow, tmp_path: Path) -> None:
    document = filled.documents.document
    assert document is not None
    before = list(document.session.entries)
    filled.documents.save_as(tmp_path / "not there" / "Round one.gzeval")
    settled(qtbot, filled)
    assert "could not be saved" in filled.banner.text.text()
    assert list(document.session.entries) == before
    assert filled.header.title.text() == "Untitled evaluation"
    filled.documents.save_as(tmp_path / "Round two.gzeval")
    settled(qtbot, filled)
    assert filled.header.title.text() == "Round two"
    assert not document.unsaved


def test_what_was_opened_to_be_read_keeps_its_name_in_another_file(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "old.gzeval"
    document = Document.new(load_framework("four-pillars"), Folders.of_user(), ANALYST)
    document.save_as(path)
    document.close()
    window.documents.take(Document.open(path, Folders.of_user(), ANALYST, read_only=True))
    settled(qtbot, window)
    window.documents.save_as(tmp_path / "new.gzeval")
    settled(qtbot, window)
    opened = window.documents.document
    assert opened is not None
    assert opened.session.entries[-1].sentence == "name the evaluation “old”, as its file"
    assert window.header.title.text() == "old"
    assert not opened.unsaved
    assert "still called “old”" in window.banner.text.text()
