"""Bids over criteria side by side on the page: parallel coordinates."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gz_eval.charts.apart_names import fitted_apart
from gz_eval.charts.bid_lines import STRIP, BidLines
from gz_eval.charts.chart import Mark
from gz_eval.charts.drawing import bare, place
from gz_eval.charts.measure import LINE, Room, width_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D

    from gz_eval.charts.scheme import Scheme

_CRITERIA: Final = 15.0  # text sizes: how long the names of criteria are at most
_SLANT: Final = 35  # degrees, of those names; upright where they would lie on each other
_PLOT: Final = 14.0  # text sizes: the least height of the lines
_RIGHT: Final = 2.5  # text sizes beside the lines
_LEAST: Final = 1.45  # text sizes from one criterion to the next, at least
_FIGURES, _WORD = 3.4, 5.4  # text sizes left of the lines: figures, and what the strip is called
_LANE: Final = 5.5  # of the scale: from one lane of the strip to the next
_OFF: Final = 7.0  # of the scale: from its end to the strip


@dataclass(frozen=True, slots=True)
class ParallelLines:
    """The lines where there is that much width, in text sizes."""

    lines: BidLines
    wide: float

    @property
    def room(self) -> Room:
        """What they need below the head of the chart."""
        along = self._along
        return Room(
            along.left + _RIGHT + _LEAST * len(self.lines.criteria),
            _PLOT * (100 + self._strip) / 100 + along.below,
        )

    @property
    def _strip(self) -> float:
        """How much of the scale the strip of missing evidence takes; nothing where none is."""
        lanes = len(self.lines.lanes)
        return _OFF + _LANE * lanes if lanes else 0.0

    @property
    def _along(self) -> _Along:
        """How names of criteria stand under the lines."""
        criteria = self.lines.criteria
        longest = min(max(map(width_of, criteria), default=0.0), _CRITERIA)
        angle, count = math.radians(_SLANT), max(1, len(criteria))
        least = _WORD if self.lines.lanes else _FIGURES
        left = max(least, longest * math.cos(angle) * 0.92)
        if (self.wide - left - _RIGHT) / count * math.sin(angle) >= LINE * 0.9:
            return _Along(left, longest * math.sin(angle) + 1.8, _SLANT)
        return _Along(least, longest + 1.2, 90)

    def draw(
        self, figure: Figure, scheme: Scheme, selected: str, top: float
    ) -> tuple[list[Mark], Sequence[Line2D]]:
        """A line a bid; what can be hovered, and the signs for the key."""
        along, criteria = self._along, self.lines.criteria
        axes = figure.add_axes(place(figure, scheme, top, along.left, _RIGHT, along.below))
        bare(axes, grid="both")
        positions = list(range(len(criteria)))
        lanes = [-_OFF - _LANE * (at + 0.5) for at in range(len(self.lines.lanes))]
        if lanes:
            axes.axhspan(-_OFF - _LANE * len(lanes), -_OFF, color=scheme.surface, zorder=0.5)
        marks, signs = self.lines.draw(axes, scheme, selected, positions, lanes)
        axes.set_ylim(-3 - self._strip, 103)
        axes.set_xlim(-0.2, len(positions) - 0.8)
        ticks, told = list(range(0, 101, 20)), [f"{figure}" for figure in range(0, 101, 20)]
        if lanes:
            ticks, told = [*ticks, round(sum(lanes) / len(lanes))], [*told, STRIP]
        axes.set_yticks(ticks, told)
        slanted = along.slant != 90
        axes.set_xticks(
            positions,
            [line for (line,) in fitted_apart(criteria, _CRITERIA)],
            rotation=along.slant,
            ha="right" if slanted else "center",
            rotation_mode="anchor" if slanted else "default",
        )
        for label in axes.get_xticklabels():
            label.set_parse_math(False)
        return marks, signs


@dataclass(frozen=True, slots=True)
class _Along:
    """Margins of the lines in text sizes, and how the names below them are turned."""

    left: float
    below: float
    slant: int
