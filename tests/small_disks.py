"""Disks on which hardly anything fits: one that is mounted, or a limit on files (POSIX)."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def disk_of(size: str, place: Path) -> Iterator[Path]:
    """A disk of a size, such as "2m", at a new folder. Skips the test where none can be mounted."""
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("no disk can be mounted here")
    yield place
    # Lazily: a test that failed may still hold a file, and must not leave the disk mounted.
    subprocess.run(["umount", "--lazy", str(place)], check=True)


@contextmanager
def no_file_above(size: int) -> Iterator[None]:
    """No file of this process can be written beyond so many bytes meanwhile."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
