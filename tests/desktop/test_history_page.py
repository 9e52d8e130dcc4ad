"""The page of the history: find, look, compare, return."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from busy_session import busy_session, fresh_session
from dialog_answers import answering, chosen
from gz_eval.app.session import Session
from gz_eval.core.governance_commands import SetBlind, UnlockFramework
from gz_eval.desktop.history_page import HistoryPage
from gz_eval.desktop.state_dialog import StateDialog


@pytest.fixture
def history(qtbot: QtBot, dressed: None) -> HistoryPage:
    return shown(qtbot, busy_session())


def shown(qtbot: QtBot, session: Session) -> HistoryPage:
    page = HistoryPage(session)
    page.refresh()
    session.subscribe(page.refresh)
    qtbot.addWidget(page)
    page.resize(1150, 640)
    with qtbot.waitExposed(page):
        page.show()
    return page


def numbers(page: HistoryPage) -> list[int]:
    return [row.entry.number for row in page.table.rows.rows]


def also_select(page: HistoryPage, number: int) -> None:
    flags = QItemSelectionModel.SelectionFlag
    index = page.table.rows.index_of(str(number))
    page.table.selectionModel().select(index, flags.Select | flags.Rows)


def test_it_opens_on_the_newest_entry_with_its_details(history: HistoryPage) -> None:
    assert numbers(history) == list(range(13, 0, -1))
    assert history.chosen == (13,)
    assert history.details.heading.text() == "Entry 13"
    assert history.count.text() == (
        "13 entries, 7 after the lock (1 against it), 2 undone or set aside"
    )


def test_its_model_keeps_qts_rules(history: HistoryPage) -> None:
    failing = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [
        QAbstractItemModelTester(one, failing) for one in (history.table.rows, history.table.rows)
    ]
    history.search.setText("weight")
    history.session.undo("Typed wrongly.")
    history.reset()
    assert len(testers) == 2


def test_filters_and_search_by_hand(qtbot: QtBot, history: HistoryPage) -> None:
    history.group.setCurrentText("Weights")
    assert numbers(history) == [11, 3]
    QTest.mouseClick(history.after_lock, Qt.MouseButton.LeftButton)
    assert numbers(history) == [11]
    assert history.count.text() == "1 of 13 entries"
    QTest.mouseClick(history.clear, Qt.MouseButton.LeftButton)
    assert len(numbers(history)) == 13
    assert not history.clear.isVisible()
    history.person.setCurrentText("Tom Reilly")
    QTest.keyClicks(history.search, "cable")
    assert numbers(history) == [8]
    QTest.keyClick(history.search, Qt.Key.Key_Return)
    assert history.table.hasFocus()
    assert history.chosen == (8,)
    history.choose(2)
    assert history.chosen == (2,)


def test_enter_asks_for_the_state_as_it_was(qtbot: QtBot, history: HistoryPage) -> None:
    history.choose(6)
    history.table.setFocus()
    with qtbot.waitSignal(history.state_wanted) as asked:
        QTest.keyClick(history.table, Qt.Key.Key_Return)
    assert asked.args == [6]


def test_what_can_be_done_follows_what_is_selected(history: HistoryPage) -> None:
    assert not history.compare.isEnabled()
    assert not history.go_back.isEnabled()
    history.choose(6)
    assert history.compare.isEnabled()
    assert history.go_back.isEnabled()
    also_select(history, 11)
    assert history.chosen == (6, 11)
    assert history.button(history.compare).text() == "Compare the two"
    assert not history.button(history.go_back).isEnabled()
    assert "Choose an entry" in history.details.plain_text
    also_select(history, 2)
    assert not history.compare.isEnabled()


def test_returning_is_a_new_entry(history: HistoryPage) -> None:
    session = fresh = history.session
    before = len(session.entries)
    history.choose(9)
    # State 9 has another weight than the locked framework has now: that needs a reason.
    assert session.why_return_reason(9)
    fresh.return_to(9, "Begin again from the sign-off.")
    assert len(session.entries) == before + 1
    assert numbers(history)[0] == before + 1
    assert history.chosen == (9,)


def test_the_button_returns_where_no_reason_is_needed(qtbot: QtBot, dressed: None) -> None:
    from gz_eval.core.commands import SetWeight

    session = fresh_session()
    session.do(SetWeight("power", 70))
    page = shown(qtbot, session)
    page.choose(2)
    with answering(chosen("return")):
        QTest.mouseClick(page.button(page.go_back), Qt.MouseButton.LeftButton)
    assert session.entries[-1].sentence == "return to entry 2: import 5 bids from 1 file"
    assert session.project.framework is session.state(2).framework
    assert next(row for row in page.table.rows.rows if row.id == "3").fate == "Set aside by entry 4"


def test_a_new_entry_keeps_the_selection(history: HistoryPage) -> None:
    history.choose(5)
    history.session.undo("Typed wrongly.")
    assert history.chosen == (5,)
    assert numbers(history)[0] == 14


def test_a_past_state_is_shown_with_its_weights_and_ranking(qtbot: QtBot, dressed: None) -> None:
    session = busy_session()
    dialog = StateDialog(session, 3)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    weights = {row.label: f"{row.share:g}%" for row in dialog.weights.rows.rows}
    assert weights["Power"] == "70%"
    assert [row.label for row in dialog.weights.rows.rows][:2] == ["Power", "Capacity"]
    assert dialog.count.text().startswith("5 bids")
    QTest.keyClicks(dialog.search, "tarn")
    assert [row.id for row in dialog.table.rows.rows] == ["B002"]
    dialog.close()


def test_no_past_ranking_shows_while_scores_are_hidden(qtbot: QtBot, dressed: None) -> None:
    session = busy_session()
    session.do(UnlockFramework(), "To begin again.")
    session.do(SetBlind(True))
    dialog = StateDialog(session, 10)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert not dialog.table.isVisible()
    assert dialog.table.rows.rows == ()
    dialog.close()
