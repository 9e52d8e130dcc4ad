"""The palette in the window: pages, criteria, bids and actions by the keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gz_eval.app.chart_choices import KINDS as CHARTS
from gz_eval.app.hidden_words import SCORES_SHOWN_ONCE
from gz_eval.app.palette import FoundKind
from gz_eval.core.governance_commands import SetBlind
from gz_eval.core.regions import region_name
from gz_eval.desktop import theme
from gz_eval.desktop.bids_page import BidsPage
from gz_eval.desktop.charts_page import ChartsPage
from gz_eval.desktop.columns_dialog import ColumnsDialog
from gz_eval.desktop.page_action import ActionButton
from gz_eval.desktop.page_deeds import deeds_of
from gz_eval.desktop.page_kinds import KINDS
from gz_eval.desktop.palette_dialog import PaletteDialog
from gz_eval.desktop.ranking_page import RankingPage
from gz_eval.desktop.refusal import refusal_of, refuse
from gz_eval.desktop.shortlist_page import ShortlistPage
from gz_eval.desktop.window import MainWindow


def _ask(window: MainWindow, text: str) -> PaletteDialog:
    window.menus.palette.trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PaletteDialog)
    QTest.keyClicks(dialog.search, text)
    return dialog


def test_a_page_is_gone_to(filled: MainWindow) -> None:
    dialog = _ask(filled, "hist")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert filled.pages.key == "history"


def test_every_bid_says_its_reference_once(filled: MainWindow) -> None:
    shown = filled.pages.looked_at
    assert shown is not None
    told = {one.key: one for one in filled.palettes.things() if one.kind is FoundKind.BID}
    assert told.keys() == {bid.id for bid in shown.bids}
    assert all(f"{one.label} {one.detail}".count(bid) == 1 for bid, one in told.items())


def test_a_bid_is_gone_to(filled: MainWindow) -> None:
    shown = filled.pages.looked_at
    assert shown is not None
    bid = shown.bids[3]
    dialog = _ask(filled, bid.id)
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert filled.pages.key == "ranking"
    assert filled.selected_bid == bid.id


def test_a_criterion_is_gone_to(filled: MainWindow) -> None:
    dialog = _ask(filled, "latency")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert filled.pages.key == "criteria"


def test_an_action_is_done_and_one_that_cannot_be_is_told(filled: MainWindow) -> None:
    dialog = _ask(filled, "redo")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "not possible now" in dialog.note.text()
    dialog.search.clear()
    QTest.keyClicks(dialog.search, "blind set")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    document = filled.documents.document
    assert document is not None
    assert document.session.project.blind


def test_nothing_found_is_said(filled: MainWindow) -> None:
    dialog = _ask(filled, "zzzz")
    assert "Nothing is called “zzzz”" in dialog.note.text()
    assert dialog.current is None
    dialog.reject()


def test_arrows_choose(filled: MainWindow) -> None:
    dialog = _ask(filled, "")
    first = dialog.current
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.current is not first
    dialog.reject()


def _labels(window: MainWindow) -> dict[str, str]:
    return {one.label: one.detail for one in window.palettes.things()}


def test_what_can_be_done_on_the_page_is_found_with_its_keys(filled: MainWindow) -> None:
    assert "Columns" not in _labels(filled)
    filled.go("bids")
    assert _labels(filled)["Columns"].startswith("Ctrl+Shift+O")
    dialog = _ask(filled, "columns")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    opened = QApplication.activeModalWidget()
    assert isinstance(opened, ColumnsDialog)
    opened.reject()


def test_a_button_of_the_page_is_found_once_it_can_be_pressed(filled: MainWindow) -> None:
    clear = "Clear the search and all filters"
    filled.go("bids")
    page = filled.pages.page("bids")
    assert isinstance(page, BidsPage)
    assert clear not in _labels(filled)
    page.filters.search.setText("nowhere at all")
    assert not page.table.rows.rows
    dialog = _ask(filled, "clear the search")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert page.table.rows.rows


def test_a_page_is_found_by_what_is_done_there(filled: MainWindow) -> None:
    dialog = _ask(filled, "save picture")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert filled.pages.key == "charts"


def test_why_something_is_not_possible_is_said(filled: MainWindow) -> None:
    dialog = _ask(filled, "redo")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.note.text() == "“Redo” is not possible now. There is nothing to redo."
    assert dialog.list.item(0).text() == "Redo  –  There is nothing to redo."
    dialog.reject()


@pytest.mark.parametrize("refused", [0, 1])
def test_of_two_actions_of_one_name_the_palette_has_the_one_that_can_be_done(
    qtbot: QtBot, refused: int
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    done: list[int] = []
    for number in (0, 1):
        action = QAction("&Remove…", page)
        action.triggered.connect(lambda _checked=False, number=number: done.append(number))
        if number == refused:
            refuse(action, "Select an entry first.")
    refuse(QAction("&Amend…", page), "Select an entry first.")
    deeds = deeds_of(page)
    assert [(one.label, one.why_not) for one in deeds] == [
        ("Remove", ""),
        ("Amend", "Select an entry first."),
    ]
    deeds[0].act()
    assert done == [1 - refused]


def test_what_cannot_be_done_on_the_page_is_there_with_why_not(filled: MainWindow) -> None:
    filled.go("history")
    things = {one.label: one for one in filled.palettes.things()}
    assert things["Show as it was"].enabled
    now = things["Compare with now"]
    assert (now.enabled, now.why) == (False, "The last entry is the state as it is now.")
    dialog = _ask(filled, "compare with now")
    assert dialog.list.item(0).text() == f"Compare with now  –  {now.why}"
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.note.text() == f"“Compare with now” is not possible now. {now.why}"
    dialog.reject()


@pytest.mark.parametrize("key", [kind.item.key for kind in KINDS])
def test_every_action_of_a_page_that_cannot_be_done_says_why(filled: MainWindow, key: str) -> None:
    """By its button too: it is grey, and a tip on it says what is lacking."""
    for nameless in (False, True):
        filled.menus.nameless.setChecked(nameless)
        filled.go(key)
        page = filled.pages.page(key)
        assert page is not None
        for action in page.findChildren(QAction):
            if not action.text() or action.isEnabled():
                continue
            why = refusal_of(action)
            assert why.endswith("."), action.text()
            for button in page.findChildren(ActionButton):
                if button.text() == action.text() and not button.isEnabled():
                    assert why in button.toolTip()


def test_another_reason_is_said_though_the_action_stays_as_it_is(qtbot: QtBot) -> None:
    action = QAction("Do")
    button = ActionButton(action)
    qtbot.addWidget(button)
    refuse(action, "Select a bid first.")
    refuse(action, "It is there already.")
    assert button.toolTip().endswith("It is there already.")
    refuse(action, "")
    assert button.isEnabled()
    assert refusal_of(action) == ""
    assert "already" not in button.toolTip()


def test_without_an_evaluation_it_says_to_open_one(window: MainWindow) -> None:
    refused = {one.label: one.why for one in window.palettes.things() if not one.enabled}
    assert refused["Bids"] == refused["Export shortlist"] == "Open an evaluation first."
    assert "Copy rows" not in _labels(window)


@pytest.mark.parametrize(
    ("on", "then"), [("ranking", "ranking"), ("shortlist", "shortlist"), ("history", "bids")]
)
def test_a_region_is_shown_alone_on_the_page_that_can_or_with_the_bids(
    filled: MainWindow, on: str, then: str
) -> None:
    filled.go(on)
    region = next(one for one in filled.palettes.things() if one.kind is FoundKind.REGION)
    dialog = _ask(filled, region.label)
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert filled.pages.key == then
    page = filled.pages.page(then)
    assert isinstance(page, BidsPage | RankingPage | ShortlistPage)
    regions = {bid.id: region_name(bid.region) for bid in page.session.project.bids.bids}
    assert {regions[row.id] for row in page.table.rows.rows} == {region.label}
    assert region.detail == f"show only its {len(page.table.rows.rows)} bids"


def test_while_there_is_no_shortlist_a_region_is_shown_with_the_bids(filled: MainWindow) -> None:
    document = filled.documents.document
    assert document is not None
    document.session.do(SetBlind(True))
    filled.go("shortlist")
    region = next(one for one in filled.palettes.things() if one.kind is FoundKind.REGION)
    dialog = _ask(filled, region.label)
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert filled.pages.key == "bids"


def test_no_region_and_no_page_behind_is_offered_while_names_are_hidden(
    filled: MainWindow,
) -> None:
    filled.go("history")
    assert "Show as it was" in _labels(filled)
    filled.menus.nameless.setChecked(True)
    assert not [one for one in filled.palettes.things() if one.kind is FoundKind.REGION]
    assert "Show as it was" not in _labels(filled)


@pytest.mark.parametrize("kind", CHARTS, ids=lambda kind: kind.key)
def test_every_kind_of_chart_is_found_and_gone_to(filled: MainWindow, kind: object) -> None:
    label = kind.label  # type: ignore[attr-defined]
    dialog = _ask(filled, label.lower())
    assert dialog.current is not None
    assert dialog.current.kind is FoundKind.CHART
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert filled.pages.key == "charts"
    page = filled.pages.page("charts")
    assert isinstance(page, ChartsPage)
    assert page.kind is kind
    assert not page.kinds.list.selectedItems()[0].isHidden()


def test_charts_that_cannot_be_shown_say_why(filled: MainWindow) -> None:
    document = filled.documents.document
    assert document is not None

    def refused() -> dict[str, str]:
        charts = [one for one in filled.palettes.things() if one.kind is FoundKind.CHART]
        return {one.label: one.why for one in charts if not one.enabled}

    assert refused() == {}
    filled.menus.nameless.setChecked(True)
    places = "Where bids are would tell which bid is which."
    assert refused() == {"Map": places, "By region": places}
    dialog = _ask(filled, "map")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.note.text() == f"“Map” is not possible now. {places}"
    dialog.reject()
    document.session.do(SetBlind(True))
    assert refused() == dict.fromkeys((kind.label for kind in CHARTS), SCORES_SHOWN_ONCE)


def test_without_an_evaluation_no_chart_is_offered(window: MainWindow) -> None:
    assert not [one for one in window.palettes.things() if one.kind is FoundKind.CHART]


def test_a_switch_says_whether_it_is_on(filled: MainWindow) -> None:
    label = "Hide names and places"
    assert _labels(filled)[label] == "Ctrl+Shift+H · now off"
    filled.menus.nameless.setChecked(True)
    assert _labels(filled)[label] == "Ctrl+Shift+H · now on"
    assert _labels(filled)["Blind set-up"] == "now off"
    assert _labels(filled)["Ranking"] == "Ctrl+3", "a page is no switch"


def test_a_box_of_the_page_says_whether_it_is_on(filled: MainWindow) -> None:
    filled.go("history")
    assert _labels(filled)["Only after the lock"] == "now off"


def _uncut(dialog: PaletteDialog) -> list[str]:
    """The entries, without those of which something is not seen."""
    seen = []
    for number in range(dialog.list.count()):
        item = dialog.list.item(number)
        room = dialog.list.visualItemRect(item).adjusted(4, 0, -4, 0)
        needed = dialog.list.fontMetrics().boundingRect(
            room, int(Qt.TextFlag.TextWordWrap), item.text()
        )
        if needed.height() <= room.height() and needed.width() <= room.width():
            seen.append(item.text())
    return seen


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_reasons_are_read_whole(filled: MainWindow, qapp: QApplication, scale: float) -> None:
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    theme.write_in(qapp, font)
    why = "There is nothing to be done here before another thing was done over there. " * 3
    refuse(filled.menus.redo, why)
    dialog = _ask(filled, "redo")
    assert _uncut(dialog) == [f"Redo  –  {why}"]
    dialog.search.clear()
    QApplication.sendPostedEvents()
    assert len(_uncut(dialog)) == dialog.list.count() > 30
    dialog.reject()


def test_all_of_it_is_on_the_screen_though_the_window_is_not(
    filled: MainWindow, qapp: QApplication
) -> None:
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    theme.write_in(qapp, font)
    filled.resize(1280, 1000)
    dialog = _ask(filled, "")
    assert dialog.screen().availableGeometry().contains(dialog.frameGeometry())
    dialog.reject()
