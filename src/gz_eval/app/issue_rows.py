"""What the issues panel says: one line for each group of issues, and one for each issue. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from gz_eval.app.columns import Column, Tone
from gz_eval.core.bids import BidSet
from gz_eval.core.framework import Framework
from gz_eval.core.issues import Issue, Severity, grouped

KIND_TITLES = {
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
    "duplicate-name": "Similar bid names",
    "duplicate-row": "Same bid twice",
    "implausible": "Implausible figure",
    "implausible-ratio": "Figures do not fit together",
    "region-mismatch": "Region and coordinates disagree",
    "place-outside": "Coordinates outside the UK",
    "place-edge": "Coordinates near a boundary",
    "unmatched-header": "Heading not recognised",
    "field-not-found": "Question not found",
    "duplicate-header": "Heading used twice",
    "hidden-sheet": "Hidden sheet",
    "hidden-row": "Hidden row",
    "left-out": "Row left out",
    "sheet-skipped": "Sheet not read",
    "file-unreadable": "File could not be read",
    "formula-without-result": "Formula without a result",
}
_TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.WARNING, Severity.NOTE: Tone.SECONDARY}


@dataclass(frozen=True, slots=True, eq=False)
class IssueRow:
    """One issue. `bid` is the id to select, empty where no single bid is concerned."""

    id: str
    issue: Issue
    bid: str
    bid_name: str


@dataclass(frozen=True, slots=True, eq=False)
class GroupRow:
    """Issues of one severity and kind about one field, as one line."""

    id: str
    severity: Severity
    kind: str
    title: str
    about: str
    issues: tuple[IssueRow, ...]


def kind_title(kind: str) -> str:
    """A kind of issue in words."""
    return KIND_TITLES.get(kind, kind.replace("-", " ").capitalize())


def group_rows(framework: Framework, bids: BidSet) -> tuple[GroupRow, ...]:
    """Every issue of an import, gathered by severity, kind and field; the gravest first."""
    names = {bid.id: bid.name for bid in bids.bids}
    rows = []
    for group in grouped(bids.issues):
        key = f"{group.severity.name}/{group.kind}/{group.field}"
        field = framework.field_by_key.get(group.field)
        members = tuple(
            IssueRow(
                f"{key}/{number:06}",
                issue,
                issue.bid if issue.bid in names else "",
                names.get(issue.bid, ""),
            )
            for number, issue in enumerate(group.issues)
        )
        rows.append(
            GroupRow(
                key,
                group.severity,
                group.kind,
                kind_title(group.kind),
                field.label if field is not None else group.field,
                members,
            )
        )
    return tuple(rows)


def issue_count_line(groups: tuple[GroupRow, ...]) -> str:
    """Such as "41 issues: 3 errors, 12 warnings, 26 notes", or "No issues found"."""
    counts = dict.fromkeys(sorted(Severity, reverse=True), 0)
    for group in groups:
        counts[group.severity] += len(group.issues)
    total = sum(counts.values())
    if not total:
        return "No issues found"
    parts = [
        f"{count:,} {severity.word.lower()}{'' if count == 1 else 's'}"
        for severity, count in counts.items()
        if count
    ]
    return f"{total:,} {'issue' if total == 1 else 'issues'}: {', '.join(parts)}"


def _place(row: IssueRow) -> str:
    where = row.issue.where
    if not where:
        return ""
    more = f" and {len(where) - 1} more" if len(where) > 1 else ""
    return f"{where[0].address}, {where[0].sheet}{more}"


GROUP_COLUMNS: tuple[Column[GroupRow], ...] = (
    Column(
        "Severity",
        lambda row: row.severity.word,
        sort=lambda row: -float(row.severity),
        tone=lambda row: _TONES[row.severity],
        spoken=lambda row: (
            f"{row.severity.word}, {row.title}{f', {row.about}' if row.about else ''},"
            f" {len(row.issues)} {'issue' if len(row.issues) == 1 else 'issues'}"
        ),
    ),
    Column(
        "What",
        lambda row: f"{row.title}: {row.about}" if row.about else row.title,
        tooltip=lambda row: f"{row.title}: {row.about}" if row.about else row.title,
    ),
    Column(
        "Count",
        lambda row: f"{len(row.issues):,}",
        sort=lambda row: float(len(row.issues)),
        right=True,
    ),
)

ISSUE_COLUMNS: tuple[Column[IssueRow], ...] = (
    Column(
        "Bid",
        lambda row: row.bid_name,
        tone=lambda _row: Tone.STRONG,
        tooltip=lambda row: f"{row.bid_name}\n{row.bid}" if row.bid else "",
    ),
    Column(
        "Issue",
        lambda row: row.issue.message,
        tooltip=lambda row: f"{row.issue.message} {row.issue.advice}".strip(),
        spoken=lambda row: f"{row.issue.message} {row.issue.advice}".strip(),
    ),
    Column(
        "Cell",
        _place,
        tone=lambda _row: Tone.SECONDARY,
        tooltip=lambda row: "\n".join(str(cell) for cell in row.issue.where),
    ),
)
