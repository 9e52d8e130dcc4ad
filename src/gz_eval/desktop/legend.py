"""One line that says what the ranking's colours and signs mean."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel

from gz_eval.core.framework import Framework
from gz_eval.desktop import theme


class Legend(QLabel):
    """Names the pillars by their colours, in whichever scheme is worn."""

    def __init__(self) -> None:
        super().__init__()
        self._framework: Framework | None = None

    def show_pillars(self, framework: Framework) -> None:
        """Name a framework's pillars."""
        self._framework = framework
        scheme = theme.tokens(self.palette())
        parts = [
            f"<span style='color:{scheme.pillar(number).name()}'>■</span>&nbsp;"
            f"{pillar.label.replace(' ', '&nbsp;')}"
            for number, pillar in enumerate(framework.pillars)
        ]
        accent = f"<span style='color:{scheme.accent}'>"
        parts += [
            "<b>├─┤</b>&nbsp;what missing evidence could change",
            f"{accent}●</span>&nbsp;shortlisted",
            f"{accent}○</span>&nbsp;reserve",
            "shaded:&nbsp;fails&nbsp;a&nbsp;gate",
        ]
        self.setText(" &nbsp; ".join(parts))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._framework is not None:
            self.show_pillars(self._framework)
