"""Which entries of a history were made while the framework was locked, and what they did to it.

An auditor asks of every decision whether it came before or after scoring was settled.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from gz_eval.core.governance_commands import LockFramework, UnlockFramework
from gz_eval.core.history import Entry, Move
from gz_eval.core.target_commands import RemoveTarget, SetTarget


class LockMark(StrEnum):
    """What is said of an entry that was made while the framework was locked."""

    AFTER = "After the lock"
    CHANGED = "Locked rules changed"
    TARGET = "Target set after the lock"
    OFF = "Lock taken off"

    @property
    def told(self) -> str:
        """The same as a sentence."""
        return _TOLD[self]


_TOLD = {
    LockMark.AFTER: "This was done while the framework was locked, and left it as it was.",
    LockMark.CHANGED: "This changed a framework that was locked.",
    LockMark.TARGET: "This set a target while the framework was locked: it ranks nothing.",
    LockMark.OFF: "This took the lock off.",
}


_OF_TARGETS = (SetTarget.kind, RemoveTarget.kind)


def lock_marks(entries: Iterable[Entry]) -> dict[int, LockMark]:
    """The mark of each entry that was made while the framework was locked, by its number."""
    locked = {0: False}  # whether it is, in the state that an entry made
    after = {0: 0}  # the entry that made the state after each entry
    marks = {}
    here = 0
    for entry in entries:
        number, there = entry.number, entry.number
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
            off = LockMark.CHANGED if entry.after_lock else LockMark.AFTER
            if entry.after_lock and entry.kind in _OF_TARGETS:
                off = LockMark.TARGET
            marks[number] = off if locked[there] else LockMark.OFF
        here = after[number] = there
    return marks
