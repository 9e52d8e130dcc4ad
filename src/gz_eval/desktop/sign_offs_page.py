"""Every sign-off ever made, and the ranking each one froze, beside the ranking as it is now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from gz_eval.app.frozen_rows import Today, today_of
from gz_eval.app.hidden_words import SCORES_HIDDEN
from gz_eval.app.session import Session
from gz_eval.app.sign_off_rows import (
    APPROVER,
    ASSURER,
    DIFFERENCE,
    NOTED,
    SIGN_OFF_COLUMNS,
    SignOffRow,
    sign_off_count_line,
    sign_off_details,
    sign_off_rows,
)
from gz_eval.desktop import theme
from gz_eval.desktop.details_pane import DetailsPane
from gz_eval.desktop.fold_tabs import FoldTabs
from gz_eval.desktop.frozen_panel import FrozenPanel
from gz_eval.desktop.guide import Guide
from gz_eval.desktop.list_page import ListPage
from gz_eval.desktop.list_table import ListTable
from gz_eval.desktop.page_split import PageSplit
from gz_eval.desktop.refusal import changing, first_lacking, refuse

_HIDDEN = "Scores are hidden until the framework is locked, so no ranking can be signed off yet."


class SignOffsPage(ListPage):
    """Shows a session's sign-offs. `export_wanted` is sent with the number of the log's entry that
    made the sign-off to be written; `bid_wanted` with a bid's id; `sign_wanted` for a new one."""

    sign_wanted = Signal()
    export_wanted = Signal(int)
    bid_wanted = Signal(str)
    cell_wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        self.session = session
        self._today: dict[str, Today] = {}
        self._bid = ""  # the selected one
        self._last = ""  # the sign-off that was made last
        self.table: ListTable[SignOffRow] = ListTable(
            SIGN_OFF_COLUMNS,
            "Sign-offs",
            {APPROVER: 15, ASSURER: 15, NOTED: 20, DIFFERENCE: 18},
            (ASSURER, APPROVER, DIFFERENCE),
        )
        self.frozen = FrozenPanel()
        self.tabs = FoldTabs(
            "The shortlist that was signed off, and who signed it", self.frozen, "The shortlist"
        )
        self.left = PageSplit(self.table, self.tabs, orientation=Qt.Orientation.Vertical)
        self.left.setStretchFactor(1, 1)
        self.details = DetailsPane("Choose a sign-off to see who signed it, and what.")
        guide = Guide("Nothing is signed off yet.", "")
        super().__init__("Sign-offs", self.table, self.details, guide, self.left)
        self.tool_row.hide()
        self.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
        self.sign = self.add(
            "Sign off…",
            "Freeze the ranking as it is now, with four names",
            "Ins",
            self.sign_wanted.emit,
        )
        changing(self.sign)
        self.export = self.add(
            "Export…",
            "Save the shortlist as at this sign-off to a file",
            "Ctrl+Shift+E",
            self._export,
        )
        self.table.on_enter(self.export)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._follow())
        self.frozen.bid_wanted.connect(self.bid_wanted)
        self.frozen.bid_chosen.connect(self._tell)
        self.order_tabs(
            self.frozen.search, self.frozen.shortlist, self.frozen.changed, self.frozen.table
        )

    def refresh(self) -> None:
        """Show the sign-offs as they are now."""
        project = self.session.project
        self._today = today_of(self.session)
        rows = sign_off_rows(self.session, self._today)
        self.table.show_rows(rows)
        self.show_list(bool(rows))
        self.tool_row.hide()
        self.count.setText(sign_off_count_line(rows) if rows else "")
        filled = (bool(project.bids.bids), "Import bids first.")
        refuse(self.sign, first_lacking(filled, (not project.scores_hidden, _HIDDEN)))
        self.guide.say("Nothing is signed off yet.", self._guidance())
        self.table.show_only(None)
        newest = max(rows, key=lambda row: row.signed.entry.number).id if rows else ""
        if newest != self._last:  # wherever it was signed
            self.table.choose(newest)
        self._last = newest
        self._follow()

    def _guidance(self) -> str:
        project = self.session.project
        if not project.bids.bids:
            return "Import bids first: then their ranking can be signed off."
        if project.scores_hidden:
            return _HIDDEN
        return (
            "“Sign off…” freezes the ranking as it is now, with the names of commissioner, analyst,"
            " assurer and approver. Later changes never touch it, and it can be opened and exported"
            " at any time."
        )

    @property
    def chosen(self) -> SignOffRow | None:
        """The chosen sign-off; None when none is."""
        return self.table.chosen_row

    def go_to_search(self) -> None:
        """Go to the search box of the frozen ranking."""
        self.frozen.search.take()

    def _follow(self) -> None:
        row = self.chosen
        hidden = self.session.project.scores_hidden
        chosen = (row is not None, "Select a sign-off first.")
        shown = (not hidden, SCORES_HIDDEN)
        refuse(self.export, first_lacking(chosen, shown))
        self.details.show_details(sign_off_details(row) if row is not None else None)
        self.frozen.show_ranking(row, self._today, hidden)
        self.tabs.setTabText(0, self.frozen.title.text() or "The shortlist")
        self.frozen.select(self._bid)

    @property
    def selected(self) -> str:
        """The id of the selected bid, as far as it is known here."""
        return self._bid

    def select(self, bid: str) -> None:
        """Go to a bid in the frozen ranking."""
        self._bid = bid
        self.frozen.select(bid)

    def _tell(self, bid: str) -> None:
        """The person went to a bid in the frozen ranking; it may not be there any more."""
        if bid != self._bid and any(one.id == bid for one in self.session.project.bids.bids):
            self._bid = bid
            self.bid_chosen.emit(bid)

    # -- room -------------------------------------------------------------------------------------

    def arrange(self) -> None:
        """On a narrow page who signed is a tab beside the ranking: below it neither had room."""
        self.draw_together()
        wide = self.is_wide
        folded = self.tabs.holds(self.details)
        if wide and folded:
            self.split.addWidget(self.details)
            self.details.show()
        elif not wide and not folded:
            self.tabs.addTab(self.details, "Who signed, and what")
        self.frozen.title.setVisible(wide)  # the tab says it
        few = theme.row_height(self) * (1 + min(3, max(1, len(self.table.rows.rows))))
        self.left.divide((few, max(few, self.split.height() - few)))
        if wide:
            beside = min(self.width() * 26 // 100, theme.letters(self, 64))
            self.split.divide((self.width() - beside, beside))

    # -- what is done -----------------------------------------------------------------------------

    def _export(self) -> None:
        if (row := self.chosen) is not None and not self.session.project.scores_hidden:
            self.export_wanted.emit(row.signed.entry.number)
