"""A comparison of two states in sentences: rules first, then bids, decisions, what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gz_eval.app.details import capital
from gz_eval.app.moments import day_of
from gz_eval.core.comparison import Changes, Comparison, Place, RankChange
from gz_eval.core.lock import Lock
from gz_eval.core.override_account import OverrideAccount
from gz_eval.core.records import Record
from gz_eval.core.rounding import figure
from gz_eval.core.sign_off import SignOff
from gz_eval.core.wording import bids_in_words, sentence

_HIDDEN = "Ranks are not compared: scores are hidden until the framework is locked."


def comparison_lines(comparison: Comparison, most: int | None = None) -> tuple[str, ...]:
    """One line for each thing that differs. With `most`, longer lists end with "and N more"."""
    lines = [
        f"{word}: {line}" if word and not line.startswith("…") else capital(line)
        for _, word, parts in _sections(comparison)
        for part in parts
        for line in _cut(part, most)
    ]
    return tuple(lines) if lines else ("Nothing differs.",)


def comparison_sections(comparison: Comparison) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The lines of each part that differs, under its title; rules first, what came of it last."""
    found = (
        (title, tuple(capital(line) for part in parts for line in part))
        for title, _, parts in _sections(comparison)
    )
    return tuple((title, lines) for title, lines in found if lines)


def _sections(comparison: Comparison) -> Iterator[tuple[str, str, Sequence[Sequence[str]]]]:
    """Each part's title, what a line of it begins with on its own, and its lists of lines."""
    overrides = comparison.overrides
    yield "Framework", "Framework", [comparison.framework]
    yield "Lock", "", [list(_lock_lines(comparison))]
    yield "Bids", "", comparison.bids.parts
    yield "Overrides made", "Override made", [[_override(one) for one in overrides.added]]
    yield (
        "Overrides taken back",
        "Override taken back",
        [[_override(one) for one in overrides.removed]],
    )
    yield (
        "Overrides made anew",
        "Override made anew",
        [
            [
                f"{_override(new)} It had been to {old.now}, by {old.stamp.by}."
                for old, new in overrides.changed
            ]
        ],
    )
    yield "Logs", "", [list(_record_lines(comparison.records))]
    yield "Sign-offs", "", [list(_sign_off_lines(comparison.sign_offs))]
    if comparison.ranks is None:
        yield "Ranking", "", [[_HIDDEN]]
    else:
        yield "Ranking", "", _outcome_parts(comparison.ranks, comparison.places)


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
    return f"locked on {day_of(lock.stamp.at)} by {lock.stamp.by}"


def _override(account: OverrideAccount) -> str:
    return (
        f"{account.called}, {account.subject}: {account.was} → {account.now},"
        f" by {account.stamp.by}: {sentence(account.stamp.reason)}"
    )


def _record_lines(changes: Changes[Record]) -> Iterator[str]:
    for one in changes.added:
        yield f"New in the {_record(one)}"
    for one in changes.removed:
        yield f"Not in the {_record(one)}"
    for old, new in changes.changed:
        if old.what != new.what:
            yield f"Different in the {_record(old)} → {new.what}"
        elif new.signed_off is not None and old.signed_off != new.signed_off:
            yield f"Signed off by {new.signed_off.by} in the {_record(new)}"
        else:
            yield f"Different in the {_record(new)}"


def _record(record: Record) -> str:
    return f"{record.log.value} log, entry {record.number}: {record.what}"


def _sign_off_lines(changes: Changes[SignOff]) -> Iterator[str]:
    for one in changes.added:
        yield f"Signed off: {_sign_off(one)}"
    for one in changes.removed:
        yield f"Not signed off: {_sign_off(one)}"


def _sign_off(one: SignOff) -> str:
    bids = bids_in_words(len(one.ranking))
    return f"ranking of {bids} on {day_of(one.stamp.at)}, approved by {one.approver}"


def _outcome_parts(ranks: Sequence[RankChange], places: int) -> tuple[list[str], ...]:
    """Lines on who enters and leaves the shortlist, and on who moved otherwise."""
    entering: list[str] = []
    leaving: list[str] = []
    others: list[str] = []
    for change in ranks:
        told = f"{change.name} ({change.bid}), {_places(change, places)}"
        if change.enters:
            by = "" if change.enters_by_rule else " by an official’s move"
            entering.append(f"Enters the shortlist{by}: {told}")
        elif change.leaves:
            by = "" if change.leaves_by_rule else " by an official’s move"
            leaving.append(f"Leaves the shortlist{by}: {told}")
        elif change.enters_by_rule or change.leaves_by_rule:
            verb = "Enters" if change.enters_by_rule else "Leaves"
            after = change.after or change.before
            stays = after.selected.value.lower() if after is not None else ""
            others.append(f"{verb} the shortlist by the rule, but is left as {stays}: {told}")
        elif change.moved:
            others.append(f"Rank: {told}")
        elif _score(change.before) != _score(change.after):
            others.append(f"Score: {told}")
        else:
            others.append(f"Standing: {told}")
    return (entering, leaving, others)


def _places(change: RankChange, places: int) -> str:
    before, after = change.before, change.after
    if before is None and after is not None:
        return f"new at rank {_rank(after)}, score {figure(after.score, places)}"
    if after is None and before is not None:
        return f"gone from rank {_rank(before)}, score {figure(before.score, places)}"
    assert before is not None
    assert after is not None
    rank = f"rank {_rank(after)}"
    if change.moved:
        rank = f"rank {_rank(before)} → {_rank(after)}"
    score = f"score {figure(after.score, places)}"
    if before.score != after.score:
        score = f"score {figure(before.score, places)} → {figure(after.score, places)}"
    standing = ""
    if before.selected is not after.selected:
        standing = f", {before.selected.value.lower()} → {after.selected.value.lower()}"
    return f"{rank}, {score}{standing}"


def _rank(place: Place) -> str:
    return f"{place.rank:,} of those failing a gate" if place.failed else f"{place.rank:,}"


def _score(place: Place | None) -> float | None:
    return None if place is None else place.score
