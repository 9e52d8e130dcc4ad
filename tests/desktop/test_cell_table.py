"""What every table does: keys, sorting without a mouse, what it remembers, and what it paints."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    QSettings,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gz_eval.app.columns import Column
from gz_eval.desktop.cell_delegate import CellDelegate, elided
from gz_eval.desktop.cell_table import CellTable
from gz_eval.desktop.flat_header import FlatHeader
from gz_eval.desktop.list_table import ListTable
from gz_eval.desktop.rows_model import RowsModel

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@dataclass(frozen=True)
class City:
    id: str
    people: int


CITIES = tuple(City(name, people) for name, people in (("York", 3), ("Bath", 1), ("Ely", 2)))
COLUMNS: tuple[Column[City], ...] = (
    Column("City", lambda city: city.id),
    Column("People", lambda city: str(city.people), sort=lambda city: float(city.people)),
    Column("Sign", lambda city: city.id[0]),
)


def made() -> CellTable[City]:
    table: CellTable[City] = CellTable(COLUMNS, "Cities")
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    table.setSortingEnabled(True)
    table.shares = {0: 0.3, 1: 0.3}
    table.show_rows(CITIES)
    return table


@pytest.fixture
def table(qtbot: QtBot, dressed: None) -> CellTable[City]:
    shown = made()
    qtbot.addWidget(shown)
    shown.resize(480, 200)
    with qtbot.waitActive(shown):
        shown.show()
    return shown


def names(table: CellTable[City]) -> list[str]:
    return [row.id for row in table.rows.rows]


def test_a_table_says_that_the_filter_lets_nothing_through(table: CellTable[City]) -> None:
    said = table.nothing
    assert not said.isVisible()
    table.show_picked(lambda _rows: [])
    assert said.isVisible()
    assert said.text() == "Nothing passes the filter."
    table.resize(300, 160)
    assert said.geometry() == table.viewport().geometry()
    table.show_rows(())  # there is nothing to pass
    assert not said.isVisible()
    table.show_rows(CITIES)
    assert said.isVisible()
    table.show_picked(None)
    assert not said.isVisible()


def test_a_figure_is_shown_whole_or_not_at_all(table: CellTable[City]) -> None:
    delegate = table.itemDelegate()
    assert isinstance(delegate, CellDelegate)
    room = table.metrics.horizontalAdvance("1,500 …")
    assert delegate.shown_in(room, "1,500 MW of firm power", strong=False, figure=False) != "…"
    assert delegate.shown_in(room, "1,500 MW of firm power", strong=False, figure=True) == "…"
    assert delegate.shown_in(room, "1,500", strong=False, figure=True) == "1,500"


def test_selected_rows_are_told_from_top_to_bottom_whole_ones_alone(
    table: CellTable[City],
) -> None:
    chosen, flags = table.selectionModel(), QItemSelectionModel.SelectionFlag
    for row in (2, 0):
        chosen.select(table.rows.index(row, 1), flags.Select | flags.Rows)
    chosen.select(table.rows.index(1, 1), flags.Select)  # a cell
    assert [row.id for row in table.selected_rows] == ["York", "Ely"]
    table.selectAll()
    assert [row.id for row in table.selected_rows] == ["York", "Bath", "Ely"]


def test_ten_thousand_selected_rows_are_told_without_a_question_about_each(
    qtbot: QtBot, dressed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    columns = RowsModel.columnCount

    def counted(model: RowsModel[City], *parent: QModelIndex) -> int:
        asked.append(1)
        return columns(model, *parent)

    monkeypatch.setattr(RowsModel, "columnCount", counted)
    table = made()
    qtbot.addWidget(table)
    table.show_rows([City(f"{at:05}", at) for at in range(10_000)])
    table.selectAll()
    asked.clear()
    assert len(table.selected_rows) == 10_000
    assert len(asked) < 100


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.NoModifier, CTRL])
def test_home_and_end_select_the_first_and_the_last_row(
    table: CellTable[City], held: Qt.KeyboardModifier
) -> None:
    chosen: list[str] = []
    table.chosen.connect(chosen.append)
    QTest.keyClick(table, Qt.Key.Key_End, held)
    assert [row.id for row in table.selected_rows] == [table.chosen_id] == ["Ely"]
    QTest.keyClick(table, Qt.Key.Key_Home, held)
    assert [row.id for row in table.selected_rows] == [table.chosen_id] == ["York"]
    assert chosen == ["Ely", "York"]


def test_it_is_sorted_without_a_mouse(table: CellTable[City]) -> None:
    QTest.keyClick(table, Qt.Key.Key_Right, ALT)
    assert names(table) == ["Bath", "Ely", "York"]
    QTest.keyClick(table, Qt.Key.Key_Right, ALT)
    assert names(table) == ["Bath", "Ely", "York"]
    assert table.horizontalHeader().sortIndicatorSection() == 1
    QTest.keyClick(table, Qt.Key.Key_Down, ALT)
    assert names(table) == ["York", "Ely", "Bath"]
    QTest.keyClick(table, Qt.Key.Key_Up, ALT)
    assert names(table) == ["Bath", "Ely", "York"]
    table.setColumnHidden(0, True)
    QTest.keyClick(table, Qt.Key.Key_Left, ALT)
    assert table.horizontalHeader().sortIndicatorSection() == 2


def test_tab_that_comes_by_chooses_nothing(qtbot: QtBot, dressed: None) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    search, table = QLineEdit(), made()
    layout.addWidget(search)
    layout.addWidget(table)
    with qtbot.waitActive(page):
        page.show()
    search.setFocus()
    chosen: list[str] = []
    table.chosen.connect(chosen.append)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.hasFocus()
    assert chosen == []
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert len(chosen) == 1


MANY = tuple(City(f"City {number:03}", number) for number in range(200))


def click_title(table: CellTable[City], column: int) -> None:
    header = table.horizontalHeader()
    left, height = header.sectionViewportPosition(column), header.height()
    QTest.mouseClick(header.viewport(), LEFT, pos=QPoint(left + 12, height // 2))


def test_sorted_anew_it_shows_the_top_of_the_order(table: CellTable[City]) -> None:
    """Nothing is chosen: a click on a title gives the table the focus, and a frame, no more."""
    sent: list[str] = []
    table.chosen.connect(sent.append)
    table.show_rows(MANY)
    for first in ("City 000", "City 199", "City 000"):
        table.updateGeometries()
        table.verticalScrollBar().setValue(2000)
        assert names(table)[0] not in in_sight(table)
        click_title(table, 1)
        assert names(table)[0] == first
        assert first in in_sight(table)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert sent[-1] in in_sight(table)
    assert "City 000" in in_sight(table)


def test_sorted_anew_the_chosen_row_is_in_sight(table: CellTable[City]) -> None:
    table.show_rows(MANY)
    table.choose("City 190")
    table.verticalScrollBar().setValue(0)
    click_title(table, 1)
    assert names(table)[0] == "City 000"
    assert "City 190" in in_sight(table)
    click_title(table, 1)
    assert names(table)[0] == "City 199"
    assert "City 190" in in_sight(table)
    table.choose("City 003")
    QTest.keyClick(table, Qt.Key.Key_Up, ALT)
    assert "City 003" in in_sight(table)


def test_what_was_sorted_and_dragged_is_remembered(
    qtbot: QtBot, table: CellTable[City], tmp_path: Path
) -> None:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    header = table.horizontalHeader()
    edge = QPoint(header.sectionViewportPosition(1) - 1, header.height() // 2)
    QTest.mousePress(header.viewport(), LEFT, pos=edge)
    QTest.mouseMove(header.viewport(), edge + QPoint(20, 0))
    QTest.mouseMove(header.viewport(), edge + QPoint(40, 0))
    QTest.mouseRelease(header.viewport(), LEFT, pos=edge + QPoint(40, 0))
    width, given = table.columnWidth(0), table.columnWidth(1)
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    table.remember(settings, "cities")

    other = made()
    qtbot.addWidget(other)
    other.resize(480, 200)
    other.show()
    assert other.columnWidth(0) < width
    other.restore(settings, "cities")
    assert abs(other.columnWidth(0) - width) <= 1
    assert other.columnWidth(1) == given
    assert names(other) == ["York", "Ely", "Bath"]
    other.resize(700, 200)  # what was dragged stays, the others follow
    assert abs(other.columnWidth(0) - width) <= 1
    assert other.columnWidth(1) >= given


class Painted(QObject):
    """Gathers what is painted anew of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def test_the_frame_does_not_stay_round_the_row_that_had_it(
    qtbot: QtBot, table: CellTable[City]
) -> None:
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Home)
    QApplication.processEvents()
    painted = Painted(table.viewport())
    below = table.visualRect(table.rows.index(2, 0)).center()
    QTest.mouseClick(table.viewport(), LEFT, CTRL, pos=below)
    width, high = table.viewport().width(), table.rowHeight(0)
    whole = QRegion(0, 0, width, high) + QRegion(0, table.rowViewportPosition(2), width, high)
    qtbot.waitUntil(lambda: whole.subtracted(painted.region).isEmpty())


