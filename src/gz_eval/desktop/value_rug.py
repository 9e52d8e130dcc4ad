"""The bids' own amounts below a value curve: a short line for each, darker where several lie."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gz_eval.core.ranking import Ints
from gz_eval.core.value_functions import Floats

_INK = 110 / 255  # how much of the ink one line has
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_DARKEST = 5  # lines over one another: a sixth is not seen


def paint_rug(
    painter: QPainter, color: QColor, ground: QColor, frame: QRectF, line: float, at: Floats
) -> None:
    """Lines below a frame, for bids `at` these places along it; `line` is the height of a text.

    How many lie beyond its ends is said there.
    """
    top, end = frame.bottom() + 3, frame.bottom() + line * 0.8
    places, counts = rug_places(frame, at)
    ink = QColor(color)  # a copy: the theme's own is shared
    for count in range(1, _DARKEST + 1):
        ink.setAlphaF(1 - (1 - _INK) ** count)
        painter.setPen(QPen(ink, 1))
        here = places[np.minimum(counts, _DARKEST) == count]
        painter.drawLines([QLineF(x, top, x, end) for x in here.tolist()])
    painter.setPen(color)
    for text, side in zip(beyond(frame, at), (_LEFT, _RIGHT), strict=True):
        if text:
            width = painter.fontMetrics().horizontalAdvance(text) + 4.0
            left = frame.left() if side is _LEFT else frame.right() - width
            place = QRectF(left, frame.bottom() + 1, width, line * 1.3)
            painter.fillRect(place, ground)
            painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), text)


def beyond(frame: QRectF, at: Floats) -> tuple[str, str]:
    """How many bids lie before a frame and after it, such as ``4 beyond ▸``; empty for none."""
    before, after = int((at < frame.left()).sum()), int((at > frame.right()).sum())
    return f"◂ {before:,} beyond" * bool(before), f"{after:,} beyond ▸" * bool(after)


def rug_places(frame: QRectF, at: Floats) -> tuple[Floats, Ints]:
    """Where lines are drawn, to a quarter of a pixel, and for how many bids each.

    A line for each of ten thousand bids takes many frames, and shows no more.
    """
    seen = at[(at >= frame.left()) & (at <= frame.right())]
    return np.unique(np.rint(seen * 4) / 4, return_counts=True)
