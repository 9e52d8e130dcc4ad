"""The ways to set one weight: a slider in the pillar's colour, a percentage to type, and a pin."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QSlider, QToolButton, QWidget

from gz_eval.core.rounding import EXACT_PLACES, percent_text
from gz_eval.desktop import theme
from gz_eval.desktop.focus import give_back, upwards


def finish_typing(within: QWidget) -> None:
    """Have what is being typed count, as if its field had been left; the focus stays with it.

    A figure counts once its field is left, and keys that act on the page do not leave it.
    """
    typed = QApplication.focusWidget()
    if typed is None or not within.isAncestorOf(typed):
        return
    places = upwards(typed)
    typed.clearFocus()
    give_back(places)


class WeightSlider(QSlider):
    """Whole per cents from 0 to 100. A press on the groove goes there; the wheel needs focus."""

    def __init__(self, pillar: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._pillar = pillar
        self.setRange(0, 100)
        self.setPageStep(5)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # by keyboard: the box beside it

    def sizeHint(self) -> QSize:
        line = theme.em(self)
        return QSize(line * 8, round(line * 1.4))

    def _span(self) -> tuple[float, float]:
        radius = theme.em(self) * 0.42
        return radius + 2, self.width() - radius - 2

    def _at(self, x: float) -> int:
        start, end = self._span()
        return round(100 * min(1.0, max(0.0, (x - start) / max(1.0, end - start))))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setSliderPosition(self._at(event.position().x()))
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderPosition(self._at(event.position().x()))
            event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)
            event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the panel must not move a weight on the way.
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = theme.tokens(self.palette())
        color = scheme.pillar(self._pillar) if self.isEnabled() else theme.color(scheme.line)
        start, end = self._span()
        middle = self.height() / 2
        at = start + (end - start) * self.sliderPosition() / 100
        radius = theme.em(self) * 0.42
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._groove(painter, theme.color(scheme.line), start, end, middle)
        self._groove(painter, color, start, at, middle)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color(scheme.accent), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.setPen(QPen(color, 2))
        painter.setBrush(theme.color(scheme.background))
        painter.drawEllipse(QPointF(at, middle), radius, radius)
        painter.end()

    @staticmethod
    def _groove(painter: QPainter, color: QColor, start: float, end: float, middle: float) -> None:
        painter.setBrush(color)
        painter.drawRoundedRect(QRectF(start, middle - 2, end - start, 4), 2, 2)


class PercentBox(QDoubleSpinBox):
    """A percentage to type, with decimals where it is not whole; the wheel needs focus.

    `pin_wanted` is sent when P is pressed in it: pins are no stops of Tab, which would be two for
    every weight.
    """

    pin_wanted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, 100)
        self.setDecimals(EXACT_PLACES)
        self.setSuffix("%")
        self.setAccelerated(True)
        self.setKeyboardTracking(False)  # 4 on the way to 45 is not a weight
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._fit()

    def _fit(self) -> None:
        """Boxes below one another are as wide as each other, whatever stands in them."""
        self.setFixedWidth(theme.letters(self, 9) + round(theme.em(self) * 1.2))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def textFromValue(self, value: float) -> str:
        return percent_text(value)

    def show_percent(self, percent: float) -> None:
        """Show a percentage and send nothing; what was typed and does not count goes."""
        if self.text() != self.textFromValue(percent) + self.suffix():
            self.blockSignals(True)
            self.setValue(percent)
            self.blockSignals(False)

    def event(self, event: QEvent) -> bool:
        """Leave keys to the page that are of no use in a figure."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._is_the_page_s(event)
        ):
            event.ignore()
            return False
        return super().event(event)

    def _is_the_page_s(self, event: QKeyEvent) -> bool:
        """To delete a word puts back what is tried; where nothing is typed, Undo is that of the
        evaluation.
        """
        keys, control = QKeySequence.StandardKey, Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Backspace and event.modifiers() == control:
            return True
        typing = self.text() != f"{self.textFromValue(self.value())}{self.suffix()}"
        return not typing and (event.matches(keys.Undo) or event.matches(keys.Redo))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_P and not event.modifiers():
            self.interpretText()  # what is typed is what is to stay
            self.pin_wanted.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


_PIN = QPolygonF(
    [QPointF(x, y) for x, y in ((-2, -6.5), (2, -6.5), (2, -2), (4, 1.5), (-4, 1.5), (-2, -2))]
)


def paint_pin(painter: QPainter, place: QRectF, line: int, ink: QColor, *, pinned: bool) -> None:
    """A pin in the middle of a place: upright and filled while it is in, else an outline, leaning.

    `line` is the height of a line of text beside it.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.center())
    painter.rotate(0 if pinned else 40)
    painter.scale(line / 19, line / 19)
    painter.setPen(QPen(ink, 1.2))
    painter.drawLine(QPointF(0, 1.5), QPointF(0, 7))
    painter.setBrush(ink if pinned else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(_PIN)
    painter.restore()


class PinButton(QToolButton):
    """A pin: while it is in, the weight stays when others of its group are moved."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self._label = label
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # by keyboard: P in the box
        self.toggled.connect(lambda _on: self._say())
        self._say()

    def _say(self) -> None:
        self.setAccessibleName(f"Pin the weight of {self._label}")
        self.setToolTip(
            f"The weight of {self._label} stays while others are moved. Press to let it go (P in"
            " its box)."
            if self.isChecked()
            else f"Pin the weight of {self._label}: it stays while others are moved (P in its box)"
        )

    def show_pinned(self, on: bool) -> None:
        """Show it in or out and send nothing."""
        if self.isChecked() != on:
            self.blockSignals(True)
            self.setChecked(on)
            self.blockSignals(False)
            self._say()
            self.update()

    def sizeHint(self) -> QSize:
        line = theme.em(self)
        return QSize(line, round(line * 1.3))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = theme.tokens(self.palette())
        pinned = self.isChecked()
        ink = theme.color(scheme.accent if pinned or self.underMouse() else scheme.secondary)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(theme.color(scheme.accent), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        paint_pin(painter, QRectF(self.rect()), theme.em(self), ink, pinned=pinned)
        painter.end()
