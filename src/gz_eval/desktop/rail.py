"""The rail at the left: the pages of the evaluation in the order of the work, as words or signs.

Tab comes to it once, at the page that is shown; the arrow keys go from page to page. Knows nothing
of what the pages are. Made of buttons, not of a list: a view costs a tenth of the start.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gz_eval.desktop import theme
from gz_eval.desktop.focus import OWN, RING

Stroke = tuple[tuple[float, float], ...]

_BAR = 4  # pixels: the mark beside the chosen page
_GREYED = 0.72  # of the ink of a page that cannot be gone to: it is read all the same
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Home: -99,
    Qt.Key.Key_End: 99,
}


@dataclass(frozen=True, slots=True)
class RailItem:
    """A page: its key, its word, and its sign as strokes and circles (x, y, r) on a 16 by 16."""

    key: str
    label: str
    strokes: tuple[Stroke, ...]
    circles: tuple[tuple[float, float, float], ...] = ()


class RailButton(QToolButton):
    """Goes to a page; paints its sign, word and count on the rail's own ground."""

    def __init__(self, rail: Rail, item: RailItem, number: int) -> None:
        super().__init__()
        self.item = item
        self.count = 0
        self._rail = rail
        self.setCheckable(True)
        self.setProperty(RING, OWN)
        self.setAccessibleName(item.label)
        self.setToolTip(f"{item.label} (Ctrl+{number % 10})")
        # On a low window with large text the lines move together before the window must grow.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        self.clicked.connect(lambda: rail.wanted.emit(item.key))

    def sizeHint(self) -> QSize:
        return QSize(1, round(theme.em(self) * 2.3))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, round(theme.em(self) * 1.5))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End go to other pages."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._rail.step(self, step)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect, line = self.rect(), theme.em(self)
        scheme = theme.tokens(self.palette())
        chosen = self.isChecked()
        if chosen or (self.underMouse() and self.isEnabled()):
            painter.fillRect(rect, theme.color(scheme.rail_chosen))
        ink = QColor("#FFFFFF") if chosen else theme.color(scheme.rail_text)
        if chosen:
            painter.fillRect(QRect(0, 0, _BAR, rect.height()), scheme.pillar(3))
        painter.setOpacity(1.0 if self.isEnabled() else _GREYED)
        sign = QRectF(0, 0, line, line)
        middle = rect.center().x() + 0.5 if self._rail.bare else theme.LARGE + line / 2
        sign.moveCenter(QPointF(middle, rect.center().y() + 0.5))
        _draw(painter, self.item, sign, ink)
        if not self._rail.bare:
            inner = rect.adjusted(theme.LARGE + line + theme.SMALL, 0, -theme.MEDIUM, 0)
            painter.setPen(ink)
            painter.setFont(theme.strong_font(self) if chosen else self.font())
            sides = Qt.AlignmentFlag
            painter.drawText(inner, int(sides.AlignVCenter | sides.AlignLeft), self.item.label)
            if self.count:
                painter.setPen(theme.color(scheme.rail_text))
                painter.setFont(theme.caption_font(self))
                painter.drawText(
                    inner, int(sides.AlignVCenter | sides.AlignRight), f"{self.count:,}"
                )
        painter.setOpacity(1.0)
        if self.hasFocus():
            painter.setPen(QPen(QColor("#FFFFFF"), 2))
            painter.drawRect(rect.adjusted(_BAR + 1, 1, -2, -2))
        painter.end()


def _draw(painter: QPainter, item: RailItem, place: QRectF, ink: QColor) -> None:
    """A page's sign in a square."""
    unit = place.width() / 16
    path = QPainterPath()
    for stroke in item.strokes:
        points = [QPointF(place.x() + x * unit, place.y() + y * unit) for x, y in stroke]
        path.moveTo(points[0])
        for point in points[1:]:
            path.lineTo(point)
    for x, y, radius in item.circles:
        middle = QPointF(place.x() + x * unit, place.y() + y * unit)
        path.addEllipse(middle, radius * unit, radius * unit)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(ink, max(1.2, 1.5 * unit))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(path)
    painter.restore()


_SHARE = 6  # the rail with words takes no more than this part of a window's width


