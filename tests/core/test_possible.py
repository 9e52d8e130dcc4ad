"""What cannot be the answer to a field, and what a framework may say can be."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from gz_eval.core.framework import Field, Kind
from gz_eval.core.possible import is_impossible, possible_range
from gz_eval.core.values import Bound, Value

SHARE = Field("share", "Share", Kind.SHARE, unit="%")
POWER = Field("mw", "Power", Kind.QUANTITY, unit="MW")
DAY = Field("day", "Date", Kind.DATE)
CHOICE = Field("choice", "Choice", Kind.CHOICE)


def figure(amount: float) -> Value:
    return Value(str(amount), amount=Decimal(str(amount)))


def year(number: int) -> Value:
    first, last = date(number, 1, 1), date(number, 12, 31)
    return Value(
        str(number),
        bound=Bound.PERIOD,
        low=Decimal(first.toordinal()),
        high=Decimal(last.toordinal()),
    )


@pytest.mark.parametrize(
    ("field", "value", "impossible"),
    [
        (SHARE, figure(100), False),
        (SHARE, figure(100.1), True),
        (SHARE, Value("45 to 120%", bound=Bound.RANGE, low=Decimal(45), high=Decimal(120)), True),
        (POWER, figure(0), False),
        (POWER, figure(-0.1), True),
        (POWER, figure(1e9), False),
        (DAY, year(1989), True),
        (DAY, year(1990), False),
        (CHOICE, Value("Firm", code="firm"), False),
    ],
)
def test_what_cannot_be(field: Field, value: Value, impossible: bool) -> None:
    assert is_impossible(field, value) is impossible


def test_a_framework_that_calls_it_plausible_is_believed() -> None:
    growth = Field(
        "x", "Growth", Kind.SHARE, plausible_low=Decimal(-20), plausible_high=Decimal(300)
    )
    assert possible_range(growth) == (Decimal(-20), Decimal(300))
    assert not is_impossible(growth, figure(135))
