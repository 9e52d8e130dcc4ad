"""The quick reader of .xlsx sheets: python-calamine's values, and a scan of the XML for the rest.

For large registers written in the plain form that Excel, LibreOffice, XlsxWriter and openpyxl
write. It says None for any other form, and for sheets that reach so far out that a full grid would
not fit in memory; `xlsx_careful` then reads them. Both give the same `Sheet`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from gz_eval.core.source import GENERAL, RawValue, SheetRef
from gz_eval.sheets.excel_values import date_kind, from_serial, plain, plain_number, plain_text
from gz_eval.sheets.package import Package, SheetPart
from gz_eval.sheets.reach import GRID_LIMIT
from gz_eval.sheets.sheet import Sheet, trimmed
from gz_eval.sheets.xlsx_careful import area_of, column_number

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_PLAIN_CELL = re.compile(rb'<c r="([A-Z]{1,3})[1-9][0-9]*"(?: s="[0-9]+")?(?: t="\w+")? ?/?>')
_FORMULA = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"(?: s="[0-9]+")?( t="str")?[^>]*>'
    rb"<f[^>]*(?:/>|>[^<]*</f>)(<v>[^<]|<v></v>|<v ?/>|</c>)"
)
_ERROR = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"(?: s="[0-9]+")? t="e">(?:<f[^>]*(?:/>|>[^<]*</f>))?<v>([^<]*)</v>'
)
_MERGE = re.compile(rb'<mergeCell ref="([A-Z0-9:]+)"')
_ROW = re.compile(rb"<row ([^>]*)")
_ROW_NUMBER = re.compile(rb'\br="([0-9]+)"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_COLUMN = re.compile(rb"<col ([^>]*)")
_SPAN = re.compile(rb'\b(min|max)="([0-9]+)"')


def read_quickly(
    xml: bytes, calamine: CalamineWorkbook, package: Package, part: SheetPart, ref: SheetRef
) -> Sheet | None:
    """Read one sheet, or None when it must be read carefully. `xml` is the sheet's own part."""
    from python_calamine import CalamineError

    if not _is_plain(xml):
        return None
    letters = _PLAIN_CELL.findall(xml)
    if len(letters) != xml.count(b"<c "):
        return None
    columns = {name: column_number(name.decode()) for name in set(letters)}
    rows = xml.rfind(b'<row r="')
    last = _ROW_NUMBER.search(xml, rows) if rows >= 0 else None
    if last is None or int(last[1]) * max(columns.values(), default=1) > GRID_LIMIT:
        return None
    try:
        found = calamine.get_sheet_by_name(part.name).to_python(skip_empty_area=False)
    except (CalamineError, OverflowError):  # such as a duration of a million years
        return None
    grid = [_plain_row(row) for row in found]
    for name, row, text in _ERROR.findall(xml) if b' t="e"' in xml else ():
        _put(grid, int(row), columns[name], text.decode())
    formats = _formats(xml, grid, package, columns)
    formulas, unfinished = _formulas(xml, columns)
    return Sheet(
        ref,
        trimmed(grid),
        part.hidden,
        formats,
        formulas,
        unfinished,
        tuple(area_of(area.decode()) for area in _MERGE.findall(xml)),
        _hidden_rows(xml),
        _hidden_columns(xml),
    )


def _is_plain(xml: bytes) -> bool:
    """UTF-8, without prefixes, comments, cells that count by position, or ISO dates."""
    return (
        not xml.startswith((b"\xff\xfe", b"\xfe\xff"))
        and b"<!" not in xml
        and b' t="d"' not in xml
        and b"<row>" not in xml
        and b"<c>" not in xml
        and b":row " not in xml
        and xml.count(b"<row ") == xml.count(b'<row r="')
        and (b'encoding="' not in xml[:100] or b'encoding="utf-8"' in xml[:100].lower())
    )


