"""What is told beside a part of a chart lies where it takes no click."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect

from gz_eval.desktop.chart_tip import place_of

SCREEN = QRect(0, 0, 1280, 720)


@pytest.mark.parametrize("y", [0, 300, 592, 615, 719])
@pytest.mark.parametrize("height", [20, 104, 210])
def test_it_is_wholly_above_the_pointer_or_wholly_below_it(y: int, height: int) -> None:
    top = place_of(QPoint(977, y), height, SCREEN).y() + 24  # Qt puts it so much lower
    below = top > y
    assert top + height <= SCREEN.bottom() + 24 if below else top + height <= y
