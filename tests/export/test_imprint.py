"""Every export says of which evaluation it is: an auditor may have two of them."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from busy_session import busy_session
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.project import Project
from gz_eval.export import write, write_sign_off
from gz_eval.export.imprint import Imprint
from gz_eval.sheets.workbook import open_workbook

ROUND_ONE = Imprint("Round 1 & more", "OFFICIAL-SENSITIVE")


def written(path: Path, imprint: Imprint, project: Project, evaluation: Evaluation) -> Path:
    """The ranking, or with "signed" in the file's name a sign-off, written there."""
    if "signed" in path.name:
        write_sign_off(busy_session().project.sign_offs[-1], path, imprint=imprint)
    else:
        write(project, evaluation, path, imprint=imprint)
    return path


def about(path: Path) -> dict[str, object]:
    """What the sheet "About" says, by item."""
    (sheet,) = [one for one in open_workbook(path, path.name).sheets if one.ref.sheet == "About"]
    return {str(row[0]): row[1] for row in sheet.rows[4:]}


@pytest.mark.parametrize("name", ["ranking.xlsx", "ranking.ods", "signed.xlsx", "signed.ods"])
def test_workbooks_name_the_evaluation_on_about_and_in_their_title(
    project: Project, evaluation: Evaluation, tmp_path: Path, name: str
) -> None:
    path = written(tmp_path / name, ROUND_ONE, project, evaluation)
    told = about(path)
    assert (told["Evaluation"], told["Marking"]) == ("Round 1 & more", "OFFICIAL-SENSITIVE")
    with zipfile.ZipFile(path) as package:
        part = "docProps/core.xml" if path.suffix == ".xlsx" else "meta.xml"
        properties = package.read(part).decode("utf-8")
    assert "<dc:title>Round 1 &amp; more – " in properties
    for sheet in open_workbook(path, path.name).sheets:
        headed = str(sheet.rows[0][0])
        assert sheet.ref.sheet == "About" or headed.startswith("Round 1 & more – ")


@pytest.mark.parametrize("name", ["ranking.csv", "signed.csv"])
def test_a_csv_says_in_its_last_columns_what_it_is_of(
    project: Project, evaluation: Evaluation, tmp_path: Path, name: str
) -> None:
    path = written(tmp_path / name, ROUND_ONE, project, evaluation)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert next(iter(rows[0])) == "Rank"
    assert list(rows[0])[-2:] == ["Evaluation", "Marking"]
    assert {(row["Evaluation"], row["Marking"]) for row in rows} == {
        ("Round 1 & more", "OFFICIAL-SENSITIVE")
    }


def test_without_a_name_there_is_no_line_for_it(
    project: Project, evaluation: Evaluation, tmp_path: Path
) -> None:
    path = written(tmp_path / "ranking.xlsx", Imprint(), project, evaluation)
    assert "Evaluation" not in about(path)
    assert openpyxl.load_workbook(path).properties.title == "Small: ranking of 16 bids"


@pytest.mark.parametrize("name", ["ranking.json", "signed.json"])
@pytest.mark.parametrize("called", ["Round 1", ""])
def test_json_names_it_or_says_that_it_has_no_name(
    project: Project, evaluation: Evaluation, tmp_path: Path, name: str, called: str
) -> None:
    path = written(tmp_path / name, Imprint(called), project, evaluation)
    document: Any = json.loads(path.read_text(encoding="utf-8"))
    assert document["evaluation"] == (called or None)
