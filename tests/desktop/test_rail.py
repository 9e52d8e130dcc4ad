"""The rail of pages, the pages behind it, and the menu bar."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from accessible import contrast, spoken_name
from dialog_answers import settled
from gz_eval.core.commands import SetWeight
from gz_eval.desktop import theme
from gz_eval.desktop.help_dialogs import TextDialog, about_text, keys_text
from gz_eval.desktop.page_kinds import HISTORY, KINDS, RANKING
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


@pytest.mark.parametrize("scheme", theme.SCHEMES)
def test_pages_that_cannot_be_gone_to_can_be_read(
    qapp: QApplication, window: MainWindow, scheme: theme.Tokens
) -> None:
    theme.wear(qapp, scheme)
    qapp.processEvents()  # palettes come to widgets as events
    rail = window.rail
    assert not rail.isEnabled()
    ground = theme.color(scheme.rail)
    for button in rail.buttons[:3]:
        assert theme.tokens(button.palette()) is scheme
        seen = rail.grab(button.geometry()).toImage()
        colours = {
            QColor(seen.pixel(x, y)).name()
            for x in range(seen.width())
            for y in range(seen.height())
        }
        strongest = max(contrast(one, ground) for one in colours)
        assert strongest >= 4.5
        assert strongest < contrast(scheme.rail_text, ground)  # it is greyed all the same


def test_arrows_go_from_page_to_page(qtbot: QtBot, open_: MainWindow) -> None:
    qtbot.waitUntil(open_.isActiveWindow)
    first = open_.rail.chosen
    assert first is not None
    first.setFocus()
    pages = [kind.item.key for kind in KINDS]
    there = pages.index(RANKING)
    for key, page in (
        (Qt.Key.Key_Down, pages[there + 1]),
        (Qt.Key.Key_Down, pages[there + 2]),
        (Qt.Key.Key_Up, pages[there + 1]),
        (Qt.Key.Key_End, pages[-1]),
        (Qt.Key.Key_Down, pages[-1]),
        (Qt.Key.Key_Home, pages[0]),
    ):
        now = open_.rail.chosen
        assert now is not None
        assert now.hasFocus()
        QTest.keyClick(now, key)
        assert open_.pages.key == page
        assert open_.menus.pages[page].isChecked()


def test_tab_comes_to_the_rail_once(open_: MainWindow) -> None:
    tab = [one for one in open_.rail.buttons if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert tab == [open_.rail.chosen]
    history = next(button for button in open_.rail.buttons if button.item.key == HISTORY)
    QTest.mouseClick(history, Qt.MouseButton.LeftButton)
    assert open_.pages.key == HISTORY
    QTest.mouseClick(history, Qt.MouseButton.LeftButton)
    assert open_.rail.chosen is history


def test_keys_go_to_every_page(qtbot: QtBot, open_: MainWindow) -> None:
    qtbot.waitUntil(open_.isActiveWindow)
    for number, kind in enumerate(KINDS):
        key = Qt.Key.Key_0 if number == 9 else Qt.Key(Qt.Key.Key_1 + number)
        QTest.keyClick(open_, key, CTRL)
        assert open_.pages.key == kind.item.key
        assert open_.rail.chosen is open_.rail.buttons[number]


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
    assert page.table.rows.rowCount() == 2  # type: ignore[attr-defined]


def test_counts_are_seen_and_heard(open_: MainWindow) -> None:
    names = [spoken_name(button) for button in open_.rail.buttons]
    labels = [kind.item.label for kind in KINDS]
    assert names == [f"{label}, 1" if label == "History" else label for label in labels]


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
    assert open_.menus.undo.text() == "&Undo: set weight of Power from 40% to 10%"
    open_.menus.undo.trigger()
    assert open_.menus.redo.text() == "&Redo: set weight of Power from 40% to 10%"
    assert open_.menus.undo.text() == "&Undo"
    assert not open_.menus.undo.isEnabled()
