"""What was done last, in the status line: each change is confirmed where it was, and read out."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QSizePolicy

from gz_eval.desktop.header import ElidedLabel


class DoneLine(ElidedLabel):
    """Says the last change of this sitting, until there is another one.

    Where there is no room for all of it, what was done is said before what that brings about.
    """

    def __init__(self) -> None:
        super().__init__(0)
        # It takes the room that the others leave: what it says stands in the history too.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._number = 0

    @property
    def shown(self) -> str:
        """As many whole sentences as there is room for; of the first, as much as there is.

        What leaves a quarter of the room may be no sentence: bids are called “St. Athan”.
        """
        metrics, room = self.fontMetrics(), self.contentsRect().width()
        sentences = self.text().split(". ")
        for count in range(len(sentences), 0, -1):
            rest = ". …" if count < len(sentences) else ""
            said = ". ".join(sentences[:count]) + rest
            width = metrics.horizontalAdvance(said)
            if width <= room and (not rest or 4 * width > 3 * room):
                return said
        return super().shown

    def tell(self, number: int, sentence: str) -> None:
        """Entry `number` of the history has come to be, and says `sentence`; 0 for none yet."""
        new, self._number = number > self._number, number
        self.say(sentence)
        if new:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
