"""The tables of an evaluation file, its version, and how an older one is brought up to date.

`docs/file-format.md` documents them. `user_version` is 1000 x major + minor: a program opens newer
minor versions read-only and refuses newer major ones. The history of versions:

1.0 (1000)  the first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

APPLICATION_ID = 0x677A6576
"""“gzev” in ASCII, at byte 68 of the file: what tells it from other SQLite files."""

FIRST_VERSION = 1000
VERSION = 1000

TABLES = """
CREATE TABLE meta (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE piece (
    sha256 TEXT PRIMARY KEY NOT NULL,
    size INTEGER NOT NULL,
    data BLOB NOT NULL,
    stored_sha256 TEXT NOT NULL
);

CREATE TABLE source (
    sha256 TEXT PRIMARY KEY NOT NULL,
    size INTEGER NOT NULL,
    packing TEXT NOT NULL,
    data BLOB NOT NULL,
    stored_sha256 TEXT NOT NULL
);

CREATE TABLE entry (
    number INTEGER PRIMARY KEY NOT NULL,
    at TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    sentence TEXT NOT NULL,
    reason TEXT NOT NULL,
    target INTEGER NOT NULL,
    after_lock INTEGER NOT NULL,
    app TEXT NOT NULL,
    state TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
);
"""

TRIGGERS = {
    f"{table}_keeps_{action.lower()}": (
        f"CREATE TRIGGER {table}_keeps_{action.lower()} BEFORE {action} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END"
    )
    for table in ("meta", "piece", "source", "entry")
    for action in ("UPDATE", "DELETE")
}

Migration = Callable[[sqlite3.Connection], None]

MIGRATIONS: Mapping[int, Migration] = {}
"""By the version that a migration brings a file to. Each runs in one transaction."""


def create(connection: sqlite3.Connection, evaluation_id: str) -> None:
    """Make the tables of a new file."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    for statement in TABLES.split(";"):
        if statement.strip():
            connection.execute(statement)
    connection.execute("INSERT INTO meta VALUES ('evaluation', ?)", (evaluation_id,))
    for statement in TRIGGERS.values():
        connection.execute(statement)


def migrate(
    connection: sqlite3.Connection, path: Path, migrations: Mapping[int, Migration] = MIGRATIONS
) -> None:
    """Bring an older file up to date, one version a transaction; it stops at a failure.

    The file as it was is kept beside it first, as “name.version-1.0”.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    due = sorted(number for number in migrations if number > version)
    if not due:
        return
    kept = path.with_name(f"{path.name}.version-{version_text(version)}")
    kept.unlink(missing_ok=True)
    connection.execute("VACUUM INTO ?", (str(kept),))
    for number in due:
        connection.execute("BEGIN IMMEDIATE")
        try:
            migrations[number](connection)
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def version_text(version: int) -> str:
    """A version for people: 1000 is “1.0”."""
    return f"{version // 1000}.{version % 1000}"


def expected_schema() -> frozenset[str]:
    """The statements that a file of this version has been made by, as SQLite keeps them."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        create(connection, "")
        return schema_of(connection)
    finally:
        connection.close()


def schema_of(connection: sqlite3.Connection) -> frozenset[str]:
    """Every table, index, view and trigger of a file, as the statements that made them."""
    rows = connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return frozenset(" ".join(sql.split()) for (sql,) in rows)
