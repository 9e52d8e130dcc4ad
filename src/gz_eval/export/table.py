"""Plain tables with typed columns: what every export and the terminal print from.

A table says what is shown and how numbers are to look; it knows nothing of files, of bids, or of
how a format stores a cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from gz_eval.core.progress import Progress
from gz_eval.core.rounding import MAY_NOT_ADD_UP, with_commas
from gz_eval.core.wording import day_in_words

ROUNDED = f" {MAY_NOT_ADD_UP} The cells hold them in full."
"""What follows the note of a table of figures that may miss their sum as they are seen."""

Cell: TypeAlias = str | int | float | date | None


class Form(StrEnum):
    """How a column's cells look. Text may stand in any column, where there is no figure to give."""

    TEXT = "text"
    WHOLE = "whole"  # 1,100
    NUMBER = "number"  # `places` decimals
    PERCENT = "percent"  # the cell holds a share, 0 to 1; `places` decimals of a per cent
    ANY = "any"  # each cell as it is: a number, a date or text


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header (unique within the table), form, decimals and width in characters."""

    title: str
    form: Form = Form.TEXT
    places: int = 0
    width: int = 14

    @property
    def figures(self) -> bool:
        """Whether the column holds figures, which are set to the right."""
        return self.form in (Form.WHOLE, Form.NUMBER, Form.PERCENT)


@dataclass(frozen=True, slots=True)
class Table:
    """One table with one header row. `name` names its sheet (at most 31 characters).

    `note` says how to read it. `frozen` is how many leading columns stay in sight. Every row has
    one cell for each column.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    frozen: int = 0


STEP = 200  # rows between two words of how far it is


def rows_told(table: Table, progress: Progress) -> Iterator[tuple[Cell, ...]]:
    """The rows of a table, saying now and then how far it is. Raises `Cancelled` as that does."""
    for number, cells in enumerate(table.rows):
        if number % STEP == 0:
            progress(f"Writing {table.name}", number, len(table.rows))
        yield cells


def distinct(columns: Iterable[Column]) -> tuple[Column, ...]:
    """The columns, repeated titles numbered: headers of a table differ, whatever their case."""
    seen: dict[str, int] = {}
    result = []
    for column in columns:
        count = seen[column.title.casefold()] = seen.get(column.title.casefold(), 0) + 1
        result.append(column if count == 1 else replace(column, title=f"{column.title} ({count})"))
    return tuple(result)


def cell_text(cell: Cell, column: Column) -> str:
    """A cell as text for people: 1,100; 35.0%; 14 June 2012. Empty for None."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, date):
        return day_in_words(cell)
    match column.form:
        case Form.NUMBER:
            return with_commas(cell, column.places)
        case Form.PERCENT:
            return f"{with_commas(100 * cell, column.places)}%"
        case Form.WHOLE:
            return f"{cell:,.0f}"
        case Form.TEXT | Form.ANY:
            return figure_text(cell)


def figure_text(amount: float) -> str:
    """A figure with its own decimals and commas over 999: 1,100 or 0.5."""
    if amount == int(amount):
        return f"{int(amount):,}"
    return f"{amount:,.6f}".rstrip("0")
