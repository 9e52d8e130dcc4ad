"""Registers: a table with one bid a row. Finds its header, wherever it is, and sorts its rows.

Every row below the header that holds something is either kept or left out with a reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gz_eval.core.bids import MatchedBy
from gz_eval.core.source import RawValue
from gz_eval.sheets.label_words import is_unit
from gz_eval.sheets.labels import UNMATCHED, LabelMatcher, Match
from gz_eval.sheets.sheet import Row, Sheet, is_blank

_HEADER_WITHIN = 40  # rows from the top in which a header is looked for
_HEADER_ROWS = 3

WIDEST = 1000
"""Columns looked at for headers: what is further out is not read."""


@dataclass(frozen=True, slots=True)
class Header:
    """One column's header: its text (group and unit included) and the field found for it.

    `field` is empty when no field was found, or when another column has it (`repeats` is then set).
    """

    row: int
    column: int
    text: str
    match: Match
    repeats: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A register's header: the rows it takes (`top` to `bottom`) and its columns, left to right."""

    top: int
    bottom: int
    headers: tuple[Header, ...]

    @property
    def fields(self) -> dict[str, Header]:
        """The column of each field that was found."""
        return {item.match.field: item for item in self.headers if item.match.field}

    @property
    def likeness(self) -> float:
        """How good the match is: the number of fields found, likely ones counting less."""
        return sum(
            1.0 if header.match.by is not MatchedBy.FUZZY else header.match.confidence / 110
            for header in self.fields.values()
        )


@dataclass(frozen=True, slots=True)
class SortedRows:
    """Row numbers that hold bids, and those that do not: (row, reason, start of its text)."""

    kept: tuple[int, ...]
    left_out: tuple[tuple[int, str, str], ...]


def find_table(sheet: Sheet, matcher: LabelMatcher, least: int) -> Table | None:
    """The best header among the first rows; None when none has at least `least` fields."""
    last = min(len(sheet.rows), _HEADER_WITHIN)
    singles = [
        table
        for row in range(1, last + 1)
        if len(sheet.rows[row - 1]) - sheet.rows[row - 1].count(None) >= least
        and (table := _table(sheet, matcher, row, row)).fields
    ]
    singles.sort(key=lambda table: (-table.likeness, table.top))
    best = singles[0] if singles else None
    for seed in [table.top for table in singles[:3]] or range(1, min(last, 12) + 1):
        for height in range(2, _HEADER_ROWS + 1):
            for top in range(max(1, seed - height + 1), seed + 1):
                bottom = top + height - 1
                if bottom > len(sheet.rows):
                    continue
                table = _table(sheet, matcher, top, bottom)
                if best is None or table.likeness > best.likeness + 0.01:
                    best = table
    if best is None or len(best.fields) < least:
        return None
    return _with_units_row(sheet, best)


def _table(sheet: Sheet, matcher: LabelMatcher, top: int, bottom: int) -> Table:
    """The headers that rows `top` to `bottom` make, group headers reaching over their columns."""
    levels = [_level(sheet, row, spread=row < bottom) for row in range(top, bottom + 1)]
    width = max((max(level, default=0) for level in levels), default=0)
    found: list[Header] = []
    for column in range(1, width + 1):
        own = ((row, level[column]) for row, level in enumerate(levels, top) if column in level)
        texts = [(row, text) for row, (text, _) in own]
        if not texts or not any(column in level and level[column][1] for level in levels):
            continue
        row = texts[-1][0]
        whole = " ".join(text for _, text in texts)
        text, match = texts[-1][1], matcher.match(texts[-1][1])
        if len(texts) > 1:
            joined = matcher.match(whole)
            # "Status" below "Grid connection" asks for that status, whatever "Status" alone would
            if joined.confidence >= match.confidence:
                text, match = whole, joined
        found.append(Header(row, column, text, match))
    return Table(top, bottom, _one_column_each(found))


def _level(sheet: Sheet, row: int, spread: bool) -> dict[int, tuple[str, bool]]:
    """The texts of one header row by column, and whether each is the cell's own.

    With `spread`, a text also stands for the columns to its right: over its merged range, or up to
    the next text.
    """
    cells = sheet.rows[row - 1][:WIDEST]
    found = {
        column: (text_of(value), True)
        for column, value in enumerate(cells, 1)
        if not is_blank(value)
    }
    if not spread or not found:
        return found
    reach = {area.left: area.right for area in sheet.merged if area.top == row}
    below = len(sheet.rows[row]) if row < len(sheet.rows) else 0
    group, until = "", 0
    for column in range(1, min(max(len(cells), below), WIDEST) + 1):
        if column in found:
            group = found[column][0]
            until = reach.get(column, WIDEST if len(found) > 1 else column)
        elif group and column <= until:
            found[column] = (group, False)
    return found


def _one_column_each(headers: list[Header]) -> tuple[Header, ...]:
    """One column for each field: the surest, or the first. Others say what they repeat."""
    best: dict[str, Header] = {}
    for header in headers:
        field = header.match.field
        if field and (field not in best or header.match.confidence > best[field].match.confidence):
            best[field] = header
    return tuple(
        header
        if not header.match.field or best[header.match.field] is header
        else Header(header.row, header.column, header.text, UNMATCHED, header.match.field)
        for header in headers
    )


