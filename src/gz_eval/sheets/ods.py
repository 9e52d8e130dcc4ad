"""OpenDocument spreadsheets (.ods), the format that government asks for: read in full.

python-calamine reads them too, but loses errors, true and false, formats, hidden rows and formulas;
the tests hold the two against each other.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from gz_eval.core.errors import UserError
from gz_eval.core.source import GENERAL, RawValue, SheetRef
from gz_eval.sheets.excel_values import plain_number, plain_text
from gz_eval.sheets.ods_formats import OdsFormats, attribute
from gz_eval.sheets.package import local
from gz_eval.sheets.sheet import Area, Sheet, trimmed

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_CELLS_LIMIT = 20_000_000
_LAST_ROW = 1_048_576
_LAST_COLUMN = 16_384
_DURATION = re.compile(r"(-?)P(?:(\d+)D)?T(\d+)H(\d+)M(\d+(?:[.,]\d+)?)S")
_DAY_ZERO = date(1899, 12, 30)  # what a time without a day is counted from
_CELLS = ("table-cell", "covered-table-cell")


def read_ods(data: bytes, name: str) -> tuple[Sheet, ...]:
    """Read every sheet. Raises UserError when the file is damaged."""
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    formats = OdsFormats()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if "styles.xml" in archive.namelist():
                with archive.open("styles.xml") as stream:
                    for _, element in iterparse(stream, forbid_dtd=True):
                        formats.add(element)
            with archive.open("content.xml") as stream:
                reader = _Reader(name, formats)
                for event, element in iterparse(stream, ("start", "end"), forbid_dtd=True):
                    reader.take(event, element)
                return tuple(reader.sheets)
    except (
        zipfile.BadZipFile,
        DefusedXmlException,
        ParseError,
        LookupError,
        ValueError,
        OverflowError,
        EOFError,
    ) as error:
        raise UserError(
            f"“{name}” is damaged: its parts do not fit together.",
            "Open it in LibreOffice or Excel, save it again, and choose that file.",
        ) from error


class _Reader:
    """Takes elements as they start and end, and gathers sheets."""

    def __init__(self, name: str, formats: OdsFormats) -> None:
        self.sheets: list[Sheet] = []
        self._name = name
        self._formats = formats
        self._table: _Table | None = None
        self._outside = False  # within copies of tables of other files
        self._linked = False
        self._cells = 0

    def take(self, event: str, element: Element) -> None:
        """Take in one event of the parser."""
        tag = local(element.tag)
        if event == "start":
            if tag in ("dde-links", "tracked-changes"):
                self._outside = True
            elif tag == "table" and not self._outside:
                self._linked = attribute(element, "name").startswith("'file:")
                self._table = _Table(element, self._formats)
            return
        if tag in ("dde-links", "tracked-changes"):
            self._outside = False
        elif tag in (*_CELLS, "p", "span"):
            return  # read with their row
        elif self._table is None:
            self._formats.add(element)
        elif tag == "table-column":
            self._table.add_column(element)
        elif tag == "table-row":
            self._cells += self._table.add_row(element)
            if self._cells > _CELLS_LIMIT:
                raise ValueError("too many cells")
            element.clear()
        elif tag == "table":
            if not self._linked:
                self.sheets.append(self._table.sheet(self._name))
            self._table = None


class _Table:
    """One sheet as it is gathered."""

    def __init__(self, element: Element, formats: OdsFormats) -> None:
        self._name = attribute(element, "name")
        self._hidden = formats.is_undisplayed(attribute(element, "style-name"))
        self._styles = formats
        self._defaults: list[tuple[int, str]] = []  # up to which column, default cell style
        self._column = 0
        self._row = 0
        self._rows: list[list[RawValue]] = []
        self._formats: dict[int, dict[int, str]] = {}
        self._formulas: set[tuple[int, int]] = set()
        self._unfinished: set[tuple[int, int]] = set()
        self._merged: list[Area] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()

    def sheet(self, file: str) -> Sheet:
        """What has been gathered."""
        return Sheet(
            SheetRef(file, self._name),
            trimmed(self._rows),
            self._hidden,
            self._formats,
            frozenset(self._formulas),
            frozenset(self._unfinished),
            tuple(self._merged),
            frozenset(self._hidden_rows),
            frozenset(self._hidden_columns),
        )

    def add_column(self, element: Element) -> None:
        """Take in a column's (or several columns') visibility and default style."""
        first = self._column + 1
        self._column = min(self._column + _repeats(element, "columns"), _LAST_COLUMN)
        if attribute(element, "visibility") in ("collapse", "filter"):
            self._hidden_columns.update(range(first, self._column + 1))
        self._defaults.append((self._column, attribute(element, "default-cell-style-name")))

    def add_row(self, element: Element) -> int:
        """Take in a row, as often as it is repeated; returns how many cells that were."""
        times = _repeats(element, "rows")
        first = self._row + 1
        self._row = min(self._row + times, _LAST_ROW)
        values: list[RawValue] = []
        column = 0
        for cell in element:
            if local(cell.tag) not in _CELLS:
                continue
            wide = _repeats(cell, "columns")
            if len(cell.attrib) or len(cell):
                value = self._take_cell(cell, first, column + 1, wide)
                if value is not None:
                    values += [None] * (column - len(values))
                    values += [value] * min(wide, _LAST_COLUMN - column)
            column += wide
        if attribute(element, "visibility") in ("collapse", "filter") and values:
            self._hidden_rows.update(range(first, self._row + 1))
        if not values:
            return 0
        repeated = self._row - first + 1
        if repeated * len(values) > _CELLS_LIMIT:
            raise ValueError("too many cells")
        self._rows += [[] for _ in range(first - 1 - len(self._rows))]
        self._rows += [list(values) for _ in range(repeated)]
        for column_formats in self._formats.values():
            if first in column_formats:
                for row in range(first + 1, self._row + 1):
                    column_formats[row] = column_formats[first]
        return repeated * len(values)

    def _take_cell(self, cell: Element, row: int, column: int, wide: int) -> RawValue:
        facts = {key.rpartition("}")[2]: text for key, text in cell.attrib.items()}
        value = _value(cell, facts, "error" in cell.attrib.values())
        down = int(facts.get("number-rows-spanned", "1"))
        across = int(facts.get("number-columns-spanned", "1"))
        if down > 1 or across > 1:
            self._merged.append(Area(row, column, row + down - 1, column + across - 1))
        columns = range(column, column + min(wide, 1000))
        if "formula" in facts:
            self._formulas.update((row, each) for each in columns)
            if value is None and "value-type" not in facts:
                self._unfinished.update((row, each) for each in columns)
        if value is not None:
            for each in columns:
                code = self._styles.code(facts.get("style-name") or self._default(each))
                if code != GENERAL:
                    self._formats.setdefault(each, {})[row] = code
        return value

    def _default(self, column: int) -> str:
        for last, style in self._defaults:
            if column <= last:
                return style
        return ""


def _repeats(element: Element, what: str) -> int:
    return int(attribute(element, f"number-{what}-repeated") or "1")


def _value(cell: Element, facts: dict[str, str], error: bool) -> RawValue:
    """A cell's value by its declared type; of an error, the text that the sheet shows."""
    kind = facts.get("value-type", "")
    if error or kind in ("string", ""):
        shown = "\n".join(_text(part) for part in cell if local(part.tag) == "p")
        return plain_text(shown or facts.get("string-value", ""))
    if kind == "boolean":
        return facts.get("boolean-value") == "true"
    if kind == "date":
        moment = datetime.fromisoformat(facts["date-value"].rstrip("Z"))
        return moment.time() if moment.date() == _DAY_ZERO else moment
    if kind == "time":
        return _time(facts["time-value"])
    return plain_number(float(facts["value"]))


def _time(text: str) -> time | timedelta:
    """A time of day, or a duration from a day on."""
    found = _DURATION.fullmatch(text)
    if found is None:
        raise ValueError(f"{text} is no time")
    sign, days, hours, minutes, seconds = found.groups()
    length = timedelta(
        days=int(days or 0),
        hours=int(hours),
        minutes=int(minutes),
        seconds=float(seconds.replace(",", ".")),
    )
    if sign:
        return -length
    return length if length.days else (datetime.min + length).time()


def _text(paragraph: Element) -> str:
    """The text of a paragraph with its spans, runs of spaces and line breaks."""
    pieces = [paragraph.text or ""]
    for child in paragraph:
        tag = local(child.tag)
        if tag == "s":
            pieces.append(" " * min(int(attribute(child, "c") or "1"), 100))
        elif tag == "tab":
            pieces.append("\t")
        elif tag == "line-break":
            pieces.append("\n")
        elif tag not in ("annotation", "note"):
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)
