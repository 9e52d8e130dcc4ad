"""Bids and gates as they count: what was read, with officials' overrides laid over it.

The bids as read are never changed: an overridden answer keeps its reading and carries the value it
stands in for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from gz_eval.core.bids import Bid
from gz_eval.core.framework import Framework
from gz_eval.core.outcome import GateResult
from gz_eval.core.overrides import GateOverride, Override, ReadingOverride
from gz_eval.core.project import Project
from gz_eval.core.values import Answer, Correction, Value, stated_text
from gz_eval.core.wording import sentence

GateOverrides = Mapping[tuple[str, str], GateOverride]


def effective_bids(
    framework: Framework, bids: tuple[Bid, ...], overrides: Iterable[Override]
) -> tuple[Bid, ...]:
    """The bids with corrected answers; the same tuple when nothing is corrected.

    A bid whose name or region is corrected has the corrected name, or is in the corrected region.
    """
    by_bid: dict[str, list[ReadingOverride]] = {}
    for override in overrides:
        if isinstance(override, ReadingOverride):
            by_bid.setdefault(override.bid, []).append(override)
    if not by_bid:
        return bids
    return tuple(
        _corrected(framework, bid, by_bid[bid.id]) if bid.id in by_bid else bid for bid in bids
    )


def _corrected(framework: Framework, bid: Bid, overrides: list[ReadingOverride]) -> Bid:
    answers, name, region = dict(bid.answers), bid.name, bid.region
    for override in overrides:
        was = bid.answer(override.field)
        correction = Correction(was.value, override.text, override.stamp)
        answers[override.field] = Answer(override.field, was.reading, override.value, correction)
        if override.field == framework.region_field:
            region = override.value.code if isinstance(override.value, Value) else ""
        elif override.field == framework.name_field:
            name = stated_text(answers[override.field]) or bid.id
    return replace(bid, answers=answers, name=name, region=region)


def bids_as_they_count(project: Project) -> tuple[Bid, ...]:
    """The bids of a project with what officials corrected of them."""
    return effective_bids(project.framework, project.bids.bids, project.overrides)


def effective_bid(framework: Framework, bid: Bid, overrides: Iterable[Override]) -> Bid:
    """One bid with its corrected answers; the same bid when it has none."""
    own = (one for one in overrides if one.bid == bid.id)
    return effective_bids(framework, (bid,), own)[0]


def corrected_answers(bid: Bid) -> tuple[Answer, ...]:
    """The answers of a bid that officials corrected."""
    return tuple(answer for answer in bid.answers.values() if answer.correction is not None)


def gate_overrides(overrides: Iterable[Override]) -> GateOverrides:
    """The overrides of gates, by bid id and gate key."""
    return {
        (override.bid, override.gate): override
        for override in overrides
        if isinstance(override, GateOverride)
    }


def overridden(
    results: tuple[GateResult, ...], bid_id: str, overrides: GateOverrides
) -> tuple[GateResult, ...]:
    """A bid's gates with the overrides of them; each reason says who overrode it and why."""
    if not overrides:
        return results
    return tuple(
        _overridden(result, overrides[bid_id, result.gate])
        if (bid_id, result.gate) in overrides
        else result
        for result in results
    )


def _overridden(result: GateResult, override: GateOverride) -> GateResult:
    stamp = override.stamp
    reason = (
        f"Overridden to {override.state.value} by {stamp.by}: {sentence(stamp.reason)}"
        f" From the evidence: {result.state.value}. {result.reason}"
    )
    return GateResult(result.gate, override.state, reason, result.state)
