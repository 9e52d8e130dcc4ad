"""What is changed of a criterion is told with what it was and what it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from gz_eval.core.commands import SetFramework
from gz_eval.core.framework import Framework, MissingPolicy, Treatment
from gz_eval.core.framework_change import framework_changes
from gz_eval.core.framework_file import load_framework
from gz_eval.core.project import Project
from gz_eval.core.value_functions import ChoiceTable, Linear, Piecewise
from gz_eval.core.weights import with_share

SHIPPED = load_framework("four-pillars")
NUMBERED = next(one for one in SHIPPED.leaves if isinstance(one.value_function, Piecewise))
CHOSEN = next(one for one in SHIPPED.leaves if isinstance(one.value_function, ChoiceTable))


def changed(key: str, **parts: Any) -> Framework:
    criteria = tuple(replace(one, **parts) if one.key == key else one for one in SHIPPED.criteria)
    return replace(SHIPPED, criteria=criteria)


def test_of_a_curve_only_the_points_that_moved_are_told() -> None:
    function = NUMBERED.value_function
    assert isinstance(function, Piecewise)
    (at, score), *rest = function.points
    moved = changed(NUMBERED.key, value_function=Piecewise(((at, score + 1.5), *rest)))
    (told,) = framework_changes(SHIPPED, moved)
    assert told.startswith(f"scores of {NUMBERED.label}: ")
    assert f"scores {score:g} → " in told
    assert told.endswith(f"scores {score + 1.5:g}")


def test_another_shape_is_told_whole() -> None:
    (told,) = framework_changes(SHIPPED, changed(NUMBERED.key, value_function=Linear(0, 1000)))
    assert "Straight lines between points: " in told
    assert "→ A straight line: 0 at 0" in told


def test_of_answers_only_those_scored_otherwise_are_told() -> None:
    function = CHOSEN.value_function
    assert isinstance(function, ChoiceTable)
    (code, score), *rest = function.scores
    moved = changed(CHOSEN.key, value_function=ChoiceTable(((code, score + 2), *rest)))
    (told,) = framework_changes(SHIPPED, moved)
    assert told.count("scores ") == 3  # "scores of", what it was and what it is


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"missing": MissingPolicy(Treatment.VALUE, 20)}, "missing evidence of {}: {} → scores 20"),
        (
            {"not_applicable": MissingPolicy(Treatment.VALUE, 20)},
            "“not applicable” to {}: {} → scores 20",
        ),
    ],
)
def test_a_policy_is_told(parts: dict[str, Any], told: str) -> None:
    before = changed(NUMBERED.key, missing=MissingPolicy(), not_applicable=MissingPolicy())
    after = replace(
        before,
        criteria=tuple(
            replace(one, **parts) if one.key == NUMBERED.key else one for one in before.criteria
        ),
    )
    assert framework_changes(before, after) == (told.format(NUMBERED.label, "scores nothing"),)


def test_weights_have_two_decimals_or_as_many_as_tell_them_apart() -> None:
    first = SHIPPED.pillars[0]
    before = with_share(SHIPPED, first.key, 6.25)
    told = framework_changes(before, with_share(SHIPPED, first.key, 12.34))
    assert told[0] == f"weight of {first.label}: 6.25% → 12.34%"
    told = framework_changes(before, with_share(SHIPPED, first.key, 6.251))
    assert told[0] == f"weight of {first.label}: 6.25% → 6.251%"


def test_the_log_names_every_change_made_at_once() -> None:
    after = replace(SHIPPED, gates=())
    told = SetFramework(after).sentence(Project(SHIPPED))
    assert all(f"gate removed: {gate.label}" in told for gate in SHIPPED.gates)
