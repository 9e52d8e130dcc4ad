"""Weights moved beside others that are pinned: those stay, whichever page moves them. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from gz_eval.core.commands import SetWeight, SetWeights
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Framework
from gz_eval.core.weights import local_shares, with_shares

_NOISE = 1e-12


def moved_beside_pins(
    framework: Framework, criterion: str, percent: float, pinned: AbstractSet[str]
) -> Framework:
    """The framework with a criterion given a share of its group, in per cent, beside those pinned.

    It goes only as far as they leave room; the others share the rest in their proportions. Raises
    UserError where it cannot move: it is pinned itself, or all others of its group are.
    """
    item = framework.criterion_by_key[criterion]
    others = [one for one in framework.children[item.parent] if one.key != criterion]
    if criterion in pinned:
        raise UserError(f"The weight of “{item.label}” is pinned.", "Take off its pin first.")
    shares = local_shares(framework)
    held = {one.key: shares[one.key] * 100.0 for one in others if one.key in pinned}
    if len(held) == len(others):
        raise UserError(
            f"The weight of “{item.label}” cannot move: all others of its group are pinned.",
            "Take off a pin first.",
        )
    room = max(0.0, 100.0 - sum(held.values()))
    return with_shares(framework, {**held, criterion: min(max(percent, 0.0), room)})


def any_pinned_beside(framework: Framework, criterion: str, pinned: AbstractSet[str]) -> bool:
    """Whether some other of a criterion's group is pinned."""
    group = framework.children[framework.criterion_by_key[criterion].parent]
    return any(one.key in pinned for one in group if one.key != criterion)


def weights_as_one_change(
    before: Framework, after: Framework, first: Sequence[str] = ()
) -> SetWeights | None:
    """The one command from one framework's weights to another's; None where they are the same.

    It gives every weight of a group in which one moved, so that all of them hold as they were seen;
    those of criteria in `first`, which somebody moved, come first.
    """
    old, new = local_shares(before), local_shares(after)
    groups = {one.parent for one in after.criteria if abs(old[one.key] - new[one.key]) > _NOISE}
    places = {key: place for place, key in enumerate(dict.fromkeys(first))}
    moves = tuple(
        SetWeight(one.key, new[one.key] * 100.0)
        for one in sorted(after.criteria, key=lambda one: places.get(one.key, len(places)))
        if one.parent in groups
    )
    return SetWeights(moves, together=True) if moves else None
