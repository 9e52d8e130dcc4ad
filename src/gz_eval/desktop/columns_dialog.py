"""Which columns the table of bids shows: a list to tick, found by typing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gz_eval.app.bid_columns import BidColumn
from gz_eval.app.finding import finds, haystack_of, words_of
from gz_eval.desktop import theme
from gz_eval.desktop.fields import PickList
from gz_eval.desktop.list_tools import SearchLine
from gz_eval.desktop.window_place import open_at

_KEY = Qt.ItemDataRole.UserRole


class ColumnsDialog(QDialog):
    """`chosen` is sent with the keys of the columns whenever one is ticked: seen at once."""

    chosen = Signal(object)

    def __init__(
        self, columns: Sequence[BidColumn], shown: frozenset[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self.setWindowTitle("Columns")
        told = QLabel("The name of the bid is always shown. Columns keep the framework’s order.")
        told.setWordWrap(True)
        told.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.search = SearchLine("Find a column", "Find a column")
        self.list = PickList("Columns of the table of bids")
        for one in self._columns[1:]:
            item = QListWidgetItem(one.column.title)
            item.setData(_KEY, one.key)
            item.setToolTip(one.column.about)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
            )
            self.list.addItem(item)
        self._tick(shown)
        self.usual = QPushButton("The usual ones")
        self.every = QPushButton("All of them")
        self.done_button = QPushButton("Done")
        self.done_button.setDefault(True)
        box = QDialogButtonBox()
        box.addButton(self.done_button, QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self.accept)
        foot = QHBoxLayout()
        for button in (self.usual, self.every):
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PAGE, theme.PAGE, theme.PAGE, theme.LARGE)
        layout.setSpacing(theme.SMALL)
        for widget in (told, self.search, self.list):
            layout.addWidget(widget)
        layout.addLayout(foot)
        open_at(self, 64, 30)
        self.list.itemChanged.connect(lambda _item: self.chosen.emit(self.keys))
        self.search.textChanged.connect(self._find)
        self.search.left.connect(self._enter)
        self.usual.clicked.connect(
            lambda: self._put(frozenset(one.key for one in self._columns if one.usual))
        )
        self.every.clicked.connect(lambda: self._put(frozenset(one.key for one in self._columns)))

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the ticked columns."""
        items = (self.list.item(number) for number in range(self.list.count()))
        return frozenset(
            item.data(_KEY) for item in items if item.checkState() == Qt.CheckState.Checked
        )

    def _tick(self, keys: frozenset[str]) -> None:
        for number in range(self.list.count()):
            item = self.list.item(number)
            ticked = item.data(_KEY) in keys
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def _put(self, keys: frozenset[str]) -> None:
        self.list.blockSignals(True)
        self._tick(keys)
        self.list.blockSignals(False)
        self.list.viewport().update()
        self.chosen.emit(self.keys)

    def _find(self, text: str) -> None:
        words = words_of(text)
        for number in range(self.list.count()):
            item = self.list.item(number)
            item.setHidden(not finds(words, haystack_of(item.text())))

    def _enter(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        for number in range(self.list.count()):
            if not self.list.item(number).isHidden():
                self.list.setCurrentRow(number)
                return
