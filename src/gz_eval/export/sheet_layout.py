"""How a table lies on a sheet, the same in .xlsx and .ods, so that everybody can use it.

Title in A1, the marking in A2, how to read it in A3, one header row in row 4, then the data: no
merged cells, no blank rows. Source: Government Analysis Function, "Making spreadsheets accessible".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gz_eval.export.table import Cell, Column, Table

HEADER_ROW = 3  # counted from 0: three lines come before it
MOST_ROWS = 1_048_576 - HEADER_ROW - 1
NOTHING = "None"


def heading_lines(table: Table, marking: str) -> tuple[str, str, str]:
    """The lines above the header row."""
    return table.title, f"Marking: {marking}", table.note


def sheet_tables(tables: Iterable[Table], most_rows: int = MOST_ROWS) -> Iterator[Table]:
    """The tables as sheets can take them: no row is lost to a sheet's limit.

    A table of more than `most_rows` rows goes on in further sheets; one without rows says "None".
    """
    for table in tables:
        if not table.rows:
            nothing: tuple[Cell, ...] = (NOTHING, *[None] * (len(table.columns) - 1))
            yield replace(table, rows=(nothing,))
            continue
        count = -(-len(table.rows) // most_rows)
        for part in range(count):
            rows = table.rows[part * most_rows : (part + 1) * most_rows]
            if count == 1:
                yield table
            else:
                yield replace(
                    table,
                    name=f"{table.name} {part + 1}",
                    title=f"{table.title} (part {part + 1} of {count})",
                    rows=rows,
                )


def lines_of(cells: Sequence[Cell], columns: Sequence[Column]) -> int:
    """How many lines a row's wrapped text takes, roughly: not every program works it out itself."""
    return max(
        sum(max(1, -(-len(line) // column.width)) for line in cell.splitlines() or [""])
        if isinstance(cell, str)
        else 1
        for cell, column in zip(cells, columns, strict=True)
    )


def range_name(table: Table) -> str:
    """A name for the table's range: letters, digits and underscores."""
    return re.sub(r"\W", "_", table.name)
