"""Picks one of many by its words: which answer of a bid, which gate."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gz_eval.app.finding import finds, haystack_of, words_of
from gz_eval.desktop import theme
from gz_eval.desktop.fields import Line, PickList
from gz_eval.desktop.window_place import open_at

_KEY = Qt.ItemDataRole.UserRole


class PickDialog(QDialog):
    """A list to choose from, with a box that narrows it down. `key` is what was picked."""

    def __init__(
        self, parent: QWidget | None, title: str, about: str, entries: Sequence[tuple[str, str]]
    ) -> None:
        """`entries`: the key and the words of each choice."""
        super().__init__(parent)
        self.setWindowTitle(title)
        heading = QLabel(title)
        theme.as_title(heading)
        said = QLabel(about)
        said.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.search = Line()
        self.search.setPlaceholderText("Find")
        self.search.setAccessibleName("Find in the list")
        self.search.setClearButtonEnabled(True)
        self.list = PickList(title)
        for key, words in entries:
            item = QListWidgetItem(words)
            item.setData(_KEY, key)
            item.setToolTip(words)
            self.list.addItem(item)
        self.list.setMinimumHeight(theme.row_height(self) * min(4, 1 + len(entries)))
        self.go = QPushButton("Continue")
        self.go.setDefault(True)
        box = QDialogButtonBox()
        box.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(QPushButton("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PAGE, theme.PAGE, theme.PAGE, theme.LARGE)
        layout.setSpacing(theme.SMALL)
        for label in (heading, said):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        for widget in (heading, said, self.search, self.list, box):
            layout.addWidget(widget)
        self.search.setVisible(len(entries) > 8)
        self.setMinimumWidth(theme.letters(self, 78))
        open_at(self, 78, 10 + 2 * min(12, len(entries)))
        self.search.textChanged.connect(self._narrow)
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.list.setCurrentRow(0)
        self.list.setFocus()

    @property
    def key(self) -> str:
        """What is picked; empty when nothing that is listed is."""
        item = self.list.currentItem()
        return item.data(_KEY) if item is not None and not item.isHidden() else ""

    def _narrow(self, text: str) -> None:
        words = words_of(text)
        first = -1
        for row in range(self.list.count()):
            item = self.list.item(row)
            hidden = not finds(words, haystack_of(item.text()))
            item.setHidden(hidden)
            if not hidden and first < 0:
                first = row
        if not self.key:
            self.list.setCurrentRow(first)
        self.go.setEnabled(bool(self.key))


def pick(parent: QWidget | None, title: str, about: str, entries: Sequence[tuple[str, str]]) -> str:
    """Which of the entries; the only one without asking, empty when the person picks none."""
    if len(entries) == 1:
        return entries[0][0]
    dialog = PickDialog(parent, title, about, entries)
    try:
        return dialog.key if dialog.exec() else ""
    finally:
        dialog.deleteLater()
