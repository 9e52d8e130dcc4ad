"""What is wrong or doubtful in the data: said once, with its cell, and what to do about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from gz_eval.core.source import CellRef
from gz_eval.core.wording import counted


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


KIND_TITLES: Final = {
    "range": "Range instead of one figure",
    "bound": "Open-ended figure",
    "approximate": "Approximate figure",
    "mva": "MVA instead of MW",
    "unit-slip": "Slip in the unit",
    "unit-assumed": "No unit given",
    "other-basis": "Given on another basis",
    "two-figures": "Two figures in one answer",
    "qualified": "Answer with a condition",
    "ambiguous-date": "Date that can be read two ways",
    "ambiguous-number": "Number that can be read two ways",
    "percent-scale": "Percentage that can be read two ways",
    "unknown-option": "Answer not on the list",
    "cell-error": "Error in the cell",
    "unreadable": "Answer could not be read",
    "to-be-confirmed": "To be confirmed",
    "not-applicable": "Not applicable",
    "missing-required": "Required answer missing",
    "missing": "Answer missing",
    "duplicate-id": "Bid reference used twice",
    "repeated-bid": "Left out for another version",
    "duplicate-name": "Similar bid names",
    "duplicate-row": "Same bid twice",
    "duplicate-place": "Several bids on the same spot",
    "implausible": "Implausible figure",
    "implausible-ratio": "Figures do not fit together",
    "region-mismatch": "Region and coordinates disagree",
    "place-outside": "Coordinates outside the UK",
    "place-edge": "Coordinates near a boundary",
    "unmatched-header": "Heading not recognised",
    "field-not-found": "Question not found",
    "duplicate-header": "Heading used twice",
    "column-limit": "Headings too far to the right",
    "merged-answers": "Answers under a merged cell",
    "more-answers": "More answers than one form has",
    "row-limit": "Sheet that may go on",
    "old-format": "Read by its values alone",
    "hidden-sheet": "Hidden sheet",
    "hidden-row": "Hidden row",
    "left-out": "Row left out",
    "sheet-skipped": "Sheet not read",
    "file-unreadable": "File could not be read",
    "already-imported": "File imported before",
    "formula-without-result": "Formula without a result",
    "override-to-check": "Override that may no longer hold",
}


@dataclass(frozen=True, slots=True)
class IssueGroup:
    """Issues of one severity, kind and field, to be shown as one line that opens."""

    severity: Severity
    kind: str
    field: str
    issues: tuple[Issue, ...]

    @property
    def title(self) -> str:
        """What the issues are, in words: "Range instead of one figure"."""
        if self.kind == "implausible" and self.severity is Severity.ERROR:
            return "Impossible figure"
        return kind_title(self.kind)


def kind_title(kind: str) -> str:
    """A kind of issue in words: "Range instead of one figure"."""
    return KIND_TITLES.get(kind, kind.replace("-", " ").capitalize())


def severities_in_words(found: Iterable[Severity] | Mapping[Severity, int]) -> list[str]:
    """How many there are of each, the gravest first, such as ``1 error`` and ``2 warnings``."""
    counts = Counter(found)
    return [counted(counts[one], one.word.lower()) for one in Severity if counts[one]]


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
