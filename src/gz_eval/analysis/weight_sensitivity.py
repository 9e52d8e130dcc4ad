"""Scores of every bid as one criterion's weight goes from 0 to 100% of its group.

Source: DCLG, "Multi-criteria analysis: a manual" (2009), 6.2.14 onwards (sensitivity to weights).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gz_eval.core.evaluation import Evaluation
from gz_eval.core.scoring import evaluate_table
from gz_eval.core.shortlist import IN
from gz_eval.core.value_functions import Floats
from gz_eval.core.weights import local_shares, with_share

STEPS = 101


@dataclass(frozen=True, slots=True, eq=False)
class WeightSweep:
    """Scores (w weights, n bids) and who is shortlisted (w, n) at each weight (w,), in per cent."""

    criterion: str
    weights: Floats
    now: float
    totals: Floats
    shortlisted: npt.NDArray[np.bool_]

    def changes(self) -> tuple[tuple[float, tuple[int, ...], tuple[int, ...]], ...]:
        """Where the shortlist changes: the weight between two steps, rows entering and leaving.

        Read upwards: who enters as the weight rises past it.
        """
        found = []
        for step in range(1, len(self.weights)):
            before, after = self.shortlisted[step - 1], self.shortlisted[step]
            if (before != after).any():
                middle = float(self.weights[step - 1] + self.weights[step]) / 2
                entering = tuple(np.flatnonzero(after & ~before).tolist())
                leaving = tuple(np.flatnonzero(before & ~after).tolist())
                found.append((middle, entering, leaving))
        return tuple(found)


def sweep(evaluation: Evaluation, criterion: str, steps: int = STEPS) -> WeightSweep:
    """Evaluate at `steps` weights, and at the one it has; its siblings keep their proportions.

    Raises KeyError for an unknown criterion and ValueError for one without siblings.
    """
    framework = evaluation.framework
    now = 100.0 * local_shares(framework)[criterion]
    # With the weight as it is among them, every change lies on one side of it.
    weights = np.union1d(np.linspace(0.0, 100.0, steps), [round(now, 9)])
    totals = np.zeros((len(weights), len(evaluation.bids)))
    shortlisted = np.zeros(totals.shape, dtype=bool)
    for step, weight in enumerate(weights.tolist()):
        at = evaluate_table(with_share(framework, criterion, weight), evaluation.table)
        totals[step] = at.totals
        shortlisted[step] = at.standing_codes == IN
    return WeightSweep(criterion, weights, now, totals, shortlisted)
