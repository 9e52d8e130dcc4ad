"""Bids by criteria: every value score at a glance, darker for more, the figure in each cell."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gz_eval.charts.chart import REFERENCE, ChartTable, Mark, with_references
from gz_eval.charts.drawing import (
    bare,
    head,
    letters,
    nothing_to_show,
    place,
    rows_that_fit,
    shortened,
    styled,
)

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from gz_eval.charts.scheme import Scheme

_LONGEST = 26


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One bid's value scores (0 to 100; NaN when left out); `missing` marks lacking evidence."""

    bid: str
    reference: str
    name: str
    rank: str
    scores: tuple[float, ...]
    missing: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The first bids of a ranking by criteria. `pillars` says which pillar each criterion is of."""

    criteria: tuple[str, ...]
    pillars: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    of: int

    @property
    def title(self) -> str:
        """What it shows."""
        return f"Value scores of the first {len(self.rows):,} bids on each criterion"

    @property
    def units(self) -> str:
        """What the figures are in."""
        return f"Value score, 0 to 100; “–” where evidence is missing; {self.of:,} bids in all"

    @property
    def alt(self) -> str:
        """The chart in words."""
        if not self.rows:
            return "There are no bids yet."
        means = []
        for column, name in enumerate(self.criteria):
            scores = [row.scores[column] for row in self.rows if not math.isnan(row.scores[column])]
            if scores:
                means.append((sum(scores) / len(scores), name))
        missing = sum(sum(row.missing) for row in self.rows)
        best, worst = max(means), min(means)
        return (
            f"Heat map of {len(self.rows):,} bids by {len(self.criteria)} criteria. On average they"
            f" score most on {best[1]} ({best[0]:.0f}) and least on {worst[1]} ({worst[0]:.0f})."
            f" Evidence is missing in {missing:,} of {len(self.rows) * len(self.criteria):,} cells."
        )

    def table(self) -> ChartTable:
        """One row a bid."""
        return with_references(
            ("Rank", REFERENCE, "Name", *self.criteria),
            tuple(
                (
                    row.rank,
                    row.reference,
                    row.name,
                    *(
                        "missing" if gone else (None if math.isnan(score) else score)
                        for score, gone in zip(row.scores, row.missing, strict=True)
                    ),
                )
                for row in self.rows
            ),
        )

    def draw(self, figure: Figure, scheme: Scheme, selected: str = "") -> Sequence[Mark]:
        """A coloured cell for each score, with its figure where there is room for it."""
        from matplotlib.colors import LinearSegmentedColormap
        from matplotlib.patches import Rectangle

        with styled(figure, scheme):
            if not self.rows:
                nothing_to_show(figure, self, scheme, "Import bids to see their scores.")
                return ()
            top = head(figure, self, scheme)
            longest = max(len(shortened(name, 24)) for name in self.criteria)
            slanted = letters(scheme, longest) * 0.72 + 8.0
            top -= slanted / (figure.get_figheight() * 72.0)
            rows = self.rows[: rows_that_fit(figure, scheme, top, 8.0, 1.6)]
            left = letters(scheme, _LONGEST + 6)
            axes = figure.add_axes(place(figure, top, left, slanted * 0.6 + 12.0, 8.0))
            bare(axes)
            ramp = LinearSegmentedColormap.from_list("scores", scheme.ramp)
            cell = (figure.get_figwidth() * 72.0 - left) / max(1, len(self.criteria))
            figures_fit = cell > letters(scheme, 4.5)
            marks: list[Mark] = []
            for position, row in enumerate(rows):
                for column, (score, gone) in enumerate(zip(row.scores, row.missing, strict=True)):
                    blank = gone or math.isnan(score)
                    patch = Rectangle(
                        (column, position),
                        1,
                        1,
                        facecolor=scheme.background if blank else ramp(score / 100),
                        edgecolor=scheme.line if blank else scheme.background,
                        linewidth=0.8,
                    )
                    axes.add_patch(patch)
                    if blank or figures_fit:
                        axes.text(
                            column + 0.5,
                            position + 0.52,
                            "–" if blank else f"{score:.0f}",
                            ha="center",
                            va="center",
                            fontsize=scheme.size * 0.92,
                            color=scheme.secondary
                            if blank
                            else (scheme.on_dark if score > 60 else scheme.on_light),
                        )
                    told = "evidence is missing" if blank else f"{score:.1f}"
                    text = f"{row.name}\n{self.criteria[column]}: {told}"
                    marks.append(Mark(patch, ((row.bid,),), (text,)))
                if row.bid == selected:
                    axes.add_patch(
                        Rectangle(
                            (0, position),
                            len(self.criteria),
                            1,
                            fill=False,
                            edgecolor=scheme.text,
                            linewidth=1.8,
                            clip_on=False,
                        )
                    )
            axes.set_xlim(0, len(self.criteria))
            axes.set_ylim(len(rows), 0)
            axes.xaxis.tick_top()
            axes.set_xticks(
                [column + 0.5 for column in range(len(self.criteria))],
                [shortened(name, 24) for name in self.criteria],
                rotation=40,
                ha="left",
                rotation_mode="anchor",
            )
            axes.set_yticks(
                [position + 0.5 for position in range(len(rows))],
                [f"{row.rank}  {shortened(row.name, _LONGEST)}" for row in rows],
            )
            for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
                label.set_parse_math(False)
                label.set_color(scheme.text)
            return marks
