"""The line at the bottom: whether it is saved, rows, issues, and what was done last.

Where all of it does not fit, the end of what was done last gives way first: all of it stands in
its tooltip and in the history. Once there is room for some words of it only, what is always the
same is said in fewer words: that the work is safe is not taken away by a long sentence.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gz_eval.desktop import theme
from gz_eval.desktop.done_line import DoneLine
from gz_eval.desktop.header import ElidedLabel
from gz_eval.desktop.status_link import StatusLink

_LEAST = 14  # letters
_SOME_WORDS = 36  # letters of what was done last, before it takes room from others


class ShortenedLabel(ElidedLabel):
    """Says something, or the same in fewer words where it was told to."""

    def __init__(self) -> None:
        super().__init__(_LEAST)
        self._short = ""
        self._shortened = False

    def say_either(self, text: str, short: str) -> None:
        """Say `text`, or `short`; the tooltip and assistive technology are told all of it."""
        self._short = short
        self.say(text)

    @property
    def whole_width(self) -> int:
        """How wide it is with all of its words."""
        return super().sizeHint().width()

    @property
    def spared(self) -> int:
        """The pixels that fewer words spare."""
        return self._width_of(self.text()) - self._width_of(self._short)

    def shorten(self, on: bool) -> None:
        """Say it in fewer words from now on, or in all of them."""
        if on != self._shortened:
            self._shortened = on
            self.updateGeometry()
            self._tell_rest()
            self.update()

    @property
    def shown(self) -> str:
        """The words it says now, as far as there is room."""
        if self._shortened and self._width_of(self._short) <= self.contentsRect().width():
            return self._short
        return super().shown

    def sizeHint(self) -> QSize:
        width = self.whole_width - (self.spared if self._shortened else 0)
        return QSize(width, super().sizeHint().height())

    def _width_of(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text)


class StatusLine(QWidget):
    """Has the parts side by side, and shortens the first ones so that the last says some words."""

    def __init__(self) -> None:
        super().__init__()
        self.saved = ShortenedLabel()
        self.account = ShortenedLabel()
        self.issues = StatusLink("Show the bids that the gravest of them are about")
        self.done = DoneLine()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SMALL)
        for label in (self.saved, self.account):
            label.setContentsMargins(theme.LARGE - theme.TIGHT, 0, 0, 0)
            layout.addWidget(label)
        layout.addWidget(self.issues)
        layout.addWidget(self.done, 1)

    @property
    def parts(self) -> tuple[ShortenedLabel, ShortenedLabel, StatusLink, DoneLine]:
        """What is said of the file, of its rows, of issues, and of the last change."""
        return self.saved, self.account, self.issues, self.done

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a text or the font is another
            self._share()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        labels = [one for one in (self.account, self.saved) if not one.isHidden()]
        others = [one for one in (self.issues, self.done) if not one.isHidden()]
        spaces = (len(labels) + len(others) - 1) * theme.SMALL
        needed = sum(one.whole_width for one in labels)
        needed += sum(self._wanted(one) for one in others) + spaces
        for label in labels:
            short = needed > self.width()
            label.shorten(short)
            needed -= label.spared if short else 0

    def _wanted(self, part: QWidget) -> int:
        """The width that others are shortened for."""
        wide = part.sizeHint().width()
        return min(wide, theme.letters(self, _SOME_WORDS)) if part is self.done else wide
