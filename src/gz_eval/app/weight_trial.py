"""Weights being tried out: a question until it is kept. What they would move, in words. No Qt."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

import numpy as np

from gz_eval.app.pins import any_pinned_beside, moved_beside_pins, weights_as_one_change
from gz_eval.core.command import Command
from gz_eval.core.commands import SetWeight, SetWeights
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Framework
from gz_eval.core.outcome import STANDINGS, Standing

_MOST_MOVERS = 3
PUT_BACK = "What was being tried on the {} page was put back."
PUT_BACK_BECAUSE = "The framework was changed meanwhile."


@dataclass(frozen=True, slots=True)
class WeightTrial:
    """Weights moved one after another and not kept yet.

    `before_last` is the framework before the last move: moving the same criterion again starts from
    there, so that a drag there and back leaves its siblings' proportions as they were.
    `beside_pins` says that a move left pinned weights where they were.
    """

    kept: Framework
    before_last: Framework
    framework: Framework
    moves: tuple[SetWeight, ...] = ()
    beside_pins: bool = False

    @classmethod
    def of(cls, framework: Framework) -> WeightTrial:
        """A trial in which nothing has moved yet."""
        return cls(framework, framework, framework)

    def moved(
        self, criterion: str, percent: float, pinned: AbstractSet[str] = frozenset()
    ) -> WeightTrial:
        """The trial with one more move. Raises as `moved_beside_pins` does."""
        again = bool(self.moves) and self.moves[-1].criterion == criterion
        before = self.before_last if again else self.framework
        earlier = self.moves[:-1] if again else self.moves
        return WeightTrial(
            self.kept,
            before,
            moved_beside_pins(before, criterion, percent, pinned),
            (*earlier, SetWeight(criterion, percent)),
            self.beside_pins or any_pinned_beside(before, criterion, pinned),
        )

    def after_pinning(self) -> WeightTrial:
        """The trial once pins are others: what is moved next starts from what is seen now."""
        return replace(self, before_last=self.framework, beside_pins=True)

    @property
    def changed(self) -> bool:
        """Whether anything is tried. Weights moved there and back are the same again."""
        return weights_as_one_change(self.kept, self.framework) is not None

    def command(self) -> Command | None:
        """The one command that keeps the trial; None when nothing was moved."""
        if not self.moves:
            return None
        if self.beside_pins:  # one after another they would move what was pinned
            return weights_as_one_change(self.kept, self.framework)
        return self.moves[0] if len(self.moves) == 1 else SetWeights(self.moves)


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change would do, in words: to the shortlist by `lines`, beside it by `up` and `down`.

    Those are the bids that would move furthest, the furthest first, of the ones in no line.
    """

    summary: str
    lines: tuple[str, ...]
    up: tuple[str, ...] = ()
    down: tuple[str, ...] = ()


def effect(before: Evaluation, after: Evaluation) -> Effect:
    """Who would enter and who would leave the shortlist, each with its ranks before and after."""
    old = _shortlisted(before)
    new = _shortlisted(after)
    entering = sorted(new - old, key=lambda row: int(after.ranks[row]))
    leaving = sorted(old - new, key=lambda row: int(before.ranks[row]))
    moved = int((before.ranks != after.ranks).sum())
    up, down = _movers(before, after, new ^ old)
    if not entering and not leaving:
        if not moved:
            return Effect("No bid would change its rank.", ())
        summary = "The shortlist would stay the same."
        return Effect(f"{summary} {_bids(moved)} would change rank.", (), up, down)
    if entering and leaving:
        summary = (
            f"{_bids(len(entering))} would enter the shortlist and {len(leaving):,} would leave."
        )
    elif entering:
        summary = f"{_bids(len(entering))} would enter the shortlist."
    else:
        summary = f"{_bids(len(leaving))} would leave the shortlist."

    def line(row: int, word: str) -> str:
        old, new = int(before.ranks[row]), int(after.ranks[row])
        ranks = f"{old} → {new}" if old != new else f"{old}"  # a rule moves nobody's rank
        return f"{word} {ranks}: {before.bids[row].name}"

    return Effect(
        summary,
        tuple([line(row, "In") for row in entering] + [line(row, "Out") for row in leaving]),
        up,
        down,
    )


def _movers(
    before: Evaluation, after: Evaluation, told: AbstractSet[int]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who would move furthest up and down. Bids that fail a gate are ranked apart: not they."""
    comparable = ~before.table.failed & ~after.table.failed
    comparable[list(told)] = False
    places = np.where(comparable, before.ranks - after.ranks, 0)  # ranks count from the top

    def furthest(way: int) -> tuple[str, ...]:
        moves = way * places
        # Only those that move as far as the last one named, or further, are put in order.
        named = min(_MOST_MOVERS, len(moves))
        least = int(np.partition(moves, -named)[-named]) if named else 0
        far = np.flatnonzero(moves >= max(1, least))
        rows = far[np.argsort(-moves[far], kind="stable")[:_MOST_MOVERS]]
        word = "Up" if way > 0 else "Down"
        return tuple(
            f"{word} {before.ranks[row]} → {after.ranks[row]}: {before.bids[row].name}"
            for row in rows[way * places[rows] > 0]
        )

    return furthest(1), furthest(-1)


def _shortlisted(evaluation: Evaluation) -> set[int]:
    code = STANDINGS.index(Standing.SHORTLISTED)
    return set((evaluation.standing_codes == code).nonzero()[0].tolist())


def _bids(count: int) -> str:
    return f"{count:,} {'bid' if count == 1 else 'bids'}"
