"""A small text beside what it is about, which keeps its room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel

from gz_eval.desktop import theme


class Hint(QLabel):
    """A small text that wraps. It keeps the room of the longest of `texts`: nothing below moves."""

    def __init__(self, texts: Sequence[str] = ()) -> None:
        super().__init__()
        self._texts = tuple(texts)
        theme.as_caption(self)
        self.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if self._texts:
            self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def heightForWidth(self, width: int) -> int:
        room, wraps = QRect(0, 0, width, 1), Qt.TextFlag.TextWordWrap.value
        heights = [
            self.fontMetrics().boundingRect(room, wraps, one).height() for one in self._texts
        ]
        return max([super().heightForWidth(width), *heights])
