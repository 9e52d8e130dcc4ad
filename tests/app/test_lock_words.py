"""What is said of the lock, in a header and beside a ranking."""

from __future__ import annotations

from datetime import UTC, datetime

from builders import SHEET, framework, simple_bid
from gz_eval.app.lock_words import lock_details, lock_line, lock_note, unlocking
from gz_eval.app.session import Session
from gz_eval.app.signed_words import SignedSince
from gz_eval.app.signing import sign_off
from gz_eval.core.bids import BidSet, Layout, SheetRecord
from gz_eval.core.commands import SetWeight
from gz_eval.core.governance_commands import LockFramework, SetBlind
from gz_eval.core.people import Person
from gz_eval.core.project import Project

SHEETS = (SheetRecord(SHEET, Layout.REGISTER, False, 1, (), 1, 1, ()),)
BIDS = BidSet(bids=(simple_bid(1, 900, "firm", 20),), sheets=SHEETS)


def session() -> Session:
    at = datetime(2012, 6, 14, 9, 30, tzinfo=UTC)
    person = Person("A. Official", "analyst")
    return Session(Project(framework(), BIDS), person=person, clock=lambda: at)


def test_an_open_framework_says_so_and_a_ranking_says_nothing() -> None:
    project = session().project
    assert lock_line(project, UTC) == "Not locked"
    assert lock_note(project, UTC) == ""


def test_a_blind_set_up_says_that_scores_are_hidden() -> None:
    now = session()
    now.do(SetBlind(True))
    assert lock_line(now.project, UTC) == "Not locked; scores hidden"
    assert "until the framework is locked" in lock_details(now.project, UTC)


def test_a_lock_says_who_and_when_and_why() -> None:
    now = session()
    now.do(LockFramework(), "Agreed by the panel")
    assert lock_line(now.project, UTC) == "Locked 14 June 2012 by A. Official"
    assert lock_note(now.project, UTC) == lock_line(now.project, UTC)
    assert lock_details(now.project, UTC) == (
        "Locked on 14 June 2012 at 09:30 by A. Official (analyst).\nAgreed by the panel."
    )

    assert lock_details(now.project, UTC, nameless=True) == (
        "Locked on 14 June 2012 at 09:30 by A. Official (analyst)."
    )


def test_a_change_since_is_said_at_once() -> None:
    now = session()
    now.do(LockFramework(), "Agreed.")
    now.do(SetWeight("capacity", 50), "The panel met again.")
    line = lock_line(now.project, UTC)
    assert line.startswith("Locked; changed since: weight of Capacity: 75% → 50%")
    assert line.endswith("and 1 more")
    assert lock_note(now.project, UTC) == "Locked; 2 changes since"
    assert lock_details(now.project, UTC).splitlines()[2] == "Changed since:"
    assert len(lock_details(now.project, UTC).splitlines()) == 5


def test_a_sign_off_says_since_when_and_whether_it_is_still_so() -> None:
    now, said = session(), SignedSince()
    assert said.words(now.project, UTC) == ("", "", "")
    now.do(sign_off(now, "The Department", "Amira Kaur", "Priya Nair", "Helen Marsh"))
    line, end, details = said.words(now.project, UTC)
    assert (line, end) == ("Signed off 14 June 2012", "")
    assert "approved by Helen Marsh" in details
    now.do(SetWeight("capacity", 50))
    line, end, details = said.words(now.project, UTC)
    assert (line, end) == ("Signed off 14 June 2012", " · changed since sign-off")
    assert "not what was signed off" in details
    assert "Helen Marsh" not in said.words(now.project, UTC, nameless=True).details
    now.undo()
    assert said.words(now.project, UTC).end == ""


def test_taking_the_lock_off_says_that_signed_rankings_vanish_with_the_scores() -> None:
    found = session()
    found.do(LockFramework(), "Agreed.")
    assert "hidden" not in unlocking(found.project)
    found.do(SetBlind(True))
    assert unlocking(found.project).startswith("Scores and ranks are hidden from everybody until")
    assert "signed off" not in unlocking(found.project)
    found.do(sign_off(found, "C. One", "A. Two", "Q. Three", "P. Four"))
    assert "So are the rankings that were signed off" in unlocking(found.project)
