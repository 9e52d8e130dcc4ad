"""Any two fields or scores against each other, a circle a bid: size and colour say two more."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gz_eval.charts.absent import Absent, absent_told
from gz_eval.charts.chart import (
    BID,
    REFERENCE,
    ChartTable,
    Mark,
    as_corrected,
    with_references,
)
from gz_eval.charts.dots import Dot, Dots
from gz_eval.charts.drawing import (
    bare,
    few_ticks,
    head,
    head_high,
    key,
    key_room,
    nothing_to_show,
    place,
    plainly,
    scale,
    scale_high,
    size_of,
    styled,
)
from gz_eval.charts.measure import LINE, Room, fitted, wrapped
from gz_eval.charts.panel import Panel, box_round
from gz_eval.charts.quantity import Measure
from gz_eval.charts.row_words import note_lines, standing_told
from gz_eval.charts.standing import MOVED, MOVED_AWAY
from gz_eval.core.values import with_correction
from gz_eval.core.wording import bids_in_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from gz_eval.charts.scheme import Scheme

_LEFT, _RIGHT = 7.5, 2.5  # text sizes beside the plot
_AWAY = 5.0  # points: how much wider than its circle the ring of the selected bid is
_PLOT = 16.0  # text sizes: its least height
_SCALE = 27.0  # text sizes: how wide the scale of colours is at most


@dataclass(frozen=True, slots=True)
class Scatter:
    """Bids by two measures. `absent` bids lack one of them and are told of, not drawn: their
    figures are across, up, size and shade.

    `without` says which criteria cannot be chosen, and why.
    With `colour`, colours go from pale to dark with a figure, and shapes say the group as ever.
    """

    x: Measure
    y: Measure
    size: Measure | None
    groups: tuple[str, ...]
    grouped_by: str
    dots: tuple[Dot, ...]
    absent: tuple[Absent, ...] = ()
    colour: Measure | None = None
    without: str = ""
    circles: Dots = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """How the bids look is worked out once."""
        sized, shaded = self.size is not None, self.colour is not None
        object.__setattr__(self, "circles", Dots(self.dots, self.groups, sized, shaded))

    @property
    def title(self) -> str:
        """What it shows: as is usual, what goes up against what goes across."""
        return f"{self.y.label} against {self.x.within}"

    @property
    def units(self) -> str:
        """What sizes and colours mean, and how many bids are not there."""
        drawn, every = len(self.dots), len(self.dots) + len(self.absent)
        told = bids_in_words(every)
        parts = [f"{drawn:,} of {told}" if self.absent else told]
        if self.size is not None:
            lacking = any(dot.size is None for dot in self.dots)
            sign = "smallest" if self.colour is not None else "small and hollow"
            missing = f", {sign} where it is missing" if lacking else ""
            parts.append(f"area: {self.size.text}{missing}")
        if self.colour is not None:
            lacking = any(dot.shade is None for dot in self.dots)
            missing = ", hollow where it is missing" if lacking else ""
            parts.append(f"colour: {self.colour.text}{missing}")
        if len(self.groups) > 1:
            way = "shape" if self.colour is not None else "colour and shape"
            parts.append(f"{way}: {self.grouped_by.lower()}")
        if moved := sum(bool(dot.moved) for dot in self.dots):
            parts.append(f"{moved:,} moved by officials")
        without = [self.without] if self.without else []
        return "; ".join([*parts, *absent_told(self.absent), *without])

    @property
    def alt(self) -> str:
        """The chart in words."""
        if not self.dots:
            return "No bid has both."
        xs, ys = [dot.x for dot in self.dots], [dot.y for dot in self.dots]
        return (
            f"Scatter of {bids_in_words(len(self.dots))}: {self.x.text} from"
            f" {self.x.told(min(xs))} to {self.x.told(max(xs))},"
            f" {self.y.text} from {self.y.told(min(ys))} to {self.y.told(max(ys))}."
            f" {self._tendency(xs, ys)}{''.join(f' {told}.' for told in absent_told(self.absent))}"
        )

    def _tendency(self, xs: Sequence[float], ys: Sequence[float]) -> str:
        """Pearson's correlation in words; it says nothing of causes."""
        count = len(xs)
        mean_x, mean_y = sum(xs) / count, sum(ys) / count
        spread_x = math.sqrt(sum((x - mean_x) ** 2 for x in xs))
        spread_y = math.sqrt(sum((y - mean_y) ** 2 for y in ys))
        if count < 3 or spread_x == 0 or spread_y == 0:
            return "There is no tendency to be told from so few."
        r = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / (
            spread_x * spread_y
        )
        way = "rise together" if r > 0 else "go opposite ways"
        strength = "hardly" if abs(r) < 0.2 else "loosely" if abs(r) < 0.5 else "clearly"
        return f"They {strength} {way} (correlation {r:.2f})."

    def table(self) -> ChartTable:
        """One row a bid, those that are not drawn last."""
        figures: list[tuple[float | None, ...]] = [
            (dot.x, dot.y, dot.size, dot.shade) for dot in self.dots
        ]
        figures += [one.figures for one in self.absent]
        # A measure that is shown twice has one column.
        columns: dict[Measure, list[float | None]] = {}
        for number, measure in enumerate((self.x, self.y, self.size, self.colour)):
            if measure is not None:
                columns.setdefault(measure, [one[number] for one in figures])
        bids: tuple[Dot | Absent, ...] = (*self.dots, *self.absent)
        return with_references(
            (REFERENCE, BID, *(one.text for one in columns), self.grouped_by),
            tuple(
                (
                    bid.reference,
                    bid.name,
                    *(
                        as_corrected(column[number], measure.text in bid.corrected)
                        for measure, column in columns.items()
                    ),
                    bid.group if isinstance(bid, Absent) else self._stood(bid),
                )
                for number, bid in enumerate(bids)
            ),
            tuple(bid.bid for bid in bids),
            (None, None, *(one.places for one in columns), None),
        )

    def _stood(self, dot: Dot) -> str:
        return standing_told(self.groups[dot.group], dot.moved, dot.gate)

    @property
    def _key(self) -> tuple[str, ...]:
        """What the key says; nothing where there is one group and nothing else to be told."""
        moved = (MOVED,) if any(dot.moved for dot in self.dots) else ()
        return (*self.groups, *moved) if len(self.groups) > 1 or moved else ()

    def room(self, wide: float) -> Room:
        """A plot in which circles can be told apart, with its scale and its key."""
        high = head_high(self, wide) + self._above(wide) + _PLOT + self._below(wide)
        return Room(min(wide, 26.0), high)

    def _above(self, wide: float) -> float:
        """How high the scale of colours and the key are."""
        high = key_room(self._key, wide - _LEFT)[1] if self._key else 0.8
        if self.colour is not None:
            high += scale_high(self.colour.text, self._scale_wide(wide))
        return high

    def _scale_wide(self, wide: float) -> float:
        return min(_SCALE, wide - _LEFT - _RIGHT)

    def _below(self, wide: float) -> float:
        """How high the figures and the name of the axis across are."""
        return 2.2 + LINE * len(wrapped(self.x.text, wide - _LEFT - _RIGHT))

    def draw(self, figure: Figure, scheme: Scheme, selected: str = "") -> Sequence[Mark]:
        """Circles, largest first so that none hides another."""
        with styled(figure, scheme):
            if not self.dots:
                nothing_to_show(figure, self, scheme, "No bid has both figures.")
                return ()
            size = size_of(figure, scheme)
            under = head(figure, self, scheme)
            if self.colour is not None:
                self._draw_scale(figure, scheme, under, size.wide)
            top, below = under + self._above(size.wide), self._below(size.wide)
            wide, high = size.wide - _LEFT - _RIGHT, size.high - top - below
            axes = figure.add_axes(place(figure, scheme, top, _LEFT, _RIGHT, below))
            bare(axes, grid="both")
            marks = [
                mark
                for group in range(len(self.groups))
                if (mark := self.circles.draw(axes, scheme, group, self._told)) is not None
            ]
            self.circles.ring_moved(axes, scheme)
            for dot in self.dots:
                if dot.bid == selected:
                    # The ring of one that was moved stays seen inside this one.
                    away = 2.0 * MOVED_AWAY if dot.moved else _AWAY
                    across = self.circles.area(dot) ** 0.5 + away
                    axes.scatter(
                        [dot.x],
                        [dot.y],
                        s=[across**2],
                        facecolors="none",
                        edgecolors=scheme.text,
                        linewidths=2.0,
                        zorder=4,
                    )
            few_ticks(axes.xaxis, wide)
            few_ticks(axes.yaxis, high * 2)
            axes.set_xlabel("\n".join(wrapped(self.x.text, wide)), parse_math=False)
            axes.set_ylabel("\n".join(fitted(self.y.text, high, 2)), parse_math=False)
            axes.margins(0.06)
            self._name_selected(figure, axes, scheme, selected)
            for axis in (axes.xaxis, axes.yaxis):
                axis.set_major_formatter(lambda value, _position: f"{value:,.10g}")
            if self._key:
                columns = key_room(self._key, size.wide - _LEFT)[0]
                signs = axes.get_legend_handles_labels()[0]
                key(figure, scheme, signs, columns, top, left=_LEFT)
            return marks

    def _name_selected(self, figure: Figure, axes: Axes, scheme: Scheme, selected: str) -> None:
        """The selected bid's name, where it hides no other."""
        dot = next((one for one in self.dots if one.bid == selected), None)
        if dot is None:
            return
        panel = Panel.of(figure, axes, scheme)
        panel.taken.extend(
            box_round(*panel.at(one.x, one.y), self.circles.area(one) ** 0.5 / 2)
            for one in self.dots
        )
        away = self.circles.area(dot) ** 0.5 / 2 + MOVED_AWAY + 1.0
        panel.name((dot.x, dot.y), away, dot.name, note_lines(dot.moved, dot.gate))

    def _draw_scale(self, figure: Figure, scheme: Scheme, top: float, wide: float) -> None:
        """The scale of colours under the title."""
        assert self.colour is not None
        low, high = self.circles.shades
        ticks = [plainly(low + (high - low) * step / 2) for step in range(3)]
        scale(
            figure,
            scheme,
            scheme.ramp[1:],
            self.colour.text,
            ticks,
            (_LEFT, top),
            self._scale_wide(wide),
        )

    def _told(self, dot: Dot) -> str:
        figures = {self.x: dot.x, self.y: dot.y}
        if self.size is not None and dot.size is not None:
            figures[self.size] = dot.size
        if self.colour is not None and dot.shade is not None:
            figures[self.colour] = dot.shade
        lines = [
            with_correction(
                f"{measure.label}: {measure.told(figure)} {measure.unit}".rstrip(),
                measure.text in dot.corrected,
            )
            for measure, figure in figures.items()
        ]
        stands = ", ".join(filter(None, (self.groups[dot.group], dot.moved, dot.gate)))
        return "\n".join((dot.name, *lines, stands))
