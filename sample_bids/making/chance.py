"""Numbers drawn from a fixed seed, the same on every machine and Python version.

Only `Random.random()` is promised to stay the same between Python versions, so that everything
else is built from it here.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from statistics import NormalDist
from typing import TypeVar

T = TypeVar("T")

_NORMAL = NormalDist()


class Chance:
    """A stream of draws. Two streams of one seed are equal."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)

    def share(self) -> float:
        """Between 0 and 1, neither of them included."""
        return min(max(self._random.random(), 1e-12), 1 - 1e-12)

    def between(self, low: float, high: float) -> float:
        """Evenly between two numbers."""
        return low + (high - low) * self.share()

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self.share() * (high - low + 1))

    def normal(self) -> float:
        """Standard normal, rounded so that no machine's logarithm shows."""
        return round(_NORMAL.inv_cdf(self.share()), 9)

    def yes(self, chance: float) -> bool:
        """True with the given chance."""
        return self.share() < chance

    def pick(self, items: Sequence[T]) -> T:
        """One of the items."""
        return items[int(self.share() * len(items))]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """The items in a drawn order."""
        return [item for _, _, item in sorted((self.share(), n, i) for n, i in enumerate(items))]
