"""The reasons of the selected bid, kept up with a ranking that is on the screen.

While a slider is dragged they follow a little behind the table.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from gz_eval.app.anonymous import untold
from gz_eval.app.hidden_words import SCORES_HIDDEN
from gz_eval.app.shown import Shown
from gz_eval.app.why_text import why
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.explain import explain
from gz_eval.core.selection import Selection
from gz_eval.desktop.why_panel import WhyPanel

_AFTER = 40  # ms


class WhyFollowing:
    """Fills the panel. `seen` gives the ranking on the screen, the selected bid, whether tried."""

    def __init__(
        self,
        looked_at: Shown,
        panel: WhyPanel,
        seen: Callable[[], tuple[Evaluation | None, str, bool]],
    ) -> None:
        self._looked_at, self._panel, self._seen = looked_at, panel, seen
        self._timer = QTimer(panel)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER)
        self._timer.timeout.connect(self.now)

    def soon(self) -> None:
        """Show the reasons once the table is seen."""
        self._timer.start()

    def now(self) -> None:
        """Show the reasons as they are now."""
        self._timer.stop()
        shown, bid, tried = self._seen()
        if self._looked_at.project.scores_hidden:
            self._panel.hide_scores(SCORES_HIDDEN)
        elif shown is None or bid not in shown.index_by_id:
            self._panel.show_why(None)
        else:
            selection = Selection.of(shown, self._looked_at.overrides)
            told = why(shown, explain(shown, bid, untold(shown)), selection)
            self._panel.show_why(told, links=not self._looked_at.anonymous, tried=tried)
