"""Saving an evaluation: the whole file or none of it, and never over what somebody else saved."""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from gz_eval.core.errors import UserError
from gz_eval.core.whole_file import refused
from gz_eval.store import backups
from gz_eval.store.connecting import connect
from gz_eval.store.hashing import sha256_of
from gz_eval.store.workfile import Workfile


class ChangedElsewhere(UserError):  # noqa: N818 - an error that is a question
    """The file is not the one that was opened: somebody else has saved it since."""


def save(workfile: Workfile, target: Path, expected: str | None, backup_folder: Path) -> str:
    """Write an evaluation to `target` and return the SHA-256 of what is there then.

    `expected` is the SHA-256 that the target must have: what was opened or saved last; empty when
    it must not exist; None when whatever is there may be replaced. What is replaced goes to the
    backups first. Raises ChangedElsewhere, or UserError where it cannot be written; the target is
    then as it was.
    """
    folder = target.parent
    if target.is_dir():
        raise UserError(f"“{target}” is a folder, not a file.", "Give a file name inside it.")
    if not folder.is_dir():
        raise UserError(
            f"“{target.name}” could not be saved: the folder “{folder}” is not there.",
            "Check the network drive or the stick, or save it in another folder; your work is safe"
            " on this computer.",
        )
    _check_unchanged(target, expected)
    part = folder / f".{target.stem[:40]}-{secrets.token_hex(4)}.saving"
    try:
        workfile.copy_to(part)
        _check_whole(part)
        with part.open("rb+") as stream:
            os.fsync(stream.fileno())
        saved = sha256_of(part)
        if target.exists():
            with contextlib.suppress(OSError):
                part.chmod(target.stat().st_mode & 0o777)
            _put_aside(target, backup_folder, must=expected is None)
        # Once more: copying took its time.
        _check_unchanged(target, expected)
        part.replace(target)
        _sync_folder(folder)
        return saved
    except OSError as error:
        raise _told(target, error) from error
    finally:
        for litter in (part, part.with_name(f"{part.name}-journal")):
            with contextlib.suppress(OSError):
                litter.unlink(missing_ok=True)


def _check_unchanged(target: Path, expected: str | None) -> None:
    if expected is None:
        return
    try:
        there = sha256_of(target)
    except FileNotFoundError:
        if not expected:
            return
        raise ChangedElsewhere(
            f"“{target.name}” is no longer where it was opened: it was moved or deleted.",
            "Save your work as another file, or put it there again.",
        ) from None
    except OSError as error:
        raise _told(target, error) from error
    if there != expected:
        raise ChangedElsewhere(
            f"“{target.name}” was changed by somebody else since you opened it."
            if expected
            else f"“{target.name}” is there already.",
            "Save your work as another file, or replace it: the other version is kept in the"
            " backups.",
        )


def _put_aside(target: Path, folder: Path, *, must: bool) -> None:
    """Keep what is about to be replaced.

    Of one's own last save, a lack of room for it does not stop the next; somebody else's work is
    never replaced without it (`must`).
    """
    try:
        backups.keep(target, folder, datetime.now(UTC))
    except OSError:
        if must:
            raise


def _check_whole(path: Path) -> None:
    """Raise UserError when what was written does not read back whole."""
    connection = connect(path, read_only=True)
    try:
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        found = str(error)
    finally:
        connection.close()
    if found != "ok":
        raise UserError(
            f"What was written to “{path.parent}” does not read back whole: {found}.",
            "Save it in another folder; your work is safe on this computer.",
        )


def _told(target: Path, error: OSError) -> UserError:
    told = refused(target, error)
    return UserError(told.what, f"{told.advice} Your work is safe on this computer.")


def _sync_folder(folder: Path) -> None:
    """Have the new name last through a power cut, where folders can be synced at all."""
    if os.name != "nt":
        with contextlib.suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
