"""The additive model: by hand, and by properties that must hold for any bids and weights."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import at_least, bid, blank, closed_range, code, exact, framework, simple_bid
from gz_eval.core.bids import Bid
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Criterion, Framework, MissingPolicy, ScalePoint, Treatment
from gz_eval.core.outcome import Evidence
from gz_eval.core.scoring import evaluate
from gz_eval.core.values import Bound, Doubt, Missing, Value, Why
from gz_eval.core.weights import global_weights, local_shares, with_share, with_shares


def test_a_total_worked_by_hand() -> None:
    # capacity 500 of 1,000 MW: 50; status offered: 50; area 80 of 100 ha: 80.
    # 0.6 x (0.75 x 50 + 0.25 x 50) + 0.4 x 80 = 30 + 32 = 62.
    outcome = evaluate(framework(), (simple_bid(1, 500, "offered", 80),))
    assert outcome.totals == pytest.approx([62])
    assert outcome.contributions[0] == pytest.approx([22.5, 7.5, 32])
    assert outcome.lower == pytest.approx([62])
    assert outcome.upper == pytest.approx([62])


@pytest.mark.parametrize(
    ("treatment", "total"),
    [
        (Treatment.ZERO, 0.6 * 0.25 * 100 + 0.4 * 80),
        (Treatment.VALUE, 0.6 * (0.75 * 30 + 0.25 * 100) + 0.4 * 80),
        # Status takes all of power's weight.
        (Treatment.EXCLUDE, 0.6 * 100 + 0.4 * 80),
    ],
)
def test_missing_evidence_follows_the_policy_and_is_always_in_the_bounds(
    treatment: Treatment, total: float
) -> None:
    outcome = evaluate(framework(missing=treatment), (simple_bid(1, None, "firm", 80),))
    assert outcome.totals == pytest.approx([total])
    assert outcome.lower == pytest.approx([0.6 * 0.25 * 100 + 0.4 * 80])
    assert outcome.upper == pytest.approx([0.6 * 100 + 0.4 * 80])


def test_a_group_without_any_evidence_passes_its_weight_on() -> None:
    outcome = evaluate(framework(missing=Treatment.EXCLUDE), (simple_bid(1, 500, "firm", None),))
    assert outcome.effective[0] == pytest.approx([0.75, 0.25, 0])
    assert outcome.totals == pytest.approx([0.75 * 50 + 0.25 * 100])


def test_a_bid_without_any_evidence_scores_nothing() -> None:
    outcome = evaluate(framework(missing=Treatment.EXCLUDE), (simple_bid(1, None, None, None),))
    assert outcome.totals == pytest.approx([0])
    assert outcome.upper == pytest.approx([100])


def test_not_applicable_has_its_own_policy() -> None:
    base = framework()
    criteria = tuple(
        replace(item, not_applicable=MissingPolicy(Treatment.EXCLUDE))
        if item.key == "status"
        else item
        for item in base.criteria
    )
    answers: dict[str, Value | Missing] = {
        "mw": exact(500),
        "status": Missing(Why.NOT_APPLICABLE, "says it is not applicable"),
        "ha": exact(80, "ha"),
    }
    outcome = evaluate(replace(base, criteria=criteria), (bid(1, answers),))
    assert outcome.totals == pytest.approx([0.6 * 50 + 0.4 * 80])


def scored(value: Value | Missing) -> Evaluation:
    return evaluate(
        framework(), (bid(1, {"mw": value, "status": code("firm"), "ha": exact(100, "ha")}),)
    )


def test_a_range_earns_its_lesser_end_and_the_other_is_in_the_bounds() -> None:
    outcome = scored(closed_range(200, 600))
    assert outcome.table.scores[0, 0] == pytest.approx(20)
    assert (outcome.table.lower[0, 0], outcome.table.upper[0, 0]) == pytest.approx((20, 60))


def test_an_open_bound_is_scored_as_stated_and_could_be_anything_beyond() -> None:
    outcome = scored(at_least(500))
    assert outcome.table.scores[0, 0] == pytest.approx(50)
    assert (outcome.table.lower[0, 0], outcome.table.upper[0, 0]) == pytest.approx((50, 100))


def test_mva_is_missing_evidence_that_sets_a_limit() -> None:
    mva = Value(
        "500 MVA", bound=Bound.AT_MOST, high=Decimal(500), doubts=(Doubt("mva", "MVA is not MW."),)
    )
    outcome = scored(mva)
    assert outcome.table.scores[0, 0] == pytest.approx(0)
    assert outcome.table.upper[0, 0] == pytest.approx(50)
    assert outcome.table.evidence[0, 0] == Evidence.MISSING_ZERO


def test_a_qualified_yes_scores_but_may_come_to_nothing() -> None:
    answers = {
        "mw": exact(0),
        "status": code("firm", Doubt("qualified", "Subject to funding.")),
        "ha": exact(0, "ha"),
    }
    outcome = evaluate(framework(), (bid(1, answers),))
    assert outcome.table.scores[0, 1] == 100
    assert outcome.table.lower[0, 1] == 0


def test_a_judged_criterion_waits_for_assessors_and_says_so() -> None:
    base = framework()
    judged = Criterion(
        "delivery",
        "Delivery",
        100,
        scale=(ScalePoint("Poor", 0), ScalePoint("Good", 100)),
        missing=MissingPolicy(Treatment.EXCLUDE),
    )
    outcome = evaluate(
        replace(base, criteria=(*base.criteria, judged)), (simple_bid(1, 1000, "firm", 100),)
    )
    assert outcome.totals == pytest.approx([100])
    assert outcome.lower == pytest.approx([50])
    assert outcome.table.evidence[0, 3] == Evidence.EXCLUDED


def test_no_bids_is_no_ranking() -> None:
    outcome = evaluate(framework(), ())
    assert outcome.order.size == 0
    assert outcome.shortlist == ()


amounts = st.one_of(
    st.none(), st.integers(0, 1500), st.tuples(st.integers(0, 500), st.integers(501, 1500))
)
statuses = st.sampled_from([None, "firm", "offered", "none"])
shares = st.tuples(*(st.floats(0.5, 100) for _ in range(4)))


@st.composite
def evaluations(draw: st.DrawFn) -> tuple[Framework, tuple[Bid, ...]]:
    """A framework with any weights and policy, and up to a dozen bids."""
    count = draw(st.integers(1, 12))
    bids = []
    for number in range(count):
        mw = draw(amounts)
        answer = (
            blank() if mw is None else closed_range(*mw) if isinstance(mw, tuple) else exact(mw)
        )
        status, ha = draw(statuses), draw(st.one_of(st.none(), st.integers(0, 150)))
        bids.append(
            bid(
                number,
                {
                    "mw": answer,
                    "status": blank() if status is None else code(status),
                    "ha": blank() if ha is None else exact(ha, "ha"),
                },
            )
        )
    weights = draw(shares)
    chosen = framework(missing=draw(st.sampled_from(Treatment)), weights=weights)
    return chosen, tuple(bids)


@given(evaluations())
def test_what_holds_for_every_evaluation(case: tuple[Framework, tuple[Bid, ...]]) -> None:
    outcome = evaluate(*case)
    assert outcome.weights.sum() == pytest.approx(1)
    assert outcome.contributions.sum(axis=1) == pytest.approx(outcome.totals)
    assert outcome.pillar_points().sum(axis=1) == pytest.approx(outcome.totals)
    assert (np.abs(outcome.shown_points - outcome.contributions) <= 0.05 + 1e-9).all()
    assert (outcome.lower <= outcome.totals + 1e-9).all()
    assert (outcome.totals <= outcome.upper + 1e-9).all()
    assert sorted(outcome.order) == list(range(len(outcome.bids)))
    ordered = outcome.totals[outcome.order]
    assert (np.diff(ordered) <= 1e-9).all()
    for row, rank in enumerate(outcome.ranks):
        better = np.round(outcome.totals, 9) > np.round(outcome.totals[row], 9)
        assert rank == better.sum() + 1


@given(evaluations(), st.data())
def test_raising_a_benefit_never_lowers_a_rank(
    case: tuple[Framework, tuple[Bid, ...]], data: st.DataObject
) -> None:
    chosen, bids = case
    row = data.draw(st.integers(0, len(bids) - 1))
    before = bids[row].value("ha")
    if before is None or before.amount is None:
        return
    better = bid(
        row,
        {
            **{key: answer.value for key, answer in bids[row].answers.items()},
            "ha": exact(float(before.amount) + data.draw(st.integers(1, 80)), "ha"),
        },
    )
    raised = tuple(better if index == row else one for index, one in enumerate(bids))
    assert evaluate(chosen, raised).ranks[row] <= evaluate(chosen, bids).ranks[row]


@given(shares, st.sampled_from(["power", "land", "capacity", "status"]), st.floats(0, 100))
def test_a_share_is_what_was_asked_and_its_siblings_keep_their_proportions(
    weights: tuple[float, float, float, float], criterion: str, percent: float
) -> None:
    changed = with_share(framework(weights=weights), criterion, percent)
    assert global_weights(changed).sum() == pytest.approx(1)
    target = changed.criterion_by_key[criterion]
    siblings = changed.children[target.parent]
    total = sum(item.weight for item in siblings)
    assert target.weight / total * 100 == pytest.approx(percent)


@given(shares, st.floats(0, 100), st.floats(0, 100))
def test_weights_named_together_all_hold(
    weights: tuple[float, float, float, float], power: float, capacity: float
) -> None:
    wanted = {"power": power, "land": 100 - power, "capacity": capacity}
    found = local_shares(with_shares(framework(weights=weights), wanted))
    assert {key: found[key] * 100 for key in wanted} == pytest.approx(wanted, abs=1e-6)


def test_weights_that_come_to_more_or_less_than_their_group_has_are_refused() -> None:
    with pytest.raises(ValueError, match="“Power” and “Land” come to 120% together"):
        with_shares(framework(), {"power": 70, "land": 50})
    with pytest.raises(ValueError, match="come to 80% together"):
        with_shares(framework(), {"power": 70, "land": 10})


def test_siblings_of_a_criterion_that_had_all_share_equally() -> None:
    changed = with_share(with_share(framework(), "power", 100), "power", 40)
    assert changed.criterion_by_key["land"].weight == pytest.approx(60)


@pytest.mark.parametrize("percent", [-1, 101, float("nan")])
def test_a_share_that_cannot_be_is_refused(percent: float) -> None:
    with pytest.raises(ValueError, match="between 0% and 100%"):
        with_share(framework(), "power", percent)


def test_an_impossible_figure_is_missing_evidence() -> None:
    outcome = scored(exact(-450))
    assert outcome.table.evidence[0, 0] == Evidence.MISSING_ZERO
    assert (outcome.table.lower[0, 0], outcome.table.upper[0, 0]) == (0, 100)
    left_out = framework(missing=Treatment.EXCLUDE)
    answers = {"mw": exact(-450), "status": code("firm"), "ha": exact(100, "ha")}
    assert evaluate(left_out, (bid(1, answers),)).totals == pytest.approx([100])


@pytest.mark.parametrize(
    ("kind", "bounds"),
    [("other-basis", (0, 100)), ("two-figures", (0, 100)), ("qualified", (0, 60))],
)
def test_a_figure_of_doubtful_meaning_is_scored_with_its_doubt_in_the_bounds(
    kind: str, bounds: tuple[float, float]
) -> None:
    table = scored(replace(exact(600), doubts=(Doubt(kind, "It is in doubt."),))).table
    assert table.scores[0, 0] == pytest.approx(60)
    assert (table.lower[0, 0], table.upper[0, 0]) == pytest.approx(bounds)


def test_a_choice_that_names_two_options_could_be_worth_either() -> None:
    answers: dict[str, Value | Missing] = {
        "mw": exact(0),
        "status": code("offered", Doubt("two-figures", "Two.")),
        "ha": blank(),
    }
    table = evaluate(framework(), (bid(1, answers),)).table
    assert (table.lower[0, 1], table.scores[0, 1], table.upper[0, 1]) == (0, 50, 100)


def test_the_bounds_contain_a_score_that_leaves_limited_evidence_out() -> None:
    mva = Value(
        "500 MVA", bound=Bound.AT_MOST, high=Decimal(500), doubts=(Doubt("mva", "MVA is not MW."),)
    )
    answers = {"mw": mva, "status": code("firm"), "ha": exact(100, "ha")}
    outcome = evaluate(framework(missing=Treatment.EXCLUDE), (bid(1, answers),))
    # At 500 MW at most, capacity would pull the score down to 77.5; left out, it is 100.
    assert outcome.totals == pytest.approx([100])
    assert outcome.upper == pytest.approx([100])
    assert outcome.lower == pytest.approx([55])


@pytest.mark.parametrize("missing", Treatment)
def test_a_group_scores_the_same_whatever_it_weighs(missing: Treatment) -> None:
    bids = (simple_bid(1, 500, "firm", 80), simple_bid(2, None, "firm", 40))
    heavy = evaluate(framework(missing=missing), bids)
    for criterion in ("power", "capacity", "land", "area"):
        weightless = evaluate(with_share(framework(missing=missing), "land", 0), bids)
        assert weightless.criterion_scores(criterion) == pytest.approx(
            heavy.criterion_scores(criterion), nan_ok=True
        )
