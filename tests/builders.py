"""Small bids and frameworks for tests, built from the real records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from gz_eval.core.bids import Bid
from gz_eval.core.framework import (
    Criterion,
    Field,
    Framework,
    Gate,
    Kind,
    MissingPolicy,
    Option,
    RankingRule,
    ScalePoint,
    ShortlistRule,
    Treatment,
)
from gz_eval.core.source import CellRef, Reading, SheetRef
from gz_eval.core.value_functions import ChoiceTable, Linear
from gz_eval.core.values import Answer, Bound, Doubt, Missing, Value, Why

SHEET = SheetRef("bids.xlsx", "Register")

POWER = Field("mw", "Power", Kind.QUANTITY, unit="MW")
AREA = Field("ha", "Land", Kind.QUANTITY, unit="ha")
STATUS = Field(
    "status",
    "Status",
    Kind.CHOICE,
    options=(Option("firm", "Firm"), Option("offered", "Offered"), Option("none", "None yet")),
)
LETTER = Field("letter", "Letter", Kind.YES_NO)


def exact(amount: float | str, unit: str = "MW") -> Value:
    """An exact amount."""
    return Value(f"{amount} {unit}", amount=Decimal(str(amount)), unit=unit)


def code(key: str, *doubts: Doubt) -> Value:
    """A choice, or yes and no."""
    return Value(key, code=key, doubts=doubts)


def closed_range(low: float, high: float) -> Value:
    """A range such as 100 to 600 MW."""
    return Value(
        f"{low} to {high} MW",
        unit="MW",
        bound=Bound.RANGE,
        low=Decimal(str(low)),
        high=Decimal(str(high)),
    )


def at_least(amount: float) -> Value:
    """A bound such as 500MW+."""
    figure = Decimal(str(amount))
    return Value(f"{amount} MW or more", amount=figure, bound=Bound.AT_LEAST, low=figure)


def blank() -> Missing:
    """An answer left blank."""
    return Missing(Why.BLANK, "left blank")


def bid(number: int, answers: Mapping[str, Value | Missing], name: str = "") -> Bid:
    """A bid in row `number` of a register."""
    return Bid(
        id=f"B{number:03}",
        name=name or f"Bid {number}",
        region="",
        source=CellRef(SHEET, number + 1, 1),
        answers={
            key: Answer(key, Reading(SHEET, number + 1, column, "as typed"), value)
            for column, (key, value) in enumerate(answers.items(), start=2)
        },
    )


def framework(
    gates: tuple[Gate, ...] = (),
    shortlist: ShortlistRule | None = None,
    ranking: RankingRule | None = None,
    missing: Treatment = Treatment.ZERO,
    weights: tuple[float, float, float, float] = (60.0, 40.0, 75.0, 25.0),
) -> Framework:
    """Two pillars: power (capacity over MW, status by choice) and land (area over ha).

    `weights` are of power, land, and within power of capacity and status.
    """
    policy = MissingPolicy(missing, 30.0 if missing is Treatment.VALUE else 0.0)
    power, land, capacity, status = weights
    return Framework(
        key="small",
        title="Small",
        version="1",
        status="illustrative",
        fields=(POWER, AREA, STATUS, LETTER),
        criteria=(
            Criterion("power", "Power", power),
            Criterion(
                "capacity",
                "Capacity",
                capacity,
                parent="power",
                field="mw",
                value_function=Linear(0.0, 1000.0),
                missing=policy,
                not_applicable=policy,
            ),
            Criterion(
                "status",
                "Grid status",
                status,
                parent="power",
                field="status",
                value_function=ChoiceTable((("firm", 100.0), ("offered", 50.0), ("none", 0.0))),
                missing=policy,
                not_applicable=policy,
            ),
            Criterion("land", "Land", land),
            Criterion(
                "area",
                "Area",
                100.0,
                parent="land",
                field="ha",
                value_function=Linear(0.0, 100.0),
                missing=policy,
                not_applicable=policy,
            ),
        ),
        gates=gates,
        shortlist=shortlist or ShortlistRule(places=2, reserve=1),
        ranking=ranking or RankingRule(),
    )


SCALE = (ScalePoint("Poor", 0.0), ScalePoint("Good", 100.0))


def judged(*keys: str, treatment: Treatment = Treatment.EXCLUDE) -> Framework:
    """The small framework with some leaves judged by assessors."""
    made = framework()
    return replace(
        made,
        criteria=tuple(
            replace(
                one,
                field="",
                value_function=None,
                scale=SCALE,
                missing=MissingPolicy(treatment, 30.0),
            )
            if one.key in keys
            else one
            for one in made.criteria
        ),
    )


def simple_bid(
    number: int, mw: float | None, status: str | None, ha: float | None, name: str = ""
) -> Bid:
    """A bid of the small framework; None is left blank."""
    return bid(
        number,
        {
            "mw": blank() if mw is None else exact(mw),
            "status": blank() if status is None else code(status),
            "ha": blank() if ha is None else exact(ha, "ha"),
        },
        name,
    )
