"""Why a bid stands where it does, as records: the same words for window, terminal and exports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gz_eval.core.change import Improvement, improvements_for, what_would_change
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Criterion
from gz_eval.core.outcome import Evidence, GateResult, GateState, ShortlistPlace, Standing
from gz_eval.core.override_account import correction_told, corrections_told
from gz_eval.core.possible import is_impossible
from gz_eval.core.regions import region_name
from gz_eval.core.rounding import add_up, figure, shown, without_noise
from gz_eval.core.source import CellRef
from gz_eval.core.values import Bound, Missing, Value, Why
from gz_eval.core.what_if import Bar, row_if


@dataclass(frozen=True, slots=True)
class LeafLine:
    """One scored criterion of one bid.

    `text` is the cell as shown, `value` the value read, `cell` its address (None if never asked).
    Where an official corrected the answer, `value` is theirs, and `correction` says so, with what
    it stands in for, as a sentence.
    `score` 0 to 100 or None when excluded; `weight` 0 to 1 as applied; `points` as computed;
    `could_add` and `could_lose`: points that missing or doubtful evidence could change. `note` says
    what the missing-evidence policy, or the reading of a range, did.
    """

    criterion: str
    label: str
    pillar: str
    pillar_label: str
    field: str
    text: str
    value: str
    cell: CellRef | None
    evidence: Evidence
    score: float | None
    weight: float
    points: float
    could_add: float
    could_lose: float
    note: str
    steps: tuple[str, ...]
    doubts: tuple[str, ...]
    correction: str


@dataclass(frozen=True, slots=True)
class PillarLine:
    """One top-level criterion: its weight (0 to 1) and points, as computed."""

    criterion: str
    label: str
    weight: float
    points: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything said about one bid. `corrections` are all answers that officials corrected.

    `adds_up` says whether points and weights, as they are shown, sum to what stands above them.
    Of gates, answers and the ranking: where officials put a bid is not its evaluation's to say.
    """

    bid: str
    name: str
    region: str
    rank: int
    out_of: int
    failed_gate: bool
    total: float
    lower: float
    upper: float
    headline: str
    place: ShortlistPlace
    pillars: tuple[PillarLine, ...]
    leaves: tuple[LeafLine, ...]
    adds_up: bool
    gates: tuple[GateResult, ...]
    strongest: tuple[str, ...]
    weakest: tuple[str, ...]
    missing: tuple[str, ...]
    corrections: tuple[str, ...]
    improvements: tuple[Improvement, ...]
    what_would_change: str


def explain(evaluation: Evaluation, bid: str, untold: frozenset[str] = frozenset()) -> Explanation:
    """Explain one bid by its id. Raises KeyError for an id that is not there.

    Of `untold` leaves no sentence tells a score.
    """
    row = evaluation.index_by_id[bid]
    record = evaluation.bids[row]
    leaves = _leaf_lines(evaluation, row)
    pillars = _pillar_lines(evaluation, leaves)
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
    strong = _gaining(told, places)
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
        strongest=_strongest(strong, places),
        weakest=_weakest(told, strong, places),
        missing=_missing(leaves, places),
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
    points = table.scores[row] * weights  # of one row: of ten thousand it would cost a frame
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
                value=_value_text(value, impossible),
                cell=reading.cell if reading else None,
                evidence=evidence,
                score=(None if evidence is Evidence.EXCLUDED else float(table.scores[row, column])),
                weight=float(weights[column]),
                points=float(points[column]),
                could_add=max(0.0, best - total),
                could_lose=max(0.0, total - worst),
                note=_note(leaf, value, evidence, impossible, float(table.scores[row, column])),
                steps=value.steps if isinstance(value, Value) else (),
                doubts=(
                    tuple(doubt.text for doubt in value.doubts) if isinstance(value, Value) else ()
                ),
                correction=correction_told(answer) if answer else "",
            )
        )
    return tuple(lines)


