"""What a sheet looked like around a cell, from the workbook that the evaluation keeps."""

from __future__ import annotations

from dataclasses import dataclass

from gz_eval.core.bids import BidSet
from gz_eval.core.errors import UserError
from gz_eval.core.source import CellRef, SheetRef, SourceFile, column_letters
from gz_eval.sheets.sheet import Sheet
from gz_eval.sheets.workbook import workbook_of

_MOST_COLUMNS = 200
_ROWS_BELOW, _COLUMNS_BEYOND = 1, 6
"""How far a blank answer may lie outside of what a sheet holds: below or right of its label."""


@dataclass(frozen=True, slots=True)
class SheetView:
    """Rows of shown texts, and the number of each as the sheet counts them, from 1.

    `columns` are Excel's letters; `row` and `column` say where in `rows` the marked cell is,
    counted from 0. `header_row` is the number of the row of headers, which comes first where it is
    further up; 0 where none is known. `hidden_rows` are numbers of rows that the sheet hides.
    """

    cell: CellRef
    file: SourceFile
    columns: tuple[str, ...]
    row_numbers: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    row: int
    column: int
    header_row: int
    hidden_rows: frozenset[int]
    hidden_sheet: bool
    formula: bool

    @property
    def title(self) -> str:
        """Such as "register.xlsx / Bids / C14"."""
        return str(self.cell)

    @property
    def headings(self) -> tuple[str, ...]:
        """What stands in the row of headers, for each column; empty where none is known."""
        if self.header_row not in self.row_numbers:
            return ("",) * len(self.columns)
        return self.rows[self.row_numbers.index(self.header_row)]

    @property
    def text(self) -> str:
        """What the marked cell shows."""
        return self.rows[self.row][self.column]


def header_row_of(bids: BidSet, sheet: SheetRef) -> int:
    """The number of the row of headers of a sheet that was read; 0 where there is none."""
    return next((record.header_row for record in bids.sheets if record.ref == sheet), 0)


def view(
    cell: CellRef, file: SourceFile, data: bytes, around: int = 12, header_row: int = 0
) -> SheetView:
    """The sheet of a cell, `around` rows above and below it, from the file's bytes.

    Raises UserError when the bytes cannot be read, or hold no such sheet or cell.
    """
    return view_of(cell, file, sheet_of(cell, file, data), around, header_row)


def sheet_of(cell: CellRef, file: SourceFile, data: bytes) -> Sheet:
    """The sheet that a cell is in.

    What is said of a whole file is at the first cell of no sheet: then its first one is seen.
    Raises UserError when the bytes cannot be read, or hold no such sheet.
    """
    found = workbook_of(data, file.name, file.path, only=cell.sheet.sheet or None).sheets
    if not found:
        raise UserError(
            f"“{file.name}” has no sheet “{cell.sheet.sheet}”.",
            "Check the name of the sheet; “gz-eval verify” tells whether the file is damaged.",
        )
    return found[0]


def view_of(
    cell: CellRef, file: SourceFile, sheet: Sheet, around: int = 12, header_row: int = 0
) -> SheetView:
    """The same from the sheet. Raises UserError when it holds no such cell."""
    bottom, right = _reach(sheet)
    if cell.row > bottom + _ROWS_BELOW or cell.column > right + _COLUMNS_BEYOND:
        end = f"{column_letters(max(right, 1))}{max(bottom, 1)}"
        raise UserError(
            f"There is no cell {cell.address} in {cell.sheet}, which ends at {end}.",
            "Check the address of the cell.",
        )
    first = max(1, cell.row - around)
    last = max(cell.row, min(len(sheet.rows), cell.row + around))
    numbers = [*range(first, last + 1)]
    if 0 < header_row < first:
        numbers.insert(0, header_row)
    left = max(1, cell.column - _MOST_COLUMNS // 2)
    widest = max((len(row) for row in sheet.rows[first - 1 : last]), default=1)
    columns = range(left, max(cell.column, min(widest, left + _MOST_COLUMNS - 1)) + 1)
    return SheetView(
        cell=cell,
        file=file,
        columns=tuple(map(column_letters, columns)),
        row_numbers=tuple(numbers),
        rows=tuple(tuple(_shown(sheet, row, column) for column in columns) for row in numbers),
        row=numbers.index(cell.row),
        column=cell.column - left,
        header_row=header_row,
        hidden_rows=sheet.hidden_rows.intersection(numbers),
        hidden_sheet=sheet.hidden,
        formula=(cell.row, cell.column) in sheet.formulas,
    )


def _reach(sheet: Sheet) -> tuple[int, int]:
    """The last row and the last column that hold something or are merged into such."""
    return (
        max([len(sheet.rows), *(area.bottom for area in sheet.merged)]),
        max([0, *map(len, sheet.rows), *(area.right for area in sheet.merged)]),
    )


def _shown(sheet: Sheet, row: int, column: int) -> str:
    if sheet.value(row, column) is None:
        return ""
    return sheet.reading(row, column).text
