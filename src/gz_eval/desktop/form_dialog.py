"""What the dialogs that change an evaluation look like: what is asked, why, and what is wrong.

The button that goes on is enabled once nothing is wrong; until then a line says what is.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gz_eval.app.columns import Tone
from gz_eval.desktop import theme
from gz_eval.desktop.pressing import press_by_ctrl_enter
from gz_eval.desktop.seen_dialog import SeenDialog
from gz_eval.desktop.window_place import keep_on_screen, room_for

_WIDER = 168  # letters: how wide a dialog is that would be higher than its screen
_LONG = re.compile(r"\S{48,}")


class ToneLabel(QLabel):
    """A text in the ink of a tone; it wraps, and can be selected.

    It keeps the room of `lines`, also where it says less: what lies below stays where it is.
    """

    def __init__(self, text: str = "", tone: Tone = Tone.NORMAL, lines: int = 0) -> None:
        super().__init__()
        self._tone, self._lines = tone, lines
        if lines:
            self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setText(text)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._dress()

    def setText(self, text: str) -> None:
        """A word too long for a line is shortened in its middle; the tooltip has it whole."""
        short = _LONG.sub(lambda word: f"{word[0][:20]}…{word[0][-12:]}", text)
        self.setToolTip(text if short != text else "")
        super().setText(short)

    def say(self, text: str, tone: Tone) -> None:
        """Say something else."""
        self._tone = tone
        self.setText(text)
        self._dress()

    @property
    def tone(self) -> Tone:
        """What the text means."""
        return self._tone

    def heightForWidth(self, width: int) -> int:
        return max(super().heightForWidth(width), self._lines * self.fontMetrics().lineSpacing())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_tone"):
            self._dress()

    def _dress(self) -> None:
        ink = theme.tokens(self.palette()).tone(self._tone)
        palette = self.palette()
        if palette.color(palette.ColorRole.WindowText) != ink:
            palette.setColor(palette.ColorRole.WindowText, ink)
            self.setPalette(palette)
        if self._tone is Tone.STRONG and not self.font().bold():
            theme.as_strong(self)


class Foot(QHBoxLayout):
    """What a dialog that asks ends with: what is still needed, the button that goes on, Cancel."""

    def __init__(self, dialog: QDialog, go: str) -> None:
        super().__init__()
        self.wrong = ToneLabel("", Tone.SECONDARY)
        self.wrong.setAccessibleName("What is still needed")
        self.go = QPushButton(go)
        self.go.setDefault(True)
        press_by_ctrl_enter(dialog, self.go)
        self.cancel = QPushButton("Cancel")
        box = QDialogButtonBox()
        box.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(dialog.accept)
        box.rejected.connect(dialog.reject)
        self.setSpacing(theme.MEDIUM)
        self.addWidget(self.wrong, 1)
        self.addWidget(box, 0, Qt.AlignmentFlag.AlignBottom)


class FormDialog(SeenDialog):
    """Questions below one another, and two buttons. Subclasses say what is wrong by `problem`.

    `spared` is what a screen without room for all of it does without: said elsewhere as well.
    """

    def __init__(self, parent: QWidget | None, title: str, intro: str, go: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        heading = QLabel(title)
        theme.as_title(heading)
        heading.setWordWrap(True)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        inner = QWidget()
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(0, 0, theme.SMALL, 0)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.TIGHT)
        whole.addLayout(self.body)
        whole.addStretch(1)  # room that is not needed lies below, not between
        self.body.addWidget(heading)
        self.spared: list[QWidget] = [heading]  # the frame has it
        self.intro = ToneLabel(intro, Tone.SECONDARY)
        self.body.addWidget(self.intro)
        self.intro.setVisible(bool(intro))
        self.body.addSpacing(theme.SMALL)
        self.scrolled = _Growing(inner)
        foot = Foot(self, go)
        foot.setContentsMargins(0, 0, theme.SMALL, 0)  # in line with the fields: see `body`
        self.wrong, self.go, self.cancel = foot.wrong, foot.go, foot.cancel
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.PAGE, theme.PAGE, theme.PAGE - theme.SMALL, theme.LARGE)
        layout.setSpacing(theme.MEDIUM)
        layout.addWidget(self.scrolled, 1)
        layout.addLayout(foot)
        self.setMinimumWidth(theme.letters(self, 96))

    # -- what is asked ----------------------------------------------------------------------------

    def ask(
        self, label: str, widget: QWidget, hint: str = "", beside: QWidget | None = None
    ) -> None:
        """A question: its label, a hint below that, and what it is answered with.

        A button may lie `beside` that.
        """
        self.body.addSpacing(theme.SMALL)
        self.body.addLayout(self._question(label, widget, hint, beside))

    def ask_two(self, one: str, first: QWidget, other: str, second: QWidget) -> None:
        """Two questions beside each other."""
        line = QHBoxLayout()
        line.setSpacing(theme.LARGE)
        line.addLayout(self.question(one, first), 1)
        line.addLayout(self.question(other, second), 1)
        self.body.addSpacing(theme.SMALL)
        self.body.addLayout(line)

    def question(
        self, label: str, widget: QWidget, hint: str = "", *, spared: bool = False
    ) -> QVBoxLayout:
        """A question to be laid out by the caller; the label may have a key marked with &.

        Its field stands at the bottom: in line with that of a question beside it. A hint that is
        `spared` is the field's tooltip too.
        """
        column = self._question(label, widget, hint)
        said = column.itemAt(1)
        if spared and said is not None and (line := said.widget()) is not None:
            widget.setToolTip(hint)
            self.spared.append(line)
        column.insertStretch(column.count() - 1, 1)
        return column

    def _question(
        self, label: str, widget: QWidget, hint: str, beside: QWidget | None = None
    ) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.TIGHT)
        name = QLabel(label)
        theme.as_strong(name)
        name.setBuddy(widget)
        column.addWidget(name)
        if hint:
            column.addWidget(ToneLabel(hint, Tone.SECONDARY))
            widget.setAccessibleDescription(hint)
        widget.setAccessibleName(label.replace("&", ""))
        line = QHBoxLayout()
        line.setSpacing(theme.SMALL)
        line.addWidget(widget, 1)
        if beside is not None:
            line.addWidget(beside)
        column.addLayout(line)
        return column

    def tell(self, label: str, text: str, tone: Tone = Tone.NORMAL, *, lines: int = 0) -> ToneLabel:
        """A fact: its label and what it is, which may come to take some `lines`."""
        line = QHBoxLayout()
        line.setSpacing(theme.SMALL)
        name = ToneLabel(label, Tone.SECONDARY)
        name.setFixedWidth(theme.letters(self, 24))
        said = ToneLabel(text, tone, lines)
        said.setAccessibleName(label)
        line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(said, 1)
        self.body.addLayout(line)
        return said

    def paragraph(self, lines: int = 3) -> QPlainTextEdit:
        """A box for a text of some lines; Tab leaves it."""
        box = QPlainTextEdit()
        box.setTabChangesFocus(True)
        box.setFixedHeight(theme.em(self) * lines + theme.SMALL * 2)
        box.textChanged.connect(self.check)
        return box

    def above_buttons(self, said: ToneLabel) -> None:
        """A line that is in sight wherever the questions are scrolled to."""
        self._column.insertWidget(self._column.count() - 1, said)

    # -- what is wrong ----------------------------------------------------------------------------

    def problem(self) -> tuple[str, Tone]:
        """What still stops it, as a sentence, and whether that is a fault; empty when nothing."""
        return "", Tone.SECONDARY

    def check(self) -> None:
        """Say what is wrong, and let the person go on when nothing is."""
        outdated = self.outdated  # before all else: of what is gone nothing can be asked
        said, tone = (outdated, Tone.BAD) if outdated else self.problem()
        if (self.wrong.text(), self.wrong.tone) != (said, tone):
            self.wrong.say(said, tone)
            if self.isVisible():
                self._grow()
        self.go.setEnabled(not said)

    def showEvent(self, event: QShowEvent) -> None:
        """All of it is seen where the screen has room: of itself Qt gives two thirds of that."""
        if not event.spontaneous():
            self._grow()
        super().showEvent(event)

    def _grow(self) -> None:
        """Be as high as what is said now needs, where the screen has room; never lower again."""
        needed, most = self._needed, room_for(self).height()
        if needed > most and any(not one.isHidden() for one in self.spared):
            for one in self.spared:
                one.hide()
            edges = self._column.contentsMargins()
            edges.setTop(theme.MEDIUM)
            edges.setBottom(theme.MEDIUM)
            self._column.setContentsMargins(edges)
            needed = self._needed
        wide = min(room_for(self).width(), theme.letters(self, _WIDER))
        if needed > most and self.width() < wide:
            self.resize(wide, self.height())  # what wraps takes fewer lines
            needed = self._needed
        if self.height() < needed:
            self.resize(self.width(), min(needed, most))
            if self.isVisible():
                keep_on_screen(self)

    @property
    def _needed(self) -> int:
        """How high it is where all of it is seen."""
        for part in (self.body, self._column):  # they may hold on to what was said before
            part.invalidate()
            part.activate()
        self.scrolled.updateGeometry()
        needed = self._column.totalSizeHint().height()
        if self._column.hasHeightForWidth():
            needed = self._column.totalHeightForWidth(self.width())
        # A layout asks what is scrolled for a size, which is not known yet: it is not so wide.
        edges = self._column.contentsMargins()
        wide = self.width() - edges.left() - edges.right()
        return needed - self.scrolled.sizeHint().height() + self.scrolled.high_at(wide)

    def act(self) -> bool:
        """Do what the dialog is for; False where that did not happen, and the dialog stays."""
        return True

    def accept(self) -> None:
        """Go on, unless something is wrong."""
        self.check()
        if self.go.isEnabled() and self.act():
            super().accept()


class _Growing(QScrollArea):
    """As tall as what is in it while the screen has room, and scrolled where it has not.

    Whether it is scrolled goes by its whole width: Qt's own bar, once there, takes room in which
    texts would fit, and so stays.
    """

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self._inner = inner
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._offer_bar()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        if watched is self._inner and event.type() == QEvent.Type.LayoutRequest:
            self._offer_bar()
        return done

    def _offer_bar(self) -> None:
        fits = self._inner.heightForWidth(self.width()) <= self.height()
        policy = Qt.ScrollBarPolicy
        wanted = policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
        if self.verticalScrollBarPolicy() != wanted:
            self.setVerticalScrollBarPolicy(wanted)

    def high_at(self, width: int) -> int:
        """How high it is where all of it is seen, at a width."""
        return self._inner.heightForWidth(width)

    def sizeHint(self) -> QSize:
        width = max(self._inner.sizeHint().width(), theme.letters(self, 88))
        return QSize(width, self.high_at(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.letters(self, 40), min(self.sizeHint().height(), theme.em(self) * 12))
