"""What the issues panel says: one line for each group of issues, and one for each issue. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from gz_eval.app.columns import Column, Tone
from gz_eval.app.issue_row import SETTLED, SEVERITY_TONES, IssueRow
from gz_eval.app.own_cells import bids_as_read, own_cells_first
from gz_eval.app.same_names import told_apart_by
from gz_eval.core.bids import Bid
from gz_eval.core.effective import bids_as_they_count
from gz_eval.core.issues import Severity, severities_in_words
from gz_eval.core.names_apart import names_apart
from gz_eval.core.open_issues import StandingIssue, issue_counts, issues_now, standing_issues
from gz_eval.core.project import Project
from gz_eval.core.wording import counted

_OPEN = (Severity.ERROR, Severity.WARNING)


@dataclass(frozen=True, slots=True, eq=False)
class GroupRow:
    """Issues of one severity and kind about one field, as one line; those settled by themselves."""

    id: str
    severity: Severity
    settled: bool
    title: str
    about: str
    issues: tuple[IssueRow, ...]

    @property
    def word(self) -> str:
        """How grave they are, or that nothing is left to be done about them."""
        return SETTLED if self.settled else self.severity.word

    @property
    def what(self) -> str:
        """Their kind, and the answer they are about."""
        return f"{self.title}: {self.about}" if self.about else self.title


def group_rows(project: Project) -> tuple[GroupRow, ...]:
    """Every issue as it stands, gathered by severity, kind and field.

    The gravest come first, then those of which there are most; what officials settled is last.
    Overrides to be looked at are warnings.
    """
    read = bids_as_read(project)
    names = names_apart((bid.id, bid.name) for bid in bids_as_they_count(project))
    gathered: dict[tuple[bool, Severity, str, str], list[StandingIssue]] = {}
    for one in {one.now: one for one in standing_issues(project)}.values():
        key = one.settled, one.now.severity, one.now.kind, one.now.field
        gathered.setdefault(key, []).append(one)
    rows = [_group(project, names, read, key, some) for key, some in gathered.items()]
    return tuple(sorted(rows, key=lambda row: (row.settled, -row.severity, -len(row.issues))))


def _group(
    project: Project,
    names: Mapping[str, str],
    read: Mapping[str, Bid],
    of: tuple[bool, Severity, str, str],
    standing: Sequence[StandingIssue],
) -> GroupRow:
    settled, severity, kind, key = of
    field = project.framework.field_by_key.get(key)
    about = field.label if field is not None else key
    name = f"{SETTLED if settled else severity.name}/{kind}/{key}"
    members = tuple(
        IssueRow(
            "/".join((name, one.now.bid, one.now.place, one.now.message, one.now.advice)),
            one,
            about,
            one.now.message,
            one.now.advice,
            partial(own_cells_first, one.now, read.get(one.now.bid)),
            one.now.bid if one.now.bid in names else "",
            names.get(one.now.bid, ""),
        )
        for one in standing
    )
    return GroupRow(name, severity, settled, members[0].title, about, members)


def open_line(project: Project) -> tuple[str, Tone]:
    """Such as "17 errors and 55 warnings are open", and how grave that is.

    Open are those that were neither accepted nor settled by a correction; notes ask for nothing.
    """
    found = [one for one in (issue.severity for issue in issues_now(project)) if one in _OPEN]
    if not found:
        return "No errors or warnings are open", Tone.SECONDARY
    tone = Tone.BAD if Severity.ERROR in found else Tone.WARNING
    told = " and ".join(severities_in_words(found))
    return f"{told} {'is' if len(found) == 1 else 'are'} open", tone


def issue_count_line(groups: tuple[GroupRow, ...]) -> str:
    """How many there are in these groups of each severity, as exports and the terminal say it."""
    return issue_counts(row.standing for group in groups for row in group.issues)


def _place(row: IssueRow) -> str:
    """The cell alone where a bid is named beside it; sheet and file too where none is."""
    cells = row.cells
    if not cells:
        return ""
    more = f" and {len(cells) - 1} more" if len(cells) > 1 else ""
    first = cells[0].address if row.bid_name else f"{cells[0].address}, {cells[0].sheet}"
    return first + more


GROUP_COLUMNS: tuple[Column[GroupRow], ...] = (
    Column(
        "Severity",
        lambda row: row.word,
        sort=lambda row: 1.0 if row.settled else -float(row.severity),
        tone=lambda row: SEVERITY_TONES[row.severity],
        spoken=lambda row: (
            f"{row.word}, {row.title}{f', {row.about}' if row.about else ''},"
            f" {counted(len(row.issues), 'issue')}"
        ),
    ),
    Column("What", lambda row: row.what, tooltip=lambda row: row.what),
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
        lambda row: row.message,
        tooltip=lambda row: row.whole,
        spoken=lambda row: row.whole,
    ),
    Column(
        "Cell",
        _place,
        tone=lambda _row: Tone.SECONDARY,
        tooltip=lambda row: "\n".join(str(cell) for cell in row.cells),
        spoken=lambda row: "; ".join(str(cell) for cell in row.cells),
    ),
)
