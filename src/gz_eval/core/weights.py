"""Weights over the criteria tree: relative among siblings, global for the leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

import numpy as np

from gz_eval.core.framework import Framework
from gz_eval.core.rounding import (
    EXACT_PLACES,
    MAY_NOT_ADD_UP,
    percents_apart,
    shown_percent,
)
from gz_eval.core.value_functions import Floats
from gz_eval.core.wording import listed


def local_shares(framework: Framework) -> dict[str, float]:
    """Each criterion's share of its siblings' weight, 0 to 1; siblings' shares sum to 1."""
    shares: dict[str, float] = {}
    for siblings in framework.children.values():
        total = sum(item.weight for item in siblings)
        shares.update((item.key, item.weight / total) for item in siblings)
    return shares


def global_shares(framework: Framework) -> dict[str, float]:
    """Each criterion's share of the whole, 0 to 1: the product of the shares on its way up."""
    local = local_shares(framework)
    shares: dict[str, float] = {"": 1.0}
    for item in framework.criteria:
        shares[item.key] = shares[item.parent] * local[item.key]
    del shares[""]
    return shares


def local_percents(framework: Framework) -> dict[str, float]:
    """Each criterion's share of its siblings' weight, in per cent for show."""
    return _percents(local_shares(framework))


def global_percents(framework: Framework) -> dict[str, float]:
    """Each criterion's share of the whole, in per cent for show."""
    return _percents(global_shares(framework))


def _percents(shares: Mapping[str, float]) -> dict[str, float]:
    """Equal weights are read side by side: each is rounded by itself, and parts may miss a sum."""
    return {key: shown_percent(100.0 * share) for key, share in shares.items()}


def weights_may_miss(
    framework: Framework,
    *,
    whole: bool = True,
    rounded: Callable[[float], float] = shown_percent,
) -> str:
    """That weights as they are shown may miss their sum; empty where they come to it.

    Those of each group come to 100, and with `whole` its weights of the whole to what is shown of
    the criterion above. `rounded` is how a per cent is shown.
    """
    local, above = local_shares(framework), {**global_shares(framework), "": 1.0}
    exact = all(
        come_to([local[one.key] for one in siblings], 1.0, rounded)
        and (not whole or come_to([above[one.key] for one in siblings], above[parent], rounded))
        for parent, siblings in framework.children.items()
    )
    return "" if exact else MAY_NOT_ADD_UP


def come_to(
    shares: Iterable[float], total: float, rounded: Callable[[float], float] = shown_percent
) -> bool:
    """Whether shares, as per cent that are shown, sum to what is shown of their total."""
    summed = sum(rounded(100.0 * share) for share in shares)
    return round(summed - rounded(100.0 * total), EXACT_PLACES) == 0


def weights_told(before: Framework, after: Framework) -> dict[str, tuple[str, str]]:
    """What is shown of each weight before and after, as text, of the criteria that both have.

    Two that differ never look equal.
    """
    old, new = local_shares(before), local_shares(after)
    return {key: percents_apart(100 * old[key], 100 * new[key]) for key in new.keys() & old.keys()}


def global_weights(framework: Framework) -> Floats:
    """The leaves' global weights (m,), in the order of `framework.leaves`; they sum to 1."""
    return weights_within(framework, "")


def weights_within(framework: Framework, criterion: str) -> Floats:
    """The leaves' weights (m,) within a criterion: theirs sum to 1, the others' are 0.

    They do not depend on what the criterion itself weighs. The empty key stands for the whole tree.
    """
    local = local_shares(framework)
    shares = {criterion: 1.0}
    for item in framework.criteria:
        if item.parent in shares:
            shares[item.key] = shares[item.parent] * local[item.key]
    return np.array([shares.get(leaf.key, 0.0) for leaf in framework.leaves])


def with_share(framework: Framework, criterion: str, percent: float) -> Framework:
    """The framework with a criterion given `percent` (0 to 100) of its siblings' weight.

    The siblings keep their proportions to each other in what is left (equally, where all the others
    are zero). Raises KeyError for an unknown criterion and ValueError for a share that cannot be.
    """
    return with_shares(framework, {criterion: percent})


def with_shares(framework: Framework, percents: Mapping[str, float]) -> Framework:
    """The framework with each named criterion given its per cent of its siblings' weight.

    All that are named hold together; those of the same group that are not keep their proportions to
    each other in what is left. Raises as `with_share` does, and where a group comes to more than
    100%, or to less with nobody left to take the rest.
    """
    weights: dict[str, float] = {}
    for parent in dict.fromkeys(framework.criterion_by_key[key].parent for key in percents):
        siblings = framework.children[parent]
        named = [item for item in siblings if item.key in percents]
        others = [item for item in siblings if item.key not in percents]
        for item in named:
            if not 0 <= percents[item.key] <= 100:
                raise ValueError(f"a weight is between 0% and 100%, not {percents[item.key]:g}%")
            weights[item.key] = float(percents[item.key])
        left = 100.0 - sum(weights[item.key] for item in named)
        if left < -1e-9 or (not others and left > 1e-9):
            labels = listed([f"“{item.label}”" for item in named])
            raise ValueError(
                f"“{named[0].label}” has no siblings, so its weight is always 100%"
                if len(siblings) == 1
                else f"{labels} come to {100.0 - left:g}% together, and their group has 100%"
            )
        rest = sum(item.weight for item in others)
        for item in others:
            portion = item.weight / rest if rest > 0 else 1 / len(others)
            weights[item.key] = portion * max(left, 0.0)
    return with_weights(framework, weights)


def with_weights(framework: Framework, weights: Mapping[str, float]) -> Framework:
    """The framework with these weights, by criterion; all others are as they were."""
    return replace(
        framework,
        criteria=tuple(
            replace(item, weight=weights[item.key]) if item.key in weights else item
            for item in framework.criteria
        ),
    )
