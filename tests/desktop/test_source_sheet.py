"""The sheet that a value came from is read in the background and comes where it was asked for."""

from __future__ import annotations

from pathlib import Path

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


def test_of_several_cells_each_is_reached(qtbot: QtBot, filled: MainWindow) -> None:
    first, second = cell_of(filled, 2), cell_of(filled, 1)
    filled.evaluation.show_cell((first, second))
    settled(qtbot, filled)
    (sheet,) = filled.findChildren(SourceDialog)
    assert (sheet.view.cell, sheet.pane.title.text()) == (first, f"Cell {first.address}, 1 of 2")
    assert not sheet.previous.isEnabled()
    sheet.next.setFocus()
    sheet.next.click()
    assert (sheet.view.cell, sheet.pane.title.text()) == (second, f"Cell {second.address}, 2 of 2")
    assert sheet.windowTitle() == str(second)
    assert sheet.previous.hasFocus()
    assert not sheet.next.isEnabled()
    sheet.previous.click()
    assert sheet.view.cell == first
    sheet.reject()


def test_of_one_cell_there_is_no_next(qtbot: QtBot, filled: MainWindow) -> None:
    filled.evaluation.show_cell(cell_of(filled))
    settled(qtbot, filled)
    (sheet,) = filled.findChildren(SourceDialog)
    assert not sheet.previous.isVisible()
    assert not sheet.next.isVisible()
    sheet.reject()


def test_the_issue_of_a_reference_used_twice_opens_at_the_bid_it_names(
    qtbot: QtBot, window: MainWindow, register: Path
) -> None:
    lines = register.read_text("utf-8").splitlines()
    other = lines[3].replace("Campus 3", "Campus of another name").replace("Wales", "Scotland")
    register.write_text("\n".join([*lines, other]), "utf-8")
    with qtbot.waitSignal(window.settled):
        window.open([register])
    assert window.ranking is not None
    panel = window.ranking.issues
    group = next(row for row in panel.groups.rows.every if row.title == "Bid reference used twice")
    panel.groups.choose(group.id)
    (named,) = group.issues
    panel.issues.choose(named.id)
    panel.doing.show_cell.trigger()
    settled(qtbot, window)
    (sheet,) = window.findChildren(SourceDialog)
    assert "Campus of another name" in named.bid_name
    assert sheet.view.cell.row == len(lines) + 1
    sheet.next.click()
    assert sheet.view.cell.row == 4
    sheet.reject()
