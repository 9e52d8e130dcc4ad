"""What one bid's total would be if one criterion scored otherwise, and what would shortlist it.

The other bids stay as they are. Works on one row of the matrices; nothing here looks at text.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gz_eval.core.evaluation import Evaluation
from gz_eval.core.outcome import Evidence, GateState
from gz_eval.core.ranking import on_grid
from gz_eval.core.shortlist import at_least, count_rule_met, qualifying
from gz_eval.core.tree import effective_weights
from gz_eval.core.value_functions import Floats


@dataclass(frozen=True, slots=True)
class Row:
    """One bid's value scores and weights as applied (m,), as they are or as they might be."""

    scores: Floats
    weights: Floats

    @property
    def total(self) -> float:
        """The bid's total, 0 to 100."""
        return float(self.scores @ self.weights)

    def criterion(self, columns: tuple[int, ...]) -> float:
        """The value score of a leaf or a group, by its columns; NaN where nothing has weight."""
        own = self.weights[list(columns)]
        mass = float(own.sum())
        return float(self.scores[list(columns)] @ own) / mass if mass > 0 else float("nan")


def as_it_is(evaluation: Evaluation, row: int) -> Row:
    """A bid's row as it is."""
    return Row(evaluation.table.scores[row], evaluation.effective[row])


def row_if(evaluation: Evaluation, row: int, column: int, score: float) -> Row:
    """A bid's row if one leaf had this value score, its evidence being there."""
    scores = evaluation.table.scores[row].copy()
    scores[column] = score
    evidence = evaluation.table.evidence[row : row + 1]
    weights = evaluation.effective[row]
    if evidence[0, column] == Evidence.EXCLUDED:
        evidence = evidence.copy()
        evidence[0, column] = Evidence.READ
        weights = effective_weights(evaluation.framework, evaluation.weights, evidence)[0]
    return Row(scores, weights)


class Bar:
    """What it takes for one bid to be shortlisted beside the others, gates aside.

    `total` is the least total that takes a place from the others; None when there are places left.
    """

    def __init__(self, evaluation: Evaluation, row: int) -> None:
        self._evaluation = evaluation
        self._rule = evaluation.framework.shortlist
        self._columns = evaluation.framework.leaf_columns
        others = qualifying(evaluation)
        others[row] = False
        self.total: float | None = None
        places = self._rule.places
        if places is not None and int(others.sum()) >= places:
            compare = evaluation.framework.ranking.compare_places
            keys = np.sort(on_grid(evaluation.totals[others], compare))[::-1]
            # Without tie-breaks a tie with the last place is in; with them, only above it is sure.
            above = 1 if evaluation.framework.ranking.tie_breaks else 0
            self.total = float(keys[places - 1] + above) / 10.0**compare
        self._gate_unclear = (
            not self._rule.unclear_gates and evaluation.table.gate_states[row] is GateState.UNCLEAR
        )

    def met_by(self, row: Row) -> bool:
        """Whether a row would be shortlisted."""
        rule = self._rule
        if self._gate_unclear:
            return False
        total = row.total
        if self.total is not None and not at_least(np.array(total), self.total):
            return False
        if rule.minimum_total is not None and not at_least(np.array(total), rule.minimum_total):
            return False
        for criterion, least in rule.minimum:
            if not at_least(np.array(row.criterion(self._columns[criterion])), least):
                return False
        return all(
            count_rule_met(
                count_rule,
                np.array([[row.criterion(self._columns[key]) for key in count_rule.criteria]]),
            )[0]
            for count_rule in rule.rules
        )

    def least_score(self, row: int, column: int) -> float | None:
        """The least value score, as shown, on one leaf that alone would do; None: none would."""
        now = float(self._evaluation.table.scores[row, column])
        unit = 10.0**-self._evaluation.framework.ranking.shown_places
        for exact in sorted(self._turning_points(row, column)):
            if exact > 100.0 + 1e-9:
                break
            score = min(100.0, float(np.ceil(round(exact / unit, 6))) * unit)
            if score > now and self.met_by(row_if(self._evaluation, row, column, score)):
                return score
        return None

    def _turning_points(self, row: int, column: int) -> list[float]:
        """The scores on one leaf at which some condition turns: every total and mean is linear."""
        none = row_if(self._evaluation, row, column, 0.0)
        full = row_if(self._evaluation, row, column, 100.0)
        rule = self._rule
        conditions = [
            (none.total, full.total, wanted)
            for wanted in (self.total, rule.minimum_total)
            if wanted is not None
        ]
        wanted_scores = list(rule.minimum) + [
            (key, wanted)
            for count_rule in rule.rules
            for key in count_rule.criteria
            for wanted in (count_rule.score_at_least, count_rule.score_below)
            if wanted is not None
        ]
        conditions += [
            (none.criterion(self._columns[key]), full.criterion(self._columns[key]), wanted)
            for key, wanted in wanted_scores
            if column in self._columns[key]
        ]
        return [
            (wanted - at_none) / (at_full - at_none) * 100.0
            for at_none, at_full, wanted in conditions
            if at_full > at_none
        ]
