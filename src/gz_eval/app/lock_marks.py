"""Which entries of a history were made while the framework was locked, and what they did to it.

An auditor asks of every decision whether it came before or after scoring was settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from gz_eval.core.governance_commands import LockFramework, UnlockFramework
from gz_eval.core.history import Entry, Move
from gz_eval.core.target_commands import RemoveTarget, SetTarget


class LockMark(StrEnum):
    """What is said of an entry that was made while the framework was locked."""

    AFTER = "After the lock"
    CHANGED = "Locked rules changed"
    TARGET = "Target changed after the lock"
    OFF = "Lock taken off"

    @property
    def told(self) -> str:
        """The same as a sentence."""
        return _TOLD[self]


_TOLD = {
    LockMark.AFTER: "This was done while the framework was locked, and left it as it was.",
    LockMark.CHANGED: "This changed a framework that was locked.",
    LockMark.TARGET: "This changed a target while the framework was locked: it ranks nothing.",
    LockMark.OFF: "This took the lock off.",
}


_OF_TARGETS = (SetTarget.kind, RemoveTarget.kind)


def _is_of_targets(entry: Entry, kinds: Mapping[int, str], marks: Mapping[int, LockMark]) -> bool:
    """Whether an entry that changed what was locked changed targets alone, by those before it.

    A return takes back what was done since: only targets, where all of that left the rules alone.
    """
    if entry.kind == Move.RETURN:
        since = (marks.get(number) for number in range(entry.target + 1, entry.number))
        return all(mark in (LockMark.AFTER, LockMark.TARGET) for mark in since)
    return kinds[entry.number] in _OF_TARGETS


def lock_marks(entries: Iterable[Entry]) -> dict[int, LockMark]:
    """The mark of each entry that was made while the framework was locked, by its number."""
    locked = {0: False}  # whether it is, in the state that an entry made
    after = {0: 0}  # the entry that made the state after each entry
    marks: dict[int, LockMark] = {}
    kinds: dict[int, str] = {}  # of what each entry did: an undo is of the kind of what it undoes
    here = 0
    for entry in entries:
        number, there = entry.number, entry.number
        back_and_forth = entry.kind in (Move.UNDO, Move.REDO)
        kinds[number] = kinds[entry.target] if back_and_forth else entry.kind
        if entry.kind == Move.UNDO:
            there = after[entry.target - 1]
        elif entry.kind == Move.REDO:
            there = entry.target
        elif entry.kind == Move.RETURN:
            locked[number] = locked[after[entry.target]]
        elif entry.kind in (LockFramework.kind, UnlockFramework.kind):
            locked[number] = entry.kind == LockFramework.kind
        else:
            locked[number] = locked[here]
        if locked[here]:
            mark = LockMark.CHANGED if entry.after_lock else LockMark.AFTER
            if entry.after_lock and _is_of_targets(entry, kinds, marks):
                mark = LockMark.TARGET
            marks[number] = mark if locked[there] else LockMark.OFF
        here = after[number] = there
    return marks
