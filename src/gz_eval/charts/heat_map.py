"""Bids by criteria: every value score at a glance, darker for more, the figure in each cell."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gz_eval.charts.apart_names import fitted_apart
from gz_eval.charts.bid_rows import BidRows, row_high, stands
from gz_eval.charts.chart import BID, REFERENCE, ChartTable, Mark, with_references
from gz_eval.charts.contrast import ink_on
from gz_eval.charts.drawing import (
    SIDE,
    bare,
    head,
    head_high,
    nothing_to_show,
    place,
    scale,
    scale_high,
    size_of,
    styled,
)
from gz_eval.charts.measure import Room, width_of
from gz_eval.core.rounding import with_commas
from gz_eval.core.unmeasured import NOT_JUDGED
from gz_eval.core.wording import bids_in_words, counted

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from gz_eval.charts.scheme import Scheme

_NAMES = 13.0  # text sizes that names have in any case; more where cells leave it
_CRITERIA = 15.0  # text sizes: how long the names of criteria are at most
_SLANT = 40  # degrees, of the names of criteria; upright where there is little room
_CELL = 2.2  # text sizes: the least width of a cell, for its figure
_BETWEEN = 0.15  # text sizes: from one row's name to the next
_SCALE = 12.0  # text sizes: how wide the scale is at most
_AGAIN = 24  # rows from which the names of criteria stand below as well: above they scroll away


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One bid's value scores (0 to 100; NaN when left out); `missing` marks lacking evidence.

    The rest is as of every `BidRow`.
    """

    bid: str
    reference: str
    name: str
    rank: str
    scores: tuple[float, ...]
    missing: tuple[bool, ...]
    standing: str
    moved: str = ""
    gate: str = ""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The first bids of a ranking by criteria. `pillars` says which pillar each criterion is of.

    `without` says which criteria are left out, and why. The last rows, `further` of them, are of
    bids that officials moved in from below the first. `judged` says which criteria are judged
    by assessors, and not by what was answered.
    """

    criteria: tuple[str, ...]
    pillars: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    of: int
    places: int = 1
    further: int = 0
    without: str = ""
    judged: tuple[bool, ...] = ()

    @property
    def title(self) -> str:
        """What it shows."""
        return f"Value scores of {self._bids.called} on each criterion"

    @property
    def units(self) -> str:
        """What the figures are in."""
        told = f"Value score, 0 to 100; “–” where evidence is {self._lacking}"
        told += self._bids.counted
        return f"{told}; {self.without}" if self.without else told

    @property
    def _bids(self) -> BidRows:
        return BidRows(self.rows, self.further, self.of)

    def room(self, wide: float) -> Room:
        """All rows and columns with their figures, and the names of criteria above and below."""
        plan = self._plan(wide)
        high = head_high(self, wide) + plan.above + plan.below + self._bids.high * plan.row
        return Room(plan.left + plan.right + _CELL * len(self.criteria), high)

    def _plan(self, wide: float) -> _Plan:
        """How the room is shared out where there is that much width."""
        cells = _CELL * len(self.criteria)
        most = max(_NAMES, wide - 2 * SIDE - cells)
        names, lines = self._bids.column(most)
        left = max(names, 6.0) + SIDE
        longest = max((width_of(name) for name in self.criteria), default=0.0)
        longest = min(longest, _CRITERIA)
        slanted = longest * math.cos(math.radians(_SLANT))
        slant = _SLANT if left + slanted + cells <= wide else 90
        angle = math.radians(slant)
        high = longest * math.sin(angle) + 1.5
        scale = scale_high("Value score", min(left - SIDE, _SCALE))
        return _Plan(
            names,
            lines,
            left,
            slanted if slant == _SLANT else SIDE,
            max(high, scale),
            high if len(self.rows) > _AGAIN else 0.6,
            row_high(lines, _BETWEEN),
            slant,
        )

    @property
    def alt(self) -> str:
        """The chart in words."""
        if not self.rows:
            return "There are no bids yet."
        means = []
        for column, name in enumerate(self.criteria):
            # What the framework counts for missing evidence is nobody's score.
            scores = [row.scores[column] for row in self.rows if not row.missing[column]]
            if scores:
                means.append((sum(scores) / len(scores), name))
        missing = sum(sum(row.missing) for row in self.rows)
        average = ""
        if len(means) > 1:
            best, worst = max(means), min(means)
            average = (
                f" On average they score most on {best[1]} ({with_commas(best[0], 0)})"
                f" and least on {worst[1]} ({with_commas(worst[0], 0)}),"
                " as far as there is evidence."
            )
        return (
            f"Heat map of {bids_in_words(len(self.rows))} by"
            f" {counted(len(self.criteria), 'criterion', 'criteria')}.{average}"
            f" Evidence is {self._lacking} in {missing:,} of"
            f" {len(self.rows) * len(self.criteria):,} cells."
            f"{self._bids.further_named}"
        )

    def _is_judged(self, column: int) -> bool:
        return bool(self.judged) and self.judged[column]

    @property
    def _lacking(self) -> str:
        """What is so of cells without a score."""
        return "missing or not judged" if any(self.judged) else "missing"

    def table(self) -> ChartTable:
        """One row a bid; where it stands comes first, and criteria are scrolled to."""
        return with_references(
            ("Rank", REFERENCE, BID, "Standing", *self.criteria),
            tuple(
                (
                    row.rank,
                    row.reference,
                    row.name,
                    stands(row),
                    *(
                        (NOT_JUDGED if self._is_judged(column) else "missing") if gone else score
                        for column, (score, gone) in enumerate(
                            zip(row.scores, row.missing, strict=True)
                        )
                    ),
                )
                for row in self.rows
            ),
            tuple(row.bid for row in self.rows),
            (None, None, None, None, *(self.places for _ in self.criteria)),
        )

    def draw(self, figure: Figure, scheme: Scheme, selected: str = "") -> Sequence[Mark]:
        """A coloured cell for each score, with its figure where there is room for it."""
        from matplotlib.collections import PolyCollection
        from matplotlib.colors import LinearSegmentedColormap
        from matplotlib.font_manager import FontProperties
        from matplotlib.patches import Rectangle

        from gz_eval.charts.cell_texts import CellText, CellTexts

        with styled(figure, scheme):
            if not self.rows:
                nothing_to_show(figure, self, scheme, "Import bids to see their scores.")
                return ()
            size = size_of(figure, scheme)
            plan = self._plan(size.wide)
            under = head(figure, self, scheme)
            rows, bids = self.rows, self._bids
            top = under + plan.above
            free = bids.spare(size.high - top - plan.below, plan.row)
            axes = figure.add_axes(
                place(figure, scheme, top, plan.left, plan.right, plan.below + free)
            )
            bare(axes)
            ramp = LinearSegmentedColormap.from_list("scores", scheme.ramp)
            cell = (size.wide - plan.left - plan.right) / max(1, len(self.criteria))
            figures_fit = cell >= _CELL * 0.98
            cells, faces, edges, keys, texts, figures = [], [], [], [], [], []
            for position, row in zip(bids.positions, rows, strict=True):
                for column, (score, gone) in enumerate(zip(row.scores, row.missing, strict=True)):
                    blank = gone or math.isnan(score)
                    face = ramp(0.0 if blank else score / 100)
                    cells.append(
                        [
                            (column + across, position + down)
                            for across, down in ((0, 0), (1, 0), (1, 1), (0, 1))
                        ]
                    )
                    faces.append(scheme.background if blank else face)
                    edges.append(scheme.line if blank else scheme.background)
                    if blank or figures_fit:
                        figures.append(
                            CellText(
                                "–" if blank else with_commas(score, 0),
                                column + 0.5,
                                position + 0.5,
                                scheme.secondary if blank else ink_on(face),
                            )
                        )
                    told = with_commas(score, self.places)
                    if blank:
                        judged = self._is_judged(column)
                        told = NOT_JUDGED if judged else "evidence is missing"
                    keys.append((row.bid,))
                    texts.append(f"{row.name}\n{self.criteria[column]}: {told}")
                if row.bid == selected:
                    axes.add_patch(
                        Rectangle(
                            (0, position),
                            len(self.criteria),
                            1,
                            fill=False,
                            edgecolor=scheme.text,
                            linewidth=2.2,
                            clip_on=False,
                            zorder=5,
                        )
                    )
            # In the corner that the names of criteria leave free.
            wide = min(plan.left - SIDE, _SCALE)
            scale(
                figure, scheme, scheme.ramp, "Value score", ("0", "50", "100"), (SIDE, under), wide
            )
            # One collection and not a patch for each cell: that takes half the time.
            grid = PolyCollection(cells, facecolors=faces, edgecolors=edges, linewidths=0.8)
            axes.add_collection(grid, autolim=False)
            axes.add_artist(CellTexts(figures, FontProperties(size=scheme.size * 0.92)))
            axes.set_xlim(0, len(self.criteria))
            axes.set_ylim(bids.high, 0)
            axes.xaxis.tick_top()
            names = [line for (line,) in fitted_apart(self.criteria, _CRITERIA)]
            upright = plan.slant == 90
            axes.set_xticks(
                [column + 0.5 for column in range(len(self.criteria))],
                names,
                rotation=plan.slant,
                ha="center" if upright else "left",
                rotation_mode="default" if upright else "anchor",
            )
            if len(rows) > _AGAIN:
                for column, name in enumerate(names):
                    axes.annotate(
                        name,
                        (column + 0.5, bids.high),
                        xytext=(0, -scheme.size * 0.6),
                        textcoords="offset points",
                        rotation=-plan.slant,
                        ha="center" if upright else "left",
                        va="top" if upright else "center",
                        rotation_mode="default" if upright else "anchor",
                        annotation_clip=False,
                        color=scheme.text,
                        parse_math=False,
                    )
            for label in axes.get_xticklabels():
                label.set_parse_math(False)
                label.set_color(scheme.text)
            bids.name(axes, scheme, 0.5, (plan.names, plan.lines), selected)
            return (Mark(grid, tuple(keys), tuple(texts)),)


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the room is shared out, in text sizes; `slant` is that of the criteria's names."""

    names: float
    lines: int
    left: float
    right: float
    above: float
    below: float
    row: float
    slant: int
