"""A weight moved, until the table has been painted again: with 214 and with 10,000 bids.

    python benchmarks/repaint.py

The whole ranking page at 1280 by 720 on Qt's off-screen platform: the slider's new value, the new
scores and ranks, the rows, the sort, and the paint of what is visible. A frame has 16 ms; with
10,000 bids two frames are allowed. Also what one step of scrolling and one letter of a search cost,
and the longest that the interface thread was busy without a break.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle

from PySide6.QtWidgets import QApplication

from gz_eval.app.session import Session
from gz_eval.app.shown import Shown
from gz_eval.desktop.ranking_page import RankingPage
from window_benchmark import run, told

WANTED = {214: 16.0, 10_000: 33.0}  # ms


def measure(app: QApplication, session: Session, count: int) -> None:
    """Print the times for so many bids."""
    page = RankingPage(Shown(session))
    page.refresh()
    page.resize(1280, 720)
    page.show()
    app.processEvents()
    criterion = session.project.framework.pillars[0].key
    percents = cycle([*range(20, 60), *range(60, 20, -1)])

    def painted(act: Callable[[], object]) -> Callable[[], None]:
        def whole() -> None:
            act()
            page.table.viewport().repaint()

        return whole

    bids = f"{count:,} bids"
    told(
        f"A weight moved to the table painted, {bids}",
        painted(lambda: page.try_weight(criterion, float(next(percents)))),
        WANTED[count],
    )
    bar = page.table.verticalScrollBar()
    steps = cycle(range(0, max(1, bar.maximum()), max(1, bar.maximum() // 97)))
    told(f"A step of scrolling painted, {bids}", painted(lambda: bar.setValue(next(steps))), 16.0)
    words = cycle(["a", "al", "alp", "al", "a", ""])
    told(
        f"A letter of a search to the table painted, {bids}",
        painted(lambda: page.filters.search.setText(next(words))),
        16.0,
    )
    page.close()


if __name__ == "__main__":
    run(measure, WANTED)
