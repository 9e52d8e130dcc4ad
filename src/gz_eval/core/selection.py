"""The shortlist as officials left it, beside the one that the rule makes; the ranking is untouched.

Knows nothing of how the ranking came about.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from gz_eval.core.evaluation import Evaluation
from gz_eval.core.outcome import STANDINGS, Standing
from gz_eval.core.overrides import Override, PlaceOverride
from gz_eval.core.wording import sentence


@dataclass(frozen=True, eq=False)
class Selection:
    """Where each bid stands after officials' moves. `moves` are by bid id."""

    evaluation: Evaluation
    moves: dict[str, PlaceOverride]

    @classmethod
    def of(cls, evaluation: Evaluation, overrides: Iterable[Override]) -> Selection:
        """The selection that an evaluation's place overrides make; others are passed over."""
        moves = {one.bid: one for one in overrides if isinstance(one, PlaceOverride)}
        there = evaluation.index_by_id if moves else {}
        return cls(evaluation, {bid: move for bid, move in moves.items() if bid in there})

    def move(self, row: int) -> PlaceOverride | None:
        """The move of a bid that is on the record, whether or not it still moves it; else None."""
        return self.moves.get(self.evaluation.bids[row].id)

    def is_moved(self, row: int) -> bool:
        """Whether officials have a bid elsewhere than the rule does. A move that the rule has come
        to agree with moves nothing any more.
        """
        move = self.move(row)
        return move is not None and move.standing is not self.evaluation.standing(row)

    @cached_property
    def moved(self) -> frozenset[int]:
        """The rows of the bids that officials have elsewhere than the rule does."""
        rows = self.evaluation.index_by_id
        return frozenset(row for bid in self.moves if self.is_moved(row := rows[bid]))

    @cached_property
    def standing_codes(self) -> npt.NDArray[np.int8]:
        """Each bid's index in `STANDINGS` (n,): where it was moved to, or what the rule says."""
        codes = self.evaluation.standing_codes
        if self.moves:
            codes = codes.copy()
            rows = self.evaluation.index_by_id
            for bid, move in self.moves.items():
                codes[rows[bid]] = STANDINGS.index(move.standing)
        return codes

    def standing(self, row: int) -> Standing:
        """Where a bid stands: where it was moved to, or else what the rule says."""
        move = self.move(row)
        return move.standing if move is not None else self.evaluation.standing(row)

    def reason(self, row: int) -> str:
        """Why a bid stands there, as a sentence or two; the rule's own words stay in it."""
        place = self.evaluation.place(row)
        told = self.move_told(row)
        if not told:
            return place.reason
        return f"{told} By the rule: {place.standing.value.lower()}. {place.reason}"

    def move_told(self, row: int) -> str:
        """Who moved a bid where and why, as a sentence; empty where it is where the rule has it."""
        move = self.move(row)
        if move is None or not self.is_moved(row):
            return ""
        why = sentence(move.stamp.reason)
        return f"Moved to {move.standing.value.lower()} by {move.stamp.by}: {why}"

    @property
    def is_by_rule(self) -> bool:
        """Whether every bid is where the rule has it."""
        return not self.moved
