"""A full disk: told in a sentence with advice, nothing lost, and the saved file as it was.

Tried with a limit on the size of files (any POSIX system), and on a small disk of its own where
the tests may mount one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from builders import framework
from gz_eval.app.document import Document, leftovers
from gz_eval.app.folders import Folders
from gz_eval.core.bids import BidSet
from gz_eval.core.commands import ImportBids, SetWeight
from gz_eval.core.errors import UserError
from gz_eval.core.people import Person
from gz_eval.core.source import SourceFile
from gz_eval.store.verify import verify
from likeness import difference
from small_disks import disk_of, no_file_above

if sys.platform == "win32":
    pytest.skip("limits and mounts of POSIX", allow_module_level=True)

PERSON = Person("Fu Lldisk", "analyst")
MB = 1_000_000


def large_import(number: int, size: int) -> ImportBids:
    """The import of a workbook without bids that does not compress."""
    data = Random(number).randbytes(size)
    digest = sha256(data).hexdigest()
    file = SourceFile(f"large {number}.xlsx", f"/bids/large {number}.xlsx", digest, size)
    return ImportBids(BidSet(files=(file,)), {digest: data})


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Folders of a person's own, with room."""
    return Folders(tmp_path / "state", tmp_path / "config")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MiB."""
    with disk_of("2m", tmp_path / "small disk") as place:
        yield place


def fill(filler: Path) -> None:
    """Leave no room on a disk."""
    with filler.open("wb", buffering=0) as stream, suppress(OSError):
        while stream.write(bytes(4096)):
            pass


def refused(document: Document, command: ImportBids | SetWeight) -> UserError:
    """The error of a change that cannot be kept; it has left everything as it was."""
    project, head = document.session.project, document.workfile.head
    entries = tuple(document.session.entries)
    with pytest.raises(UserError) as told:
        document.session.do(command)
    assert document.session.project is project
    assert tuple(document.session.entries) == entries
    assert document.workfile.head == head
    return told.value


def test_a_change_that_does_not_fit_is_refused_and_the_next_one_goes_on(folders: Folders) -> None:
    document = Document.new(framework(), folders, PERSON)
    document.session.do(SetWeight("power", 50))
    with no_file_above(MB):
        error = refused(document, large_import(1, 3 * MB))
    assert error.what.startswith("“work.gzeval” could not be written: the disk ")
    assert error.advice
    document.session.do(SetWeight("power", 40))
    document.workfile.close()
    assert verify(document.workfile.path).problem == ""
    (left,) = leftovers(folders)
    found = Document.recover(left, folders, PERSON)
    assert [entry.number for entry in found.session.entries] == [1, 2, 3]
    assert difference(found.session.project, document.session.project) == ""
    found.close()


def test_a_disk_that_fills_up_loses_nothing(small_disk: Path) -> None:
    folders = Folders(small_disk / "state", small_disk / "config")
    document = Document.new(framework(), folders, PERSON)
    document.session.do(large_import(1, MB // 4))
    other = small_disk / "other"  # what the person can delete
    other.write_bytes(bytes(MB // 4))
    error = refused(document, large_import(2, 2 * MB))
    assert error.what == "“work.gzeval” could not be written: the disk is full."
    fill(small_disk / "filler")
    done = 0
    for percent in range(1, 400):  # as many as the pages that are there already will take
        try:
            document.session.do(SetWeight("power", percent / 4))
        except UserError as full:
            error = full
            break
        done += 1
    assert error.advice == "Free some space, then do it again."
    other.unlink()
    document.session.do(SetWeight("power", 77))
    document.workfile.close()
    assert verify(document.workfile.path).problem == ""
    (small_disk / "filler").unlink()
    (left,) = leftovers(folders)
    found = Document.recover(left, folders, PERSON)
    assert len(found.session.entries) == 3 + done
    assert difference(found.session.project, document.session.project) == ""
    found.close()


@pytest.mark.parametrize("way", ["a limit", "a small disk"])
def test_a_save_that_does_not_fit_leaves_the_saved_file_as_it_was(
    folders: Folders, tmp_path: Path, way: str, request: pytest.FixtureRequest
) -> None:
    place = tmp_path if way == "a limit" else request.getfixturevalue("small_disk")
    target = Path(place, "Shortlist.gzeval")
    document = Document.new(framework(), folders, PERSON)
    document.session.do(SetWeight("power", 50))
    document.save_as(target)
    there, names = target.read_bytes(), sorted(path.name for path in target.parent.iterdir())
    document.session.do(large_import(1, 4 * MB))
    if way == "a limit":
        with no_file_above(MB), pytest.raises(UserError) as told:
            document.save()
    else:
        with pytest.raises(UserError) as told:
            document.save()
        assert "the disk is full" in told.value.what
    assert "Shortlist.gzeval" in told.value.what
    assert told.value.advice.endswith("your work is safe on this computer.")
    assert target.read_bytes() == there
    assert sorted(path.name for path in target.parent.iterdir()) == names
    assert document.unsaved
    elsewhere = tmp_path / "Elsewhere.gzeval"
    document.save_as(elsewhere)
    assert verify(elsewhere).problem == ""
    document.close()


def test_no_room_to_begin_is_told_so(small_disk: Path) -> None:
    (small_disk / "filler").write_bytes(bytes(2 * 1024 * 1024 - 8192))
    with pytest.raises(UserError, match="the disk is full"):
        Document.new(
            framework(), Folders(small_disk / "state", small_disk / "config"), PERSON
        ).close()
