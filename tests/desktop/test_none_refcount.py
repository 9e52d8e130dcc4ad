"""PySide6 6.12.0 on Python 3.11 loses a reference to None at every overridden void call.

After some thousands of repaints the interpreter then aborts. This would notice at once.
"""

from __future__ import annotations

import sys

import pytest

from gz_eval.desktop.ranking_page import RankingPage

REPAINTS = 100


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_repainting_keeps_its_references_to_none(page: RankingPage) -> None:
    view = page.table.viewport()
    view.repaint()
    before = sys.getrefcount(None)
    for _ in range(REPAINTS):
        view.repaint()
    # A repaint makes some hundred calls: losing one at each would show as thousands.
    assert abs(sys.getrefcount(None) - before) < REPAINTS
