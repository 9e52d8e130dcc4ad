"""A framework being changed: a question until it is kept, and then one command. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gz_eval.core.command import Command
from gz_eval.core.commands import SetFramework, SetWeight, SetWeights
from gz_eval.core.framework import Framework
from gz_eval.core.weights import local_shares, with_shares


@dataclass(frozen=True, slots=True)
class FrameworkTrial:
    """`kept` is the framework as it is, `tried` as it would be.

    `pinned` are the keys of criteria whose weight stays while their siblings' are moved.
    """

    kept: Framework
    tried: Framework
    pinned: frozenset[str] = frozenset()

    @classmethod
    def of(cls, framework: Framework, pinned: frozenset[str] = frozenset()) -> FrameworkTrial:
        """A trial in which nothing was changed yet."""
        return cls(framework, framework, pinned)

    @property
    def changed(self) -> bool:
        """Whether anything is tried."""
        return self.tried != self.kept

    def with_pin(self, criterion: str, on: bool) -> FrameworkTrial:
        """The trial with a criterion's weight pinned, or let go."""
        pinned = self.pinned | {criterion} if on else self.pinned - {criterion}
        return replace(self, pinned=pinned)

    def with_weight(self, criterion: str, percent: float) -> FrameworkTrial:
        """The trial with a criterion given a share of its siblings' weight, in per cent.

        Those pinned stay as they are, so it goes only as far as they leave room; the others share
        the rest in their proportions. Where all others are pinned nothing can move.
        """
        item = self.tried.criterion_by_key[criterion]
        siblings = self.tried.children[item.parent]
        shares = local_shares(self.tried)
        others = [one for one in siblings if one.key != criterion]
        held = {one.key: shares[one.key] * 100.0 for one in others if one.key in self.pinned}
        if len(held) == len(others):
            return self
        room = max(0.0, 100.0 - sum(held.values()))
        wanted = {**held, criterion: min(max(percent, 0.0), room)}
        return replace(self, tried=with_shares(self.tried, wanted))

    def with_framework(self, framework: Framework) -> FrameworkTrial:
        """The trial with another part changed."""
        return replace(self, tried=framework)

    def command(self) -> Command | None:
        """The one command that keeps what is tried; None when nothing is."""
        if not self.changed:
            return None
        if _weightless(self.kept) != _weightless(self.tried):
            return SetFramework(self.tried)
        before, after = local_shares(self.kept), local_shares(self.tried)
        groups = {
            item.parent
            for item in self.tried.criteria
            if abs(before[item.key] - after[item.key]) > 1e-12
        }
        moves = tuple(
            SetWeight(item.key, after[item.key] * 100.0)
            for item in self.tried.criteria
            if item.parent in groups
        )
        return SetWeights(moves, together=True) if moves else None


def _weightless(framework: Framework) -> Framework:
    return replace(
        framework, criteria=tuple(replace(one, weight=1.0) for one in framework.criteria)
    )
