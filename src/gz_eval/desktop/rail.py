"""The rail at the left: the pages of the evaluation in the order of the work, as words or signs.

It is one list: Tab comes to it once, the arrow keys go from page to page, and a screen reader reads
it as a list. Knows nothing of what the pages are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelectionModel, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gz_eval.desktop import theme
from gz_eval.desktop.rows_model import AnyIndex

Stroke = tuple[tuple[float, float], ...]

_KEY = Qt.ItemDataRole.UserRole
_COUNT = Qt.ItemDataRole.UserRole + 1
_BAR = 4  # pixels: the mark beside the chosen page
_SELECTED, _FOCUS, _OVER = (
    QStyle.StateFlag.State_Selected,
    QStyle.StateFlag.State_HasFocus,
    QStyle.StateFlag.State_MouseOver,
)


@dataclass(frozen=True, slots=True)
class RailItem:
    """A page: its key, its word, and its sign as strokes and circles (x, y, r) on a 16 by 16."""

    key: str
    label: str
    strokes: tuple[Stroke, ...]
    circles: tuple[tuple[float, float, float], ...] = ()


class RailDelegate(QStyledItemDelegate):
    """Paints a page's sign, word and count on the rail's own ground."""

    def __init__(self, rail: Rail) -> None:
        super().__init__(rail)
        self._rail = rail

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, round(theme.em(self._rail) * 2.3))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rail, rect = self._rail, QRect(option.rect)
        scheme = theme.tokens(rail.palette())
        chosen = bool(option.state & _SELECTED)
        if chosen or option.state & _OVER:
            painter.fillRect(rect, theme.color(scheme.rail_chosen))
        ink = QColor("#FFFFFF") if chosen else theme.color(scheme.rail_text)
        if chosen:
            bar = QRect(rect.left(), rect.top(), _BAR, rect.height())
            painter.fillRect(bar, scheme.pillar(3))
        painter.setOpacity(1.0 if rail.isEnabled() else 0.55)
        line = theme.em(rail)
        sign = QRectF(0, 0, line, line)
        left = rect.left() + theme.LARGE
        middle = rect.center().x() if rail.bare else left + line / 2
        sign.moveCenter(QPointF(middle, rect.center().y() + 0.5))
        _draw(painter, rail.items[index.row()], sign, ink)
        if not rail.bare:
            inner = rect.adjusted(theme.LARGE + line + theme.SMALL, 0, -theme.MEDIUM, 0)
            painter.setPen(ink)
            painter.setFont(theme.strong_font(rail) if chosen else rail.font())
            middle_left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(inner, int(middle_left), rail.items[index.row()].label)
            if count := index.data(_COUNT):
                painter.setPen(theme.color(scheme.rail_text))
                painter.setFont(theme.caption_font(rail))
                right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
                painter.drawText(inner, int(right), f"{count:,}")
        painter.setOpacity(1.0)
        if option.state & _FOCUS and rail.list.hasFocus():
            painter.setPen(QPen(QColor("#FFFFFF"), 2))
            painter.drawRect(rect.adjusted(_BAR + 1, 1, -2, -2))


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


class Rail(QWidget):
    """The pages to go to. `wanted` is sent with the key of the page that the person goes to."""

    wanted = Signal(str)
    turned = Signal(bool)

    def __init__(self, items: Sequence[RailItem]) -> None:
        super().__init__()
        self.items = tuple(items)
        self.collapsed = False
        self.list = QListWidget()
        self.list.setAccessibleName("Pages")
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTabKeyNavigation(False)
        self.list.setMouseTracking(True)
        self.list.viewport().setAutoFillBackground(False)
        self.list.setItemDelegate(RailDelegate(self))
        for number, item in enumerate(self.items, 1):
            entry = QListWidgetItem(item.label)
            entry.setData(_KEY, item.key)
            entry.setToolTip(f"{item.label} (Ctrl+{number})")
            self.list.addItem(entry)
        self.turn = QToolButton()
        self.turn.setAutoRaise(True)
        self.turn.setText("«")
        self.turn.clicked.connect(lambda: self.collapse(not self.collapsed))
        self.turn.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.list.setMinimumWidth(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.TIGHT, 0, theme.TIGHT)
        layout.setSpacing(0)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.turn)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)
        self.list.currentRowChanged.connect(self._tell)
        self.collapse(False)
        self._dress()

    def _tell(self, row: int) -> None:
        if row >= 0:
            self.wanted.emit(self.items[row].key)

    def show_chosen(self, key: str) -> None:
        """Mark a page as the one that is shown, without asking for it; empty marks none."""
        keys = [item.key for item in self.items]
        self.list.blockSignals(True)
        if key in keys:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.setCurrentRow(keys.index(key), flags)
        else:
            self.list.clearSelection()
            self.list.setCurrentRow(-1)
        self.list.blockSignals(False)
        self.list.viewport().update()

    def count(self, key: str, number: int) -> None:
        """Say how much is on a page; 0 says nothing."""
        for row, item in enumerate(self.items):
            entry = self.list.item(row)
            if item.key == key and entry is not None and entry.data(_COUNT) != number:
                entry.setData(_COUNT, number)
                said = f"{item.label}, {number:,}" if number else item.label
                entry.setData(Qt.ItemDataRole.AccessibleTextRole, said)

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
        return self.collapsed or self.width() < self._wide

    @property
    def _narrow(self) -> int:
        return theme.em(self) + 2 * theme.LARGE

    @property
    def _wide(self) -> int:
        line = theme.em(self)
        metrics = QFontMetrics(theme.strong_font(self))
        words = max(metrics.horizontalAdvance(item.label) for item in self.items)
        counts = QFontMetrics(theme.caption_font(self)).horizontalAdvance("0,000")
        return theme.LARGE + line + theme.SMALL + words + theme.TIGHT + counts + theme.MEDIUM

    def sizeHint(self) -> QSize:
        width = self._narrow if self.collapsed else self._wide
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._narrow, super().minimumSizeHint().height())

    def _fit(self) -> None:
        self.updateGeometry()
        self.list.doItemsLayout()

    def _dress(self) -> None:
        scheme = theme.tokens(self.palette())
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
