"""What bids are measured by: their score, their figures, the value scores of criteria. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from gz_eval.app.anonymous import reference_of, untold
from gz_eval.app.telling_weights import is_all_hidden
from gz_eval.charts.absent import Absent
from gz_eval.charts.quantity import Measure
from gz_eval.core.answers.units import dimension_of
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.figures import figures_of
from gz_eval.core.framework import NUMERIC_KINDS, Field, Framework, Kind
from gz_eval.core.outcome import Standing
from gz_eval.core.selection import Selection
from gz_eval.core.wording import listed

UNTOLD = "cannot be shown without telling a place"
"""Why bids are absent from a chart of scores that tell places while names are hidden."""
SCORE = "score"
"""The key of the total score among the measures."""


def measures(framework: Framework) -> dict[str, Measure]:
    """What a scatter can show, by key: the score, fields with figures, criteria."""
    places = framework.ranking.shown_places
    found = {SCORE: Measure("Score", "points", places)}
    found |= {field.key: measure_of(field) for field in framework.fields if is_figure(field)}
    found |= {
        f"criterion:{item.key}": Measure(f"Value score of {item.label}", "0 to 100", places)
        for item in framework.criteria
    }
    return found


def is_figure(field: Field) -> bool:
    """Whether a field's answers are figures that can be drawn and summed."""
    return field.kind in NUMERIC_KINDS


def measure_of(field: Field) -> Measure:
    """A field as a measure; a unit that its label names is not said twice."""
    return Measure(field.label, "" if _names_unit(field) else field.unit)


def _names_unit(field: Field) -> bool:
    """Whether a field's label ends with its unit, however it spells it: (ha), (hectares)."""
    _, opened, named = field.label.rpartition("(")
    if not opened or not field.unit:
        return False
    dimension, unit = dimension_of(field.unit)
    return dimension.unit(named.strip().removesuffix(")")) == unit


def figures(evaluation: Evaluation, measure: str) -> list[float | None]:
    """A measure of every bid, in import order; None where there is no figure."""
    if measure == SCORE:
        return [float(score) for score in evaluation.shown_totals]
    if measure.startswith("criterion:"):
        key = measure.removeprefix("criterion:")
        if is_untold(evaluation, measure):
            return [None] * len(evaluation.bids)
        # What the framework counts for missing evidence is nobody's figure.
        lacking = evaluation.without_evidence(key)
        scores = np.where(lacking, np.nan, evaluation.criterion_scores(key)).tolist()
        return [None if score != score else score for score in scores]
    field = evaluation.framework.field_by_key[measure]
    return list(figures_of(evaluation.table, field))


def corrected_measures(evaluation: Evaluation, row: int, keys: Iterable[str]) -> tuple[str, ...]:
    """Of these measures the ones, as charts call them, whose figure officials corrected."""
    known, bid = evaluation.framework.field_by_key, evaluation.bids[row]
    return tuple(
        dict.fromkeys(
            measure_of(known[key]).text
            for key in keys
            if key in known and bid.answer(key).correction is not None
        )
    )


def is_untold(evaluation: Evaluation, measure: str) -> bool:
    """Whether a measure is of nothing but scores that would tell where a bid is."""
    return tells_place(evaluation.framework, measure, untold(evaluation))


def tells_place(framework: Framework, measure: str, hidden: frozenset[str]) -> bool:
    """Whether a measure is of nothing but the scores of leaves that are `hidden`."""
    if not measure.startswith("criterion:"):
        return False
    return is_all_hidden(framework, measure.removeprefix("criterion:"), hidden)


def first_figure(framework: Framework, preferred: Kind) -> str:
    """The key of the first field of a kind that a criterion scores; else of any figure, or empty.

    What a chart starts with: capacity for a size, without the program knowing what a field means.
    """
    scored = [
        field
        for leaf in framework.leaves
        if leaf.field and (field := framework.field_by_key[leaf.field]) and is_figure(field)
    ]
    for field in scored:
        if field.kind is preferred:
            return field.key
    return next((field.key for field in scored), "")


def absent_bid(
    selection: Selection,
    row: int,
    why: str,
    group: str,
    figures: tuple[float | None, ...] = (),
    corrected: tuple[str, ...] = (),
) -> Absent:
    """A bid that a chart, or a sum on it, has no place for."""
    bid = selection.evaluation.bids[row]
    chosen = selection.standing(row) is Standing.SHORTLISTED
    return Absent(bid.id, reference_of(bid), bid.name, why, chosen, group, figures, corrected)


def no_figure(labels: Sequence[str]) -> str:
    """Why a bid is absent that gave none of these."""
    return f"gave no usable figure for {listed(labels)}"


def nothing_for(framework: Framework, keys: Sequence[str]) -> str:
    """Why a bid is absent that has none of these measures: no figure, or no evidence."""
    known = framework.criterion_by_key
    labels = {key: key.removeprefix("criterion:") for key in keys}
    told = []
    if figures := [framework.field_by_key[key].label for key, own in labels.items() if key == own]:
        told.append(no_figure(figures))
    if evidence := [known[own].label for key, own in labels.items() if key != own]:
        told.append(f"gave no evidence on {listed(evidence)}")
    return listed(told)