def _with_units_row(sheet: Sheet, table: Table) -> Table:
    """The table with the row below it taken in, when that holds nothing but units."""
    row = table.bottom + 1
    if row > len(sheet.rows):
        return table
    units = {
        column: text_of(value)
        for column, value in enumerate(sheet.rows[row - 1], 1)
        if not is_blank(value)
    }
    if not units or not all(is_unit(text) for text in units.values()):
        return table
    if all(text.casefold() in ("yes", "no", "y", "n") for text in units.values()):
        return table
    headers = tuple(
        Header(
            item.row,
            item.column,
            f"{item.text} ({units[item.column].strip('()')})",
            item.match,
            item.repeats,
        )
        if item.column in units
        else item
        for item in table.headers
    )
    return Table(table.top, row, headers)


def text_of(value: RawValue) -> str:
    """A header cell's text on one line."""
    return " ".join(str(value).split())


_TOTALS = re.compile(
    r"(?:(?:grand|sub|overall|running)[\s-]*)?"
    r"(?:totals?|sum|average|mean|median|count|minimum|maximum|min|max|std\.?\s*dev\w*)"
    r"(?:\s*(?:of|for|across|per)\b.*|\s*\(.*\)|\s+(?:bids?|all))?\s*[:.]?",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"[\s(\[<*]*(?:(?:worked\s+)?examples?\b|e\.\s?g\b|eg\b[.:,\s])", re.IGNORECASE
)
_FOOTNOTE = re.compile(
    r"\s*(?:[*†‡§¹²³]|(?:foot)?notes?\b|source\b|end of\b|key\b|see\b)", re.IGNORECASE
)


def sort_rows(sheet: Sheet, table: Table, id_field: str, name_field: str) -> SortedRows:
    """Which rows below the header are bids. Rows that hold nothing are in neither list."""
    fields = table.fields
    id_column = fields[id_field].column if id_field in fields else 0
    name_column = fields[name_field].column if name_field in fields else 0
    telling = [column for column in (id_column, name_column) if column]
    captions = [
        (header.column - 1, str(sheet.value(header.row, header.column)).strip().casefold())
        for header in fields.values()
    ]
    wordings = {caption for _, caption in captions}
    several = len(fields) >= 3
    kept: list[int] = []
    left_out: list[tuple[int, str, str]] = []
    gap = False
    for number, cells in enumerate(sheet.rows[table.bottom :], table.bottom + 1):
        filled = len(cells) - cells.count(None)
        if filled < 4:
            held = [value for value in cells if not is_blank(value)]
            filled = len(held)
        if not filled:
            gap = True
            continue
        first = next((value for value in cells if not is_blank(value)), None)
        if first is None:  # four or more cells, all of them spaces
            gap = True
            continue
        width = len(cells)
        told = [cells[column - 1] for column in telling if column <= width]
        named = any(not is_blank(value) for value in told)
        reason = ""
        if isinstance(first, str) and _TOTALS.fullmatch(first.strip()):
            own_id = cells[id_column - 1] if 0 < id_column <= width else None
            if is_blank(own_id) or own_id is first:
                reason = "a row of totals"
        if not reason:
            for value in (first, *told):
                if isinstance(value, str) and _EXAMPLE.match(value) and len(value) < 60:
                    reason = "an example row"
                    break
        alone = not reason and filled == 1 and several
        if alone and (not named or (isinstance(first, str) and _reads_as_note(first))):
            reason = "a heading or footnote: one cell only"
        elif alone and isinstance(first, str) and _names_region(first):
            reason = "a heading: the name of a region alone"
        if not reason and gap and not named and telling and several:
            reason = "below the table, without a reference or a name"
        if not reason and filled > 1 and str(first).strip().casefold() in wordings:
            reason = "the header again" if _repeats(cells, captions) else ""
        if not reason and not kept and _counts_columns(cells):
            reason = "a row of column numbers"
        if reason:
            left_out.append((number, reason, _start_of(cells)))
        else:
            kept.append(number)
    return SortedRows(tuple(kept), tuple(left_out))


def _names_region(text: str) -> bool:
    """Whether a text says no more than where the bids below it are."""
    from gz_eval.core.answers.named_regions import read_region  # tables of many names

    return read_region(text) is not None


def _reads_as_note(text: str) -> bool:
    return len(text.split()) > 5 or _FOOTNOTE.match(text) is not None


def _repeats(cells: Row, captions: list[tuple[int, str]]) -> bool:
    same = 0
    width = len(cells)
    for index, caption in captions:
        if index < width:
            value = cells[index]
            if isinstance(value, str) and value.strip().casefold() == caption:
                same += 1
    return same >= 2 and same * 2 >= len(captions)


def _counts_columns(cells: Row) -> bool:
    """Whether a row only numbers the columns: 1, 2, 3, 4."""
    held = [value for value in cells if not is_blank(value)]
    return len(held) >= 4 and all(
        type(value) is int and value == count
        for count, value in enumerate(
            held, int(held[0]) if type(held[0]) is int and held[0] in (0, 1) else 1
        )
    )


def _start_of(cells: Row) -> str:
    text = " | ".join(text_of(value) for value in cells[:60] if not is_blank(value))
    return text if len(text) <= 80 else f"{text[:79]}…"
