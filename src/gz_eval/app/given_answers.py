"""What bids gave for a criterion's field: what its curve is drawn over. No Qt."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from gz_eval.core.figures import figures_of
from gz_eval.core.framework import Field
from gz_eval.core.outcome import ValueTable


@dataclass(frozen=True, slots=True)
class GivenAnswers:
    """The figures that were given, in the order of the bids, and how many gave which code."""

    figures: tuple[float, ...]
    codes: dict[str, int]


NONE = GivenAnswers((), {})


def given_answers(table: ValueTable, field: Field) -> GivenAnswers:
    """What bids gave for a field. An impossible figure is none, as everywhere."""
    figures = tuple(figure for figure in figures_of(table, field) if figure is not None)
    values = (bid.value(field.key) for bid in table.bids)
    codes = Counter(value.code for value in values if value is not None and value.code)
    return GivenAnswers(figures, dict(codes))
