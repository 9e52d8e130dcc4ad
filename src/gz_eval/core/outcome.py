"""What is found out about bids before any weight is applied: value scores, gates, standings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cached_property

import numpy as np
import numpy.typing as npt

from gz_eval.core.bids import Bid
from gz_eval.core.framework import Field
from gz_eval.core.names_apart import names_apart
from gz_eval.core.value_functions import Floats


class Evidence(IntEnum):
    """How a leaf's value score came about, for each bid."""

    READ = 0  # from the bid's own answer
    MISSING_ZERO = 1  # missing, scores nothing
    MISSING_VALUE = 2  # missing, a stated value
    EXCLUDED = 3  # missing, left out with weights rescaled
    NOT_JUDGED = 4  # judged by assessors, and no judgement yet (treated by the missing policy)


class GateState(StrEnum):
    """The three states of a gate."""

    PASS = "Pass"
    FAIL = "Fail"
    UNCLEAR = "Unclear"


@dataclass(frozen=True, slots=True)
class GateResult:
    """One gate for one bid, and why, as a sentence.

    `original` is the state that the evidence gave where an official overrode it, else None.
    """

    gate: str
    state: GateState
    reason: str
    original: GateState | None = None

    @property
    def by_ruling(self) -> bool:
        """Whether it is passed because officials say so: the evidence gave something else."""
        return self.state is GateState.PASS and self.original not in (None, GateState.PASS)


class Standing(StrEnum):
    """Where the shortlist rule puts a bid."""

    SHORTLISTED = "Shortlisted"
    RESERVE = "Reserve"
    NOT_SHORTLISTED = "Not shortlisted"
    FAILED_GATE = "Failed a gate"


STANDINGS = tuple(Standing)


@dataclass(frozen=True, slots=True)
class ShortlistPlace:
    """A bid's standing and the reason for it, as a sentence."""

    standing: Standing
    reason: str


@dataclass(frozen=True, eq=False)
class ValueTable:
    """Value scores (n bids x m leaves, 0 to 100), which do not depend on weights.

    `scores` follows the missing policy (0 where excluded); `lower` and `upper` take missing
    evidence, ranges and open bounds at their worst and best. `evidence` holds `Evidence` codes.
    `failed` (n,) marks the bids that fail a gate.
    """

    bids: tuple[Bid, ...]
    scores: Floats
    lower: Floats
    upper: Floats
    evidence: npt.NDArray[np.int8]
    gates: tuple[tuple[GateResult, ...], ...]
    gate_states: tuple[GateState, ...]
    failed: npt.NDArray[np.bool_]

    @cached_property
    def index_by_id(self) -> dict[str, int]:
        """The row of each bid by its id."""
        return {bid.id: row for row, bid in enumerate(self.bids)}

    @cached_property
    def called(self) -> dict[str, str]:
        """What each bid is called, by its id: its reference too where another has its name."""
        return names_apart((bid.id, bid.name) for bid in self.bids)

    @cached_property
    def figures(self) -> dict[str, tuple[Field, tuple[float | None, ...]]]:
        """The figures that `core.figures` has worked out for these bids, by field."""
        return {}

    @cached_property
    def passed_by_ruling(self) -> frozenset[int]:
        """The rows of the bids of which a gate is passed by an override of officials."""
        return frozenset(
            row
            for row, results in enumerate(self.gates)
            if any(one.by_ruling for one in results if one.original is not None)
        )

    def counted(self, row: int) -> Floats:
        """A bid's value scores (m,) as they count; NaN where missing evidence is left out."""
        return np.where(self.evidence[row] == Evidence.EXCLUDED, np.nan, self.scores[row])

    @cached_property
    def any_excluded(self) -> bool:
        """Whether any evidence is excluded, so that some bids have weights of their own."""
        return bool((self.evidence == Evidence.EXCLUDED).any())
