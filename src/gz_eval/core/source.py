"""Where a value came from: file, sheet, cell, and the cell as it was.

Everything later walks back to a `Reading`. Knows nothing of fields or meaning.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple, TypeAlias

RawValue: TypeAlias = str | int | float | bool | datetime | date | time | timedelta | None

GENERAL = "General"


def column_letters(column: int) -> str:
    """Excel's letters for a 1-based column: 1 is A, 27 is AA. Raises ValueError below 1."""
    if column < 1:
        raise ValueError(f"columns are counted from 1, not {column}")
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class SheetRef:
    """One sheet of one file. Shared by all its cells. `sheet` is empty for a CSV file."""

    file: str
    sheet: str

    def __str__(self) -> str:
        return f"{self.file} / {self.sheet}" if self.sheet else self.file


@dataclass(frozen=True, slots=True)
class CellRef:
    """One cell; row and column are counted from 1, as Excel does."""

    sheet: SheetRef
    row: int
    column: int

    @property
    def address(self) -> str:
        """The cell's address as Excel writes it, such as ``C14``."""
        return f"{column_letters(self.column)}{self.row}"

    def __str__(self) -> str:
        return f"{self.sheet} / {self.address}"


class Reading(NamedTuple):
    """One cell as it was found: the stored value and how the sheet showed it.

    A named tuple because an import makes one for every cell, and a tuple is made in a third of the
    time that a frozen dataclass takes.
    `raw` is the stored value (a formula's last result), `number_format` Excel's format code.
    `formula` says that the value was calculated by the sheet, not typed.
    """

    sheet: SheetRef
    row: int
    column: int
    raw: RawValue
    number_format: str = GENERAL
    formula: bool = False

    @property
    def cell(self) -> CellRef:
        """The address of this reading."""
        return CellRef(self.sheet, self.row, self.column)

    @property
    def text(self) -> str:
        """The text as the spreadsheet showed it, worked out from the value and its format."""
        from gz_eval.core.number_formats import shown_text

        return shown_text(self.raw, self.number_format)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that bids were read from. `name` is how it is shown and cited; sizes in bytes."""

    name: str
    path: str
    sha256: str
    size: int
