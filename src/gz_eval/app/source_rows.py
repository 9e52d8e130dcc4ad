"""A sheet around one cell, as rows and columns of a table. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from gz_eval.app.columns import Column, Tone
from gz_eval.app.file_issues import UNREADABLE
from gz_eval.app.source_view import SheetView
from gz_eval.core.errors import UserError
from gz_eval.core.project import Project
from gz_eval.core.source import CellRef, SourceFile


@dataclass(frozen=True, slots=True, eq=False)
class SourceRow:
    """One row of a sheet. `marked` is the place of the marked cell in `cells`; -1 for none."""

    number: int
    cells: tuple[str, ...]
    marked: int
    hidden: bool

    @property
    def id(self) -> str:
        """The row's number as text."""
        return str(self.number)


def source_rows(view: SheetView) -> tuple[SourceRow, ...]:
    """The rows of a view, as the sheet has them."""
    return tuple(
        SourceRow(
            number, cells, view.column if place == view.row else -1, number in view.hidden_rows
        )
        for place, (number, cells) in enumerate(zip(view.row_numbers, view.rows, strict=True))
    )


def source_columns(view: SheetView) -> tuple[Column[SourceRow], ...]:
    """One column for each column of the sheet, named by its letters and by its heading.

    The row of headers is scrolled away like any other; what a figure answers has to be seen.
    """
    named = zip(view.columns, view.headings, strict=True)
    return tuple(
        _column(place, letters, " ".join(heading.split()))
        for place, (letters, heading) in enumerate(named)
    )


def _column(place: int, letters: str, heading: str) -> Column[SourceRow]:
    def text(row: SourceRow) -> str:
        return " ".join(row.cells[place].split())

    def tone(row: SourceRow) -> Tone:
        if row.marked == place:
            return Tone.STRONG
        return Tone.SECONDARY if row.hidden else Tone.NORMAL

    def spoken(row: SourceRow) -> str:
        marked = ", the cell in question" if row.marked == place else ""
        about = f", {heading}" if heading else ""
        return f"{letters}{row.number}{about}{marked}: {text(row) or 'blank'}"

    title = f"{letters} · {heading}" if heading else letters
    return Column(title, text, tone=tone, tooltip=lambda row: row.cells[place], spoken=spoken)


def remarks(view: SheetView) -> tuple[str, ...]:
    """What cannot be seen from the rows alone, a sentence each."""
    found = []
    if view.formula:
        found.append("The cell holds a formula: what is shown is its last result.")
    if view.hidden_sheet:
        found.append("The sheet is hidden in the workbook.")
    if view.cell.row in view.hidden_rows:
        found.append("The row is hidden in the sheet.")
    return tuple(found)


def file_of(project: Project, cell: CellRef) -> SourceFile:
    """The imported file that a cell is in. Raises UserError when it is not there any more."""
    for file in project.bids.files:
        if file.name == cell.sheet.file:
            return file
    for issue in project.bids.issues:
        if issue.kind == UNREADABLE and cell in issue.where:
            raise UserError(f"There is no sheet to be shown: {issue.message}", issue.advice)
    raise UserError(
        f"“{cell.sheet.file}” is not among the files of this evaluation any more.",
        "Look in the history for the import that replaced it.",
    )
