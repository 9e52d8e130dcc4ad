"""Two to six bids side by side: parallel coordinates, and a radar for those who ask for one.

A radar's area depends on the order of its axes and says nothing; the lines are for the eye, the
table has the figures.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gz_eval.charts.apart_names import fitted_apart
from gz_eval.charts.bid_lines import (
    MISSING,
    BidLines,
    Compared,
    counted_of_all,
    gaps_told,
    hollow_sign,
)
from gz_eval.charts.chart import Cell, ChartTable, Mark
from gz_eval.charts.drawing import (
    SIDE,
    head,
    head_high,
    key,
    key_room,
    nothing_to_show,
    size_of,
    styled,
)
from gz_eval.charts.measure import Room
from gz_eval.charts.parallel_lines import ParallelLines
from gz_eval.charts.radar import Radar
from gz_eval.core.rounding import with_commas
from gz_eval.core.wording import bids_in_words, listed

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from gz_eval.charts.scheme import Scheme

_SIGN = 2.6


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Bids on the same criteria. `radar` draws them round a circle.

    `without` says which criteria are left out, and why.
    """

    criteria: tuple[str, ...]
    bids: tuple[Compared, ...]
    radar: bool = False
    places: int = 1
    without: str = ""

    @property
    def title(self) -> str:
        """What it shows."""
        return f"{bids_in_words(len(self.bids))} side by side"

    @property
    def units(self) -> str:
        """What the figures are in, and what is no figure."""
        way = "the area means nothing, look at the points" if self.radar else "higher is better"
        told = f"Value score on each criterion, 0 to 100; {way}"
        if counts := counted_of_all(self.bids, self.places):
            where = "in the middle" if self.radar else "below the scale"
            told += f"; a gap, and a hollow mark {where}, where evidence is missing, which"
            told += f" {'is ' if counts == 'left out' else ''}{counts}"
        return f"{told}; {self.without}" if self.without else told

    @property
    def alt(self) -> str:
        """The chart in words."""
        if not self.bids:
            return "No bids are chosen."
        told = [f"{bid.name} ({bid.score:.{self.places}f})" for bid in self.bids]
        gaps = [
            f" Of {bid.name}, {said}."
            for bid in self.bids
            if (said := gaps_told(bid, self.criteria, self.places))
        ]
        return (
            f"{'Radar' if self.radar else 'Parallel coordinates'} of {listed(told, len(told))} on"
            f" {len(self.criteria)} criteria.{self._widest()}{''.join(gaps)}"
        )

    def _widest(self) -> str:
        """On which criterion the bids differ most, as far as they gave evidence."""
        spreads = []
        for column, name in enumerate(self.criteria):
            scores = [bid.read[column] for bid in self.bids if not math.isnan(bid.read[column])]
            if len(scores) > 1:
                spreads.append((max(scores) - min(scores), name))
        if not spreads or max(spreads)[0] == 0:
            return ""
        spread, name = max(spreads)
        return f" They differ most on {name}, by {with_commas(spread, 0)}."

    def table(self) -> ChartTable:
        """One row a criterion, a column a bid."""
        rows: list[tuple[Cell, ...]] = [
            (name, *(bid.cell(number, self.places) for bid in self.bids))
            for number, name in enumerate(self.criteria)
        ]
        totals: tuple[Cell, ...] = ("Score", *(bid.score for bid in self.bids))
        return ChartTable(
            ("Criterion", *(bid.name for bid in self.bids)),
            (*rows, totals),
            places=(None, *(max(1, self.places) for _ in self.bids)),
        )

    def room(self, wide: float) -> Room:
        """Every criterion's name, and lines or a circle that can be read."""
        room = self._plot(wide).room
        return Room(room.wide, head_high(self, wide) + self._key(wide)[1] + room.high)

    def _plot(self, wide: float) -> ParallelLines | Radar:
        """What is drawn where there is that much width."""
        return (Radar if self.radar else ParallelLines)(self._lines, wide)

    @property
    def _lines(self) -> BidLines:
        return BidLines(self.bids, self.criteria, self.places)

    def _names(self, wide: float) -> list[str]:
        """The bids' names as the key has them."""
        names = [bid.name for bid in self.bids]
        return [line for (line,) in fitted_apart(names, wide - 2 * SIDE - _SIGN - 3.0)]

    def _key(self, wide: float) -> tuple[int, float]:
        """How many columns the key has, and its height."""
        missing = [MISSING] if self._lines.lanes else []
        return key_room([*self._names(wide), *missing], wide - 2 * SIDE, _SIGN)

    def draw(self, figure: Figure, scheme: Scheme, selected: str = "") -> Sequence[Mark]:
        """A line a bid, told apart by colour, dashes and marker."""
        with styled(figure, scheme):
            if not self.bids:
                nothing_to_show(figure, self, scheme, "Choose two to six bids to compare.")
                return ()
            wide = size_of(figure, scheme).wide
            columns, high = self._key(wide)
            top = head(figure, self, scheme) + high
            marks, signs = self._plot(wide).draw(figure, scheme, selected, top)
            for sign, name in zip(signs, self._names(wide), strict=True):
                sign.set_label(name)
            missing = [hollow_sign(scheme)] if self._lines.lanes else []
            key(figure, scheme, [*signs, *missing], columns, top, sign=_SIGN)
            return marks
