"""Weights tried out: a drag there and back leaves no trace; what would move is said in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from builders import framework, simple_bid
from gz_eval.app.framework_trial import carried
from gz_eval.app.weight_trial import WeightTrial
from gz_eval.core.commands import SetWeight, SetWeights
from gz_eval.core.errors import UserError
from gz_eval.core.framework import ShortlistRule
from gz_eval.core.people import Person, Stamp
from gz_eval.core.project import Project
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
    assert (
        kept.sentence(project)
        == "set weights of Power from 60% to 70% and Capacity from 75% to 10%"
    )
    assert kept.apply(project, STAMP).framework == two.framework


def test_what_is_tried_holds_beside_a_change_of_another_kind() -> None:
    weighed = WeightTrial.of(FRAMEWORK).moved("power", 70).framework
    ruled = replace(FRAMEWORK, shortlist=ShortlistRule(places=2, reserve=0))
    both = replace(ruled, criteria=weighed.criteria)
    assert carried(FRAMEWORK, weighed, ruled) == both
    assert carried(FRAMEWORK, ruled, weighed) == both
    assert carried(FRAMEWORK, weighed, replace(weighed, shortlist=ruled.shortlist)) is None
    assert (
        carried(FRAMEWORK, weighed, WeightTrial.of(FRAMEWORK).moved("power", 9).framework) is None
    )
    assert carried(FRAMEWORK, ruled, replace(FRAMEWORK, title="Other")) is None


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
    # What was touched comes first; what was pinned did not move and is not told.
    moved = WeightTrial.of(three).moved("third", 60, {"status"}).command()
    assert moved is not None
    assert moved.sentence(Project(three)) == (
        f"set weights of {three.criterion_by_key['third'].label} from 20% to 60% and"
        " Capacity from 60% to 20%"
    )
    full = WeightTrial.of(three).moved("capacity", 100, {"status"})
    assert local_shares(full.framework)["capacity"] == pytest.approx(1 - before["status"])


def test_what_is_pinned_cannot_be_moved_and_it_is_said() -> None:
    with pytest.raises(UserError, match="“Power” is pinned"):
        WeightTrial.of(FRAMEWORK).moved("power", 10, {"power"})
    with pytest.raises(UserError, match="all others of its group are pinned"):
        WeightTrial.of(FRAMEWORK).moved("power", 10, {"land"})
