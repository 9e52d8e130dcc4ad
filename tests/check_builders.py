"""Bids as officials send them, for tests of the checks: each answer with the text of its cell."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from gz_eval.core.bids import Bid
from gz_eval.core.framework import (
    Comparison,
    Criterion,
    Field,
    Framework,
    Gate,
    Kind,
    Option,
    Ratio,
    Test,
)
from gz_eval.core.source import CellRef, Reading, SheetRef
from gz_eval.core.value_functions import Linear
from gz_eval.core.values import Answer, Bound, Missing, Value, Why

SHEET = SheetRef("register.xlsx", "Bids")

FIELDS = (
    Field("ref", "Reference", Kind.TEXT, required=True),
    Field("name", "Bid name", Kind.TEXT, required=True),
    Field("region", "Region", Kind.REGION),
    Field("place", "Site coordinates (latitude, longitude)", Kind.PLACE),
    Field(
        "firm_mw",
        "Firm power capacity by 2030 (MW)",
        Kind.QUANTITY,
        unit="MW",
        required=True,
        plausible_low=Decimal(10),
        plausible_high=Decimal(3000),
    ),
    Field("area_ha", "Land (hectares)", Kind.QUANTITY, unit="ha"),
    Field("investment", "Private investment (£m)", Kind.MONEY, unit="£m"),
    Field("low_carbon", "Low-carbon share of supply", Kind.SHARE, unit="%"),
    Field("jobs", "Permanent on-site jobs", Kind.WHOLE_NUMBER),
    Field(
        "connection_date",
        "Grid connection date",
        Kind.DATE,
        plausible_low=Decimal(date(2024, 1, 1).toordinal()),
        plausible_high=Decimal(date(2045, 12, 31).toordinal()),
    ),
    Field(
        "planning",
        "Planning status",
        Kind.CHOICE,
        options=(Option("full", "Full consent"), Option("none", "None")),
    ),
    Field("water", "Water letter", Kind.YES_NO),
    Field("notes", "Notes", Kind.TEXT),
)
COLUMN = {field.key: number for number, field in enumerate(FIELDS, start=1)}

FRAMEWORK = Framework(
    key="checks",
    title="Checks",
    version="1",
    status="illustrative",
    fields=FIELDS,
    criteria=(
        Criterion("power", "Power", 60, field="firm_mw", value_function=Linear(0, 1000)),
        Criterion("land", "Land", 40, field="area_ha", value_function=Linear(0, 100)),
    ),
    id_field="ref",
    name_field="name",
    region_field="region",
    place_field="place",
    gates=(Gate("water_gate", "Water", Test("water", Comparison.ONE_OF, options=("yes",))),),
    ratios=(
        Ratio(
            "mw_per_ha", "MW per hectare", "firm_mw", "area_ha", Decimal(1), Decimal(11), "MW/ha"
        ),
    ),
)


def number(amount: float | str, text: str = "") -> Value:
    """An exact figure."""
    return Value(text or str(amount), amount=Decimal(str(amount)))


def spread(low: float, high: float, text: str = "", bound: Bound = Bound.RANGE) -> Value:
    """A range, or a period between two ordinals."""
    return Value(
        text or f"{low}–{high}", bound=bound, low=Decimal(str(low)), high=Decimal(str(high))
    )


def day(year: int, month: int = 1, day_of_month: int = 1) -> Value:
    """A date."""
    found = date(year, month, day_of_month)
    return Value(f"{found:%d/%m/%Y}", amount=Decimal(found.toordinal()))


def words(text: str) -> Value:
    """A text."""
    return Value(text, code=text)


def at(latitude: float, longitude: float) -> Value:
    """Coordinates."""
    return Value(f"{latitude}, {longitude}", place=(latitude, longitude))


def region(code: str) -> Value:
    """A region by its code."""
    return Value(code, code=code)


def missing(why: Why) -> Missing:
    """A missing answer."""
    return Missing(why, str(why))


def bid(row: int, name: str = "", says: str = "", /, **answers: Value | Missing) -> Bid:
    """The bid in `row` of the register; a missing answer's cell says `says`.

    Left unsaid, its reference is ``B`` and the row, and its name the reference.
    """
    ref = f"B{row}"
    given: dict[str, Value | Missing] = {"ref": words(ref), "name": words(name or ref), **answers}
    place = given.get("region")
    return Bid(
        id=ref,
        name=name or ref,
        region=place.code if isinstance(place, Value) else "",
        source=CellRef(SHEET, row, 1),
        answers={
            key: Answer(
                key,
                Reading(
                    SHEET, row, COLUMN[key], says if isinstance(value, Missing) else value.text
                ),
                value,
            )
            for key, value in given.items()
        },
    )
