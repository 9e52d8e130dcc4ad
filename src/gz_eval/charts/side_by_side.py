"""Two to six bids side by side: parallel coordinates, and a radar for those who ask for one.

A radar's area depends on the order of its axes and says nothing; the lines are for the eye, the
table has the figures.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gz_eval.charts.chart import Cell, ChartTable, Mark
from gz_eval.charts.drawing import (
    apart,
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
    from matplotlib.lines import Line2D
    from matplotlib.projections.polar import PolarAxes

    from gz_eval.charts.scheme import Scheme

_LINES = ("-", (0, (5, 2)), (0, (1, 1.5)), (0, (5, 2, 1, 2)), (0, (3, 1)), (0, (8, 2)))
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
    """Bids on the same criteria. `radar` draws them round a circle."""

    criteria: tuple[str, ...]
    bids: tuple[Compared, ...]
    radar: bool = False
    places: int = 1

    @property
    def title(self) -> str:
        """What it shows."""
        return f"{len(self.bids)} bids side by side"

    @property
    def units(self) -> str:
        """What the figures are in."""
        way = "the area means nothing, look at the points" if self.radar else "higher is better"
        return f"Value score on each criterion, 0 to 100; {way}"

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
        return f" They differ most on {name}, by {spread:.0f}."

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

    def draw(self, figure: Figure, scheme: Scheme, selected: str = "") -> Sequence[Mark]:
        """A line a bid, told apart by colour, dashes and marker."""
        with styled(figure, scheme):
            if not self.bids:
                nothing_to_show(figure, self, scheme, "Choose two to six bids to compare.")
                return ()
            top = head(figure, self, scheme)
            names = [bid.name for bid in self.bids]
            columns, legend = key_room(figure, scheme, names, letters(scheme, 14))
            draw = self._draw_radar if self.radar else self._draw_parallel
            return draw(figure, scheme, selected, top - legend, columns)

    def _draw_parallel(
        self, figure: Figure, scheme: Scheme, selected: str, top: float, columns: int
    ) -> list[Mark]:
        longest = max(len(shortened(name, 24)) for name in self.criteria)
        axes = figure.add_axes(
            place(
                figure,
                top,
                letters(scheme, 14),
                letters(scheme, 6),
                letters(scheme, longest) * 0.6 + 18.0,
            )
        )
        bare(axes, grid="both")
        positions = list(range(len(self.criteria)))
        marks = []
        for number, bid in enumerate(self.bids):
            (artist,) = axes.plot(
                positions, bid.scores, **self._line(scheme, number, bid, selected)
            )
            artist.set_pickradius(5)
            marks.append(Mark(artist, ((bid.bid,),), (f"{bid.name}\nscore {bid.score:.1f}",)))
        axes.set_ylim(-3, 103)
        axes.set_xlim(-0.2, len(positions) - 0.8)
        axes.set_xticks(
            positions,
            [shortened(name, 24) for name in self.criteria],
            rotation=35,
            ha="right",
            rotation_mode="anchor",
        )
        for label in axes.get_xticklabels():
            label.set_parse_math(False)
        axes.legend(
            loc="lower left",
            bbox_to_anchor=(0, 1.0),
            ncols=columns,
            handlelength=2.6,
            columnspacing=1.4,
            borderaxespad=0.1,
            borderpad=0.2,
        )
        return marks

    def _draw_radar(
        self, figure: Figure, scheme: Scheme, selected: str, top: float, columns: int
    ) -> list[Mark]:
        from matplotlib.projections.polar import PolarAxes

        line = scheme.size / (figure.get_figheight() * 72.0)
        beside = letters(scheme, 24)
        axes = figure.add_axes(
            place(figure, top - 1.8 * line, beside, beside, 2.4 * scheme.size), projection="polar"
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
                **self._line(scheme, number, bid, selected),
            )
            marks.append(Mark(artist, ((bid.bid,),), (f"{bid.name}\nscore {bid.score:.1f}",)))
        axes.set_ylim(0, 100)
        # The figures of the scale stand between two spokes, where no name is.
        between = angles[1] / 2 if count > 1 else 0.0
        axes.set_yticks([50, 100], ["", ""])
        for told in (50, 100):
            axes.text(
                between,
                told - 10,
                f"{told}",
                ha="center",
                va="center",
                fontsize=scheme.size * 0.8,
                color=scheme.secondary,
            )
        axes.set_yticks([25, 75], minor=True)
        axes.set_xticks(angles, [""] * count)
        axes.grid(color=scheme.line)
        axes.spines["polar"].set_visible(False)
        self._name_spokes(figure, axes, scheme, angles)
        figure.legend(
            *axes.get_legend_handles_labels(),
            loc="lower left",
            ncols=columns,
            bbox_to_anchor=(4.0 / (figure.get_figwidth() * 72.0), top),
            handlelength=2.6,
            borderaxespad=0.1,
            borderpad=0.2,
        )
        return marks

    def _name_spokes(
        self, figure: Figure, axes: PolarAxes, scheme: Scheme, angles: Sequence[float]
    ) -> None:
        """Names round the circle, moved up and down on each side until none lies on another."""
        width, height = figure.get_figwidth() * 72.0, figure.get_figheight() * 72.0
        box = axes.get_position()
        middle_x = (box.x0 + box.x1) / 2 * width
        middle_y = (box.y0 + box.y1) / 2 * height
        radius = min(box.width * width, box.height * height) / 2
        step = scheme.size * 1.3
        for right in (True, False):
            there = [
                number for number, angle in enumerate(angles) if (math.sin(angle) >= -1e-9) == right
            ]
            there.sort(key=lambda number: math.cos(angles[number]))
            wanted = [
                middle_y + (radius + scheme.size) * math.cos(angles[number]) for number in there
            ]
            least = max(scheme.size * 0.8, middle_y - radius - 1.2 * scheme.size)
            most = middle_y + radius + scheme.size
            if not right:  # the names at the top and at the bottom are the other side's
                most -= step
                least += step if len(angles) % 2 == 0 else 0.0
            placed = apart(wanted, step, least, most)
            for number, y in zip(there, placed, strict=True):
                angle = angles[number]
                way = 1 if right else -1
                # Beyond the circle at that height, however far the name was moved.
                reach = math.sqrt(max(0.0, (radius + 5.0) ** 2 - (y - middle_y) ** 2))
                on_top = abs(math.sin(angle)) < 1e-9
                x = middle_x if on_top else middle_x + way * (reach + 5.0)
                figure.text(
                    x / width,
                    y / height,
                    shortened(self.criteria[number], 24),
                    ha="center" if on_top else "left" if right else "right",
                    va="center",
                    color=scheme.text,
                    parse_math=False,
                )
                if not on_top:
                    figure.add_artist(
                        _leader(
                            (middle_x + (radius + 1) * math.sin(angle)) / width,
                            (middle_y + (radius + 1) * math.cos(angle)) / height,
                            (x - way * 2.0) / width,
                            y / height,
                            scheme.secondary,
                        )
                    )

    def _line(self, scheme: Scheme, number: int, bid: Compared, selected: str) -> dict[str, Any]:
        return {
            "color": scheme.pillar(number),
            "linestyle": _LINES[number % len(_LINES)],
            "marker": _MARKERS[number % len(_MARKERS)],
            "markersize": 5,
            "linewidth": 2.6 if bid.bid == selected else 1.6,
            "label": shortened(bid.name, 30),
        }


def _or_none(score: float) -> float | None:
    return None if math.isnan(score) else score


def _leader(x: float, y: float, to_x: float, to_y: float, colour: str) -> Line2D:
    from matplotlib.lines import Line2D

    return Line2D((x, to_x), (y, to_y), color=colour, linewidth=0.5)
