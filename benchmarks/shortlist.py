"""The Shortlist page brought up to date, and names hidden on it: with 214 and with 10,000 bids.

    python benchmarks/shortlist.py

The whole page at 1280 by 720 on Qt's off-screen platform, four figures added up: a weight was
changed and scores are ranked again, then rows, totals and the paint of what is visible. Hiding
names masks every bid anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import cycle

from PySide6.QtWidgets import QApplication

from gz_eval.app.session import Session
from gz_eval.app.shown import Shown
from gz_eval.core.commands import SetWeight
from gz_eval.core.framework import Framework, Total
from gz_eval.desktop.shortlist_page import ShortlistPage
from window_benchmark import run, told

WANTED = {214: 16.0, 10_000: 100.0}  # ms
FIGURES = ("power_1", "area_1", "money_1", "count_1")


def added_up(framework: Framework) -> Framework:
    """A framework that adds up four figures of its bids."""
    return replace(framework, totals=tuple(Total(key, key, key) for key in FIGURES))


def measure(app: QApplication, session: Session, count: int) -> None:
    """Print the times for so many bids."""
    looked_at = Shown(session)
    page = ShortlistPage(looked_at)
    page.refresh()
    page.resize(1280, 720)
    page.show()
    app.processEvents()
    percents = cycle(range(20, 60))
    pillar = session.project.framework.pillars[0].key

    def painted(act: Callable[[], object]) -> Callable[[], None]:
        def whole() -> None:
            act()
            page.refresh()
            page.table.viewport().repaint()

        return whole

    def hide() -> None:
        looked_at.anonymous = not looked_at.anonymous

    bids = f"{count:,} bids"
    weigh = painted(lambda: session.do(SetWeight(pillar, float(next(percents)))))
    told(f"A weight kept to the shortlist painted, {bids}", weigh, WANTED[count])
    told(f"Names hidden or shown to the shortlist painted, {bids}", painted(hide), WANTED[count])
    page.close()


if __name__ == "__main__":
    run(measure, WANTED, added_up)
