"""Work off the caller's thread: one outcome each, in order, and none after the end."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from queue import Queue

import pytest

from gz_eval.app.jobs import REPORT_EVERY, Job, Jobs, PacedProgress, Report
from gz_eval.core.errors import Cancelled, UserError
from gz_eval.core.progress import Progress

WAIT = 10  # seconds: far more than any of this takes


class Desk:
    """Collects closures, as an interface's thread would, and runs them when asked."""

    def __init__(self) -> None:
        self.closures: Queue[Callable[[], None]] = Queue()
        self.said: list[object] = []
        self.jobs = Jobs(self.closures.put)

    def start(
        self,
        work: Callable[[Progress], object],
        dropped: Callable[[object], None] = lambda _found: None,
        *,
        stoppable: bool = True,
        lasting: bool = False,
    ) -> Job:
        return self.jobs.start(
            "work",
            work,
            self.said.append,
            self.said.append,
            lambda: self.said.append("stopped"),
            self.said.append,
            dropped=dropped,
            stoppable=stoppable,
            lasting=lasting,
        )

    def run(self, outcomes: int) -> None:
        """Run closures until so many jobs are over."""
        left = len(self.jobs.open) - outcomes
        while len(self.jobs.open) > left:
            self.closures.get(timeout=WAIT)()

    @property
    def outcomes(self) -> list[object]:
        """What was said, without how far the work is."""
        return [one for one in self.said if not isinstance(one, Report)]


class Held:
    """Work that goes on only when it is let, and then finds a file."""

    def __init__(self, reports: bool = False) -> None:
        self._started, self._go = threading.Event(), threading.Event()
        self._reports = reports

    def __call__(self, progress: Progress) -> str:
        self._started.set()
        self._go.wait(WAIT)
        if self._reports:
            progress("still at it", 1, 2)
        return "a file"

    def wait(self) -> None:
        """Until it has begun."""
        assert self._started.wait(WAIT)

    def let_go(self) -> None:
        """Have it end."""
        self._go.set()


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.jobs.close()


def test_results_come_back_one_after_another_on_the_callers_thread(desk: Desk) -> None:
    threads = []

    def work(progress: Progress) -> str:
        threads.append(threading.current_thread())
        return f"result {len(threads)}"

    desk.start(work)
    desk.start(work)
    desk.run(2)
    assert desk.said == ["result 1", "result 2"]
    assert len(set(threads)) == 1
    assert threads[0] is not threading.current_thread()
    desk.jobs.close()
    assert not threads[0].is_alive()


def test_an_error_is_handed_over_and_the_next_work_goes_on(desk: Desk) -> None:
    error = UserError("It is not there.", "Look elsewhere.")

    def fail(progress: Progress) -> None:
        raise error

    desk.start(fail)
    desk.start(lambda _progress: "fine")
    desk.run(2)
    assert desk.said == [error, "fine"]


@pytest.mark.parametrize("reports", [True, False])
def test_cancelled_work_stops_at_its_next_report_or_is_too_late_to_notice(
    desk: Desk, reports: bool
) -> None:
    work = Held(reports)
    job = desk.start(work)
    work.wait()
    job.cancel()
    work.let_go()
    desk.run(1)
    assert desk.said == ["stopped"]


@pytest.mark.parametrize("late", [False, True])
def test_what_cancelled_work_found_is_given_back(desk: Desk, late: bool) -> None:
    dropped: list[tuple[object, str]] = []
    work = Held()
    job = desk.start(work, lambda found: dropped.append((found, threading.current_thread().name)))
    work.wait()
    if not late:
        job.cancel()
    work.let_go()
    closure = desk.closures.get(timeout=WAIT)
    job.cancel()  # when `late`, the result is on its way
    closure()
    desk.jobs.close()
    assert desk.said == ["stopped"]
    assert dropped == [("a file", "gz_eval work_0")]


@pytest.mark.parametrize("late", [False, True])
def test_what_lasting_work_has_done_is_done_though_it_was_cancelled_too_late(
    desk: Desk, late: bool
) -> None:
    dropped: list[object] = []
    work = Held()
    job = desk.start(work, dropped.append, lasting=True)
    work.wait()
    if not late:
        job.cancel()
    work.let_go()
    closure = desk.closures.get(timeout=WAIT)
    job.cancel()  # when `late`, the result is on its way
    closure()
    assert (desk.said, dropped) == (["a file"], [])


def test_lasting_work_that_hears_of_it_in_time_is_stopped(desk: Desk) -> None:
    work = Held(reports=True)
    job = desk.start(work, lasting=True)
    work.wait()
    job.cancel()
    work.let_go()
    desk.run(1)
    assert desk.said == ["stopped"]


def test_what_is_on_its_way_when_all_is_closed_is_given_back(desk: Desk) -> None:
    dropped: list[object] = []
    desk.start(lambda _progress: "a file", dropped.append)
    closure = desk.closures.get(timeout=WAIT)
    desk.jobs.close()
    closure()
    assert desk.said == []
    assert dropped == ["a file"]


def test_cancelled_work_ends_whatever_becomes_of_what_it_found(desk: Desk) -> None:
    def fail(found: object) -> None:
        raise OSError("The stick is gone.")

    work = Held()
    job = desk.start(work, fail)
    work.wait()
    job.cancel()
    work.let_go()
    desk.run(1)
    assert desk.said == ["stopped"]


def test_work_that_cannot_be_stopped_is_done(desk: Desk) -> None:
    job = desk.start(lambda _progress: "saved", stoppable=False)
    job.cancel()
    assert not job.cancelled
    desk.run(1)
    assert desk.said == ["saved"]


def test_closing_stops_everything_and_nothing_is_heard_after(desk: Desk) -> None:
    started = threading.Event()

    def work(progress: Progress) -> None:
        started.set()
        while True:
            progress("on and on", 0, 0)

    desk.start(work)
    desk.start(lambda _progress: "never begun")
    assert started.wait(WAIT)
    desk.jobs.close()
    while not desk.closures.empty():
        desk.closures.get()()
    assert desk.outcomes == []
    assert desk.jobs.open == ()
    with pytest.raises(RuntimeError, match="closed"):
        desk.start(lambda _progress: None)


def test_progress_is_paced_but_cancelling_is_not() -> None:
    now = 0.0
    reports: list[Report] = []
    job = Job("reading")
    progress = PacedProgress(job, reports.append, lambda: now)
    for step in range(10):
        progress("rows", step, 10)
        now += REPORT_EVERY * 0.3
    assert [report.done for report in reports] == [0, 4, 8]
    job.cancel()
    with pytest.raises(Cancelled):
        progress("rows", 10, 10)
