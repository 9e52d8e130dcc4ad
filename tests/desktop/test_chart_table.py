"""A chart's table: its columns fit what they hold, in text of any size and in any width."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gz_eval.charts.chart import BID, REFERENCE, ChartTable
from gz_eval.desktop.chart_table import ChartTableView

TABLE = ChartTable(
    ("Rank", REFERENCE, BID, "Power", "Connectivity", "Score", "Standing"),
    tuple(
        (f"{n}", f"AIGZ-{n:04}", f"Heronsike {n} Energy and Compute Hub", 9.5, 7.25, 77.0, standing)
        for n, standing in enumerate(
            ("Shortlisted", "Not shortlisted, moved out", "Reserve", "Fails a gate"), 1
        )
    ),
    tuple("abcd"),
)


def made(qtbot: QtBot, table: ChartTable, wide: int, scale: float = 1.0) -> ChartTableView:
    view = ChartTableView(table, "What there is")
    qtbot.addWidget(view)
    view.resize(wide, 300)
    with qtbot.waitExposed(view):
        view.show()
    grow(view, scale)
    return view


def grow(view: ChartTableView, scale: float) -> None:
    font = view.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    view.setFont(font)


def in_sight(view: ChartTableView) -> bool:
    return view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())


def cut(view: ChartTableView) -> set[str]:
    """The titles of columns that do not show all they hold."""
    return {
        column.title
        for number, column in enumerate(view.columns)
        for row in view.rows.rows
        if view.metrics.horizontalAdvance(column.text(row))
        > view.columnWidth(number) - 2 * view.pad
    }


def scrolls(view: ChartTableView) -> bool:
    """Whether its columns are wider than it is."""
    widths = (view.columnWidth(number) for number in range(len(view.columns)))
    return sum(widths) > view.viewport().width()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("wide", [300, 2400])
def test_all_is_seen_whole_whatever_the_size_of_text(
    qtbot: QtBot, dressed: None, wide: int, scale: float
) -> None:
    view = made(qtbot, TABLE, wide, scale)
    assert scrolls(view) == (wide == 300)
    assert cut(view) == set()
    bar = view.horizontalScrollBar()
    qtbot.waitUntil(lambda: (bar.maximum() > 0) == (wide == 300))


def test_what_was_chosen_before_it_is_shown_is_in_sight(qtbot: QtBot, dressed: None) -> None:
    rows = tuple((f"{n}", f"Bid {n}") for n in range(200))
    view = ChartTableView(ChartTable(("Rank", BID), rows, tuple(map(str, range(200)))), "Many")
    qtbot.addWidget(view)
    assert view.choose("150")
    view.resize(300, 200)
    with qtbot.waitExposed(view):
        view.show()
    assert in_sight(view)


def test_the_last_row_stays_in_sight_when_text_grows(qtbot: QtBot, dressed: None) -> None:
    """There was hardly anything to scroll before."""
    view = made(qtbot, TABLE, 700)
    assert view.choose("d")
    view.resize(700, 5 * view.rowHeight(0))
    grow(view, 2.5)
    assert in_sight(view)


def test_columns_follow_the_size_of_the_text(qtbot: QtBot, dressed: None) -> None:
    view = made(qtbot, TABLE, 2400)
    before = [view.columnWidth(number) for number in range(6)]
    grow(view, 2.0)
    after = [view.columnWidth(number) for number in range(6)]
    assert all(new > 1.6 * old for old, new in zip(before, after, strict=True))


def test_names_give_where_all_of_it_fits_then(qtbot: QtBot, dressed: None) -> None:
    view = made(qtbot, TABLE, 2400)
    needed = sum(view.columnWidth(number) for number in range(6)) + view.column_width_for(6, 60)
    view.resize(needed - 40, 300)
    assert not scrolls(view)
    assert cut(view) == {BID}


def test_the_name_of_a_row_stays_while_its_figures_are_scrolled(
    qtbot: QtBot, dressed: None
) -> None:
    wide = ChartTable(
        ("Rank", BID, *(f"Criterion {n}" for n in range(20))),
        (("1", "Heronsike", *(50.0 for _ in range(20))),),
        ("a",),
    )
    view = made(qtbot, wide, 700)
    bar = view.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    assert view.staying_width == view.columnWidth(0) + view.columnWidth(1)
    view.resize(160, 300)  # what stays must leave room for what is scrolled
    assert view.staying_width == 0


MANY = ChartTable(
    (BID, "Standing", *(f"Criterion {n}" for n in range(9))),
    tuple((f"Bid {n}", "Shortlisted", *(100.0 - n for _ in range(9))) for n in range(3)),
    ("a", "b", "c"),
)


@pytest.mark.parametrize("wide", [430, 447, 463])
def test_the_last_column_in_sight_is_whole_and_ends_at_the_edge(
    qtbot: QtBot, dressed: None, wide: int
) -> None:
    view = made(qtbot, MANY, wide)
    assert scrolls(view)
    edges = {
        view.columnViewportPosition(number) + view.columnWidth(number)
        for number in range(len(view.columns))
    }
    room = view.viewport().width()
    assert any(room - len(MANY.columns) < edge <= room for edge in edges)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_figure_that_the_edge_cuts_is_not_drawn_and_no_dots_are(
    qtbot: QtBot, dressed: None, scale: float
) -> None:
    """Dots for the best score, beside figures that stand whole, read as a missing one."""
    view = made(qtbot, MANY, round(430 * scale), scale)
    bar = view.horizontalScrollBar()
    port, cut_somewhere = view.viewport(), 0
    for at in range(0, bar.maximum(), 17):
        bar.setValue(at)
        covered = view.staying_width
        image = port.grab().toImage()
        for number in range(2, len(view.columns)):
            left, width = view.columnViewportPosition(number), view.columnWidth(number)
            seen = range(max(left, covered), min(left + width, port.width()))
            if not 0 < len(seen) < width:
                continue
            cut_somewhere += 1
            middle = range(view.rowHeight(0) * 5 // 4, view.rowHeight(0) * 7 // 4)
            colours = {image.pixel(x, y) for x in seen[1:] for y in middle}
            assert len(colours) <= 1, (at, view.columns[number].title)
    assert cut_somewhere > 10


def test_words_that_what_stays_covers_in_part_begin_where_they_are_seen(
    qtbot: QtBot, dressed: None
) -> None:
    rows = (("Heronsike", "Shortlisted, gate unclear, moved by officials", 1.0),)
    view = made(qtbot, ChartTable((BID, "Standing", "Score"), rows, ("a",)), 330)
    view.horizontalScrollBar().setValue(40)
    place = view.visualRect(view.rows.index(0, 1))
    seen = view.seen_of(1, place)
    assert seen is not None
    assert place.left() < seen.left() == view.staying_width
    assert seen == view.horizontalHeader().seen_of(1, place)  # type: ignore[attr-defined]


def test_a_total_stays_below_what_it_is_of(qtbot: QtBot, dressed: None) -> None:
    rows = (("Wales", 2), ("Scotland", 3), ("All regions", 5))
    view = made(qtbot, ChartTable(("Region", "Bids"), rows, totals=1), 400)
    for column in (0, 1):
        for order in Qt.SortOrder:
            view.sortByColumn(column, order)
            assert view.rows.rows[-1].cells == ("All regions", 5)
            assert len(view.rows.rows) == 3


TITLED = ChartTable(
    (REFERENCE, BID, "Firm power capacity by 2030 (MW), shortlisted", "Private investment (£m)"),
    (("AIGZ-0007", "Heronsike North Energy and Compute Hub", 1280.0, 2.5),),
    ("a",),
)


def titles_cut(view: ChartTableView) -> set[str]:
    """The titles that are not seen whole above their columns."""
    header, wrapped = view.horizontalHeader(), int(Qt.TextFlag.TextWordWrap)
    found = set()
    for number, column in enumerate(view.columns):
        room = QRect(0, 0, view.columnWidth(number) - 2 * view.pad, 1000)
        needed = header.fontMetrics().boundingRect(room, wrapped, f"{column.title}\u00a0▾")
        if needed.height() > header.height() or needed.width() > room.width():
            found.add(column.title)
    return found


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_long_titles_go_on_in_the_next_line_before_names_are_cut(
    qtbot: QtBot, dressed: None, scale: float
) -> None:
    view = made(qtbot, TITLED, 2400, scale)
    low = view.horizontalHeader().height()
    assert cut(view) | titles_cut(view) == set()
    names = sum(view.column_width_for(number, 60) for number in (0, 1))
    view.resize(names + view.metrics.averageCharWidth() * 44, 300)
    assert cut(view) | titles_cut(view) == set()
    assert not scrolls(view)
    assert view.horizontalHeader().height() >= 1.6 * low
    view.resize(2400, 300)
    assert view.horizontalHeader().height() == low


def test_what_stays_is_reckoned_from_widths_that_a_person_dragged(
    qtbot: QtBot, dressed: None
) -> None:
    figures = tuple(f"Criterion {n}" for n in range(20))
    table = ChartTable((BID, *figures), (("Heronsike", *(50.0 for _ in figures)),), ("a",))
    view = made(qtbot, table, 500)
    assert view.staying == 1
    header, port = view.horizontalHeader(), view.horizontalHeader().viewport()
    edge = QPoint(view.columnWidth(0) - 1, header.height() // 2)
    button = Qt.MouseButton.LeftButton
    QTest.mousePress(port, button, pos=edge)
    QTest.mouseMove(port, edge + QPoint(150, 0))
    QTest.mouseMove(port, QPoint(400, edge.y()))
    QTest.mouseRelease(port, button, pos=QPoint(400, edge.y()))
    assert view.columnWidth(0) > 350
    assert view.staying == 0, "it would leave no room for what is scrolled"
    view.resize(900, 300)
    assert view.columnWidth(0) > 350
    assert view.staying == 1
