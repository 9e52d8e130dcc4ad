"""The rows of the ranking: one a bid, with what is known of it. No Qt.

Rows are made once for an evaluation; what does not depend on weights (names, regions, gates) is
made once for a value table and kept beside it, so that a moved weight costs little.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from gz_eval.app.baseline import Baseline, Movement
from gz_eval.app.bid_facts import BidFacts
from gz_eval.app.region_choice import region_choices
from gz_eval.core.effective import gate_overrides
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.gates import state_in_words
from gz_eval.core.outcome import STANDINGS, GateState, Standing, ValueTable
from gz_eval.core.overrides import Override
from gz_eval.core.regions import region_name
from gz_eval.core.rounding import MAY_NOT_ADD_UP, add_up, figure, shown
from gz_eval.core.selection import Selection
from gz_eval.core.unmeasured import absent_pillars

COMPARED = range(2, 7)
"""How many bids can be seen side by side."""

_STANDING_WORDS = {
    Standing.SHORTLISTED: "shortlisted",
    Standing.RESERVE: "on the reserve list",
    Standing.NOT_SHORTLISTED: "not shortlisted",
    Standing.FAILED_GATE: "fails a gate",
}
_BLOCK = 256


class _Frame:
    """What the rows of one evaluation share; a figure is worked out where a row is asked for it."""

    __slots__ = (
        "_blocks",
        "baseline",
        "evaluation",
        "gates_told",
        "lower",
        "pillars",
        "places",
        "ranks",
        "selection",
        "standings",
        "totals",
        "upper",
    )

    def __init__(
        self,
        evaluation: Evaluation,
        selection: Selection | None,
        baseline: Baseline | None,
        gates_told: frozenset[str],
    ) -> None:
        self.gates_told = gates_told
        self.evaluation = evaluation
        self.selection = selection
        self.baseline = baseline
        self.pillars = tuple(pillar.label for pillar in evaluation.framework.pillars)
        self.places = evaluation.framework.ranking.shown_places
        self.ranks: list[int] = evaluation.ranks.tolist()
        self.standings: list[int] = evaluation.standing_codes.tolist()
        self.totals: list[float] = evaluation.shown_totals.tolist()
        self.lower: list[float] = shown(evaluation.lower, self.places).tolist()
        self.upper: list[float] = shown(evaluation.upper, self.places).tolist()
        self._blocks: dict[int, list[list[float]]] = {}

    def points(self, position: int) -> tuple[float, ...]:
        """The points of each pillar, of a bid by its place; worked out for a screenful at once."""
        number, within = divmod(position, _BLOCK)
        block = self._blocks.get(number)
        if block is None:
            rows = self.evaluation.order[number * _BLOCK : (number + 1) * _BLOCK]
            block = self._blocks[number] = self.evaluation.pillar_points(rows).tolist()
        return tuple(block[within])


class RankingRow:
    """One bid in the ranking. Scores are on the 0 to 100 scale, rounded for show; points are not.

    `index` is the bid's row in the evaluation. `position` counts rows in ranked order from 0, bids
    that fail a gate after all others. A row is little more than its place, so that ten thousand are
    made within a frame.
    """

    __slots__ = ("_frame", "facts", "id", "index", "position")

    def __init__(self, facts: BidFacts, position: int, index: int, frame: _Frame) -> None:
        self.id = facts.bid.id
        self.facts = facts
        self.position = position
        self.index = index
        self._frame = frame

    @property
    def evaluation(self) -> Evaluation:
        """What the row is a row of."""
        return self._frame.evaluation

    @property
    def gates_told(self) -> frozenset[str]:
        """What is said of the gates of any bid where officials overrode one."""
        return self._frame.gates_told

    @property
    def selection(self) -> Selection | None:
        """The shortlist as officials left it; None where no bid at all was moved."""
        return self._frame.selection

    @property
    def rank(self) -> int:
        """The competition rank among the bids that pass, or among those that fail a gate."""
        return self._frame.ranks[self.index]

    @property
    def score(self) -> float:
        """The total."""
        return self._frame.totals[self.index]

    @property
    def lower(self) -> float:
        """The least that the total could be, were the missing evidence known."""
        return self._frame.lower[self.index]

    @property
    def upper(self) -> float:
        """The most that the total could be, were the missing evidence known."""
        return self._frame.upper[self.index]

    @property
    def points(self) -> tuple[float, ...]:
        """One entry for each pillar, as computed."""
        return self._frame.points(self.position)

    @property
    def standing(self) -> Standing:
        """What the shortlist rule says."""
        return STANDINGS[self._frame.standings[self.index]]

    @property
    def movement(self) -> Movement | None:
        """How the bid moved since the baseline; None without one."""
        baseline = self._frame.baseline
        return (
            baseline.movement(self.id, self.rank, failed=self.failed)
            if baseline is not None
            else None
        )

    @property
    def movement_text(self) -> str:
        """Such as "▲2"; empty where nothing is compared."""
        movement = self.movement
        return movement.text if movement is not None else ""

    @property
    def movement_told(self) -> str:
        """The movement as a sentence; empty where nothing is compared."""
        movement = self.movement
        return movement.told if movement is not None else ""

    @property
    def moved(self) -> bool:
        """Whether officials have it elsewhere than the rule does."""
        return self.selection is not None and self.selection.is_moved(self.index)

    @property
    def selected(self) -> Standing:
        """Where the bid stands after officials' moves."""
        return self.standing if self.selection is None else self.selection.standing(self.index)

    @property
    def selection_text(self) -> str:
        """Where the bid was left, and whether it was moved there; empty where no bid was moved."""
        if self.selection is None:
            return ""
        return f"{self.selected.value}, moved" if self.moved else self.selected.value

    @property
    def why(self) -> str:
        """Why the bid stands where it does, as a sentence; worked out when it is asked for."""
        if self.selection is not None:
            return self.selection.reason(self.index)
        return self.evaluation.place(self.index).reason

    @property
    def failed(self) -> bool:
        """Whether the bid fails a gate and is ranked apart."""
        return self.facts.gates is GateState.FAIL

    @property
    def gate_reasons(self) -> str:
        """A line for each gate: its state, and why."""
        evaluation = self.evaluation
        labels = {gate.key: gate.label for gate in evaluation.framework.gates}
        return "\n".join(
            f"{labels.get(result.gate, result.gate)}: {state_in_words(result)}. {result.reason}"
            for result in evaluation.table.gates[self.index]
        )

    @property
    def rank_text(self) -> str:
        """The rank, in brackets among the bids that fail a gate."""
        return f"({self.rank})" if self.failed else str(self.rank)

    @property
    def score_text(self) -> str:
        """The score with the framework's number of decimals."""
        return f"{self.score:.{self._frame.places}f}"

    @property
    def bounds_text(self) -> str:
        """From worst to best, were the missing evidence known; empty when nothing is open."""
        low, high = f"{self.lower:.{self._frame.places}f}", f"{self.upper:.{self._frame.places}f}"
        return "" if low == high else f"{low} to {high}"

    @property
    def spoken(self) -> str:
        """The whole row as a sentence for a screen reader."""
        rank = f"rank {self.rank}"
        if self.failed:
            rank += " of the bids that fail a gate"
        bounds = f", could be {self.bounds_text}" if self.bounds_text else ""
        corrected = ", with corrected answers" if self.facts.corrections else ""
        moved = ""
        if self.moved:
            moved = f" by the rule, moved by officials: {_STANDING_WORDS[self.selected]}"
        return (
            f"{rank}, {self.facts.name}, score {self.score_text}{bounds}{corrected},"
            f" {_STANDING_WORDS[self.standing]}{moved}"
        )

    @property
    def points_text(self) -> str:
        """The points of each pillar: what the bar shows, in words."""
        return ", ".join(self._points_lines)

    @property
    def points_told(self) -> str:
        """A line for each pillar, and one that they may miss the score where they do."""
        exact = add_up(np.array(self.points), np.array(self.score), self._frame.places)
        return "\n".join((*self._points_lines, *(() if exact else (MAY_NOT_ADD_UP,))))

    @property
    def _points_lines(self) -> list[str]:
        (absent,) = absent_pillars(self.evaluation, np.array([self.index]))
        return [
            f"{label} {word or figure(points, self._frame.places)}"
            for label, points, word in zip(self._frame.pillars, self.points, absent, strict=True)
        ]


