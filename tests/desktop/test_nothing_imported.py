"""Files without bids, given to a window: what is said, and what is open afterwards."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from dialog_answers import answering, settled
from gz_eval.app.folders import Folders
from gz_eval.app.settings import Settings
from gz_eval.desktop.told_dialog import ToldDialog
from gz_eval.desktop.window import MainWindow


def nothing_open(window: MainWindow) -> None:
    """The window is as it was before: its first page, and no work of anybody's left behind."""
    assert window.documents.document is None
    assert window.stack.currentWidget() is window.welcome
    assert not window.welcome.reading
    assert window.focusWidget() is window.welcome.buttons[0]
    assert not list((Folders.of_user().state / "sessions").glob("*"))


def test_a_wrong_file_opens_no_evaluation(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.xlsx"
    wrong.write_bytes(b"%PDF-1.7")
    window.open([wrong])
    settled(qtbot, window)
    assert window.banner.text.text().startswith("“wrong.xlsx” is not a spreadsheet")
    nothing_open(window)


def test_reading_that_is_cancelled_opens_no_evaluation(
    qtbot: QtBot, window: MainWindow, register: Path
) -> None:
    window.open([register])
    window.jobs.open[0].cancel()
    settled(qtbot, window)
    assert window.banner.text.text() == "Reading register.csv was cancelled. Nothing was changed."
    nothing_open(window)


def test_who_will_not_say_who_acts_opens_no_evaluation(
    qtbot: QtBot, window: MainWindow, register: Path
) -> None:
    Settings().save(Folders.of_user())
    with answering(QDialog.reject) as came:
        window.open([register])
        settled(qtbot, window)
    assert len(came) == 1
    assert window.banner.text.text() == "Reading register.csv was cancelled. Nothing was changed."
    settled(qtbot, window)
    nothing_open(window)


def test_of_many_wrong_files_each_is_named_in_a_list_to_be_copied(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        (tmp_path / name).write_bytes(b"%PDF-1.7")
    (tmp_path / "c.csv").write_bytes(b"")
    told: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, ToldDialog)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.text)
        told.append(dialog.text.toPlainText())
        dialog.reject()

    with answering(read) as came:
        window.open([tmp_path / "a.xlsx", tmp_path / "b.xlsx", tmp_path / "c.csv"])
        settled(qtbot, window)
    assert [one.title for one in came] == ["None of the 3 files could be imported."]
    assert "“c.csv” is empty." in told[0]
    assert all(name in told[0] for name in ("a.xlsx", "b.xlsx"))
    nothing_open(window)


def test_while_names_are_hidden_wrong_files_are_not_named(
    qtbot: QtBot, window: MainWindow, register: Path, tmp_path: Path
) -> None:
    window.open([register])
    settled(qtbot, window)
    window.menus.nameless.trigger()
    window.documents.drop()  # the next evaluation would be shown without names too
    settled(qtbot, window)
    (tmp_path / "Harrow Campus.csv").write_bytes(b"")
    window.open([tmp_path / "Harrow Campus.csv"])
    assert "Harrow" not in window.welcome._title.text()
    settled(qtbot, window)
    assert window.banner.text.text() == (
        "The files could not be read. Show names and places to read why."
    )
    assert window.menus.nameless.isEnabled()  # as it advises, though nothing is open
    window.open([register])
    window.jobs.open[0].cancel()
    settled(qtbot, window)
    assert window.banner.text.text().startswith("What was being done was cancelled.")


def test_files_that_bring_nothing_leave_what_is_open(
    qtbot: QtBot, window: MainWindow, register: Path, tmp_path: Path
) -> None:
    window.open([register])
    settled(qtbot, window)
    document = window.documents.document
    assert document is not None
    (tmp_path / "c.csv").write_bytes(b"")
    window.open([tmp_path / "c.csv"])
    settled(qtbot, window)
    assert window.documents.document is document
    assert window.banner.text.text().startswith("“c.csv” is empty.")
