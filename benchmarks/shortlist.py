"""The Shortlist page brought up to date, and names hidden on it: with 214 and with 10,000 bids.

    python benchmarks/shortlist.py

The whole page at 1280 by 720 on Qt's off-screen platform, four figures added up: a weight was
changed and scores are ranked again, then rows, totals and the paint of what is visible. Hiding
names masks every bid anew.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from generated import bid_set, framework_toml
from gz_eval.app.session import Session
from gz_eval.app.shown import Shown
from gz_eval.core.commands import SetWeight
from gz_eval.core.framework import Framework, Total
from gz_eval.core.framework_file import parse_framework
from gz_eval.core.project import Project
from gz_eval.desktop import theme
from gz_eval.desktop.shortlist_page import ShortlistPage
from gz_eval.desktop.tidying import Tidying
from repaint import told

SIZES = {214: 16.0, 10_000: 100.0}
FIGURES = ("power_1", "area_1", "money_1", "count_1")


def main() -> None:
    """Print the times for each size."""
    app = QApplication([])
    Tidying(app)  # as the program runs
    app.setStyle("Fusion")
    theme.wear(app, theme.LIGHT)
    framework = parse_framework(framework_toml(), "generated")
    totals = tuple(Total(key, key, key) for key in FIGURES)
    framework = replace(framework, totals=totals)
    for count, wanted in SIZES.items():
        measure(app, framework, count, wanted)


def measure(app: QApplication, framework: Framework, count: int, wanted: float) -> None:
    """Print the times for so many bids."""
    session = Session(Project(framework, bid_set(framework, count)))
    looked_at = Shown(session)
    page = ShortlistPage(looked_at)
    page.refresh()
    page.resize(1280, 720)
    page.show()
    app.processEvents()
    percents = cycle(range(20, 60))
    pillar = framework.pillars[0].key

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
    told(f"A weight kept to the shortlist painted, {bids}", weigh, wanted)
    told(f"Names hidden or shown to the shortlist painted, {bids}", painted(hide), wanted)
    page.close()


if __name__ == "__main__":
    main()
