"""What arranges itself by the room it has: when that is another, and when its text is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Widget
else:
    _Widget = object  # the widget's own class follows, whichever it is


class Arranged(_Widget):
    """Comes before the Qt class among the bases, and has `arrange` called whenever it is time."""

    def arrange(self) -> None:
        """Place what is there in the room there is."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Until it is shown for the first time there is no room to go by; then it is resized.
        shown = self.testAttribute(Qt.WidgetAttribute.WA_WState_Created)
        if event.type() == QEvent.Type.FontChange and shown:
            self.arrange()
