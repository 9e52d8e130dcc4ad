"""The commands that override a reading, a gate or a shortlist place, or accept an issue.

`RemoveOverride` takes any of them back, on the record.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from gz_eval.core.bids import Bid
from gz_eval.core.command import need_name_and_role
from gz_eval.core.effective import bids_as_they_count
from gz_eval.core.errors import UserError
from gz_eval.core.issues import kind_title
from gz_eval.core.names_apart import in_brackets, plain_name, with_reference
from gz_eval.core.outcome import GateState, Standing
from gz_eval.core.overrides import (
    GateOverride,
    IssueAcceptance,
    Override,
    PlaceOverride,
    ReadingOverride,
    Target,
)
from gz_eval.core.people import Stamp
from gz_eval.core.project import Project
from gz_eval.core.values import Missing, Value
from gz_eval.core.wording import plain_label


@dataclass(frozen=True, slots=True)
class OverrideReading:
    """Give a bid's answer another value. `value` is what `text` was read as."""

    kind: ClassVar[str] = "override-reading"
    needs_reason: ClassVar[bool] = True
    bid: str
    field: str
    text: str
    value: Value | Missing

    def apply(self, project: Project, stamp: Stamp) -> Project:
        """The project with the override. Raises UserError without name, role or such an answer."""
        need_name_and_role(stamp, "Correcting an answer")
        bid = bid_of(project, self.bid)
        if self.field not in project.framework.field_by_key:
            raise UserError(
                f"The framework “{project.framework.key}” has no field “{self.field}”.",
                "Choose one of its fields.",
            )
        reading = bid.answer(self.field).reading
        original = reading.text if reading is not None else ""
        override = ReadingOverride(self.bid, self.field, self.text, self.value, original, stamp)
        return with_override(project, override)

    def sentence(self, project: Project) -> str:
        """Such as "correct Firm capacity of Blackmoor Park to “550 MW”"."""
        field = project.framework.field_by_key.get(self.field)
        label = field.label if field is not None else self.field
        return f"correct {label} of {name_of(project, self.bid)} to “{self.text}”"


@dataclass(frozen=True, slots=True)
class OverrideGate:
    """Give a bid's gate another state. `original` is the state that it had from the evidence."""

    kind: ClassVar[str] = "override-gate"
    needs_reason: ClassVar[bool] = True
    bid: str
    gate: str
    state: GateState
    original: GateState

    def apply(self, project: Project, stamp: Stamp) -> Project:
        """The project with the override. Raises UserError without name, role or such a gate."""
        need_name_and_role(stamp, "Overriding a gate")
        bid_of(project, self.bid)
        if all(gate.key != self.gate for gate in project.framework.gates):
            raise UserError(
                f"The framework “{project.framework.key}” has no gate “{self.gate}”.",
                "Choose one of its gates.",
            )
        return with_override(
            project, GateOverride(self.bid, self.gate, self.state, self.original, stamp)
        )

    def sentence(self, project: Project) -> str:
        """Such as "override “Enough power” of Blackmoor Park to Pass"."""
        labels = {gate.key: gate.label for gate in project.framework.gates}
        gate = labels.get(self.gate, self.gate)
        return f"override “{gate}” of {name_of(project, self.bid)} to {self.state.value}"


@dataclass(frozen=True, slots=True)
class OverridePlace:
    """Move a bid on the shortlist. `original` is where the rule puts it."""

    kind: ClassVar[str] = "override-place"
    needs_reason: ClassVar[bool] = True
    bid: str
    standing: Standing
    original: Standing

    def apply(self, project: Project, stamp: Stamp) -> Project:
        """The project with the move. Raises UserError without name, role or such a bid."""
        need_name_and_role(stamp, "Moving a bid on the shortlist")
        bid_of(project, self.bid)
        if self.standing is Standing.FAILED_GATE:
            raise UserError(
                "A bid cannot be moved to “Failed a gate”.", "Override the gate itself instead."
            )
        return with_override(project, PlaceOverride(self.bid, self.standing, self.original, stamp))

    def sentence(self, project: Project) -> str:
        """Such as "move Blackmoor Park to reserve"."""
        return f"move {name_of(project, self.bid)} to {self.standing.value.lower()}"


