"""Commit one change of a weight to the evaluation file, against bare sqlite3 writing the same rows.

    python benchmarks/commit.py

Ours is `Session.do`: the command, the rule on reasons, the state, its hash and the transaction, in
the evaluation of the 214 sample bids; it is durable when it returns. Bare is one transaction in a
copy of that file, with the same settings, that inserts rows of the same tables and lengths.
"""

from __future__ import annotations

import secrets
import sqlite3
from itertools import count, cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from gz_eval.core.commands import SetWeight
from pairs import compare, seconds_of
from sample_evaluation import TABLES, Rows, insert, rows_of, sample_evaluation

WANTED = 3.0


def main() -> None:
    """Print the ratio."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        document = sample_evaluation(folder)
        session = document.session
        criterion = session.project.framework.pillars[0].key
        percents = cycle(number / 7 for number in range(1, 700))

        def commit() -> None:
            session.do(SetWeight(criterion, next(percents)))

        commit()
        before, after = folder / "before.gzeval", folder / "after.gzeval"
        document.workfile.copy_to(before)
        commit()
        document.workfile.copy_to(after)
        earlier, later = rows_of(before), rows_of(after)
        added = {
            table: [row for row in later[table] if row not in earlier[table]] for table in TABLES
        }
        bare = as_the_work_file(after)
        numbers = count(len(later["entry"]) + 1)

        def write() -> None:
            rows = anew(added, next(numbers))
            bare.execute("BEGIN IMMEDIATE")
            insert(bare, rows)
            bare.execute("COMMIT")

        size = sum(len(str(cell)) for rows in added.values() for row in rows for cell in row)
        compare(
            f"Commit a weight ({sum(map(len, added.values()))} rows, {size:,} characters),"
            " against bare sqlite3",
            seconds_of(commit, times=5),
            seconds_of(write, times=5),
            pairs=101,
            wanted=WANTED,
        )
        bare.close()
        document.close()


def as_the_work_file(path: Path) -> sqlite3.Connection:
    """A connection with the settings of the work file's."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def anew(added: Rows, number: int) -> Rows:
    """The rows again with keys that are not there yet: hashes and the entry's number."""
    found: Rows = {}
    for table, rows in added.items():
        found[table] = [
            tuple(_renewed(cell, number, first=not column) for column, cell in enumerate(row))
            for row in rows
        ]
    return found


def _renewed(cell: object, number: int, *, first: bool) -> object:
    if isinstance(cell, str) and len(cell) == 64:
        return secrets.token_hex(32)
    return number if first and isinstance(cell, int) else cell


if __name__ == "__main__":
    main()
