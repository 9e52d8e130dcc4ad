"""What a change of weights would do, in words, with the choice to keep it or put it back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gz_eval.app.weight_trial import Effect
from gz_eval.desktop import theme

_HINT = "Move a weight to see what it would change. Nothing changes until you keep it."
_HIDDEN_HINT = "Move a weight and keep it. What it changes is hidden until the framework is locked."
_MOST_LINES = 6


class EffectPanel(QWidget):
    """What the move would do, with Keep and Put back."""

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.SMALL, 0, 0)
        layout.setSpacing(theme.TIGHT)
        self._lines: tuple[str, ...] = ()
        title = QLabel("Effect of this change")
        theme.as_strong(title)
        self.summary = QLabel(_HINT)
        self.summary.setWordWrap(True)
        self.lines = QLabel()
        self.lines.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.lines.setTextFormat(Qt.TextFormat.PlainText)
        theme.as_caption(self.lines)
        self.keep = QPushButton("Keep")
        self.keep.setToolTip("Keep these weights (Ctrl+Return)")
        self.keep.setAccessibleName("Keep these weights")
        self.put_back = QPushButton("Put back")
        self.put_back.setToolTip("Put the weights back as they were (Ctrl+Backspace)")
        self.put_back.setAccessibleName("Put the weights back as they were")
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, theme.TIGHT, 0, 0)
        row.setSpacing(theme.SMALL)
        row.addWidget(self.keep)
        row.addWidget(self.put_back)
        for widget in (title, self.summary, self.lines, self._buttons):
            layout.addWidget(widget)
        self.show_effect(None)

    def show_effect(self, effect: Effect | None, *, hidden: bool = False) -> None:
        """Show what a trial would do; None when nothing is being tried.

        `hidden`: what is said while scores are hidden, when nobody may see what a weight does.
        """
        hint = _HIDDEN_HINT if hidden else _HINT
        trying = effect is not None
        self._buttons.setVisible(trying)
        lines = effect.lines if effect is not None else ()
        more = len(lines) - _MOST_LINES
        self._lines = (*lines[:_MOST_LINES], f"and {more:,} more") if more > 0 else lines
        self.summary.setText(effect.summary if effect is not None else hint)
        self.lines.setToolTip("\n".join(lines))
        self.lines.setVisible(bool(lines))
        self._shorten()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        """One line for each bid: wrapped, they would push the weights away while they are moved."""
        metrics, width = self.lines.fontMetrics(), self.width()
        shown = (metrics.elidedText(one, Qt.TextElideMode.ElideRight, width) for one in self._lines)
        self.lines.setText("\n".join(shown))
