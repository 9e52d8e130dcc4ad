"""A curve is drawn over the figures that count, and answers beside how many gave them."""

from __future__ import annotations

from builders import framework, simple_bid
from gz_eval.app.given_answers import GivenAnswers, given_answers
from gz_eval.core.scoring import compute_values

FRAMEWORK = framework()
BIDS = (
    simple_bid(1, 900, "firm", 10),
    simple_bid(2, -450, "firm", 95),
    simple_bid(3, 100, "none", 5),
)
TABLE = compute_values(FRAMEWORK, BIDS)


def test_impossible_figures_are_none() -> None:
    field = FRAMEWORK.field_by_key["mw"]
    assert given_answers(TABLE, field) == GivenAnswers((900.0, 100.0), {})


def test_answers_are_counted() -> None:
    given = given_answers(TABLE, FRAMEWORK.field_by_key["status"])
    assert given == GivenAnswers((), {"firm": 2, "none": 1})
