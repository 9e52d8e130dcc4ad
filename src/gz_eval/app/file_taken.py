"""Taking the file of an evaluation to be worked on: whether it can be, and who else has it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from gz_eval.app.login import login_name
from gz_eval.core.errors import UserError
from gz_eval.core.people import Person
from gz_eval.store import lock_note
from gz_eval.store.connecting import check_kind
from gz_eval.store.lock_note import LockNote
from gz_eval.store.session_folder import SessionFolder


class Wanted(StrEnum):
    """What a file is taken for, as advice to whoever cannot have it: `{}` is how it gets free."""

    OPEN = "Open it read-only, or open a copy; or {}."
    REPLACE = "Save under another name, or {} first. Nothing was written."


class HeldByOther(UserError):  # noqa: N818 - an error that is a question
    """Somebody else has the file open, or one has it oneself, in another window: `is_own`."""

    def __init__(self, name: str, held: LockNote, mine: SessionFolder, wanted: Wanted) -> None:
        self.is_own = held.is_of_same_user(mine)
        free = "close it there" if self.is_own else "ask them to close it"
        super().__init__(open_where(name, held, mine), wanted.format(free))


def open_where(name: str, held: LockNote, mine: SessionFolder) -> str:
    """Where a file is open, and who has it: a sentence, of one's own other window too."""
    where = "in another window" if held.is_of_same_user(mine) else "elsewhere"
    return f"“{name}” is open {where}: {held.holder}."


def check_readable(path: Path) -> None:
    """Raises UserError where a path is no evaluation's file, or cannot be read."""
    if os.path.isdir(path):  # noqa: PTH112 - unlike Path.is_dir, never raises
        raise UserError(f"“{path}” is a folder, not a file.", "Choose a .gzeval file in it.")
    check_kind(path)


def taken(
    path: Path,
    person: Person,
    folder: SessionFolder,
    take_over: bool = False,
    wanted: Wanted = Wanted.OPEN,
) -> lock_note.LockNote | None:
    """One's own note beside a file; None where none can be written. Raises HeldByOther."""
    name = person.name or login_name()
    found = lock_note.take(path, name, datetime.now(UTC), folder, take_over=take_over)
    if found.other is not None:
        raise HeldByOther(path.name, found.other, folder, wanted)
    return found.own


def is_same(path: Path, other: Path) -> bool:
    """Whether two paths are of one file, however they are written."""
    try:
        return path.samefile(other)
    except OSError:
        return os.path.normcase(path) == os.path.normcase(other)
