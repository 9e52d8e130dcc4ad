"""What an import has to say about how a sheet is laid out, where that may lose an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gz_eval.app.file_issues import named
from gz_eval.core.answers.spelling import shortened
from gz_eval.core.framework import NUMERIC_KINDS, Framework, Kind
from gz_eval.core.issues import Issue, Severity
from gz_eval.core.source import CellRef, RawValue
from gz_eval.core.wording import counted
from gz_eval.sheets.building import Built
from gz_eval.sheets.form import FormSheet
from gz_eval.sheets.register import WIDEST, Table, text_of
from gz_eval.sheets.sheet import Sheet, is_blank

_EXACT = NUMERIC_KINDS | {Kind.DATE}
_SOME = 2  # figures: one alone may be a note
_FIGURE = re.compile(r"\s*£?\s?\d")


def beyond_the_widest(sheet: Sheet, table: Table) -> Iterator[Issue]:
    """A register that is wider than what is read of it."""
    row = next((row for row in range(table.top, table.bottom + 1) if _is_wider(sheet, row)), 0)
    if row:
        yield Issue(
            Severity.WARNING,
            "column-limit",
            f"{named(sheet)} has headers beyond column {WIDEST:,}, which were not read.",
            "If one of them asks for a field, move its column to the left and import the file"
            " again.",
            (CellRef(sheet.ref, row, WIDEST + 1),),
        )


def _is_wider(sheet: Sheet, row: int) -> bool:
    return not all(map(is_blank, sheet.rows[row - 1][WIDEST:]))


def merged_answers(
    sheet: Sheet, table: Table, built: Built, framework: Framework
) -> Iterator[Issue]:
    """Answers that read as blank, as a cell is merged over them: who typed it may mean all rows."""
    rows = {draft.source.row for draft in built.drafts}
    columns = {header.column: header.match.field for header in table.headers}
    for area in sheet.merged:
        if area.top <= table.bottom or is_blank(sheet.value(area.top, area.left)):
            continue
        field = columns.get(area.left)
        cells = tuple(
            CellRef(sheet.ref, row, area.left)
            for row in range(area.top + 1, area.bottom + 1)
            if row in rows
        )
        if field and cells:
            first = CellRef(sheet.ref, area.top, area.left)
            said = shortened(text_of(sheet.value(area.top, area.left)))
            yield Issue(
                Severity.WARNING,
                "merged-answers",
                f"“{framework.field_by_key[field].label}” says “{said}” in {first.address}, a cell"
                f" merged over {counted(len(cells), 'row')} below it, which read as blank.",
                "Ask whether it holds for those too: then correct their answers, or have the cells"
                " taken apart in the file and import it again.",
                (first, *cells),
                "",
                field,
            )


def more_answers(sheet: Sheet, form: FormSheet, framework: Framework) -> Iterator[Issue]:
    """A form with a second figure beside or below most of those that were read: more bids, maybe.

    So is a register with a bid in each column, and one whose header is too far down to be found.
    """
    places = {(label.row, label.column) for label in (*form.labels, *form.others)}
    read, beyond = 0, []
    for key, label in form.fields.items():
        if framework.field_by_key[key].kind in _EXACT and _is_figure(sheet.value(*label.answer)):
            read += 1
            row, column = label.answer
            place = (row, column + 1) if column > label.column else (row + 1, column)
            if place not in places and _is_figure(sheet.value(*place)):
                beyond.append(CellRef(sheet.ref, *place))
    if len(beyond) >= _SOME and 2 * len(beyond) >= read:
        yield Issue(
            Severity.ERROR,
            "more-answers",
            f"{named(sheet)} was read as the form of one bid, but there are more answers next to"
            f" those that were read, as in {beyond[0].address}: other bids may have been missed.",
            "If they are other bids, have each put into a row of its own, below one row of headers"
            " near the top of the sheet, and import the file again.",
            tuple(beyond),
        )


def _is_figure(value: RawValue) -> bool:
    """Whether a cell holds a number or a day, or a text that begins with one."""
    if isinstance(value, str):
        return _FIGURE.match(value) is not None
    return value is not None and not isinstance(value, bool)
