"""What a column of any table says about a row: text, sort key, tone, tooltip, spoken text.

Plain functions of a row, so that what a table says is tested without Qt. Knows nothing of how a
table is drawn, and imports nothing heavy: the window needs this before its first paint.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeAlias, TypeVar

Row = TypeVar("Row")
SortKey: TypeAlias = float | str | tuple[float | str, ...] | None


class Tone(StrEnum):
    """What a text means, for its colour; the text itself always says it too."""

    NORMAL = "normal"
    SECONDARY = "secondary"
    STRONG = "strong"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


def _normal(_row: object) -> Tone:
    return Tone.NORMAL


def _nothing(_row: object) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column. `sort` gives a key comparable within the column, None for a blank.

    Without `sort` the text sorts, without case. `spoken` is what a screen reader says for the cell;
    without it, the text. `right` aligns figures to the right. `apart` gives the end of the text
    that tells it from others of its name: where there is little room, that is not cut. `short` is
    what stands in a cell that has no room for the text, where there are fewer words for it.
    """

    title: str
    text: Callable[[Row], str]
    sort: Callable[[Row], SortKey] | None = None
    tone: Callable[[Row], Tone] = _normal
    tooltip: Callable[[Row], str] = _nothing
    spoken: Callable[[Row], str] | None = None
    right: bool = False
    about: str = ""
    apart: Callable[[Row], str] = _nothing
    short: Callable[[Row], str] = _nothing

    @property
    def shortens(self) -> bool:
        """Whether there are fewer words for its texts."""
        return self.short is not _nothing

    def sort_key(self, row: Row) -> SortKey:
        """The key this row sorts by; None sorts last, whichever way the column is sorted."""
        if self.sort is not None:
            return self.sort(row)
        return self.text(row).casefold() or None

    def spoken_text(self, row: Row) -> str:
        """What a screen reader says for this row's cell."""
        return self.spoken(row) if self.spoken is not None else self.text(row)
