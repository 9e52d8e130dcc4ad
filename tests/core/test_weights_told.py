"""Weights as they are shown: whoever adds them up gets what stands above them."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from gz_eval.core.criterion_change import weight_moves
from gz_eval.core.framework import Framework
from gz_eval.core.framework_file import load_framework
from gz_eval.core.rounding import percent_text
from gz_eval.core.weights import (
    global_percents,
    local_percents,
    weights_told,
    with_share,
    with_shares,
    with_weights,
)

SHIPPED = load_framework("four-pillars")
COUNT = len(SHIPPED.criteria)


def summed(framework: Framework, percents: dict[str, float], parent: str) -> Decimal:
    """What somebody gets who adds up what is shown of those below a criterion."""
    below = framework.children[parent]
    return sum((Decimal(percent_text(percents[one.key])) for one in below), Decimal(0))


@given(st.lists(st.integers(1, 997), min_size=COUNT, max_size=COUNT))
def test_siblings_sum_to_100_and_to_what_is_shown_of_the_criterion_above_them(
    weights: list[int],
) -> None:
    keys = [one.key for one in SHIPPED.criteria]
    framework = with_weights(SHIPPED, dict(zip(keys, map(float, weights), strict=True)))
    local, whole = local_percents(framework), global_percents(framework)
    for parent in framework.children:
        assert summed(framework, local, parent) == 100
        above = Decimal(percent_text(whole[parent])) if parent else Decimal(100)
        assert summed(framework, whole, parent) == above


def test_a_weight_that_was_moved_is_told_as_it_is_shown() -> None:
    power, *_, region = SHIPPED.pillars
    after = with_share(SHIPPED, power.key, 55)
    told = weights_told(SHIPPED, after)
    assert told[power.key] == ("40", "55")
    assert told[region.key] == ("25", percent_text(local_percents(after)[region.key]))
    assert weights_told(SHIPPED, with_share(SHIPPED, power.key, 40.001))[power.key] == (
        "40.000",
        "40.001",
    )


@given(st.floats(0.5, 99), st.floats(0.5, 99))
def test_a_weight_that_was_not_moved_is_not_told_as_moved(first: float, other: float) -> None:
    """Though its percentage may be rounded otherwise, for the group to come to 100."""
    group = [item.key for item in SHIPPED.criteria if item.parent == "power"]
    held, *rest = group
    before = with_shares(SHIPPED, {held: 100 / 3, rest[0]: first / 2})
    after = with_shares(SHIPPED, {held: 100 / 3, rest[0]: other / 2})
    was, now = weights_told(before, after)[held]
    assert was == now


def test_what_somebody_moved_is_told_before_what_moved_along() -> None:
    last = [item for item in SHIPPED.criteria if not item.parent][-1]
    after = with_share(SHIPPED, last.key, 60)
    assert weight_moves(SHIPPED, after)[0].startswith("Power: ")
    assert weight_moves(SHIPPED, after, [last.key])[0].startswith(f"{last.label}: ")
    assert sorted(weight_moves(SHIPPED, after)) == sorted(weight_moves(SHIPPED, after, [last.key]))
