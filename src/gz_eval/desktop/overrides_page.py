"""Everything officials overrode: what it was, what it is now, by whom, why, whether it holds."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox

from gz_eval.app.override_rows import (
    BECAUSE,
    KINDS,
    NOW,
    OVERRIDE_BID,
    OVERRIDE_COLUMNS,
    OVERRIDE_WHEN,
    OVERRIDE_WHO,
    SUBJECT,
    WAS,
    OverrideFilter,
    OverrideRow,
    override_count_line,
    override_details,
    override_rows,
)
from gz_eval.app.session import Session
from gz_eval.core.override_commands import RemoveOverride
from gz_eval.desktop.details_pane import DetailsPane
from gz_eval.desktop.doing import do
from gz_eval.desktop.following import GO_TO_BID, Following
from gz_eval.desktop.guide import Guide
from gz_eval.desktop.list_page import BESIDE_MUCH, ListPage
from gz_eval.desktop.list_table import ListTable
from gz_eval.desktop.list_tools import SearchLine, choice_box, clear_button
from gz_eval.desktop.refusal import changing, first_lacking, refuse

_NOTHING = "Nothing is overridden."
_NO_BIDS = "Import bids first: then what was read of them, or ruled on them, can be overridden."
_HOW = (
    "To override something, go to the Ranking page and choose a bid. Then choose “Correct” beside"
    " an answer, “Override” beside a gate, or “Move on the shortlist” in the Evaluation menu. What"
    " was read or ruled stays visible, and every override needs a reason, a name and a role."
)


class OverridesPage(ListPage):
    """Shows a session's overrides. `bid_wanted` and `cell_wanted` lead to what they are about."""

    beside_from = BESIDE_MUCH
    bid_wanted = Signal(str)
    cell_wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        self.session = session
        self.table: ListTable[OverrideRow] = ListTable(
            OVERRIDE_COLUMNS,
            "Overrides",
            {OVERRIDE_BID: 22, SUBJECT: 18, WAS: 12, NOW: 12, BECAUSE: 18},
            (OVERRIDE_WHEN, BECAUSE, OVERRIDE_WHO),
        )
        self.details = DetailsPane("Choose an override to see all of it.")
        super().__init__("Overrides", self.table, self.details, Guide(_NOTHING, ""))
        self.table.horizontalHeader().setSortIndicator(OVERRIDE_WHEN, Qt.SortOrder.DescendingOrder)
        self.search = SearchLine(
            "Find an override (Ctrl+F)", "Find an override by bid, text or person"
        )
        self.kind = choice_box("Show overrides of", ("All kinds", *KINDS))
        self.doubtful = QCheckBox("Only those to look at again")
        self.clear = clear_button("the search and all filters", "Show every override again")
        self.tools.addWidget(self.search, 1)
        for widget in (self.kind, self.doubtful):
            self.tools.addWidget(widget)
        self.following = Following(self.table, session, lambda row, bid: row.bid == bid, leads=True)
        self.follow_bid(self.following, self._filter, self.reset)
        self.tools.addWidget(self.clear)
        self.go_to_bid = self.add(*GO_TO_BID, self._go_to_bid)
        self.go_to_cell = self.add(
            "Show the source",
            "Show the cell the bidder’s answer is in",
            "Ctrl+Shift+L",
            self._go_to_cell,
        )
        self.remove = self.add(
            "Remove…", "What was read or ruled holds again, with your reason", "Del", self._remove
        )
        changing(self.remove)
        self.table.on_enter(self.go_to_bid)
        self.search.textChanged.connect(self._filter)
        self.search.left.connect(self.enter)
        self.kind.currentIndexChanged.connect(self._filter)
        self.doubtful.toggled.connect(self._filter)
        self.clear.clicked.connect(self.reset)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._follow())
        self.order_tabs()

    def refresh(self) -> None:
        """Show the overrides as they are now."""
        rows = override_rows(self.session)
        self.table.show_rows(rows)
        self.following.refresh()
        self.show_list(bool(rows))
        self.guide.say(_NOTHING, _HOW if self.session.project.bids.bids else _NO_BIDS)
        self.button_row.setVisible(bool(rows))  # the guide says where overrides are made
        self._filter()

    @property
    def wanted(self) -> OverrideFilter:
        """The filter as it is set."""
        return OverrideFilter(
            self.search.text(),
            KINDS.get(self.kind.currentText(), ""),
            self.doubtful.isChecked(),
        )

    @property
    def chosen(self) -> OverrideRow | None:
        """The chosen override; None when none is."""
        return self.table.chosen_row

    def reset(self) -> None:
        """Show every override."""
        self.search.clear()
        self.kind.setCurrentIndex(0)
        self.doubtful.setChecked(False)
        self.following.only.setChecked(False)

    def go_to_search(self) -> None:
        """Go to the search box."""
        self.search.take()

    def _filter(self) -> None:
        self.clear.setVisible(self.following.filter(self.wanted))
        rows = self.table.rows
        self.count.setText(self.following.count(override_count_line(rows.every, len(rows.rows))))
        self._follow()

    def _follow(self) -> None:
        row = self.chosen
        chosen = (row is not None, "Select an override first.")
        there = (row is not None and self._has_bid(row.bid), "The bid is not imported any more.")
        read = (row is not None and row.account.cell is not None, "It stands in for no cell.")
        refuse(self.go_to_bid, first_lacking(chosen, there))
        refuse(self.go_to_cell, first_lacking(chosen, read))
        refuse(self.remove, first_lacking(chosen))
        self.details.show_details(override_details(row) if row is not None else None)

    def _has_bid(self, bid: str) -> bool:
        return any(one.id == bid for one in self.session.project.bids.bids)

    # -- what is done -----------------------------------------------------------------------------

    def _go_to_bid(self) -> None:
        if (row := self.chosen) is not None:
            self.bid_wanted.emit(row.bid)

    def _go_to_cell(self) -> None:
        if (row := self.chosen) is not None and row.account.cell is not None:
            self.cell_wanted.emit(row.account.cell)

    def _remove(self) -> None:
        if (row := self.chosen) is not None:
            do(self, self.session, RemoveOverride(*row.account.override.target))
