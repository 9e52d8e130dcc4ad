"""What officials can decide of bids whose references are in the evaluation already."""

from __future__ import annotations

from enum import StrEnum


class Repeated(StrEnum):
    """What becomes of such bids."""

    NEW = "new"  # the new ones take the places of those that are there
    THERE = "there"  # those that are there stay, the new ones are left out
    BOTH = "both"  # both are bids; they are flagged
