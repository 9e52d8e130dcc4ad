"""Whether a shortlist has as many bids as places, and which bid is next where one is free.

Officials' moves make room or take it: neither may go unsaid.
"""

from __future__ import annotations

from dataclasses import dataclass

from gz_eval.core.selection import Selection
from gz_eval.core.shortlist import IN, RESERVE
from gz_eval.core.wording import counted


@dataclass(frozen=True, slots=True)
class Room:
    """How a shortlist of `count` bids stands to its places. `free` is below zero where there are
    more bids than places, `tied`: by a tie at the line too; `following` is the bid that is next in
    reserve, by id and name.
    """

    places: int
    count: int
    free: int
    tied: bool
    following: tuple[str, str] | None

    @property
    def told(self) -> str:
        """Such as "1 of the 12 places is free"; empty where the list is as long as it should be."""
        if not self.free:
            return ""
        if not self.count:
            return f"No bid is shortlisted for {_places(self.places)}"
        if self.free < 0:
            are = "bid is" if self.count == 1 else "bids are"
            tie = ": a tie at the line is not cut" if self.tied else ""
            return f"{self.count:,} {are} shortlisted for {_places(self.places)}{tie}"
        verb = "is" if self.free == 1 else "are"
        return f"{self.free:,} of the {_places(self.places)} {verb} free"

    @property
    def short(self) -> str:
        """The same where there is little room beside the shortlist itself."""
        if self.free < 0:
            return f"{-self.free:,} more than places"
        return f"{_places(self.free)} free" if self.free else ""

    @property
    def sentence(self) -> str:
        """What is told, with which bid is next in reserve where a place is free."""
        if self.free <= 0:
            return f"{self.told}." if self.told else ""
        if self.following is None:
            return f"{self.told}. No bid follows in reserve."
        return f"{self.told}. Next in reserve: {self.following[1]}."


def _places(count: int) -> str:
    return counted(count, "place")


def room_of(selection: Selection) -> Room | None:
    """How a shortlist stands to its places; None where the rule sets no number of places.

    A bid that officials took off the list does not follow itself.
    """
    evaluation = selection.evaluation
    places = evaluation.framework.shortlist.places
    if places is None:
        return None
    by_rule = evaluation.standing_codes[evaluation.order]
    codes = selection.standing_codes[evaluation.order]
    count = int((codes == IN).sum())
    tied = int(((codes == IN) & (by_rule == IN)).sum()) > places
    next_ones = evaluation.order[(codes == RESERVE) & (by_rule != IN)]
    following = None
    if count < places and len(next_ones):
        bid = evaluation.bids[int(next_ones[0])].id
        following = (bid, evaluation.table.called[bid])
    return Room(places, count, places - count, tied, following)
