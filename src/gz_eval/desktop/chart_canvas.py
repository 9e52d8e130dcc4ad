"""One chart on the screen, drawn elsewhere: shown when it is there, and that it is on its way.

Knows no particular chart, and nothing of what a person does with one (`chart_view`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy

from gz_eval.desktop import theme
from gz_eval.desktop.background import BUSY_AFTER
from gz_eval.desktop.chart_picture import ChartPicture
from gz_eval.desktop.chart_scheme import chart_scheme
from gz_eval.desktop.drawing_room import DrawingRoom, Drawn, Place, draw
from gz_eval.desktop.map_moves import MapMoves
from gz_eval.desktop.painted import Painted

if TYPE_CHECKING:
    from gz_eval.charts.chart import Chart, View
    from gz_eval.desktop.chart_frame import ChartFrame

_SMALLEST = 6.0  # points of text
_SETTLED = 60  # ms: while a window is being resized, the last picture is stretched
_DRAWING = "Drawing…"
_NAME = "Chart"  # until there is one, which has a title


class ChartCanvas(Painted):
    """Shows a chart. `late` is sent when what is expected takes a while, `drawn` when it is there,
    `failed` with an error of drawing, which is a bug.

    `drawing` is what was drawn last, `moves` what is wanted of a map meanwhile, and `drag` how far
    the picture is dragged.
    """

    late = Signal()
    failed = Signal(object)
    drawn = Signal()

    def __init__(self, room: DrawingRoom) -> None:
        super().__init__()
        self.setAccessibleName(_NAME)
        self.frame: ChartFrame | None = None
        self.selected = ""
        self.drawing = ChartPicture()
        self.moves = MapMoves()
        self.drag = QPointF()
        self._room = room
        self._chart: Chart | None = None
        self._coming: View | None = None  # what was wanted of the chart that is being drawn
        self._number = 0
        self._busy = False
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(BUSY_AFTER)
        self._late.timeout.connect(self._say_late)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED)
        self._settle.timeout.connect(self._draw)
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
        return self.drawing.image

    @property
    def busy(self) -> bool:
        """Whether it says that another picture is on its way."""
        return self._busy

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the bids of the picture are."""
        return self.drawing.places

    # -- what is done with it ---------------------------------------------------------------------

    def let_go(self) -> None:
        """What was gone to on the picture is not there any more."""

    def follow(self, drawn: Drawn) -> None:
        """Another picture of the same chart is about to be shown."""

    def paint_focus(self, painter: QPainter, scheme: theme.Tokens) -> None:
        """Mark where the keys are."""

    # -- what is shown ----------------------------------------------------------------------------

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
        self._chart = None
        self.drawing.forget()
        self.let_go()
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
        self._chart, self.selected = chart, selected
        self.moves.show(whole)
        if another:
            self.drawing.drawn = None
            self.let_go()
        self._coming = self.moves.wanted
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(f"{chart.units}. {chart.alt}")
        self._draw()

    def select(self, bid: str) -> None:
        """Have another bid stand out."""
        if bid != self.selected:
            self.selected = bid
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
        selected, coming = self.selected, self._coming
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

    @property
    def room(self) -> tuple[float, float]:
        """How wide and how high it is, in text sizes."""
        pixels = self.text_size * self.logicalDpiX() / 72.0
        return self.width() / pixels, self.height() / pixels

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
        self.moves.arrived(coming)
        self.follow(result)
        self.drawing.show(result, ratio, chart)
        self.setAccessibleDescription(result.told)
        self.expect_nothing()
        self.drag = QPointF()
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
            self.drawing.paint(painter, self.size(), self._chart, self.drag)
            if self._busy:
                self._paint_busy(painter, scheme)
        if self.hasFocus():
            painter.setPen(QPen(theme.color(scheme.accent), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
            self.paint_focus(painter, scheme)
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

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle.start()
