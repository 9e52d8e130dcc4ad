"""A sheet around a cell as a table: letters, row numbers, the cell in question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from busy_session import fresh_session
from gz_eval.app.columns import Tone
from gz_eval.app.file_issues import file_unreadable
from gz_eval.app.source_rows import file_of, remarks, source_columns, source_rows
from gz_eval.app.source_view import view
from gz_eval.core.errors import UserError
from gz_eval.core.source import CellRef, SheetRef, SourceFile

SHEET = SheetRef("bids.csv", "")
DATA = b"Bid,Power\nTarn Park,700 MW\nHarrow,900\n"
FILE = SourceFile("bids.csv", "bids.csv", "ab" * 32, len(DATA))


def test_rows_and_columns_are_those_of_the_sheet() -> None:
    shown = view(CellRef(SHEET, 2, 2), FILE, DATA)
    rows, columns = source_rows(shown), source_columns(shown)
    assert [column.title for column in columns] == ["A", "B"]
    assert [[column.text(row) for column in columns] for row in rows] == [
        ["Bid", "Power"],
        ["Tarn Park", "700 MW"],
        ["Harrow", "900"],
    ]
    assert [row.id for row in rows] == ["1", "2", "3"]
    assert [row.marked for row in rows] == [-1, 1, -1]
    assert columns[1].tone(rows[1]) is Tone.STRONG
    assert columns[1].spoken_text(rows[1]) == "B2, the cell in question: 700 MW"
    assert columns[0].spoken_text(rows[2]) == "A3: Harrow"
    assert remarks(shown) == ()


def test_columns_are_named_by_their_headings_too() -> None:
    shown = view(CellRef(SHEET, 3, 2), FILE, DATA, around=1, header_row=1)
    columns = source_columns(shown)
    assert [column.title for column in columns] == ["A · Bid", "B · Power"]
    assert columns[1].spoken_text(source_rows(shown)[-1]) == (
        "B3, Power, the cell in question: 900"
    )


def test_a_file_that_was_replaced_says_so() -> None:
    project = fresh_session().project
    assert file_of(project, CellRef(SheetRef("bids.xlsx", "Register"), 2, 2)).sha256 == "ab" * 32
    with pytest.raises(UserError, match="not among the files"):
        file_of(project, CellRef(SHEET, 2, 2))


def test_of_a_file_that_could_not_be_read_there_is_no_sheet() -> None:
    project = fresh_session().project
    issue = file_unreadable("letter.docx", UserError("“letter.docx” is no file of bids.", "Ask."))
    bids = replace(project.bids, issues=(*project.bids.issues, issue))
    with pytest.raises(UserError, match=r"no sheet to be shown: “letter\.docx” is no file of bids"):
        file_of(replace(project, bids=bids), issue.where[0])
