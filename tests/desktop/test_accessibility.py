"""For everybody: names, keyboard, contrast, large text, a small screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from accessible import focusable, unnamed
from dialog_answers import settled
from gz_eval.app.columns import Tone
from gz_eval.app.document import Leftover
from gz_eval.app.ranking_rows import BAR
from gz_eval.core.people import Person
from gz_eval.desktop import theme
from gz_eval.desktop.choice_dialog import CANCEL, ChoiceDialog
from gz_eval.desktop.help_dialogs import TextDialog
from gz_eval.desktop.new_dialog import NewDialog
from gz_eval.desktop.page_kinds import KINDS
from gz_eval.desktop.person_dialog import PersonDialog
from gz_eval.desktop.pick_dialog import PickDialog
from gz_eval.desktop.ranking_page import RankingPage
from gz_eval.desktop.reason_dialog import ReasonDialog
from gz_eval.desktop.window import MainWindow

SCHEMES = [pytest.param(theme.LIGHT, id="light"), pytest.param(theme.DARK, id="dark")]


def test_everything_that_takes_focus_has_a_name(page: RankingPage, window: MainWindow) -> None:
    page.try_weight("power", 20)
    window.banner.say("Something.", "Do this.")
    assert len(focusable(page)) > 12
    assert unnamed(page) == []
    assert len(focusable(window)) >= 5
    assert unnamed(window) == []


def test_a_dialog_about_a_fault_has_names(qtbot: QtBot, window: MainWindow) -> None:
    window.crashes.report(ValueError("x"))
    qtbot.waitUntil(lambda: len(window.crashes.dialogs) == 1)
    dialog = window.crashes.dialogs[0]
    assert unnamed(dialog) == []
    dialog.close()


@pytest.mark.parametrize("key", [kind.item.key for kind in KINDS])
def test_every_page_of_the_window_has_names_and_no_traps(
    qtbot: QtBot, window: MainWindow, register: Path, key: str
) -> None:
    window.open([register])
    settled(qtbot, window)
    window.go(key)
    qtbot.waitActive(window)
    assert unnamed(window) == []
    go_round(window, window.rail.turn)


def test_an_evaluation_without_bids_has_no_traps(qtbot: QtBot, window: MainWindow) -> None:
    window.documents.start(blind=True)
    settled(qtbot, window)
    qtbot.waitActive(window)
    assert unnamed(window) == []
    go_round(window, window.rail.turn)


def test_the_welcome_page_has_no_traps(qtbot: QtBot, window: MainWindow) -> None:
    left = Leftover(Path("x"), "Shortlist", None, datetime(2012, 6, 14, tzinfo=UTC), "a", 1)
    window.welcome.show_leftovers([(left, "Shortlist", "One change is in no file.")])
    window.welcome.show_recent([Path("Round one.gzeval"), Path("Round two.gzeval")])
    qtbot.waitActive(window)
    qtbot.wait(1)
    assert unnamed(window) == []
    go_round(window, window.welcome.buttons[0])
    assert len(focusable(window.welcome)) == 9


def dialogs() -> dict[str, Callable[[], QDialog]]:
    """The shell's dialogs, each as it may come."""
    person = Person("A. Official")
    return {
        "reason": lambda: ReasonDialog(None, "Set weight of Power to 35%.", "It was locked."),
        "person": lambda: PersonDialog(None, person),
        "choice": lambda: ChoiceDialog(None, "T", "What?", "So.", (CANCEL,), ("a", "b")),
        "new": lambda: NewDialog(None, "four-pillars"),
        "pick": lambda: PickDialog(None, "T", "Which?", [(str(n), f"no {n}") for n in range(20)]),
        "keys": lambda: TextDialog(None, "Keyboard shortcuts", "<p>Ctrl+S</p>"),
    }


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", list(dialogs()))
def test_every_dialog_has_names_and_no_traps_and_cuts_nothing(
    qtbot: QtBot, qapp: QApplication, dressed: None, name: str, scale: float
) -> None:
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    qapp.setFont(font)
    dialog = dialogs()[name]()
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    assert dialog.windowTitle()
    assert unnamed(dialog) == []
    assert dialog.width() <= 1280
    for button in dialog.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.minimumSizeHint().width(), button.text()
    go_round(dialog, focusable(dialog)[0])
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def go_round(top: QWidget, first: QWidget) -> None:
    """Tab from a widget reaches all that can be reached, and comes back to it."""
    wanted = set(focusable(top))
    first.setFocus()
    order: list[QWidget] = []
    for _ in range(len(wanted) * 3):
        now = QApplication.focusWidget()
        assert now is not None
        if order and now is order[0]:
            break
        order.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is order[0]
    assert wanted - set(order) == set()


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
    qtbot.waitActive(page)
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


def luminance(color: QColor) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str | QColor, other: str | QColor) -> float:
    lights = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


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
