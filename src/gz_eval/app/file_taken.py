"""Taking the file of an evaluation to be worked on: whether it can be, and who else has it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from gz_eval.app.login import login_name
from gz_eval.core.errors import UserError
from gz_eval.core.people import Person
from gz_eval.store import lock_note
from gz_eval.store.connecting import check_kind
from gz_eval.store.session_folder import SessionFolder

TO_OPEN = "Open it read-only, or open a copy; or ask them to close it."
TO_REPLACE = "Save under another name, or ask them to close it first. Nothing was written."


class HeldByOther(UserError):  # noqa: N818 - an error that is a question
    """Somebody else has the file open; `holder` says who, where and since when."""

    def __init__(self, name: str, holder: str, advice: str) -> None:
        super().__init__(f"“{name}” is open elsewhere: {holder}.", advice)
        self.holder = holder


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
    advice: str = TO_OPEN,
) -> lock_note.LockNote | None:
    """One's own note beside a file; None where none can be written. Raises HeldByOther."""
    name = person.name or login_name()
    found = lock_note.take(path, name, datetime.now(UTC), folder, take_over=take_over)
    if found.other is not None:
        raise HeldByOther(path.name, found.other.holder, advice)
    return found.own


def is_same(path: Path, other: Path) -> bool:
    """Whether two paths are of one file, however they are written."""
    try:
        return path.samefile(other)
    except OSError:
        return os.path.normcase(path) == os.path.normcase(other)
