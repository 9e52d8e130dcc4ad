"""Where the keyboard is, in a window and its dialogs: a ring round it, and what its keys do there.

Fusion marks the focus by one pixel that all but nobody sees, and Enter presses a dialog's first
button wherever the focus is. Both are put right here, once, for the one widget that has the focus.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QFocusFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from gz_eval.desktop import theme
from gz_eval.desktop.refused_keys import refused_key

RING = "gz_eval-ring"
"""The property by which a widget has a ring of another colour (its hex code), or draws it (OWN)."""
OWN = "own"
_THICK = 2  # pixels, WCAG 2.2
_ROUND = (  # what Qt draws; tables, charts and curves are ours, and have their own ring
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabBar,
)
_MOVES = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.PaletteChange,
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FocusRing(QFocusFrame):
    """Two pixels round a widget, over everything else in its window.

    It is a focus frame for Qt to keep it from the mouse, from Tab and from screen readers.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._ink = QColor()
        self.hide()

    def surround(self, place: QRect, ink: QColor) -> None:
        """Lie round a place in the window, in a colour; nowhere when the place is empty."""
        if place.isEmpty():
            self.hide()
            return
        if self.geometry() != place or self.mask().isEmpty():
            self.setGeometry(place)
            inner = self.rect().adjusted(_THICK, _THICK, -_THICK, -_THICK)
            self.setMask(QRegion(self.rect()) - QRegion(inner))
        if self._ink != ink:
            self._ink = ink
            self.update()
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._ink)
        painter.end()


class Focus(QObject):
    """Follows the focus in a window and in the dialogs above it.

    The ring is put in its place a moment later: to show a widget has Qt lay its window out at once,
    and the focus often moves while a page is in the middle of laying itself out. `pressed` is sent
    with every key, `refused` with why nothing is done by one, `help_wanted` with a dialog
    in which F1 was pressed: the window below it, whose key that is, hears nothing meanwhile.
    """

    pressed = Signal()
    refused = Signal(str)
    help_wanted = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._widget: QWidget | None = None
        self._watched: list[QWidget] = []
        self._ring: FocusRing | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._place)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    @property
    def ring(self) -> FocusRing | None:
        """The ring that is seen; None while there is none."""
        ring = self._ring
        return ring if ring is not None and isValid(ring) and ring.isVisible() else None

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        for one in self._watched:
            if isValid(one):
                one.removeEventFilter(self)
        self._widget = now if now is not None and self._ours(now) else None
        # The ring moves with whatever its widget lies in.
        self._watched = [] if self._widget is None else upwards(self._widget)
        if isinstance(self._widget, QAbstractItemView) and _ringed(self._widget):
            self._watched.append(self._widget.viewport())  # which is painted when a row is gone to
        for one in self._watched:
            one.installEventFilter(self)
        self._later.start()

    def _ours(self, widget: QWidget) -> bool:
        """Whether it is in the window or in a dialog above it; a menu or a list let down is not."""
        if widget.window().windowType() == Qt.WindowType.Popup:
            return False
        one: QWidget | None = widget
        while one is not None and one is not self._window:
            one = one.parentWidget()
        return one is not None

    def _place(self) -> None:
        widget = self._widget
        if widget is not None and not (isValid(widget) and _ringed(widget)):
            widget = None
        top = widget.window() if widget is not None else None
        if (ring := self.ring) is not None and ring.parentWidget() is not top:
            ring.hide()
        if widget is None or top is None:
            return
        found = top.findChild(FocusRing, options=Qt.FindChildOption.FindDirectChildrenOnly)
        self._ring = found if isinstance(found, FocusRing) else FocusRing(top)
        place = _place_of(widget) if widget.isVisible() else QRect()
        ink = widget.property(RING) or theme.tokens(widget.palette()).accent
        self._ring.surround(place, theme.color(ink))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the ring where its widget is, have Enter press a button and refused keys say why."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and watched is self._widget:
            self.pressed.emit()
            return isinstance(event, QKeyEvent) and (
                _pressed(watched, event) or self._helped(event) or self._told(event)
            )
        if kind in _MOVES or (kind == QEvent.Type.Paint and self._moves_inside(watched)):
            self._later.start()
        return False

    def _helped(self, event: QKeyEvent) -> bool:
        """Have help shown by F1 in a dialog; whether it is that."""
        dialog = self._widget.window() if self._widget is not None else None
        f1 = event.key() == Qt.Key.Key_F1 and not event.modifiers()
        if not f1 or not isinstance(dialog, QDialog):
            return False
        if not event.isAutoRepeat():
            self.help_wanted.emit(dialog)
        return True

    def _told(self, event: QKeyEvent) -> bool:
        """Say why nothing is done by a key; whether it is one of what is refused."""
        why = refused_key(event, self._widget) if self._widget is not None else ""
        if why and not event.isAutoRepeat():
            self.refused.emit(why)
        return bool(why)

    def _moves_inside(self, painted: QObject) -> bool:
        """Whether the ring lies round a part of what is painted: a tab, a row."""
        view = self._widget
        return isinstance(painted, QTabBar) or (
            isinstance(view, QAbstractItemView) and painted is view.viewport()
        )


