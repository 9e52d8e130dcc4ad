"""Where an open evaluation is worked on: a folder of this computer for each, left only by a crash.

It holds the work file, and a note of where it came from. A process that is alive holds its work
file exclusively, so that what another process can open was left. A work file gets its name only
when it is whole: a folder without one is of an evaluation that was not open yet.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import socket
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from weakref import WeakValueDictionary

from gz_eval.core.errors import UserError
from gz_eval.store import schema
from gz_eval.store.hashing import sha256_of
from gz_eval.store.keeping import kept_in, not_opened
from gz_eval.store.processes import is_running
from gz_eval.store.workfile import Workfile

_WORK = "work.gzeval"
_PART = "work.part"
_ORIGIN = "origin.json"
_A_DAY = 86_400.0  # seconds
_VERSION_AT = slice(60, 64)  # of SQLite's header: user_version
_HELD = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL)
_OF_THE_COMPUTER = (
    *(*_HELD, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY),
    *(sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_NOMEM),
)
"""Why SQLite may refuse a work file that is sound."""

_guard = threading.Lock()
_beginning: set[Path] = set()
_open_here: WeakValueDictionary[Path, Workfile] = WeakValueDictionary()
"""Work files of this process. They must not be opened to see whether they are held: closing any
handle of a file drops the process's locks on it (POSIX)."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an evaluation is saved: its target (empty: nowhere yet) and how that was last seen.

    `sha256` is the target's when it was opened or saved; `saved` the number of entries it held.
    `name` is what the evaluation is called; `saving` where it is being saved to at the moment.
    `begun` says that it is open and held: until then nothing can have been done. `beside` is the
    file that it is a copy of, while it has none of its own: where people will look for it. `real`
    is the target by its real path, where that is another, as of a drive that has a letter.
    """

    name: str
    target: str = ""
    sha256: str = ""
    saved: int = 0
    saving: str = ""
    begun: bool = True
    beside: str = ""
    real: str = ""

    @classmethod
    def of_file(cls, path: Path, sha256: str = "", saved: int = 0) -> Origin:
        """Of an evaluation that is in a file, and called as it."""
        real = os.path.realpath(path)
        return cls(path.stem, str(path), sha256, saved, real=real if real != str(path) else "")

    def is_of(self, path: Path) -> bool:
        """Whether its target is a file, however that is written; of no drive is anything asked but
        of that file's own."""
        asked = {os.path.normcase(name) for name in (path.absolute(), os.path.realpath(path))}
        known = (os.path.normcase(name) for name in (self.target, self.real) if name)
        return not asked.isdisjoint(known)


class AtWork(UserError):  # noqa: N818 - what a folder is
    """A process has the work file open."""

    def __init__(self) -> None:
        super().__init__("This work is open in gz_eval already.", "Go on with it there.")


