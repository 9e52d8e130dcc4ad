"""What is said of one bid, as records: from one place, in the same words everywhere."""

from __future__ import annotations

from dataclasses import dataclass

from gz_eval.core.change import Improvement
from gz_eval.core.outcome import Evidence, GateResult, ShortlistPlace
from gz_eval.core.source import CellRef


@dataclass(frozen=True, slots=True)
class LeafLine:
    """One scored criterion of one bid.

    `text` is the cell as shown, `value` the value read, `cell` its address (None if never asked).
    Where an official corrected the answer, `value` is theirs, and `correction` says so, with what
    it stands in for, as a sentence.
    `score` 0 to 100 or None when excluded; `weight` 0 to 1 as applied; `points` as computed;
    `could_add` and `could_lose`: points that missing or doubtful evidence could change. `note` says
    what the missing-evidence policy, or the reading of a range, did.
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
    correction: str


@dataclass(frozen=True, slots=True)
class PillarLine:
    """One top-level criterion: its weight (0 to 1) and points, as computed.

    `absent` is what stands in their place where nothing of it counts, such as "not judged".
    """

    criterion: str
    label: str
    weight: float
    points: float
    absent: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything said about one bid. `corrections` are all answers that officials corrected.

    `adds_up` says whether points and weights, as they are shown, sum to what stands above them.
    Of gates, answers and the ranking: where officials put a bid is not its evaluation's to say.
    """

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
    adds_up: bool
    gates: tuple[GateResult, ...]
    strongest: tuple[str, ...]
    weakest: tuple[str, ...]
    missing: tuple[str, ...]
    corrections: tuple[str, ...]
    improvements: tuple[Improvement, ...]
    what_would_change: str
