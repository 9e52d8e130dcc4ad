"""What one bid's issues say, and how each is accepted and opened again."""

from __future__ import annotations

from dataclasses import replace

from busy_session import fresh_session
from gz_eval.app.bid_issues import BID_ISSUE_COLUMNS, BidIssues
from gz_eval.app.overriding import correction
from gz_eval.core.commands import ImportBids
from gz_eval.core.issues import Issue, Severity


def test_an_issue_says_what_it_is_about() -> None:
    project = fresh_session().project
    (row,) = BidIssues().of(project, "B004", anonymous=False)
    assert [column.text(row) for column in BID_ISSUE_COLUMNS] == [
        "Error",
        "Answer missing",
        "Land",
        "Land is left blank.",
    ]
    assert row.spoken == "Error, Answer missing, Land: Land is left blank. Ask."
    assert row.field == "ha"
    assert BidIssues().of(project, "B001", anonymous=False) == ()


def test_it_is_accepted_and_opened_again() -> None:
    session, issues = fresh_session(), BidIssues()
    (row,) = issues.of(session.project, "B004", anonymous=False)
    assert row.acceptable
    assert row.command is not None
    session.do(row.command, "A barge.")
    (row,) = issues.of(session.project, "B004", anonymous=False)
    assert row.accepted
    assert not row.acceptable
    assert BID_ISSUE_COLUMNS[0].text(row) == "Accepted"
    assert row.command is not None
    session.do(row.command, "No barge.")
    (row,) = issues.of(session.project, "B004", anonymous=False)
    assert row.severity is Severity.ERROR
    assert row.acceptable


def test_an_override_to_be_looked_at_cannot_be_accepted() -> None:
    session = fresh_session()
    session.do(correction(session, "B001", "mw", "800 MW"), "The letter.")
    first = session.project.bids.bids[0]
    answers = {key: one for key, one in first.answers.items() if key != "mw"}
    bids = session.project.bids
    changed = replace(bids, bids=(replace(first, answers=answers), *bids.bids[1:]))
    session.do(ImportBids(changed))
    (row,) = BidIssues().of(session.project, "B001", anonymous=False)
    assert row.standing.now.kind == "override-to-check"
    assert row.command is None
    assert not row.acceptable


def test_with_hidden_names_what_it_quotes_is_hidden() -> None:
    (row,) = BidIssues().of(fresh_session().project, "B004", anonymous=True)
    assert row.message == "Hidden with the bid’s name."
    assert row.cells == ()
    assert row.title == "Answer missing"


def test_what_is_about_no_bid_is_found_too() -> None:
    session = fresh_session()
    bids = session.project.bids
    sheet = Issue(Severity.WARNING, "hidden-sheet", "Sheet “Lists” is hidden.", "Look at it.")
    gone = Issue(Severity.ERROR, "duplicate-id", "B009 is there twice.", bid="B009")
    session.do(ImportBids(replace(bids, issues=(*bids.issues, sheet, gone))))
    rows = BidIssues().of_none(session.project, anonymous=False)
    assert [row.title for row in rows] == ["Bid reference used twice", "Hidden sheet"]
    assert rows[1].command is not None
    session.do(rows[1].command, "Lists only.")
    assert BidIssues().of_none(session.project, anonymous=False)[1].accepted
