"""What is much is done in turns: whatever else there is to do comes between the steps."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gz_eval.desktop.background import Courier
from gz_eval.desktop.ranking_page import RankingPage
from gz_eval.desktop.turns import Turns, in_next_turn, paint_in_next_turn
from gz_eval.desktop.window import MainWindow


def test_steps_come_in_their_order_and_others_between_them(qtbot: QtBot) -> None:
    parent = QObject()
    turns, done = Turns(parent), list[str]()

    def first() -> None:
        done.append("first")
        QTimer.singleShot(0, lambda: done.append("between"))

    turns.add(first, lambda: done.append("second"))
    turns.add(lambda: done.append("third"))
    assert done == []
    qtbot.waitUntil(lambda: not turns.pending)
    assert done == ["first", "between", "second", "third"]


def test_what_was_dropped_is_not_done_and_more_can_be_asked_for(qtbot: QtBot) -> None:
    parent = QObject()
    turns, done = Turns(parent), list[str]()
    turns.add(lambda: done.append("dropped"))
    turns.drop()
    turns.add(lambda: done.append("asked for later"))
    qtbot.waitUntil(lambda: not turns.pending)
    assert done == ["asked for later"]


def test_a_step_that_fails_keeps_no_other_from_its_turn(qtbot: QtBot) -> None:
    parent = QObject()
    turns, done = Turns(parent), list[str]()

    def fail() -> None:
        raise RuntimeError("made to fail")

    with qtbot.captureExceptions() as caught:
        turns.add(fail, lambda: done.append("next"))
        qtbot.waitUntil(lambda: bool(done))
    assert [str(one[1]) for one in caught] == ["made to fail"]


def test_it_is_said_once_that_all_is_over_in_a_turn_after_the_last_step(qtbot: QtBot) -> None:
    parent = QObject()
    turns, done = Turns(parent), list[str]()
    turns.over.connect(lambda: done.append("over"))
    turns.add(lambda: done.append("first"), lambda: done.append("last"))
    turns.add()
    assert turns.pending
    qtbot.waitUntil(lambda: not turns.pending)
    assert done == ["first", "last", "over"]
    turns.add()  # nothing to be done: it is over at once
    qtbot.waitUntil(lambda: not turns.pending)
    assert done == ["first", "last", "over", "over"]


def test_timers_that_are_due_come_before_the_next_turn(qtbot: QtBot) -> None:
    parent, done = QObject(), list[str]()
    ticking = QTimer(parent)
    ticking.timeout.connect(lambda: done.append("tick"))
    ticking.start(0)

    def busy() -> None:
        done.clear()
        in_next_turn(parent, lambda: done.append("next turn"))

    Courier(parent).post(busy)
    qtbot.waitUntil(lambda: "next turn" in done)
    assert done[:2] == ["tick", "next turn"]


def test_each_who_asks_has_a_turn_of_their_own(qtbot: QtBot) -> None:
    parent, turn, at = QObject(), [0], dict[str, int]()
    turns = Turns(parent)
    ticking = QTimer(parent)
    ticking.timeout.connect(lambda: turn.__setitem__(0, turn[0] + 1))
    ticking.start(0)
    turns.add(lambda: at.update(first=turn[0]), lambda: at.update(fourth=turn[0]))
    in_next_turn(parent, lambda: at.update(second=turn[0]))
    in_next_turn(QObject(parent), lambda: at.update(third=turn[0]))
    qtbot.waitUntil(lambda: not turns.pending)
    assert sorted(at, key=lambda what: at[what]) == ["first", "second", "third", "fourth"]
    assert len(set(at.values())) == 4


def test_a_step_that_waits_for_others_keeps_none_from_its_turn(qtbot: QtBot) -> None:
    parent, done = QObject(), list[str]()
    loop = QEventLoop(parent)

    def ask() -> None:  # as a dialog does
        loop.exec()
        done.append("asked")

    in_next_turn(parent, ask)
    in_next_turn(parent, lambda: done.append("meanwhile"))
    in_next_turn(parent, loop.quit)
    qtbot.waitUntil(lambda: "asked" in done)
    assert done == ["meanwhile", "asked"]


def test_what_is_gone_by_the_next_turn_is_asked_for_nothing(qtbot: QtBot) -> None:
    gone, there, done = QObject(), QObject(), list[str]()
    in_next_turn(gone, lambda: done.append("gone"))
    in_next_turn(there, lambda: done.append("there"))
    gone.deleteLater()
    qtbot.waitUntil(lambda: bool(done))
    assert done == ["there"]


def test_a_widget_is_painted_in_the_next_turn(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    paint_in_next_turn(widget)
    paint_in_next_turn(widget)
    assert not widget.updatesEnabled()
    qtbot.waitUntil(widget.updatesEnabled)


def test_opening_makes_fills_and_shows_the_page_in_turns_of_their_own(
    qtbot: QtBot, window: MainWindow, register: Path
) -> None:
    turn = [0]
    ticking = QTimer(window)
    ticking.timeout.connect(lambda: turn.__setitem__(0, turn[0] + 1))
    ticking.start(0)
    at: dict[str, int] = {}

    def note(what: str) -> None:
        at.setdefault(what, turn[0])

    window.documents.opened.connect(lambda: note("opened"))
    window.pages.made.connect(lambda _page: note("filled"))
    window.documents.changed.connect(lambda: note("committed"))
    window.settled.connect(lambda: note("settled"))
    with qtbot.waitSignal(window.settled):
        window.open([register])
    page = window.ranking
    assert page is not None
    assert len(page.table.rows.rows) == 30
    order = ["opened", "filled", "committed", "settled"]
    assert sorted(at, key=lambda what: at[what]) == order
    assert at["filled"] - at["opened"] >= 2  # to make the page has one between
    assert at["settled"] - at["committed"] >= 3  # rows, the way to the ranking, the pages


def test_what_is_closed_before_its_page_is_made_leaves_a_window_that_paints(
    qtbot: QtBot, window: MainWindow
) -> None:
    opened: list[bool] = []

    def close() -> None:
        if not opened:
            opened.append(True)
            window.documents.close()

    window.documents.opened.connect(close)
    window.documents.start()
    qtbot.waitUntil(lambda: bool(opened) and window.at_rest)
    assert window.documents.document is None
    assert window.stack.updatesEnabled()
    assert window.welcome.isVisible()


def test_bids_added_to_what_is_seen_are_shown_in_the_next_turn(
    qtbot: QtBot, filled: MainWindow, register: Path, tmp_path: Path
) -> None:
    more = tmp_path / "more.csv"
    more.write_text(
        register.read_text(encoding="utf-8").replace("B0", "C0").replace("Campus", "Works"),
        encoding="utf-8",
    )
    page = filled.ranking
    assert page is not None
    shown: list[int] = []
    filled.documents.changed.connect(lambda: shown.append(len(page.table.rows.rows)))
    with qtbot.waitSignal(filled.settled):
        filled.open([more])
    assert shown == [30]
    assert len(page.table.rows.rows) == 60


def test_a_page_is_entered_once_as_an_evaluation_opens(
    qtbot: QtBot, filled: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered: list[bool] = []
    enter = RankingPage.enter

    def note(page: RankingPage) -> None:
        entered.append(page.isVisible())
        enter(page)

    monkeypatch.setattr(RankingPage, "enter", note)
    filled.documents.drop()
    qtbot.waitUntil(lambda: filled.at_rest)
    filled.documents.start()  # from the welcome
    qtbot.waitUntil(lambda: filled.at_rest)
    assert entered == [True]
    filled.documents.start()  # over another one
    qtbot.waitUntil(lambda: filled.at_rest)
    assert entered == [True, True]
