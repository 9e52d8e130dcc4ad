"""A bid whose region is corrected is in the corrected region wherever regions count."""

from __future__ import annotations

from busy_session import ASSESSOR, bid_set
from gz_eval.app.overriding import correction
from gz_eval.app.session import Session
from gz_eval.app.shortlist_rows import shortlist_rows
from gz_eval.core.commands import ImportBids
from gz_eval.core.framework_file import load_framework
from gz_eval.core.project import Project
from gz_eval.core.regions import region_name


def test_a_corrected_region_counts_and_is_undone() -> None:
    framework = load_framework("four-pillars")
    session = Session(Project(framework), person=ASSESSOR)
    session.do(ImportBids(bid_set()))

    def regions() -> dict[str, str]:
        return {bid.id: region_name(bid.region) for bid in session.evaluation.bids}

    assert regions()["B002"] == ""
    session.do(correction(session, "B002", framework.region_field, "South West"), "Its postcode.")
    assert regions()["B002"] == "South West"
    assert regions()["B001"] == ""
    rows = {row.id: row.region for row in shortlist_rows(session.selection)}
    assert rows["B002"] == "South West"
    session.do(correction(session, "B002", framework.region_field, "missing"), "It is not known.")
    assert regions()["B002"] == ""
    session.undo("Not so.")
    assert regions()["B002"] == "South West"
