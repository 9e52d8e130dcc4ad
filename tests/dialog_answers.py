"""Answers to dialogs that wait, as a person would give them; and waiting for work to be over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gz_eval.desktop.choice_dialog import ChoiceDialog
from gz_eval.desktop.person_dialog import PersonDialog
from gz_eval.desktop.reason_dialog import ReasonDialog
from gz_eval.desktop.window import MainWindow


@dataclass(frozen=True, slots=True)
class Seen:
    """A dialog as it was before it was answered: it may be gone by now."""

    kind: type[QDialog]
    title: str
    said: str
    listed: str


@contextmanager
def answering(*answers: Callable[[QDialog], object]) -> Iterator[list[Seen]]:
    """Have dialogs answered as they come, one answer each; the list tells of those that came."""
    left, seen = list(answers), list[Seen]()
    known: list[QDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and not any(dialog is one for one in known):
            known.append(dialog)
            seen.append(Seen(type(dialog), dialog.windowTitle(), texts(dialog), lists(dialog)))
            answer = left.pop(0) if left else QDialog.reject
            try:
                answer(dialog)
            except BaseException:
                dialog.reject()  # or the test would wait for it, and never say what is wrong
                raise

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(1)
    try:
        yield seen
    finally:
        timer.stop()
    assert not left, "a dialog that was expected did not come"


@contextmanager
def kept_waiting(seconds: int) -> Iterator[list[str]]:
    """Send away each dialog that nobody has answered for so long, and tell of it in the list.

    A test would wait for it for ever: who answers may have come too early, or pressed what is off.
    """
    stayed: list[str] = []
    since: list[QWidget] = []  # a dialog once for each second that it was seen

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or (since and since[0] is not dialog):
            since.clear()
        if dialog is not None:
            since.append(dialog)
        if dialog is not None and len(since) > seconds:
            stayed.append(f"“{dialog.windowTitle()}” was answered by nobody")
            since.clear()
            dialog.close()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(1000)
    try:
        yield stayed
    finally:
        timer.stop()


def press(button: QAbstractButton) -> None:
    """Press a button that can be pressed: a click on one that is off would do nothing."""
    assert button.isEnabled()
    button.click()


def because(reason: str) -> Callable[[QDialog], None]:
    """Type a reason and go on."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, ReasonDialog)
        assert not dialog.go.isEnabled()
        dialog.text.setPlainText("   ")
        assert not dialog.go.isEnabled()
        dialog.text.setFocus()
        QTest.keyClicks(dialog.text, reason)
        press(dialog.go)

    return answer


def named(name: str, role: str) -> Callable[[QDialog], None]:
    """Say who acts."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, PersonDialog)
        dialog.name.setText(name)
        dialog.role.setCurrentText("")
        assert not dialog.go.isEnabled()
        assert dialog.wrong.text() == "Give your role."
        dialog.role.setCurrentText(role)
        press(dialog.go)

    return answer


def chosen(key: str) -> Callable[[QDialog], None]:
    """Press the button of one answer."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, ChoiceDialog)
        press(dialog.buttons[key])

    return answer


def texts(dialog: QDialog) -> str:
    """All that a dialog's labels say."""
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def settled(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the window has nothing more to do in the background."""
    qtbot.waitUntil(lambda: window.at_rest, timeout=20_000)


def abandon(window: MainWindow) -> None:
    """Have a window close without a question, which nobody would answer after a test.

    What it is still doing is stopped, and what is open is let go.
    """
    window.jobs.close()
    window.documents.end()


def lists(dialog: QDialog) -> str:
    """All that stands in a dialog's boxes of text."""
    return "\n".join(box.toPlainText() for box in dialog.findChildren(QPlainTextEdit))
