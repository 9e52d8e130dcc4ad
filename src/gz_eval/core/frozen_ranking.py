"""The ranking as a sign-off freezes it, with what officials decided of each bid."""

from __future__ import annotations

from dataclasses import replace
from typing import TypedDict

from gz_eval.core.bids import Bid
from gz_eval.core.decided import Decided
from gz_eval.core.effective import corrected_answers, effective_bids, gate_overrides, overridden
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Framework
from gz_eval.core.gates import gate_results, states_in_words
from gz_eval.core.outcome import GateResult
from gz_eval.core.override_account import correction_told, quoted, value_in_words
from gz_eval.core.overrides import GateOverride, ReadingOverride
from gz_eval.core.project import Project
from gz_eval.core.selection import Selection
from gz_eval.core.sign_off import RankedBid, SignOff
from gz_eval.core.unmeasured import absent_pillars


def frozen_ranking(evaluation: Evaluation, selection: Selection) -> tuple[RankedBid, ...]:
    """The ranking as it stands, in ranked order, copied so that nothing later can change it."""
    points, absent = evaluation.pillar_points(), absent_pillars(evaluation)
    framework, gates = evaluation.framework, evaluation.table.gates
    return tuple(
        RankedBid(
            bid=evaluation.bids[row].id,
            name=evaluation.bids[row].name,
            region=evaluation.bids[row].region,
            rank=int(evaluation.ranks[row]),
            gates=evaluation.table.gate_states[row],
            score=float(evaluation.totals[row]),
            lower=float(evaluation.lower[row]),
            upper=float(evaluation.upper[row]),
            points=tuple(points[row].tolist()),
            standing=evaluation.standing(row),
            selected=selection.standing(row),
            reason=selection.reason(row),
            absent=tuple(absent[row].tolist()) if any(absent[row]) else (),
            **_decisions(framework, evaluation.bids[row], gates[row]),
        )
        for row in evaluation.order.tolist()
    )


def with_decisions(sign_off: SignOff, then: Project) -> SignOff:
    """A sign-off of before decisions were frozen, with those of the state that it was made from.

    The same sign-off where it has them, or where there were none.
    """
    if any(one.overridden or one.corrected for one in sign_off.ranking):
        return sign_off
    kinds = (GateOverride, ReadingOverride)
    decided = {one.bid for one in then.overrides if isinstance(one, kinds)}
    if not decided:
        return sign_off
    framework, of_gates = then.framework, gate_overrides(then.overrides)
    bids = tuple(bid for bid in then.bids.bids if bid.id in decided)
    found = {
        bid.id: (bid, overridden(gate_results(framework, bid), bid.id, of_gates))
        for bid in effective_bids(framework, bids, then.overrides)
    }
    ranking = tuple(
        replace(one, **_decisions(framework, *found[one.bid])) if one.bid in found else one
        for one in sign_off.ranking
    )
    return replace(sign_off, ranking=ranking)


class _Decisions(TypedDict):
    gates_told: str
    overridden: tuple[Decided, ...]
    corrected: tuple[Decided, ...]


def _decisions(framework: Framework, bid: Bid, results: tuple[GateResult, ...]) -> _Decisions:
    ruled = _gates_decided(framework, results)
    return {
        "gates_told": states_in_words(results) if ruled else "",
        "overridden": ruled,
        "corrected": _answers_decided(framework, bid),
    }


def _gates_decided(framework: Framework, results: tuple[GateResult, ...]) -> tuple[Decided, ...]:
    """The gates of a bid that officials overrode."""
    labels = {gate.key: gate.label for gate in framework.gates}
    return tuple(
        Decided(
            labels[one.gate],
            one.original.value,
            one.state.value,
            one.reason,
            one.by_ruling,
        )
        for one in results
        if one.original is not None
    )


def _answers_decided(framework: Framework, bid: Bid) -> tuple[Decided, ...]:
    """The answers of a bid that officials corrected, of those that the framework asks for."""
    fields = framework.field_by_key
    return tuple(
        Decided(
            fields[answer.field].label,
            quoted(answer.reading.text) if answer.reading is not None else "not asked for",
            value_in_words(answer.value),
            correction_told(answer),
        )
        for answer in corrected_answers(bid)
        if answer.field in fields
    )