class Rail(QWidget):
    """The pages to go to. `wanted` is sent with the key of the page that the person goes to."""

    wanted = Signal(str)
    turned = Signal(bool)

    def __init__(self, items: Sequence[RailItem]) -> None:
        super().__init__()
        self.setAccessibleName("Pages")
        self.collapsed = False
        self._room = 0  # pixels: how wide the window is; 0 while it is not known
        self.buttons = tuple(RailButton(self, item, number) for number, item in enumerate(items, 1))
        self.turn = QToolButton()
        self.turn.setAutoRaise(True)
        self.turn.clicked.connect(lambda: self.collapse(not self.collapsed))
        self.turn.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.TIGHT, 0, theme.TIGHT)
        layout.setSpacing(0)
        for button in self.buttons:
            layout.addWidget(button)
        layout.addStretch(1)
        layout.addWidget(self.turn)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)
        self.show_chosen("")
        self.collapse(False)
        self._dress()

    def step(self, start: RailButton, by: int) -> None:
        """Go to another page, so many further; the first and the last are the ends."""
        number = self.buttons.index(start) + by
        button = self.buttons[min(max(number, 0), len(self.buttons) - 1)]
        self.wanted.emit(button.item.key)
        button.setFocus(Qt.FocusReason.TabFocusReason)

    def show_chosen(self, key: str) -> None:
        """Mark a page as the one that is shown; empty marks none. Tab comes to it alone."""
        for button in self.buttons:
            chosen = button.item.key == key
            button.setChecked(chosen)
            policy = Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    @property
    def chosen(self) -> RailButton | None:
        """The button of the page that is shown; None while there is none."""
        return next((button for button in self.buttons if button.isChecked()), None)

    def count(self, key: str, number: int) -> None:
        """Say how much is on a page; 0 says nothing."""
        for button in self.buttons:
            if button.item.key == key and button.count != number:
                button.count = number
                label = button.item.label
                button.setAccessibleName(f"{label}, {number:,}" if number else label)
                button.update()

    def collapse(self, collapsed: bool) -> None:
        """Show signs alone, or signs and words."""
        self.collapsed = collapsed
        self.turn.setText("»" if collapsed else "«")
        said = "Show the names of the pages" if collapsed else "Show signs instead of names"
        self.turn.setAccessibleName(said)
        self.turn.setToolTip(said)
        self._fit()
        self.turned.emit(collapsed)

    @property
    def bare(self) -> bool:
        """Whether signs stand alone: the person wants it, or there is no room for words."""
        return self.collapsed or 0 < self._room < _SHARE * self._wide

    def follow(self, room: int) -> None:
        """The window is so wide: a narrow one, or one with large text, keeps it for the page."""
        before = self.bare
        self._room = room
        if self.bare is not before:
            self._fit()

    @property
    def _narrow(self) -> int:
        return theme.em(self) + 2 * theme.LARGE

    @property
    def _wide(self) -> int:
        line = theme.em(self)
        metrics = QFontMetrics(theme.strong_font(self))
        words = max(
            metrics.horizontalAdvance(item.label)
            for item in (button.item for button in self.buttons)
        )
        counts = QFontMetrics(theme.caption_font(self)).horizontalAdvance("0,000")
        return theme.LARGE + line + theme.SMALL + words + theme.TIGHT + counts + theme.MEDIUM

    def sizeHint(self) -> QSize:
        width = self._narrow if self.bare else self._wide
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._narrow, super().minimumSizeHint().height())

    def _fit(self) -> None:
        self.updateGeometry()
        for button in self.buttons:
            button.updateGeometry()
            button.update()

    def _dress(self) -> None:
        scheme = theme.tokens(self.palette())
        self.turn.setProperty(RING, scheme.rail_text)
        palette = self.turn.palette()
        palette.setColor(palette.ColorRole.ButtonText, theme.color(scheme.rail_text))
        palette.setColor(palette.ColorRole.Button, theme.color(scheme.rail))
        if palette != self.turn.palette():
            self.turn.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if not hasattr(self, "turn"):
            return
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        elif event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color(theme.tokens(self.palette()).rail))
        painter.end()
