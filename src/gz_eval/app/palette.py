"""What the command palette finds, best first: actions, pages, charts, criteria, regions, bids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from heapq import nsmallest

from gz_eval.app.finding import finds, haystack_of, nearness, words_of

MOST_FOUND = 40


class FoundKind(IntEnum):
    """What is found; where several fit as well, the first of these comes first."""

    ACTION = 0
    PAGE = 1
    CHART = 2
    CRITERION = 3
    REGION = 4
    BID = 5

    @property
    def word(self) -> str:
        """The kind as a word for people."""
        return self.name.capitalize()


@dataclass(frozen=True, slots=True)
class Findable:
    """Something to go to or do. `key` says what to whoever offered it, `detail` stands beside it.

    `haystack` is what is searched, without case; `enabled` says whether it can be done now, and
    `why` in a sentence why it cannot, where that is known.
    """

    kind: FoundKind
    key: str
    label: str
    detail: str
    haystack: str
    enabled: bool = True
    why: str = ""

    @classmethod
    def of(
        cls, kind: FoundKind, key: str, label: str, detail: str = "", more: str = "",
        enabled: bool = True, why: str = "",
    ) -> Findable:  # fmt: skip
        """One that is found by its label, its kind and what `more` says."""
        haystack = haystack_of(label, f"{kind.word} {more}")
        return cls(kind, key, label, detail, haystack, enabled, why)

    @property
    def spoken(self) -> str:
        """The whole of it as a sentence."""
        parts = (self.label, self.kind.word, self.detail, self.refusal)
        return ", ".join(part for part in parts if part)

    @property
    def refusal(self) -> str:
        """Why it cannot be done now; empty where it can."""
        return "" if self.enabled else " ".join(filter(None, ("not possible now.", self.why)))


def found(things: Iterable[Findable], text: str) -> tuple[Findable, ...]:
    """Those in which every word of the text is, at most forty.

    What is called by the text, or known by it as a bid by its reference, comes first; then labels
    that begin with it, then those with a word that does, then the others; what can be done before
    what cannot; then by kind and label.
    """
    words = words_of(text)
    if not words:
        offered = (one for one in things if one.kind in (FoundKind.PAGE, FoundKind.ACTION))
        return tuple(sorted(offered, key=lambda one: not one.enabled)[:MOST_FOUND])
    fitting = [one for one in things if finds(words, one.haystack)]
    return tuple(nsmallest(MOST_FOUND, fitting, key=lambda one: _order(one, words)))


def _order(one: Findable, words: Sequence[str]) -> tuple[int, bool, int, str]:
    known_by = (one.key,) if one.kind is FoundKind.BID else ()
    near = nearness(words, one.label, *known_by)
    return near, not one.enabled, int(one.kind), one.label.casefold()
