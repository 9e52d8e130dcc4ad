"""Which bids the shortlist page shows: those near the line, or what is looked for. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gz_eval.app.finding import finds, words_of
from gz_eval.app.region_choice import is_of
from gz_eval.app.shortlist_rows import ShortlistRow


@dataclass(frozen=True, slots=True)
class ShortlistFilter:
    """Which rows are shown: those near the line, or with words to find or `everyone` all of them;
    of one region alone where that is given (`NO_REGION`: of none).
    """

    text: str = ""
    region: str = ""
    everyone: bool = False

    @property
    def active(self) -> bool:
        """Whether the person asked for less than there usually is."""
        return bool(self.text.strip() or self.region)

    def passing(self, rows: Sequence[ShortlistRow]) -> list[ShortlistRow]:
        """The rows that pass, in their order."""
        words = words_of(self.text)
        every = self.everyone or bool(words)
        return [
            row
            for row in rows
            if (every or row.near) and is_of(row.region, self.region) and finds(words, row.haystack)
        ]
