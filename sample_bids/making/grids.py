"""A sheet as cells on a grid, and writing grids as .xlsx, .ods, .xls and .csv.

The layouts of returns and late registers are grids, so that one layout can come in several formats.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import product
from pathlib import Path
from typing import Any

from making.fixed_bytes import WRITTEN, rezip, without_generator
from making.mess import Typed
from making.wording import SYNTHETIC

LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 15, "font_color": "#12436D"},
    "synthetic": {"bold": True, "font_color": "#B3261E"},
    "section": {"bold": True, "font_color": "#FFFFFF", "bg_color": "#12436D"},
    "label": {"bold": True, "text_wrap": True, "valign": "top"},
    "answer": {"border": 1, "bg_color": "#FFFFE5", "text_wrap": True, "valign": "top",
               "align": "left", "locked": False},
    "hint": {"italic": True, "font_color": "#5A6472", "text_wrap": True, "valign": "top"},
    "header": {"bold": True, "text_wrap": True, "border": 1, "bg_color": "#E3EDF7",
               "valign": "vcenter"},
    "body": {"border": 1, "border_color": "#DDE1E7", "valign": "top"},
    "text": {"text_wrap": True},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, or merged block, of a grid; row and column from 0. `look` is a key of LOOKS."""

    row: int
    column: int
    typed: Typed
    look: str = "body"
    across: int = 1
    down: int = 1
    options: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """The top left cell's address, such as ``C14`` (columns A to Z and AA to AZ)."""
        letter = chr(ord("A") + self.column % 26)
        return f"{'A' if self.column > 25 else ''}{letter}{self.row + 1}"


@dataclass(slots=True)
class Grid:
    """One sheet. `widths` are of the columns from A on, in characters."""

    name: str
    widths: Sequence[float]
    cells: list[Cell] = field(default_factory=list)
    hidden: bool = False
    protected: bool = False

    def put(
        self, row: int, column: int, what: Typed | str, look: str = "body", *,
        across: int = 1, down: int = 1, options: tuple[str, ...] = (),
    ) -> Cell:  # fmt: skip
        """Add a cell."""
        typed = Typed(what) if isinstance(what, str) else what
        cell = Cell(row, column, typed, look, across, down, options)
        self.cells.append(cell)
        return cell


