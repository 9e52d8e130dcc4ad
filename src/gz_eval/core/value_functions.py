"""Value functions: from an amount or a code to a value score between 0 and 100.

All anchors are fixed in advance ("global scaling": DCLG, "Multi-criteria analysis: a manual",
2009), so a bid's score does not move when another bid arrives. All are monotonic, so the ends of a
range give the ends of its score. Outside the anchors a score stays at the anchor's. Anchors are
checked by `framework_file`, which can name the line; here they are taken as sound.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Linear:
    """A straight line from `worst` (scores 0) to `best` (scores 100); worst > best decreases."""

    worst: float
    best: float

    def score(self, amounts: Floats) -> Floats:
        """Value scores of amounts; same shape; NaN stays NaN."""
        return np.clip((amounts - self.worst) / (self.best - self.worst), 0.0, 1.0) * 100.0


@dataclass(frozen=True, slots=True)
class Piecewise:
    """Straight lines between (amount, score) points; amounts ascend, scores rise or fall."""

    points: tuple[tuple[float, float], ...]

    def score(self, amounts: Floats) -> Floats:
        """Value scores of amounts; same shape; NaN stays NaN."""
        xs, ys = zip(*self.points, strict=True)
        return np.asarray(np.interp(amounts, xs, ys), dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Bands:
    """Steps: `steps` are (from this amount on, score), amounts ascend; below the first: `below`."""

    steps: tuple[tuple[float, float], ...]
    below: float = 0.0

    def score(self, amounts: Floats) -> Floats:
        """Value scores of amounts; same shape; NaN stays NaN."""
        starts = np.array([start for start, _ in self.steps])
        scores = np.array([self.below, *(score for _, score in self.steps)])
        found = scores[np.searchsorted(starts, amounts, side="right")]
        return np.where(np.isnan(amounts), np.nan, found)


@dataclass(frozen=True, slots=True)
class Logarithmic:
    """A straight line over the logarithm: each doubling is worth the same. Both anchors above 0."""

    worst: float
    best: float

    def score(self, amounts: Floats) -> Floats:
        """Value scores of amounts; same shape; NaN stays NaN; amounts at or below 0 are clamped."""
        low, high = sorted((self.worst, self.best))
        within = np.log(np.clip(amounts, low, high))
        worst, best = np.log(self.worst), np.log(self.best)
        return np.asarray(np.clip((within - worst) / (best - worst), 0.0, 1.0) * 100.0)


@dataclass(frozen=True, slots=True)
class SShaped:
    """A logistic curve stretched to be 0 at `worst` and 100 at `best`, 50 near `middle`.

    `steepness` is the logistic slope over the whole span; 10 is a clear S, 1 nearly a line.
    """

    worst: float
    best: float
    middle: float
    steepness: float = 10.0

    def score(self, amounts: Floats) -> Floats:
        """Value scores of amounts; same shape; NaN stays NaN."""
        span = self.best - self.worst
        within = np.clip((amounts - self.worst) / span, 0.0, 1.0)
        centre = (self.middle - self.worst) / span

        def logistic(position: Floats | float) -> Floats:
            return np.asarray(1.0 / (1.0 + np.exp(-self.steepness * (position - centre))))

        bottom, top = logistic(0.0), logistic(1.0)
        return np.asarray((logistic(within) - bottom) / (top - bottom) * 100.0)


@dataclass(frozen=True, slots=True)
class ChoiceTable:
    """A score for each code: a choice's key, a region's code, or ``yes`` and ``no``."""

    scores: tuple[tuple[str, float], ...]


AmountFunction: TypeAlias = Linear | Piecewise | Bands | Logarithmic | SShaped
ValueFunction: TypeAlias = AmountFunction | ChoiceTable
