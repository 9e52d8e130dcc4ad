"""Changing one part of a framework: a curve, a threshold, a policy, the shortlist rule. No Qt.

Every function gives a whole new framework that is sound, or raises UserError with what to do.
"""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from decimal import Decimal

from gz_eval.core.answers import reader_for
from gz_eval.core.errors import UserError
from gz_eval.core.framework import (
    Criterion,
    Field,
    Framework,
    Kind,
    MissingPolicy,
)
from gz_eval.core.source import Reading, SheetRef
from gz_eval.core.value_functions import (
    Bands,
    ChoiceTable,
    Linear,
    Logarithmic,
    Piecewise,
    SShaped,
    ValueFunction,
)
from gz_eval.core.values import Value
from gz_eval.core.wording import amount_in_words, day_in_words

Knot = tuple[float, float]
"""A point of a curve that can be moved: amount and value score."""


def knots(function: ValueFunction) -> tuple[Knot, ...]:
    """The points of a curve that can be moved, amounts ascending; none of a table of codes."""
    match function:
        case Linear(worst, best) | Logarithmic(worst, best) | SShaped(worst, best):
            return tuple(sorted(((worst, 0.0), (best, 100.0))))
        case Piecewise(points):
            return points
        case Bands(steps):
            return steps
        case ChoiceTable():
            return ()


def scores_move(function: ValueFunction) -> bool:
    """Whether the scores of a curve's points can be moved, or only their amounts."""
    return isinstance(function, Piecewise | Bands)


def with_knot(function: ValueFunction, number: int, amount: float, score: float) -> ValueFunction:
    """The curve with one point moved, as far as it can go: amounts stay in order, scores go on
    rising or falling, and both stay where they make sense.
    """
    points = list(knots(function))
    if not 0 <= number < len(points):
        return function
    floor = (function.below,) if isinstance(function, Bands) else ()
    span = points[-1][0] - points[0][0]
    gap = max(abs(span) * 1e-3, 1e-9)
    low = points[number - 1][0] + gap if number > 0 else -math.inf
    high = points[number + 1][0] - gap if number + 1 < len(points) else math.inf
    if isinstance(function, Logarithmic):
        low = max(low, gap)
    amount = min(max(amount, low), high)
    if scores_move(function):
        rising = points[-1][1] >= (*floor, points[0][1])[0]
        first = floor[0] if floor else (0.0 if rising else 100.0)
        before = points[number - 1][1] if number > 0 else first
        after = points[number + 1][1] if number + 1 < len(points) else (100.0 if rising else 0.0)
        score = min(max(score, min(before, after)), max(before, after))
    else:
        score = points[number][1]
    points[number] = (amount, score)
    return _telling(function, _through(function, points))


def with_below(function: Bands, score: float) -> Bands:
    """The steps with another score for what is below the first, as far as it can go."""
    scores = [score for _, score in function.steps]
    rising = scores[-1] >= function.below
    score = min(max(score, 0.0), scores[0]) if rising else max(min(score, 100.0), scores[0])
    moved = _telling(function, Bands(function.steps, score))
    assert isinstance(moved, Bands)
    return moved


def with_point(function: ValueFunction, number: int) -> ValueFunction:
    """The curve with one point more, halfway between a point and the next."""
    points = list(knots(function))
    if not scores_move(function) or number + 1 >= len(points):
        return function
    (x, y), (other_x, other_y) = points[number], points[number + 1]
    points.insert(number + 1, ((x + other_x) / 2, (y + other_y) / 2))
    return _through(function, points)


def without_point(function: ValueFunction, number: int) -> ValueFunction:
    """The curve without one of its points; two always stay."""
    points = list(knots(function))
    if not scores_move(function) or len(points) <= 2 or not 0 <= number < len(points):
        return function
    del points[number]
    return _telling(function, _through(function, points))


