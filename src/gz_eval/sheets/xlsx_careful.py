"""The careful reader of .xlsx sheets: one pass over the XML, every cell with what is known of it.

Gives cached results, number formats, and which cells are formulas, which openpyxl can only do by
loading twice; the tests hold it against openpyxl. Too slow for large registers, for which
`xlsx_quick` gives the same `Sheet`.
"""

from __future__ import annotations

import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

from gz_eval.core.source import GENERAL, RawValue, SheetRef
from gz_eval.sheets.excel_values import date_kind, from_serial, plain, plain_number, plain_text
from gz_eval.sheets.package import Package, SheetPart, elements, is_true, local, text_of, unescaped
from gz_eval.sheets.sheet import Area, Sheet, trimmed

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


def read_carefully(
    archive: zipfile.ZipFile, package: Package, part: SheetPart, ref: SheetRef, strings: list[str]
) -> Sheet:
    """Read one sheet. Raises KeyError, ValueError, IndexError or ParseError when it is damaged."""
    cells = _Cells(package, strings)
    merged: list[Area] = []
    hidden_rows: set[int] = set()
    hidden_columns: set[int] = set()
    with archive.open(part.part) as stream:
        for element in elements(stream):
            tag = local(element.tag)
            if tag == "row":
                number = cells.add_row(element)
                if is_true(element.get("hidden")):
                    hidden_rows.add(number)
                element.clear()
            elif tag == "mergeCell":
                merged.append(area_of(element.get("ref", "")))
            elif tag == "col" and is_true(element.get("hidden")):
                first, last = int(element.get("min", "1")), int(element.get("max", "0"))
                hidden_columns.update(range(first, min(last, LAST_COLUMN) + 1))
    return Sheet(
        ref,
        trimmed(cells.rows),
        part.hidden,
        cells.formats,
        frozenset(cells.formulas),
        frozenset(cells.unfinished),
        tuple(merged),
        frozenset(hidden_rows),
        frozenset(hidden_columns),
    )


def area_of(reference: str) -> Area:
    """The area of a reference such as ``B2:D4``."""
    first, _, last = reference.replace("$", "").partition(":")
    top, left = position(first)
    bottom, right = position(last or first)
    return Area(top, left, bottom, right)


def position(address: str) -> tuple[int, int]:
    """Row and column of an address such as ``C14``. Raises ValueError for anything else."""
    letters = address.rstrip("0123456789")
    return int(address[len(letters) :]), column_number(letters)


def column_number(letters: str) -> int:
    """The number of a column: A is 1, XFD is 16384."""
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            raise ValueError(f"{letters} is not a column")
        number = number * 26 + ord(letter) - 64
    return number


class _Cells:
    """Rows of values as they are gathered, and what else is known of their cells."""

    def __init__(self, package: Package, strings: list[str]) -> None:
        self.rows: list[list[RawValue]] = []
        self.formats: dict[int, dict[int, str]] = {}
        self.formulas: set[tuple[int, int]] = set()
        self.unfinished: set[tuple[int, int]] = set()
        self._package = package
        self._strings = strings
        self._row = 0

    def add_row(self, element: Element) -> int:
        """Take in a row's cells; returns its number. A row or cell may leave its address out."""
        self._row = row = int(float(element.get("r", self._row + 1)))
        values: list[RawValue] = []
        column = 0
        for cell in element:
            if local(cell.tag) != "c":
                continue
            address = cell.get("r")
            row_of_cell, column = position(address) if address else (row, column + 1)
            if row_of_cell != row or row > LAST_ROW or column > LAST_COLUMN:
                raise ValueError(f"{address} in row {row}")
            value = self._value(cell, row, column)
            if value is not None:
                values += [None] * (column - len(values))
                values[column - 1] = value
        if values:
            self.rows += [[]] * (row - len(self.rows))  # one blank row for all: never changed
            self.rows[row - 1] = values
        return row

    def _value(self, cell: Element, row: int, column: int) -> RawValue:
        text: str | None = None
        formula = inline = False
        kind = cell.get("t", "n")
        for child in cell:
            tag = local(child.tag)
            if tag == "v":
                text = child.text or ""
            elif tag == "f":
                formula = True
            elif tag == "is":
                inline, text = True, text_of(child)
        if formula:
            self.formulas.add((row, column))
            if text is None or (not text and kind != "str"):
                self.unfinished.add((row, column))
        if text is None and not formula:
            return None
        style = int(cell.get("s", "0"))
        formats = self._package.formats
        number_format = formats[style] if style < len(formats) else GENERAL
        if number_format != GENERAL:
            self.formats.setdefault(column, {})[row] = number_format
        if not text:
            return None
        if inline or kind in ("str", "inlineStr"):
            return plain_text(text if inline else unescaped(text))
        return self._converted(text, kind, number_format)

    def _converted(self, text: str, kind: str, number_format: str) -> RawValue:
        if kind == "s":
            return plain_text(self._strings[int(text)])
        if kind == "b":
            return text not in ("0", "false")
        if kind == "e":
            return text
        if kind == "d":
            return plain(datetime.fromisoformat(text))
        meaning = date_kind(number_format)
        if meaning:
            return from_serial(float(text), meaning, self._package.epoch_1904)
        return plain_number(float(text))
