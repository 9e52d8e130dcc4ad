"""The outcome of an evaluation as plain arrays and records: what screens and exports show.

Rows are bids in the order they were imported; columns are the framework's leaves. Filled in by `scoring`,
`ranking`, `gates` and `shortlist`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cached_property

import numpy as np
import numpy.typing as npt

from gz_eval.core.bids import Bid
from gz_eval.core.framework import Framework
from gz_eval.core.value_functions import Floats


class Evidence(IntEnum):
    """How a leaf's value score came about, for each bid."""

    READ = 0            # from the bid's own answer
    MISSING_ZERO = 1    # missing, scores nothing
    MISSING_VALUE = 2   # missing, a stated value
    EXCLUDED = 3        # missing, left out with weights rescaled
    NOT_JUDGED = 4      # judged by assessors, and no judgement yet (treated by the missing policy)


class GateState(StrEnum):
    """The three states of a gate."""

    PASS = "Pass"
    FAIL = "Fail"
    UNCLEAR = "Unclear"


@dataclass(frozen=True, slots=True)
class GateResult:
    """One gate for one bid, and why, as a sentence."""

    gate: str
    state: GateState
    reason: str


class Standing(StrEnum):
    """Where the shortlist rule puts a bid."""

    SHORTLISTED = "Shortlisted"
    RESERVE = "Reserve"
    NOT_SHORTLISTED = "Not shortlisted"
    FAILED_GATE = "Failed a gate"


@dataclass(frozen=True, slots=True)
class ShortlistPlace:
    """A bid's standing and the reason for it, as a sentence."""

    standing: Standing
    reason: str


@dataclass(frozen=True, slots=True, eq=False)
class ValueTable:
    """Value scores (n bids x m leaves, 0 to 100), which do not depend on weights.

    `scores` follows the missing policy (0 where excluded); `lower` and `upper` take missing
    evidence, ranges and open bounds at their worst and best. `evidence` holds `Evidence` codes.
    """

    bids: tuple[Bid, ...]
    scores: Floats
    lower: Floats
    upper: Floats
    evidence: npt.NDArray[np.int8]
    gates: tuple[tuple[GateResult, ...], ...]
    gate_states: tuple[GateState, ...]


@dataclass(frozen=True, eq=False)
class Evaluation:
    """Everything derived from a framework and its bids.

    `weights` (m,) are global weights of the leaves, summing to 1. `effective` (n, m) are the same
    after rescaling where evidence is excluded. `totals`, `lower`, `upper` (n,) are scores from 0 to 100.
    `ranks` (n,) are competition ranks from 1, gate-failing bids ranked apart (their own 1, 2, 3).
    `order` (n,) are bid indices in ranked order: eligible bids first, then those that fail a gate.
    """

    framework: Framework
    table: ValueTable
    weights: Floats
    totals: Floats
    lower: Floats
    upper: Floats
    ranks: npt.NDArray[np.int64]
    order: npt.NDArray[np.int64]
    ties: tuple[str, ...]
    shortlist: tuple[ShortlistPlace, ...]

    @property
    def bids(self) -> tuple[Bid, ...]:
        """The bids, in import order."""
        return self.table.bids

    @cached_property
    def index_by_id(self) -> dict[str, int]:
        """The row of each bid by its id."""
        return {bid.id: row for row, bid in enumerate(self.bids)}

    @cached_property
    def effective(self) -> Floats:
        """Weights as applied to each bid (n, m)."""
        from gz_eval.core.scoring import effective_weights

        return effective_weights(self.framework, self.weights, self.table.evidence)

    @cached_property
    def contributions(self) -> Floats:
        """Points (n, m) that each leaf adds; each row sums to the bid's total."""
        return self.table.scores * self.effective

    @cached_property
    def shown_points(self) -> npt.NDArray[np.float64]:
        """Points rounded for show so that each row sums exactly to the total as shown."""
        from gz_eval.core.scoring import rounded_to_sum

        return rounded_to_sum(self.contributions, self.totals, self.framework.ranking.shown_places)

    def pillar_points(self) -> Floats:
        """Points (n, p) of each top-level criterion, as shown: sums of `shown_points`."""
        columns = self.framework.leaf_columns
        return np.column_stack(
            [
                self.shown_points[:, list(columns[pillar.key])].sum(axis=1)
                for pillar in self.framework.pillars
            ]
        )

    def failed_gate(self, row: int) -> bool:
        """Whether the bid fails a gate, and so is ranked apart."""
        return self.table.gate_states[row] is GateState.FAIL
