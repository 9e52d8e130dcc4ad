"""Files in, bids out: every row accounted for, and one bad file stops nothing."""

from __future__ import annotations

import csv
import shutil
import tempfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gz_eval.app.importing import import_bids
from gz_eval.core.bids import BidSet, Layout
from gz_eval.core.errors import Cancelled, UserError
from gz_eval.core.framework import Criterion, Field, Framework, Kind
from gz_eval.core.issues import Issue, Severity
from gz_eval.core.project import Project
from gz_eval.core.scoring import evaluate
from gz_eval.core.source import RawValue
from gz_eval.core.value_functions import Linear
from gz_eval.core.values import Missing, Value, Why
from gz_eval.export import write

Grid = Sequence[Sequence[RawValue]]

FRAMEWORK = Framework(
    "offices",
    "Offices",
    "1",
    "test",
    (
        Field("ref", "Office reference", Kind.TEXT),
        Field("name", "Office name", Kind.TEXT),
        Field("region", "Region", Kind.REGION),
        Field("desks", "Number of desks", Kind.WHOLE_NUMBER, ("Desks",), required=True),
        Field("rent", "Rent a year (£k)", Kind.MONEY, unit="£k"),
        Field("remarks", "Remarks", Kind.TEXT),
    ),
    (Criterion("desks", "Desks", 1.0, field="desks", value_function=Linear(0, 100)),),
    id_field="ref",
    name_field="name",
    region_field="region",
)
HEADER: list[RawValue] = ["Office reference", "Office name", "Region", "Desks", "Rent a year (£k)"]
FORM: list[list[RawValue]] = [
    ["Office reference", "F1"],
    ["Office name", "Harbour House"],
    ["Region", "Wales"],
    ["Number of desks", 40],
]


def _xlsx(path: Path, **grids: Grid) -> Path:
    import openpyxl

    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, grid in grids.items():
        sheet = workbook.create_sheet(title)
        for row in grid:
            sheet.append(list(row))
    path.parent.mkdir(parents=True, exist_ok=True)
    workbook.save(path)
    return path


def _csv(path: Path, grid: Grid) -> Path:
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows(grid)
    return path


def _issues(found: BidSet, kind: str) -> list[Issue]:
    return [issue for issue in found.issues if issue.kind == kind]


def _places(found: BidSet, kind: str) -> list[str]:
    return [issue.place for issue in _issues(found, kind)]


def test_a_register(tmp_path: Path) -> None:
    path = _xlsx(
        tmp_path / "offices.xlsx",
        Offices=[
            ["Offices 2026"],
            [],
            [*HEADER, "Parking"],
            ["A1", "North Tower", "Yorks & Humber", 120, 80, "12 bays"],
            ["A2", "South Quay", "London", "TBC", None, None],
            ["Total", None, None, 120, 80],
        ],
    )
    found = import_bids([path], FRAMEWORK)
    assert found.account == "3 rows read = 2 imported + 1 left out"
    first, second = found.bids
    assert (first.id, first.name, first.region) == ("A1", "North Tower", "E12000003")
    assert str(first.source) == "offices.xlsx / Offices / A4"
    desks = first.answers["desks"]
    assert isinstance(desks.value, Value)
    assert desks.value.amount == Decimal(120)
    assert desks.reading is not None
    assert str(desks.reading.cell) == "offices.xlsx / Offices / D4"
    assert [(header, reading.raw) for header, reading in first.extras] == [("Parking", "12 bays")]
    assert second.extras == ()
    rent, remarks = second.answer("rent").value, second.answer("remarks").value
    assert isinstance(rent, Missing)
    assert rent.why is Why.BLANK
    assert isinstance(remarks, Missing)
    assert remarks.why is Why.NOT_ASKED
    assert _places(found, "unmatched-header") == ["offices.xlsx / Offices / F3"]
    assert _places(found, "left-out") == ["offices.xlsx / Offices / A6"]
    assert [issue.field for issue in _issues(found, "field-not-found")] == ["remarks"]
    (source,) = found.files
    assert (source.name, len(source.sha256)) == ("offices.xlsx", 64)
    (sheet,) = found.sheets
    assert (sheet.layout, sheet.header_row, sheet.rows_read) == (Layout.REGISTER, 3, 3)


