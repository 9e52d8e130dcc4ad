"""The shortlist as officials leave it, what it comes to, and how it stands against targets."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from busy_session import busy_session, fresh_session
from gz_eval.app.overriding import place_override
from gz_eval.app.session import Session
from gz_eval.app.shortlist_rows import (
    figure_text,
    gaps_line,
    group_ends,
    note_start,
    notes_on,
    shortlist_columns,
    shortlist_details,
    shortlist_line,
    shortlist_rows,
    targets_line,
    total_columns,
    total_rows,
)
from gz_eval.core.commands import SetFramework
from gz_eval.core.framework import Total
from gz_eval.core.outcome import Standing
from gz_eval.core.people import Person
from gz_eval.core.record_commands import AddRecord
from gz_eval.core.records import Log

TOTALS = (
    Total("power", "MW", "mw", Decimal(2000), "the panel"),
    Total("land", "ha", "ha"),
)


def _session() -> Session:
    session = fresh_session()
    session.do(SetFramework(replace(session.project.framework, totals=TOTALS)))
    return session


def test_rows_come_by_standing_and_then_by_rank() -> None:
    rows = shortlist_rows(_session().selection)
    standings = [row.standing for row in rows]
    assert standings[:3] == [Standing.SHORTLISTED, Standing.SHORTLISTED, Standing.RESERVE]
    assert standings[-1] is Standing.FAILED_GATE
    assert rows[-1].rank == "(1)"
    assert shortlist_line(rows) == "2 shortlisted, 1 in reserve, 2 out"


def test_a_move_stands_beside_what_the_rule_says() -> None:
    session = _session()
    session.person = Person("Tom Reilly", "assessor")
    last = next(
        row for row in shortlist_rows(session.selection) if row.standing is Standing.NOT_SHORTLISTED
    )
    session.do(place_override(session, last.id, Standing.SHORTLISTED), "Only one of its nation.")
    rows = shortlist_rows(session.selection)
    moved = next(row for row in rows if row.id == last.id)
    assert moved.place_text == "Shortlisted, moved"
    assert moved.by_rule is Standing.NOT_SHORTLISTED
    assert moved.rank == last.rank
    assert "moved by officials from not shortlisted" in moved.spoken
    assert "Only one of its nation." in moved.reason
    assert shortlist_line(rows) == "3 shortlisted, 1 in reserve, 1 out; 1 moved by officials"


def test_totals_add_up_to_the_whole() -> None:
    rows = shortlist_rows(_session().selection)
    totals = total_rows(rows)
    whole = totals[0]
    assert whole.name == "United Kingdom"
    assert whole.shortlisted == 2
    chosen = [row for row in rows if row.standing is Standing.SHORTLISTED]
    assert whole.sums[0] == sum(row.figures[0] or 0 for row in chosen)
    nations = [total for total in totals[1:] if total.nation]
    assert sum(total.bids for total in nations) == whole.bids == 5
    assert {total.name for total in nations} >= {"England", "Scotland", "Wales", "Northern Ireland"}


def test_targets_are_told_with_their_source() -> None:
    session = _session()
    totals = total_rows(shortlist_rows(session.selection))
    found = totals[0].sums[0]
    assert found is not None
    line = targets_line(session.project.framework, totals)
    assert line == f"MW: {found:,.0f} of 2,000, {found / 2000:.0%} (target: the panel)."
    assert targets_line(fresh_session().project.framework, totals) == ""


def test_columns_have_one_for_each_total() -> None:
    session = _session()
    framework = session.project.framework
    rows = shortlist_rows(session.selection)
    columns = shortlist_columns(framework)
    assert [column.title for column in columns[-2:]] == ["MW", "ha"]
    assert columns[-2].text(rows[0]) == figure_text(rows[0].figures[0])
    assert "MW" in columns[-2].spoken_text(rows[0])
    totals = total_rows(rows)
    assert [column.title for column in total_columns(framework)[-2:]] == ["MW", "ha"]
    for column in total_columns(framework):
        for total in totals:
            assert column.spoken_text(total)


def test_notes_are_found_again_by_the_bid() -> None:
    session = _session()
    start = note_start(session.project, "B002")
    assert start == "Tarn Park (B002): "
    session.do(AddRecord(Log.DECISION, f"{start}ask for the letter."))
    session.do(AddRecord(Log.DECISION, "B002 is mentioned, and no note on it."))
    notes = notes_on(session.project, "B002")
    assert [note.what for note in notes] == ["Tarn Park (B002): ask for the letter."]
    row = next(row for row in shortlist_rows(session.selection) if row.id == "B002")
    details = shortlist_details(row, session.project.framework, notes)
    assert any("ask for the letter" in part.text for part in details.parts)


def test_a_busy_evaluation_has_its_moves() -> None:
    rows = shortlist_rows(busy_session().selection)
    assert [row.id for row in rows if row.move is not None] == ["B004"]


def test_figures_are_whole_from_a_hundred_on() -> None:
    told = [figure_text(figure) for figure in (259.808, 12.345, 1234567.0, 0.0, None)]
    assert told == ["260", "12.3", "1,234,567", "0", "–"]


def test_sums_say_whose_figures_they_lack() -> None:
    rows = shortlist_rows(_session().selection)
    assert gaps_line(rows, _session().project.framework) == ""
    gap = [replace(rows[0], figures=(None, 5.0)), *rows[1:]]
    assert gaps_line(gap, _session().project.framework) == (
        "The sums lack MW of 1 bid that gave no figure."
    )


def test_lines_end_the_shortlist_and_the_reserve() -> None:
    rows = shortlist_rows(_session().selection)
    assert group_ends(rows) == {1: Standing.SHORTLISTED, 2: Standing.RESERVE}
    assert group_ends(rows[:2]) == {}


def test_without_places_only_the_whole_is_summed() -> None:
    rows = shortlist_rows(_session().selection)
    (whole,) = total_rows(rows, places=False)
    assert (whole.name, whole.bids, whole.shortlisted) == ("All bids", 5, 2)
