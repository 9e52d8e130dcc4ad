"""The sentences of an explanation: what is strong, weak and missing, and what was made of it."""

from __future__ import annotations

from collections.abc import Sequence

from gz_eval.core.explanation import LeafLine
from gz_eval.core.framework import Criterion
from gz_eval.core.outcome import Evidence
from gz_eval.core.rounding import figure, without_noise
from gz_eval.core.values import Bound, Missing, Value

_MOST_NAMED = 3  # criteria that are called strongest, and weakest


def value_text(value: Value | Missing, impossible: bool) -> str:
    """The value that was read, or why there is none."""
    if isinstance(value, Missing):
        return f"missing: {value.text}"
    return f"{value.text}, which is impossible" if impossible else value.text


def note(
    leaf: Criterion, value: Value | Missing, evidence: Evidence, impossible: bool, score: float
) -> str:
    """What the missing-evidence policy, or the reading of a range, did; empty for nothing."""
    subject = "Missing" if leaf.field else "Not judged yet"
    if impossible:
        subject = "Impossible, so it counts as missing evidence"
    elif isinstance(value, Value):
        # Only MVA gets here with evidence that is not read.
        subject = "A limit and no figure, so it counts as missing evidence"
    match evidence:
        case Evidence.EXCLUDED:
            return f"{subject}: left out, and the weights beside it rescaled."
        case Evidence.NOT_JUDGED:
            return f"{subject}: scores {score:g} until it is."
        case Evidence.MISSING_ZERO:
            return f"{subject}: scores {f'{score:g}' if score else 'nothing'}."
        case Evidence.MISSING_VALUE:
            return f"{subject}: scores {score:g}, as the framework states for that."
    if isinstance(value, Value):
        if value.bound is Bound.RANGE:
            return "A range: scored at the end that earns less."
        if value.bound in (Bound.AT_LEAST, Bound.AT_MOST):
            return "A limit: scored at the figure stated."
        if value.bound is Bound.PERIOD:
            return "A period: scored at the day in it that earns less."
    return ""


def gaining(leaves: tuple[LeafLine, ...], places: int) -> list[LeafLine]:
    """The criteria that add most, the most first; of few criteria no more than half.

    None of which no more is shown than 0.
    """
    least = 0.5 * 10.0**-places
    adding = (leaf for leaf in leaves if leaf.points >= least)
    gained = sorted(adding, key=lambda leaf: -without_noise(leaf.points))
    return gained[: min(_MOST_NAMED, max(1, len(gained) // 2))]


def strongest(leaves: Sequence[LeafLine], places: int) -> tuple[str, ...]:
    """What the criteria that are strong score and add."""
    return tuple(
        f"{leaf.label}: {figure(leaf.score or 0, places)} of 100,"
        f" adds {figure(leaf.points, places)} points"
        for leaf in leaves
    )


def weakest(leaves: Sequence[LeafLine], strong: Sequence[LeafLine], places: int) -> tuple[str, ...]:
    """Where most is lost. A criterion that is strong, and gains more, is not said to be weak."""

    def lost(leaf: LeafLine) -> float:
        return without_noise(leaf.weight * (100.0 - (leaf.score or 0.0)))

    weak = [
        leaf for leaf in leaves if leaf not in strong or lost(leaf) > without_noise(leaf.points)
    ]
    short = sorted((leaf for leaf in weak if lost(leaf) > 0.05), key=lambda leaf: -lost(leaf))
    return tuple(
        f"{leaf.label}: {figure(leaf.score or 0, places)} of 100,"
        f" {figure(lost(leaf), places)} points short of its most"
        for leaf in short[:_MOST_NAMED]
    )


def missing(leaves: tuple[LeafLine, ...], places: int) -> tuple[str, ...]:
    """What evidence is missing, and what that is worth."""
    sentences = []
    for leaf in leaves:
        if leaf.evidence is Evidence.READ:
            continue
        worth = f"could add up to {figure(leaf.could_add, places)} points"
        if leaf.could_lose >= 0.5 * 10.0**-places:
            worth += f" or take away {figure(leaf.could_lose, places)}"
        sentences.append(f"{leaf.label} ({leaf.value.removeprefix('missing: ')}): {worth}")
    return tuple(sentences)
