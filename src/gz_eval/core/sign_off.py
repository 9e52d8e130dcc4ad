"""A signed-off ranking: four named people, and a frozen copy that later changes never touch.

Roles are those of the AQuA Book (June 2025): commissioner, analyst, assurer (who is not the
analyst) and approver.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gz_eval.core.decided import Decided
from gz_eval.core.outcome import GateState, Standing
from gz_eval.core.people import Stamp
from gz_eval.core.rounding import add_up


@dataclass(frozen=True, slots=True)
class RankedBid:
    """One bid as it was signed off. Figures are as computed; show them with `places` decimals.

    `points` has one entry for each of the sign-off's pillars; `standing` is what the shortlist rule
    said, `selected` where the bid was put, and `reason` why. `overridden` are the gates that
    officials overrode, `gates_told` the state of all its gates in words where they did, `corrected`
    the answers that they corrected, `absent` what stands in place of the points of each pillar of
    which nothing counted, such as "not judged", and is empty where none is: sign-offs of before
    that was kept have none of it.
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
    gates_told: str = ""
    overridden: tuple[Decided, ...] = ()
    corrected: tuple[Decided, ...] = ()
    absent: tuple[str, ...] = ()

    @property
    def points_told(self) -> tuple[float | str, ...]:
        """The points of each pillar, or what stands in their place."""
        words = self.absent or ("",) * len(self.points)
        return tuple(word or points for word, points in zip(words, self.points, strict=True))

    @property
    def gates_text(self) -> str:
        """The state of its gates in words: ``Pass``, or ``Pass (overridden)``."""
        return self.gates_told or self.gates.value

    @property
    def passes_by_ruling(self) -> bool:
        """Whether it passes its gates by an override of officials."""
        return self.gates is GateState.PASS and any(one.passes for one in self.overridden)


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


def adds_up(ranking: Sequence[RankedBid], places: int) -> bool:
    """Whether the points of each bid, as they are shown, sum to its score as it is shown."""
    if not ranking:
        return True
    points = np.array([one.points for one in ranking])
    return bool(add_up(points, np.array([one.score for one in ranking]), places).all())


def later_than(sign_off: SignOff, standing: tuple[SignOff, ...]) -> SignOff | None:
    """The latest of the sign-offs that stand, where it came after this one, which stands too."""
    there = sign_off in standing and sign_off is not standing[-1]
    return standing[-1] if there and standing[-1].number > sign_off.number else None
