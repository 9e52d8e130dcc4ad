"""One bid's line over criteria, in parallel coordinates and on a radar: what it says, how it looks.

A line runs through scores that were read from evidence and no others. Where evidence is missing it
has a gap, and a hollow mark beyond the end of the scale, on a strip of its own: what the framework
counts for missing evidence is no score that anybody measured, and looks like none.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from gz_eval.charts.chart import Cell, Mark
from gz_eval.core.rounding import figure
from gz_eval.core.wording import listed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.lines import Line2D

    from gz_eval.charts.scheme import Scheme

MISSING: Final = "Evidence is missing"
"""What a key says of hollow marks."""
STRIP: Final = "missing"
"""What the strip of them is called, where a scale has its figures."""

_LINES: Final = ("-", (0, (5, 2)), (0, (1, 1.5)), (0, (5, 2, 1, 2)), (0, (3, 1)), (0, (8, 2)))
_MARKERS: Final = ("o", "s", "^", "D", "v", "X")
_SIZE: Final = 0.56  # of the text size: a mark


@dataclass(frozen=True, slots=True)
class Compared:
    """One bid and its value scores on each criterion, 0 to 100.

    `missing` marks those for which there is no evidence. Their scores are what the framework
    counts, NaN where it leaves the criterion out.
    """

    bid: str
    name: str
    score: float
    scores: tuple[float, ...]
    missing: tuple[bool, ...]

    @property
    def read(self) -> tuple[float, ...]:
        """The scores that were read from evidence; NaN for the others."""
        return tuple(
            math.nan if gone else score
            for score, gone in zip(self.scores, self.missing, strict=True)
        )

    @property
    def gaps(self) -> list[int]:
        """The criteria for which evidence is missing."""
        return [number for number, gone in enumerate(self.missing) if gone]

    def cell(self, number: int, places: int) -> Cell:
        """What a table says of a criterion."""
        score = self.scores[number]
        return f"missing, {counted(score, places)}" if self.missing[number] else score


def counted(score: float, places: int) -> str:
    """What comes of missing evidence: "counts as 0", or "left out"."""
    if math.isnan(score):
        return "left out"
    return f"counts as {figure(score, 0 if score == round(score) else places)}"


def counted_of_all(bids: Sequence[Compared], places: int) -> str:
    """The same of all that is missing; that it depends, where it does. Empty for nothing."""
    ways = {counted(bid.scores[number], places) for bid in bids for number in bid.gaps}
    return ways.pop() if len(ways) == 1 else "counts as the framework says" if ways else ""


def gaps_told(bid: Compared, criteria: Sequence[str], places: int) -> str:
    """For which criteria a bid's evidence is missing, and what that counts as; empty for none."""
    ways: dict[str, list[str]] = {}
    for number in bid.gaps:
        ways.setdefault(counted(bid.scores[number], places), []).append(criteria[number])
    parts = [f"{_called(names, len(criteria))} ({way})" for way, names in ways.items()]
    return f"evidence is missing on {listed(parts, len(parts))}" if parts else ""


def _called(names: Sequence[str], every: int) -> str:
    return "every criterion" if len(names) == every > 1 else listed(names, len(names))


@dataclass(frozen=True, slots=True)
class BidLines:
    """The lines of some bids, as they are drawn on axes along which criteria have their places."""

    bids: tuple[Compared, ...]
    criteria: tuple[str, ...]
    places: int

    @property
    def lanes(self) -> tuple[int, ...]:
        """The bids with a lane of the strip: those with evidence missing."""
        return tuple(number for number, bid in enumerate(self.bids) if bid.gaps)

    def draw(
        self,
        axes: Axes,
        scheme: Scheme,
        selected: str,
        positions: Sequence[float],
        lanes: Sequence[float],
        *,
        closed: bool = False,
    ) -> tuple[list[Mark], list[Line2D]]:
        """Draw the lines: what can be hovered, and the sign of each for the key.

        `positions` are those of the criteria, `lanes` the heights of the strip's lanes. Lines that
        are `closed` come back to where they began.
        """
        along = [*positions, positions[0]] if closed and positions else list(positions)
        marks, signs = [], []
        lane_of = dict(zip(self.lanes, lanes, strict=True))
        for number, bid in enumerate(self.bids):
            look = self._look(scheme, number, selected)
            scores = [*bid.read, bid.read[0]] if closed and bid.read else list(bid.read)
            (line,) = axes.plot(along, scores, clip_on=False, **look)  # at 100, half is outside
            line.set_pickradius(5)
            signs.append(line)
            told = f"{bid.name}\nscore {bid.score:.{self.places}f}"
            marks.append(Mark(line, ((bid.bid,),), (told,)))
            if number in lane_of:
                gaps = bid.gaps
                spots = axes.scatter(
                    [positions[at] for at in gaps],
                    [lane_of[number]] * len(gaps),
                    s=(_SIZE * scheme.size) ** 2,
                    marker=look["marker"],
                    facecolors=scheme.background,
                    edgecolors=look["color"],
                    linewidths=1.2,
                    clip_on=False,
                    zorder=3,
                )
                texts = tuple(
                    f"{bid.name}\n{self.criteria[at]}: evidence is missing,"
                    f" {counted(bid.scores[at], self.places)}"
                    for at in gaps
                )
                marks.append(Mark(spots, ((bid.bid,),) * len(gaps), texts))
        return marks, signs

    def _look(self, scheme: Scheme, number: int, selected: str) -> dict[str, Any]:
        return {
            "color": scheme.pillar(number),
            "linestyle": _LINES[number % len(_LINES)],
            "marker": _MARKERS[number % len(_MARKERS)],
            "markersize": _SIZE * scheme.size,
            "linewidth": 2.6 if self.bids[number].bid == selected else 1.6,
        }


def hollow_sign(scheme: Scheme) -> Line2D:
    """The sign of missing evidence for the key: it is of no bid's colour."""
    from matplotlib.lines import Line2D

    return Line2D(
        [],
        [],
        linestyle="",
        marker="o",
        markersize=_SIZE * scheme.size,
        markerfacecolor=scheme.background,
        markeredgecolor=scheme.text,
        markeredgewidth=1.2,
        label=MISSING,
    )