def test_the_chosen_row_stays_in_sight_in_less_room(table: CellTable[City]) -> None:
    table.show_rows([City(f"Town {number}", number) for number in range(40)])
    table.choose("Town 4")
    assert table.viewport().height() > table.rowViewportPosition(4) > 60
    table.resize(480, table.height() - table.viewport().height() + 60)
    assert 0 <= table.rowViewportPosition(4) <= 60 - table.rowHeight(4)
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    table.resize(480, 160)  # it was left behind: nothing brings it back
    assert table.rowViewportPosition(4) < 0


def in_sight(table: CellTable[City]) -> list[str]:
    """The rows that are seen at least in part."""
    view = table.viewport().rect()
    return [
        row.id
        for number, row in enumerate(table.rows.rows)
        if view.intersects(table.visualRect(table.rows.index(number, 0)))
    ]


MANY = tuple(City(f"City {number:03}", number) for number in range(200))


def test_other_rows_are_shown_from_the_first_or_with_the_chosen_one_in_sight(
    table: CellTable[City],
) -> None:
    table.show_rows(MANY)
    table.scrollToBottom()
    table.show_picked(lambda rows: [row for row in rows if row.people % 2])
    assert in_sight(table)[0] == "City 001"
    table.choose("City 101")
    table.verticalScrollBar().setValue(0)
    table.show_picked(lambda rows: [row for row in rows if row.people > 50])
    assert "City 101" in in_sight(table)
    # The same rows once more, as after a change elsewhere: nothing moves under the person's hand.
    table.verticalScrollBar().setValue(0)
    table.show_picked(lambda rows: [row for row in rows if row.people > 50])
    assert in_sight(table)[0] == "City 051"


