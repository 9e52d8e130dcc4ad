"""What would have to change for a bid to be shortlisted, or to be so no longer, in words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gz_eval.core.evaluation import Evaluation
from gz_eval.core.inverse import answer_needed
from gz_eval.core.outcome import Evidence, GateState, Standing
from gz_eval.core.rounding import NOISE_PLACES, figure, figure_apart, gap_places
from gz_eval.core.shortlist import missed_minima, must_settle_gates
from gz_eval.core.what_if import Bar, as_it_is
from gz_eval.core.wording import listed


@dataclass(frozen=True, slots=True)
class Improvement:
    """The smallest rise on one criterion that alone would shortlist the bid; None: none would.

    Gates aside: those are met or not. `score_now` is None where the criterion is left out.
    """

    criterion: str
    label: str
    score_now: float | None
    score_needed: float | None
    sentence: str

    def untold(self) -> Improvement:
        """The same, without a word of the score it has or needs."""
        if self.score_needed is None:
            return self
        return replace(self, sentence=f"{self.label}: a higher score than it has.")


def improvements_for(evaluation: Evaluation, row: int, bar: Bar) -> tuple[Improvement, ...]:
    """For each leaf, the least score that alone would shortlist the bid; the nearest first.

    None at all when the bid's scores are enough as they are, and only a gate stands in its way.
    """
    if bar.met_by(as_it_is(evaluation, row)):
        return ()
    found = [
        _improvement(evaluation, row, bar, column)
        for column in range(len(evaluation.framework.leaves))
    ]
    found.sort(
        key=lambda item: (
            item.score_needed is None,
            (item.score_needed or 0.0) - (item.score_now or 0.0),
        )
    )
    return tuple(found)


def _improvement(evaluation: Evaluation, row: int, bar: Bar, column: int) -> Improvement:
    framework, table = evaluation.framework, evaluation.table
    leaf, places = framework.leaves[column], framework.ranking.shown_places
    excluded = table.evidence[row, column] == Evidence.EXCLUDED
    now = None if excluded else float(table.scores[row, column])
    needed = bar.least_score(row, column)
    takes = ""
    if needed is not None and leaf.field:
        answer = answer_needed(framework.field_by_key[leaf.field], leaf, needed)
        takes = f", which takes {answer}"
        if not answer:
            needed = None  # the best answer there is earns less
    if needed is None:
        sentence = f"{leaf.label}: even the highest score would not be enough."
    else:
        instead = "being left out" if now is None else figure(now, places)
        sentence = f"{leaf.label}: a score of {figure(needed, places)} instead of {instead}{takes}."
    return Improvement(leaf.key, leaf.label, now, needed, sentence)


def what_would_change(
    evaluation: Evaluation, row: int, bar: Bar, improvements: tuple[Improvement, ...]
) -> str:
    """What would put a bid on the shortlist, or, if it is there, take it off; as sentences."""
    if evaluation.standing(row) is Standing.SHORTLISTED:
        return _margin(evaluation, row, bar)
    gates = _gates_in_the_way(evaluation, row)
    if not improvements:
        return f"{gates} Its score is high enough for the shortlist.".lstrip()
    nearest = improvements[0]
    if nearest.score_needed is not None:
        start = f"{gates} Besides that, the" if gates else "The"
        return f"{start} smallest single change: {nearest.sentence}"
    sentences = ["No rise on a single criterion would shortlist it."]
    if gates:
        sentences = [gates, "Besides that, no rise on a single criterion would shortlist it."]
    total = float(evaluation.totals[row])
    if bar.total is not None and bar.total > total:
        gap = figure_apart(bar.total - total, 0.0, evaluation.framework.ranking.shown_places)
        sentences.append(f"It is {gap} points short.")
    return " ".join([*sentences, *missed_minima(evaluation, row)])


def _gates_in_the_way(evaluation: Evaluation, row: int) -> str:
    """A sentence on the gates that keep a bid off the shortlist; empty when none does."""
    state, passing = GateState.FAIL, "It would have to pass"
    if not evaluation.failed_gate(row):
        if not must_settle_gates(evaluation, row):
            return ""
        state, passing = GateState.UNCLEAR, "It would have to be shown to pass"
    labels = {gate.key: gate.label for gate in evaluation.framework.gates}
    gates = [
        f"“{labels[result.gate]}”"
        for result in evaluation.table.gates[row]
        if result.state is state
    ]
    return f"{passing} {listed(gates)}; no score makes up for a gate."


def _margin(evaluation: Evaluation, row: int, bar: Bar) -> str:
    """How much a shortlisted bid could lose, the others as they are, and still be in."""
    places, rule = evaluation.framework.ranking.shown_places, evaluation.framework.shortlist
    total = float(evaluation.totals[row])
    lines: list[tuple[float, str]] = []
    if bar.rival is not None and bar.total is not None:
        score = figure(float(evaluation.totals[bar.rival]), gap_places(total, bar.total, places))
        lines.append(
            (bar.total, f"the next bid, {evaluation.bids[bar.rival].name}, scores {score}")
        )
    if rule.minimum_total is not None:
        lines.append((rule.minimum_total, f"the minimum total is {rule.minimum_total:g}"))
    also = " It also has to keep every other minimum of the shortlist rule." * bool(
        rule.minimum or rule.rules
    )
    if not lines:
        return f"Every bid that qualifies is shortlisted.{also}"
    line, why = max(lines)
    if total - line <= 10.0**-NOISE_PLACES:
        return f"Any loss of points would take it off the shortlist: {why}.{also}"
    told = gap_places(total, line, places)
    gap, own = figure(total - line, told), figure(total, told)
    return (
        f"Stays on the shortlist unless it loses more than {gap} of its {own} points: {why}.{also}"
    )
