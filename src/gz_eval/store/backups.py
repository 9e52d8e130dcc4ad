"""Former versions of saved evaluations, kept on this computer and thinned by age.

All of the last ten are kept, then the newest of each day for two weeks, then the newest of each
week for a year.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from gz_eval.store.hashing import sha256_of

_ALL, _DAYS, _WEEKS = 10, 14, 53
_STAMP = "%Y-%m-%dT%H-%M-%S-%fZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """A former version: where it is, when it was put aside (UTC), its size in bytes."""

    path: Path
    at: datetime
    size: int


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """The backups of one evaluation, newest first."""
    found = []
    with contextlib.suppress(OSError):
        for path in folder.glob("*.gzeval"):
            with contextlib.suppress(OSError, ValueError):
                at = datetime.strptime(path.stem, _STAMP).replace(tzinfo=UTC)
                found.append(Backup(path, at, path.stat().st_size))
    return tuple(sorted(found, key=lambda backup: backup.at, reverse=True))


def keep(target: Path, folder: Path, at: datetime) -> None:
    """Put a copy of a file aside, unless the newest backup is the same; then thin the rest.

    Raises OSError where it cannot be kept.
    """
    there = backups_in(folder)
    if there and sha256_of(there[0].path) == sha256_of(target):
        return
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{at.astimezone(UTC):{_STAMP}}.gzeval"
    part = path.with_suffix(".part")
    try:
        shutil.copyfile(target, part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    for old in superfluous(backups_in(folder), at):
        with contextlib.suppress(OSError):
            old.path.unlink()


def superfluous(backups: Sequence[Backup], now: datetime) -> tuple[Backup, ...]:
    """Which backups (newest first) need not be kept any more."""
    kept = {backup.path for backup in backups[:_ALL]}
    days: set[object] = set()
    weeks: set[object] = set()
    for backup in backups:
        age = now - backup.at
        day, week = backup.at.date(), backup.at.isocalendar()[:2]
        if age <= timedelta(days=_DAYS) and day not in days:
            kept.add(backup.path)
        if age <= timedelta(weeks=_WEEKS) and week not in weeks:
            kept.add(backup.path)
        days.add(day)
        weeks.add(week)
    return tuple(backup for backup in backups if backup.path not in kept)