def _value_text(value: Value | Missing, impossible: bool) -> str:
    if isinstance(value, Missing):
        return f"missing: {value.text}"
    return f"{value.text}, which is impossible" if impossible else value.text


def _note(
    leaf: Criterion, value: Value | Missing, evidence: Evidence, impossible: bool, score: float
) -> str:
    subject = "Missing" if leaf.field else "Not judged yet"
    if impossible:
        subject = "Impossible, so it counts as missing evidence"
    elif isinstance(value, Value):
        # Only MVA gets here with evidence that is not read.
        subject = "A limit and no figure, so it counts as missing evidence"
    match evidence:
        case Evidence.EXCLUDED:
            return f"{subject}: left out, and the weights beside it rescaled."
        case Evidence.NOT_JUDGED:
            return f"{subject}: scores {score:g} until it is."
        case Evidence.MISSING_ZERO:
            return f"{subject}: scores {f'{score:g}' if score else 'nothing'}."
        case Evidence.MISSING_VALUE:
            return f"{subject}: scores {score:g}, as the framework states for that."
    if isinstance(value, Value):
        if value.bound is Bound.RANGE:
            return "A range: scored at the end that earns less."
        if value.bound in (Bound.AT_LEAST, Bound.AT_MOST):
            return "A limit: scored at the figure stated."
        if value.bound is Bound.PERIOD:
            return "A period: scored at the day in it that earns less."
    return ""


def _pillar_lines(evaluation: Evaluation, leaves: tuple[LeafLine, ...]) -> tuple[PillarLine, ...]:
    lines = []
    for pillar in evaluation.framework.pillars:
        own = [leaf for leaf in leaves if leaf.pillar == pillar.key]
        points = sum(leaf.points for leaf in own)
        weight = sum(leaf.weight for leaf in own)
        lines.append(PillarLine(pillar.key, pillar.label, weight, points))
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


_MOST_NAMED = 3  # criteria that are called strongest, and weakest


def _gaining(leaves: tuple[LeafLine, ...], places: int) -> list[LeafLine]:
    """The criteria that add most, the most first; of few criteria no more than half.

    None of which no more is shown than 0.
    """
    least = 0.5 * 10.0**-places
    gaining = (leaf for leaf in leaves if leaf.points >= least)
    gained = sorted(gaining, key=lambda leaf: -without_noise(leaf.points))
    return gained[: min(_MOST_NAMED, max(1, len(gained) // 2))]


def _strongest(leaves: Sequence[LeafLine], places: int) -> tuple[str, ...]:
    return tuple(
        f"{leaf.label}: {figure(leaf.score or 0, places)} of 100,"
        f" adds {figure(leaf.points, places)} points"
        for leaf in leaves
    )


def _weakest(
    leaves: Sequence[LeafLine], strong: Sequence[LeafLine], places: int
) -> tuple[str, ...]:
    """Where most is lost. A criterion that is strong, and gains more, is not said to be weak."""

    def lost(leaf: LeafLine) -> float:
        return without_noise(leaf.weight * (100.0 - (leaf.score or 0.0)))

    weak = [
        leaf for leaf in leaves if leaf not in strong or lost(leaf) > without_noise(leaf.points)
    ]
    short = sorted((leaf for leaf in weak if lost(leaf) > 0.05), key=lambda leaf: -lost(leaf))
    return tuple(
        f"{leaf.label}: {figure(leaf.score or 0, places)} of 100,"
        f" {figure(lost(leaf), places)} points short of its most"
        for leaf in short[:_MOST_NAMED]
    )


def _missing(leaves: tuple[LeafLine, ...], places: int) -> tuple[str, ...]:
    sentences = []
    for leaf in leaves:
        if leaf.evidence is Evidence.READ:
            continue
        worth = f"could add up to {figure(leaf.could_add, places)} points"
        if leaf.could_lose >= 0.5 * 10.0**-places:
            worth += f" or take away {figure(leaf.could_lose, places)}"
        sentences.append(f"{leaf.label} ({leaf.value.removeprefix('missing: ')}): {worth}")
    return tuple(sentences)
