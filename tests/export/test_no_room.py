"""Exports that cannot be written: no room, a file marked read-only; and what a kill left."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gz_eval.core.errors import UserError
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.project import Project
from gz_eval.export import ENDINGS, write
from small_disks import disk_of


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 4 KiB: hardly anything fits."""
    with disk_of("4k", tmp_path / "full disk") as place:
        yield place


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_disk_without_room_is_told_and_what_was_there_stays(
    project: Project, evaluation: Evaluation, full_disk: Path, ending: str
) -> None:
    path = full_disk / f"shortlist{ending}"
    path.write_text("before")
    with pytest.raises(UserError, match="could not be written: the disk is full") as told:
        write(project, evaluation, path)
    assert told.value.what.startswith(f"“{path}”")
    assert told.value.advice == "Free some space or choose another folder."
    assert path.read_text() == "before"
    assert list(full_disk.iterdir()) == [path]


@pytest.mark.parametrize("ending", ENDINGS)
def test_nothing_is_put_in_a_folder_of_temporary_things_where_a_kill_would_leave_it(
    project: Project,
    evaluation: Evaluation,
    tmp_path: Path,
    full_disk: Path,
    monkeypatch: pytest.MonkeyPatch,
    ending: str,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(full_disk))
    path = tmp_path / f"shortlist{ending}"
    write(project, evaluation, path)  # though nothing fits there
    assert path.stat().st_size
    assert list(tmp_path.glob(".*")) == []
    assert list(full_disk.iterdir()) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_that_is_marked_read_only_is_not_replaced(
    project: Project, evaluation: Evaluation, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"sent{ending}"
    path.write_text("as it was sent")
    path.chmod(0o444)
    with pytest.raises(UserError, match="the file is marked read-only") as told:
        write(project, evaluation, path)
    assert "another name" in told.value.advice
    assert path.read_text() == "as it was sent"
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_kill_left_beside_a_file_is_removed_by_the_next_export_to_it(
    project: Project, evaluation: Evaluation, tmp_path: Path
) -> None:
    path = tmp_path / "short[list].csv"
    left = tmp_path / ".short[list]-0a1b2c3d.part"
    being_written = tmp_path / ".short[list]-4e5f6a7b.part"
    of_another = tmp_path / ".other-0a1b2c3d.part"
    for part in (left, being_written, of_another):
        part.write_text("half of the n")
    long_ago = time.time() - 2 * 60 * 60
    for part in (left, of_another):
        os.utime(part, (long_ago, long_ago))
    write(project, evaluation, path)
    assert sorted(tmp_path.iterdir()) == sorted([path, being_written, of_another])
