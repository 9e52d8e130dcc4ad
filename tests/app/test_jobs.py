"""Work off the caller's thread: one outcome each, in order, and none after the end."""

from __future__ import annotations

import threading
from collections.abc import Callable
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

    def start(self, work: Callable[[Progress], object], label: str = "work") -> Job:
        return self.jobs.start(
            label,
            work,
            self.said.append,
            self.said.append,
            lambda: self.said.append("stopped"),
            self.said.append,
        )

    def run(self, outcomes: int) -> None:
        """Run closures until so many jobs are over."""
        left = len(self.jobs.open) - outcomes
        while len(self.jobs.open) > left:
            self.closures.get(timeout=WAIT)()


def test_results_come_back_one_after_another_on_the_callers_thread() -> None:
    desk, threads = Desk(), []

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


def test_an_error_is_handed_over_and_the_next_work_goes_on() -> None:
    desk, error = Desk(), UserError("It is not there.", "Look elsewhere.")

    def fail(progress: Progress) -> None:
        raise error

    desk.start(fail)
    desk.start(lambda _progress: "fine")
    desk.run(2)
    assert desk.said == [error, "fine"]
    desk.jobs.close()


def test_cancelled_work_stops_at_its_next_report() -> None:
    desk, started, go = Desk(), threading.Event(), threading.Event()

    def work(progress: Progress) -> str:
        started.set()
        go.wait(WAIT)
        progress("still at it", 1, 2)
        return "never"

    job = desk.start(work)
    assert started.wait(WAIT)
    job.cancel()
    go.set()
    desk.run(1)
    assert desk.said == ["stopped"]
    desk.jobs.close()


def test_work_cancelled_too_late_to_notice_changes_nothing() -> None:
    desk, started, go = Desk(), threading.Event(), threading.Event()

    def work(progress: Progress) -> str:
        started.set()
        go.wait(WAIT)
        return "too late"

    job = desk.start(work)
    assert started.wait(WAIT)
    job.cancel()
    go.set()
    desk.run(1)
    assert desk.said == ["stopped"]
    desk.jobs.close()


@pytest.mark.parametrize("late", [False, True])
def test_what_cancelled_work_found_is_given_back(late: bool) -> None:
    desk, started, go = Desk(), threading.Event(), threading.Event()
    dropped: list[tuple[str, str]] = []

    def work(progress: Progress) -> str:
        started.set()
        go.wait(WAIT)
        return "a file"

    def drop(found: str) -> None:
        dropped.append((found, threading.current_thread().name))

    job = desk.jobs.start(
        "work",
        work,
        desk.said.append,
        desk.said.append,
        lambda: desk.said.append("stopped"),
        dropped=drop,
    )
    assert started.wait(WAIT)
    if not late:
        job.cancel()
    go.set()
    closure = desk.closures.get(timeout=WAIT)
    job.cancel()  # when `late`, the result is on its way
    closure()
    desk.jobs.close()
    assert desk.said == ["stopped"]
    assert dropped == [("a file", "gz_eval work_0")]


def test_what_is_on_its_way_when_all_is_closed_is_given_back() -> None:
    desk, dropped = Desk(), list[str]()
    desk.jobs.start(
        "work",
        lambda _progress: "a file",
        desk.said.append,
        desk.said.append,
        dropped=dropped.append,
    )
    closure = desk.closures.get(timeout=WAIT)
    desk.jobs.close()
    closure()
    assert desk.said == []
    assert dropped == ["a file"]


def test_cancelled_work_ends_whatever_becomes_of_what_it_found() -> None:
    desk, started, go = Desk(), threading.Event(), threading.Event()

    def work(progress: Progress) -> str:
        started.set()
        go.wait(WAIT)
        return "a file"

    def fail(found: str) -> None:
        raise OSError("The stick is gone.")

    job = desk.jobs.start(
        "work",
        work,
        desk.said.append,
        desk.said.append,
        lambda: desk.said.append("stopped"),
        dropped=fail,
    )
    assert started.wait(WAIT)
    job.cancel()
    go.set()
    desk.run(1)
    assert desk.said == ["stopped"]
    desk.jobs.close()


def test_work_that_cannot_be_stopped_is_done() -> None:
    desk = Desk()
    job = desk.jobs.start(
        "saving", lambda _progress: "saved", desk.said.append, desk.said.append, stoppable=False
    )
    job.cancel()
    assert not job.cancelled
    desk.run(1)
    assert desk.said == ["saved"]
    desk.jobs.close()


def test_closing_stops_everything_and_nothing_is_heard_after() -> None:
    desk, started = Desk(), threading.Event()

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
    assert [one for one in desk.said if not isinstance(one, Report)] == []
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
