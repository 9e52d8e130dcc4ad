"""Save the evaluation of the 214 sample bids with its workbook, against bare sqlite3.

    python benchmarks/save.py

Ours is `Document.save`: is the target as it was, a compact copy, read through, fsync, the former
version put aside as a backup, the new one in its place. Bare is a new file with the same tables,
into which the same rows are inserted in one transaction with synchronous=FULL.
"""

from __future__ import annotations

import sqlite3
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from gz_eval.core.commands import SetWeight
from pairs import compare, seconds_of
from sample_evaluation import insert, rows_of, sample_evaluation, schema_of

WANTED = 3.0
WEIGHTS = 100  # changes that the history holds besides the import


def main() -> None:
    """Print the ratio."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        document = sample_evaluation(folder)
        criterion = document.session.project.framework.pillars[0].key
        for number in range(WEIGHTS):
            document.session.do(SetWeight(criterion, 10 + number / 2))
        target = folder / "Shortlist.gzeval"
        document.save_as(target)
        rows, schema = rows_of(target), schema_of(target)
        names = (folder / f"bare {number}.db" for number in count())

        def write() -> None:
            path = next(names)
            connection = sqlite3.connect(path, isolation_level=None)
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("BEGIN")
            for statement in schema:
                connection.execute(statement)
            insert(connection, rows)
            connection.execute("COMMIT")
            connection.close()

        compare(
            f"Save {len(document.session.project.bids.bids)} bids with their workbook and"
            f" {len(rows['entry'])} entries ({target.stat().st_size / 1e3:,.0f} kB),"
            " against bare sqlite3",
            seconds_of(document.save),
            seconds_of(write),
            pairs=51,
            wanted=WANTED,
        )
        document.close()


if __name__ == "__main__":
    main()
