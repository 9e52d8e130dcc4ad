"""A framework being changed: a question until it is kept, and then one command. No Qt."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from gz_eval.app.pins import moved_beside_pins, weights_as_one_change
from gz_eval.app.trial_parts import TrialPart, trial_parts
from gz_eval.core.command import Command
from gz_eval.core.commands import SetFramework
from gz_eval.core.framework import Framework
from gz_eval.core.framework_change import framework_changes
from gz_eval.core.weights import with_weights


@dataclass(frozen=True, slots=True)
class FrameworkTrial:
    """`kept` is the framework as it is, `tried` as it would be.

    `weighed` is the criterion whose weight was moved last, and `before` the framework before that:
    moving the same one again starts from there, so that a drag there and back leaves its siblings'
    proportions as they were. `moved` are the criteria whose weights somebody moved, in that order:
    others moved along.
    """

    kept: Framework
    tried: Framework
    weighed: str = ""
    before: Framework | None = None
    moved: tuple[str, ...] = ()

    @classmethod
    def of(cls, framework: Framework) -> FrameworkTrial:
        """A trial in which nothing was changed yet."""
        return cls(framework, framework)

    @property
    def changed(self) -> bool:
        """Whether anything is tried. Weights moved there and back are the same again."""
        return self.tried != self.kept and self.command() is not None

    @property
    def rescored(self) -> frozenset[str]:
        """Keys of the leaves whose answers, given or missing, would score otherwise."""
        kept = {one.key: replace(one, weight=0.0) for one in self.kept.leaves}
        return frozenset(
            one.key for one in self.tried.leaves if kept.get(one.key) != replace(one, weight=0.0)
        )

    def with_weight(
        self, criterion: str, percent: float, pinned: AbstractSet[str] = frozenset()
    ) -> FrameworkTrial:
        """The trial with a criterion given a share of its group, in per cent, beside those pinned.

        Raises as `moved_beside_pins` does.
        """
        again = criterion == self.weighed and self.before is not None
        before = self.before if again and self.before is not None else self.tried
        tried = moved_beside_pins(before, criterion, percent, pinned)
        moved = (*(one for one in self.moved if one != criterion), criterion)
        return replace(self, tried=tried, weighed=criterion, before=before, moved=moved)

    def with_framework(self, framework: Framework) -> FrameworkTrial:
        """The trial with another part changed."""
        return FrameworkTrial(self.kept, framework, moved=self.moved)

    def onto(self, framework: Framework) -> FrameworkTrial:
        """The trial on a framework that was changed elsewhere; begun anew where both changed it."""
        tried = carried(self.kept, self.tried, framework) or framework
        return FrameworkTrial(framework, tried, moved=self.moved)

    def after_pinning(self) -> FrameworkTrial:
        """The trial once pins are others: what is moved next starts from what is seen now."""
        return FrameworkTrial(self.kept, self.tried, moved=self.moved)

    @property
    def changes(self) -> tuple[str, ...]:
        """What is tried, as phrases; a weight that somebody moved before those that moved along."""
        return framework_changes(self.kept, self.tried, self.moved)

    @property
    def parts(self) -> tuple[TrialPart, ...]:
        """Every part of it that can be put back by itself, in the order of the phrases."""
        return trial_parts(self.kept, self.tried, self.moved)

    def command(self) -> Command | None:
        """The one command that keeps what is tried; None when nothing is."""
        if _weightless(self.kept) != _weightless(self.tried):
            return SetFramework(self.tried)
        return weights_as_one_change(self.kept, self.tried, self.moved)


def carried(kept: Framework, tried: Framework, now: Framework) -> Framework | None:
    """What is tried of `kept`, where that has become `now` by a change that was kept elsewhere.

    One of the two changes is of weights alone and the other of rules alone: then both hold. None
    where they are not, for neither could be told from the other.
    """
    ours, theirs = _kinds(kept, tried), _kinds(kept, now)
    if theirs == {"weights"} and "weights" not in ours:
        return with_weights(tried, _weights(now))
    if ours == {"weights"} and "weights" not in theirs:
        return with_weights(now, _weights(tried))
    return None


def _kinds(before: Framework, after: Framework) -> set[str]:
    """What kinds of things differ."""
    found = {"rules"} if _weightless(before) != _weightless(after) else set()
    return found | ({"weights"} if _weights(before) != _weights(after) else set())


def _weights(framework: Framework) -> dict[str, float]:
    return {one.key: one.weight for one in framework.criteria}


def _weightless(framework: Framework) -> Framework:
    return with_weights(framework, dict.fromkeys(_weights(framework), 1.0))
