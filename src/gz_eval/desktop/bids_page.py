"""The page of the bids: every bid that was imported, what each says, and where it says so.

At the left the table of bids and the rows that were left out; at the right the selected bid. The
page holds what is selected and which columns are shown, nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gz_eval.app.bid_columns import bid_columns
from gz_eval.app.bid_filter import BidFilter, bid_count_line
from gz_eval.app.bid_rows import BidRow, BidRows
from gz_eval.app.finding import nearness, words_of
from gz_eval.app.shown import Shown
from gz_eval.core.framework import Framework
from gz_eval.desktop import theme
from gz_eval.desktop.bid_filters import BidFilters
from gz_eval.desktop.bid_panel import BidPanel
from gz_eval.desktop.bids_columns import BidsColumns
from gz_eval.desktop.bids_list import BidsGuide
from gz_eval.desktop.bids_table import BidsTable
from gz_eval.desktop.bids_tabs import BidsTabs
from gz_eval.desktop.columns_dialog import ColumnsDialog
from gz_eval.desktop.copying import copy_action
from gz_eval.desktop.focus import enter_buttons
from gz_eval.desktop.hidden_line import HiddenLine
from gz_eval.desktop.page_action import ActionButton, page_action
from gz_eval.desktop.page_split import ArrangedPage
from gz_eval.desktop.refusal import first_lacking, refuse
from gz_eval.desktop.turns import Turns, in_next_turn
from gz_eval.desktop.unshown_line import UnshownLine

_LOW = 20  # lines of text: a lower page has room for what is about its tab alone
_A_TURN = 500  # rows: what the search looks in, of so many, is some 5 ms


def _put_together(rows: Sequence[BidRow]) -> None:
    for row in rows:
        _ = row.haystack


class BidsPage(ArrangedPage):
    """Shows every bid of a session.

    `bid_chosen` is sent with the id of the bid that the person selects; `bid_wanted` with a bid to
    be gone to in the ranking; `cell_wanted` with a `CellRef`, `correct_wanted` with a bid and a
    field, `told` with what was done (what, advice, whether it is bad).
    """

    bid_chosen = Signal(str)
    bid_wanted = Signal(str)
    cell_wanted = Signal(object)
    correct_wanted = Signal(str, str)
    told = Signal(str, str, bool)

    def __init__(self, looked_at: Shown) -> None:
        super().__init__()
        self.looked_at = looked_at
        self.session = looked_at.session
        self._rows = BidRows()
        self._shown_rows: tuple[BidRow, ...] | None = None
        self.selected = ""
        self.dialog: ColumnsDialog | None = None
        self.filters = BidFilters()
        self.hidden_line = HiddenLine()
        self.table = BidsTable(bid_columns(self._framework, hidden=False, anonymous=False))
        self.tabs = BidsTabs(looked_at, self.table)
        self.left_out, self.issues = self.tabs.left_out, self.tabs.issues
        self._ahead = Turns(self)
        self.split = BidsColumns(looked_at, self.tabs)
        self.guide = BidsGuide()
        self.count = QLabel()
        self._lay_out()
        self._connect()
        in_next_turn(self, lambda: self.panel)

    @property
    def panel(self) -> BidPanel:
        """The selected bid."""
        return self.split.panel

    def _take_in(self, panel: BidPanel) -> None:
        """Fill the panel of the selected bid, which has come to be."""
        self.split.order_tabs(self.buttons.findChildren(ActionButton))
        self.addAction(panel.show_source)  # its key also while the bid is a tab that is not seen
        panel.cell_wanted.connect(self.cell_wanted)
        panel.correct_wanted.connect(self.correct_wanted)
        self._show_bid()
        self.fit()

    @property
    def _framework(self) -> Framework:
        return self.looked_at.project.framework

    def _show_columns(self) -> bool:
        """Have the columns of the framework, without those that would tell what is hidden."""
        shown = self.looked_at
        every = bid_columns(self._framework, hidden=False, anonymous=False)
        offered = bid_columns(self._framework, hidden=shown.hidden, anonymous=shown.anonymous)
        withheld = frozenset(one.key for one in every) - {one.key for one in offered}
        return self.table.show_kinds(every, withheld)

    def _lay_out(self) -> None:
        title = QLabel("Bids")
        theme.as_title(title)
        theme.as_caption(self.count)
        self.count.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.count.setWordWrap(True)
        heading = QHBoxLayout()
        heading.setSpacing(theme.SMALL)
        heading.addWidget(title)
        heading.addWidget(self.count, 1)
        heading.addWidget(UnshownLine(self.table, "“Columns…” chooses which are."))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.split)
        self.stack.addWidget(self.guide)
        self.copy = copy_action(self, self.table, "C&opy rows", self.told.emit)
        self.columns = page_action(self, "Co&lumns…", "Choose what the table shows", "Ctrl+Shift+O")
        self.rank = page_action(self, "Go to the &ranking", "Show the bid in the ranking")
        self.buttons = QWidget()
        line = QHBoxLayout(self.buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.SMALL)
        for action in (self.copy, self.columns, self.rank):
            line.addWidget(ActionButton(action))
        self.table.addActions([self.columns, self.rank])
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.LARGE, theme.MEDIUM, theme.LARGE, theme.MEDIUM)
        layout.setSpacing(theme.SMALL)
        layout.addLayout(heading)
        layout.addWidget(self.filters)
        layout.addWidget(self.hidden_line)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.buttons)

    def _connect(self) -> None:
        self.filters.changed.connect(self._filter)
        self.filters.left.connect(self._come_from_search)
        self.hidden_line.wanted.connect(self._show_hidden)
        self.table.chosen.connect(self._choose)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._follow())
        self.table.opened.connect(self._enter_bid)
        self.tabs.cell_wanted.connect(self.cell_wanted)
        self.tabs.left_out.told.connect(self.told)
        self.split.panel_made.connect(self._take_in)
        self.columns.triggered.connect(self.choose_columns)
        self.rank.triggered.connect(self._go_to_ranking)
        self.tabs.currentChanged.connect(lambda _at: self._follow())

    # -- what is shown ----------------------------------------------------------------------------

    def offer(self, files: QAction, folder: QAction, _lock: QAction) -> None:
        """Offer to import while there are no bids."""
        self.guide.offer((("Import bids…", files), ("Import a folder…", folder)))

    def offer_for_bid(self, actions: Sequence[QAction]) -> None:
        """Offer what can be done with the selected bid in the menu of the table too."""
        line = QAction(self)
        line.setSeparator(True)
        self.table.addActions([line, *actions])

    def refresh(self) -> None:
        """Show the bids as they are now."""
        rows = self._rows.of(self.looked_at)
        anew = not self.table.rows.every
        anew = self._show_columns() or anew
        if rows is not self._shown_rows:
            self._shown_rows = rows
            self.table.show_rows(rows)
            self.filters.offer_for(rows)
            self._search_ahead(rows)
        elif not self.table.rows.every:
            self.table.show_rows(rows)
        if anew:
            self.table.fit_columns()
        found = self.tabs.show_found()
        filled = bool(rows) or found
        self.stack.setCurrentWidget(self.split if filled else self.guide)
        self.filters.setVisible(filled)
        self._show_buttons()
        self._filter(self.filters.wanted)
        self._show_selected()

    def _search_ahead(self, rows: Sequence[BidRow]) -> None:
        """Put together what the search looks in, before anybody searches, a little at a time."""
        self._ahead.drop()
        for at in range(0, len(rows), _A_TURN):
            self._ahead.add(partial(_put_together, rows[at : at + _A_TURN]))

    def _filter(self, wanted: BidFilter) -> None:
        self.table.filter_by(wanted)
        self.hidden_line.keep_room(wanted.active)
        self.hidden_line.mark(self.table, self.selected, self.looked_at)
        rows = self.table.rows
        self.count.setText(bid_count_line(rows.every, len(rows.rows)) if rows.every else "")
        self._follow()

    def _show_selected(self) -> None:
        rows = self._rows.of(self.looked_at)
        if self._rows.row(self.looked_at, self.selected) is None:
            self.selected = rows[0].id if rows else ""
        self.hidden_line.mark(self.table, self.selected, self.looked_at)
        self._show_bid()

    def _show_hidden(self) -> None:
        self.filters.reset()
        self.tabs.show_first()
        self.enter()

    def _show_bid(self) -> None:
        if self.split.made is not None:
            self.split.made.show_bid(self._rows.row(self.looked_at, self.selected))
        self._follow()

    @property
    def selected_bids(self) -> tuple[str, ...]:
        """The ids of all bids that are selected, from top to bottom."""
        return tuple(row.id for row in self.table.selected_rows)

    def show_gravest(self) -> None:
        """Show the bids with the gravest issues that are open, and the issues of the first."""
        self.tabs.show_first()
        self.filters.show_gravest(self.table.rows.every)
        if rows := self.table.rows.rows:
            self.table.choose(rows[0].id)
            self._choose(rows[0].id)
            self.tabs.show_bid(self.panel)
            self.panel.go_to_issues()

    def show_region(self, region: str) -> None:
        """Show only the bids of a region."""
        self.tabs.show_first()
        self.filters.show_region(region)

    def select(self, bid: str) -> None:
        """Show a bid as the selected one, without saying so; filters stay as they are."""
        self.selected = bid
        self._show_selected()

    def _choose(self, bid: str) -> None:
        if bid != self.selected:
            self.selected = bid
            self.hidden_line.say("")
            self._show_bid()
            self.bid_chosen.emit(bid)

    def _follow(self) -> None:
        tabled = (self.tabs.on_first, "Go to the tab “Bids” first: it is about the table there.")
        refuse(self.copy, first_lacking(tabled, (bool(self.table.rows.rows), "No bid is shown.")))
        refuse(self.columns, first_lacking(tabled))
        refuse(self.rank, first_lacking((bool(self.selected), "Select a bid first.")))
        self._show_buttons()

    def _show_buttons(self) -> None:
        """They are about the table of bids: tabs with their own, or on a low page, have room."""
        filled = self.stack.currentWidget() is self.split
        low = self.height() < theme.em(self) * _LOW
        room = not low and not self.tabs.on_found
        self.buttons.setVisible(filled and (self.tabs.on_first or room))

    def enter(self) -> None:
        """Go to the table, to its first bid when none is chosen; or to what brings bids in."""
        if self.stack.currentWidget() is self.guide:
            enter_buttons(self.guide)
            return
        table = self.tabs.entered(self.split.made)
        table.setFocus(Qt.FocusReason.OtherFocusReason)
        if not table.currentIndex().isValid() and table.model().rowCount():
            table.setCurrentIndex(table.model().index(0, 0))

    def _come_from_search(self) -> None:
        """Go to what was found, and have it be the selected bid."""
        self.enter()
        words = words_of(self.filters.search.text())
        self.table.choose_found(lambda row: nearness(words, row.bid.name, row.reference))

    def go_to_search(self) -> None:
        """Go to the search box."""
        self.tabs.show_first()
        self.filters.search.take()

    # -- what is done -----------------------------------------------------------------------------

    def choose_columns(self) -> None:
        """Choose which columns the table shows; seen at once."""
        dialog = ColumnsDialog(self.table.offered, self.table.shown_keys, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self.table.choose_offered)
        self.dialog = dialog
        dialog.open()

    def _go_to_ranking(self) -> None:
        if self.selected:
            self.bid_wanted.emit(self.selected)

    def _enter_bid(self) -> None:
        self.tabs.show_bid(self.panel)
        self.panel.answers.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- room -------------------------------------------------------------------------------------

    def arrange(self) -> None:
        """The bid lies beside the table on a wide page and in a tab of its own on a narrow one."""
        self._show_buttons()
        self.split.arrange(self.width())

    def remember(self, settings: QSettings) -> None:
        """Write down how the page is divided, and what the table shows."""
        self.split.write_down(settings)
        self.table.remember(settings, "bids/table")

    def restore(self, settings: QSettings) -> None:
        """Divide the page as it was, with the columns there were."""
        self.split.divide_as(settings)
        self.table.restore(settings, "bids/table")
