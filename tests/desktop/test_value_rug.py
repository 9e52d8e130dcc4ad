"""The rug below a value curve: every bid counts, and no more is drawn than can be seen."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from gz_eval.core.value_functions import Floats
from gz_eval.desktop.value_rug import beyond, paint_rug, rug_places

FRAME = QRectF(20, 0, 200, 30)


def painted(at: Floats) -> list[int]:
    """How dark each column of pixels is in the middle of the rug."""
    image = QImage(240, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_rug(painter, QColor("black"), QColor("white"), FRAME, 20, at)
    painter.end()
    return [255 - image.pixelColor(x, 38).red() for x in range(240)]


def test_lines_are_no_more_than_can_be_seen_and_stand_for_every_bid_within() -> None:
    at = np.random.default_rng(1).uniform(0, 240, 10_000)
    places, counts = rug_places(FRAME, at)
    assert len(places) <= 4 * FRAME.width() + 1
    assert counts.sum() == ((at >= 20) & (at <= 220)).sum()


def test_where_several_bids_lie_it_is_darker(qtbot: QtBot) -> None:
    dark = painted(np.array([50.5, *[100.5] * 2, *[150.5] * 9]))
    one, two, nine = dark[50], dark[100], dark[150]
    assert 0 < one < two < nine
    assert dark[200] == 0


def test_bids_beyond_what_is_shown_are_counted(qtbot: QtBot) -> None:
    at = np.array([10.0, 100.5, 235.5, 240.5])
    assert beyond(FRAME, at) == ("◂ 1 beyond", "2 beyond ▸")
    assert beyond(FRAME, at[1:2]) == ("", "")
    dark = painted(at)
    assert dark[235] == 0
    assert max(dark[170:220]) > 0  # it is said there


def test_without_bids_nothing_is_drawn(qtbot: QtBot) -> None:
    assert max(painted(np.array([]))) == 0
