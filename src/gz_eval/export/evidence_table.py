"""Every answer of every bid beside the cell it came from: what a figure in the ranking rests on."""

from __future__ import annotations

from gz_eval.core.bids import BidSet
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import NUMERIC_KINDS, Kind
from gz_eval.core.values import Answer, Value
from gz_eval.export.table import Cell, Column, Form, Table
from gz_eval.export.values_in_words import (
    amount_cell,
    never_asked,
    reading_status,
    unit_shown,
    value_cell,
)

_COLUMNS = (
    Column("Bid", width=16),
    Column("Name", width=32),
    Column("Field", width=34),
    Column("Value", Form.ANY, width=18),
    Column("Unit", width=8),
    Column("Lowest", Form.ANY, width=14),
    Column("Highest", Form.ANY, width=14),
    Column("Text as shown", width=32),
    Column("Reading", width=22),
    Column("Basis", width=16),
    Column("Doubts", width=50),
    Column("How it was read", width=50),
    Column("File", width=30),
    Column("Sheet", width=18),
    Column("Cell", width=8),
    Column("SHA-256 of the file", width=66),
)


def evidence_table(evaluation: Evaluation, bid_set: BidSet) -> Table:
    """One row for each answer, in ranked order of bids and the framework's order of fields.

    Fields that a bid's file did not ask for have no row: there is no cell to show. Answers under
    headers that matched no field follow the bid's own, named by their header.
    """
    hashes = {file.name: file.sha256 for file in bid_set.files}
    rows: list[tuple[Cell, ...]] = []
    for row in evaluation.order.tolist():
        bid = evaluation.bids[row]
        for field in evaluation.framework.fields:
            answer = bid.answer(field.key)
            if never_asked(answer.value):
                continue
            value = answer.value
            limits: tuple[Cell, Cell] = (None, None)
            if isinstance(value, Value) and (
                field.kind in NUMERIC_KINDS or field.kind is Kind.DATE
            ):
                limits = amount_cell(field, value.low), amount_cell(field, value.high)
            rows.append(
                (
                    bid.id,
                    bid.name,
                    field.label,
                    value_cell(field, value),
                    unit_shown(field, value),
                    *limits,
                    answer.reading.text if answer.reading is not None else "",
                    reading_status(value),
                    value.basis if isinstance(value, Value) else "",
                    _doubts(value),
                    "; ".join(value.steps) if isinstance(value, Value) else value.text,
                    *_source(answer, hashes),
                )
            )
        for header, reading in bid.extras:
            where = reading.sheet.file, reading.sheet.sheet, reading.cell.address
            rows.append(
                (
                    *(bid.id, bid.name, header, None, "", None, None, reading.text),
                    *("kept, not used", "", "", "the header matched no field"),
                    *(*where, hashes.get(reading.sheet.file, "")),
                )
            )
    return Table(
        "Evidence",
        "Evidence: every answer, the value read and the cell it came from",
        _COLUMNS,
        tuple(rows),
        "Lowest and highest are given where an answer is a range, a period or a limit.",
        frozen=3,
    )


def _doubts(value: object) -> str:
    return "; ".join(doubt.text for doubt in value.doubts) if isinstance(value, Value) else ""


def _source(answer: Answer, hashes: dict[str, str]) -> tuple[str, str, str, str]:
    if answer.reading is None:
        return "", "", "", ""
    sheet = answer.reading.sheet
    return sheet.file, sheet.sheet, answer.reading.cell.address, hashes.get(sheet.file, "")
