"""Writing a file whole or not at all, and saying what to do when the computer refuses."""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import time
from collections.abc import Iterator
from pathlib import Path

from gz_eval.core.errors import UserError

_NO_ROOM = "Free some space or choose another folder."
_NO_ANSWER = "Check the network drive or the stick, or choose another folder."
_WHY = {
    errno.ENOSPC: ("the disk is full", _NO_ROOM),
    errno.EDQUOT: ("your quota on that disk is used up", _NO_ROOM),
    errno.EFBIG: ("the file is too large for that disk", "Choose a folder on another disk."),
    errno.EROFS: ("that folder is read-only", "Choose another folder."),
    errno.ENAMETOOLONG: ("the name is too long", "Choose a shorter name."),
    errno.EINVAL: ("the name has characters that cannot be used there", "Choose another name."),
    errno.EISDIR: ("a folder has that name", "Choose another name."),
    errno.ENOENT: ("the folder is not there", _NO_ANSWER),
    errno.ENOTDIR: ("the folder is not there", _NO_ANSWER),
    **dict.fromkeys(
        (
            *(errno.EIO, errno.ENXIO, errno.ENODEV, errno.ESTALE, errno.ENOTCONN, errno.ETIMEDOUT),
            *(errno.EHOSTDOWN, errno.EHOSTUNREACH, errno.ENETDOWN, errno.ENETUNREACH),
            *(errno.ECONNRESET, errno.ECONNABORTED, errno.EREMOTE),
        ),
        ("the disk or the network drive does not answer", _NO_ANSWER),
    ),
}
_HELD_ON_WINDOWS = (32, 33)  # sharing and lock violations: another program holds the file
_GONE_ON_WINDOWS = (21, 53, 55, 59, 64, 67, 121, 1167, 1231)  # a drive or a network that went away
_WRITABLE = 0o222
_PART = ".part"
_ABANDONED = 60 * 60  # seconds: to write a file takes less than a minute
_EXCEL_FILES = (".xlsx", ".csv")


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A temporary path beside `path` to write to; it takes the name only when all went well.

    Raises UserError where it cannot be written, and then leaves what was there untouched.
    """
    folder = path.parent
    if os.path.isdir(path):  # noqa: PTH112 - unlike Path.is_dir, never raises
        raise UserError(f"“{path}” is a folder, not a file.", "Give a file name inside it.")
    if not os.path.isdir(folder):  # noqa: PTH112
        raise UserError(
            f"“{path.name}” cannot be written because the folder “{folder}” does not exist.",
            "Make the folder first, or choose another.",
        )
    temporary: Path | None = None
    try:
        target = followed(path)
        if is_marked_read_only(target):
            raise UserError(
                f"“{path}” could not be written: the file is marked read-only.",
                "Give another name, or take that mark away.",
            )
        temporary = _beside(target)
        yield temporary
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o777)
        with temporary.open("rb+") as stream:
            os.fsync(stream.fileno())
        temporary.replace(target)
        temporary = None
        _clear_left(target)
    except OSError as error:
        raise refused(path, error) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()


def is_marked_read_only(path: Path) -> bool:
    """Whether a file is there that is not to be changed: its folder alone would let it go."""
    return path.exists() and not path.stat().st_mode & _WRITABLE


def followed(path: Path) -> Path:
    """Where a file really is, so that replacing it leaves a link to it as it is."""
    return Path(os.path.realpath(path)) if os.path.islink(path) else path  # noqa: PTH114


def _beside(path: Path) -> Path:
    """A new empty file in the same folder: only within one disk does a name change at once."""
    temporary = path.with_name(f"{_begin_of(path)}{os.urandom(4).hex()}{_PART}")
    os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    return temporary


def _begin_of(path: Path) -> str:
    """How the names of what is written first begin."""
    return f".{path.stem[:40]}-"


def _clear_left(target: Path) -> None:
    """Remove what a program that was killed left beside a file, and nobody is writing any more."""
    with contextlib.suppress(OSError):
        for part in target.parent.glob(f"{glob.escape(_begin_of(target))}{'[0-9a-f]' * 8}{_PART}"):
            if time.time() - part.stat().st_mtime > _ABANDONED:
                part.unlink()


def refused(path: Path, error: OSError) -> UserError:
    """What the computer's refusal to write `path` means, and what to do about it."""
    why, advice = why_refused(path, error)
    return UserError(f"“{path}” could not be written: {why}.", advice)


def why_refused(path: Path, error: OSError) -> tuple[str, str]:
    """Why the computer refused to write `path`, such as "the disk is full", and what to do."""
    where = "in Excel" if path.suffix.lower() in _EXCEL_FILES else "in another program"
    on_windows = getattr(error, "winerror", None)
    if on_windows in _HELD_ON_WINDOWS:
        return "another program has it open", f"Close it {where} and try again."
    if on_windows in _GONE_ON_WINDOWS:
        return _WHY[errno.EIO]
    if error.errno in (errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY):
        return (
            "you may not write there, or another program has the file open",
            f"Close it if it is open {where}, or choose another folder.",
        )
    default = (error.strerror or str(error), "Choose another folder and try again.")
    return _WHY.get(error.errno or 0, default)
