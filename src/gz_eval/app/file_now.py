"""The file of an evaluation as it is by now, where it is not what was opened: saved since, by whom.

Reads a file that may be on a network drive: off the interface thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from gz_eval.app.moments import moment_in_words
from gz_eval.core.errors import UserError
from gz_eval.core.whole_file import followed
from gz_eval.store.workfile import Workfile


@dataclass(frozen=True, slots=True)
class FileNow:
    """A file as it is: `at` is when it was saved (UTC; None: it is not there any more).

    `by` and `sentence` are of the last entry of its history, empty where that cannot be read.
    """

    path: Path
    at: datetime | None
    by: str = ""
    sentence: str = ""


def file_now(path: Path) -> FileNow:
    """What a file is by now."""
    try:
        at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError:
        return FileNow(path, None)
    try:
        workfile = Workfile.open(followed(path), read_only=True)
    except UserError:
        return FileNow(path, at)
    last = workfile.entries[-1:]
    workfile.close()
    if not last:
        return FileNow(path, at)
    return FileNow(path, at, last[0].stamp.by.name, last[0].sentence)


def changed_since(file: FileNow, zone: tzinfo | None = None) -> str:
    """That a file is not what was opened any more, as a sentence."""
    if file.at is None:
        return f"“{file.path.name}” is no longer where it was: it was moved or deleted."
    return f"“{file.path.name}” was changed {_when(file.at, zone)} by {file.by or 'somebody else'}."


def changed_in_short(file: FileNow, zone: tzinfo | None = None) -> str:
    """The same for a status line."""
    if file.at is None:
        return "The file is no longer where it was"
    return f"The file was changed {_when(file.at, zone)}"


def _when(at: datetime, zone: tzinfo | None) -> str:
    """Such as "at 17:16", with its day where that is not today."""
    local = at.astimezone(zone)
    today = local.date() == datetime.now(local.tzinfo).date()
    return f"at {local:%H:%M}" if today else f"on {moment_in_words(at, zone)}"


def saved_without(file: FileNow, zone: tzinfo | None = None, *, nameless: bool = False) -> str:
    """That a file holds something else than some work, as a sentence.

    While it is `nameless`, what that is stays unsaid: it may name a bid.
    """
    if file.at is None:
        return f"“{file.path.name}” is no longer where it was."
    said = f"“{file.path.name}” was saved without it on {moment_in_words(file.at, zone)}"
    what = f": {file.sentence}" if file.sentence and not nameless else ""
    by = f" by {file.by}" if file.by else ""
    return f"{said} (last change there{what}{by})." if what or by else f"{said}."
