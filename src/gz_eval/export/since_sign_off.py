"""How a ranking differs from one that was signed off, bid by bid and in a sentence."""

from __future__ import annotations

from gz_eval.core.outcome import GateState
from gz_eval.core.rounding import alike
from gz_eval.core.selection import Selection
from gz_eval.core.sign_off import RankedBid, SignOff
from gz_eval.core.wording import bids_in_words, counted


def moved_since(one: RankedBid, today: Selection) -> str:
    """What changed for a bid since it was signed off, as a phrase; empty when nothing did."""
    row = today.evaluation.index_by_id.get(one.bid)
    if row is None:
        return "no longer among the bids"
    found = []
    failed = today.evaluation.failed_gate(row)
    rank = int(today.evaluation.ranks[row])
    if failed and one.gates is not GateState.FAIL:
        found.append(f"fails a gate now: rank {rank:,} among those that do, was {one.rank:,}")
    elif not failed and one.gates is GateState.FAIL:
        found.append(f"fails no gate any more: rank {rank:,}, was ranked apart")
    elif rank != one.rank:
        way = "up" if rank < one.rank else "down"
        found.append(f"{way} from rank {one.rank:,} to {rank:,}")
    selected = today.standing(row)
    if selected is not one.selected:
        found.append(f"was {one.selected.value.lower()}, is {selected.value.lower()}")
    return "; ".join(found)


def came_since(sign_off: SignOff, today: Selection) -> list[int]:
    """The rows of the bids that were not there when the ranking was signed off, in ranked order."""
    known = {one.bid for one in sign_off.ranking}
    evaluation = today.evaluation
    return [row for row in evaluation.order.tolist() if evaluation.bids[row].id not in known]


def rescored_since(sign_off: SignOff, today: Selection) -> int:
    """How many bids have another score than the one that was signed off."""
    evaluation = today.evaluation
    rows = evaluation.index_by_id
    return sum(
        not alike(one.score, float(evaluation.totals[rows[one.bid]]))
        for one in sign_off.ranking
        if one.bid in rows
    )


def scores_changed(count: int) -> str:
    """How many scores are not what they were, in words."""
    return f"{counted(count, 'score has', 'scores have')} changed"


def since_told(sign_off: SignOff, today: Selection) -> str:
    """Whether a ranking is still the one that was signed off, as a sentence."""
    moved = sum(bool(moved_since(one, today)) for one in sign_off.ranking)
    came = len(came_since(sign_off, today))
    found = [
        f"{bids_in_words(count)} {word}"
        for count, word in ((moved, "moved"), (came, "came"))
        if count
    ]
    if not found:
        count = rescored_since(sign_off, today)
        if not count:
            return "No bid has moved since, and no score has changed."
        return f"No bid has moved since, but {scores_changed(count)}."
    return f"Since then {' and '.join(found)}: this ranking is not the one that was signed off."
