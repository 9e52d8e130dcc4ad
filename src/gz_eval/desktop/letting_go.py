"""Deletes what is not needed any more, but not while Qt is in the midst of it.

A question that is waited for runs an event loop of its own, within the click that asked it. What
is deleted in there is gone when the question is answered, and Qt goes on with the click in what was
the page: sometimes that ends the program at once, and sometimes much later and elsewhere.
"""

from __future__ import annotations

from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QDialog, QWidget

_AGAIN = 100  # ms: to look whether the question is answered


def let_go(widget: QWidget) -> None:
    """Delete a widget as soon as no question is waited for; until then it does nothing."""
    widget.hide()  # what is deleted must have no focus: Qt tells of it as it is half gone
    if QThread.currentThread().loopLevel() <= 1:
        widget.deleteLater()
        return
    for timer in widget.findChildren(QTimer):
        timer.stop()  # it would act on what is closed
    again = QTimer(widget)
    again.setSingleShot(True)
    again.timeout.connect(lambda: let_go(widget))
    again.start(_AGAIN)


def let_go_once_finished(dialog: QDialog) -> None:
    """Delete a dialog when it is done with, whatever it asks meanwhile."""
    dialog.finished.connect(lambda _result: let_go(dialog))
