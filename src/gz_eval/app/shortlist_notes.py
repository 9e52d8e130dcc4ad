"""What is said above a shortlist: what is to be known of it, and whether a place is free. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gz_eval.app.columns import Tone
from gz_eval.core.decisions_flagged import decisions_flagged
from gz_eval.core.flags import flags, gravest_first
from gz_eval.core.override_account import OverrideAccount
from gz_eval.core.selection import Selection
from gz_eval.core.shortlist_room import room_of
from gz_eval.core.unmeasured import unmeasured

_MOST = 8  # bids that are named


@dataclass(frozen=True, slots=True)
class Note:
    """A phrase, its tone, and the bids that it is of, by id and name; `more` were left out.

    `short` is the phrase where there is little room.
    """

    told: str
    short: str
    tone: Tone
    bids: tuple[tuple[str, str], ...]
    more: int = 0

    @property
    def tail(self) -> str:
        """What ends the list of bids."""
        return f" and {self.more:,} more" if self.more else ""


def shortlist_notes(
    selection: Selection, accounts: Sequence[OverrideAccount] = ()
) -> tuple[Note, ...]:
    """What is to be known of a shortlist; none of it where all is as the rule has it and passes.

    `accounts` are those of officials' overrides.
    """
    found = [
        Note(one.sentence.rstrip("."), one.short, Tone.WARNING, ())
        for one in unmeasured(selection.evaluation)
    ]
    for one in gravest_first((*flags(selection), *decisions_flagged(accounts, selection))):
        named = tuple(zip((bid for bid, _ in one.bids), one.called, strict=True))
        tone = Tone.NORMAL if one.by_officials else Tone.WARNING
        found.append(Note(one.told, one.short, tone, named[:_MOST], max(0, len(named) - _MOST)))
    room = room_of(selection)
    if room is not None and room.told:
        told, bids = room.told, (room.following,) if room.following is not None else ()
        if room.free > 0:
            told += ". Next in reserve" if bids else ", and no bid follows in reserve"
        found.append(Note(told, room.short, Tone.WARNING, bids))
    return tuple(found)
