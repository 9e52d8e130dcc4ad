"""Lines of bids' scores over the weight of a criterion, each named at its right end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from gz_eval.charts.apart_names import fitted_apart
from gz_eval.charts.chart import Mark
from gz_eval.charts.drawing import (
    SIDE,
    apart,
    bare,
    few_ticks,
    ground,
    key,
    key_room,
    place,
    size_of,
)
from gz_eval.charts.measure import LINE, column_for, wrapped
from gz_eval.charts.standing import look_of
from gz_eval.core.outcome import Standing
from gz_eval.core.rounding import percent_text, with_commas
from gz_eval.core.wording import listed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D

    from gz_eval.charts.scheme import Scheme

_NAMES: Final = 0.42  # of the width that names have at most
_LEFT: Final = 4.5  # text sizes
_LEADERS: Final = 1.075  # how much wider the lines to the names make the plot
_DASHED, _DOTTED = (0, (4, 3)), (0, (1, 2))
_KEY: Final = (
    "Shortlisted now by the rule",
    "Not shortlisted by the rule",
    "Here the shortlist changes",
)
_MISSING: Final = "Evidence on it is missing"
_SPAN: Final = 10.0  # points: the least height of the plot
_RIM: Final = 0.4  # points: what is beyond 0 and 100, for a line there to be seen whole
_GAP: Final = 0.12  # text sizes from name to name, for each line of one


@dataclass(frozen=True, slots=True)
class Line:
    """One bid's scores at each of the weights; `shortlisted` as things are now.

    `missing`: it gave no evidence on the criterion, so what the line nears is what the framework
    counts for that.
    """

    bid: str
    reference: str
    name: str
    scores: tuple[float, ...]
    shortlisted: bool
    missing: bool = False


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
class WeightLines:
    """The lines of bids over the weight of a criterion, in per cent; `now` is its weight."""

    criterion: str
    weights: tuple[float, ...]
    now: float
    lines: tuple[Line, ...]
    crossings: tuple[Crossing, ...]

    @property
    def across(self) -> str:
        """What the axis is called."""
        return f"Weight of {self.criterion} (%)"

    @property
    def lacking(self) -> int:
        """How many bids gave no evidence on the criterion."""
        return sum(line.missing for line in self.lines)

    @property
    def _key(self) -> tuple[str, ...]:
        """What the signs are called."""
        return (*_KEY, _MISSING) if self.lacking else _KEY

    def plan(self, wide: float) -> Plan:
        """How the room is shared out where there is that much width."""
        names, lines = column_for([line.name for line in self.lines], wide * _NAMES)
        plot = (wide - _LEFT - names - SIDE) / _LEADERS
        below = 1.9 + LINE * len(wrapped(self.across, plot))
        columns, high = key_room(self._key, wide - _LEFT, 2.6)
        return Plan(names, lines, plot, below, columns, high, lines * (_GAP + LINE * 0.9))

    def draw(self, figure: Figure, scheme: Scheme, selected: str, under: float) -> list[Mark]:
        """Draw them below what is so high; those shortlisted now solid, the others dashed."""
        size = size_of(figure, scheme)
        plan = self.plan(size.wide)
        top, right = under + plan.key, size.wide - _LEFT - plan.plot
        axes = figure.add_axes(place(figure, scheme, top, _LEFT, right, plan.below))
        bare(axes, grid="y")
        marks = [self._draw_line(axes, scheme, line, line.bid == selected) for line in self.lines]
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
        # What hardly changes must not look as if it soared; and no score is under 0 or over 100.
        low, high = axes.get_ylim()
        low, high = max(low, -_RIM), min(high, 100.0 + _RIM)
        span = max(_SPAN, high - low)
        low = min(max((low + high - span) / 2, -_RIM), 100.0 + _RIM - span)
        axes.set_ylim(low, low + span)
        few_ticks(axes.xaxis, plan.plot)
        axes.set_xlabel("\n".join(wrapped(self.across, plan.plot)), parse_math=False)
        self._name_ends(axes, scheme, plan, size.high - top - plan.below, selected)
        for crossing in self.crossings:
            artist = axes.axvline(
                crossing.weight, color=scheme.secondary, linewidth=0.8, linestyle=_DOTTED
            )
            marks.append(Mark(artist, (crossing.bids,), (f"{_KEY[2]}:\n{crossing.told}",)))
        key(figure, scheme, self._signs(scheme), plan.columns, top, left=_LEFT, sign=2.6)
        return marks

    def _draw_line(self, axes: Axes, scheme: Scheme, line: Line, chosen: bool) -> Mark:
        colour = _inks(scheme)[0 if line.shortlisted else 1]
        (artist,) = axes.plot(
            self.weights,
            line.scores,
            color=colour,
            linestyle="-" if line.shortlisted else _DASHED,
            linewidth=2.6 if chosen else 1.1,
            zorder=4 if chosen else 3,
        )
        artist.set_pickradius(4)
        told = f"{line.name}\n{_KEY[0] if line.shortlisted else _KEY[1]}"
        if line.missing:  # a hollow end: where the criterion is all, this is what nobody measured
            axes.plot(
                [self.weights[-1]],
                [line.scores[-1]],
                clip_on=False,
                zorder=5,
                **_hollow(scheme, colour),
            )
            told += f"\nevidence on {self.criterion} is missing"
        return Mark(artist, ((line.bid,),), (told,))

    def _name_ends(
        self, axes: Axes, scheme: Scheme, plan: Plan, high: float, selected: str
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

    def _signs(self, scheme: Scheme) -> list[Line2D]:
        """What solid, dashed and dotted lines mean, and a hollow end."""
        from matplotlib.lines import Line2D

        looks: list[dict[str, Any]] = [
            {"color": ink, "linestyle": style, "linewidth": 1.3}
            for ink, style in zip(
                (*_inks(scheme), scheme.secondary), ("-", _DASHED, _DOTTED), strict=True
            )
        ]
        looks.append(_hollow(scheme, scheme.text))
        named = zip(self._key, looks, strict=False)  # the last is not named where no end is hollow
        return [Line2D([], [], label=name, **look) for name, look in named]


@dataclass(frozen=True, slots=True)
class Plan:
    """How the room is shared out, in text sizes; `step` is from one name to the next."""

    names: float
    lines: int
    plot: float
    below: float
    columns: int
    key: float
    step: float


def _inks(scheme: Scheme) -> tuple[str, str]:
    """The colours of bids that are shortlisted now, and of the others."""
    return (
        look_of(scheme, Standing.SHORTLISTED).colour,
        look_of(scheme, Standing.NOT_SHORTLISTED).colour,
    )


def _hollow(scheme: Scheme, colour: str) -> dict[str, Any]:
    return {
        "linestyle": "",
        "marker": "o",
        "markersize": 0.56 * scheme.size,
        "markerfacecolor": scheme.background,
        "markeredgecolor": colour,
        "markeredgewidth": 1.2,
    }
