"""A value function as a curve that can be moved, with the bids' own values as a rug below it.

The mouse drags points; with the keyboard Page Up and Page Down go from point to point and the
arrows move one. What a moved point means is worked out in `app.framework_edits`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy

from gz_eval.app.framework_edits import amount_text, knots, with_knot
from gz_eval.core.framework import Field
from gz_eval.core.rounding import figure
from gz_eval.core.value_functions import ChoiceTable, ValueFunction
from gz_eval.core.wording import bids_in_words
from gz_eval.desktop import theme
from gz_eval.desktop.cell_delegate import elided
from gz_eval.desktop.curve_painting import paint_axes, paint_curve
from gz_eval.desktop.curve_scale import CurveScale, span
from gz_eval.desktop.painted import Painted
from gz_eval.desktop.value_rug import paint_rug

_NEAR = 12.0  # pixels
_STEPS = 50  # of the width, for one press of an arrow


class ValueCurve(Painted):
    """Shows one curve. `moved` is sent with the whole new value function while a point moves.

    `pointed` is sent with the number of the point that the person goes to.
    """

    moved = Signal(object)
    pointed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._field: Field | None = None
        self._function: ValueFunction | None = None
        self._rug: tuple[float, ...] = ()
        self._mark: float | None = None
        self._marked = ""
        self._scored = True
        self._range = (0.0, 1.0)
        self._point = 0
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Value function")

    def sizeHint(self) -> QSize:
        return QSize(theme.letters(self, 60), theme.em(self) * 13)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.letters(self, 28), theme.em(self) * 9)

    def show_function(
        self,
        field: Field,
        function: ValueFunction,
        rug: Sequence[float],
        mark: float | None = None,
        marked: str = "",
        *,
        scored: bool = True,
    ) -> None:
        """Show a curve over amounts; `rug` are those of the bids, `mark` the selected one's.

        `marked` is what the selected bid is called. Unless it may be `scored`, its amount is marked
        on the rug alone: a line up to the curve would tell what it scores.
        """
        if field is not self._field:
            self._point = 0
        self._field, self._function = field, function
        self._rug, self._mark, self._marked = tuple(sorted(rug)), mark, marked
        self._scored = scored
        if not self._dragging:
            self._range = span(function, self._rug)
        self._say()
        self.update()

    def _say(self) -> None:
        if self._field is None or self._function is None:
            return
        points = knots(self._function)
        told = "; ".join(
            f"{amount_text(self._field, amount)} scores {score:.4g}" for amount, score in points
        )
        self.setAccessibleName(f"Value function of {self._field.label}")
        chosen = ""
        if self._point < len(points):
            amount, score = points[self._point]
            chosen = (
                f" Point {self._point + 1} of {len(points)}:"
                f" {amount_text(self._field, amount)} scores {score:.4g}."
            )
        selected = f" {self.mark_text}." if self.mark_text else ""
        self.setAccessibleDescription(
            f"{told}.{chosen}{selected} {bids_in_words(len(self._rug))} gave a figure. Page Up and"
            " Page Down go from point to point, the arrow keys move it."
        )

    @property
    def mark_text(self) -> str:
        """What is said of the selected bid: its name, its amount and, if told, what that scores."""
        said = self._mark_said
        return f"{self._marked}: {said}" if self._marked and said else said

    @property
    def _mark_said(self) -> str:
        if self._mark is None or self._field is None:
            return ""
        amount = amount_text(self._field, self._mark)
        return f"{amount} scores {figure(self._mark_score, 1)}" if self._scored else amount

    def mark_shown(self, metrics: QFontMetrics, room: int) -> str:
        """As much of it as there is room for: the name is cut, and no figure is."""
        said = self._mark_said
        shown = elided(self.mark_text, metrics, room, f": {said}" if self._marked else "")
        return shown if shown.endswith(said) else elided(said, metrics, room)

    @property
    def _mark_score(self) -> float:
        assert self._function is not None
        assert not isinstance(self._function, ChoiceTable)  # which has no curve
        assert self._mark is not None
        return float(self._function.score(np.array([self._mark]))[0])

    # -- where things are -------------------------------------------------------------------------

    @property
    def _scale(self) -> CurveScale:
        return CurveScale(self._frame, *self._range)

    @property
    def _frame(self) -> QRectF:
        line = theme.em(self)
        left = theme.letters(self, 5)
        over = line * (2.0 if self._mark is not None else 0.8)  # the selected bid is named there
        return QRectF(
            left, over, max(20.0, self.width() - left - line), self.height() - over - line * 2.8
        )

    # -- moving -----------------------------------------------------------------------------------

    def choose_point(self, number: int) -> None:
        """Have a point be the one that the keys move, as it was chosen elsewhere."""
        if number >= 0 and number != self._point:
            self._point = number
            self._say()
            self.update()

    def _go_to(self, number: int) -> None:
        self.choose_point(number)
        self.pointed.emit(number)

    def _move(self, amount: float, score: float) -> None:
        if self._function is None:
            return
        amount, score = self._scale.rounded(amount), round(score)
        function = with_knot(self._function, self._point, amount, score)
        if function != self._function:
            self._function = function
            self._say()
            self.update()
            self.moved.emit(function)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._function is None:
            return
        far = [
            (self._scale.at(amount, score) - event.position()).manhattanLength()
            for amount, score in knots(self._function)
        ]
        if far and min(far) <= _NEAR:
            self._dragging = True
            self._go_to(far.index(min(far)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._move(*self._scale.value(event.position()))
        elif self._mark is not None:
            here = abs(self._scale.at(self._mark, 0).x() - event.position().x()) <= _NEAR
            self.setToolTip(self.mark_text if here else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._dragging:
            self._dragging = False
            if self._function is not None:
                self._range = span(self._function, self._rug)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._function is None or self._field is None:
            return
        points = knots(self._function)
        key = event.key()
        if not points:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            step = 1 if key == Qt.Key.Key_PageDown else -1
            self._go_to(min(max(self._point + step, 0), len(points) - 1))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go_to(min(self._point, len(points) - 1))
            amount, score = points[self._point]
            low, high = self._range
            across = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
            up = {Qt.Key.Key_Down: -1, Qt.Key.Key_Up: 1}.get(Qt.Key(key), 0)
            self._move(amount + across * (high - low) / _STEPS, score + up)
        else:
            super().keyPressEvent(event)

    # -- painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        scheme = theme.tokens(self.palette())
        painter.fillRect(self.rect(), theme.color(scheme.background))
        if self._field is not None and self._function is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(theme.caption_font(self))
            scale = self._scale
            paint_axes(self, painter, scale, self._field)
            rug = scale.across(np.asarray(self._rug))
            ink, ground = theme.color(scheme.secondary), theme.color(scheme.background)
            paint_rug(painter, ink, ground, scale.frame, theme.em(self), rug)
            chosen = self._point if self.hasFocus() else -1
            paint_curve(self, painter, scale, self._function, chosen)
            self._paint_mark(painter, scheme)
        if self.hasFocus():
            painter.setPen(QPen(theme.color(scheme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_mark(self, painter: QPainter, scheme: theme.Tokens) -> None:
        """The selected bid: a line at its amount, a spot on the curve, and what it is above all.

        What it scores is seen of neither while that is not told.
        """
        if self._mark is None or isinstance(self._function, ChoiceTable):
            return
        scale, line = self._scale, theme.em(self)
        frame, x = scale.frame, scale.at(self._mark, 0).x()
        inside = frame.left() <= x <= frame.right()
        painter.setPen(QPen(theme.color(scheme.text), 2))
        if inside:
            top = frame.top() if self._scored else frame.bottom()
            painter.drawLine(QPointF(x, top), QPointF(x, frame.bottom() + line))
        if inside and self._scored:
            spot = scale.at(self._mark, self._mark_score)
            painter.setBrush(theme.color(scheme.text))
            painter.drawEllipse(spot, line * 0.2, line * 0.2)
        metrics = painter.fontMetrics()
        text = self.mark_shown(metrics, int(frame.width()))
        width = metrics.horizontalAdvance(text) + 2.0
        left = min(max(x - width / 2, frame.left()), frame.right() - width)
        place = QRectF(left, frame.top() - line * 1.7, width, line * 1.5)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), text)
