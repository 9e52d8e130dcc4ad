"""The logs of assumptions, decisions and data: what, why, impact, by whom, signed off by whom."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTabBar

from gz_eval.app.about_bids import names_bid
from gz_eval.app.record_rows import (
    IMPACT,
    RECORD_COLUMNS,
    RECORD_LOG,
    RECORD_NUMBER,
    RECORD_WHAT,
    RECORD_WHEN,
    RECORD_WHO,
    RECORD_WHY,
    RecordFilter,
    RecordRow,
    amendments,
    log_title,
    record_count_line,
    record_details,
    record_rows,
)
from gz_eval.app.session import Session
from gz_eval.core.records import Log, Record
from gz_eval.desktop import theme
from gz_eval.desktop.details_pane import DetailsPane
from gz_eval.desktop.following import ABOUT_NO_BID, GO_TO_BID, Following
from gz_eval.desktop.form_dialog import FormDialog
from gz_eval.desktop.guide import Guide
from gz_eval.desktop.list_page import BESIDE_MUCH, ListPage
from gz_eval.desktop.list_table import ListTable
from gz_eval.desktop.list_tools import SearchLine, clear_button
from gz_eval.desktop.record_dialog import RecordDialog, SignRecordDialog
from gz_eval.desktop.refusal import changing, first_lacking, refuse

_TABS: tuple[Log | None, ...] = (None, *Log)


class RecordsPage(ListPage):
    """Shows a session's logs. `dialog` is the dialog that is open, if one is."""

    beside_from = BESIDE_MUCH
    bid_wanted = Signal(str)
    cell_wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        self.session = session
        self.dialog: FormDialog | None = None
        self.table: ListTable[RecordRow] = ListTable(
            RECORD_COLUMNS,
            "Logs of assumptions, decisions and data",
            {RECORD_WHAT: 36, RECORD_WHY: 20, IMPACT: 12},
            (RECORD_WHEN, IMPACT, RECORD_WHO, RECORD_WHY),
        )
        self.details = DetailsPane("Choose an entry to see all of it.")
        guide = Guide(
            "The logs are empty.",
            "Choose “Add…” to write down an assumption or a decision: what it is, why, and what"
            " would change if it were otherwise. Imports write into the data log by themselves.",
        )
        super().__init__("Logs", self.table, self.details, guide)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.horizontalHeader().setSortIndicator(RECORD_NUMBER, Qt.SortOrder.DescendingOrder)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Which log is shown")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for _ in _TABS:
            self.tabs.addTab("")
        self.search = SearchLine("Find in the logs (Ctrl+F)", "Find in the logs")
        self.clear = clear_button("the search", "Show every record again")
        self.tools.addWidget(self.tabs)
        self.tools.addWidget(self.search, 1)
        self.following = Following(
            self.table, session, lambda row, bid: names_bid(row.record.what, bid), leads=False
        )
        self.follow_bid(self.following, self._filter, self._show_all)
        self.tools.addWidget(self.clear)
        self.tools.setSpacing(theme.MEDIUM)
        self.write = self.add("Add…", "Write an entry into a log", "Ins", self._write)
        self.amend = self.add("Amend…", "Word the entry anew", "F2", self._amend)
        self.sign = self.add(
            "Sign off…", "Sign what is selected off by name", "Ctrl+Return", self._sign
        )
        changing(self.write, self.amend, self.sign)
        self.go_to_bid = self.add(*GO_TO_BID, self._go_to_bid)
        self.table.on_enter(self.amend)
        self.search.textChanged.connect(self._filter)
        self.search.left.connect(self.enter)
        self.tabs.currentChanged.connect(self._filter)
        self.clear.clicked.connect(self.reset)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._follow())
        self.order_tabs()

    def refresh(self) -> None:
        """Show the logs as they are now."""
        rows = record_rows(self.session.project.records, amended=amendments(self.session.entries))
        for number, log in enumerate(_TABS):
            self.tabs.setTabText(number, log_title(log, rows))
        self.table.show_rows(rows)
        self.following.refresh()
        self.show_list(bool(rows))
        self._filter()

    @property
    def wanted(self) -> RecordFilter:
        """The filter as it is set."""
        return RecordFilter(self.search.text(), _TABS[max(0, self.tabs.currentIndex())])

    @property
    def chosen(self) -> Record | None:
        """The chosen entry; None when none is."""
        key = self.table.chosen_id
        records = self.session.project.records
        return next((one for one in records if str(one.number) == key), None)

    @property
    def waiting(self) -> tuple[Record, ...]:
        """The selected entries that are not signed off, from top to bottom."""
        rows = self.table.selected_rows
        if not rows and self.table.chosen_row is not None:
            rows = [self.table.chosen_row]
        return tuple(row.record for row in rows if row.record.signed_off is None)

    def choose(self, number: int) -> None:
        """Go to an entry; a filter that hides it is cleared."""
        if not self.table.choose(str(number)):
            self._show_all()
            self.table.choose(str(number))

    def reset(self) -> None:
        """Show every entry of the log that is shown."""
        self.search.clear()
        self.following.only.setChecked(False)

    def _show_all(self) -> None:
        self.reset()
        self.tabs.setCurrentIndex(0)

    def go_to_search(self) -> None:
        """Go to the search box."""
        self.search.take()

    def _filter(self) -> None:
        wanted = self.wanted
        self.following.filter(wanted)
        self.table.leave_out(frozenset({RECORD_LOG}) if wanted.log is not None else frozenset())
        self.clear.setVisible(bool(wanted.text.strip()) or self.following.narrow)
        rows = self.table.rows
        told = record_count_line(rows.every, len(rows.rows))
        self.count.setText(self.following.count(told))
        self._follow()

    def _follow(self) -> None:
        record = self.chosen
        chosen = (record is not None, "Select an entry of a log first.")
        several = len(self.table.selected_rows) > 1
        done = "They are signed off already." if several else "It is signed off already."
        unsigned = (bool(self.waiting), done)
        one = (not several, "Select one entry: each is amended by itself.")
        refuse(self.amend, first_lacking(chosen, one))
        refuse(self.sign, first_lacking(chosen, unsigned))
        about = (bool(self.following.bid_of(self.table.chosen_row)), ABOUT_NO_BID)
        refuse(self.go_to_bid, first_lacking(chosen, about))
        row = self.table.chosen_row if record is not None else None
        self.details.show_details(record_details(row) if row is not None else None)

    # -- what is done -----------------------------------------------------------------------------

    def _write(self) -> None:
        dialog = RecordDialog(self.session, self.wanted.log or Log.ASSUMPTION, parent=self)
        dialog.accepted.connect(lambda: self.choose(self.session.project.records[-1].number))
        self._open(dialog)

    def _amend(self) -> None:
        if (record := self.chosen) is not None:
            self._open(RecordDialog(self.session, record=record, parent=self))

    def _go_to_bid(self) -> None:
        if bid := self.following.bid_of(self.table.chosen_row):
            self.bid_wanted.emit(bid)

    def _sign(self) -> None:
        if waiting := self.waiting:
            self._open(SignRecordDialog(self.session, waiting, self))

    def _open(self, dialog: FormDialog) -> None:
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
