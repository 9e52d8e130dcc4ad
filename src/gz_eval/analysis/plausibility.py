"""Amounts that cannot be, and amounts that are hard to believe, one answer at a time.

Impossible is an error, and counts as missing evidence (`core.possible`); implausible, by the
framework's own range, is a warning, and is scored as it stands. Ratios between answers are in
`ratios`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from gz_eval.analysis.phrases import amount_text, said
from gz_eval.core.bids import Bid
from gz_eval.core.framework import NUMERIC_KINDS, Field, Framework, Kind
from gz_eval.core.issues import Issue, Severity
from gz_eval.core.possible import possible_range, stated_ends
from gz_eval.core.values import Answer, Bound, Value
from gz_eval.core.wording import plain_label


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

    A framework that declares something impossible to be plausible is believed.
    """
    if field.kind is not Kind.DATE and field.kind not in NUMERIC_KINDS:
        return Limits()
    floor, ceiling = possible_range(field)
    return Limits(floor, ceiling, field.plausible_low, field.plausible_high)


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
            # The usual case first and without a call: there may be hundreds of thousands.
            low = high = value.amount
            if value.bound is not Bound.EXACT:
                low, high = stated_ends(value)
            too_low = least is not None and low is not None and low < least
            too_high = most is not None and high is not None and high > most
            if too_low or too_high:
                assert low is not None
                assert high is not None
                issues.append(_outside(field, limits, bid, answer, value, low, high))
    return issues


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
        "Correct the cell, or ask the applicant. Until then it counts as missing evidence."
        if severity is Severity.ERROR
        else "Check the figure and its unit with the applicant. Until then it is scored as it"
        " stands."
    )
    return Issue(
        severity,
        "implausible",
        f"{plain_label(field)} says {said(answer, value)}: {finding}.",
        advice,
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
