"""Which files are opened, how older ones are brought up to date, and what is planted in vain."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from gz_eval.app.session import Session
from gz_eval.core.commands import SetWeight
from gz_eval.core.errors import UserError
from gz_eval.store import schema
from gz_eval.store.connecting import connect, file_uri
from gz_eval.store.verify import verify
from gz_eval.store.workfile import Workfile


def run(path: Path, *statements: str) -> None:
    """Do something to a file, as another program would."""
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_new_file_says_what_it_is_at_once(workfile: Workfile, path: Path) -> None:
    header = path.read_bytes()[:100]
    assert header[68:72] == b"gzev"
    assert int.from_bytes(header[60:64], "big") == schema.VERSION == 1000


def test_a_newer_minor_version_is_opened_read_only(busy: Path) -> None:
    run(busy, "PRAGMA user_version = 1003", "CREATE TABLE later (something TEXT)")
    workfile = Workfile.open(busy)
    assert workfile.read_only == "It is of version 1.3, newer than this gz_eval (1.0)."
    session = Session.resume(workfile)
    with pytest.raises(UserError, match="read-only") as told:
        session.do(SetWeight("power", 1))
    assert "version 1.3" in told.value.advice
    workfile.close()
    assert verify(busy).problem == ""


def test_a_newer_major_version_is_refused_and_named(busy: Path) -> None:
    run(busy, "PRAGMA user_version = 2001")
    for opening in (Workfile.open, verify):
        with pytest.raises(UserError, match=r"version 2\.1") as told:
            opening(busy)
        assert "version 2" in told.value.advice


@pytest.mark.parametrize("version", [0, 999, -1])
def test_a_file_of_no_version_is_refused(busy: Path, version: int) -> None:
    run(busy, f"PRAGMA user_version = {version}")
    with pytest.raises(UserError, match="does not say which version"):
        Workfile.open(busy)


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE TRIGGER t AFTER INSERT ON entry BEGIN UPDATE meta SET value = 'x'; END",
        "CREATE VIEW secrets AS SELECT * FROM entry",
        "CREATE TABLE more (number INTEGER)",
        "DROP TRIGGER entry_keeps_update",
        "ALTER TABLE entry ADD COLUMN more TEXT",
    ],
)
def test_a_file_with_other_tables_or_triggers_is_refused(busy: Path, planted: str) -> None:
    run(busy, planted)
    with pytest.raises(UserError, match="The tables of"):
        Workfile.open(busy)


def test_a_schema_cannot_call_functions_that_do_anything(busy: Path) -> None:
    connection = connect(busy)
    assert connection.execute("PRAGMA trusted_schema").fetchone() == (0,)
    connection.close()


def test_a_file_on_a_share_has_no_authority_in_its_uri() -> None:
    uri = file_uri(Path("//server/share/100% & #1?.gzeval"))
    assert uri == "file:////server/share/100%25%20%26%20%231%3F.gzeval"


def add_note(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE note (text TEXT NOT NULL)")
    connection.execute("INSERT INTO note SELECT sentence FROM entry WHERE number = 1")


def fail(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE half_done (text TEXT)")
    raise sqlite3.OperationalError("the disk went away")


def test_an_older_file_is_brought_up_to_date_and_kept_as_it_was(busy: Path) -> None:
    connection = connect(busy)
    schema.migrate(connection, busy, {1001: add_note})
    assert connection.execute("PRAGMA user_version").fetchone() == (1001,)
    assert connection.execute("SELECT count(*) FROM note").fetchone() == (1,)
    connection.close()
    kept = busy.with_name(f"{busy.name}.version-1.0")
    assert verify(kept) == verify(kept)
    assert verify(kept).problem == ""


def test_a_migration_is_done_whole_or_not_at_all(busy: Path) -> None:
    connection = connect(busy)
    with pytest.raises(sqlite3.OperationalError):
        schema.migrate(connection, busy, {1001: add_note, 1002: fail})
    connection.close()
    connection = connect(busy)
    assert connection.execute("PRAGMA user_version").fetchone() == (1001,)
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    assert "note" in tables
    assert "half_done" not in tables
    connection.close()


def test_a_file_that_is_up_to_date_is_not_copied(busy: Path) -> None:
    connection = connect(busy)
    schema.migrate(connection, busy, {1000: fail})
    connection.close()
    assert [found.name for found in busy.parent.iterdir()] == [busy.name]
