"""A weight moved, until the table has been painted again: with 214 and with 10,000 bids.

    python benchmarks/repaint.py

The whole ranking page at 1280 by 720 on Qt's off-screen platform: the slider's new value, the new
scores and ranks, the rows, the sort, and the paint of what is visible. A frame has 16 ms; with
10,000 bids two frames are allowed. Also what one step of scrolling and one letter of a search cost,
and the longest that the interface thread was busy without a break.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import cycle
from statistics import median, quantiles
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from generated import bid_set, framework_toml
from gz_eval.app.session import Session
from gz_eval.app.shown import Shown
from gz_eval.core.framework import Framework
from gz_eval.core.framework_file import parse_framework
from gz_eval.core.project import Project
from gz_eval.desktop import theme
from gz_eval.desktop.ranking_page import RankingPage
from gz_eval.desktop.tidying import Tidying

SIZES = {214: 16.0, 10_000: 33.0}
TIMES = 60


def main() -> None:
    """Print the times for each size."""
    app = QApplication([])
    Tidying(app)  # as the program runs
    app.setStyle("Fusion")
    theme.wear(app, theme.LIGHT)
    framework = parse_framework(framework_toml(), "generated")
    for count, wanted in SIZES.items():
        measure(app, framework, count, wanted)


def measure(app: QApplication, framework: Framework, count: int, wanted: float) -> None:
    """Print the times for so many bids."""
    session = Session(Project(framework, bid_set(framework, count)))
    page = RankingPage(Shown(session))
    page.refresh()
    page.resize(1280, 720)
    page.show()
    app.processEvents()
    criterion = framework.pillars[0].key
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
        wanted,
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


def told(what: str, act: Callable[[], None], wanted: float) -> None:
    """Time an action and print it."""
    for _ in range(5):
        act()
    taken = []
    for _ in range(TIMES):
        start = perf_counter()
        act()
        taken.append((perf_counter() - start) * 1e3)
        QApplication.processEvents()
    low, middle, high = quantiles(taken, n=4)
    verdict = "met" if median(taken) <= wanted else "MISSED"
    print(
        f"{what}: {middle:.1f} ms (quartiles {low:.1f} to {high:.1f}, most {max(taken):.1f});"
        f" wanted at most {wanted:g}: {verdict}"
    )


if __name__ == "__main__":
    main()
