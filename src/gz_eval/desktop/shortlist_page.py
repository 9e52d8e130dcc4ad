"""The shortlist as officials leave it: in, in reserve, out; and what it comes to, by region.

The rule's standing and the rank stay beside every move. Knows nothing of how either came about.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gz_eval.app.as_seen import AsSeen
from gz_eval.app.finding import nearness, words_of
from gz_eval.app.hidden_words import SCORES_HIDDEN_TITLE, SCORES_SHOWN_ONCE
from gz_eval.app.region_choice import region_choices
from gz_eval.app.shortlist_cells import shortlist_columns
from gz_eval.app.shortlist_details import notes_on, shortlist_details
from gz_eval.app.shortlist_notes import shortlist_notes
from gz_eval.app.shortlist_rows import ShortlistRow, shortlist_line, shortlist_rows
from gz_eval.app.shown import Shown
from gz_eval.app.weight_trial import without_tried
from gz_eval.core.framework import Framework
from gz_eval.core.outcome import Standing
from gz_eval.core.override_account import OverrideAccount, override_accounts
from gz_eval.core.targets import targets_in_words
from gz_eval.desktop.details_pane import DetailsPane
from gz_eval.desktop.doing import do
from gz_eval.desktop.guide import Guide
from gz_eval.desktop.letting_go import let_go_once_finished
from gz_eval.desktop.list_page import ListPage
from gz_eval.desktop.page_action import ActionButton
from gz_eval.desktop.shortlist_deeds import ShortlistDeeds
from gz_eval.desktop.shortlist_filters import ShortlistFilters
from gz_eval.desktop.shortlist_notes import ShortlistNotes
from gz_eval.desktop.shortlist_table import ShortlistTable
from gz_eval.desktop.shortlist_tabs import ShortlistTabs
from gz_eval.desktop.target_dialog import TargetDialog
from gz_eval.desktop.totals_pane import TotalsPane

_BID, _REGION, _STANDING = 1, 2, 4
_NO_BIDS = ("There are no bids yet", "Import bids, and the shortlist rule makes a first shortlist.")


class ShortlistPage(ListPage):
    """Shows who is shortlisted. `bid_chosen` is sent with the bid that is selected here.

    `bid_wanted` leads to a bid in the ranking.
    """

    beside_from = 165  # letters: what the bids bring stands in columns of its own
    beside_share = 24  # names have room before what is said of one of them
    bid_chosen = Signal(str)
    bid_wanted = Signal(str)
    hidden_words = "The selected bid, {}, is not among the bids that are shown."

    def __init__(self, looked_at: Shown) -> None:
        self.looked_at = looked_at
        self.session = looked_at.session
        self._framework: Framework = looked_at.project.framework
        self._all: tuple[ShortlistRow, ...] = ()
        self._accounts: tuple[OverrideAccount, ...] = ()
        self._tried_elsewhere: tuple[str, ...] = ()
        self._bid = ""  # the selected one, which a filter may hide
        self.table = ShortlistTable(
            shortlist_columns(self._framework),
            {_BID: 20, _REGION: 12, _STANDING: 16},
            (_REGION,),
            grouped_by=_STANDING,
        )
        self.below = TotalsPane(self._framework)
        self.details = DetailsPane("Choose a bid to see why it stands where it does.")
        self.tabs = ShortlistTabs(self.table, self.below, self.details)
        self.tabs.currentChanged.connect(lambda _tab: self._turned())
        super().__init__("Shortlist", self.table, self.details, Guide("", ""), self.tabs)
        self.table.horizontalHeader().setSortIndicator(_STANDING, Qt.SortOrder.AscendingOrder)
        self.table.sortByColumn(_STANDING, Qt.SortOrder.AscendingOrder)
        self.filters = ShortlistFilters(self)
        self.filters.put_in(self.tools)
        self.notes = ShortlistNotes()
        self.notes.bid_wanted.connect(self._go_to)
        self._column.insertWidget(1, self.notes)  # it is about the list as a whole
        self.hidden_line.wanted.connect(self._show_hidden)
        self.deeds = ShortlistDeeds(self, looked_at, lambda: self.chosen, self.bid_wanted.emit)
        self.table.on_enter(self.deeds.why)
        self.filters.changed.connect(self._filter)
        self.filters.left.connect(self._come_from_search)
        self.below.target_wanted.connect(self._set_target)
        self.addAction(self.below.set_target)
        # Targets are best set before scores are seen: while there is no list to see, too.
        aim = QWidget()
        row = QHBoxLayout(aim)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(ActionButton(self.below.set_target))
        row.addStretch(1)
        self.guide.take(aim)
        self.table.chosen.connect(self._chosen)
        self.table.dropped.connect(self._drop)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._follow())
        self.order_tabs(self.below.button, self.below.table)
        QWidget.setTabOrder(self.notes, self.filters.search)

    def _turned(self) -> None:
        """What they all come to is not about one bid, and a low page has no room to spare."""
        self.tool_row.setVisible(self.tabs.on_first)
        self.button_row.setVisible(not self.tabs.on_totals)
        if not self.tabs.holds(self.details):
            self.details.setVisible(self.tabs.on_first)

    def arrange(self) -> None:
        """On a low page the totals are a tab beside the bids, on the lowest the details too."""
        self.notes.shorten(self.tabs.is_low(self))
        self.tabs.arrange(self, self.split, beside=self.is_wide)
        super().arrange()

    def _show_buttons(self, *, filled: bool) -> None:
        """Where there is no list, only what can be done without one: else all are refused."""
        for button in self.button_row.findChildren(ActionButton):
            button.setVisible(filled or button.isEnabled())

    # -- what is shown ----------------------------------------------------------------------------

    def offer(self, _files: QAction, _folder: QAction, lock: QAction) -> None:
        """Offer to lock the framework while scores are hidden."""
        self.guide.offer_lock(lock)

    def refresh(self) -> None:
        """Show the shortlist as it is now."""
        project = self.looked_at.project
        if self.looked_at.hidden or not project.bids.bids:
            title, words = (
                (SCORES_HIDDEN_TITLE, SCORES_SHOWN_ONCE) if self.looked_at.hidden else _NO_BIDS
            )
            places = not self.looked_at.anonymous
            targets = targets_in_words(project.framework, places=places)
            self.guide.say(title, "\n".join((words, *targets)))
            self._all, self._accounts = (), ()
            self.table.show_rows(())
            self.below.show_nothing()
            self.notes.say(())
            self.hidden_line.say("")
            self.count.clear()
            self.show_list(False)
            self.button_row.show()  # whichever tab was in front
            self._follow()
            self._show_buttons(filled=False)
            return
        self._show_buttons(filled=True)
        if self._columns_of(project.framework) != self._columns_of(self._framework):
            self._framework = project.framework
            self.table.show_columns(shortlist_columns(self._framework))
        self._framework = project.framework
        selection, place = self.looked_at.selection, self.table.currentIndex().row()
        self._all = shortlist_rows(selection)
        self.table.leave_out(frozenset({_REGION}) if self.looked_at.anonymous else frozenset())
        self.table.show_rows(self._all)
        self.below.show_totals(selection, places=not self.looked_at.anonymous)
        self._accounts = override_accounts(project)
        self.notes.say(shortlist_notes(selection, self._accounts))
        self.filters.offer_regions(region_choices(row.region for row in self._all))
        self.show_list(True)
        self._turned()
        self._filter()
        if self.table.currentIndex().row() != place:  # it was moved: it stays in sight
            self.table.scrollTo(self.table.currentIndex())

    @staticmethod
    def _columns_of(framework: Framework) -> tuple[object, ...]:
        return framework.totals, framework.fields

    @property
    def chosen(self) -> ShortlistRow | None:
        """The selected bid, which a filter may hide; None when none is."""
        hidden = (row for row in self._all if row.id == self._bid)
        return self.table.chosen_row or next(hidden, None)

    @property
    def selected(self) -> str:
        """The id of the selected bid, as far as it is known here; empty when none is."""
        return self._bid

    def select(self, bid: str) -> None:
        """A bid is the selected one: go to it, unless a filter hides it, which is said then."""
        self._bid = bid
        shown = bool(bid) and self.table.choose(bid)
        if bid and not shown:
            self.table.choose_none()
        held = not shown and self.table.rows.holds(bid)
        self.hidden_line.say(self.looked_at.name(bid) if held else "")
        self._follow()

    def _chosen(self, bid: str) -> None:
        self._bid = bid
        self.hidden_line.say("")
        self.bid_chosen.emit(bid)

    def _go_to(self, bid: str) -> None:
        """Choose a bid that is spoken of, whatever the filters hide."""
        self._bid = bid
        if self.table.rows.row_of(bid) < 0:
            self._show_every()
        if self.table.choose(bid):
            self._chosen(bid)
            self._follow()
        self.tabs.show_first()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_every(self) -> None:
        self.filters.reset()
        if self.table.rows.row_of(self._bid) < 0:  # it is far from the line
            self.filters.everyone.setChecked(True)

    def _show_hidden(self) -> None:
        self._show_every()
        self.select(self._bid)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def can_show_region(self) -> bool:
        """Whether there is a list: none while scores are hidden."""
        return not self.looked_at.hidden

    def show_region(self, region: str) -> None:
        """Show only the bids of a region, all of them."""
        self.tabs.show_first()
        self.filters.show_region(region)

    def go_to_search(self) -> None:
        """Go to the search box."""
        self.tabs.show_first()
        self.filters.search.take()

    def _come_from_search(self) -> None:
        """Go to what was found, and have it be the selected bid."""
        self.enter()
        words = words_of(self.filters.search.text())
        self.table.choose_found(lambda row: nearness(words, row.name, row.reference))

    def enter(self) -> None:
        """Go to the list, to its first bid when none is selected; or to the tab that is shown."""
        if not self.tabs.on_first and not self._guided:
            seen = self.below.table if self.tabs.on_totals else self.details.text
            seen.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._bid and not self._guided:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().enter()
        self._bid = self.table.chosen_id
        self._follow()

    def _filter(self) -> None:
        self.table.rows.show_picked(self.filters.wanted.passing)
        shown = self.table.rows.rowCount()
        parts = (shortlist_line(self._all, shown), without_tried(self._tried_elsewhere))
        self.count.setText(" · ".join(filter(None, parts)) if self._all else "")
        self.select(self._bid)

    def tell_tried(self, pages: Sequence[str]) -> None:
        """On these pages, by name, something is tried that is not counted here."""
        if tuple(pages) != self._tried_elsewhere:
            self._tried_elsewhere = tuple(pages)
            self._filter()

    def _follow(self) -> None:
        row = self.chosen
        self.table.movable = self.deeds.follow()
        if row is None:
            self.details.show_details(None)
            return
        project = self.looked_at.project
        named = not self.looked_at.anonymous
        decisions = [one for one in self._accounts if one.override.bid == row.id]
        self.details.show_details(
            shortlist_details(
                row,
                self._framework,
                notes_on(project, row.id) if named else (),
                decisions if named else (),
                places=named,
            )
        )

    # -- what is done -----------------------------------------------------------------------------

    def _drop(self, bid: str, standing: Standing) -> None:
        """A bid was dragged into another group: the same as choosing it and pressing the button."""
        if self.table.choose(bid):
            self._follow()
            if self.deeds.moves[standing].isEnabled():
                self.deeds.move(standing)

    def _set_target(self, total: str, place: str) -> None:
        places = not self.looked_at.anonymous
        seen = AsSeen(lambda: self.session.project.framework)
        dialog = TargetDialog(self.window(), seen.facts, total, place, places=places)
        dialog.made_of(seen, self.session)
        dialog.accepted.connect(lambda: self._keep_target(dialog))
        let_go_once_finished(dialog)
        dialog.open()

    def _keep_target(self, dialog: TargetDialog) -> None:
        if dialog.command is not None:
            do(self, self.session, dialog.command, seen=dialog.seen)

    # -- room -------------------------------------------------------------------------------------

    def remember(self, settings: QSettings) -> None:
        """Write down how the page is divided."""
        super().remember(settings)
        self.tabs.remember(settings)

    def restore(self, settings: QSettings) -> None:
        """Divide the page as it was."""
        super().restore(settings)
        self.tabs.restore(settings)
