"""Why a bid stands where it does, as records: the same words for window, terminal and exports."""

from __future__ import annotations

from dataclasses import dataclass

from gz_eval.core.evaluation import Evaluation, Evidence, GateResult, ShortlistPlace
from gz_eval.core.source import CellRef


@dataclass(frozen=True, slots=True)
class LeafLine:
    """One scored criterion of one bid.

    `text` is the cell as shown, `value` the value read, `cell` its address (None if never asked).
    `score` 0 to 100 or None when excluded; `weight` 0 to 1 as applied; `points` as shown;
    `could_add` and `could_lose`: points that missing or doubtful evidence could change. `note` says what the policy did.
    """

    criterion: str
    label: str
    pillar: str
    pillar_label: str
    field: str
    text: str
    value: str
    cell: CellRef | None
    evidence: Evidence
    score: float | None
    weight: float
    points: float
    could_add: float
    could_lose: float
    note: str
    steps: tuple[str, ...]
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PillarLine:
    """One top-level criterion: its weight (0 to 1) and points, as shown."""

    criterion: str
    label: str
    weight: float
    points: float


@dataclass(frozen=True, slots=True)
class Improvement:
    """The smallest rise on one criterion that alone would shortlist the bid; None: none would."""

    criterion: str
    label: str
    score_now: float
    score_needed: float | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything said about one bid."""

    bid: str
    name: str
    region: str
    rank: int
    out_of: int
    failed_gate: bool
    total: float
    lower: float
    upper: float
    headline: str
    place: ShortlistPlace
    pillars: tuple[PillarLine, ...]
    leaves: tuple[LeafLine, ...]
    gates: tuple[GateResult, ...]
    strongest: tuple[str, ...]
    weakest: tuple[str, ...]
    missing: tuple[str, ...]
    improvements: tuple[Improvement, ...]
    what_would_change: str


def explain(evaluation: Evaluation, bid: str) -> Explanation:
    """Explain one bid by its id. Raises KeyError for an id that is not there."""
    raise NotImplementedError
