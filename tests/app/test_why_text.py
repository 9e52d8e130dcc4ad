"""What the panel of reasons says of one bid, in the order in which it is read."""

from __future__ import annotations

from decimal import Decimal

import pytest

from builders import bid as bid_of
from builders import blank, code, exact, framework, simple_bid
from gz_eval.app.columns import Tone
from gz_eval.app.why_text import Why, shortlist_line, why
from gz_eval.core.bids import Bid
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.explain import explain
from gz_eval.core.framework import Comparison, Gate, ShortlistRule, Test
from gz_eval.core.scoring import compute_values, evaluate_table

GATES = (
    Gate("known", "Connection known", Test("status", Comparison.ANSWERED)),
    Gate("size", "At least 200 MW", Test("mw", Comparison.AT_LEAST, Decimal(200))),
)
FRAMEWORK = framework(gates=GATES, shortlist=ShortlistRule(places=1, reserve=1))
BIDS = (
    simple_bid(1, 900, "firm", 80, "Pit Lane"),
    simple_bid(2, 100, "firm", 90, "Tarn Side"),
    bid_of(3, {"mw": exact(700), "status": code("offered"), "ha": blank()}, "Kettle Ness"),
)


def evaluate(bids: tuple[Bid, ...] = BIDS) -> Evaluation:
    return evaluate_table(FRAMEWORK, compute_values(FRAMEWORK, bids))


def said_of(bid: str) -> Why:
    evaluation = evaluate()
    return why(evaluation, explain(evaluation, bid))


def test_the_title_is_the_rank_as_the_table_shows_it() -> None:
    assert (said_of("B001").title, said_of("B001").subtitle) == ("Why rank 1", "Pit Lane, B001")
    assert said_of("B002").title == "Why rank (1)"


def test_the_waterfall_adds_up_to_the_score_and_is_said_in_words() -> None:
    shown = said_of("B001").waterfall
    assert sum(step.points for step in shown.steps) == pytest.approx(shown.total)
    assert [step.most for step in shown.steps] == pytest.approx([60, 40])
    assert shown.spoken == (
        "Power 55.5 points, Land 32.0 points: score 87.5 of 100; the shortlist starts at 87.5."
    )


def test_gates_that_fail_are_read_first() -> None:
    gates = said_of("B002").gates
    assert [(gate.label, gate.state, gate.tone) for gate in gates] == [
        ("At least 200 MW", "Fail", Tone.BAD),
        ("Connection known", "Pass", Tone.GOOD),
    ]
    assert all(gate.reason.endswith(".") for gate in gates)


def test_evidence_quotes_the_cell_and_what_it_earned() -> None:
    capacity, _, area = said_of("B003").evidence
    assert (capacity.label, capacity.quoted) == ("Capacity", "“as typed”")
    assert "700" in capacity.value
    assert capacity.place == "B4, bids.xlsx / Register"
    assert capacity.earned == "31.5 of 45.0 points"
    assert (capacity.pillar, area.pillar) == (0, 1)
    assert (capacity.tone, area.tone) == (Tone.NORMAL, Tone.WARNING)
    assert area.remarks


def test_the_strongest_and_the_weakest_come_most_first() -> None:
    said = said_of("B003")
    assert said.strongest[0].startswith("Capacity: 70.0 of 100, adds 31.5 points")
    assert said.weakest[0].startswith("Area: 0.0 of 100, 40.0 points short")


def test_an_empty_shortlist_has_no_line() -> None:
    assert shortlist_line(evaluate(())) is None
    assert shortlist_line(evaluate()) == 87.5
