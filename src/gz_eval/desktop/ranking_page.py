"""The page of the ranking: weights, table, reasons and issues side by side, one selected bid.

A moved weight is tried out by `Session.preview` and shown at once; only Keep changes the
evaluation. The page holds what is tried and what is selected, nothing else. While scores are hidden
weights are set all the same, and nothing is said of what they do.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSettings, QSize, Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gz_eval.app.baseline import Baseline
from gz_eval.app.blind_rows import blind_rows
from gz_eval.app.lock_words import lock_details, lock_note
from gz_eval.app.ranking_rows import RankingRows
from gz_eval.app.region_choice import region_choices
from gz_eval.app.shown import Shown
from gz_eval.app.weight_trial import AS_TRIED
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.overrides import PlaceOverride
from gz_eval.desktop import theme
from gz_eval.desktop.bids_list import BidsList
from gz_eval.desktop.copying import copy_action
from gz_eval.desktop.filter_bar import FilterBar
from gz_eval.desktop.hidden_line import HiddenLine
from gz_eval.desktop.issues_panel import IssuesPanel
from gz_eval.desktop.legend import Legend
from gz_eval.desktop.page_split import ArrangedPage
from gz_eval.desktop.ranking_choice import RankingChoice
from gz_eval.desktop.ranking_columns import RankingColumns
from gz_eval.desktop.ranking_heading import RankingHeading
from gz_eval.desktop.unmeasured_line import UnmeasuredLine
from gz_eval.desktop.weight_trying import WeightTrying
from gz_eval.desktop.weights_panel import WeightsPanel
from gz_eval.desktop.why_following import WhyFollowing
from gz_eval.desktop.why_panel import WhyPanel


class RankingPage(ArrangedPage):
    """Shows one session. `cell_wanted` is sent with a `CellRef` to be looked at.

    `bid_chosen` is sent with the id of the bid that is selected now. What an official wants
    to override is sent by the signals of the reasons, passed on.
    """

    cell_wanted = Signal(object)
    correct_wanted = Signal(str, str)
    override_wanted = Signal(str, str)
    move_wanted = Signal(str)
    bid_chosen = Signal(str)
    trying_changed = Signal()
    told = Signal(str, str, bool)

    def __init__(self, looked_at: Shown) -> None:
        super().__init__()
        self.looked_at = looked_at
        self.session = looked_at.session
        self._rows = RankingRows()
        self._tried_elsewhere: tuple[str, ...] = ()
        self._shown: Evaluation | None = None
        self._kept: Evaluation | None = None
        self._hidden = False

        self.weights = WeightsPanel()
        self.trial = WeightTrying(looked_at, self.weights, self)
        self.bids = BidsList()
        self.table = self.bids.table
        self.filters = FilterBar()
        self.hidden_line = HiddenLine()
        self.choice = RankingChoice(looked_at, self.bids, self.filters, self.hidden_line)
        self.why = WhyPanel()
        self.issues = IssuesPanel(looked_at)
        self.heading = RankingHeading()
        self.since = self.heading.since
        self.unmeasured = UnmeasuredLine()
        self.legend = Legend()
        self.copy = copy_action(self, self.table, "&Copy rows", self.told.emit, self._noted)
        self._lock = self._lock_details = ""
        self._reasons = WhyFollowing(
            looked_at, self.why, lambda: (self._shown, self.choice.bid, self.trying)
        )
        self._lay_out()
        self.legend.follow(self.table)
        self.since.pin_wanted.connect(self._pin)
        self.since.changed.connect(self._show_movement)
        self.trial.moved.connect(self._show_weights)
        self.trial.turned.connect(self.trying_changed)
        self.trial.told.connect(self.told)
        self.choice.chosen.connect(self.bid_chosen)
        self.choice.asked.connect(self._reasons.now)
        self.choice.filtered.connect(self._count_rows)
        self.issues.bid_wanted.connect(self.select)
        self.issues.doing.cell_wanted.connect(self.cell_wanted)
        self.why.cell_wanted.connect(self.cell_wanted)
        self.why.correct_wanted.connect(self.correct_wanted)
        self.why.override_wanted.connect(self.override_wanted)
        self.why.move_wanted.connect(self.move_wanted)

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(theme.SMALL, theme.MEDIUM, theme.SMALL, theme.TIGHT)
        column.setSpacing(theme.TIGHT)
        column.addWidget(self.heading)
        column.addWidget(self.unmeasured)
        column.addWidget(self.filters)
        column.addWidget(self.hidden_line)
        column.addWidget(self.bids, 1)
        column.addWidget(self.legend)
        self.columns = RankingColumns(self.weights, middle, self.why, self.issues)
        self.tabs = self.columns.tabs
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.columns)
        self.setTabOrder(self.filters.clear, self.table)
        self.setTabOrder(self.table, self.bids.blind)
        self.setTabOrder(self.bids.blind, self.issues.groups)
        self.setTabOrder(self.issues.groups, self.issues.issues)
        self.setTabOrder(self.issues.issues, self.issues.more)

    # -- what is shown ----------------------------------------------------------------------------

    @property
    def trying(self) -> bool:
        """Whether weights are moved that are neither kept nor put back."""
        return self.trial.trying

    @property
    def changes(self) -> tuple[str, ...]:
        """The weights that are tried, as phrases."""
        return self.trial.changes

    @property
    def selected(self) -> str:
        """The id of the selected bid; empty when none is."""
        return self.choice.bid

    @property
    def evaluation(self) -> Evaluation | None:
        """The evaluation on the screen: as kept, or as tried."""
        return self._shown

    @property
    def count_text(self) -> str:
        """How many bids are shown, in words."""
        return self.heading.count_text

    @property
    def selected_bids(self) -> tuple[str, ...]:
        """The ids of all bids that are selected, from top to bottom."""
        return tuple(row.id for row in self.table.selected_rows)

    def offer_for_bid(self, actions: Sequence[QAction]) -> None:
        """Offer what can be done with the selected bid in the menu of the table too."""
        line = QAction(self)
        line.setSeparator(True)
        self.table.addActions([line, *actions])

    def offer(self, files: QAction, folder: QAction, lock: QAction) -> None:
        """Offer to import while there are no bids, and to lock while scores are hidden."""
        self.bids.guide.offer((("Import bids…", files), ("Import a folder…", folder)))
        self.why.offer_lock(lock)

    def refresh(self) -> None:
        """Show the session as it is now; what is tried stays unless the framework was changed."""
        project = self.session.project
        settled = self.trial.settle()
        self._hidden = project.scores_hidden
        nameless = self.looked_at.anonymous
        self.issues.show_project(project, nameless=nameless)
        self.filters.hide_results(self._hidden)
        self._lock = lock_note(project)
        self._lock_details = lock_details(project, nameless=nameless)
        self.since.show_project(project)
        self._kept = self.looked_at.evaluation
        if self._hidden:
            self._list_bids()
        self.trial.show_pins()
        self._show_weights()
        moves = any(isinstance(one, PlaceOverride) for one in project.overrides)
        self.legend.show_pillars(project.framework, moved=moves)
        filled = bool(project.bids.bids)
        self.filters.setVisible(filled)
        self.legend.setVisible(filled and not self._hidden)
        self.since.setVisible(filled and not self._hidden)
        self._show_issues()
        self.choice.hold()
        if self._hidden or nameless:
            self._reasons.now()  # what is to be hidden is hidden at once
        else:
            self._reasons.soon()  # the table is seen first
        if settled:
            self.trial.say_settled()
        self.trying_changed.emit()

    def _show(self, evaluation: Evaluation) -> None:
        self._shown = evaluation
        self.unmeasured.show_evaluation(evaluation)
        if not self._hidden:
            overrides = self.looked_at.overrides
            self.bids.show_ranking(self._rows.of(evaluation, overrides, self._baseline()))
            self.filters.offer_regions(self._rows.regions)
            self._reasons.soon()
        self._count_rows()

    def _list_bids(self) -> None:
        """Show the bids without what ranks them, whatever weights are tried."""
        listed = blind_rows(self.looked_at.bids)
        self.bids.show_bids(listed)
        self.filters.offer_regions(region_choices(row.region for row in listed))

    def _show_weights(self) -> None:
        """Show the weights as they are kept, or as they are tried and what that would do."""
        self._say_tried()
        shown = self.looked_at
        seen = shown.preview(self.trial.framework) if self.trying else shown.evaluation
        self.trial.show_weights()
        self._show(seen)
        self.trial.show_effect(seen, hidden=self._hidden)

    def _say_tried(self) -> None:
        """What is ranked is tried; bids that are only listed are not."""
        tried = self.trying and not self._hidden
        self.heading.show_trying(tried, () if self._hidden else self._tried_elsewhere)
        self.table.setAccessibleName(f"Ranking of bids, {AS_TRIED}" if tried else "Ranking of bids")

    def tell_tried(self, pages: Sequence[str]) -> None:
        """On these pages, by name, something is tried that is not counted here."""
        self._tried_elsewhere = tuple(pages)
        self._say_tried()

    def _baseline(self) -> Baseline | None:
        return self.since.baseline(self.session.project, self._kept if self.trying else None)

    def _pin(self) -> None:
        if self._shown is not None and not self._hidden:
            self.since.pin(self._shown)

    def _show_movement(self) -> None:
        if self._shown is not None:
            self._show(self._shown)

    def _count_rows(self) -> None:
        texts = self.bids.count_texts
        told = " · ".join(filter(None, (texts[0], self._lock)))
        self.heading.say_count((told, *texts), self._lock_details)

    # -- what the person does ---------------------------------------------------------------------

    def select(self, bid: str) -> None:
        """Select a bid, also one that the filter hides: that is said then."""
        self.choice.select(bid)

    def go_to_search(self) -> None:
        """Go to the search box."""
        self.filters.search.take()

    def show_region(self, region: str) -> None:
        """Show only the bids of a region."""
        self.filters.show_region(region)

    def enter(self) -> None:
        """Go to the list of bids."""
        self.bids.enter(Qt.FocusReason.OtherFocusReason)

    def show_reasons(self) -> None:
        """Have the reasons be seen, and go to the bid they are about."""
        self.columns.show_why()
        self.enter()

    def try_weight(self, criterion: str, percent: float) -> None:
        """Show what a weight would do, without changing anything."""
        self.trial.move(criterion, percent)

    def keep(self) -> None:
        """Make what is tried the evaluation, as one change."""
        self.trial.keep()

    def put_back(self) -> None:
        """Forget what is tried."""
        self.trial.put_back()

    def _noted(self) -> str:
        """What is to be said of rows that are copied."""
        return f"They are {AS_TRIED}." if self.trying else ""

    # -- room -------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.trial.show_pins()

    def minimumSizeHint(self) -> QSize:
        """What the folded page needs: a narrower window folds it, so no wider is asked for."""
        return self.columns.least_size()

    def arrange(self) -> None:
        """Give the side panels a share of a wide page, within what is good to read."""
        self.columns.arrange(self.width(), self.height())

    def _show_issues(self) -> None:
        """Where there are bids, and names: issues quote what bidders wrote."""
        filled = bool(self.session.project.bids.bids) and not self.looked_at.anonymous
        self.columns.show_issues(filled)

    def remember(self, settings: QSettings) -> None:
        """Write down how the page is divided, and how the table is sorted."""
        self.table.remember(settings, "ranking/table")
        self.columns.remember(settings)

    def restore(self, settings: QSettings) -> None:
        """Divide the page and sort the table as it was."""
        self.table.restore(settings, "ranking/table")
        self.columns.restore(settings)
