"""Whether an evaluation file is whole and unchanged: the log's chain, every piece, every source."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gz_eval.core.errors import UserError
from gz_eval.store import schema
from gz_eval.store.canonical import sha256, unpacked
from gz_eval.store.chain import COLUMNS, chained, first_link
from gz_eval.store.connecting import check_kind, check_version, connect
from gz_eval.store.refusals import telling
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
    with telling(path.name, "read"):
        check_kind(path)
        connection = connect(path, read_only=True)
        try:
            check_version(connection, path.name)
            return _walked(connection)
        finally:
            connection.close()


def _walked(connection: sqlite3.Connection) -> Verification:
    counts = {"entry": 0, "source": 0}
    head = ""
    try:
        for table in counts:
            (counts[table],) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        damage = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        pieces = _stored_pieces(connection)
        head = _walk_entries(connection, pieces)
        _check_pieces(connection)
        _check_sources(connection)
        if damage != "ok":
            raise _Misfit(f"The file is damaged: {damage}.")
        if schema.schema_of(connection) != schema.expected_schema():
            raise _Misfit("The file’s tables or triggers were changed by another program.")
    except _Misfit as misfit:
        return Verification(counts["entry"], counts["source"], head, misfit.problem, misfit.entry)
    except (sqlite3.DatabaseError, ValueError, TypeError, KeyError, AttributeError) as error:
        problem = f"The file is damaged and cannot be read through: {error}."
        return Verification(counts["entry"], counts["source"], head, problem)
    return Verification(counts["entry"], counts["source"], head)


def _stored_pieces(connection: sqlite3.Connection) -> frozenset[str]:
    return frozenset(name for (name,) in connection.execute("SELECT sha256 FROM piece"))


def _walk_entries(connection: sqlite3.Connection, pieces: frozenset[str]) -> str:
    """The hash of the last entry, after every entry has been found to fit the one before it."""
    meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    if set(meta) != {"evaluation"}:
        raise _Misfit("What the file says of itself (table meta) was changed.")
    head = first_link(meta["evaluation"])
    rows = connection.execute(f"SELECT {', '.join(COLUMNS)} FROM entry ORDER BY number")
    count = 0
    for count, values in enumerate(rows, start=1):
        row: dict[str, Any] = dict(zip(COLUMNS, values, strict=True))
        if row["number"] != count:
            raise _Misfit(f"Entry {count} is missing from the log.", count)
        if row["previous"] != head:
            raise _Misfit(f"{_named(row)} does not follow from the entry before it.", count)
        if chained(row) != row["hash"]:
            raise _Misfit(f"{_named(row)} was changed after it was written.", count)
        for name in _pieces_named(row):
            if name not in pieces:
                raise _Misfit(f"A part of the state after {_named(row)} is missing.", count)
        head = row["hash"]
    if count == 0:
        raise _Misfit("The log is empty.")
    return head


def _pieces_named(row: dict[str, Any]) -> list[str]:
    """The pieces that a state names."""
    state = json.loads(row["state"])
    named = [state[part] for part in ("framework", "weights", "bids", "overrides", "records")]
    return [*named, *state["sign_offs"], *([state["lock"]] if state["lock"] else [])]


def _check_pieces(connection: sqlite3.Connection) -> None:
    """Every piece is what its name says; else the first entry that has it is named."""
    for name, size, data, stored in connection.execute("SELECT * FROM piece"):
        try:
            fits = sha256(data) == stored and sha256(unpacked(data, size)) == name
        except (UserError, TypeError):
            fits = False
        if not fits:
            raise _first_with(connection, name)


def _first_with(connection: sqlite3.Connection, name: str) -> _Misfit:
    """The first entry whose state holds a piece, outright or within another piece."""
    wanted = [name]
    while wanted:
        sought = wanted.pop()
        found = connection.execute(
            "SELECT number, sentence FROM entry WHERE instr(state, ?1) OR instr(payload, ?1)"
            " ORDER BY number LIMIT 1",
            (sought,),
        ).fetchone()
        if found is not None:
            number, sentence = found
            return _Misfit(
                f"A part of the state after entry {number} (“{sentence}”) was changed after it was"
                " written.",
                number,
            )
        wanted += _pieces_with(connection, sought)
    return _Misfit("A part of the evaluation that no entry names was changed.")


def _pieces_with(connection: sqlite3.Connection, name: str) -> list[str]:
    """The pieces that name another piece."""
    found = []
    for holder, size, data in connection.execute("SELECT sha256, size, data FROM piece"):
        try:
            if holder != name and name.encode() in unpacked(data, size):
                found.append(holder)
        except (UserError, TypeError):
            continue
    return found


def _check_sources(connection: sqlite3.Connection) -> None:
    rows = connection.execute("SELECT * FROM source")
    for name, size, packing, data, stored in rows:
        try:
            fits = sha256(data) == stored and sha256(unpacked_source(size, packing, data)) == name
        except (UserError, TypeError):
            fits = False
        if not fits:
            raise _Misfit(f"{_source_named(connection, name)} was changed after it was stored.")
    stored_names = {name for (name,) in connection.execute("SELECT sha256 FROM source")}
    for number, sentence, told in connection.execute(
        "SELECT number, sentence, payload FROM entry WHERE kind = 'import-bids' ORDER BY number"
    ):
        for name in json.loads(told)["sources"]:
            if name not in stored_names:
                raise _Misfit(
                    f"A workbook that entry {number} (“{sentence}”) imported is missing.", number
                )


def _source_named(connection: sqlite3.Connection, sha: str) -> str:
    """A stored workbook by the name it was imported under, where an import tells it."""
    for (told,) in connection.execute("SELECT payload FROM entry WHERE kind = 'import-bids'"):
        piece = json.loads(told)["bids"]
        row = connection.execute(
            "SELECT data, size FROM piece WHERE sha256 = ?", (piece,)
        ).fetchone()
        if row is not None:
            for file in json.loads(unpacked(*row))["files"]:
                if file["sha256"] == sha:
                    return f"The stored workbook “{file['name']}”"
    return f"The stored workbook with SHA-256 {sha}"


def _named(row: dict[str, Any]) -> str:
    return f"Entry {row['number']} (“{row['sentence']}”)"
