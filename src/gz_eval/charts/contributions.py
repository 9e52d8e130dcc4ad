"""What the best bids' scores are made of: one stacked bar a bid, a colour and a name a pillar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gz_eval.charts.chart import REFERENCE, ChartTable, Mark, with_references
from gz_eval.charts.drawing import (
    bare,
    head,
    key_room,
    letters,
    nothing_to_show,
    place,
    shortened,
    styled,
)
from gz_eval.core.wording import listed

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from gz_eval.charts.scheme import Scheme

_LONGEST = 26


@dataclass(frozen=True, slots=True)
class Bar:
    """One bid: its points for each pillar, which sum to its score."""

    bid: str
    reference: str
    name: str
    rank: str
    points: tuple[float, ...]
    score: float
    standing: str


@dataclass(frozen=True, slots=True)
class Contributions:
    """Stacked bars of the first bids of a ranking, best first. `places` are decimals shown."""

    pillars: tuple[str, ...]
    bars: tuple[Bar, ...]
    of: int
    places: int = 1

    @property
    def title(self) -> str:
        """What it shows."""
        return f"What the scores of the first {len(self.bars):,} bids are made of"

    @property
    def units(self) -> str:
        """What the figures are in."""
        return f"Points out of 100, for each pillar; {self.of:,} bids in all"

    @property
    def least_lines(self) -> float:
        """All bars with their names."""
        return len(self.bars) * 1.55 + 10.0

    @property
    def alt(self) -> str:
        """The chart in words."""
        if not self.bars:
            return "There are no bids yet."
        best, last = self.bars[0], self.bars[-1]
        parts = [
            f"{pillar} {points:.{self.places}f}"
            for pillar, points in zip(self.pillars, best.points, strict=True)
        ]
        return (
            f"Stacked bars of {len(self.bars):,} bids. {best.name} leads with"
            f" {best.score:.{self.places}f} points ({listed(parts)}); {last.name} has"
            f" {last.score:.{self.places}f}."
        )

    def table(self) -> ChartTable:
        """One row a bid."""
        return with_references(
            ("Rank", REFERENCE, "Name", *self.pillars, "Score", "Standing"),
            tuple(
                (bar.rank, bar.reference, bar.name, *bar.points, bar.score, bar.standing)
                for bar in self.bars
            ),
            tuple(bar.bid for bar in self.bars),
            (None, None, None, *(self.places for _ in self.pillars), self.places, None),
        )

    def draw(self, figure: Figure, scheme: Scheme, selected: str = "") -> Sequence[Mark]:
        """Bars from the top."""
        with styled(figure, scheme):
            if not self.bars:
                nothing_to_show(figure, self, scheme, "Import bids to see their scores.")
                return ()
            top = head(figure, self, scheme)
            left = letters(scheme, _LONGEST + 6)
            columns, legend = key_room(figure, scheme, self.pillars, left)
            bars = self.bars
            axes = figure.add_axes(place(figure, top - legend, left, letters(scheme, 8), 26.0))
            bare(axes, grid="x")
            positions = range(len(bars))
            starts = [0.0] * len(bars)
            marks: list[Mark] = []
            for number, pillar in enumerate(self.pillars):
                widths = [bar.points[number] for bar in bars]
                patches = axes.barh(
                    positions,
                    widths,
                    left=starts,
                    height=0.68,
                    color=scheme.pillar(number),
                    edgecolor=scheme.background,
                    linewidth=0.6,
                    label=pillar,
                )
                for bar, patch in zip(bars, patches, strict=True):
                    told = f"{bar.name}\n{pillar}: {bar.points[number]:.{self.places}f} points"
                    marks.append(Mark(patch, ((bar.bid,),), (told,)))
                starts = [start + width for start, width in zip(starts, widths, strict=True)]
            for position, bar in enumerate(bars):
                axes.text(
                    bar.score + 0.8,
                    position,
                    f"{bar.score:.{self.places}f}",
                    va="center",
                    color=scheme.text,
                    fontweight="bold" if bar.bid == selected else "normal",
                )
            axes.set_xlim(0, 100)
            axes.set_ylim(len(bars) - 0.4, -0.6)
            axes.set_yticks(
                positions, [f"{bar.rank}  {shortened(bar.name, _LONGEST)}" for bar in bars]
            )
            for label, bar in zip(axes.get_yticklabels(), bars, strict=True):
                label.set_parse_math(False)
                label.set_color(scheme.text)
                label.set_fontweight("bold" if bar.bid == selected else "normal")
            axes.legend(
                loc="lower left",
                bbox_to_anchor=(0, 1.0),
                ncols=columns,
                borderaxespad=0.1,
                handlelength=1.0,
                columnspacing=1.6,
                borderpad=0.2,
            )
            return marks
