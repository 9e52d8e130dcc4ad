"""Weights that are set as one change: one after another, or all of them as they were given."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from builders import framework
from gz_eval.core.commands import SetWeight, SetWeights
from gz_eval.core.people import Person, Stamp
from gz_eval.core.project import Project
from gz_eval.core.weights import local_shares

STAMP = Stamp(Person("A. Official"), datetime(2026, 6, 14, tzinfo=UTC))
MOVES = (SetWeight("power", 70), SetWeight("land", 50), SetWeight("capacity", 10))


def test_one_after_another_each_rescales_what_was_set_before() -> None:
    before = Project(framework())
    after = SetWeights(MOVES).apply(before, STAMP)
    assert local_shares(after.framework)["power"] == pytest.approx(0.5)
    assert SetWeights(MOVES).sentence(before) == (
        "set weights of Power from 60% to 50%, Land from 40% to 50% and Capacity from 75% to 10%"
    )


def test_together_all_hold_or_none_is_set() -> None:
    project = Project(framework())
    with pytest.raises(ValueError, match="come to 120% together"):
        SetWeights(MOVES, together=True).apply(project, STAMP)
    command = SetWeights((SetWeight("power", 70), SetWeight("capacity", 10)), together=True)
    shares = local_shares(command.apply(project, STAMP).framework)
    assert shares["power"] == pytest.approx(0.7)
    assert shares["land"] == pytest.approx(0.3)
    assert shares["capacity"] == pytest.approx(0.1)
    assert command.sentence(project) == (
        "set weights of Power from 60% to 70% and Capacity from 75% to 10%"
    )


def test_what_is_only_held_is_not_told_and_what_stays_is_said_to() -> None:
    project = Project(framework())
    held = SetWeights((SetWeight("capacity", 10), SetWeight("power", 60)), together=True)
    assert held.sentence(project) == "set weight of Capacity from 75% to 10%"
    assert SetWeight("power", 60).sentence(project) == "leave the weights as they were"
