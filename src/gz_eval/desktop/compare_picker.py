"""Which bids are compared: those that are ticked in a list, where others can be looked for.

Of many bids only the first are listed: an entry is measured for its place, and thousands of them
would hold up every tick.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidgetItem, QVBoxLayout, QWidget

from gz_eval.app.compare_rows import LEAST, MOST
from gz_eval.app.finding import finds, haystack_of, words_of
from gz_eval.core.evaluation import Evaluation, rank_text
from gz_eval.desktop import theme
from gz_eval.desktop.fields import PickList
from gz_eval.desktop.list_tools import SearchLine

LISTED = 250  # entries besides the ticked ones
_ROW = Qt.ItemDataRole.UserRole


class ComparePicker(QWidget):
    """Has `MOST` bids ticked at most. `changed` is sent when others are ticked than were."""

    changed = Signal()

    def __init__(self, evaluation: Evaluation, bids: Sequence[str]) -> None:
        super().__init__()
        self._evaluation = evaluation
        self._by_rank: list[int] = evaluation.order.tolist()
        there = [row for bid in bids if (row := evaluation.index_by_id.get(bid)) is not None]
        self._ticked = set(there[:MOST])  # rows of the evaluation
        self._filling = False
        self._searched: list[str] = []  # what is looked in, by rank
        self.search = SearchLine("Find a bid", "Find a bid to compare")
        self.list = PickList("Bids to compare: first the ticked ones, then by rank", wrapping=True)
        self.more = QLabel()  # what of the bids is not listed
        self.note = QLabel()  # to be laid out where it is seen with what is compared
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        for widget in (self.search, self.list, self.more):
            column.addWidget(widget)
        for label in (self.more, self.note):
            label.setWordWrap(True)
            theme.as_caption(label)
            label.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self._fill()
        self.say_how_many()
        self.search.textChanged.connect(self._fill)
        self.search.left.connect(self.list.setFocus)
        self.list.itemChanged.connect(self._tick)

    @property
    def bids(self) -> tuple[str, ...]:
        """The ids of the ticked bids, by rank."""
        bids = self._evaluation.bids
        return tuple(bids[row].id for row in self._by_rank if row in self._ticked)

    @property
    def few(self) -> bool:
        """Whether too few are ticked to compare them."""
        return len(self._ticked) < LEAST

    def say_how_many(self) -> None:
        """Say how many are ticked, or how many must be."""
        ticked = f"{len(self._ticked)} bids ticked."
        self.note.setText(f"Tick {LEAST} to {MOST} bids." if self.few else ticked)

    def _fill(self) -> None:
        """The ticked bids, and after them the best of those that are looked for."""
        ticked = [row for row in self._by_rank if row in self._ticked]
        found = [row for row in self._found() if row not in self._ticked]
        self._filling = True
        self.list.clear()
        for row in (*ticked, *found[:LISTED]):
            item = QListWidgetItem(self._told(row))
            item.setData(_ROW, row)
            item.setCheckState(Qt.CheckState.Checked if row in ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self._filling = False
        left = len(found) - LISTED
        are = "is" if left == 1 else "are"
        told = f"{left:,} more {are} not listed: find them by name or rank." if left > 0 else ""
        self.more.setText(told)
        self.more.setVisible(left > 0)

    def _found(self) -> list[int]:
        words = words_of(self.search.text())
        if not words:
            return self._by_rank
        if not self._searched:
            self._searched = [haystack_of(self._told(row)) for row in self._by_rank]
        return [
            row
            for row, named in zip(self._by_rank, self._searched, strict=True)
            if finds(words, named)
        ]

    def _told(self, row: int) -> str:
        return f"{rank_text(self._evaluation, row)}  {self._evaluation.bids[row].name}"

    def _tick(self, item: QListWidgetItem) -> None:
        if self._filling:
            return
        row = int(item.data(_ROW))
        if item.checkState() == Qt.CheckState.Unchecked:
            self._ticked.discard(row)
        elif len(self._ticked) < MOST:
            self._ticked.add(row)
        else:
            self._filling = True
            item.setCheckState(Qt.CheckState.Unchecked)
            self._filling = False
            self.note.setText(f"No more than {MOST} can be compared: take the tick off another.")
            return
        self.say_how_many()
        self.changed.emit()
