"""From planned sheets to bids in draft: readings, answers, and the account of every row.

Works column by column with one reader each, because a register may hold millions of cells. Ids are
as the file has them; making them unique across files is the import's part.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import PurePosixPath
from typing import NamedTuple, TypeAlias

from gz_eval.core.answers import reader_for
from gz_eval.core.bids import ColumnMatch, LeftOut, MatchedBy, SheetRecord
from gz_eval.core.framework import Framework
from gz_eval.core.source import GENERAL, CellRef, Reading
from gz_eval.core.values import Answer, Missing, Value, stated_text
from gz_eval.sheets.layout import SheetPlan
from gz_eval.sheets.register import Header, sort_rows
from gz_eval.sheets.sheet import Row, Sheet, is_blank

_CHUNK = 1000  # rows between two reports of progress

Read: TypeAlias = Callable[[Reading], Value | Missing]


class Draft(NamedTuple):
    """A bid before its id is unique. `made` says that the file gave no id, so one was made up."""

    id: str
    made: bool
    name: str
    region: str
    source: CellRef
    id_cell: CellRef
    answers: dict[str, Answer]
    extras: tuple[tuple[str, Reading], ...]


@dataclass(slots=True)
class Built:
    """What came of one sheet.

    `hidden` are the sources of bids on hidden rows; `unfinished` are fields and cells of formulas
    without a result.
    """

    record: SheetRecord
    drafts: list[Draft] = field(default_factory=list)
    hidden: list[CellRef] = field(default_factory=list)
    unfinished: list[tuple[str, CellRef]] = field(default_factory=list)


class Readers:
    """The reader of each field under each header, made once for an import."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self._readers: dict[tuple[str, str], Read] = {}

    def reader(self, key: str, header: str) -> Read:
        """The reader of a field's answers under a header, whose units and words it heeds."""
        asked = (key, header)
        found = self._readers.get(asked)
        if found is None:
            found = self._readers[asked] = reader_for(self.framework.field_by_key[key], header)
        return found


def build_register(
    plan: SheetPlan, readers: Readers, qualify: bool, tick: Callable[[int], None]
) -> Built:
    """The bids of a register, one for each row kept. `qualify` puts the sheet into made-up ids.

    `tick` is told how many rows are done.
    """
    sheet, table, framework = plan.sheet, plan.table, readers.framework
    assert table is not None
    ref = sheet.ref
    rows = sort_rows(sheet, table, framework.id_field, framework.name_field)
    fields = table.fields
    others = [header for header in table.headers if not header.match.field]
    first_column = min((header.column for header in table.headers), default=1)
    id_column = fields[framework.id_field].column if framework.id_field in fields else first_column
    stem = _stem(ref.file) + (f":{ref.sheet}" if qualify and ref.sheet else "")
    formulas = {column for _, column in sheet.formulas}
    columns = [
        (key, header.column, readers.reader(key, header.text)) for key, header in fields.items()
    ]
    keys = [key for key, _, _ in columns]
    built = Built(
        SheetRecord(
            ref,
            plan.layout,
            sheet.hidden,
            table.bottom,
            tuple(_column_match(sheet, header) for header in table.headers),
            len(rows.kept) + len(rows.left_out),
            len(rows.kept),
            tuple(
                LeftOut(CellRef(ref, row, first_column), reason, text)
                for row, reason, text in rows.left_out
            ),
            plan.note,
        )
    )
    for start in range(0, len(rows.kept), _CHUNK):
        tick(start)
        numbers = rows.kept[start : start + _CHUNK]
        cells = [sheet.rows[number - 1] for number in numbers]
        answers_by_column = []
        for key, column, read in columns:
            readings = _column(sheet, column, numbers, cells, formulas)
            answers_by_column.append(list(map(Answer, repeat(key), readings, map(read, readings))))
        extras = _extras(sheet, others, numbers, cells, formulas)
        for number, row_extras, *answers in zip(numbers, extras, *answers_by_column, strict=True):
            built.drafts.append(
                _draft(
                    framework,
                    dict(zip(keys, answers, strict=True)),
                    row_extras,
                    CellRef(ref, number, first_column),
                    CellRef(ref, number, id_column),
                    f"{stem}:{number}",
                )
            )
    if sheet.hidden_rows:
        built.hidden += [
            draft.source for draft in built.drafts if draft.source.row in sheet.hidden_rows
        ]
    if sheet.unfinished:
        by_column = {column: key for key, column, _ in columns}
        kept = set(rows.kept)
        built.unfinished += [
            (by_column[column], CellRef(ref, row, column))
            for row, column in sorted(sheet.unfinished)
            if column in by_column and row in kept
        ]
    return built