def upwards(widget: QWidget) -> list[QWidget]:
    """A widget and what it lies in, up to its window."""
    found = [widget]
    while not found[-1].isWindow() and (above := found[-1].parentWidget()) is not None:
        found.append(above)
    return found


def give_back(places: Sequence[QWidget]) -> None:
    """Give the focus to the first of these that is still there to have it.

    The editor of a table is gone once it is left: then its table has the focus.
    """
    for one in places:
        if isValid(one) and one.isVisible() and one.focusPolicy() != Qt.FocusPolicy.NoFocus:
            one.setFocus(Qt.FocusReason.OtherFocusReason)
            return


def enter_buttons(within: QWidget) -> None:
    """Give the focus to the first button in something that can be pressed."""
    for one in within.findChildren(QAbstractButton):
        if one.isVisibleTo(within) and one.isEnabled():
            one.setFocus(Qt.FocusReason.OtherFocusReason)
            return


def _ringed(widget: QWidget) -> bool:
    """Whether the ring is drawn round it from here."""
    if widget.property(RING) == OWN or isinstance(widget, QTableView):
        return False
    return isinstance(widget, _ROUND)


def _place_of(widget: QWidget) -> QRect:
    """Where the ring goes, in the window: just outside of the widget where there is room."""
    top, rect = widget.window(), widget.rect()
    if isinstance(widget, QTabBar) and widget.count():
        rect = widget.tabRect(widget.currentIndex())
    elif isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid():
        return _row_of(widget)
    elif isinstance(widget, QCheckBox | QRadioButton):  # not the empty room behind its words
        rect.setWidth(min(rect.width(), widget.sizeHint().width()))
        if widget.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            rect.moveRight(widget.rect().right())
    place = QRect(widget.mapTo(top, rect.topLeft()), rect.size())
    place = place.adjusted(-_THICK, -_THICK, _THICK, _THICK) & top.rect()
    for one, above in pairwise(upwards(widget)):
        if isinstance(above, QAbstractScrollArea) and above.viewport() is one:
            place &= QRect(one.mapTo(top, QPoint(0, 0)), one.size())  # the rest is out of sight
    return place


def _row_of(view: QAbstractItemView) -> QRect:
    """The current row of a list or tree, in its window; empty while it is out of sight."""
    port = view.viewport()
    row = view.visualRect(view.currentIndex())
    seen = QRect(0, row.top(), port.width(), row.height()) & port.rect()
    return QRect(port.mapTo(view.window(), seen.topLeft()), seen.size())


def _pressed(button: QObject, event: QKeyEvent) -> bool:
    """Press a button by Enter; whether that is what the key did."""
    if not isinstance(button, QPushButton | QToolButton) or event.key() not in _ENTER:
        return False
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    if event.isAutoRepeat():
        return True
    if button.menu() is not None:
        button.showMenu()
    else:
        button.click()
    return True