class SessionFolder:
    """One such folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def create(cls, state: Path) -> SessionFolder:
        """A new empty folder, for its owner's eyes only. Raises UserError if it cannot be made."""
        path = state / "sessions" / secrets.token_hex(8)
        with kept_in(path.parent):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.mkdir(mode=0o700)
        with _guard:
            _beginning.add(path)
        return cls(path)

    @property
    def token(self) -> str:
        """What tells it from every other."""
        return self.path.name

    @property
    def work(self) -> Path:
        """Where the work file is."""
        return self.path / _WORK

    # -- where it came from -----------------------------------------------------------------------

    @property
    def origin(self) -> Origin:
        """Where it came from; an unnamed, unsaved evaluation when that was not written down."""
        told = self._told()
        try:
            return Origin(
                str(told["name"]),
                str(told["target"]),
                str(told["sha256"]),
                int(str(told["saved"])),
                str(told.get("saving", "")),
                told.get("begun") is not False,
                str(told.get("beside", "")),
                str(told.get("real", "")),
            )
        except (KeyError, ValueError):
            return Origin("Untitled evaluation")

    def note(self, origin: Origin) -> None:
        """Write down where it came from, whole or not at all. Raises UserError when it cannot."""
        part = self.path / f"{_ORIGIN}.part"
        told = {**asdict(origin), "pid": os.getpid(), "host": socket.gethostname()}
        with kept_in(self.path), part.open("w", encoding="utf-8") as stream:
            json.dump(told, stream)
            stream.flush()
            os.fsync(stream.fileno())
        with kept_in(self.path):
            part.replace(self.path / _ORIGIN)

    def _told(self) -> dict[str, object]:
        try:
            told = json.loads((self.path / _ORIGIN).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return told if isinstance(told, dict) else {}

    # -- the work file ----------------------------------------------------------------------------

    def create_work(self) -> Workfile:
        """A new empty work file. Raises UserError."""
        part = self.path / _PART
        Workfile.create(part).close()
        with kept_in(self.path):
            part.replace(self.work)
        return self.open_work()

    def bring(self, source: Path) -> str:
        """Take a copy of a file to work on, and give its SHA-256. Raises UserError."""
        part = self.path / _PART
        try:
            shutil.copyfile(source, part)
            digest = sha256_of(part)
            part.replace(self.work)
        except OSError as error:
            raise not_opened(source, error) from error
        return digest

    def open_work(self) -> Workfile:
        """Open the work file, and hold it. Raises AtWork where a process has it, or UserError."""
        with _guard:
            if self._is_open_here:
                raise AtWork
            _beginning.add(self.path)
        try:
            workfile = Workfile.open(self.work)
            with _guard:
                _open_here[self.path] = workfile
            return workfile
        except UserError as error:
            if _code(error.__cause__) in _HELD:
                raise AtWork from error
            raise
        finally:
            with _guard:
                _beginning.discard(self.path)

    @property
    def is_left(self) -> bool:
        """Whether no process works here any more. Lets go of it again if so."""
        if not self.path.exists():
            return True
        if self._is_ours or self._is_being_begun:
            return False
        try:
            self.open_work().close()
        except (UserError, sqlite3.Error):
            return False
        return True

    @property
    def _is_ours(self) -> bool:
        """Whether this process works here."""
        with _guard:
            return self.path in _beginning or self._is_open_here

    @property
    def _is_open_here(self) -> bool:
        workfile = _open_here.get(self.path)
        return workfile is not None and not workfile.closed

    @property
    def _is_being_begun(self) -> bool:
        """Whether another process may be about to take hold of the work file."""
        told = self._told()
        if told.get("begun") is not False:
            return not told and not self.work.exists() and not self._is_old
        if told.get("host") != socket.gethostname():
            return not self._is_old
        pid = told.get("pid")
        return isinstance(pid, int) and pid != os.getpid() and is_running(pid)

    @property
    def _is_old(self) -> bool:
        """Whether nothing happened here for a day."""
        try:
            return time.time() - self.path.stat().st_mtime > _A_DAY
        except OSError:
            return False

    # -- the end ----------------------------------------------------------------------------------

    def remove(self) -> None:
        """Remove it with everything in it; cut short, what is left of it is as good as nothing."""
        with contextlib.suppress(OSError):
            self.work.unlink(missing_ok=True)
        shutil.rmtree(self.path, ignore_errors=True)
        with _guard:
            _beginning.discard(self.path)

    def set_aside(self, state: Path) -> Path:
        """Move what cannot be read out of the way; it is never deleted. Returns where it is."""
        aside = state / "unreadable"
        aside.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self.path.rename(aside / self.path.name)


def left_behind(
    state: Path, wanted: Callable[[Origin], bool] = lambda _origin: True
) -> Iterator[tuple[SessionFolder, Workfile]]:
    """Folders that no process has open, with their work files opened; the caller closes those.

    Only those of a `wanted` origin are looked into.

    Folders without a work file are removed (nothing was begun) and damaged ones set aside. What
    cannot be opened for another reason (the disk is full, a newer program made it) stays for later.
    """
    try:
        paths = sorted((state / "sessions").iterdir())
    except OSError:
        return
    for path in paths:
        folder = SessionFolder(path)
        if folder._is_ours or folder._is_being_begun or not wanted(folder.origin):
            continue
        try:
            if not folder.work.exists():
                folder.remove()
                continue
            if _is_newer(folder.work):
                continue
            workfile = folder.open_work()
        except (UserError, sqlite3.Error) as error:
            if _is_damage(error):
                with contextlib.suppress(OSError):
                    folder.set_aside(state)
            continue
        except OSError:
            continue
        yield folder, workfile


def _is_damage(error: UserError | sqlite3.Error) -> bool:
    if isinstance(error, AtWork):
        return False
    cause = error.__cause__ if isinstance(error, UserError) else error
    return not isinstance(cause, OSError) and _code(cause) not in _OF_THE_COMPUTER


def _code(error: BaseException | None) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _is_newer(work: Path) -> bool:
    with work.open("rb") as stream:
        version = int.from_bytes(stream.read(100)[_VERSION_AT], "big")
    return version > schema.VERSION
