"""Titles above a table's columns that go on in the next line where one is not enough."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, combinations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter

from gz_eval.desktop import theme
from gz_eval.desktop.flat_header import SLACK, FlatHeader

_ARROW = "\u00a0▾"
_AROUND = 0.35  # of the height of a line: what is free under the last one


def least_width(words: Sequence[int], space: int, lines: int) -> int:
    """The least width in which words so wide, a space apart, go into so many lines in order.

    It is that of some run of words. Those are tried by halves, each by filling line after line.
    """
    ends = list(accumulate(words, initial=0))
    runs = {
        ends[end] - ends[start] + space * (end - start - 1)
        for start, end in combinations(range(len(ends)), 2)
    }
    rooms = sorted(run for run in runs if run >= max(words))
    return rooms[bisect_left(rooms, True, key=lambda room: _lines_in(words, space, room) <= lines)]


def _lines_in(words: Sequence[int], space: int, room: int) -> int:
    """In how many lines words stand, each of which is no wider than the room."""
    lines, filled = 0, room
    for width in words:
        filled += space + width
        if filled > room:
            lines, filled = lines + 1, width
    return lines


class WrappingHeader(FlatHeader):
    """Titles in as many lines as they need, the last of which stand beside each other."""

    def sizeHint(self) -> QSize:
        single = super().sizeHint()
        lines = [self._high(column) for column in range(self.count())]
        more = max(0, max(lines, default=0) - self.fontMetrics().height())
        return QSize(single.width(), single.height() + more)

    def narrowest(self, column: int, lines: int) -> int:
        """The least width of a section whose title stands in so many lines, sorted by or not."""
        words = f"{self.model().headerData(column, Qt.Orientation.Horizontal)}{_ARROW}".split(" ")
        advance = self.fontMetrics().horizontalAdvance
        least = least_width([advance(word) for word in words], advance(" "), lines)
        return least + 2 * (theme.cell_pad(self) + SLACK)

    def _high(self, column: int) -> int:
        if self.isSectionHidden(column):
            return 0
        room = QRect(0, 0, max(1, self._room(column).width()), 10_000)
        wrapped = int(Qt.TextFlag.TextWordWrap)
        return self.fontMetrics().boundingRect(room, wrapped, self.title_of(column)).height()

    def _room(self, column: int) -> QRect:
        """Where a title stands in its section, however far that is scrolled."""
        pad = theme.cell_pad(self)
        return QRect(0, 0, self.sectionSize(column), self.height()).adjusted(pad, 0, -pad, 0)

    def paint_title(self, painter: QPainter, rect: QRect, logical: int) -> None:
        under = round(self.fontMetrics().height() * _AROUND)
        inner = self._room(logical).translated(rect.left(), -under)
        inner.setWidth(min(inner.width(), rect.width() - 2 * theme.cell_pad(self)))
        across = self.side_of(logical) & Qt.AlignmentFlag.AlignHorizontal_Mask
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignBottom | across
        painter.drawText(inner, int(flags), self.title_of(logical))
