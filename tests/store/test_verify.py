"""Whatever byte is changed in an evaluation file, `verify` finds it and says where."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from gz_eval.core.errors import UserError
from gz_eval.store import chain
from gz_eval.store.verify import verify

COLUMNS = [
    (table, column)
    for table, columns in {
        "meta": "key value",
        "piece": "sha256 size data stored_sha256",
        "source": "sha256 size packing data stored_sha256",
        "entry": "number at name role kind payload sentence reason target after_lock app state"
        " previous hash",
    }.items()
    for column in columns.split()
]


@contextmanager
def behind_the_triggers(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection of somebody who knows how to get round the triggers."""
    connection = sqlite3.connect(path, isolation_level=None)
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
    ).fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    yield connection
    for _, sql in triggers:
        connection.execute(sql)
    connection.close()


def other(value: object, random: Random) -> object:
    """A cell's value with one byte or figure changed."""
    if isinstance(value, int):
        return value + random.choice((1000, 77, 7_000_000))
    data = bytearray(value if isinstance(value, bytes) else str(value).encode())
    if not data:
        return "x"
    data[random.randrange(len(data))] ^= 1 << random.randrange(7)
    return bytes(data) if isinstance(value, bytes) else data.decode("utf-8", "replace")


def test_a_file_as_it_was_written_has_no_problem(busy: Path) -> None:
    found = verify(busy)
    assert (found.problem, found.entry, found.entries, found.sources) == ("", 0, 33, 2)
    assert len(found.head) == 64


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_change_in_any_column_of_any_row_is_found(busy: Path, table: str, column: str) -> None:
    original = busy.read_bytes()
    random = Random(f"{table}.{column}")
    connection = sqlite3.connect(busy)
    key = "key" if table == "meta" else "rowid"
    rows = connection.execute(f"SELECT {key}, {column} FROM {table}").fetchall()
    connection.close()
    for row, value in random.sample(rows, min(4, len(rows))):
        changed = other(value, random)
        with behind_the_triggers(busy) as connection:
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (changed, row))
        found = verify(busy)
        assert found.problem, (row, value, changed)
        if table == "entry" and column != "number":
            assert found.entry == row
            assert f"Entry {row}" in found.problem
        busy.write_bytes(original)


def test_the_first_entry_that_does_not_fit_is_named(busy: Path) -> None:
    with behind_the_triggers(busy) as connection:
        connection.execute("UPDATE entry SET reason = 'no' WHERE number IN (8, 20)")
    found = verify(busy)
    assert found.entry == 8
    assert found.problem == (
        "Entry 8 (“lock the framework Small, which shows scores that were hidden until then”) was"
        " changed after it was written."
    )


def test_a_piece_is_told_by_the_first_entry_that_names_it(busy: Path) -> None:
    with behind_the_triggers(busy) as connection:
        (told,) = connection.execute("SELECT state FROM entry WHERE number = 5").fetchone()
        weights = told.split('"weights":"')[1][:64]
        connection.execute("DELETE FROM piece WHERE sha256 = ?", (weights,))
    found = verify(busy)
    assert found.entry == 5
    assert "missing or was changed" in found.problem


def test_a_piece_within_a_piece_is_told_by_its_entry(busy: Path) -> None:
    with behind_the_triggers(busy) as connection:
        (told,) = connection.execute("SELECT payload FROM entry WHERE number = 18").fetchone()
        ranking = told.split('"ranking":"')[1][:64]
        connection.execute("UPDATE piece SET data = zeroblob(9) WHERE sha256 = ?", (ranking,))
    assert verify(busy).entry == 18


def test_a_workbook_is_named_as_it_was_imported(busy: Path) -> None:
    with behind_the_triggers(busy) as connection:
        connection.execute("UPDATE source SET data = data || x'00'")
    found = verify(busy)
    assert found.problem.startswith("The stored workbook “bids ")
    assert found.problem.endswith(".xlsx” was changed after it was stored.")


def test_a_missing_workbook_is_told_by_its_import(busy: Path) -> None:
    with behind_the_triggers(busy) as connection:
        connection.execute("DELETE FROM source")
    found = verify(busy)
    assert found.entry == 2
    assert "The stored workbook “bids 7.xlsx” is missing" in found.problem


def test_a_missing_entry_is_named(busy: Path) -> None:
    with behind_the_triggers(busy) as connection:
        connection.execute("DELETE FROM entry WHERE number = 9")
    found = verify(busy)
    assert (found.entry, found.problem) == (9, "Entry 9 is missing from the log.")


def test_a_forged_entry_breaks_the_chain_after_it(busy: Path) -> None:
    with behind_the_triggers(busy) as connection:
        names = ", ".join(chain.COLUMNS)
        row = connection.execute(f"SELECT {names} FROM entry WHERE number = 8").fetchone()
        forged = dict(zip(chain.COLUMNS, row, strict=True)) | {"reason": "another reason"}
        connection.execute(
            "UPDATE entry SET reason = ?, hash = ? WHERE number = 8",
            (forged["reason"], chain.chained(forged)),
        )
    found = verify(busy)
    assert found.entry == 9
    assert "does not follow from the entry before it" in found.problem


def test_a_tail_cut_off_shows_in_the_head_alone(busy: Path) -> None:
    whole = verify(busy)
    with behind_the_triggers(busy) as connection:
        connection.execute("DELETE FROM entry WHERE number = 33")
    short = verify(busy)
    assert short.problem == ""
    assert short.head != whole.head
    assert short.entries == 32


def test_triggers_that_were_taken_away_are_missed(busy: Path) -> None:
    connection = sqlite3.connect(busy)
    connection.execute("DROP TRIGGER entry_keeps_update")
    connection.close()
    assert "triggers were changed" in verify(busy).problem


def test_the_log_of_another_evaluation_does_not_fit(busy: Path) -> None:
    with behind_the_triggers(busy) as connection:
        connection.execute("UPDATE meta SET value = 'another'")
    found = verify(busy)
    assert found.entry == 1
    assert "does not follow from what the file says it is" in found.problem


def test_a_byte_changed_on_the_disk_is_found_or_touches_nothing(busy: Path) -> None:
    original, whole = busy.read_bytes(), verify(busy)
    connection = sqlite3.connect(busy)
    told = connection.execute("SELECT * FROM entry").fetchall()
    connection.close()
    random = Random(14)
    for _ in range(150):
        data = bytearray(original)
        data[random.randrange(100, len(data))] ^= 1 << random.randrange(8)
        busy.write_bytes(data)
        try:
            found = verify(busy)
        except UserError:
            continue
        if not found.problem:  # a byte that SQLite does not use
            assert found == whole
            connection = sqlite3.connect(busy)
            assert connection.execute("SELECT * FROM entry").fetchall() == told
            connection.close()
