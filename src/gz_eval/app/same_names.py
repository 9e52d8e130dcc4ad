"""Bids of one name, told apart by their references wherever they are named.

Only those of whose name there are several: all others stay as short as they are.
"""

from __future__ import annotations

from dataclasses import replace

from gz_eval.app.anonymous import reference_of
from gz_eval.core.bids import Bid
from gz_eval.core.names_apart import in_brackets, names_apart


def told_apart(bids: tuple[Bid, ...]) -> tuple[Bid, ...]:
    """The bids; those that share a name are called such as "Tarn Park (AIGZ-0007)".

    The same tuple where none do.
    """
    called = names_apart((bid.id, bid.name) for bid in bids)
    if all(bid.name == called[bid.id] for bid in bids):
        return bids
    return tuple(
        replace(bid, name=called[bid.id]) if bid.name != called[bid.id] else bid for bid in bids
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
    end = in_brackets(reference)
    return end if reference and name.endswith(end) else ""
