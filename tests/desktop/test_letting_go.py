"""What is not needed any more is deleted once nobody is in the midst of it, as Qt would go on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gz_eval.desktop.letting_go import let_go, let_go_once_finished
from gz_eval.desktop.open_dialogs import put_away
from gz_eval.desktop.window import MainWindow


def in_the_loop(qtbot: QtBot, act: Callable[[], None]) -> None:
    """Do something as the running application does: in its event loop."""
    over: list[bool] = []

    def step() -> None:
        act()
        over.append(True)

    QTimer.singleShot(0, step)
    qtbot.waitUntil(lambda: bool(over))


def ask(meanwhile: Callable[[], None], after: Callable[[], None] = lambda: None) -> None:
    """Wait within what is being done, as a drag and a file dialog of the system do.

    Nothing of ours ends such a wait. `meanwhile` is done in there, `after` at its end.
    """
    loop = QEventLoop()
    QTimer.singleShot(0, meanwhile)

    def end() -> None:
        try:
            after()
        finally:
            loop.quit()

    QTimer.singleShot(50, end)
    loop.exec()


def gone(qtbot: QtBot, widget: QWidget) -> None:
    """Wait until it is deleted."""
    qtbot.waitUntil(lambda: not isValid(widget))


def test_a_page_outlives_the_click_that_waits_while_its_evaluation_is_closed(
    qtbot: QtBot, filled: MainWindow
) -> None:
    page = filled.ranking
    assert page is not None
    button = QPushButton("Ask", page)
    there: list[bool] = []

    def clicked() -> None:
        ask(filled.documents.drop)
        there.append(isValid(page) and isValid(button))

    button.clicked.connect(clicked)
    in_the_loop(qtbot, button.click)
    assert there == [True]  # Qt was still in the button's click
    gone(qtbot, page)
    qtbot.waitUntil(lambda: filled.at_rest)


def test_a_dialog_outlives_what_it_asks_when_both_are_put_away(
    qtbot: QtBot, window: MainWindow
) -> None:
    dialog = QDialog(window)
    button = QPushButton("Ask", dialog)
    QVBoxLayout(dialog).addWidget(button)
    let_go_once_finished(dialog)
    there: list[bool] = []

    def clicked() -> None:
        ask(lambda: put_away(window))
        there.append(isValid(dialog))

    button.clicked.connect(clicked)
    dialog.open()
    in_the_loop(qtbot, button.click)
    assert there == [True]
    gone(qtbot, dialog)


def test_what_waits_to_be_deleted_is_not_seen_and_does_nothing_more(
    qtbot: QtBot, window: MainWindow
) -> None:
    widget = QWidget(window)
    widget.show()
    done: list[str] = []
    timer = QTimer(widget)
    timer.timeout.connect(lambda: done.append("late"))

    def close() -> None:
        timer.start(1)
        let_go(widget)

    def look() -> None:
        assert isValid(widget)
        assert widget.isHidden()

    in_the_loop(qtbot, lambda: ask(close, look))
    gone(qtbot, widget)
    assert done == []


@pytest.mark.parametrize("shown", [True, False])
def test_with_nothing_being_asked_it_is_deleted_at_once(
    qtbot: QtBot, window: MainWindow, shown: bool
) -> None:
    widget = QWidget(window)
    widget.setVisible(shown)
    in_the_loop(qtbot, lambda: let_go(widget))
    assert not isValid(widget) or not widget.findChildren(QTimer)  # nothing is waited for
    gone(qtbot, widget)
