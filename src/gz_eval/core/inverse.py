"""From a value score back to the answer that earns it: what a bid would have to say."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import numpy as np

from gz_eval.core.framework import Criterion, Field, Kind
from gz_eval.core.value_functions import (
    AmountFunction,
    Bands,
    ChoiceTable,
    Linear,
    Logarithmic,
    Piecewise,
    SShaped,
)
from gz_eval.core.wording import amount_in_words, listed


def answer_needed(field: Field, criterion: Criterion, score: float) -> str:
    """The answer that would earn at least `score`, such as ``at least 720 MW``.

    Empty for a criterion that assessors judge, and for a score that no answer earns.
    """
    function = criterion.value_function
    if function is None:
        return ""
    if isinstance(function, ChoiceTable):
        labels = {option.key: option.label for option in field.options}
        enough = sorted((worth, code) for code, worth in function.scores if worth >= score)
        return listed([labels.get(code, code) for _, code in enough]).replace(" and ", " or ")
    worst, best = _worst_and_best(function)
    amount = _turning_amount(function, worst, best, score)
    if amount is None:
        return ""
    rising = best > worst
    figure = amount_in_words(field, _rounded(field, amount, abs(best - worst), up=rising))
    if field.kind is Kind.DATE:
        return f"{'on or after' if rising else 'on or before'} {figure}"
    return f"{'at least' if rising else 'at most'} {figure}"


def _worst_and_best(function: AmountFunction) -> tuple[float, float]:
    """The amounts beyond which a score changes no more, the least preferred first."""
    match function:
        case Linear(worst, best) | Logarithmic(worst, best) | SShaped(worst, best):
            return worst, best
        case Piecewise(points):
            low, high = points[0][0], points[-1][0]
            return (low, high) if points[-1][1] > points[0][1] else (high, low)
        case Bands(steps, below):
            # One unit below the first step stands for everything below it.
            low, high = steps[0][0] - 1.0, steps[-1][0]
            return (low, high) if steps[-1][1] > below else (high, low)


def _turning_amount(
    function: AmountFunction, worst: float, best: float, score: float
) -> float | None:
    """The amount nearest to `worst` that earns `score`, by halving; None when `best` does not."""

    def earns(amount: float) -> bool:
        return bool(function.score(np.array([amount]))[0] >= score - 1e-9)

    if not earns(best):
        return None
    if earns(worst):
        return worst
    short, enough = worst, best
    for _ in range(60):
        middle = (short + enough) / 2
        if earns(middle):
            enough = middle
        else:
            short = middle
    return enough


def _rounded(field: Field, amount: float, span: float, up: bool) -> Decimal:
    """An amount to about three figures of its span, or a whole day or number, on the safe side."""
    if field.kind in (Kind.DATE, Kind.WHOLE_NUMBER):
        unit = Decimal(1)
    else:
        unit = Decimal(10) ** (Decimal(repr(span)).adjusted() - 2)
    direction = ROUND_CEILING if up else ROUND_FLOOR
    noiseless = Decimal(repr(amount)).quantize(unit / 1000)
    return (noiseless / unit).to_integral_value(rounding=direction) * unit
