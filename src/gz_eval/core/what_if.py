"""What one bid's total would be if one criterion scored otherwise, and what would shortlist it.

The other bids stay as they are. Works on one row of the matrices; nothing here looks at text.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Framework
from gz_eval.core.outcome import Evidence
from gz_eval.core.ranking import on_grid
from gz_eval.core.shortlist import at_least, count_rule_met, qualifying
from gz_eval.core.tree import effective_weights, group_scores
from gz_eval.core.value_functions import Floats


@dataclass(frozen=True, slots=True)
class Row:
    """One bid's value scores, weights as applied and evidence (m,), as they are or might be."""

    framework: Framework
    scores: Floats
    weights: Floats
    evidence: npt.NDArray[np.int8]

    @property
    def total(self) -> float:
        """The bid's total, 0 to 100."""
        return float(self.scores @ self.weights)

    def criterion(self, key: str) -> float:
        """The value score of a leaf or a group; NaN where all of it is excluded."""
        scores = group_scores(self.framework, self.scores[None, :], self.evidence[None, :], key)
        return float(scores[0])


def as_it_is(evaluation: Evaluation, row: int) -> Row:
    """A bid's row as it is."""
    table = evaluation.table
    return Row(
        evaluation.framework, table.scores[row], evaluation.effective[row], table.evidence[row]
    )


def row_if(evaluation: Evaluation, row: int, column: int, score: float) -> Row:
    """A bid's row if one leaf had this value score, its evidence being there."""
    scores = evaluation.table.scores[row].copy()
    scores[column] = score
    evidence = evaluation.table.evidence[row]
    weights = evaluation.effective[row]
    if evidence[column] == Evidence.EXCLUDED:
        evidence = evidence.copy()
        evidence[column] = Evidence.READ
        weights = effective_weights(evaluation.framework, evidence[None, :])[0]
    return Row(evaluation.framework, scores, weights, evidence)


class Bar:
    """What it takes for one bid to be shortlisted beside the others, gates aside.

    `rival` is the bid (its row) that would hold the last place without this one, and `total` the
    least total that takes that place; both None when there are places left.
    """

    def __init__(self, evaluation: Evaluation, row: int) -> None:
        self._evaluation = evaluation
        self._rule = evaluation.framework.shortlist
        self._columns = evaluation.framework.leaf_columns
        others = qualifying(evaluation)
        others[row] = False
        self.rival: int | None = None
        self.total: float | None = None
        self._key = 0.0
        places = self._rule.places
        if places is not None and int(others.sum()) >= places:
            compare = evaluation.framework.ranking.compare_places
            self.rival = int(evaluation.order[others[evaluation.order]][places - 1])
            self._key = float(on_grid(evaluation.totals[self.rival], compare))
            # Without tie-breaks a tie with the last place is in; with them, only above it is sure.
            self._key += 1 if evaluation.framework.ranking.tie_breaks else 0
            # Totals are compared after rounding, so half a unit less will do.
            self.total = (self._key - 0.5) / 10.0**compare

    def met_by(self, row: Row) -> bool:
        """Whether a row would be shortlisted, if no gate stood in its way."""
        rule = self._rule
        total = row.total
        compare = self._evaluation.framework.ranking.compare_places
        if self.rival is not None and on_grid(np.asarray(total), compare) < self._key:
            return False
        if rule.minimum_total is not None and not at_least(np.array(total), rule.minimum_total):
            return False
        for criterion, least in rule.minimum:
            if not at_least(np.array(row.criterion(criterion)), least):
                return False
        return all(
            count_rule_met(
                count_rule,
                np.array([[row.criterion(key) for key in count_rule.criteria]]),
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
        totals = [wanted for wanted in (self.total, rule.minimum_total) if wanted is not None]
        if self.rival is not None:
            # Half a unit may be rounded either way: a whole one is sure.
            totals.append(self._key / 10.0**self._evaluation.framework.ranking.compare_places)
        conditions = [(none.total, full.total, wanted) for wanted in totals]
        wanted_scores = list(rule.minimum) + [
            (key, wanted)
            for count_rule in rule.rules
            for key in count_rule.criteria
            for wanted in (count_rule.score_at_least, count_rule.score_below)
            if wanted is not None
        ]
        conditions += [
            (none.criterion(key), full.criterion(key), wanted)
            for key, wanted in wanted_scores
            if column in self._columns[key]
        ]
        return [
            (wanted - at_none) / (at_full - at_none) * 100.0
            for at_none, at_full, wanted in conditions
            if at_full > at_none
        ]