def build_form(plans: list[SheetPlan], readers: Readers, name: str) -> list[Built]:
    """The one bid of a form, which may be spread over sheets; a form left blank is left out.

    `name` is the id to give when the form states none. The first sheet accounts for the bid.
    """
    framework = readers.framework
    answers: dict[str, Answer] = {}
    extras: list[tuple[str, Reading]] = []
    unfinished: list[tuple[str, CellRef]] = []
    matches: list[list[ColumnMatch]] = []
    for plan in plans:
        assert plan.form is not None
        sheet, found = plan.sheet, []
        for label in plan.form.labels:
            key = label.repeats or label.match.field
            reading = sheet.reading(*label.answer)
            earlier = answers.get(key)
            cell = CellRef(sheet.ref, label.row, label.column)
            if earlier is not None and (
                is_blank(reading.raw) or (earlier.reading and not is_blank(earlier.reading.raw))
            ):
                found.append(ColumnMatch(label.text, cell, "", MatchedBy.UNMATCHED, 0.0))
                extras.append((label.text, reading))
                continue
            answers[key] = Answer(key, reading, readers.reader(key, label.text)(reading))
            found.append(ColumnMatch(label.text, cell, key, label.match.by, label.match.confidence))
            if label.answer in sheet.unfinished:
                unfinished.append((key, reading.cell))
        for label in plan.form.others:
            extras.append((label.text, sheet.reading(*label.answer)))
            cell = CellRef(sheet.ref, label.row, label.column)
            found.append(ColumnMatch(label.text, cell, "", MatchedBy.UNMATCHED, 0.0))
        matches.append(found)
    blank = all(
        answer.reading is None or is_blank(answer.reading.raw) for answer in answers.values()
    )
    first = plans[0]
    assert first.form is not None
    source = CellRef(
        first.sheet.ref, first.form.top, min(label.column for label in first.form.labels)
    )
    built: list[Built] = []
    for index, (plan, found) in enumerate(zip(plans, matches, strict=True)):
        assert plan.form is not None
        left_out = (LeftOut(source, "a form without answers", ""),) if blank and not index else ()
        built.append(
            Built(
                SheetRecord(
                    plan.sheet.ref,
                    plan.layout,
                    plan.sheet.hidden,
                    plan.form.top,
                    tuple(found),
                    0 if index else 1,
                    0 if index or blank else 1,
                    left_out,
                    plan.note if not index else "It continues the form begun on an earlier sheet.",
                )
            )
        )
    if not blank:
        stated = answers.get(framework.id_field)
        id_cell = stated.reading.cell if stated is not None and stated.reading else source
        built[0].drafts.append(_draft(framework, answers, tuple(extras), source, id_cell, name))
        built[0].unfinished += unfinished
    return built


def _column(
    sheet: Sheet,
    column: int,
    numbers: tuple[int, ...],
    cells: list[Row],
    formulas: set[int],
) -> list[Reading]:
    """The readings of one column in the given rows."""
    index = column - 1
    values = [row[index] if index < len(row) else None for row in cells]
    formats = sheet.formats.get(column)
    shown = [formats.get(number, GENERAL) for number in numbers] if formats else repeat(GENERAL)
    calculated = (
        [(number, column) in sheet.formulas for number in numbers]
        if column in formulas
        else repeat(False)
    )
    return list(map(Reading, repeat(sheet.ref), numbers, repeat(column), values, shown, calculated))


def _extras(
    sheet: Sheet,
    others: list[Header],
    numbers: tuple[int, ...],
    cells: list[Row],
    formulas: set[int],
) -> list[tuple[tuple[str, Reading], ...]]:
    """Each row's answers under headers that matched no field; blanks are not kept."""
    if not others:
        return [()] * len(numbers)
    columns = [
        list(zip(repeat(header.text), _column(sheet, header.column, numbers, cells, formulas)))
        for header in others
    ]
    return [
        tuple([pair for pair in row if pair[1].raw is not None])
        for row in zip(*columns, strict=True)
    ]


def _draft(
    framework: Framework,
    answers: dict[str, Answer],
    extras: tuple[tuple[str, Reading], ...],
    source: CellRef,
    id_cell: CellRef,
    made_up: str,
) -> Draft:
    stated = stated_text(answers.get(framework.id_field))
    bid_id = stated or made_up
    region = answers.get(framework.region_field)
    code = region.value.code if region is not None and isinstance(region.value, Value) else ""
    name = stated_text(answers.get(framework.name_field)) or bid_id
    return Draft(bid_id, not stated, name, code, source, id_cell, answers, extras)


def _column_match(sheet: Sheet, header: Header) -> ColumnMatch:
    cell = CellRef(sheet.ref, header.row, header.column)
    match = header.match
    return ColumnMatch(header.text, cell, match.field, match.by, match.confidence)


def _stem(file: str) -> str:
    return PurePosixPath(file).stem
