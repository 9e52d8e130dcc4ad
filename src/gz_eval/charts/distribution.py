"""How scores are spread: a histogram by standing, with the shortlist line through it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gz_eval.charts.chart import Cell, ChartTable, Mark
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
from gz_eval.charts.standing import look_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from gz_eval.charts.scheme import Scheme

_WIDTH = 5


@dataclass(frozen=True, slots=True)
class Scored:
    """One bid's score and which of the standings it has (an index into `standings`)."""

    bid: str
    name: str
    score: float
    standing: int


@dataclass(frozen=True, slots=True)
class Distribution:
    """Scores in bands of 5 points. `line` is the score of the last shortlisted bid, if any."""

    standings: tuple[str, ...]
    bids: tuple[Scored, ...]
    line: float | None
    places: int = 1

    @property
    def title(self) -> str:
        """What it shows."""
        return "How the scores are spread"

    @property
    def units(self) -> str:
        """What the figures are in."""
        return f"Number of bids in each band of {_WIDTH} points; {len(self.bids):,} bids"

    @property
    def alt(self) -> str:
        """The chart in words."""
        if not self.bids:
            return "There are no bids yet."
        scores = sorted(item.score for item in self.bids)
        middle = (scores[(len(scores) - 1) // 2] + scores[len(scores) // 2]) / 2
        line = (
            f" The last shortlisted bid has {self.line:.{self.places}f}."
            if self.line is not None
            else ""
        )
        return (
            f"Histogram of {len(scores):,} scores from {scores[0]:.{self.places}f} to"
            f" {scores[-1]:.{self.places}f}, half of them under {middle:.{self.places}f}.{line}"
        )

    def _counts(self) -> list[list[list[Scored]]]:
        """The bids of each standing in each band."""
        bands: list[list[list[Scored]]] = [
            [[] for _ in range(100 // _WIDTH)] for _ in self.standings
        ]
        for item in self.bids:
            bands[item.standing][band_of(item.score)].append(item)
        return bands

    def table(self) -> ChartTable:
        """One row a band."""
        bands = self._counts()
        rows: list[tuple[Cell, ...]] = []
        for band in range(100 // _WIDTH):
            counts = [len(standing[band]) for standing in bands]
            last = "" if band == 100 // _WIDTH - 1 else " (not included)"
            rows.append((f"{band * _WIDTH} to {(band + 1) * _WIDTH}{last}", *counts, sum(counts)))
        return ChartTable(("Score", *self.standings, "All"), tuple(rows))

    def draw(self, figure: Figure, scheme: Scheme, selected: str = "") -> Sequence[Mark]:
        """Stacked columns; standings differ by hatching as well as by colour."""
        from matplotlib.patches import Patch
        from matplotlib.ticker import MaxNLocator

        with styled(figure, scheme):
            if not self.bids:
                nothing_to_show(figure, self, scheme, "Import bids to see their scores.")
                return ()
            top = head(figure, self, scheme)
            columns, legend = key_room(figure, scheme, self.standings, letters(scheme, 7))
            axes = figure.add_axes(
                place(figure, top - legend, letters(scheme, 7), letters(scheme, 4), 40.0)
            )
            bare(axes, grid="y")
            heights = [0] * (100 // _WIDTH)
            marks: list[Mark] = []
            key: list[Patch] = []
            for standing, bands in zip(self.standings, self._counts(), strict=True):
                counts = [len(band) for band in bands]
                look = look_of(scheme, standing)
                patches = axes.bar(
                    [band * _WIDTH + _WIDTH / 2 for band in range(len(counts))],
                    counts,
                    bottom=heights,
                    width=_WIDTH * 0.88,
                    facecolor=scheme.background if look.hollow else look.colour,
                    hatch=look.hatch,
                    hatchcolor=look.colour if look.hollow else scheme.background,
                    edgecolor=look.colour if look.hollow else scheme.background,
                    linewidth=[0.6 if count else 0.0 for count in counts],
                )
                key.append(
                    Patch(
                        facecolor=scheme.background if look.hollow else look.colour,
                        hatch=look.hatch,
                        hatchcolor=look.colour if look.hollow else scheme.background,
                        edgecolor=look.colour if look.hollow else scheme.background,
                        linewidth=0.6,
                        label=standing,
                    )
                )
                for band, patch in zip(bands, patches, strict=True):
                    if band:
                        low = band_of(band[0].score) * _WIDTH
                        told = f"{len(band):,} {standing.lower()}, {low} to {low + _WIDTH} points"
                        marks.append(Mark(patch, (tuple(one.bid for one in band),), (told,)))
                heights = [one + other for one, other in zip(heights, counts, strict=True)]
            axes.set_xlim(0, 100)
            # Room above the bars for what is said of single scores.
            axes.set_ylim(0, max(heights) * 1.2 + 0.5)
            axes.yaxis.set_major_locator(MaxNLocator(integer=True))
            axes.set_xlabel("Score")
            if self.line is not None:
                axes.axvline(self.line, color=scheme.text, linewidth=1.2)
                near_end = self.line > 70
                axes.annotate(
                    f"Last shortlisted: {self.line:.{self.places}f}",
                    (self.line, 1.0),
                    xycoords=("data", "axes fraction"),
                    xytext=(-5 if near_end else 5, -2),
                    textcoords="offset points",
                    ha="right" if near_end else "left",
                    va="top",
                )
            self._name_selected(figure, axes, scheme, heights, selected)
            axes.legend(
                handles=key,
                loc="lower left",
                bbox_to_anchor=(0, 1.0),
                ncols=columns,
                handlelength=1.2,
                columnspacing=1.6,
                borderaxespad=0.1,
                borderpad=0.2,
            )
            return marks

    def _name_selected(
        self, figure: Figure, axes: Axes, scheme: Scheme, heights: Sequence[int], selected: str
    ) -> None:
        """The selected bid's name, above all the bars it reaches over; a line down to its own."""
        for item in self.bids:
            if item.bid != selected:
                continue
            told = f"{shortened(item.name, 40)}: {item.score:.{self.places}f}"
            wide = axes.get_position().width * figure.get_figwidth() * 72.0
            reach = letters(scheme, len(told) * 1.12 + 1) / wide * 100.0
            sides = [
                (max(heights[band_of(low) : band_of(low + reach) + 1]), low)
                for low in (item.score, item.score - reach)
                if low >= 0 and low + reach <= 100
            ]
            level, low = min(sides, default=(max(heights), 0.0))
            left = low < item.score and bool(sides)
            axes.annotate(
                told,
                (item.score, heights[band_of(item.score)]),
                xytext=(item.score if sides else low, level),
                textcoords="data",
                ha="right" if left else "left",
                va="bottom",
                fontweight="bold",
                zorder=6,
                parse_math=False,
                bbox={"facecolor": "none", "edgecolor": "none", "pad": 3.0},
            )
            axes.plot(
                [item.score, item.score],
                [heights[band_of(item.score)], level],
                color=scheme.text,
                linewidth=1.6,
                solid_capstyle="butt",
            )
            axes.plot(item.score, heights[band_of(item.score)], marker="v", color=scheme.text, ms=7)


def band_of(score: float) -> int:
    """Which band of 5 points a score is in; 100 is in the last."""
    return max(0, min(int(score // _WIDTH), 100 // _WIDTH - 1))
