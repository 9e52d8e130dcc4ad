"""What one bid's answers say: as shown in the sheet, as read, and from which cell. No Qt.

One row for each field of the framework, then one for each answer that no field asks for. Beside
them the bid's issues, by severity and kind, and the rows that did not become bids.
"""

from __future__ import annotations

from dataclasses import dataclass

from gz_eval.app.columns import Column, Tone
from gz_eval.app.details import Detail, Details, capital
from gz_eval.core.bids import Bid
from gz_eval.core.framework import Framework
from gz_eval.core.override_account import correction_told, value_in_words
from gz_eval.core.project import Project
from gz_eval.core.source import CellRef, SheetRef
from gz_eval.core.values import Answer, Missing, Value, with_correction

_MASKED = "hidden with the bid’s name"


@dataclass(frozen=True, slots=True, eq=False)
class AnswerRow:
    """One question and what a bid says to it.

    `field` is empty for an answer that no field asks for: it is kept and shown, never scored.
    `said` is the cell's text as the sheet shows it; `answer` is None where no field asks.
    """

    id: str
    field: str
    label: str
    said: str
    answer: Answer | None
    cell: CellRef | None

    @property
    def read(self) -> str:
        """What it counts as, with its unit; or why it counts as missing."""
        return self.answer.value.text if self.answer is not None else "not scored"

    @property
    def missing(self) -> bool:
        """Whether nothing was read."""
        return self.answer is None or isinstance(self.answer.value, Missing)

    @property
    def corrected(self) -> bool:
        """Whether an official corrected it."""
        return self.answer is not None and self.answer.correction is not None

    @property
    def spoken(self) -> str:
        """The row as a sentence for a screen reader."""
        told = f"{self.label}: {self.read}"
        if self.corrected:
            told += ", corrected"
        if self.said and self.said != self.read:
            told += f", in the sheet “{' '.join(self.said.split())}”"
        return told + (f", cell {self.cell.address}" if self.cell is not None else "")


def answer_rows(framework: Framework, bid: Bid) -> tuple[AnswerRow, ...]:
    """A row for each field in the framework's order, then one for each answer beside them."""
    rows = []
    for field in framework.fields:
        answer = bid.answer(field.key)
        reading = answer.reading
        rows.append(
            AnswerRow(
                f"field/{field.key}",
                field.key,
                field.label,
                reading.text if reading is not None else "",
                answer,
                reading.cell if reading is not None else None,
            )
        )
    rows.extend(
        AnswerRow(f"extra/{number:04d}", "", header, reading.text, None, reading.cell)
        for number, (header, reading) in enumerate(bid.extras)
    )
    return tuple(rows)


def _tone(row: AnswerRow) -> Tone:
    if row.missing:
        return Tone.SECONDARY
    return Tone.STRONG if row.corrected else Tone.NORMAL


ANSWER_TEXT = 1
"""The column of what the cell says."""
ANSWER_CELL = 3
"""The column of the cell: a link to the sheet."""

ANSWER_COLUMNS: tuple[Column[AnswerRow], ...] = (
    Column(
        "Question", lambda row: row.label, tooltip=lambda row: row.label, spoken=lambda r: r.spoken
    ),
    Column(
        "In the sheet",
        lambda row: " ".join(row.said.split()),
        tooltip=lambda row: row.said,
        about="The cell’s text as the spreadsheet shows it.",
    ),
    Column(
        "Read as",
        lambda row: with_correction(row.read, row.corrected),
        tone=_tone,
        tooltip=lambda row: row.read,
        about="What the answer counts as, or why it counts as missing.",
    ),
    Column(
        "Cell",
        lambda row: row.cell.address if row.cell is not None else "",
        tone=lambda _row: Tone.SECONDARY,
        tooltip=lambda row: f"{row.cell}: show the sheet" if row.cell is not None else "",
        spoken=lambda row: str(row.cell) if row.cell is not None else "no cell",
    ),
)


