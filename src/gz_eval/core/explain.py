"""Why a bid stands where it does, as records: the same words for window, terminal and exports."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Criterion
from gz_eval.core.inverse import answer_needed
from gz_eval.core.outcome import Evidence, GateResult, GateState, ShortlistPlace, Standing
from gz_eval.core.regions import region_by_code
from gz_eval.core.rounding import rounded_to_sum, shown
from gz_eval.core.shortlist import IN
from gz_eval.core.source import CellRef
from gz_eval.core.values import Bound, Missing, Value, Why
from gz_eval.core.what_if import Bar, as_it_is, row_if
from gz_eval.core.wording import listed


@dataclass(frozen=True, slots=True)
class LeafLine:
    """One scored criterion of one bid.

    `text` is the cell as shown, `value` the value read, `cell` its address (None if never asked).
    `score` 0 to 100 or None when excluded; `weight` 0 to 1 as applied; `points` as shown;
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


@dataclass(frozen=True, slots=True)
class PillarLine:
    """One top-level criterion: its weight (0 to 1) and points, as shown."""

    criterion: str
    label: str
    weight: float
    points: float


@dataclass(frozen=True, slots=True)
class Improvement:
    """The smallest rise on one criterion that alone would shortlist the bid; None: none would."""

    criterion: str
    label: str
    score_now: float
    score_needed: float | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything said about one bid."""

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
    gates: tuple[GateResult, ...]
    strongest: tuple[str, ...]
    weakest: tuple[str, ...]
    missing: tuple[str, ...]
    improvements: tuple[Improvement, ...]
    what_would_change: str


def explain(evaluation: Evaluation, bid: str) -> Explanation:
    """Explain one bid by its id. Raises KeyError for an id that is not there."""
    row = evaluation.index_by_id[bid]
    record = evaluation.bids[row]
    leaves = _leaf_lines(evaluation, row)
    place = evaluation.place(row)
    failed = evaluation.failed_gate(row)
    out_of = int((evaluation.table.failed == failed).sum())
    places = evaluation.framework.ranking.shown_places
    region = region_by_code(record.region)
    improvements = () if place.standing is Standing.SHORTLISTED else _improvements(evaluation, row)
    bounds = shown(np.array([evaluation.lower[row], evaluation.upper[row]]), places)
    return Explanation(
        bid=record.id,
        name=record.name,
        region=region.name if region is not None else "",
        rank=int(evaluation.ranks[row]),
        out_of=out_of,
        failed_gate=failed,
        total=float(evaluation.shown_totals[row]),
        lower=float(bounds[0]),
        upper=float(bounds[1]),
        headline=_headline(evaluation, row, out_of),
        place=place,
        pillars=_pillar_lines(evaluation, leaves),
        leaves=leaves,
        gates=evaluation.table.gates[row],
        strongest=_strongest(leaves, places),
        weakest=_weakest(leaves, places),
        missing=_missing(leaves, places),
        improvements=improvements,
        what_would_change=_what_would_change(evaluation, row, improvements),
    )


def _headline(evaluation: Evaluation, row: int, out_of: int) -> str:
    rank = f"Rank {int(evaluation.ranks[row]):,} of {out_of:,}"
    if evaluation.failed_gate(row):
        return f"{rank} among the bids that fail a gate"
    state = " with a gate unclear" * (evaluation.table.gate_states[row] is GateState.UNCLEAR)
    return f"{rank}: {evaluation.standing(row).value.lower()}{state}"


def _leaf_lines(evaluation: Evaluation, row: int) -> tuple[LeafLine, ...]:
    framework, table = evaluation.framework, evaluation.table
    bid = evaluation.bids[row]
    weights = evaluation.effective[row]
    total = float(evaluation.totals[row])
    # One row is enough: rounding ten thousand to show one would cost a frame.
    points = rounded_to_sum(
        (table.scores[row] * weights)[None, :],
        evaluation.totals[row : row + 1],
        framework.ranking.shown_places,
    )[0]
    pillar_of = {
        column: pillar
        for pillar in framework.pillars
        for column in framework.leaf_columns[pillar.key]
    }
    lines = []
    for column, leaf in enumerate(framework.leaves):
        answer = bid.answer(leaf.field) if leaf.field else None
        value = answer.value if answer else Missing(Why.NOT_ASKED, "not judged by assessors yet")
        reading = answer.reading if answer else None
        evidence = Evidence(int(table.evidence[row, column]))
        best = row_if(evaluation, row, column, float(table.upper[row, column])).total
        worst = row_if(evaluation, row, column, float(table.lower[row, column])).total
        lines.append(
            LeafLine(
                criterion=leaf.key,
                label=leaf.label,
                pillar=pillar_of[column].key,
                pillar_label=pillar_of[column].label,
                field=leaf.field,
                text=reading.text if reading else "",
                value=value.text if isinstance(value, Value) else f"missing: {value.text}",
                cell=reading.cell if reading else None,
                evidence=evidence,
                score=(None if evidence is Evidence.EXCLUDED else float(table.scores[row, column])),
                weight=float(weights[column]),
                points=float(points[column]),
                could_add=max(0.0, best - total),
                could_lose=max(0.0, total - worst),
                note=_note(leaf, value, evidence),
                steps=value.steps if isinstance(value, Value) else (),
                doubts=(
                    tuple(doubt.text for doubt in value.doubts) if isinstance(value, Value) else ()
                ),
            )
        )
    return tuple(lines)


def _note(leaf: Criterion, value: Value | Missing, evidence: Evidence) -> str:
    match evidence:
        case Evidence.EXCLUDED:
            subject = "Missing" if leaf.field else "Not judged yet"
            return f"{subject}: left out, and the weights beside it rescaled."
        case Evidence.NOT_JUDGED:
            return f"Not judged yet: scores {leaf.missing.value:g} until it is."
        case Evidence.MISSING_ZERO:
            return "Missing: scores nothing."
        case Evidence.MISSING_VALUE:
            return "Missing: scores the value that the framework states for that."
    if isinstance(value, Value):
        if value.bound is Bound.RANGE:
            return "A range: scored at the end that earns less."
        if value.bound in (Bound.AT_LEAST, Bound.AT_MOST):
            return "A limit: scored at the figure stated."
        if value.bound is Bound.PERIOD:
            return "A period: scored at the day in it that earns less."
    return ""


def _pillar_lines(evaluation: Evaluation, leaves: tuple[LeafLine, ...]) -> tuple[PillarLine, ...]:
    places = evaluation.framework.ranking.shown_places
    lines = []
    for pillar in evaluation.framework.pillars:
        own = [leaf for leaf in leaves if leaf.pillar == pillar.key]
        points = round(sum(leaf.points for leaf in own), places)
        weight = sum(leaf.weight for leaf in own)
        lines.append(PillarLine(pillar.key, pillar.label, weight, points))
    return tuple(lines)


def _strongest(leaves: tuple[LeafLine, ...], places: int, most: int = 3) -> tuple[str, ...]:
    gained = sorted((leaf for leaf in leaves if leaf.points > 0), key=lambda leaf: -leaf.points)
    return tuple(
        f"{leaf.label}: {leaf.score or 0:.{places}f} of 100, adds {leaf.points:.{places}f} points"
        for leaf in gained[:most]
    )


def _weakest(leaves: tuple[LeafLine, ...], places: int, most: int = 3) -> tuple[str, ...]:
    def lost(leaf: LeafLine) -> float:
        return leaf.weight * (100.0 - (leaf.score or 0.0))

    short = sorted((leaf for leaf in leaves if lost(leaf) > 0.05), key=lambda leaf: -lost(leaf))
    return tuple(
        f"{leaf.label}: {leaf.score or 0:.{places}f} of 100, {lost(leaf):.{places}f} points short"
        f" of its most"
        for leaf in short[:most]
    )


def _missing(leaves: tuple[LeafLine, ...], places: int) -> tuple[str, ...]:
    sentences = []
    for leaf in leaves:
        if leaf.evidence is Evidence.READ:
            continue
        worth = f"could add up to {leaf.could_add:.{places}f} points"
        if leaf.could_lose > 0:
            worth += f" or take away {leaf.could_lose:.{places}f}"
        sentences.append(f"{leaf.label} ({leaf.value.removeprefix('missing: ')}): {worth}")
    return tuple(sentences)


def _improvements(evaluation: Evaluation, row: int) -> tuple[Improvement, ...]:
    """For each leaf, the least score that alone would shortlist the bid; the nearest first."""
    framework = evaluation.framework
    places = framework.ranking.shown_places
    bar = Bar(evaluation, row)
    found = []
    for column, leaf in enumerate(framework.leaves):
        now = float(evaluation.table.scores[row, column])
        needed = bar.least_score(row, column)
        if needed is None:
            sentence = f"{leaf.label}: even the highest score would not be enough."
        else:
            field = framework.field_by_key[leaf.field] if leaf.field else None
            answer = answer_needed(field, leaf, needed) if field else ""
            sentence = (
                f"{leaf.label}: a score of {needed:.{places}f} instead of {now:.{places}f}"
                + (f", which takes {answer}." if answer else ".")
            )
        found.append(Improvement(leaf.key, leaf.label, now, needed, sentence))
    found.sort(
        key=lambda item: (
            item.score_needed is None,
            (item.score_needed or 0.0) - item.score_now,
        )
    )
    return tuple(found)


def _what_would_change(
    evaluation: Evaluation, row: int, improvements: tuple[Improvement, ...]
) -> str:
    framework = evaluation.framework
    places = framework.ranking.shown_places
    if evaluation.standing(row) is Standing.SHORTLISTED:
        return _margin(evaluation, row)
    start = ""
    if evaluation.failed_gate(row):
        labels = {gate.key: gate.label for gate in framework.gates}
        failed = [
            f"“{labels[result.gate]}”"
            for result in evaluation.table.gates[row]
            if result.state is GateState.FAIL
        ]
        start = f"It would have to pass {listed(failed)}; no score makes up for a gate. "
        if Bar(evaluation, row).met_by(as_it_is(evaluation, row)):
            return start + "Its score is high enough for the shortlist."
        start += "Then: "
    nearest = improvements[0] if improvements else None
    if nearest is not None and nearest.score_needed is not None:
        return f"{start}The smallest single change: {nearest.sentence}"
    bar = Bar(evaluation, row).total
    gap = "" if bar is None else f" It is {bar - evaluation.totals[row]:.{places}f} points short."
    return f"{start}No rise on a single criterion would shortlist it.{gap}"


def _margin(evaluation: Evaluation, row: int) -> str:
    """How far a shortlisted bid is above the first that is not."""
    places = evaluation.framework.ranking.shown_places
    waiting = (evaluation.qualifying_places > 0) & (evaluation.standing_codes != IN)
    if not waiting.any():
        return "Every bid that qualifies is shortlisted."
    first = int(evaluation.order[waiting[evaluation.order]][0])
    margin = evaluation.totals[row] - evaluation.totals[first]
    return (
        f"Stays on the shortlist unless it loses more than {margin:.{places}f} points:"
        f" the next bid, {evaluation.bids[first].name}, scores"
        f" {evaluation.shown_totals[first]:.{places}f}."
    )
