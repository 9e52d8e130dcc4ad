"""Evaluation files to try things on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from every_command import every_command
from gz_eval.store.workfile import Workfile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where an evaluation file may be made."""
    return tmp_path / "evaluation.gzeval"


@pytest.fixture
def workfile(path: Path) -> Iterator[Workfile]:
    """A new evaluation file, closed in the end."""
    made = Workfile.create(path)
    yield made
    made.close()


@pytest.fixture(scope="session")
def busy_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A closed file in which every kind of command has been done once."""
    path = tmp_path_factory.mktemp("busy") / "evaluation.gzeval"
    workfile = Workfile.create(path)
    every_command(workfile)
    copy = path.with_name("copy.gzeval")
    workfile.copy_to(copy)
    workfile.close()
    return copy.read_bytes()


@pytest.fixture
def busy(busy_bytes: bytes, path: Path) -> Path:
    """The path of such a file, for this test alone."""
    path.write_bytes(busy_bytes)
    return path
