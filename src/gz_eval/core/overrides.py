"""Officials' overrides: beside what was read or ruled, never in its place.

A reading override gives an answer another value, a gate override another state; both change the
scores or ranks, and what they stand in for stays visible. A place override moves a bid on the
shortlist and changes nothing of the ranking, nor does an issue that officials accept as it is.
Each has its author, role, time and reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple, TypeAlias

from gz_eval.core.issues import Issue
from gz_eval.core.outcome import GateState, Standing
from gz_eval.core.people import Stamp
from gz_eval.core.values import Missing, Value


class Target(NamedTuple):
    """What is overridden. `what` is reading, gate, place or issue.

    `key` is a field, a gate, empty, or what tells an issue of the bid from the others.
    """

    what: str
    bid: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class ReadingOverride:
    """Another value for a bid's answer. `text` is as the official typed it.

    `original` is the answer's text when it was overridden: a later import may have changed it.
    """

    what: ClassVar[str] = "reading"
    bid: str
    field: str
    text: str
    value: Value | Missing
    original: str
    stamp: Stamp

    @property
    def target(self) -> Target:
        """What is overridden: one override a target."""
        return Target(self.what, self.bid, self.field)


@dataclass(frozen=True, slots=True)
class GateOverride:
    """Another state for a bid's gate. `original` is the state when it was overridden."""

    what: ClassVar[str] = "gate"
    bid: str
    gate: str
    state: GateState
    original: GateState
    stamp: Stamp

    @property
    def target(self) -> Target:
        """What is overridden: one override a target."""
        return Target(self.what, self.bid, self.gate)


@dataclass(frozen=True, slots=True)
class PlaceOverride:
    """Another place on the shortlist. `original` is what the rule said when it was overridden."""

    what: ClassVar[str] = "place"
    bid: str
    standing: Standing
    original: Standing
    stamp: Stamp

    @property
    def target(self) -> Target:
        """What is overridden: one override a target."""
        return Target(self.what, self.bid)


@dataclass(frozen=True, slots=True)
class IssueAcceptance:
    """An issue that officials looked at and accept as it is. It changes no score and no gate.

    `issue` is the issue's kind; `bid` and `field` may be empty, as they are for the issue. Where
    the data change, so does `message`, and the acceptance holds no more. `file` is the one that an
    issue of no bid is about: others may have an issue of the same words. Without it, as before that
    was kept, the acceptance holds for all of those.
    """

    what: ClassVar[str] = "issue"
    bid: str
    field: str
    issue: str
    message: str
    stamp: Stamp
    file: str = ""

    @property
    def target(self) -> Target:
        """What is accepted: once each."""
        key = issue_key(self.issue, self.field, self.message, self.file)
        return Target(self.what, self.bid, key)

    def is_of(self, issue: Issue) -> bool:
        """Whether it is this issue that is accepted."""
        return (self.bid, self.field, self.issue, self.message) == (
            issue.bid,
            issue.field,
            issue.kind,
            issue.message,
        ) and self.file in ("", file_of(issue))


def issue_key(kind: str, field: str, message: str, file: str = "") -> str:
    """What tells an issue of a bid, or of a file, from the others."""
    return "/".join((kind, field, message, file) if file else (kind, field, message))


def file_of(issue: Issue) -> str:
    """The file that an issue of no bid is about; empty for others."""
    return issue.where[0].sheet.file if issue.where and not issue.bid else ""


Override: TypeAlias = ReadingOverride | GateOverride | PlaceOverride | IssueAcceptance
