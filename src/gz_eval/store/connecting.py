"""Opening SQLite safely: only files that are ours, of a version we know, with nothing planted."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from gz_eval.core.errors import UserError
from gz_eval.store import schema

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_LONGEST = 1 << 30  # bytes of one value


def check_kind(path: Path) -> None:
    """Raise UserError for a file that is not there, or that is no evaluation file."""
    try:
        with path.open("rb") as stream:
            header = stream.read(_HEADER)
    except OSError as error:
        reason = "it is not there" if isinstance(error, FileNotFoundError) else error.strerror
        raise UserError(
            f"“{path.name}” could not be opened: {reason}.", "Check the name and the folder."
        ) from error
    if header[:16] != _MAGIC or int.from_bytes(header[68:72], "big") != schema.APPLICATION_ID:
        raise UserError(
            f"“{path.name}” is no evaluation file, or its beginning is damaged.",
            "Open a .gzeval file that gz_eval saved; bid workbooks are imported instead.",
        )


def connect(path: Path, read_only: bool = False) -> sqlite3.Connection:
    """A connection that trusts nothing of the file's schema. Transactions are begun by hand.

    Bytes that are no UTF-8 are read as U+FFFD: where a text was damaged, its hash says so.
    """
    how = ""
    if read_only:
        # A log beside the file may hold the last entries: then it is not as immutable as it looks.
        log = path.with_name(f"{path.name}-wal")
        how = "?mode=ro" if log.exists() else "?mode=ro&immutable=1"
    connection = sqlite3.connect(
        file_uri(path) + how,
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=0.0,
    )
    connection.text_factory = _text
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0 if read_only else 1)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def file_uri(path: Path) -> str:
    """A path as SQLite takes it in a URI, without an authority: also one of a network share."""
    text = path.absolute().as_posix()
    return "file://" + quote(os.fsencode(text if text.startswith("/") else f"/{text}"))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def hold(connection: sqlite3.Connection) -> None:
    """Take the file for this process alone, and make every commit last through a power cut."""
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")


def check_version(connection: sqlite3.Connection, name: str) -> str:
    """Why a file can only be read here, as a sentence; empty when it can be changed.

    Raises UserError for a file that needs a newer program.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version // 1000 > schema.VERSION // 1000:
        raise UserError(
            f"“{name}” is of version {schema.version_text(version)} of the evaluation file, and"
            f" this gz_eval reads up to {schema.version_text(schema.VERSION)}.",
            f"Open it with a gz_eval that knows version {version // 1000} files.",
        )
    if version < schema.FIRST_VERSION:
        raise UserError(
            f"“{name}” does not say which version of the evaluation file it is.",
            "Restore a backup: the file was changed by another program.",
        )
    if version > schema.VERSION:
        return (
            f"It is of version {schema.version_text(version)}, newer than this gz_eval"
            f" ({schema.version_text(schema.VERSION)})."
        )
    return ""


def check_schema(connection: sqlite3.Connection, name: str) -> None:
    """Raise UserError when a file's tables and triggers are not those of its version."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version <= schema.VERSION and schema.schema_of(connection) != schema.expected_schema():
        raise UserError(
            f"The tables of “{name}” are not those of an evaluation file.",
            "Restore a backup: the file was changed by another program.",
        )
