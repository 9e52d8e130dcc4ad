"""The two ways to set one weight: a slider in the pillar's colour and a percentage to type."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QSlider, QWidget

from gz_eval.desktop import theme


class WeightSlider(QSlider):
    """Whole per cents from 0 to 100. A press on the groove goes there; the wheel needs focus."""

    def __init__(self, pillar: int, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._pillar = pillar
        self.setRange(0, 100)
        self.setPageStep(5)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

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
    """A percentage to type, with one decimal where it is not whole; the wheel needs focus."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, 100)
        self.setDecimals(1)
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
        self.setFixedWidth(theme.letters(self, 8) + round(theme.em(self) * 1.2))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def textFromValue(self, value: float) -> str:
        return f"{value:.1f}".removesuffix(".0")

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
