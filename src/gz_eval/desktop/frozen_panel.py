"""The ranking that one sign-off froze, beside where each bid is today."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gz_eval.app.frozen_cells import (
    FROZEN_BID,
    FROZEN_COLUMNS,
    FROZEN_REGION,
    FROZEN_SCORE,
    MOVED,
    STANDS_NOW,
    STOOD,
)
from gz_eval.app.frozen_rows import FrozenFilter, FrozenRow, Today, frozen_rows
from gz_eval.app.hidden_words import SCORES_HIDDEN
from gz_eval.app.sign_off_rows import SignOffRow
from gz_eval.desktop import theme
from gz_eval.desktop.guide import Guide
from gz_eval.desktop.hidden_line import HiddenLine
from gz_eval.desktop.list_table import ListTable
from gz_eval.desktop.list_tools import SearchLine
from gz_eval.desktop.unshown_line import UnshownLine


class FrozenPanel(QWidget):
    """The ranking of one sign-off, with where each bid is now.

    `bid_chosen` is sent with the id of the bid that the person moves to, `bid_wanted` with one to
    be gone to in the ranking.
    """

    bid_chosen = Signal(str)
    bid_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._bid = ""  # the selected one
        self._shown: tuple[SignOffRow | None, dict[str, Today], bool] = (None, {}, True)
        self.title = QLabel()
        theme.as_title(self.title)
        self.search = SearchLine("Find a bid (Ctrl+F)", "Find a bid of the sign-off")
        self.shortlist = QCheckBox("Shortlist and reserve")
        self.changed = QCheckBox("Only what changed")
        self.hidden_line = HiddenLine()
        self.table: ListTable[FrozenRow] = ListTable(
            FROZEN_COLUMNS,
            "Ranking as signed off",
            {FROZEN_BID: 20, FROZEN_REGION: 13, STOOD: 16, STANDS_NOW: 16},
            (FROZEN_REGION, FROZEN_SCORE, MOVED),
            natural=0,
        )
        self.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self.none = Guide("", "")
        tools = QHBoxLayout()
        tools.setSpacing(theme.SMALL)
        tools.addWidget(self.search, 1)
        tools.addWidget(self.shortlist)
        tools.addWidget(self.changed)
        tools.addWidget(UnshownLine(self.table, "A wider window has room for them."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.SMALL, 0, 0)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(self.title)
        layout.addLayout(tools)
        layout.addWidget(self.hidden_line)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.none)
        self.search.textChanged.connect(self._filter)
        self.search.left.connect(lambda: self.table.setFocus(Qt.FocusReason.TabFocusReason))
        self.shortlist.toggled.connect(self._filter)
        self.changed.toggled.connect(self._filter)
        self.hidden_line.wanted.connect(self._show_hidden)
        self.table.chosen.connect(self._choose)
        go_to_bid = QAction("Go to the bid", self.table)
        go_to_bid.setShortcuts([QKeySequence("Return"), QKeySequence("Enter")])
        go_to_bid.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        go_to_bid.triggered.connect(lambda _checked=False: self._wanted())
        self.table.addAction(go_to_bid)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.table.doubleClicked.connect(lambda _index: self._wanted())

    def show_ranking(self, row: SignOffRow | None, today: dict[str, Today], hidden: bool) -> None:
        """Show a sign-off's ranking; nothing while scores are hidden."""
        before, told_of, was_hidden = self._shown
        if row is not None and (before is row and told_of is today and was_hidden is hidden):
            return  # chosen anew, it is the one that is shown
        self._shown = (row, today, hidden)
        shown = row is not None and not hidden
        for widget in (self.search, self.shortlist, self.changed, self.table):
            widget.setVisible(shown)
        self.none.setVisible(not shown)
        as_at = f"Sign-off {row.sign_off.number:,}: shortlist as at {row.day}" if row else ""
        self.title.setText(as_at)
        if row is None or hidden:
            self.none.say(
                SCORES_HIDDEN if hidden else "",
                "What was signed off is kept, and shown again then." if hidden else "",
            )
            self.table.show_rows(())
            return
        rows = frozen_rows(row.sign_off, today)
        # Where no bid has moved the names have its room.
        self.table.leave_out(frozenset() if any(one.moved for one in rows) else frozenset({MOVED}))
        self.table.show_rows(rows)

    def select(self, bid: str) -> None:
        """A bid is the selected one: go to it, unless the filter hides it, which is said then."""
        self._bid = bid
        shown = bool(bid) and self.table.choose(bid)
        if bid and not shown:
            self.table.choose_none()
        held = next((row for row in self.table.rows.every if row.id == bid), None)
        self.hidden_line.say(held.name if held is not None and not shown else "")

    def _choose(self, bid: str) -> None:
        self._bid = bid
        self.hidden_line.say("")
        self.bid_chosen.emit(bid)

    def _show_hidden(self) -> None:
        self.search.clear()
        self.shortlist.setChecked(False)
        self.changed.setChecked(False)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _filter(self) -> None:
        wanted = FrozenFilter(
            self.search.text(), self.shortlist.isChecked(), self.changed.isChecked()
        )
        self.table.rows.show_only(wanted.shows)
        self.select(self._bid)
        self.table.come_into_sight()

    def _wanted(self) -> None:
        if key := self.table.chosen_id:
            self.bid_wanted.emit(key)