def _telling(before: ValueFunction, after: ValueFunction) -> ValueFunction:
    """The one after, unless it scored every amount the same: then bids would not be told apart."""
    scores = {score for _, score in knots(after)}
    scores |= {after.below} if isinstance(after, Bands) else set()
    return after if len(scores) > 1 else before


def _through(function: ValueFunction, points: list[Knot]) -> ValueFunction:
    match function:
        case Piecewise():
            return Piecewise(tuple(points))
        case Bands(_, below):
            return Bands(tuple(points), below)
        case Linear() | Logarithmic() | SShaped():
            ends = {score: amount for amount, score in points}
            if isinstance(function, SShaped):
                share = (function.middle - function.worst) / (function.best - function.worst)
                middle = ends[0.0] + share * (ends[100.0] - ends[0.0])
                return SShaped(ends[0.0], ends[100.0], middle, function.steepness)
            return type(function)(ends[0.0], ends[100.0])
        case ChoiceTable():
            return function


def with_code_score(function: ChoiceTable, code: str, score: float) -> ChoiceTable:
    """The table with another score for a code, between 0 and 100.

    Raises UserError where every code would score the same.
    """
    score = min(max(score, 0.0), 100.0)
    scores = tuple((key, score if key == code else old) for key, old in function.scores)
    if len({value for _, value in scores}) == 1:
        raise UserError(
            f"Every answer would score {score:g}, so bids could not be told apart.",
            "Give another answer another score first.",
        )
    return ChoiceTable(scores)


def answer_labels(field: Field) -> dict[str, str]:
    """What the codes of a field's answers are called."""
    if field.kind is Kind.YES_NO:
        return {"yes": "Yes", "no": "No"}
    return {option.key: option.label for option in field.options}


def score_read(text: str) -> float:
    """The value score that a text says. Raises UserError where it says none."""
    try:
        score = float(text.strip().removesuffix("%"))
    except ValueError:
        score = math.nan
    if not 0 <= score <= 100:
        raise UserError(f"“{text}” is no value score.", "Type a number from 0 to 100.")
    return score


# -- parts of the framework ----------------------------------------------------------------------


def with_criterion(framework: Framework, criterion: Criterion) -> Framework:
    """The framework with a criterion in place of the one of the same key."""
    return replace(
        framework,
        criteria=tuple(
            criterion if one.key == criterion.key else one for one in framework.criteria
        ),
    )


def with_function(framework: Framework, key: str, function: ValueFunction) -> Framework:
    """The framework with another value function for a leaf."""
    leaf = framework.criterion_by_key[key]
    return with_criterion(framework, replace(leaf, value_function=function))


def with_missing(framework: Framework, key: str, policy: MissingPolicy) -> Framework:
    """The framework with another policy for missing evidence on a leaf."""
    leaf = framework.criterion_by_key[key]
    return with_criterion(framework, replace(leaf, missing=policy))


def with_not_applicable(framework: Framework, key: str, policy: MissingPolicy) -> Framework:
    """The framework with another policy for “not applicable” on a leaf."""
    leaf = framework.criterion_by_key[key]
    return with_criterion(framework, replace(leaf, not_applicable=policy))


# -- amounts in words ----------------------------------------------------------------------


def amount_text(field: Field, amount: float) -> str:
    """An amount of a field as people write it: ``1,100 MW``, ``14 June 2029``."""
    if field.kind is Kind.DATE:
        return day_in_words(date.fromordinal(round(amount)))
    # Nought below nought, as rounding up makes it, is nought.
    return amount_in_words(field, Decimal(f"{amount + 0.0:.6g}"))


def amount_read(field: Field, text: str) -> float:
    """The amount that a text says as the field's kind. Raises UserError where it says none."""
    value = reader_for(field)(Reading(SheetRef("", ""), 1, 1, text))
    if not isinstance(value, Value) or value.amount is None:
        example = "31 December 2030" if field.kind is Kind.DATE else f"500 {field.unit}".strip()
        raise UserError(
            f"“{text}” cannot be read as “{field.label}”.", f"Type it such as “{example}”."
        )
    return float(value.amount)
