"""Amounts that cannot be, and amounts that are hard to believe, one answer at a time.

Impossible is an error; implausible, by the framework's own range, is a warning. Neither is ever
refused: an outlier is scored as it stands. Ratios between answers are in `ratios`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gz_eval.analysis.phrases import amount_text, plain_label, said
from gz_eval.core.bids import Bid
from gz_eval.core.framework import NUMERIC_KINDS, Field, Framework, Kind
from gz_eval.core.issues import Issue, Severity
from gz_eval.core.values import Answer, Bound, Value

FIRST_YEAR = 1990
_FIRST_DAY = Decimal(date(FIRST_YEAR, 1, 1).toordinal())
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Limits:
    """What an amount of a field can be: outside `floor` and `ceiling` it is impossible.

    Outside `low` and `high`, the framework's plausible range, it is implausible. None is no limit.
    The floor is never above `low`, nor the ceiling below `high`.
    """

    floor: Decimal | None = None
    ceiling: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None


def limits_of(field: Field) -> Limits:
    """The limits of a field; none at all for one that is neither number nor date.

    A framework that declares negative amounts, shares over 100% or dates before 1990 to be
    plausible is believed.
    """
    low, high = field.plausible_low, field.plausible_high
    if field.kind is Kind.DATE:
        floor = _FIRST_DAY
    elif field.kind in NUMERIC_KINDS:
        floor = Decimal(0)
    else:
        return Limits()
    ceiling = None
    if field.kind is Kind.SHARE:
        ceiling = _HUNDRED if high is None else max(_HUNDRED, high)
    return Limits(floor if low is None else min(floor, low), ceiling, low, high)


def check_amounts(framework: Framework, bids: tuple[Bid, ...]) -> list[Issue]:
    """Issues of impossible and implausible amounts, field by field."""
    issues: list[Issue] = []
    for field in framework.fields:
        limits = limits_of(field)
        least = limits.floor if limits.low is None else limits.low
        most = limits.ceiling if limits.high is None else limits.high
        if least is None and most is None:
            continue
        key = field.key
        for bid in bids:
            answer = bid.answers.get(key)
            if answer is None or not isinstance(value := answer.value, Value):
                continue
            low, high = stated_ends(value)
            too_low = least is not None and low is not None and low < least
            too_high = most is not None and high is not None and high > most
            if too_low or too_high:
                assert low is not None
                assert high is not None
                issues.append(_outside(field, limits, bid, answer, value, low, high))
    return issues


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


def _outside(
    field: Field,
    limits: Limits,
    bid: Bid,
    answer: Answer,
    value: Value,
    low: Decimal,
    high: Decimal,
) -> Issue:
    a_date = field.kind is Kind.DATE
    severity = Severity.ERROR
    if limits.floor is not None and low < limits.floor:
        bottom = "zero" if limits.floor == 0 and not a_date else amount_text(field, limits.floor)
        finding = f"{amount_text(field, low)} is impossible, because it is "
        finding += f"{'before' if a_date else 'below'} {bottom}"
    elif limits.ceiling is not None and high > limits.ceiling:
        top = amount_text(field, limits.ceiling)
        finding = f"{amount_text(field, high)} is impossible, because it is over {top}"
    elif limits.low is not None and low < limits.low:
        severity = Severity.WARNING
        side = "before" if a_date else "below"
        finding = f"{amount_text(field, low)} is {side} {_plausible_text(field)}"
    else:
        severity = Severity.WARNING
        side = "after" if a_date else "above"
        finding = f"{amount_text(field, high)} is {side} {_plausible_text(field)}"
    advice = (
        "Correct the cell, or ask the applicant."
        if severity is Severity.ERROR
        else "Check the figure and its unit with the applicant."
    )
    return Issue(
        severity,
        "implausible",
        f"{plain_label(field)} says {said(answer, value)}: {finding}.",
        f"{advice} Until then it is scored as it stands.",
        () if answer.reading is None else (answer.reading.cell,),
        bid.id,
        field.key,
    )


def _plausible_text(field: Field) -> str:
    low, high = field.plausible_low, field.plausible_high
    if low is not None and high is not None:
        return f"the plausible range of {amount_text(field, low)} to {amount_text(field, high)}"
    limit = low if low is not None else high
    assert limit is not None
    return f"the plausible limit of {amount_text(field, limit)}"
