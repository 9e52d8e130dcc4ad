"""The shortlist rule applied to a ranking: who is in, in reserve, or out, and by which words.

Bids are taken in rank order if they meet every minimum: the first `places` are in, then `reserve`
more. A tie across a line is never cut: everyone in the tie is on its better side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from gz_eval.core.framework import CountRule
from gz_eval.core.names_apart import names_apart
from gz_eval.core.outcome import STANDINGS, GateState, Standing
from gz_eval.core.ranking import on_grid
from gz_eval.core.rounding import NOISE_PLACES, figure_apart
from gz_eval.core.value_functions import Floats
from gz_eval.core.wording import listed

if TYPE_CHECKING:
    from gz_eval.core.evaluation import Evaluation

Bools = npt.NDArray[np.bool_]

IN = STANDINGS.index(Standing.SHORTLISTED)
RESERVE = STANDINGS.index(Standing.RESERVE)
OUT = STANDINGS.index(Standing.NOT_SHORTLISTED)
FAILED = STANDINGS.index(Standing.FAILED_GATE)


def standing_codes(evaluation: Evaluation) -> npt.NDArray[np.int8]:
    """Each bid's index in `STANDINGS` (n,)."""
    rule = evaluation.framework.shortlist
    codes = np.full(len(evaluation.bids), OUT, dtype=np.int8)
    codes[evaluation.table.failed] = FAILED
    places = evaluation.qualifying_places
    if rule.places is None:
        codes[places > 0] = IN
        return codes
    shortlisted = (places > 0) & (places <= rule.places)
    codes[shortlisted] = IN
    # When a tie makes the shortlist longer, the reserve still has its places.
    taken = max(rule.places, int(shortlisted.sum()))
    codes[(places > 0) & ~shortlisted & (places <= taken + rule.reserve)] = RESERVE
    return codes


def qualifying_places(evaluation: Evaluation) -> npt.NDArray[np.int64]:
    """Each bid's place among those that meet every minimum (n,), ties sharing it; else 0."""
    qualifies = qualifying(evaluation)
    places = np.zeros(len(evaluation.bids), dtype=np.int64)
    ordered = evaluation.order[qualifies[evaluation.order]]
    ranks = evaluation.ranks[ordered]
    places[ordered] = np.searchsorted(ranks, ranks, side="left") + 1
    return places


def qualifying(evaluation: Evaluation) -> Bools:
    """Which bids meet every minimum and every gate of the rule (n,)."""
    rule = evaluation.framework.shortlist
    met = ~evaluation.table.failed
    if not rule.unclear_gates:
        met &= np.array(
            [state is GateState.PASS for state in evaluation.table.gate_states], dtype=bool
        )
    if rule.minimum_total is not None:
        met &= at_least(evaluation.totals, rule.minimum_total)
    for criterion, least in rule.minimum:
        met &= at_least(evaluation.criterion_scores(criterion), least)
    for count_rule in rule.rules:
        scores = [evaluation.criterion_scores(criterion) for criterion in count_rule.criteria]
        met &= count_rule_met(count_rule, np.column_stack(scores))
    return met


def at_least(scores: Floats, least: float) -> Bools:
    """Whether scores reach a minimum, taking no notice of floating point noise; NaN never does."""
    with np.errstate(invalid="ignore"):
        return np.asarray(np.round(scores, NOISE_PLACES) >= least, dtype=bool)


def count_rule_met(rule: CountRule, scores: Floats) -> Bools:
    """Whether bids (n,) meet a counting rule, from their scores on its criteria (n, k)."""
    if rule.score_at_least is not None:
        counted = at_least(scores, rule.score_at_least)
    elif rule.score_below is not None:
        counted = ~at_least(scores, rule.score_below)
    else:
        raise AssertionError(f"{rule.label}: a rule that counts nothing")
    count = counted.sum(axis=1)
    met = np.ones(len(scores), dtype=bool)
    if rule.at_least is not None:
        met &= count >= rule.at_least
    if rule.at_most is not None:
        met &= count <= rule.at_most
    return met


