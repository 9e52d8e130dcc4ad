"""What one criterion's weight does: each bid's score as the weight goes from 0 to 100%.

Where lines cross, ranks change. Source: DCLG, "Multi-criteria analysis: a manual" (2009), 6.2.14
and following, on sensitivity to weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gz_eval.charts.chart import REFERENCE, ChartTable, Mark, with_references
from gz_eval.charts.drawing import bare, head, letters, nothing_to_show, place, shortened, styled
from gz_eval.core.wording import listed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from gz_eval.charts.scheme import Scheme

_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Line:
    """One bid's scores at each of the weights; `shortlisted` as things are now."""

    bid: str
    reference: str
    name: str
    scores: tuple[float, ...]
    shortlisted: bool


@dataclass(frozen=True, slots=True)
class Crossing:
    """The weight (per cent) at which two bids of the shortlist line change places."""

    weight: float
    rising: str
    falling: str


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Scores against the weight of a criterion, in per cent of its group. `now` is its weight."""

    criterion: str
    weights: tuple[float, ...]
    now: float
    lines: tuple[Line, ...]
    crossings: tuple[Crossing, ...]

    @property
    def title(self) -> str:
        """What it shows."""
        return f"Scores as the weight of {self.criterion} changes"

    @property
    def units(self) -> str:
        """What the figures are in."""
        return (
            f"Score, against the weight in per cent of its group (now {self.now:.4g}%);"
            " its siblings keep their proportions"
        )

    @property
    def alt(self) -> str:
        """The chart in words."""
        if not self.lines:
            return "There are no bids yet."
        if not self.crossings:
            told = "At no weight would another bid take a place on the shortlist."
        else:
            nearest = sorted(self.crossings, key=lambda one: abs(one.weight - self.now))[:3]
            told = "The shortlist would change at " + listed(
                [f"{one.weight:.0f}% ({one.rising} for {one.falling})" for one in nearest]
            )
            told += "."
        return (
            f"Lines of {len(self.lines)} bids over the weight of {self.criterion},"
            f" {self.now:.4g}% now. {told}"
        )

    def table(self) -> ChartTable:
        """One row a bid, a column every 10%."""
        picked = [
            number for number, weight in enumerate(self.weights) if round(weight, 6) % 10 == 0
        ]
        return with_references(
            (REFERENCE, "Name", *(f"Score at {self.weights[number]:.0f}%" for number in picked)),
            tuple(
                (line.reference, line.name, *(line.scores[number] for number in picked))
                for line in self.lines
            ),
        )

    def draw(self, figure: Figure, scheme: Scheme, selected: str = "") -> Sequence[Mark]:
        """Lines named at their right end; those shortlisted now are solid, the others dashed."""
        with styled(figure, scheme):
            if not self.lines:
                nothing_to_show(figure, self, scheme, "Import bids to see their scores.")
                return ()
            top = head(figure, self, scheme)
            axes = figure.add_axes(
                place(figure, top, letters(scheme, 8), letters(scheme, _LONGEST + 6), 42.0)
            )
            bare(axes, grid="y")
            marks = []
            for line in self.lines:
                chosen = line.bid == selected
                (artist,) = axes.plot(
                    self.weights,
                    line.scores,
                    color=scheme.accent if line.shortlisted else scheme.secondary,
                    linestyle="-" if line.shortlisted else (0, (4, 3)),
                    linewidth=2.6 if chosen else 1.1,
                    zorder=4 if chosen else 3,
                )
                artist.set_pickradius(4)
                told = (
                    f"{line.name}\n{'shortlisted' if line.shortlisted else 'not shortlisted'} now"
                )
                marks.append(Mark(artist, ((line.bid,),), (told,)))
            axes.axvline(self.now, color=scheme.text, linewidth=1.0)
            axes.annotate(
                f"now {self.now:.4g}%",
                (self.now, 0.0),
                xycoords=("data", "axes fraction"),
                xytext=(4, 3),
                textcoords="offset points",
            )
            axes.set_xlim(0, 100)
            axes.set_xlabel(f"Weight of {self.criterion} (%)", parse_math=False)
            self._name_ends(figure, axes, scheme, selected)
            for crossing in self.crossings:
                axes.axvline(crossing.weight, color=scheme.quiet, linewidth=0.8, linestyle=":")
            return marks

    def _name_ends(self, figure: Figure, axes: Axes, scheme: Scheme, selected: str) -> None:
        """Names at the right end, moved apart where they would lie on each other."""
        low, high = axes.get_ylim()
        figure_height = axes.get_position().height * figure.get_figheight() * 72.0
        step = scheme.size * 1.3 / figure_height * (high - low)
        named = sorted(self.lines, key=lambda line: line.scores[-1])
        if len(named) * step > high - low:
            named = [line for line in named if line.shortlisted or line.bid == selected]
        heights = apart([line.scores[-1] for line in named], step, high)
        for line, placed in zip(named, heights, strict=True):
            axes.annotate(
                shortened(line.name, _LONGEST),
                (100, line.scores[-1]),
                xytext=(102.5, placed),
                textcoords="data",
                va="center",
                annotation_clip=False,
                color=scheme.text if line.shortlisted else scheme.secondary,
                fontweight="bold" if line.bid == selected else "normal",
                arrowprops={"arrowstyle": "-", "color": scheme.line, "linewidth": 0.8},
                parse_math=False,
            )


def apart(heights: Sequence[float], step: float, most: float) -> list[float]:
    """Ascending heights moved at least `step` apart, and down again where they pass `most`."""
    placed: list[float] = []
    for height in heights:
        placed.append(max(height, placed[-1] + step) if placed else height)
    ceiling = most
    for index in range(len(placed) - 1, -1, -1):
        placed[index] = min(placed[index], ceiling)
        ceiling = placed[index] - step
    return placed
