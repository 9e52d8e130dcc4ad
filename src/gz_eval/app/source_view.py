"""What a sheet looked like around a cell, from the workbook that the evaluation keeps."""

from __future__ import annotations

from dataclasses import dataclass

from gz_eval.core.errors import UserError
from gz_eval.core.source import CellRef, SourceFile, column_letters
from gz_eval.sheets.sheet import Sheet
from gz_eval.sheets.workbook import workbook_of

_MOST_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class SheetView:
    """Rows of shown texts. `first_row` is the number of the first of them, counted from 1.

    `columns` are Excel's letters; `row` and `column` say where in `rows` the marked cell is,
    counted from 0. `hidden_rows` are numbers of rows that the sheet hides.
    """

    cell: CellRef
    file: SourceFile
    columns: tuple[str, ...]
    first_row: int
    rows: tuple[tuple[str, ...], ...]
    row: int
    column: int
    hidden_rows: frozenset[int]
    hidden_sheet: bool
    formula: bool

    @property
    def title(self) -> str:
        """Such as "register.xlsx / Bids / C14"."""
        return str(self.cell)

    @property
    def text(self) -> str:
        """What the marked cell shows."""
        return self.rows[self.row][self.column]

    @property
    def row_numbers(self) -> tuple[int, ...]:
        """The number of each row, as the sheet counts them."""
        return tuple(range(self.first_row, self.first_row + len(self.rows)))


def view(cell: CellRef, file: SourceFile, data: bytes, around: int = 12) -> SheetView:
    """The sheet of a cell, `around` rows above and below it, from the file's bytes.

    Raises UserError when the bytes cannot be read or hold no such sheet.
    """
    sheets = {sheet.ref.sheet: sheet for sheet in workbook_of(data, file.name, file.path).sheets}
    sheet = sheets.get(cell.sheet.sheet)
    if sheet is None:
        raise UserError(
            f"“{file.name}” has no sheet “{cell.sheet.sheet}”.",
            "The evaluation may be damaged: check it with “gz-eval verify”.",
        )
    first = max(1, cell.row - around)
    last = max(cell.row, min(len(sheet.rows), cell.row + around))
    widest = max((len(row) for row in sheet.rows[first - 1 : last]), default=1)
    left = max(1, cell.column - _MOST_COLUMNS // 2)
    right = max(cell.column, min(widest, left + _MOST_COLUMNS - 1))
    return SheetView(
        cell=cell,
        file=file,
        columns=tuple(column_letters(column) for column in range(left, right + 1)),
        first_row=first,
        rows=tuple(
            tuple(_shown(sheet, row, column) for column in range(left, right + 1))
            for row in range(first, last + 1)
        ),
        row=cell.row - first,
        column=cell.column - left,
        hidden_rows=frozenset(row for row in sheet.hidden_rows if first <= row <= last),
        hidden_sheet=sheet.hidden,
        formula=(cell.row, cell.column) in sheet.formulas,
    )


def _shown(sheet: Sheet, row: int, column: int) -> str:
    if sheet.value(row, column) is None:
        return ""
    return sheet.reading(row, column).text
