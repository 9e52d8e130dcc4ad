"""The palette in the window: pages, criteria, bids and actions by the keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gz_eval.desktop.palette_dialog import PaletteDialog
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
