"""A sentence of the status line that leads to what it tells of."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QToolButton

from gz_eval.app.columns import Tone
from gz_eval.desktop import theme


class StatusLink(QToolButton):
    """Says something in the ink of a tone; pressed, it leads there."""

    def __init__(self, tip: str) -> None:
        super().__init__()
        self._tone = Tone.SECONDARY
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(tip)
        self._dress()

    def say(self, text: str, tone: Tone) -> None:
        """Say it from now on."""
        self.setText(text)
        self._tone = tone
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_tone"):
            self._dress()

    def _dress(self) -> None:
        palette = self.palette()
        ink = theme.tokens(palette).tone(self._tone)
        if palette.color(palette.ColorRole.ButtonText) != ink:
            palette.setColor(palette.ColorRole.ButtonText, ink)
            self.setPalette(palette)
