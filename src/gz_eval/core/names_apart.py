"""What bids are called where they are named: by their names, and their references too where two or
more bids have one name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


def names_apart(bids: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What each bid is called, by its id; the bids are given as ids and names.

    Such as "Tarn Park (AIGZ-0007)" where names are the same but for case and spaces; all others
    stay as short as they are.
    """
    bids = tuple(bids)
    plain = [plain_name(name) for _, name in bids]
    count = Counter(plain)
    return {
        bid: with_reference(name, bid) if count[key] > 1 else name
        for (bid, name), key in zip(bids, plain, strict=True)
    }


def plain_name(name: str) -> str:
    """A name by which bids are the same: without case, with single spaces."""
    return " ".join(name.casefold().split())


def with_reference(name: str, bid: str) -> str:
    """A name with the reference in brackets; the name alone where that says it already."""
    return name if name == bid else f"{name}{in_brackets(bid)}"


def in_brackets(bid: str) -> str:
    """What stands after a name to tell it from others."""
    return f" ({bid})"
