"""Names and places are hidden everywhere at once, and nothing else changes."""

from __future__ import annotations

import numpy as np

from busy_session import fresh_session
from gz_eval.app.anonymous import HIDDEN_TEXT, telling_fields
from gz_eval.app.shown import Shown
from gz_eval.core.explain import explain
from gz_eval.core.weights import with_share


def test_as_it_is_a_session_is_shown_itself() -> None:
    shown = Shown(fresh_session())
    assert shown.evaluation is shown.session.evaluation
    first = shown.bids[0]
    assert shown.bid(first.id) is first
    assert shown.name(first.id) == first.name
    assert shown.bid("nobody") is None
    assert shown.name("nobody") == ""


def test_names_are_hidden_and_ranks_stay() -> None:
    shown = Shown(fresh_session())
    plain = shown.evaluation
    shown.anonymous = True
    masked = shown.evaluation
    assert shown.evaluation is masked
    assert np.array_equal(masked.ranks, plain.ranks)
    assert np.array_equal(masked.totals, plain.totals)
    assert [bid.id for bid in masked.bids] == [bid.id for bid in plain.bids]
    names = {bid.name for bid in masked.bids}
    assert len(names) == len(plain.bids)
    assert all(name.startswith("Bid ") for name in names)


def test_nothing_that_a_bidder_wrote_is_left() -> None:
    shown = Shown(fresh_session())
    names = {bid.name for bid in shown.bids}
    regions = {bid.region for bid in shown.bids} - {""}
    shown.anonymous = True
    telling = telling_fields(shown.project.framework)
    for bid in shown.bids:
        assert bid.name not in names
        assert bid.region not in regions
        assert bid.extras == ()
        for key, answer in bid.answers.items():
            assert answer.reading is None
            if key in telling:
                assert getattr(answer.value, "text", HIDDEN_TEXT) == HIDDEN_TEXT
                assert getattr(answer.value, "code", "") == ""
        for part in explain(shown.evaluation, bid.id).leaves:
            assert part.cell is None


def test_a_bid_keeps_its_number_while_weights_move() -> None:
    shown = Shown(fresh_session())
    shown.anonymous = True
    before = shown.bids
    framework = shown.project.framework
    tried = shown.preview(with_share(framework, framework.pillars[0].key, 60))
    assert tried.bids is before
