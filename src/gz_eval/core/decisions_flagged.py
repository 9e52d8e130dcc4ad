"""What officials decided of the bids on a shortlist, in words, for whoever decides on it next.

A gate that a bid passes by their ruling, an answer that they corrected, and decisions whose ground
has changed since: nothing of that can be seen from the shortlist itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gz_eval.core.evaluation import Evaluation
from gz_eval.core.flags import Flag, Gravity, Named, decided_flags, with_what
from gz_eval.core.outcome import Standing
from gz_eval.core.override_account import OverrideAccount
from gz_eval.core.overrides import GateOverride, PlaceOverride, ReadingOverride
from gz_eval.core.selection import Selection
from gz_eval.core.shortlist import IN


def decisions_flagged(
    accounts: Sequence[OverrideAccount], selection: Selection
) -> tuple[Flag, ...]:
    """What is to be known of officials' decisions, where there is something.

    Bids are called what they are called in the selection: names that are hidden there stay so.
    """
    evaluation, codes = selection.evaluation, selection.standing_codes
    rows = evaluation.index_by_id

    def decided(tells: Callable[[OverrideAccount], bool]) -> Named:
        """Each of the bids once, with what was decided of it, as ranked."""
        found: dict[str, list[str]] = {}
        for account in accounts:
            bid = account.override.bid
            if bid in rows and tells(account):
                found.setdefault(bid, []).append(account.subject)
        ranked = sorted(found, key=lambda bid: int(evaluation.ranks[rows[bid]]))
        return tuple((bid, evaluation.table.called[bid], found[bid]) for bid in ranked)

    def chosen(account: OverrideAccount) -> bool:
        return account.applies and codes[rows[account.override.bid]] == IN

    def ruled(account: OverrideAccount) -> bool:
        override = account.override
        return (
            isinstance(override, GateOverride)
            and chosen(account)
            and any(
                one.gate == override.gate and one.by_ruling
                for one in evaluation.table.gates[rows[override.bid]]
            )
        )

    def corrected(account: OverrideAccount) -> bool:
        return isinstance(account.override, ReadingOverride) and chosen(account)

    def doubtful(account: OverrideAccount) -> bool:
        return bool(account.doubt or place_doubt(account, evaluation))

    found = decided_flags(decided(ruled), decided(corrected))
    if not (bids := with_what(decided(doubtful))):
        return found
    doubts = sum(doubtful(account) for account in accounts)
    told = (
        f"{doubts:,} {'override has' if doubts == 1 else 'overrides have'} to be looked at again,"
        " as what it was about has changed"
    )
    return (*found, Flag(told, f"{doubts:,} to look at again", bids, Gravity.DOUBTFUL))


def place_doubt(account: OverrideAccount, evaluation: Evaluation) -> str:
    """Why a move has to be looked at again; empty where it need not, and of what is no move."""
    override = account.override
    if not isinstance(override, PlaceOverride):
        return ""
    row = evaluation.index_by_id.get(override.bid)
    return move_doubt(override, evaluation.standing(row)) if row is not None else ""


def move_doubt(move: PlaceOverride, ruled: Standing) -> str:
    """Why a move has to be looked at again: the rule puts the bid elsewhere than it did then."""
    if ruled is move.original:
        return ""
    said = f"The rule said {move.original.value.lower()} then and {ruled.value.lower()} now."
    if ruled is move.standing:
        return f"{said} The move is not needed any more."
    return f"{said} Check whether the move still holds."
