"""An evaluation in which every kind of command is done, and undone, once: for the file's tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from builders import exact, framework
from gz_eval.app.session import Session
from gz_eval.core.commands import SetFramework, SetWeight, SetWeights
from gz_eval.core.framework import (
    AllOf,
    AnyOf,
    Comparison,
    CountRule,
    Criterion,
    Framework,
    Gate,
    Not,
    Ratio,
    ScalePoint,
    ShortlistRule,
    Target,
    Test,
    Total,
)
from gz_eval.core.frozen_ranking import frozen_ranking
from gz_eval.core.governance_commands import (
    LockFramework,
    SetBlind,
    SignOffRanking,
    UnlockFramework,
)
from gz_eval.core.history import Ledger
from gz_eval.core.naming_commands import NameAsFile, NameEvaluation
from gz_eval.core.outcome import GateState, Standing
from gz_eval.core.override_commands import (
    AcceptIssue,
    OverrideGate,
    OverridePlace,
    OverrideReading,
    RemoveOverride,
)
from gz_eval.core.people import Person
from gz_eval.core.project import Project
from gz_eval.core.record_commands import AddRecord, AmendRecord, SignRecord, SignRecords
from gz_eval.core.records import Log
from gz_eval.core.target_commands import RemoveTarget, SetTarget
from gz_eval.core.value_functions import Bands, Logarithmic, Piecewise, SShaped, ValueFunction
from gz_eval.core.values import Missing, Why
from gz_eval.store.inputs import inputs_digest
from made_up_bids import made_up_bids, together

ANALYST = Person("Amira Kaur", "analyst")


class Clock:
    """14 June 2012, half past nine, and a minute later each time."""

    def __init__(self) -> None:
        self.at = datetime(2012, 6, 14, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at


def full_framework() -> Framework:
    """The small framework with every kind of value function, rule and part there is."""
    enough = Test("mw", Comparison.AT_LEAST, Decimal("300.50"))
    firm = Test("status", Comparison.ONE_OF, options=("firm", "offered"))
    answered = Test("ha", Comparison.ANSWERED)
    gate = Gate(
        "deliverable",
        "Deliverable",
        AnyOf((AllOf((enough, Not(Not(firm)))), Not(AllOf((answered, enough))))),
        "Can it be built?",
    )
    small = framework(
        gates=(gate,),
        shortlist=ShortlistRule(
            places=2,
            reserve=1,
            minimum_total=1.0,
            minimum=(("power", 0.1),),
            rules=(CountRule("No Low", ("capacity", "area"), score_below=0.0, at_most=0),),
        ),
    )
    functions: tuple[ValueFunction, ...] = (
        Piecewise(((0, 0), (50, 60.5), (100, 100))),
        Bands(((1, 20), (10, 80)), below=5),
        Logarithmic(1, 1000),
        SShaped(0, 100, 40, 8),
    )
    more = tuple(
        Criterion(
            f"land-{number}",
            f"Land, another way ({number})",
            10 + number,
            parent="land",
            field="ha",
            value_function=function,
        )
        for number, function in enumerate(functions)
    )
    judged = Criterion(
        "judged",
        "Judged",
        1 / 3,
        parent="land",
        scale=(ScalePoint("Poor", 0), ScalePoint("Good", 100, "As good as can be")),
    )
    return replace(
        small,
        criteria=(*small.criteria, *more, judged),
        totals=(Total("power", "MW", "mw"),),
        ratios=(Ratio("density", "MW a hectare", "mw", "ha", Decimal("0.10"), None, "MW/ha"),),
    )


def every_command(ledger: Ledger) -> Session:
    """The evaluation, on a ledger of its own: the same each time."""
    session = Session(Project(framework()), ledger, ANALYST, Clock())
    first = made_up_bids(7, 6)
    session.do(first)
    session.do(SetBlind(True))
    session.do(SetFramework(full_framework(), file="full.toml"))
    session.do(SetWeight("power", 35))
    session.do(SetWeights((SetWeight("capacity", 20), SetWeight("land-1", 7.5))))
    session.do(SetWeights((SetWeight("power", 40), SetWeight("land", 60)), together=True))
    session.do(LockFramework(), "The rules are settled.")
    session.do(together(session.project.bids, made_up_bids(8, 3, first=7)))
    session.do(AddRecord(Log.ASSUMPTION, "Grid dates hold", "the operator says so", "ranks 1 to 3"))
    session.do(AddRecord(Log.DECISION, "One more month for returns"))
    session.do(AmendRecord(3, "Grid dates may slip", "the operator’s letter", "ranks 1 to 5"))
    session.do(SignRecord(3, Person("Priya Nair", "assurer")))
    session.do(OverrideReading("B001", "mw", "550 MW", exact(550)), "The letter of 1 June.")
    blank = Missing(Why.NOT_APPLICABLE, "does not apply")
    session.do(OverrideReading("B002", "ha", "n/a", blank), "A floating site.")
    session.do(
        OverrideGate("B003", "deliverable", GateState.PASS, GateState.UNCLEAR), "Seen on a visit."
    )
    session.do(
        OverridePlace("B004", Standing.RESERVE, Standing.NOT_SHORTLISTED), "Ministers’ choice."
    )
    session.do(sign_off(session))
    session.do(RemoveOverride("reading", "B002", "ha"), "It was moored.")
    found = session.project.bids.issues[0]
    accepted = AcceptIssue(found.bid, found.field, found.kind, found.message)
    session.do(accepted, "Seen, and the bidder confirms it.")
    session.do(UnlockFramework(), "A weight was wrong.")
    session.do(SetFramework(session.project.framework, made_up_bids(7, 6).bids))
    session.undo()
    session.redo()
    session.undo()
    session.return_to(6, "As it was before the lock.")
    session.do(SetWeight("power", 36), "After all.")
    session.do(SetTarget(Target(Decimal("1500.5"), "power", "Wales", "the panel")))
    session.do(SetTarget(Target(Decimal(2), note="For illustration.")))
    session.do(RemoveTarget("power", "Wales"))
    session.do(NameAsFile("Round one"))
    session.do(NameEvaluation("Round two"))
    session.do(SignRecords((1,), Person("Priya Nair", "assurer")))
    return session


def sign_off(session: Session) -> SignOffRanking:
    """The command that signs the ranking off as it is."""
    evaluation = session.evaluation
    return SignOffRanking(
        "The Department",
        "Amira Kaur",
        "Priya Nair",
        "Helen Marsh",
        inputs_digest(session.project),
        tuple(pillar.label for pillar in evaluation.framework.pillars),
        frozen_ranking(evaluation, session.selection),
        "Pilot, version 1, changed: weights",
        ("The framework is not locked.",),
    )
