"""Weights tried out: a drag there and back leaves no trace; what would move is said in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from builders import framework, simple_bid
from gz_eval.app.weight_trial import WeightTrial, effect
from gz_eval.core.commands import SetWeight, SetWeights
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Framework, ShortlistRule
from gz_eval.core.people import Person, Stamp
from gz_eval.core.project import Project
from gz_eval.core.scoring import compute_values, evaluate_table
from gz_eval.core.weights import local_shares

STAMP = Stamp(Person("A. Official", "analyst"), datetime(2012, 6, 14, 9, 30, tzinfo=UTC))
FRAMEWORK = framework(shortlist=ShortlistRule(places=1, reserve=0))
BIDS = (
    simple_bid(1, 900, "firm", 10, "Power House"),
    simple_bid(2, 200, "none", 95, "Wide Fields"),
    simple_bid(3, 100, "none", 5, "Small Yard"),
)


def test_moving_the_same_weight_again_replaces_the_move() -> None:
    trial = WeightTrial.of(FRAMEWORK).moved("power", 100).moved("power", 0).moved("power", 60)
    assert trial.moves == (SetWeight("power", 60),)
    assert local_shares(trial.framework) == pytest.approx(local_shares(FRAMEWORK))


def test_one_move_is_kept_as_one_weight_and_several_as_one_change() -> None:
    one = WeightTrial.of(FRAMEWORK).moved("power", 70)
    two = one.moved("capacity", 10)
    assert WeightTrial.of(FRAMEWORK).command() is None
    assert one.command() == SetWeight("power", 70)
    kept = two.command()
    assert isinstance(kept, SetWeights)
    project = Project(FRAMEWORK)
    assert kept.sentence(project) == "set weights of Power and Capacity"
    assert kept.apply(project, STAMP).framework == two.framework


def test_pinned_weights_stay_when_it_is_kept() -> None:
    group = FRAMEWORK.children["power"]
    assert [one.key for one in group] == ["capacity", "status"]
    three = replace(FRAMEWORK, criteria=(*FRAMEWORK.criteria, replace(group[1], key="third")))
    before = local_shares(three)
    trial = WeightTrial.of(three).moved("capacity", 10, {"status"})
    command = trial.command()
    assert isinstance(command, SetWeights)
    kept = local_shares(command.apply(Project(three), STAMP).framework)
    assert kept["capacity"] == pytest.approx(0.1)
    assert kept["status"] == pytest.approx(before["status"])
    assert kept == pytest.approx(local_shares(trial.framework))
    full = WeightTrial.of(three).moved("capacity", 100, {"status"})
    assert local_shares(full.framework)["capacity"] == pytest.approx(1 - before["status"])


def test_what_is_pinned_cannot_be_moved_and_it_is_said() -> None:
    with pytest.raises(UserError, match="“Power” is pinned"):
        WeightTrial.of(FRAMEWORK).moved("power", 10, {"power"})
    with pytest.raises(UserError, match="all others of its group are pinned"):
        WeightTrial.of(FRAMEWORK).moved("power", 10, {"land"})


def changed(other: Framework) -> tuple[str, tuple[str, ...]]:
    table = compute_values(FRAMEWORK, BIDS)
    found = effect(evaluate_table(FRAMEWORK, table), evaluate_table(other, table))
    return found.summary, found.lines


def test_who_enters_and_who_leaves() -> None:
    other = WeightTrial.of(FRAMEWORK).moved("power", 5).framework
    assert changed(other) == (
        "1 bid would enter the shortlist and 1 would leave.",
        ("In 2 → 1: Wide Fields", "Out 1 → 2: Power House"),
    )


def test_who_moves_furthest_is_told_beside_the_shortlist() -> None:
    best = simple_bid(1, 1000, "firm", 100, "Best")
    rest = (simple_bid(n, 1000 - n * 100, "firm", n * 11, f"Bid {n}") for n in range(2, 10))
    table = compute_values(FRAMEWORK, (best, *rest))
    other = WeightTrial.of(FRAMEWORK).moved("power", 10).framework
    found = effect(evaluate_table(FRAMEWORK, table), evaluate_table(other, table))
    assert found.summary == "The shortlist would stay the same. 8 bids would change rank."
    assert found.up == ("Up 9 → 2: Bid 9", "Up 8 → 3: Bid 8", "Up 7 → 4: Bid 7")
    assert found.down == ("Down 2 → 9: Bid 2", "Down 3 → 8: Bid 3", "Down 4 → 7: Bid 4")


def test_who_leaves_by_a_rule_keeps_the_rank() -> None:
    least = replace(FRAMEWORK.shortlist, minimum=(("land", 50.0),))
    assert changed(replace(FRAMEWORK, shortlist=least)) == (
        "1 bid would enter the shortlist and 1 would leave.",
        ("In 2: Wide Fields", "Out 1: Power House"),
    )


def test_who_enters_or_leaves_is_not_told_twice() -> None:
    other = WeightTrial.of(FRAMEWORK).moved("power", 5).framework
    table = compute_values(FRAMEWORK, BIDS)
    found = effect(evaluate_table(FRAMEWORK, table), evaluate_table(other, table))
    assert (found.up, found.down) == ((), ())


def test_nothing_moves() -> None:
    other = WeightTrial.of(FRAMEWORK).moved("power", 61).framework
    assert changed(other) == ("No bid would change its rank.", ())
