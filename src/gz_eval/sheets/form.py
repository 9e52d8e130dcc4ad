"""Forms: one bid on one sheet or several, each answer right of its label or below it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from gz_eval.core.bids import MatchedBy
from gz_eval.core.source import RawValue
from gz_eval.sheets.label_words import is_unit
from gz_eval.sheets.labels import LabelMatcher, Match
from gz_eval.sheets.register import text_of
from gz_eval.sheets.sheet import Area, Sheet, is_blank

_ROWS = 500
_COLUMNS = 80
_REACH = 6  # blank columns between a label and its answer
_LABEL_LIKE = re.compile(
    r".*[:?*]\s*$|\s*\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z])[.)]\s", re.IGNORECASE | re.DOTALL
)
_ANSWER_COLUMN = re.compile(
    r"(?:your |the |bidder'?s? |applicant'?s? )?(?:answers?|responses?|repl(?:y|ies))"
    r"(?: here)?\s*:?",
    re.IGNORECASE,
)

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Label:
    """A label, the field it asks for, and where its answer is.

    `text` has the unit that stands beside the answer, too. `repeats` is the field that another
    label on the sheet has answered already.
    """

    row: int
    column: int
    text: str
    match: Match
    answer: Cell
    repeats: str = ""


@dataclass(frozen=True, slots=True)
class FormSheet:
    """The labels of one sheet: those that found a field, and others that have answers."""

    labels: tuple[Label, ...]
    others: tuple[Label, ...]

    @property
    def fields(self) -> dict[str, Label]:
        """The label of each field that was found."""
        return {label.match.field: label for label in self.labels if not label.repeats}

    @property
    def top(self) -> int:
        """The row of the first label."""
        return min((label.row for label in self.labels), default=1)


def find_form(sheet: Sheet, matcher: LabelMatcher) -> FormSheet:
    """The labels of a sheet and where their answers are; without labels when it is no form."""
    texts = {
        (row, column): text_of(value)
        for row, cells in enumerate(sheet.rows[:_ROWS], 1)
        for column, value in enumerate(cells[:_COLUMNS], 1)
        if isinstance(value, str) and value.strip()
    }
    labels = {
        cell: match for cell, text in texts.items() if (match := matcher.match(text, False)).field
    }
    places = _Places(sheet, labels)
    places.drop_answers(texts, matcher)
    answers = {cell: place for cell in labels if (place := places.answer(cell)) is not None}
    taken = set(answers.values())
    for cell, text in texts.items():
        if cell not in labels and cell not in taken:
            match = matcher.match(text)
            if match.field:
                labels[cell] = match
                place = places.answer(cell)
                if place is not None and place not in taken:
                    answers[cell] = place
                    taken.add(place)
    return FormSheet(
        _one_label_each(sheet, labels, answers, texts),
        _others(sheet, labels, answers, taken, texts, places),
    )


class _Places:
    """Where answers are. Most labels of a sheet have them on one side: that side is tried first."""

    def __init__(self, sheet: Sheet, labels: dict[Cell, Match]) -> None:
        self._sheet = sheet
        self._labels = labels
        self._areas = {(area.top, area.left): area for area in sheet.merged}
        self._answer_column = self._find_answer_column()
        self._hints = self._find_hints()
        votes: Counter[bool] = Counter()
        for cell in labels:
            right = self._answers(self._right(cell))
            below = self._answers(self._below(cell))
            if right != below:
                votes[right] += 1
        self.right_first = votes[True] >= votes[False]

    def drop_answers(self, texts: dict[Cell, str], matcher: LabelMatcher) -> None:
        """Take out of the labels those that are rather answers: "Submitted" beside "Bid status".

        A text right next to a label, on the usual side, is its answer when it is one of the
        field's options, when its own field has another label, or when it stands in a line of
        answers.
        """
        line = 1 if self.right_first else 0
        per_line = Counter(cell[line] for cell in self._labels)
        for cell in sorted(self._labels):
            if cell not in self._labels:
                continue  # taken out as the answer of one before it
            area = self._area(cell)
            beside = (cell[0], area.right + 1) if self.right_first else (area.bottom + 1, cell[1])
            match = self._labels.get(beside)
            if match is None or match.field == self._labels[cell].field:
                continue
            claims = sum(other.field == match.field for other in self._labels.values())
            if (
                matcher.is_option(self._labels[cell].field, texts[beside])
                or claims > 1
                or per_line[beside[line]] * 2 <= per_line[cell[line]]
            ):
                del self._labels[beside]

    def answer(self, cell: Cell) -> Cell | None:
        """The answer's cell, perhaps blank; None when labels are all around."""
        if self._answer_column > cell[1]:
            return (cell[0], self._answer_column)
        right, below = self._right(cell), self._below(cell)
        first, second = (right, below) if self.right_first else (below, right)
        if self._answers(first):
            return first
        if self._answers(second) and not self._is_a_label_itself(second):
            return second
        for place in (first, second):
            if place not in self._labels and is_blank(self._sheet.value(*place)):
                return place
        return None

    def _area(self, cell: Cell) -> Area:
        return self._areas.get(cell) or Area(cell[0], cell[1], cell[0], cell[1])

    def _right(self, cell: Cell) -> Cell:
        start = self._area(cell).right + 1
        for column in range(start, start + _REACH):
            if not is_blank(self._sheet.value(cell[0], column)):
                if column > start and column in self._hints:
                    break  # the answer before the hint was left blank
                return (cell[0], column)
        return (cell[0], start)

    def _find_hints(self) -> set[int]:
        """Columns of guidance: texts that stand beyond answers oftener than they are answers."""
        answers: Counter[int] = Counter()
        beyond: Counter[int] = Counter()
        for cell in self._labels:
            start = self._area(cell).right + 1
            held: list[int] = []
            for column in range(start, start + 2 * _REACH):
                if (cell[0], column) in self._labels:
                    break
                value = self._sheet.value(cell[0], column)
                if not is_blank(value) and not (isinstance(value, str) and is_unit(value)):
                    held.append(column)
            answers.update(held[:1])
            beyond.update(held[1:2])
        return {column for column, count in beyond.items() if count > 1 and count > answers[column]}

    def _below(self, cell: Cell) -> Cell:
        return (self._area(cell).bottom + 1, cell[1])

    def _answers(self, place: Cell) -> bool:
        return place not in self._labels and not is_blank(self._sheet.value(*place))

    def _is_a_label_itself(self, place: Cell) -> bool:
        """Whether a text on the less usual side is rather an unknown label with its own answer."""
        value = self._sheet.value(*place)
        if not isinstance(value, str):
            return False
        beyond = self._right(place) if self.right_first else self._below(place)
        return self._answers(beyond) or _LABEL_LIKE.match(value) is not None

    def _find_answer_column(self) -> int:
        """The column under a heading such as "Your answer", when labels are left of it; else 0."""
        if not self._labels:
            return 0
        top = min(row for row, _ in self._labels)
        for row in range(max(1, top - 3), top):
            for column, value in enumerate(self._sheet.rows[row - 1][:_COLUMNS], 1):
                if isinstance(value, str) and _ANSWER_COLUMN.fullmatch(value.strip()):
                    return column
        return 0


