"""The table of bids side by side: what does not fit in a line of its cell goes on in the next."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from gz_eval.app.columns import Column, Tone
from gz_eval.app.compare_rows import CompareRow
from gz_eval.desktop import theme
from gz_eval.desktop.cell_delegate import CellDelegate
from gz_eval.desktop.cell_table import CellTable
from gz_eval.desktop.wrapping_header import WrappingHeader

_LABEL, _LEAST = 24, 17  # letters of the first column, and at least of every other
_LABEL_SHARE = 4  # the first column takes no more than one part of so many
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class _Wrapping(CellDelegate[CompareRow]):
    """Paints texts in as many lines as they need."""

    def paint_cell(
        self,
        painter: QPainter,
        rect: QRect,
        row: CompareRow,
        number: int,
        column: Column[CompareRow],
    ) -> None:
        tone, table = column.tone(row), self.table
        painter.setFont(table.strong_font if tone is Tone.STRONG else table.font())
        painter.setPen(table.scheme.tone(tone))
        inner = rect.adjusted(table.pad, _over(table), -table.pad, 0)
        painter.drawText(inner, _WRAPPED, column.text(row))


class CompareTable(CellTable[CompareRow]):
    """What is compared, then the bids in columns that share the room there is."""

    def make_header(self) -> WrappingHeader:
        """Names of bids in as many lines as they need."""
        return WrappingHeader(self)

    def make_delegate(self) -> CellDelegate[CompareRow]:
        return _Wrapping(self)

    def fit_columns(self) -> None:
        """All bids are seen side by side while each has room for a few words."""
        bids = len(self.columns) - 1
        room = self.viewport().width()
        first = self.column_width_for(0, _LABEL)
        if bids > 0:
            least = theme.letters(self, _LEAST)
            first = min(first, max(min(room // _LABEL_SHARE, room - bids * least), least))
        self.setColumnWidth(0, first)
        for number in range(1, bids + 1):
            share = max((room - first) // bids, theme.letters(self, _LEAST))
            self.setColumnWidth(number, share)
        self._fit_rows()
        self.updateGeometries()  # the header is as high as its titles need

    def _fit_rows(self) -> None:
        """Each row as high as its longest cell at the width that has."""
        for place, row in enumerate(self.rows.rows):
            high = max(
                self._high(column.text(row), column.tone(row), self.columnWidth(number))
                for number, column in enumerate(self.columns)
            )
            self.setRowHeight(place, high + 2 * _over(self))

    def _high(self, text: str, tone: Tone, wide: int) -> int:
        metrics = self.strong_metrics if tone is Tone.STRONG else self.metrics
        room = QRect(0, 0, max(1, wide - 2 * self.pad), 10_000)
        return max(metrics.height(), metrics.boundingRect(room, _WRAPPED, text).height())


def _over(table: CellTable[CompareRow]) -> int:
    """What is free above a text, so that one of a single line stands as in every table."""
    return round(table.metrics.height() * 0.35)
