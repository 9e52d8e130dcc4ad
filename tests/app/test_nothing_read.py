"""Files in which there is no bid: each is named with what is wrong with it."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from gz_eval.app.adding import add_files
from gz_eval.app.importing import import_bids
from gz_eval.core.errors import UserError
from gz_eval.core.framework_file import load_framework
from gz_eval.core.project import Project
from gz_eval.core.resources import sample_bids
from gz_eval.core.scoring import evaluate
from gz_eval.export import write

FRAMEWORK = load_framework("four-pillars")


def workbook(path: Path, *rows: list[str]) -> Path:
    """A workbook of one sheet with these rows."""
    made = openpyxl.Workbook()
    assert made.active is not None
    for row in rows:
        made.active.append(row)
    made.save(path)
    return path


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A folder of eight files that are wrong in seven ways."""
    folder = tmp_path / "wrong"
    folder.mkdir()
    (folder / "text.xlsx").write_text("This is no workbook.", encoding="utf-8")
    (folder / "pdf.xlsx").write_bytes(b"%PDF-1.7")
    whole = workbook(folder / "cut.xlsx", ["Officer", "Room"], ["A", "1"])
    whole.write_bytes(whole.read_bytes()[:2000])
    (folder / "nothing.xlsx").write_bytes(b"")
    (folder / "nothing.csv").write_bytes(b"")
    workbook(folder / "blank.xlsx")
    workbook(folder / "rooms.xlsx", ["Officer", "Room"], ["A", "1"])
    workbook(folder / "unfilled.xlsx", [field.label for field in FRAMEWORK.fields])
    return folder


def refusal(*paths: Path) -> UserError:
    """Why nothing could be imported from files."""
    with pytest.raises(UserError) as caught:
        import_bids(paths, FRAMEWORK)
    return caught.value


def test_each_of_many_wrong_files_is_named_under_what_is_wrong_with_it(wrong: Path) -> None:
    error = refusal(wrong)
    assert error.what == "None of the 8 files could be imported."
    titles = [title for title, _ in error.sections]
    assert titles[0] == "Each of these 2 files is empty."
    assert error.sections[0][1][1:] == ("•  nothing.csv", "•  nothing.xlsx")
    for name, fault in (
        ("text.xlsx", "is not a spreadsheet"),
        ("pdf.xlsx", "it is a PDF"),
        ("cut.xlsx", "is damaged or was cut short"),
        ("blank.xlsx", "is empty: no cell of it holds anything"),
        ("rooms.xlsx", "has no header row"),
        ("unfilled.xlsx", "but no bids"),
    ):
        assert len([title for title in titles if name in title and fault in title]) == 1
    assert all(below and below[0].endswith(".") for _, below in error.sections)
    assert str(error).count("\n") >= len(titles)


def test_eighty_files_wrong_alike_are_told_once_and_all_named(tmp_path: Path) -> None:
    for number in range(80):
        (tmp_path / f"bid {number}.xlsx").write_bytes(b"%PDF-1.7")
    ((title, below),) = refusal(tmp_path).sections
    assert title.startswith("Each of these 80 files is not a spreadsheet")
    assert len(below) == 81


def test_they_are_named_when_the_evaluation_has_bids_too(wrong: Path) -> None:
    there = import_bids([sample_bids()], FRAMEWORK)
    with pytest.raises(UserError, match=r"None of the 8 files could be imported"):
        add_files(Project(FRAMEWORK, there), [wrong])


def test_an_empty_workbook_is_said_to_be_empty(wrong: Path) -> None:
    assert refusal(wrong / "blank.xlsx").what.startswith("“blank.xlsx” is empty")


def test_an_empty_workbook_among_good_ones_is_an_issue(tmp_path: Path) -> None:
    labels = [field.label for field in FRAMEWORK.fields]
    workbook(tmp_path / "good.xlsx", labels, ["1"] * len(labels))
    workbook(tmp_path / "blank.xlsx")
    made = import_bids([tmp_path], FRAMEWORK)
    assert [bid.id for bid in made.bids] == ["1"]
    (issue,) = [one for one in made.issues if "blank.xlsx" in one.message]
    assert "is empty" in issue.message


@pytest.mark.parametrize("ending", [".xlsx", ".ods", ".csv"])
def test_an_export_of_ours_is_called_that(tmp_path: Path, ending: str) -> None:
    project = Project(FRAMEWORK, import_bids([sample_bids()], FRAMEWORK))
    path = tmp_path / f"ranking{ending}"
    write(project, evaluate(FRAMEWORK, project.bids.bids), path)
    error = refusal(path)
    assert (
        error.what
        == f"“ranking{ending}” is an export of gz_eval, not bids, so it was not imported."
    )
    assert ".gzeval" in error.advice
    shutil.copy(path, tmp_path / f"again{ending}")
    assert any("is an export of gz_eval" in title for title, _ in refusal(tmp_path).sections)


def test_a_file_that_only_explains_is_told_as_that(tmp_path: Path) -> None:
    rows = [[field.label, "What this question means"] for field in FRAMEWORK.fields]
    assert "explains the questions" in refusal(workbook(tmp_path / "guide.xlsx", *rows)).what
