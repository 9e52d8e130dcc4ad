"""What issues say, by severity and kind, and how each is accepted or opened again. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from gz_eval.app.columns import Column, Tone
from gz_eval.core.command import Command
from gz_eval.core.issues import Issue, IssueGroup, Severity
from gz_eval.core.open_issues import StandingIssue, standing_issues
from gz_eval.core.override_commands import AcceptIssue, RemoveOverride
from gz_eval.core.overrides import Override
from gz_eval.core.project import Project
from gz_eval.core.source import CellRef

_MASKED = "Hidden with the bid’s name."
_TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.WARNING, Severity.NOTE: Tone.SECONDARY}


@dataclass(frozen=True, slots=True, eq=False)
class BidIssueRow:
    """One issue. `field` is the key of the answer it is about, empty for none.

    `message` and `advice` are what may be shown of it; `cell` is None where there is none.
    """

    id: str
    standing: StandingIssue
    title: str
    about: str
    message: str
    advice: str
    cell: CellRef | None

    @property
    def severity(self) -> Severity:
        """How grave it is as it stands."""
        return self.standing.now.severity

    @property
    def field(self) -> str:
        """The answer it is about."""
        return self.standing.now.field

    @property
    def accepted(self) -> bool:
        """Whether officials accepted it."""
        return self.standing.accepted is not None

    @property
    def acceptable(self) -> bool:
        """Whether it can be accepted: an import found it, and nobody has."""
        return self.standing.found is not None and not self.accepted

    @property
    def command(self) -> Command | None:
        """What accepts it, or opens it again; None for an override that is to be looked at."""
        if self.standing.accepted is not None:
            return RemoveOverride(*self.standing.accepted.target)
        found = self.standing.found
        if found is None:
            return None
        return AcceptIssue(found.bid, found.field, found.kind, found.message)

    @property
    def spoken(self) -> str:
        """The row as a sentence for a screen reader."""
        about = f", {self.about}" if self.about else ""
        return f"{self.severity.word}, {self.title}{about}: {self.message} {self.advice}".strip()


class BidIssues:
    """The issues of each bid as they stand; gathered once for a change."""

    def __init__(self) -> None:
        self._basis: tuple[tuple[Issue, ...], tuple[Override, ...]] | None = None
        self._by_bid: dict[str, list[StandingIssue]] = {}

    def of(self, project: Project, bid: str, *, anonymous: bool) -> tuple[BidIssueRow, ...]:
        """A bid's issues: the gravest first, those of a kind together."""
        self._gather(project)
        return _rows(project, self._by_bid.get(bid, []), anonymous)

    def of_none(self, project: Project, *, anonymous: bool) -> tuple[BidIssueRow, ...]:
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


def _rows(
    project: Project, issues: list[StandingIssue], anonymous: bool
) -> tuple[BidIssueRow, ...]:
    found = sorted(issues, key=lambda one: (-one.now.severity, one.now.kind))
    return tuple(_row(project, number, one, anonymous) for number, one in enumerate(found))


def _row(project: Project, number: int, standing: StandingIssue, anonymous: bool) -> BidIssueRow:
    now = standing.now
    field = project.framework.field_by_key.get(now.field)
    return BidIssueRow(
        f"{number:05d}",
        standing,
        IssueGroup(now.severity, now.kind, now.field, ()).title,
        field.label if field is not None else now.field,
        _MASKED if anonymous else now.message,
        "" if anonymous else now.advice,
        now.where[0] if now.where and not anonymous else None,
    )


BID_ISSUE_COLUMNS: tuple[Column[BidIssueRow], ...] = (
    Column(
        "Severity",
        lambda row: "Accepted" if row.accepted else row.severity.word,
        sort=lambda row: -float(row.severity),
        tone=lambda row: _TONES[row.severity],
        spoken=lambda row: row.spoken,
    ),
    Column("What", lambda row: row.title, tooltip=lambda row: row.title),
    Column("Question", lambda row: row.about, tooltip=lambda row: row.about),
    Column(
        "Issue",
        lambda row: row.message,
        tooltip=lambda row: f"{row.message} {row.advice}".strip(),
    ),
)
