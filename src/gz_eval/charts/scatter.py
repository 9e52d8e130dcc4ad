"""Any two fields or scores against each other, a circle a bid: size and colour say two more."""

from __future__ import annotations

import math
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
    styled,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from gz_eval.charts.scheme import Scheme

_MARKERS = ("o", "s", "D", "^", "v", "P", "X", "<", ">", "p", "h", "*")
_LEAST, _MOST = 18.0, 420.0  # areas of the circles, in square points


@dataclass(frozen=True, slots=True)
class Measure:
    """What an axis or a size shows: a field's label or "Score", and its unit (may be empty)."""

    label: str
    unit: str = ""

    @property
    def text(self) -> str:
        """The label with its unit."""
        return f"{self.label} ({self.unit})" if self.unit else self.label


@dataclass(frozen=True, slots=True)
class Dot:
    """One bid; `size` None is drawn small and hollow. `group` is an index into the groups."""

    bid: str
    reference: str
    name: str
    x: float
    y: float
    size: float | None
    group: int


@dataclass(frozen=True, slots=True)
class Scatter:
    """Bids by two measures. `missing` bids lack one of them and are counted, not drawn."""

    x: Measure
    y: Measure
    size: Measure | None
    groups: tuple[str, ...]
    grouped_by: str
    dots: tuple[Dot, ...]
    missing: int = 0

    @property
    def title(self) -> str:
        """What it shows."""
        return f"{self.x.label} against {self.y.label.lower()}"

    @property
    def units(self) -> str:
        """What sizes and colours mean, and how many bids are not there."""
        parts = [f"{len(self.dots):,} bids"]
        if self.size is not None:
            parts.append(f"area: {self.size.text}")
        if len(self.groups) > 1:
            parts.append(f"colour and shape: {self.grouped_by.lower()}")
        if self.missing:
            noun = "bid lacks" if self.missing == 1 else "bids lack"
            parts.append(f"{self.missing:,} {noun} one of the two and cannot be shown")
        return "; ".join(parts)

    @property
    def alt(self) -> str:
        """The chart in words."""
        if not self.dots:
            return "No bid has both."
        xs, ys = [dot.x for dot in self.dots], [dot.y for dot in self.dots]
        return (
            f"Scatter of {len(self.dots):,} bids: {self.x.text} from {min(xs):,.6g} to"
            f" {max(xs):,.6g}, {self.y.text} from {min(ys):,.6g} to {max(ys):,.6g}."
            f" {self._tendency(xs, ys)}"
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
        """One row a bid."""
        size = (self.size.text,) if self.size is not None else ()
        return with_references(
            (REFERENCE, "Name", self.x.text, self.y.text, *size, self.grouped_by),
            tuple(
                (
                    dot.reference,
                    dot.name,
                    dot.x,
                    dot.y,
                    *((dot.size,) if size else ()),
                    self.groups[dot.group],
                )
                for dot in self.dots
            ),
        )

    def draw(self, figure: Figure, scheme: Scheme, selected: str = "") -> Sequence[Mark]:
        """Circles, largest first so that none hides another."""
        with styled(figure, scheme):
            if not self.dots:
                nothing_to_show(figure, self, scheme, "No bid has both figures.")
                return ()
            top = head(figure, self, scheme)
            many = len(self.groups) > 1
            columns, legend = key_room(figure, scheme, self.groups, letters(scheme, 12))
            legend = legend if many else 0.0
            axes = figure.add_axes(
                place(figure, top - legend, letters(scheme, 12), letters(scheme, 4), 42.0)
            )
            bare(axes, grid="both")
            marks = [
                mark
                for group in range(len(self.groups))
                if (mark := self._draw_group(axes, scheme, group)) is not None
            ]
            for dot in self.dots:
                if dot.bid == selected:
                    area = self._area(dot)
                    axes.scatter(
                        [dot.x],
                        [dot.y],
                        s=[area + 60],
                        facecolors="none",
                        edgecolors=scheme.text,
                        linewidths=2.0,
                        zorder=4,
                    )
                    axes.annotate(
                        dot.name,
                        (dot.x, dot.y),
                        xytext=(9, 9),
                        textcoords="offset points",
                        fontweight="bold",
                        parse_math=False,
                        zorder=5,
                    )
            axes.set_xlabel(self.x.text, parse_math=False)
            axes.set_ylabel(self.y.text, parse_math=False)
            axes.margins(0.06)
            for axis in (axes.xaxis, axes.yaxis):
                axis.set_major_formatter(lambda value, _position: f"{value:,.10g}")
            if many:
                axes.legend(
                    loc="lower left",
                    bbox_to_anchor=(0, 1.0),
                    ncols=columns,
                    handletextpad=0.2,
                    columnspacing=1.2,
                    borderaxespad=0.1,
                    borderpad=0.2,
                    markerscale=1.0,
                )
            return marks

    def _area(self, dot: Dot) -> float:
        if self.size is None:
            return 46.0
        most = max((abs(one.size) for one in self.dots if one.size is not None), default=0.0)
        if dot.size is None or most == 0:
            return _LEAST
        return _LEAST + (_MOST - _LEAST) * abs(dot.size) / most

    def _draw_group(self, axes: Axes, scheme: Scheme, group: int) -> Mark | None:
        dots = [dot for dot in self.dots if dot.group == group]
        if not dots:
            return None
        dots.sort(key=lambda dot: -(dot.size or 0.0))
        colour = scheme.pillar(group) if len(self.groups) > 1 else scheme.accent
        filled = [self.size is None or dot.size is not None for dot in dots]
        artist = axes.scatter(
            [dot.x for dot in dots],
            [dot.y for dot in dots],
            s=[self._area(dot) for dot in dots],
            marker=_MARKERS[group % len(_MARKERS)],
            c=[colour if full else scheme.background for full in filled],
            edgecolors=colour if not all(filled) else scheme.background,
            linewidths=0.8,
            alpha=0.85,
            zorder=3,
        )
        axes.scatter(
            [],
            [],
            s=42,
            marker=_MARKERS[group % len(_MARKERS)],
            color=colour,
            label=self.groups[group],
        )
        texts = tuple(
            f"{dot.name}\n{self.x.label}: {dot.x:,.6g} {self.x.unit}".rstrip()
            + f"\n{self.y.label}: {dot.y:,.6g} {self.y.unit}".rstrip()
            for dot in dots
        )
        return Mark(artist, tuple((dot.bid,) for dot in dots), texts)
