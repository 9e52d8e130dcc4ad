"""What a change would do, in words, with the choice to keep it or put it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gz_eval.app.details import Sections, capital
from gz_eval.app.effect import Effect
from gz_eval.app.trial_parts import TrialPart
from gz_eval.desktop import theme
from gz_eval.desktop.arranged import Arranged
from gz_eval.desktop.focus import give_back, upwards
from gz_eval.desktop.folded import folded
from gz_eval.desktop.parts import as_part
from gz_eval.desktop.trial_buttons import TrialButtons

_HINT = " to see what it would move. Nothing changes until you keep it."
_HIDDEN_HINT = " and keep it. What it moves is hidden until the framework is locked."
_MOST_LINES = 6
_REST, _ROOM = 36, 3  # of a window's lines of text: for the rest, then one in so many for these
_LEAST, _MOST = 2, 14  # lines of what is tried and of whom it moves, all told
_TOLD = 3  # lines there are at least: a change, who moves, and that there are more


class EffectPanel(Arranged, QWidget):
    """What the move would do, with Keep and Put back.

    `put_one_back` is sent with the framework that would be tried without one of its changes.
    """

    put_one_back = Signal(object)

    def __init__(
        self,
        invitation: str = "Move a weight",
        parts: Callable[[], Sequence[TrialPart]] | None = None,
    ) -> None:
        """Make it; `invitation` says what can be done.

        `parts` gives what is tried, where one can be put back without the rest. Its place is held:
        it is as high while nothing is tried, and nothing beside it moves as a trial begins.
        """
        super().__init__()
        as_part(self)
        self._parts = parts
        self._invitation = invitation
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.SMALL, 0, 0)
        layout.setSpacing(theme.TIGHT)
        self._room = _LEAST  # lines
        self._effect: Effect | None = None
        self._summary = ""
        self._full: Callable[[], Sections] | None = None
        self._title = title = QLabel("Effect of this change")
        theme.as_strong(title)
        self.list_all = QPushButton("L&ist all…")
        self.list_all.setToolTip("List every bid that this change would touch")
        self.list_all.clicked.connect(self._list_all)
        heading = QHBoxLayout()
        heading.setSpacing(theme.SMALL)
        heading.addWidget(title, 1)
        heading.addWidget(self.list_all)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self._changes: tuple[str, ...] = ()
        self.tried, self.lines = QLabel(), QLabel()
        for listing in (self.tried, self.lines):
            listing.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            listing.setTextFormat(Qt.TextFormat.PlainText)
            theme.as_caption(listing)
        self.buttons = TrialButtons()
        self.keep, self.put_back = self.buttons.keep, self.buttons.put_back
        self.one_back = self.buttons.one_back
        self.one_back.menu().aboutToShow.connect(self._list_parts)
        layout.addLayout(heading)
        for widget in (self.tried, self.summary, self.lines):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self._before: list[QWidget] = []
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._note_focus)
        self.show_effect(None)

    def _note_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        """Remember where the focus came from: there it goes when the buttons are gone."""
        if old is None or now is None or self.isAncestorOf(old):
            return
        if self.isAncestorOf(now):
            self._before = upwards(old)

    def show_effect(
        self,
        effect: Effect | None,
        tried: Sequence[str] = (),
        full: Callable[[], Sections] | None = None,
        *,
        hidden: bool = False,
    ) -> None:
        """Show what a trial would do, and what is `tried`; None when nothing is.

        `full` gives all that it would do, where that is wanted. `hidden`: what is said while
        scores are hidden, when nobody may see what a weight does.
        """
        hint = f"{self._invitation}{_HIDDEN_HINT if hidden else _HINT}"
        trying = effect is not None
        focused = self.window().focusWidget()  # a dialog that asked for a reason may be in front
        if not trying and focused is not None and self.isAncestorOf(focused):
            give_back(self._before)  # Qt would go on to whatever comes next
        self.buttons.setVisible(trying)
        self._effect = effect
        self._changes = tuple(capital(one) for one in tried)
        self.tried.setToolTip("\n".join(self._changes))
        self.tried.setAccessibleName(f"Tried: {'; '.join(tried)}" if tried else "")
        self.tried.setVisible(bool(tried))
        self.one_back.setVisible(self._parts is not None and len(tried) > 1)
        self._summary = effect.summary if effect is not None else hint
        whole = (*effect.lines, *effect.up, *effect.down) if effect is not None else ()
        self.lines.setToolTip("\n".join(whole))
        self.lines.setVisible(bool(whole))
        self._full = full
        self.list_all.setVisible(bool(whole) and full is not None)
        self.arrange()

    def _list_all(self) -> None:
        if self._full is None:
            return
        from gz_eval.desktop.effect_dialog import EffectDialog

        dialog = EffectDialog(self._changes, self._full(), self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _list_parts(self) -> None:
        """Name every part that can be put back, as long as the window is wide."""
        menu, metrics = self.one_back.menu(), self.fontMetrics()
        menu.clear()
        width = self.window().width() * 2 // 3
        for part in self._parts() if self._parts is not None else ():
            shown = metrics.elidedText(capital(part.words), Qt.TextElideMode.ElideRight, width)
            action = menu.addAction(shown.replace("&", "&&"))
            action.setToolTip(capital(part.words))
            action.triggered.connect(
                lambda _on=False, without=part.without: self.put_one_back.emit(without)
            )

    @property
    def least_height(self) -> int:
        """How high it is where a trial is told in few lines: what changes, and a bid each way."""
        return self._height_of(_LEAST + 1)

    def hold_place(self, most: int) -> None:
        """Be as wide and as high as a trial needs, and no higher than `most`.

        It is told in fewer lines then.
        """
        lines = self.window().height() // theme.em(self)
        room = min(_MOST, max(_LEAST, (lines - _REST) // _ROOM))
        while room > _LEAST and self._height_of(room) > most:
            room -= 1
        if room != self._room:
            self._room = room
            self.arrange()
        heading = self._title.sizeHint().width() + theme.SMALL + self.list_all.sizeHint().width()
        self.setMinimumWidth(max(heading, self.buttons.minimumSizeHint().width()))
        self.setMinimumHeight(max(0, min(most, self._height_of(room))))

    def _height_of(self, room: int) -> int:
        """How high it is with so many lines of what is tried and whom it moves."""
        parts = (
            self.list_all.sizeHint().height(),
            self.lines.fontMetrics().lineSpacing() * max(room, _TOLD),
            self.summary.fontMetrics().lineSpacing() * _summary_lines(room),
            self.buttons.height_in(self.width()),
        )
        margins = self.contentsMargins() + self._column.contentsMargins()
        return sum(parts) + self._column.spacing() * len(parts) + margins.top() + margins.bottom()

    @staticmethod
    def _chosen(effect: Effect, room: int) -> tuple[str, ...]:
        """As many lines as there is room for: the shortlist first, then who moves furthest."""
        lines = effect.first_lines(min(_MOST_LINES, room))
        each = max(0, room - len(lines)) // 2
        return (*lines, *effect.up[:each], *effect.down[:each])

    def _say_summary(self) -> None:
        """All of it while nothing is tried; else in as many lines as its place has."""
        if self._effect is None:
            self.summary.setText(self._summary)
            return
        most = _summary_lines(self._room)
        shown = folded(self.summary.fontMetrics(), self._summary, self.width(), most)
        self.summary.setText(shown)
        self.summary.setToolTip(self._summary if shown.replace("\n", " ") != self._summary else "")
        self.summary.setAccessibleName(self._summary)

    def arrange(self) -> None:
        """One line for each bid: wrapped, they would push the weights away while they are moved.

        So has each change, but where one is alone, or few are, with room for more. What they and
        the summary leave free of their place is for the bids.
        """
        metrics, width = self.lines.fontMetrics(), self.width()
        self._say_summary()
        tried = self._folded_changes((self._room + 1) // 3)
        self.tried.setText(tried)
        lines: tuple[str, ...] = ()
        if self._effect is not None:
            said = tried.count("\n") + 1 + self.summary.text().count("\n") + 1
            lines = self._chosen(self._effect, self._room + _summary_lines(self._room) - said)
        shown = (metrics.elidedText(one, Qt.TextElideMode.ElideRight, width) for one in lines)
        self.lines.setText("\n".join(shown))

    def _folded_changes(self, room: int) -> str:
        metrics, width = self.lines.fontMetrics(), self.width()
        if len(self._changes) > room:  # the boxes above say what they are now
            whole = (one.replace(" ", "\u00a0") for one in self._changes)  # broken between them
            return folded(metrics, "; ".join(whole), width, room)
        each = room // len(self._changes) if self._changes else 1
        return "\n".join(folded(metrics, one, width, each) for one in self._changes)


def _summary_lines(room: int) -> int:
    return 2 if room > _LEAST else 1
