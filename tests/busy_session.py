"""A small evaluation with a history: imports, weights, logs, a lock, overrides, sign-offs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from builders import framework, simple_bid
from gz_eval.app.overriding import correction, gate_override, place_override
from gz_eval.app.session import Session
from gz_eval.core.bids import BidSet, Layout, SheetRecord
from gz_eval.core.commands import ImportBids, SetFramework, SetWeight
from gz_eval.core.framework import Comparison, Gate, Option, ShortlistRule, Test, Total
from gz_eval.core.frozen_ranking import frozen_ranking
from gz_eval.core.governance_commands import LockFramework, SignOffRanking
from gz_eval.core.issues import Issue, Severity
from gz_eval.core.outcome import GateState, Standing
from gz_eval.core.people import Person
from gz_eval.core.project import Project
from gz_eval.core.record_commands import AddRecord
from gz_eval.core.records import Log
from gz_eval.core.source import SourceFile

ANALYST = Person("Amira Kaur", "analyst")
ASSESSOR = Person("Tom Reilly", "assessor")
START = datetime(2012, 6, 14, 9, 30, 5, tzinfo=UTC)
FRAMEWORK = framework(
    gates=(Gate("size", "At least 300 MW", Test("mw", Comparison.AT_LEAST, Decimal(300))),),
    shortlist=ShortlistRule(places=2, reserve=1),
)
BIDS = (
    simple_bid(1, 900, "firm", 80, "Harrow Campus"),
    simple_bid(2, 700, "offered", 60, "Tarn Park"),
    simple_bid(3, 600, "firm", 40, "Kettle Gateway"),
    simple_bid(4, 500, "none", 62, "Marsh Farm"),
    simple_bid(5, 200, "firm", 90, "Old Quay"),
)


class Clock:
    """A clock that goes on by an hour whenever it is looked at."""

    def __init__(self) -> None:
        self.at = START - timedelta(hours=1)

    def __call__(self) -> datetime:
        self.at += timedelta(hours=1)
        return self.at


def bid_set() -> BidSet:
    """Five bids in one file, with one error."""
    sheet = SheetRecord(BIDS[0].source.sheet, Layout.REGISTER, False, 1, (), 5, 5, ())
    issue = Issue(Severity.ERROR, "missing", "Land is left blank.", "Ask.", (), "B004", "ha")
    return BidSet(BIDS, (SourceFile("bids.xlsx", "bids.xlsx", "ab" * 32, 9),), (sheet,), (issue,))


def fresh_session(bids: bool = True, blind: bool = False) -> Session:
    """An evaluation that has just begun; with bids, its second entry is their import."""
    session = Session(Project(FRAMEWORK, blind=blind), person=ANALYST, clock=Clock())
    if bids:
        session.do(ImportBids(bid_set()))
    return session


def say_status_by_place(session: Session) -> None:
    """Have the grid status of bids be said by the place where they are, as discounts are."""
    areas = {"firm": "Scotland", "offered": "Cumbria", "none": "North East"}
    there = session.project.framework
    fields = tuple(
        replace(field, options=tuple(Option(key, area) for key, area in areas.items()))
        if field.key == "status"
        else field
        for field in there.fields
    )
    session.do(SetFramework(replace(there, fields=fields)))


def session_with_totals(bids: bool = True) -> Session:
    """As `fresh_session`, by a framework that adds up power and land."""
    session = fresh_session(bids)
    totals = (Total("power", "MW", "mw"), Total("land", "ha", "ha"))
    session.do(SetFramework(replace(session.project.framework, totals=totals)))
    return session


def signing(session: Session, approver: str = "Helen Marsh") -> SignOffRanking:
    """The command that signs the ranking off as it is, its inputs' hash made up."""
    return SignOffRanking(
        "The Department",
        "Amira Kaur",
        "Priya Nair",
        approver,
        "cd" * 32,
        tuple(pillar.label for pillar in session.project.framework.pillars),
        frozen_ranking(session.evaluation, session.selection),
    )


def busy_session() -> Session:
    """1 start, 2 import, 3 weight (undone by 4), 5 assumption, 6 lock, 7 correction, 8 gate, 9
    sign-off, 10 move, 11 weight after the lock, 12 sign-off (undone by 13)."""
    session = fresh_session()
    session.do(SetWeight("power", 70))
    session.undo()
    session.person = ASSESSOR
    session.do(AddRecord(Log.ASSUMPTION, "Dates are the operator's.", "Bids differ.", "6 points"))
    session.do(LockFramework(), "Agreed by the panel.")
    session.do(correction(session, "B002", "mw", "750 MW"), "The letter says 750.")
    session.do(gate_override(session, "B005", "size", GateState.PASS), "A second cable.")
    session.person = ANALYST
    session.do(signing(session))
    session.do(place_override(session, "B004", Standing.SHORTLISTED), "Only one of its nation.")
    session.do(SetWeight("power", 20), "Ministers asked for more weight on land.")
    session.do(signing(session, "Second Approver"))
    session.undo("The approver asked for another look.")
    return session
