"""A table whose first columns stay where they are while the others are scrolled.

One table, not two side by side: what stays is painted over what is scrolled below it, and a click
on it finds it. Assistive technology sees one row as one row.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView

from gz_eval.desktop import theme
from gz_eval.desktop.cell_table import CellTable
from gz_eval.desktop.flat_header import FlatHeader
from gz_eval.desktop.rows_model import AnyIndex, Row

_READ = 8  # letters of a column of words that is cut by the edge, and is read all the same


class StayingTable(CellTable[Row]):
    """As `CellTable`. `staying` says how many columns stay: the one that names the row is last."""

    staying = 1

    def make_header(self) -> FlatHeader:
        """Titles, the first of which stay."""
        return StayingHeader(self)

    @property
    def staying_width(self) -> int:
        """How much of the left is covered by what stays; 0 while nothing is scrolled below it."""
        if self.horizontalScrollBar().value() <= 0:
            return 0
        return sum(self.columnWidth(column) for column in range(self.staying))

    def seen_of(self, column: int, rect: QRect) -> QRect | None:
        """What neither the edge nor what stays hides; None where that is too little of it.

        Figures are whole or not there: dots beside whole figures would read as a missing one. But
        they are where nothing else would be seen.
        """
        covered, room = self.staying_width, self.viewport().width()
        if column < self.staying and covered:
            return rect
        left, right = max(rect.left(), covered), min(rect.right(), room - 1)
        seen = QRect(left, rect.top(), right - left + 1, rect.height())
        if seen == rect or 2 * seen.width() >= room - covered:
            return seen
        words = not self.columns[column].right and seen.width() >= theme.letters(self, _READ)
        return seen if words else None

    def _staying_at(self, x: int) -> int:
        """Which of the columns that stay is at a place of the viewport."""
        edge = 0
        for column in range(self.staying):
            edge += self.columnWidth(column)
            if x < edge:
                break
        return column

    def indexAt(self, point: QPoint) -> QModelIndex:
        """What is seen at a point: what stays where it covers something else."""
        if point.x() < self.staying_width and (row := self.rowAt(point.y())) >= 0:
            return self.rows.index(row, self._staying_at(point.x()))
        return super().indexAt(point)

    def scrollTo(
        self,
        index: AnyIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Go to a cell; what stays is always in sight, and nothing is gone to below it."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if index.column() < self.staying:
            bar.setValue(before)
            return
        covered = self.staying_width - self.columnViewportPosition(index.column())
        if covered > 0:
            bar.setValue(bar.value() - covered)

    def paint_over(self, painter: QPainter) -> None:
        """What stays, over what is scrolled below it."""
        width = self.staying_width
        if not width:
            return
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - 1)
        last = last if last >= 0 else len(self.rows.rows) - 1
        chosen = self.selectionModel()
        for number in range(first, last + 1):
            row = self.rows.rows[number]
            top, height = self.rowViewportPosition(number), self.rowHeight(number)
            left = 0
            for column in range(self.staying):
                selected = chosen.isSelected(self.rows.index(number, column))
                ground = self.scheme.selection if selected else self.scheme.background
                rect = QRect(left, top, self.columnWidth(column), height)
                painter.fillRect(rect, theme.color(ground))
                self.delegate.paint_cell(painter, rect, row, column, self.columns[column])
                left += rect.width()
        painter.setPen(theme.color(self.scheme.line))
        painter.drawLine(width - 1, 0, width - 1, self.viewport().height())


class StayingHeader(FlatHeader):
    """Titles, the first of which stay at the left."""

    def __init__(self, table: StayingTable[Row]) -> None:
        super().__init__(table)
        self._table = table
        self._pressed = -1

    def _staying(self) -> list[QRect]:
        """Where the titles lie that stay; nowhere while nothing is scrolled."""
        if self.offset() <= 0:
            return []
        rects, left = [], 0
        for column in range(self._table.staying):
            rects.append(QRect(left, 0, self.sectionSize(column), self.viewport().height()))
            left += self.sectionSize(column)
        return rects

    def _staying_at(self, place: QPoint) -> int:
        found = (number for number, rect in enumerate(self._staying()) if rect.contains(place))
        return next(found, -1)

    def seen_of(self, logical: int, rect: QRect) -> QRect | None:
        """As much as its table shows of the column."""
        return self._table.seen_of(logical, rect)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if rects := self._staying():
            painter = QPainter(self.viewport())
            for column, rect in enumerate(rects):
                self.paintSection(painter, rect, column)
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a title that stays is not for the one below it."""
        there = self._staying_at(event.position().toPoint())
        self._pressed = there if event.button() == Qt.MouseButton.LeftButton else -1
        if there < 0:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Sort by the title that stays, the other way round where it was."""
        column, self._pressed = self._pressed, -1
        if column < 0:
            super().mouseReleaseEvent(event)
            return
        if self._staying_at(event.position().toPoint()) != column or not self.sectionsClickable():
            return
        up = Qt.SortOrder.AscendingOrder
        turned = self.sortIndicatorSection() == column and self.sortIndicatorOrder() == up
        self.setSortIndicator(column, Qt.SortOrder.DescendingOrder if turned else up)
