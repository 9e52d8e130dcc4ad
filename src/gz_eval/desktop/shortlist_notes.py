"""What is to be known of a shortlist, above it: each bid that is named leads to its row."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from gz_eval.app.shortlist_notes import Note
from gz_eval.desktop import theme
from gz_eval.desktop.link_text import LinkText

_MOST_LINES = 6  # then it scrolls: the list below needs the room


class ShortlistNotes(LinkText):
    """As high as what it says. `bid_wanted` is sent with the id of the bid that is gone to."""

    bid_wanted = Signal(str)

    def __init__(self) -> None:
        self._notes: tuple[Note, ...] = ()
        self._brief = False
        super().__init__("Points to note about the shortlist")
        self.setFrameShape(LinkText.Shape.NoFrame)
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.anchorClicked.connect(self._go)
        self.hide()

    def say(self, notes: Sequence[Note]) -> None:
        """Say these in place of what was said before; nothing takes no room."""
        self._notes = tuple(notes)
        self.setVisible(bool(notes))
        self._fill()

    def shorten(self, brief: bool) -> None:
        """Where there is little room, all in one line: a phrase leads to the first of its bids."""
        if brief is not self._brief:
            self._brief = brief
            self._fill()

    def _fill(self) -> None:
        scheme = theme.tokens(self.palette())
        self.document().setDefaultStyleSheet(f"a {{ color: {scheme.accent}; }}")
        said = []
        for number, note in enumerate(self._notes):
            ink = scheme.tone(note.tone).name()
            names = [
                f"<a href='{number}/{place}'>{escape(name)}</a>"
                for place, (_, name) in enumerate(note.bids)
            ]
            if self._brief:
                words = escape(note.short)
                words = f"<a href='{number}/0' style='color:{ink}'>{words}</a>" if names else words
                said.append(f"<span style='color:{ink}'>{words}</span>")
                continue
            which = f": {_listed(names, note.tail)}" if names else ""
            said.append(f"<div><span style='color:{ink}'>{escape(note.told)}</span>{which}.</div>")
        self.show_html("; ".join(said) if self._brief else "".join(said))
        self._fit()

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        needed = round(self.document().size().height() + 0.5)
        height = min(needed, self.fontMetrics().lineSpacing() * _MOST_LINES) + self.keys_high
        if height != self.height():
            self.setFixedHeight(height)

    def _go(self, url: QUrl) -> None:
        note, _, place = url.toString().partition("/")
        self.bid_wanted.emit(self._notes[int(note)].bids[int(place)][0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._notes:
            self._fill()


def _listed(names: Sequence[str], tail: str) -> str:
    if tail or len(names) == 1:
        return ", ".join(names) + tail
    return f"{', '.join(names[:-1])} and {names[-1]}"
