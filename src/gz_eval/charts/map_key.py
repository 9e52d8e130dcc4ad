"""The key of a map: what shapes, colours, sizes and shades mean, part by part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gz_eval.charts.drawing import scale, scale_high, size_of
from gz_eval.charts.measure import LINE, width_of, wrapped
from gz_eval.charts.standing import MOVED, moved_look

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from gz_eval.charts.scheme import Scheme

_ROW = 1.65  # text sizes: from one word to the next
_SIGN = 2.0  # text sizes: the room of a shape beside its word


@dataclass(frozen=True, slots=True)
class KeyPart:
    """A part of the key: its size in text sizes, and how it is drawn at a left and a top.

    The left is from the left of the figure, and the top from its top.
    """

    wide: float
    high: float
    draw: Callable[[Figure, Scheme, float, float], None]


def flowed(parts: Sequence[KeyPart], room: float) -> tuple[list[tuple[float, float]], float]:
    """Where the parts go, in rows within `room`, and how high that is; all in text sizes.

    Where there is room for one beside another only because they are short, a narrow key still has
    one below the other: it is read as a list.
    """
    spots, x, y, row = [], 0.0, 0.0, 0.0
    listed_below = all(part.wide <= room for part in parts) and room <= max(
        (part.wide for part in parts), default=0.0
    )
    for part in parts:
        if x and (listed_below or x + part.wide > room):
            x, y, row = 0.0, y + row, 0.0
        spots.append((x, y))
        x, row = x + part.wide, max(row, part.high)
    return spots, y + row


# -- the parts -------------------------------------------------------------------------------------


def word(text: str, colour: Callable[[Scheme], str], marker: str) -> KeyPart:
    """A shape with its word."""

    def draw(figure: Figure, scheme: Scheme, left: float, top: float) -> None:
        spot = _Spot(figure, scheme, left, top)
        spot.shape(0.8, _ROW / 2, 0.72, marker=marker, color=colour(scheme))
        spot.text(_SIGN, _ROW / 2, text)

    return KeyPart(_SIGN + width_of(text) + 1.6, _ROW, draw)


def moved() -> KeyPart:
    """The ring round a bid that officials moved."""

    def draw(figure: Figure, scheme: Scheme, left: float, top: float) -> None:
        spot = _Spot(figure, scheme, left, top)
        spot.shape(0.8, _ROW / 2, 1.05, **moved_look(scheme))
        spot.text(_SIGN, _ROW / 2, MOVED)

    return KeyPart(_SIGN + width_of(MOVED) + 1.6, _ROW, draw)


def several(text: str, wide: float) -> KeyPart:
    """The circle that stands for several."""
    lines = wrapped(text, wide - _SIGN)
    high = max(2.0, len(lines) * LINE)

    def draw(figure: Figure, scheme: Scheme, left: float, top: float) -> None:
        spot = _Spot(figure, scheme, left, top)
        spot.shape(
            0.8,
            high / 2,
            1.5,
            facecolors=scheme.background,
            edgecolors=scheme.secondary,
            linewidths=0.9,
        )
        for number, line in enumerate(lines):
            spot.text(_SIGN, high / 2 + (number - (len(lines) - 1) / 2) * LINE, line)

    return KeyPart(wide, high + 0.6, draw)


def sizes(label: str, steps: Sequence[tuple[str, float]], wide: float) -> KeyPart:
    """What areas mean: circles, their widths in text sizes, with their figures."""
    lines = wrapped(label, wide)
    tall = max((across for _told, across in steps), default=0.0)

    def draw(figure: Figure, scheme: Scheme, left: float, top: float) -> None:
        spot = _Spot(figure, scheme, left, top)
        for number, line in enumerate(lines):
            spot.text(0.0, (number + 0.5) * LINE, line)
        x, middle = 0.2, len(lines) * LINE + tall / 2 + 0.3
        for told, across in steps:
            spot.shape(
                x + across / 2,
                middle,
                across,
                facecolors="none",
                edgecolors=scheme.text,
                linewidths=0.9,
            )
            spot.text(x + across + 0.5, middle, told)
            x += across + width_of(told) + 1.8

    return KeyPart(wide, len(lines) * LINE + tall + 1.2, draw)


def ramp(
    colours: Callable[[Scheme], Sequence[str]], label: str, ticks: Sequence[str], wide: float
) -> KeyPart:
    """The scale of a ramp."""
    bar = wide * 0.9

    def draw(figure: Figure, scheme: Scheme, left: float, top: float) -> None:
        scale(figure, scheme, colours(scheme), label, ticks, (left, top + 0.4), bar)

    return KeyPart(wide, scale_high(label, bar) + 0.6, draw)


@dataclass(frozen=True, slots=True)
class _Spot:
    """Draws on a figure from a left and a top, in text sizes."""

    figure: Figure
    scheme: Scheme
    left: float
    top: float

    def _at(self, x: float, down: float) -> tuple[float, float]:
        size = size_of(self.figure, self.scheme)
        return (self.left + x) / size.wide, 1 - (self.top + down) / size.high

    def shape(self, x: float, down: float, across: float, **look: object) -> None:
        """A shape about a point, so wide."""
        axes = next((one for one in self.figure.axes if one.get_label() == "key"), None)
        if axes is None:
            axes = self.figure.add_axes((0, 0, 1, 1), label="key", zorder=-1)
            axes.set_axis_off()
            axes.set_xlim(0, 1)
            axes.set_ylim(0, 1)
        at, up = self._at(x, down)
        axes.scatter([at], [up], s=[(across * self.scheme.size) ** 2], **look)  # type: ignore[arg-type]

    def text(self, x: float, down: float, text: str) -> None:
        """A line of text that starts at a point."""
        at, up = self._at(x, down)
        self.figure.text(at, up, text, va="center", color=self.scheme.text, parse_math=False)
