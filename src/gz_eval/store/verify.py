"""Whether an evaluation file is whole and unchanged: the log's chain, every piece, every source."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gz_eval.core.errors import UserError
from gz_eval.core.project import Project
from gz_eval.store import schema
from gz_eval.store.canonical import sha256, unpacked
from gz_eval.store.chain import COLUMNS, chained, first_link
from gz_eval.store.codec_commands import KINDS, command_back
from gz_eval.store.connecting import check_kind, check_version, connect
from gz_eval.store.pieces import Pieces
from gz_eval.store.refusals import UNFIT, reading
from gz_eval.store.sources import unpacked_source


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found. `problem` is a sentence about the first thing that does not fit, or empty.

    `entry` is the number of the entry that does not fit; 0 when it is something else, or nothing.
    `head` is the hash of the last entry.
    """

    entries: int
    sources: int
    head: str
    problem: str = ""
    entry: int = 0


class _Misfit(Exception):  # noqa: N818 - told as a Verification
    def __init__(self, problem: str, entry: int = 0) -> None:
        super().__init__(problem)
        self.problem = problem
        self.entry = entry


def verify(path: Path) -> Verification:
    """Walk the whole file. Raises UserError when it is no evaluation file or cannot be read."""
    with reading(path.name):
        check_kind(path)
        connection = connect(path, read_only=True)
        try:
            newer = bool(check_version(connection, path.name))
            return _Walk(connection, newer).done()
        finally:
            connection.close()


class _Walk:
    """One walk through a file, in the order of its log."""

    def __init__(self, connection: sqlite3.Connection, newer: bool) -> None:
        self._connection = connection
        self._newer = newer
        self._pieces = Pieces(self._stored)
        self._head = ""
        self._names: dict[str, str] = {}
        """What each workbook was called when it was imported, by SHA-256."""

    def done(self) -> Verification:
        """What the walk finds."""
        counts = {"entry": 0, "source": 0}
        problem, number = "", 0
        try:
            for table in counts:
                query = f"SELECT count(*) FROM {table}"
                (counts[table],) = self._connection.execute(query).fetchone()
            self._entries()
            self._all_pieces()
            self._all_sources()
            self._file()
        except _Misfit as misfit:
            problem, number = misfit.problem, misfit.entry
        except (sqlite3.DatabaseError, *UNFIT) as error:
            problem = f"The file is damaged and cannot be read through: {error}."
        return Verification(counts["entry"], counts["source"], self._head, problem, number)

    def _entries(self) -> None:
        """Each entry fits the one before it, and all that it names can be read."""
        meta = dict(self._connection.execute("SELECT key, value FROM meta").fetchall())
        if set(meta) != {"evaluation"}:
            raise _Misfit("What the file says of itself (table meta) was changed.")
        stored = {name for (name,) in self._connection.execute("SELECT sha256 FROM source")}
        head = first_link(meta["evaluation"])
        rows = self._connection.execute(f"SELECT {', '.join(COLUMNS)} FROM entry ORDER BY number")
        for count, values in enumerate(rows, start=1):
            row: dict[str, Any] = dict(zip(COLUMNS, values, strict=True))
            named = f"Entry {row['number']} (“{row['sentence']}”)"
            if row["number"] != count:
                raise _Misfit(f"Entry {count} is missing from the log.", count)
            if not _is_as_written(row):
                raise _Misfit(f"{named} was changed after it was written.", count)
            if row["previous"] != head:
                before = "the entry before it" if count > 1 else "what the file says it is (meta)"
                raise _Misfit(f"{named} does not follow from {before}.", count)
            try:
                project, sources = self._told(row)
            except (UserError, *UNFIT) as error:
                raise _Misfit(
                    f"{named} does not fit: a part of the evaluation that it names is missing or"
                    " was changed after it was written.",
                    count,
                ) from error
            for file in project.bids.files:
                self._names.setdefault(file.sha256, file.name)
            for name in sources:
                if name not in stored:
                    raise _Misfit(f"{named} does not fit: {self._called(name)} is missing.", count)
            self._head = head = row["hash"]

    def _told(self, row: Mapping[str, Any]) -> tuple[Project, list[str]]:
        """The state after an entry, and the workbooks that came with it; all of it is read."""
        payload = json.loads(row["payload"])
        if row["kind"] in KINDS:
            command_back(row["kind"], payload, self._pieces, lambda _: b"")
        return self._pieces.project(json.loads(row["state"])), payload.get("sources", [])

    def _stored(self, name: str) -> bytes:
        query = "SELECT size, data, stored_sha256 FROM piece WHERE sha256 = ?"
        size, data, stored = self._connection.execute(query, (name,)).fetchone()
        return _unpacked_piece(name, size, data, stored)

    def _all_pieces(self) -> None:
        """Every piece is what its name says, whether an entry names it or not."""
        for row in self._connection.execute("SELECT sha256, size, data, stored_sha256 FROM piece"):
            try:
                _unpacked_piece(*row)
            except (UserError, *UNFIT) as error:
                raise _Misfit(
                    "A part of the evaluation that no entry names was changed after it was written."
                ) from error

    def _all_sources(self) -> None:
        rows = self._connection.execute(
            "SELECT sha256, size, packing, data, stored_sha256 FROM source"
        )
        for name, size, packing, data, stored in rows:
            try:
                fits = sha256(data) == stored
                unpacked_source(name, size, packing, data)
            except (UserError, *UNFIT):
                fits = False
            if not fits:
                raise _Misfit(f"{self._called(name)} was changed after it was stored.")

    def _called(self, name: str) -> str:
        known = self._names.get(name)
        return f"The stored workbook “{known}”" if known else f"The workbook with SHA-256 {name}"

    def _file(self) -> None:
        """The file around it all: SQLite finds it whole, and its tables are ours."""
        damage = self._connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if damage != "ok":
            raise _Misfit(f"The file is damaged: {damage}.")
        if not self._newer and schema.schema_of(self._connection) != schema.expected_schema():
            raise _Misfit("The file’s tables or triggers were changed by another program.")


def _is_as_written(row: Mapping[str, Any]) -> bool:
    try:
        return bool(chained(row) == row["hash"])
    except (TypeError, ValueError):
        return False


def _unpacked_piece(name: str, size: int, data: bytes, stored: str) -> bytes:
    """A piece's bytes. Raises ValueError or UserError when they are not what they were."""
    found = unpacked(data, size)
    if sha256(data) != stored or sha256(found) != name:
        raise ValueError("changed")
    return found
