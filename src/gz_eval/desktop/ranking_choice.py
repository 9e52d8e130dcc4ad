"""Which bid of the ranking is selected, also while the filter hides it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from gz_eval.app.ranking_filter import RankingFilter
from gz_eval.app.shown import Shown
from gz_eval.desktop.bids_list import BidsList
from gz_eval.desktop.filter_bar import FilterBar
from gz_eval.desktop.hidden_line import HiddenLine


class RankingChoice(QObject):
    """Holds it. `chosen` is sent with its id, `asked` when it was asked for, here or elsewhere.

    `filtered` is sent when other bids are shown.
    """

    chosen = Signal(str)
    asked = Signal()
    filtered = Signal()

    def __init__(
        self, looked_at: Shown, bids: BidsList, filters: FilterBar, hidden_line: HiddenLine
    ) -> None:
        super().__init__(bids)
        self.bid = ""
        self._looked_at = looked_at
        self._bids, self._filters, self._hidden_line = bids, filters, hidden_line
        bids.chosen.connect(self._choose)
        filters.changed.connect(self._filter)
        filters.left.connect(self._come_from_search)
        hidden_line.wanted.connect(self._show_hidden)

    def select(self, bid: str) -> None:
        """Select a bid, also one that the filter hides: that is said then."""
        self._find(bid)
        self.asked.emit()

    def hold(self) -> None:
        """The bids may be others now: the selected one stays, or it is the first."""
        if not self._bids.chosen_id or self._bids.chosen_id != self.bid:
            self._find(self.bid if self._bids.holds(self.bid) else self._bids.first_id)

    def enter(self) -> None:
        """Go to the list, to a bid in it."""
        self._bids.enter(Qt.FocusReason.TabFocusReason)
        if not self._bids.chosen_id:
            self.select(self._bids.first_id)

    def _come_from_search(self) -> None:
        """Go to what was found, and have it be the selected bid."""
        self.enter()
        self._bids.choose_found(self._filters.search.text())

    def _find(self, bid: str) -> None:
        self.bid = bid
        self._hidden_line.mark(self._bids, bid, self._looked_at)
        self.chosen.emit(bid)

    def _choose(self, bid: str) -> None:
        self.bid = bid
        self._hidden_line.say("")
        self.asked.emit()
        self.chosen.emit(bid)

    def _show_hidden(self) -> None:
        self._filters.reset()
        self.enter()

    def _filter(self, wanted: RankingFilter) -> None:
        self._bids.filter_by(wanted)
        self._hidden_line.keep_room(wanted.active)
        if self.bid:
            self._hidden_line.mark(self._bids, self.bid, self._looked_at)
        self.filtered.emit()
