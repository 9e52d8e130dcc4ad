"""The rail of pages, the pages behind it, and the menu bar."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dialog_answers import settled
from gz_eval.core.commands import SetWeight
from gz_eval.desktop.help_dialogs import TextDialog, about_text, keys_text
from gz_eval.desktop.pages import HISTORY, KINDS, OVERRIDES, RANKING
from gz_eval.desktop.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def open_(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """A window with a new evaluation."""
    window.documents.start()
    settled(qtbot, window)
    return window


def test_there_is_nothing_to_go_to_before_an_evaluation_is_open(window: MainWindow) -> None:
    assert not window.rail.isEnabled()
    assert not window.menus.pages[HISTORY].isEnabled()
    assert not window.menus.save.isEnabled()
    assert window.menus.import_files.isEnabled()
    assert window.windowTitle() == "gz_eval"


def test_arrows_go_from_page_to_page(qtbot: QtBot, open_: MainWindow) -> None:
    qtbot.waitActive(open_)
    open_.rail.list.setFocus()
    QTest.keyClick(open_.rail.list, Qt.Key.Key_Down)
    assert open_.pages.key == OVERRIDES
    QTest.keyClick(open_.rail.list, Qt.Key.Key_Down)
    assert open_.pages.key == HISTORY
    assert open_.menus.pages[HISTORY].isChecked()
    assert open_.rail.list.hasFocus()
    QTest.keyClick(open_.rail.list, Qt.Key.Key_Home)
    assert open_.pages.key == RANKING


def test_keys_go_to_every_page(qtbot: QtBot, open_: MainWindow) -> None:
    qtbot.waitActive(open_)
    for number, kind in enumerate(KINDS):
        QTest.keyClick(open_, Qt.Key(Qt.Key.Key_1 + number), CTRL)
        assert open_.pages.key == kind.item.key
        assert open_.rail.list.currentRow() == number


def test_a_page_is_made_when_it_is_first_gone_to_and_fresh_whenever_it_is_seen(
    open_: MainWindow,
) -> None:
    assert open_.pages.page(HISTORY) is None
    open_.go(HISTORY)
    page = open_.pages.page(HISTORY)
    open_.go(RANKING)
    document = open_.documents.document
    assert document is not None
    document.session.do(SetWeight("power", 10))
    open_.go(HISTORY)
    assert open_.pages.page(HISTORY) is page
    assert page is not None
    assert page.table.proxy.rowCount() == 2  # type: ignore[attr-defined]


def test_counts_are_seen_and_heard(open_: MainWindow) -> None:
    names = [open_.rail.list.item(row).text() for row in range(len(KINDS))]
    assert names == ["Ranking", "Overrides", "History", "Logs", "Sign-offs"]
    item = open_.rail.list.item(2)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "History, 1"
    interface = QAccessible.queryAccessibleInterface(open_.rail.list)
    assert interface.text(QAccessible.Text.Name) == "Pages"


def test_the_rail_can_show_signs_alone(qtbot: QtBot, open_: MainWindow) -> None:
    words = open_.rail.width()
    QTest.mouseClick(open_.rail.turn, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    signs = open_.rail.width()
    assert signs < words / 2
    assert not open_.menus.rail.isChecked()
    open_.menus.rail.trigger()
    QApplication.processEvents()
    assert open_.rail.width() == words


def test_where_there_is_no_room_for_words_there_are_signs(
    qapp: QApplication, open_: MainWindow
) -> None:
    assert not open_.rail.bare
    open_.resize(open_.minimumSizeHint().width(), 600)
    qapp.processEvents()
    assert open_.rail.bare
    assert not open_.rail.collapsed


def test_no_two_actions_have_the_same_keys(open_: MainWindow) -> None:
    keys = Counter(
        shortcut.toString()
        for _, actions in open_.menus.listed
        for action in actions
        for shortcut in action.shortcuts()
    )
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_key_is_listed(qtbot: QtBot, open_: MainWindow) -> None:
    text = keys_text(open_.menus.listed)
    for word in ("Save as", "Import bids", "Undo", "Ctrl+E", "Ctrl+Return"):
        assert word in text
    for html in (text, about_text()):
        dialog = TextDialog(open_, "Help", html)
        qtbot.addWidget(dialog)
        assert dialog.text.toPlainText().strip()


def test_undo_is_named_in_the_menu(open_: MainWindow) -> None:
    document = open_.documents.document
    assert document is not None
    document.session.do(SetWeight("power", 10))
    assert open_.menus.undo.text() == "&Undo: set weight of Power to 10%"
    open_.menus.undo.trigger()
    assert open_.menus.redo.text() == "&Redo: set weight of Power to 10%"
    assert open_.menus.undo.text() == "&Undo"
    assert not open_.menus.undo.isEnabled()
