"""The titles above a table's columns: words over a thin line."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from gz_eval.desktop import theme

SLACK = 2  # pixels: a text's width is a fraction more than its metrics, rounded, say


class FlatHeader(QHeaderView):
    """Column titles as words over a thin line; an arrow beside the one that sorts.

    `dragged` is sent with a column and its width where the person made it so wide, not the program;
    `let_go` once they have.
    """

    dragged = Signal(int, int)
    let_go = Signal()

    def __init__(self, table: QAbstractItemView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._held = self._moved = False
        self._short: Mapping[int, str] = {}
        self.sectionResized.connect(self._resized)
        # How much of a title is seen depends on how far the table is scrolled.
        table.horizontalScrollBar().valueChanged.connect(lambda _at: self.viewport().update())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        moved, self._held, self._moved = self._moved, False, False
        if moved:
            self.let_go.emit()

    def _resized(self, column: int, _before: int, width: int) -> None:
        if self._held and width and self.sectionResizeMode(column) == self.ResizeMode.Interactive:
            self._moved = True
            self.dragged.emit(column, width)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.row_height(self))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        scheme = theme.tokens(self.palette())
        painter.fillRect(rect, theme.color(scheme.background))
        painter.setPen(theme.color(scheme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(theme.color(scheme.text if self._sorts(logical) else scheme.secondary))
        if (seen := self.seen_of(logical, rect)) is not None:
            self.paint_title(painter, seen, logical)

    def seen_of(self, _logical: int, rect: QRect) -> QRect | None:
        """What is seen of a section, where its title stands; None where the column is not drawn."""
        return rect

    def paint_title(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """The title of a section in its place."""
        inner = self._inner(rect).adjusted(0, 0, -SLACK, 0)
        # It is as long as there is room, and the slack.
        side = Qt.TextFlag.TextDontClip | self.side_of(logical)
        painter.drawText(inner, int(side), self.title_in(rect, logical))

    def _sorts(self, logical: int) -> bool:
        return self.isSortIndicatorShown() and self.sortIndicatorSection() == logical

    def _inner(self, rect: QRect) -> QRect:
        """Where in a section its title stands: in as much of it as is seen."""
        pad = theme.cell_pad(self)
        inner = rect.adjusted(pad, 0, -pad + SLACK, 0)
        inner.setRight(min(inner.right(), self.viewport().width() - 1 - pad + SLACK))
        return inner

    def title_in(self, rect: QRect, logical: int) -> str:
        """The title as it is shown in a section's place: short or with dots where it must be."""
        title, room = self.title_of(logical), self._inner(rect).width()
        if logical in self._short and self.fontMetrics().horizontalAdvance(title) > room:
            title = self._with_arrow(self._short[logical], logical)
        return self.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room)

    def shorten(self, titles: Mapping[int, str]) -> None:
        """Paint these shorter titles where there is no room; the model has the words still."""
        self._short = titles

    def title_of(self, logical: int) -> str:
        """The whole title, with an arrow where it sorts: never on a line of its own."""
        return self._with_arrow(
            str(self.model().headerData(logical, Qt.Orientation.Horizontal)), logical
        )

    def _with_arrow(self, title: str, logical: int) -> str:
        if not self._sorts(logical):
            return title
        arrow = "▾" if self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder else "▴"
        to_right = bool(self.side_of(logical) & Qt.AlignmentFlag.AlignRight)
        return f"{arrow}\u00a0{title}" if to_right else f"{title}\u00a0{arrow}"

    def side_of(self, logical: int) -> Qt.AlignmentFlag:
        """On which side of its section a title stands."""
        way, role = Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        return Qt.AlignmentFlag(self.model().headerData(logical, way, role))
