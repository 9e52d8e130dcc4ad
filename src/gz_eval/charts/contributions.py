"""What the best bids' scores are made of: one stacked bar a bid, a colour and a name a pillar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from gz_eval.charts.bid_rows import BidRows, row_high, stands
from gz_eval.charts.chart import BID, REFERENCE, ChartTable, Mark, with_references
from gz_eval.charts.contrast import ink_on
from gz_eval.charts.drawing import (
    SIDE,
    bare,
    few_ticks,
    ground,
    head,
    head_high,
    key,
    key_room,
    nothing_to_show,
    place,
    size_of,
    styled,
)
from gz_eval.charts.measure import Room, widest
from gz_eval.core.rounding import MAY_NOT_ADD_UP, add_up, with_commas
from gz_eval.core.wording import bids_in_words, listed

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from gz_eval.charts.scheme import Scheme

_NAMES = 0.42  # of the width that names have at most
_ALONE = 0.5  # where a line is enough for each of them then
_SCORE = 4.2  # text sizes: the room right of the bars
_AXIS = 2.6
_SMALL, _AROUND = 0.85, 0.4  # of the text size: figures in bars; text sizes: what is round them
_THICK, _HATCH = 0.68, "/////"
_COUNTED = "Counted for missing evidence"
_BETWEEN = 0.3  # text sizes: from one bar's name to the next


@dataclass(frozen=True, slots=True)
class Bar:
    """One bid: its points for each pillar, which sum to its score, as computed.

    `counted` are those of them that the framework counts for missing evidence, `absent` what stands
    in place of those of a pillar of which nothing counts. The rest is as of every `BidRow`.
    """

    bid: str
    reference: str
    name: str
    rank: str
    points: tuple[float, ...]
    score: float
    standing: str
    counted: tuple[float, ...]
    moved: str = ""
    gate: str = ""
    absent: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[float | str, ...]:
        """Its points for each pillar, or what stands in place of them."""
        absent = self.absent or ("",) * len(self.points)
        return tuple(word or one for word, one in zip(absent, self.points, strict=True))


@dataclass(frozen=True, slots=True)
class Contributions:
    """Stacked bars of the first bids of a ranking, best first. `places` are decimals shown.

    `ends` are the lists that end among them by the rule, each with the number of its last bar. The
    last bars, `further` of them, are of bids that officials moved in from below the first.
    """

    pillars: tuple[str, ...]
    bars: tuple[Bar, ...]
    of: int
    places: int = 1
    ends: tuple[tuple[str, int], ...] = ()
    further: int = 0

    @property
    def title(self) -> str:
        """What it shows."""
        return f"What the scores of {self._rows.called} are made of"

    @property
    def units(self) -> str:
        """What the figures are in."""
        order = ", from left to right as in the key" if len(self.pillars) > 1 else ""
        rounded = "" if self._adds_up else f". {MAY_NOT_ADD_UP.rstrip('.')}"
        told = f"Points out of 100, for each pillar{order}{self._absent}{self._rows.counted}"
        return f"{told}{rounded}"

    @property
    def _absent(self) -> str:
        """Which pillars have no part in any bar, and why: the key has them all the same."""
        found = []
        for number, pillar in enumerate(self.pillars):
            words = {bar.absent[number] if bar.absent else "" for bar in self.bars}
            if len(words) == 1 and (word := words.pop()):
                found.append(f"{pillar}: {word}")
        return "".join(f"; {one}" for one in found)

    @property
    def _adds_up(self) -> bool:
        """Whether the points of each bar, as shown, sum to its score."""
        if not self.bars:
            return True
        points = np.array([bar.points for bar in self.bars])
        return bool(add_up(points, np.array([bar.score for bar in self.bars]), self.places).all())

    @property
    def _rows(self) -> BidRows:
        return BidRows(self.bars, self.further, self.of)

    def room(self, wide: float) -> Room:
        """All bars with their names."""
        lines = self._names(wide)[1]
        legend = key_room(self._key, wide - 2 * SIDE)[1]
        rows = self._rows.high * row_high(lines, _BETWEEN)
        return Room(min(wide, 24.0), head_high(self, wide) + legend + rows + _AXIS + 1.0)

    @property
    def _key(self) -> tuple[str, ...]:
        """The pillars, and the lines between lists."""
        lines = (self._line(name) for name, _ in self.ends)
        return (*self.pillars, *lines, *([_COUNTED] if self._any_counted else []))

    @property
    def _any_counted(self) -> bool:
        return any(any(bar.counted) for bar in self.bars)

    @property
    def _counted_told(self) -> str:
        """How many points nobody earned, as a sentence that follows others; empty for none."""
        given = [sum(bar.counted) for bar in self.bars if any(bar.counted)]
        if not given:
            return ""
        points = with_commas(sum(given), self.places)
        bids = bids_in_words(len(given))
        return f" Of these points {points} are counted for missing evidence of {bids}."

    def _line(self, name: str) -> str:
        """What the line below a list is called; where officials moved bids, whose line it is."""
        by_rule = " by the rule" if any(bar.moved for bar in self.bars) else ""
        return f"{name.capitalize()} line{by_rule}"

    def _names(self, wide: float) -> tuple[float, int]:
        """How wide the names are, and in how many lines they stand."""
        alone, lines = self._rows.column(wide * _ALONE)
        return (alone, 1) if lines == 1 else self._rows.column(wide * _NAMES)

    @property
    def alt(self) -> str:
        """The chart in words."""
        if not self.bars:
            return "There are no bids yet."
        best, last = self.bars[0], self.bars[self._rows.first - 1]
        score = with_commas(best.score, self.places)
        parts = [
            f"{pillar} {points if isinstance(points, str) else with_commas(points, self.places)}"
            for pillar, points in zip(self.pillars, best.told, strict=True)
        ]
        ends = "".join(
            f" The {name} of the rule ends below {self.bars[number].name}."
            for name, number in self.ends
        )
        if len(self.bars) == 1:
            return (
                f"A stacked bar of 1 bid. {best.name} has {score} points ({listed(parts)})."
                f"{self._counted_told}"
            )
        return (
            f"Stacked bars of {len(self.bars):,} bids. {best.name} leads with"
            f" {score} points ({listed(parts)}); {last.name} has"
            f" {with_commas(last.score, self.places)}.{ends}{self._rows.further_named}"
            f"{self._counted_told}"
        )

    def table(self) -> ChartTable:
        """One row a bid, and where the lists of the rule end."""
        ends = {number: f"{name.capitalize()} ends below" for name, number in self.ends}
        counted = self._any_counted
        return with_references(
            (
                *("Rank", REFERENCE, BID, *self.pillars, "Score"),
                *(["For missing evidence"] if counted else []),
                "Standing",
                *(["By the rule"] if ends else []),
            ),
            tuple(
                (
                    bar.rank,
                    bar.reference,
                    bar.name,
                    *bar.told,
                    bar.score,
                    *([sum(bar.counted)] if counted else []),
                    stands(bar),
                    *([ends.get(number, "")] if ends else []),
                )
                for number, bar in enumerate(self.bars)
            ),
            tuple(bar.bid for bar in self.bars),
            (
                *(None, None, None, *(self.places for _ in self.pillars), self.places),
                *([self.places] if counted else []),
                None,
                *([None] if ends else []),
            ),
        )

    def draw(self, figure: Figure, scheme: Scheme, selected: str = "") -> Sequence[Mark]:
        """Bars from the top; the points of a pillar stand in its part, where there is room."""
        from matplotlib.font_manager import FontProperties

        from gz_eval.charts.cell_texts import CellText, CellTexts

        with styled(figure, scheme):
            if not self.bars:
                nothing_to_show(figure, self, scheme, "Import bids to see their scores.")
                return ()
            size = size_of(figure, scheme)
            column, rows = self._names(size.wide), self._rows
            left = column[0] + SIDE
            columns, legend = key_room(self._key, size.wide - 2 * SIDE)
            top = head(figure, self, scheme) + legend
            bars = self.bars
            free = rows.spare(size.high - top - _AXIS, row_high(column[1], _BETWEEN))
            axes = figure.add_axes(place(figure, scheme, top, left, _SCORE, _AXIS + free))
            bare(axes, grid="x")
            positions = rows.positions
            starts = [0.0] * len(bars)
            least = (widest(("00.0",)) + _AROUND) * 100 / (size.wide - left - _SCORE)
            figures: list[CellText] = []
            marks: list[Mark] = []
            for number, pillar in enumerate(self.pillars):
                widths = [bar.points[number] for bar in bars]
                patches = axes.barh(
                    positions,
                    widths,
                    left=starts,
                    height=_THICK,
                    color=scheme.pillar(number),
                    edgecolor=scheme.background,
                    linewidth=0.6,
                    label=pillar,
                )
                for bar, patch in zip(bars, patches, strict=True):
                    points = with_commas(bar.points[number], self.places)
                    told = f"{bar.name}\n{pillar}: {points} points"
                    if given := bar.counted[number]:
                        told += f", {with_commas(given, self.places)} of them for missing evidence"
                    marks.append(Mark(patch, ((bar.bid,),), (told,)))
                earned = [bar.points[number] - bar.counted[number] for bar in bars]
                figures += [
                    CellText(
                        with_commas(width, self.places),
                        start + plain / 2,  # in what is not hatched
                        position,
                        ink_on(scheme.pillar(number)),
                    )
                    for position, start, width, plain in zip(
                        positions, starts, widths, earned, strict=True
                    )
                    if plain >= least
                ]
                starts = [start + width for start, width in zip(starts, widths, strict=True)]
            self._hatch_counted(axes, scheme, positions)
            axes.add_artist(CellTexts(figures, FontProperties(size=scheme.size * _SMALL)))
            for position, bar in zip(positions, bars, strict=True):
                axes.annotate(
                    with_commas(bar.score, self.places),
                    (bar.score, position),
                    xytext=(scheme.size * 0.4, 0),
                    textcoords="offset points",
                    va="center",
                    bbox=ground(scheme),
                    color=scheme.text,
                    fontweight="bold" if bar.bid == selected else "normal",
                )
            axes.set_xlim(0, 100)
            bands = axes.get_legend_handles_labels()[0]
            lines_between = self._draw_ends(axes, scheme)
            few_ticks(axes.xaxis, size.wide - left - _SCORE)
            axes.set_ylim(rows.high - 0.4, -0.6)
            rows.name(axes, scheme, 0.0, column, selected)
            hatched = [_hatching(scheme)] if self._any_counted else []
            key(figure, scheme, [*bands, *lines_between, *hatched], columns, top)
            return marks

    def _hatch_counted(self, axes: Axes, scheme: Scheme, positions: Sequence[float]) -> None:
        """Hatch the points that nobody earned, at the end of their pillar's part."""
        from matplotlib.patches import Rectangle

        for position, bar in zip(positions, self.bars, strict=True):
            reached = 0.0
            for points, counted in zip(bar.points, bar.counted, strict=True):
                reached += points
                if counted:
                    corner = reached - counted, position - _THICK / 2
                    axes.add_patch(
                        Rectangle(
                            corner,
                            counted,
                            _THICK,
                            hatch=_HATCH,
                            facecolor=scheme.background,
                            edgecolor=scheme.text,
                        )
                    )

    def _draw_ends(self, axes: Axes, scheme: Scheme) -> list[Artist]:
        """A line below the last bar of each list, as on the ranking; the key says what it is."""
        return [
            axes.axhline(
                number + 0.5,
                color=scheme.accent,
                linewidth=1.4,
                linestyle="-" if name == "shortlist" else (0, (4, 2)),
                zorder=0.9,
                label=self._line(name),
            )
            for name, number in self.ends
        ]


def _hatching(scheme: Scheme) -> Artist:
    """The sign of points for missing evidence in the key."""
    from matplotlib.patches import Patch

    return Patch(hatch=_HATCH, label=_COUNTED, facecolor=scheme.background, edgecolor=scheme.text)
