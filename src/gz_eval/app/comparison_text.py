"""A comparison of two states in sentences: rules first, then bids, decisions, what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gz_eval.core.comparison import Comparison, RankChange
from gz_eval.core.lock import Lock
from gz_eval.core.overrides import GateOverride, Override, PlaceOverride, ReadingOverride
from gz_eval.core.wording import day_in_words, sentence


def comparison_lines(comparison: Comparison, most: int | None = None) -> tuple[str, ...]:
    """One line for each thing that differs. With `most`, longer lists end with "and N more"."""
    parts = (part for _, part in comparison_sections(comparison))
    lines = [line for part in parts for line in _cut(part, most)]
    return tuple(lines) if lines else ("Nothing differs.",)


def comparison_sections(comparison: Comparison) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The lines of each part that differs, under its title; rules first, what came of it last."""
    parts = (
        ("Framework", [f"Framework: {change}" for change in comparison.framework]),
        ("Lock", list(_lock_lines(comparison))),
        ("Bids", list(comparison.bids.lines)),
        ("Overrides made", [_made(one) for one in comparison.overrides_added]),
        ("Overrides taken back", [_taken_back(one) for one in comparison.overrides_removed]),
        (
            "Logs",
            [f"Log: {one.log.value} {one.number}, {one.what}" for one in comparison.records_added]
            + [f"No longer in the log: {one.what}" for one in comparison.records_removed],
        ),
        (
            "Sign-offs",
            [f"Signed off, approved by {one.approver}" for one in comparison.sign_offs_added]
            + [
                f"Sign-off taken back, approved by {one.approver}"
                for one in comparison.sign_offs_removed
            ],
        ),
        ("Ranking", list(_outcome_lines(comparison))),
    )
    return tuple((title, tuple(lines)) for title, lines in parts if lines)


def _made(override: Override) -> str:
    return f"Override made: {_override(override)}"


def _taken_back(override: Override) -> str:
    return f"Override taken back: {_override(override)}"


def _cut(lines: Sequence[str], most: int | None) -> list[str]:
    if most is None or len(lines) <= most:
        return list(lines)
    return [*lines[:most], f"… and {len(lines) - most:,} more"]


def _lock_lines(comparison: Comparison) -> Iterator[str]:
    if comparison.lock_differs:
        before, after = comparison.locks
        yield f"Lock: {_lock(before)} → {_lock(after)}"
    if comparison.blind[0] != comparison.blind[1]:
        words = ("scores shown", "scores hidden until the lock")
        yield f"Blind set-up: {words[comparison.blind[0]]} → {words[comparison.blind[1]]}"


def _lock(lock: Lock | None) -> str:
    if lock is None:
        return "not locked"
    return f"locked on {day_in_words(lock.stamp.at)} by {lock.stamp.by}"


def _override(override: Override) -> str:
    match override:
        case ReadingOverride():
            what = f"{override.field} of {override.bid} to “{override.text}”"
        case GateOverride():
            what = f"gate {override.gate} of {override.bid} to {override.state.value}"
        case PlaceOverride():
            what = f"{override.bid} to {override.standing.value.lower()}"
    return f"{what}, by {override.stamp.by}: {sentence(override.stamp.reason)}"


def _outcome_lines(comparison: Comparison) -> Iterator[str]:
    if comparison.ranks is None:
        yield "Ranks are not compared: scores are hidden in one of the two, or there are none."
        return
    for change in comparison.ranks:
        if change.enters:
            yield f"Enters the shortlist: {_moved(change, comparison.places)}"
    for change in comparison.ranks:
        if change.leaves:
            yield f"Leaves the shortlist: {_moved(change, comparison.places)}"
    for change in comparison.ranks:
        if not change.enters and not change.leaves:
            word = "Rank" if change.moved else "Score"
            yield f"{word}: {_moved(change, comparison.places)}"


def _moved(change: RankChange, places: int) -> str:
    ranks = [
        f"({rank})" if failed else str(rank)
        for rank, failed in zip(change.ranks, change.failed, strict=True)
    ]
    scores = [f"{score:.{places}f}" for score in change.scores]
    rank = f"rank {ranks[0]} → {ranks[1]}" if ranks[0] != ranks[1] else f"rank {ranks[0]}"
    score = f"score {scores[0]} → {scores[1]}" if scores[0] != scores[1] else f"score {scores[0]}"
    return f"{change.name} ({change.bid}), {rank}, {score}"
