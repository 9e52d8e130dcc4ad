"""What is said of the lock, in a header and beside a ranking."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from builders import SHEET, framework, simple_bid
from gz_eval.app.freezing import freezing
from gz_eval.app.lock_words import (
    lock_details,
    lock_line,
    lock_note,
    lock_words,
    settled,
    unlocking,
)
from gz_eval.app.session import Session
from gz_eval.app.signed_words import SignedSince
from gz_eval.app.signing import inputs_changed, sign_off
from gz_eval.core.bids import BidSet, Layout, SheetRecord
from gz_eval.core.commands import SetWeight
from gz_eval.core.framework import Target
from gz_eval.core.governance_commands import LockFramework, SetBlind
from gz_eval.core.people import Person
from gz_eval.core.project import Project
from gz_eval.core.target_commands import SetTarget

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
    assert lock_line(now.project, UTC) == "Locked 14 June 2012; 2 changes since"
    assert lock_note(now.project, UTC) == lock_line(now.project, UTC)
    details = lock_details(now.project, UTC).splitlines()
    assert details[2] == "Changed since:"
    assert details[3] == "weight of Capacity: 75% → 50%"
    assert len(details) == 5


def test_a_target_changed_after_the_lock_is_no_change_of_the_rules() -> None:
    now = session()
    now.do(LockFramework(), "Agreed.")
    now.do(SetTarget(Target(Decimal(3), "", "Wales")), "The board asked.")
    assert lock_line(now.project, UTC) == "Locked 14 June 2012; a target was changed after the lock"
    details = lock_details(now.project, UTC)
    assert "Changed since" not in details
    assert "A target was changed after the lock: no score and no rank follows" in details
    assert "Wales" in details
    assert "Wales" not in lock_details(now.project, UTC, nameless=True)
    told = " ".join(freezing(now).told)
    assert "A target was changed after the lock, which ranks nothing" in told
    assert "framework was changed after the lock" not in told
    now.do(SetWeight("capacity", 50), "The panel met again.")
    assert lock_line(now.project, UTC) == "Locked 14 June 2012; 2 changes since; 1 target changed"
    briefs = lock_words(now.project, UTC).briefs
    assert briefs[:2] == ("Locked; 2 changes since; 1 target changed", "Locked; 2 changes since")
    assert all("hange" in one for one in briefs), "changed rules are never said to be locked alone"


def test_how_far_it_is_settled_is_told_at_length() -> None:
    now, said = session(), SignedSince()
    (_, lock), (_, signed) = settled(now.project, "")
    assert lock[0] == "The framework is not locked."
    assert signed == ("Nothing is signed off.",)
    now.do(LockFramework(), "Agreed.")
    now.do(sign_off(now, "The Department", "Amira Kaur", "Priya Nair", "Helen Marsh"))
    (_, lock), (_, signed) = settled(now.project, said.words(now.project).details)
    assert lock[0].startswith("Locked on 14 June 2012")
    assert signed[0].startswith("Sign-off 1 of 14 June 2012")


def test_a_sign_off_says_first_that_it_is_another_framework_since() -> None:
    now, said = session(), SignedSince()
    now.do(sign_off(now, "The Department", "Amira Kaur", "Priya Nair", "Helen Marsh"))
    then = now.project
    other = replace(then.framework, key="another", title="Another one")
    project = replace(then, framework=other)
    details = said.words(project, UTC).details.splitlines()[1]
    assert details.startswith("The framework signed off was “")
    assert "is “Another one" in details
    assert inputs_changed(then, project)[0] == "another framework"
    renamed = replace(then, framework=replace(then.framework, title="Another name"))
    assert inputs_changed(then, renamed)[0] == "name of the framework"


def test_a_sign_off_says_since_when_and_whether_it_is_still_so() -> None:
    now, said = session(), SignedSince()
    assert said.words(now.project, UTC) == ("", (), "", False)
    now.do(sign_off(now, "The Department", "Amira Kaur", "Priya Nair", "Helen Marsh"))
    line, briefs, details, outdated = said.words(now.project, UTC)
    assert (line, briefs, outdated) == ("Signed off 14 June 2012", ("Signed off",), False)
    assert "approved by Helen Marsh" in details
    now.do(SetWeight("capacity", 50))
    line, briefs, details, outdated = said.words(now.project, UTC)
    assert (line, outdated) == ("Signed off 14 June 2012; changed since", True)
    assert briefs == ("Signed off; changed since", "changed since", "outdated")
    assert "The framework signed off" not in details, "it is the same one, with other weights"
    assert "not what was signed off" in details
    assert "Helen Marsh" not in said.words(now.project, UTC, nameless=True).details
    now.undo()
    assert not said.words(now.project, UTC).outdated


def test_taking_the_lock_off_says_that_signed_rankings_vanish_with_the_scores() -> None:
    found = session()
    found.do(LockFramework(), "Agreed.")
    assert "hidden" not in unlocking(found.project)
    found.do(SetBlind(True))
    assert unlocking(found.project).startswith("Scores and ranks are hidden from everybody until")
    assert "signed off" not in unlocking(found.project)
    found.do(sign_off(found, "C. One", "A. Two", "Q. Three", "P. Four"))
    assert "So are the rankings that were signed off" in unlocking(found.project)
