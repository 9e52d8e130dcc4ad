"""An issue that officials accept stays, as a note that says who accepted it and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from busy_session import bid_set, fresh_session
from gz_eval.app.issue_rows import group_rows
from gz_eval.app.override_rows import override_details, override_rows
from gz_eval.app.session import Session
from gz_eval.core.commands import ImportBids
from gz_eval.core.errors import UserError
from gz_eval.core.issues import Issue, Severity
from gz_eval.core.open_issues import issue_counts, issues_now, standing_issues
from gz_eval.core.override_account import override_accounts
from gz_eval.core.override_commands import AcceptIssue, RemoveOverride
from gz_eval.core.override_states import GONE, HOLDS
from gz_eval.core.overrides import IssueAcceptance
from gz_eval.core.people import Person
from gz_eval.core.source import CellRef, SheetRef
from gz_eval.store.codec import converter, plain

ACCEPT = AcceptIssue("B004", "ha", "missing", "Land is left blank.")


def accepted() -> Session:
    session = fresh_session()
    session.do(ACCEPT, "The site is a barge")
    return session


def test_an_accepted_issue_is_a_note_that_says_so() -> None:
    session = accepted()
    (issue,) = issues_now(session.project)
    assert issue.severity is Severity.NOTE
    assert issue.message == (
        "Land is left blank. Found as an error, accepted by Amira Kaur (analyst):"
        " The site is a barge."
    )
    assert issue.advice == ""
    (standing,) = standing_issues(session.project)
    assert standing.found is session.project.bids.issues[0]
    assert standing.accepted is session.project.overrides[0]


def test_no_score_is_worked_out_anew() -> None:
    session = fresh_session()
    before = session.evaluation.table
    session.do(ACCEPT, "The site is a barge.")
    assert session.evaluation.table is before


def test_it_can_be_undone_and_taken_back() -> None:
    session = accepted()
    assert session.entries[-1].sentence == (
        "accept the issue “Answer missing” in “Land” of Marsh Farm"
    )
    session.undo("It may be one.")
    assert issues_now(session.project)[0].severity is Severity.ERROR
    session.redo("It is none.")
    target = session.project.overrides[0].target
    session.do(RemoveOverride(*target), "It is no barge.")
    assert session.entries[-1].sentence == (
        "open the issue “Answer missing” in “Land” of Marsh Farm again"
    )
    assert issues_now(session.project) == session.project.bids.issues


def test_it_needs_a_reason_a_name_and_such_an_issue() -> None:
    session = fresh_session()
    with pytest.raises(UserError, match="reason"):
        session.do(ACCEPT)
    with pytest.raises(UserError, match="no such issue of Marsh Farm"):
        session.do(replace(ACCEPT, field="mw"), "Why not.")
    session.person = Person("", "")
    with pytest.raises(UserError, match="name"):
        session.do(ACCEPT, "Why not.")


def test_an_issue_of_no_bid_can_be_accepted() -> None:
    session = fresh_session(bids=False)
    hidden = Issue(Severity.WARNING, "hidden-sheet", "Sheet “Lists” is hidden.", "Look at it.")
    session.do(ImportBids(replace(bid_set(), issues=(hidden,))))
    session.do(AcceptIssue("", "", hidden.kind, hidden.message), "Lists only.")
    assert session.entries[-1].sentence == "accept the issue “Hidden sheet” of the import"
    (account,) = override_accounts(session.project)
    assert (account.name, account.subject, account.now) == (
        "the import",
        "Hidden sheet",
        "accepted",
    )


def test_the_list_of_overrides_has_it() -> None:
    (row,) = override_rows(accepted())
    assert (row.kind, row.state, row.account.subject) == ("issue", HOLDS, "Answer missing: Land")
    told = {part.label: part.text for part in override_details(row).parts}
    assert told["Original"] == "Land is left blank."
    assert told["Now"] == "accepted"


def test_where_the_data_change_it_is_to_be_looked_at() -> None:
    session = accepted()
    session.do(ImportBids(replace(bid_set(), issues=())))
    (row,) = override_rows(session)
    assert row.state == GONE
    assert "not there any more" in row.doubt
    (issue,) = issues_now(session.project)
    assert issue.kind == "override-to-check"
    assert issue.advice == "Remove it: there is nothing left to accept."


def test_an_export_counts_what_is_settled_apart() -> None:
    session = fresh_session()
    assert issue_counts(standing_issues(session.project)) == "1 issue: 1 error"
    session.do(ACCEPT, "The site is a barge.")
    assert issue_counts(standing_issues(session.project)) == "1 issue: 1 settled"
    assert issue_counts(()) == "No issues found"


def hidden_sheets(*files: str) -> ImportBids:
    """An import in which each file has a hidden sheet of one name."""
    known = bid_set()
    issues = tuple(
        Issue(
            Severity.NOTE,
            "hidden-sheet",
            "The sheet “Lists” is hidden.",
            "",
            (CellRef(SheetRef(file, "Lists"), 1, 1),),
        )
        for file in files
    )
    return ImportBids(replace(known, issues=issues))


def test_an_issue_of_one_file_is_accepted_of_that_file_alone() -> None:
    session = fresh_session(bids=False)
    session.do(hidden_sheets("north.xlsx", "south.xlsx"))
    (group,) = group_rows(session.project)
    first = group.issues[0].command
    assert first is not None
    session.do(first, "It holds lists.")
    assert session.entries[-1].sentence == "accept the issue “Hidden sheet” of “north.xlsx”"
    settled = [one.settled for one in standing_issues(session.project)]
    assert settled == [True, False]
    (account,) = override_accounts(session.project)
    assert (account.called, account.doubt) == ("north.xlsx", "")
    session.do(hidden_sheets("south.xlsx", "west.xlsx"))
    assert not any(one.settled for one in standing_issues(session.project))
    assert override_accounts(session.project)[0].doubt
    session.undo()
    session.do(RemoveOverride(*session.project.overrides[0].target), "Looked again.")
    assert session.entries[-1].sentence == ("open the issue “Hidden sheet” of “north.xlsx” again")


def test_what_was_accepted_before_files_were_kept_holds_for_all() -> None:
    session = fresh_session(bids=False)
    session.do(hidden_sheets("north.xlsx", "south.xlsx"))
    message = session.project.bids.issues[0].message
    session.do(AcceptIssue("", "", "hidden-sheet", message), "They hold lists.")
    assert all(one.settled for one in standing_issues(session.project))
    written = plain(session.project.overrides[0])
    assert "file" not in written
    assert converter().structure(written, IssueAcceptance) == session.project.overrides[0]
