"""The command palette: type a few letters of an action, a chart or a bid, and go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gz_eval.app.hidden_words import NAMES_HIDDEN
from gz_eval.app.palette import Findable, found
from gz_eval.desktop import theme
from gz_eval.desktop.fields import Line, PickList
from gz_eval.desktop.window_place import open_at

_HINT = "An action, a page, a chart, a criterion, a region or a bid"
_NAMELESS_HINT = "An action, a page, a chart, a criterion or a bid by its code"

_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_PageDown: 8,
}


class PaletteDialog(QDialog):
    """Finds. `chosen` is sent with what the person wants, after the dialog is gone.

    `nameless` says that neither regions nor the names of bids can be found now.
    """

    chosen = Signal(object)

    def __init__(
        self, parent: QWidget | None, things: Sequence[Findable], *, nameless: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Find anything")
        self._things = tuple(things)
        self._found: tuple[Findable, ...] = ()
        self.search = Line()
        self._kept_back = f" {NAMES_HIDDEN}" if nameless else ""
        hint = _NAMELESS_HINT if nameless else _HINT
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(f"Find {hint[0].lower()}{hint[1:]}")
        self.search.setClearButtonEnabled(True)
        self.list = PickList("Found", wrapping=True)  # a reason is read to its end
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.note = QLabel()
        self.note.setWordWrap(True)
        theme.as_caption(self.note)
        self.note.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.LARGE, theme.LARGE, theme.LARGE, theme.MEDIUM)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.note)
        self.search.textChanged.connect(self._find)
        self.search.installEventFilter(self)
        self.list.itemActivated.connect(lambda _item: self._go())
        self.list.itemClicked.connect(lambda _item: self._go())
        open_at(self, 76, 26)
        self._find("")

    def _find(self, text: str) -> None:
        self._found = found(self._things, text)
        self.list.clear()
        for one in self._found:
            beside = one.detail if one.enabled else one.why or one.detail
            item = QListWidgetItem(f"{one.label}  –  {beside}" if beside else one.label)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, one.spoken)
            item.setToolTip(one.spoken)
            if not one.enabled:
                item.setForeground(theme.color(theme.tokens(self.palette()).secondary))
            self.list.addItem(item)
        if self._found:
            self.list.setCurrentRow(0)
            told = "Enter goes there, the arrow keys choose, Escape closes."
        else:
            told = f"Nothing is called “{text.strip()}”. Try a shorter word."
        self.note.setText(f"{told}{self._kept_back}")

    @property
    def current(self) -> Findable | None:
        """What Enter would go to."""
        row = self.list.currentRow()
        return self._found[row] if 0 <= row < len(self._found) else None

    def _go(self) -> None:
        one = self.current
        if one is None:
            return
        if not one.enabled:
            self.note.setText(f"“{one.label}” is {one.refusal}")
            return
        self.accept()
        self.chosen.emit(one)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search box the arrows move through what was found, and Enter goes there."""
        if watched is not self.search or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self._found:
            row = min(max(self.list.currentRow() + step, 0), len(self._found) - 1)
            self.list.setCurrentRow(row)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
            return True
        return super().eventFilter(watched, event)