@dataclass(frozen=True, slots=True)
class AcceptIssue:
    """Accept an issue of the import as it is: it stays, as a note that says so.

    `bid`, `field`, `issue` (its kind) and `message` are the issue's own; `file` is that of an issue
    of no bid.
    """

    kind: ClassVar[str] = "accept-issue"
    needs_reason: ClassVar[bool] = True
    bid: str
    field: str
    issue: str
    message: str
    file: str = ""

    def apply(self, project: Project, stamp: Stamp) -> Project:
        """The project with the acceptance. Raises UserError without name, role or such an issue."""
        need_name_and_role(stamp, "Accepting an issue")
        accepted = IssueAcceptance(self.bid, self.field, self.issue, self.message, stamp, self.file)
        if not any(accepted.is_of(one) for one in project.bids.issues):
            raise UserError(
                f"There is no such issue of {_of_what(project, self.bid, self.file)}.",
                "The data may have changed: look at the list of issues.",
            )
        return with_override(project, accepted)

    def sentence(self, project: Project) -> str:
        """Such as "accept the issue “Approximate figure” in “Land” of Blackmoor Park"."""
        return f"accept {_which(project, self.issue, self.field, self.bid, self.file)}"


def _of_what(project: Project, bid: str, file: str) -> str:
    """The bid that an issue is about, by name, or the file; "the import" where it is none."""
    if file:
        return f"“{file}”"
    return name_of(project, bid) if bid else "the import"


def _which(project: Project, issue: str, field: str, bid: str, file: str) -> str:
    """An issue by its kind, the answer it is about where it is about one, and the bid or file."""
    about = project.framework.field_by_key.get(field)
    answer = f" in “{plain_label(about)}”" if about is not None else ""
    return f"the issue “{kind_title(issue)}”{answer} of {_of_what(project, bid, file)}"


@dataclass(frozen=True, slots=True)
class RemoveOverride:
    """Take an override back: what was read or ruled holds again."""

    kind: ClassVar[str] = "remove-override"
    needs_reason: ClassVar[bool] = True
    what: str
    bid: str
    key: str = ""

    def apply(self, project: Project, stamp: Stamp) -> Project:
        """The project without the override. Raises UserError when there is none."""
        need_name_and_role(stamp, "Removing an override")
        target = Target(self.what, self.bid, self.key)
        left = tuple(override for override in project.overrides if override.target != target)
        if len(left) == len(project.overrides):
            raise UserError(
                f"There is no such override of {name_of(project, self.bid)}.",
                "It may have been removed already: look at the list of overrides.",
            )
        return replace(project, overrides=left)

    def sentence(self, project: Project) -> str:
        """Such as "remove the override of Firm capacity of Blackmoor Park"."""
        name = name_of(project, self.bid)
        fields = project.framework.field_by_key
        match self.what:
            case "reading":
                label = fields[self.key].label if self.key in fields else self.key
                return f"remove the correction of {label} of {name}"
            case "gate":
                labels = {gate.key: gate.label for gate in project.framework.gates}
                return f"remove the override of “{labels.get(self.key, self.key)}” of {name}"
            case "issue":
                issue, field = self.key.split("/")[:2]
                file = next(
                    (
                        one.file
                        for one in project.overrides
                        if isinstance(one, IssueAcceptance)
                        and one.target == Target(self.what, self.bid, self.key)
                    ),
                    "",
                )
                return f"open {_which(project, issue, field, self.bid, file)} again"
            case _:
                return f"put {name} back where the shortlist rule has it"


def with_override(project: Project, override: Override) -> Project:
    """The project with an override, in place of an earlier one of the same target."""
    others = tuple(one for one in project.overrides if one.target != override.target)
    return replace(project, overrides=(*others, override))


def bid_of(project: Project, bid_id: str) -> Bid:
    """A bid by its id. Raises UserError when there is none."""
    for bid in project.bids.bids:
        if bid.id == bid_id:
            return bid
    raise UserError(f"There is no bid “{bid_id}”.", "Check its reference in the ranking.")


def name_of(project: Project, bid_id: str) -> str:
    """A bid's name for a sentence, as it counts, with its id where another bid has that name too.

    Its id alone when there is no such bid.
    """
    bids = {bid.id: bid.name for bid in bids_as_they_count(project)}
    name = bids.pop(bid_id, bid_id)
    shared = plain_name(name) in map(plain_name, bids.values())
    return with_reference(name, bid_id) if shared else name


def name_and_reference(project: Project, bid_id: str) -> str:
    """A bid's name and reference, where something is decided of it."""
    name = name_of(project, bid_id)
    return name if name.endswith(in_brackets(bid_id)) else with_reference(name, bid_id)
