"""What a change would do, in words, with the choice to keep it or put it back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gz_eval.app.weight_trial import Effect
from gz_eval.desktop import theme
from gz_eval.desktop.header import ElidedLabel

_HINT = " to see what it would move. Nothing changes until you keep it."
_HIDDEN_HINT = " and keep it. What it moves is hidden until the framework is locked."
_MOST_LINES = 6
_REST, _ROOM = 26, 3  # of a window's lines of text: for the rest, then one in so many for these


def tried_line(tried: Sequence[str]) -> str:
    """All that is tried, in one line."""
    return f"Tried: {'; '.join(tried)}" if tried else ""


class EffectPanel(QWidget):
    """What the move would do, with Keep and Put back."""

    def __init__(self, invitation: str = "Move a weight") -> None:
        """Make it; `invitation` says what can be done."""
        super().__init__()
        self._invitation = invitation
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.SMALL, 0, 0)
        layout.setSpacing(theme.TIGHT)
        self._effect: Effect | None = None
        title = QLabel("Effect of this change")
        theme.as_strong(title)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.tried = ElidedLabel(8)
        self.tried.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        theme.as_caption(self.tried)
        self.lines = QLabel()
        self.lines.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.lines.setTextFormat(Qt.TextFormat.PlainText)
        theme.as_caption(self.lines)
        self.keep = QPushButton("Keep")
        self.keep.setToolTip("Keep this change (Ctrl+Return)")
        self.keep.setAccessibleName("Keep this change")
        self.put_back = QPushButton("Put back")
        self.put_back.setToolTip("Put everything back as it was (Ctrl+Backspace)")
        self.put_back.setAccessibleName("Put everything back as it was")
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, theme.TIGHT, 0, 0)
        row.setSpacing(theme.SMALL)
        row.addWidget(self.keep)
        row.addWidget(self.put_back)
        for widget in (title, self.tried, self.summary, self.lines, self._buttons):
            layout.addWidget(widget)
        self.show_effect(None)

    def show_effect(
        self, effect: Effect | None, tried: Sequence[str] = (), *, hidden: bool = False
    ) -> None:
        """Show what a trial would do, and what is `tried`; None when nothing is.

        `hidden`: what is said while scores are hidden, when nobody may see what a weight does.
        """
        hint = f"{self._invitation}{_HIDDEN_HINT if hidden else _HINT}"
        trying = effect is not None
        self._buttons.setVisible(trying)
        self._effect = effect
        self.tried.say(tried_line(tried), "\n".join(tried))
        self.tried.setVisible(bool(tried))
        self.summary.setText(effect.summary if effect is not None else hint)
        whole = (*effect.lines, *effect.up, *effect.down) if effect is not None else ()
        self.lines.setToolTip("\n".join(whole))
        self.lines.setVisible(bool(whole))
        self._shorten()

    def _chosen(self, effect: Effect) -> tuple[str, ...]:
        """As much as the window has room for: the shortlist first, then who moves furthest."""
        room = max(2, (self.window().height() // theme.em(self) - _REST) // _ROOM)
        most = min(_MOST_LINES, room)
        lines = effect.lines
        if len(lines) > most:
            lines = (*lines[: most - 1], f"and {len(lines) - most + 1:,} more")
        each = max(0, room - len(lines)) // 2
        return (*lines, *effect.up[:each], *effect.down[:each])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_buttons"):
            self._shorten()

    def _shorten(self) -> None:
        """One line for each bid: wrapped, they would push the weights away while they are moved."""
        metrics, width = self.lines.fontMetrics(), self.width()
        lines = self._chosen(self._effect) if self._effect is not None else ()
        shown = (metrics.elidedText(one, Qt.TextElideMode.ElideRight, width) for one in lines)
        self.lines.setText("\n".join(shown))
