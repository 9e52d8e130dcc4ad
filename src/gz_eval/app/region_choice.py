"""Bids of one region alone: what can be chosen, with those that gave none; who passes. No Qt."""

from __future__ import annotations

from collections.abc import Iterable

NO_REGION = "No region"
"""The choice for bids that gave no region, or none that could be read."""


def region_choices(names: Iterable[str]) -> tuple[str, ...]:
    """What can be chosen where bids have these regions: each by name, then those without one.

    Nothing for those without one where no bid has any: they are all there are.
    """
    found = set(names)
    nowhere = (NO_REGION,) if "" in found and len(found) > 1 else ()
    return (*sorted(found - {""}), *nowhere)


def is_of(region: str, chosen: str) -> bool:
    """Whether a bid of a region (its name, or empty) is one of those chosen; "" chooses all."""
    return not chosen or region == ("" if chosen == NO_REGION else chosen)
