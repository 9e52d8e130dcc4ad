"""Writing a file whole or not at all, and saying what to do when the computer refuses."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from gz_eval.core.errors import UserError

_ADVICE = {
    errno.ENOSPC: ("the disk is full", "Free some space or choose another folder."),
    errno.EDQUOT: (
        "your quota on that disk is used up",
        "Free some space or choose another folder.",
    ),
    errno.EROFS: ("that folder is read-only", "Choose another folder."),
    errno.ENAMETOOLONG: ("the name is too long", "Choose a shorter name."),
    errno.EISDIR: ("a folder has that name", "Choose another name."),
}
_SHARING_VIOLATION = 32  # Windows: another program, mostly Excel, holds the file


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A temporary path beside `path` to write to; it takes the name only when all went well.

    Raises UserError where it cannot be written, and then leaves what was there untouched.
    """
    folder = path.parent
    if path.is_dir():
        raise UserError(f"“{path}” is a folder, not a file.", "Give a file name inside it.")
    if not folder.is_dir():
        raise UserError(
            f"“{path.name}” cannot be written because the folder “{folder}” does not exist.",
            "Make the folder first, or choose another.",
        )
    temporary: Path | None = None
    try:
        temporary = _beside(path)
        yield temporary
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
        with temporary.open("rb+") as stream:
            os.fsync(stream.fileno())
        temporary.replace(path)
        temporary = None
    except OSError as error:
        raise refused(path, error) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()


def _beside(path: Path) -> Path:
    """A new empty file in the same folder: only within one disk does a name change at once."""
    temporary = path.with_name(f".{path.stem[:40]}-{secrets.token_hex(4)}.part")
    os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    return temporary


def refused(path: Path, error: OSError) -> UserError:
    """What the computer's refusal to write `path` means, and what to do about it."""
    if getattr(error, "winerror", None) == _SHARING_VIOLATION:
        why, advice = (
            "another program has it open",
            "Close it there (Excel, perhaps) and try again.",
        )
    elif error.errno in (errno.EACCES, errno.EPERM):
        why = "you may not write there, or another program has the file open"
        advice = "Close it if it is open in Excel, or choose another folder."
    else:
        default = (error.strerror or str(error), "Choose another folder and try again.")
        why, advice = _ADVICE.get(error.errno or 0, default)
    return UserError(f"“{path}” could not be written: {why}.", advice)
