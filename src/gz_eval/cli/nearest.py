"""What a person may have meant by a word that is not known."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(typed: str, known: Iterable[str], most: int = 3) -> str:
    """The sentence “Did you mean …?” with the nearest of `known`, or nothing if none is near."""
    import difflib

    by_folded: dict[str, str] = {}
    for word in known:
        by_folded.setdefault(word.casefold(), word)
    found = difflib.get_close_matches(typed.casefold(), by_folded, n=most, cutoff=0.55)
    if not found:
        return ""
    *others, last = [f"“{by_folded[folded]}”" for folded in found]
    return f"Did you mean {', '.join(others)} or {last}?" if others else f"Did you mean {last}?"