def test_a_chosen_row_that_moved_while_nobody_saw_it_is_in_sight_again(
    qtbot: QtBot, table: CellTable[City]
) -> None:
    table.show_rows(MANY)
    table.choose("City 001")
    table.hide()
    table.show_rows([*reversed(MANY)])
    with qtbot.waitExposed(table):
        table.show()
    assert "City 001" in in_sight(table)
    table.verticalScrollBar().setValue(0)
    table.hide()
    with qtbot.waitExposed(table):
        table.show()
    assert in_sight(table)[0] == "City 199"


@pytest.mark.parametrize("seen", [True, False])
def test_the_chosen_row_is_in_sight_in_text_of_another_size(
    qtbot: QtBot, table: CellTable[City], seen: bool
) -> None:
    table.show_rows(MANY)
    table.choose("City 150")
    if not seen:
        table.hide()
    font = table.font()
    font.setPointSizeF(font.pointSizeF() / 2)
    table.setFont(font)
    if not seen:
        with qtbot.waitExposed(table):
            table.show()
    qtbot.waitUntil(lambda: "City 150" in in_sight(table))


def test_what_tells_two_names_apart_is_not_cut(dressed: None, qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    names = [f"Wagtailburn Fell AI Campus (AIGZ-{number:04})" for number in (7, 8)]
    room = metrics.horizontalAdvance(names[0]) - 1
    while room > metrics.horizontalAdvance("Wag… (AIGZ-0007)"):
        cut = [elided(name, metrics, room, name[-12:]) for name in names]
        assert cut[0].startswith("Wag")
        assert "…" in cut[0]
        assert [one[-12:] for one in cut] == [" (AIGZ-0007)", " (AIGZ-0008)"]
        assert all(metrics.horizontalAdvance(one) <= room for one in cut)
        room //= 2
    assert elided(names[0], metrics, 10_000, " (AIGZ-0007)") == names[0]
    assert elided(names[0], metrics, metrics.horizontalAdvance(names[0]) - 1).endswith("…")


@pytest.mark.parametrize("letters", [6, 12, 18, 24, 30])
def test_a_name_is_seen_before_what_tells_it_apart(
    dressed: None, qapp: QApplication, letters: int
) -> None:
    """However long the end is, and however narrow the column."""
    metrics = QFontMetrics(qapp.font())
    room = metrics.averageCharWidth() * letters
    for end in (" (AIGZ-0007)", f" ({'Northern and Western Isles/' * 2}7)"):
        shown = elided(f"Blackmoor{end}", metrics, room, end)
        assert shown.startswith("Bla")
        assert metrics.horizontalAdvance(shown) <= room


def test_a_text_is_shortened_before_it_is_cut(dressed: None, qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    whole, short = "Yorkshire and The Humber", "Yorkshire"
    room = metrics.horizontalAdvance(whole)
    assert elided(whole, metrics, room, short=short) == whole
    assert elided(whole, metrics, room - 1, short=short) == short
    assert elided(whole, metrics, metrics.horizontalAdvance("Yorksh…"), short=short).endswith("…")
    assert elided(whole, metrics, room - 1).endswith("…")  # where there are no fewer words for it


def test_a_column_made_too_wide_by_hand_is_not_left_out_for_that(
    qtbot: QtBot, dressed: None, qapp: QApplication
) -> None:
    """What is left out could not be drawn in again."""
    table: ListTable[City] = ListTable(COLUMNS, "Cities", {0: 20}, (1,))
    qtbot.addWidget(table)
    table.resize(500, 200)
    table.show_rows([City("York", 150_000), City("Ely", 20_000)])
    table.show()
    qapp.processEvents()
    assert not table.isColumnHidden(1)
    header = table.horizontalHeader()
    assert isinstance(header, FlatHeader)
    header.dragged.emit(1, 900)
    table.fit_columns()
    assert not table.isColumnHidden(1)
    assert sum(map(table.columnWidth, range(len(COLUMNS)))) <= table.viewport().width()


def test_a_column_with_fewer_words_leaves_its_room_to_the_others(
    qtbot: QtBot, dressed: None
) -> None:
    columns: tuple[Column[City], ...] = (
        Column("City", lambda city: f"{city.id}, a city of many words"),
        Column("Region", lambda _city: "Yorkshire and The Humber", short=lambda _city: "York"),
    )
    table: ListTable[City] = ListTable(columns, "Cities", {0: 10, 1: 10})
    qtbot.addWidget(table)
    table.show_rows(CITIES)
    table.resize(2000, 200)
    table.show()
    whole = [table.column_width_for(column, 200) for column in (0, 1)]
    assert all(table.columnWidth(column) >= whole[column] for column in (0, 1))
    table.resize(whole[0] + whole[1] - 4, 200)
    assert table.columnWidth(0) >= whole[0]  # which has no fewer words, and is not cut
    assert table.width_in_short(1) <= table.columnWidth(1) < whole[1]
