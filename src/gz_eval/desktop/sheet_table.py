"""The cells of a sheet as they were, around the one in question."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView

from gz_eval.app.columns import Column
from gz_eval.app.source_rows import SourceRow, source_columns, source_rows
from gz_eval.app.source_view import SheetView
from gz_eval.desktop import theme
from gz_eval.desktop.cell_delegate import CellDelegate
from gz_eval.desktop.cell_table import CellTable
from gz_eval.desktop.staying_table import StayingTable

_MOST_LETTERS = 34


class _SheetDelegate(CellDelegate[SourceRow]):
    """Frames the cell in question."""

    def paint_cell(
        self,
        painter: QPainter,
        rect: QRect,
        row: SourceRow,
        number: int,
        column: Column[SourceRow],
    ) -> None:
        """One cell."""
        marked = row.marked == number
        scheme = self.table.scheme
        if marked:
            painter.fillRect(rect, theme.color(scheme.selection))
        super().paint_cell(painter, rect, row, number, column)
        painter.setPen(QPen(theme.color(scheme.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if marked:
            painter.setPen(QPen(theme.color(scheme.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))


class _RowNumbers(QHeaderView):
    """The numbers of the rows, as the sheet counts them: they stay when columns are scrolled."""

    def __init__(self, table: SheetTable) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self._table = table
        self.setAccessibleName("Row numbers")
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        widest = max((str(row.number) for row in self._table.rows.rows), key=len, default="")
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(widest) + 2 * metrics.height(), 0)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        row = self._table.rows.row_at(self._table.rows.index(logical, 0))
        scheme = theme.tokens(self.palette())
        painter.fillRect(rect, theme.color(scheme.surface))
        painter.setPen(theme.color(scheme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(theme.color(scheme.text if row.marked >= 0 else scheme.secondary))
        inner = rect.adjusted(0, 0, -self.fontMetrics().height() // 2, 0)
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, int(align), str(row.number))


class SheetTable(StayingTable[SourceRow]):
    """The cells as the sheet showed them; the one in question is in view and current.

    What says which row it is stays at the left: the first column, in a register the first two.
    """

    def __init__(self, view: SheetView) -> None:
        self._most_staying = min(2 if view.header_row else 1, view.column)
        self.staying = self._most_staying
        super().__init__(source_columns(view), f"Cells around {view.cell.address}")
        self.setSelectionBehavior(CellTable.SelectionBehavior.SelectItems)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.show_rows(source_rows(view))
        self.fit_columns()
        height = self.verticalHeader().defaultSectionSize()
        self.setVerticalHeader(_RowNumbers(self))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalHeader().show()
        header.sectionResized.connect(lambda *_: self._keep_room())
        self._at = (view.row, view.column)
        self.go_to_cell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_at"):
            self._keep_room()
            self.go_to_cell()

    def fit_columns(self) -> None:
        """As wide as their texts, up to what is good to read."""
        self.give_widths(
            {
                column: self.column_width_for(column, _MOST_LETTERS)
                for column in range(len(self.columns))
            }
        )

    def _keep_room(self) -> None:
        """What stays takes no more than half of the width: the rest has to be seen beside it."""
        half, self.staying = self.viewport().width() // 2, 0
        for column in range(self._most_staying):
            half -= self.columnWidth(column)
            if half >= 0:
                self.staying = column + 1

    def make_delegate(self) -> CellDelegate[SourceRow]:
        """The painter of this table's cells."""
        return _SheetDelegate(self)

    def go_to_cell(self) -> None:
        """Go to the cell in question, in the middle of the table."""
        index = self.rows.index(*self._at)
        self.setCurrentIndex(index)
        self.scrollTo(index, CellTable.ScrollHint.PositionAtCenter)
        # What stays covers whole columns: half of one beside it could be taken for all of it.
        edge, bar = self.staying_width, self.horizontalScrollBar()
        for column in range(self.staying, len(self.columns)):
            left = self.columnViewportPosition(column)
            if left < edge < left + self.columnWidth(column):
                bar.setValue(bar.value() - (edge - left))
                break
