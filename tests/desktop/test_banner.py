"""A message lies over the status line: it moves nothing, and hides nothing that can be pressed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gz_eval.desktop import theme
from gz_eval.desktop.page_kinds import CHARTS, CRITERIA, HISTORY, KINDS, RANKING, SHORTLIST
from gz_eval.desktop.told_dialog import ToldDialog
from gz_eval.desktop.window import MainWindow


def place(window: MainWindow, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


def test_a_message_comes_and_goes_and_nothing_moves(filled: MainWindow) -> None:
    there = [filled.header, filled.rail, filled.pages, filled.statusBar()]
    before = [place(filled, one) for one in there]
    filled.banner.say("Saved the picture.", bad=False)
    assert [place(filled, one) for one in there] == before
    assert place(filled, filled.banner).bottom() == filled.rect().bottom()
    assert not place(filled, filled.banner).intersects(place(filled, filled.pages))
    filled.banner.dismiss.click()
    assert [place(filled, one) for one in there] == before


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_a_long_message_covers_nothing_that_can_be_pressed_and_is_read_whole(
    qapp: QApplication, qtbot: QtBot, filled: MainWindow, percent: int
) -> None:
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * percent / 100)
    theme.write_in(qapp, font)
    said = "Something long went wrong. " * 12
    filled.banner.say(said, "Do this.")
    for page in KINDS:
        filled.go(page.item.key)
        filled.banner.say(said, "Do this.")
        qtbot.waitUntil(lambda: filled.at_rest)
        assert not place(filled, filled.banner).intersects(place(filled, filled.pages))
    assert filled.banner.text.shown.endswith("…")
    filled.banner.read.click()
    dialog = filled.findChild(ToldDialog)
    assert dialog is not None
    assert "Something long went wrong. Something" in dialog.text.toPlainText()
    assert dialog.text.toPlainText().endswith("Do this.")
    dialog.reject()


def test_it_follows_the_window(filled: MainWindow) -> None:
    filled.banner.say("Saved the picture.", bad=False)
    assert not filled.banner.read.isVisible()
    assert filled.banner.text.shown == "Saved the picture."
    filled.resize(filled.width() + 90, filled.height() - 30)
    over = place(filled, filled.banner)
    assert (over.bottom(), over.width()) == (filled.rect().bottom(), filled.width())


def test_what_cancels_is_not_hidden_by_a_message(filled: MainWindow) -> None:
    filled.banner.say("Saved the picture.", bad=False)
    filled.busy.show()
    QApplication.processEvents()
    assert not place(filled, filled.banner).intersects(place(filled, filled.busy))
    assert not place(filled, filled.banner).intersects(place(filled, filled.pages))
    filled.busy.hide()
    assert place(filled, filled.banner).width() == filled.width()


def test_what_reads_all_of_it_keeps_the_keyboard_as_the_window_changes(filled: MainWindow) -> None:
    filled.banner.say("Something long went wrong. " * 12, "Do this.")
    filled.banner.read.setFocus()
    filled.resize(filled.width() + 30, filled.height())
    filled.busy.show()
    QApplication.processEvents()
    filled.busy.hide()
    QApplication.processEvents()
    assert filled.focusWidget() is filled.banner.read


@pytest.mark.parametrize("page", [RANKING, CRITERIA, CHARTS, SHORTLIST, HISTORY])
def test_escape_has_a_message_go_and_the_keys_stay_where_they_are(
    qtbot: QtBot, filled: MainWindow, page: str
) -> None:
    with qtbot.waitActive(filled):
        filled.activateWindow()
    filled.go(page)
    filled.banner.say("Saved the picture.", bad=False)
    focused = filled.focusWidget()
    assert focused is not None
    assert not filled.banner.isAncestorOf(focused)
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert not filled.banner.isVisible()
    assert filled.focusWidget() is focused
    assert "Escape" in filled.banner.dismiss.toolTip()
    assert "Escape" in filled.banner.dismiss.accessibleDescription()


def test_escape_on_a_message_takes_the_keys_back_to_the_page(
    qtbot: QtBot, filled: MainWindow
) -> None:
    with qtbot.waitActive(filled):
        filled.activateWindow()
    filled.go(RANKING)
    filled.banner.say("Saved the picture.", bad=False)
    filled.banner.dismiss.setFocus()
    QTest.keyClick(filled.banner.dismiss, Qt.Key.Key_Escape)
    assert not filled.banner.isVisible()
    focused = filled.focusWidget()
    assert focused is not None
    assert filled.pages.isAncestorOf(focused)


def test_escape_clears_a_search_before_it_has_a_message_go(
    qtbot: QtBot, filled: MainWindow
) -> None:
    with qtbot.waitActive(filled):
        filled.activateWindow()
    filled.go(RANKING)
    filled.go_to_search()
    search = filled.focusWidget()
    assert isinstance(search, QLineEdit)
    search.setText("Tarn")
    filled.banner.say("Saved the picture.", bad=False)
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert filled.banner.isVisible()
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert not filled.banner.isVisible()
