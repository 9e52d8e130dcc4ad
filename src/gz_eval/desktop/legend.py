"""One line that says what the ranking's colours and signs mean, and what there is no room for."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel

from gz_eval.core.framework import Framework
from gz_eval.desktop import theme


class Legend(QLabel):
    """Names the pillars by their colours, in whichever scheme is worn."""

    def __init__(self) -> None:
        super().__init__()
        self._framework: Framework | None = None
        self._moved = False
        self._left_out = ""
        theme.as_caption(self)
        self.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.setWordWrap(True)

    def show_pillars(self, framework: Framework, *, moved: bool) -> None:
        """Name a framework's pillars; and the signs of `moved` bids where there are any."""
        self._framework, self._moved = framework, moved
        self._say()

    def show_left_out(self, said: str) -> None:
        """Say last which columns there is no room for; empty where all are shown."""
        if said != self._left_out:
            self._left_out = said
            self._say()

    def _say(self) -> None:
        framework = self._framework
        if framework is None:
            return
        scheme = theme.tokens(self.palette())
        parts = [
            f"<span style='color:{scheme.pillar(number).name()}'>■</span>&nbsp;"
            f"{pillar.label.replace(' ', '&nbsp;')}"
            for number, pillar in enumerate(framework.pillars)
        ]
        accent = f"<span style='color:{scheme.accent}'>"
        parts += [
            "<b>├─┤</b>&nbsp;missing&nbsp;evidence",
            f"{accent}●</span>&nbsp;shortlisted",
            f"{accent}○</span>&nbsp;reserve",
        ]
        if self._moved:
            parts.append(f"{accent}◆&nbsp;◇&nbsp;×</span>&nbsp;moved&nbsp;by&nbsp;officials")
        parts.append("shaded:&nbsp;fails&nbsp;a&nbsp;gate")
        if self._left_out:
            parts.append(escape(self._left_out))
        self.setText(" &nbsp; ".join(parts))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._say()
