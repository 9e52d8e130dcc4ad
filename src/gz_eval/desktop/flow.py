"""Widgets in lines, as words are: what there is no room for beside the others goes below."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Lays out widgets in as many lines as they need at the width there is."""

    def __init__(self, above: QWidget, between: int) -> None:
        super().__init__(above)
        self._between = between
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(width, None)

    def setGeometry(self, place: QRect) -> None:
        super().setGeometry(place)
        self._arrange(place.width(), place.topLeft())

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [item.sizeHint() for item in self._items]
        wide = sum(size.width() for size in sizes) + self._between * max(0, len(sizes) - 1)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def _arrange(self, width: int, corner: QPoint | None) -> int:
        """Put the widgets in lines of that width, if a corner is given; says how high that is."""
        x = y = high = 0
        # Where one line is not enough, two stand side by side before each has one to itself.
        most = width if self.sizeHint().width() <= width else (width - self._between) // 2
        for item in self._items:
            wanted, least = item.sizeHint(), item.minimumSize().width()
            size = QSize(min(max(min(wanted.width(), most), least), width), wanted.height())
            if x and x + size.width() > width:
                x, y, high = 0, y + high + self._between, 0
            if corner is not None:
                item.setGeometry(QRect(corner + QPoint(x, y), size))
            x, high = x + size.width() + self._between, max(high, size.height())
        return y + high
