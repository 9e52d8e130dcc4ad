"""Who did something, when and why: what every change to an evaluation carries with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Person:
    """A person by name and, where it matters, the role they act in (analyst, assurer...)."""

    name: str
    role: str = ""

    def __str__(self) -> str:
        return f"{self.name} ({self.role})" if self.role else self.name


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who, when (an aware moment, in UTC) and why (may be empty where no reason is asked for)."""

    by: Person
    at: datetime
    reason: str = ""
