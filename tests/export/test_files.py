"""Whole files: written, read back by other programs, never half, never a formula."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from gz_eval.core.errors import Cancelled, UserError
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.project import Project
from gz_eval.core.source import SourceFile
from gz_eval.core.whole_file import refused, whole_file
from gz_eval.export import write
from gz_eval.export.csv_text import write_csv
from gz_eval.export.imprint import Imprint
from gz_eval.export.plain_text import LONGEST_CELL, begins_like_a_formula, storable
from gz_eval.export.table import Column, Form, Table
from gz_eval.export.xlsx import write_xlsx

SHEETS = [
    *("Ranking", "Shortlist totals", "Contributions", "Value scores", "Evidence", "Gates"),
    *("Overrides", "Issues", "Left out", "Framework", "Rules", "Files", "Logs"),
    *("Sign-offs", "About"),
]
FORMULA_NAMES = {"=1+1", "+44 20 7946 0000", "-cmd|' /C calc'!A0", "@SUM(A1)", "\tTab"}


def ods_rows(path: Path) -> dict[str, list[list[str]]]:
    """The sheets of an .ods file as odfpy reads them: the text of every cell."""
    from odf import teletype
    from odf.opendocument import load
    from odf.table import Table as OdfTable
    from odf.table import TableCell, TableRow
    from odf.text import P

    document: Any = load(str(path))
    return {
        sheet.getAttribute("name"): [
            [
                "\n".join(teletype.extractText(part) for part in cell.getElementsByType(P))
                for cell in row.getElementsByType(TableCell)
            ]
            for row in sheet.getElementsByType(TableRow)
        ]
        for sheet in document.spreadsheet.getElementsByType(OdfTable)
    }


def test_xlsx_is_accessible_and_holds_every_table(
    project: Project, evaluation: Evaluation, tmp_path: Path
) -> None:
    path = tmp_path / "shortlist.xlsx"
    write(project, evaluation, path, imprint=Imprint("", "OFFICIAL-SENSITIVE COMMERCIAL"))
    workbook = openpyxl.load_workbook(path)
    assert workbook.sheetnames == SHEETS
    for sheet in workbook:
        assert sheet["A1"].value
        assert sheet["A2"].value == "Marking: OFFICIAL-SENSITIVE COMMERCIAL"
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes is not None
        (table,) = sheet.tables.values()
        assert table.ref.startswith("A4:")
        assert table.ref.endswith(str(sheet.max_row))
        assert "OFFICIAL-SENSITIVE COMMERCIAL" in str(sheet.oddHeader)
        headers = [cell.value for cell in sheet[4]]
        assert all(headers)
        assert len(set(headers)) == len(headers)
    ranking = workbook["Ranking"]
    assert ranking.max_row == 4 + len(evaluation.bids)
    first = evaluation.bids[evaluation.order[0]]
    assert [ranking.cell(5, column).value for column in (1, 3)] == [1, first.id]
    score = ranking.cell(5, 7)
    assert score.value == evaluation.shown_totals[evaluation.order[0]]
    assert score.number_format == "#,##0.0"
    assert ranking.cell(5, 17 - 4).alignment.wrap_text


@pytest.mark.parametrize("ending", [".xlsx", ".ods", ".csv"])
def test_text_never_becomes_a_formula(
    project: Project, evaluation: Evaluation, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"out{ending}"
    write(project, evaluation, path)
    if ending == ".xlsx":
        workbook = openpyxl.load_workbook(path)
        cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
        assert "f" not in {cell.data_type for cell in cells}
        texts = {cell.value for cell in cells if cell.data_type == "s"}
        assert texts >= FORMULA_NAMES
        assert all(
            cell.quotePrefix
            for cell in cells
            if isinstance(cell.value, str) and begins_like_a_formula(cell.value)
        )
    elif ending == ".ods":
        with zipfile.ZipFile(path) as package:
            assert b"table:formula" not in package.read("content.xml")
        names = {row[3] for row in ods_rows(path)["Ranking"][4:]}
        assert names >= FORMULA_NAMES
    else:
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
        assert not any(begins_like_a_formula(cell) for row in rows for cell in row)
        assert {row[3] for row in rows} >= {f"'{name}" for name in FORMULA_NAMES}


def test_true_negative_numbers_stay_numbers(tmp_path: Path) -> None:
    table = Table("T", "T", (Column("A", Form.NUMBER, 1), Column("B", Form.ANY)), ((-1.5, -2.0),))
    stream = io.StringIO()
    write_csv(table, stream)
    assert stream.getvalue() == "A,B\r\n-1.5,-2.0\r\n"
    path = tmp_path / "t.xlsx"

    write_xlsx(path, [table], Imprint())
    assert [cell.value for cell in openpyxl.load_workbook(path)["T"][5]] == [-1.5, -2]


def test_ods_says_the_same_as_xlsx(
    project: Project, evaluation: Evaluation, tmp_path: Path
) -> None:
    write(project, evaluation, tmp_path / "a.xlsx")
    write(project, evaluation, tmp_path / "a.ods")
    sheets = ods_rows(tmp_path / "a.ods")
    assert list(sheets) == SHEETS
    workbook = openpyxl.load_workbook(tmp_path / "a.xlsx")
    for name, rows in sheets.items():
        if name == "About":
            continue
        found = list(workbook[name].iter_rows(min_row=4, values_only=True))
        assert len(found) == len(rows) - 3
        for ours, theirs in zip(rows[3:], found, strict=True):
            for text, value in zip(ours, theirs, strict=True):
                if isinstance(value, str):
                    assert text == value.replace("\r", "\n").replace("_x000D_", "\n")
                elif isinstance(value, int | float):
                    assert float(text.replace(",", "").rstrip("%")) == pytest.approx(
                        value * (100 if text.endswith("%") else 1), abs=0.051
                    )
                else:
                    assert text == ""


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_ods(
    project: Project, evaluation: Evaluation, tmp_path: Path
) -> None:
    write(project, evaluation, tmp_path / "a.ods")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path)]
    subprocess.run(
        [*command, str(tmp_path / "a.ods")], check=True, capture_output=True, timeout=100
    )
    workbook = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert workbook.sheetnames == SHEETS
    sheet = workbook["Ranking"]
    # LibreOffice drops a leading tab on its way to .xlsx; what is left is text all the same.
    names = {row[3].value for row in sheet.iter_rows(min_row=5)}
    assert names >= FORMULA_NAMES - {"\tTab"}
    assert isinstance(sheet["G5"].value, int | float)


def test_csv_opens_rightly_in_excel(
    project: Project, evaluation: Evaluation, tmp_path: Path
) -> None:
    path = tmp_path / "r.csv"
    write(project, evaluation, path)
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(rows) == len(evaluation.bids)
    assert rows[0]["Rank"] == "1"
    assert rows[0]["Score"] == f"{evaluation.shown_totals[evaluation.order[0]]:.1f}"
    assert "Smith & <Sons> “Energy”\nsecond line" in {row["Bid"] for row in rows}


def test_an_unknown_ending_lists_the_allowed_ones(
    project: Project, evaluation: Evaluation, tmp_path: Path
) -> None:
    for name in ("shortlist.pdf", "shortlist"):
        with pytest.raises(UserError, match=r"\.xlsx, \.ods, \.csv or \.json"):
            write(project, evaluation, tmp_path / name)
    write(project, evaluation, tmp_path / "SHORTLIST.CSV")
    assert [path.name for path in tmp_path.iterdir()] == ["SHORTLIST.CSV"]


def test_a_file_that_bids_came_from_is_not_overwritten(
    project: Project, evaluation: Evaluation, tmp_path: Path
) -> None:
    path = tmp_path / "bids.csv"
    path.write_text("precious")
    source = SourceFile("bids.csv", str(path), "0" * 64, 8)
    with pytest.raises(UserError, match="bids were read from"):
        write(replace(project, bids=replace(project.bids, files=(source,))), evaluation, path)
    assert path.read_text() == "precious"


def _fill_the_disk(path: Path) -> None:
    path.write_text("half of the n")
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_text("old")
    with pytest.raises(UserError, match="the disk is full"), whole_file(path) as temporary:
        _fill_the_disk(temporary)
    with pytest.raises(ZeroDivisionError), whole_file(path):
        raise ZeroDivisionError
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("ending", "at"),
    [(".xlsx", "Writing Evidence"), (".ods", "Writing Evidence"), (".json", "Writing the bids")],
)
def test_a_cancelled_export_leaves_what_was_there(
    project: Project, evaluation: Evaluation, tmp_path: Path, ending: str, at: str
) -> None:
    path = tmp_path / f"shortlist{ending}"
    path.write_text("before")
    told: list[str] = []

    def stop(text: str, done: int, total: int) -> None:
        told.append(text)
        if text == at:
            raise Cancelled

    with pytest.raises(Cancelled):
        write(project, evaluation, path, progress=stop)
    assert told[-1] == at
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("ending", [".xlsx", ".ods", ".csv", ".json"])
def test_the_last_moment_to_cancel_an_export_leaves_what_was_there(
    project: Project, evaluation: Evaluation, tmp_path: Path, ending: str
) -> None:
    path, told = tmp_path / f"shortlist{ending}", list[str]()
    path.write_text("before")
    whole = tmp_path / f"whole{ending}"
    write(project, evaluation, whole, progress=lambda text, *_: told.append(text))

    def stop(text: str, done: int, total: int) -> None:
        if text == told[-1]:
            raise Cancelled

    with pytest.raises(Cancelled):
        write(project, evaluation, path, progress=stop)
    assert path.read_text() == "before"


def test_what_the_computer_refuses_comes_with_advice(tmp_path: Path) -> None:
    with (
        pytest.raises(UserError, match="does not exist") as caught,
        whole_file(tmp_path / "none" / "a.csv"),
    ):
        pass
    assert "Make the folder" in caught.value.advice
    with pytest.raises(UserError, match="is a folder"), whole_file(tmp_path):
        pass
    said = refused(Path("a.xlsx"), PermissionError(errno.EACCES, "Permission denied"))
    assert "open in Excel" in said.advice
    sharing = PermissionError(errno.EACCES, "in use")
    setattr(sharing, "winerror", 32)  # noqa: B010 - mypy knows it on Windows only
    assert "another program has it open" in refused(Path("a.xlsx"), sharing).what


def test_text_that_no_workbook_can_hold_is_marked() -> None:
    assert storable("a\0b\x1fc\ud800") == "a�b�c�"
    long = storable("x" * 40_000)
    assert len(long) == LONGEST_CELL
    assert "cut here" in long
    assert storable("tab\tand\nline") == "tab\tand\nline"


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@a", "\ta", "\ra", "\0a", "\na", "  =1", "＝1", "\xa0=1"]
)
def test_what_begins_like_a_formula(text: str) -> None:
    assert begins_like_a_formula(text)


@pytest.mark.parametrize("text", ["", "a=1", "500MW+", "–", "(=1)", "’=1"])
def test_what_does_not(text: str) -> None:
    assert not begins_like_a_formula(text)


def test_json_is_written_too(project: Project, evaluation: Evaluation, tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    write(project, evaluation, path)
    document = json.loads(path.read_text("utf-8"))
    assert document["schema"] == "gz_eval/ranking/1"
    names = {bid["name"] for bid in document["bids"]}
    assert names >= FORMULA_NAMES  # JSON is not opened by a spreadsheet: text stays as it was
