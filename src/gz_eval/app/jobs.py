"""Long work, one piece after another, off the thread that called. No Qt.

Work gets a `Progress` that reports at most ten times a second and stops the work when it was
cancelled. Whatever comes of it is handed to `post` as a closure: the interface gives a `post` that
runs closures on its own thread, a test one that collects them.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from gz_eval.core.errors import Cancelled
from gz_eval.core.progress import Progress

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

Result = TypeVar("Result")
Post: TypeAlias = Callable[[Callable[[], None]], None]

REPORT_EVERY = 0.1  # seconds: more often than this nobody reads it


@dataclass(frozen=True, slots=True)
class Report:
    """How far a job is: `done` of `total` steps; a total of 0 means nobody knows."""

    text: str
    done: int
    total: int


class Job:
    """One piece of work that is waiting, running or over."""

    def __init__(self, label: str, *, stoppable: bool = True, awaited: bool = False) -> None:
        """`stoppable`: whether it hears of `cancel` at all; `awaited`: whether anybody minds."""
        self.label = label
        self.stoppable = stoppable
        self.awaited = awaited
        self._cancelled = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask it to stop; it does so at its next report of progress, and changes nothing."""
        if self.stoppable:
            self._cancelled.set()


class PacedProgress:
    """A `Progress` that raises `Cancelled` at once, but reports only now and then."""

    def __init__(
        self,
        job: Job,
        report: Callable[[Report], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._job = job
        self._report = report
        self._clock = clock
        self._next = float("-inf")

    def __call__(self, text: str, done: int, total: int) -> None:
        """Say how far the work is. Raises `Cancelled` when it was asked to stop."""
        if self._job.cancelled:
            raise Cancelled
        now = self._clock()
        if now >= self._next:
            self._next = now + REPORT_EVERY
            self._report(Report(text, done, total))


class Jobs:
    """A queue of work with one thread, started with the first piece and ended by `close`."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._executor: ThreadPoolExecutor | None = None
        self._open: list[Job] = []
        self._closed = False
        self._on_their_way: dict[Job, Callable[[], None]] = {}

    @property
    def open(self) -> tuple[Job, ...]:
        """The jobs that are waiting or running, oldest first, as last heard by the interface."""
        return tuple(self._open)

    def start(
        self,
        label: str,
        work: Callable[[Progress], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
        stopped: Callable[[], None] = lambda: None,
        reported: Callable[[Report], None] = lambda _report: None,
        *,
        dropped: Callable[[Result], None] = lambda _result: None,
        stoppable: bool = True,
        lasting: bool = False,
        awaited: bool = False,
    ) -> Job:
        """Do `work` when its turn comes, then exactly one of `done`, `failed` and `stopped`.

        `work` must touch nothing that the caller's thread changes: it is given what it needs and
        hands back computed values. A job cancelled before it ends is `stopped`, whatever it found:
        that goes to `dropped`, on the thread of the work. Work that would leave something half done
        is not `stoppable`. What `lasting` work has done stays, as a file does that was written:
        cancelled too late for it to notice, it is `done`, for that is how things are. Of work that
        is `awaited` somebody counts on what comes of it: who leaves it is asked first.
        """
        if self._closed:
            raise RuntimeError("no work can be started any more: the queue is closed")
        if self._executor is None:
            from concurrent.futures import ThreadPoolExecutor  # a window opens without it

            self._executor = ThreadPoolExecutor(1, thread_name_prefix="gz_eval work")
        job = Job(label, stoppable=stoppable, awaited=awaited)
        self._open.append(job)
        executor = self._executor

        def tell(report: Report) -> None:
            self._post(lambda: None if job.cancelled else reported(report))

        def run() -> None:
            try:
                if job.cancelled:
                    raise Cancelled
                result = work(PacedProgress(job, tell))
            except Cancelled:
                self._post(lambda: self._end(job, stopped))
            except Exception as error:
                caught = error
                self._post(lambda: self._end(job, lambda: failed(caught)))
            else:
                if too_late():
                    drop(result)
                    self._post(lambda: self._end(job, stopped))
                else:
                    self._on_their_way[job] = lambda: drop(result)
                    self._post(lambda: arrive(result))

        def too_late() -> bool:
            """Whether what the work found is not wanted any more."""
            return job.cancelled and not lasting

        def drop(result: Result) -> None:
            with suppress(Exception):  # nobody is waiting for it any more
                dropped(result)

        def arrive(result: Result) -> None:
            if self._on_their_way.pop(job, None) is None:
                return  # the queue was closed, and it was dropped
            if too_late():  # just now: it was on its way already
                executor.submit(drop, result)
            self._end(job, stopped if too_late() else lambda: done(result))

        executor.submit(run)
        return job

    def _end(self, job: Job, outcome: Callable[[], None]) -> None:
        if self._closed:
            return
        self._open.remove(job)
        outcome()

    def close(self) -> None:
        """Stop everything, wait for the thread to end, and hear of no outcome any more."""
        self._closed = True
        for job in self._open:
            job.cancel()
        self._open.clear()
        if self._executor is not None:
            self._executor.shutdown(wait=True)  # what waits is cancelled, or has to be done
            self._executor = None
        for drop in list(self._on_their_way.values()):
            drop()
        self._on_their_way.clear()
