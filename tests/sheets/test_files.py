"""Which files an import reads."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from gz_eval.core.errors import UserError
from gz_eval.sheets.files import find_spreadsheets, numbered
from gz_eval.sheets.safety import read_bytes, unreadable


def _touch(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def test_a_folder_is_searched_in_order_and_what_is_no_spreadsheet_is_passed_over(
    tmp_path: Path,
) -> None:
    _touch(
        tmp_path / "b.XLSX",
        tmp_path / "a.ods",
        tmp_path / "south" / "c.csv",
        tmp_path / "~$b.xlsx",
        tmp_path / ".~lock.a.ods#",
        tmp_path / ".hidden.xlsx",
        tmp_path / ".git" / "d.csv",
        tmp_path / "notes.docx",
    )
    names = [file.name for file in find_spreadsheets([tmp_path])]
    assert names == ["a.ods", "b.XLSX", "south/c.csv"]


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    _touch(tmp_path / "a.csv")
    found = find_spreadsheets([tmp_path / "a.csv", tmp_path])
    assert [file.name for file in found] == ["a.csv"]


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    _touch(tmp_path / "north" / "bid.csv", tmp_path / "south" / "bid.csv")
    found = find_spreadsheets([tmp_path / "north" / "bid.csv", tmp_path / "south" / "bid.csv"])
    assert [file.name for file in found] == ["north/bid.csv", "south/bid.csv"]


@pytest.mark.parametrize(
    ("made", "asked", "said"),
    [
        ("folder/notes.txt", "folder", "holds no spreadsheets"),
        ("folder/notes.txt", "folder/notes.txt", "not a kind of file that can be read"),
        ("folder/notes.txt", "folder/gone.xlsx", "There is no file or folder"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, made: str, asked: str, said: str) -> None:
    _touch(tmp_path / made)
    with pytest.raises(UserError, match=said) as caught:
        find_spreadsheets([tmp_path / asked])
    assert caught.value.advice


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads anything")
def test_a_folder_without_permission_is_said(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    _touch(closed / "a.csv")
    closed.chmod(0)
    try:
        with pytest.raises(UserError, match="cannot be opened"):
            find_spreadsheets([closed])
    finally:
        closed.chmod(0o700)


def test_a_file_that_goes_away_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"“a\.xlsx” is no longer there"):
        read_bytes(tmp_path / "a.xlsx", "a.xlsx")


def test_the_systems_reasons_become_advice() -> None:
    in_use = PermissionError(errno.EACCES, "in use")
    in_use.winerror = 32  # type: ignore[attr-defined]
    assert "Close it in Excel" in unreadable(in_use, "a.xlsx").advice
    assert "permission" in unreadable(PermissionError(errno.EACCES, "no"), "a.xlsx").what
    assert "folder" in unreadable(IsADirectoryError(errno.EISDIR, "dir"), "a.xlsx").what
    assert "drive" in unreadable(OSError(errno.EIO, "I/O error"), "a.xlsx").what


def test_a_number_goes_before_the_ending_so_that_the_kind_of_file_still_shows() -> None:
    assert numbered(["a.csv", "b/a.csv", "a.csv", "a.csv"]) == [
        "a.csv",
        "b/a.csv",
        "a (2).csv",
        "a (3).csv",
    ]
    assert numbered(["b/a.csv"], used=["b/a.csv"]) == ["b/a (2).csv"]
