"""Lists of entries follow the bid that is selected on every page, and select theirs in turn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from gz_eval.app.session import Session
from gz_eval.core.override_commands import name_of
from gz_eval.core.project import Project
from gz_eval.desktop.elided_tick import ElidedTick
from gz_eval.desktop.list_table import ListTable
from gz_eval.desktop.rows_model import Row

GO_TO_BID = ("Go to the bid", "Show the bid in the ranking", "")
"""What leads from an entry to its bid, as `ListPage.add` wants it."""
ABOUT_NO_BID = "It is about no bid, or about several."

Listed = TypeVar("Listed", contravariant=True)


class Wanted(Protocol[Listed]):
    """Which rows are wanted, as the tools of a page are set."""

    @property
    def active(self) -> bool: ...

    def shows(self, row: Listed) -> bool: ...


class Following(QObject, Generic[Row]):
    """Ties a list to the selected bid: goes to what is about it, and shows only that if wanted.

    In a list that `leads`, `chosen` is sent with a bid's id when the person goes to a row that is
    about one bid alone: its rows stand for bids. Elsewhere they are read, and select nothing.
    `narrowed` is sent when the bid is another, so that other rows may be wanted, `filtered` once
    they are shown.
    """

    chosen = Signal(str)
    narrowed = Signal()
    filtered = Signal()

    def __init__(
        self,
        table: ListTable[Row],
        session: Session,
        about: Callable[[Row, str], bool],
        *,
        leads: bool,
    ) -> None:
        """`about` says whether a row is about a bid, by its id."""
        super().__init__(table)
        self._table = table
        self._session = session
        self._about = about
        self._bid = ""
        self._named: tuple[Project | None, str, str] = (None, "", "")
        self._filtering = False
        self.only = ElidedTick("Only the selected &bid")
        self.only.toggled.connect(self.narrowed)
        if leads:
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
        name = self._name
        if not name:
            self._bid = ""
            self.only.setChecked(False)
        self.only.setEnabled(bool(name))
        if not name:
            self.only.setText("Only the selected &bid")
            self.only.setAccessibleName("Only the selected bid")
            self.only.setToolTip("Select a bid on another page first")
            return
        self.only.setText(f"Only {name.replace('&', '&&')}")
        self.only.setAccessibleName(f"Only {name}, the selected bid")
        self.only.setToolTip(f"Show only what is about {name}, the selected bid")

    @property
    def _name(self) -> str:
        """What the selected bid is called; empty where there is none, or not any more."""
        project = self._session.project
        # It is asked for often, and looked for among all bids.
        if self._named[0] is not project or self._named[1] != self._bid:
            there = any(one.id == self._bid for one in project.bids.bids)
            self._named = (project, self._bid, name_of(project, self._bid) if there else "")
        return self._named[2]

    @property
    def narrow(self) -> bool:
        """Whether only what is about the selected bid is wanted."""
        return self.only.isChecked()

    def filter(self, wanted: Wanted[Row]) -> bool:
        """Show the rows that are wanted, only those about the selected bid if that is ticked.

        Says whether any may be left out. A filter selects no bid: where it hides the chosen row
        another is chosen here, and on the other pages all stays as it is.
        """
        active = wanted.active or self.narrow
        self._filtering = True
        try:
            self._table.show_only(
                (lambda row: self._passes(row) and wanted.shows(row)) if active else None
            )
        finally:
            self._filtering = False
        self.filtered.emit()
        return active

    def _passes(self, row: Row) -> bool:
        return not self.narrow or self._about(row, self._bid)

    def count(self, told: str) -> str:
        """What is told of the rows, and how many of them are about the selected bid."""
        every = self._table.rows.every
        if not every or not (name := self._name):
            return told if every else ""
        about = sum(self._about(row, self._bid) for row in every)
        return f"{told}; {f'{about:,}' if about else 'none'} about {name}"

    @property
    def hidden(self) -> str:
        """The name of the selected bid where rows are about it and none of them is shown."""
        rows, name = self._table.rows, self._name
        if not name or any(self._about(one, self._bid) for one in rows.rows):
            return ""
        return name if any(self._about(one, self._bid) for one in rows.every) else ""

    def _tell(self, key: str) -> None:
        row = self._table.chosen_row
        if (
            self._filtering
            or row is None
            or row.id != key
            or (self._bid and self._about(row, self._bid))
        ):
            return
        if bid := self.bid_of(row):
            self._bid = bid
            self.refresh()
            self.narrowed.emit()
            self.chosen.emit(bid)

    def bid_of(self, row: Row | None) -> str:
        """The id of the one bid that a row is about; empty where it is of none, or of several."""
        if row is None:
            return ""
        bids = [one.id for one in self._session.project.bids.bids if self._about(row, one.id)]
        return bids[0] if len(bids) == 1 else ""
