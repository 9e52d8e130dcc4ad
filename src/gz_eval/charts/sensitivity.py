"""What one criterion's weight does: each bid's score as the weight goes from 0 to 100%.

Where lines cross, ranks change. Source: DCLG, "Multi-criteria analysis: a manual" (2009), 6.2.14
and following, on sensitivity to weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gz_eval.charts.chart import BID, REFERENCE, ChartTable, Mark, with_references
from gz_eval.charts.drawing import head, head_high, nothing_to_show, styled
from gz_eval.charts.measure import Room
from gz_eval.charts.weight_lines import Crossing, Line, WeightLines
from gz_eval.core.rounding import percent_text, with_commas
from gz_eval.core.wording import bids_in_words

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from gz_eval.charts.scheme import Scheme


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
        plan = self._drawn.plan(wide)
        high = head_high(self, wide) + plan.key + plan.below + 1.0
        return Room(min(wide, 24.0), high + max(12.0, len(self.lines) * plan.step))

    @property
    def _drawn(self) -> WeightLines:
        return WeightLines(self.criterion, self.weights, self.now, self.lines, self.crossings)

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
        if self._drawn.lacking:
            told += (
                f" {self._drawn.lacking:,} of them gave no evidence on {self.criterion}: their"
                " lines have what the framework counts for that."
            )
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
                *([f"Evidence on {self.criterion}"] if self._drawn.lacking else []),
            ),
            tuple(
                (
                    line.reference,
                    line.name,
                    *(line.scores[number] for number in picked),
                    self._chosen(line),
                    *(["missing" if line.missing else "given"] if self._drawn.lacking else []),
                )
                for line in self.lines
            ),
            tuple(line.bid for line in self.lines),
            (None, None, *(1 for _ in picked), None, *([None] if self._drawn.lacking else [])),
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
        """Lines named at their right end."""
        with styled(figure, scheme):
            if not self.lines:
                nothing_to_show(figure, self, scheme, "Import bids to see their scores.")
                return ()
            return self._drawn.draw(figure, scheme, selected, head(figure, self, scheme))
