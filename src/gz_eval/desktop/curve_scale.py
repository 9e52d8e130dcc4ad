"""Where amounts and scores lie in the picture of a value function, and where its axis is marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from gz_eval.app.framework_edits import knots
from gz_eval.core.framework import Field, Kind
from gz_eval.core.value_functions import Floats, ValueFunction

_FAR = 2.0  # times as wide as most amounts need: a picture of all presses those together


def span(function: ValueFunction, rug: Sequence[float]) -> tuple[float, float]:
    """The amounts to show: all points with room beside them, and the bids' own (`rug`).

    Where some bids lie far out, most of them.
    """
    amounts = [amount for amount, _ in knots(function)]
    most = [*amounts, *(float(np.percentile(rug, share)) for share in (2, 98))] if rug else amounts
    low, high = min(most, default=0.0), max(most, default=1.0)
    least, greatest = min((low, *rug)), max((high, *rug))
    if greatest - least <= (high - low) * _FAR:
        low, high = least, greatest
    room = (high - low) * 0.06 or 1.0
    return low - room, high + room


@dataclass(frozen=True, slots=True)
class CurveScale:
    """Amounts from `low` to `high` go across a frame, scores from 0 to 100 up it."""

    frame: QRectF
    low: float
    high: float

    def at(self, amount: float, score: float) -> QPointF:
        """Where an amount and a score lie."""
        frame = self.frame
        across = (amount - self.low) / (self.high - self.low)
        y = frame.bottom() - score / 100.0 * frame.height()
        return QPointF(frame.left() + across * frame.width(), y)

    def across(self, amounts: Floats) -> Floats:
        """Where many amounts lie, from the left."""
        wide = self.frame.width()
        return self.frame.left() + (amounts - self.low) / (self.high - self.low) * wide

    def value(self, place: QPointF) -> tuple[float, float]:
        """The amount and the score that lie at a place."""
        frame = self.frame
        amount = self.low + (place.x() - frame.left()) / frame.width() * (self.high - self.low)
        return amount, (frame.bottom() - place.y()) / frame.height() * 100.0

    def rounded(self, amount: float) -> float:
        """As fine as the picture can show and no finer: nobody means 503.7261 MW."""
        step = 10.0 ** np.floor(np.log10(max(self.high - self.low, 1e-9) / 100.0))
        return float(round(amount / step) * step)

    def ticks(self, field: Field, room: int) -> list[float]:
        """Round amounts along the axis, as many as have `room`; of dates, the first of a year."""
        low, high = self.low, self.high
        if field.kind is Kind.DATE:
            years = range(date.fromordinal(int(low)).year + 1, date.fromordinal(int(high)).year + 1)
            every = max(1, -(-len(years) // room))
            return [float(date(year, 1, 1).toordinal()) for year in years][::every]
        rough = (high - low) / room
        size = 10.0 ** np.floor(np.log10(rough))
        step = next(size * part for part in (1, 2, 5, 10) if size * part >= rough)
        return [float(tick) for tick in np.arange(np.ceil(low / step), high / step) * step]
