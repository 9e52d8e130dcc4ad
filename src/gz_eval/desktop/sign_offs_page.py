"""Every sign-off ever made, and the ranking each one froze, beside the ranking as it is now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from gz_eval.app.frozen_rows import (
    FROZEN_BID,
    FROZEN_COLUMNS,
    FROZEN_REGION,
    FROZEN_SCORE,
    MOVED,
    FrozenFilter,
    FrozenRow,
    Today,
    frozen_rows,
    today_of,
)
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
from gz_eval.desktop.guide import Guide
from gz_eval.desktop.hidden_line import HiddenLine
from gz_eval.desktop.list_page import ListPage
from gz_eval.desktop.list_table import ListTable
from gz_eval.desktop.list_tools import SearchLine
from gz_eval.desktop.page_split import PageSplit
from gz_eval.desktop.refusal import first_lacking, refuse
from gz_eval.desktop.sign_off_dialog import SignOffDialog
from gz_eval.desktop.unshown_line import UnshownLine

_HIDDEN = "Scores are hidden until the framework is locked, so no ranking can be signed off yet."


class SignOffsPage(ListPage):
    """Shows a session's sign-offs. `export_wanted` is sent with the number of the log's entry that
    made the sign-off to be written; `bid_wanted` with a bid's id."""

    export_wanted = Signal(int)
    bid_wanted = Signal(str)
    cell_wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        self.session = session
        self.dialog: SignOffDialog | None = None
        self._today: dict[str, Today] = {}
        self._bid = ""  # the selected one
        self.table: ListTable[SignOffRow] = ListTable(
            SIGN_OFF_COLUMNS,
            "Sign-offs",
            {APPROVER: 11, ASSURER: 11, NOTED: 22, DIFFERENCE: 14},
            (ASSURER, APPROVER, DIFFERENCE),
        )
        self.frozen = FrozenPanel()
        self.tabs = FoldTabs("The shortlist that was signed off, and who signed it")
        self.tabs.addTab(self.frozen, "The shortlist")
        self.left = PageSplit(self.table, self.tabs, orientation=Qt.Orientation.Vertical)
        self.left.setStretchFactor(1, 1)
        self.details = DetailsPane("Choose a sign-off to see who signed it, and what.")
        guide = Guide("Nothing is signed off yet.", "")
        super().__init__("Sign-offs", self.table, self.details, guide, self.left)
        self.tool_row.hide()
        self.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
        self.sign = self.add(
            "Sign off…", "Freeze the ranking as it is now, with four names", "Ins", self._sign
        )
        self.export = self.add(
            "Export…",
            "Save the shortlist as at this sign-off to a file",
            "Ctrl+Shift+E",
            self._export,
        )
        self.on_enter_key(self.export)
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
        self.frozen.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.frozen.search.selectAll()

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
        if wide is folded:
            self.split.forget_hand()
        few = theme.row_height(self) * (1 + min(3, max(1, len(self.table.rows.rows))))
        self.left.divide((few, max(few, self.split.height() - few)))
        if wide:
            beside = min(self.width() * 26 // 100, theme.letters(self, 64))
            self.split.divide((self.width() - beside, beside))

    # -- what is done -----------------------------------------------------------------------------

    def _sign(self) -> None:
        self.dialog = SignOffDialog(self.session, self)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.accepted.connect(self._signed)
        self.dialog.open()

    def _signed(self) -> None:
        self.table.choose(str(len(self.session.entries)))

    def _export(self) -> None:
        if (row := self.chosen) is not None and not self.session.project.scores_hidden:
            self.export_wanted.emit(row.signed.entry.number)


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
        self.search = SearchLine("Find a bid", "Find a bid of the sign-off")
        self.shortlist = QCheckBox("Shortlist and reserve")
        self.changed = QCheckBox("Only what changed")
        self.hidden_line = HiddenLine()
        self.table: ListTable[FrozenRow] = ListTable(
            FROZEN_COLUMNS,
            "Ranking as signed off",
            {FROZEN_BID: 18, FROZEN_REGION: 9},
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
        self.table.show_rows(frozen_rows(row.sign_off, today))

    def select(self, bid: str) -> None:
        """A bid is the selected one: go to it, unless the filter hides it, which is said then."""
        self._bid = bid
        shown = bool(bid) and self.table.choose(bid)
        if bid and not shown:
            self.table.choose_none()
        held = next((row for row in self.table.rows.every if row.id == bid), None)
        self.hidden_line.say(held.ranked.name if held is not None and not shown else "")

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
