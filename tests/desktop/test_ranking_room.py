"""How the columns of the ranking share a width: what is drawn in, shortened, and left out last."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from builders import framework
from gz_eval.app.ranking_cells import BAR, BID, BOUNDS, GATES, MOVED, RANK, REGION, SCORE, SELECTION
from gz_eval.app.ranking_rows import RankingRows
from gz_eval.app.session import Session
from gz_eval.core.project import Project
from gz_eval.desktop import theme
from gz_eval.desktop.flat_header import FlatHeader
from gz_eval.desktop.legend import Legend
from gz_eval.desktop.ranking_room import RankingRoom, share_room
from gz_eval.desktop.ranking_table import RankingTable
from made_up_bids import made_up_bids

LINE = 14
FIXED = {RANK: 57, MOVED: 66, GATES: 150, SCORE: 59, BOUNDS: 89}
SHORT = {MOVED: 49, REGION: 83, GATES: 72}


def shared(room: int, own: Mapping[int, int] | None = None) -> RankingRoom:
    return share_room(room, LINE, FIXED, SHORT, own, placed=True)


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


@pytest.mark.parametrize("room", range(250, 1300, 50))
@pytest.mark.parametrize(
    "own", [{BID: 400}, {BID: 40}, {REGION: 300, BAR: 200}, {RANK: 500, SCORE: 1}, {MOVED: 200}]
)
def test_all_gives_way_to_a_width_made_by_hand_but_ranks_and_scores(
    room: int, own: dict[int, int]
) -> None:
    found = shared(room, own)
    assert sum(found.widths.values()) + found.spare <= max(room, 300)
    assert {RANK, BID, SCORE} <= found.widths.keys()
    assert found.widths[RANK] >= FIXED[RANK]
    assert found.widths[SCORE] >= FIXED[SCORE]
    if room > 900:
        asked = own | {SCORE: max(own.get(SCORE, 0), FIXED[SCORE])}
        assert dict(found.widths) == {**found.widths, **asked}


@pytest.mark.parametrize("room", range(250, 1300, 50))
@pytest.mark.parametrize("column", [RANK, MOVED, BID, REGION, GATES, SCORE, BOUNDS, BAR])
def test_a_column_made_too_wide_by_hand_stays_in_sight_to_be_drawn_in(
    room: int, column: int
) -> None:
    found = shared(room, {column: 2 * room})
    assert (column in found.widths) or column not in shared(room).widths
    assert {RANK, BID, SCORE} <= found.widths.keys()
    assert sum(found.widths.values()) + found.spare <= max(room, 300)
    assert found.spare == 0 or column not in found.widths


def test_names_have_the_room_of_a_region_that_would_leave_them_too_little() -> None:
    found = shared(480)
    assert REGION not in found.widths
    assert REGION not in found.in_short
    assert found.widths[BID] > 10.5 * LINE


def ranked(qtbot: QtBot, count: int, letters: int) -> RankingTable:
    """A ranking of so many bids, so wide."""
    session = Session(Project(framework()))
    session.do(made_up_bids(1, count))
    table = RankingTable()
    qtbot.addWidget(table)
    table.resize(theme.letters(table, letters), 400)
    table.show()
    table.show_rows(RankingRows().of(session.evaluation))
    return table


@pytest.mark.parametrize("letters", [75, 110, 200])
def test_ranks_and_movements_of_four_figures_are_whole(
    qtbot: QtBot, dressed: None, letters: int
) -> None:
    table = ranked(qtbot, 1200, letters)
    for column, metrics, text in (
        (RANK, table.strong_metrics, "(1199)"),
        (MOVED, table.metrics, "▼1199"),
    ):
        room = table.columnWidth(column) - 2 * table.pad
        assert table.isColumnHidden(column) or metrics.horizontalAdvance(text) <= room
    assert not table.isColumnHidden(MOVED)


def dragged(qtbot: QtBot, letters: int) -> RankingTable:
    """A ranking whose names were made wide by hand."""
    table = ranked(qtbot, 40, letters)
    header, port = table.horizontalHeader(), table.horizontalHeader().viewport()
    edge = QPoint(header.sectionViewportPosition(BID + 1) - 2, header.height() // 2)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=edge)
    for further in (20, 60):
        QTest.mouseMove(port, edge + QPoint(further, 0))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=edge + QPoint(60, 0))
    return table


def test_a_name_made_wide_pushes_nothing_out_of_sight(qtbot: QtBot, dressed: None) -> None:
    """What has no room is left out, and told; nothing is behind a bar for scrolling."""
    table = dragged(qtbot, 90)
    assert not table.isColumnHidden(SCORE)
    assert table.horizontalHeader().length() <= table.viewport().width()
    hidden = [c for c in range(len(table.columns)) if table.isColumnHidden(c) and c != SELECTION]
    assert set(table.unshown) == {table.columns[column].title for column in hidden}


def test_a_width_made_by_hand_counts_for_text_of_that_size(qtbot: QtBot, dressed: None) -> None:
    table = dragged(qtbot, 110)
    wide, font = table.columnWidth(BID), table.font()
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * 2)
    table.setFont(larger)
    assert not table.isColumnHidden(SCORE)
    assert table.horizontalHeader().length() <= table.viewport().width()
    table.setFont(font)
    assert table.columnWidth(BID) == wide


def test_a_double_click_on_its_edge_takes_a_width_made_by_hand_back(
    qtbot: QtBot, dressed: None
) -> None:
    table = dragged(qtbot, 90)
    legend = Legend()
    qtbot.addWidget(legend)
    legend.follow(table)
    table.unshown_changed.emit()
    assert "double-click the edge of a column whose width you set" in table.accessibleDescription()
    header = table.horizontalHeader()
    right = header.sectionViewportPosition(BID) + header.sectionSize(BID) - 2
    edge = QPoint(right, header.height() // 2)
    QTest.mouseDClick(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    untouched = ranked(qtbot, 40, 90)
    assert [table.columnWidth(one) for one in range(len(table.columns))] == [
        untouched.columnWidth(one) for one in range(len(table.columns))
    ]
    assert "double-click" not in table.accessibleDescription()


def test_a_width_made_by_hand_is_blamed_for_what_it_leaves_out_alone(
    qtbot: QtBot, dressed: None
) -> None:
    """And as soon as it does, or does no more: whatever else there is no room for."""
    table = ranked(qtbot, 40, 60)
    legend = Legend()
    qtbot.addWidget(legend)
    legend.follow(table)
    header = table.horizontalHeader()
    assert isinstance(header, FlatHeader)
    told = []
    for width in (table.columnWidth(BID) - 10, table.columnWidth(BID) + 80, 40):
        header.dragged.emit(BID, width)
        header.let_go.emit()
        told.append((bool(table.unshown), "double-click" in table.accessibleDescription()))
    assert told == [(True, False), (True, True), (True, False)]