def _plain_row(row: Sequence[object]) -> list[RawValue]:
    """What `plain` makes of each value, with the usual cases first and without a call."""
    return [
        (value if value > "!" and "\r" not in value else plain_text(value))
        if isinstance(value, str)
        else (int(value) if value.is_integer() and -1e15 < value < 1e15 else value)
        if value.__class__ is float
        else plain(value)
        for value in row
    ]


def _put(grid: list[list[RawValue]], row: int, column: int, value: RawValue) -> None:
    while len(grid) < row:
        grid.append([])
    cells = grid[row - 1]
    cells += [None] * (column - len(cells))
    cells[column - 1] = value


def _formats(
    xml: bytes, grid: list[list[RawValue]], package: Package, columns: dict[bytes, int]
) -> dict[int, dict[int, str]]:
    """Number formats of the cells that hold something; days in `grid` are set by their formats.

    What a format makes of a number is decided in one place for both readers, not by calamine.
    """
    codes = {
        str(style).encode(): code for style, code in enumerate(package.formats) if code != GENERAL
    }
    found: dict[int, dict[int, str]] = {number: {} for number in columns.values()}
    mistaken: set[bytes] = set()
    numbers = {style: code for style, code in codes.items() if not date_kind(code)}
    for letters, row_text, style in _styled(xml, codes, rb"(?: t=\"\w+\")? ?><(?:[vf]|is)[ >/]"):
        column, row = columns[letters], int(row_text)
        found[column][row] = codes[style]
        if style in numbers and row <= len(grid) and column <= len(grid[row - 1]):
            value = grid[row - 1][column - 1]
            if value is not None and not isinstance(value, str | int | float):
                mistaken.add(style)
    days = {style: code for style, code in codes.items() if style not in numbers}
    number = rb"(?: t=\"n\")?>(?:<f[^>]*(?:/>|>[^<]*</f>))?<v>([^<]+)</v>"
    for letters, row_text, style, text in _styled(xml, {*days, *mistaken}, number):
        kind, serial = date_kind(codes[style]), float(text)
        value = from_serial(serial, kind, package.epoch_1904) if kind else plain_number(serial)
        _put(grid, int(row_text), columns[letters], value)
    return {column: rows for column, rows in found.items() if rows}


def _styled(xml: bytes, styles: Iterable[bytes], rest: bytes) -> list[tuple[bytes, ...]]:
    """Letters, row, style and whatever `rest` captures, of every cell with one of the styles."""
    either = b"|".join(styles)
    if not either:
        return []
    pattern = rb'<c r="([A-Z]+)([0-9]+)" s="(' + either + rb')"' + rest
    return re.findall(pattern, xml)


def _formulas(
    xml: bytes, columns: dict[bytes, int]
) -> tuple[frozenset[tuple[int, int]], frozenset[tuple[int, int]]]:
    """The cells that are formulas, and those of them without a result."""
    formulas: set[tuple[int, int]] = set()
    unfinished: set[tuple[int, int]] = set()
    for letters, row, text, result in _FORMULA.findall(xml) if b"<f" in xml else ():
        cell = (int(row), columns[letters])
        formulas.add(cell)
        empty = result == b"<v></v>" or not result.startswith(b"<v>")
        if result == b"</c>" or (empty and not text):
            unfinished.add(cell)
    return frozenset(formulas), frozenset(unfinished)


def _hidden_rows(xml: bytes) -> frozenset[int]:
    if b"hidden=" not in xml:
        return frozenset()
    return frozenset(
        int(number[1])
        for attributes in _ROW.findall(xml)
        if _HIDDEN.search(attributes) and (number := _ROW_NUMBER.search(attributes))
    )


def _hidden_columns(xml: bytes) -> frozenset[int]:
    hidden: set[int] = set()
    for attributes in _COLUMN.findall(xml, 0, xml.find(b"<sheetData")):
        if _HIDDEN.search(attributes):
            span = {name: int(number) for name, number in _SPAN.findall(attributes)}
            hidden.update(range(span[b"min"], span[b"max"] + 1))
    return frozenset(hidden)
