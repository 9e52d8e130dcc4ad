"""The shortlist page: moves with a reason, taken back, counted, hidden while scores are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from gz_eval.app.session import Session
from gz_eval.app.shown import Shown
from gz_eval.core.governance_commands import SetBlind
from gz_eval.core.outcome import Standing
from gz_eval.desktop.reason_dialog import ReasonDialog
from gz_eval.desktop.record_dialog import RecordDialog
from gz_eval.desktop.shortlist_page import ShortlistPage


@pytest.fixture
def shortlist(qtbot: QtBot, dressed: None, session: Session) -> ShortlistPage:
    """The page on a few bids, shown."""
    page = ShortlistPage(Shown(session))
    session.subscribe(page.refresh)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    qtbot.waitExposed(page)
    return page


def _answering(reason: str) -> Callable[[], None]:
    """Types a reason into the dialog that opens, and accepts it."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReasonDialog)
        dialog.findChild(QPlainTextEdit).setPlainText(reason)  # type: ignore[union-attr]
        dialog.accept()

    return answer


def _standing(page: ShortlistPage, bid: str) -> Standing:
    row = page.table.rows.row_of(bid)
    return page.table.rows.rows[row].standing


def test_a_bid_is_moved_with_a_reason_and_back(shortlist: ShortlistPage, session: Session) -> None:
    first = shortlist.table.rows.rows[0].id
    shortlist.select(first)
    QTimer.singleShot(0, _answering("The letter was withdrawn."))
    shortlist._moves[Standing.NOT_SHORTLISTED].trigger()
    assert _standing(shortlist, first) is Standing.NOT_SHORTLISTED
    assert session.project.overrides[0].stamp.reason == "The letter was withdrawn."
    assert shortlist.selected == first
    assert "1 moved by officials" in shortlist.count.text()
    QTimer.singleShot(0, _answering("It came back."))
    shortlist.take_back.trigger()
    assert _standing(shortlist, first) is Standing.SHORTLISTED
    assert not session.project.overrides


def test_moving_a_bid_back_to_where_the_rule_has_it_takes_the_move_back(
    shortlist: ShortlistPage, session: Session
) -> None:
    first = shortlist.table.rows.rows[0].id
    shortlist.select(first)
    for standing in (Standing.RESERVE, Standing.SHORTLISTED):
        QTimer.singleShot(0, _answering("As agreed."))
        shortlist._moves[standing].trigger()
    assert not session.project.overrides


def test_lists_are_sound_models(shortlist: ShortlistPage) -> None:
    failing = QAbstractItemModelTester.FailureReportingMode.Fatal
    for table in (shortlist.table, shortlist.totals):
        tester = QAbstractItemModelTester(table.rows, failing)
        assert tester.model() is table.rows
    assert shortlist.totals.rows.rowCount() >= 13


def test_a_selected_bid_that_is_filtered_out_is_shown_again(shortlist: ShortlistPage) -> None:
    last = shortlist.table.rows.rows[-1].id
    shortlist.search.setText("no bid is called so")
    assert shortlist.table.rows.rowCount() == 0
    shortlist.select(last)
    assert shortlist.selected == last


def test_a_note_begins_with_the_bid(shortlist: ShortlistPage, session: Session) -> None:
    first = shortlist.table.rows.rows[0]
    shortlist.select(first.id)
    shortlist.note.trigger()
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
    assert not any(action.isEnabled() for action in shortlist._moves.values())


def test_without_names_there_are_none(shortlist: ShortlistPage) -> None:
    shortlist.looked_at.anonymous = True
    shortlist.refresh()
    assert all(row.name.startswith("Bid ") for row in shortlist.table.rows.rows)
