"""How scores are spread: a histogram by standing, with the shortlist line through it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gz_eval.charts.chart import Cell, ChartTable, Mark
from gz_eval.charts.drawing import (
    bare,
    few_ticks,
    head,
    head_high,
    key,
    key_room,
    nothing_to_show,
    place,
    size_of,
    styled,
)
from gz_eval.charts.measure import LINE, Room, fitted, width_of
from gz_eval.charts.standing import look_of
from gz_eval.core.wording import bids_in_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from gz_eval.charts.scheme import Scheme

_WIDTH = 5
_LINE_TOLD = "Shortlist line by the rule"
_LEFT, _RIGHT, _BELOW = 4.3, 2.5, 4.4  # text sizes round the bars
_PLOT = 15.0  # text sizes: the least height of the bars


@dataclass(frozen=True, slots=True)
class Scored:
    """One bid's score and which of the standings it has (an index into `standings`)."""

    bid: str
    name: str
    score: float
    standing: int


@dataclass(frozen=True, slots=True)
class Distribution:
    """Scores in bands of 5 points, by where officials left each bid.

    `line` is the score of the last bid that the rule shortlists, if any; `moved` counts the bids
    that officials put elsewhere than the rule.
    """

    standings: tuple[str, ...]
    bids: tuple[Scored, ...]
    line: float | None
    places: int = 1
    moved: int = 0

    @property
    def title(self) -> str:
        """What it shows."""
        return "How the scores are spread"

    @property
    def units(self) -> str:
        """What the figures are in."""
        told = f"Number of bids in each band of {_WIDTH} points; {bids_in_words(len(self.bids))}"
        return f"{told}, {self.moved:,} moved by officials" if self.moved else told

    @property
    def alt(self) -> str:
        """The chart in words."""
        if not self.bids:
            return "There are no bids yet."
        scores = sorted(item.score for item in self.bids)
        middle = (scores[(len(scores) - 1) // 2] + scores[len(scores) // 2]) / 2
        line = (
            f" The last bid that the rule shortlists has {self.line:.{self.places}f}."
            if self.line is not None
            else ""
        )
        if scores[0] == scores[-1]:
            every = "1 score" if len(scores) == 1 else f"{len(scores):,} scores, all the same"
            return f"Histogram of {every}, {scores[0]:.{self.places}f}.{line}"
        return (
            f"Histogram of {len(scores):,} scores from {scores[0]:.{self.places}f} to"
            f" {scores[-1]:.{self.places}f}, half of them under {middle:.{self.places}f}.{line}"
        )

    def room(self, wide: float) -> Room:
        """Bars that can be told apart, with what is written over them."""
        high = key_room(self.standings, wide - _LEFT)[1] + _PLOT + _BELOW
        return Room(min(wide, 24.0), head_high(self, wide) + high)

    def _counts(self) -> list[list[list[Scored]]]:
        """The bids of each standing in each band."""
        bands: list[list[list[Scored]]] = [
            [[] for _ in range(100 // _WIDTH)] for _ in self.standings
        ]
        for item in self.bids:
            bands[item.standing][band_of(item.score)].append(item)
        return bands

    def table(self) -> ChartTable:
        """One row a band, and beside that of the shortlist line, its score."""
        bands = self._counts()
        rows: list[tuple[Cell, ...]] = []
        for band in range(100 // _WIDTH):
            counts = [len(standing[band]) for standing in bands]
            there = self.line is not None and band_of(self.line) == band
            line: list[Cell] = [] if self.line is None else [self.line if there else None]
            rows.append((_band_told(band), *counts, sum(counts), *line))
        titles = ("Score", *self.standings, "All")
        if self.line is None:
            return ChartTable(titles, tuple(rows))
        places = (*(None for _ in titles), self.places)
        return ChartTable((*titles, _LINE_TOLD), tuple(rows), places=places)

    def draw(self, figure: Figure, scheme: Scheme, selected: str = "") -> Sequence[Mark]:
        """Stacked columns; standings differ by hatching as well as by colour."""
        from matplotlib.patches import Patch

        with styled(figure, scheme):
            if not self.bids:
                nothing_to_show(figure, self, scheme, "Import bids to see their scores.")
                return ()
            size = size_of(figure, scheme)
            columns, legend = key_room(self.standings, size.wide - _LEFT)
            top = head(figure, self, scheme) + legend
            axes = figure.add_axes(place(figure, scheme, top, _LEFT, _RIGHT, _BELOW))
            over = _Over(axes, size.wide - _LEFT - _RIGHT, size.high - top - _BELOW)
            bare(axes, grid="y")
            heights = [0] * (100 // _WIDTH)
            marks: list[Mark] = []
            signs: list[Patch] = []
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
                signs.append(
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
                        there = _band_told(band_of(band[0].score))
                        told = f"{len(band):,} {standing.lower()}, {there} points"
                        marks.append(Mark(patch, (tuple(one.bid for one in band),), (told,)))
                heights = [one + other for one, other in zip(heights, counts, strict=True)]
            axes.set_xlim(0, 100)
            few_ticks(axes.xaxis, over.wide)
            few_ticks(axes.yaxis, over.high * 2, whole=True)
            axes.set_xlabel("Score")
            chosen = next((item for item in self.bids if item.bid == selected), None)
            rows = 1 if chosen is None else 2
            over.make_room(heights, rows)
            if self.line is not None:
                over.line(self.line, rows, scheme.text, 1.2)
                told = f"{_LINE_TOLD}: {self.line:.{self.places}f}"
                over.write(told, self.line, rows, off=None if chosen is None else chosen.score)
            if chosen is not None:
                self._name(over, scheme, heights[band_of(chosen.score)], chosen)
            key(figure, scheme, signs, columns, top, left=_LEFT, sign=1.2)
            return marks

    def _name(self, over: _Over, scheme: Scheme, bar: int, item: Scored) -> None:
        """The selected bid's name over all the bars; a line from it down to its own bar."""
        score = f": {item.score:.{self.places}f}"
        room = over.wide - width_of(score, bold=True) - 1.0
        (name,) = fitted(item.name, room, bold=True)
        over.write(f"{name}{score}", item.score, 1, bold=True)
        over.line(item.score, 1, scheme.text, 1.6, bar)
        over.axes.plot(item.score, bar, marker="v", color=scheme.text, ms=scheme.size * 0.75)


@dataclass(frozen=True, slots=True)
class _Over:
    """The rows over the bars in which single scores are named, each in a row of its own.

    So no name lies on a bar, on another name, or in the way of another's line. Sizes of the axes
    are in text sizes.
    """

    axes: Axes
    wide: float
    high: float

    def make_room(self, heights: Sequence[int], rows: int) -> None:
        """Have the bars end below so many rows."""
        share = rows * LINE * 1.15 / self.high
        self.axes.set_ylim(0, (max(heights) + 0.5) / max(0.25, 1 - share))

    def lower(self, row: int) -> float:
        """The lower end of a row, counted from the top; 0 to 1."""
        return 1.0 - row * LINE * 1.15 / self.high

    def line(self, score: float, row: int, ink: str, thick: float, bar: float = 0.0) -> None:
        """A line at a score, from its bar or the axis up to a row."""
        foot = bar / self.axes.get_ylim()[1]
        self.axes.axvline(
            score, foot, self.lower(row - 1), color=ink, linewidth=thick, solid_capstyle="butt"
        )

    def write(
        self, text: str, score: float, row: int, *, bold: bool = False, off: float | None = None
    ) -> None:
        """Write beside the line of a score; on the other side where the line at `off` passes."""
        reach = width_of(text, bold=bold) / self.wide * 100.0 + 2.0
        sides = [("left", score, score + reach), ("right", score - reach, score)]
        sides = [one for one in sides if one[1] >= 0 and one[2] <= 100]
        if off is not None:
            sides.sort(key=lambda side: side[1] < off < side[2])
        side, low, high = sides[0] if sides else ("left", max(0.0, 100.0 - reach), 100.0)
        self.axes.annotate(
            text,
            (low if side == "left" else high, self.lower(row)),
            xycoords=("data", "axes fraction"),
            xytext=(4 if side == "left" else -4, 2),
            textcoords="offset points",
            ha=side,
            va="bottom",
            fontweight="bold" if bold else "normal",
            zorder=6,
            parse_math=False,
            bbox={"facecolor": self.axes.get_facecolor(), "edgecolor": "none", "pad": 0.5},
        )


def _band_told(band: int) -> str:
    """Such as "70 to under 75"; 100 is in the last, which is "95 to 100"."""
    under = "" if band == 100 // _WIDTH - 1 else "under "
    return f"{band * _WIDTH} to {under}{(band + 1) * _WIDTH}"


def band_of(score: float) -> int:
    """Which band of 5 points a score is in; 100 is in the last."""
    return max(0, min(int(score // _WIDTH), 100 // _WIDTH - 1))
