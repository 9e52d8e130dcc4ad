"""The page of criteria: the tree with its weights, one criterion with its curve, gates and rules.

Whatever is moved is a question until it is kept: what it would do to the shortlist is said at once.
The page holds what is tried and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSettings, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from gz_eval.app.effect import Effect, effect, effect_in_full
from gz_eval.app.framework_edits import with_function, with_missing, with_not_applicable
from gz_eval.app.framework_trial import FrameworkTrial
from gz_eval.app.gate_words import settled
from gz_eval.app.given_answers import NONE, GivenAnswers, given_answers
from gz_eval.app.hidden_words import NAMES_HIDDEN, SCORES_HIDDEN
from gz_eval.app.lock_words import lock_details, lock_note
from gz_eval.app.shown import Shown
from gz_eval.app.telling_weights import hidden_leaves
from gz_eval.app.trial_parts import TrialPart
from gz_eval.app.weight_trial import PUT_BACK, PUT_BACK_BECAUSE, without_tried
from gz_eval.core.errors import UserError
from gz_eval.core.figures import figure_of
from gz_eval.core.framework import Field, Framework, MissingPolicy
from gz_eval.core.outcome import ValueTable
from gz_eval.core.shipped import named_in_words
from gz_eval.core.value_functions import ValueFunction
from gz_eval.core.weights import weights_may_miss
from gz_eval.desktop import theme
from gz_eval.desktop.criteria_columns import CriteriaColumns
from gz_eval.desktop.criteria_tree import CriteriaTree
from gz_eval.desktop.criterion_pane import CriterionPane
from gz_eval.desktop.doing import do
from gz_eval.desktop.effect_panel import EffectPanel
from gz_eval.desktop.page_action import ActionButton, page_action
from gz_eval.desktop.page_split import ArrangedPage
from gz_eval.desktop.refusal import changing
from gz_eval.desktop.rules_pane import RulesPane
from gz_eval.desktop.unmeasured_line import UnmeasuredLine
from gz_eval.desktop.unshown_line import UnshownLine
from gz_eval.desktop.weight_editors import finish_typing

_LOW = 22  # lines of text: a lower page needs them for its tree
_WOULD_TELL = "What this moves would tell where bids are. Show names to see it before you keep it."
_EFFECT_AFTER = 30  # ms: while something is dragged, the effect follows a little behind


class CriteriaPage(ArrangedPage):
    """Shows the framework of a session.

    `told` is sent with a message: what, what to do, and whether it is a problem;
    `framework_wanted` with what is to be done with the whole framework: use, export or compare.
    """

    told = Signal(str, str, bool)
    trying_changed = Signal()
    framework_wanted = Signal(str)

    def __init__(self, looked_at: Shown) -> None:
        super().__init__()
        self.looked_at = looked_at
        self.session = looked_at.session
        self.selected = ""
        self._trial = FrameworkTrial.of(looked_at.project.framework)
        self._pins = looked_at.pinned
        self._keeping = False
        self._refused = False
        self._tried_elsewhere: tuple[str, ...] = ()
        self._given: dict[str, GivenAnswers] = {}
        self._given_in: ValueTable | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_EFFECT_AFTER)
        self._later.timeout.connect(self._show_effect)
        self.tree = CriteriaTree()
        self.pane = CriterionPane()
        self.rules = RulesPane()
        self.effect = EffectPanel("Change a weight, a curve or a rule", self._parts)
        self._lay_out()
        self.tree.chosen.connect(lambda _key: self._show_criterion())
        self.tree.weighed.connect(self._weigh)
        self.tree.pinned.connect(self._pin)
        self.pane.function_changed.connect(self._set_function)
        self.pane.policy_changed.connect(self._set_policy)
        self.pane.not_applicable_changed.connect(self._set_not_applicable)
        self.rules.changed.connect(self._set_rules)
        for part in (self.pane, self.rules):
            part.refused.connect(self._refuse)
        self.effect.buttons.kept.connect(self.keep)
        self.effect.buttons.dropped.connect(self.put_back)
        self.effect.buttons.answer_keys(self)
        self.effect.put_one_back.connect(self._set_rules)

    def _lay_out(self) -> None:
        title = QLabel("Criteria")
        theme.as_title(title)
        self.count = QLabel()
        theme.as_caption(self.count)
        self.count.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.count.setWordWrap(True)
        self.unmeasured = UnmeasuredLine()
        heading = QHBoxLayout()
        heading.setSpacing(theme.SMALL)
        heading.addWidget(title)
        heading.addWidget(self.count, 1)
        advice = "Point at a weight for what it is of the whole."
        heading.addWidget(UnshownLine(self.tree, advice, self))
        self.columns = CriteriaColumns(self.tree, self.effect, self.pane, self.rules)
        self.tabs = self.columns.tabs
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SMALL)
        for text, tip, what in (
            ("&Use another framework…", "Judge the bids by another framework", "use"),
            ("E&xport the framework…", "Write the framework to a file", "export"),
            ("&Compare with the shipped one…", "What differs from the shipped one", "compare"),
        ):
            action = page_action(self, text, tip, act=partial(self.framework_wanted.emit, what))
            if what == "use":
                changing(action)
            buttons.addWidget(ActionButton(action))
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.LARGE, theme.MEDIUM, theme.LARGE, theme.MEDIUM)
        layout.setSpacing(theme.SMALL)
        layout.addLayout(heading)
        layout.addWidget(self.unmeasured)
        layout.addWidget(self.columns, 1)
        layout.addLayout(buttons)

    # -- what is shown ----------------------------------------------------------------------------

    @property
    def trying(self) -> bool:
        """Whether something is changed that is neither kept nor put back."""
        return self._trial.changed

    @property
    def framework(self) -> Framework:
        """The framework on the screen: as kept, or as tried."""
        return self._trial.tried

    def refresh(self) -> None:
        """Show the session as it is now; what is tried stays unless the framework was changed."""
        framework = self.looked_at.project.framework
        if self._trial.kept != framework:
            before = self._trial
            self._trial = FrameworkTrial.of(framework) if self._keeping else before.onto(framework)
            if before.changed and not self._trial.changed and not self._keeping:
                self.told.emit(PUT_BACK.format("Criteria"), PUT_BACK_BECAUSE, False)
        self._show_heading()
        self.unmeasured.show_evaluation(self.looked_at.evaluation)
        self._show()
        self._show_effect()
        self.trying_changed.emit()

    def _show_heading(self) -> None:
        project, nameless = self.looked_at.project, self.looked_at.anonymous
        framework = project.framework
        status = f"{framework.status.rstrip('.')} weights" if framework.status else ""
        parts = (
            named_in_words(framework),
            status,
            lock_note(project),
            without_tried(self._tried_elsewhere),
        )
        self.count.setText(" · ".join(filter(None, parts)))
        self.count.setToolTip(lock_details(project, nameless=nameless))

    def tell_tried(self, pages: Sequence[str]) -> None:
        """On these pages, by name, something is tried that is not counted here."""
        if tuple(pages) != self._tried_elsewhere:
            self._tried_elsewhere = tuple(pages)
            self._show_heading()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.looked_at.pinned != self._pins:  # they were set elsewhere
            self._pins = self.looked_at.pinned
            self._trial = self._trial.after_pinning()
        self._show_weights()

    def _show_weights(self) -> None:
        self.tree.show_framework(self._trial.tried, self.looked_at.pinned)
        self.columns.rounded.setVisible(bool(weights_may_miss(self._trial.tried)))

    def _show(self) -> None:
        self._show_weights()
        self.rules.show_framework(self._trial.tried)
        self._show_criterion()

    def _show_criterion(self) -> None:
        framework = self._trial.tried
        criterion = framework.criterion_by_key.get(self.tree.chosen_key)
        if criterion is None:
            return
        field = framework.field_by_key.get(criterion.field)
        bid = self.looked_at.bid(self.selected)
        mark = figure_of(bid, field) if bid is not None and field is not None else None
        marked = bid.name if bid is not None else ""
        given = self._answers(field) if field is not None else NONE
        self.pane.show_criterion(
            framework,
            criterion,
            given.figures,
            None if criterion.key in hidden_leaves(self.looked_at) else given.codes,
            mark,
            marked,
            scored=not self.looked_at.hidden,
        )

    def _answers(self, field: Field) -> GivenAnswers:
        table = self.looked_at.evaluation.table  # the same one while weights and rules change
        if self._given_in is not table:
            self._given_in = table
            self._given.clear()
        if field.key not in self._given:
            self._given[field.key] = given_answers(table, field)
        return self._given[field.key]

    def _show_effect(self) -> None:
        if not self._trial.changed:
            self.effect.show_effect(None, hidden=self.looked_at.hidden)
        elif self.looked_at.hidden:
            self.effect.show_effect(Effect(SCORES_HIDDEN), self.changes, hidden=True)
        elif not self.looked_at.project.bids.bids:
            self.effect.show_effect(Effect("There are no bids yet."), self.changes)
        elif self._trial.rescored & hidden_leaves(self.looked_at):
            self.effect.show_effect(Effect(f"{NAMES_HIDDEN} {_WOULD_TELL}"), self.changes)
        else:
            kept, tried = self.looked_at.selection, self.looked_at.preview(self._trial.tried)
            self.effect.show_effect(
                effect(kept, tried),
                self.changes,
                lambda: effect_in_full(kept, tried),
            )

    # -- what the person does ---------------------------------------------------------------------

    def select(self, bid: str) -> None:
        """Mark a bid's own value on the curve."""
        self.selected = bid
        self._show_criterion()

    def choose(self, key: str) -> None:
        """Go to a criterion, and show it."""
        self.tree.choose(key)
        self.columns.show_criterion()

    def enter(self) -> None:
        """Go to the tree, or to the part that was shown when the page was left."""
        self.columns.enter()

    def _weigh(self, criterion: str, percent: float) -> None:
        try:
            self._trial = self._trial.with_weight(criterion, percent, self.looked_at.pinned)
        except UserError as error:
            self._refuse(error.what, error.advice)
        self._after_change()

    def _refuse(self, what: str, advice: str) -> None:
        self._refused = True
        self.told.emit(what, advice, True)

    def _pin(self, criterion: str, on: bool) -> None:
        self.looked_at.pin(criterion, on)
        self._pins = self.looked_at.pinned
        self._trial = self._trial.after_pinning()
        self._show_weights()

    def _set_function(self, criterion: str, function: ValueFunction) -> None:
        self._try(with_function(self._trial.tried, criterion, function))

    def _set_policy(self, criterion: str, policy: MissingPolicy) -> None:
        self._try(with_missing(self._trial.tried, criterion, policy))

    def _set_not_applicable(self, criterion: str, policy: MissingPolicy) -> None:
        self._try(with_not_applicable(self._trial.tried, criterion, policy))

    def _set_rules(self, framework: Framework) -> None:
        try:
            self._try(settled(self._trial.kept, self._trial.tried, framework))
        except UserError as error:
            self._show()  # what was typed is not what counts
            self._refuse(error.what, error.advice)

    def _try(self, framework: Framework) -> None:
        self._trial = self._trial.with_framework(framework)
        self._after_change()

    def _after_change(self) -> None:
        self._show()
        self._later.start()
        self.trying_changed.emit()

    def keep(self) -> None:
        """Make what is tried the evaluation's framework, as one change.

        What is still being typed is part of it.
        """
        self._refused = False
        finish_typing(self)
        if (box := self.rules.wrong) is not None and box.wrong is not None:
            self.columns.show_rules()
            self.rules.go_to(box)
            self._refuse(box.wrong.what, box.wrong.advice)
        if self._refused:  # what was typed cannot be read: it is not left out without a word
            return
        trial = self._trial
        if (command := trial.command()) is not None:
            self._keeping = True
            try:
                kept = do(self, self.session, command)
            finally:
                self._keeping = False
            if not kept and self._trial is not trial:  # the framework was changed meanwhile
                self._trial = trial
                self.refresh()

    def put_back(self) -> None:
        """Forget what is tried."""
        self.rules.put_right()
        self._trial = FrameworkTrial.of(self._trial.kept)
        self.refresh()

    @property
    def changes(self) -> tuple[str, ...]:
        """What is tried, as phrases."""
        return self._trial.changes

    def _parts(self) -> tuple[TrialPart, ...]:
        return self._trial.parts

    # -- room -------------------------------------------------------------------------------------

    def arrange(self) -> None:
        """The criterion lies beside the tree on a wide page; on a narrow one both are tabs."""
        self.unmeasured.give_way(self.height() < theme.em(self) * _LOW)
        self.columns.arrange(self.width())
        self.effect.hold_place(min(self.height() * 2 // 5, self.columns.below_rows))

    def remember(self, settings: QSettings) -> None:
        """Write down how the page is divided."""
        self.columns.remember(settings)

    def restore(self, settings: QSettings) -> None:
        """Divide the page as it was."""
        self.columns.restore(settings)
