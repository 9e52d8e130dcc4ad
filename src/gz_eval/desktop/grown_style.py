"""Fusion with its signs as large as large text: boxes to tick, sliders, scroll bars, arrows.

Fusion measures them by the screen alone, so at 200 % text a box to tick is half as high as its
words. At usual text Fusion itself is worn: a style in Python costs a call for every measure.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPolygonF
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionSpinBox,
    QWidget,
)

_METRIC, _CONTROL = QStyle.PixelMetric, QStyle.ComplexControl
_GROWN = frozenset(
    {
        _METRIC.PM_IndicatorWidth,
        _METRIC.PM_IndicatorHeight,
        _METRIC.PM_ExclusiveIndicatorWidth,
        _METRIC.PM_ExclusiveIndicatorHeight,
        _METRIC.PM_SliderThickness,
        _METRIC.PM_SliderLength,
        _METRIC.PM_SliderControlThickness,
        _METRIC.PM_MenuButtonIndicator,
        _METRIC.PM_SmallIconSize,
        _METRIC.PM_HeaderMarkSize,
        _METRIC.PM_TreeViewIndentation,
    }
)
_TURNS = {  # degrees from an arrow that points up
    Qt.ArrowType.UpArrow: 0,
    Qt.ArrowType.RightArrow: 90,
    Qt.ArrowType.DownArrow: 180,
    Qt.ArrowType.LeftArrow: 270,
}
_STEPS = (QStyle.SubControl.SC_SpinBoxUp, QStyle.SubControl.SC_SpinBoxDown)
_STEPPING = QAbstractSpinBox.StepEnabledFlag
_ARROWS = {  # where they are, which way they point, and the step they stand for
    _CONTROL.CC_ComboBox: (
        (QStyle.SubControl.SC_ComboBoxArrow, Qt.ArrowType.DownArrow, _STEPPING.StepNone),
    ),
    _CONTROL.CC_SpinBox: (
        (_STEPS[0], Qt.ArrowType.UpArrow, _STEPPING.StepUpEnabled),
        (_STEPS[1], Qt.ArrowType.DownArrow, _STEPPING.StepDownEnabled),
    ),
}
_ARROW = 8  # pixels: the width of Fusion's arrows


class GrownStyle(QProxyStyle):
    """Fusion with its signs so many times as large."""

    def __init__(self, times: float) -> None:
        super().__init__("Fusion")
        self.times = times

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        size = super().pixelMetric(metric, option, widget)
        if metric == _METRIC.PM_ScrollBarExtent:  # half of it: room in the window is dear then
            return round(size * (1 + self.times) / 2)
        return round(size * self.times) if metric in _GROWN else size

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        whole = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]
        if kind == QStyle.ContentsType.CT_SpinBox:
            whole.setWidth(whole.width() + self._wider)
        return whole

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """The buttons of boxes with numbers are wider by as much as their arrows are."""
        rect = super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]
        if control == _CONTROL.CC_SpinBox:
            leftwards = option.direction == Qt.LayoutDirection.RightToLeft
            by = self._wider if leftwards else -self._wider
            if part in _STEPS:
                rect.adjust(min(by, 0), 0, max(by, 0), 0)
            elif part == QStyle.SubControl.SC_SpinBoxEditField:
                rect.adjust(max(by, 0), 0, min(by, 0), 0)
        return rect

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        super().drawPrimitive(element, option, painter, widget)
        opens = element == QStyle.PrimitiveElement.PE_IndicatorBranch
        if opens and option.state & QStyle.StateFlag.State_Children:
            side = Qt.ArrowType.RightArrow
            if option.direction == Qt.LayoutDirection.RightToLeft:
                side = Qt.ArrowType.LeftArrow
            points = Qt.ArrowType.DownArrow if option.state & QStyle.StateFlag.State_Open else side
            self._draw_arrow(painter, option.rect, points, option.palette)

    @property
    def _wider(self) -> int:
        return round(_ARROW * (self.times - 1))

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        super().drawComplexControl(control, option, painter, widget)
        for part, points, step in _ARROWS.get(control, ()):
            if part in option.subControls:
                enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
                if isinstance(option, QStyleOptionSpinBox):  # at the end of the range
                    enabled = enabled and bool(option.stepEnabled & step)
                place = self.subControlRect(control, option, part, widget)
                self._draw_arrow(painter, place, points, option.palette, enabled=enabled)

    def _draw_arrow(
        self,
        painter: QPainter,
        place: QRect,
        points: Qt.ArrowType,
        palette: QPalette,
        *,
        enabled: bool = True,
    ) -> None:
        """A larger arrow over Fusion's own, about the same middle."""
        across = points in (Qt.ArrowType.LeftArrow, Qt.ArrowType.RightArrow)
        size = QRectF(place).size().transposed() if across else QRectF(place).size()
        wide = min(_ARROW * self.times, size.width() - 2)
        high = min(wide / 2, size.height() - 2)
        group = QPalette.ColorGroup.Normal if enabled else QPalette.ColorGroup.Disabled
        painter.save()
        painter.translate(QRectF(place).center())
        painter.rotate(_TURNS[points])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(group, QPalette.ColorRole.ButtonText))
        painter.drawPolygon(
            QPolygonF(
                [QPointF(-wide / 2, high / 2), QPointF(wide / 2, high / 2), QPointF(0, -high / 2)]
            )
        )
        painter.restore()
