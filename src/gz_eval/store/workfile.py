"""The evaluation file at work: a `Ledger` in SQLite, each entry one transaction.

It is worked on in a folder of this computer, never in the user's file in place. Knows nothing of
where that folder is, nor of saving.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import uuid
from collections.abc import Mapping, Sequence, Set
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from gz_eval.core.command import Command
from gz_eval.core.commands import ImportBids
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Framework
from gz_eval.core.history import Entry
from gz_eval.core.project import Project
from gz_eval.store import schema
from gz_eval.store.canonical import canonical, packed, sha256, unpacked
from gz_eval.store.chain import COLUMNS, first_link
from gz_eval.store.codec_commands import KINDS, command_back, payload
from gz_eval.store.connecting import (
    check_kind,
    check_schema,
    check_version,
    connect,
    file_uri,
    hold,
)
from gz_eval.store.entry_rows import entry_of, row_of, writable
from gz_eval.store.pieces import Pieces
from gz_eval.store.refusals import reading, telling
from gz_eval.store.sources import source_row, unpacked_source

_ENTRY_COLUMNS = ", ".join(COLUMNS)


class Workfile:
    """One open evaluation file. Every method can be called from any thread."""

    def __init__(self, connection: sqlite3.Connection, path: Path, read_only: str) -> None:
        """Use `create` or `open`."""
        self.path = path
        self.read_only = read_only
        self.closed = False
        self._connection = connection
        self._lock = threading.RLock()
        self._pieces = Pieces(self._stored)
        self._packed: dict[str, tuple[int, bytes, str]] = {}
        self._sources: dict[str, tuple[str, int, str, bytes, str]] = {}
        self._states: dict[str, Project] = {}
        with reading(path.name):
            (identity,) = connection.execute(
                "SELECT value FROM meta WHERE key = 'evaluation'"
            ).fetchone()
            rows = connection.execute(f"SELECT {_ENTRY_COLUMNS} FROM entry ORDER BY number")
            read = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
            self._entries = [entry_of(row) for row in read]
            if [entry.number for entry in self._entries] != list(range(1, len(read) + 1)):
                raise ValueError("entries are missing")
        self.evaluation_id = str(identity)
        self._told_states: list[str] = [row["state"] for row in read]
        self._head = read[-1]["hash"] if read else first_link(self.evaluation_id)

    @classmethod
    def create(cls, path: Path) -> Workfile:
        """A new empty file. Raises UserError where it cannot be made; `path` must not exist."""
        with telling(path.name, "made"):
            connection = connect(path)
            try:
                # Before `hold`, so that the file itself says what it is if all else is in the log.
                connection.execute("BEGIN EXCLUSIVE")
                schema.create(connection, str(uuid.uuid4()))
                connection.execute("COMMIT")
                hold(connection)
            except BaseException:
                connection.close()
                raise
        return cls(connection, path, "")

    @classmethod
    def open(cls, path: Path, read_only: bool = False) -> Workfile:
        """A file that is there, brought up to date when it is older.

        Raises UserError when it is no evaluation file, is damaged, in use, or needs a newer
        program. A newer minor version, or `read_only`, makes it read-only and says why.
        """
        with reading(path.name, "opened"):
            check_kind(path)
            connection = connect(path, read_only)
            try:
                why = "It was opened to be read only." if read_only else ""
                why = check_version(connection, path.name) or why
                if not read_only:
                    hold(connection)
                if not why:
                    schema.migrate(connection, path)
                check_schema(connection, path.name)
                return cls(connection, path, why)
            except BaseException:
                connection.close()
                raise

    # -- the ledger -------------------------------------------------------------------------------

    @property
    def entries(self) -> Sequence[Entry]:
        """Every entry, oldest first."""
        return self._entries

    def prepare(self, command: Command, after: Project) -> None:
        """Write and compress a command's pieces, and those of the state after it, ahead of its
        commit; callable from any thread. What was prepared before it and not done is let go of."""
        sources = command.sources if isinstance(command, ImportBids) else {}
        rows = {name: source_row(name, data) for name, data in sources.items()}
        with self._lock:
            self._settle(set())
            self._sources.update(rows)
            payload(command, self._pieces)
            self._pieces.state(after)
            self._pack(set(self._pieces.fresh))

    def let_go(self) -> None:
        """Forget what was prepared: it will not be done. Waits for nothing.

        Whoever is at work here meanwhile prepares or commits something else, which lets go of it
        too, or reads: then the next one does.
        """
        if self._lock.acquire(blocking=False):
            try:
                self._settle(set())
            finally:
                self._lock.release()

    def check_writable(self) -> None:
        """Raises UserError where nothing can be committed."""
        if self.read_only:
            raise UserError(
                "This evaluation is open read-only, so it cannot be changed.",
                f"{self.read_only} Save it under another name to go on.",
            )

    def commit(self, entry: Entry, command: Command | None, after: Project) -> None:
        """Keep an entry, its command and the state after it in one transaction.

        Durable when it returns. Raises UserError where it cannot be kept; then nothing is.
        """
        self.check_writable()
        entry = writable(entry)
        with self._lock:
            told = payload(command, self._pieces) if command is not None else {}
            told_text = canonical(told).decode("ascii")
            state = canonical(self._pieces.state(after)).decode("ascii")
            kept = self._pieces.reached(told_text, state)
            self._pack(kept)
            row = row_of(entry, told_text, state, self._head)
            sources = command.sources if isinstance(command, ImportBids) else {}
            with self._telling("written"):
                self._write(row, sources, kept)
            self._settle(kept)
            self._head = str(row["hash"])
            self._entries.append(entry)
            self._told_states.append(state)
            self._states[state] = after

    def state(self, number: int) -> Project:
        """The evaluation as it was after an entry. The same object for the same state."""
        with self._lock:
            told = self._told_states[number - 1]
            found = self._states.get(told)
            if found is None:
                with reading(self.path.name):
                    found = self._states[told] = self._pieces.project(json.loads(told))
            return found

    def framework(self, number: int) -> Framework:
        """What bids were judged by after an entry: no bid is read for it."""
        with self._lock, reading(self.path.name):
            return self._pieces.framework_of(json.loads(self._told_states[number - 1]))

    # -- what else a file holds -------------------------------------------------------------------

    @property
    def head(self) -> str:
        """The hash of the last entry: it stands for the whole history."""
        return self._head

    def hash_of(self, number: int) -> str:
        """The hash of an entry."""
        with self._lock, self._telling("read"):
            (found,) = self._connection.execute(
                "SELECT hash FROM entry WHERE number = ?", (number,)
            ).fetchone()
        return str(found)

    def command(self, number: int) -> Command | None:
        """The command of an entry, to be done again; None for the start and for moves."""
        with self._lock, reading(self.path.name):
            kind, told = self._connection.execute(
                "SELECT kind, payload FROM entry WHERE number = ?", (number,)
            ).fetchone()
            if kind not in KINDS:
                return None
            return command_back(kind, json.loads(told), self._pieces, self.source)

    def source(self, sha256: str) -> bytes:
        """A workbook that bids were read from, as it was. Raises UserError when it is not here."""
        with self._lock, self._telling("read"):
            row = self._connection.execute(
                "SELECT sha256, size, packing, data FROM source WHERE sha256 = ?", (sha256,)
            ).fetchone()
        if row is None:
            raise UserError(
                "The workbook that this was read from is not in the evaluation.",
                "Look at the original file, if you still have it.",
            )
        return unpacked_source(*row)

    def copy_to(self, path: Path) -> None:
        """Write a whole, compact copy to a path that does not exist yet."""
        with self._lock, telling(path.name, "written"):
            self._connection.execute("VACUUM INTO ?", (file_uri(path),))

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()
            self.closed = True

    # -- inside -----------------------------------------------------------------------------------

    def _telling(self, doing: str) -> AbstractContextManager[None]:
        return telling(self.path.name, doing)

    def _stored(self, name: str) -> bytes:
        with self._telling("read"):
            row = self._connection.execute(
                "SELECT data, size FROM piece WHERE sha256 = ?", (name,)
            ).fetchone()
        if row is None:
            raise UserError(
                "A part of the evaluation is missing from its file.",
                "Restore a backup; “gz-eval verify” says what does not fit.",
            )
        data = unpacked(*row)
        if sha256(data) != name:
            raise UserError(
                "A part of the evaluation was changed after it was written.",
                "Restore a backup; “gz-eval verify” names the first entry that does not fit.",
            )
        return data

    def _pack(self, names: Set[str]) -> None:
        """Compress what of these is not in the file yet."""
        for name in names:
            if name not in self._packed and not self._has_piece(name):
                data = self._pieces.fresh[name]
                small = packed(data)
                self._packed[name] = (len(data), small, sha256(small))

    def _settle(self, kept: Set[str]) -> None:
        """Of what was written ahead, this is in the file by now, and nothing else is wanted."""
        self._pieces.settle(kept)
        self._packed.clear()
        self._sources.clear()

    def _has_piece(self, name: str) -> bool:
        with self._telling("read"):
            query = "SELECT 1 FROM piece WHERE sha256 = ?"
            return self._connection.execute(query, (name,)).fetchone() is not None

    def _write(
        self, entry: dict[str, object], sources: Mapping[str, bytes], pieces: Set[str]
    ) -> None:
        """One transaction: all of it is kept, or nothing."""
        execute = self._connection.execute
        execute("BEGIN IMMEDIATE")
        try:
            self._connection.executemany(
                "INSERT OR IGNORE INTO piece VALUES (?, ?, ?, ?)",
                [(name, *held) for name, held in self._packed.items() if name in pieces],
            )
            for name in sorted(sources):
                if execute("SELECT 1 FROM source WHERE sha256 = ?", (name,)).fetchone() is None:
                    row = self._sources.get(name) or source_row(name, sources[name])
                    execute("INSERT INTO source VALUES (?, ?, ?, ?, ?)", row)
            marks = ", ".join("?" * len(COLUMNS))
            execute(f"INSERT INTO entry ({_ENTRY_COLUMNS}) VALUES ({marks})", tuple(entry.values()))
            execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                execute("ROLLBACK")
            self._shorten_log()
            raise
        if sources:
            self._shorten_log()

    def _shorten_log(self) -> None:
        """Give back the space of the write-ahead log: after workbooks, and where there was none."""
        with suppress(sqlite3.DatabaseError):  # a later commit tries again; nothing depends on it
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
