"""What a file holds is what its log tells of, all of it and nothing else, whatever was tried.

Commands are prepared and thought better of, prepared twice, refused by a full disk, done, undone;
the file is saved and opened again. After each step a copy of it is read by itself, from its tables.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from builders import framework
from busy_session import signing
from every_command import ANALYST, Clock
from gz_eval.app.session import Session
from gz_eval.core.command import Command
from gz_eval.core.commands import SetFramework, SetWeight
from gz_eval.core.errors import UserError
from gz_eval.core.framework import ShortlistRule
from gz_eval.core.governance_commands import LockFramework
from gz_eval.core.project import Project
from gz_eval.core.record_commands import AddRecord
from gz_eval.core.records import Log
from gz_eval.store.canonical import unpacked
from gz_eval.store.verify import verify
from gz_eval.store.workfile import Workfile
from likeness import difference
from made_up_bids import made_up_bids, together
from small_disks import no_file_above

if sys.platform == "win32":
    pytest.skip("a disk is full by a limit of POSIX", allow_module_level=True)

NAME = re.compile("[0-9a-f]{64}")
DEEDS: dict[str, Callable[[Session, int], Command]] = {
    "import": lambda _session, number: made_up_bids(number, 2),
    "add": lambda session, number: together(
        session.project.bids, made_up_bids(number, 1, first=10 + number)
    ),
    "weight": lambda _session, number: SetWeight("power", 10 + number),
    "framework": lambda _session, number: SetFramework(
        framework(
            weights=(0.1, 0.2, 1.0, 2.0 + number), shortlist=ShortlistRule(places=1 + number // 2)
        )
    ),
    "record": lambda _session, number: AddRecord(Log.DECISION, f"decision {number}"),
    "lock": lambda _session, _number: LockFramework(),
    "sign off": lambda session, number: signing(session, f"Approver {number}"),
}
deeds = st.tuples(st.sampled_from(sorted(DEEDS)), st.integers(0, 3))


class Telling(RuleBasedStateMachine):
    """One work file, and commands that are held back."""

    @initialize()
    def start(self) -> None:
        self.place = TemporaryDirectory()
        self.path = Path(self.place.name, "evaluation.gzeval")
        self.workfile = Workfile.create(self.path)
        self.session = Session(Project(framework()), self.workfile, ANALYST, Clock())
        self.held: list[Command] = []
        self.session.do(made_up_bids(1, 2))

    def teardown(self) -> None:
        self.workfile.close()
        self.place.cleanup()

    def made(self, deed: tuple[str, int]) -> Command:
        what, number = deed
        return DEEDS[what](self.session, number)

    def attempt(self, action: Callable[[], None]) -> None:
        """Do something that may be refused, which changes nothing."""
        project, head = self.session.project, self.workfile.head
        try:
            action()
        except UserError:
            assert self.session.project is project
            assert self.workfile.head == head

    @rule(deed=deeds)
    def prepare(self, deed: tuple[str, int]) -> None:
        self.held.append(self.made(deed))
        self.attempt(lambda: self.session.prepare(self.held[-1]))

    @rule()
    def prepare_again(self) -> None:
        if self.held:
            self.attempt(lambda: self.session.prepare(self.held[0]))

    @rule(forget=st.booleans())
    def think_better_of_it(self, forget: bool) -> None:
        if self.held:
            self.session.let_go(self.held[-1])
            if forget:
                self.held.pop()

    @rule(which=st.integers(0, 1), full=st.booleans())
    def do_what_was_prepared(self, which: int, full: bool) -> None:
        if self.held:
            self.try_to_do(self.held[which - 1], full)

    @rule(deed=deeds, full=st.booleans())
    def do(self, deed: tuple[str, int], full: bool) -> None:
        self.try_to_do(self.made(deed), full)

    def try_to_do(self, command: Command, full: bool) -> None:
        entries = len(self.session.entries)
        with no_file_above(1) if full else nullcontext():
            self.attempt(lambda: self.session.do(command, "agreed"))
        assert not full or len(self.session.entries) == entries

    @rule()
    def undo(self) -> None:
        self.attempt(lambda: self.session.undo("a second thought"))

    @rule()
    def redo(self) -> None:
        self.attempt(lambda: self.session.redo("a third"))

    @rule(number=st.integers(1, 9))
    def return_to(self, number: int) -> None:
        self.attempt(lambda: self.session.return_to(number, "as it was"))

    @rule()
    def open_again(self) -> None:
        self.workfile.close()
        self.workfile = Workfile.open(self.path)
        self.session = Session.resume(self.workfile, ANALYST, Clock())

    @invariant()
    def holds_what_is_told_of_and_nothing_else(self) -> None:
        copy = self.path.with_name("copy.gzeval")
        copy.unlink(missing_ok=True)
        self.workfile.copy_to(copy)
        assert verify(copy).problem == ""
        told, pieces, sources = tables_of(copy)
        reached: set[str] = set()
        left = told
        while left:
            names = set(NAME.findall(left.pop())) & pieces.keys()
            left += [pieces[name] for name in names - reached]
            reached |= names
        assert pieces.keys() == reached
        assert all(any(name in text for text in told_by(copy)) for name in sources)
        again = Workfile.open(copy, read_only=True)
        state = again.state(len(again.entries))
        again.close()
        assert difference(state, self.session.project) == ""


def tables_of(path: Path) -> tuple[list[str], dict[str, str], set[str]]:
    """What the entries of a file say, its pieces by their names, and its sources."""
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT sha256, data, size FROM piece").fetchall()
    sources = {name for (name,) in connection.execute("SELECT sha256 FROM source")}
    connection.close()
    pieces = {name: unpacked(data, size).decode("ascii") for name, data, size in rows}
    return told_by(path), pieces, sources


def told_by(path: Path) -> list[str]:
    """What the entries of a file tell of: their commands, and the states after them."""
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT payload, state FROM entry").fetchall()
    connection.close()
    return [text for row in rows for text in row]


OnlyWhatIsToldTest = Telling.TestCase
OnlyWhatIsToldTest.settings = settings(
    max_examples=40,
    stateful_step_count=15,
    suppress_health_check=list(HealthCheck),
)
