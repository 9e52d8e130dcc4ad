"""A table as CSV: a header row and data, plain numbers, and text that cannot become a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from typing import TextIO

from gz_eval.core.rounding import in_full_text
from gz_eval.export.plain_text import begins_like_a_formula
from gz_eval.export.table import Cell, Column, Form, Table


def write_csv(table: Table, stream: TextIO, line_end: str = "\r\n") -> None:
    """Write the table to a text stream (opened with ``newline=""``)."""
    writer = csv.writer(stream, lineterminator=line_end)
    writer.writerow([_plain(column.title, column) for column in table.columns])
    writer.writerows(_plain_rows(table))


def _plain_rows(table: Table) -> Iterable[list[str]]:
    for cells in table.rows:
        yield [_plain(cell, column) for cell, column in zip(cells, table.columns, strict=True)]


def _plain(cell: Cell, column: Column) -> str:
    """One cell: no thousands separators, ISO dates, a negative number without an apostrophe."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        # CSV has no way to hold a NUL that readers agree on, nor half of a surrogate pair.
        text = cell.replace("\0", "�").encode("utf-8", "replace").decode("utf-8")
        return f"'{text}" if begins_like_a_formula(cell) else text
    if isinstance(cell, date):
        return cell.isoformat()
    if column.form is Form.NUMBER:
        return in_full_text(cell, column.places)
    return repr(cell)
