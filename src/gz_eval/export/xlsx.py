"""An Excel workbook: one accessible sheet for each table, every text as text.

A later workbook that recalculates can put formulas with their results in the cells of
"Contributions", which has the same rows and criteria as "Value scores". Knows nothing of bids.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from gz_eval.core.progress import Progress, no_progress
from gz_eval.export.imprint import Imprint
from gz_eval.export.plain_text import begins_like_a_formula, storable
from gz_eval.export.sheet_layout import (
    HEADER_ROW,
    heading_lines,
    lines_of,
    range_name,
    sheet_tables,
)
from gz_eval.export.table import Cell, Column, Form, Table, rows_told

_EXCELS_FIRST_YEAR = 1900
_LINE, _TALLEST = 15, 405  # the height of a line, and of Excel's tallest row, in points


def write_xlsx(
    path: Path,
    tables: Iterable[Table],
    imprint: Imprint,
    progress: Progress = no_progress,
) -> None:
    """Write the tables to a new workbook at `path`.

    Raises OSError where it cannot be written, and `Cancelled` as `progress` does: then nothing is.
    """
    from xlsxwriter import Workbook

    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        # No files meanwhile: killed or cancelled, they would leave bids in a folder of temporary
        # things, and its disk may be another that is full.
        "in_memory": True,
    }
    # Not in a `with`: that would write the workbook also where the work was cancelled.
    made = io.BytesIO()  # given a path, it would hold a file open that does not fit on the disk
    workbook = Workbook(made, options)
    formats = _Formats(workbook)
    for number, table in enumerate(sheet_tables(tables)):
        if number == 0:
            workbook.set_properties(
                {
                    "title": storable(table.title),
                    "status": storable(imprint.marking),
                    "created": imprint.at,
                }
            )
        _write_sheet(workbook.add_worksheet(table.name), table, formats, imprint.marking, progress)
    progress("Writing the workbook", 0, 0)
    workbook.close()
    path.write_bytes(made.getbuffer())


@dataclass(frozen=True, slots=True)
class _Look:
    form: str = ""
    quoted: bool = False
    bold: bool = False
    wrapped: bool = True
    size: int = 11
    align: str = ""


_PLAIN = _Look(align="left")
_DATE = _Look(form="d mmmm yyyy")


class _Formats:
    """The workbook's cell formats, each made once."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[_Look, Any] = {}

    def of(self, look: _Look) -> Any:
        """The format for a look."""
        if look not in self._made:
            properties: dict[str, object] = {"valign": "top", "text_wrap": look.wrapped}
            properties.update(bold=look.bold, font_size=look.size, quote_prefix=look.quoted)
            if look.align:
                properties["align"] = look.align
            if look.align == "left":
                properties["indent"] = 1  # or it would touch the figures of the column before
            if look.form:
                properties["num_format"] = look.form
            self._made[look] = self._workbook.add_format(properties)
        return self._made[look]


class _Unkept(dict[object, object]):
    """Keeps nothing of what is put in.

    Where XlsxWriter notes every cell of a table, against another that might lie over it: there is
    one on a sheet, and notes of millions take a gigabyte, and while they are made room for nothing
    else can be done, by whatever thread.
    """

    def __setitem__(self, _cell: object, _range: object) -> None:
        pass


def _write_sheet(
    sheet: Any, table: Table, formats: _Formats, marking: str, progress: Progress
) -> None:
    sheet.table_cells = _Unkept()
    title, *lines = heading_lines(table, marking)
    _write_text(sheet, 0, 0, title, formats, _Look(bold=True, wrapped=False, size=14))
    for row, line in enumerate(lines, start=1):
        _write_text(sheet, row, 0, line, formats, _Look(wrapped=False))
    last = HEADER_ROW + len(table.rows), len(table.columns) - 1
    sheet.add_table(
        HEADER_ROW,
        0,
        *last,
        {
            "name": range_name(table),
            "style": "Table Style Light 1",
            "columns": [
                {
                    "header": storable(column.title),
                    "header_format": formats.of(
                        _Look(bold=True, align="right" if column.figures else "left")
                    ),
                }
                for column in table.columns
            ],
        },
    )
    for index, column in enumerate(table.columns):
        sheet.set_column(index, index, column.width)
    _set_height(sheet, HEADER_ROW, [column.title for column in table.columns], table.columns)
    looks = [_Look(form=_number_format(column)) for column in table.columns]
    for row, cells in enumerate(rows_told(table, progress), start=HEADER_ROW + 1):
        _set_height(sheet, row, cells, table.columns)
        for index, cell in enumerate(cells):
            _write_cell(sheet, row, index, cell, formats, looks[index])
    sheet.freeze_panes(HEADER_ROW + 1, table.frozen)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW)
    printed = marking.replace("&", "&&")[:120]
    sheet.set_header(f"&C{printed}")
    sheet.set_footer(f"&L{printed}&RPage &P of &N")


def _set_height(sheet: Any, row: int, cells: Sequence[Cell], columns: Sequence[Column]) -> None:
    lines = lines_of(cells, columns)
    if lines > 1:
        sheet.set_row(row, min(_TALLEST, lines * _LINE))


def _write_cell(
    sheet: Any, row: int, column: int, cell: Cell, formats: _Formats, look: _Look
) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, str):
        _write_text(sheet, row, column, cell, formats, _PLAIN)
    elif isinstance(cell, date):
        if cell.year < _EXCELS_FIRST_YEAR:
            _write_text(sheet, row, column, cell.isoformat(), formats, _PLAIN)
        else:
            sheet.write_datetime(row, column, cell, formats.of(_DATE))
    else:
        sheet.write_number(row, column, cell, formats.of(look))


def _write_text(
    sheet: Any, row: int, column: int, text: str, formats: _Formats, look: _Look
) -> None:
    """Text as a string cell; what begins like a formula stays text even after F2 and Enter."""
    if begins_like_a_formula(text):
        look = replace(look, quoted=True)
    sheet.write_string(row, column, storable(text), formats.of(look))


def _number_format(column: Column) -> str:
    decimals = f".{'0' * column.places}" if column.places else ""
    match column.form:
        case Form.NUMBER:
            return f"#,##0{decimals}"
        case Form.PERCENT:
            return f"0{decimals}%"
        case Form.WHOLE:
            return "#,##0"
        case Form.TEXT | Form.ANY:
            return ""
