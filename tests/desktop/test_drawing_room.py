"""The thread that draws: it never holds up who leaves, and nobody who left is told anything."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterator
from threading import Event
from time import perf_counter
from weakref import ref

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gz_eval.charts.bid_lines import Compared
from gz_eval.charts.scheme import LIGHT
from gz_eval.charts.side_by_side import SideBySide
from gz_eval.desktop.background import Courier
from gz_eval.desktop.drawing_room import DrawingRoom, draw, finish

Post = list[Callable[[], None]]


@pytest.fixture
def going() -> Iterator[Event]:
    """Work goes on until this is set."""
    event = Event()
    yield event
    event.set()
    finish()


def _work(started: Event, going: Event) -> Callable[[], bool]:
    """Work that says when it begins, and goes on until it may end."""

    def work() -> bool:
        started.set()
        return going.wait(20)

    return work


def _fail(told: object) -> None:
    pytest.fail(str(told))


def threads() -> list[str]:
    return [one.name for one in threading.enumerate() if one.name.startswith("gz_eval drawing")]


def test_leaving_does_not_wait_for_what_is_being_drawn(going: Event) -> None:
    posted: Post = []
    told: list[object] = []
    started = Event()
    room = DrawingRoom(posted.append)
    room.do(_work(started, going), told.append, told.append)
    room.do(lambda: told.append("drawn after leaving"), told.append, told.append)
    assert started.wait(20)
    before = perf_counter()
    room.close()
    assert perf_counter() - before < 1.0, "the work goes on for 20 seconds"
    assert threads(), "the thread is still at its work"
    going.set()
    finish()
    assert threads() == []
    assert posted == []
    assert told == []


def test_what_is_drawn_is_told_once_and_an_error_is_told_as_one() -> None:
    posted: Post = []
    told: list[object] = []
    room = DrawingRoom(posted.append)
    room.do(lambda: 7, told.append, _fail)
    room.do(lambda: 1 // 0, _fail, told.append)
    room.do(lambda: 8, _fail, _fail, lambda: False)
    finish()
    for closure in posted:
        closure()
        closure()
    assert told[0] == 7
    assert isinstance(told[1], ZeroDivisionError)
    assert told[2:] == []
    room.close()


def test_what_was_posted_before_leaving_is_not_told_after(going: Event) -> None:
    posted: Post = []
    told: list[object] = []
    room = DrawingRoom(posted.append)
    room.do(lambda: 7, told.append, _fail)
    finish()
    room.close()
    for closure in posted:
        closure()
    assert told == []


def test_what_is_asked_for_after_leaving_is_not_drawn() -> None:
    """The last events of a page that is closed may still ask for a picture."""
    posted: Post = []
    drawn: list[int] = []
    room = DrawingRoom(posted.append)
    room.close()
    room.do(lambda: drawn.append(1), _fail, _fail)
    finish()
    assert drawn == []
    assert posted == []


def test_a_widget_that_left_is_not_kept_by_the_thread(qtbot: QtBot, going: Event) -> None:
    """What a thread lets go of last is deleted there, and widgets must not be."""

    class Watcher(QWidget):
        def __init__(self) -> None:
            super().__init__()
            self.room = DrawingRoom(Courier(self).post)

        def see(self, _result: object) -> None:
            pytest.fail("it is gone")

    started = Event()
    watcher = Watcher()
    watcher.room.do(_work(started, going), watcher.see, watcher.see)
    assert started.wait(20)
    watcher.room.close()
    gone = ref(watcher)
    del watcher
    assert gone() is None, "only the thread could hold it now, and it does not"


@pytest.mark.parametrize("radar", [False, True])
def test_a_line_with_gaps_is_found_where_it_is_drawn_and_nowhere_else(radar: bool) -> None:
    """Evidence is missing in the middle of one line, and on all of another, which has none."""
    one = Compared("A", "Alder", 60.0, (80.0, 0.0, 0.0, 80.0), (False, True, True, False))
    alone = Compared("B", "Birch", 60.0, (0.0, 50.0, 0.0, 0.0), (True, False, True, True))
    nothing = Compared("C", "Cedar", 0.0, (0.0,) * 4, (True,) * 4)
    chart = SideBySide(("Power", "Land", "Fibre", "Jobs"), (one, alone, nothing), radar)
    drawn = draw(chart, LIGHT, 800, 600, 100.0, "")
    assert all(map(math.isfinite, (at for place in drawn.places for at in (place.x, place.y))))
    lines = {place.keys: place for place in drawn.places if place.line}
    assert set(lines) == {("A",), ("B",)}
    for place in lines.values():
        assert place.distance(place.x, place.y) == pytest.approx(0.0, abs=1e-6)
    if not radar:
        left, _top, wide, _high = drawn.frame
        found = lines[("A",)]
        assert found.distance(left + wide / 2, found.y) > wide / 5, "in the gap"
