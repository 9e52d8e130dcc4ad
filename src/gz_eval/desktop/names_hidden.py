"""What stands in for a page that tells who bids are, while that is hidden; with the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gz_eval.desktop import theme
from gz_eval.desktop.guide import Guide


class NamesHidden(Guide):
    """Says why a page is not shown. `names_wanted` is sent when names are to be shown again."""

    names_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Names are hidden", "")
        self.setContentsMargins(theme.LARGE, 0, theme.LARGE, 0)
        self.show_names = QPushButton("Show names and places")
        self.show_names.setToolTip("Takes the tick off “Hide names and places” in the View menu")
        self.show_names.setAutoDefault(False)
        self.show_names.clicked.connect(self.names_wanted)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.show_names)
        row.addStretch(1)
        self.take(line)

    def enter(self) -> None:
        """Go to the way back."""
        self.show_names.setFocus(Qt.FocusReason.OtherFocusReason)

    def stand_in(self, why: str) -> None:
        """Stand in for a page that names bids, and say what it tells of them."""
        self.say(self.title.text(), f"{why} To see this page, show names and places again.")
