"""What officials decided with a reason is not taken back without one; a slip is."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from busy_session import ANALYST, ASSESSOR, FRAMEWORK, START, bid_set
from gz_eval.app.overriding import place_override
from gz_eval.app.session import Session
from gz_eval.core.commands import ImportBids
from gz_eval.core.errors import UserError
from gz_eval.core.governance_commands import LockFramework
from gz_eval.core.outcome import Standing
from gz_eval.core.project import Project
from gz_eval.core.record_commands import AddRecord
from gz_eval.core.records import Log

BID = "B005"


class Watch:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def session(watch: Watch) -> Session:
    """Bids, of which nothing is decided yet."""
    session = Session(Project(FRAMEWORK), person=ANALYST, clock=watch)
    session.do(ImportBids(bid_set()))
    return session


def move(session: Session) -> None:
    session.do(place_override(session, BID, Standing.RESERVE), "The panel asked for it.")


def test_a_slip_of_a_moment_ago_is_undone_at_once(session: Session, watch: Watch) -> None:
    move(session)
    watch.at += timedelta(seconds=20)
    assert not session.why_undo_reason
    session.undo()
    assert not session.project.overrides


def test_a_decision_that_has_stood_is_taken_back_with_a_reason(
    session: Session, watch: Watch
) -> None:
    move(session)
    watch.at += timedelta(minutes=5)
    with pytest.raises(UserError, match="an override by officials: that takes a reason"):
        session.undo()
    assert session.project.overrides
    session.undo("The panel thought better of it.")
    assert not session.project.overrides
    assert session.entries[-1].stamp.reason == "The panel thought better of it."
    assert not session.why_redo_reason  # a moment ago: the entry that it does again says why
    watch.at += timedelta(minutes=5)
    with pytest.raises(UserError, match="an override by officials: that takes a reason"):
        session.redo()
    assert not session.project.overrides
    session.redo("It was right after all.")
    assert session.project.overrides
    assert session.entries[-1].stamp.reason == "It was right after all."


def test_what_was_decided_again_is_one_override_and_two_are_two(
    session: Session, watch: Watch
) -> None:
    session.do(place_override(session, BID, Standing.RESERVE), "The panel asked for it.")
    session.do(place_override(session, BID, Standing.SHORTLISTED), "The panel asked for more.")
    watch.at += timedelta(minutes=5)
    assert session.why_undo_reason.startswith("This changes an override by officials:")
    session.do(place_override(session, "B004", Standing.RESERVE), "The panel asked for it.")
    assert session.why_return_reason(2).startswith("This changes 2 overrides by officials:")


def test_after_the_lock_no_decision_is_a_slip(session: Session) -> None:
    session.do(LockFramework(), "Agreed.")
    move(session)
    assert session.why_undo_reason
    with pytest.raises(UserError):
        session.undo("  ")
    session.undo("The panel thought better of it.")
    assert session.why_redo_reason
    with pytest.raises(UserError):
        session.redo("  ")
    assert not session.project.overrides


def test_nobody_takes_back_as_a_slip_what_another_decided(session: Session) -> None:
    move(session)
    session.person = ASSESSOR
    assert session.why_undo_reason
    session.undo("It was a slip of the other’s.")
    session.person = ANALYST
    assert session.why_redo_reason


def test_what_is_no_override_is_undone_as_ever(session: Session, watch: Watch) -> None:
    session.do(AddRecord(Log.DECISION, "Met on Monday.", "It was due."))
    watch.at += timedelta(days=5)
    assert not session.why_undo_reason
    session.undo()


def test_to_return_over_decisions_takes_a_reason_too(session: Session) -> None:
    move(session)
    assert session.why_return_reason(2)
    with pytest.raises(UserError):
        session.return_to(2)
    session.return_to(2, "We begin again.")
    assert not session.project.overrides
