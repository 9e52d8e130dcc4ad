"""What the issues panel says: groups in words, each issue with its bid and cell."""

from __future__ import annotations

from dataclasses import replace

from builders import SHEET, framework, simple_bid
from busy_session import fresh_session
from gz_eval.app.bid_issues import BidIssues
from gz_eval.app.columns import Tone
from gz_eval.app.issue_rows import (
    GROUP_COLUMNS,
    ISSUE_COLUMNS,
    group_rows,
    issue_count_line,
    open_line,
)
from gz_eval.core.bids import BidSet, Layout, SheetRecord
from gz_eval.core.issues import Issue, Severity
from gz_eval.core.override_commands import AcceptIssue, RemoveOverride
from gz_eval.core.project import Project
from gz_eval.core.source import CellRef

ACCEPT = AcceptIssue("B004", "ha", "missing", "Land is left blank.")


def cell(row: int, column: int) -> CellRef:
    return CellRef(SHEET, row, column)


RANGE = Issue(
    Severity.WARNING, "range", "“100–600MW” is a range.", "Ask.", (cell(2, 3),), "B001", "mw"
)
ANOTHER = Issue(Severity.WARNING, "range", "“1–2GW” is a range.", "Ask.", (cell(3, 3),), "B9", "mw")
TWICE = Issue(
    Severity.ERROR, "duplicate-id", "B001 is used twice.", "", (cell(2, 1), cell(5, 1)), "B001"
)
HIDDEN = Issue(Severity.NOTE, "hidden-sheet", "“Lists” is hidden.", "", (cell(1, 1),))


def bids(*issues: Issue) -> BidSet:
    sheet = SheetRecord(SHEET, Layout.REGISTER, False, 1, (), 1, 1, ())
    return BidSet((simple_bid(1, 1, "firm", 1, "Pit Lane"),), (), (sheet,), issues)


def test_the_gravest_group_comes_first_and_is_said_in_words() -> None:
    groups = group_rows(Project(framework(), bids(HIDDEN, RANGE, ANOTHER, TWICE, RANGE)))
    assert [[column.text(group) for column in GROUP_COLUMNS] for group in groups] == [
        ["Error", "Bid reference used twice", "1"],
        ["Warning", "Range instead of one figure: Power", "2"],
        ["Note", "Hidden sheet", "1"],
    ]
    assert [GROUP_COLUMNS[0].tone(group) for group in groups] == [
        Tone.BAD,
        Tone.WARNING,
        Tone.SECONDARY,
    ]
    assert (
        GROUP_COLUMNS[0].spoken_text(groups[1])
        == "Warning, Range instead of one figure, Power, 2 issues"
    )


def test_an_issue_names_its_bid_and_its_cell() -> None:
    (_, ranges, hidden) = group_rows(Project(framework(), bids(HIDDEN, RANGE, ANOTHER, TWICE)))
    known, unknown = ranges.issues
    said = [column.text(known) for column in ISSUE_COLUMNS]
    assert said == ["Pit Lane", "“100–600MW” is a range.", "C2"]
    assert ISSUE_COLUMNS[1].spoken_text(known) == "“100–600MW” is a range. Ask."
    assert ISSUE_COLUMNS[2].spoken_text(known) == "bids.xlsx / Register / C2"
    assert (known.bid, unknown.bid, unknown.bid_name) == ("B001", "", "")
    assert ISSUE_COLUMNS[2].text(hidden.issues[0]) == "A1, bids.xlsx / Register"


def test_several_cells_are_counted() -> None:
    (twice,) = group_rows(Project(framework(), bids(TWICE)))
    assert ISSUE_COLUMNS[2].text(twice.issues[0]) == "A2 and 1 more"


def test_the_cells_of_the_bid_it_names_come_before_those_of_others() -> None:
    second = simple_bid(5, 1, "firm", 1, "Pit Lane")
    sheet = SheetRecord(SHEET, Layout.REGISTER, False, 1, (), 2, 2, ())
    there = BidSet((simple_bid(2, 1, "firm", 1, "Quay"), second), (), (sheet,))
    other, own = cell(2, 1), second.source
    said = replace(TWICE, bid=second.id, field="", where=(other, own))
    project = Project(framework(), replace(there, issues=(said,)))
    (twice,) = group_rows(project)[0].issues
    assert twice.cells == (own, other)
    assert ISSUE_COLUMNS[2].text(twice).startswith(own.address)
    assert f"It is about {own.address} and {other.address} in bids.xlsx / Register." in twice.told
    (row,) = BidIssues().of(project, second.id, anonymous=False)
    assert row.cells == (own, other)
    (hidden,) = BidIssues().of(project, second.id, anonymous=True)
    assert (hidden.cells, hidden.told) == ((), hidden.whole)


def test_the_count_in_words() -> None:
    groups = group_rows(Project(framework(), bids(HIDDEN, RANGE, ANOTHER, TWICE)))
    assert issue_count_line(groups) == "4 issues: 1 error, 2 warnings, 1 note"
    assert issue_count_line(()) == "No issues found"


def test_what_officials_settled_is_last_and_counted_apart() -> None:
    session = fresh_session()
    before = group_rows(session.project)
    session.do(ACCEPT, "The site is a barge.")
    groups = group_rows(session.project)
    assert [group.word for group in before if group.settled] == []
    assert [group.word for group in groups][-1] == "Settled"
    (row,) = groups[-1].issues
    assert (row.word, row.bid) == ("Accepted", ACCEPT.bid)
    assert groups[-1].title == row.title == "Answer missing"
    assert issue_count_line(groups).endswith("1 settled")
    assert GROUP_COLUMNS[0].spoken_text(groups[-1]) == "Settled, Answer missing, Land, 1 issue"
    assert sum(len(group.issues) for group in groups) == sum(len(one.issues) for one in before)
    assert row.command == RemoveOverride(*session.project.overrides[0].target)


def test_what_is_open_is_said_in_a_line() -> None:
    def line(*issues: Issue) -> tuple[str, Tone]:
        return open_line(Project(framework(), bids(*issues)))

    assert line(HIDDEN) == ("No errors or warnings are open", Tone.SECONDARY)
    assert line(RANGE) == ("1 warning is open", Tone.WARNING)
    assert line(RANGE, ANOTHER, HIDDEN) == ("2 warnings are open", Tone.WARNING)
    assert line(RANGE, TWICE) == ("1 error and 1 warning are open", Tone.BAD)
