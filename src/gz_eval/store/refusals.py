"""What SQLite refuses, in words for people: what happened and what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from gz_eval.core.errors import UserError

DAMAGED = "Restore a backup (File menu), or ask whoever keeps the file for a copy."
UNFIT = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError),
    *(TypeError, ValueError),
)
"""What reading something may raise that was not written by gz_eval."""
_TOLD = {
    sqlite3.SQLITE_FULL: ("the disk is full", "Free some space, then do it again."),
    sqlite3.SQLITE_READONLY: (
        "it may not be written to",
        "Save it under another name or in another folder.",
    ),
    sqlite3.SQLITE_CANTOPEN: ("it cannot be opened", "Check the folder and your permissions."),
    sqlite3.SQLITE_PERM: ("it cannot be opened", "Check your permissions for the folder."),
    sqlite3.SQLITE_BUSY: (
        "another gz_eval has it open",
        "Close it there, or wait a moment and try again.",
    ),
    sqlite3.SQLITE_LOCKED: ("another part of gz_eval is using it", "Wait a moment and try again."),
    sqlite3.SQLITE_IOERR: (
        "the disk or the network drive does not answer",
        "Check the disk or the connection, then do it again.",
    ),
    sqlite3.SQLITE_PROTOCOL: (
        "another gz_eval has it open",
        "Close it there, or wait a moment and try again.",
    ),
    sqlite3.SQLITE_TOOBIG: (
        "a workbook in it is too large",
        "Import workbooks of less than 1 GB.",
    ),
    sqlite3.SQLITE_CORRUPT: ("it is damaged", DAMAGED),
    sqlite3.SQLITE_NOTADB: ("it is no evaluation file, or it is damaged", DAMAGED),
}


@contextmanager
def telling(name: str, doing: str = "used") -> Iterator[None]:
    """Turn SQLite's errors about a file into `UserError`. `doing` is a participle: read, written.

    Any other error of the library is a bug and passes.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        told = _TOLD.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if told is None:
            raise
        why, advice = told
        raise UserError(f"“{name}” could not be {doing}: {why}.", advice) from error


@contextmanager
def reading(name: str, doing: str = "read") -> Iterator[None]:
    """Turn what a damaged file gives rise to into `UserError`, SQLite's errors too."""
    try:
        with telling(name, doing):
            yield
    except (sqlite3.DatabaseError, *UNFIT) as error:
        raise UserError(
            f"“{name}” is damaged: a part of it does not say what it should.", DAMAGED
        ) from error
