"""How bids look as circles of a scatter: size and colour by a figure, shape by a group."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gz_eval.charts.chart import Mark
from gz_eval.charts.standing import MOVED, MOVED_AWAY, has_look, look_of, moved_look

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from gz_eval.charts.scheme import Scheme

_MARKERS = ("o", "s", "D", "^", "v", "P", "X", "<", ">", "p", "h", "*", "d")
"""One for each region, and one for bids without: with the colours, which are fewer, no two groups
look alike."""
_LEAST, _MOST = 18.0, 420.0  # areas of the circles, in square points
_USUAL = 46.0  # where they say nothing


@dataclass(frozen=True, slots=True)
class Dot:
    """One bid; `size` None is drawn small and hollow. `group` is an index into the groups.

    `shade` is the figure that colours it, where colours say a figure; None where it gave none.
    Where groups are standings, `moved` says in a word or two that officials have it elsewhere than
    the rule does, and `gate` what is said of its gates. `corrected` are the labels of figures that
    are officials' and not the bidder's.
    """

    bid: str
    reference: str
    name: str
    x: float
    y: float
    size: float | None
    group: int
    shade: float | None = None
    moved: str = ""
    gate: str = ""
    corrected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dots:
    """The circles of a scatter. `sized` and `shaded` say whether size and colour say a figure;
    colours say the group where they do not.
    """

    every: tuple[Dot, ...]
    groups: tuple[str, ...]
    sized: bool
    shaded: bool
    largest: float = field(init=False)
    shades: tuple[float, float] = field(init=False)

    def __post_init__(self) -> None:
        """Look for the greatest size, and the ends of the shades, once and not for every dot."""
        largest = max((abs(dot.size) for dot in self.every if dot.size is not None), default=0.0)
        shades = [dot.shade for dot in self.every if dot.shade is not None]
        object.__setattr__(self, "largest", largest)
        object.__setattr__(self, "shades", (min(shades, default=0.0), max(shades, default=0.0)))

    def area(self, dot: Dot) -> float:
        """How large a circle is, in square points."""
        if not self.sized:
            return _USUAL
        if dot.size is None or self.largest == 0:
            return _LEAST
        return _LEAST + (_MOST - _LEAST) * abs(dot.size) / self.largest

    def draw(
        self, axes: Axes, scheme: Scheme, group: int, told: Callable[[Dot], str]
    ) -> Mark | None:
        """Draw the circles of a group, the largest first; None where it has none."""
        from matplotlib.colors import LinearSegmentedColormap

        dots = [dot for dot in self.every if dot.group == group]
        if not dots:
            return None
        dots.sort(key=lambda dot: -(dot.size or 0.0))
        colour, marker = self._look(scheme, group)
        colour = scheme.secondary if self.shaded else colour
        filled = [self._filled(dot) for dot in dots]
        ramp = LinearSegmentedColormap.from_list("shades", scheme.ramp[1:])
        artist = axes.scatter(
            [dot.x for dot in dots],
            [dot.y for dot in dots],
            s=[self.area(dot) for dot in dots],
            marker=marker,
            c=[
                scheme.background
                if not full
                else colour
                if dot.shade is None
                else ramp(self._share(dot))
                for dot, full in zip(dots, filled, strict=True)
            ],
            edgecolors=scheme.background if not self.shaded and all(filled) else colour,
            linewidths=0.8,
            alpha=0.85,
            zorder=3 + 0.5 * (1 - group / len(self.groups)),  # the first groups on top
        )
        sign = (scheme.size * 0.72) ** 2
        axes.scatter([], [], s=sign, marker=marker, color=colour, label=self.groups[group])
        return Mark(artist, tuple((dot.bid,) for dot in dots), tuple(map(told, dots)))

    def ring_moved(self, axes: Axes, scheme: Scheme) -> None:
        """Ring the bids that officials moved, and say so in the key, where there are any."""
        moved = [dot for dot in self.every if dot.moved]
        if moved:
            look = moved_look(scheme)
            sizes = [(self.area(dot) ** 0.5 + MOVED_AWAY) ** 2 for dot in moved]
            spots = [dot.x for dot in moved], [dot.y for dot in moved]
            axes.scatter(*spots, s=sizes, zorder=3.9, **look)
            axes.scatter([], [], s=(scheme.size * 0.9) ** 2, label=MOVED, **look)

    def _look(self, scheme: Scheme, group: int) -> tuple[str, str]:
        """A group's colour and shape: those of its standing where it is one."""
        word = self.groups[group]
        if has_look(word):
            look = look_of(scheme, word)
            return look.colour, look.marker
        colour = scheme.pillar(group) if len(self.groups) > 1 else scheme.accent
        return colour, _MARKERS[group % len(_MARKERS)]

    def _filled(self, dot: Dot) -> bool:
        if self.shaded:
            return dot.shade is not None
        return not self.sized or dot.size is not None

    def _share(self, dot: Dot) -> float:
        """How far up the ramp a dot is, 0 to 1."""
        low, high = self.shades
        return ((dot.shade or 0.0) - low) / (high - low) if high > low else 1.0
