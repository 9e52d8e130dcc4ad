"""The history: every action with who, when and why; states to look at, compare and return to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QCheckBox

from gz_eval.app.about_bids import Subjects
from gz_eval.app.blind_record import scores_turned
from gz_eval.app.history_details import history_details, weights_moved
from gz_eval.app.history_rows import (
    HISTORY_COLUMNS,
    NOTE,
    NUMBER,
    REASON,
    WHAT,
    WHEN,
    WHO,
    HistoryFilter,
    HistoryRow,
    groups_of,
    history_count_line,
    history_rows,
    people_of,
)
from gz_eval.app.session import Session
from gz_eval.desktop.details_pane import DetailsPane
from gz_eval.desktop.doing import return_to
from gz_eval.desktop.following import ABOUT_NO_BID, GO_TO_BID, Following
from gz_eval.desktop.guide import Guide
from gz_eval.desktop.list_page import BESIDE_MUCH, ListPage
from gz_eval.desktop.list_table import ListTable
from gz_eval.desktop.list_tools import SearchLine, choice_box, chosen, clear_button, offer
from gz_eval.desktop.refusal import changing, first_lacking, refuse

if TYPE_CHECKING:
    from gz_eval.desktop.compare_dialog import CompareDialog


class HistoryPage(ListPage):
    """Shows the audit log of a session. `state_wanted` is sent with an entry's number."""

    state_wanted = Signal(int)
    beside_from = BESIDE_MUCH
    bid_wanted = Signal(str)
    cell_wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        self.session = session
        self.comparison: CompareDialog | None = None
        self.table: ListTable[HistoryRow] = ListTable(
            HISTORY_COLUMNS, "History", {WHAT: 30, REASON: 24, NOTE: 14}, (REASON, WHO, WHEN)
        )
        self.details = DetailsPane("Choose an entry to see all of it.")
        super().__init__("History", self.table, self.details, Guide("Nothing was done yet.", ""))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.horizontalHeader().setSortIndicator(NUMBER, Qt.SortOrder.DescendingOrder)
        self.search = SearchLine("Find in the history (Ctrl+F)", "Find in the history")
        self.person = choice_box("Show entries by: person", ("Everybody",))
        self.group = choice_box("Show entries by: kind", ("All kinds",))
        self.after_lock = QCheckBox("Only after the lock")
        self.clear = clear_button("the search and all filters", "Show every entry again")
        self.tools.addWidget(self.search, 1)
        for widget in (self.person, self.group, self.after_lock):
            self.tools.addWidget(widget)
        self._subjects = Subjects(session)
        self.following = Following(
            self.table,
            session,
            lambda row, bid: self._subjects.about(row.entry.number, bid),
            leads=False,
        )
        self.follow_bid(self.following, self._filter, self.reset)
        self.tools.addWidget(self.clear)
        self.show_state = self.add(
            "Show as it was", "Open the evaluation as it was after this entry", "", self._show_state
        )
        self.compare = self.add(
            "Compare with now", "What differs between states", "Ctrl+D", self._compare
        )
        self.go_back = self.add(
            "Return to this state…",
            "Make this state the current one, as a new entry that can be undone",
            "Ctrl+Shift+R",
            self._return,
        )
        changing(self.go_back)
        self.go_to_bid = self.add(*GO_TO_BID, self._go_to_bid)
        self.table.on_enter(self.show_state)
        self.search.textChanged.connect(self._filter)
        self.search.left.connect(self.enter)
        self.person.currentIndexChanged.connect(self._filter)
        self.group.currentIndexChanged.connect(self._filter)
        self.after_lock.toggled.connect(self._filter)
        self.clear.clicked.connect(self.reset)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._follow())
        self.order_tabs()

    def refresh(self) -> None:
        """Show the history as it is now."""
        entries = self.session.entries
        for box, words in ((self.person, people_of(entries)), (self.group, groups_of(entries))):
            offer(box, words)
        self._subjects.follow()
        self.table.show_rows(history_rows(entries))
        self.following.refresh()
        self.show_list(bool(entries))
        self._filter()

    # -- what is chosen ---------------------------------------------------------------------------

    @property
    def wanted(self) -> HistoryFilter:
        """The filter as it is set."""
        return HistoryFilter(
            self.search.text(),
            chosen(self.person),
            chosen(self.group),
            self.after_lock.isChecked(),
        )

    @property
    def chosen(self) -> tuple[int, ...]:
        """The numbers of the selected entries, the oldest first."""
        return tuple(sorted(row.entry.number for row in self.table.selected_rows))

    def choose(self, number: int) -> None:
        """Go to an entry, wherever it is; a filter that hides it is cleared."""
        if not self.table.choose(str(number)):
            self.reset()
            self.table.choose(str(number))

    def reset(self) -> None:
        """Show every entry."""
        self.search.clear()
        self.person.setCurrentIndex(0)
        self.group.setCurrentIndex(0)
        self.after_lock.setChecked(False)
        self.following.only.setChecked(False)

    def go_to_search(self) -> None:
        """Go to the search box."""
        self.search.take()

    def _filter(self) -> None:
        self.clear.setVisible(self.following.filter(self.wanted))
        rows = self.table.rows
        self.count.setText(self.following.count(history_count_line(rows.every, len(rows.rows))))
        self._follow()

    def _follow(self) -> None:
        """Offer what can be done with what is selected, and show the details of one."""
        chosen = self.chosen
        last = len(self.session.entries)
        one = len(chosen) == 1
        single = (one, "Select one entry first.")
        compared = (one or len(chosen) == 2, "Select one entry, or two, first.")
        earlier = (not one or chosen[0] != last, "The last entry is the state as it is now.")
        refuse(self.show_state, first_lacking(single))
        self.compare.setText("Compare the two" if len(chosen) == 2 else "Compare with now")
        refuse(self.compare, first_lacking(compared, earlier))
        refuse(self.go_back, first_lacking(single, earlier))
        refuse(self.go_to_bid, first_lacking(single, (bool(self._bid), ABOUT_NO_BID)))
        if not one:
            self.details.show_details(None)
            return
        weights = weights_moved(self.session, chosen[0])
        turned = scores_turned(self.session, chosen[0])
        self.details.show_details(history_details(self.table.selected_rows[0], weights, turned))

    # -- what is done -----------------------------------------------------------------------------

    def _show_state(self) -> None:
        if len(self.chosen) == 1:
            self.state_wanted.emit(self.chosen[0])

    def _compare(self) -> None:
        from gz_eval.desktop.compare_dialog import CompareDialog

        chosen = self.chosen
        before, after = chosen[0], chosen[1] if len(chosen) == 2 else len(self.session.entries)
        self.comparison = CompareDialog(self.session, before, after, self)
        self.comparison.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.comparison.open()

    @property
    def _bid(self) -> str:
        """The bid that the one selected entry is about; empty for none."""
        rows = self.table.selected_rows
        return self.following.bid_of(rows[0]) if len(rows) == 1 else ""

    def _go_to_bid(self) -> None:
        if bid := self._bid:
            self.bid_wanted.emit(bid)

    def _return(self) -> None:
        if len(self.chosen) == 1:
            return_to(self, self.session, self.chosen[0])
