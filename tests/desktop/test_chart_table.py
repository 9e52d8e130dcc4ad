"""A chart's table: its columns fit what they hold, in text of any size and in any width."""

from __future__ import annotations

import pytest
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
