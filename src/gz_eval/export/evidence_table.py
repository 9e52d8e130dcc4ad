"""Every answer of every bid beside the cell it came from: what a figure in the ranking rests on."""

from __future__ import annotations

from gz_eval.core.bids import Bid, BidSet
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import NUMERIC_KINDS, Field, Kind
from gz_eval.core.override_account import correction_told, value_in_words
from gz_eval.core.values import Answer, Value
from gz_eval.export.table import Cell, Column, Form, Table
from gz_eval.export.values_in_words import (
    amount_cell,
    never_asked,
    reading_status,
    unit_shown,
    value_cell,
)

_COLUMNS: tuple[Column, ...] = (
    Column("Reference", width=16),
    Column("Bid", width=32),
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


_CORRECTED = (
    Column("Value before the correction", width=24),
    Column("Correction", width=60),
)


def evidence_table(evaluation: Evaluation, bid_set: BidSet) -> Table:
    """One row for each answer, in ranked order of bids and the framework's order of fields.

    Fields that a bid's file did not ask for have no row: there is no cell to show. Answers under
    headers that matched no field follow the bid's own, named by their header. Where officials
    corrected answers, the value read before stands beside the correction, and who made it and why.
    """
    hashes = {file.name: file.sha256 for file in bid_set.files}
    rows: list[tuple[Cell, ...]] = []
    answers: list[Answer | None] = []
    for row in evaluation.order.tolist():
        bid = evaluation.bids[row]
        for field in evaluation.framework.fields:
            answer = bid.answer(field.key)
            if never_asked(answer.value):
                continue
            rows.append(_answer_cells(bid, field, answer, hashes))
            answers.append(answer)
        for header, reading in bid.extras:
            where = reading.sheet.file, reading.sheet.sheet, reading.cell.address
            rows.append(
                (
                    *(bid.id, bid.name, header, None, "", None, None, reading.text),
                    *("kept, not used", "", "", "the header matched no field"),
                    *(*where, hashes.get(reading.sheet.file, "")),
                )
            )
            answers.append(None)
    columns = _COLUMNS
    if any(answer is not None and answer.correction is not None for answer in answers):
        columns = (*_COLUMNS, *_CORRECTED)
        rows = [
            (*cells, *_correction_cells(answer))
            for cells, answer in zip(rows, answers, strict=True)
        ]
    return Table(
        "Evidence",
        "Evidence: every answer, the value read and the cell it came from",
        columns,
        tuple(rows),
        "Lowest and highest are given where an answer is a range, a period or a limit.",
        frozen=3,
    )


def _answer_cells(
    bid: Bid, field: Field, answer: Answer, hashes: dict[str, str]
) -> tuple[Cell, ...]:
    value = answer.value
    limits: tuple[Cell, Cell] = (None, None)
    if isinstance(value, Value) and (field.kind in NUMERIC_KINDS or field.kind is Kind.DATE):
        limits = amount_cell(field, value.low), amount_cell(field, value.high)
    status = reading_status(value)
    return (
        bid.id,
        bid.name,
        field.label,
        value_cell(field, value),
        unit_shown(field, value),
        *limits,
        answer.reading.text if answer.reading is not None else "",
        status if answer.correction is None else f"corrected; {status}",
        value.basis if isinstance(value, Value) else "",
        _doubts(value),
        "; ".join(value.steps) if isinstance(value, Value) else value.text,
        *_source(answer, hashes),
    )


def _correction_cells(answer: Answer | None) -> tuple[Cell, Cell]:
    if answer is None or answer.correction is None:
        return "", ""
    return value_in_words(answer.correction.original), correction_told(answer)


def _doubts(value: object) -> str:
    return "; ".join(doubt.text for doubt in value.doubts) if isinstance(value, Value) else ""


def _source(answer: Answer, hashes: dict[str, str]) -> tuple[str, str, str, str]:
    if answer.reading is None:
        return "", "", "", ""
    sheet = answer.reading.sheet
    return sheet.file, sheet.sheet, answer.reading.cell.address, hashes.get(sheet.file, "")
