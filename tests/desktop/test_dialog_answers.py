"""What tests of dialogs stand on: one that nobody answers is sent away, and told of."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from dialog_answers import answering, kept_waiting


def asked(title: str) -> QDialog:
    """A dialog that has been waited for."""
    dialog = QDialog()
    dialog.setWindowTitle(title)
    dialog.exec()
    return dialog


def test_a_dialog_whose_answer_does_nothing_is_sent_away_and_told_of(qtbot: QtBot) -> None:
    with kept_waiting(0) as stayed, answering(lambda _dialog: None):
        qtbot.addWidget(asked("Replace it?"))
    assert stayed == ["“Replace it?” was answered by nobody"]


def test_what_is_answered_is_not_told_of(qtbot: QtBot) -> None:
    with kept_waiting(0) as stayed, answering(QDialog.accept, QDialog.reject):
        for title in ("Replace it?", "Go on?"):
            qtbot.addWidget(asked(title))
    assert stayed == []
