"""The linear additive model: value scores x weights over the criteria tree.

Value scores do not depend on weights (`compute_values`); a weight change only multiplies and
ranks again (`evaluate_table`). Knows nothing of how bids were read.
Source: DCLG, "Multi-criteria analysis: a manual" (2009), chapters 5 and 6.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from gz_eval.core.bids import Bid
from gz_eval.core.effective import effective_bids, gate_overrides, overridden
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Criterion, Field, Framework, MissingPolicy, Treatment
from gz_eval.core.gates import DOUBTS_THAT_MATTER, gate_results, overall_state
from gz_eval.core.outcome import Evidence, GateState, ValueTable
from gz_eval.core.overrides import Override
from gz_eval.core.possible import is_impossible, possible_range
from gz_eval.core.ranking import Ints, break_ties, on_grid, ranked_apart
from gz_eval.core.tree import effective_weights, group_scores
from gz_eval.core.value_functions import AmountFunction, ChoiceTable, Floats
from gz_eval.core.values import Bound, Missing, Value, Why
from gz_eval.core.weights import global_weights

OPEN_BOUNDS = frozenset({Bound.AT_LEAST, Bound.AT_MOST})


def evaluate(framework: Framework, bids: tuple[Bid, ...]) -> Evaluation:
    """Score, rank and shortlist bids from nothing. Raises nothing for any bids as read."""
    return evaluate_table(framework, compute_values(framework, bids))


def evaluate_table(framework: Framework, table: ValueTable) -> Evaluation:
    """Score, rank and shortlist from value scores: all that a change of weights asks for."""
    weights = global_weights(framework)
    if table.any_excluded:
        effective = effective_weights(framework, table.evidence)
        totals = np.einsum("ij,ij->i", table.scores, effective)
    else:
        totals = table.scores @ weights
    keys = on_grid(totals, framework.ranking.compare_places)
    order, ranks, tied = ranked_apart(keys, table.failed)
    if tied and framework.ranking.tie_breaks:
        order, ranks = break_ties(order, ranks, tied, _tie_keys(framework, table, tied))
    return Evaluation(
        framework=framework,
        table=table,
        weights=weights,
        totals=totals,
        ranks=ranks,
        order=order,
        tied=tied,
    )


def _tie_keys(framework: Framework, table: ValueTable, tied: tuple[Ints, ...]) -> Floats:
    """Scores (n, t) on the grid for each tie-break; worked out for the bids that tie alone."""
    rows = np.concatenate(tied)
    scores, evidence = table.scores[rows], table.evidence[rows]
    keys = np.full((len(table.bids), len(framework.ranking.tie_breaks)), np.nan)
    for column, key in enumerate(framework.ranking.tie_breaks):
        keys[rows, column] = on_grid(
            group_scores(framework, scores, evidence, key), framework.ranking.compare_places
        )
    return keys


def compute_values(
    framework: Framework, bids: tuple[Bid, ...], overrides: Iterable[Override] = ()
) -> ValueTable:
    """Value scores, their bounds and the gates of every bid (n bids x m leaves).

    Overridden answers and gates count as overridden; `ValueTable.bids` carry their corrections.
    """
    overrides = tuple(overrides)
    bids = effective_bids(framework, bids, overrides)
    shape = (len(bids), len(framework.leaves))
    # Column by column in memory: that is how they are filled, and quicker to multiply by weights.
    scores, lower, upper = (np.zeros(shape, order="F") for _ in range(3))
    evidence = np.zeros(shape, dtype=np.int8)
    for column, leaf in enumerate(framework.leaves):
        _fill_leaf(
            leaf,
            framework.field_by_key.get(leaf.field),
            bids,
            scores[:, column],
            lower[:, column],
            upper[:, column],
            evidence[:, column],
        )
    of_gates = gate_overrides(overrides)
    gates = tuple(overridden(gate_results(framework, bid), bid.id, of_gates) for bid in bids)
    states = tuple(overall_state(results) for results in gates)
    failed = np.array([state is GateState.FAIL for state in states], dtype=bool)
    return ValueTable(bids, scores, lower, upper, evidence, gates, states, failed)


def _fill_leaf(
    leaf: Criterion,
    field: Field | None,
    bids: tuple[Bid, ...],
    scores: Floats,
    lower: Floats,
    upper: Floats,
    evidence: npt.NDArray[np.int8],
) -> None:
    """Write one leaf's column of each matrix, in place."""
    function = leaf.value_function
    if function is None or field is None:
        for row in range(len(bids)):
            scores[row], evidence[row] = _missing_score(leaf.missing)
        evidence[evidence != Evidence.EXCLUDED] = Evidence.NOT_JUDGED
        upper[:] = 100.0
        return
    answers = [bid.answer(leaf.field).value for bid in bids]
    if isinstance(function, ChoiceTable):
        _score_codes(function, answers, scores, lower, upper)
    else:
        _score_amounts(function, field, answers, scores, lower, upper)
    for row, answer in enumerate(answers):
        if isinstance(answer, Missing):
            not_applicable = answer.why is Why.NOT_APPLICABLE
            policy = leaf.not_applicable if not_applicable else leaf.missing
            scores[row], evidence[row] = _missing_score(policy)
            lower[row], upper[row] = 0.0, 100.0
    for row in np.flatnonzero(np.isnan(scores)).tolist():
        # An answer that only sets a limit (500 MVA) is missing evidence within that limit, an
        # impossible one (135%) is missing evidence.
        score, evidence[row] = _missing_score(leaf.missing)
        scores[row] = min(max(score, lower[row]), upper[row])


