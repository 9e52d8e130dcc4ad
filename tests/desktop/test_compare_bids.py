"""Comparing bids in a dialog: ticked, counted, drawn, copied."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from builders import simple_bid
from busy_session import FRAMEWORK
from gz_eval.app.columns import Tone
from gz_eval.app.compare_rows import compare_columns, compare_rows
from gz_eval.app.session import Session
from gz_eval.app.shown import Shown
from gz_eval.core.scoring import evaluate
from gz_eval.desktop import theme
from gz_eval.desktop.compare_bids_dialog import CompareBidsDialog
from gz_eval.desktop.compare_picker import LISTED, ComparePicker
from gz_eval.desktop.compare_table import CompareTable
from gz_eval.desktop.window_place import room_for

_HIGH = 74  # lines of text: the rows of a framework, and the whole of a radar


@pytest.fixture
def dialog(qtbot: QtBot, dressed: None, session: Session) -> Iterator[CompareBidsDialog]:
    """Three bids compared."""
    shown = Shown(session)
    made = CompareBidsDialog(None, shown, [bid.id for bid in shown.bids[:3]])
    qtbot.addWidget(made)
    made.failed.connect(pytest.fail)
    made.show()
    yield made
    made.accept()


def test_ticked_bids_have_a_column_each(dialog: CompareBidsDialog) -> None:
    assert len(dialog.bids) == 3
    failing = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(dialog.table.rows, failing)
    assert tester.model() is dialog.table.rows
    assert dialog.table.rows.columnCount() == 4
    whole = dialog.table.rows.rowCount()
    dialog.only.setChecked(True)
    assert dialog.table.rows.rowCount() <= whole


def test_no_more_than_six_are_taken(dialog: CompareBidsDialog) -> None:
    for number in range(dialog.picker.list.count()):
        dialog.picker.list.item(number).setCheckState(Qt.CheckState.Checked)
    assert len(dialog.bids) == 6
    assert "No more than 6" in dialog.picker.note.text()


def test_one_is_not_enough(dialog: CompareBidsDialog) -> None:
    for number in range(dialog.picker.list.count()):
        dialog.picker.list.item(number).setCheckState(Qt.CheckState.Unchecked)
    assert "Tick 2 to 6 bids" in dialog.picker.note.text()
    assert dialog.table.rows.rowCount() == 0
    assert not dialog.copy.isEnabled()


def test_ticked_bids_stay_in_the_list_while_one_is_looked_for(dialog: CompareBidsDialog) -> None:
    dialog.picker.search.setText("no bid is called so")
    assert dialog.picker.list.count() == 3
    dialog.picker.search.setText("")
    assert dialog.picker.list.count() > 3


def test_of_many_bids_the_first_are_listed_and_the_others_are_found(
    qtbot: QtBot, dressed: None
) -> None:
    many = (simple_bid(number, 900, "firm", 80, f"Number {number}") for number in range(2000))
    picker = ComparePicker(evaluate(FRAMEWORK, tuple(many)), ["B1999"])
    qtbot.addWidget(picker)
    changed: list[tuple[str, ...]] = []
    picker.changed.connect(lambda: changed.append(picker.bids))
    assert picker.bids == ("B1999",)
    assert picker.list.count() == LISTED + 1
    assert (
        picker.more.text() == f"{1999 - LISTED:,} more are not listed: find them by name or rank."
    )
    picker.search.setText("number 1500")
    assert [picker.list.item(row).text().split("  ")[1] for row in range(2)] == [
        "Number 1999",
        "Number 1500",
    ]
    assert picker.more.isHidden()
    picker.list.item(1).setCheckState(Qt.CheckState.Checked)
    assert set(changed[-1]) == {"B1500", "B1999"}
    picker.search.setText("")
    assert picker.list.count() == LISTED + 2
    picker.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert len(changed[-1]) == 1


def test_ticked_bids_begin_the_list_and_are_compared_by_rank(
    qtbot: QtBot, dressed: None, session: Session
) -> None:
    shown = Shown(session)
    by_rank = [shown.bids[row].id for row in shown.evaluation.order.tolist()]
    last, middle = by_rank[-1], by_rank[len(by_rank) // 2]
    dialog = CompareBidsDialog(None, shown, [last, middle])
    qtbot.addWidget(dialog)
    dialog.show()
    checked = Qt.CheckState.Checked
    assert [dialog.picker.list.item(number).checkState() is checked for number in range(3)] == [
        True,
        True,
        False,
    ]
    view = dialog.picker.list.viewport().rect()
    assert view.contains(dialog.picker.list.visualItemRect(dialog.picker.list.item(1)))
    assert list(dialog.bids) == [middle, last]
    dialog.picker.list.item(2).setCheckState(checked)
    assert list(dialog.bids) == [by_rank[0], middle, last]
    dialog.accept()


@pytest.mark.parametrize("scale", [1, 2])
def test_names_of_bids_are_seen_whole(qtbot: QtBot, dialog: CompareBidsDialog, scale: int) -> None:
    font = dialog.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    dialog.setFont(font)
    dialog.resize(1000, 600)
    for number in range(dialog.picker.list.count()):
        dialog.picker.list.item(number).setCheckState(
            Qt.CheckState.Checked if number < 6 else Qt.CheckState.Unchecked
        )
    table, wrapped = dialog.table, int(Qt.TextFlag.TextWordWrap)
    header = table.horizontalHeader()
    for number, column in enumerate(table.columns[1:], 1):
        room = QRect(0, 0, table.columnWidth(number) - 2 * table.pad, 10_000)
        needed = header.fontMetrics().boundingRect(room, wrapped, column.title)
        assert header.height() >= needed.height(), column.title
    if dialog.tabs.holds(dialog.picker):
        dialog.tabs.setCurrentWidget(dialog.picker)
    for number in range(4):
        item = dialog.picker.list.item(number)
        place = dialog.picker.list.visualItemRect(item)
        room = QRect(0, 0, place.width(), 10_000)
        needed = dialog.picker.list.fontMetrics().boundingRect(room, wrapped, item.text())
        assert place.height() >= needed.height(), item.text()


def test_the_header_is_at_once_as_high_as_other_names_need(
    qtbot: QtBot, dressed: None, session: Session
) -> None:
    """The table is as large as it was, so nothing else lays it out anew."""
    shown = Shown(session)
    bids = [bid.id for bid in shown.bids[:2]]
    table = CompareTable(compare_columns(("A", "B")), "Side by side")
    qtbot.addWidget(table)
    table.resize(420, 300)
    table.show_rows(compare_rows(shown.selection, bids))
    with qtbot.waitExposed(table):
        table.show()
    table.fit_columns()
    header = table.horizontalHeader()
    low = header.height()
    table.show_columns(compare_columns(("A long name of several words", "B " * 40)))
    table.show_rows(compare_rows(shown.selection, bids))
    table.fit_columns()
    assert header.height() > 1.8 * low
    table.show_columns(compare_columns(("A", "B")))
    table.fit_columns()
    assert header.height() == low


def test_in_a_narrow_dialog_what_is_compared_has_all_of_its_width(
    qtbot: QtBot, dialog: CompareBidsDialog
) -> None:
    """Names and scores of five bids are in sight at once; which they are is chosen on a tab."""
    dialog.table.setFocus()
    dialog.resize(theme.letters(dialog, 106), 600)  # of a screen of 1280, at 200 % text
    table, picker = dialog.table, dialog.picker
    assert dialog.tabs.holds(picker)
    assert not picker.isVisible()
    for number in range(picker.list.count()):
        picker.list.item(number).setCheckState(
            Qt.CheckState.Checked if number < 5 else Qt.CheckState.Unchecked
        )
    assert len(table.columns) == 6
    table.fit_columns()
    assert sum(table.columnWidth(one) for one in range(6)) <= table.viewport().width()
    assert picker.note.isVisible()
    dialog.tabs.setCurrentWidget(picker)
    assert picker.isVisible()
    dialog.resize(theme.letters(dialog, 150), 600)
    assert not dialog.tabs.holds(picker)
    assert picker.isVisible()


@pytest.mark.parametrize("tab", [1, 2])
def test_lines_and_radar_are_drawn(qtbot: QtBot, dialog: CompareBidsDialog, tab: int) -> None:
    view = dialog.lines if tab == 1 else dialog.radar
    with qtbot.waitSignal(view.drawn):
        dialog.tabs.setCurrentIndex(tab)
    assert not view.image.isNull()
    assert view.accessibleName()


def test_the_table_is_copied(dialog: CompareBidsDialog) -> None:
    dialog.copy.click()
    assert len(QGuiApplication.clipboard().text().splitlines()[0].split("\t")) == 4


def test_three_bids_fit_beside_each_other(qtbot: QtBot, dressed: None, session: Session) -> None:
    shown = Shown(session)
    above = QWidget()
    above.resize(1280, 720)
    qtbot.addWidget(above)
    above.show()
    dialog = CompareBidsDialog(above, shown, [bid.id for bid in shown.bids[:3]])
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert dialog.width() <= 1280
    table = dialog.table
    qtbot.waitUntil(lambda: table.viewport().width() > 400)
    assert sum(table.columnWidth(number) for number in range(4)) <= table.viewport().width()
    assert table.columnWidth(3) > 100
    dialog.accept()


@pytest.mark.parametrize("bids", [2, 6])
def test_it_opens_as_high_as_there_is_room_for_and_as_wide_as_its_bids_need(
    qtbot: QtBot, dressed: None, session: Session, bids: int
) -> None:
    shown = Shown(session)
    above = QWidget()
    qtbot.addWidget(above)
    above.resize(2600, 1600)
    dialog = CompareBidsDialog(above, shown, [bid.id for bid in shown.bids[:bids]])
    room = room_for(dialog).boundedTo(above.size())
    assert dialog.height() == min(room.height(), theme.em(dialog) * _HIGH)
    assert dialog.width() == min(room.width(), theme.letters(dialog, 106 + 34 * bids))
    dialog.reject()


def test_from_where_the_keys_begin_they_lead_to_the_next_tab(
    qtbot: QtBot, dialog: CompareBidsDialog
) -> None:
    dialog.resize(theme.letters(dialog, 150), 600)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    dialog.picker.search.setFocus()
    there = Qt.KeyboardModifier.ControlModifier
    seen = []
    for _ in range(3):
        QTest.keyClick(dialog.picker.search, Qt.Key.Key_Tab, there)
        seen.append(dialog.tabs.currentIndex())
    assert seen == [1, 2, 0]
    back = there | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(dialog.picker.search, Qt.Key.Key_Backtab, back)
    assert dialog.tabs.currentIndex() == 2
    assert dialog.picker.search.hasFocus(), "who looks for a bid goes on looking"


@pytest.mark.parametrize("scale", [1, 2])
def test_every_cell_of_the_table_is_seen_whole(
    qtbot: QtBot, dialog: CompareBidsDialog, scale: int
) -> None:
    font = dialog.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    dialog.setFont(font)
    dialog.resize(1240, 600)
    table = dialog.table
    assert any("Best – " in column.text(row) for row in table.rows.rows for column in table.columns)
    for place, row in enumerate(table.rows.rows):
        for number, column in enumerate(table.columns):
            strong = column.tone(row) is Tone.STRONG
            metrics = table.strong_metrics if strong else table.metrics
            wide = table.columnWidth(number) - 2 * table.pad
            words = max(map(metrics.horizontalAdvance, column.text(row).split()), default=0)
            assert words <= wide, column.text(row)
            room = QRect(0, 0, wide, 10_000)
            needed = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), column.text(row))
            assert table.rowHeight(place) >= needed.height(), column.text(row)


@pytest.mark.parametrize("tab", [1, 2])
def test_lines_and_radar_are_copied_and_saved_as_pictures(
    qtbot: QtBot,
    dialog: CompareBidsDialog,
    tab: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not dialog.save.isEnabled(), "a table is no picture"
    dialog.tabs.setCurrentIndex(tab)
    QGuiApplication.clipboard().clear()
    dialog.copy.click()
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull())
    path = tmp_path / "compared.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    dialog.save.click()
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: "Saved" in dialog.picker.note.text())
