"""A framework that was changed is not taken for the one that comes with the program."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import builders
from gz_eval.core.framework import Target
from gz_eval.core.framework_file import load_framework
from gz_eval.core.shipped import changes_from_shipped, shipped_framework, version_in_words
from gz_eval.core.weights import with_share


def test_as_it_comes_it_has_its_version_alone() -> None:
    framework = load_framework("four-pillars")
    assert version_in_words(framework) == f"version {framework.version}"
    assert changes_from_shipped(framework) == ()


def test_what_was_changed_is_told_beside_its_version() -> None:
    framework = load_framework("four-pillars")
    changed = with_share(framework, framework.pillars[0].key, 55)
    assert version_in_words(changed) == f"version {framework.version}, changed: weights"
    changed = replace(
        changed,
        gates=changed.gates[1:],
        shortlist=replace(changed.shortlist, places=9),
    )
    assert version_in_words(changed) == (
        f"version {framework.version}, changed: weights, gates, shortlist rule"
    )
    told = changes_from_shipped(changed)
    assert f"gate removed: {framework.gates[0].label}" in told
    # Put back by hand, it is the same one again.
    back = with_share(changed, framework.pillars[0].key, 40)
    back = replace(back, gates=framework.gates, shortlist=framework.shortlist)
    assert changes_from_shipped(back) == ()


def test_of_another_key_or_version_nothing_can_be_told() -> None:
    own = builders.framework()
    assert shipped_framework(own) is None
    assert version_in_words(own) == f"version {own.version}"
    other = replace(load_framework("four-pillars"), version="0.9")
    assert shipped_framework(other) is None
    assert changes_from_shipped(other) == ()


def test_a_target_makes_it_no_other_framework() -> None:
    framework = load_framework("four-pillars")
    aimed = replace(framework, targets=(Target(Decimal(5)),))
    assert version_in_words(aimed) == f"version {framework.version}"
    assert changes_from_shipped(aimed) == ()
