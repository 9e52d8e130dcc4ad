"""A signed-off ranking: four named people, and a frozen copy that later changes never touch.

Roles are those of the AQuA Book (June 2025): commissioner, analyst, assurer (who is not the
analyst) and approver.
"""

from __future__ import annotations

from dataclasses import dataclass

from gz_eval.core.evaluation import Evaluation
from gz_eval.core.outcome import GateState, Standing
from gz_eval.core.people import Stamp
from gz_eval.core.selection import Selection


@dataclass(frozen=True, slots=True)
class RankedBid:
    """One bid as it was signed off. Figures are as computed; show them with `places` decimals.

    `points` has one entry for each of the sign-off's pillars; `standing` is what the shortlist rule
    said, `selected` where the bid was put, and `reason` why.
    """

    bid: str
    name: str
    region: str
    rank: int
    gates: GateState
    score: float
    lower: float
    upper: float
    points: tuple[float, ...]
    standing: Standing
    selected: Standing
    reason: str


@dataclass(frozen=True, slots=True)
class SignOff:
    """A ranking that was signed off. `number` counts from 1; `inputs` is a SHA-256 (hex).

    `inputs` is taken over framework, weights, bids and overrides: the same inputs, the same hash.
    `told` is what spoke against signing then, a sentence each, besides what the ranking says.
    """

    number: int
    stamp: Stamp
    commissioner: str
    analyst: str
    assurer: str
    approver: str
    inputs: str
    framework: str
    pillars: tuple[str, ...]
    places: int
    ranking: tuple[RankedBid, ...]
    told: tuple[str, ...] = ()


def later_than(sign_off: SignOff, standing: tuple[SignOff, ...]) -> SignOff | None:
    """The latest of the sign-offs that stand, where it came after this one, which stands too."""
    there = sign_off in standing and sign_off is not standing[-1]
    return standing[-1] if there and standing[-1].number > sign_off.number else None


def frozen_ranking(evaluation: Evaluation, selection: Selection) -> tuple[RankedBid, ...]:
    """The ranking as it stands, in ranked order, copied so that nothing later can change it."""
    points = evaluation.pillar_points()
    return tuple(
        RankedBid(
            bid=evaluation.bids[row].id,
            name=evaluation.bids[row].name,
            region=evaluation.bids[row].region,
            rank=int(evaluation.ranks[row]),
            gates=evaluation.table.gate_states[row],
            score=float(evaluation.totals[row]),
            lower=float(evaluation.lower[row]),
            upper=float(evaluation.upper[row]),
            points=tuple(points[row].tolist()),
            standing=evaluation.standing(row),
            selected=selection.standing(row),
            reason=selection.reason(row),
        )
        for row in evaluation.order.tolist()
    )
