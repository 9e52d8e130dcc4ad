"""What the movement of ranks is since: the last sign-off, another, or a ranking that was pinned."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup

from gz_eval.app.baseline import Baseline
from gz_eval.app.moments import moment_in_words
from gz_eval.app.session import now
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.project import Project
from gz_eval.core.sign_off import SignOff
from gz_eval.desktop.menu_button import MenuButton

_KEPT = "the weights as kept"
_MOST = 5  # sign-offs in the menu: the newest


class SinceButton(MenuButton):
    """A menu of rankings to compare with. `pin_wanted` asks for the one that is on the screen.

    Unless one is chosen, it is the last sign-off; without any, weights that are being tried are
    compared with those that are kept. A pinned ranking is forgotten with the window.
    """

    pin_wanted = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__("Moved since")
        self._chosen: SignOff | Baseline | None = None
        self._kept_chosen = False
        self._sign_offs: tuple[SignOff, ...] = ()
        self._made: tuple[object, Baseline] | None = None
        self.setAutoRaise(True)
        self.setToolTip("Which ranking the column Moved compares with.")

    def show_project(self, project: Project) -> None:
        """Offer the sign-offs of a project; one that is no more is chosen no more."""
        self._sign_offs = project.sign_offs
        if isinstance(self._chosen, SignOff) and self._chosen not in self._sign_offs:
            self._chosen = None
        self._fill()

    def _fill(self) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)
        for one in reversed(self._sign_offs[-_MOST:]):
            words = Baseline.of_sign_off(one).words
            self._offer(group, words[0].upper() + words[1:], one, self._source is one)
        if isinstance(self._chosen, Baseline):
            words = self._chosen.words
            self._offer(group, words[0].upper() + words[1:], self._chosen, True)
        kept = self._offer(group, "The weights as kept, while others are tried", None, False)
        kept.setChecked(self._source is None)
        self._menu.addSeparator()
        pin = self._menu.addAction("&Pin the ranking as it is now, until the evaluation is closed")
        pin.triggered.connect(lambda _checked=False: self.pin_wanted.emit())
        self._say()

    def _offer(
        self, group: QActionGroup, words: str, source: SignOff | Baseline | None, on: bool
    ) -> QAction:
        action = self._menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(on)
        group.addAction(action)
        action.triggered.connect(lambda _checked=False: self._choose(source))
        return action

    @property
    def _source(self) -> SignOff | Baseline | None:
        if self._chosen is not None or self._kept_chosen or not self._sign_offs:
            return self._chosen
        return self._sign_offs[-1]

    def _choose(self, source: SignOff | Baseline | None) -> None:
        self._chosen, self._kept_chosen = source, source is None
        self._say()
        self.changed.emit()

    def pin(self, evaluation: Evaluation) -> None:
        """Compare with this ranking from now on."""
        pinned = Baseline.of_evaluation(
            evaluation, f"the ranking pinned on {moment_in_words(now())}"
        )
        self._chosen = pinned
        self._fill()
        self.changed.emit()

    def baseline(self, project: Project, kept: Evaluation | None) -> Baseline | None:
        """What to compare with; `kept` is the ranking as kept while another is on the screen."""
        source: SignOff | Baseline | Evaluation | None = self._source
        if source is None:
            source = kept
        if source is None or isinstance(source, Baseline):
            return source
        if self._made is None or self._made[0] is not source:
            made = (
                Baseline.of_sign_off(source)
                if isinstance(source, SignOff)
                else Baseline.of_evaluation(source, _KEPT)
            )
            self._made = (source, made)
        return self._made[1]

    def _say(self) -> None:
        source = self._source
        if source is None:
            words = "as kept"
        elif isinstance(source, SignOff):
            words = f"sign-off {source.number}"
        else:
            words = "pinned"
        self.name(f"Moved since: {words}")
