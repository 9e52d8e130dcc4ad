"""What differs between the criteria of two frameworks, in words: weights, functions, evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gz_eval.core.framework import Criterion, Framework
from gz_eval.core.framework_in_words import (
    policy_in_words,
    value_function_in_words,
    value_function_parts,
)
from gz_eval.core.weights import weights_told


def weight_changes(before: Framework, after: Framework, first: Sequence[str] = ()) -> list[str]:
    """A phrase for each weight that differs, such as ``weight of Power: 40% → 35%``."""
    return [f"weight of {moved}" for moved in weight_moves(before, after, first)]


def weight_moves(before: Framework, after: Framework, first: Sequence[str] = ()) -> tuple[str, ...]:
    """Each share that differs, of the criteria that both have: ``Power: 40% → 35%``.

    Those with keys in `first`, which somebody moved, come before those that moved along.
    """
    told = weights_told(before, after)
    places = {key: place for place, key in reversed(list(enumerate(first)))}
    return tuple(
        f"{item.label}: {was}% → {now}%"
        for item in sorted(after.criteria, key=lambda one: places.get(one.key, len(places)))
        if item.key in told
        for was, now in [told[item.key]]
        if was != now
    )


def criterion_changes(before: Framework, after: Framework) -> list[str]:
    """Phrases for all that differs of a criterion both have, its weight aside."""
    found = []
    for item in after.criteria:
        was = before.criterion_by_key.get(item.key)
        if was is not None and replace(was, weight=item.weight) != item:
            found += _changes(before, was, after, item)
    return found


def _changes(before: Framework, was: Criterion, after: Framework, now: Criterion) -> list[str]:
    found = []
    rest = replace(was, weight=now.weight)
    if was.label != now.label:
        found.append(f"criterion “{was.label}” is called “{now.label}”")
        rest = replace(rest, label=now.label)
    if was.field == now.field and (was.value_function, was.scale) != (
        now.value_function,
        now.scale,
    ):
        old, new = _functions(before, was, after, now)
        if old != new:  # else they differ by less than can be said
            found.append(f"scores of {now.label}: {old} → {new}")
            rest = replace(rest, value_function=now.value_function, scale=now.scale)
    for what, old_policy, new_policy in (
        ("missing evidence of", was.missing, now.missing),
        ("“not applicable” to", was.not_applicable, now.not_applicable),
    ):
        if old_policy != new_policy:
            old, new = policy_in_words(old_policy), policy_in_words(new_policy)
            found.append(f"{what} {now.label}: {old} → {new}")
    rest = replace(rest, missing=now.missing, not_applicable=now.not_applicable)
    if rest != now:
        found.append(f"criterion changed: {now.label}")
    return found


def _functions(
    before: Framework, was: Criterion, after: Framework, now: Criterion
) -> tuple[str, str]:
    """Both functions; where only some of their points differ, those alone."""
    shape, old = value_function_parts(before, was)
    other, new = value_function_parts(after, now)
    if shape == other and len(old) == len(new):
        apart = [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]]
        return "; ".join(one for one, _ in apart), "; ".join(one for _, one in apart)
    return value_function_in_words(before, was), value_function_in_words(after, now)
