"""What is said of a whole framework before it is used, and at the head of its file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

from busy_session import busy_session
from gz_eval.app.framework_told import (
    asked_of,
    differences,
    differing_in_words,
    head_of_file,
    weights_as_shares,
)
from gz_eval.app.session import Session
from gz_eval.core.framework import Framework
from gz_eval.core.framework_file import load_framework
from gz_eval.core.project import Project
from gz_eval.core.weights import with_share

GUIDANCE = load_framework("aigz-2025-guidance")


def _weighing(framework: Framework, parent: str, *weights: float) -> Framework:
    left = dict(zip((one.key for one in framework.children[parent]), weights, strict=True))
    criteria = tuple(
        replace(one, weight=left.get(one.key, one.weight)) for one in framework.criteria
    )
    return replace(framework, criteria=criteria)


def test_weights_that_do_not_come_to_100_are_told_with_what_they_count_as() -> None:
    (told,) = weights_as_shares(_weighing(GUIDANCE, "", 40, 30, 25, 15))
    assert "come to 110 in the file, not to 100" in told
    for share in ("36.36%", "27.27%", "22.73%", "13.64%"):
        assert share in told
    (told,) = weights_as_shares(_weighing(GUIDANCE, "technical", 50, 20, 20))
    technical = GUIDANCE.criterion_by_key["technical"].label
    assert told.startswith(f"The weights within {technical} come to 90")


def test_weights_meant_as_they_stand_are_not() -> None:
    assert weights_as_shares(GUIDANCE) == ()  # three equal ones of 1 among them
    assert weights_as_shares(_weighing(GUIDANCE, "", 0.4, 0.2, 0.25, 0.15)) == ()
    moved = with_share(GUIDANCE, GUIDANCE.pillars[1].key, 100 / 3)
    assert weights_as_shares(moved) == ()


def test_the_question_tells_a_file_from_a_framework_of_the_same_title() -> None:
    assert asked_of(GUIDANCE) == f"Evaluate by “{GUIDANCE.title}”?"
    assert asked_of(GUIDANCE, "good.toml").endswith("” from good.toml?")


def test_every_difference_is_a_line() -> None:
    lines = differences(GUIDANCE, _weighing(GUIDANCE, "", 40, 30, 25, 15))
    assert len(lines) == 4
    assert all(line.startswith("Weight of ") for line in lines)
    assert differing_in_words(lines).startswith("There are 4 differences")
    assert differing_in_words(lines[:1]).startswith("There is 1 difference ")
    assert differing_in_words(differences(GUIDANCE, GUIDANCE)).startswith("It says the same")


def test_the_head_of_a_file_says_that_a_framework_was_changed_and_where() -> None:
    changed = with_share(GUIDANCE, GUIDANCE.pillars[0].key, 50)
    head = head_of_file(Session(Project(changed, name="Round 1")), UTC)
    assert "the evaluation “Round 1”, as it was after entry 1 of its history" in head[0]
    assert head[1].startswith(f"CHANGED: this is not “{GUIDANCE.title}, version 1.0”")
    assert sum(line.startswith("- Weight of ") for line in head) == 4
    same = head_of_file(Session(Project(GUIDANCE)), UTC)
    assert same[1:] == ("It is unchanged: it says what comes with gz_eval.",)
    assert "14 June 2012" in head_of_file(busy_session(), UTC)[0]
