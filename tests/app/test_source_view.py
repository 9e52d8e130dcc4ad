"""A sheet around a cell, from the bytes that an evaluation keeps."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from gz_eval.app.importing import read_files
from gz_eval.app.source_view import header_row_of, view
from gz_eval.core.errors import UserError
from gz_eval.core.framework_file import load_framework
from gz_eval.core.source import CellRef, Reading, SheetRef, SourceFile
from gz_eval.sheets.workbook import workbook_of

SAMPLES = Path(__file__).parents[2] / "sample_bids"


def _file(name: str) -> SourceFile:
    return SourceFile(name, "", "", 0)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Headers in row 3, forty rows below them; row 20 hidden; shares as per cent."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Bids"
    sheet["A1"] = "Register"
    sheet.append([])
    sheet.append(["Reference", "Power", "Share"])
    for number in range(1, 41):
        sheet.append([f"A{number}", f"={number}*10", number / 100])
    for row in range(4, 44):
        sheet.cell(row, 3).number_format = "0%"
    sheet.row_dimensions[20].hidden = True
    notes = book.create_sheet("Notes")
    notes.sheet_state = "hidden"
    notes["B2"] = "Site name"
    path = tmp_path_factory.mktemp("book") / "a.xlsx"
    book.save(path)
    return path.read_bytes()


def _cell(row: int, column: int, sheet: str = "Bids") -> CellRef:
    return CellRef(SheetRef("a.xlsx", sheet), row, column)


def test_what_is_around_a_cell_is_shown_as_the_sheet_showed_it(register: bytes) -> None:
    shown = view(_cell(21, 3), _file("a.xlsx"), register, around=2, header_row=3)
    assert shown.title == "a.xlsx / Bids / C21"
    assert shown.columns == ("A", "B", "C")
    assert shown.row_numbers == (3, 19, 20, 21, 22, 23)
    assert shown.rows[0] == ("Reference", "Power", "Share")
    assert shown.rows[shown.row] == ("A18", "", "18%")
    assert (shown.row, shown.column, shown.text) == (3, 2, "18%")
    assert shown.hidden_rows == {20}
    assert not shown.formula


def test_what_is_said_of_a_whole_file_shows_its_first_sheet(register: bytes) -> None:
    shown = view(_cell(1, 1, sheet=""), _file("a.xlsx"), register)
    assert shown.text == "Register"


def test_near_the_headers_no_row_comes_twice(register: bytes) -> None:
    shown = view(_cell(4, 2), _file("a.xlsx"), register, around=2, header_row=3)
    assert shown.row_numbers == (2, 3, 4, 5, 6)
    assert shown.header_row == 3
    assert shown.formula


def test_a_blank_answer_beside_or_below_what_the_sheet_holds_is_there(register: bytes) -> None:
    beside = view(_cell(2, 4, "Notes"), _file("a.xlsx"), register)
    assert (beside.text, beside.columns) == ("", ("A", "B", "C", "D"))
    assert beside.hidden_sheet
    below = view(_cell(3, 2, "Notes"), _file("a.xlsx"), register)
    assert below.rows == (("", ""), ("", "Site name"), ("", ""))


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        (_cell(1, 1, "Gone"), "has no sheet “Gone”"),
        (_cell(60, 1), "no cell A60 in a.xlsx / Bids, which ends at C43"),
        (_cell(5, 99), "no cell CU5"),
    ],
)
def test_what_is_not_there_is_said(register: bytes, cell: CellRef, what: str) -> None:
    with pytest.raises(UserError, match=what):
        view(cell, _file("a.xlsx"), register)


def test_every_answer_of_the_samples_is_found_in_the_stored_bytes() -> None:
    found = read_files([SAMPLES], load_framework("four-pillars"))
    files = {file.name: file for file in found.bids.files}
    looked: set[SheetRef] = set()
    for bid in found.bids.bids:
        readings: list[Reading] = [one.reading for one in bid.answers.values() if one.reading]
        reading = next(one for one in readings if one.raw is not None)
        if reading.sheet in looked:
            continue
        looked.add(reading.sheet)
        file = files[reading.sheet.file]
        header = header_row_of(found.bids, reading.sheet)
        shown = view(reading.cell, file, found.sources[file.sha256], header_row=header)
        assert shown.text == reading.text
        assert header in shown.row_numbers
    endings = {Path(sheet.file).suffix for sheet in looked}
    assert endings >= {".xlsx", ".csv", ".ods", ".xls", ".xlsm"}


def test_one_sheet_alone_is_read_where_only_one_is_wanted(register: bytes) -> None:
    whole = workbook_of(register, "a.xlsx").sheets
    assert workbook_of(register, "a.xlsx", only="Notes").sheets == whole[1:]
    assert workbook_of(register, "a.xlsx", only="Gone").sheets == ()
