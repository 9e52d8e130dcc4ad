"""The outcome of an evaluation as plain arrays: what screens and exports show.

Rows are bids in the order they were imported; columns are the framework's leaves. Filled in by
`scoring`; what only a screen or an export needs is worked out when it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from gz_eval.core.bids import Bid
from gz_eval.core.framework import Framework
from gz_eval.core.outcome import STANDINGS, Evidence, ShortlistPlace, Standing, ValueTable
from gz_eval.core.rounding import shown
from gz_eval.core.shortlist import (
    qualifying_places,
    standing_codes,
    standing_reason,
    tie_sentences,
)
from gz_eval.core.tree import effective_weights, group_scores
from gz_eval.core.value_functions import Floats


@dataclass(frozen=True, eq=False)
class Evaluation:
    """Everything derived from a framework and its bids.

    `weights` (m,) are global weights of the leaves, summing to 1. `totals` (n,) are scores, 0 to
    100.
    `ranks` (n,) are competition ranks from 1, gate-failing bids ranked apart (their own 1, 2, 3).
    `order` (n,) are bid indices in ranked order: eligible bids first, then those that fail a gate.
    `tied` are the groups of bids (indices) whose totals tie, before tie-breaks.
    """

    framework: Framework
    table: ValueTable
    weights: Floats
    totals: Floats
    ranks: npt.NDArray[np.int64]
    order: npt.NDArray[np.int64]
    tied: tuple[npt.NDArray[np.int64], ...]

    @property
    def bids(self) -> tuple[Bid, ...]:
        """The bids, in import order."""
        return self.table.bids

    @property
    def index_by_id(self) -> dict[str, int]:
        """The row of each bid by its id."""
        return self.table.index_by_id

    @cached_property
    def lower(self) -> Floats:
        """The least that each bid (n,) scores, missing and doubtful evidence at its worst.

        Never above its total, which can be beyond what the evidence allows when it is left out.
        """
        return np.minimum(self.table.lower @ self.weights, self.totals)

    @cached_property
    def upper(self) -> Floats:
        """The most that each bid (n,) scores, missing and doubtful evidence at its best.

        Never below its total, which can be beyond what the evidence allows when it is left out.
        """
        return np.maximum(self.table.upper @ self.weights, self.totals)

    @cached_property
    def effective(self) -> Floats:
        """Weights as applied to each bid (n, m)."""
        return effective_weights(self.framework, self.table.evidence)

    @cached_property
    def contributions(self) -> Floats:
        """Points (n, m) that each leaf adds; each row sums to the bid's total."""
        return self.table.scores * self.effective

    @cached_property
    def shown_totals(self) -> Floats:
        """Totals (n,) rounded as the framework shows them. Format these, never `totals`."""
        return shown(self.totals, self.framework.ranking.shown_places)

    @cached_property
    def shown_points(self) -> Floats:
        """Points (n, m) as they are shown, each rounded by itself: a row may miss its total."""
        return shown(self.contributions, self.framework.ranking.shown_places)

    def pillar_points(self, rows: npt.NDArray[np.int64] | None = None) -> Floats:
        """Points (n, p) of each top-level criterion, not rounded; a row sums to the bid's total.

        With `rows` of those bids alone: what a screen shows of many.
        """
        if rows is None:
            every = self.contributions
        else:
            applied = effective_weights(self.framework, self.table.evidence[rows])
            every = self.table.scores[rows] * applied
        columns = self.framework.leaf_columns
        return np.column_stack(
            [every[:, list(columns[pillar.key])].sum(axis=1) for pillar in self.framework.pillars]
        )

    def criterion_scores(self, criterion: str) -> Floats:
        """Value scores (n,) of a leaf or a group, 0 to 100; NaN where all of it is excluded."""
        found = self._criterion_scores.get(criterion)
        if found is None:
            table = self.table
            found = group_scores(self.framework, table.scores, table.evidence, criterion)
            self._criterion_scores[criterion] = found
        return found

    def without_evidence(self, criterion: str) -> npt.NDArray[np.bool_]:
        """Which bids (n,) gave no evidence at all on a leaf or a group: its score is none read."""
        columns = list(self.framework.leaf_columns[criterion])
        missing = self.table.evidence[:, columns] != Evidence.READ
        return np.asarray(missing.all(axis=1))

    @cached_property
    def _criterion_scores(self) -> dict[str, Floats]:
        return {}

    @cached_property
    def qualifying_places(self) -> npt.NDArray[np.int64]:
        """Each bid's place (n,) among those that meet every minimum, ties sharing it; else 0."""
        return qualifying_places(self)

    @cached_property
    def standing_codes(self) -> npt.NDArray[np.int8]:
        """Each bid's place in `STANDINGS` (n,): what the shortlist rule makes of it."""
        return standing_codes(self)

    def standing(self, row: int) -> Standing:
        """Where the shortlist rule puts a bid."""
        return STANDINGS[int(self.standing_codes[row])]

    def place(self, row: int) -> ShortlistPlace:
        """A bid's standing with the reason for it."""
        return ShortlistPlace(self.standing(row), standing_reason(self, row))

    @cached_property
    def shortlist(self) -> tuple[ShortlistPlace, ...]:
        """Every bid's standing with its reason, in import order."""
        return tuple(self.place(row) for row in range(len(self.bids)))

    @cached_property
    def ties(self) -> tuple[str, ...]:
        """A sentence for each tie: who tied, and what told them apart, if anything did."""
        return tie_sentences(self)

    def failed_gate(self, row: int) -> bool:
        """Whether the bid fails a gate, and so is ranked apart."""
        return bool(self.table.failed[row])


def rank_text(evaluation: Evaluation, row: int) -> str:
    """A bid's rank, in brackets among the bids that fail a gate."""
    rank = int(evaluation.ranks[row])
    return f"({rank})" if evaluation.failed_gate(row) else str(rank)
