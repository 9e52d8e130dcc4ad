"""Weights being tried out: a question until it is kept. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from gz_eval.app.framework_trial import carried
from gz_eval.app.pins import any_pinned_beside, moved_beside_pins, weights_as_one_change
from gz_eval.core.command import Command
from gz_eval.core.commands import SetWeight, SetWeights
from gz_eval.core.framework import Framework

PUT_BACK = "What was being tried on the {} page was put back."
PUT_BACK_BECAUSE = "The framework was changed meanwhile."
AS_TRIED = "as tried, not kept"
AS_TRIED_HERE = "as tried here alone"
AS_KEPT = "as kept, not as tried"


def without_tried(pages: Sequence[str], *, here: bool = False) -> str:
    """What is said of a ranking that leaves out what is tried on other pages, by their names.

    `here`: it is itself as tried.
    """
    without = f"without what is tried on {' and '.join(pages)}" if pages else ""
    if here:
        return f"{AS_TRIED}; {without}" if pages else AS_TRIED
    return f"as kept, {without}" if pages else ""


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

    def onto(self, framework: Framework) -> WeightTrial | None:
        """The trial on a framework whose rules were changed elsewhere; None where it is let go."""
        tried = carried(self.kept, self.framework, framework)
        if tried is None:
            return None
        return WeightTrial(framework, tried, tried, self.moves, beside_pins=True)

    @property
    def changed(self) -> bool:
        """Whether anything is tried. Weights moved there and back are the same again."""
        return weights_as_one_change(self.kept, self.framework) is not None

    def command(self) -> Command | None:
        """The one command that keeps the trial; None when nothing was moved."""
        if not self.moves:
            return None
        if self.beside_pins:  # one after another they would move what was pinned
            first = [move.criterion for move in self.moves]
            return weights_as_one_change(self.kept, self.framework, first)
        return self.moves[0] if len(self.moves) == 1 else SetWeights(self.moves)
