"""The picture of a chart as it was last drawn: painted, and looked up in. Knows no widget.

Places are in pixels of the picture; what is asked and told here is in those of the widget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from gz_eval.desktop import theme
from gz_eval.desktop.drawing_room import Drawn, Place

if TYPE_CHECKING:
    from gz_eval.charts.chart import Chart

_NEAR = 6.0  # pixels: how close to a line counts as on it
_RING = 5.0  # pixels round what the keys are at
_WIDEST = 40.0


class ChartPicture:
    """`of` is what it shows; None, as `drawn`, while there is none."""

    def __init__(self) -> None:
        self.of: Chart | None = None
        self.drawn: Drawn | None = None
        self.image = QImage()

    def show(self, drawn: Drawn, ratio: float, chart: Chart) -> None:
        """Have another picture, of `ratio` pixels for each of the widget's."""
        self.of, self.drawn = chart, drawn
        self.image = QImage(
            drawn.pixels, drawn.width, drawn.height, 4 * drawn.width, QImage.Format.Format_RGBA8888
        ).copy()
        self.image.setDevicePixelRatio(ratio)

    def forget(self) -> None:
        """Let go of it."""
        self.of, self.drawn, self.image = None, None, QImage()

    @property
    def places(self) -> tuple[Place, ...]:
        """Where its bids are."""
        return self.drawn.places if self.drawn is not None else ()

    @property
    def ratio(self) -> float:
        """How many of its pixels there are for each of the widget's."""
        return self.image.devicePixelRatio()

    def place_at(self, position: QPointF) -> Place | None:
        """What lies at a point, nearest and smallest first; None where there is nothing."""
        x, y = position.x() * self.ratio, position.y() * self.ratio
        near = [
            (distance, place.half_width * place.half_height, number)
            for number, place in enumerate(self.places)
            if (distance := place.distance(x, y)) <= (_NEAR if place.line else 1.0) * self.ratio
        ]
        return self.places[min(near)[2]] if near else None

    def middle(self, place: Place) -> QPoint:
        """Where the middle of a place is seen."""
        return QPoint(round(place.x / self.ratio), round(place.y / self.ratio))

    def share_of_frame(self, at: QPointF) -> tuple[float, float]:
        """How far a point is from the left and the top of the axes, as shares of them."""
        assert self.drawn is not None
        left, top, wide, high = self.drawn.frame
        return (at.x() * self.ratio - left) / wide, (at.y() * self.ratio - top) / high

    def paint(self, painter: QPainter, room: QSize, chart: Chart | None, moved: QPointF) -> None:
        """Paint it in a room that is for this chart, moved by so much."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self.image.deviceIndependentSize()
        if chart is self.of:  # else the room is for another chart already
            # Until it is drawn for this room it is seen as large as it can: in its own shape.
            size.scale(QSizeF(room), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRectF(QPointF(0, 0), size).translated(moved), self.image)

    def paint_ring(self, painter: QPainter, place: Place, scheme: theme.Tokens) -> None:
        """Ring what the keys are at."""
        painter.setPen(QPen(theme.color(scheme.accent), 2))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawEllipse(
            QPointF(place.x / self.ratio, place.y / self.ratio),
            min(place.half_width / self.ratio + _RING, _WIDEST),
            min(place.half_height / self.ratio + _RING, _WIDEST),
        )