def answer_details(row: AnswerRow, *, anonymous: bool = False) -> Details:
    """Everything about one answer: text, value, unit, basis, how it was read, cell, correction."""
    parts = []
    if row.answer is None:
        parts.append(Detail("In the sheet", row.said or "blank", Tone.STRONG))
        parts.append(
            Detail("Not scored", "The heading matches no field of the framework: kept as it is.")
        )
        return Details(row.label, (*parts, *_cell_part(row)))
    if anonymous and row.answer.reading is None and not row.missing:
        parts.append(Detail("In the sheet", _MASKED, Tone.SECONDARY))
    elif row.answer.reading is None:
        parts.append(Detail("In the sheet", "the file does not ask for it", Tone.SECONDARY))
    else:
        parts.append(Detail("In the sheet", row.said or "blank"))
    value = row.answer.value
    parts.append(Detail("Counts as", capital(value_in_words(value)), Tone.STRONG))
    if isinstance(value, Value):
        if value.unit:
            parts.append(Detail("Unit", value.unit))
        if value.basis:
            parts.append(Detail("Basis", value.basis))
        if value.steps:
            parts.append(Detail("How it was read", "\n".join(map(capital, value.steps))))
        if value.doubts:
            told = "\n".join(capital(doubt.text) for doubt in value.doubts)
            parts.append(Detail("In doubt", told, Tone.WARNING))
    if row.corrected and not anonymous:
        parts.append(Detail("Correction", correction_told(row.answer)))
    return Details(row.label, (*parts, *_cell_part(row)))


def _cell_part(row: AnswerRow) -> tuple[Detail, ...]:
    return (Detail("Cell", str(row.cell)),) if row.cell is not None else ()


@dataclass(frozen=True, slots=True, eq=False)
class LeftOutRow:
    """A row of a sheet that was read and did not become a bid."""

    id: str
    cell: CellRef
    reason: str
    text: str
    advice: str


_TOLD_AT_ITS_CELL = ("left-out", "repeated-bid")
_TOLD_OF_ITS_SHEET = "hidden-sheet"


def left_out_rows(project: Project) -> tuple[LeftOutRow, ...]:
    """Every row left out, by sheet and row: where one would look for it."""
    bids = project.bids
    advice: dict[CellRef | SheetRef, str] = {}
    for issue in bids.issues:
        if issue.kind in _TOLD_AT_ITS_CELL:
            advice |= dict.fromkeys(issue.where, issue.advice)
        elif issue.kind == _TOLD_OF_ITS_SHEET:
            advice |= {cell.sheet: issue.advice for cell in issue.where}
    return tuple(
        LeftOutRow(
            f"{number:06d}",
            one.cell,
            one.reason,
            " ".join(one.text.split()),
            advice.get(one.cell) or advice.get(one.cell.sheet, ""),
        )
        for number, one in enumerate(sorted(bids.left_out, key=lambda one: _place(one.cell)))
    )


def left_out_details(row: LeftOutRow) -> Details:
    """Everything about one row that was left out, and what to do if it should not have been."""
    parts = [
        Detail("Why it was left out", capital(row.reason), Tone.STRONG),
        Detail("What it says", row.text or "nothing"),
        Detail("Cell", str(row.cell)),
    ]
    if row.advice:
        parts.append(Detail("What to do", row.advice))
    return Details(f"Row {row.cell.row}", tuple(parts))


def _place(cell: CellRef) -> tuple[str, float]:
    return (str(cell.sheet).casefold(), float(cell.row))


LEFT_OUT_COLUMNS: tuple[Column[LeftOutRow], ...] = (
    Column(
        "Sheet",
        lambda row: str(row.cell.sheet),
        sort=lambda row: _place(row.cell),
        tone=lambda _row: Tone.SECONDARY,
        tooltip=lambda row: str(row.cell),
        spoken=lambda row: f"{row.cell}, left out: {row.reason}: “{row.text}”",
    ),
    Column(
        "Row",
        lambda row: str(row.cell.row),  # as the spreadsheet numbers it
        sort=lambda row: (float(row.cell.row), str(row.cell.sheet)),
        right=True,
    ),
    Column(
        "Why it was left out",
        lambda row: capital(row.reason),
        tone=lambda _row: Tone.STRONG,
        tooltip=lambda row: capital(row.reason),
    ),
    Column("What it says", lambda row: row.text, tooltip=lambda row: row.text),
)
