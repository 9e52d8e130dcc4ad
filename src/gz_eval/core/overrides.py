"""Officials' overrides: beside what was read or ruled, never in its place.

A reading override gives an answer another value, a gate override another state; both change the
scores or ranks, and what they stand in for stays visible. A place override moves a bid on the
shortlist and changes nothing of the ranking. Each has its author, role, time and reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple, TypeAlias

from gz_eval.core.outcome import GateState, Standing
from gz_eval.core.people import Stamp
from gz_eval.core.values import Missing, Value


class Target(NamedTuple):
    """What is overridden. `what` is reading, gate or place; `key` a field, a gate, or empty."""

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


Override: TypeAlias = ReadingOverride | GateOverride | PlaceOverride
