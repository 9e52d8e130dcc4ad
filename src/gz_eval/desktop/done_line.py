"""What was done last, in the status line: each change is confirmed where it was, and read out."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QSizePolicy

from gz_eval.desktop.header import ElidedLabel

_MORE = " …"


class DoneLine(ElidedLabel):
    """Says the last change of this sitting, until there is another one.

    Where there is no room for all of it, its end is left out: what matters most is said first.
    The tooltip and assistive technology are told all of it.
    """

    def __init__(self) -> None:
        super().__init__(0)
        # It takes the room that the others leave: what it says stands in the history too.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._number = 0

    @property
    def shown(self) -> str:
        """As many whole words as there is room for: half a figure would be another one."""
        metrics, room = self.fontMetrics(), self.contentsRect().width()
        said = self.text()
        while metrics.horizontalAdvance(said) > room:
            whole, _, _ = said.removesuffix(_MORE).rpartition(" ")
            if " " not in whole:
                return super().shown
            said = whole + _MORE
        return said

    def tell(self, number: int, sentence: str) -> None:
        """Entry `number` of the history has come to be, and says `sentence`; 0 for none yet."""
        new, self._number = number > self._number, number
        self.say(sentence)
        if new:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