def _missing_score(policy: MissingPolicy) -> tuple[float, Evidence]:
    match policy.treatment:
        case Treatment.ZERO:
            return 0.0, Evidence.MISSING_ZERO
        case Treatment.VALUE:
            return policy.value, Evidence.MISSING_VALUE
        case Treatment.EXCLUDE:
            return 0.0, Evidence.EXCLUDED


def _score_codes(
    function: ChoiceTable,
    answers: list[Value | Missing],
    scores: Floats,
    lower: Floats,
    upper: Floats,
) -> None:
    """Scores of choices; NaN where there is none."""
    table = dict(function.scores)
    nan = float("nan")
    scores[:] = [table[answer.code] if isinstance(answer, Value) else nan for answer in answers]
    lower[:] = upper[:] = scores
    for row, answer in enumerate(answers):
        if isinstance(answer, Value) and answer.doubts:
            _widen(answer, row, lower, upper, min(table.values()), max(table.values()))


def _score_amounts(
    function: AmountFunction,
    field: Field,
    answers: list[Value | Missing],
    scores: Floats,
    lower: Floats,
    upper: Floats,
) -> None:
    """Scores of amounts; NaN where an answer has no figure. A range earns its lesser end."""
    ends = _ends(answers)
    stated, low, high = (function.score(ends[:, part]) for part in range(3))
    # The functions are monotonic, so an open end is worth the best or the worst of the scale.
    open_low, open_high = function.score(np.array([-np.inf, np.inf]))
    open_ended = np.array(
        [isinstance(answer, Value) and answer.bound in OPEN_BOUNDS for answer in answers],
        dtype=bool,
    )
    low = np.where(np.isnan(low) & open_ended, open_low, low)
    high = np.where(np.isnan(high) & open_ended, open_high, high)
    low = np.where(np.isnan(low), stated, low)
    high = np.where(np.isnan(high), stated, high)
    lower[:] = np.minimum(low, high)
    upper[:] = np.maximum(low, high)
    closed_range = np.isnan(stated) & ~open_ended
    scores[:] = np.where(closed_range, lower, stated)
    for matrix in (lower, upper):
        matrix[np.isnan(matrix)] = 0.0
    for row, answer in enumerate(answers):
        if isinstance(answer, Value) and answer.doubts:
            worst, best = sorted((float(open_low), float(open_high)))
            _widen(answer, row, lower, upper, worst, best)
    for row in _impossible_rows(field, answers, ends):
        scores[row], lower[row], upper[row] = np.nan, 0.0, 100.0


def _widen(
    answer: Value, row: int, lower: Floats, upper: Floats, worst: float, best: float
) -> None:
    """Widen a bid's bounds where it is in doubt what its answer means.

    "Yes, subject to…" may come to nothing. A figure on another basis, or one of two that disagree,
    may be worth anything. MVA sets a limit of its own.
    """
    kinds = {doubt.kind for doubt in answer.doubts} & DOUBTS_THAT_MATTER - {"mva"}
    if kinds:
        lower[row] = worst
        if kinds != {"qualified"}:
            upper[row] = best


def _impossible_rows(field: Field, answers: list[Value | Missing], ends: Floats) -> list[int]:
    """The rows whose answers cannot be; `ends` (n, 3) save looking closely at all of them."""
    floor, ceiling = (_as_float(end) for end in possible_range(field))
    outside = ((ends < floor) | (ends > ceiling)).any(axis=1)
    return [
        int(row)
        for row in np.flatnonzero(outside)
        if isinstance(answer := answers[row], Value) and is_impossible(field, answer)
    ]


def _ends(answers: list[Value | Missing]) -> Floats:
    """The amount, low and high (n, 3) that answers state; NaN where there is none.

    Most answers are one exact figure, so the ends are looked at only where there are any.
    """
    nan = float("nan")
    ends = np.full((len(answers), 3), nan)
    ends[:, 0] = [
        float(answer.amount) if isinstance(answer, Value) and answer.amount is not None else nan
        for answer in answers
    ]
    for row, answer in enumerate(answers):
        if isinstance(answer, Value) and answer.bound is not Bound.EXACT:
            ends[row, 1:] = _as_float(answer.low), _as_float(answer.high)
    return ends


def _as_float(amount: Decimal | None) -> float:
    return float("nan") if amount is None else float(amount)
