"""Ratios between two answers of a bid that are hard to believe: always a warning, never more.

Each answer counts as the whole span that it states, so a warning is given only when no reading of
the two answers would bring the ratio within its range. What is missing is not followed up here.
"""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import NamedTuple

from gz_eval.analysis.phrases import label_of, number_text, said
from gz_eval.core.bids import Bid
from gz_eval.core.framework import Framework, Ratio
from gz_eval.core.issues import Issue, Severity
from gz_eval.core.values import Bound, Value

_ZERO = Decimal(0)


class Span(NamedTuple):
    """What an answer states, from `low` to `high`; a `high` of None is open. Never below zero."""

    low: Decimal
    high: Decimal | None


def span_of(value: Value) -> Span | None:
    """The span of an answer, or None for one without a figure or with a negative one."""
    if value.bound in (Bound.EXACT, Bound.ABOUT):
        low, high = value.amount, value.amount
    else:
        low, high = value.low, value.high
        if low is None and high is not None:
            low = _ZERO
    if low is None or low < 0:
        return None
    return Span(low, high)


def check_ratios(
    framework: Framework, bids: tuple[Bid, ...], already_said: Collection[tuple[str, str]] = ()
) -> list[Issue]:
    """Issues of implausible ratios.

    `already_said` holds (bid id, field key) of amounts already found impossible or implausible:
    a ratio that follows from one of them is not said again.
    """
    issues: list[Issue] = []
    for ratio in framework.ratios:
        for bid in bids:
            top, bottom = bid.answers.get(ratio.numerator), bid.answers.get(ratio.denominator)
            if top is None or bottom is None:
                continue
            if not isinstance(top.value, Value) or not isinstance(bottom.value, Value):
                continue
            above, below = span_of(top.value), span_of(bottom.value)
            if above is None or below is None:
                continue
            outside = _outside(ratio, above, below)
            if outside and not (
                (bid.id, ratio.numerator) in already_said
                or (bid.id, ratio.denominator) in already_said
            ):
                issues.append(_issue(framework, ratio, bid, outside))
    return issues


def _outside(ratio: Ratio, above: Span, below: Span) -> str:
    """Why the ratio is outside its range whatever the spans mean, or nothing."""
    exact = above.low == above.high and below.low == below.high
    # Compared without dividing: 10,000 bids are mostly in order.
    if ratio.high is not None and below.high and above.low > ratio.high * below.high:
        least = _figure(ratio, above.low / below.high)
        return f"{'' if exact else 'at least '}{least}, above"
    if ratio.low is not None and above.high is not None and above.high < ratio.low * below.low:
        most = _figure(ratio, above.high / below.low)
        return f"{'' if exact else 'at most '}{most}, below"
    return ""


def _issue(framework: Framework, ratio: Ratio, bid: Bid, outside: str) -> Issue:
    answers = [bid.answers[ratio.numerator], bid.answers[ratio.denominator]]
    both = [
        f"{label_of(framework, answer.field)} says {said(answer, answer.value)}"
        for answer in answers
        if isinstance(answer.value, Value)
    ]
    return Issue(
        Severity.WARNING,
        "implausible-ratio",
        f"{ratio.label} is {outside} {_range(ratio)}: {both[0]} and {both[1]}.",
        "Check both answers, their units and what they include. Both are scored as they stand.",
        tuple(answer.reading.cell for answer in answers if answer.reading is not None),
        bid.id,
        ratio.numerator,
    )


def _figure(ratio: Ratio, amount: Decimal) -> str:
    """The ratio with its unit, unless the label says it: "MW per hectare is 25"."""
    number = number_text(amount)
    if ratio.unit.casefold() in ratio.label.casefold():
        return number
    if ratio.unit.startswith("£"):
        return f"£{number}{ratio.unit[1:]}"
    return f"{number} {ratio.unit}"


def _range(ratio: Ratio) -> str:
    if ratio.low is not None and ratio.high is not None:
        return f"the plausible {number_text(ratio.low)} to {_figure(ratio, ratio.high)}"
    limit = ratio.low if ratio.low is not None else ratio.high
    assert limit is not None
    return f"the plausible limit of {_figure(ratio, limit)}"
