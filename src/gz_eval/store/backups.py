"""Former versions of saved evaluations, kept on this computer and thinned by age.

All of the last ten are kept, then the newest of each day for two weeks, then the newest of each
week for a year. A backup is named after the moment when it was put aside; its file's own time says
when that version was saved.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from gz_eval.store.hashing import sha256_of

_ALL, _DAYS, _WEEKS = 10, 14, 52
_A_DAY = 86_400.0  # seconds
_STAMP = "%Y-%m-%dT%H-%M-%S-%fZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """A former version: where it is, when it was saved (UTC), its size in bytes."""

    path: Path
    at: datetime
    size: int


def folder_of(state: Path, evaluation_id: str) -> Path:
    """Where the backups of an evaluation are. Its id is of a file and may be anything, a path even.

    As gz_eval makes them, ids are UUIDs.
    """
    try:
        name = str(UUID(evaluation_id))
    except ValueError:
        name = hashlib.sha256(evaluation_id.encode("utf-8", "surrogatepass")).hexdigest()
    return state / "backups" / name


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """The backups of one evaluation, the last put aside first."""
    found = []
    for aside, path in _kept(folder):
        with contextlib.suppress(OSError, OverflowError, ValueError):
            seen = path.stat()
            saved = datetime.fromtimestamp(seen.st_mtime, UTC)
            found.append(Backup(path, min(saved, aside), seen.st_size))
    return tuple(found)


def keep(target: Path, folder: Path, at: datetime) -> None:
    """Put a copy of a file aside, unless the newest backup is the same; then thin the rest.

    Raises OSError where it cannot be kept.
    """
    there = _kept(folder)
    if there:  # the last is the last, also where the clock was put back
        at = max(at, there[0][0] + timedelta(microseconds=1))
    part = folder / f"{at.astimezone(UTC):{_STAMP}}.part"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        shutil.copyfile(target, part)
        with contextlib.suppress(OSError):
            shutil.copystat(target, part)
            part.chmod(0o600)
        if there and sha256_of(there[0][1]) == sha256_of(part):
            return
        with part.open("rb+") as stream:
            os.fsync(stream.fileno())
        part.replace(part.with_suffix(".gzeval"))
    finally:
        part.unlink(missing_ok=True)
    _thin(folder, at)


def superfluous(moments: Sequence[datetime], now: datetime) -> frozenset[datetime]:
    """Which backups, by when they were put aside (the last first), need not be kept any more."""
    kept = set(moments[:_ALL])
    days: set[object] = set()
    weeks: set[object] = set()
    for moment in moments:
        day, week = moment.date(), moment.isocalendar()[:2]
        age = now - moment
        if (age <= timedelta(days=_DAYS) and day not in days) or (
            age <= timedelta(weeks=_WEEKS) and week not in weeks
        ):
            kept.add(moment)
        days.add(day)
        weeks.add(week)
    return frozenset(moments) - kept


def _kept(folder: Path) -> list[tuple[datetime, Path]]:
    """Every backup and when it was put aside, the last first."""
    found = []
    with contextlib.suppress(OSError):
        for path in folder.glob("*.gzeval"):
            with contextlib.suppress(ValueError):
                found.append((datetime.strptime(path.stem, _STAMP).replace(tzinfo=UTC), path))
    return sorted(found, reverse=True)


def _thin(folder: Path, now: datetime) -> None:
    """Remove what need not be kept, and what a save that was cut short left."""
    there = _kept(folder)
    gone = superfluous([moment for moment, _ in there], now)
    for moment, path in there:
        if moment in gone:
            with contextlib.suppress(OSError):
                path.unlink()
    for part in folder.glob("*.part"):
        with contextlib.suppress(OSError):
            if time.time() - part.stat().st_ctime > _A_DAY:
                part.unlink()