def _one_label_each(
    sheet: Sheet, labels: dict[Cell, Match], answers: dict[Cell, Cell], texts: dict[Cell, str]
) -> tuple[Label, ...]:
    """One label for each field: exact before likely, answered before blank, first before later."""
    order = sorted(
        answers,
        key=lambda cell: (
            labels[cell].by is MatchedBy.FUZZY,
            is_blank(sheet.value(*answers[cell])),
            cell,
        ),
    )
    seen: set[str] = set()
    found: list[Label] = []
    for cell in order:
        match, answer = labels[cell], answers[cell]
        beside = sheet.value(answer[0], answer[1] + 1)
        unit = f" ({beside.strip('() ')})" if isinstance(beside, str) and is_unit(beside) else ""
        repeats = match.field if match.field in seen else ""
        seen.add(match.field)
        found.append(Label(*cell, texts[cell] + unit, match, answer, repeats))
    return tuple(sorted(found, key=lambda label: (label.row, label.column)))


def _others(
    sheet: Sheet,
    labels: dict[Cell, Match],
    answers: dict[Cell, Cell],
    taken: set[Cell],
    texts: dict[Cell, str],
    places: _Places,
) -> tuple[Label, ...]:
    """Texts in a column of labels that match no field but have an answer: kept as extras."""
    per_column = Counter(column for _, column in answers)
    found: list[Label] = []
    for cell, text in texts.items():
        if cell in labels or cell in taken or per_column[cell[1]] < 2 or is_unit(text):
            continue
        place = places.answer(cell)
        if place is None or place in taken or is_blank(sheet.value(*place)):
            continue
        beside = cell[0] == place[0]
        if beside == places.right_first:
            taken.add(place)
            found.append(Label(*cell, text, Match("", MatchedBy.UNMATCHED, 0.0), place))
    return tuple(found)


def looks_answered(value: RawValue) -> bool:
    """Whether a value could answer a question for a number or a day, rather than explain it."""
    if not isinstance(value, str):
        return True
    text = value.strip()
    return len(text) <= 12 or (len(text) <= 60 and any(mark.isdigit() for mark in text[:12]))
