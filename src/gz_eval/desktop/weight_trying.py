"""Weights being tried on the ranking page: moved and pinned, then kept as one change or put back.

What is tried is a question until it is kept; here it is held, and what it would do is shown beside
the weights. What it does to the ranking is for the page to show.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gz_eval.app.effect import Effect, effect, effect_in_full
from gz_eval.app.hidden_words import SCORES_HIDDEN
from gz_eval.app.shown import Shown
from gz_eval.app.weight_trial import PUT_BACK, PUT_BACK_BECAUSE, WeightTrial
from gz_eval.core.criterion_change import weight_moves
from gz_eval.core.errors import UserError
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Framework
from gz_eval.desktop.doing import do
from gz_eval.desktop.weight_editors import finish_typing
from gz_eval.desktop.weights_panel import WeightsPanel


class WeightTrying(QObject):
    """Holds what is tried in a panel of weights on a page.

    `moved` is sent when other weights are tried, `turned` when any are and none were, or the other
    way round; `told` with why a weight cannot be as it was set.
    """

    moved = Signal()
    turned = Signal()
    told = Signal(str, str, bool)

    def __init__(self, looked_at: Shown, panel: WeightsPanel, page: QWidget) -> None:
        super().__init__(page)
        self._looked_at, self._panel, self._page = looked_at, panel, page
        self._trial: WeightTrial | None = None
        self._keeping = self._refused = False
        self._pins = looked_at.pinned
        panel.moved.connect(self.move)
        panel.pinned.connect(self.pin)
        panel.kept.connect(self.keep)
        panel.dropped.connect(self.put_back)
        panel.effect.buttons.answer_keys(page)

    @property
    def trying(self) -> bool:
        """Whether weights are moved that are neither kept nor put back."""
        return self._trial is not None

    @property
    def framework(self) -> Framework:
        """The framework on the screen: as kept, or as tried."""
        trial = self._trial
        return trial.framework if trial is not None else self._looked_at.project.framework

    @property
    def changes(self) -> tuple[str, ...]:
        """The weights that are tried, as phrases: what was moved last before what moved along."""
        if (trial := self._trial) is None:
            return ()
        moved = [move.criterion for move in reversed(trial.moves)]
        return weight_moves(trial.kept, trial.framework, moved)

    # -- what is shown ----------------------------------------------------------------------------

    def settle(self) -> bool:
        """Let go of what is tried where weights were changed elsewhere; whether that was so."""
        trial, now = self._trial, self._looked_at.project.framework
        if trial is None or trial.kept == now:
            return False
        self._trial = None if self._keeping else trial.onto(now)
        return self._trial is None

    def say_settled(self) -> None:
        """Say that what was tried is let go, unless it is because it was kept."""
        if not self._keeping:
            self.told.emit(PUT_BACK.format("Ranking"), PUT_BACK_BECAUSE, False)

    def show_pins(self) -> None:
        """Show which weights are pinned; they may have been set elsewhere."""
        pinned = self._looked_at.pinned
        if pinned != self._pins:
            self._pins = pinned
            if self._trial is not None:
                self._trial = self._trial.after_pinning()
        self._panel.show_pins(pinned)

    def show_weights(self) -> None:
        """Show the weights as they are kept or tried, and forget what is half typed."""
        self._panel.show_framework(self.framework)

    def show_effect(self, tried: Evaluation, *, hidden: bool) -> None:
        """Say what the weights that are tried would do; `hidden`: only that they are tried."""
        panel, changes = self._panel.effect, self.changes
        if self._trial is None:
            panel.show_effect(None, hidden=hidden)
        elif hidden:
            panel.show_effect(Effect(SCORES_HIDDEN), changes, hidden=True)
        else:
            kept = self._looked_at.selection
            panel.show_effect(effect(kept, tried), changes, lambda: effect_in_full(kept, tried))

    # -- what the person does ---------------------------------------------------------------------

    def move(self, criterion: str, percent: float) -> None:
        """Try a weight, without changing anything."""
        was_trying = self.trying
        trial = self._trial or WeightTrial.of(self._looked_at.project.framework)
        try:
            trial = trial.moved(criterion, percent, self._looked_at.pinned)
        except UserError as error:
            self._refused = True
            self.show_weights()
            self.told.emit(error.what, error.advice, True)
            return
        self._trial = trial if trial.changed else None  # moved there and back, nothing is tried
        self.moved.emit()
        if self.trying is not was_trying:
            self.turned.emit()

    def pin(self, criterion: str, on: bool) -> None:
        """Have a weight stay while others of its group are moved, or let it go."""
        self._looked_at.pin(criterion, on)
        self.show_pins()

    def keep(self) -> None:
        """Make what is tried the evaluation, as one change; it stays a trial if that fails.

        A figure that is still being typed is part of it.
        """
        self._refused = False
        finish_typing(self._page)
        if self._refused:  # what was typed cannot be: it is not left out without a word
            return
        trial = self._trial
        if trial is not None and (command := trial.command()) is not None:
            self._keeping = True
            try:
                kept = do(self._page, self._looked_at.session, command)
            finally:
                self._keeping = False
            if not kept and self._trial is not trial:  # the framework was changed meanwhile
                self._go_on_with(trial)

    def _go_on_with(self, trial: WeightTrial) -> None:
        """Try the same still, on the framework as it is by now; or say that it is let go."""
        self._trial = trial.onto(self._looked_at.project.framework)
        if self._trial is None:
            self.say_settled()
            return
        self.show_weights()
        self.moved.emit()
        self.turned.emit()

    def put_back(self) -> None:
        """Forget what is tried, and what is half typed."""
        was_trying, self._trial = self.trying, None
        self.show_weights()
        if was_trying:
            self.moved.emit()
            self.turned.emit()
