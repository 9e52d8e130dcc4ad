"""The shortlist as a table: lines where its groups end, and a bid can be dragged into another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QApplication

from gz_eval.app.columns import Column
from gz_eval.app.shortlist_rows import ShortlistRow, group_ends
from gz_eval.core.outcome import Standing
from gz_eval.desktop import theme
from gz_eval.desktop.list_table import ListTable

_BID = "application/x-gz-eval-bid"
_WORDS = {
    Standing.SHORTLISTED: "Drop to put it on the shortlist",
    Standing.RESERVE: "Drop to put it in reserve",
    Standing.NOT_SHORTLISTED: "Drop to leave it out",
}


class ShortlistTable(ListTable[ShortlistRow]):
    """`dropped` is sent with a bid's id and the standing of the group that it was dragged into."""

    dropped = Signal(str, object)
    staying = 2  # rank and name

    def __init__(
        self,
        columns: Sequence[Column[ShortlistRow]],
        shared: dict[int, int],
        dropped: Sequence[int],
        *,
        grouped_by: int,
    ) -> None:
        """`grouped_by` is the column that keeps groups together when it sorts, ascending: rows are
        given in that order.
        """
        self._grouped_by = grouped_by
        self._pressed: QPointF | None = None
        self._over: Standing | None = None
        self.movable = True
        super().__init__(
            columns,
            "Shortlist",
            shared,
            dropped,
            scrolls=True,
            shortens=True,
            natural=grouped_by,
        )
        self.setAcceptDrops(True)

    # -- lines ------------------------------------------------------------------------------------

    @property
    def _grouped(self) -> bool:
        header = self.horizontalHeader()
        ascending = header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        return ascending and header.sortIndicatorSection() == self._grouped_by

    def paint_over(self, painter: QPainter) -> None:
        """The lines: solid under the shortlist, dashed under the reserve; where a drop leads."""
        super().paint_over(painter)
        width, accent = self.viewport().width(), theme.color(self.scheme.accent)
        if self._grouped:
            for row, standing in group_ends(self.rows.rows).items():
                pen = QPen(accent, 2)
                if standing is not Standing.SHORTLISTED:
                    pen.setStyle(Qt.PenStyle.CustomDashLine)
                    pen.setDashPattern([4, 2])
                painter.setPen(pen)
                y = self.rowViewportPosition(row) + self.rowHeight(row)
                painter.drawLine(0, y, width, y)
        if self._over is not None:
            self._paint_target(painter, self._over)

    def _paint_target(self, painter: QPainter, over: Standing) -> None:
        rows = [number for number, row in enumerate(self.rows.rows) if _group(row) is over]
        if not rows:
            return
        top = self.rowViewportPosition(rows[0])
        bottom = self.rowViewportPosition(rows[-1]) + self.rowHeight(rows[-1])
        seen = QRect(0, top, self.viewport().width(), bottom - top) & self.viewport().rect()
        painter.setPen(QPen(theme.color(self.scheme.accent), 3))
        painter.drawRect(seen.adjusted(1, 1, -2, -2))
        words = _WORDS[over]
        box = self.strong_metrics.boundingRect(words).adjusted(-8, -4, 8, 4)
        box.moveCenter(seen.center())
        painter.fillRect(box, theme.color(self.scheme.accent))
        painter.setFont(self.strong_font)
        painter.setPen(theme.color(self.scheme.background))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)

    # -- dragging ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        on_row = self.indexAt(event.position().toPoint()).isValid()
        self._pressed = event.position() if left and on_row else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self.chosen_row
        if self._pressed is None or row is None or not self.movable:
            return
        far = (event.position() - self._pressed).manhattanLength()
        if far >= QApplication.startDragDistance():
            self._pressed = None
            self.drag_of(row).exec(Qt.DropAction.MoveAction)
            self._show_target(None)

    def drag_of(self, row: ShortlistRow) -> QDrag:
        """What is dragged: a bid, by its name."""
        data = QMimeData()
        data.setData(_BID, row.id.encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        pad = theme.SMALL
        label = self.strong_metrics.boundingRect(row.name).adjusted(-pad, -pad, pad, pad)
        picture = self.viewport().grab(QRect(QPoint(0, 0), label.size()))
        picture.fill(theme.color(self.scheme.selection))
        painter = QPainter(picture)
        painter.setFont(self.strong_font)
        painter.setPen(theme.color(self.scheme.text))
        painter.drawText(
            QRect(QPoint(0, 0), label.size()), int(Qt.AlignmentFlag.AlignCenter), row.name
        )
        painter.end()
        drag.setPixmap(picture)
        return drag

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(_BID):
            event.acceptProposedAction()
        else:
            event.ignore()  # files go to the window

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # which scrolls, near an edge
        if not event.mimeData().hasFormat(_BID):
            event.ignore()
            return
        target = self._target(event.position().toPoint(), self._carried(event.mimeData()))
        self._show_target(target)
        if target is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_target(None)

    def dropEvent(self, event: QDropEvent) -> None:
        bid = self._carried(event.mimeData())
        target = self._target(event.position().toPoint(), bid)
        self._show_target(None)
        if target is None:
            event.ignore()
            return
        event.acceptProposedAction()
        # The reason is asked for in a dialog: not before the drop is over.
        QTimer.singleShot(0, self, lambda: self.dropped.emit(bid, target))

    @staticmethod
    def _carried(data: QMimeData) -> str:
        return bytes(data.data(_BID).data()).decode()

    def _target(self, place: QPoint, bid: str) -> Standing | None:
        """The group under a point; None where the bid is in it already, or where there is none."""
        index, row = self.indexAt(place), self.rows.row_of(bid)
        if not index.isValid() or row < 0:
            return None
        target = _group(self.rows.row_at(index))
        return target if target is not _group(self.rows.rows[row]) else None

    def _show_target(self, target: Standing | None) -> None:
        if target is not self._over:
            self._over = target
            self.viewport().update()


def _group(row: ShortlistRow) -> Standing:
    """In, in reserve, or out: a bid that fails a gate is out."""
    listed = row.standing in (Standing.SHORTLISTED, Standing.RESERVE)
    return row.standing if listed else Standing.NOT_SHORTLISTED
