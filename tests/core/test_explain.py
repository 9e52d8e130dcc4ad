"""Why a bid stands where it does, and what would have to change."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import SHEET, bid, closed_range, code, exact, framework, simple_bid
from gz_eval.core.bids import Bid
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.explain import explain
from gz_eval.core.framework import Comparison, Gate, RankingRule, ShortlistRule, Test, Treatment
from gz_eval.core.outcome import Evidence, Standing
from gz_eval.core.scoring import evaluate
from gz_eval.core.source import CellRef
from gz_eval.core.value_functions import Piecewise
from gz_eval.core.values import Doubt
from gz_eval.core.weights import with_share

BIDS = (
    simple_bid(1, 900, "firm", 90, "Alder"),
    simple_bid(2, 800, "firm", 20, "Birch"),
    simple_bid(3, 400, "offered", 90, "Cedar"),
    simple_bid(4, 300, "none", None, "Dogwood"),
)


def small(gates: tuple[Gate, ...] = (), missing: Treatment = Treatment.ZERO) -> Evaluation:
    rule = ShortlistRule(places=2, reserve=1)
    return evaluate(framework(shortlist=rule, gates=gates, missing=missing), BIDS)


def test_every_line_walks_back_to_its_cell() -> None:
    told = explain(small(), "B001")
    assert [line.label for line in told.leaves] == ["Capacity", "Grid status", "Area"]
    capacity = told.leaves[0]
    assert capacity.text == "as typed"
    assert capacity.value == "900 MW"
    assert capacity.cell == CellRef(SHEET, 2, 2)
    assert (capacity.score, capacity.weight, capacity.points) == pytest.approx((90, 0.45, 40.5))


def test_points_sum_to_the_total_as_shown() -> None:
    for one in BIDS:
        told = explain(small(), one.id)
        assert round(sum(line.points for line in told.leaves), 6) == told.total
        assert round(sum(pillar.points for pillar in told.pillars), 6) == told.total


def test_headlines() -> None:
    gate = Gate("big", "At least 500 MW", Test("mw", Comparison.AT_LEAST, Decimal(500)))
    outcome = small(gates=(gate,))
    assert explain(outcome, "B001").headline == "Rank 1 of 2: shortlisted"
    assert explain(outcome, "B003").headline == "Rank 1 of 2 among the bids that fail a gate"


def test_missing_evidence_says_what_it_could_be_worth() -> None:
    told = explain(small(), "B004")
    area = told.leaves[2]
    assert area.evidence is Evidence.MISSING_ZERO
    assert area.value == "missing: left blank"
    assert (area.could_add, area.could_lose) == pytest.approx((40, 0))
    assert area.note == "Missing: scores nothing."
    assert told.missing == ("Area (left blank): could add up to 40.0 points",)
    assert (told.lower, told.upper) == (13.5, 53.5)


def test_excluded_evidence_could_also_take_away() -> None:
    told = explain(small(missing=Treatment.EXCLUDE), "B004")
    area = told.leaves[2]
    assert area.score is None
    assert area.weight == 0
    # 22.5 on power alone; with land at 0 it would be 13.5, with land at 100 it would be 53.5.
    assert told.total == 22.5
    assert (area.could_lose, area.could_add) == pytest.approx((9, 31))


def test_a_range_could_add_its_other_end() -> None:
    bids = (bid(1, {"mw": closed_range(200, 600), "status": code("none"), "ha": exact(0, "ha")}),)
    line = explain(evaluate(framework(), bids), "B001").leaves[0]
    assert line.note == "A range: scored at the end that earns less."
    assert line.could_add == pytest.approx(0.45 * 40)


def test_strongest_and_weakest() -> None:
    told = explain(small(), "B002")
    assert told.strongest[0] == "Capacity: 80.0 of 100, adds 36.0 points"
    assert told.weakest[0] == "Area: 20.0 of 100, 32.0 points short of its most"


def test_what_would_shortlist_a_bid_is_the_nearest_single_change() -> None:
    told = explain(small(), "B002")
    # Cedar, second, has 61.5; Birch has 59.0 and needs 2.5 more: 6.25 of area, 5.6 of capacity.
    assert told.what_would_change == (
        "The smallest single change: Capacity: a score of 85.6 instead of 80.0,"
        " which takes at least 860 MW."
    )
    assert [item.label for item in told.improvements] == ["Capacity", "Area", "Grid status"]
    assert told.improvements[1].sentence == (
        "Area: a score of 26.3 instead of 20.0, which takes at least 27 ha."
    )
    assert told.improvements[2].score_needed is None


def test_a_bid_too_far_off_is_told_so() -> None:
    outcome = evaluate(
        framework(shortlist=ShortlistRule(places=1), weights=(50, 50, 50, 50)),
        (simple_bid(1, 1000, "firm", 100), simple_bid(2, 0, "none", 0)),
    )
    told = explain(outcome, "B002")
    assert told.what_would_change == (
        "No rise on a single criterion would shortlist it. It is 100.0 points short."
    )


def test_a_shortlisted_bid_is_told_its_margin() -> None:
    assert explain(small(), "B003").what_would_change == (
        "Stays on the shortlist unless it loses more than 2.5 of its 61.5 points:"
        " the next bid, Birch, scores 59.0."
    )


def test_no_score_makes_up_for_a_gate() -> None:
    gate = Gate("big", "At least 500 MW", Test("mw", Comparison.AT_LEAST, Decimal(500)))
    told = explain(small(gates=(gate,)), "B003")
    assert told.what_would_change == (
        "It would have to pass “At least 500 MW”; no score makes up for a gate."
        " Its score is high enough for the shortlist."
    )


def test_an_unknown_bid_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        explain(small(), "B999")


def with_area(old: Bid, hectares: float) -> Bid:
    answers = {key: answer.value for key, answer in old.answers.items()}
    return bid(int(old.id[1:]), {**answers, "ha": exact(hectares, "ha")}, old.name)


fields = st.lists(
    st.tuples(
        st.integers(0, 1000), st.sampled_from(["firm", "offered", "none"]), st.integers(0, 99)
    ),
    min_size=2,
    max_size=10,
)


@given(
    fields,
    st.integers(1, 3),
    st.sampled_from([None, 30.0, 55.5]),
    st.sampled_from([(), ("power",)]),
)
def test_the_least_score_is_enough_and_a_tenth_less_is_not(
    answers: list[tuple[int, str, int]],
    places: int,
    minimum: float | None,
    tie_breaks: tuple[str, ...],
) -> None:
    bids = tuple(simple_bid(number, *answer) for number, answer in enumerate(answers))
    chosen = framework(
        shortlist=ShortlistRule(places=places, minimum_total=minimum),
        ranking=RankingRule(tie_breaks=tie_breaks),
    )
    outcome = evaluate(chosen, bids)
    row = int(outcome.order[-1])
    if outcome.standing(row) is Standing.SHORTLISTED:
        return
    (area,) = [
        item for item in explain(outcome, bids[row].id).improvements if item.criterion == "area"
    ]

    def standing_with(hectares: float) -> Standing:
        changed = tuple(
            with_area(one, hectares) if index == row else one for index, one in enumerate(bids)
        )
        return evaluate(chosen, changed).standing(row)

    if area.score_needed is None:
        # A tie-break may yet let it in at the very top of the scale: only a surer claim is made.
        assert tie_breaks or standing_with(100) is not Standing.SHORTLISTED
    else:
        assert standing_with(round(area.score_needed, 6)) is Standing.SHORTLISTED
        less = round(area.score_needed - 0.2, 6)
        if area.score_now is None or less > area.score_now:
            assert standing_with(less) is not Standing.SHORTLISTED


def test_a_qualified_answer_is_said_in_doubt() -> None:
    answers = {
        "mw": exact(500),
        "status": replace(code("firm"), doubts=(Doubt("qualified", "Subject to funding."),)),
        "ha": exact(50, "ha"),
    }
    line = explain(evaluate(framework(), (bid(1, answers),)), "B001").leaves[1]
    assert line.doubts == ("Subject to funding.",)
    assert line.could_lose == pytest.approx(0.15 * 100)


def test_scores_that_are_enough_need_no_rise_where_a_gate_is_failed() -> None:
    gate = Gate("big", "At least 500 MW", Test("mw", Comparison.AT_LEAST, Decimal(500)))
    assert explain(small(gates=(gate,)), "B003").improvements == ()


def test_a_bid_with_an_unclear_gate_is_told_to_settle_it() -> None:
    gate = Gate("letter", "Water letter", Test("letter", Comparison.ANSWERED))
    rule = ShortlistRule(places=2, unclear_gates=False)
    told = explain(evaluate(framework(shortlist=rule, gates=(gate,)), BIDS), "B001")
    assert told.headline == "Rank 1 of 4: not shortlisted, with a gate unclear"
    assert told.what_would_change == (
        "It would have to be shown to pass “Water letter”; no score makes up for a gate."
        " Its score is high enough for the shortlist."
    )


def test_a_bid_held_back_by_two_minima_is_told_both_and_no_gap() -> None:
    rule = ShortlistRule(places=2, minimum=(("status", 60), ("area", 95)))
    told = explain(evaluate(framework(shortlist=rule), BIDS), "B003")
    assert told.what_would_change == (
        "No rise on a single criterion would shortlist it."
        " Grid status scores 50.0, and its minimum is 60."
        " Area scores 90.0, and its minimum is 95."
    )


def test_evidence_left_out_has_no_score_to_rise_from() -> None:
    bids = (simple_bid(1, 800, "firm", 80), simple_bid(2, 700, "firm", None))
    outcome = evaluate(
        framework(missing=Treatment.EXCLUDE, shortlist=ShortlistRule(places=1)), bids
    )
    area = next(item for item in explain(outcome, "B002").improvements if item.criterion == "area")
    assert area.score_now is None
    assert area.sentence == (
        "Area: a score of 91.3 instead of being left out, which takes at least 92 ha."
    )


def test_a_rise_that_no_answer_can_bring_is_not_offered() -> None:
    base = framework(shortlist=ShortlistRule(places=1), weights=(0, 100, 75, 25))
    capped = replace(
        base,
        criteria=tuple(
            replace(item, value_function=Piecewise(((0, 0), (100, 60))))
            if item.key == "area"
            else item
            for item in with_share(base, "power", 60).criteria
        ),
    )
    bids = (simple_bid(1, 1000, "firm", 50), simple_bid(2, 600, "firm", 0))
    told = explain(evaluate(capped, bids), "B002")
    area = next(item for item in told.improvements if item.criterion == "area")
    assert area.score_needed is None
    assert area.sentence == "Area: even the highest score would not be enough."


def margin_of(bid: str, rule: ShortlistRule, *bids: Bid) -> str:
    return explain(evaluate(framework(shortlist=rule), bids or BIDS), bid).what_would_change


def test_the_margin_counts_minima_and_ties() -> None:
    assert margin_of("B003", ShortlistRule(places=2, minimum_total=61)) == (
        "Stays on the shortlist unless it loses more than 0.5 of its 61.5 points:"
        " the minimum total is 61."
    )
    assert margin_of("B001", ShortlistRule(places=None, minimum=(("area", 5),))) == (
        "Every bid that qualifies is shortlisted."
        " It also has to keep every other minimum of the shortlist rule."
    )
    twins = tuple(simple_bid(number, 500, "firm", 50, f"Twin {number}") for number in range(1, 4))
    assert margin_of("B001", ShortlistRule(places=2), *twins, simple_bid(9, 0, "none", 0)) == (
        "Any loss of points would take it off the shortlist: the next bid, Twin 3, scores 57.5."
    )


def test_totals_level_after_coarse_rounding_are_not_short_of_each_other() -> None:
    bids = (simple_bid(1, 504, "firm", 51), simple_bid(2, 100, "firm", 51))
    outcome = evaluate(
        framework(shortlist=ShortlistRule(places=1), ranking=RankingRule(compare_places=0)), bids
    )
    # The first has 58.08, compared as 58: 57.5 will do, and that takes a score of 49.1.
    capacity = explain(outcome, "B002").improvements[0]
    assert capacity.criterion == "capacity"
    assert capacity.score_needed == pytest.approx(49.2)
    raised = (bids[0], simple_bid(2, 492, "firm", 51))
    again = evaluate(outcome.framework, raised)
    assert again.standing(1) is Standing.SHORTLISTED


def test_an_impossible_figure_is_said_to_count_as_missing() -> None:
    bids = (bid(1, {"mw": exact(-450), "status": code("none"), "ha": exact(0, "ha")}),)
    told = explain(evaluate(framework(), bids), "B001")
    assert told.leaves[0].value == "-450 MW, which is impossible"
    assert told.leaves[0].note == "Impossible, so it counts as missing evidence: scores nothing."
    assert told.missing == ("Capacity (-450 MW, which is impossible): could add up to 45.0 points",)
