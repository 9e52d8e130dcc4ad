"""The painter of a table's cells: a text in its tone, elided where it must be.

It asks the row and not the model: one call from Qt for a cell instead of seven. Assistive
technology and tests still read everything from the model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gz_eval.app.columns import Column, Tone
from gz_eval.desktop import theme
from gz_eval.desktop.rows_model import AnyIndex, Row

if TYPE_CHECKING:
    from gz_eval.desktop.cell_table import CellTable

_SELECTED = QStyle.StateFlag.State_Selected
_LETTERS_SEEN = 3  # of a name before what tells it apart


def elided(text: str, metrics: QFontMetrics, width: int, apart: str = "", short: str = "") -> str:
    """A text cut to a width; before `apart`, its end, where some letters before it are seen too.

    Where it does not fit it is `short`, if there is that, before anything is cut.
    """
    if short and metrics.horizontalAdvance(text) > width:
        text = short
    if apart and metrics.horizontalAdvance(text) > width:
        start = text.removesuffix(apart)
        left = width - metrics.horizontalAdvance(apart)
        if left >= metrics.horizontalAdvance(f"{start[:_LETTERS_SEEN]}…"):
            return _cut(start, metrics, left) + apart
    return _cut(text, metrics, width)


def _cut(text: str, metrics: QFontMetrics, width: int) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


class CellDelegate(QStyledItemDelegate, Generic[Row]):
    """Paints a cell's text in its tone, elided where it must be."""

    def __init__(self, table: CellTable[Row]) -> None:
        super().__init__(table)
        self.table = table
        self._elided: dict[tuple[str, int, bool, bool, str, str], str] = {}

    def forget(self) -> None:
        """Forget texts laid out for another font."""
        self._elided.clear()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = self.table.rows.rows[index.row()]
        rect: QRect = option.rect
        scheme = self.table.scheme
        if option.state & _SELECTED:
            painter.fillRect(rect, theme.color(scheme.selection))
        else:
            self.paint_background(painter, rect, row)
        column = index.column()
        self.paint_cell(painter, rect, row, column, self.table.columns[column])

    def shown_in(
        self,
        room: int,
        text: str,
        *,
        strong: bool,
        figure: bool,
        apart: str = "",
        short: str = "",
    ) -> str:
        """A text as it is shown in so many pixels; a figure is whole, or dots alone."""
        key = (text, room, strong, figure, apart, short)
        shown = self._elided.get(key)
        if shown is None:
            metrics = self.table.strong_metrics if strong else self.table.metrics
            shown = elided(text, metrics, room, apart, short)
            if figure and shown != text:
                shown = "…"
            self._elided[key] = shown
        return shown

    def paint_background(self, painter: QPainter, rect: QRect, row: Row) -> None:
        """What lies under a row that is not selected: nothing, here."""

    def paint_cell(
        self, painter: QPainter, rect: QRect, row: Row, number: int, column: Column[Row]
    ) -> None:
        """One cell: its text."""
        text = column.text(row)
        if not text or (seen := self.table.seen_of(number, rect)) is None:
            return
        tone = column.tone(row)
        strong = tone is Tone.STRONG
        pad = self.table.pad
        inner = seen.adjusted(pad, 0, -pad, 0)
        shown = self.shown_in(
            inner.width(),
            text,
            strong=strong,
            figure=column.right,
            apart=column.apart(row),
            short=column.short(row),
        )
        painter.setFont(self.table.strong_font if strong else self.table.font())
        painter.setPen(self.table.scheme.tone(tone))
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
