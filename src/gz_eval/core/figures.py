"""The figures that bids stated, as plain numbers: what sums, charts and tables are made of."""

from __future__ import annotations

from gz_eval.core.bids import Bid
from gz_eval.core.framework import Field
from gz_eval.core.outcome import ValueTable
from gz_eval.core.possible import is_impossible
from gz_eval.core.values import Bound

_FLOORED = frozenset({Bound.RANGE, Bound.AT_LEAST})


def figure_of(bid: Bid, field: Field) -> float | None:
    """The figure a bid stated for a field; of a range the lesser end.

    None when it gave none, or an impossible one (-450 MW), which counts as missing everywhere.
    """
    value = bid.value(field.key)
    if value is None or is_impossible(field, value):
        return None
    if value.amount is not None:
        return float(value.amount)
    if value.bound in _FLOORED and value.low is not None:
        return float(value.low)
    return None


def figures_of(table: ValueTable, field: Field) -> tuple[float | None, ...]:
    """The figure of each bid (n,), worked out once for a table: weights and moves leave it so."""
    found = table.figures.get(field.key)
    if found is None or found[0] is not field:
        found = (field, tuple(figure_of(bid, field) for bid in table.bids))
        table.figures[field.key] = found
    return found[1]
