"""The line at the top: what is being evaluated, by what rules, and what is done most with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from gz_eval.desktop import theme
from gz_eval.desktop.menu_button import MenuButton
from gz_eval.desktop.page_action import tip_of

_SEEN = 4  # letters of a text before its end, or there is no use in them
_LOW = 26  # lines of text: a lower window has no room for buttons below the names
_WHOLE = 20  # letters of what is not to be cut
_MARKING = 48  # of the marking, in capitals: half of it would be another, weaker one

Needs: TypeAlias = tuple[int, int, int, int]
"""Letters at least of the name, the framework, the lock and the sign-off."""

_ABOVE: Needs = (30, 36, 64, 64)  # with the buttons below them
_BESIDE: Needs = (30, 6, 64, 64)
_FOLDED: Needs = (30, 0, 14, 26)  # in a low window: that rules were changed is seen whole
_FEWER: tuple[Needs, ...] = (
    (30, 36, 40, 40),
    (24, 36, 26, 26),
    (20, 24, 26, 26),
    (14, 0, 26, 26),
    (10, 0, 26, 26),
    (10, 0, 14, 26),
    (10, 0, 14, 15),
    (6, 0, 14, 15),
    (6, 0, 14, 10),
)
"""What is given up one after another, each row no more of anything than the one before."""


class ElidedLabel(QLabel):
    """A label that shows less of its text instead of pushing its neighbours out of the window."""

    def __init__(self, least: int) -> None:
        """`least`: the letters that are shown whatever the room."""
        super().__init__()
        self._told = False
        self._end = ""
        self._briefs: tuple[str, ...] = ()
        self._least = least
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def need(self, least: int) -> None:
        """Show so many letters at least from now on."""
        if least != self._least:
            self._least = least
            self.updateGeometry()

    def say(self, text: str, more: str = "", end: str = "", briefs: tuple[str, ...] = ()) -> None:
        """Show a text, and its `end`, which is cut last.

        The tooltip says `more`, or the whole text where there is no room; the first of `briefs`
        that there is room for stands for the text then.
        """
        self._told = bool(more)
        self._end, self._briefs = end, briefs
        text += end
        self.setText(text)
        self.setToolTip(more)
        self.setAccessibleName(text)
        self._tell_rest()

    @property
    def shown(self) -> str:
        """As much of the text as there is room for."""
        metrics, room = self.fontMetrics(), self.contentsRect().width()
        cut = Qt.TextElideMode.ElideRight
        short = metrics.elidedText(self.text(), cut, room)
        if short == self.text():
            return short
        for brief in self._briefs:
            if metrics.horizontalAdvance(brief) <= room:
                return brief
        if self._briefs:  # the first letters of what is whole elsewhere may say the contrary
            short = metrics.elidedText(self._briefs[-1], cut, room)
        elif self._end:
            begin = self.text().removesuffix(self._end)
            kept = metrics.elidedText(begin, cut, room - metrics.horizontalAdvance(self._end))
            if len(kept.rstrip("…")) >= _SEEN:
                return kept + self._end
            alone = self._end.lstrip(" ·;")  # a letter of what is before it would say nothing
            if metrics.horizontalAdvance(alone) <= room:
                return alone
        return "" if short == "…" else short  # dots alone say nothing

    def sizeHint(self) -> QSize:
        metrics, margins = self.fontMetrics(), self.contentsMargins()
        width = metrics.horizontalAdvance(self.text()) + 4 + margins.left() + margins.right()
        return QSize(width, metrics.height() + margins.top() + margins.bottom())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.least_width(self._least), self.sizeHint().height())

    def least_width(self, letters: int) -> int:
        """How wide it is where so many letters at least are shown."""
        margins = self.contentsMargins()
        least = theme.letters(self, letters) + margins.left() + margins.right()
        return min(self.sizeHint().width(), least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_rest()

    def _tell_rest(self) -> None:
        if not self._told:
            self.setToolTip(self.text() if self.shown != self.text() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment()), self.shown)
        painter.end()


class HeaderButton(QToolButton):
    """Does what an action does, in fewer words than a menu says it.

    `spared` says how early it goes where there is no room for all: the greatest is the first to go.
    `left` is sent as it goes grey under the focus, for Qt would hand that to whatever is next.
    """

    left = Signal()

    def __init__(self, words: str, action: QAction, spared: int = 0) -> None:
        super().__init__()
        self.spared = spared
        self.action = action
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setText(words)
        self.clicked.connect(lambda: action.trigger())
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        # Its window may not be the active one: a dialog may have asked for a reason.
        if self.window().focusWidget() is self and not self.action.isEnabled():
            self.left.emit()
        self.setEnabled(self.action.isEnabled())
        self.setToolTip(tip_of(self.action))
        self.setAccessibleName(self.action.text().replace("&", ""))


class HeaderLine(QWidget):
    """Name, framework, lock and whether it can be changed; at the right what is done most.

    Where both do not fit beside each other, the buttons lie below the names; in a low window, which
    has no line to spare, the widest buttons go into a menu and the names are shortened.
    """

    left = Signal()  # a button that had the focus cannot be pressed any more

    def __init__(self, actions: Sequence[tuple[str, QAction, int]]) -> None:
        """`actions`: what is done most, each with the words on its button, and how soon it can be
        spared.
        """
        super().__init__()
        self.title = ElidedLabel(_BESIDE[0])
        theme.as_title(self.title)
        self.marking = ElidedLabel(_MARKING)
        theme.as_strong(self.marking)
        self.subtitle = ElidedLabel(_BESIDE[1])
        self.subtitle.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.lock = ElidedLabel(_BESIDE[2])
        self.signed = ElidedLabel(_BESIDE[3])
        self.read_only = ElidedLabel(_WHOLE)
        self._names = names = QHBoxLayout()
        names.setSpacing(theme.MEDIUM)
        for label in self._labels:
            names.addWidget(label)
        names.addStretch(1)
        self._buttons = buttons = QHBoxLayout()
        buttons.setSpacing(theme.TIGHT)
        self._each = [HeaderButton(*one) for one in actions]
        self._height = 0
        self.more = MenuButton("More")
        self.more.setToolTip("What there is no room for in this line")
        self.more.hide()
        for one in self._each:
            one.left.connect(self.left)
        for button in (*self._each, self.more):
            buttons.addWidget(button)
        buttons.addStretch(1)  # below the names they stay together at the left
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(theme.LARGE, theme.SMALL, theme.MEDIUM, theme.SMALL)
        self._layout.setSpacing(theme.SMALL)
        self._layout.addLayout(names, 1)
        self._layout.addLayout(buttons)
        self._outdated = False
        self.show_state()
        self.say_signed()

    @property
    def _labels(self) -> tuple[ElidedLabel, ...]:
        """What is said, in its order."""
        named = (self.marking, self.title, self.subtitle)
        return (*named, self.read_only, self.lock, self.signed)

    def show_state(
        self,
        lock: str = "",
        briefs: tuple[str, ...] = (),
        *,
        details: str = "",
        read_only: str = "",
        changed: bool = False,
    ) -> None:
        """Say whether the framework is locked (`changed`: altered since) and why it is read-only.

        Both may be empty: then nothing is said. `briefs` are as in `ElidedLabel.say`.
        """
        self._changed = changed
        self.lock.say(lock, details, briefs=briefs)
        self.lock.setAccessibleDescription(details)
        self.lock.setVisible(bool(lock))
        self.read_only.say("Read-only" if read_only else "", read_only)
        self.read_only.setAccessibleDescription(read_only)
        self.read_only.setVisible(bool(read_only))
        self._dress()
        self._arrange()

    def say_signed(
        self,
        line: str = "",
        briefs: tuple[str, ...] = (),
        details: str = "",
        *,
        outdated: bool = False,
    ) -> None:
        """Say which sign-off counts (`outdated`: what it signed is not so any more)."""
        self._outdated = outdated
        self.signed.say(line, details, briefs=briefs)
        self.signed.setAccessibleDescription(details)
        self.signed.setVisible(bool(line))
        self._dress()
        self._arrange()

    def _dress(self) -> None:
        scheme = theme.tokens(self.palette())
        for label, ink in (
            (self.signed, scheme.warning if self._outdated else scheme.secondary),
            (self.lock, scheme.warning if self._changed else scheme.secondary),
            (self.read_only, scheme.warning),
        ):
            palette = label.palette()
            if palette.color(palette.ColorRole.WindowText) != theme.color(ink):
                palette.setColor(palette.ColorRole.WindowText, theme.color(ink))
                label.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_changed"):
            self._dress()
        elif event.type() == QEvent.Type.FontChange and hasattr(self, "_changed"):
            self._arrange()

    def minimumSizeHint(self) -> QSize:
        margins = self._layout.contentsMargins()
        sides = margins.left() + margins.right()
        return QSize(self._width_of(self._each) + sides, self._layout.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # a button has become wider, say
            self._arrange()
        return done

    def follow(self, height: int) -> None:
        """The window is so high: in a low one all is in one line."""
        self._height = height
        self._arrange()

    def _width_of(self, buttons: Sequence[QWidget]) -> int:
        spaces = self._buttons.spacing() * (len(buttons) - 1)
        return sum(button.sizeHint().width() for button in buttons) + spaces

    def _width_of_names(self, needs: Needs, *, subtitle: bool) -> int:
        """How wide the names are at least, with so many letters of each."""
        letters = dict(zip(self._giving, needs, strict=True))
        widths = [
            label.least_width(letters[label])
            if label in letters
            else label.minimumSizeHint().width()
            for label in self._labels
            if (subtitle if label is self.subtitle else not label.isHidden())
        ]
        return sum(widths) + self._names.spacing() * len(widths)

    @property
    def _giving(self) -> tuple[ElidedLabel, ...]:
        """What gives way to the marking, in the order of `Needs`."""
        return self.title, self.subtitle, self.lock, self.signed

    def _arrange(self) -> None:
        """Put the buttons where there is room for them.

        What is reckoned with is not tried out: a label that is told something has all be laid out
        again, and so this be asked again.
        """
        wanted = self.title.sizeHint().width() + theme.letters(self, 20)
        names = max(wanted, self._width_of_names(_BESIDE, subtitle=True))
        beside = names + self._width_of(self._each) + 3 * theme.PAGE <= self.width()
        folds = not beside and self._height < theme.em(self) * _LOW
        self.subtitle.setVisible(not folds)
        room = self.width() - self._width_of_names(_FOLDED, subtitle=False)
        self._fold(room if folds else None)
        kept = [button for button in (*self._each, self.more) if not button.isHidden()]
        taken = self._width_of(kept) + theme.PAGE if beside or folds else 0
        self._draw_in(
            _FOLDED if folds else _BESIDE if beside else _ABOVE,
            self.width() - 2 * theme.LARGE - taken,
            subtitle=not folds,
        )
        ways = QBoxLayout.Direction
        self._layout.setDirection(ways.LeftToRight if beside or folds else ways.TopToBottom)

    def _draw_in(self, needs: Needs, room: int, *, subtitle: bool) -> None:
        """Have what is beside the marking give way where there is no room for all it needs."""
        for fewer in _FEWER:
            if self._width_of_names(needs, subtitle=subtitle) <= room:
                break
            title, rules, lock, signed = map(min, needs, fewer)
            needs = (title, rules, lock, signed)
        for label, letters in zip(self._giving, needs, strict=True):
            label.need(letters)

    def _fold(self, room: int | None) -> None:
        """Have as many buttons as fit, those that are needed most, and the others in a menu."""
        kept = list(self._each)
        if room is not None:
            room -= 3 * theme.PAGE
            while len(kept) > 1 and self._width_of([*kept, self.more]) > room:
                kept.remove(max(kept, key=lambda button: button.spared))
        folded = [button for button in self._each if button not in kept]
        for button in self._each:
            button.setVisible(button in kept)
        self.more.offer([button.action for button in folded])
        self.more.setVisible(bool(folded))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.color(theme.tokens(self.palette()).line))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()
