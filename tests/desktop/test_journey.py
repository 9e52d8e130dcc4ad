"""A whole evaluation in its window: import, weigh, rank, explain, shortlist, export."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from dialog_answers import answering, because, named, settled
from gz_eval.app.ranking_cells import BID
from gz_eval.core.outcome import Standing
from gz_eval.desktop.export_page import ExportPage
from gz_eval.desktop.person_dialog import PersonDialog
from gz_eval.desktop.shortlist_page import ShortlistPage
from gz_eval.desktop.window import MainWindow

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
REASON = "The letter was withdrawn."


def as_a_person_would(dialog: QDialog) -> None:
    """Say who acts where that is asked, or else why."""
    answer = (
        named("A. Official", "analyst") if isinstance(dialog, PersonDialog) else because(REASON)
    )
    answer(dialog)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture
def out(tmp_path: Path, register: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the file dialogs lead: bids from the register, exports here."""
    path = tmp_path / "agreed.csv"
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(register)], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    return path


def test_the_journey_by_mouse(qtbot: QtBot, window: MainWindow, out: Path) -> None:
    QTest.mouseClick(window.welcome.buttons[0], LEFT)
    settled(qtbot, window)
    ranking = window.ranking
    assert ranking is not None
    slider = ranking.weights.blocks[1].slider
    middle = slider.height() // 2
    QTest.mousePress(slider, LEFT, pos=QPoint(10, middle))
    QTest.mouseMove(slider, QPoint(slider.width() - 10, middle))
    QTest.mouseRelease(slider, LEFT, pos=QPoint(slider.width() - 10, middle))
    QTest.mouseClick(ranking.weights.effect.keep, LEFT)
    place = ranking.table.visualRect(ranking.table.rows.index(1, BID)).center()
    QTest.mouseClick(ranking.table.viewport(), LEFT, pos=place)
    second = ranking.selected
    assert ranking.why.title == "Why rank 2"

    rail = {button.item.key: button for button in window.rail.buttons}
    QTest.mouseClick(rail["shortlist"], LEFT)
    shortlist = window.pages.currentWidget()
    assert isinstance(shortlist, ShortlistPage)
    assert shortlist.selected == second  # one selection on every page
    leave_out = next(one for one in shortlist.findChildren(QWidget) if _says(one, "Leave out…"))
    with answering(as_a_person_would) as seen:
        QTest.mouseClick(leave_out, LEFT)
    assert len(seen) == 1
    assert shortlist.chosen is not None
    assert shortlist.chosen.standing is Standing.NOT_SHORTLISTED

    QTest.mouseClick(rail["export"], LEFT)
    export = window.pages.currentWidget()
    assert isinstance(export, ExportPage)
    export.format.setCurrentIndex(2)
    settled(qtbot, window)
    QTest.mouseClick(export.write, LEFT)
    settled(qtbot, window)
    _is_agreed(out, second, window)


def test_the_journey_by_keyboard(qtbot: QtBot, window: MainWindow, out: Path) -> None:
    press = QTest.keyClick
    press(window, Qt.Key.Key_I, CTRL)
    settled(qtbot, window)
    ranking = window.ranking
    assert ranking is not None
    box = ranking.weights.blocks[0].percent
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "15")
    press(box, Qt.Key.Key_Return)
    press(box, Qt.Key.Key_Return, CTRL)
    assert not ranking.trying
    ranking.table.setFocus()
    press(ranking.table, Qt.Key.Key_Home, CTRL)
    press(ranking.table, Qt.Key.Key_Down)
    second = ranking.selected
    assert ranking.why.title == "Why rank 2"

    press(window, Qt.Key.Key_5, CTRL)
    shortlist = window.pages.currentWidget()
    assert isinstance(shortlist, ShortlistPage)
    assert shortlist.selected == second
    focus = QApplication.focusWidget()
    assert focus is not None
    with answering(as_a_person_would):
        press(focus, Qt.Key.Key_3, CTRL | Qt.KeyboardModifier.AltModifier)

    assert shortlist.chosen is not None
    assert shortlist.chosen.standing is Standing.NOT_SHORTLISTED
    # As a window manager does when a dialog closes.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    shortlist.table.setFocus()
    press(shortlist.table, Qt.Key.Key_0, CTRL)
    export = window.pages.currentWidget()
    assert isinstance(export, ExportPage)
    export.format.setFocus()
    press(export.format, Qt.Key.Key_Down)
    press(export.format, Qt.Key.Key_Down)
    settled(qtbot, window)
    export.write.setFocus()
    press(export.write, Qt.Key.Key_Space)
    settled(qtbot, window)
    _is_agreed(out, second, window)


def _says(widget: QWidget, words: str) -> bool:
    text = getattr(widget, "text", None)
    return callable(text) and str(text()).replace("&", "") == words and widget.isVisible()


def _is_agreed(out: Path, moved: str, window: MainWindow) -> None:
    """The file has every bid in ranked order, the moved one with its reason; all is on record."""
    document = window.documents.document
    assert document is not None
    session = document.session
    rows = rows_of(out)
    order = [session.evaluation.bids[row].id for row in session.evaluation.order]
    assert [row["Reference"] for row in rows] == order
    assert REASON in " ".join(rows[1].values())
    assert rows[1]["Reference"] == moved
    done = [str(entry.kind) for entry in session.entries]
    assert done == ["start", "import-bids", "set-weight", "override-place"]
