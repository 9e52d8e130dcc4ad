"""Who enters and who leaves the shortlist from one state to another, also of other bids."""

from __future__ import annotations

from dataclasses import replace

from busy_session import bid_set, fresh_session
from gz_eval.app.shortlist_moves import SAME, shortlist_moves
from gz_eval.core.commands import ImportBids, SetFramework


def test_nothing_moves_where_nothing_changes() -> None:
    session = fresh_session()
    moves = shortlist_moves(session.selection, session.selection)
    assert (moves.entering, moves.leaving, moves.sentence, moves.counted) == ((), (), "", SAME)


def test_who_enters_and_leaves_is_told_before_and_after() -> None:
    session = fresh_session()
    before = session.selection
    framework = session.project.framework
    fewer = SetFramework(replace(framework, shortlist=replace(framework.shortlist, places=1)))
    moves = shortlist_moves(before, session.selection_once(fewer))
    assert moves.counted == "1 bid would leave the shortlist."
    assert session.selection is not None
    assert len(session.entries) == 2
    session.do(fewer)
    assert shortlist_moves(before, session.selection) == moves
    assert moves.sentence == f"{moves.leaving[0]} leaves the shortlist."


def test_bids_that_are_gone_leave_it() -> None:
    session = fresh_session()
    known = bid_set()
    sheet = replace(known.sheets[0], rows_read=4, imported=4)
    rest = ImportBids(replace(known, bids=known.bids[1:], sheets=(sheet,)))
    session.prepare(rest)
    moves = shortlist_moves(session.selection, session.selection_once(rest))
    assert moves.leaving == ("Harrow Campus",)
    assert moves.counted == "1 bid would enter the shortlist and 1 would leave."
