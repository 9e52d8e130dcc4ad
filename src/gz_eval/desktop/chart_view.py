"""One chart on the screen, and what a person does with it: mouse and arrow keys find its bids.

Hovering tells, a click or Enter selects. On the map the wheel and plus and minus zoom, dragging and
Shift with the arrows move, and a cluster opens (`map_moves`). Knows no particular chart.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip

from gz_eval.charts.chart import ShowsPlaces
from gz_eval.desktop import theme
from gz_eval.desktop.chart_canvas import ChartCanvas
from gz_eval.desktop.chart_tip import show_tip
from gz_eval.desktop.drawing_room import DrawingRoom, Drawn, Place
from gz_eval.desktop.map_moves import nearer

_ZOOMS = {Qt.Key.Key_Plus: 0.8, Qt.Key.Key_Equal: 0.8, Qt.Key.Key_Minus: 1.25}
_CLICK = 4  # pixels: a shorter drag is a click
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class ChartView(ChartCanvas):
    """Shows a chart. `bid_chosen` is sent with the id of the bid that was clicked.

    `view_wanted` is sent with what a map should show: west, east, south, north, or None for the
    whole. `moved` with the place that the keys went to.
    """

    bid_chosen = Signal(str)
    view_wanted = Signal(object)
    moved = Signal(QRect)

    def __init__(self, room: DrawingRoom) -> None:
        super().__init__(room)
        self._spot = -1  # what the keys are at, by its number; -1 for the chart as a whole
        self._pressed: QPointF | None = None
        self.setMouseTracking(True)

    def let_go(self) -> None:
        self._spot = -1
        QToolTip.hideText()

    def follow(self, drawn: Drawn) -> None:
        """The keys stay at what they are at, if it is still there."""
        if self._spot < 0:
            return
        keys = self.places[self._spot].keys if self._spot < len(self.places) else ()
        if self._spot >= len(drawn.places) or drawn.places[self._spot].keys != keys:
            self.let_go()

    def paint_focus(self, painter: QPainter, scheme: theme.Tokens) -> None:
        if 0 <= self._spot < len(self.places):
            self.drawing.paint_ring(painter, self.places[self._spot], scheme)

    def event(self, event: QEvent) -> bool:
        # Escape leaves the bids for the chart as a whole, and closes nothing else.
        if (
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
        return self.drawing.place_at(position)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position()
        if self._pressed is not None and self.moves.whole is not None:
            self.drag = position - self._pressed
            self.update()
            return
        place = self.place_at(position)
        shape = Qt.CursorShape.PointingHandCursor if place else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        if place is None:
            QToolTip.hideText()
        else:
            show_tip(self, event.globalPosition().toPoint(), place.text)

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
            self.drag = QPointF()
            if (place := self.place_at(event.position())) is not None:
                self._choose(place)
        elif self.moves.whole is not None:
            self._pan(-moved.x(), -moved.y())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.moves.whole is None or event.angleDelta().y() == 0:
            super().wheelEvent(event)
            return
        self._zoom(0.8 if event.angleDelta().y() > 0 else 1.25, event.position())
        event.accept()

    def _choose(self, place: Place) -> None:
        """Select a bid; of several, open the cluster or go from one to the next."""
        if len(place.keys) == 1:
            self.bid_chosen.emit(place.keys[0])
        elif (
            (drawn := self.drawing.drawn)
            and place.opens is not None
            and nearer(place.opens, drawn.view)
        ):
            self._go_on(self.moves.go(place.opens, drawn.view))
        elif place.keys:
            there = place.keys.index(self.selected) if self.selected in place.keys else -1
            self.bid_chosen.emit(place.keys[(there + 1) % len(place.keys)])

    # -- the keyboard -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = _STEPS.get(Qt.Key(key))
        if step is not None and shift and self.moves.whole is not None:
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
        elif self.moves.whole is not None and key in _ZOOMS:
            self._zoom(_ZOOMS[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        if not self.places:
            return
        if self._spot < 0 and self.selected:
            there = [number for number, one in enumerate(self.places) if self.selected in one.keys]
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
        middle = self.drawing.middle(place)
        seen = self.frame.viewport() if self.frame is not None else self
        high = min(round(place.half_height / self.drawing.ratio) + theme.SMALL, seen.height() // 2)
        self.moved.emit(QRect(middle.x() - 1, middle.y() - high, 2, 2 * high))
        show_tip(self, self.mapToGlobal(middle), place.text)
        told = place.text.replace("\n", ", ")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    # -- the map ----------------------------------------------------------------------------------

    def whole(self) -> None:
        """Show the whole map again."""
        self._go_on(self.moves.go_whole())

    def zoom_in(self) -> None:
        """Show less, larger."""
        self._zoom(0.8)

    def zoom_out(self) -> None:
        """Show more, smaller."""
        self._zoom(1.25)

    def _zoom(self, factor: float, about: QPointF | None = None) -> None:
        """Zoom about a point; without one about the selected bid, or the middle of what is seen."""
        if (drawn := self.drawing.drawn) is not None:
            there = self.drawing.share_of_frame(about) if about is not None else None
            place = there or self.moves.share_of(self._selected_at, drawn.view)
            self._go_on(self.moves.zoom(factor, place, drawn.view))

    @property
    def _selected_at(self) -> tuple[float, float] | None:
        chart = self.chart
        return chart.place_of(self.selected) if isinstance(chart, ShowsPlaces) else None

    def _pan(self, right: float, down: float) -> None:
        if (drawn := self.drawing.drawn) is not None:
            ratio = self.drawing.ratio
            across, along = right * ratio / drawn.frame[2], down * ratio / drawn.frame[3]
            self._go_on(self.moves.pan(across, along, drawn.view))

    def _go_on(self, anew: bool) -> None:
        """Have shown what is wanted now, if that is anything else."""
        if anew:
            QToolTip.hideText()
            wanted = self.moves.wanted
            self.view_wanted.emit(None if wanted is self.moves.whole else wanted)
