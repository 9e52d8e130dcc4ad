"""Each part of the shortlist rule that changes is named, with what it was and is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builders import framework
from gz_eval.core.framework import CountRule, Framework, ShortlistRule
from gz_eval.core.framework_change import framework_changes

LOW = CountRule("At most one Low", ("power", "land"), score_below=40, at_most=1)
HIGH = CountRule("At least one High", ("power", "land"), score_at_least=70, at_least=1)
BASE = framework(shortlist=ShortlistRule(places=12, reserve=5, rules=(LOW, HIGH)))


def changed(**parts: Any) -> Framework:
    return replace(BASE, shortlist=replace(BASE.shortlist, **parts))


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"places": 10}, "places on the shortlist: 12 → 10"),
        ({"places": None}, "places on the shortlist: 12 → all that meet the minima"),
        ({"reserve": 3}, "places in reserve: 5 → 3"),
        ({"minimum_total": 40.0}, "least total score: none → 40"),
        ({"minimum": (("power", 37.5),)}, "least score on Power: none → 37.5"),
        ({"rules": (LOW,)}, "counting rule removed: At least one High"),
        ({"rules": (HIGH, LOW)}, "order of the counting rules changed"),
        ({"unclear_gates": False}, "a bid with an unclear gate may no longer be shortlisted"),
    ],
)
def test_a_part_is_named(parts: dict[str, Any], told: str) -> None:
    assert framework_changes(BASE, changed(**parts)) == (told,)


def test_what_is_the_same_is_not_named() -> None:
    assert framework_changes(BASE, changed()) == ()
