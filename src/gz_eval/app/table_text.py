"""Rows of any table as text for the clipboard, to be pasted into a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from gz_eval.app.columns import Column
from gz_eval.core.wording import counted
from gz_eval.export.plain_text import begins_like_a_formula, storable

Row = TypeVar("Row")


def table_text(rows: Sequence[Row], columns: Sequence[Column[Row]], *, titled: bool = True) -> str:
    """The rows as lines of cells with tabs between them, to be pasted into a sheet.

    Titles come first, unless these rows follow others. A text that a spreadsheet would calculate
    gets an apostrophe before it, as Excel itself marks text: strangers wrote it.
    """
    lines = [[column.title for column in columns]] if titled else []
    lines.extend([column.text(row) for column in columns] for row in rows)
    return "".join("\t".join(pasted(text) for text in line) + "\n" for line in lines)


def pasted(text: str) -> str:
    """A text as one cell of what is pasted: on one line, and never calculated."""
    kept = " ".join(storable(text).split())
    return f"'{kept}" if begins_like_a_formula(kept) else kept


def copied_line(count: int) -> str:
    """Says how many rows were copied."""
    return f"Copied {counted(count, 'row')}."
