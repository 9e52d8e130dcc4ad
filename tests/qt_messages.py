"""What Qt says while pytest-qt does not listen: as windows are closed and taken down."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

# What the off-screen platform cannot do: it says so of itself, not of us.
NOT_OURS = (
    "This plugin does not support propagateSizeHints",
    "This plugin does not support raise",
    "This plugin does not support grabbing the keyboard",
)

_said: list[str] = []


@contextmanager
def heard() -> Iterator[None]:
    """Keep what Qt says meanwhile."""
    qInstallMessageHandler(_note)
    try:
        yield
    finally:
        qInstallMessageHandler(None)


def said_late() -> list[str]:
    """What Qt has said since this was asked last, but for what is not ours."""
    said = [one for one in _said if not one.partition(": ")[2].startswith(NOT_OURS)]
    _said.clear()
    return said


def _note(kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
    _said.append(f"{kind.name}: {message}")
