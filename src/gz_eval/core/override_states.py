"""Whether an override still holds, in the one word that every page and export has for it."""

from __future__ import annotations

from gz_eval.core.decisions_flagged import place_doubt
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.override_account import OverrideAccount
from gz_eval.core.overrides import PlaceOverride

HOLDS, UNKNOWN, LOOK_AGAIN, GONE = "Holds", "Not known yet", "Look again", "No longer applies"


def override_state(account: OverrideAccount, evaluation: Evaluation | None) -> tuple[str, str]:
    """One of the four words above, and why it does not hold: empty for the first two.

    Without an evaluation, where scores are hidden, nobody may know where the rule puts a bid now.
    """
    doubt = account.doubt
    if not doubt and evaluation is not None:
        doubt = place_doubt(account, evaluation)
    if doubt:
        return (LOOK_AGAIN if account.applies else GONE), doubt
    is_move = isinstance(account.override, PlaceOverride)
    return (UNKNOWN if evaluation is None and is_move else HOLDS), ""
