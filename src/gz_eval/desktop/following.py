"""Lists of entries follow the bid that is selected on every page, and select theirs in turn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox

from gz_eval.app.session import Session
from gz_eval.core.bids import Bid
from gz_eval.desktop.list_table import ListTable
from gz_eval.desktop.rows_model import Row


class Following(QObject, Generic[Row]):
    """Ties a list to the selected bid: goes to what is about it, and shows only that if wanted.

    `chosen` is sent with a bid's id when the person goes to a row that is about one bid alone.
    """

    chosen = Signal(str)
    narrowed = Signal()

    def __init__(
        self, table: ListTable[Row], session: Session, about: Callable[[Row, str], bool]
    ) -> None:
        """`about` says whether a row is about a bid, by its id."""
        super().__init__(table)
        self._table = table
        self._session = session
        self._about = about
        self._bid = ""
        self.only = QCheckBox("Only the selected &bid")
        self.only.toggled.connect(self.narrowed)
        table.chosen.connect(self._tell)
        self.refresh()

    @property
    def bid(self) -> str:
        """The id of the selected bid; empty when none is."""
        return self._bid

    def select(self, bid: str) -> None:
        """This bid is the selected one: go to the first row about it, unless at one already."""
        self._bid = bid
        self.refresh()
        self.narrowed.emit()
        row = self._table.chosen_row
        if row is not None and self._about(row, self._bid):
            return
        there = next((one for one in self._table.rows.rows if self._about(one, self._bid)), None)
        if there is not None:
            self._table.choose(there.id)

    def refresh(self) -> None:
        """The bids may be others now."""
        bid = self._found
        if bid is None:
            self._bid = ""
            self.only.setChecked(False)
        self.only.setEnabled(bid is not None)
        self.only.setToolTip(
            f"Show only what is about {bid.name}"
            if bid is not None
            else "Select a bid on another page first"
        )

    @property
    def _found(self) -> Bid | None:
        bids = self._session.project.bids.bids
        return next((one for one in bids if one.id == self._bid), None)

    @property
    def narrow(self) -> bool:
        """Whether only what is about the selected bid is wanted."""
        return self.only.isChecked()

    def passes(self, row: Row) -> bool:
        """Whether a row is shown."""
        return not self.narrow or self._about(row, self._bid)

    @property
    def told(self) -> str:
        """How many rows are about the selected bid, such as "2 about Harrow Campus"."""
        if (bid := self._found) is None:
            return ""
        count = sum(self._about(row, self._bid) for row in self._table.rows.every)
        return f"{count:,} about {bid.name}"

    def _tell(self, key: str) -> None:
        row = self._table.chosen_row
        if row is None or row.id != key or (self._bid and self._about(row, self._bid)):
            return
        bids = [one.id for one in self._session.project.bids.bids if self._about(row, one.id)]
        if len(bids) == 1:
            self._bid = bids[0]
            self.refresh()
            self.chosen.emit(self._bid)