def test_a_folder_of_forms_and_registers(tmp_path: Path) -> None:
    _xlsx(tmp_path / "forms" / "harbour.xlsx", One=FORM[:2], Two=FORM[2:])
    _xlsx(tmp_path / "forms" / "nameless.xlsx", Form=FORM[2:])
    _csv(tmp_path / "late.csv", [HEADER, ["L1", "Late House", "Scotland", "30", "5"]])
    found = import_bids([tmp_path], FRAMEWORK)
    assert [(bid.id, bid.name) for bid in found.bids] == [
        ("F1", "Harbour House"),
        ("nameless", "nameless"),
        ("L1", "Late House"),
    ]
    assert [source.name for source in found.files] == [
        "forms/harbour.xlsx",
        "forms/nameless.xlsx",
        "late.csv",
    ]
    assert found.account == "3 rows read = 3 imported + 0 left out"
    harbour = found.bids[0].answers
    assert [harbour[key].reading.cell.sheet.sheet for key in ("ref", "desks")] == ["One", "Two"]  # type: ignore[union-attr]


def test_ids_are_made_unique_and_both_cells_are_named(tmp_path: Path) -> None:
    path = _csv(
        tmp_path / "a.csv",
        [HEADER, ["A1", "One"], ["a1", "Two"], ["A1 (2)", "Three"], ["A1", "Four"], ["", "Five"]],
    )
    found = import_bids([path], FRAMEWORK)
    assert [bid.id for bid in found.bids] == ["A1", "a1 (3)", "A1 (2)", "A1 (4)", "a:6"]
    assert len({bid.id for bid in found.bids}) == len(found.bids)
    assert _places(found, "duplicate-id") == ["a.csv / A2; a.csv / A3", "a.csv / A2; a.csv / A5"]
    assert all(issue.severity is Severity.ERROR for issue in _issues(found, "duplicate-id"))


def test_one_bad_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    _csv(tmp_path / "good.csv", [HEADER, ["A1", "One", "Wales", "10", "1"]])
    (tmp_path / "bad.xlsx").write_bytes(b"%PDF-1.7")
    found = import_bids([tmp_path], FRAMEWORK)
    assert len(found.bids) == 1
    (issue,) = _issues(found, "file-unreadable")
    assert issue.severity is Severity.ERROR
    assert "bad.xlsx" in issue.message
    assert issue.advice


def test_when_nothing_can_be_read_the_reason_is_the_error(tmp_path: Path) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"%PDF-1.7")
    with pytest.raises(UserError, match=r"“bad\.xlsx” is not a spreadsheet"):
        import_bids([bad], FRAMEWORK)
    shutil.copy(bad, tmp_path / "worse.xlsx")
    with pytest.raises(UserError, match="None of the 2 files could be imported"):
        import_bids([tmp_path], FRAMEWORK)


def test_files_without_bids_say_what_was_looked_for(tmp_path: Path) -> None:
    other = _csv(tmp_path / "other.csv", [["Officer", "Room"], ["A", "1"]])
    with pytest.raises(UserError, match=r"“other\.csv”.*“Office reference”"):
        import_bids([other], FRAMEWORK)
    bare = _csv(tmp_path / "bare.csv", [HEADER])
    with pytest.raises(UserError, match="no bids"):
        import_bids([bare], FRAMEWORK)


def test_a_form_left_blank_is_left_out(tmp_path: Path) -> None:
    blank = _xlsx(tmp_path / "blank.xlsx", Form=[[row[0]] for row in FORM])
    filled = _xlsx(tmp_path / "filled.xlsx", Form=FORM)
    found = import_bids([blank, filled], FRAMEWORK)
    assert found.account == "2 rows read = 1 imported + 1 left out"
    assert found.left_out[0].reason == "a form without answers"


def test_hidden_rows_are_imported_and_flagged_and_hidden_registers_are_not(tmp_path: Path) -> None:
    import openpyxl

    path = _xlsx(
        tmp_path / "a.xlsx",
        Shown=[HEADER, ["A1", "One", "Wales", 10, 1], ["A2", "Two", "Wales", 10, 1]],
        Hidden=[HEADER, ["A3", "Three", "Wales", 10, 1], ["A4", "Four", "Wales", 10, 1]],
    )
    workbook = openpyxl.load_workbook(path)
    workbook["Shown"].row_dimensions[3].hidden = True
    workbook["Hidden"].sheet_state = "hidden"
    workbook.save(path)
    found = import_bids([path], FRAMEWORK)
    assert [bid.id for bid in found.bids] == ["A1", "A2"]
    assert _places(found, "hidden-row") == ["a.xlsx / Shown / A3"]
    assert found.account == "4 rows read = 2 imported + 2 left out"
    (issue,) = _issues(found, "hidden-sheet")
    assert issue.severity is Severity.WARNING
    assert "2 rows" in issue.message


