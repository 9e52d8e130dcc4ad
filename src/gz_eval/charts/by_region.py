"""Regions side by side: how many bids, how many shortlisted, and what they would bring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gz_eval.charts.absent import Absent, absent_told
from gz_eval.charts.apart_names import fitted_apart
from gz_eval.charts.chart import Cell, ChartTable, Mark
from gz_eval.charts.drawing import (
    SIDE,
    bare,
    head,
    head_high,
    key,
    key_room,
    nothing_to_show,
    size_of,
    styled,
)
from gz_eval.charts.measure import LINE, Room, column_for, wrapped
from gz_eval.charts.region_columns import SHARE, RegionSums, all_of, draw_column
from gz_eval.charts.standing import look_of
from gz_eval.core.outcome import Standing
from gz_eval.core.rounding import with_commas
from gz_eval.core.wording import bids_in_words, listed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch

    from gz_eval.charts.scheme import Scheme

_KEY = ("All bids", "Shortlisted (the narrow bar)")
_NAMES = 0.4  # of the width that names of regions have at most
_COLUMN = 13.0  # text sizes: the least width of a column
_GAP = 0.94  # of a column's width is its bars'


@dataclass(frozen=True, slots=True)
class ByRegion:
    """Regions in a fixed order. `fields` are labels with units of what is summed.

    `uncounted` bids are in no sum of a field for which they gave no figure.
    """

    fields: tuple[str, ...]
    regions: tuple[RegionSums, ...]
    uncounted: tuple[Absent, ...] = ()

    @property
    def title(self) -> str:
        """What it shows."""
        return "Bids by region and nation"

    @property
    def units(self) -> str:
        """How many bids there are, and which are missing from sums."""
        count = sum(len(region.bids) for region in self.regions)
        told = bids_in_words(count)
        lacking = absent_told(self.uncounted)
        if not lacking:
            return told
        return "; ".join((told, "sums count the bids that gave a figure", *lacking))

    def room(self, wide: float) -> Room:
        """A row for each region, in as many rows of columns as they take."""
        plan = self._plan(wide)
        high = head_high(self, wide) + plan.key + sum(self._high(plan, row) for row in plan.rows)
        return Room(min(wide, 24.0), high)

    @property
    def _titles(self) -> tuple[str, ...]:
        return ("Bids", "Share shortlisted (%)", *self.fields)

    def _plan(self, wide: float) -> _Plan:
        """How the room is shared out: columns that do not fit beside each other go below."""
        names, lines = column_for([region.name for region in self.regions], wide * _NAMES)
        left = names + SIDE + 0.5
        room = wide - left - SIDE
        count = len(self._titles)
        across = min(count, max(1, int(room // _COLUMN)))
        # As few rows as that takes, and then the columns shared out evenly.
        across = -(-count // -(-count // across))
        rows = tuple(range(first, min(first + across, count)) for first in range(0, count, across))
        columns, high = key_room(_KEY, wide - 2 * SIDE)
        return _Plan(names, lines, left, room, rows, columns, high)

    def _told(self, plan: _Plan, row: range) -> list[list[str]]:
        """The titles of the columns beside each other, in lines."""
        return [wrapped(self._titles[at], plan.wide(at, row) * _GAP, bold=True) for at in row]

    def _high(self, plan: _Plan, row: range) -> float:
        """How high a row of columns is, with its titles."""
        titles = max(map(len, self._told(plan, row))) * LINE + 0.9
        return titles + len(self.regions) * plan.row + 1.2

    @property
    def alt(self) -> str:
        """The chart in words."""
        regions = [region for region in self.regions if region.bids]
        if not regions:
            return "There are no bids yet."
        parts = [_leading("bids", {one.name: len(one.bids) for one in regions})]
        chosen = {one.name: len(one.shortlisted) for one in regions}
        if any(chosen.values()):
            parts.append(_leading("shortlisted", chosen))
            none = [name for name, count in chosen.items() if not count]
            parts += [f"None of those of {listed(none, len(none))} is shortlisted"] if none else []
        else:
            parts.append("No bid is shortlisted")
        parts += absent_told(self.uncounted)
        return f"Bars for {len(self.regions)} regions. {'. '.join(parts)}."

    def table(self) -> ChartTable:
        """One row a region, and one of all of them."""
        return ChartTable(
            (
                "Region",
                "Bids",
                "Shortlisted",
                "Share shortlisted (%)",
                *(
                    title
                    for field in self.fields
                    for title in (f"{field}, all bids", f"{field}, shortlisted")
                ),
            ),
            tuple(map(_row, (*self.regions, all_of(self.regions)))),
            totals=1,
        )

    def draw(self, figure: Figure, scheme: Scheme, selected: str = "") -> Sequence[Mark]:
        """Small multiples that share their rows: counts first, then each sum."""
        with styled(figure, scheme):
            if not any(region.bids for region in self.regions):
                nothing_to_show(figure, self, scheme, "Import bids to see their regions.")
                return ()
            size = size_of(figure, scheme)
            plan = self._plan(size.wide)
            top = head(figure, self, scheme) + plan.key
            key(figure, scheme, _signs(scheme), plan.columns, top)
            # What height there is beyond what is needed makes the rows higher.
            spare = (size.high - self.room(size.wide).high) / len(plan.rows)
            marks: list[Mark] = []
            for row in plan.rows:
                told = self._told(plan, row)
                titles = max(map(len, told)) * LINE + 0.9
                high = max(1.0, self._high(plan, row) + spare - titles - 1.2)
                at = plan.left
                for number, title in zip(row, told, strict=True):
                    wide = plan.wide(number, row)
                    axes = figure.add_axes(
                        (
                            at / size.wide,
                            1 - (top + titles + high) / size.high,
                            wide * _GAP / size.wide,
                            high / size.high,
                        )
                    )
                    bare(axes)
                    axes.set_title(
                        "\n".join(title),
                        loc="left",
                        fontsize=scheme.size,
                        fontweight="bold",
                        pad=4,
                        parse_math=False,
                    )
                    marks += draw_column(axes, scheme, self.regions, number, wide * _GAP)
                    self._name_rows(axes, scheme, plan, selected, named=number == row[0])
                    at += wide
                top += titles + high + 1.2
            return marks

    def _name_rows(
        self, axes: Axes, scheme: Scheme, plan: _Plan, selected: str, *, named: bool
    ) -> None:
        """A row for each region; beside the first column their names, the selected bid's bold."""
        axes.set_ylim(len(self.regions) - 0.4, -0.6)
        axes.set_xticks([])
        if not named:
            axes.set_yticks([])
            return
        names = fitted_apart(
            [region.name for region in self.regions], plan.names, plan.lines, bold=True
        )
        axes.set_yticks(range(len(names)), ["\n".join(name) for name in names])
        for label, region in zip(axes.get_yticklabels(), self.regions, strict=True):
            label.set_color(scheme.text)
            label.set_fontweight("bold" if selected in region.bids else "normal")


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the room is shared out, in text sizes; `rows` are the columns that stand side by side.

    `room` is what the columns of a row share.
    """

    names: float
    lines: int
    left: float
    room: float
    rows: tuple[range, ...]
    columns: int
    key: float

    def wide(self, number: int, row: range) -> float:
        """How wide a column of a row is: beside a bar of sums stand two long figures."""
        shares = {at: 1.0 if at <= SHARE else 1.35 for at in row}
        return self.room * shares[number] / sum(shares.values())

    @property
    def row(self) -> float:
        """How high a region's row is."""
        return 0.35 + LINE * self.lines


def _row(region: RegionSums) -> tuple[Cell, ...]:
    """A region in the table, in the words of the chart where it has no figure."""
    sums = (
        "no figure" if figure is None and region.bids else figure
        for pair in zip(region.sums, region.shortlisted_sums, strict=True)
        for figure in pair
    )
    share = float(with_commas(region.share, 1)) if region.bids else "no bids"
    return region.name, len(region.bids), len(region.shortlisted), share, *sums


def _signs(scheme: Scheme) -> list[Patch]:
    """What the two bars mean, by shade and by height."""
    from matplotlib.patches import Patch

    shades = (scheme.ramp[1], look_of(scheme, Standing.SHORTLISTED).colour)
    return [
        Patch(facecolor=colour, edgecolor=scheme.secondary, linewidth=0.5, label=text)
        for colour, text in zip(shades, _KEY, strict=True)
    ]


def _leading(what: str, counts: Mapping[str, int]) -> str:
    """Which regions have the most: "Scotland has the most bids (32)"."""
    most = max(counts.values())
    names = [name for name, count in counts.items() if count == most]
    return f"{listed(names)} {'has' if len(names) == 1 else 'have'} the most {what} ({most:,})"
