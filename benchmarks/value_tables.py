"""Value scores of made-up bids, for timing what a change of weights asks for."""

from __future__ import annotations

import numpy as np

from gz_eval.core.bids import Bid
from gz_eval.core.framework import Framework
from gz_eval.core.outcome import GateState, ValueTable
from gz_eval.core.source import CellRef, SheetRef


def value_table(framework: Framework, count: int, seed: int = 2025) -> ValueTable:
    """A table of `count` bids by the framework's leaves, all evidence read and no gate failed."""
    sheet = SheetRef("made up", "")
    bids = tuple(
        Bid(f"B{row}", f"Bid {row}", "", CellRef(sheet, row + 1, 1), {}) for row in range(count)
    )
    shape = (count, len(framework.leaves))
    # In memory as `compute_values` makes them: column by column.
    scores = np.asfortranarray(np.random.default_rng(seed).uniform(0, 100, shape))
    return ValueTable(
        bids=bids,
        scores=scores,
        lower=scores * 0.9,
        upper=np.minimum(scores * 1.1, 100.0),
        evidence=np.zeros(shape, dtype=np.int8),
        gates=((),) * count,
        gate_states=(GateState.PASS,) * count,
        failed=np.zeros(count, dtype=bool),
    )