class RankingRows:
    """Makes the rows of evaluations, keeping what does not change with the weights."""

    def __init__(self) -> None:
        self._table: ValueTable | None = None
        self._facts: tuple[BidFacts, ...] = ()
        self._regions: tuple[str, ...] = ()
        self._gates_told: frozenset[str] = frozenset()

    def of(
        self,
        evaluation: Evaluation,
        overrides: Iterable[Override] = (),
        baseline: Baseline | None = None,
    ) -> tuple[RankingRow, ...]:
        """One row for each bid, in ranked order.

        `overrides` are those the evaluation counts and the moves of bids, `baseline` is what ranks
        are compared with.
        """
        overrides = tuple(overrides)
        moves = Selection.of(evaluation, overrides)
        facts = self._facts_of(evaluation, overrides)
        selection = None if moves.is_by_rule else moves
        frame = _Frame(evaluation, selection, baseline, self._gates_told)
        return tuple(
            RankingRow(facts[index], position, index, frame)
            for position, index in enumerate(evaluation.order.tolist())
        )

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions that can be chosen."""
        return self._regions

    def _facts_of(
        self, evaluation: Evaluation, overrides: Iterable[Override]
    ) -> tuple[BidFacts, ...]:
        framework, table = evaluation.framework, evaluation.table
        if table is not self._table:
            self._facts = tuple(BidFacts(framework, table, row) for row in range(len(table.bids)))
            codes = {bid.region for bid in table.bids}
            self._regions = region_choices(region_name(code) for code in codes)
            rows = {evaluation.index_by_id.get(bid, -1) for bid, _ in gate_overrides(overrides)}
            self._gates_told = frozenset(self._facts[row].gates_text for row in rows - {-1})
            self._table = table
        return self._facts
