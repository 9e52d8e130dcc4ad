"""Answers to dialogs that wait: what a person would do once each one is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from gz_eval.desktop.choice_dialog import ChoiceDialog
from gz_eval.desktop.person_dialog import PersonDialog
from gz_eval.desktop.reason_dialog import ReasonDialog


@contextmanager
def answering(*answers: Callable[[QDialog], None]) -> Iterator[list[QDialog]]:
    """Have dialogs answered as they come, one answer each; the list holds those that came."""
    left, came = list(answers), list[QDialog]()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog not in came:
            came.append(dialog)
            answer = left.pop(0) if left else QDialog.reject
            answer(dialog)

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(1)
    yield came
    timer.stop()
    assert not left, "a dialog that was expected did not come"


def because(reason: str) -> Callable[[QDialog], None]:
    """Type a reason and go on."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, ReasonDialog)
        assert not dialog.go.isEnabled()
        dialog.text.setPlainText("   ")
        assert not dialog.go.isEnabled()
        dialog.text.setFocus()
        QTest.keyClicks(dialog.text, reason)
        dialog.go.click()

    return answer


def named(name: str, role: str) -> Callable[[QDialog], None]:
    """Say who acts."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, PersonDialog)
        dialog.name.setText(name)
        dialog.role.setCurrentText("")
        assert not dialog.go.isEnabled()
        dialog.role.setCurrentText(role)
        dialog.go.click()

    return answer


def chosen(key: str) -> Callable[[QDialog], None]:
    """Press the button of one answer."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, ChoiceDialog)
        dialog.buttons[key].click()

    return answer


def texts(dialog: QDialog) -> str:
    """All that a dialog's labels say."""
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))
