"""Which bids enter the shortlist and which leave it from one state to another. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from gz_eval.core.selection import Selection
from gz_eval.core.shortlist import IN
from gz_eval.core.wording import bids_in_words, listed

SAME = "The shortlist would stay the same."


@dataclass(frozen=True, slots=True)
class ShortlistMoves:
    """What each is called, in ranked order: of those that enter now, of those that leave then."""

    entering: tuple[str, ...]
    leaving: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Such as "A enters the shortlist; B and C leave it."; empty for none."""
        return self._told(listed(self.entering), listed(self.leaving))

    @property
    def numbers(self) -> str:
        """The same with nobody named: "1 bid enters the shortlist; 2 bids leave it."."""
        return self._told(bids_in_words(len(self.entering)), bids_in_words(len(self.leaving)))

    def _told(self, entering: str, leaving: str) -> str:
        told = [
            f"{who} {one if len(names) == 1 else more}"
            for who, names, one, more in (
                (entering, self.entering, "enters", "enter"),
                (leaving, self.leaving, "leaves", "leave"),
            )
            if names
        ]
        told = [f"{part} {'it' if number else 'the shortlist'}" for number, part in enumerate(told)]
        return f"{'; '.join(told)}." if told else ""

    @property
    def counted(self) -> str:
        """How many would; that it would stay the same where none."""
        return would_move(len(self.entering), len(self.leaving)) or SAME


def would_move(entering: int, leaving: int) -> str:
    """Such as "3 bids would enter the shortlist and 2 would leave."; empty for none."""
    if entering and leaving:
        return f"{bids_in_words(entering)} would enter the shortlist and {leaving:,} would leave."
    if entering:
        return f"{bids_in_words(entering)} would enter the shortlist."
    if leaving:
        return f"{bids_in_words(leaving)} would leave the shortlist."
    return ""


def shortlist_moves(before: Selection, now: Selection) -> ShortlistMoves:
    """Who enters and who leaves; the bids need not be the same ones."""
    was_in, is_in = _listed_in(before), _listed_in(now)
    return ShortlistMoves(
        tuple(name for bid, name in is_in.items() if bid not in was_in),
        tuple(name for bid, name in was_in.items() if bid not in is_in),
    )


def _listed_in(selection: Selection) -> dict[str, str]:
    """The shortlisted bids by id, with what they are called, in ranked order."""
    evaluation, codes = selection.evaluation, selection.standing_codes
    called = evaluation.table.called
    rows = [row for row in evaluation.order.tolist() if codes[row] == IN]
    return {evaluation.bids[row].id: called[evaluation.bids[row].id] for row in rows}
