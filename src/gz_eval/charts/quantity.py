"""What an axis, a size or a shade shows: a measure in words, and its figures."""

from __future__ import annotations

from dataclasses import dataclass

from gz_eval.core.rounding import with_commas


@dataclass(frozen=True, slots=True)
class Measure:
    """What an axis or a size shows: a field's label or "Score", and its unit (may be empty).

    `places` are the decimals of its figures; None for as many as they need.
    """

    label: str
    unit: str = ""
    places: int | None = None

    @property
    def text(self) -> str:
        """The label with its unit."""
        return f"{self.label} ({self.unit})" if self.unit else self.label

    @property
    def within(self) -> str:
        """The label within a sentence; abbreviations such as MW stay as they are."""
        small = self.label[:1].islower() or self.label[1:2].isupper()
        return self.label if small else f"{self.label[:1].lower()}{self.label[1:]}"

    def told(self, figure: float) -> str:
        """A figure of it."""
        return f"{figure:,.6g}" if self.places is None else with_commas(figure, self.places)
