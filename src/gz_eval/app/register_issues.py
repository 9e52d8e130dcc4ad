"""What an import has to say about how a register is laid out, where that may lose an answer."""

from __future__ import annotations

from collections.abc import Iterator

from gz_eval.app.file_issues import named
from gz_eval.core.answers.spelling import shortened
from gz_eval.core.framework import Framework
from gz_eval.core.issues import Issue, Severity
from gz_eval.core.source import CellRef
from gz_eval.core.wording import counted
from gz_eval.sheets.building import Built
from gz_eval.sheets.register import WIDEST, Table, text_of
from gz_eval.sheets.sheet import Sheet, is_blank


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
