"""Bids over criteria round a circle: a radar, for those who ask for one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gz_eval.charts.apart_names import fitted_apart
from gz_eval.charts.bid_lines import BidLines
from gz_eval.charts.chart import Mark
from gz_eval.charts.drawing import SIDE, apart, place, size_of
from gz_eval.charts.measure import LINE, Room, fitted, width_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D
    from matplotlib.projections.polar import PolarAxes

    from gz_eval.charts.scheme import Scheme

_CRITERIA: Final = 15.0  # text sizes: how long the names of criteria are at most
_CIRCLE: Final = 13.0  # text sizes: the least height of the circle
_OVER: Final = 3.2  # text sizes over and under it
_INNER: Final = 12.0  # of the scale: the least radius of the strip's innermost lane
_LANE: Final = 7.0  # of the scale: from one lane of the strip to the next
_OFF: Final = 7.0  # of the scale: from its 0 to the strip


@dataclass(frozen=True, slots=True)
class Radar:
    """The radar where there is that much width, in text sizes.

    Where evidence is missing the scale does not begin in the middle but round a hole, in which the
    marks of missing evidence are: at one point no spoke could be told from another.
    """

    lines: BidLines
    wide: float

    @property
    def room(self) -> Room:
        """What it needs below the head of the chart."""
        count = len(self.lines.criteria)
        circle = max(_CIRCLE * (100 + self._hole) / 100, (count / 2 + 1) * self._round.step)
        return Room(min(self.wide, 26.0), circle + 2 * _OVER)

    @property
    def _hole(self) -> float:
        """The radius of the hole, of the scale; none where no evidence is missing."""
        lanes = len(self.lines.lanes)
        return _INNER + _LANE * (lanes - 1) + _OFF if lanes else 0.0

    @property
    def _round(self) -> _Round:
        """How names of criteria stand round the circle."""
        longest = max(map(width_of, self.lines.criteria), default=0.0)
        beside = min(_CRITERIA, longest + 0.5, self.wide * 0.28)
        lines = 1 if longest <= beside else 2
        return _Round(beside, lines, LINE * lines + 0.1)

    def draw(
        self, figure: Figure, scheme: Scheme, selected: str, top: float
    ) -> tuple[list[Mark], Sequence[Line2D]]:
        """A line a bid; what can be hovered, and the signs for the key."""
        from matplotlib.projections.polar import PolarAxes

        beside = self._round.beside + 1.2
        axes = figure.add_axes(
            place(figure, scheme, top + _OVER, beside, beside, _OVER), projection="polar"
        )
        assert isinstance(axes, PolarAxes)
        axes.set_theta_offset(math.pi / 2)
        axes.set_theta_direction(-1)
        count = len(self.lines.criteria)
        angles = [2 * math.pi * index / count for index in range(count)]
        lanes = [-_OFF - _LANE * at for at in range(len(self.lines.lanes))]
        marks, signs = self.lines.draw(axes, scheme, selected, angles, lanes, closed=True)
        axes.set_ylim(0, 100)
        if lanes:
            self._draw_hole(axes, scheme)
        # The figures of the scale stand between two spokes, where no name is.
        between = angles[1] / 2 if count > 1 else 0.0
        told_of = (0, 50, 100) if lanes else (50, 100)
        axes.set_yticks([50, 100], ["", ""])
        for told in told_of:
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
        return marks, signs

    def _draw_hole(self, axes: PolarAxes, scheme: Scheme) -> None:
        """Have the scale begin round a hole, which is of another colour, with the edge of its 0."""
        from matplotlib.patches import Circle

        axes.set_rorigin(-self._hole)
        axes.add_patch(
            Circle(
                (0.5, 0.5),
                0.5 * self._hole / (100 + self._hole),
                transform=axes.transAxes,
                facecolor=scheme.surface,
                edgecolor=scheme.secondary,
                linewidth=0.8,
                zorder=0.5,
            )
        )
        axes.spines["inner"].set_visible(False)

    def _name_spokes(
        self, figure: Figure, axes: PolarAxes, scheme: Scheme, angles: Sequence[float]
    ) -> None:
        """Names round the circle, moved up and down on each side until none lies on another."""
        size = size_of(figure, scheme)
        plan = self._round
        box = axes.get_position()
        middle_x = (box.x0 + box.x1) / 2 * size.wide
        middle_y = (box.y0 + box.y1) / 2 * size.high
        beside = fitted_apart(self.lines.criteria, plan.beside, plan.lines)
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
                name = self.lines.criteria[number]
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


@dataclass(frozen=True, slots=True)
class _Round:
    """Names round the circle: how wide, in how many lines, and from one to the next."""

    beside: float
    lines: int
    step: float


def _leader(x: float, y: float, to_x: float, to_y: float, colour: str) -> Line2D:
    from matplotlib.lines import Line2D

    return Line2D((x, to_x), (y, to_y), color=colour, linewidth=0.5)
