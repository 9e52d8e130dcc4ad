"""Says that a filter hides the selected bid, and shows it if wanted: none is undone unasked.

In a list of entries it says so of what is about the selected bid. That bid is acted on all the
same: it is named here, and with its reference in whatever asks for the decision.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from gz_eval.desktop import theme

if TYPE_CHECKING:
    from gz_eval.app.shown import Shown

_BID = "The selected bid, {}, is hidden by the filter."
ENTRIES = "What is about the selected bid, {}, is hidden by the filter."


class Chooser(Protocol):
    """A list of bids, one of which may be chosen; what is done here it does not tell of."""

    @property
    def chosen_id(self) -> str: ...

    def choose(self, bid: str, /) -> bool: ...

    def choose_none(self) -> None: ...


class HiddenLine(QWidget):
    """Seen only while a selected bid is not among those shown. `wanted`: it is to be shown.

    While a filter is set its room can be kept: a click on what was found selects another bid, and
    what is below must not move up under the pointer by that.
    """

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

    def mark(self, bids: Chooser, bid: str, looked_at: Shown) -> None:
        """Choose the row of the selected bid.

        Where the filter hides it, none is chosen: another would be taken for the one acted on.
        """
        if bids.chosen_id != bid and not bids.choose(bid):
            bids.choose_none()
        hidden = looked_at.bid(bid) if bids.chosen_id != bid else None
        self.say(hidden.name if hidden is not None else "")

    def say(self, name: str) -> None:
        """The selected bid, of this name, is hidden; empty when it is seen, or there is none."""
        if not name and self.isVisible() and self.sizePolicy().retainSizeWhenHidden():
            self.setMinimumHeight(self.height())  # that of a long name, which is forgotten
        self.text.setText(self._words.format(name))
        self.button.setAccessibleName(f"Show {name}: clear the search and all filters")
        self.setVisible(bool(name))

    def keep_room(self, kept: bool) -> None:
        """Have its room kept while it is not seen; or not any more."""
        policy = self.sizePolicy()
        if policy.retainSizeWhenHidden() != kept:
            policy.setRetainSizeWhenHidden(kept)
            self.setSizePolicy(policy)
            self.setMinimumHeight(0)

    def minimumSizeHint(self) -> QSize:
        """No wider than its button and a few words: a list may be narrow."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), theme.letters(self, 30)), hint.height())
