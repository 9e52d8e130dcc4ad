"""One part of what is tried is put back, and all the rest stays as it is tried."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gz_eval.app.framework_edits import with_missing
from gz_eval.app.framework_trial import FrameworkTrial
from gz_eval.app.gate_words import settled, with_new_gate
from gz_eval.app.rule_edits import (
    with_places,
    with_threshold,
    with_unclear_gates,
    without_gate,
)
from gz_eval.app.trial_parts import trial_parts
from gz_eval.core.framework import Comparison, Framework, MissingPolicy, Test, Treatment
from gz_eval.core.framework_change import framework_changes
from gz_eval.core.framework_file import load_framework
from gz_eval.core.weights import with_share

KEPT = load_framework("four-pillars")
LEAF = KEPT.leaves[0]


def everything() -> Framework:
    tried = with_share(KEPT, KEPT.pillars[0].key, 12)
    tried = with_missing(tried, LEAF.key, MissingPolicy(Treatment.VALUE, 33))
    tried = settled(KEPT, tried, with_threshold(tried, "power_gate", Decimal(600)))
    tried = without_gate(tried, KEPT.gates[-1].key)
    tried = with_new_gate(tried, "A field is answered", Test(LEAF.field, Comparison.ANSWERED), "")
    tried = with_places(tried, 3)
    return with_unclear_gates(tried, not KEPT.shortlist.unclear_gates)


def test_nothing_tried_has_no_parts() -> None:
    assert trial_parts(KEPT, KEPT) == ()


def test_every_change_is_in_one_part() -> None:
    told = framework_changes(KEPT, everything())
    parts = trial_parts(KEPT, everything())
    assert sorted("; ".join(part.words for part in parts).split("; ")) == sorted(told)
    assert len(parts) == 7  # the weights of a group are one


@pytest.mark.parametrize("number", range(7))
def test_one_is_put_back_and_the_rest_stays(number: int) -> None:
    told = framework_changes(KEPT, everything())
    part = trial_parts(KEPT, everything())[number]
    left = framework_changes(KEPT, part.without)
    assert set(told) - set(left) == set(part.words.split("; "))
    assert set(left) < set(told)


def test_one_after_another_all_is_as_it_was_kept() -> None:
    tried = everything()
    while parts := trial_parts(KEPT, tried):
        tried = parts[0].without
    assert framework_changes(KEPT, tried) == ()
    assert tried.gates == KEPT.gates


def test_a_weight_that_was_moved_is_told_before_those_that_moved_along() -> None:
    first, last = KEPT.pillars[0], KEPT.pillars[-1]
    trial = FrameworkTrial.of(KEPT).with_weight(last.key, 40)
    assert trial.changes[0].startswith(f"weight of {last.label}: ")
    assert len(trial.changes) == len(KEPT.pillars)
    ruled = trial.with_framework(with_places(trial.tried, 3)).after_pinning()
    again = ruled.with_weight(LEAF.key, 70)
    assert [one.split(":")[0] for one in again.changes[:2]] == [
        f"weight of {last.label}",
        f"weight of {LEAF.label}",
    ]
    assert f"weight of {first.label}" in "; ".join(again.changes)
    assert again.parts[0].words.startswith(f"weight of {last.label}: ")
