"""Two bids of one name are told apart wherever they are named, and only they."""

from __future__ import annotations

from dataclasses import replace

from builders import simple_bid
from busy_session import ANALYST, FRAMEWORK, bid_set
from gz_eval.app.blind_rows import BLIND_COLUMNS, blind_rows
from gz_eval.app.comparing import compared
from gz_eval.app.frozen_cells import FROZEN_BID, FROZEN_COLUMNS
from gz_eval.app.frozen_rows import frozen_rows, today_of
from gz_eval.app.issue_rows import ISSUE_COLUMNS, group_rows
from gz_eval.app.override_rows import (
    OVERRIDE_BID,
    OVERRIDE_COLUMNS,
    override_details,
    override_rows,
)
from gz_eval.app.overriding import place_override
from gz_eval.app.same_names import reference_beside, told_apart, told_apart_by
from gz_eval.app.session import Session
from gz_eval.app.shown import Shown
from gz_eval.app.signing import sign_off
from gz_eval.app.why_text import why
from gz_eval.core.commands import ImportBids
from gz_eval.core.explain import explain
from gz_eval.core.figures import figures_of
from gz_eval.core.issues import Issue, Severity
from gz_eval.core.outcome import Standing
from gz_eval.core.project import Project
from gz_eval.core.weights import with_share

NAMES = ("Tarn Park", "Old Quay", "tarn  park", "Marsh Farm")


def named(*names: str) -> Shown:
    """Bids of these names, looked at."""
    bids = tuple(
        simple_bid(number, 1000 - number * 100, "firm", 50, name)
        for number, name in enumerate(names, 1)
    )
    sheet = replace(bid_set().sheets[0], rows_read=len(bids), imported=len(bids))
    session = Session(Project(FRAMEWORK), person=ANALYST)
    session.do(ImportBids(replace(bid_set(), bids=bids, sheets=(sheet,), issues=())))
    return Shown(session)


def test_bids_of_one_name_have_their_references_and_others_stay_short() -> None:
    assert [bid.name for bid in named(*NAMES).bids] == [
        "Tarn Park (B001)",
        "Old Quay",
        "tarn  park (B003)",
        "Marsh Farm",
    ]


def test_where_no_name_is_used_twice_everything_is_as_it_was() -> None:
    shown = named("Tarn Park", "Old Quay")
    assert told_apart(shown.bids) is shown.bids
    assert shown.evaluation is shown.session.evaluation


def test_it_is_the_same_ranking_and_the_same_bids_whatever_weights_are_tried() -> None:
    shown = named(*NAMES)
    kept = shown.evaluation
    assert kept.totals is shown.session.evaluation.totals
    framework = shown.project.framework
    power = framework.field_by_key["mw"]
    assert figures_of(kept.table, power) == figures_of(shown.session.evaluation.table, power)
    tried = shown.preview(with_share(framework, framework.pillars[0].key, 60))
    assert tried.bids is kept.bids
    assert shown.evaluation is kept  # it is not worked out anew for each look at what is tried


def test_without_names_nothing_is_said_of_it() -> None:
    shown = named(*NAMES)
    shown.anonymous = True
    assert not any("(" in bid.name or "B00" in bid.name for bid in shown.bids)
    shown.anonymous = False
    assert shown.name("B001") == "Tarn Park (B001)"


def test_the_record_keeps_the_name_that_the_bid_gave() -> None:
    shown = named(*NAMES)
    shown.session.do(place_override(shown.session, "B001", Standing.RESERVE), "Ministers' choice.")
    assert shown.session.project.bids.bids[0].name == "Tarn Park"
    assert "(B001)" not in shown.session.evaluation.bids[0].name


def test_a_reference_is_not_said_twice() -> None:
    shown = named(*NAMES)
    assert [reference_beside(bid) for bid in shown.bids] == ["", "B002", "", "B004"]
    told = [why(shown.evaluation, explain(shown.evaluation, bid)) for bid in ("B001", "B002")]
    assert [one.subtitle.count("B00") for one in told] == [1, 1]


def test_only_a_reference_at_its_end_tells_a_name_apart() -> None:
    assert told_apart_by("Tarn Park (B001)", "B001") == " (B001)"
    assert told_apart_by("Tarn Park (B001 (2))", "B001 (2)") == " (B001 (2))"
    for name in ("Tarn Park", "Tarn Park (North)", "Tarn Park (former works, phase 2)", ""):
        assert told_apart_by(name, "B001") == ""
    assert told_apart_by("Bid K7Q-4M3 ()", "") == ""  # names are hidden


def test_a_column_of_bids_keeps_only_that_end_where_there_is_little_room() -> None:
    rows = blind_rows(named("Tarn Park", "Tarn Park", "Marsh Farm (former works)").bids)
    (column,) = (one for one in BLIND_COLUMNS if one.title == "Bid")
    assert [column.apart(row) for row in rows] == [" (B001)", " (B002)", ""]


def test_where_bids_are_decided_of_each_is_named_with_its_reference() -> None:
    session = named(*NAMES).session
    for bid in ("B001", "B002", "B003"):
        session.do(place_override(session, bid, Standing.NOT_SHORTLISTED), "Ministers' choice.")
    assert [entry.sentence for entry in session.entries][-3:] == [
        "move Tarn Park (B001) to not shortlisted",
        "move Old Quay to not shortlisted",
        "move tarn  park (B003) to not shortlisted",
    ]
    rows = override_rows(session)
    cells = [OVERRIDE_COLUMNS[OVERRIDE_BID].text(row) for row in rows]
    assert cells == ["tarn  park (B003)", "Old Quay", "Tarn Park (B001)"]
    assert OVERRIDE_COLUMNS[OVERRIDE_BID].apart(rows[0]) == " (B003)"
    assert "Tarn Park (B001)" in rows[2].spoken
    assert override_details(rows[0]).parts[0].text == "tarn  park (B003)"  # and not twice
    told = compared(session, len(session.entries) - 3, len(session.entries)).text
    assert "Tarn Park (B001), Place on the shortlist: " in told


def test_issues_and_signed_off_rankings_tell_bids_of_one_name_apart() -> None:
    session = named(*NAMES).session
    bids = session.project.bids
    issue = Issue(Severity.WARNING, "blank", "The cell is blank.", bid="B003")
    session.do(ImportBids(replace(bids, issues=(issue,))))
    (group,) = group_rows(session.project)
    assert [row.bid_name for row in group.issues] == ["tarn  park (B003)"]
    assert ISSUE_COLUMNS[0].apart(group.issues[0]) == " (B003)"
    session.do(sign_off(session, "C. One", "A. Two", "B. Three", "D. Four"))
    frozen = frozen_rows(session.project.sign_offs[0], today_of(session))
    assert [FROZEN_COLUMNS[FROZEN_BID].text(row) for row in frozen] == [
        "Tarn Park (B001)",
        "Old Quay",
        "tarn  park (B003)",
        "Marsh Farm",
    ]
    assert session.project.sign_offs[0].ranking[0].name == "Tarn Park"  # the record is as it was
