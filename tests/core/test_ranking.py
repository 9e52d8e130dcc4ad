"""Ranks and ties, against the plain definition."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from builders import framework, simple_bid
from gz_eval.core.framework import Comparison, Gate, RankingRule, Test
from gz_eval.core.ranking import break_ties, competition_ranks, on_grid, ranked_apart
from gz_eval.core.scoring import evaluate


def test_competition_ranking_is_1_2_2_4() -> None:
    order, ranks = competition_ranks(np.array([5.0, 9.0, 9.0, 10.0]))
    assert list(ranks) == [4, 2, 2, 1]
    assert list(order) == [3, 1, 2, 0]


def test_differences_beyond_the_declared_places_are_ties() -> None:
    scores = np.array([0.1 + 0.2, 0.3])
    assert scores[0] != scores[1]
    _, ranks = competition_ranks(on_grid(scores, 9))
    assert list(ranks) == [1, 1]


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans(), st.integers(0, 2), st.integers(0, 2))))
def test_ranks_are_one_more_than_the_number_of_better_bids(
    bids: list[tuple[int, bool, int, int]],
) -> None:
    keys = np.array([float(score) for score, *_ in bids])
    apart = np.array([flag for _, flag, *_ in bids], dtype=bool)
    tie_keys = np.array([[first, second] for *_, first, second in bids]).reshape(-1, 2)
    order, ranks, groups = ranked_apart(keys, apart)
    order, ranks = break_ties(order, ranks, groups, tie_keys.astype(float))
    whole = [(float(score), first, second) for score, _, first, second in bids]
    for row, mine in enumerate(whole):
        better = [
            other
            for other, theirs in enumerate(whole)
            if apart[other] == apart[row] and theirs > mine
        ]
        assert ranks[row] == len(better) + 1
    expected = sorted(
        range(len(bids)), key=lambda row: (apart[row], [-part for part in whole[row]], row)
    )
    assert list(order) == expected


def test_a_tie_is_broken_as_declared_and_says_so() -> None:
    bids = (
        simple_bid(1, 0, "none", 60, "Alder"),  # 24 points, all of land
        simple_bid(2, 400, "offered", 0, "Birch"),  # 25.5
        simple_bid(3, 400, "none", 15, "Cedar"),  # 18 + 6 = 24
    )
    shared = evaluate(framework(), bids)
    assert list(shared.ranks) == [2, 1, 2]
    assert shared.ties == ("Alder and Cedar tie at 24.0 and share rank 2.",)
    twins = evaluate(framework(), (*bids[:1], simple_bid(9, 0, "none", 60, "Alder")))
    assert twins.ties == ("Alder (B001) and Alder (B009) tie at 24.0 and share rank 1.",)
    broken = evaluate(framework(ranking=RankingRule(tie_breaks=("power",))), bids)
    assert list(broken.ranks) == [3, 1, 2]
    assert broken.ties == ("Alder and Cedar tie at 24.0; told apart by Power.",)


def test_a_tie_of_bids_that_fail_a_gate_says_among_whom_they_share_a_rank() -> None:
    """They are ranked apart: rank 1 of the ranking is another."""
    size = Gate("size", "Size", Test("mw", Comparison.AT_LEAST, Decimal(100)))
    failing = (simple_bid(1, 0, "none", 60, "Alder"), simple_bid(2, 0, "none", 60, "Birch"))
    bids = (*failing, simple_bid(3, 400, "offered", 60, "Cedar"))
    shared = evaluate(framework(gates=(size,)), bids)
    assert list(shared.ranks) == [1, 1, 1]
    among = "among the bids that fail a gate"
    assert shared.ties == (f"Alder and Birch tie at 24.0 and share rank 1 {among}.",)
    broken = framework(gates=(size,), ranking=RankingRule(tie_breaks=("power",)))
    assert evaluate(broken, bids).ties == (
        f"Alder and Birch tie at 24.0 and share rank 1 {among}: Power ties too.",
    )


def test_bids_with_nothing_to_compare_share_the_last_rank_of_their_tie() -> None:
    keys = np.array([[np.nan], [40.0], [np.nan]])
    order, ranks, groups = ranked_apart(np.array([5.0, 5.0, 5.0]), np.zeros(3, dtype=bool))
    order, ranks = break_ties(order, ranks, groups, keys)
    assert (list(order), list(ranks)) == ([1, 0, 2], [2, 1, 2])


def test_a_tie_names_only_the_tie_breaks_that_it_took() -> None:
    bids = (simple_bid(1, 0, "none", 60, "Alder"), simple_bid(3, 400, "none", 15, "Cedar"))
    one = evaluate(framework(ranking=RankingRule(tie_breaks=("power", "land"))), bids)
    assert one.ties == ("Alder and Cedar tie at 24.0; told apart by Power.",)
    # Status is level, so land decides.
    two = evaluate(framework(ranking=RankingRule(tie_breaks=("status", "land"))), bids)
    assert two.ties == ("Alder and Cedar tie at 24.0; told apart by Grid status, then Land.",)