def test_a_hidden_register_alone_is_imported_and_flagged(tmp_path: Path) -> None:
    import openpyxl

    path = _xlsx(tmp_path / "a.xlsx", Cover=[["Hello"]], Bids=[HEADER, ["A1", "One", "Wales", 1]])
    workbook = openpyxl.load_workbook(path)
    workbook["Bids"].sheet_state = "veryHidden"
    workbook.save(path)
    found = import_bids([path], FRAMEWORK)
    assert [bid.id for bid in found.bids] == ["A1"]
    assert len(_issues(found, "hidden-sheet")) == 1
    assert len(_issues(found, "sheet-skipped")) == 1


def test_formulas_without_results_and_cell_errors_are_reported_at_their_cell(
    tmp_path: Path,
) -> None:
    path = _xlsx(
        tmp_path / "a.xlsx",
        Offices=[
            [*HEADER, "Workings"],
            ["A1", "One", "Wales", "=10+1", 1, "=1+1"],
            ["A2", "Two", "Wales", "#REF!", 1, "#N/A"],
        ],
    )
    found = import_bids([path], FRAMEWORK)
    assert _places(found, "formula-without-result") == ["a.xlsx / Offices / D2"]
    assert _places(found, "cell-error") == ["a.xlsx / Offices / D3"]


def test_a_second_column_for_a_field_is_kept_and_named(tmp_path: Path) -> None:
    path = _csv(tmp_path / "a.csv", [[*HEADER, "Desks"], ["A1", "One", "Wales", "10", "1", "99"]])
    found = import_bids([path], FRAMEWORK)
    assert _places(found, "duplicate-header") == ["a.csv / F1"]
    assert found.bids[0].extras[0][1].raw == "99"
    assert found.bids[0].value("desks").amount == Decimal(10)  # type: ignore[union-attr]


def test_headers_too_far_out_to_be_read_are_told(tmp_path: Path) -> None:
    row = ["A1", "One", "Wales"]
    far: list[list[RawValue]] = [
        [*HEADER[:3], *(f"More {number}" for number in range(997)), "Desks"],
        [*row, *("x" for _ in range(997)), 40],
    ]
    found = import_bids([_csv(tmp_path / "far.csv", far)], FRAMEWORK)
    assert found.bids[0].value("desks") is None
    (issue,) = _issues(found, "column-limit")
    assert issue.place == "far.csv / ALM1"
    near = [[one for one in line if one not in ("More 0", "x")] for line in far]
    found = import_bids([_csv(tmp_path / "near.csv", near)], FRAMEWORK)
    assert not _issues(found, "column-limit")


def test_answers_that_a_merged_cell_hides_are_told(tmp_path: Path) -> None:
    import openpyxl

    rows = [[f"A{row}", f"Office {row}", "Wales" if row == 1 else None, 10] for row in (1, 2, 3)]
    path = _xlsx(tmp_path / "a.xlsx", Offices=[["Group", None, None, "Figures"], HEADER, *rows])
    workbook = openpyxl.load_workbook(path)
    workbook["Offices"].merge_cells("A1:C1")  # a heading: nothing is lost by it
    workbook["Offices"].merge_cells("C3:C5")
    workbook.save(path)
    found = import_bids([path], FRAMEWORK)
    assert [bid.region for bid in found.bids] == ["W92000004", "", ""]
    (issue,) = _issues(found, "merged-answers")
    assert "“Region” says “Wales” in C3, a cell merged over 2 rows below it" in issue.message
    assert [cell.address for cell in issue.where] == ["C3", "C4", "C5"]


def test_bids_that_a_form_would_swallow_are_told(tmp_path: Path) -> None:
    """A bid in each column reads as the form of the first."""
    rows = [HEADER, *([f"A{row}", f"Office {row}", "Wales", row * 10, row] for row in (1, 2, 3))]
    path = _xlsx(tmp_path / "a.xlsx", Offices=list(zip(*rows, strict=True)))
    found = import_bids([path], FRAMEWORK)
    assert len(found.bids) == 1
    (issue,) = _issues(found, "more-answers")
    assert issue.severity is Severity.ERROR
    assert "other bids may have been missed" in issue.message
    form = [[*line, "how many?"] for line in FORM] + [["Rent a year (£k)", 12, "£k, to 3 places"]]
    found = import_bids([_xlsx(tmp_path / "b.xlsx", Form=form)], FRAMEWORK)
    assert not _issues(found, "more-answers")


