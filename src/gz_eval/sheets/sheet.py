"""One sheet as it was found, whatever kind of file it came from. Knows nothing of bids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from gz_eval.core.source import GENERAL, RawValue, Reading, SheetRef, SourceFile

Row = tuple[RawValue, ...]


class Area(NamedTuple):
    """A rectangle of cells, ends included, rows and columns counted from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of one sheet.

    `rows[0]` is row 1 and starts at column A. Rows are as long as what they hold: trailing blank
    cells and trailing blank rows are not there, so a stray cell far out costs nothing.
    Numbers without a fraction are `int`, days are `datetime`, errors are their text (``#REF!``).
    `formats` maps column, then row, to the number format where it is not General.
    `unfinished` are formulas whose result the file does not hold.
    """

    ref: SheetRef
    rows: tuple[Row, ...]
    hidden: bool = False
    formats: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    formulas: frozenset[tuple[int, int]] = frozenset()
    unfinished: frozenset[tuple[int, int]] = frozenset()
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def value(self, row: int, column: int) -> RawValue:
        """What a cell holds; None when blank or outside what the sheet holds."""
        if 1 <= row <= len(self.rows):
            cells = self.rows[row - 1]
            if 1 <= column <= len(cells):
                return cells[column - 1]
        return None

    def reading(self, row: int, column: int) -> Reading:
        """A cell as a `Reading`, which remembers where it is."""
        return Reading(
            self.ref,
            row,
            column,
            self.value(row, column),
            self.formats.get(column, {}).get(row, GENERAL),
            (row, column) in self.formulas,
        )

    def area_of(self, row: int, column: int) -> Area:
        """The merged range that a cell belongs to, or the cell alone."""
        for area in self.merged:
            if area.top <= row <= area.bottom and area.left <= column <= area.right:
                return area
        return Area(row, column, row, column)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file and its sheets, in the file's order.

    `cannot_tell` says, for people, what this kind of file does not let us see; empty for .xlsx.
    `row_limit` is the most rows that a sheet of this kind can have; 0 when there is no limit.
    """

    source: SourceFile
    sheets: tuple[Sheet, ...]
    cannot_tell: str = ""
    row_limit: int = 0


def trimmed(rows: list[list[RawValue]]) -> tuple[Row, ...]:
    """Rows without trailing blank cells and without trailing blank rows."""
    for cells in rows:
        while cells and cells[-1] is None:
            cells.pop()
    last = len(rows)
    while last and not rows[last - 1]:
        last -= 1
    return tuple(map(tuple, rows[:last]))


def is_blank(value: RawValue) -> bool:
    """Whether a cell holds nothing that a person would see."""
    return value is None or (isinstance(value, str) and not value.strip())
