"""The tabs of the page of bids: the table, and what the files say that is about no bid.

On a narrow page the selected bid is one of them too.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTableView

from gz_eval.app.answer_rows import left_out_rows
from gz_eval.app.bid_issues import BidIssues
from gz_eval.app.shown import Shown
from gz_eval.core.bids import BidSet
from gz_eval.desktop.bid_panel import BidPanel
from gz_eval.desktop.bids_table import BidsTable
from gz_eval.desktop.fold_tabs import FoldTabs
from gz_eval.desktop.issue_list import IssueList
from gz_eval.desktop.left_out_list import LeftOutList


class BidsTabs(FoldTabs):
    """Holds them. `cell_wanted` is sent with a `CellRef` to be looked at."""

    cell_wanted = Signal(object)

    def __init__(self, looked_at: Shown, table: BidsTable) -> None:
        super().__init__("Bids, rows left out, issues of files", table, "Bids")
        self._looked_at, self._table = looked_at, table
        self._left_out_of: tuple[BidSet | None, bool] = (None, False)
        self._issues = BidIssues()
        self.left_out = LeftOutList()
        self.issues = IssueList(
            looked_at,
            "Issues of no bid",
            "Nothing was found about files, sheets or headings.",
            lettered=False,  # those of the bid are
        )
        self.addTab(self.left_out, "Rows left out")
        self.addTab(self.issues, "Issues of files")
        self.left_out.cell_wanted.connect(self.cell_wanted)
        self.issues.cell_wanted.connect(self.cell_wanted)

    @property
    def on_found(self) -> bool:
        """Whether what is seen is about no bid."""
        return self.currentWidget() in (self.left_out, self.issues)

    def fold_bid(self, panel: BidPanel) -> None:
        """Have the selected bid be a tab."""
        self.insertTab(1, panel, "The bid")

    def show_bid(self, panel: BidPanel) -> None:
        """Have the selected bid be seen, where it is a tab."""
        if self.holds(panel):
            self.setCurrentWidget(panel)

    def show_found(self) -> bool:
        """Show what is about no bid, as it is now; whether there is any.

        Both quote what the files say: while names are hidden, neither is shown.
        """
        project, nameless = self._looked_at.project, self._looked_at.anonymous
        if (project.bids, nameless) != self._left_out_of:
            self._left_out_of = (project.bids, nameless)
            left_out = () if nameless else left_out_rows(project)
            self.left_out.show_rows(left_out)
            self._count(self.left_out, "Rows left out", len(left_out))
        found = () if nameless else self._issues.of_none(project, anonymous=False)
        self.issues.show_issues(found, anew=False)
        self._count(self.issues, "Issues of files", len(found))
        return bool(self.left_out.table.rows.rows) or bool(found)

    def _count(self, part: LeftOutList | IssueList, name: str, count: int) -> None:
        """Say how many there are; a tab without any is not shown."""
        self.name(part, f"{name} ({count:,})")
        self.show_tab(part, bool(count))

    def entered(self, panel: BidPanel | None) -> QTableView:
        """The table of the tab that is seen."""
        seen = self.currentWidget()
        if seen is self.left_out:
            return self.left_out.table
        if seen is self.issues:
            return self.issues.table
        return panel.answers if panel is not None and seen is panel else self._table
