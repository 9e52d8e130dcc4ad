"""Says that a filter hides the selected bid, and shows it if wanted: none is undone unasked.

In a list of entries it says so of what is about the selected bid. That bid is acted on all the
same: it is named here, and with its reference in whatever asks for the decision.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from gz_eval.desktop import theme

_BID = "The selected bid, {}, is hidden by the filter."
ENTRIES = "What is about the selected bid, {}, is hidden by the filter."


class HiddenLine(QWidget):
    """Seen only while a selected bid is not among those shown. `wanted`: it is to be shown."""

    wanted = Signal()

    def __init__(self, words: str = _BID) -> None:
        """`words` are what is said; the bid's name goes where the braces are."""
        super().__init__()
        self._words = words
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        theme.as_caption(self.text)
        self.button = QPushButton("Show it")
        self.button.setToolTip("Clear the search and all filters")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.SMALL)
        line.addWidget(self.text, 1)
        line.addWidget(self.button)
        self.hide()

    def say(self, name: str) -> None:
        """The selected bid, of this name, is hidden; empty when it is seen, or there is none."""
        self.text.setText(self._words.format(name))
        self.button.setAccessibleName(f"Show {name}: clear the search and all filters")
        self.setVisible(bool(name))

    def minimumSizeHint(self) -> QSize:
        """No wider than its button and a few words: a list may be narrow."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), theme.letters(self, 30)), hint.height())
