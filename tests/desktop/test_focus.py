"""Where the keyboard is can be seen, and Enter presses the button that it is on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTabBar,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from accessible import contrast, focusable
from dialog_answers import settled
from gz_eval.app.session import Session
from gz_eval.desktop import theme
from gz_eval.desktop.bids_page import BidsPage
from gz_eval.desktop.choice_dialog import CANCEL, Choice, ChoiceDialog
from gz_eval.desktop.criteria_page import CriteriaPage
from gz_eval.desktop.focus import Focus, FocusRing
from gz_eval.desktop.form_dialog import FormDialog
from gz_eval.desktop.header import HeaderButton
from gz_eval.desktop.page_action import ActionButton
from gz_eval.desktop.page_kinds import BIDS, CRITERIA, KINDS
from gz_eval.desktop.pressing import with_letters
from gz_eval.desktop.reason_dialog import ReasonDialog
from gz_eval.desktop.value_curve import ValueCurve
from gz_eval.desktop.window import MainWindow

ENTER = Qt.Key.Key_Return
ANSWERS = (Choice("save", "Save"), Choice("drop", "Don’t save"), CANCEL)
MADE = [
    QPushButton,
    QToolButton,
    QCheckBox,
    QRadioButton,
    QComboBox,
    QSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QListWidget,
    QTreeWidget,
]
SCHEMES = [theme.LIGHT, theme.DARK, theme.CONTRAST_LIGHT, theme.CONTRAST_DARK]


@pytest.fixture
def shown(qtbot: QtBot, dressed: None) -> QMainWindow:
    """A bare window that follows the focus."""
    window = QMainWindow()
    qtbot.addWidget(window)
    inner = QWidget()
    QVBoxLayout(inner).setContentsMargins(20, 20, 20, 20)
    window.setCentralWidget(inner)
    window.resize(400, 300)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def put(window: QMainWindow, *widgets: QWidget) -> None:
    inner = window.centralWidget()
    layout = inner.layout() if inner is not None else None
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    QApplication.processEvents()


def ring_of(focus: Focus) -> FocusRing | None:
    """The ring that is seen, once it had the time to come."""
    QApplication.processEvents()
    return focus.ring


def changed(before: QImage, after: QImage, place: QRect) -> int:
    """How many pixels of a place stand out from what they were, as WCAG 2.2 wants it: 3 to 1."""
    assert before.size() == after.size()
    found = 0
    for y in range(max(0, place.top()), min(after.height(), place.bottom() + 1)):
        for x in range(max(0, place.left()), min(after.width(), place.right() + 1)):
            one, other = before.pixel(x, y), after.pixel(x, y)
            if one != other and contrast(before.pixelColor(x, y), after.pixelColor(x, y)) >= 3:
                found += 1
    return found


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", MADE)
def test_a_ring_is_seen_round_each_kind(
    qapp: QApplication, shown: QMainWindow, kind: type[QWidget], scheme: theme.Tokens
) -> None:
    theme.wear(qapp, scheme)
    focus = Focus(shown)
    one, other = kind(), QLineEdit()
    if isinstance(one, QTabBar):
        one.addTab("One")
        one.addTab("Two")
    put(shown, other, one)
    other.setFocus()
    before = shown.grab().toImage()
    one.setFocus()
    ring = ring_of(focus)
    assert ring is not None
    place = ring.geometry()
    # Two pixels all round, and as strong as the accent.
    around = 2 * 2 * (place.width() + place.height() - 4)
    assert changed(before, shown.grab().toImage(), place) >= 0.9 * around
    assert min(place.width(), place.height()) >= 15


def test_the_ring_goes_with_its_widget(qtbot: QtBot, shown: QMainWindow) -> None:
    focus = Focus(shown)
    above, below = QLineEdit(), QPushButton("Below")
    put(shown, above, below)
    below.setFocus()
    ring = ring_of(focus)
    assert ring is not None
    was = ring.geometry()
    above.hide()
    qtbot.waitUntil(lambda: ring.geometry() != was)
    assert ring.geometry() == QRect(below.mapTo(shown, QPoint(0, 0)), below.size()).adjusted(
        -2, -2, 2, 2
    )
    below.hide()
    assert ring_of(focus) is None


def test_nobody_but_the_eye_meets_the_ring(shown: QMainWindow) -> None:
    focus = Focus(shown)
    button = QPushButton("Press")
    put(shown, button)
    button.setFocus()
    ring = ring_of(focus)
    assert ring is not None
    assert ring.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    told = QAccessible.queryAccessibleInterface(shown)
    children = [told.child(number).object() for number in range(told.childCount())]
    assert ring not in children
    assert shown.findChildren(FocusRing) == [ring]


@pytest.mark.parametrize("key", [kind.item.key for kind in KINDS])
def test_every_stop_of_every_page_is_seen(qtbot: QtBot, filled: MainWindow, key: str) -> None:
    filled.go(key)
    qtbot.waitUntil(filled.isActiveWindow)
    settled(qtbot, filled)  # a table that is still being made has no cell to stand on
    faint = []
    for widget in focusable(filled):
        widget.setFocus()
        QApplication.processEvents()
        if not widget.isVisible():  # it belonged to a chart that is not the one that came
            continue
        after = filled.grab().toImage()
        place = QRect(widget.mapTo(filled, QPoint(0, 0)), widget.size()).adjusted(-2, -2, 2, 2)
        widget.clearFocus()
        QApplication.processEvents()
        seen = changed(filled.grab().toImage(), after, place)
        if seen < 2 * min(40, place.width()):
            faint.append(f"{type(widget).__name__} “{widget.accessibleName()}”: {seen} pixels")
    assert not faint, "\n".join(faint)


# -- keys ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", range(len(ANSWERS)))
@pytest.mark.parametrize("by", ["focus", "letter"])
def test_each_answer_is_given_by_keys(qtbot: QtBot, dressed: None, number: int, by: str) -> None:
    dialog = ChoiceDialog(None, "Save?", "It is not saved.", "Save it.", ANSWERS)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    if by == "letter":
        letter = dialog.buttons[ANSWERS[number].key].text().split("&")[1][0]
        QTest.keyClick(dialog, Qt.Key(ord(letter.upper())), Qt.KeyboardModifier.AltModifier)
    else:
        button = dialog.buttons[ANSWERS[number].key]
        while (now := QApplication.focusWidget()) is not button:
            assert now is not None
            QTest.keyClick(now, Qt.Key.Key_Tab)
        QTest.keyClick(button, ENTER)
    qtbot.waitUntil(lambda: not dialog.isVisible())  # a letter presses for a moment first
    assert dialog.chosen == ANSWERS[number].key


def test_letters_of_buttons_are_their_own() -> None:
    assert with_letters(["Save", "Don’t save", "Cancel"]) == ["&Save", "&Don’t save", "&Cancel"]
    assert with_letters(["Copy", "Cancel", "A & B"]) == ["&Copy", "C&ancel", "A && &B"]
    assert with_letters(["A", "A"]) == ["&A", "A"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_the_button_with_the_focus(shown: QMainWindow, key: Qt.Key) -> None:
    Focus(shown)
    pressed: list[str] = []
    action = QAction("Add", shown)
    action.triggered.connect(lambda: pressed.append("action"))
    header, page = HeaderButton("Add", action), ActionButton(action)
    put(shown, header, page)
    for one in (header, page):
        one.setFocus()
        QTest.keyClick(one, key)
    assert pressed == ["action", "action"]
    QTest.keyClick(page, key, Qt.KeyboardModifier.ControlModifier)
    assert len(pressed) == 2


def test_enter_in_a_form_presses_cancel_when_it_has_the_focus(
    qtbot: QtBot, shown: QMainWindow
) -> None:
    Focus(shown)
    dialog = FormDialog(shown, "Add", "", "Add it")
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.cancel.setFocus()
    QTest.keyClick(dialog.cancel, ENTER)
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_control_enter_goes_on_from_a_box_of_text(
    qtbot: QtBot, shown: QMainWindow, session: Session
) -> None:
    dialog = ReasonDialog(shown, "Lock it.", "", session)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.text, ENTER, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    QTest.keyClicks(dialog.text, "Agreed")
    QTest.keyClick(dialog.text, ENTER, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.reason == "Agreed"


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", [QListWidget, QTreeWidget, QCheckBox])
def test_a_box_that_is_not_ticked_is_seen(
    qapp: QApplication, shown: QMainWindow, kind: type[QWidget], scheme: theme.Tokens
) -> None:
    theme.wear(qapp, scheme)
    one = kind()
    if isinstance(one, QListWidget):
        QListWidgetItem("Power", one).setCheckState(Qt.CheckState.Unchecked)
    elif isinstance(one, QTreeWidget):
        QTreeWidgetItem(one, ["Power"]).setCheckState(0, Qt.CheckState.Unchecked)
    if isinstance(one, QAbstractScrollArea):
        one.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
    put(shown, one)
    image = one.grab().toImage()
    ground = theme.color(scheme.background)
    strong = [
        (x, y)
        for x in range(20 if kind is not QTreeWidget else 40)
        for y in range(one.height() if kind is QCheckBox else 40)
        if contrast(image.pixelColor(x, y), ground) >= 3
    ]
    assert len(strong) >= 4 * 10
    assert theme.tokens(one.palette()) is scheme


def test_what_draws_its_own_ring_has_no_second_one(qtbot: QtBot, filled: MainWindow) -> None:
    filled.go(CRITERIA)
    qtbot.waitUntil(filled.isActiveWindow)
    page = filled.pages.page(CRITERIA)
    assert isinstance(page, CriteriaPage)
    page.choose(page.session.project.framework.leaves[0].key)
    curve = page.findChild(ValueCurve)
    chosen = filled.rail.chosen
    assert curve is not None
    assert chosen is not None
    filled.go(BIDS)
    bids = filled.pages.page(BIDS)
    assert isinstance(bids, BidsPage)
    for widget, key in ((curve, CRITERIA), (chosen, CRITERIA), (bids.table, BIDS)):
        filled.pages.go(key)
        widget.setFocus()
        assert QApplication.focusWidget() is widget
        assert ring_of(filled.focus) is None


@pytest.mark.parametrize("scheme", [theme.CONTRAST_LIGHT, theme.CONTRAST_DARK])
@pytest.mark.parametrize("kind", [QPushButton, QComboBox, QLineEdit])
def test_at_high_contrast_every_control_has_an_edge(
    qapp: QApplication, shown: QMainWindow, kind: type[QWidget], scheme: theme.Tokens
) -> None:
    theme.wear(qapp, scheme)
    one = kind()
    put(shown, one)
    image = one.grab().toImage()
    ground = theme.color(scheme.background)
    column = (image.pixelColor(image.width() // 2, y) for y in range(4))
    assert max(contrast(seen, ground) for seen in column) >= 7
