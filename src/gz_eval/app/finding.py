"""What is found by what a person typed: each of its words stands in the text, in whatever case."""

from __future__ import annotations

from collections.abc import Sequence


def words_of(typed: str) -> list[str]:
    """The words of what was typed; none where nothing was."""
    return typed.casefold().split()


def haystack_of(*parts: str) -> str:
    """A text to look in: no word is found across two of its parts."""
    return "\n".join(parts).casefold()


def finds(words: Sequence[str], haystack: str) -> bool:
    """Whether each of `words_of` stands in `haystack_of`; without words it does."""
    # Ten thousand bids are looked at for every letter: `all` would take three times as long.
    for word in words:  # noqa: SIM110
        if word not in haystack:
            return False
    return True