def test_one_letter_among_many_returns_stops_nothing(tmp_path: Path) -> None:
    good = _csv(tmp_path / "a.csv", [HEADER, ["A1", "One", "Wales", 40, 12]])
    letters = [tmp_path / "letter.docx", tmp_path / "map.pdf"]
    for letter in letters:
        letter.write_bytes(b"Dear colleague")
    found = import_bids([letters[0], good, letters[1]], FRAMEWORK)
    assert found.account == "1 row read = 1 imported + 0 left out"
    told = [issue.message for issue in _issues(found, "file-unreadable")]
    assert told == [
        "“letter.docx” is not a kind of file that can be read.",
        "“map.pdf” is not a kind of file that can be read.",
    ]
    with pytest.raises(UserError, match=r"“letter\.docx” and “map\.pdf” are not kinds of files"):
        import_bids(letters, FRAMEWORK)


def test_an_exact_copy_is_not_imported_twice(tmp_path: Path) -> None:
    path = _csv(tmp_path / "a.csv", [HEADER, ["A1", "One", "Wales", "10", "1"]])
    shutil.copy(path, tmp_path / "b.csv")
    found = import_bids([tmp_path], FRAMEWORK)
    assert len(found.bids) == 1
    assert "exact copy of “a.csv”" in _issues(found, "sheet-skipped")[0].message


@pytest.mark.parametrize(("rows", "warned"), [(70_000, False), (65_535, True)])
def test_long_files_lose_no_row_and_a_full_sheet_is_doubted(
    tmp_path: Path, rows: int, warned: bool
) -> None:
    header = ["Office reference", "Desks"]
    path = _csv(
        tmp_path / "long.csv", [header, *([f"A{row}", str(row % 90)] for row in range(rows))]
    )
    found = import_bids([path], FRAMEWORK)
    assert len(found.bids) == rows
    assert bool(_issues(found, "row-limit")) is warned


def test_progress_is_told_and_cancelling_stops_the_import(tmp_path: Path) -> None:
    rows = [[f"A{row}", f"Office {row}", "Wales", "1", "1"] for row in range(2500)]
    path = _csv(tmp_path / "a.csv", [HEADER, *rows])
    told: list[tuple[str, int, int]] = []
    import_bids([path], FRAMEWORK, lambda text, done, total: told.append((text, done, total)))
    assert told[:4] == [
        ("Opening a.csv", 0, 1),
        ("Reading a.csv", 0, 2501),
        ("Reading a.csv", 1000, 2501),
        ("Reading a.csv", 2000, 2501),
    ]

    def stop(text: str, done: int, total: int) -> None:
        if done >= 1000:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_bids([path], FRAMEWORK, stop)


@pytest.mark.parametrize("ending", [".xlsx", ".ods", ".csv"])
def test_a_ranking_that_we_wrote_is_not_read_as_bids(tmp_path: Path, ending: str) -> None:
    _csv(tmp_path / "bids.csv", [HEADER, ["A1", "Harbour House", "Wales", 40, 12]])
    before = import_bids([tmp_path], FRAMEWORK)
    write(
        Project(FRAMEWORK, before),
        evaluate(FRAMEWORK, before.bids),
        tmp_path / f"shortlist{ending}",
    )
    after = import_bids([tmp_path], FRAMEWORK)
    assert [bid.id for bid in after.bids] == ["A1"]
    assert (
        f"“shortlist{ending}” is an export of gz_eval" in _issues(after, "sheet-skipped")[0].message
    )


def test_importing_twice_gives_the_same(tmp_path: Path) -> None:
    path = _csv(tmp_path / "a.csv", [HEADER, ["", "One", "Wales", "10"], ["", "Two", "Wales", "x"]])
    once, again = (import_bids([path], FRAMEWORK) for _ in range(2))
    assert [bid.id for bid in once.bids] == [bid.id for bid in again.bids] == ["a:2", "a:3"]
    assert once.issues == again.issues


_CELL = st.sampled_from(
    ["", " ", "A1", "A2", "Total", "Example", "e.g. x", "Wales", "10", "TBC", "#REF!", "£8.2bn",
     "100–600", "Office reference", "Note: read this line before the others", "✓", "\n"]
)  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(_CELL, max_size=6), max_size=10))
def test_every_row_is_imported_or_left_out(grid: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = _csv(Path(folder) / "a.csv", [HEADER, ["Z9", "Last", "Wales", "5", "1"], *grid])
        found = import_bids([path], FRAMEWORK)
    holding = sum(any(cell.strip() for cell in row) for row in grid) + 1
    assert found.rows_read == holding == len(found.bids) + len(found.left_out)
    assert len({bid.id for bid in found.bids}) == len(found.bids)


def test_garbage_collection_is_put_back(tmp_path: Path) -> None:
    import gc

    path = _csv(tmp_path / "a.csv", [["Nothing"], ["here"]])
    with pytest.raises(UserError):
        import_bids([path], FRAMEWORK)
    assert gc.isenabled()
