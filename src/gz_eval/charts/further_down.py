"""Shortlisted bids from below the first of a ranking: drawn after them, under a break.

Officials moved them in, so a chart of the first bids that went without them would show another
shortlist than the one there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from gz_eval.core.wording import bids_in_words, listed

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from gz_eval.charts.scheme import Scheme

_MOST: Final = 1.6  # times as high as it must be is a row at most

BREAK: Final = "Moved in from further down"
"""What stands in the free row between the first bids and these."""


def positions(count: int, further: int) -> list[int]:
    """The row of each of some bids, the last `further` of which come after a free one."""
    first = count - further
    return [number if number < first else number + 1 for number in range(count)]


def rows_of(count: int, further: int) -> int:
    """How many rows that takes."""
    return count + bool(further)


def spare(high: float, rows: int, row: float) -> float:
    """What is left free below rows where there are few: none is much higher than `row`.

    `high` is the room for all of them.
    """
    return max(0.0, high - _MOST * row * rows)


def name_break(axes: Axes, scheme: Scheme, middle: float, lines: Sequence[str]) -> None:
    """Say beside the free row, where names of bids stand, what comes below it."""
    axes.annotate(
        "\n".join(lines),
        (0.0, middle),
        xycoords=("axes fraction", "data"),
        xytext=(-scheme.size * 0.4, 0),
        textcoords="offset points",
        ha="right",
        va="center",
        color=scheme.secondary,
        annotation_clip=False,
        parse_math=False,
    )


def first_of(first: int, of: int) -> str:
    """The first bids, for a title; how many they are where there are no others."""
    return bids_in_words(of) if first >= of else f"the first {first:,} bids"


def counted(first: int, of: int, further: int) -> str:
    """How many bids there are and are drawn, for the end of what stands under such a title."""
    if first >= of:
        return ""
    told = f"; {of:,} bids in all"
    if further:
        told += f"; below the first {first:,} {'is' if further == 1 else 'are'}"
        told += f" {bids_in_words(further)} that officials moved in from further down"
    return told


def further_named(names: Sequence[str]) -> str:
    """Who they are, as a sentence that follows others; empty for none."""
    if not names:
        return ""
    return f" Moved in by officials from further down: {listed(names, len(names))}."
