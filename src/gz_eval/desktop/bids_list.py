"""The middle of the ranking page: the ranking; the bids alone while scores are hidden; or a guide.

One bid is chosen whichever of them is shown.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from gz_eval.app.blind_rows import (
    BLIND_COLUMNS,
    BlindRow,
    blind_count_line,
    blind_filter_shows,
)
from gz_eval.app.finding import nearness, words_of
from gz_eval.app.ranking_filter import RankingFilter, count_line
from gz_eval.app.ranking_rows import RankingRow
from gz_eval.desktop import theme
from gz_eval.desktop.focus import enter_buttons
from gz_eval.desktop.list_table import ListTable
from gz_eval.desktop.page_action import ActionButton
from gz_eval.desktop.ranking_table import RankingTable

_GUIDE = "No bids yet"
_ADVICE = (
    "Drop workbooks or a folder here, or choose them. An import can be undone, and the workbooks "
    "themselves are kept inside the evaluation."
)


class BidsGuide(QWidget):
    """What to do while there are no bids."""

    def __init__(self) -> None:
        super().__init__()
        title = QLabel(_GUIDE)
        theme.as_title(title)
        advice = QLabel(_ADVICE)
        advice.setWordWrap(True)
        theme.at_most(advice, 80)
        advice.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, theme.SMALL, 0, 0)
        self._row.setSpacing(theme.SMALL)
        self._row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.PAGE, 0, 0)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(title)
        layout.addWidget(advice)
        layout.addLayout(self._row)
        layout.addStretch(1)

    def offer(self, actions: Sequence[tuple[str, QAction]]) -> None:
        """Offer these actions as buttons, each with its words."""
        for number, (words, action) in enumerate(actions):
            self._row.insertWidget(number, ActionButton(action, words))


class BidsList(QStackedWidget):
    """`chosen` is sent with a bid's id when the person moves to it."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.table = RankingTable()
        self.blind: ListTable[BlindRow] = ListTable(
            BLIND_COLUMNS, "Bids, not ranked yet", {1: 30}, (3,)
        )
        self.guide = BidsGuide()
        self.blind.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        for widget in (self.table, self.blind, self.guide):
            self.addWidget(widget)
        self.table.chosen.connect(self.chosen)
        self.blind.chosen.connect(self.chosen)

    def show_ranking(self, rows: Sequence[RankingRow]) -> None:
        """Show the ranking; the guide when nothing is in it."""
        self.blind.show_rows(())
        self.table.show_rows(rows)
        self.setCurrentWidget(self.table if rows else self.guide)

    def show_bids(self, rows: Sequence[BlindRow]) -> None:
        """Show bids without anything that ranks them; the guide when there are none."""
        self.table.show_rows(())
        self.blind.show_rows(rows)
        self.setCurrentWidget(self.blind if rows else self.guide)

    @property
    def _shown(self) -> RankingTable | ListTable[BlindRow]:
        return self.blind if self.currentWidget() is self.blind else self.table

    @property
    def hidden(self) -> bool:
        """Whether the bids are shown without ranks."""
        return self.currentWidget() is self.blind

    @property
    def chosen_id(self) -> str:
        """The id of the chosen bid; empty when none is."""
        return self._shown.chosen_id

    @property
    def first_id(self) -> str:
        """The id of the first bid that is shown; empty when none is."""
        rows = self._shown.rows.rows
        return rows[0].id if rows else ""

    def holds(self, bid: str) -> bool:
        """Whether a bid is in the list, shown or filtered out."""
        return self._shown.rows.holds(bid)

    def choose(self, bid: str) -> bool:
        """Go to a bid, without saying so; False when it is not shown."""
        return self._shown.choose(bid)

    def choose_none(self) -> None:
        """Have no bid chosen, without saying so."""
        self._shown.choose_none()

    def filter_by(self, wanted: RankingFilter) -> None:
        """Show only what passes a filter."""
        self.table.filter_by(wanted)
        active = bool(wanted.text.strip() or wanted.region)
        self.blind.rows.show_only((lambda row: blind_filter_shows(wanted, row)) if active else None)
        self.blind.come_into_sight()

    @property
    def count_texts(self) -> tuple[str, ...]:
        """How many bids are shown, in words and in fewer words; empty while there are none."""
        if self.hidden:
            return (blind_count_line(len(self.blind.rows.every), len(self.blind.rows.rows)),)
        rows, shown = self.table.rows.every, len(self.table.rows.rows)
        if not rows:
            return ("",)
        whole = count_line(rows, shown)
        return whole, count_line(rows, shown, short=True), whole.partition(",")[0]

    def choose_found(self, typed: str) -> None:
        """Choose the bid that is nearest to what was typed, or keep the chosen one if none is."""
        words = words_of(typed)
        self.table.choose_found(lambda row: nearness(words, row.facts.name, row.facts.reference))
        self.blind.choose_found(lambda row: nearness(words, row.name, row.reference))

    def enter(self, reason: Qt.FocusReason) -> None:
        """Give the list the focus; where there is none yet, what can be done about that."""
        if self.currentWidget() is self.guide:
            enter_buttons(self.guide)
        else:
            self._shown.setFocus(reason)
