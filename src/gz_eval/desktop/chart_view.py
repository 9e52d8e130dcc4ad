"""One chart on the screen: drawn elsewhere, shown here; the mouse and the arrow keys find its bids.

Hovering tells, a click or Enter selects. On the map the wheel and plus and minus zoom, dragging and
Shift with the arrows move, and a cluster opens (`map_moves`). Knows no particular chart.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
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
from PySide6.QtWidgets import QSizePolicy, QToolTip

from gz_eval.desktop import theme
from gz_eval.desktop.background import BUSY_AFTER
from gz_eval.desktop.chart_picture import ChartPicture
from gz_eval.desktop.chart_scheme import chart_scheme
from gz_eval.desktop.chart_tip import tip
from gz_eval.desktop.drawing_room import DrawingRoom, Drawn, Place, draw
from gz_eval.desktop.map_moves import MapMoves, nearer
from gz_eval.desktop.painted import Painted

if TYPE_CHECKING:
    from gz_eval.charts.chart import Chart, View
    from gz_eval.desktop.chart_frame import ChartFrame

_ZOOMS = {Qt.Key.Key_Plus: 0.8, Qt.Key.Key_Equal: 0.8, Qt.Key.Key_Minus: 1.25}
_SMALLEST = 6.0  # points of text
_SETTLED = 60  # ms: while a window is being resized, the last picture is stretched
_CLICK = 4  # pixels: a shorter drag is a click
_DRAWING = "Drawing…"
_NAME = "Chart"  # until there is one, which has a title
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class ChartView(Painted):
    """Shows a chart. `bid_chosen` is sent with the id of the bid that was clicked.

    `view_wanted` is sent with what a map should show: west, east, south, north, or None for the
    whole. `late` when what is expected takes a while, `moved` with the place that the keys went to.
    `failed` with an error of drawing, which is a bug.
    """

    bid_chosen = Signal(str)
    view_wanted = Signal(object)
    late = Signal()
    moved = Signal(QRect)
    failed = Signal(object)
    drawn = Signal()

    def __init__(self, room: DrawingRoom) -> None:
        super().__init__()
        self.setAccessibleName(_NAME)
        self.frame: ChartFrame | None = None
        self._room = room
        self._chart: Chart | None = None
        self._selected = ""
        self._moves = MapMoves()
        self._coming: View | None = None  # what was wanted of the chart that is being drawn
        self._picture = ChartPicture()
        self._number = 0
        self._spot = -1
        self._pressed: QPointF | None = None
        self._drag = QPointF()
        self._busy = False
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(BUSY_AFTER)
        self._late.timeout.connect(self._say_late)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED)
        self._settle.timeout.connect(self._draw)
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
        return self._picture.image

    @property
    def busy(self) -> bool:
        """Whether it says that another picture is on its way."""
        return self._busy

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the bids of the picture are."""
        return self._picture.places

    def expect(self) -> None:
        """Another chart is being made: say so over what is seen, if it takes a while."""
        if not self._busy and not self._late.isActive():
            self._late.start()

    def expect_nothing(self) -> None:
        """Nothing is on its way any more."""
        self._late.stop()
        if self._busy:
            self._busy = False
            self.update()

    def forget(self) -> None:
        """Let go of what is seen, which must not be seen any longer."""
        self._chart, self._spot = None, -1
        self._picture.forget()
        self._number += 1
        self.setAccessibleName(_NAME)
        self.setAccessibleDescription("")
        self.expect_nothing()
        self.update()

    def _say_late(self) -> None:
        self._busy = True
        self.update()
        self.late.emit()

    def show_chart(self, chart: Chart, selected: str, *, whole: View | None = None) -> None:
        """Show a chart with a bid standing out; the old picture stays until the new one is there.

        `whole` is all that a map can show, in degrees; None for what cannot be zoomed.
        """
        another = type(chart) is not type(self._chart)
        self._chart, self._selected = chart, selected
        self._moves.show(whole)
        if another:
            self._picture.drawn, self._spot = None, -1
            QToolTip.hideText()
        self._coming = self._moves.wanted
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(f"{chart.units}. {chart.alt}")
        self._draw()

    def select(self, bid: str) -> None:
        """Have another bid stand out."""
        if bid != self._selected:
            self._selected = bid
            self._draw()

    # -- drawing ----------------------------------------------------------------------------------

    def _draw(self) -> None:
        chart = self._chart
        if chart is None or self.width() < 20 or self.height() < 20 or not self.isVisible():
            self.expect_nothing()
            return
        self._settle.stop()
        size = self.text_size
        self._grow(chart, size)
        self.expect()
        self._number += 1
        number, ratio = self._number, self.devicePixelRatioF()
        width, height = round(self.width() * ratio), round(self.height() * ratio)
        dots = self.logicalDpiX() * ratio
        scheme = replace(chart_scheme(theme.tokens(self.palette())), size=size)
        selected, coming = self._selected, self._coming
        self._room.do(
            lambda: draw(chart, scheme, width, height, dots, selected),
            lambda result: self._show(number, ratio, result, chart, coming),
            self._fail,
            lambda: number == self._number,
        )

    @property
    def text_size(self) -> float:
        """How large the text of a chart is, in points: as large as that round it."""
        return max(_SMALLEST, self.fontInfo().pointSizeF())

    def _grow(self, chart: Chart, size: float) -> None:
        """Take the room that a chart needs at this text size, where it can be scrolled."""
        if self.frame is not None:
            pixels = size * self.logicalDpiY() / 72.0
            self.frame.fit(lambda wide: chart.room(wide / pixels), pixels)

    def _fail(self, error: Exception) -> None:
        self.expect_nothing()
        self.failed.emit(error)

    def _show(
        self, number: int, ratio: float, result: Drawn, chart: Chart, coming: View | None
    ) -> None:
        if number != self._number:
            return
        self._moves.arrived(coming)
        if self._spot >= 0:
            keys = self.places[self._spot].keys if self._spot < len(self.places) else ()
            there = self._spot < len(result.places) and result.places[self._spot].keys == keys
            if not there:
                self._spot = -1
                QToolTip.hideText()
        self._picture.show(result, ratio, chart)
        self.expect_nothing()
        self._drag = QPointF()
        self.update()
        self.drawn.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        scheme = theme.tokens(self.palette())
        painter.fillRect(self.rect(), theme.color(scheme.background))
        if self.image.isNull():
            painter.setPen(theme.color(scheme.secondary))
            seen = self.visibleRegion().boundingRect()
            painter.drawText(seen, int(Qt.AlignmentFlag.AlignCenter), _DRAWING)
        else:
            self._picture.paint(painter, self.size(), self._chart, self._drag)
            if self._busy:
                self._paint_busy(painter, scheme)
        if self.hasFocus():
            painter.setPen(QPen(theme.color(scheme.accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
            if 0 <= self._spot < len(self.places):
                self._picture.paint_ring(painter, self.places[self._spot], scheme)
        painter.end()

    def _paint_busy(self, painter: QPainter, scheme: theme.Tokens) -> None:
        """Say over the old picture that another is on its way."""
        seen = self.visibleRegion().boundingRect()
        metrics = self.fontMetrics()
        box = QRect(0, 0, metrics.horizontalAdvance(_DRAWING) + 2 * theme.MEDIUM, 0)
        box.setHeight(metrics.height() + theme.SMALL)
        box.moveTopRight(seen.topRight() + QPoint(-theme.SMALL, theme.SMALL))
        painter.fillRect(box, theme.color(scheme.surface))
        painter.setPen(theme.color(scheme.secondary))
        painter.drawRect(box)
        painter.setPen(theme.color(scheme.text))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), _DRAWING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle.start()

    def resized(self) -> None:
        """There is more or less room than there was: draw for it, once it stays."""
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
        return self._picture.place_at(position)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position()
        if self._pressed is not None and self._moves.whole is not None:
            self._drag = position - self._pressed
            self.update()
            return
        place = self.place_at(position)
        shape = Qt.CursorShape.PointingHandCursor if place else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        if place is None:
            QToolTip.hideText()
        else:
            where = event.globalPosition().toPoint() + QPoint(12, 8)
            QToolTip.showText(where, tip(place.text), self)

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
        elif self._moves.whole is not None:
            self._pan(-moved.x(), -moved.y())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._moves.whole is None or event.angleDelta().y() == 0:
            super().wheelEvent(event)
            return
        self._zoom(0.8 if event.angleDelta().y() > 0 else 1.25, event.position())
        event.accept()

    def _choose(self, place: Place) -> None:
        """Select a bid; of several, open the cluster or go from one to the next."""
        if len(place.keys) == 1:
            self.bid_chosen.emit(place.keys[0])
        elif (
            (drawn := self._picture.drawn)
            and place.opens is not None
            and nearer(place.opens, drawn.view)
        ):
            self._go_on(self._moves.go(place.opens, drawn.view))
        elif place.keys:
            there = place.keys.index(self._selected) if self._selected in place.keys else -1
            self.bid_chosen.emit(place.keys[(there + 1) % len(place.keys)])

    # -- the keyboard -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = _STEPS.get(Qt.Key(key))
        if step is not None and shift and self._moves.whole is not None:
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
        elif self._moves.whole is not None and key in _ZOOMS:
            middle = QPointF(self.rect().center())
            self._zoom(_ZOOMS[Qt.Key(key)], middle)
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
        place = self.places[spot]
        middle = self._picture.middle(place)
        seen = self.frame.viewport() if self.frame is not None else self
        high = min(round(place.half_height / self._picture.ratio) + theme.SMALL, seen.height() // 2)
        self.moved.emit(QRect(middle.x() - 1, middle.y() - high, 2, 2 * high))
        QToolTip.showText(self.mapToGlobal(middle + QPoint(12, 8)), tip(place.text), self)
        told = place.text.replace("\n", ", ")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    # -- the map ----------------------------------------------------------------------------------

    def whole(self) -> None:
        """Show the whole map again."""
        self._go_on(self._moves.go_whole())

    def zoom_in(self) -> None:
        """Show less, larger."""
        self._zoom(0.8, QPointF(self.rect().center()))

    def zoom_out(self) -> None:
        """Show more, smaller."""
        self._zoom(1.25, QPointF(self.rect().center()))

    def _zoom(self, factor: float, about: QPointF) -> None:
        if (drawn := self._picture.drawn) is not None:
            place = self._picture.share_of_frame(about)
            self._go_on(self._moves.zoom(factor, place, drawn.view))

    def _pan(self, right: float, down: float) -> None:
        if (drawn := self._picture.drawn) is not None:
            ratio = self._picture.ratio
            across, along = right * ratio / drawn.frame[2], down * ratio / drawn.frame[3]
            self._go_on(self._moves.pan(across, along, drawn.view))

    def _go_on(self, anew: bool) -> None:
        """Have shown what is wanted now, if that is anything else."""
        if anew:
            QToolTip.hideText()
            wanted = self._moves.wanted
            self.view_wanted.emit(None if wanted is self._moves.whole else wanted)
