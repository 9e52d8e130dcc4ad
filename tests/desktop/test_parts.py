"""F6 goes from part to part; messages come below the page; what was done is said where it was."""

from __future__ import annotations

import gc
from weakref import ref

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from dialog_answers import settled
from gz_eval.core.commands import SetWeight
from gz_eval.desktop.page_kinds import KINDS, RANKING
from gz_eval.desktop.weight_editors import PercentBox
from gz_eval.desktop.window import MainWindow


def press(window: MainWindow, *, back: bool = False) -> QWidget:
    shift = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(window, Qt.Key.Key_F6, shift)
    now = window.focusWidget()
    assert now is not None
    return now


@pytest.mark.parametrize("key", [kind.item.key for kind in KINDS])
def test_f6_goes_round_every_page_and_back(qtbot: QtBot, filled: MainWindow, key: str) -> None:
    filled.go(key)
    qtbot.waitUntil(filled.isActiveWindow)
    first = press(filled)
    way = [first]
    while (now := press(filled)) is not first:
        way.append(now)
        assert len(way) < 12
    assert any(filled.rail.isAncestorOf(one) for one in way)
    assert any(filled.header.isAncestorOf(one) for one in way)
    if key != "overrides":  # there is nothing on it to go to before there is an override
        assert any(filled.pages.isAncestorOf(one) for one in way)
    assert any(filled.statusBar().isAncestorOf(one) for one in way)
    back = [press(filled, back=True) for _ in way]
    assert back == [*reversed(way[1:]), first]


def test_a_part_is_come_back_to_where_it_was_left(qtbot: QtBot, filled: MainWindow) -> None:
    qtbot.waitUntil(filled.isActiveWindow)
    filled.menus.find.trigger()
    now = filled.focusWidget()
    assert isinstance(now, QLineEdit)
    press(filled)
    assert filled.focusWidget() is not now
    assert press(filled, back=True) is now


def test_what_is_tried_is_a_part_of_its_own(qtbot: QtBot, filled: MainWindow) -> None:
    qtbot.waitUntil(filled.isActiveWindow)
    ranking = filled.ranking
    assert ranking is not None
    ranking.weights.blocks[0].percent.setFocus()
    ranking.try_weight(ranking.session.project.framework.pillars[0].key, 1.0)
    assert ranking.weights.effect.isAncestorOf(press(filled))
    assert press(filled, back=True) is ranking.weights.blocks[0].percent
    ranking.put_back()
    assert not ranking.weights.isAncestorOf(press(filled))


def test_a_message_moves_nothing_on_the_page(qapp: QApplication, filled: MainWindow) -> None:
    page = filled.ranking
    assert page is not None
    before = page.table.mapTo(filled, QPoint(0, 0))
    filled.banner.say("Something went wrong.", "Do this.")
    for _ in range(3):
        qapp.processEvents()
    assert filled.banner.isVisible()
    assert page.table.mapTo(filled, QPoint(0, 0)) == before


def test_a_dismissed_message_leaves_the_focus_on_the_page(qtbot: QtBot, filled: MainWindow) -> None:
    qtbot.waitUntil(filled.isActiveWindow)
    filled.banner.say("Something went wrong.", "Do this.")
    filled.banner.dismiss.setFocus()
    QTest.keyClick(filled.banner.dismiss, Qt.Key.Key_Space)
    assert not filled.banner.isVisible()
    now = filled.focusWidget()
    assert now is not None
    assert filled.pages.isAncestorOf(now)


def test_a_change_is_confirmed_and_ends_the_message_before(filled: MainWindow) -> None:
    document = filled.documents.document
    assert document is not None
    session = document.session
    filled.banner.say("Something went wrong.", "Do this.")
    session.do(SetWeight(session.project.framework.pillars[0].key, 55.0))
    assert not filled.banner.isVisible()
    assert filled.done.text() == f"Done: {session.entries[-1].sentence}"
    filled.menus.undo.trigger()
    assert "ndo: set weight of Power from" in filled.done.text()
    filled.menus.nameless.setChecked(True)
    assert "he last change was taken back" in filled.done.text()
    assert "Campus" not in filled.done.text()
    filled.documents.drop()
    assert filled.done.text() == ""


def test_at_the_start_the_focus_is_on_what_is_done_first(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    assert window.focusWidget() is window.welcome.buttons[0]


def test_tab_comes_round_the_ranking_without_a_stop_for_every_link(
    qtbot: QtBot, filled: MainWindow
) -> None:
    filled.go(RANKING)
    qtbot.waitUntil(filled.isActiveWindow)
    ranking = filled.ranking
    assert ranking is not None
    assert len(ranking.why.text.links) > 8
    order = [filled.focusWidget()]
    while len(order) == 1 or order[-1] is not order[0]:
        QTest.keyClick(order[-1], Qt.Key.Key_Tab)
        order.append(filled.focusWidget())
        assert len(order) < 100
    assert order.count(ranking.why.text) == 1
    inside = [one for one in order[1:] if one is not None and ranking.isAncestorOf(one)]
    weights = sum(ranking.weights.isAncestorOf(one) for one in inside)
    boxes = [one for one in ranking.weights.findChildren(PercentBox) if one.isVisible()]
    # A stop for each weight seen and one for each group to open; pins and sliders are beside them.
    assert weights <= len(boxes) + len(ranking.weights.blocks)
    assert len(inside) - weights <= 12


def test_parts_outlive_the_pages_of_an_evaluation_that_is_closed(
    qtbot: QtBot, filled: MainWindow
) -> None:
    for _ in range(2):
        for page in ("criteria", "ranking", "export"):
            filled.go(page)
            for _ in range(8):
                filled.parts.go(1)
        filled.documents.end()
        filled.documents.start()
        settled(qtbot, filled)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert all(isValid(part) for part in filled.parts.fixed)
    filled.go("criteria")
    filled.parts.go(1)


def test_what_was_left_is_not_kept_alive(qtbot: QtBot, filled: MainWindow) -> None:
    qtbot.waitUntil(filled.isActiveWindow)
    ranking = filled.ranking
    assert ranking is not None
    ranking.table.setFocus()
    ranking.filters.search.setFocus()
    document = filled.documents.document
    assert document is not None
    session = ref(document.session)
    document.session.undo()
    del document, ranking
    filled.documents.drop()
    settled(qtbot, filled)
    qtbot.waitUntil(lambda: gc.collect() >= 0 and session() is None)
