"""A whole evaluation in its window: import, weigh, rank, explain, shortlist, sign off, export."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dialog_answers import answering, settled
from gz_eval.app.ranking_cells import BID
from gz_eval.core.outcome import Standing
from gz_eval.desktop.export_page import ExportPage
from gz_eval.desktop.reason_dialog import ReasonDialog
from gz_eval.desktop.shortlist_page import ShortlistPage
from gz_eval.desktop.sign_off_dialog import SignOffDialog
from gz_eval.desktop.sign_offs_page import SignOffsPage
from gz_eval.desktop.window import MainWindow

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
REASON = "The letter was withdrawn."
NAMES = {"commissioner": "The Department", "assurer": "A. Surer", "approver": "A. Prover"}


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


# -- by mouse -------------------------------------------------------------------------------------


@pytest.fixture
def quick_clicks(qapp: QApplication) -> Iterator[None]:
    """A list that has just dropped down takes a click at once."""
    before = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(0)
    yield
    qapp.setDoubleClickInterval(before)


def click(widget: QWidget, place: QPoint | None = None) -> None:
    """Click on what is seen, in its middle or at a place of it."""
    assert widget.isVisible()
    assert widget.isEnabled()
    QTest.mouseClick(widget, LEFT, pos=place if place is not None else widget.rect().center())


def click_on_button(top: QWidget, words: str) -> None:
    """Click on the one button of a page or a dialog that says so."""
    (button,) = (
        one
        for one in top.findChildren(QAbstractButton)
        if one.isVisible() and one.text().replace("&", "") == words
    )
    click(button)


def pick(box: QComboBox, row: int) -> None:
    """Have a box drop its list, and click on a line of it."""
    click(box)
    view = box.view()
    place = view.visualRect(box.model().index(row, 0)).center()
    QTest.mouseMove(view.viewport(), place)
    click(view.viewport(), place)


def by_mouse(dialog: QDialog) -> None:
    """Answer as a person with a mouse: click into each box, type, and click on the button."""
    if isinstance(dialog, ReasonDialog):
        click(dialog.text.viewport())
        QTest.keyClicks(dialog.text, REASON)
        click_on_button(dialog, "Record the reason and go on")
    else:
        assert isinstance(dialog, SignOffDialog)
        for role, name in NAMES.items():
            box = dialog.names[role]
            click(box)
            QTest.keyClicks(box, name)
        click_on_button(dialog, "Sign off")


@pytest.mark.usefixtures("quick_clicks")
def test_the_journey_by_mouse(qtbot: QtBot, window: MainWindow, out: Path) -> None:
    click_on_button(window.welcome, "Import bids…")
    settled(qtbot, window)
    ranking = window.ranking
    assert ranking is not None
    slider = ranking.weights.blocks[1].slider
    middle = slider.height() // 2
    QTest.mousePress(slider, LEFT, pos=QPoint(10, middle))
    QTest.mouseMove(slider, QPoint(slider.width() - 10, middle))
    QTest.mouseRelease(slider, LEFT, pos=QPoint(slider.width() - 10, middle))
    click_on_button(ranking, "Keep")
    table = ranking.table
    click(table.viewport(), table.visualRect(table.rows.index(1, BID)).center())
    second = ranking.selected
    assert ranking.why.title == "Why rank 2"

    rail = {button.item.key: button for button in window.rail.buttons}
    click(rail["shortlist"])
    shortlist = window.pages.currentWidget()
    assert isinstance(shortlist, ShortlistPage)
    assert shortlist.selected == second  # one selection on every page
    with answering(by_mouse):
        click_on_button(shortlist, "Leave out…")
    assert shortlist.chosen is not None
    assert shortlist.chosen.standing is Standing.NOT_SHORTLISTED

    click(rail["sign-offs"])
    sign_offs = window.pages.currentWidget()
    assert isinstance(sign_offs, SignOffsPage)
    with answering(by_mouse):
        click_on_button(sign_offs, "Sign off…")
        qtbot.waitUntil(lambda: sign_offs.chosen is not None)

    click(rail["export"])
    export = window.pages.currentWidget()
    assert isinstance(export, ExportPage)
    pick(export.format, 2)
    settled(qtbot, window)
    click_on_button(export, "Write to a file…")
    settled(qtbot, window)
    _is_agreed(out, second, window)


# -- by keyboard ----------------------------------------------------------------------------------


def keyboard() -> QWidget:
    """Where the keyboard is: nothing puts it anywhere but keys."""
    focus = QApplication.focusWidget()
    assert focus is not None, "the keyboard is nowhere"
    assert focus.isVisible()
    return focus


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(keyboard(), key, modifier)


def write(text: str) -> None:
    """Type a text where the keyboard is."""
    QTest.keyClicks(keyboard(), text)


def go_on_to(widget: QWidget, key: Qt.Key, most: int = 12) -> None:
    """Press Tab, or F6, until the keyboard is in a widget."""
    for _ in range(most):
        focus = QApplication.focusWidget()
        if focus is widget or (focus is not None and widget.isAncestorOf(focus)):
            return
        press(key)
    raise AssertionError(f"{key.name} does not come to {widget!r}")


def by_keys(qtbot: QtBot) -> Callable[[QDialog], None]:
    """Answer as a person without a mouse: the keyboard is in the first box; Tab, Ctrl+Enter."""

    def answer(dialog: QDialog) -> None:
        qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or dialog))
        if isinstance(dialog, ReasonDialog):
            write(REASON)
        else:
            assert isinstance(dialog, SignOffDialog)
            for role, name in NAMES.items():
                go_on_to(dialog.names[role], Qt.Key.Key_Tab)
                write(name)
        press(Qt.Key.Key_Return, CTRL)

    return answer


def test_the_journey_by_keyboard(qtbot: QtBot, window: MainWindow, out: Path) -> None:
    def back() -> None:
        """As a window manager does when a dialog closes."""
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)

    qtbot.waitUntil(window.isActiveWindow)
    press(Qt.Key.Key_I, CTRL)
    settled(qtbot, window)
    ranking = window.ranking
    assert ranking is not None
    assert QApplication.focusWidget() is ranking.table
    go_on_to(ranking.weights, Qt.Key.Key_F6)
    go_on_to(ranking.weights.blocks[0].percent, Qt.Key.Key_Tab)
    press(Qt.Key.Key_A, CTRL)
    write("15")
    press(Qt.Key.Key_Return)
    assert ranking.trying
    press(Qt.Key.Key_Return, CTRL)
    assert not ranking.trying
    go_on_to(ranking.table, Qt.Key.Key_F6)
    press(Qt.Key.Key_Home, CTRL)
    press(Qt.Key.Key_Down)
    second = ranking.selected
    assert ranking.why.title == "Why rank 2"
    go_on_to(ranking.why, Qt.Key.Key_F6)

    press(Qt.Key.Key_5, CTRL)
    shortlist = window.pages.currentWidget()
    assert isinstance(shortlist, ShortlistPage)
    assert shortlist.selected == second
    with answering(by_keys(qtbot)):
        press(Qt.Key.Key_3, CTRL | ALT)
    assert shortlist.chosen is not None
    assert shortlist.chosen.standing is Standing.NOT_SHORTLISTED
    back()
    assert QApplication.focusWidget() is shortlist.table

    press(Qt.Key.Key_9, CTRL)
    sign_offs = window.pages.currentWidget()
    assert isinstance(sign_offs, SignOffsPage)
    with answering(by_keys(qtbot)):
        press(Qt.Key.Key_Insert)
        qtbot.waitUntil(lambda: sign_offs.chosen is not None)
    back()
    assert QApplication.focusWidget() is sign_offs.table

    press(Qt.Key.Key_0, CTRL)
    export = window.pages.currentWidget()
    assert isinstance(export, ExportPage)
    go_on_to(export.format, Qt.Key.Key_Tab)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    settled(qtbot, window)
    go_on_to(export.write, Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    settled(qtbot, window)
    _is_agreed(out, second, window)
    assert QApplication.focusWidget() is export.write
    go_on_to(window.rail, Qt.Key.Key_F6)


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
    assert done == ["start", "import-bids", "set-weight", "override-place", "sign-off"]