def standing_reason(evaluation: Evaluation, row: int) -> str:
    """Why a bid is in, in reserve or out, as a sentence."""
    framework, rule = evaluation.framework, evaluation.framework.shortlist
    standing = evaluation.standing(row)
    if standing is Standing.FAILED_GATE:
        labels = {gate.key: gate.label for gate in framework.gates}
        failed = [
            f"“{labels[result.gate]}”: {result.reason}"
            for result in evaluation.table.gates[row]
            if result.state is GateState.FAIL
        ]
        return f"Fails {'a gate' if len(failed) == 1 else 'gates'}. " + " ".join(failed)
    if standing is Standing.NOT_SHORTLISTED:
        short = shortfalls(evaluation, row)
        if short:
            return " ".join(short)
    place = int(evaluation.qualifying_places[row])
    if rule.places is None:
        return "Meets every minimum of the shortlist rule."
    in_total = int((evaluation.standing_codes == IN).sum())
    tie = ""
    if standing is Standing.SHORTLISTED:
        if in_total > rule.places:
            tie = f" A tie makes it {in_total}: a tie at the line is not cut."
        return f"Place {place:,} of {rule.places:,} on the shortlist.{tie}"
    if standing is Standing.RESERVE:
        first = max(rule.places, in_total)
        return f"Place {place - first:,} of {rule.reserve:,} on the reserve list."
    lists = f"the {rule.places:,} places"
    if rule.reserve:
        lists += f" and {rule.reserve:,} reserve places"
    return f"Place {place:,} among the bids that qualify: {lists} went to bids that rank higher."


def shortfalls(evaluation: Evaluation, row: int) -> list[str]:
    """A sentence for each condition of the shortlist rule that a bid does not meet."""
    found = missed_minima(evaluation, row)
    if must_settle_gates(evaluation, row):
        found.insert(
            0, "A gate is unclear, and the shortlist takes only bids that pass every gate."
        )
    return found


def must_settle_gates(evaluation: Evaluation, row: int) -> bool:
    """Whether an unclear gate keeps a bid off the shortlist."""
    return (
        not evaluation.framework.shortlist.unclear_gates
        and evaluation.table.gate_states[row] is GateState.UNCLEAR
    )


def missed_minima(evaluation: Evaluation, row: int) -> list[str]:
    """A sentence for each minimum of the shortlist rule that a bid's scores do not meet."""
    framework, rule = evaluation.framework, evaluation.framework.shortlist
    decimals = framework.ranking.shown_places
    found = []
    total = evaluation.totals[row]
    if rule.minimum_total is not None and not at_least(total, rule.minimum_total):
        found.append(
            f"Scores {figure_apart(total, rule.minimum_total, decimals)}, under the minimum total"
            f" of {rule.minimum_total:g}."
        )
    for criterion, least in rule.minimum:
        score = evaluation.criterion_scores(criterion)[row]
        if not at_least(score, least):
            label = framework.criterion_by_key[criterion].label
            says = "has no evidence"
            if not np.isnan(score):
                says = f"scores {figure_apart(score, least, decimals)}"
            found.append(f"{label} {says}, and its minimum is {least:g}.")
    for count_rule in rule.rules:
        scores = [evaluation.criterion_scores(criterion)[row] for criterion in count_rule.criteria]
        if not count_rule_met(count_rule, np.array([scores]))[0]:
            found.append(f"Does not meet the rule “{count_rule.label}”.")
    return found


def tie_sentences(evaluation: Evaluation) -> tuple[str, ...]:
    """A sentence for each tie in totals: who tied, and what told them apart, if anything did."""
    framework = evaluation.framework
    breakers = [framework.criterion_by_key[key].label for key in framework.ranking.tie_breaks]
    decimals = framework.ranking.shown_places
    sentences = []
    for group in evaluation.tied:
        bids = [evaluation.bids[row] for row in group]
        names = list(names_apart((bid.id, bid.name) for bid in bids).values())
        score = f"{evaluation.shown_totals[group[0]]:.{decimals}f}"
        ranks = sorted({int(evaluation.ranks[row]) for row in group})
        start = f"{listed(names)} tie at {score}"
        apart = " among the bids that fail a gate" if evaluation.failed_gate(group[0]) else ""
        applied = breakers[: _tie_breaks_applied(evaluation, group, len(ranks))]
        by = f" by {', then '.join(applied)}" if applied else ""
        if len(ranks) == len(group):
            sentences.append(f"{start}{apart}; told apart{by}.")
        elif len(ranks) > 1:
            sentences.append(f"{start}{apart}; told apart in part{by}; the rest share a rank.")
        else:
            too = f": {listed(breakers)} {'ties' if len(breakers) == 1 else 'tie'} too"
            why = too if breakers else ""
            sentences.append(f"{start} and share rank {ranks[0]:,}{apart}{why}.")
    return tuple(sentences)


def _tie_breaks_applied(evaluation: Evaluation, group: npt.NDArray[np.int64], ranks: int) -> int:
    """How many of the declared tie-breaks, in order, it took to give a tie its `ranks` ranks."""
    ranking = evaluation.framework.ranking
    told: list[tuple[float, ...]] = [()] * len(group)
    for count, key in enumerate(ranking.tie_breaks):
        if len(set(told)) == ranks:
            return count
        scores = np.nan_to_num(evaluation.criterion_scores(key)[group], nan=-1.0)
        grid = on_grid(scores, ranking.compare_places)
        told = [(*before, float(score)) for before, score in zip(told, grid, strict=True)]
    return len(ranking.tie_breaks)
