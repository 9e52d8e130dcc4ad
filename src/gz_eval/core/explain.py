"""Why a bid stands where it does: the same records for window, terminal and exports."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gz_eval.core import explain_words
from gz_eval.core.change import improvements_for, what_would_change
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.explanation import Explanation, LeafLine, PillarLine
from gz_eval.core.outcome import Evidence, GateState, Standing
from gz_eval.core.override_account import correction_told, corrections_told
from gz_eval.core.possible import is_impossible
from gz_eval.core.regions import region_name
from gz_eval.core.rounding import add_up, shown
from gz_eval.core.unmeasured import absent_pillars
from gz_eval.core.values import Missing, Value, Why
from gz_eval.core.what_if import Bar, row_if


def explain(evaluation: Evaluation, bid: str, untold: frozenset[str] = frozenset()) -> Explanation:
    """Explain one bid by its id. Raises KeyError for an id that is not there.

    Of `untold` leaves no sentence tells a score.
    """
    row = evaluation.index_by_id[bid]
    record = evaluation.bids[row]
    leaves = _leaf_lines(evaluation, row)
    pillars = _pillar_lines(evaluation, row, leaves)
    place = evaluation.place(row)
    failed = evaluation.failed_gate(row)
    out_of = int((evaluation.table.failed == failed).sum())
    places = evaluation.framework.ranking.shown_places
    bar = Bar(evaluation, row)
    shortlisted = place.standing is Standing.SHORTLISTED
    improvements = tuple(
        one.untold() if one.criterion in untold else one
        for one in (() if shortlisted else improvements_for(evaluation, row, bar))
    )
    bounds = shown(np.array([evaluation.lower[row], evaluation.upper[row]]), places)
    told = tuple(leaf for leaf in leaves if leaf.criterion not in untold)
    strong = explain_words.gaining(told, places)
    return Explanation(
        bid=record.id,
        name=record.name,
        region=region_name(record.region),
        rank=int(evaluation.ranks[row]),
        out_of=out_of,
        failed_gate=failed,
        total=float(evaluation.shown_totals[row]),
        lower=float(bounds[0]),
        upper=float(bounds[1]),
        headline=_headline(evaluation, row, out_of),
        place=place,
        pillars=pillars,
        leaves=leaves,
        adds_up=_adds_up(pillars, leaves, float(evaluation.totals[row]), places),
        gates=evaluation.table.gates[row],
        strongest=explain_words.strongest(strong, places),
        weakest=explain_words.weakest(told, strong, places),
        missing=explain_words.missing(leaves, places),
        corrections=corrections_told(evaluation.framework, record),
        improvements=improvements,
        what_would_change=what_would_change(evaluation, row, bar, improvements),
    )


def _headline(evaluation: Evaluation, row: int, out_of: int) -> str:
    rank = f"Rank {int(evaluation.ranks[row]):,} of {out_of:,}"
    if evaluation.failed_gate(row):
        return f"{rank} among the bids that fail a gate"
    state = ", with a gate unclear" * (evaluation.table.gate_states[row] is GateState.UNCLEAR)
    return f"{rank}: {evaluation.standing(row).value.lower()}{state}"


def _leaf_lines(evaluation: Evaluation, row: int) -> tuple[LeafLine, ...]:
    framework, table = evaluation.framework, evaluation.table
    bid = evaluation.bids[row]
    weights = evaluation.effective[row]
    total = float(evaluation.totals[row])
    points = table.scores[row] * weights
    lines = []
    for column, leaf in enumerate(framework.leaves):
        answer = bid.answer(leaf.field) if leaf.field else None
        value = answer.value if answer else Missing(Why.NOT_ASKED, "not judged by assessors yet")
        reading = answer.reading if answer else None
        impossible = isinstance(value, Value) and is_impossible(
            framework.field_by_key[leaf.field], value
        )
        evidence = Evidence(int(table.evidence[row, column]))
        best = row_if(evaluation, row, column, float(table.upper[row, column])).total
        worst = row_if(evaluation, row, column, float(table.lower[row, column])).total
        lines.append(
            LeafLine(
                criterion=leaf.key,
                label=leaf.label,
                pillar=framework.leaf_pillars[column].key,
                pillar_label=framework.leaf_pillars[column].label,
                field=leaf.field,
                text=reading.text if reading else "",
                value=explain_words.value_text(value, impossible),
                cell=reading.cell if reading else None,
                evidence=evidence,
                score=(None if evidence is Evidence.EXCLUDED else float(table.scores[row, column])),
                weight=float(weights[column]),
                points=float(points[column]),
                could_add=max(0.0, best - total),
                could_lose=max(0.0, total - worst),
                note=explain_words.note(
                    leaf, value, evidence, impossible, float(table.scores[row, column])
                ),
                steps=value.steps if isinstance(value, Value) else (),
                doubts=(
                    tuple(doubt.text for doubt in value.doubts) if isinstance(value, Value) else ()
                ),
                correction=correction_told(answer) if answer else "",
            )
        )
    return tuple(lines)


def _pillar_lines(
    evaluation: Evaluation, row: int, leaves: tuple[LeafLine, ...]
) -> tuple[PillarLine, ...]:
    (absent,) = absent_pillars(evaluation, np.array([row]))
    lines = []
    for pillar, word in zip(evaluation.framework.pillars, absent.tolist(), strict=True):
        own = [leaf for leaf in leaves if leaf.pillar == pillar.key]
        points = sum(leaf.points for leaf in own)
        weight = sum(leaf.weight for leaf in own)
        lines.append(PillarLine(pillar.key, pillar.label, weight, points, word))
    return tuple(lines)


def _adds_up(
    pillars: Sequence[PillarLine], leaves: Sequence[LeafLine], total: float, places: int
) -> bool:
    """Whether whoever adds up points, or the most that they could be, gets what is shown."""

    def sums(parts: Sequence[PillarLine | LeafLine], points: float, weight: float) -> bool:
        figures = np.array([(one.points, 100 * one.weight) for one in parts]).T
        return bool(add_up(figures, np.array([points, 100 * weight]), places).all())

    return sums(pillars, total, 1.0) and all(
        sums(
            [one for one in leaves if one.pillar == pillar.criterion], pillar.points, pillar.weight
        )
        for pillar in pillars
    )
