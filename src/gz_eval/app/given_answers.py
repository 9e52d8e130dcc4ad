"""What bids gave for a criterion's field: what its curve is drawn over. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from gz_eval.core.bids import Bid
from gz_eval.core.figures import figure_of
from gz_eval.core.framework import Field


@dataclass(frozen=True, slots=True)
class GivenAnswers:
    """The figures that were given, in the order of the bids, and how many gave which code."""

    figures: tuple[float, ...]
    codes: dict[str, int]


NONE = GivenAnswers((), {})


def given_answers(bids: Iterable[Bid], field: Field) -> GivenAnswers:
    """What bids gave for a field. An impossible figure is none, as everywhere."""
    figures: list[float] = []
    codes: Counter[str] = Counter()
    for bid in bids:
        if (figure := figure_of(bid, field)) is not None:
            figures.append(figure)
        value = bid.value(field.key)
        if value is not None and value.code:
            codes[value.code] += 1
    return GivenAnswers(tuple(figures), dict(codes))
