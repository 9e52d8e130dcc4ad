"""What a chart is seen through: it scrolls where the chart needs more room than there is."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QStyle

from gz_eval.desktop import theme

if TYPE_CHECKING:
    from gz_eval.charts.measure import Room
    from gz_eval.desktop.chart_view import ChartView


class ChartFrame(QScrollArea):
    """What a chart is seen through: one that needs more room than there is can be scrolled."""

    def __init__(self, view: ChartView) -> None:
        super().__init__()
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the chart has it
        self.setWidgetResizable(True)
        self.setWidget(view)
        self._view = view
        view.frame = self
        view.moved.connect(self._reveal)

    def fit(self, room: Callable[[float], Room], pixels: float) -> None:
        """Give the chart the room it needs where it has a width in pixels; all there is, or more.

        `pixels` are those of one text size. What a bar for scrolling takes is reckoned with before
        there is one, so that it does not come and go.
        """
        view, seen = self._view, self.maximumViewportSize()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
        needed = room(seen.width())
        wide, high = math.ceil(needed.wide * pixels), math.ceil(needed.high * pixels)
        down = high > seen.height()
        if down:
            needed = room(seen.width() - bar)
            wide = math.ceil(needed.wide * pixels)
            high = max(seen.height() + 1, math.ceil(needed.high * pixels))
        across = wide > seen.width() - (bar if down else 0)
        view.setMinimumSize(wide if across else 0, high if down else 0)
        view.resize(
            wide if across else seen.width() - (bar if down else 0),
            high if down else seen.height() - (bar if across else 0),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is needed at another width is told by the chart: it draws itself again."""
        super().resizeEvent(event)
        self._view.resized()

    def _reveal(self, place: QRect) -> None:
        middle = place.center()
        self.ensureVisible(
            middle.x(), middle.y(), 2 * theme.PAGE, place.height() // 2 + theme.SMALL
        )
