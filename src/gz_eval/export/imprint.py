"""What is put on everything that is written: of which evaluation it is, its marking, and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

DEFAULT_MARKING = "OFFICIAL"


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Imprint:
    """`evaluation` is what it is called, empty where bids were read and kept in none.

    `marking` is the security marking that is shown on every sheet, `at` when the file was made.
    """

    evaluation: str = ""
    marking: str = DEFAULT_MARKING
    at: datetime = field(default_factory=_now)

    def title_of(self, what: str) -> str:
        """The title of a file in its properties: two evaluations must not look alike there."""
        return f"{self.evaluation}: {what}" if self.evaluation else what
