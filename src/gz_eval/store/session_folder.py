"""Where an open evaluation is worked on: a folder of this computer for each, left only by a crash.

It holds the work file, and a note of where it came from. A process that is alive holds its work
file exclusively, so that what another process can open was left.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from gz_eval.core.errors import UserError
from gz_eval.core.whole_file import refused
from gz_eval.store.workfile import Workfile

WORK = "work.gzeval"
_ORIGIN = "origin.json"
_A_DAY = 86_400  # seconds


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an evaluation is saved: its target (empty: nowhere yet) and how that was last seen.

    `sha256` is the target's when it was opened or saved; `saved` the number of entries it held.
    `name` is what the evaluation is called.
    """

    name: str
    target: str = ""
    sha256: str = ""
    saved: int = 0


class SessionFolder:
    """One such folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def create(cls, state: Path) -> SessionFolder:
        """A new empty folder. Raises UserError where it cannot be made."""
        path = state / "sessions" / secrets.token_hex(8)
        try:
            path.mkdir(parents=True)
        except OSError as error:
            raise refused(path, error) from error
        return cls(path)

    @property
    def work(self) -> Path:
        """Where the work file is."""
        return self.path / WORK

    @property
    def origin(self) -> Origin:
        """Where it came from; an unnamed, unsaved evaluation when that was not written down."""
        try:
            told = json.loads((self.path / _ORIGIN).read_text(encoding="utf-8"))
            return Origin(
                str(told["name"]), str(told["target"]), str(told["sha256"]), int(told["saved"])
            )
        except (OSError, ValueError, KeyError, TypeError):
            return Origin("Untitled evaluation")

    def note(self, origin: Origin) -> None:
        """Write down where it came from, whole or not at all. Raises UserError when it cannot."""
        part = self.path / f"{_ORIGIN}.part"
        try:
            with part.open("w", encoding="utf-8") as stream:
                json.dump(asdict(origin), stream)
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(self.path / _ORIGIN)
        except OSError as error:
            raise refused(part, error) from error

    def remove(self) -> None:
        """Remove it with everything in it."""
        shutil.rmtree(self.path, ignore_errors=True)

    def set_aside(self, state: Path) -> Path:
        """Move what cannot be read out of the way; it is never deleted. Returns where it is."""
        aside = state / "unreadable"
        aside.mkdir(parents=True, exist_ok=True)
        return self.path.rename(aside / self.path.name)


def left_behind(state: Path) -> Iterator[tuple[SessionFolder, Workfile]]:
    """Folders that no process has open, with their work files opened; the caller closes those.

    Old folders without a work file are removed (nothing was begun), unreadable ones set aside.
    """
    with contextlib.suppress(OSError):
        for path in sorted((state / "sessions").iterdir()):
            folder = SessionFolder(path)
            if not folder.work.exists():
                # Another process may be about to begin here.
                if time.time() - path.stat().st_mtime > _A_DAY:
                    folder.remove()
                continue
            try:
                workfile = Workfile.open(folder.work)
            except UserError as error:
                if not is_held(error):
                    with contextlib.suppress(OSError):
                        folder.set_aside(state)
                continue
            yield folder, workfile


def is_held(error: UserError) -> bool:
    """Whether a work file could not be opened because a process has it."""
    import sqlite3

    cause = error.__cause__
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    return isinstance(cause, sqlite3.OperationalError) and code in (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
    )
