"""One chart on the screen: drawn elsewhere, shown here; the mouse and the arrow keys find its bids.

Hovering tells, a click or Enter selects. On the map the wheel and plus and minus zoom, dragging and
Shift with the arrows move, and a cluster opens. Knows no particular chart.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gz_eval.desktop import theme
from gz_eval.desktop.chart_scheme import chart_scheme
from gz_eval.desktop.drawing_room import DrawingRoom, Drawn, Place, draw

if TYPE_CHECKING:
    from gz_eval.charts.chart import Chart

_USUAL = 9.0  # points of text
_LINES = 26  # of text that a chart has to have room for
_SETTLED = 60  # ms: while a window is being resized, the last picture is stretched
_NEAR = 6.0  # pixels: how close to a spot or a line counts as on it
_CLICK = 4  # pixels: a shorter drag is a click
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}

View = tuple[float, float, float, float]


class ChartView(QWidget):
    """Shows a chart. `bid_chosen` is sent with the id of the bid that was clicked.

    `view_wanted` is sent with what a map should show: west, east, south, north. `failed` with an
    error of drawing, which is a bug.
    """

    bid_chosen = Signal(str)
    view_wanted = Signal(object)
    failed = Signal(object)
    drawn = Signal()

    def __init__(self, room: DrawingRoom) -> None:
        super().__init__()
        self._room = room
        self._chart: Chart | None = None
        self._selected = ""
        self._zooms = False
        self._drawn: Drawn | None = None
        self._image = QImage()
        self._number = 0
        self._spot = -1
        self._pressed: QPointF | None = None
        self._view: View | None = None
        self._drag = QPointF()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED)
        self._settle.timeout.connect(self._draw)
        self.setAccessibleName("Chart")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(theme.em(self) * 40, theme.em(self) * 26)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.em(self) * 18, theme.em(self) * 12)

    @property
    def chart(self) -> Chart | None:
        """The chart that is shown."""
        return self._chart

    @property
    def image(self) -> QImage:
        """The picture as it was last drawn."""
        return self._image

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the bids of the picture are."""
        return self._drawn.places if self._drawn is not None else ()

    def show_chart(self, chart: Chart, selected: str, *, zooms: bool = False) -> None:
        """Show a chart with a bid standing out; the old picture stays until the new one is there.

        `zooms` is for a map, whose axes are degrees.
        """
        another = type(chart) is not type(self._chart)
        self._chart, self._selected, self._zooms = chart, selected, zooms
        if another:
            self._drawn, self._image, self._spot = None, QImage(), -1
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(f"{chart.units}. {chart.alt}")
        self._draw()

    def forget(self) -> None:
        """Show nothing, until there is another chart."""
        self._number += 1
        self._chart, self._drawn, self._image, self._spot = None, None, QImage(), -1
        self.setAccessibleName("Chart")
        self.setAccessibleDescription("")
        self.update()

    def select(self, bid: str) -> None:
        """Have another bid stand out."""
        if bid != self._selected:
            self._selected = bid
            self._draw()

    # -- drawing ----------------------------------------------------------------------------------

    def _draw(self) -> None:
        chart = self._chart
        if chart is None or self.width() < 20 or self.height() < 20 or not self.isVisible():
            return
        self._number += 1
        number, ratio = self._number, self.devicePixelRatioF()
        width, height = round(self.width() * ratio), round(self.height() * ratio)
        dots = self.logicalDpiX() * ratio
        # Large text is as large as leaves room for the chart, and never below what is usual.
        points = self.height() / self.logicalDpiY() * 72.0
        size = min(max(6.0, self.fontInfo().pointSizeF()), max(_USUAL, points / _LINES))
        scheme = replace(chart_scheme(theme.tokens(self.palette())), size=size)
        selected = self._selected
        self._room.do(
            lambda: draw(chart, scheme, width, height, dots, selected),
            lambda result: self._show(number, ratio, result),
            self.failed.emit,
            lambda: number == self._number,
        )

    def _show(self, number: int, ratio: float, result: Drawn) -> None:
        if number != self._number:
            return
        self._drawn = result
        image = QImage(
            result.pixels,
            result.width,
            result.height,
            4 * result.width,
            QImage.Format.Format_RGBA8888,
        ).copy()
        image.setDevicePixelRatio(ratio)
        self._image = image
        self._drag = QPointF()
        self.update()
        self.drawn.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        scheme = theme.tokens(self.palette())
        painter.fillRect(self.rect(), theme.color(scheme.background))
        if self._image.isNull():
            painter.setPen(theme.color(scheme.secondary))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), "Drawing…")
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(self.rect()).translated(self._drag), self._image)
        if self.hasFocus():
            painter.setPen(QPen(theme.color(scheme.accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
            if 0 <= self._spot < len(self.places):
                place, ratio = self.places[self._spot], self._image.devicePixelRatio()
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.drawEllipse(
                    QPointF(place.x / ratio, place.y / ratio),
                    min(place.half_width / ratio + 5, 40.0),
                    min(place.half_height / ratio + 5, 40.0),
                )
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._settle.start()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._settle.start()
        # Escape leaves the bids for the chart as a whole, and closes nothing else.
        elif (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
            and self._spot >= 0
        ):
            self._go_to(-1)
            return True
        return super().event(event)

    # -- the mouse --------------------------------------------------------------------------------

    def place_at(self, position: QPointF) -> Place | None:
        """What lies at a point, nearest and smallest first; None where there is nothing."""
        ratio = self._image.devicePixelRatio()
        x, y = position.x() * ratio, position.y() * ratio
        near = [
            (distance, place.half_width * place.half_height, number)
            for number, place in enumerate(self.places)
            if (distance := place.distance(x, y)) <= (_NEAR if place.line else 1.0) * ratio
        ]
        return self.places[min(near)[2]] if near else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position()
        if self._pressed is not None and self._zooms:
            self._drag = position - self._pressed
            self.update()
            return
        place = self.place_at(position)
        shape = Qt.CursorShape.PointingHandCursor if place else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        if place is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPosition().toPoint() + QPoint(12, 8), place.text, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            self._spot = -1

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        moved = event.position() - self._pressed
        self._pressed = None
        if moved.manhattanLength() <= _CLICK:
            self._drag = QPointF()
            if (place := self.place_at(event.position())) is not None:
                self._choose(place)
        elif self._zooms:
            self._pan(-moved.x(), -moved.y())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self._zooms or event.angleDelta().y() == 0:
            super().wheelEvent(event)
            return
        self._zoom(0.8 if event.angleDelta().y() > 0 else 1.25, event.position())
        event.accept()

    def _choose(self, place: Place) -> None:
        """Select a bid; of several, open the cluster or go from one to the next."""
        if len(place.keys) == 1:
            self.bid_chosen.emit(place.keys[0])
        elif self._zooms:
            ratio = self._image.devicePixelRatio()
            self._zoom(0.4, QPointF(place.x / ratio, place.y / ratio))
        elif place.keys:
            there = place.keys.index(self._selected) if self._selected in place.keys else -1
            self.bid_chosen.emit(place.keys[(there + 1) % len(place.keys)])

    # -- the keyboard -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = _STEPS.get(Qt.Key(key))
        if step is not None and shift and self._zooms:
            by = self.width() / 5 * step, self.height() / 5 * step
            across = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            self._pan(by[0] if across else 0.0, 0.0 if across else by[1])
        elif step is not None:
            self._step(step)
        elif key == Qt.Key.Key_Home:
            self._go_to(0)
        elif key == Qt.Key.Key_End:
            self._go_to(len(self.places) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if 0 <= self._spot < len(self.places):
                self._choose(self.places[self._spot])
        elif self._zooms and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            middle = QPointF(self.rect().center())
            self._zoom(1.25 if key == Qt.Key.Key_Minus else 0.8, middle)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        if not self.places:
            return
        if self._spot < 0 and self._selected:
            there = [number for number, one in enumerate(self.places) if self._selected in one.keys]
            if there:
                self._go_to(there[0])
                return
        self._go_to(min(max(self._spot + by, 0), len(self.places) - 1))

    def _go_to(self, spot: int) -> None:
        """Go to one of the things drawn, and say what it is."""
        self._spot = spot
        self.update()
        if not 0 <= spot < len(self.places):
            QToolTip.hideText()
            return
        place, ratio = self.places[spot], self._image.devicePixelRatio()
        where = QPoint(round(place.x / ratio) + 12, round(place.y / ratio) + 8)
        QToolTip.showText(self.mapToGlobal(where), place.text, self)
        told = place.text.replace("\n", ", ")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    # -- the map ----------------------------------------------------------------------------------

    def whole(self) -> None:
        """Show the whole map again."""
        self.view_wanted.emit(None)

    def zoom_in(self) -> None:
        """Show less, larger."""
        self._zoom(0.8, QPointF(self.rect().center()))

    def zoom_out(self) -> None:
        """Show more, smaller."""
        self._zoom(1.25, QPointF(self.rect().center()))

    def _zoom(self, factor: float, about: QPointF) -> None:
        def zoomed(view: View, x: float, y: float) -> View:
            west, east, south, north = view
            return (
                x - (x - west) * factor,
                x + (east - x) * factor,
                y - (y - south) * factor,
                y + (north - y) * factor,
            )

        self._change(zoomed, about)

    def _pan(self, right: float, down: float) -> None:
        drawn, ratio = self._drawn, self._image.devicePixelRatio()
        if drawn is None:
            return
        west, east, south, north = drawn.view
        across = right * ratio / drawn.frame[2] * (east - west)
        up = -down * ratio / drawn.frame[3] * (north - south)
        self.view_wanted.emit((west + across, east + across, south + up, north + up))

    def _change(self, change: Callable[[View, float, float], View], about: QPointF) -> None:
        drawn, ratio = self._drawn, self._image.devicePixelRatio()
        if drawn is None:
            return
        west, east, south, north = drawn.view
        left, top, width, height = drawn.frame
        x = west + (about.x() * ratio - left) / width * (east - west)
        y = north - (about.y() * ratio - top) / height * (north - south)
        self.view_wanted.emit(change(drawn.view, x, y))
