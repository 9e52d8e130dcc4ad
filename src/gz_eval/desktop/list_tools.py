"""What a list is narrowed by: a box to search it, and boxes of choices."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QPushButton

from gz_eval.core.outcome import GateState
from gz_eval.desktop import theme
from gz_eval.desktop.elided_box import ElidedBox
from gz_eval.desktop.fields import Line

GATE_CHOICES: tuple[tuple[str, GateState | None], ...] = (
    ("All gates", None),
    ("Passes every gate", GateState.PASS),
    ("Unclear", GateState.UNCLEAR),
    ("Fails a gate", GateState.FAIL),
)


class SearchLine(Line):
    """A box to search a list by. `left` is sent when the person is done typing."""

    left = Signal()

    def __init__(self, hint: str, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        theme.at_least(self, 12)

    def take(self) -> None:
        """Take the focus; what stands in it is selected, so that typing replaces it."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def forget(self) -> None:
        """Be empty, and have Undo bring nothing back."""
        self.setText("")  # `clear` could be undone

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears; Enter or Down goes on to the list."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)


def clear_button(what: str, tip: str) -> QPushButton:
    """A button that takes back what a list is narrowed by, as `what` says."""
    button = QPushButton("Clear")
    button.setAccessibleName(f"Clear {what}")
    button.setToolTip(tip)
    button.setAutoDefault(False)
    return button


def choice_box(name: str, labels: tuple[str, ...], letters: int = 0) -> QComboBox:
    """A box of choices that filters a list; the first lets everything through.

    With `letters` it takes what room there is beyond so many.
    """
    box = ElidedBox(name, letters)
    box.addItems(list(labels))
    return box


def chosen(box: QComboBox) -> str:
    """What a box of choices lets through; empty where that is everything."""
    return box.currentText() if box.currentIndex() > 0 else ""


def offer(box: QComboBox, labels: tuple[str, ...]) -> None:
    """Offer other choices after the first; the chosen one stays if it is among them."""
    if [box.itemText(number) for number in range(1, box.count())] == list(labels):
        return
    kept = chosen(box)
    first = box.itemText(0)
    box.blockSignals(True)
    box.clear()
    box.addItems([first, *labels])
    box.setCurrentIndex(labels.index(kept) + 1 if kept in labels else 0)
    box.blockSignals(False)


def offer_or_hide(box: QComboBox, labels: tuple[str, ...]) -> None:
    """The same; where there is nothing to choose, because it is hidden or none has it, no box."""
    offer(box, labels)
    box.setVisible(bool(labels))
