"""A bid whose name is corrected has the corrected name wherever bids are named."""

from __future__ import annotations

from busy_session import ASSESSOR, bid_set
from gz_eval.app.overriding import correction, place_override
from gz_eval.app.session import Session
from gz_eval.app.shortlist_rows import shortlist_rows
from gz_eval.core.commands import ImportBids
from gz_eval.core.framework_file import load_framework
from gz_eval.core.outcome import Standing
from gz_eval.core.override_account import override_accounts
from gz_eval.core.project import Project


def test_a_corrected_name_counts_and_is_undone() -> None:
    framework = load_framework("four-pillars")
    session = Session(Project(framework), person=ASSESSOR)
    session.do(ImportBids(bid_set()))

    def names() -> dict[str, str]:
        return {bid.id: bid.name for bid in session.evaluation.bids}

    read = names()["B002"]
    session.do(correction(session, "B002", framework.name_field, "  New\nName "), "It was renamed.")
    assert names()["B002"] == "New Name"
    assert session.project.bids.bids[1].name == read
    assert {row.id: row.name for row in shortlist_rows(session.selection)}["B002"] == "New Name"

    session.do(place_override(session, "B002", Standing.RESERVE), "Its grid date is doubtful.")
    assert "New Name" in session.entries[-1].sentence
    assert {account.name for account in override_accounts(session.project)} == {"New Name"}

    session.undo("Not so.")
    session.do(correction(session, "B002", framework.name_field, ""), "It has none.")
    assert names()["B002"] == "B002"
    session.undo("It has.")
    session.undo("It has not been renamed.")
    assert names()["B002"] == read
