"""How the columns of the ranking share a width: what is drawn in, shortened, and left out last."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from builders import framework
from gz_eval.app.ranking_cells import BAR, BID, BOUNDS, GATES, MOVED, RANK, REGION, SCORE
from gz_eval.app.ranking_rows import RankingRows
from gz_eval.app.session import Session
from gz_eval.core.project import Project
from gz_eval.desktop import theme
from gz_eval.desktop.ranking_room import RankingRoom, share_room
from gz_eval.desktop.ranking_table import RankingTable
from made_up_bids import made_up_bids

LINE = 14
FIXED = {RANK: 57, MOVED: 66, GATES: 150, SCORE: 59, BOUNDS: 89}
SHORT = {MOVED: 49, REGION: 83, GATES: 72}


def shared(room: int) -> RankingRoom:
    return share_room(room, LINE, FIXED, SHORT, placed=True)


def test_where_there_is_room_nothing_is_shortened() -> None:
    found = shared(1100)
    assert not found.in_short
    assert found.widths.keys() == FIXED.keys() | {BID, REGION, BAR}
    assert found.spare == 1100 - sum(found.widths.values())


def test_on_a_small_screen_movement_and_region_are_shortened_for_the_names() -> None:
    found = shared(543)
    assert {MOVED, GATES, REGION} == found.in_short
    assert {number: found.widths[number] for number in (MOVED, GATES)} == {MOVED: 49, GATES: 72}
    assert found.widths[REGION] >= SHORT[REGION]
    assert found.widths[BID] >= 10.5 * LINE  # some 22 letters
    assert BOUNDS not in found.widths


def test_bars_give_way_to_names_first_on_a_screen_of_1280() -> None:
    """A bid is known by its name; what the bar says is a figure too, and in the reasons."""
    found = shared(578)
    assert found.widths[BID] >= 13 * LINE  # some 28 letters
    assert found.widths[BAR] == 5 * LINE
    assert REGION in found.widths


@pytest.mark.parametrize("room", range(250, 1300, 7))
def test_columns_have_no_more_than_there_is_and_what_is_shortened_is_shown(room: int) -> None:
    found = shared(room)
    assert sum(found.widths.values()) + found.spare <= max(room, 300)
    assert found.in_short <= found.widths.keys()
    assert {RANK, BID, SCORE} <= found.widths.keys()
    assert found.widths[BAR] >= 5 * LINE if BAR in found.widths else room < 500


def test_names_have_the_room_of_a_region_that_would_leave_them_too_little() -> None:
    found = shared(480)
    assert REGION not in found.widths
    assert REGION not in found.in_short
    assert found.widths[BID] > 10.5 * LINE


@pytest.mark.parametrize("letters", [75, 110, 200])
def test_ranks_and_movements_of_four_figures_are_whole(
    qtbot: QtBot, dressed: None, letters: int
) -> None:
    session = Session(Project(framework()))
    session.do(made_up_bids(1, 1200))
    table = RankingTable()
    qtbot.addWidget(table)
    table.resize(theme.letters(table, letters), 400)
    table.show()
    table.show_rows(RankingRows().of(session.evaluation))
    for column, metrics, text in (
        (RANK, table.strong_metrics, "(1199)"),
        (MOVED, table.metrics, "▼1199"),
    ):
        room = table.columnWidth(column) - 2 * table.pad
        assert table.isColumnHidden(column) or metrics.horizontalAdvance(text) <= room
    assert not table.isColumnHidden(MOVED)
