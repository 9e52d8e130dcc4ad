"""Rows of bids down a chart: the first of a ranking, each with its rank, its name and what is said
of it; and after them, under a break, shortlisted bids from below the first.

Officials moved those in, so a chart of the first bids that went without them would show another
shortlist than the one there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from gz_eval.charts.apart_names import fitted_apart
from gz_eval.charts.measure import LINE, column_for, fitted
from gz_eval.charts.row_words import row_name, standing_told
from gz_eval.core.wording import bids_in_words, listed

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from gz_eval.charts.scheme import Scheme

_MOST: Final = 1.6  # times as high as it must be is a row at most

BREAK: Final = "Moved in from further down"
"""What stands in the free row between the first bids and these."""


class BidRow(Protocol):
    """One bid of a ranking. `moved` says in a word or two that officials have it elsewhere than
    the rule does, and `gate` what is said of its gates.
    """

    @property
    def bid(self) -> str:
        """Its id."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def rank(self) -> str:
        """Its rank, in brackets where it has none by the rule."""

    @property
    def standing(self) -> str:
        """Where it stands, as officials left it."""

    @property
    def moved(self) -> str:
        """Where officials have it."""

    @property
    def gate(self) -> str:
        """What is said of its gates."""


def stands(row: BidRow) -> str:
    """Where a bid stands, for the table of a chart."""
    return standing_told(row.standing, row.moved, row.gate)


@dataclass(frozen=True, slots=True)
class BidRows:
    """The last `further` of the bids are from below the first; there are `of` bids in all."""

    bids: Sequence[BidRow]
    further: int
    of: int

    @property
    def first(self) -> int:
        """How many are of the first bids of the ranking."""
        return len(self.bids) - self.further

    @property
    def high(self) -> int:
        """How many rows they take, with the free one."""
        return len(self.bids) + bool(self.further)

    @property
    def positions(self) -> list[int]:
        """The row of each."""
        return [at if at < self.first else at + 1 for at in range(len(self.bids))]

    # -- in words ---------------------------------------------------------------------------------

    @property
    def called(self) -> str:
        """What they are called in a title; how many they are where there are no others."""
        if self.first >= self.of:
            return bids_in_words(self.of)
        return f"the first {self.first:,} bids"

    @property
    def counted(self) -> str:
        """How many bids there are and are drawn, for the end of what stands under such a title."""
        if self.first >= self.of:
            return ""
        told = f"; {self.of:,} bids in all"
        if self.further:
            told += f"; below the first {self.first:,} {'is' if self.further == 1 else 'are'}"
            told += f" {bids_in_words(self.further)} that officials moved in from further down"
        return told

    @property
    def further_named(self) -> str:
        """Who is from further down, as a sentence that follows others; empty for nobody."""
        names = [row.name for row in self.bids[self.first :]]
        return (
            f" Moved in by officials from further down: {listed(names, len(names))}."
            if names
            else ""
        )

    # -- on the chart -----------------------------------------------------------------------------

    @property
    def _names(self) -> list[str]:
        return [row_name(row.rank, row.name, row.moved, row.gate) for row in self.bids]

    def column(self, most: float) -> tuple[float, int]:
        """How wide their names are, at most so much, and in how many lines they stand then."""
        return column_for([*self._names, *([BREAK] if self.further else [])], most)

    def spare(self, high: float, row: float) -> float:
        """What is left free below them where there are few: none is much higher than `row`.

        `high` is the room for all of them.
        """
        return max(0.0, high - _MOST * row * self.high)

    def name(
        self,
        axes: Axes,
        scheme: Scheme,
        middle: float,
        column: tuple[float, int],
        selected: str,
    ) -> None:
        """Write their names beside the axes, that of the selected bid in bold.

        `middle` is how far the middle of a row is from where it begins on the axes.
        """
        wide, lines = column
        axes.set_yticks(
            [at + middle for at in self.positions],
            ["\n".join(told) for told in fitted_apart(self._names, wide, lines, bold=True)],
        )
        for label, row in zip(axes.get_yticklabels(), self.bids, strict=True):
            label.set_parse_math(False)
            label.set_color(scheme.text)
            label.set_fontweight("bold" if row.bid == selected else "normal")
        if self.further:
            axes.annotate(
                "\n".join(fitted(BREAK, wide, lines)),
                (0.0, self.first + middle),
                xycoords=("axes fraction", "data"),
                xytext=(-scheme.size * 0.4, 0),
                textcoords="offset points",
                ha="right",
                va="center",
                color=scheme.secondary,
                annotation_clip=False,
                parse_math=False,
            )


def row_high(lines: int, around: float) -> float:
    """How high a row needs to be for a name in so many lines, in text sizes."""
    return around + LINE * lines
