"""The sheet that a value came from is read in the background and comes where it was asked for."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from dialog_answers import settled
from gz_eval.core.source import CellRef
from gz_eval.desktop.override_dialogs import MoveBidDialog
from gz_eval.desktop.source_dialog import SourceDialog
from gz_eval.desktop.window import MainWindow


def cell_of(window: MainWindow, row: int = 0) -> CellRef:
    document = window.documents.document
    assert document is not None
    return document.session.project.bids.bids[row].source


def test_a_link_pressed_twice_opens_one_sheet(qtbot: QtBot, filled: MainWindow) -> None:
    filled.evaluation.show_cell(cell_of(filled))
    filled.evaluation.show_cell(cell_of(filled, 1))
    settled(qtbot, filled)
    (sheet,) = filled.findChildren(SourceDialog)
    assert sheet.view.cell == cell_of(filled, 1)  # the last one
    sheet.reject()


def test_a_sheet_does_not_come_over_a_dialog_that_was_opened_meanwhile(
    qtbot: QtBot, filled: MainWindow
) -> None:
    filled.evaluation.show_cell(cell_of(filled))
    filled.menus.move.trigger()
    settled(qtbot, filled)
    assert not filled.findChildren(SourceDialog)
    (dialog,) = filled.findChildren(MoveBidDialog)
    dialog.reject()


def test_a_sheet_does_not_come_on_another_page(qtbot: QtBot, filled: MainWindow) -> None:
    filled.go("bids")
    filled.evaluation.show_cell(cell_of(filled))
    filled.go("history")
    settled(qtbot, filled)
    assert not filled.findChildren(SourceDialog)
