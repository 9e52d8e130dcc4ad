"""The pages in their window: each finds its way to the dialog, the file or the page it asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from accessible import spoken_name
from busy_session import signing
from dialog_answers import settled
from gz_eval.app.overriding import place_override
from gz_eval.core.outcome import Standing
from gz_eval.core.override_commands import bid_of
from gz_eval.desktop.bids_page import BidsPage
from gz_eval.desktop.charts_page import ChartsPage
from gz_eval.desktop.compare_bids_dialog import CompareBidsDialog
from gz_eval.desktop.criteria_page import CriteriaPage
from gz_eval.desktop.guide import Guide
from gz_eval.desktop.hidden_line import HiddenLine
from gz_eval.desktop.history_page import HistoryPage
from gz_eval.desktop.override_dialogs import (
    CorrectAnswerDialog,
    MoveBidDialog,
    OverrideGateDialog,
)
from gz_eval.desktop.overrides_page import OverridesPage
from gz_eval.desktop.page_kinds import (
    BIDS,
    CHARTS,
    CRITERIA,
    HISTORY,
    KINDS,
    OVERRIDES,
    RANKING,
    SHORTLIST,
    SIGN_OFFS,
)
from gz_eval.desktop.ranking_page import RankingPage
from gz_eval.desktop.shortlist_page import ShortlistPage
from gz_eval.desktop.sign_offs_page import SignOffsPage
from gz_eval.desktop.source_dialog import SourceDialog
from gz_eval.desktop.state_dialog import StateDialog
from gz_eval.desktop.window import MainWindow

NO_KEY, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def only_dialog(window: MainWindow) -> QDialog:
    """The dialog that is open."""
    (found,) = (one for one in window.findChildren(QDialog) if one.isVisible())
    return found


def test_the_why_panel_leads_to_the_dialogs(qtbot: QtBot, filled: MainWindow) -> None:
    ranking = filled.ranking
    assert ranking is not None
    ways: tuple[tuple[Callable[[], object], type[QDialog]], ...] = (
        (lambda: ranking.why.text.anchorClicked.emit(QUrl("correct/firm_mw")), CorrectAnswerDialog),
        (ranking.why.move_bid.click, MoveBidDialog),
        (lambda: ranking.why.follow(0), SourceDialog),
    )
    for ask, kind in ways:
        ask()
        qtbot.waitUntil(lambda: filled.at_rest)  # a sheet is read in the background
        dialog = only_dialog(filled)
        assert isinstance(dialog, kind)
        dialog.reject()
    gates = filled.documents.document
    assert gates is not None
    gate = gates.session.project.framework.gates[0].key
    ranking.why.text.anchorClicked.emit(QUrl(f"override/{gate}"))
    dialog = only_dialog(filled)
    assert isinstance(dialog, OverrideGateDialog)
    dialog.reject()


def test_a_correction_from_the_panel_is_on_its_page_and_leads_back(
    qtbot: QtBot, filled: MainWindow
) -> None:
    ranking = filled.ranking
    assert ranking is not None
    bid = ranking.selected
    ranking.why.text.anchorClicked.emit(QUrl("correct/firm_mw"))
    dialog = only_dialog(filled)
    assert isinstance(dialog, CorrectAnswerDialog)
    dialog.text.setText("123 MW")
    dialog.reason.setPlainText("The letter says so.")
    dialog.accept()
    filled.pages.go(OVERRIDES)
    page = filled.pages.page(OVERRIDES)
    assert isinstance(page, OverridesPage)
    assert page.chosen is not None
    assert (page.chosen.bid, page.chosen.account.now) == (bid, "123 MW")
    page.go_to_cell.trigger()
    qtbot.waitUntil(lambda: filled.at_rest)
    assert isinstance(only_dialog(filled), SourceDialog)
    only_dialog(filled).reject()
    page.go_to_bid.trigger()
    assert filled.pages.key == RANKING
    assert ranking.selected == bid


def test_the_history_opens_a_past_state(filled: MainWindow) -> None:
    filled.pages.go(HISTORY)
    page = filled.pages.page(HISTORY)
    assert isinstance(page, HistoryPage)
    page.show_state.trigger()
    assert isinstance(only_dialog(filled), StateDialog)
    only_dialog(filled).reject()


def test_a_sign_off_is_exported_from_its_page(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = filled.documents.document
    assert document is not None
    document.session.do(signing(document.session))
    filled.pages.go(SIGN_OFFS)
    page = filled.pages.page(SIGN_OFFS)
    assert isinstance(page, SignOffsPage)
    target = tmp_path / "as at.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page.export.trigger()
    settled(qtbot, filled)
    assert len(target.read_text(encoding="utf-8-sig").splitlines()) == 31
    assert "as at.csv" in filled.banner.text.text()


def test_while_names_are_hidden_each_page_says_why_it_is(filled: MainWindow) -> None:
    filled.menus.nameless.setChecked(True)
    for kind in KINDS:
        filled.go(kind.item.key)
        page = filled.pages.currentWidget()
        assert isinstance(page, Guide) is bool(kind.names)
        if isinstance(page, Guide):
            assert page.text.text().startswith(kind.names)


@pytest.mark.parametrize("key", [RANKING, BIDS])
def test_the_menu_of_a_table_of_bids_compares_those_selected(filled: MainWindow, key: str) -> None:
    filled.go(key)
    page = filled.pages.page(key)
    assert isinstance(page, RankingPage | BidsPage)
    # Not `selectRow`: it looks at the keys that the test before held down last.
    flags, chosen = QItemSelectionModel.SelectionFlag, page.table.selectionModel()
    chosen.setCurrentIndex(page.table.rows.index(1, 0), flags.ClearAndSelect | flags.Rows)
    chosen.select(page.table.rows.index(3, 0), flags.Select | flags.Rows)
    wanted = page.selected_bids
    assert len(wanted) == 2
    (compare,) = (one for one in page.table.actions() if one.text() == "Com&pare bids…")
    assert compare.shortcut().toString() == "Ctrl+Shift+B"
    compare.trigger()
    dialog = only_dialog(filled)
    assert isinstance(dialog, CompareBidsDialog)
    assert set(dialog.bids) == set(wanted)
    dialog.accept()


def hide_selected(window: MainWindow, key: str) -> HiddenLine:
    """Search the page for something that hides the selected bid, or what is about it."""
    window.go(key)
    page = window.pages.page(key)
    assert page is not None
    search, line = page.findChild(QLineEdit), page.findChild(HiddenLine)
    assert isinstance(search, QLineEdit)
    assert isinstance(line, HiddenLine)
    search.setText("no bid is called this")
    assert line.isVisible()
    return line


@pytest.mark.parametrize("key", [BIDS, RANKING, SHORTLIST, OVERRIDES])
def test_a_decision_on_a_bid_that_the_list_hides_names_it_with_its_reference(
    filled: MainWindow, key: str
) -> None:
    document = filled.documents.document
    assert document is not None
    document.session.do(
        place_override(document.session, filled.selected_bid, Standing.NOT_SHORTLISTED), "Told to."
    )
    menus = filled.menus
    about = (menus.move, menus.correct, menus.override_gate)
    assert all(action.isEnabled() for action in about)
    bid = bid_of(document.session.project, filled.selected_bid)
    assert bid.name in hide_selected(filled, key).text.text()
    assert all(action.isEnabled() for action in about)
    QTest.keyClick(focused(filled), Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    dialog = only_dialog(filled)
    assert isinstance(dialog, MoveBidDialog)
    assert dialog.bid == bid.id
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert f"Move {bid.name} ({bid.id})" in said
    dialog.reject()


def test_the_shortlist_tells_of_a_bid_that_its_list_hides(filled: MainWindow) -> None:
    hide_selected(filled, SHORTLIST)
    page = filled.pages.page(SHORTLIST)
    assert isinstance(page, ShortlistPage)
    assert page.chosen is not None
    assert page.chosen.id == filled.selected_bid
    assert page.deeds.note.isEnabled()
    assert page.details.heading.text() == page.chosen.name


def focused(window: MainWindow) -> QWidget:
    """What has the focus in a window."""
    found = window.focusWidget()
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("key", "pressed", "with_", "why"),
    [
        (SHORTLIST, Qt.Key.Key_Delete, NO_KEY, "Nobody has moved this bid."),
        (SHORTLIST, Qt.Key.Key_1, ALT | CTRL, "The bid is there already."),
        (RANKING, Qt.Key.Key_Z, CTRL | SHIFT, "There is nothing to redo."),
        (RANKING, Qt.Key.Key_Period, CTRL, "Nothing is being done in the background."),
    ],
)
def test_a_key_of_what_cannot_be_done_says_why(
    filled: MainWindow, key: str, pressed: Qt.Key, with_: Qt.KeyboardModifier, why: str
) -> None:
    assert filled.ranking is not None
    filled.ranking.select(filled.ranking.table.rows.every[0].id)
    filled.go(key)
    QTest.keyClick(focused(filled), pressed, with_)
    assert filled.banner.isVisible()
    assert filled.banner.text.text() == why
    filled.go(CRITERIA)
    filled.go(key)
    assert not filled.banner.isVisible()  # it was of its moment


def test_a_key_that_a_field_has_a_use_for_is_the_field_s(filled: MainWindow) -> None:
    filled.go(SHORTLIST)
    filled.go_to_search()
    search = focused(filled)
    assert isinstance(search, QLineEdit)
    QTest.keyClicks(search, "ab")
    QTest.keyClick(search, Qt.Key.Key_Home)
    QTest.keyClick(search, Qt.Key.Key_Delete)
    assert search.text() == "b"
    assert not filled.banner.isVisible()


def test_what_is_tried_on_criteria_is_said_to_be_left_out_everywhere_else(
    filled: MainWindow,
) -> None:
    filled.go(CRITERIA)
    criteria, ranking = filled.pages.page(CRITERIA), filled.ranking
    assert isinstance(criteria, CriteriaPage)
    assert ranking is not None
    framework = criteria.framework
    criteria.rules.changed.emit(replace(framework, gates=framework.gates[1:]))
    assert criteria.trying
    said = "as kept, without what is tried on Criteria"
    filled.go(RANKING)
    assert ranking.heading.tried.isVisible()
    assert ranking.heading.tried.text() in (said, "as kept, not as tried")
    assert spoken_name(ranking.heading.title) == f"Ranking, {said}"
    filled.go(SHORTLIST)
    shortlist = filled.pages.page(SHORTLIST)
    assert isinstance(shortlist, ShortlistPage)
    assert said in shortlist.count.text()
    filled.go(CHARTS)
    charts = filled.pages.page(CHARTS)
    assert isinstance(charts, ChartsPage)
    assert charts.heading.tried.isVisible()
    assert charts.heading.tried.text() == said
    filled.menus.undo.trigger()  # puts back what is tried, from here
    assert not charts.heading.tried.isVisible()
    filled.go(SHORTLIST)
    assert said not in shortlist.count.text()
    filled.go(RANKING)
    assert not ranking.heading.tried.isVisible()
    assert spoken_name(ranking.heading.title) == "Ranking"


@pytest.mark.parametrize("width", [900, 1500], ids=["narrow", "wide"])
def test_who_asks_why_a_bid_is_where_it_is_sees_the_reasons(
    qtbot: QtBot, filled: MainWindow, width: int
) -> None:
    ranking = filled.ranking
    assert ranking is not None
    filled.resize(width, 700)
    filled.go(SHORTLIST)
    page = filled.pages.page(SHORTLIST)
    assert isinstance(page, ShortlistPage)
    page.select(page.table.rows.rows[2].id)
    page.button(page.deeds.why).setFocus()
    page.button(page.deeds.why).click()
    qtbot.waitUntil(ranking.why.isVisible)
    assert ranking.selected == page.selected
    assert filled.focusWidget() is ranking.table


@pytest.mark.parametrize("height", range(600, 800, 40))
def test_a_message_below_a_page_closes_and_moves_no_weight(
    qapp: QApplication, filled: MainWindow, height: int
) -> None:
    filled.resize(1280, height)
    filled.go(RANKING)
    ranking = filled.ranking
    assert ranking is not None
    for _ in range(5):
        qapp.processEvents()

    def weights() -> list[tuple[bool, int, bool]]:
        return [
            (block.is_open, block.mapTo(ranking, QPoint()).y(), block.isVisible())
            for block in ranking.weights.blocks
        ]

    before = weights()
    scroll = ranking.weights.findChild(QScrollArea)
    assert scroll is not None
    opened = any(block.is_open for block in ranking.weights.blocks)
    assert not (opened and scroll.verticalScrollBar().maximum())  # no more than there is room for
    for come in (True, False):
        if come:
            filled.banner.say("What was tried was put back.", bad=False)
        else:
            filled.banner.hide()
        for _ in range(5):
            qapp.processEvents()
        assert weights() == before


def test_the_pages_of_what_is_closed_go(qtbot: QtBot, filled: MainWindow) -> None:
    gone: list[str] = []
    for key in (BIDS, SHORTLIST, RANKING):
        filled.go(key)
        settled(qtbot, filled)
        page = filled.pages.page(key)
        assert page is not None
        page.destroyed.connect(lambda _gone, key=key: gone.append(key))
    filled.documents.drop()
    assert gone == []  # a turn for each
    qtbot.waitUntil(lambda: len(gone) == 3)
    assert gone == [RANKING, BIDS, SHORTLIST]  # as they were made


def test_weights_tried_on_ranking_are_told_on_criteria_and_in_a_comparison(
    qtbot: QtBot, filled: MainWindow
) -> None:
    ranking = filled.ranking
    assert ranking is not None
    filled.go(CRITERIA)
    filled.go(RANKING)
    ranking.try_weight("power", 5)
    filled.menus.compare_bids.trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CompareBidsDialog)
    assert dialog.as_kept.isVisible()
    assert dialog.as_kept.text() == "Compared as kept, without what is tried on Ranking."
    dialog.reject()
    filled.go(CRITERIA)
    criteria = filled.pages.page(CRITERIA)
    assert isinstance(criteria, CriteriaPage)
    assert criteria.count.text().endswith(" · as kept, without what is tried on Ranking")
    ranking.put_back()
    assert "tried" not in criteria.count.text()
