"""What the issues panel says: one line for each group of issues, and one for each issue. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from gz_eval.app.columns import Column, Tone
from gz_eval.app.same_names import told_apart_by
from gz_eval.core.effective import bids_as_they_count
from gz_eval.core.issues import Issue, Severity, grouped
from gz_eval.core.names_apart import names_apart
from gz_eval.core.open_issues import issues_now
from gz_eval.core.project import Project
from gz_eval.core.wording import counted

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


def group_rows(project: Project) -> tuple[GroupRow, ...]:
    """Every issue as it stands, gathered by severity, kind and field; the gravest first.

    Those about answers that officials corrected are notes; overrides to be looked at are warnings.
    """
    framework = project.framework
    names = names_apart((bid.id, bid.name) for bid in bids_as_they_count(project))
    rows = []
    for group in grouped(issues_now(project)):
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
                group.title,
                field.label if field is not None else group.field,
                members,
            )
        )
    return tuple(rows)


def open_line(project: Project) -> tuple[str, Tone]:
    """Such as "17 errors and 55 warnings are open", and how grave that is.

    Open are those that were neither accepted nor settled by a correction; notes ask for nothing.
    """
    found = [issue.severity for issue in issues_now(project)]
    counts = [(one, found.count(one)) for one in (Severity.ERROR, Severity.WARNING)]
    parts = [_counted(count, severity) for severity, count in counts if count]
    if not parts:
        return "No errors or warnings are open", Tone.SECONDARY
    one = sum(count for _, count in counts) == 1
    tone = Tone.BAD if counts[0][1] else Tone.WARNING
    return f"{' and '.join(parts)} {'is' if one else 'are'} open", tone


def _counted(count: int, severity: Severity) -> str:
    return counted(count, severity.word.lower())


def issue_count_line(groups: tuple[GroupRow, ...]) -> str:
    """Such as "41 issues: 3 errors, 12 warnings, 26 notes", or "No issues found"."""
    counts = dict.fromkeys(sorted(Severity, reverse=True), 0)
    for group in groups:
        counts[group.severity] += len(group.issues)
    total = sum(counts.values())
    if not total:
        return "No issues found"
    parts = [_counted(count, severity) for severity, count in counts.items() if count]
    return f"{counted(total, 'issue')}: {', '.join(parts)}"


def _place(row: IssueRow) -> str:
    """The cell alone where a bid is named beside it; sheet and file too where none is."""
    where = row.issue.where
    if not where:
        return ""
    more = f" and {len(where) - 1} more" if len(where) > 1 else ""
    first = where[0].address if row.bid_name else f"{where[0].address}, {where[0].sheet}"
    return first + more


GROUP_COLUMNS: tuple[Column[GroupRow], ...] = (
    Column(
        "Severity",
        lambda row: row.severity.word,
        sort=lambda row: -float(row.severity),
        tone=lambda row: _TONES[row.severity],
        spoken=lambda row: (
            f"{row.severity.word}, {row.title}{f', {row.about}' if row.about else ''},"
            f" {counted(len(row.issues), 'issue')}"
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
        apart=lambda row: told_apart_by(row.bid_name, row.bid),
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
        spoken=lambda row: row.issue.place,
    ),
)
