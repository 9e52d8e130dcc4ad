"""A window that works in the background: off its thread, and in turns of its own.

What is made out of sight comes back as a closure; what follows of it is done turn by turn, so that
the window is never away for long. Once all of it is over the window is at rest, and says so.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QMainWindow

from gz_eval.app.jobs import Jobs
from gz_eval.core.errors import UserError
from gz_eval.desktop.background import BusyLine, Courier
from gz_eval.desktop.banner import Banner
from gz_eval.desktop.crash import CrashReporter
from gz_eval.desktop.told_dialog import tell_at_length
from gz_eval.desktop.turns import Turns, in_next_turn

if TYPE_CHECKING:
    from gz_eval.core.progress import Progress

Result = TypeVar("Result")


class WorkingWindow(QMainWindow):
    """`settled` is sent when work is over, however it ended.

    `banner` says what was refused and `busy` what is being done: whoever lays the window out has to
    give them a place.
    """

    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner(self)
        self.busy = BusyLine()
        self.crashes = CrashReporter(self)
        self.turns = Turns(self)
        self.turns.over.connect(self._settle)
        self._courier = Courier(self)
        self.jobs = Jobs(self._courier.post)
        self._after_paint: list[Callable[[], object]] = []
        self._painted = False

    def work_on(
        self,
        label: str,
        work: Callable[[Progress], Result],
        done: Callable[[Result], None],
        refused: Callable[[UserError], bool] = lambda _error: False,
        *,
        failed: Callable[[], None] = lambda: None,
        dropped: Callable[[Result], None] = lambda _result: None,
        stoppable: bool = True,
        lasting: bool = False,
        awaited: bool = False,
    ) -> None:
        """Do `work` off this thread and hand what it computed to `done` on it.

        `refused` is asked first about a `UserError`: True when it was dealt with. `failed` is
        called where a fault ended the work, before that is told. `dropped`, `stoppable`,
        `lasting` and `awaited` are those of `Jobs.start`.
        """

        def finish(result: Result) -> None:
            try:
                done(result)
            finally:  # a fault in what follows is told: the window does not go on waiting for it
                self._over()

        def fail(error: Exception) -> None:
            if isinstance(error, UserError) and refused(error):
                self._over()
            else:
                if not isinstance(error, UserError):
                    failed()
                self._failed(error)

        def stopped() -> None:
            self._over()
            told = "What was being done" if self.busy.nameless else label  # which may name a file
            self.banner.say(f"{told} was cancelled.", "Nothing was changed.", sign="Cancelled")

        self.jobs.start(
            label,
            work,
            finish,
            fail,
            stopped,
            self.busy.report,
            dropped=dropped,
            stoppable=stoppable,
            lasting=lasting,
            awaited=awaited,
        )
        self.busy.follow(self.jobs.open[0])

    def _failed(self, error: Exception) -> None:
        self._over()
        if isinstance(error, UserError) and error.sections:
            tell_at_length(self, error)
        elif isinstance(error, UserError):
            self.banner.say(error.what, error.advice)
        else:
            self.crashes.report(error)

    def _over(self) -> None:
        if self.jobs.open:
            self.busy.follow(self.jobs.open[0])
            self.settled.emit()
            return
        self.busy.finish()
        self.turns.add()  # and when they are over, so is the work

    def _settle(self) -> None:
        if not self.jobs.open:
            self.come_to_rest()
            self.settled.emit()

    def come_to_rest(self) -> None:
        """What is shown once work is over: nothing else, here."""

    @property
    def at_rest(self) -> bool:
        """Whether there is nothing more to do, and nothing more to be shown of what was done."""
        return not self.jobs.open and not self.turns.pending

    # -- the first paint --------------------------------------------------------------------------

    def after_first_paint(self, action: Callable[[], object]) -> None:
        """Have something done as soon as the window has been seen."""
        if self._painted:
            in_next_turn(self, action)
        else:
            self._after_paint.append(action)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            for action in self._after_paint:
                in_next_turn(self, action)
            self._after_paint.clear()
