"""One thing after another, each in a turn of the event loop of its own.

What would keep the window away for too long as one is handed over in steps: whatever else there is
to do, and to paint, comes between them.

`QTimer.singleShot` of 0 ms for an object posts an event: it comes before timers that are due,
in one turn with all else that is posted, paints among them. It takes a timer for a turn of its own,
and one timer for all: see `_Line`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from weakref import ref

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class _Step(QObject):
    """What is to be done for an owner, gone with it."""

    def __init__(self, owner: QObject, act: Callable[[], object]) -> None:
        super().__init__(owner)
        self.act = act


class _Line(QObject):
    """All who wait for a turn: one is let in at a time, in the order in which they asked.

    A timer for each of them would be due together with the others', and all that are due are done
    in one turn.
    """

    def __init__(self, app: QObject) -> None:
        super().__init__(app)
        self._waiting: deque[ref[_Step]] = deque()  # which keeps nothing alive
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._let_in)

    def ask(self, owner: QObject, act: Callable[[], object]) -> None:
        self._waiting.append(ref(_Step(owner, act)))
        if not self._timer.isActive():
            self._timer.start()

    def _let_in(self) -> None:
        step = self._waiting.popleft()()
        self._wait_on()  # one that opens a dialog keeps the others from nothing
        try:
            if step is not None and isValid(step):
                step.setParent(None)
                step.act()
        finally:
            self._wait_on()  # from now: one that ran on would be due before any due meanwhile

    def _wait_on(self) -> None:
        if self._waiting:
            self._timer.start()


def _line() -> _Line:
    app = QCoreApplication.instance()
    assert app is not None
    line = app.findChild(_Line, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return _Line(app) if line is None else line


class Turns(QObject):
    """Does the steps it is given in their order. One that fails does not keep the next from it.

    `over` is sent in a turn of its own when nothing is left to be done.
    """

    over = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: deque[Callable[[], object]] = deque()
        self._asked: object | None = None

    @property
    def pending(self) -> bool:
        """Whether there are steps that are not begun yet, or `over` is still to be sent."""
        return bool(self._steps) or self._asked is not None

    def add(self, *steps: Callable[[], object]) -> None:
        """Do these too, after what was asked for before; of none, just say when it is over."""
        self._steps.extend(steps)
        if self._asked is None:
            self._ask()

    def finish(self) -> None:
        """Do what is left at once: nobody is kept waiting any more."""
        while self._steps:
            self._steps.popleft()()

    def drop(self) -> None:
        """Do nothing of what was asked for."""
        self._steps.clear()
        self._asked = None

    def _ask(self) -> None:
        asked = self._asked = object()
        in_next_turn(self, lambda: self._take(asked))

    def _take(self, asked: object) -> None:
        if asked is not self._asked:  # it was dropped
            return
        self._asked = None
        if not self._steps:
            self.over.emit()
            return
        try:
            self._steps.popleft()()
        finally:
            if self._asked is None:
                self._ask()


def in_next_turn(owner: QObject, step: Callable[[], object]) -> None:
    """Do something in a turn of its own, the next, if its owner is still there by then."""
    _line().ask(owner, step)


def paint_in_next_turn(widget: QWidget) -> None:
    """Paint a widget in the next turn: what was done to it was enough for this one."""
    widget.setUpdatesEnabled(False)
    in_next_turn(widget, lambda: widget.setUpdatesEnabled(True))
