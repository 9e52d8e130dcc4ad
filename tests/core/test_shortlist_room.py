"""Whether there is a free place on the shortlist, and which bid is next."""

from __future__ import annotations

from dataclasses import replace

from busy_session import ASSESSOR, bid_set, fresh_session
from flagged_session import flagged_session, move
from gz_eval.core.commands import ImportBids, SetFramework
from gz_eval.core.outcome import Standing
from gz_eval.core.shortlist_room import Room, room_of


def _told(room: Room | None) -> str:
    assert room is not None
    return room.sentence


def test_a_full_shortlist_has_nothing_to_say() -> None:
    assert _told(room_of(fresh_session().selection)) == ""


def test_a_bid_that_is_moved_out_leaves_a_place_to_the_next_in_reserve() -> None:
    session = flagged_session()
    move(session, "B002", Standing.NOT_SHORTLISTED)
    assert _told(room_of(session.selection)) == (
        "1 of the 2 places is free. Next in reserve: Kettle Gateway."
    )
    move(session, "B003", Standing.SHORTLISTED)
    assert _told(room_of(session.selection)) == ""


def test_an_empty_reserve_is_said() -> None:
    session = flagged_session()
    move(session, "B003", Standing.NOT_SHORTLISTED)
    move(session, "B001", Standing.NOT_SHORTLISTED)
    move(session, "B002", Standing.NOT_SHORTLISTED)
    assert _told(room_of(session.selection)) == (
        "No bid is shortlisted for 2 places. No bid follows in reserve."
    )


def test_a_list_that_officials_made_too_long_is_said() -> None:
    session = flagged_session()
    move(session, "B004", Standing.SHORTLISTED)
    assert _told(room_of(session.selection)) == "3 bids are shortlisted for 2 places."


def test_without_a_number_of_places_there_is_no_room_to_speak_of() -> None:
    session = fresh_session()
    framework = session.project.framework
    rule = replace(framework.shortlist, places=None)
    session.do(SetFramework(replace(framework, shortlist=rule)))
    assert room_of(session.selection) is None


def test_a_bid_that_was_put_in_reserve_does_not_follow_itself() -> None:
    session = flagged_session()
    move(session, "B002", Standing.RESERVE)
    assert _told(room_of(session.selection)) == (
        "1 of the 2 places is free. Next in reserve: Kettle Gateway."
    )
    move(session, "B003", Standing.NOT_SHORTLISTED)
    assert _told(room_of(session.selection)) == (
        "1 of the 2 places is free. No bid follows in reserve."
    )


def test_a_tie_makes_no_more_places() -> None:
    session = fresh_session()
    bids = bid_set()
    first, second = bids.bids[:2]
    twin = replace(second, id="B009", name="Twin", answers=second.answers)
    sheet = replace(bids.sheets[0], rows_read=6, imported=6)
    session.do(ImportBids(replace(bids, bids=(*bids.bids, twin), sheets=(sheet,))))
    session.person = ASSESSOR
    by_rule = [one for one in session.evaluation.shortlist if one.standing is Standing.SHORTLISTED]
    assert len(by_rule) == 3
    tie = "bids are shortlisted for 2 places: a tie at the line is not cut."
    assert _told(room_of(session.selection)) == f"3 {tie}"
    fourth = next(one.id for one in bids.bids if one.id == "B004")
    move(session, fourth, Standing.SHORTLISTED)
    assert _told(room_of(session.selection)) == f"4 {tie}"
    session.undo("Not so.")
    move(session, first.id, Standing.NOT_SHORTLISTED)
    assert _told(room_of(session.selection)) == ""
    move(session, twin.id, Standing.NOT_SHORTLISTED)
    assert _told(room_of(session.selection)).startswith("1 of the 2 places is free.")
