"""A text with many links that is one stop of Tab: arrow keys go from link to link, Enter follows.

Qt makes every link a stop: with two to a line of evidence nobody would come past the text.
"""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QLabel, QTextBrowser, QTextEdit, QWidget

from gz_eval.desktop import theme

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYS = "← → go from link to link, Enter follows"


class _Keys(QLabel):
    """Below a line: what is scrolled ends there, and is not covered."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_KEYS, parent)
        self.setContentsMargins(theme.TIGHT, theme.TIGHT, 0, 0)
        self.hide()
        theme.as_caption(self)
        self.setForegroundRole(self.palette().ColorRole.PlaceholderText)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(theme.color(theme.tokens(self.palette()).line))
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()


class LinkText(QTextBrowser):
    """Shows HTML. The link that the keys are on is marked while the text has the focus.

    `keys` says then how to go on, in the last line of its room: nothing else moves for that.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._link = -1
        self.setOpenLinks(False)
        self.setAccessibleName(name)
        self.setAccessibleDescription("Left and right arrows go from link to link, Enter follows.")
        self.setTabChangesFocus(True)
        self.keys = _Keys(self)

    @property
    def links(self) -> list[tuple[int, int, str]]:
        """Every link: where its words begin and end, and what it leads to."""
        found: list[tuple[int, int, str]] = []
        block = self.document().begin()
        while block.isValid():
            iterator = block.begin()
            while not iterator.atEnd():
                fragment = iterator.fragment()
                form = fragment.charFormat()
                start, end = fragment.position(), fragment.position() + fragment.length()
                if form.isAnchor():
                    href = form.anchorHref()
                    if found and found[-1][1:] == (start, href):
                        start = found.pop()[0]
                    found.append((start, end, href))
                iterator += 1
            block = block.next()
        return found

    def show_html(self, html: str) -> None:
        """Show a text in place of the one before; the keys stay at the link they were on.

        That is the one that leads to the same, wherever it stands now: what was acted on may be
        put elsewhere by that. Where it is gone, they are at the one in its place.
        """
        before = self._leads()
        at = before[self._link] if 0 <= self._link < len(before) else None
        self.setHtml(html)
        now = self._leads()
        self._link = now.index(at) if at in now else min(self._link, len(now) - 1)
        self._mark()

    def _leads(self) -> list[tuple[str, int]]:
        """What every link leads to, and how many before it lead to the same."""
        found: list[tuple[str, int]] = []
        count: Counter[str] = Counter()
        for _, _, href in self.links:
            found.append((href, count[href]))
            count[href] += 1
        return found

    def show_marked(self) -> None:
        """Scroll so that the link that the keys are on can be seen, where it cannot."""
        if not self.extraSelections():
            return
        start, end, _ = self.links[self._link]
        for place in (start, end):
            cursor = QTextCursor(self.document())
            cursor.setPosition(place)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leaves the text at once."""
        return QWidget.focusNextPrevChild(self, forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        links = self.links if step is not None or event.key() in _ENTER else []
        if step is not None and links:
            self._link = min(max(self._link + step, 0), len(links) - 1)
            self._mark(told=True)
        elif event.key() in _ENTER and 0 <= self._link < len(links):
            self.anchorClicked.emit(QUrl(links[self._link][2]))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark()
        if event.reason() != Qt.FocusReason.MouseFocusReason:  # a click is where it should be
            self.show_marked()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_keys()

    def _tell_keys(self, told: bool) -> None:
        if told is not self.keys.isHidden():
            return
        self.keys.setVisible(told)
        self.setViewportMargins(0, 0, 0, self.keys_high)
        self._place_keys()

    @property
    def keys_high(self) -> int:
        """How much of the height the line about the keys takes now."""
        return 0 if self.keys.isHidden() else self.keys.sizeHint().height()

    def _place_keys(self) -> None:
        height = self.keys.sizeHint().height()
        self.keys.setGeometry(0, self.height() - height, self.viewport().width(), height)

    def _mark(self, *, told: bool = False) -> None:
        """Show where the keys are; `told`: read it out, and bring it into view."""
        links = self.links if self.hasFocus() else []
        self._tell_keys(bool(links))
        if not links or self._link < 0:
            self.setExtraSelections([])
            return
        start, end, _ = links[self._link]
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(self.document())
        mark.cursor.setPosition(start)
        mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark.format.setBackground(self.palette().highlight())
        mark.format.setFontUnderline(True)
        self.setExtraSelections([mark])
        if told:
            self.show_marked()
            line = mark.cursor.block().text().strip()
            said = f"{mark.cursor.selectedText()}, {line}" if line else mark.cursor.selectedText()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
