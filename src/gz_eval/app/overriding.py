"""From what an official typed or chose to the command that overrides it, or to why it cannot be.

An answer is read by its field's own reader, so that "550 MW" and "14 June 2029" mean here what they
mean in a workbook. Doubts that a bidder's answer may have, an official's may not.
"""

from __future__ import annotations

from gz_eval.app.session import Session
from gz_eval.core.bids import Bid
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Field, Gate, Kind
from gz_eval.core.outcome import GateState, Standing
from gz_eval.core.override_account import OverrideAccount, override_accounts
from gz_eval.core.override_commands import (
    OverrideGate,
    OverridePlace,
    OverrideReading,
    RemoveOverride,
    bid_of,
)
from gz_eval.core.overrides import Target
from gz_eval.core.possible import is_impossible
from gz_eval.core.project import Project
from gz_eval.core.source import Reading, SheetRef
from gz_eval.core.values import Missing, Value, Why
from gz_eval.core.wording import listed

TREATED_AS_MISSING = "missing"
"""What an official types, or leaves blank, to have an answer count as missing."""

_DELIBERATE = {
    Why.BLANK: "treated as missing",
    Why.TO_BE_CONFIRMED: "treated as to be confirmed",
    Why.NOT_APPLICABLE: "treated as not applicable",
}
_TO_BE_MADE_PLAIN = frozenset(
    {"ambiguous-date", "ambiguous-number", "percent-scale", "two-figures", "unit-slip"}
)
_EXAMPLES = {
    Kind.MONEY: "Type a sum with its scale, such as “£8.2bn”.",
    Kind.DATE: "Type a date with the month as a word, such as “14 June 2029”.",
    Kind.WHOLE_NUMBER: "Type a whole number, such as “250”.",
    Kind.SHARE: "Type a percentage, such as “35%”.",
    Kind.YES_NO: "Type “yes” or “no”.",
    Kind.REGION: "Type a region of the UK, such as “North East” or “Wales”.",
    Kind.PLACE: "Type latitude and longitude, or a grid reference, such as “NZ 25 64”.",
}


def correction(session: Session, bid: str, field: str, text: str) -> OverrideReading:
    """The command that corrects a bid's answer to what `text` says, read as the field's kind.

    Nothing, or "missing", has the answer count as missing; "TBC" and "N/A" are taken as such.
    Raises UserError for a bid or field that is not there, and for a text that cannot be read as
    the field's kind, can be read in two ways, or states what cannot be.
    """
    found = bid_of(session.project, bid)
    asked = field_of(session.project, field)
    typed = " ".join(text.split())
    if not typed or (asked.kind is not Kind.TEXT and typed.casefold() == TREATED_AS_MISSING):
        return _missing(found, asked, TREATED_AS_MISSING, Why.BLANK)
    value = read_as(asked, typed)
    if isinstance(value, Missing):
        return _missing(found, asked, typed, value.why)
    return OverrideReading(found.id, asked.key, typed, value)


def _missing(bid: Bid, field: Field, typed: str, why: Why) -> OverrideReading:
    return OverrideReading(bid.id, field.key, typed, Missing(why, _DELIBERATE[why]))


def field_of(project: Project, key: str) -> Field:
    """A field of the framework. Raises UserError for one that it has not."""
    field = project.framework.field_by_key.get(key)
    if field is None:
        raise UserError(
            f"The framework “{project.framework.key}” has no field “{key}”.",
            f"Its fields are {listed(list(project.framework.field_by_key), 60)}.",
        )
    return field


def gate_of(project: Project, key: str) -> Gate:
    """A gate of the framework. Raises UserError for one that it has not."""
    gates = {one.key: one for one in project.framework.gates}
    if key not in gates:
        listing = listed([f"“{one}”" for one in gates], 20)
        raise UserError(
            f"The framework “{project.framework.key}” has no gate “{key}”.",
            f"Its gates are {listing}." if listing else "It has none.",
        )
    return gates[key]


