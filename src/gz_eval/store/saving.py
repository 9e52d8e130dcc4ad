"""Saving an evaluation: the whole file or none of it, and never over what somebody else saved."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from gz_eval.core.errors import UserError
from gz_eval.core.whole_file import followed, is_marked_read_only, refused, why_refused
from gz_eval.store import backups
from gz_eval.store.connecting import connect
from gz_eval.store.hashing import sha256_of
from gz_eval.store.workfile import Workfile

_PAUSES = (0.05, 0.2, 0.5)  # seconds: scanners hold new files that long on Windows
_HELD_ON_WINDOWS = (5, 32)

Looks = tuple[int, int, int] | None
"""What a file looks like without reading it: its number, size and time; None: it is not there."""

NEVER_SEEN: Looks = (0, 0, 0)
"""What no file looks like."""


class ChangedElsewhere(UserError):  # noqa: N818 - an error that is a question
    """The file is not the one that was opened: somebody else has saved it since."""


class NoLongerThere(ChangedElsewhere):
    """The file that was opened is not there any more: there is no other version of it."""


def save(
    workfile: Workfile, target: Path, expected: str | None, backup_folder: Path, token: str
) -> str:
    """Write an evaluation to `target` and return the SHA-256 of what is there then.

    `expected` is the SHA-256 that the target must have: what was opened or saved last; None when
    whatever is there may be replaced. What is replaced goes to the backups first. `token` is the
    saving session's. Raises ChangedElsewhere, or UserError where it cannot be written; the target
    is then as it was.
    """
    named = target
    with _told(named):
        target = followed(named)
        _check_place(target)
        seen = looks_of(target)
        _check_unchanged(target, expected)
        part = _part(target, token)
        try:
            _begin(part, target)
            _copy(workfile, part, named)
            saved = sha256_of(part)
            _put_aside(target, seen, backup_folder, must=expected is None)
            while (now := looks_of(target)) != seen:  # copying took its time
                seen = now
                _check_unchanged(target, expected)
                _put_aside(target, seen, backup_folder, must=expected is None)
            _replace(part, target)
        finally:
            clear(target, token)
        _sync_folder(target.parent)
        return saved


def clear(target: Path, token: str) -> None:
    """Remove what a save to `target` that was cut short left beside it."""
    with contextlib.suppress(OSError):
        part = _part(followed(target), token)
        for litter in (part, part.with_name(f"{part.name}-journal")):
            litter.unlink(missing_ok=True)


def entries_saved(workfile: Workfile, target: Path) -> int:
    """How many entries the file at `target` holds if all are of this work's history, else 0.

    Then nothing that it holds is lost when the work is saved over it.
    """
    try:
        other = Workfile.open(followed(target), read_only=True)
    except UserError:
        return 0
    try:
        count = len(other.entries)
        same = other.evaluation_id == workfile.evaluation_id and count <= len(workfile.entries)
        return count if same and count and other.head == workfile.hash_of(count) else 0
    finally:
        other.close()


# -- before ---------------------------------------------------------------------------------------


def _check_place(target: Path) -> None:
    # os.path, not Path: that never raises, whatever a network drive answers.
    if os.path.isdir(target):  # noqa: PTH112
        raise UserError(f"“{target}” is a folder, not a file.", "Give a file name inside it.")
    if not os.path.isdir(target.parent):  # noqa: PTH112
        raise UserError(
            f"“{target.name}” could not be saved: the folder “{target.parent}” is not there.",
            _safe("Check the network drive or the stick, or save it in another folder."),
        )
    if is_marked_read_only(target):
        raise UserError(
            f"“{target.name}” could not be saved: the file is marked read-only.",
            _safe("Save it under another name, or take that mark away."),
        )


def _check_unchanged(target: Path, expected: str | None) -> None:
    if expected is None:
        return
    try:
        there = sha256_of(target)
    except FileNotFoundError:
        raise NoLongerThere(
            f"“{target.name}” is no longer where it was opened: it was moved or deleted.",
            "Save your work as another file, or put it there again.",
        ) from None
    if there != expected:
        raise ChangedElsewhere(
            f"“{target.name}” was changed by somebody else since you opened it.",
            "Save your work as another file, or replace it: the other version is kept in the"
            " backups.",
        )


def looks_of(target: Path) -> Looks:
    """What a file looks like now. Raises OSError where that cannot be seen."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


# -- writing --------------------------------------------------------------------------------------


def _part(target: Path, token: str) -> Path:
    """What is written first: in the same folder, as only there a name changes at once."""
    return target.with_name(f".{target.stem[:40]}-{token[:8]}.saving")


def _begin(part: Path, target: Path) -> None:
    """An empty file that nobody sees more of than of the target."""
    part.unlink(missing_ok=True)
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
    if target.exists():
        with contextlib.suppress(OSError):
            part.chmod(mode)


def _copy(workfile: Workfile, part: Path, named: Path) -> None:
    """Write it all, see that it reads back whole, and have it on the disk."""
    try:
        workfile.copy_to(part)
    except UserError as error:  # about the file that was named, not about what is written first
        what = error.what.replace(part.name, named.name)
        raise UserError(what, _safe(error.advice)) from error
    found = _integrity(part)
    if found != "ok":
        raise UserError(
            f"What was written to “{part.parent}” does not read back whole: {found}.",
            _safe("Save it in another folder."),
        )
    with part.open("rb+") as stream:
        os.fsync(stream.fileno())


def _integrity(path: Path) -> str:
    connection = connect(path, read_only=True)
    try:
        return str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as error:
        return str(error)
    finally:
        connection.close()


def _put_aside(target: Path, seen: Looks, folder: Path, *, must: bool) -> None:
    """Keep what is about to be replaced.

    Of one's own last save, a lack of room for it does not stop the next; somebody else's work is
    never replaced without it (`must`).
    """
    if seen is None:
        return
    try:
        backups.keep(target, folder, datetime.now(UTC))
    except OSError as error:
        if must:
            why, _ = why_refused(target, error)
            raise UserError(
                f"The version of “{target.name}” that is there could not be kept: {why}.",
                _safe("Save it under another name, or free some space on this computer."),
            ) from error


def _replace(part: Path, target: Path) -> None:
    for pause in _PAUSES:
        try:
            part.replace(target)
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD_ON_WINDOWS:
                raise
            time.sleep(pause)
        else:
            return
    part.replace(target)


def _sync_folder(folder: Path) -> None:
    """Have the new name last through a power cut, where folders can be synced at all."""
    if os.name != "nt":
        with contextlib.suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


@contextlib.contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        told = refused(target, error)
        raise UserError(told.what, _safe(told.advice)) from error


def _safe(advice: str) -> str:
    return f"{advice.rstrip('.')}; your work is safe on this computer."
