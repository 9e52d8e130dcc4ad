"""What the answer to a field can be at all: a share over 100% or a negative quantity cannot.

An impossible answer is no evidence: scoring and gates treat it as missing, and it is shown as it
was read.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from gz_eval.core.framework import NUMERIC_KINDS, Field, Kind
from gz_eval.core.values import Bound, Value

FIRST_YEAR = 1990
_FIRST_DAY = Decimal(date(FIRST_YEAR, 1, 1).toordinal())
_HUNDRED = Decimal(100)


def possible_range(field: Field) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most that an amount of a field can be, in its unit; None is no limit.

    A framework that declares negative amounts, shares over 100% or dates before 1990 to be
    plausible is believed.
    """
    low, high = field.plausible_low, field.plausible_high
    if field.kind is Kind.DATE:
        floor = _FIRST_DAY
    elif field.kind in NUMERIC_KINDS:
        floor = Decimal(0)
    else:
        return None, None
    ceiling = None
    if field.kind is Kind.SHARE:
        ceiling = _HUNDRED if high is None else max(_HUNDRED, high)
    return floor if low is None else min(floor, low), ceiling


def is_impossible(field: Field, value: Value) -> bool:
    """Whether an answer states a figure that cannot be. Of a period, all of it has to be outside.

    So "45 to 120%" is impossible, and a year that has possible days is not.
    """
    floor, ceiling = possible_range(field)
    low, high = stated_ends(value)
    too_low = floor is not None and low is not None and low < floor
    return too_low or (ceiling is not None and high is not None and high > ceiling)


def stated_ends(value: Value) -> tuple[Decimal | None, Decimal | None]:
    """The least and the greatest figure that an answer states; (None, None) when it states none.

    A period is taken at its nearest day on either side, so a year is only too early when all of it
    is: its ends come back swapped.
    """
    if value.bound is Bound.EXACT or value.bound is Bound.ABOUT:
        return value.amount, value.amount
    if value.bound is Bound.PERIOD:
        return value.high, value.low
    stated = [each for each in (value.amount, value.low, value.high) if each is not None]
    return (min(stated), max(stated)) if stated else (None, None)
