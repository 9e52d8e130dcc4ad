"""What an official sees before overriding: the evidence, and what stands there now. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from gz_eval.app.details import by_whom, capital
from gz_eval.app.moments import day_of
from gz_eval.app.overriding import field_of, gate_of, movable, ruled_on
from gz_eval.app.session import Session
from gz_eval.core.effective import effective_bid
from gz_eval.core.flags import gates_told
from gz_eval.core.framework import Field, Kind
from gz_eval.core.gates import gate_result
from gz_eval.core.outcome import GateResult, ShortlistPlace, Standing
from gz_eval.core.override_account import quoted, value_in_words
from gz_eval.core.override_commands import bid_of, name_and_reference
from gz_eval.core.overrides import GateOverride, Override, PlaceOverride, ReadingOverride, Target
from gz_eval.core.regions import REGIONS
from gz_eval.core.source import CellRef
from gz_eval.core.values import Missing, Value


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """A bid's answer as the bidder gave it, and as it counts.

    `quoted` is the cell's text, `read` what it was read as, `how` the steps and doubts; `options`
    are what can be chosen, none where anything can be typed; `corrected` tells of a correction that
    holds now, empty without one.
    """

    bid: str
    field: Field
    quoted: str
    cell: CellRef | None
    read: str
    how: tuple[str, ...]
    options: tuple[str, ...]
    corrected: str
    counts: Value | Missing


def answer_facts(session: Session, bid_id: str, field: str) -> AnswerFacts:
    """The facts about an answer. Raises UserError for a bid or field that is not there."""
    project = session.project
    bid = bid_of(project, bid_id)
    answer = bid.answer(field)
    asked = field_of(project, field)
    reading, value = answer.reading, answer.value
    how: tuple[str, ...] = ()
    if isinstance(value, Value):
        how = (*value.steps, *(doubt.text for doubt in value.doubts))
    override = _override(project.overrides, Target("reading", bid_id, field))
    counts = override.value if isinstance(override, ReadingOverride) else value
    return AnswerFacts(
        name_and_reference(project, bid_id),
        asked,
        quoted(reading.text) if reading is not None else "not asked in the file",
        reading.cell if reading is not None else None,
        value_in_words(value),
        tuple(capital(line) for line in how),
        _options(asked),
        _told(override, value_in_words(counts)),
        counts,
    )


def counts_alike(one: Value | Missing, other: Value | Missing) -> bool:
    """Whether two answers come to the same, however they are worded."""
    if isinstance(one, Missing) or isinstance(other, Missing):
        return isinstance(one, Missing) and isinstance(other, Missing) and one.why is other.why
    return _substance(one) == _substance(other)


def _substance(value: Value) -> tuple[object, ...]:
    return (value.amount, value.code, value.bound, value.low, value.high, value.place)


def _options(field: Field) -> tuple[str, ...]:
    match field.kind:
        case Kind.CHOICE:
            return tuple(option.label for option in field.options)
        case Kind.YES_NO:
            return ("yes", "no")
        case Kind.REGION:
            return tuple(region.name for region in REGIONS)
        case _:
            return ()


@dataclass(frozen=True, slots=True)
class GateFacts:
    """A bid's gate as the evidence has it, and what an override made of it."""

    bid: str
    label: str
    evidence: GateResult
    overridden: str


def gate_facts(session: Session, bid_id: str, gate: str) -> GateFacts:
    """The facts about a gate.

    Raises UserError for a bid or gate that is not there, and while scores, and gates, are hidden.
    """
    project = session.project
    bid = ruled_on(session, bid_id)
    found = gate_of(project, gate)
    evidence = gate_result(
        project.framework, found, effective_bid(project.framework, bid, project.overrides)
    )
    override = _override(project.overrides, Target("gate", bid_id, gate))
    state = override.state.value if isinstance(override, GateOverride) else ""
    return GateFacts(
        name_and_reference(project, bid_id), found.label, evidence, _told(override, state)
    )


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """Where the shortlist rule puts a bid and why, where it is `now`, who moved it there, and what
    its gates say against it.
    """

    bid: str
    rank: str
    rule: ShortlistPlace
    now: Standing
    moved: str
    gates: str


def place_facts(session: Session, bid_id: str) -> PlaceFacts:
    """The facts about a bid's place.

    Raises UserError for a bid that is not there, and while scores are hidden.
    """
    bid = movable(session, bid_id)
    evaluation = session.evaluation
    row = evaluation.index_by_id[bid.id]
    out_of = int((evaluation.table.failed == evaluation.failed_gate(row)).sum())
    among = " among the bids that fail a gate" if evaluation.failed_gate(row) else ""
    override = _override(session.project.overrides, Target("place", bid_id))
    rule = evaluation.place(row)
    now = override.standing if isinstance(override, PlaceOverride) else rule.standing
    return PlaceFacts(
        name_and_reference(session.project, bid_id),
        f"{int(evaluation.ranks[row]):,} of {out_of:,}{among}",
        rule,
        now,
        _told(override, now.value),
        # Where a bid fails one the reason for its place says so.
        "" if evaluation.failed_gate(row) else gates_told(evaluation, row),
    )


def _override(overrides: tuple[Override, ...], target: Target) -> Override | None:
    return next((one for one in overrides if one.target == target), None)


def _told(override: Override | None, state: str) -> str:
    """What an override that holds now says, with by whom, when and why."""
    if override is None:
        return ""
    by = override.stamp.by
    return (
        f"{state}, by {by_whom(by.name, by.role)} on {day_of(override.stamp.at)}:"
        f" {override.stamp.reason}"
    )
