"""A table for a terminal: aligned plain columns that fit its width, nothing cut without a sign."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gz_eval.cli.console import one_line

_GAP = "  "
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class TextColumn:
    """A column of text cells, one for each row.

    `least` is the width it may be narrowed to (None: never narrowed); figures, set to the right,
    are never cut, only their title is. Columns with a `spare` are left out, the highest first,
    where the terminal is too narrow for all, and then called `told` (or their title).
    """

    title: str
    cells: tuple[str, ...]
    right: bool = False
    least: int | None = None
    spare: int = 0
    told: str = ""

    @property
    def full(self) -> int:
        """The width that shows every cell whole; a long title may take several lines."""
        longest_word = max((len(word) for word in self.title.split()), default=0)
        return max([longest_word, *map(len, self.cells)])

    @property
    def narrowest(self) -> int:
        """The width it cannot go below."""
        if self.least is None:
            return self.full
        return min(self.full, max(self.least, *map(len, self.cells)) if self.right else self.least)


@dataclass(frozen=True, slots=True)
class FittedTable:
    """Header lines and one line for each row; `left_out` are the titles there was no room for."""

    header: tuple[str, ...]
    rows: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def width(self) -> int:
        """The longest line."""
        return max(map(len, (*self.header, *self.rows)), default=0)


def fit(columns: Sequence[TextColumn], width: int) -> FittedTable:
    """Lay columns out in `width` characters: the least needed are left out, the rest narrowed."""
    kept = [
        replace(column, cells=tuple(one_line(cell) for cell in column.cells)) for column in columns
    ]
    dropped: set[int] = set()
    while _needed([column.narrowest for column in kept]) > width:
        spare = max((column.spare for column in kept), default=0)
        if spare == 0:
            break
        dropped.add(spare)
        kept = [column for column in kept if column.spare != spare]
    widths = _widths(kept, width)
    titles = [_folded(column.title, wide) for column, wide in zip(kept, widths, strict=True)]
    height = max(map(len, titles), default=0)
    header = [
        _line(
            [title[line - height] if len(title) + line >= height else "" for title in titles],
            kept,
            widths,
        )
        for line in range(height)
    ]
    rows = [
        _line(cells, kept, widths) for cells in zip(*(column.cells for column in kept), strict=True)
    ]
    gone = tuple(column.told or column.title for column in columns if column.spare in dropped)
    return FittedTable(tuple(header), tuple(rows), gone)


def _needed(widths: Sequence[int]) -> int:
    return sum(widths) + len(_GAP) * max(0, len(widths) - 1)


def _widths(columns: Sequence[TextColumn], width: int) -> list[int]:
    """Full widths, the widest narrowable column narrowed by one until all fits or none can give."""
    widths = [column.full for column in columns]
    while _needed(widths) > width:
        able = [i for i, column in enumerate(columns) if widths[i] > column.narrowest]
        if not able:
            break
        widths[max(able, key=lambda i: widths[i])] -= 1
    return widths


def _folded(title: str, width: int) -> list[str]:
    """A title on lines of `width`; a word too long for one is parted with a hyphen."""
    parts = []
    for word in title.split():
        while len(word) > width > 1:
            parts.append(f"{word[: width - 1]}-")
            word = word[width - 1 :]
        parts.append(word)
    return textwrap.wrap(" ".join(parts), max(1, width), break_on_hyphens=False) or [""]


def _line(cells: Sequence[str], columns: Sequence[TextColumn], widths: Sequence[int]) -> str:
    parts = []
    for cell, column, width in zip(cells, columns, widths, strict=True):
        shown = cell if len(cell) <= width else cell[: max(0, width - 1)] + _ELLIPSIS
        parts.append(shown.rjust(width) if column.right else shown.ljust(width))
    return _GAP.join(parts).rstrip()