def write_xlsx(path: Path, grids: Sequence[Grid]) -> None:
    """Write grids as .xlsx."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"author": "gz_eval samples", "created": WRITTEN, "comments": SYNTHETIC})
    formats: dict[tuple[str, str], Any] = {}
    for grid in grids:
        sheet = book.add_worksheet(grid.name)
        sheet.hide_gridlines(2)
        for column, width in enumerate(grid.widths):
            sheet.set_column(column, column, width)
        for cell in grid.cells:
            key = (cell.look, cell.typed.number_format or _default_format(cell.typed))
            if key not in formats:
                properties = {"font_name": "Arial", "font_size": 10, **LOOKS[cell.look]}
                if key[1]:
                    properties["num_format"] = key[1]
                formats[key] = book.add_format(properties)
            _xlsx_cell(sheet, cell, formats[key])
            if isinstance(cell.typed.raw, str) and "\n" in cell.typed.raw:
                sheet.set_row(cell.row, 27)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        if grid.hidden:
            sheet.hide()
        if grid.protected:
            sheet.protect()
    book.close()


def _xlsx_cell(sheet: Any, cell: Cell, style: Any) -> None:
    row, column, raw = cell.row, cell.column, cell.typed.raw
    if cell.across > 1 or cell.down > 1:
        sheet.merge_range(row, column, row + cell.down - 1, column + cell.across - 1, "", style)
    if cell.typed.formula:
        sheet.write_formula(row, column, cell.typed.formula, style, raw)
    elif raw is None:
        sheet.write_blank(row, column, None, style)
    elif isinstance(raw, bool):
        sheet.write_boolean(row, column, raw, style)
    elif isinstance(raw, date):
        sheet.write_datetime(row, column, datetime(raw.year, raw.month, raw.day), style)
    elif isinstance(raw, str):
        sheet.write_string(row, column, raw, style)
    else:
        sheet.write_number(row, column, raw, style)
    if cell.options:
        sheet.data_validation(
            row, column, row, column,
            {"validate": "list", "source": list(cell.options), "error_type": "warning"},
        )  # fmt: skip


def write_ods(path: Path, grids: Sequence[Grid]) -> None:
    """Write grids as .ods, merged cells included."""
    from odf.namespaces import OFFICENS
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.style import (
        ParagraphProperties,
        Style,
        TableCellProperties,
        TableColumnProperties,
        TextProperties,
    )
    from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow
    from odf.text import P

    document = OpenDocumentSpreadsheet()
    _ods_number_styles(document)
    styles: dict[tuple[str, str], Any] = {}
    for (look, properties), form in product(LOOKS.items(), ("", "day", "share")):
        named = {"datastylename": form} if form else {}
        style = Style(name=f"look-{look}{form}", family="table-cell", **named)
        colour = properties.get("bg_color", "transparent")
        border = "0.06pt solid #808080" if properties.get("border") else "none"
        style.addElement(
            TableCellProperties(backgroundcolor=colour, border=border, wrapoption="wrap")
        )
        weight = "bold" if properties.get("bold") else "normal"
        size = f"{properties.get('font_size', 10)}pt"
        colour = properties.get("font_color", "#000000")
        style.addElement(TextProperties(fontweight=weight, fontsize=size, color=colour))
        style.addElement(ParagraphProperties(textalign="start"))
        document.automaticstyles.addElement(style)
        styles[look, form] = style
    for grid in grids:
        table = Table(name=grid.name)
        for number, width in enumerate(grid.widths):
            name = f"{grid.name}-{number}".replace(" ", "")
            wide = Style(name=name, family="table-column")
            wide.addElement(TableColumnProperties(columnwidth=f"{width * 0.2:.2f}cm"))
            document.automaticstyles.addElement(wide)
            table.addElement(TableColumn(stylename=wide))
        at = {(cell.row, cell.column): cell for cell in grid.cells}
        covered = {
            (cell.row + down, cell.column + across)
            for cell in grid.cells
            for down in range(cell.down)
            for across in range(cell.across)
        } - set(at)
        last_row = max(row for row, _ in at | dict.fromkeys(covered))
        last_column = max(column for _, column in at | dict.fromkeys(covered))
        for row in range(last_row + 1):
            line = TableRow()
            for column in range(last_column + 1):
                found = at.get((row, column))
                if found is None:
                    line.addElement(CoveredTableCell() if (row, column) in covered else TableCell())
                    continue
                element = TableCell(
                    stylename=styles[found.look, _ods_form(found.typed)], **_ods_value(found.typed)
                )
                if found.across > 1 or found.down > 1:
                    element.setAttribute("numbercolumnsspanned", found.across)
                    element.setAttribute("numberrowsspanned", found.down)
                if isinstance(found.typed.raw, bool):
                    element.setAttrNS(OFFICENS, "boolean-value", str(found.typed.raw).lower())
                if found.typed.raw is not None:
                    for text in _shown(found.typed).split("\n"):
                        element.addElement(P(text=text))
                line.addElement(element)
            table.addElement(line)
        document.spreadsheet.addElement(table)
    document.save(str(path))
    rezip(path, without_generator)


def _ods_number_styles(document: Any) -> None:
    """Days as 14/06/2012 and shares as 35%, by the names ``day`` and ``share``."""
    from odf.number import DateStyle, Day, Month, Number, PercentageStyle, Text, Year

    day = DateStyle(name="day")
    for part in (Day(style="long"), Text(text="/"), Month(style="long"), Text(text="/"),
                 Year(style="long")):  # fmt: skip
        day.addElement(part)
    share = PercentageStyle(name="share")
    share.addElement(Number(minintegerdigits=1, decimalplaces=0))
    share.addElement(Text(text="%"))
    document.automaticstyles.addElement(day)
    document.automaticstyles.addElement(share)


def _ods_form(typed: Typed) -> str:
    if isinstance(typed.raw, date):
        return "day"
    return "share" if "%" in typed.number_format else ""


def _ods_value(typed: Typed) -> dict[str, Any]:
    raw = typed.raw
    if raw is None:
        return {}
    if isinstance(raw, bool):
        return {"valuetype": "boolean"}
    if isinstance(raw, date):
        return {"valuetype": "date", "datevalue": raw.isoformat()}
    if isinstance(raw, str):
        return {"valuetype": "string"}
    return {
        "valuetype": "percentage" if "%" in typed.number_format else "float",
        "value": repr(raw),
    }


def write_xls(path: Path, grids: Sequence[Grid]) -> None:
    """Write grids as the old .xls, merged cells and error cells included."""
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    styles: dict[tuple[str, str], Any] = {}
    for grid in grids:
        sheet = book.add_sheet(grid.name)
        for column, width in enumerate(grid.widths):
            sheet.col(column).width = int(width * 256)
        for cell in grid.cells:
            key = (cell.look, cell.typed.number_format or _default_format(cell.typed) or "General")
            if key not in styles:
                bold = "on" if LOOKS[cell.look].get("bold") else "off"
                styles[key] = xlwt.easyxf(
                    f"font: name Arial, bold {bold}; align: wrap on, vert top",
                    num_format_str=key[1],
                )
            raw, style = cell.typed.raw, styles[key]
            last = (cell.row + cell.down - 1, cell.column + cell.across - 1)
            if isinstance(raw, str) and raw.startswith("#"):
                sheet.row(cell.row).set_cell_error(cell.column, raw, style)
            elif last != (cell.row, cell.column):
                sheet.write_merge(cell.row, last[0], cell.column, last[1], raw, style)
            else:
                sheet.write(cell.row, cell.column, raw, style)
    book.save(str(path))


def write_csv(path: Path, grid: Grid, encoding: str) -> None:
    """Write a grid as .csv, every cell as its text, lines ended as Excel ends them."""
    lines: dict[int, dict[int, str]] = {}
    for cell in grid.cells:
        lines.setdefault(cell.row, {})[cell.column] = _shown(cell.typed)
    width = max(cell.column for cell in grid.cells) + 1
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in range(max(lines) + 1):
        line = lines.get(row, {})
        writer.writerow([line.get(column, "") for column in range(width)])
    path.write_bytes(out.getvalue().encode(encoding))


def _default_format(typed: Typed) -> str:
    return "dd/mm/yyyy" if isinstance(typed.raw, date) else ""


def _shown(typed: Typed) -> str:
    raw = typed.raw
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return str(raw).upper()
    if isinstance(raw, date):
        return f"{raw.day} {raw:%B %Y}"
    if isinstance(raw, str):
        return raw
    return f"{raw:.0%}" if "%" in typed.number_format else f"{raw:g}" if raw < 1e6 else f"{raw:.0f}"
