"""Cells of the table of points: as all tables have them, and a score as a bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gz_eval.desktop import theme
from gz_eval.desktop.share_bar import paint_bar

if TYPE_CHECKING:
    from gz_eval.desktop.points_table import PointsTable

FIRST, SCORE, BAR, BIDS = range(4)
AnyIndex = QModelIndex | QPersistentModelIndex


class PointCells(QStyledItemDelegate):
    """Paints cells as all tables have them, and a score as a bar."""

    def __init__(self, table: PointsTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        table = self._table
        scheme = theme.tokens(table.palette())
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.color(scheme.selection))
        if index.column() == BAR:
            self._paint_bar(painter, option.rect, index)
            return
        pad = table.pad
        inner = option.rect.adjusted(pad, 0, -pad, 0)
        shown = table.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.setFont(table.font())
        fixed = not index.flags() & Qt.ItemFlag.ItemIsEditable and index.column() != FIRST
        painter.setPen(theme.color(scheme.secondary if fixed else scheme.text))
        left = index.column() == FIRST
        side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
        painter.drawText(inner, int(side | Qt.AlignmentFlag.AlignVCenter), shown)

    def _paint_bar(self, painter: QPainter, cell: QRect, index: AnyIndex) -> None:
        scheme = theme.tokens(self._table.palette())
        ink = theme.color(scheme.accent)
        chosen = index.row() == self._table.currentRow()
        paint_bar(
            painter,
            score_track(cell, self._table.pad),
            self._table.score_at(index.row()) / 100.0,
            ink,
            scheme,
            chosen=chosen,
            handle=theme.em(self._table),
            held=chosen and self._table.hasFocus(),
        )


def score_track(cell: QRect, pad: int) -> QRect:
    """Where the bar is in its cell: from 0 to 100."""
    height = max(6, cell.height() // 3)
    top = cell.center().y() - height // 2
    return QRect(cell.left() + pad, top, max(10, cell.width() - 2 * pad), height)
