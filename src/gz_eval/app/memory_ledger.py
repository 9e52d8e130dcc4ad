"""A history that is kept in memory alone: for a look at some bids, and for tests."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from gz_eval.core.command import Command
from gz_eval.core.framework import Framework
from gz_eval.core.history import Entry
from gz_eval.core.project import Project


class MemoryLedger:
    """A `Ledger` that lasts as long as the process. States are shared, so each costs little."""

    def __init__(self) -> None:
        self.evaluation_id = str(uuid4())
        self._entries: list[Entry] = []
        self._states: list[Project] = []
        self._commands: list[Command | None] = []

    @property
    def entries(self) -> Sequence[Entry]:
        """Every entry, oldest first."""
        return self._entries

    def check_writable(self) -> None:
        """Whoever has it may change it."""

    def prepare(self, command: Command, after: Project) -> None:
        """Nothing is slow here."""

    def let_go(self) -> None:
        """Nothing was prepared."""

    def commit(self, entry: Entry, command: Command | None, after: Project) -> None:
        """Keep an entry and the state after it."""
        self._entries.append(entry)
        self._states.append(after)
        self._commands.append(command)

    def state(self, number: int) -> Project:
        """The evaluation as it was after an entry."""
        return self._states[number - 1]

    def framework(self, number: int) -> Framework:
        """What bids were judged by after an entry."""
        return self._states[number - 1].framework

    def command(self, number: int) -> Command | None:
        """The command of an entry; None for the start and for moves."""
        return self._commands[number - 1]
