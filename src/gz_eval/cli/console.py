"""The terminal: how wide it is, what it can show, and how far the work is."""

from __future__ import annotations

import re
import shutil
import sys
import textwrap
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO

_WIDTH_OF_A_PIPE = 120
_NARROWEST = 40
_BETWEEN_REPORTS = 0.1  # seconds

# Control characters could move the cursor or rewrite what is shown; bidirectional overrides could
# make a bid's name read as another.
_NOT_FOR_TERMINALS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def prepare_streams(as_data: bool = False) -> None:
    """Make printing never fail for want of a character; data (CSV, JSON) is always UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if as_data and stream is sys.stdout:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")
        else:
            reconfigure(errors="replace")


def terminal_width() -> int:
    """Characters in a line; 120 where the output is not a terminal."""
    return max(_NARROWEST, shutil.get_terminal_size((_WIDTH_OF_A_PIPE, 24)).columns)


def one_line(text: str) -> str:
    """Text from a cell as one line that is safe to print to a terminal."""
    return _NOT_FOR_TERMINALS.sub("�", " ".join(text.split()))


def wrapped(text: str, width: int, indent: str = "", hanging: str | None = None) -> str:
    """Text folded to `width`; `indent` starts the first line, `hanging` (or it) the others."""
    return textwrap.fill(
        one_line(text),
        width,
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_on_hyphens=False,
    )


def print_lines(lines: Iterable[str]) -> None:
    """Print lines to standard output at once."""
    text = "\n".join(lines)
    print(text)


class ProgressLine:
    """One line on standard error that says how far the work is, and is gone afterwards.

    A `Progress`; silent where standard error is not a terminal.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream if stream is not None else sys.stderr
        self._shows = self._stream is not None and self._stream.isatty()
        self._next = 0.0
        self._length = 0

    def __call__(self, text: str, done: int, total: int) -> None:
        """Say it, ten times a second at most."""
        now = time.monotonic()
        if not self._shows or now < self._next:
            return
        self._next = now + _BETWEEN_REPORTS
        share = f": {done:,} of {total:,}" if total else ""
        line = one_line(f"{text}{share}")[: terminal_width() - 1]
        self._stream.write("\r" + line.ljust(self._length))
        self._stream.flush()
        self._length = len(line)

    def clear(self) -> None:
        """Take the line away, before anything else is printed."""
        if self._length:
            self._stream.write("\r" + " " * self._length + "\r")
            self._stream.flush()
            self._length = 0


@contextmanager
def progress_line() -> Iterator[ProgressLine]:
    """A progress line that is gone when the work is done, or has failed."""
    progress = ProgressLine()
    try:
        yield progress
    finally:
        progress.clear()
