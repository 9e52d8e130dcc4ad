"""A share as a bar on a track, with a handle to take hold of where it can be dragged."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from gz_eval.desktop import theme

FIGURES = tuple("0123456789")
"""Keys that begin to type a figure in place of the bar's."""


def paint_bar(
    painter: QPainter,
    track: QRect,
    share: float,
    ink: QColor,
    scheme: theme.Tokens,
    *,
    chosen: bool = False,
    handle: int = 0,
    held: bool = False,
) -> None:
    """Paint a share (0 to 1) on its track; `chosen`: in a row that is.

    `handle` is the height of a line of text, 0 for none; one that is `held` has the bar's ink.
    """
    painter.fillRect(track, theme.color(scheme.background if chosen else scheme.track))
    filled = QRect(track)
    filled.setWidth(round(track.width() * share))
    painter.fillRect(filled, ink)
    if not handle:
        return
    knob = QRectF(0, 0, handle * 0.4, track.height() * 2.0)
    knob.moveCenter(track.center().toPointF())
    knob.moveLeft(filled.left() + filled.width() - knob.width() / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.5))
    painter.setBrush(ink if held else theme.color(scheme.background))
    painter.drawRoundedRect(knob, 2, 2)
    painter.restore()
