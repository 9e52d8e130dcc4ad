"""The note beside an evaluation file that says who has it open.

A courtesy between people, not a lock of the operating system: those do not hold on network shares.
What really keeps two people's work apart is that saving never replaces a file that has changed.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import socket
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class LockNote:
    """Who has a file open: name, computer, process, and since when (UTC). `token` is the note's."""

    name: str
    host: str
    pid: int
    since: str
    token: str

    @property
    def holder(self) -> str:
        """Such as "A. Official on PC-1234, since 24 November 2026 at 09:30 UTC"."""
        who = self.name or "somebody"
        try:
            at = datetime.fromisoformat(self.since).astimezone(UTC)
        except ValueError:
            return f"{who} on {self.host}"
        return f"{who} on {self.host}, since {at.day} {at:%B %Y at %H:%M} UTC"

    @property
    def is_stale(self) -> bool:
        """Whether its process on this computer is gone. Of another computer nobody can tell."""
        return self.host == socket.gethostname() and not _is_running(self.pid)


def path_of(target: Path) -> Path:
    """Where the note of a file is: hidden beside it."""
    return target.with_name(f".{target.name}.open")


def read(target: Path) -> LockNote | None:
    """The note of a file; None where there is none that can be read."""
    try:
        told = json.loads(path_of(target).read_text(encoding="utf-8"))
        return LockNote(
            str(told["name"]),
            str(told["host"]),
            int(told["pid"]),
            str(told["since"]),
            str(told["token"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def take(target: Path, name: str, at: datetime) -> LockNote | None:
    """Write a note of one's own, over a stale one. None where somebody has the file, or the folder
    cannot be written to: `read` tells which.
    """
    note = LockNote(name, socket.gethostname(), os.getpid(), at.isoformat(), secrets.token_hex(8))
    path = path_of(target)
    for _attempt in range(2):
        try:
            with path.open("x", encoding="utf-8") as stream:
                json.dump(asdict(note), stream)
            return note
        except FileExistsError:
            other = read(target)
            if other is not None and not other.is_stale:
                return None
            # Stale, or cut short when its writer died: it stands for nobody.
            with contextlib.suppress(OSError):
                path.unlink()
        except OSError:
            return None
    return None


def release(target: Path, note: LockNote) -> None:
    """Take one's own note away; another's is left."""
    if read(target) == note:
        with contextlib.suppress(OSError):
            path_of(target).unlink()


def _is_running(pid: int) -> bool:
    if os.name == "nt":
        return _is_running_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _is_running_on_windows(pid: int) -> bool:  # pragma: no cover - Windows alone
    """Signal 0 would end the process there, so the system is asked for its exit code."""
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    handle = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
    if not handle:
        return False
    code = ctypes.c_ulong()
    known = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return not known or code.value == 259  # STILL_ACTIVE
