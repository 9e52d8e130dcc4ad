"""The page before an evaluation is open: what to do, and what was left of last time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gz_eval.desktop import theme
from gz_eval.desktop.header import ElidedLabel
from gz_eval.desktop.letting_go import let_go
from gz_eval.desktop.page_action import ActionButton
from gz_eval.desktop.tab_order import put_before

if TYPE_CHECKING:
    from gz_eval.app.document import Leftover

_INVITATION = "Import bids, or open an evaluation"
_ADVICE = (
    "Drop workbooks, a folder or an evaluation here, or choose them. Registers with one row for "
    "each bid and forms with one workbook for each bid are both read: .xlsx, .xlsm, .xls, .xlsb, "
    ".ods and .csv. Your workbooks are never changed."
)
_READING_ADVICE = "This page makes way as soon as it is done."
_RECENT = 6


class WelcomePage(QWidget):
    """Invites, or says what is being read. `recover` and `discard` carry a leftover."""

    recent_wanted = Signal(object)
    recover = Signal(object)
    discard = Signal(object)

    def __init__(self, actions: Sequence[tuple[str, QAction]]) -> None:
        """`actions`: what to begin with, each with the words on its button."""
        super().__init__()
        self._offered: tuple[tuple[Path, str], ...] = ()
        self._left_behind: tuple[tuple[Leftover, str, str], ...] = ()
        self._open_left: list[QPushButton] = []
        self._pressed: QPushButton | None = None  # what had the focus when files began to be read
        self._title = QLabel()
        theme.as_title(self._title)
        self._advice = QLabel()
        self._advice.setWordWrap(True)
        self._advice.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        for label in (self._title, self._advice):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.buttons = [ActionButton(action, words) for words, action in actions]
        self._row = QWidget()
        grid = QGridLayout(self._row)
        grid.setContentsMargins(0, theme.SMALL, 0, 0)
        grid.setSpacing(theme.SMALL)
        for side in (0, 3):
            grid.setColumnStretch(side, 1)
        for number, button in enumerate(self.buttons):
            alone = number == len(self.buttons) - 1 and not number % 2
            grid.addWidget(button, number // 2, 1 + number % 2, 1, 2 if alone else 1)
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(theme.PAGE, theme.PAGE, theme.PAGE, theme.PAGE)
        column.setSpacing(theme.SMALL)
        for widget in (self._title, self._advice, self._row):
            column.addWidget(widget)
        self._left = QWidget()
        self._left_rows = QVBoxLayout(self._left)
        self._recent = QWidget()
        self._recent_rows = QVBoxLayout(self._recent)
        for rows in (self._left_rows, self._recent_rows):
            rows.setContentsMargins(0, 0, 0, 0)
            rows.setSpacing(theme.TIGHT)
        inner = QWidget()
        middle = QVBoxLayout(inner)
        middle.setSpacing(theme.PAGE)
        middle.addStretch(2)
        for widget in (self._left, self._column, self._recent):
            theme.at_most(widget, 84)
            widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            across = QHBoxLayout()
            across.addStretch(1)
            across.addWidget(widget, 8)
            across.addStretch(1)
            middle.addLayout(across)
        middle.addStretch(3)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner = Framed(self._column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        frame = QVBoxLayout(self._inner)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(inner)
        scroll.setWidget(self._inner)
        layout.addWidget(scroll)
        self._left.hide()
        self._recent.hide()
        self.show_invitation()

    def show_invitation(self) -> None:
        """Nothing is open: say what to do. Who pressed a button to have files read is on it."""
        self._say(_INVITATION, _ADVICE, inviting=True)
        if self._pressed is not None:
            self._pressed.setFocus()
            self._pressed = None

    def show_reading(self, label: str) -> None:
        """Files are being read."""
        if not self.reading:
            self._pressed = next((one for one in self.buttons if one is self._focus), None)
        self._say(label, _READING_ADVICE, inviting=False)

    def hide_names(self) -> None:
        """Say of files that are being read no more than that: they may be called as bids are."""
        if self.reading:
            self.show_reading("Reading the chosen files")

    def enter(self) -> None:
        """Take the focus to what is done first: to work that a crash left, if there is any."""
        (self._open_left or self.buttons)[0].setFocus()

    @property
    def _begins(self) -> bool:
        """Whether the focus is where one begins, or on work that was left: not moved on by hand."""
        now = self._focus
        return now is self.buttons[0] or (now is not None and self._left.isAncestorOf(now))

    @property
    def _focus(self) -> QWidget | None:
        """What has the focus in the window, be that the active one or not."""
        return self.window().focusWidget()

    @property
    def reading(self) -> bool:
        """Whether it says that files are being read."""
        return not self._inner.framed

    def _say(self, title: str, advice: str, *, inviting: bool) -> None:
        self._title.setText(title)
        self._advice.setText(advice)
        self._row.setVisible(inviting)
        self._inner.framed = inviting
        self._inner.update()

    # -- what was there before --------------------------------------------------------------------

    def show_recent(self, recent: Sequence[tuple[Path, str]]) -> None:
        """Offer the evaluations that were open last, with what they are called if not as files."""
        if tuple(recent) == self._offered:
            return
        self._offered = tuple(recent)
        _empty(self._recent_rows)
        self._recent.setVisible(bool(recent))
        if not recent:
            return
        self._recent_rows.addWidget(self._heading("Open again"))
        for path, name in recent[:_RECENT]:
            line = QHBoxLayout()
            line.setSpacing(theme.SMALL)
            open_ = QPushButton(path.stem)
            open_.setAutoDefault(False)
            both = ", ".join(filter(None, (path.stem, name)))
            open_.setAccessibleName(f"Open {both}, in {path.parent}")
            open_.setToolTip(str(path))
            open_.clicked.connect(lambda _=False, wanted=path: self.recent_wanted.emit(wanted))
            where = ElidedLabel(8)
            theme.as_caption(where)
            where.setForegroundRole(self.palette().ColorRole.PlaceholderText)
            where.say(" · ".join(filter(None, (name, str(path.parent)))))
            line.addWidget(open_)
            line.addWidget(where)
            line.addStretch(1)
            self._recent_rows.addLayout(line)

    def show_leftovers(self, leftovers: Sequence[tuple[Leftover, str, str]]) -> None:
        """Offer work that was not closed properly: each with its name and what is said of it."""
        if tuple(leftovers) == self._left_behind:
            return
        self._left_behind = tuple(leftovers)
        begins = self._begins
        self._open_left = []
        _empty(self._left_rows)
        self._left.setVisible(bool(leftovers))
        for leftover, name, told in leftovers:
            card = _Card()
            rows = QVBoxLayout(card)
            rows.setContentsMargins(theme.LARGE, theme.MEDIUM, theme.LARGE, theme.MEDIUM)
            rows.setSpacing(theme.TIGHT)
            title = self._heading(f"“{name}” was not closed properly")
            said = QLabel(told)
            for label in (title, said):
                label.setWordWrap(True)
                label.setTextFormat(Qt.TextFormat.PlainText)
            open_ = QPushButton("Open it")
            open_.setAccessibleName(f"Open {name} as it was left: {told}")
            open_.clicked.connect(lambda _=False, one=leftover: self.recover.emit(one))
            discard = QPushButton("Discard")
            discard.setAccessibleName(f"Discard the unsaved changes of {name}: {told}")
            discard.clicked.connect(lambda _=False, one=leftover: self.discard.emit(one))
            line = QHBoxLayout()
            line.setContentsMargins(0, theme.TIGHT, 0, 0)
            line.setSpacing(theme.SMALL)
            for button in (open_, discard):
                button.setAutoDefault(False)
                line.addWidget(button)
            line.addStretch(1)
            rows.addWidget(title)
            rows.addWidget(said)
            rows.addLayout(line)
            self._left_rows.addWidget(card)
            self._open_left.append(open_)
            put_before(self.buttons[0], (open_, discard))
        if begins:
            self.enter()

    def _heading(self, words: str) -> QLabel:
        label = QLabel(words)
        theme.as_strong(label)
        return label


class Framed(QWidget):
    """Draws a dashed frame around a widget in it: it says that things can be dropped here."""

    def __init__(self, around: QWidget) -> None:
        super().__init__()
        self._around = around
        self.framed = True
        around.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where it goes or shrinks the frame would stay: nothing else is painted there anew."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.framed:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = theme.color(theme.tokens(self.palette()).secondary)
        painter.setPen(QPen(line, 1, Qt.PenStyle.DashLine))
        place = self._around.rect()
        place.moveTo(self._around.mapTo(self, place.topLeft()))
        painter.drawRoundedRect(place, 8, 8)
        painter.end()


class _Card(QWidget):
    """A surface with a mark at its edge: something waits for an answer."""

    def paintEvent(self, event: QPaintEvent) -> None:
        scheme = theme.tokens(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color(scheme.surface))
        painter.fillRect(0, 0, 4, self.height(), theme.color(scheme.warning))
        painter.end()


def _empty(layout: QLayout) -> None:
    """Take everything out of a layout; it is gone at once, not at the next event."""
    while (item := layout.takeAt(0)) is not None:
        if (inner := item.layout()) is not None:
            _empty(inner)
            inner.deleteLater()
        elif (widget := item.widget()) is not None:
            let_go(widget)
