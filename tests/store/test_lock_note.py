"""The note beside a file that says who has it open: whole or not there, and nothing left behind."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gz_eval.store import lock_note
from gz_eval.store.session_folder import SessionFolder

AT = datetime(2012, 6, 14, 9, 30, tzinfo=UTC)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder / "Shortlist.gzeval"


@pytest.fixture
def mine(tmp_path: Path) -> SessionFolder:
    return SessionFolder(tmp_path / "sessions" / "mine")


def beside(target: Path) -> set[str]:
    return {path.name for path in target.parent.iterdir()}


def test_a_note_is_taken_read_and_let_go_of(target: Path, mine: SessionFolder) -> None:
    taken = lock_note.take(target, "A. Official", AT, mine)
    assert taken.own is not None
    assert lock_note.read(target) == taken.own
    assert "A. Official on this computer, since 14 June 2012" in taken.own.holder
    assert beside(target) == {".Shortlist.gzeval.open"}
    lock_note.release(target, taken.own)
    assert beside(target) == set()


def test_anothers_note_is_respected_and_left_as_it_is(target: Path, mine: SessionFolder) -> None:
    other = {"name": "B. Other", "host": "PC-9", "pid": 1, "since": AT.isoformat(), "session": "x"}
    text = json.dumps(other)
    lock_note.path_of(target).write_text(text)
    taken = lock_note.take(target, "A. Official", AT, mine)
    assert taken.own is None
    assert taken.other is not None
    assert taken.other.holder == "B. Other on PC-9, since 14 June 2012 at 09:30 UTC"
    assert lock_note.path_of(target).read_text() == text
    assert beside(target) == {".Shortlist.gzeval.open"}
    assert lock_note.take(target, "A. Official", AT, mine, take_over=True).own is not None


def test_a_writer_killed_before_the_note_was_there_keeps_nobody_out(
    target: Path, mine: SessionFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(lock_note, "_put_in_place", killed)
        with pytest.raises(KeyboardInterrupt):
            lock_note.take(target, "A. Official", AT, mine)
    assert lock_note.read(target) is None
    assert lock_note.take(target, "A. Official", AT, mine).own is not None


def test_what_a_killed_writer_had_begun_is_swept_away(target: Path, mine: SessionFolder) -> None:
    begun = lock_note.path_of(target).with_name(".Shortlist.gzeval.open.1")
    begun.write_text("{")
    os.utime(begun, (0, 0))
    assert lock_note.take(target, "A. Official", AT, mine).own is not None
    assert beside(target) == {".Shortlist.gzeval.open"}


def test_a_file_system_without_links_has_notes_all_the_same(
    target: Path, mine: SessionFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unable(*_: object) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(Path, "hardlink_to", unable)
    monkeypatch.setattr(Path, "rename", unable)
    first = lock_note.take(target, "A. Official", AT, mine)
    assert first.own is not None
    assert lock_note.read(target) == first.own
    assert beside(target) == {".Shortlist.gzeval.open"}


def test_where_nothing_can_be_written_there_is_no_note(tmp_path: Path, mine: SessionFolder) -> None:
    taken = lock_note.take(tmp_path / "gone" / "Shortlist.gzeval", "A. Official", AT, mine)
    assert (taken.own, taken.other) == (None, None)
