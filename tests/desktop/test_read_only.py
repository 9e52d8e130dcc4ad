"""What is open to be read only: weights can be tried, and what cannot be done says why."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dialog_answers import settled
from gz_eval.desktop.page_kinds import RECORDS, SHORTLIST
from gz_eval.desktop.ranking_page import RankingPage
from gz_eval.desktop.records_page import RecordsPage
from gz_eval.desktop.refusal import READ_ONLY
from gz_eval.desktop.shortlist_page import ShortlistPage
from gz_eval.desktop.window import MainWindow


@pytest.fixture
def reading(qtbot: QtBot, filled: MainWindow, tmp_path: Path) -> RankingPage:
    """The ranking of an evaluation that is open to be read only, with a weight tried."""
    path = tmp_path / "eval.gzeval"
    assert filled.ranking is not None
    filled.ranking.try_weight("power", 60)
    filled.ranking.keep()
    filled.documents.save_as(path)
    settled(qtbot, filled)
    filled.documents.close()
    settled(qtbot, filled)
    filled.documents._open(path, "read-only")
    settled(qtbot, filled)
    page = filled.ranking
    assert page is not None
    page.try_weight("power", 30)
    assert page.trying
    return page


def test_keep_says_beside_it_why_it_is_off(filled: MainWindow, reading: RankingPage) -> None:
    buttons = reading.weights.effect.buttons
    assert not buttons.keep.isEnabled()
    assert buttons.keys.isVisible()
    assert buttons.keys.text() == (
        "This evaluation is open read-only: save it under another name to change it."
        " Ctrl+Backspace puts back."
    )


def test_undo_puts_back_and_does_not_promise_more(filled: MainWindow, reading: RankingPage) -> None:
    filled.menus.undo.trigger()
    assert not reading.trying
    assert not filled.menus.undo.isEnabled()
    assert filled.banner.text.text() == (
        "What was being tried on the Ranking page was put back. Nothing else was changed."
    )


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_keys_of_a_row_say_why_it_cannot_be_changed(
    qtbot: QtBot, filled: MainWindow, reading: RankingPage, key: Qt.Key
) -> None:
    """Enter in a list too, which presses no button and is no shortcut: as others do."""
    filled.menus.undo.trigger()
    with qtbot.waitActive(filled):
        filled.activateWindow()
    for name in (RECORDS, SHORTLIST):
        filled.go(name)
        page = filled.pages.page(name)
        assert isinstance(page, RecordsPage | ShortlistPage)
        table = page.table if isinstance(page, RecordsPage) else page.below.table
        if isinstance(page, ShortlistPage) and page.tabs.holds(page.below):
            page.tabs.setCurrentWidget(page.below)
        table.setFocus()
        filled.banner.hide()
        QTest.keyClick(table, key)
        assert filled.banner.text.text() == READ_ONLY, name


def test_where_more_can_be_undone_it_says_how(filled: MainWindow) -> None:
    page = filled.ranking
    assert page is not None
    page.try_weight("power", 60)
    assert page.weights.effect.buttons.keys.text() == "Keys: Ctrl+Return, Ctrl+Backspace"
    filled.menus.undo.trigger()
    assert filled.banner.text.text().endswith("choose Undo again for what was kept.")
