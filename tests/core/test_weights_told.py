"""Weights as they are shown: whoever adds them up gets what stands above them."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from gz_eval.core.criterion_change import weight_moves
from gz_eval.core.framework import Framework
from gz_eval.core.framework_file import load_framework
from gz_eval.core.rounding import percent_by_itself, percent_by_itself_text, percent_text
from gz_eval.core.weights import (
    global_percents,
    global_shares,
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
def test_siblings_sum_to_100_and_of_the_whole_the_same_is_shown_of_the_same(
    weights: list[int],
) -> None:
    keys = [one.key for one in SHIPPED.criteria]
    framework = with_weights(SHIPPED, dict(zip(keys, map(float, weights), strict=True)))
    local, whole = local_percents(framework), global_percents(framework)
    shares = global_shares(framework)
    for parent, siblings in framework.children.items():
        assert summed(framework, local, parent) == 100
        above = whole[parent] if parent else 100.0
        missed = sum(whole[one.key] for one in siblings) - above
        assert abs(missed) <= 0.005 * (len(siblings) + 1) + 1e-9
        texts: dict[float, set[str]] = {}
        for one in siblings:
            texts.setdefault(round(shares[one.key], 9), set()).add(
                percent_by_itself_text(whole[one.key])
            )
        assert all(len(told) == 1 for told in texts.values())


def test_equal_weights_of_the_whole_are_shown_alike_and_sum_where_they_are_exact() -> None:
    """An eighth of a quarter was 3.13% here and 3.12% in the next line."""
    above = next(item for item in SHIPPED.pillars if len(SHIPPED.children.get(item.key, ())) == 4)
    group = [item.key for item in SHIPPED.children[above.key]]
    framework = with_share(SHIPPED, above.key, 12.5)
    framework = with_weights(framework, dict.fromkeys(group, 1.0))
    whole = global_percents(framework)
    told = {percent_by_itself_text(whole[key]) for key in group}
    assert len(told) == 1
    assert told == {"3.125"}
    assert Decimal(percent_by_itself_text(whole[above.key])) == 4 * Decimal("3.125")


@given(st.floats(0, 100))
def test_a_percentage_by_itself_is_within_half_a_last_digit(percent: float) -> None:
    assert abs(percent_by_itself(percent) - percent) <= 0.005 + 1e-9
    assert float(percent_by_itself_text(percent)) == percent_by_itself(percent)


def test_a_percentage_by_itself_has_the_decimals_that_it_is_exact_with() -> None:
    told = [percent_by_itself_text(one) for one in (3.125, 12.5, 40.0, 100 / 3, 0.0625)]
    assert told == ["3.125", "12.5", "40", "33.33", "0.0625"]
    assert [percent_by_itself_text(one, 2) for one in (3.125, 12.5, 40.0)] == [
        "3.125",
        "12.50",
        "40.00",
    ]


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
