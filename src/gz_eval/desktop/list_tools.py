"""What a list is narrowed by: a box to search it, and boxes of choices."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox

from gz_eval.desktop import theme
from gz_eval.desktop.elided_box import ElidedBox
from gz_eval.desktop.fields import Line


class SearchLine(Line):
    """A box to search a list by. `left` is sent when the person is done typing."""

    left = Signal()

    def __init__(self, hint: str, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        theme.at_least(self, 12)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears; Enter or Down goes on to the list."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)


def choice_box(name: str, labels: tuple[str, ...]) -> QComboBox:
    """A box of choices that filters a list; the first lets everything through."""
    box = ElidedBox(name)
    box.addItems(list(labels))
    return box


def offer(box: QComboBox, labels: tuple[str, ...]) -> None:
    """Offer other choices after the first; the chosen one stays if it is among them."""
    if [box.itemText(number) for number in range(1, box.count())] == list(labels):
        return
    chosen = box.currentText() if box.currentIndex() > 0 else ""
    first = box.itemText(0)
    box.blockSignals(True)
    box.clear()
    box.addItems([first, *labels])
    box.setCurrentIndex(labels.index(chosen) + 1 if chosen in labels else 0)
    box.blockSignals(False)


def offer_or_hide(box: QComboBox, labels: tuple[str, ...]) -> None:
    """The same; where there is nothing to choose, because it is hidden or none has it, no box."""
    offer(box, labels)
    box.setVisible(bool(labels))
