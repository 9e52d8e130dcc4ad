"""Keys: every one is listed, no two letters of a menu, a page or a dialog are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from accessible import marked_in, twice_marked
from gz_eval.desktop.criteria_page import CriteriaPage
from gz_eval.desktop.help_dialogs import TextDialog, keys_of_page, keys_text
from gz_eval.desktop.page_kinds import KINDS
from gz_eval.desktop.ranking_page import RankingPage
from gz_eval.desktop.weight_editors import PercentBox
from gz_eval.desktop.window import MainWindow

KEYS = [kind.item.key for kind in KINDS]


def of_bar(window: MainWindow) -> list[str]:
    return [action.text() for action in window.menuBar().actions() if action.isVisible()]


def test_menus_have_no_letter_twice(filled: MainWindow) -> None:
    found = twice_marked(of_bar(filled))
    for action in filled.menuBar().actions():
        menu = action.menu()
        assert isinstance(menu, QMenu)
        found += twice_marked([one.text() for one in menu.actions() if one.isVisible()])
    assert found == []


@pytest.mark.parametrize("key", KEYS)
def test_pages_have_no_letter_twice(filled: MainWindow, key: str) -> None:
    filled.go(key)
    assert twice_marked([*marked_in(filled), *of_bar(filled)]) == []


def in_every_tab(top: QWidget) -> Iterator[str]:
    """Turn to each tab that is seen, those within it too, and say which it is."""
    yield "as it is"
    for tabs in top.findChildren(QTabWidget):
        for number in range(tabs.count()):
            if tabs.isVisible() and tabs.isTabVisible(number):
                tabs.setCurrentIndex(number)
                yield tabs.tabText(number)


@pytest.mark.parametrize("width", [900, 1500], ids=["narrow", "wide"])
@pytest.mark.parametrize("key", KEYS)
def test_pages_have_no_letter_twice_whatever_is_seen_of_them(
    qtbot: QtBot, filled: MainWindow, key: str, width: int
) -> None:
    filled.go(key)
    filled.resize(width, 700)
    page = filled.pages.page(key)
    assert page is not None
    if (issue := getattr(page, "show_gravest", None)) is not None:
        issue()
    if isinstance(page, RankingPage | CriteriaPage):  # with all that can be answered
        move = page.try_weight if isinstance(page, RankingPage) else page.tree.weighed.emit
        for number, pillar in enumerate(page.session.project.framework.pillars[:2]):
            move(pillar.key, 50.0 + number)
        effect = page.weights.effect if isinstance(page, RankingPage) else page.effect
        qtbot.waitUntil(effect.keep.isVisible)
    found = {
        tab: twice
        for tab in in_every_tab(page)
        if (twice := twice_marked([*marked_in(filled), *of_bar(filled)]))
    }
    assert found == {}


@pytest.mark.parametrize("key", KEYS)
def test_every_key_of_a_page_is_in_its_help(filled: MainWindow, key: str) -> None:
    filled.go(key)
    page = filled.pages.page(key)
    assert page is not None
    sequences = [keys for one in page.findChildren(QAction) for keys in one.shortcuts()]
    sequences += [one.key() for one in page.findChildren(QShortcut)]
    listed = " ".join(keys for _, keys in keys_of_page(key))
    aliases = {"Return": "Enter", "Num+Enter": "Enter", "Ctrl+Enter": "Ctrl+Return"}
    portable = QKeySequence.SequenceFormat.PortableText
    wanted = {aliases.get(one.toString(portable), one.toString(portable)) for one in sequences}
    wanted = {re.sub(r"^Ctrl\+Alt\+\d$", "Ctrl+Alt+1", one) for one in wanted if one}
    assert [one for one in sorted(wanted) if one not in listed] == []


def test_the_keys_of_pages_are_listed(filled: MainWindow) -> None:
    filled.menus.keys.trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TextDialog)
    said = dialog.text.toPlainText()
    dialog.reject()
    for keys in ("Ctrl+Shift+O", "Ctrl+Alt+1", "F2", "Ins", "Del", "Page Up", "Ctrl+D", "Ctrl+Tab"):
        assert keys in said
    assert "Ctrl+Shift+O" not in keys_text(filled.menus.listed)


def test_help_that_was_closed_is_gone(qtbot: QtBot, filled: MainWindow) -> None:
    for action in (filled.menus.keys, filled.menus.about, filled.menus.help):
        action.trigger()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        dialog.reject()
    qtbot.waitUntil(lambda: not filled.findChildren(TextDialog))


def test_undo_in_the_box_of_a_weight_is_that_of_the_evaluation_unless_something_is_typed(
    qtbot: QtBot, filled: MainWindow
) -> None:
    filled.go("ranking")
    ranking = filled.ranking
    assert ranking is not None
    ranking.try_weight(ranking.session.project.framework.pillars[0].key, 55)
    ranking.keep()
    count = len(ranking.session.entries)
    box = ranking.weights.findChildren(PercentBox)[0]
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "6")
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(ranking.session.entries) == count  # what is typed was taken back
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(ranking.session.entries) == count + 1
    assert box.value() == 40
