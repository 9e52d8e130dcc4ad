"""Two to six bids side by side: parallel coordinates, and a radar for those who ask for one.

A radar's area depends on the order of its axes and says nothing; the lines are for the eye, the
table has the figures.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gz_eval.charts.apart_names import fitted_apart
from gz_eval.charts.chart import Cell, ChartTable, Mark
from gz_eval.charts.drawing import (
    SIDE,
    apart,
    bare,
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
from gz_eval.core.rounding import with_commas
from gz_eval.core.wording import bids_in_words, listed

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D
    from matplotlib.projections.polar import PolarAxes

    from gz_eval.charts.scheme import Scheme

_LINES = ("-", (0, (5, 2)), (0, (1, 1.5)), (0, (5, 2, 1, 2)), (0, (3, 1)), (0, (8, 2)))
_CRITERIA = 15.0  # text sizes: how long the names of criteria are at most
_SLANT = 35  # degrees, of those names; upright where they would lie on each other
_PLOT = 14.0  # text sizes: the least height of the lines
_CIRCLE = 13.0  # and of the radar
_SIGN = 2.6
_RIGHT, _OVER = 2.5, 3.2  # text sizes beside the lines; over and under the circle
_LEAST = 1.45  # text sizes from one criterion to the next, at least
_MARKERS = ("o", "s", "^", "D", "v", "X")


@dataclass(frozen=True, slots=True)
class Compared:
    """One bid and its value scores on each criterion (0 to 100; NaN when left out)."""

    bid: str
    name: str
    score: float
    scores: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Bids on the same criteria. `radar` draws them round a circle.

    `without` says which criteria are left out, and why.
    """

    criteria: tuple[str, ...]
    bids: tuple[Compared, ...]
    radar: bool = False
    places: int = 1
    without: str = ""

    @property
    def title(self) -> str:
        """What it shows."""
        return f"{bids_in_words(len(self.bids))} side by side"

    @property
    def units(self) -> str:
        """What the figures are in."""
        way = "the area means nothing, look at the points" if self.radar else "higher is better"
        told = f"Value score on each criterion, 0 to 100; {way}"
        return f"{told}; {self.without}" if self.without else told

    @property
    def alt(self) -> str:
        """The chart in words."""
        if not self.bids:
            return "No bids are chosen."
        told = [f"{bid.name} ({bid.score:.{self.places}f})" for bid in self.bids]
        return (
            f"{'Radar' if self.radar else 'Parallel coordinates'} of {listed(told)} on"
            f" {len(self.criteria)} criteria.{self._widest()}"
        )

    def _widest(self) -> str:
        """On which criterion the bids differ most."""
        spreads = []
        for column, name in enumerate(self.criteria):
            scores = [bid.scores[column] for bid in self.bids if not math.isnan(bid.scores[column])]
            if len(scores) > 1:
                spreads.append((max(scores) - min(scores), name))
        if not spreads or max(spreads)[0] == 0:
            return ""
        spread, name = max(spreads)
        return f" They differ most on {name}, by {with_commas(spread, 0)}."

    def table(self) -> ChartTable:
        """One row a criterion, a column a bid."""
        rows: list[tuple[Cell, ...]] = [
            (name, *(_or_none(bid.scores[column]) for bid in self.bids))
            for column, name in enumerate(self.criteria)
        ]
        totals: tuple[Cell, ...] = ("Score", *(bid.score for bid in self.bids))
        return ChartTable(
            ("Criterion", *(bid.name for bid in self.bids)),
            (*rows, totals),
            places=(None, *(max(1, self.places) for _ in self.bids)),
        )

    def room(self, wide: float) -> Room:
        """Every criterion's name, and lines or a circle that can be read."""
        count, high = len(self.criteria), head_high(self, wide) + self._key(wide)[1]
        if self.radar:
            round_ = self._round(wide)
            circle = max(_CIRCLE, (count / 2 + 1) * round_.step)
            return Room(min(wide, 26.0), high + circle + 2 * _OVER)
        along = self._along(wide)
        return Room(along.left + _RIGHT + _LEAST * count, high + _PLOT + along.below)

    def _names(self, wide: float) -> list[str]:
        """The bids' names as the key has them."""
        names = [bid.name for bid in self.bids]
        return [line for (line,) in fitted_apart(names, wide - 2 * SIDE - _SIGN - 3.0)]

    def _key(self, wide: float) -> tuple[int, float]:
        """How many columns the key has, and its height."""
        return key_room(self._names(wide), wide - 2 * SIDE, _SIGN)

    def _along(self, wide: float) -> _Along:
        """How names of criteria stand under the lines where there is that much width."""
        longest = min(max(map(width_of, self.criteria), default=0.0), _CRITERIA)
        angle, count = math.radians(_SLANT), max(1, len(self.criteria))
        left = max(3.4, longest * math.cos(angle) * 0.92)
        if (wide - left - _RIGHT) / count * math.sin(angle) >= LINE * 0.9:
            return _Along(left, longest * math.sin(angle) + 1.8, _SLANT)
        return _Along(3.4, longest + 1.2, 90)

    def _round(self, wide: float) -> _Round:
        """How names of criteria stand round the circle where there is that much width."""
        longest = max(map(width_of, self.criteria), default=0.0)
        beside = min(_CRITERIA, longest + 0.5, wide * 0.28)
        lines = 1 if longest <= beside else 2
        return _Round(beside, lines, LINE * lines + 0.1)

    def draw(self, figure: Figure, scheme: Scheme, selected: str = "") -> Sequence[Mark]:
        """A line a bid, told apart by colour, dashes and marker."""
        with styled(figure, scheme):
            if not self.bids:
                nothing_to_show(figure, self, scheme, "Choose two to six bids to compare.")
                return ()
            size = size_of(figure, scheme)
            top = head(figure, self, scheme) + self._key(size.wide)[1]
            draw = self._draw_radar if self.radar else self._draw_parallel
            marks = draw(figure, scheme, selected, top)
            signs = [mark.artist for mark in marks]
            for sign, name in zip(signs, self._names(size.wide), strict=True):
                sign.set_label(name)
            key(figure, scheme, signs, self._key(size.wide)[0], top, sign=_SIGN)
            return marks

    def _told(self, bid: Compared) -> str:
        return f"{bid.name}\nscore {bid.score:.{self.places}f}"

    def _draw_parallel(
        self, figure: Figure, scheme: Scheme, selected: str, top: float
    ) -> list[Mark]:
        along = self._along(size_of(figure, scheme).wide)
        axes = figure.add_axes(place(figure, scheme, top, along.left, _RIGHT, along.below))
        bare(axes, grid="both")
        positions = list(range(len(self.criteria)))
        marks = []
        for number, bid in enumerate(self.bids):
            (artist,) = axes.plot(positions, bid.scores, **self._line(scheme, number, selected))
            artist.set_pickradius(5)
            marks.append(
                Mark(artist, ((bid.bid,),), (f"{bid.name}\nscore {bid.score:.{self.places}f}",))
            )
        axes.set_ylim(-3, 103)
        axes.set_xlim(-0.2, len(positions) - 0.8)
        slanted = along.slant != 90
        axes.set_xticks(
            positions,
            [line for (line,) in fitted_apart(self.criteria, _CRITERIA)],
            rotation=along.slant,
            ha="right" if slanted else "center",
            rotation_mode="anchor" if slanted else "default",
        )
        for label in axes.get_xticklabels():
            label.set_parse_math(False)
        return marks

    def _draw_radar(self, figure: Figure, scheme: Scheme, selected: str, top: float) -> list[Mark]:
        from matplotlib.projections.polar import PolarAxes

        beside = self._round(size_of(figure, scheme).wide).beside + 1.2
        axes = figure.add_axes(
            place(figure, scheme, top + _OVER, beside, beside, _OVER), projection="polar"
        )
        assert isinstance(axes, PolarAxes)
        axes.set_theta_offset(math.pi / 2)
        axes.set_theta_direction(-1)
        count = len(self.criteria)
        angles = [2 * math.pi * index / count for index in range(count)]
        marks = []
        for number, bid in enumerate(self.bids):
            (artist,) = axes.plot(
                [*angles, angles[0]],
                [*bid.scores, bid.scores[0]],
                clip_on=False,  # a mark at 100 lies half outside
                **self._line(scheme, number, selected),
            )
            marks.append(
                Mark(artist, ((bid.bid,),), (f"{bid.name}\nscore {bid.score:.{self.places}f}",))
            )
        axes.set_ylim(0, 100)
        # The figures of the scale stand between two spokes, where no name is.
        between = angles[1] / 2 if count > 1 else 0.0
        axes.set_yticks([50, 100], ["", ""])
        for told in (50, 100):
            axes.text(
                between,
                told,
                f"{told}",
                ha="center",
                va="center",
                fontsize=scheme.size * 0.8,
                color=scheme.secondary,
                bbox={"facecolor": scheme.background, "edgecolor": "none", "pad": 0.8},
                zorder=5,  # no line crosses it
            )
        axes.set_yticks([25, 75], minor=True)
        axes.set_xticks(angles, [""] * count)
        axes.grid(color=scheme.line)
        axes.spines["polar"].set_visible(False)
        self._name_spokes(figure, axes, scheme, angles)
        return marks

    def _name_spokes(
        self, figure: Figure, axes: PolarAxes, scheme: Scheme, angles: Sequence[float]
    ) -> None:
        """Names round the circle, moved up and down on each side until none lies on another."""
        size = size_of(figure, scheme)
        plan = self._round(size.wide)
        box = axes.get_position()
        middle_x = (box.x0 + box.x1) / 2 * size.wide
        middle_y = (box.y0 + box.y1) / 2 * size.high
        beside = fitted_apart(self.criteria, plan.beside, plan.lines)
        radius = min(box.width * size.wide, box.height * size.high) / 2
        step = plan.step
        for right in (True, False):
            there = [
                number for number, angle in enumerate(angles) if (math.sin(angle) >= -1e-9) == right
            ]
            there.sort(key=lambda number: math.cos(angles[number]))
            wanted = [middle_y + (radius + 1.0) * math.cos(angles[number]) for number in there]
            least = max(step / 2, middle_y - radius - 0.3 - step / 2)
            most = middle_y + radius + 0.3 + step / 2
            if not right:  # the names at the top and at the bottom are the other side's
                most -= step
                least += step if len(angles) % 2 == 0 else 0.0
            placed = apart(wanted, step, least, most)
            for number, y in zip(there, placed, strict=True):
                angle = angles[number]
                way = 1 if right else -1
                # Beyond the circle at that height, however far the name was moved.
                reach = math.sqrt(max(0.0, (radius + 0.5) ** 2 - (y - middle_y) ** 2))
                on_top = abs(math.sin(angle)) < 1e-9
                x = middle_x if on_top else middle_x + way * (reach + 0.5)
                name = self.criteria[number]
                lines = fitted(name, size.wide - 2 * SIDE) if on_top else beside[number]
                figure.text(
                    x / size.wide,
                    y / size.high,
                    "\n".join(lines),
                    ha="center" if on_top else "left" if right else "right",
                    va="center",
                    color=scheme.text,
                    parse_math=False,
                )
                if not on_top:
                    figure.add_artist(
                        _leader(
                            (middle_x + (radius + 0.1) * math.sin(angle)) / size.wide,
                            (middle_y + (radius + 0.1) * math.cos(angle)) / size.high,
                            (x - way * 0.2) / size.wide,
                            y / size.high,
                            scheme.secondary,
                        )
                    )

    def _line(self, scheme: Scheme, number: int, selected: str) -> dict[str, Any]:
        return {
            "color": scheme.pillar(number),
            "linestyle": _LINES[number % len(_LINES)],
            "marker": _MARKERS[number % len(_MARKERS)],
            "markersize": 5,
            "linewidth": 2.6 if self.bids[number].bid == selected else 1.6,
        }


@dataclass(frozen=True, slots=True)
class _Along:
    """Margins of the lines in text sizes, and how the names below them are turned."""

    left: float
    below: float
    slant: int


@dataclass(frozen=True, slots=True)
class _Round:
    """Names round the circle: how wide, in how many lines, and from one to the next."""

    beside: float
    lines: int
    step: float


def _or_none(score: float) -> float | None:
    return None if math.isnan(score) else score


def _leader(x: float, y: float, to_x: float, to_y: float, colour: str) -> Line2D:
    from matplotlib.lines import Line2D

    return Line2D((x, to_x), (y, to_y), color=colour, linewidth=0.5)