def read_as(field: Field, text: str) -> Value | Missing:
    """What a typed text says as the field's kind; `Missing` only where it says so on purpose.

    Raises UserError as `correction` does.
    """
    from gz_eval.core.answers import reader_for

    value = reader_for(field)(Reading(SheetRef("", ""), 1, 1, text))
    advice = _advice(field)
    if isinstance(value, Missing):
        if value.why in _DELIBERATE:
            return value
        raise UserError(f"“{text}” cannot be read as “{field.label}”.", advice)
    if is_impossible(field, value):
        raise UserError(f"“{text}” is impossible for “{field.label}”.", advice)
    for doubt in value.doubts:
        if doubt.kind in _TO_BE_MADE_PLAIN:
            raise UserError(f"“{text}” can be read in more than one way: {doubt.text}.", advice)
    return value


def _advice(field: Field) -> str:
    """What to type for a field, by example."""
    blank = f"To have the answer count as missing, type “{TREATED_AS_MISSING}”."
    match field.kind:
        case Kind.QUANTITY:
            return f"Type a figure with its unit, such as “550 {field.unit}”. {blank}"
        case Kind.CHOICE:
            options = listed([f"“{option.label}”" for option in field.options], 20)
            return f"Choose one of {options}. {blank}"
        case Kind.TEXT:
            return "Type a text, or nothing to have the answer count as missing."
        case _:
            return f"{_EXAMPLES[field.kind]} {blank}"


def gate_override(session: Session, bid: str, gate: str, state: GateState) -> OverrideGate:
    """The command that gives a bid's gate another state than the evidence does.

    Raises UserError for a bid or gate that is not there, for the state that the evidence gives, and
    while scores are hidden: a gate that cannot be seen cannot be ruled on.
    """
    found, asked = ruled_on(session, bid), gate_of(session.project, gate)
    evaluation = session.evaluation
    row = evaluation.index_by_id[found.id]
    name = evaluation.bids[row].name
    result = next(one for one in evaluation.table.gates[row] if one.gate == asked.key)
    given = result.original if result.original is not None else result.state
    if given is state:
        overridden = result.original is not None
        raise UserError(
            f"The evidence gives {state.value} for this gate of {name}.",
            "Remove the override instead: it is not needed any more."
            if overridden
            else "There is nothing to override.",
        )
    return OverrideGate(found.id, gate, state, given)


def place_override(session: Session, bid: str, standing: Standing) -> OverridePlace:
    """The command that moves a bid on the shortlist, away from where the rule puts it.

    Raises UserError for a bid that is not there, for the place that the rule gives it, and while
    scores are hidden: what cannot be seen cannot be moved.
    """
    found = movable(session, bid)
    evaluation = session.evaluation
    row = evaluation.index_by_id[found.id]
    ruled = evaluation.standing(row)
    name = evaluation.bids[row].name
    if ruled is standing:
        moved = session.selection.move(row) is not None
        raise UserError(
            f"The shortlist rule gives {name} that place: {standing.value.lower()}.",
            "Remove the move instead: it is not needed any more."
            if moved
            else "There is nothing to move.",
        )
    return OverridePlace(found.id, standing, ruled)


def placing(session: Session, bid: str, standing: Standing) -> OverridePlace | RemoveOverride:
    """The command that has a bid in a place: back where the rule has it, it takes the move back.

    Raises UserError as `place_override` does, so too where it is there already.
    """
    moved = any(one.target == Target("place", bid) for one in session.project.overrides)
    row = session.evaluation.index_by_id.get(bid)
    if moved and row is not None and session.evaluation.standing(row) is standing:
        return RemoveOverride("place", bid)
    return place_override(session, bid, standing)


def overrides_told(project: Project) -> tuple[OverrideAccount, ...]:
    """Every override in words, the latest first, with what no longer fits."""
    return tuple(reversed(override_accounts(project)))


def ruled_on(session: Session, bid_id: str) -> Bid:
    """A bid whose gate is to be overridden.

    Raises UserError for a bid that is not there, and while scores are hidden: gates are too.
    """
    bid = bid_of(session.project, bid_id)
    if session.project.scores_hidden:
        raise UserError(
            "Gates are hidden until the framework is locked, so none can be overridden.",
            "Lock the framework first.",
        )
    return bid


def movable(session: Session, bid_id: str) -> Bid:
    """A bid that is to be moved on the shortlist.

    Raises UserError for a bid that is not there, and while scores are hidden.
    """
    bid = bid_of(session.project, bid_id)
    if session.project.scores_hidden:
        raise UserError(
            "Scores are hidden until the framework is locked, so no bid can be moved.",
            "Lock the framework first.",
        )
    return bid
