"""From a value score back to the answer that earns it: what a bid would have to say."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TypeAlias

import numpy as np

from gz_eval.core.framework import Criterion, Field, Kind
from gz_eval.core.value_functions import (
    Bands,
    ChoiceTable,
    Linear,
    Logarithmic,
    Piecewise,
    SShaped,
)
from gz_eval.core.wording import amount_in_words, listed

Curve: TypeAlias = Linear | Piecewise | Logarithmic | SShaped


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
        quoted = [f"“{labels.get(code, code)}”" for _, code in enough]
        return listed(quoted).replace("” and “", "” or “")
    if isinstance(function, Bands):
        return _band_needed(field, function, score)
    worst, best = _worst_and_best(function)
    amount = _turning_amount(function, worst, best, score)
    if amount is None:
        return ""
    rising = best > worst
    figure = amount_in_words(field, _rounded(field, amount, abs(best - worst), up=rising))
    if field.kind is Kind.DATE:
        return f"{'on or after' if rising else 'on or before'} {figure}"
    return f"{'at least' if rising else 'at most'} {figure}"


def _band_needed(field: Field, function: Bands, score: float) -> str:
    """The band that earns `score`: from a step on, or, where scores fall, under a step."""
    starts = [start for start, _ in function.steps]
    worths = [function.below, *(worth for _, worth in function.steps)]
    enough = [index for index, worth in enumerate(worths) if worth >= score]
    if not enough:
        return ""
    rising = worths[-1] > worths[0]
    step = starts[enough[0] - 1] if rising else starts[min(enough[-1], len(starts) - 1)]
    figure = amount_in_words(field, Decimal(repr(step)))
    if field.kind is Kind.DATE:
        return f"{'on or after' if rising else 'before'} {figure}"
    return f"{'at least' if rising else 'less than'} {figure}"


def _worst_and_best(function: Curve) -> tuple[float, float]:
    """The amounts beyond which a score changes no more, the least preferred first."""
    match function:
        case Linear(worst, best) | Logarithmic(worst, best) | SShaped(worst, best):
            return worst, best
        case Piecewise(points):
            low, high = points[0][0], points[-1][0]
            return (low, high) if points[-1][1] > points[0][1] else (high, low)


def _turning_amount(function: Curve, worst: float, best: float, score: float) -> float | None:
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
    noiseless = Decimal(repr(amount)).quantize(unit / 1_000_000)
    return (noiseless / unit).to_integral_value(rounding=direction) * unit
