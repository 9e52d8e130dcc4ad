"""The shortlist rule: places, minima, conjunctive rules, reserve, ties at the line."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import framework, simple_bid
from gz_eval.core.bids import Bid
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Comparison, CountRule, Gate, ShortlistRule, Test
from gz_eval.core.outcome import Standing
from gz_eval.core.scoring import evaluate

IN, RESERVE, OUT, FAILED = Standing


def standings(outcome: Evaluation) -> list[Standing]:
    return [outcome.standing(row) for row in range(len(outcome.bids))]


def ranked(rule: ShortlistRule, bids: tuple[Bid, ...], *gates: Gate) -> Evaluation:
    return evaluate(framework(shortlist=rule, gates=gates), bids)


BIDS = (
    simple_bid(1, 900, "firm", 90, "Alder"),
    simple_bid(2, 800, "firm", 20, "Birch"),
    simple_bid(3, 400, "offered", 90, "Cedar"),
    simple_bid(4, 300, "none", 60, "Dogwood"),
    simple_bid(5, 100, "none", 10, "Elder"),
)


def test_top_places_then_reserve() -> None:
    outcome = ranked(ShortlistRule(places=2, reserve=1), BIDS)
    assert standings(outcome) == [IN, RESERVE, IN, OUT, OUT]
    assert outcome.place(0).reason == "Place 1 of 2 on the shortlist."
    assert outcome.place(1).reason == "Place 1 of 1 on the reserve list."
    assert "went to bids that rank higher" in outcome.place(4).reason


def test_a_minimum_for_a_group_passes_the_place_on() -> None:
    outcome = ranked(ShortlistRule(places=2, reserve=1, minimum=(("land", 50),)), BIDS)
    assert standings(outcome) == [IN, OUT, IN, RESERVE, OUT]
    assert outcome.place(1).reason == "Land scores 20.0, and its minimum is 50."


def test_a_minimum_total() -> None:
    outcome = ranked(ShortlistRule(places=None, minimum_total=50), BIDS)
    assert standings(outcome) == [IN, IN, IN, OUT, OUT]
    assert outcome.place(4).reason.startswith("Scores 8.5, under the minimum total of 50.")


def test_conjunctive_rules_count_lows_and_highs() -> None:
    one_low = CountRule(
        "At most one low", ("capacity", "status", "area"), score_below=40, at_most=1
    )
    one_high = CountRule("One high", ("capacity", "area"), score_at_least=90, at_least=1)
    outcome = ranked(ShortlistRule(places=None, rules=(one_low, one_high)), BIDS)
    assert standings(outcome) == [IN, OUT, IN, OUT, OUT]
    assert outcome.place(1).reason == "Does not meet the rule “One high”."


def test_a_bid_that_fails_a_gate_is_ranked_apart_and_still_scored() -> None:
    gate = Gate("big", "At least 500 MW", Test("mw", Comparison.AT_LEAST, Decimal(500)))
    outcome = ranked(ShortlistRule(places=2, reserve=1), BIDS, gate)
    assert standings(outcome) == [IN, IN, FAILED, FAILED, FAILED]
    assert list(outcome.ranks) == [1, 2, 1, 2, 3]
    assert list(outcome.order) == [0, 1, 2, 3, 4]
    assert outcome.totals[2] == pytest.approx(0.6 * (0.75 * 40 + 0.25 * 50) + 0.4 * 90)
    assert "“At least 500 MW”: Power is 400 MW" in outcome.place(2).reason


@pytest.mark.parametrize(("unclear", "expected"), [(True, IN), (False, OUT)])
def test_an_unclear_gate_is_taken_or_not_as_the_rule_says(
    unclear: bool, expected: Standing
) -> None:
    gate = Gate("letter", "Letter", Test("letter", Comparison.ANSWERED))
    outcome = ranked(ShortlistRule(places=1, unclear_gates=unclear), BIDS, gate)
    assert outcome.standing(0) is expected


def test_a_tie_across_the_line_is_not_cut_and_the_reserve_keeps_its_places() -> None:
    twins = tuple(simple_bid(number, 500, "firm", 50) for number in range(1, 4))
    rest = tuple(simple_bid(number, 100, "none", number) for number in range(4, 7))
    outcome = ranked(ShortlistRule(places=2, reserve=1), twins + rest)
    assert standings(outcome) == [IN, IN, IN, OUT, OUT, RESERVE]
    assert outcome.place(0).reason == (
        "Place 1 of 2 on the shortlist. A tie makes it 3: a tie at the line is not cut."
    )


@given(
    st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=1, max_size=15),
    st.integers(1, 5),
    st.integers(0, 3),
    st.sampled_from([None, 30.0, 60.0]),
)
def test_no_bid_is_passed_over_by_a_worse_one(
    pairs: list[tuple[int, int]], places: int, reserve: int, minimum: float | None
) -> None:
    bids = tuple(
        simple_bid(number, mw * 100, "none", ha * 10) for number, (mw, ha) in enumerate(pairs)
    )
    rule = ShortlistRule(
        places=places, reserve=reserve, minimum=() if minimum is None else (("land", minimum),)
    )
    outcome = ranked(rule, bids)
    qualified = [
        row for row in range(len(bids)) if minimum is None or pairs[row][1] * 10 >= minimum
    ]
    assert sum(outcome.standing(row) is IN for row in qualified) >= min(places, len(qualified))
    for row in qualified:
        for other in qualified:
            if outcome.ranks[other] < outcome.ranks[row]:
                order = [IN, RESERVE, OUT]
                assert order.index(outcome.standing(other)) <= order.index(outcome.standing(row))
    assert all(outcome.standing(row) is OUT for row in range(len(bids)) if row not in qualified)


def test_a_score_just_under_a_minimum_is_not_rounded_up_to_it() -> None:
    bids = (simple_bid(1, 1000, "firm", 49.96),)
    outcome = ranked(ShortlistRule(places=1, minimum=(("land", 50),), minimum_total=80), bids)
    assert outcome.place(0).reason == (
        "Scores 79.98, under the minimum total of 80. Land scores 49.96, and its minimum is 50."
    )


def test_a_minimum_holds_for_a_criterion_without_weight() -> None:
    rule = ShortlistRule(places=2, minimum=(("land", 50),))
    outcome = evaluate(framework(shortlist=rule, weights=(100, 0, 75, 25)), BIDS)
    assert standings(outcome) == [IN, OUT, IN, OUT, OUT]
    assert outcome.place(1).reason == "Land scores 20.0, and its minimum is 50."
