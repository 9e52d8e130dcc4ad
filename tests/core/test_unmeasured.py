"""Criteria without any evidence are told of: a section nobody judged is not one that scored 0."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from builders import framework, judged, simple_bid
from gz_eval.core.explain import explain
from gz_eval.core.framework import Treatment
from gz_eval.core.frozen_ranking import frozen_ranking
from gz_eval.core.scoring import evaluate
from gz_eval.core.selection import Selection
from gz_eval.core.unmeasured import absent_pillars, at_a_glance, unmeasured

SHARED = "2 criteria in 2 pillars (55% of the weight) are not judged for any bid"


BIDS = tuple(simple_bid(number, 500, "firm", 40) for number in range(1, 13))


def test_where_all_is_answered_there_is_nothing_to_tell() -> None:
    assert unmeasured(evaluate(framework(), BIDS)) == ()


def test_without_bids_nothing_is_missing_for_all_of_them() -> None:
    assert unmeasured(evaluate(judged("area"), ())) == ()


def test_criteria_that_nobody_judged_are_named_with_their_weight_and_where_it_goes() -> None:
    (told,) = unmeasured(evaluate(judged("status", "area"), BIDS))
    assert told.sentence == (
        f"{SHARED}; their weight is shared among the others: Grid status and Area."
        " Nothing of “Land” counts."
    )
    assert told.brief == (
        f"{SHARED}; their weight is shared among the others. Nothing of “Land” counts."
    )
    assert told.short == "2 criteria not judged for any bid (55% of the weight)"


def test_where_unjudged_criteria_score_what_the_framework_states_that_is_said() -> None:
    (told,) = unmeasured(evaluate(judged("area", treatment=Treatment.VALUE), BIDS))
    assert told.sentence == (
        "1 criterion (40% of the weight) is not judged for any bid; it scores what the framework"
        " states: Area."
    )


def test_where_nothing_at_all_counts_no_weight_is_shared() -> None:
    (told,) = unmeasured(evaluate(judged("capacity", "status", "area"), BIDS))
    assert told.brief.endswith("are not judged for any bid, so no bid has a score.")


@pytest.mark.parametrize(
    ("treatment", "what"),
    [
        (Treatment.EXCLUDE, "its weight is shared among the others: Area. Nothing of “Land”"),
        (Treatment.ZERO, "it scores what the framework states: Area."),
    ],
)
def test_a_criterion_that_no_bid_answers_is_told_of_by_its_policy(
    treatment: Treatment, what: str
) -> None:
    bids = tuple(simple_bid(number, 500, "firm", None) for number in range(1, 4))
    (told,) = unmeasured(evaluate(framework(missing=treatment), bids))
    assert told.sentence.startswith(
        f"1 criterion (40% of the weight) is not answered by any bid; {what}"
    )


def test_a_criterion_that_few_answer_is_told_of_with_how_many_do() -> None:
    few = tuple(
        simple_bid(number, 500, "firm", 40 if number == 1 else None) for number in range(12)
    )
    (told,) = unmeasured(evaluate(framework(), few))
    assert told.sentence == (
        "1 criterion (40% of the weight) is answered by fewer than 1 bid in 10: Area (1 of 12"
        " bids)."
    )
    assert unmeasured(evaluate(framework(), few[:10])) == ()  # 1 of 10 is not fewer


def test_what_weighs_nothing_is_not_told_of() -> None:
    none = judged("status")
    criteria = tuple(replace(one, weight=0.0) if one.scale else one for one in none.criteria)
    assert unmeasured(evaluate(replace(none, criteria=criteria), BIDS)) == ()


def test_pillars_of_which_nothing_counts_have_words_and_no_points() -> None:
    assert absent_pillars(evaluate(judged("area"), BIDS[:2])).tolist() == [["", "not judged"]] * 2
    left_out = framework(missing=Treatment.EXCLUDE)
    bids = (simple_bid(1, 500, "firm", 4), simple_bid(2, 500, None, None))
    evaluation = evaluate(left_out, bids)
    assert absent_pillars(evaluation).tolist() == [["", ""], ["", "left out"]]
    assert absent_pillars(evaluation, np.array([1])).tolist() == [["", "left out"]]


def test_more_than_one_kind_is_told_in_one_short_sentence() -> None:
    bids = tuple(simple_bid(number, None, "firm", 40) for number in range(1, 4))
    found = unmeasured(evaluate(judged("area"), bids))
    assert len(found) == 2
    assert at_a_glance(found) == "2 criteria have no evidence, or little (85% of the weight)."
    assert at_a_glance(found[:1]) == found[0].brief
    assert at_a_glance(()) == ""


def test_a_pillar_of_which_nothing_counts_is_signed_as_that() -> None:
    evaluation = evaluate(judged("area"), BIDS)
    ranking = frozen_ranking(evaluation, Selection.of(evaluation, ()))
    assert ranking[0].absent == ("", "not judged")
    assert ranking[0].points_told == (ranking[0].points[0], "not judged")
    said = explain(evaluation, BIDS[0].id)
    assert [pillar.absent for pillar in said.pillars] == ["", "not judged"]
    plain = evaluate(framework(), BIDS)
    assert frozen_ranking(plain, Selection.of(plain, ()))[0].absent == ()
