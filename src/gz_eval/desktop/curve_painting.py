"""How a value function looks: its axes, its line, and the points by which it is moved."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from gz_eval.app.framework_edits import amount_text, knots, scores_move
from gz_eval.core.framework import Field
from gz_eval.core.value_functions import Bands, ChoiceTable, ValueFunction
from gz_eval.desktop import theme
from gz_eval.desktop.curve_scale import CurveScale

_SAMPLES = 240
_TICK = 18  # letters that a mark of the axis has to itself


def paint_axes(widget: QWidget, painter: QPainter, scale: CurveScale, field: Field) -> None:
    """Scores at the left, with lines across; amounts of the field below."""
    scheme, line = theme.tokens(widget.palette()), theme.em(widget)
    frame, sides = scale.frame, Qt.AlignmentFlag
    for score in (0, 25, 50, 75, 100):
        y = scale.at(0, score).y()
        painter.setPen(theme.color(scheme.line))
        painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
        painter.setPen(theme.color(scheme.secondary))
        painter.drawText(
            QRectF(0, y - line / 2, frame.left() - theme.TIGHT, line),
            int(sides.AlignRight | sides.AlignVCenter),
            f"{score}",
        )
    top = frame.bottom() + line * 1.4
    for amount in scale.ticks(field, max(2, int(frame.width() / theme.letters(widget, _TICK)))):
        text = amount_text(field, amount)
        width = painter.fontMetrics().horizontalAdvance(text) + 2.0
        left = scale.at(amount, 0).x() - width / 2
        left = min(max(left, 0.0), widget.width() - width)
        painter.drawText(QRectF(left, top, width, line * 1.2), int(sides.AlignCenter), text)


def paint_curve(
    widget: QWidget, painter: QPainter, scale: CurveScale, function: ValueFunction, chosen: int
) -> None:
    """The line, and its points: `chosen` is the number of the one that keys move; -1 for none."""
    if isinstance(function, ChoiceTable):  # it has no curve
        return
    scheme = theme.tokens(widget.palette())
    accent, ground = theme.color(scheme.accent), theme.color(scheme.background)
    amounts = np.linspace(scale.low, scale.high, _SAMPLES)
    if isinstance(function, Bands):  # a step is upright
        starts = np.array([start for start, _ in function.steps])
        before = starts - (scale.high - scale.low) * 1e-9
        amounts = np.sort(np.concatenate([amounts, starts, before]))
    painter.setPen(QPen(accent, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    scores = function.score(amounts)
    line = [scale.at(float(x), float(y)) for x, y in zip(amounts, scores, strict=True)]
    painter.drawPolyline(QPolygonF(line))
    radius = theme.em(widget) * 0.36
    for number, (amount, score) in enumerate(knots(function)):
        painter.setBrush(accent if number == chosen else ground)
        place = scale.at(amount, score)
        if scores_move(function):
            painter.drawEllipse(place, radius, radius)
        else:  # moves across only, and looks it
            painter.drawRoundedRect(
                QRectF(place.x() - radius, place.y() - radius, 2 * radius, 2 * radius), 2, 2
            )
