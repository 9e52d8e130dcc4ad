"""The note beside an evaluation file that says who has it open.

A courtesy between people, not a lock of the operating system: those do not hold on network shares.
What really keeps two people's work apart is that saving never replaces a file that has changed.
"""

from __future__ import annotations

import contextlib
import glob
import json
import os
import socket
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from gz_eval.core.whole_file import followed
from gz_eval.store.processes import is_running
from gz_eval.store.session_folder import SessionFolder

_LONG_ENOUGH = 60.0  # seconds in which a note that was begun is surely written


@dataclass(frozen=True, slots=True)
class LockNote:
    """Who has a file open: name, computer, process, and since when (UTC).

    `session` is the folder of that computer where they work on it.
    """

    name: str
    host: str
    pid: int
    since: str
    session: str

    @property
    def holder(self) -> str:
        """Such as "A. Official on PC-1234, since 24 November 2026 at 09:30 UTC"."""
        who = self.name or "somebody"
        if self.host:
            here = self.host == socket.gethostname()
            who += " on this computer" if here else f" on {self.host}"
        try:
            at = datetime.fromisoformat(self.since).astimezone(UTC)
        except (ValueError, OverflowError):
            return who
        return f"{who}, since {at.day} {at:%B %Y at %H:%M} UTC"

    def is_of_same_user(self, mine: SessionFolder) -> bool:
        """Whether it is of another window of one's own: of a session beside `mine`."""
        here = self.host == socket.gethostname()
        return here and Path(self.session).parent == mine.path.parent

    def is_stale(self, mine: SessionFolder) -> bool:
        """Whether nobody works by it any more. Of another computer nobody can tell.

        The number of a process that is gone may be another's now; of one's own sessions (those
        beside `mine`) it can be seen whether they are at work.
        """
        if self.host != socket.gethostname():
            return False
        if not is_running(self.pid):
            return True
        session = Path(self.session)
        return self.is_of_same_user(mine) and (
            session == mine.path or SessionFolder(session).is_left
        )


@dataclass(frozen=True, slots=True)
class Taken:
    """A note of one's own, or that of whoever has the file; neither where none can be written."""

    own: LockNote | None = None
    other: LockNote | None = None


def path_of(target: Path) -> Path:
    """Where the note of a file is: hidden beside it."""
    target = followed(target)
    return target.with_name(f".{target.name}.open")


def read(target: Path) -> LockNote | None:
    """The note of a file; None where there is none. One that cannot be read is of somebody."""
    try:
        told = json.loads(path_of(target).read_text(encoding="utf-8"))
        return LockNote(
            str(told["name"]),
            str(told["host"]),
            int(told["pid"]),
            str(told["since"]),
            str(told["session"]),
        )
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return LockNote("", "", 0, "", "")


def take(
    target: Path, name: str, at: datetime, mine: SessionFolder, *, take_over: bool = False
) -> Taken:
    """Write a note of one's own, over a stale one, and with `take_over` over any.

    A folder that cannot be written to is no obstacle: then there is no note.
    """
    note = LockNote(name, socket.gethostname(), os.getpid(), at.isoformat(), str(mine.path))
    path = path_of(target)
    other = None
    for _attempt in range(2):
        try:
            _write(path, note)
            return Taken(own=note)
        except FileExistsError:
            other = read(target)
            if other is None:
                continue  # just now let go of
            stale = other.is_stale(mine) if other.host else _was_cut_short(path)
            if not (stale or take_over):
                break
            with contextlib.suppress(OSError):
                path.unlink()
        except OSError:
            return Taken()
    return Taken(other=other)


def release(target: Path, note: LockNote) -> None:
    """Take one's own note away; another's is left."""
    if read(target) == note:
        with contextlib.suppress(OSError):
            path_of(target).unlink()


def release_left(target: Path, left: SessionFolder) -> None:
    """Take away the note that a session left which is at work no more."""
    note = read(target)
    if note is not None and note.session == str(left.path):
        release(target, note)


def _write(path: Path, note: LockNote) -> None:
    """Raises FileExistsError where there is one, OSError where none can be written.

    The note is there whole or not at all, even if its writer is killed: an empty one would be
    somebody's, and keep its own writer out.
    """
    text = json.dumps(asdict(note))
    begun = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        begun.write_text(text, encoding="utf-8")
        _put_in_place(begun, path, text)
    finally:
        with contextlib.suppress(OSError):
            begun.unlink()
    _sweep(path)


def _put_in_place(begun: Path, path: Path, text: str) -> None:
    """Give a whole file its name, unless there is one of that name: FileExistsError then."""
    try:
        if os.name == "nt":
            begun.rename(path)  # which on Windows replaces nothing
        else:
            path.hardlink_to(begun)
    except FileExistsError:
        raise
    except OSError:  # a file system without such links
        with path.open("x", encoding="utf-8") as stream:
            try:
                stream.write(text)
                stream.flush()
            except OSError:
                with contextlib.suppress(OSError):
                    path.unlink()
                raise


def _sweep(path: Path) -> None:
    """Take away what writers that were killed had begun."""
    for begun in path.parent.glob(f"{glob.escape(path.name)}.*"):
        with contextlib.suppress(OSError):
            if time.time() - begun.stat().st_mtime > _LONG_ENOUGH:
                begun.unlink()


def _was_cut_short(path: Path) -> bool:
    """Whether the writer of a note died before it said anything."""
    try:
        seen = path.stat()
    except OSError:
        return False
    return seen.st_size == 0 and time.time() - seen.st_mtime > _LONG_ENOUGH
