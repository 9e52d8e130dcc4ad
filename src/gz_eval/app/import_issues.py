"""What an import has to say about sheets, headers and rows, as issues. Decides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gz_eval.app.file_issues import UNREADABLE, file_cell, named
from gz_eval.app.layout_issues import beyond_the_widest, merged_answers, more_answers
from gz_eval.core.bids import Layout, LeftOut
from gz_eval.core.framework import Framework
from gz_eval.core.issues import Issue, Severity
from gz_eval.core.source import CellRef
from gz_eval.core.wording import counted
from gz_eval.sheets.building import Built
from gz_eval.sheets.layout import SheetPlan
from gz_eval.sheets.sheet import Workbook

OF_READING = frozenset(
    (
        "column-limit",
        "duplicate-header",
        "field-not-found",
        UNREADABLE,
        "formula-without-result",
        "hidden-row",
        "hidden-sheet",
        "left-out",
        "merged-answers",
        "more-answers",
        "old-format",
        "row-limit",
        "sheet-skipped",
        "unmatched-header",
    )
)
"""Kinds of issues that reading a file gives, and that stay true while the file is there."""


def kept_id(bid_id: str, stated: str, cell: CellRef) -> Issue:
    """A bid that keeps the id it was given before, although its file states another."""
    return Issue(
        Severity.NOTE,
        "duplicate-id",
        f"The bid shown as “{bid_id}” has the reference “{stated}” in its file. It keeps the one it"
        " was given when it was first imported, so that decisions about it hold.",
        "Nothing needs doing; look for it under the reference shown.",
        (cell,),
        bid_id,
    )


def duplicate_id(renamed: str, cell: CellRef, first_id: str, first: CellRef) -> Issue:
    """A second bid under an id that is taken; it has been renamed."""
    return Issue(
        Severity.ERROR,
        "duplicate-id",
        f"Two bids have the reference “{first_id}”: the later one is shown as “{renamed}”.",
        "Find out whether it is the same bid twice, and correct one of the references.",
        (first, cell),
        renamed,
    )


def workbook_issues(workbook: Workbook, plans: Sequence[SheetPlan]) -> Iterator[Issue]:
    """What is odd about a file as a whole."""
    name = workbook.source.name
    if workbook.cannot_tell:
        yield Issue(
            Severity.NOTE,
            "old-format",
            f"“{name}” was read by its values alone.",
            workbook.cannot_tell,
            file_cell(name),
        )
    for plan in plans:
        rows = len(plan.sheet.rows)
        if rows in {workbook.row_limit, 65_536, 1_048_576}:
            yield Issue(
                Severity.WARNING,
                "row-limit",
                f"{named(plan.sheet)} ends at row {rows:,}, the last that a sheet can have:"
                " rows after it may have been lost when it was made.",
                "Ask how many bids there should be, and for a .xlsx or .csv file made anew.",
                (CellRef(plan.sheet.ref, rows, 1),),
            )


def sheet_issues(plan: SheetPlan, built: Built, framework: Framework) -> Iterator[Issue]:
    """What is odd about one sheet: hidden, skipped, headers, rows left out."""
    sheet, record = plan.sheet, built.record
    top = (CellRef(sheet.ref, max(record.header_row, 1), 1),)
    lost = sum(row.reason == "on a hidden sheet" for row in record.left_out)
    if lost:
        yield Issue(
            Severity.WARNING,
            "hidden-sheet",
            f"{named(sheet)} is hidden and holds {counted(lost, 'row')} that look like bids, which"
            " were not imported, because there is a register on a sheet that is not hidden.",
            "If they are bids of their own, unhide the sheet and import the file again.",
            top,
        )
        return
    if sheet.hidden and sheet.rows:
        done = "Its bids were imported." if record.imported else "Nothing was imported from it."
        yield Issue(
            Severity.NOTE,
            "hidden-sheet",
            f"{named(sheet)} is hidden. {done}",
            "Check that it is meant to be part of the return.",
            top,
        )
    elif record.layout is Layout.NONE and sheet.rows:
        yield Issue(
            Severity.NOTE,
            "sheet-skipped",
            f"{named(sheet)} was not read as bids. {record.note}",
            "Nothing needs doing if it holds no bids.",
            top,
        )
    if record.layout is Layout.NONE:
        return
    yield from _header_issues(plan, built)
    yield from _rows_issues(built, framework)
    if plan.table is not None:
        yield from beyond_the_widest(plan.sheet, plan.table)
        yield from merged_answers(plan.sheet, plan.table, built, framework)
    if plan.form is not None:
        yield from more_answers(plan.sheet, plan.form, framework)


def field_issues(built: Sequence[Built], framework: Framework) -> Iterator[Issue]:
    """Fields that a register, or a form over all its sheets, never asks for."""
    found = {match.field for item in built for match in item.record.matches}
    record = built[0].record
    where = (CellRef(record.ref, max(record.header_row, 1), 1),)
    place = str((record.ref.sheet and f"The sheet “{record.ref.sheet}”") or f"“{record.ref.file}”")
    for item in framework.fields:
        if item.key in found:
            continue
        matters = item.required or item.key in framework.fields_that_count
        yield Issue(
            Severity.WARNING if matters else Severity.NOTE,
            "field-not-found",
            f"{place} has no header or label for “{item.label}”.",
            "If it is there under other words, add them to the field's aliases in the framework."
            if matters
            else "",
            where,
            "",
            item.key,
        )


def _header_issues(plan: SheetPlan, built: Built) -> Iterator[Issue]:
    repeated = _repeated(plan)
    for match in built.record.matches:
        if match.field:
            continue
        key = (match.cell.row, match.cell.column)
        if key in repeated:
            field, kept = repeated[key]
            yield Issue(
                Severity.WARNING,
                "duplicate-header",
                f"“{match.header}” asks for the same as {kept}, whose answers were taken.",
                "Check which of the two is meant; the other is kept, but not scored.",
                (match.cell,),
                "",
                field,
            )
        else:
            yield Issue(
                Severity.NOTE,
                "unmatched-header",
                f"“{match.header}” matches no field of the framework; its answers are kept, but not"
                " scored.",
                "If it asks for one of the fields, add its words to the field's aliases.",
                (match.cell,),
            )


def _repeated(plan: SheetPlan) -> dict[tuple[int, int], tuple[str, str]]:
    """Cells of headers whose field another has: the field, and the one that was taken."""
    found: dict[tuple[int, int], tuple[str, str]] = {}
    if plan.table is not None:
        fields = plan.table.fields
        for header in plan.table.headers:
            if header.repeats:
                kept = fields[header.repeats]
                place = CellRef(plan.sheet.ref, kept.row, kept.column).address
                found[header.row, header.column] = (header.repeats, f"“{kept.text}” in {place}")
    if plan.form is not None:
        labels = plan.form.fields
        for label in plan.form.labels:
            if label.repeats:
                first = labels[label.repeats]
                place = CellRef(plan.sheet.ref, first.row, first.column).address
                found[label.row, label.column] = (label.repeats, f"“{first.text}” in {place}")
    return found


def repeated_rows(file: str, other: str, cells: Sequence[CellRef]) -> Issue:
    """Rows of a file that gave way to bids of the same references in another."""
    one = len(cells) == 1
    were, their = ("was", "its reference is") if one else ("were", "their references are")
    return Issue(
        Severity.NOTE,
        "repeated-bid",
        f"{counted(len(cells), 'row')} of “{file}” {were} left out: {their} also in “{other}”,"
        " which counts.",
        "Nothing needs doing if that is the right version; else import the file again.",
        tuple(cells),
    )


def repeated_row_missed(row: LeftOut) -> Issue:
    """A row that gave way to a bid which is not there any more."""
    return replace(
        _row_left_out(row),
        severity=Severity.WARNING,
        kind="repeated-bid",
        advice="Import its file again if it is a bid.",
    )


def _row_left_out(row: LeftOut) -> Issue:
    """A row that was read and not imported."""
    return Issue(
        Severity.NOTE,
        "left-out",
        f"Row {row.cell.row} was left out: {row.reason}."
        + (f" It says “{row.text}”." if row.text else ""),
        "If it is a bid, give it a reference and a name of its own.",
        (row.cell,),
    )


def _rows_issues(built: Built, framework: Framework) -> Iterator[Issue]:
    yield from map(_row_left_out, built.record.left_out)
    for cell in built.hidden:
        yield Issue(
            Severity.WARNING,
            "hidden-row",
            f"Row {cell.row} is hidden; its bid was imported.",
            "Check that the bid is meant to be part of the return.",
            (cell,),
        )
    for key, cell in built.unfinished:
        label = framework.field_by_key[key].label
        yield Issue(
            Severity.ERROR,
            "formula-without-result",
            f"“{label}” is a formula whose result the file does not hold, so it reads as blank.",
            "Open the file in Excel or LibreOffice, let it calculate, and save it again.",
            (cell,),
            "",
            key,
        )
