"""Bids of one name, told apart by their references wherever they are named.

Only those of whose name there are several: all others stay as short as they are.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from gz_eval.app.anonymous import reference_of
from gz_eval.core.bids import Bid


def told_apart(bids: tuple[Bid, ...]) -> tuple[Bid, ...]:
    """The bids; those that share a name are called such as "Tarn Park (AIGZ-0007)".

    The same tuple where none do.
    """
    names = [" ".join(bid.name.casefold().split()) for bid in bids]
    count = Counter(names)
    if len(count) == len(bids):
        return bids
    return tuple(
        replace(bid, name=f"{bid.name}{_in_brackets(bid.id)}") if count[name] > 1 else bid
        for bid, name in zip(bids, names, strict=True)
    )


def reference_beside(bid: Bid) -> str:
    """A bid's reference, to be shown beside its name; empty where that says it already."""
    reference = reference_of(bid)
    said = bid.name == reference or told_apart_by(bid.name, reference)
    return "" if said else reference


def told_apart_by(name: str, reference: str) -> str:
    """The end of a name that tells it from others of the same name; empty where it has none.

    Brackets that are part of a bid's own name are no such end.
    """
    end = _in_brackets(reference)
    return end if reference and name.endswith(end) else ""


def _in_brackets(reference: str) -> str:
    return f" ({reference})"
