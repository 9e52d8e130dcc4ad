"""The shortlist page: moves with a reason, taken back, counted, hidden while scores are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dialog_answers import answering, because
from gz_eval.app.overriding import place_override
from gz_eval.app.session import Session
from gz_eval.app.shown import Shown
from gz_eval.core.flags import gates_not_passed
from gz_eval.core.governance_commands import SetBlind
from gz_eval.core.outcome import Standing
from gz_eval.desktop.page_kinds import SHORTLIST
from gz_eval.desktop.record_dialog import RecordDialog
from gz_eval.desktop.shortlist_page import ShortlistPage
from gz_eval.desktop.window import MainWindow


@pytest.fixture
def shortlist(qtbot: QtBot, dressed: None, session: Session) -> ShortlistPage:
    """The page on a few bids, shown."""
    page = ShortlistPage(Shown(session))
    page.refresh()
    session.subscribe(page.refresh)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    with qtbot.waitExposed(page):
        page.show()
    return page


def _standing(page: ShortlistPage, bid: str) -> Standing:
    row = page.table.rows.row_of(bid)
    return page.table.rows.rows[row].standing


def test_a_bid_is_moved_with_a_reason_and_back(shortlist: ShortlistPage, session: Session) -> None:
    first = shortlist.table.rows.rows[0].id
    shortlist.select(first)
    with answering(because("The letter was withdrawn.")):
        shortlist.deeds.moves[Standing.NOT_SHORTLISTED].trigger()
    assert _standing(shortlist, first) is Standing.NOT_SHORTLISTED
    assert session.project.overrides[0].stamp.reason == "The letter was withdrawn."
    assert shortlist.selected == first
    assert "1 moved by officials" in shortlist.count.text()
    with answering(because("It came back.")):
        shortlist.deeds.take_back.trigger()
    assert _standing(shortlist, first) is Standing.SHORTLISTED
    assert not session.project.overrides


def test_a_button_that_cannot_be_pressed_again_leaves_the_focus_to_the_list(
    shortlist: ShortlistPage,
) -> None:
    """Not to the next button: Enter would do that with the same bid."""
    shortlist.select(shortlist.table.rows.rows[0].id)
    for action in (shortlist.deeds.moves[Standing.RESERVE], shortlist.deeds.take_back):
        button = shortlist.button(action)
        button.setFocus(Qt.FocusReason.TabFocusReason)
        with answering(because("As agreed.")):
            button.click()
        assert not button.isEnabled()
        assert shortlist.focusWidget() is shortlist.table


def test_moving_a_bid_back_to_where_the_rule_has_it_takes_the_move_back(
    shortlist: ShortlistPage, session: Session
) -> None:
    first = shortlist.table.rows.rows[0].id
    shortlist.select(first)
    for standing in (Standing.RESERVE, Standing.SHORTLISTED):
        with answering(because("As agreed.")):
            shortlist.deeds.moves[standing].trigger()
    assert not session.project.overrides


def test_lists_are_sound_models(shortlist: ShortlistPage) -> None:
    failing = QAbstractItemModelTester.FailureReportingMode.Fatal
    for table in (shortlist.table, shortlist.below.table):
        tester = QAbstractItemModelTester(table.rows, failing)
        assert tester.model() is table.rows
    assert shortlist.below.table.rows.rowCount() >= 13


def test_a_selected_bid_that_is_filtered_out_is_said_to_be_and_shown_if_wanted(
    qtbot: QtBot, shortlist: ShortlistPage
) -> None:
    last = shortlist.table.rows.every[-1]
    region = next(row.region for row in shortlist.table.rows.every if row.region != last.region)
    shortlist.filters.region.setCurrentText(region)
    shortlist.select(last.id)
    assert {row.region for row in shortlist.table.rows.rows} == {region}
    assert shortlist.selected == last.id
    assert shortlist.table.chosen_row is None
    assert shortlist.details.heading.text() == last.name
    assert last.name in shortlist.hidden_line.text.text()
    shortlist.hidden_line.button.click()
    assert shortlist.table.chosen_id == last.id
    assert shortlist.filters.region.currentIndex() == 0
    assert not shortlist.hidden_line.isVisible()


def test_a_filter_selects_no_other_bid(qtbot: QtBot, shortlist: ShortlistPage) -> None:
    first = shortlist.table.rows.rows[0]
    shortlist.select(first.id)
    other = next(row for row in shortlist.table.rows.rows if row.region != first.region)
    with qtbot.assertNotEmitted(shortlist.bid_chosen):
        shortlist.filters.region.setCurrentText(other.region)
        assert shortlist.table.chosen_row is None
        shortlist.filters.clear.click()
    assert shortlist.table.chosen_id == first.id


def test_a_bid_that_is_moved_in_says_what_its_gates_say_against_it(
    shortlist: ShortlistPage, session: Session
) -> None:
    shortlist.filters.everyone.setChecked(True)
    failed = next(row for row in shortlist.table.rows.rows if row.standing is Standing.FAILED_GATE)
    label = next(iter(gates_not_passed(session.evaluation, failed.index)))[0]
    shortlist.select(failed.id)
    with answering(because("Ministers asked for it.")) as came:
        shortlist.deeds.moves[Standing.SHORTLISTED].trigger()
    assert f"Gate “{label}” is failed: " in came[0].said
    with answering(because("They changed their minds.")) as came:
        shortlist.deeds.moves[Standing.NOT_SHORTLISTED].trigger()
    assert "is failed" not in came[0].said


def test_what_is_to_be_known_leads_to_each_bid(
    qtbot: QtBot, shortlist: ShortlistPage, session: Session
) -> None:
    rows = shortlist.table.rows.rows
    first, reserve = rows[0], rows[1]
    session.do(place_override(session, reserve.id, Standing.RESERVE), "A letter is lacking.")
    session.do(place_override(session, first.id, Standing.NOT_SHORTLISTED), "Withdrawn.")
    told = shortlist.notes.toPlainText()
    assert f"2 bids were moved by officials: {first.name} and {reserve.name}." in told
    assert "2 of the 5 places are free, and no bid follows in reserve." in told
    shortlist.filters.search.setText("no bid is called so")
    shortlist.notes.setFocus()
    with qtbot.waitSignal(shortlist.bid_chosen) as sent:
        for _ in shortlist.notes.links:
            QTest.keyClick(shortlist.notes, Qt.Key.Key_Right)
        QTest.keyClick(shortlist.notes, Qt.Key.Key_Return)
    assert sent.args == [reserve.id]
    assert shortlist.table.chosen_id == reserve.id


def test_what_is_to_be_known_is_one_line_on_a_low_page(
    qtbot: QtBot, shortlist: ShortlistPage, session: Session
) -> None:
    for row in shortlist.table.rows.rows[:3]:
        session.do(place_override(session, row.id, Standing.NOT_SHORTLISTED), "Withdrawn.")
    high = shortlist.notes.height()
    shortlist.resize(1100, 400)
    assert shortlist.notes.height() < high
    assert "3 moved; 3 places free" in (shortlist.notes.toPlainText())


def test_hidden_names_are_not_in_what_is_to_be_known(
    shortlist: ShortlistPage, session: Session
) -> None:
    first = shortlist.table.rows.rows[0]
    session.do(place_override(session, first.id, Standing.NOT_SHORTLISTED), "Withdrawn.")
    shortlist.looked_at.anonymous = True
    shortlist.refresh()
    assert "Campus" not in shortlist.notes.toPlainText()
    assert "1 bid was moved by officials: Bid " in shortlist.notes.toPlainText()


def drag(page: ShortlistPage, bid: str, onto: str) -> bool:
    """Drag a bid onto another, as the mouse does; whether it may be dropped there."""
    table = page.table
    row = table.rows.rows[table.rows.row_of(bid)]
    place = table.visualRect(table.rows.index_of(onto)).center()
    data = table.drag_of(row).mimeData()
    buttons, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    move = Qt.DropAction.MoveAction
    enter = QDragEnterEvent(place, move, data, buttons, held)
    QApplication.sendEvent(table.viewport(), enter)
    over = QDragMoveEvent(place, move, data, buttons, held)
    QApplication.sendEvent(table.viewport(), over)
    if over.isAccepted():
        drop = QDropEvent(QPointF(place), move, data, buttons, held)
        QApplication.sendEvent(table.viewport(), drop)
    return enter.isAccepted() and over.isAccepted()


def test_a_bid_is_dragged_into_another_group_with_a_reason(
    qtbot: QtBot, shortlist: ShortlistPage, session: Session
) -> None:
    rows = shortlist.table.rows.rows
    first, second = rows[0].id, rows[1].id
    shortlist.filters.everyone.setChecked(True)
    out = next(row.id for row in shortlist.table.rows.rows if row.standing is not rows[0].standing)
    assert not drag(shortlist, first, second)  # it is in that group already
    with answering(because("The letter was withdrawn.")) as came:
        assert drag(shortlist, first, out)
        qtbot.waitUntil(lambda: len(came) == 1 and bool(session.project.overrides))
    assert _standing(shortlist, first) is Standing.NOT_SHORTLISTED
    assert session.project.overrides[0].stamp.reason == "The letter was withdrawn."


def test_nothing_is_dragged_while_names_are_hidden(
    qtbot: QtBot, shortlist: ShortlistPage, session: Session
) -> None:
    shortlist.filters.everyone.setChecked(True)
    rows = shortlist.table.rows.rows
    out = next(row.id for row in rows if row.standing is not rows[0].standing)
    shortlist.looked_at.anonymous = True
    shortlist.refresh()
    assert not shortlist.table.movable
    drag(shortlist, rows[0].id, out)
    QApplication.processEvents()
    assert QApplication.activeModalWidget() is None
    assert not session.project.overrides


def test_files_that_are_dragged_over_it_go_to_the_window(shortlist: ShortlistPage) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("bids.xlsx")])
    buttons, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, held)
    QApplication.sendEvent(shortlist.table.viewport(), enter)
    assert not enter.isAccepted()


def test_a_note_begins_with_the_bid(shortlist: ShortlistPage, session: Session) -> None:
    first = shortlist.table.rows.rows[0]
    shortlist.select(first.id)
    shortlist.deeds.note.trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RecordDialog)
    assert dialog.what.toPlainText() == f"{first.name} ({first.id}): "
    dialog.what.setPlainText(f"{first.name} ({first.id}): ask for the letter.")
    dialog.accept()
    assert session.project.records[-1].what.endswith("ask for the letter.")
    shortlist.select(first.id)
    assert "ask for the letter." in shortlist.details.plain_text


def test_while_scores_are_hidden_there_is_no_shortlist(
    shortlist: ShortlistPage, session: Session
) -> None:
    session.do(SetBlind(True))
    assert shortlist.stack.currentWidget() is shortlist.guide
    assert shortlist.table.rows.rows == ()
    assert not any(action.isEnabled() for action in shortlist.deeds.moves.values())


def test_without_names_there_are_none(shortlist: ShortlistPage) -> None:
    shortlist.looked_at.anonymous = True
    shortlist.refresh()
    assert all(row.name.startswith("Bid ") for row in shortlist.table.rows.rows)
    (whole,) = shortlist.below.table.rows.rows  # no region is said to have none
    assert (whole.title, whole.total.bids) == ("All bids", len(shortlist.table.rows.every))
    assert "not given" not in shortlist.details.plain_text


def test_filters_say_how_many_they_show_and_are_cleared(shortlist: ShortlistPage) -> None:
    shown = shortlist.table.rows.rowCount()
    every = len(shortlist.table.rows.every)
    assert not shortlist.filters.clear.isVisible()
    shortlist.filters.region.setCurrentIndex(1)
    shortlist.filters.search.setText("a")
    assert shortlist.filters.clear.isVisible()
    assert shortlist.count.text().endswith(f"; {shortlist.table.rows.rowCount()} of {every} shown")
    shortlist.filters.clear.click()
    assert (shortlist.filters.search.text(), shortlist.filters.region.currentIndex()) == ("", 0)
    assert shortlist.table.rows.rowCount() == shown
    assert not shortlist.filters.clear.isVisible()


def test_a_bid_that_was_moved_stays_chosen_and_in_sight(
    shortlist: ShortlistPage, session: Session
) -> None:
    shortlist.filters.everyone.setChecked(True)
    last = shortlist.table.rows.rows[-1].id
    shortlist.select(last)
    session.do(place_override(session, last, Standing.SHORTLISTED), "As agreed.")
    assert shortlist.selected == last
    rect = shortlist.table.visualRect(shortlist.table.currentIndex())
    assert shortlist.table.viewport().rect().contains(rect.center())


def test_what_acts_on_bids_is_seen_with_them(qtbot: QtBot, filled: MainWindow) -> None:
    """On a low page the totals are a tab of their own."""
    filled.resize(1280, 420)
    filled.go(SHORTLIST)
    page = filled.pages.page(SHORTLIST)
    assert isinstance(page, ShortlistPage)
    qtbot.waitUntil(lambda: page.tabs.holds(page.below))
    page.tabs.setCurrentWidget(page.below)
    assert not page.button_row.isVisible()
    assert not page.filters.search.isVisible()
    page.refresh()
    assert not page.button_row.isVisible()
    page.go_to_search()
    assert page.button_row.isVisible()
    assert page.filters.search.hasFocus()


@pytest.mark.parametrize("high", [400, 720])
def test_points_to_note_are_seen_while_the_keys_are_in_them(
    qtbot: QtBot, shortlist: ShortlistPage, high: int
) -> None:
    shortlist.resize(1100, high)
    shortlist.table.setFocus()
    before = shortlist.notes.viewport().height()
    shortlist.notes.setFocus()
    qtbot.waitUntil(shortlist.notes.keys.isVisible)
    qtbot.waitUntil(lambda: shortlist.notes.viewport().height() == before)


def test_a_page_that_shows_what_they_come_to_is_entered_there(
    qtbot: QtBot, shortlist: ShortlistPage
) -> None:
    shortlist.resize(1100, 400)
    shortlist.tabs.setCurrentWidget(shortlist.below)
    shortlist.enter()
    there = shortlist.focusWidget()
    assert there is not None
    assert there.isVisible()


def test_what_is_found_first_is_the_selected_bid(shortlist: ShortlistPage) -> None:
    shortlist.filters.everyone.setChecked(True)
    rows = shortlist.table.rows.rows
    shortlist.select(rows[0].id)
    shortlist.go_to_search()
    QTest.keyClicks(shortlist.filters.search, rows[2].id)
    QTest.keyClick(shortlist.filters.search, Qt.Key.Key_Return)
    assert shortlist.table.chosen_id == rows[2].id
    assert shortlist.chosen is not None
    assert shortlist.chosen.id == rows[2].id
