"""Makes the pictures of the README from the sample bids: run it from a checkout, no screen needed.

    python docs/make_screenshots.py [FOLDER]

writes the few that the README shows to `docs/pictures`, or every page in every scheme, size and
text size to FOLDER, for looking at them as a designer would.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from gz_eval.app.chart_choices import MAP
from gz_eval.core.framework import Target
from gz_eval.core.governance_commands import SetBlind
from gz_eval.core.outcome import Standing
from gz_eval.core.people import Person
from gz_eval.core.target_commands import SetTarget
from gz_eval.desktop import theme
from gz_eval.desktop.charts_page import ChartsPage
from gz_eval.desktop.criteria_page import CriteriaPage
from gz_eval.desktop.page_kinds import CHARTS, CRITERIA, HISTORY, KINDS, RANKING, SHORTLIST
from gz_eval.desktop.shortlist_page import ShortlistPage
from gz_eval.desktop.window import MainWindow

PAGES = tuple(kind.item.key for kind in KINDS if kind.item.key != RANKING)
ROOT = Path(__file__).resolve().parents[1]
_SETTLED = 2500  # ms
_INVENTED = "Invented, for illustration"
TARGETS = (
    Target(Decimal(20_000), "power", "", _INVENTED),
    Target(Decimal(2), "", "Scotland", _INVENTED),
    Target(Decimal(1), "", "Northern Ireland", _INVENTED),
)


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its size in pixels, its scheme, and how large the text is."""

    name: str
    width: int
    height: int
    scheme: theme.Tokens
    text: float = 1.0
    trying: bool = False
    empty: bool = False
    tab: int = 0
    failed: bool = False
    blind: bool = False
    page: str = ""
    chart: str = ""


README = (
    Shot("window-light", 1440, 960, theme.LIGHT, trying=True),
    Shot("window-dark", 1440, 960, theme.DARK),
    Shot("map", 1440, 960, theme.LIGHT, page=CHARTS, chart=MAP),
    Shot("criteria", 1440, 960, theme.LIGHT, page=CRITERIA),
    Shot("shortlist", 1440, 960, theme.LIGHT, page=SHORTLIST),
)
EVERY = (
    *README,
    Shot("small-light", 1280, 720, theme.LIGHT),
    Shot("small-dark", 1280, 720, theme.DARK, trying=True),
    Shot("large-light", 1920, 1080, theme.LIGHT),
    Shot("large-dark", 1920, 1080, theme.DARK),
    Shot("failed-light", 1280, 720, theme.LIGHT, failed=True),
    Shot("failed-dark", 1280, 720, theme.DARK, failed=True),
    Shot("blind-light", 1280, 720, theme.LIGHT, blind=True),
    Shot("blind-dark", 1280, 720, theme.DARK, blind=True),
    *(Shot(f"{key}-light", 1280, 720, theme.LIGHT, page=key) for key in PAGES),
    *(Shot(f"{key}-dark", 1280, 720, theme.DARK, page=key) for key in PAGES),
    Shot("history-200-percent", 1280, 720, theme.LIGHT, 2.0, page=HISTORY),
    Shot("small-200-percent", 1280, 720, theme.LIGHT, 2.0),
    Shot("small-200-percent-why", 1280, 720, theme.DARK, 2.0, tab=1),
    Shot("small-200-percent-issues", 1280, 720, theme.LIGHT, 2.0, tab=2),
    Shot("large-200-percent", 1920, 1080, theme.DARK, 2.0),
    Shot("empty-light", 1280, 720, theme.LIGHT, empty=True),
    Shot("empty-200-percent", 1280, 720, theme.DARK, 2.0, empty=True),
)


def take(app: QApplication, shot: Shot, folder: Path, font: QFont) -> None:
    """Open the window on the sample bids and save what it looks like."""
    theme.wear(app, shot.scheme)
    scaled = QFont(font)
    scaled.setPointSizeF(font.pointSizeF() * shot.text)
    app.setFont(scaled)
    window = MainWindow("four-pillars")
    window.resize(shot.width, shot.height)
    window.show()
    if not shot.empty:
        window.documents.remember_person(Person("A. Official", "analyst"))
        window.open([ROOT / "sample_bids"])
        _wait(window)
        page, document = window.ranking, window.documents.document
        if page is None or document is None or not document.session.project.bids.bids:
            raise SystemExit(window.banner.text.text())
        page.tabs.setCurrentIndex(shot.tab)
        rows = page.table.rows.rows
        with_bounds = [row for row in rows if row.bounds_text]
        shortlisted = [row for row in with_bounds if row.standing is Standing.SHORTLISTED]
        failed = [row for row in rows if row.failed]
        chosen = failed if shot.failed else shortlisted or with_bounds or rows
        page.select(chosen[0].id)
        if shot.failed:
            centre = page.table.ScrollHint.PositionAtCenter
            page.table.scrollTo(page.table.currentIndex(), centre)
        if shot.trying:
            pillar = page.session.project.framework.pillars[0]
            page.try_weight(pillar.key, 55.0)
        if shot.page:
            window.go(shot.page)
            seen = window.pages.page(shot.page)
            if isinstance(seen, ChartsPage) and shot.chart:
                seen.go(shot.chart)
            elif isinstance(seen, ShortlistPage):
                for target in TARGETS:
                    document.session.do(SetTarget(target))
            elif isinstance(seen, CriteriaPage):
                seen.choose(document.session.project.framework.leaves[0].key)
        if shot.blind:
            document.session.do(SetBlind(True))
    # Layouts, the delayed reasons, and charts that are drawn on a thread of their own, settle.
    settle = QEventLoop()
    QTimer.singleShot(_SETTLED, settle.quit)
    settle.exec()
    _wait(window)
    window.grab().save(str(folder / f"{shot.name}.png"), "PNG", 0)  # 0: the smallest file
    window.jobs.close()
    window.documents.end()
    window.close()


def _wait(window: MainWindow) -> None:
    """Until there is nothing more to do in the background."""
    waiting = QEventLoop()
    window.settled.connect(waiting.quit)
    while not window.at_rest:
        waiting.exec()


def main(arguments: list[str]) -> None:
    """Make the README's pictures, or with a folder all of them there."""
    folder = Path(arguments[0]) if arguments else ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    font = app.font()
    with TemporaryDirectory() as home:
        os.environ["GZ_EVAL_HOME"] = home
        for shot in EVERY if arguments else README:
            take(app, shot, folder, font)
            print(folder / f"{shot.name}.png")


if __name__ == "__main__":
    main(sys.argv[1:])
