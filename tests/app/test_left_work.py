"""What a crash left is found without a look at files that nobody asked for."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from builders import framework
from gz_eval.app.document import Document, NotClosedProperly, check_closed_properly, leftovers
from gz_eval.app.folders import Folders
from gz_eval.core.commands import SetWeight
from gz_eval.core.people import Person
from gz_eval.store import drives

PERSON = Person("A. Official", "analyst")


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Folders of a person's own."""
    return Folders(tmp_path / "state", tmp_path / "config")


def left_on(path: Path, folders: Folders) -> Path:
    """An evaluation in a file, with a change that a crash left."""
    path.parent.mkdir(parents=True, exist_ok=True)
    document = Document.new(framework(), folders, PERSON)
    document.save_as(path)
    document.session.do(SetWeight("power", 45))
    document.workfile.close()
    return path


def never_answers(path: Path) -> None:
    """Have whoever reads a file wait for ever, as for a drive that is away."""
    path.unlink()
    os.mkfifo(path)


@pytest.mark.skipif(sys.platform == "win32", reason="no file there waits for ever")
def test_to_open_a_file_no_other_is_looked_at(folders: Folders, tmp_path: Path) -> None:
    asked = left_on(tmp_path / "here" / "eval.gzeval", folders)
    never_answers(left_on(tmp_path / "away" / "eval.gzeval", folders))
    with pytest.raises(NotClosedProperly) as told:
        check_closed_properly(asked, folders)
    (left,) = told.value.left
    assert (left.path, left.count_unsaved, left.since) == (asked, 1, None)


@pytest.mark.skipif(sys.platform != "linux", reason="it is asked otherwise which drives there are")
def test_at_the_start_no_network_drive_is_looked_at(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = left_on(tmp_path / "here" / "eval.gzeval", folders)
    away = left_on(tmp_path / "away" / "eval.gzeval", folders)
    never_answers(away)
    here.unlink()
    (mounts := tmp_path / "mounts").write_text(
        f"/dev/sda1 / ext4 rw 0 0\nserver:/ {tmp_path}/away nfs4 rw 0 0\n"
    )
    monkeypatch.setattr(drives, "_MOUNTS", mounts)
    found = {left.path: left for left in leftovers(folders)}
    assert found.keys() == {here, away}
    assert found[here].since is not None  # it is gone
    assert found[away].since is None
    assert found[away].count_unsaved == 1


@pytest.mark.skipif(sys.platform == "win32", reason="links are not everybody’s to make there")
def test_a_file_is_known_by_another_way_to_it(folders: Folders, tmp_path: Path) -> None:
    path = left_on(tmp_path / "here" / "eval.gzeval", folders)
    (way := tmp_path / "way").symlink_to(path.parent, target_is_directory=True)
    for asked in (way / path.name, tmp_path / "here" / ".." / "here" / path.name):
        with pytest.raises(NotClosedProperly):
            check_closed_properly(asked, folders)
    path.unlink()
    by_way = left_on(way / "other.gzeval", folders)
    assert by_way.parent != path.parent
    with pytest.raises(NotClosedProperly) as told:
        check_closed_properly(path.with_name("other.gzeval"), folders)
    assert [left.path for left in told.value.left] == [by_way]
