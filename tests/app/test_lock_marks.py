"""Which entries were made while the framework was locked, whatever went back and forth."""

from __future__ import annotations

from decimal import Decimal

from busy_session import fresh_session, session_with_totals
from flagged_session import move
from gz_eval.app.lock_marks import LockMark, lock_marks
from gz_eval.app.session import Session
from gz_eval.cli.evaluation_text import lock_line
from gz_eval.core.commands import SetWeight
from gz_eval.core.framework import Target
from gz_eval.core.governance_commands import LockFramework, UnlockFramework
from gz_eval.core.outcome import Standing
from gz_eval.core.target_commands import RemoveTarget, SetTarget
from gz_eval.export.governance_tables import lock_lines

AFTER, CHANGED, OFF = LockMark.AFTER, LockMark.CHANGED, LockMark.OFF


def locked() -> Session:
    """1 start, 2 import, 3 weight, 4 lock."""
    session = fresh_session()
    session.do(SetWeight("power", 70))
    session.do(LockFramework(), "Agreed.")
    return session


def marks(session: Session) -> dict[int, LockMark]:
    """The marks, which must say what the states themselves do."""
    found = lock_marks(session.entries)
    entries = session.entries[1:]
    assert set(found) == {
        one.number for one in entries if session.state(one.number - 1).lock is not None
    }
    assert {number for number, mark in found.items() if mark is not AFTER} == {
        one.number for one in session.entries if one.after_lock
    }
    return found


def test_only_what_came_after_it_is_marked() -> None:
    session = locked()
    assert marks(session) == {}
    move(session, "B004", Standing.SHORTLISTED)
    session.do(SetWeight("power", 20), "Ministers asked.")
    session.do(UnlockFramework(), "Begin again.")
    session.do(SetWeight("power", 30))
    assert marks(session) == {5: AFTER, 6: CHANGED, 7: OFF}


def test_going_back_and_forth_over_the_lock() -> None:
    session = locked()
    session.undo("Too soon.")  # 5 takes the lock off
    session.undo()  # 6, not locked any more
    session.redo()
    session.redo()  # 8 locks again
    move(session, "B004", Standing.SHORTLISTED)  # 9
    session.return_to(2, "Begin again.")  # 10 takes the lock off
    session.do(SetWeight("power", 30))
    session.return_to(9, "As locked.")  # 12, locked again
    session.undo("Not that.")  # 13
    assert marks(session) == {5: OFF, 9: AFTER, 10: OFF, 13: OFF}


def test_a_target_stays_a_target_whatever_went_back_and_forth() -> None:
    session = session_with_totals()
    session.do(LockFramework(), "Agreed.")
    at = session.entries[-1].number
    session.do(SetTarget(Target(Decimal(3), "", "Wales")), "The board asked.")
    session.undo("No.")
    session.redo("Yes.")
    session.do(RemoveTarget("", "Wales"), "The board thought again.")
    session.return_to(at + 1, "Keep it.")
    found = lock_marks(session.entries)
    assert [found[number] for number in range(at + 1, at + 6)] == [LockMark.TARGET] * 5
    pillar = session.project.framework.pillars[0].key
    session.do(SetWeight(pillar, 70), "Ministers asked.")
    session.return_to(at + 1, "Not that.")
    found = lock_marks(session.entries)
    assert (found[at + 6], found[at + 7]) == (CHANGED, CHANGED)


def test_a_target_set_after_the_lock_is_told_as_that_everywhere() -> None:
    session = session_with_totals()
    session.do(LockFramework(), "Agreed.")
    session.do(SetTarget(Target(Decimal(3), "", "Wales")), "The board asked.")
    assert lock_marks(session.entries)[session.entries[-1].number] is LockMark.TARGET
    told = lock_line(session.project)
    assert "Not changed since." in told
    assert "Targets changed since, which rank nothing: " in told
    assert ("Changed since the lock", "nothing") in lock_lines(session.project)
    assert "Target changed since the lock, which ranks nothing" in dict(lock_lines(session.project))
