"""One line that says what the ranking's colours and signs mean, and what there is no room for."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel

from gz_eval.app.details import capital
from gz_eval.app.ranking_cells import BAR, OVERRIDDEN_SIGN, RANKING_COLUMNS, left_out_line
from gz_eval.core.framework import Framework
from gz_eval.desktop import theme
from gz_eval.desktop.ranking_table import RankingTable


class Legend(QLabel):
    """Names the pillars by their colours, in whichever scheme is worn."""

    def __init__(self) -> None:
        super().__init__()
        self._framework: Framework | None = None
        self._moved = False
        self._bars = True
        self._left_out = ""
        self._signed = False
        theme.as_caption(self)
        self.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.setWordWrap(True)

    def follow(self, table: RankingTable) -> None:
        """Say of bars and signs only what a table has, and last what it has no room for."""

        def look() -> None:
            self._bars = RANKING_COLUMNS[BAR].title not in table.unshown
            self._left_out = left_out_line(table.unshown, crowded_out=table.crowded_out)
            table.setAccessibleDescription(capital(self._left_out))
            self._write()

        def sign(signed: bool) -> None:
            self._signed = signed
            self._write()

        table.unshown_changed.connect(look)
        table.gates_signed.connect(sign)

    def show_pillars(self, framework: Framework, *, moved: bool) -> None:
        """Name a framework's pillars; and the signs of `moved` bids where there are any."""
        self._framework, self._moved = framework, moved
        self._write()

    def _write(self) -> None:
        if self._framework is None:
            return
        scheme = theme.tokens(self.palette())
        parts = []
        if self._bars:
            parts = [
                f"<span style='color:{scheme.pillar(number).name()}'>■</span>&nbsp;"
                f"{pillar.label.replace(' ', '&nbsp;')}"
                for number, pillar in enumerate(self._framework.pillars)
            ]
            parts.append("<b>├─┤</b>&nbsp;missing&nbsp;evidence")
        accent = f"<span style='color:{scheme.accent}'>"
        parts += [f"{accent}●</span>&nbsp;shortlisted", f"{accent}○</span>&nbsp;reserve"]
        if self._moved:
            parts.append(f"{accent}◆&nbsp;◇&nbsp;×</span>&nbsp;moved&nbsp;by&nbsp;officials")
        if self._signed:
            parts.append(f"{OVERRIDDEN_SIGN}&nbsp;gate&nbsp;overridden")
        parts.append("shaded:&nbsp;fails&nbsp;a&nbsp;gate")
        if self._left_out:
            parts.append(escape(self._left_out))
        self.setText(" &nbsp; ".join(parts))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_bars"):
            self._write()
