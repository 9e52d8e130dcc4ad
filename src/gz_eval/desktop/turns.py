"""One thing after another, each in a turn of the event loop of its own.

What would keep the window away for too long as one is handed over in steps: whatever else there is
to do, and to paint, comes between them.

`QTimer.singleShot` of 0 ms for an object posts an event: it comes before timers that are due,
in one turn with all else that is posted, paints among them. It takes a timer for a turn of its own.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget


class Turns(QObject):
    """Does the steps it is given in their order. One that fails does not keep the next from it.

    `over` is sent in a turn of its own when nothing is left to be done.
    """

    over = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._take)

    @property
    def pending(self) -> bool:
        """Whether there are steps that are not begun yet, or `over` is still to be sent."""
        return bool(self._steps) or self._timer.isActive()

    def add(self, *steps: Callable[[], object]) -> None:
        """Do these too, after what was asked for before; of none, just say when it is over."""
        self._steps.extend(steps)
        self._timer.start()

    def drop(self) -> None:
        """Do nothing of what was asked for."""
        self._steps.clear()
        self._timer.stop()

    def _take(self) -> None:
        if not self._steps:
            self.over.emit()
            return
        try:
            self._steps.popleft()()
        finally:
            self._timer.start()  # from now: one that ran on would be due before any due meanwhile


def in_next_turn(owner: QObject, step: Callable[[], object]) -> None:
    """Do something in the next turn of the event loop, if its owner is still there by then."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.timeout.connect(timer.deleteLater)
    timer.timeout.connect(step)
    timer.start(0)


def paint_in_next_turn(widget: QWidget) -> None:
    """Paint a widget in the next turn: what was done to it was enough for this one."""
    widget.setUpdatesEnabled(False)
    in_next_turn(widget, lambda: widget.setUpdatesEnabled(True))
