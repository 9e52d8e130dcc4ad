"""How long work says how far it is, and hears that it should stop."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called by long work; raises `errors.Cancelled` when the person asked it to stop."""

    def __call__(self, text: str, done: int, total: int) -> None:
        """Say what is being done, and how far: `done` of `total`; a total of 0 is unknown."""


def no_progress(text: str, done: int, total: int) -> None:
    """A `Progress` for those who do not want to know."""
