"""What issues say, by severity and kind, and how each is accepted or opened again. No Qt."""

from __future__ import annotations

from functools import partial

from gz_eval.app.columns import Column
from gz_eval.app.issue_row import SEVERITY_TONES, IssueRow
from gz_eval.app.own_cells import bids_as_read, own_cells_first
from gz_eval.core.bids import Bid
from gz_eval.core.issues import Issue
from gz_eval.core.open_issues import StandingIssue, standing_issues
from gz_eval.core.overrides import Override
from gz_eval.core.project import Project

_MASKED = "Hidden with the bid’s name."


class BidIssues:
    """The issues of each bid as they stand; gathered once for a change."""

    def __init__(self) -> None:
        self._basis: tuple[tuple[Issue, ...], tuple[Override, ...]] | None = None
        self._by_bid: dict[str, list[StandingIssue]] = {}

    def of(self, project: Project, bid: str, *, anonymous: bool) -> tuple[IssueRow, ...]:
        """A bid's issues: the gravest first, those of a kind together."""
        self._gather(project)
        return _rows(project, self._by_bid.get(bid, []), anonymous)

    def of_none(self, project: Project, *, anonymous: bool) -> tuple[IssueRow, ...]:
        """The issues that are about no bid there is: of files, sheets, headings, rows left out."""
        self._gather(project)
        there = {bid.id for bid in project.bids.bids}
        found = [one for bid, some in self._by_bid.items() if bid not in there for one in some]
        return _rows(project, found, anonymous)

    def _gather(self, project: Project) -> None:
        if self._basis is None or not (
            self._basis[0] is project.bids.issues and self._basis[1] is project.overrides
        ):
            self._by_bid = {}
            for one in standing_issues(project):
                self._by_bid.setdefault(one.now.bid, []).append(one)
            self._basis = (project.bids.issues, project.overrides)


def _rows(project: Project, issues: list[StandingIssue], anonymous: bool) -> tuple[IssueRow, ...]:
    found = sorted(issues, key=lambda one: (-one.now.severity, one.now.kind))
    read = bids_as_read(project)
    return tuple(
        _row(project, number, one, read.get(one.now.bid), anonymous)
        for number, one in enumerate(found)
    )


def _row(
    project: Project, number: int, standing: StandingIssue, bid: Bid | None, anonymous: bool
) -> IssueRow:
    now = standing.now
    field = project.framework.field_by_key.get(now.field)
    return IssueRow(
        f"{number:05d}",
        standing,
        field.label if field is not None else now.field,
        _MASKED if anonymous else now.message,
        "" if anonymous else now.advice,
        tuple if anonymous else partial(own_cells_first, now, bid),
    )


BID_ISSUE_COLUMNS: tuple[Column[IssueRow], ...] = (
    Column(
        "Severity",
        lambda row: row.word,
        sort=lambda row: -float(row.severity),
        tone=lambda row: SEVERITY_TONES[row.severity],
        spoken=lambda row: row.spoken,
    ),
    Column("What", lambda row: row.title, tooltip=lambda row: row.title),
    Column("Question", lambda row: row.about, tooltip=lambda row: row.about),
    Column(
        "Issue",
        lambda row: row.message,
        tooltip=lambda row: row.whole,
    ),
)
