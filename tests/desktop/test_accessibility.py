"""For everybody: names, keyboard, contrast, large text, a small screen."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from accessible import contrast, focusable, go_round, unnamed
from dialog_answers import settled
from gz_eval.app.columns import Tone
from gz_eval.app.document import Leftover
from gz_eval.app.ranking_cells import BAR
from gz_eval.desktop import theme
from gz_eval.desktop.ranking_page import RankingPage
from gz_eval.desktop.window import MainWindow

SCHEMES = [pytest.param(theme.LIGHT, id="light"), pytest.param(theme.DARK, id="dark")]


def test_everything_that_takes_focus_has_a_name(page: RankingPage, window: MainWindow) -> None:
    page.try_weight("power", 20)
    window.banner.say("Something.", "Do this.")
    assert len(focusable(page)) > 12
    assert unnamed(page) == []
    assert len(focusable(window)) >= 5
    assert unnamed(window) == []


def test_an_evaluation_without_bids_has_no_traps(qtbot: QtBot, window: MainWindow) -> None:
    window.documents.start(blind=True)
    settled(qtbot, window)
    qtbot.waitUntil(window.isActiveWindow)
    assert unnamed(window) == []
    go_round(window, window.rail.turn)


def test_the_welcome_page_has_no_traps(qtbot: QtBot, window: MainWindow) -> None:
    left = Leftover(Path("x"), "Shortlist", None, datetime(2012, 6, 14, tzinfo=UTC), "a", 1)
    window.welcome.show_leftovers([(left, "Shortlist", "One change is in no file.")])
    recent = (Path("Round one.gzeval"), ""), (Path("Round two.gzeval"), "Wave 2")
    window.welcome.show_recent(recent)
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.wait(1)
    assert unnamed(window) == []
    go_round(window, window.welcome.buttons[0])
    assert len(focusable(window.welcome)) == 9


def test_cells_are_read_out(page: RankingPage) -> None:
    interface = QAccessible.queryAccessibleInterface(page.table)
    assert interface.text(QAccessible.Text.Name) == "Ranking of bids"
    best = page.table.rows.row_at(page.table.rows.index(0, 0))
    parts = (interface.child(number) for number in range(interface.childCount()))
    cells = [part for part in parts if part.role() == QAccessible.Role.Cell]
    said = cells[0].text(QAccessible.Text.Name)
    assert said.startswith(f"rank 1, {best.facts.name}, score {best.score_text}")
    assert cells[BAR].text(QAccessible.Text.Name) == best.points_text


def test_the_waterfall_is_described(page: RankingPage) -> None:
    interface = QAccessible.queryAccessibleInterface(page.why.waterfall)
    assert "the shortlist starts at" in interface.text(QAccessible.Text.Description)


def test_tab_reaches_everything_and_comes_round(qtbot: QtBot, page: RankingPage) -> None:
    qtbot.waitUntil(page.isActiveWindow)
    wanted = set(focusable(page))
    page.filters.search.setFocus()
    order: list[QWidget] = []
    for _ in range(len(wanted) * 3):
        now = QApplication.focusWidget()
        assert now is not None
        if order and now is order[0]:
            break
        order.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is order[0]
    assert wanted <= set(order)
    spoken = [order.index(one) for one in (page.filters.search, page.table, page.issues.groups)]
    assert spoken == sorted(spoken)


def test_tab_reaches_the_tabs_of_a_folded_page(qapp: QApplication, page: RankingPage) -> None:
    page.resize(700, 500)
    qapp.processEvents()
    assert page.tabs.tabBar() in focusable(page)
    assert unnamed(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_can_be_read_on_every_ground(scheme: theme.Tokens) -> None:
    grounds = (scheme.background, scheme.surface, scheme.selection)
    poor = {
        (tone, ground): round(contrast(scheme.tone(tone), ground), 2)
        for tone, ground in product(Tone, grounds)
        if contrast(scheme.tone(tone), ground) < 4.5
    }
    assert poor == {}
    assert contrast(scheme.accent, scheme.background) >= 4.5
    assert contrast(scheme.text, scheme.field) >= 4.5
    assert contrast(scheme.secondary, scheme.field) >= 4.5
    for ink in (scheme.rail_text, "#FFFFFF"):
        assert contrast(ink, scheme.rail) >= 4.5
        assert contrast(ink, scheme.rail_chosen) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_palette_belongs_to_its_scheme(scheme: theme.Tokens) -> None:
    palette = theme.palette_for(scheme)
    assert theme.tokens(palette) is scheme
    assert palette.color(QPalette.ColorRole.Text) == QColor(scheme.text)


def test_another_scheme_is_worn_at_once(qapp: QApplication, page: RankingPage) -> None:
    light = page.grab().toImage()
    theme.wear(qapp, theme.DARK)
    qapp.processEvents()
    dark = page.grab().toImage()
    assert light.pixelColor(5, 5) == QColor(theme.LIGHT.background)
    assert dark.pixelColor(5, 5) == QColor(theme.DARK.background)
    assert theme.DARK.secondary.lower() in page.why.text.toHtml()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_small_screen_and_large_text_cut_nothing(
    qtbot: QtBot, qapp: QApplication, dressed: None, page: RankingPage, scale: float
) -> None:
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    qapp.setFont(font)
    window = MainWindow("four-pillars")
    qtbot.addWidget(window)
    fresh = RankingPage(page.looked_at)
    fresh.refresh()
    window.stack.addWidget(fresh)
    window.stack.setCurrentWidget(fresh)
    window.resize(1280, 720)
    window.show()
    qapp.processEvents()
    assert (window.width(), window.height()) == (1280, 720)
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.minimumSizeHint().width(), button.text()
            right = button.mapTo(window, button.rect().bottomRight())
            assert right.x() <= 1280, button.text()
            assert right.y() <= 720, button.text()
    table = fresh.table
    assert table.horizontalScrollBar().maximum() == 0
    assert table.viewport().height() >= 5 * table.rowHeight(0)
    window.close()
