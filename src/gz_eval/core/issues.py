"""What is wrong or doubtful in the data: said once, with its cell, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from gz_eval.core.source import CellRef


class Severity(IntEnum):
    """Errors change what can be scored; warnings ask for a look; notes are for the record."""

    ERROR = 3
    WARNING = 2
    NOTE = 1

    @property
    def word(self) -> str:
        """The severity as a word for people."""
        return self.name.capitalize()


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing to look at. `kind` is a stable word, such as ``range`` or ``duplicate-id``.

    `message` says what is wrong, `advice` what to do; both are full sentences.
    `where` is empty only for something about a whole run; `bid` and `field` are keys or empty.
    """

    severity: Severity
    kind: str
    message: str
    advice: str = ""
    where: tuple[CellRef, ...] = ()
    bid: str = ""
    field: str = ""

    @property
    def place(self) -> str:
        """Every cell concerned, for people."""
        return "; ".join(str(cell) for cell in self.where)


@dataclass(frozen=True, slots=True)
class IssueGroup:
    """Issues of one severity, kind and field, to be shown as one line that opens."""

    severity: Severity
    kind: str
    field: str
    issues: tuple[Issue, ...]


def deduplicated(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """The issues without repeats, in order of severity, then as they came."""
    unique = list(dict.fromkeys(issues))
    unique.sort(key=lambda issue: -issue.severity)
    return tuple(unique)


def grouped(issues: Iterable[Issue]) -> tuple[IssueGroup, ...]:
    """Issues gathered by severity, kind and field: gravest first, then the most frequent."""
    groups: dict[tuple[Severity, str, str], list[Issue]] = {}
    for issue in deduplicated(issues):
        groups.setdefault((issue.severity, issue.kind, issue.field), []).append(issue)
    found = [IssueGroup(*key, tuple(members)) for key, members in groups.items()]
    return tuple(sorted(found, key=lambda group: (-group.severity, -len(group.issues))))
