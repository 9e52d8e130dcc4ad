"""What is found by what a person typed: each of its words stands in the text, in whatever case.

Of what is found, the nearest is what is called so: a place is looked for by its name.
"""

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


def nearness(words: Sequence[str], name: str, *known_by: str) -> int:
    """How near something is to what was typed, the nearest 0: by its name before all else.

    It is called by the words, or `known_by` them as a bid by its reference; its name begins with
    them; or has a word that begins with each; or has them somewhere; or they stand elsewhere.
    """
    called, typed = name.casefold(), " ".join(words)
    if typed == called or typed in (one.casefold() for one in known_by):
        return 0
    if called.startswith(typed):
        return 1
    if all(any(part.startswith(word) for part in called.split()) for word in words):
        return 2
    return 3 if finds(words, called) else 4
