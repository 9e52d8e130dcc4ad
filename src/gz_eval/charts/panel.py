"""Axes with a scale in points, and labels that keep off what is there: of a map, of a scatter."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from gz_eval.charts.measure import LINE, fitted, width_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from gz_eval.charts.chart import View
    from gz_eval.charts.scheme import Scheme

_SMALL: Final = 0.85  # of the text size: labels that need not be there

_WAYS: Final = ((17.0, 2), (11.0, 3), (8.0, 4))
"""How a name is broken: the width of its lines in text sizes, and how many there are at most."""

Box = tuple[float, float, float, float]
"""Left, right, bottom and top, in points."""


@dataclass(frozen=True, slots=True)
class Panel:
    """Axes with their scale in points, and the boxes that are taken: labels keep off them."""

    axes: Axes
    scheme: Scheme
    view: View
    per_unit: tuple[float, float]
    taken: list[Box] = field(default_factory=list)

    @classmethod
    def of(cls, figure: Figure, axes: Axes, scheme: Scheme) -> Panel:
        """The panel that some axes are, as they are now."""
        (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
        box = axes.get_position()
        return cls(
            axes,
            scheme,
            (west, east, south, north),
            (
                box.width * figure.get_figwidth() * 72.0 / (east - west),
                box.height * figure.get_figheight() * 72.0 / (north - south),
            ),
        )

    def inset(self, axes: Axes, east: float, north: float) -> Panel:
        """Axes of the same scale that lie on these, and show what is so many degrees from there.

        What is taken is taken on both: labels of one keep off what is on the other.
        """
        west, far, south, top = self.view
        view = (west + east, far + east, south + north, top + north)
        return Panel(axes, self.scheme, view, self.per_unit, self.taken)

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """A place in points from the corner at the lower left, which is the south west."""
        across, up = self.per_unit
        return (longitude - self.view[0]) * across, (latitude - self.view[2]) * up

    def place(self, x: float, y: float) -> tuple[float, float]:
        """The longitude and latitude of a place in points."""
        across, up = self.per_unit
        return self.view[0] + x / across, self.view[2] + y / up

    def tell(self, spot: tuple[float, float], away: float, text: str) -> None:
        """A small label beside a place, on a side where it hides nothing; none where it would."""
        size = self.scheme.size * _SMALL
        label = self._size_of(text, size, bold=False)
        box, side = self._beside(self.at(*spot), away, label)
        if self._hidden(box) == 0:
            self._write(spot, box, side, text, size, bold=False)

    def name(self, spot: tuple[float, float], away: float, name: str, notes: Sequence[str]) -> None:
        """A name that must be there: beside its place, or farther off with a line to it.

        It is broken into lines in the first way that hides nothing; notes below it stay whole.
        """
        place, size = self.at(*spot), self.scheme.size
        texts = ["\n".join((*fitted(name, *way, bold=True), *notes)) for way in _WAYS]
        found = []
        for text in texts:
            label = self._size_of(text, size, bold=True)
            box, side = self._beside(place, away, label)
            found.append((self._hidden(box), box, side, text))
            if found[-1][0] > 0 and (box_off := self._freest(place, label)) is not None:
                found.append((self._hidden(box_off), box_off, "center", text))
            if found[-1][0] == 0:
                break
        _hidden, box, side, text = min(found, key=lambda one: one[0])
        if side == "center":
            self._lead_to(spot, place, box)
        self._write(spot, box, side, text, size, bold=True)

    @staticmethod
    def _size_of(text: str, size: float, *, bold: bool) -> tuple[float, float]:
        """How wide and high a label is, in points."""
        rows = text.split("\n")
        return max(width_of(row, bold=bold) for row in rows) * size, size * LINE * len(rows)

    @property
    def extent(self) -> tuple[float, float]:
        """How wide and high all of it is, in points."""
        west, east, south, north = self.view
        return (east - west) * self.per_unit[0], (north - south) * self.per_unit[1]

    def _hidden(self, box: Box) -> float:
        return sum(_shared(box, other) for other in self.taken)

    def _beside(
        self, place: tuple[float, float], away: float, label: tuple[float, float]
    ) -> tuple[Box, str]:
        """The side of a place on which a label hides least, and how its lines begin there."""
        (x, y), (wide, high) = place, label
        sides = [
            ((x + away, x + away + wide, y - high / 2, y + high / 2), "left"),
            ((x - away - wide, x - away, y - high / 2, y + high / 2), "right"),
            ((x - wide / 2, x + wide / 2, y + away, y + away + high), "center"),
            ((x - wide / 2, x + wide / 2, y - away - high, y - away), "center"),
        ]
        inside = [side for side in sides if _within(side[0], *self.extent)] or sides
        return min(inside, key=lambda side: self._hidden(side[0]))

    def _write(
        self,
        spot: tuple[float, float],
        box: Box,
        side: str,
        text: str,
        size: float,
        *,
        bold: bool,
    ) -> None:
        """A label in its box, which is taken from now on."""
        self.taken.append(box)
        x, y = self.at(*spot)
        at = {"left": box[0], "right": box[1], "center": (box[0] + box[1]) / 2}[side]
        self.axes.annotate(
            text,
            spot,
            xytext=(at - x, (box[2] + box[3]) / 2 - y),
            textcoords="offset points",
            ha=side,
            va="center",
            zorder=8,
            fontsize=size,
            fontweight="bold" if bold else "normal",
            color=self.scheme.text,
            annotation_clip=True,
            parse_math=False,
            bbox={
                "facecolor": self.scheme.background,
                "edgecolor": "none",
                "pad": 1.0 if bold else 0.3,
                "alpha": 0.85 if bold else 0.6,
            },
        )

    def _freest(self, place: tuple[float, float], label: tuple[float, float]) -> Box | None:
        """Where a label hides least, and then is nearest; None where it does not fit at all."""
        import numpy as np

        step = self.scheme.size * 0.7
        edges = [np.arange(0.0, length, step) for length in self.extent]
        wide, high = (max(1, math.ceil(length / step)) for length in label)
        if wide > len(edges[0]) or high > len(edges[1]):
            return None
        # How much of each cell of a grid is taken, added up from the corner, says how much of any
        # label over whole cells would be.
        boxes = np.array(self.taken or [(0.0, 0.0, 0.0, 0.0)])
        along = [
            np.clip(
                np.minimum(boxes[:, 2 * axis + 1, None], edges[axis] + step)
                - np.maximum(boxes[:, 2 * axis, None], edges[axis]),
                0.0,
                None,
            )
            for axis in (0, 1)
        ]
        summed = np.pad((along[0].T @ along[1]).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
        hidden = (
            summed[wide:, high:]
            - summed[:-wide, high:]
            - summed[wide:, :-high]
            + summed[:-wide, :-high]
        )
        left, low = (
            spots.ravel()
            for spots in np.meshgrid(
                edges[0][: hidden.shape[0]], edges[1][: hidden.shape[1]], indexing="ij"
            )
        )
        right, top = left + label[0], low + label[1]
        inside = (right <= self.extent[0]) & (top <= self.extent[1])
        far = np.hypot((left + right) / 2 - place[0], (low + top) / 2 - place[1])
        at = int(np.lexsort((far, hidden.ravel().round(3), ~inside))[0])
        return float(left[at]), float(right[at]), float(low[at]), float(top[at])

    def _lead_to(self, spot: tuple[float, float], place: tuple[float, float], box: Box) -> None:
        """A line from a place (degrees, and points) to the nearest point of a label's box."""
        near = (min(max(place[0], box[0]), box[1]), min(max(place[1], box[2]), box[3]))
        self.axes.annotate(
            "",
            spot,
            xytext=(near[0] - place[0], near[1] - place[1]),
            textcoords="offset points",
            arrowprops={
                "arrowstyle": "-",
                "color": self.scheme.text,
                "linewidth": 0.9,
                "shrinkA": 0.0,
                "shrinkB": 0.0,
            },
            zorder=2.5,  # under all that it passes
        )


def box_round(x: float, y: float, radius: float) -> Box:
    """The box round a circle."""
    return x - radius, x + radius, y - radius, y + radius


def _within(box: Box, width: float, height: float) -> bool:
    left, right, bottom, top = box
    return left >= 0 and right <= width and bottom >= 0 and top <= height


def _shared(one: Box, other: Box) -> float:
    """The area that two boxes share."""
    across = min(one[1], other[1]) - max(one[0], other[0])
    up = min(one[3], other[3]) - max(one[2], other[2])
    return max(0.0, across) * max(0.0, up)
