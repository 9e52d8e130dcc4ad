"""What was done to an evaluation, entry by entry; what can be undone follows from that alone.

The log is only ever added to: undo, redo and return are entries of their own, which say what state
the evaluation went to. Knows nothing of where entries are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from gz_eval.core.command import Command
from gz_eval.core.framework import Framework
from gz_eval.core.naming_commands import NameAsFile
from gz_eval.core.people import Stamp
from gz_eval.core.project import Project


class Move(StrEnum):
    """Kinds of entries that are no command: they start the history, or go to another state."""

    START = "start"
    UNDO = "undo"
    REDO = "redo"
    RETURN = "return"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the audit log. `number` counts from 1; entry 1 is the start.

    `kind` is a command's kind or a `Move`. `target` is the entry that was undone, done again or
    returned to; 0 for a command. `after_lock` marks a change of a framework that was locked.
    """

    number: int
    stamp: Stamp
    kind: str
    sentence: str
    target: int = 0
    after_lock: bool = False


class Ledger(Protocol):
    """Where a session's history is kept. All that is committed stays, in order."""

    @property
    def evaluation_id(self) -> str:
        """A text drawn by lot for this evaluation; the same in every copy, and whenever opened."""

    @property
    def entries(self) -> Sequence[Entry]:
        """Every entry, oldest first."""

    def check_writable(self) -> None:
        """Raises UserError where nothing can be committed, as it is open to be read only."""

    def prepare(self, command: Command, after: Project) -> None:
        """Do the slow part of committing a command and its state ahead; from any thread.

        One command is prepared at a time: what was before it and not done is let go of.
        """

    def let_go(self) -> None:
        """Forget what was prepared: it will not be done. Waits for nothing."""

    def commit(self, entry: Entry, command: Command | None, after: Project) -> None:
        """Keep an entry, its command and the state after it, all or nothing.

        Durable when it returns. Raises UserError where it cannot be kept; then nothing is.
        """

    def state(self, number: int) -> Project:
        """The evaluation as it was after an entry. The same object for the same state."""

    def framework(self, number: int) -> Framework:
        """What bids were judged by after an entry: no bid is read for it."""

    def command(self, number: int) -> Command | None:
        """The command of an entry; None for the start and for moves."""


@dataclass(slots=True)
class Timeline:
    """What undo and redo would act on: entry numbers, the next one last."""

    undo: list[int] = field(default_factory=list)
    redo: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Timeline:
        """The timeline that a log leads to."""
        found = cls()
        for entry in entries:
            found.follow(entry)
        return found

    def follow(self, entry: Entry) -> None:
        """Take in the next entry."""
        match entry.kind:
            case Move.START | NameAsFile.kind:
                pass
            case Move.UNDO:
                self.redo.append(self.undo.pop())
            case Move.REDO:
                self.undo.append(self.redo.pop())
            case _:
                self.undo.append(entry.number)
                self.redo.clear()
