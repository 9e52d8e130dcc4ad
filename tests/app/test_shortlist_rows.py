"""The shortlist as officials leave it, bid by bid."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from builders import exact
from busy_session import FRAMEWORK, bid_set, busy_session, session_with_totals
from flagged_session import flagged_session, move
from gz_eval.app.columns import Tone
from gz_eval.app.overriding import correction, place_override
from gz_eval.app.region_choice import NO_REGION
from gz_eval.app.shortlist_cells import figure_text, figure_told, shortlist_columns
from gz_eval.app.shortlist_details import note_start, notes_on, shortlist_details
from gz_eval.app.shortlist_filter import ShortlistFilter
from gz_eval.app.shortlist_rows import group_ends, shortlist_line, shortlist_rows
from gz_eval.core.commands import ImportBids
from gz_eval.core.outcome import Standing
from gz_eval.core.people import Person
from gz_eval.core.record_commands import AddRecord
from gz_eval.core.records import Log
from gz_eval.core.regions import REGIONS
from gz_eval.core.values import Bound


def test_rows_come_by_standing_and_then_by_rank() -> None:
    rows = shortlist_rows(session_with_totals().selection)
    standings = [row.standing for row in rows]
    assert standings[:3] == [Standing.SHORTLISTED, Standing.SHORTLISTED, Standing.RESERVE]
    assert standings[-1] is Standing.FAILED_GATE
    assert rows[-1].rank == "(1)"
    assert shortlist_line(rows, 5) == "2 shortlisted, 1 in reserve, 2 out"


def test_a_move_stands_beside_what_the_rule_says() -> None:
    session = session_with_totals()
    session.person = Person("Tom Reilly", "assessor")
    last = next(
        row for row in shortlist_rows(session.selection) if row.standing is Standing.NOT_SHORTLISTED
    )
    session.do(place_override(session, last.id, Standing.SHORTLISTED), "Only one of its nation.")
    rows = shortlist_rows(session.selection)
    moved = next(row for row in rows if row.id == last.id)
    assert moved.place_text == "Shortlisted, moved"
    assert moved.place_cell == "In (rule: out)"
    assert moved.by_rule is Standing.NOT_SHORTLISTED
    assert moved.rank == last.rank
    assert "moved by officials from not shortlisted" in moved.spoken
    assert "Only one of its nation." in moved.reason
    assert shortlist_line(rows, 5) == "3 shortlisted, 1 in reserve, 1 out; 1 moved by officials"


def test_an_unclear_gate_stands_in_the_standing_and_in_the_details() -> None:
    session = flagged_session()
    rows = {row.id: row for row in shortlist_rows(session.selection)}
    standing = shortlist_columns(session.project.framework)[4]
    row = rows["B002"]
    assert standing.text(row) == "In, gate unclear"
    assert standing.tone(row) is Tone.WARNING
    assert "At least 300 MW: Unclear. Power is 700 MW" in standing.tooltip(row)
    assert row.spoken.startswith("Tarn Park, shortlisted, gate unclear, rank 2")
    told = {part.label: part for part in shortlist_details(row, FRAMEWORK).parts}
    assert told["Standing"].text == "Shortlisted, gate unclear"
    assert "subject to a third cable" in told["Gate: At least 300 MW"].text
    assert told["Gate: At least 300 MW"].tone is Tone.WARNING
    assert standing.text(rows["B001"]) == "In"
    assert not any(
        part.label.startswith("Gate") for part in shortlist_details(rows["B001"], FRAMEWORK).parts
    )


def test_a_bid_in_by_officials_that_fails_a_gate_says_both() -> None:
    session = flagged_session()
    move(session, "B005", Standing.SHORTLISTED)
    row = next(row for row in shortlist_rows(session.selection) if row.id == "B005")
    assert row.place_cell == "In (rule: fails a gate)"
    assert row.tone is Tone.BAD


def test_a_move_to_be_looked_at_again_is_marked_in_its_cell() -> None:
    """The detail said it, and the cell stayed a green “In”."""
    session = flagged_session()
    move(session, "B003", Standing.SHORTLISTED)
    standing = next(one for one in shortlist_columns(FRAMEWORK) if one.title == "Standing")
    row = next(row for row in shortlist_rows(session.selection) if row.id == "B003")
    assert (standing.text(row), standing.tone(row)) == ("In (rule: reserve)", Tone.GOOD)
    assert row.place_short == "In, moved"
    session.do(correction(session, "B003", "mw", "310 MW"), "A later letter.")
    row = next(row for row in shortlist_rows(session.selection) if row.id == "B003")
    assert row.by_rule is Standing.NOT_SHORTLISTED
    assert (standing.text(row), standing.tone(row)) == ("! In, check (rule: out)", Tone.WARNING)
    doubt = (
        "The rule said reserve then and not shortlisted now. Check whether the move still holds."
    )
    assert row.place_short == "! In, check"
    assert doubt in standing.tooltip(row)
    assert standing.spoken_text(row).startswith("Shortlisted, moved, to be looked at again.")
    assert "to be looked at again, rank" in row.spoken
    told = {part.label: part.text for part in shortlist_details(row, FRAMEWORK).parts}
    assert told["To be looked at again"] == doubt


def test_a_gate_is_not_said_of_a_bid_that_is_out() -> None:
    session = flagged_session()
    move(session, "B002", Standing.NOT_SHORTLISTED)
    row = next(row for row in shortlist_rows(session.selection) if row.id == "B002")
    assert row.place_cell == "Out (rule: in)"
    assert row.gates == ()


def test_columns_have_one_for_each_total() -> None:
    session = session_with_totals()
    framework = session.project.framework
    rows = shortlist_rows(session.selection)
    columns = shortlist_columns(framework)
    assert [column.title for column in columns[-2:]] == ["MW", "ha"]
    assert columns[-2].text(rows[0]) == figure_text(rows[0].figures[0])
    assert "MW" in columns[-2].spoken_text(rows[0])
    for column in columns:
        assert column.spoken_text(rows[0]) or column.title == "Region"


def test_notes_are_found_again_by_the_bid() -> None:
    session = session_with_totals()
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


def test_lines_end_the_shortlist_and_the_reserve() -> None:
    rows = shortlist_rows(session_with_totals().selection)
    assert group_ends(rows) == {1: Standing.SHORTLISTED, 2: Standing.RESERVE}
    assert group_ends(rows[:2]) == {}


def test_a_filter_lets_through_what_is_asked_for() -> None:
    session = session_with_totals()
    wales = next(region for region in REGIONS if region.name == "Wales")
    bids = session.project.bids
    placed = (replace(bids.bids[0], region=wales.code), *bids.bids[1:])
    session.do(ImportBids(replace(bids, bids=placed)))
    rows = shortlist_rows(session.selection)

    def ids(wanted: ShortlistFilter) -> list[str]:
        return [row.id for row in wanted.passing(rows)]

    near = [row.id for row in rows if row.near]
    assert ids(ShortlistFilter()) == near == ["B001", "B002", "B003", "B004"]
    assert len(ids(ShortlistFilter(everyone=True))) == 5
    assert ids(ShortlistFilter("old QUAY")) == ["B005"]
    assert ids(ShortlistFilter("b005")) == ["B005"]  # by reference, as on every other page
    assert ids(ShortlistFilter("wales")) == ["B001"]
    assert ids(ShortlistFilter(region="Wales")) == ["B001"]
    assert ids(ShortlistFilter(region=NO_REGION)) == near[1:]
    assert ids(ShortlistFilter("nobody")) == []
    assert not ShortlistFilter(everyone=True).active
    assert ShortlistFilter(region=NO_REGION).active
    assert shortlist_line(rows, 1).endswith("; 1 of 5 shown")


def test_what_was_answered_but_is_no_figure_is_not_called_not_given() -> None:
    session = session_with_totals(bids=False)
    known = bid_set()
    ceiling = replace(exact(800), amount=None, low=None, high=Decimal(800), bound=Bound.AT_MOST)
    given = known.bids[0].answers
    answers = {**given, "mw": given["mw"]._replace(value=ceiling)}
    first = replace(known.bids[0], answers=answers)
    session.do(ImportBids(replace(known, bids=(first, *known.bids[1:]))))
    row = next(one for one in shortlist_rows(session.selection) if one.id == first.id)
    assert row.figure(0) is None
    assert figure_told(row, 0) == "given, but not as one clear figure"
