"""A small evaluation whose shortlist has a bid with an unclear gate; officials may move others."""

from __future__ import annotations

from dataclasses import replace

from builders import bid, code, exact
from busy_session import ASSESSOR, bid_set, fresh_session
from gz_eval.app.overriding import place_override
from gz_eval.app.session import Session
from gz_eval.core.commands import ImportBids
from gz_eval.core.outcome import Standing
from gz_eval.core.values import Doubt

_POWER = replace(exact(700), doubts=(Doubt("qualified", "subject to a third cable"),))
UNCLEAR = bid(2, {"mw": _POWER, "status": code("offered"), "ha": exact(60, "ha")}, "Tarn Park")
"""Second of the ranking and in by the rule, though its power is in doubt."""


def flagged_session() -> Session:
    """Harrow Campus and Tarn Park are in, the latter with an unclear gate; Kettle Gateway is next,
    Marsh Farm is out, and Old Quay fails the gate."""
    session = fresh_session(bids=False)
    known = bid_set()
    bids = tuple(UNCLEAR if one.id == UNCLEAR.id else one for one in known.bids)
    session.do(ImportBids(replace(known, bids=bids)))
    session.person = ASSESSOR
    return session


def move(session: Session, bid: str, standing: Standing) -> None:
    """Move a bid as an official would."""
    session.do(place_override(session, bid, standing), "The panel agreed it.")
