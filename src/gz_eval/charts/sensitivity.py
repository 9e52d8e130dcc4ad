"""What one criterion's weight does: each bid's score as the weight goes from 0 to 100%.

Where lines cross, ranks change. Source: DCLG, "Multi-criteria analysis: a manual" (2009), 6.2.14
and following, on sensitivity to weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gz_eval.charts.apart_names import fitted_apart
from gz_eval.charts.chart import BID, REFERENCE, ChartTable, Mark, with_references
from gz_eval.charts.drawing import (
    SIDE,
    apart,
    bare,
    few_ticks,
    ground,
    head,
    head_high,
    key,
    key_room,
    nothing_to_show,
    place,
    size_of,
    styled,
)
from gz_eval.charts.measure import LINE, Room, column_for, wrapped
from gz_eval.charts.standing import look_of
from gz_eval.core.outcome import Standing
from gz_eval.core.rounding import percent_text, with_commas
from gz_eval.core.wording import bids_in_words, listed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D

    from gz_eval.charts.scheme import Scheme

_NAMES = 0.42  # of the width that names have at most
_LEFT = 4.5  # text sizes
_LEADERS = 1.075  # how much wider the lines to the names make the plot
_DASHED = (0, (4, 3))
_DOTTED = (0, (1, 2))
_KEY = ("Shortlisted now by the rule", "Not shortlisted now", "Here the shortlist changes")
_SPAN = 10.0  # points: the least height of the plot
_GAP = 0.25  # text sizes from name to name


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
    """Where the shortlist changes, as the weight goes away from what it is now.

    `weight` is between the last at which it was as before and `changed`, the first at which it is
    not. `bids` are the ids of those whose names are `entering` and `leaving`.
    """

    weight: float
    changed: float
    entering: tuple[str, ...]
    leaving: tuple[str, ...]
    bids: tuple[str, ...]

    @property
    def told(self) -> str:
        """What happens, as a phrase: "at 49%, Loch Orvay takes the place of Whinnymurle"."""
        new, old = listed(self.entering, 2), listed(self.leaving, 2)
        one = len(self.entering) == 1
        if not old:
            what = f"{new} {'joins' if one else 'join'} the shortlist"
        elif not new:
            what = f"{old} {'leaves' if len(self.leaving) == 1 else 'leave'} the shortlist"
        else:
            what = f"{new} {'takes the place' if one else 'take the places'} of {old}"
        return f"at {with_commas(self.changed, 0)}%, {what}"


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Scores against the weight of a criterion, in per cent of its group. `now` is its weight.

    `without` says which other weights cannot be varied, and why.
    """

    criterion: str
    weights: tuple[float, ...]
    now: float
    lines: tuple[Line, ...]
    crossings: tuple[Crossing, ...]
    without: str = ""

    @property
    def title(self) -> str:
        """What it shows."""
        bids = bids_in_words(len(self.lines))
        return f"Scores of {bids} as the weight of {self.criterion} changes"

    @property
    def units(self) -> str:
        """What the figures are in."""
        told = (
            f"Score, against the weight in per cent of its group (now {percent_text(self.now)}%);"
            " its siblings keep their proportions. Shown is every bid that the rule shortlists at"
            " some weight, and then the best of the others"
        )
        return f"{told}. {self.without}" if self.without else told

    def room(self, wide: float) -> Room:
        """A name beside every line."""
        plan = self._plan(wide)
        high = head_high(self, wide) + plan.key + plan.below + 1.0
        return Room(min(wide, 24.0), high + max(12.0, len(self.lines) * plan.step))

    def _plan(self, wide: float) -> _Plan:
        """How the room is shared out where there is that much width."""
        names, lines = column_for([line.name for line in self.lines], wide * _NAMES)
        plot = (wide - _LEFT - names - SIDE) / _LEADERS
        below = 1.9 + LINE * len(wrapped(self._across, plot))
        columns, high = key_room(_KEY, wide - _LEFT, 2.6)
        return _Plan(names, lines, plot, below, columns, high, _GAP + LINE * lines * 0.9)

    @property
    def _across(self) -> str:
        return f"Weight of {self.criterion} (%)"

    @property
    def alt(self) -> str:
        """The chart in words."""
        if not self.lines:
            return "There are no bids yet."
        if not self.crossings:
            told = "At no weight would the rule shortlist another bid."
        else:
            nearest = sorted(self.crossings, key=lambda one: abs(one.weight - self.now))[:3]
            told = "Nearest to now, the shortlist by the rule would change so: "
            told += "; ".join(one.told for one in nearest) + "."
        return (
            f"Lines of {bids_in_words(len(self.lines))} over the weight of {self.criterion},"
            f" {percent_text(self.now)}% now. {told}"
        )

    def table(self) -> ChartTable:
        """One row a bid, a column every 10%, and where the shortlist changes by it."""
        picked = [
            number for number, weight in enumerate(self.weights) if round(weight, 6) % 10 == 0
        ]
        return with_references(
            (
                REFERENCE,
                BID,
                *(f"Score at {self.weights[number]:.0f}%" for number in picked),
                "Shortlisted by the rule",
            ),
            tuple(
                (
                    line.reference,
                    line.name,
                    *(line.scores[number] for number in picked),
                    self._chosen(line),
                )
                for line in self.lines
            ),
            tuple(line.bid for line in self.lines),
            (None, None, *(1 for _ in picked), None),
        )

    def _chosen(self, line: Line) -> str:
        """At which weights the rule shortlists a bid, away from now: "now, leaves at 49%"."""
        turns = []
        for one in sorted(self.crossings, key=lambda one: one.changed):
            if line.bid in one.bids:
                joins = one.bids.index(line.bid) < len(one.entering)
                turns.append(f"{'joins' if joins else 'leaves'} at {with_commas(one.changed, 0)}%")
        return ", ".join(["now" if line.shortlisted else "not now", *turns])

    def draw(self, figure: Figure, scheme: Scheme, selected: str = "") -> Sequence[Mark]:
        """Lines named at their right end; those shortlisted now are solid, the others dashed."""
        with styled(figure, scheme):
            if not self.lines:
                nothing_to_show(figure, self, scheme, "Import bids to see their scores.")
                return ()
            size = size_of(figure, scheme)
            plan = self._plan(size.wide)
            top = head(figure, self, scheme) + plan.key
            right = size.wide - _LEFT - plan.plot
            axes = figure.add_axes(place(figure, scheme, top, _LEFT, right, plan.below))
            bare(axes, grid="y")
            inks = (
                look_of(scheme, Standing.SHORTLISTED).colour,
                look_of(scheme, Standing.NOT_SHORTLISTED).colour,
            )
            marks = []
            for line in self.lines:
                chosen = line.bid == selected
                (artist,) = axes.plot(
                    self.weights,
                    line.scores,
                    color=inks[0] if line.shortlisted else inks[1],
                    linestyle="-" if line.shortlisted else _DASHED,
                    linewidth=2.6 if chosen else 1.1,
                    zorder=4 if chosen else 3,
                )
                artist.set_pickradius(4)
                state = _KEY[0] if line.shortlisted else _KEY[1]
                marks.append(Mark(artist, ((line.bid,),), (f"{line.name}\n{state}",)))
            axes.axvline(self.now, color=scheme.text, linewidth=1.0)
            axes.annotate(
                f"now {percent_text(self.now)}%",
                (self.now, 0.0),
                xycoords=("data", "axes fraction"),
                xytext=(4, 3),
                textcoords="offset points",
                zorder=5,
                bbox=ground(scheme),
            )
            axes.set_xlim(0, 100)
            low, top_score = axes.get_ylim()
            if top_score - low < _SPAN:  # what hardly changes must not look as if it soared
                middle = (low + top_score) / 2
                axes.set_ylim(middle - _SPAN / 2, middle + _SPAN / 2)
            few_ticks(axes.xaxis, plan.plot)
            axes.set_xlabel("\n".join(wrapped(self._across, plan.plot)), parse_math=False)
            self._name_ends(axes, scheme, plan, size.high - top - plan.below, selected)
            for crossing in self.crossings:
                artist = axes.axvline(
                    crossing.weight, color=scheme.secondary, linewidth=0.8, linestyle=_DOTTED
                )
                marks.append(Mark(artist, (crossing.bids,), (f"{_KEY[2]}:\n{crossing.told}",)))
            key(figure, scheme, _signs(scheme, inks), plan.columns, top, left=_LEFT, sign=2.6)
            return marks

    def _name_ends(
        self, axes: Axes, scheme: Scheme, plan: _Plan, high: float, selected: str
    ) -> None:
        """Names at the right end, moved apart where they would lie on each other.

        The lines that lead to them end before the names begin, and do not cross: both are in order.
        """
        low, top = axes.get_ylim()
        size = (top - low) / high  # of the text, as the axis counts
        named = sorted(self.lines, key=lambda line: line.scores[-1])
        if (len(named) - 1) * plan.step > high:
            named = [line for line in named if line.shortlisted or line.bid == selected]
        step = min(plan.step * size, (top - low) / max(1, len(named) - 1))
        half = LINE * plan.lines * 0.45 * size
        heights = apart([line.scores[-1] for line in named], step, low + half, top - half)
        names = fitted_apart([line.name for line in named], plan.names, plan.lines, bold=True)
        for line, lines, placed in zip(named, names, heights, strict=True):
            chosen = line.bid == selected
            axes.plot(
                (100.6, 101.2, 105.4, 106.0),
                (line.scores[-1], line.scores[-1], placed, placed),
                color=scheme.text if chosen else scheme.secondary,
                linewidth=1.2 if chosen else 0.6,
                clip_on=False,
            )
            axes.annotate(
                "\n".join(lines),
                (106.6, placed),
                va="center",
                annotation_clip=False,
                color=scheme.text if line.shortlisted else scheme.secondary,
                fontweight="bold" if chosen else "normal",
                parse_math=False,
            )
        axes.set_ylim(low, top)


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the room is shared out, in text sizes; `step` is from one name to the next."""

    names: float
    lines: int
    plot: float
    below: float
    columns: int
    key: float
    step: float


def _signs(scheme: Scheme, inks: tuple[str, str]) -> list[Line2D]:
    """What solid, dashed and dotted lines mean."""
    from matplotlib.lines import Line2D

    shortlisted, others = inks
    return [
        Line2D([], [], color=shortlisted, linestyle="-", linewidth=1.3, label=_KEY[0]),
        Line2D([], [], color=others, linestyle=_DASHED, linewidth=1.3, label=_KEY[1]),
        Line2D([], [], color=scheme.secondary, linestyle=_DOTTED, linewidth=1.3, label=_KEY[2]),
    ]
