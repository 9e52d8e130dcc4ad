"""One thing after another, each in a turn of the event loop of its own.

What would keep the window away for too long as one is handed over in steps: whatever else there is
to do, and to paint, comes between them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Turns(QObject):
    """Does the steps it is given in their order. One that fails does not keep the next from it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._take)

    @property
    def pending(self) -> bool:
        """Whether there are steps that are not begun yet."""
        return bool(self._steps)

    def add(self, *steps: Callable[[], object]) -> None:
        """Do these too, after what was asked for before."""
        self._steps.extend(steps)
        self._timer.start()

    def drop(self) -> None:
        """Do nothing of what was asked for."""
        self._steps.clear()
        self._timer.stop()

    def _take(self) -> None:
        try:
            self._steps.popleft()()
        finally:
            # From now: a timer that ran on would be due before any that became due meanwhile.
            if self._steps:
                self._timer.start()
