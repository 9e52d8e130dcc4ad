"""Issues said once, and gathered for a line each."""

from __future__ import annotations

from gz_eval.core.issues import (
    KIND_TITLES,
    Issue,
    IssueGroup,
    Severity,
    deduplicated,
    grouped,
    severities_in_words,
)
from gz_eval.core.source import CellRef, SheetRef

SHEET = SheetRef("register.xlsx", "Bids")


def issue(severity: Severity, kind: str, row: int = 2, field: str = "mw") -> Issue:
    """An issue in column C."""
    return Issue(
        severity, kind, f"Row {row}.", "Look.", (CellRef(SHEET, row, 3),), f"B{row}", field
    )


ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def test_a_repeated_issue_is_said_once_and_the_gravest_first() -> None:
    note, warning, error = issue(NOTE, "bound"), issue(WARNING, "range"), issue(ERROR, "cell-error")
    same = issue(NOTE, "bound")
    assert deduplicated([note, warning, same, error, warning]) == (error, warning, note)


def test_issues_of_one_severity_keep_their_order() -> None:
    issues = [issue(NOTE, "bound", row) for row in (5, 3, 9)]
    assert deduplicated(issues) == tuple(issues)


def test_groups_are_by_severity_kind_and_field_gravest_then_most_frequent() -> None:
    issues = [
        issue(WARNING, "range", 2),
        issue(WARNING, "mva", 3),
        issue(WARNING, "mva", 4),
        issue(WARNING, "mva", 4, field="total"),
        issue(NOTE, "bound", 5),
        issue(ERROR, "implausible", 6),
        issue(WARNING, "implausible", 7),
    ]
    groups = [
        (group.severity, group.kind, group.field, len(group.issues)) for group in grouped(issues)
    ]
    assert groups == [
        (ERROR, "implausible", "mw", 1),
        (WARNING, "mva", "mw", 2),
        (WARNING, "range", "mw", 1),
        (WARNING, "mva", "total", 1),
        (WARNING, "implausible", "mw", 1),
        (NOTE, "bound", "mw", 1),
    ]


def test_a_group_is_titled_in_words() -> None:
    assert IssueGroup(WARNING, "mva", "mw", ()).title == "MVA instead of MW"
    assert IssueGroup(WARNING, "implausible", "mw", ()).title == "Implausible figure"
    assert IssueGroup(ERROR, "implausible", "mw", ()).title == "Impossible figure"
    assert IssueGroup(NOTE, "new-kind", "", ()).title == "New kind"
    assert all(title[0].isupper() for title in KIND_TITLES.values())


def test_the_place_of_an_issue_names_every_cell() -> None:
    two = Issue(NOTE, "duplicate-name", "Two.", where=(CellRef(SHEET, 2, 2), CellRef(SHEET, 9, 27)))
    assert two.place == "register.xlsx / Bids / B2; register.xlsx / Bids / AA9"
    assert WARNING.word == "Warning"


def test_how_many_there_are_of_each_in_words() -> None:
    assert severities_in_words([]) == []
    assert severities_in_words([WARNING, ERROR, WARNING]) == ["1 error", "2 warnings"]
    assert severities_in_words({NOTE: 1_200, ERROR: 0}) == ["1,200 notes"]
