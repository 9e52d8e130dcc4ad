"""Lines to type in and lists to pick from, as they look in every page and dialog."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gz_eval.desktop import theme


def pad(line: QLineEdit) -> None:
    """Keep what is typed, and the hint before it, off the edge of the field."""
    line.setTextMargins(theme.TIGHT, 0, theme.TIGHT, 0)


class Line(QLineEdit):
    """A line to type in."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        pad(self)


class _Row(QStyledItemDelegate):
    """As high as a table's row, in any size of text; higher where the text goes on below."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        needed, row = super().sizeHint(option, index), theme.row_height(option.widget)
        lines = needed.height() // option.fontMetrics.lineSpacing()
        return QSize(needed.width(), row + max(0, lines - 1) * option.fontMetrics.lineSpacing())


class PickList(QListWidget):
    """Entries to choose from, one below the other.

    What is too long for a line is shortened, or goes on in the next where it is `wrapping`.
    """

    def __init__(self, name: str, *, wrapping: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(_Row(self))
        self.setTabKeyNavigation(False)  # Tab leaves the list: no trap
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        if wrapping:
            self.setWordWrap(True)
            self.setResizeMode(QListWidget.ResizeMode.Adjust)
