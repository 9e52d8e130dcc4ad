"""Weights as they are shown: equal ones alike, and where they may miss a sum it is said."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from gz_eval.core.criterion_change import weight_moves
from gz_eval.core.framework import Framework
from gz_eval.core.framework_file import load_framework
from gz_eval.core.rounding import MAY_NOT_ADD_UP, percent_text
from gz_eval.core.weights import (
    global_percents,
    global_shares,
    local_percents,
    local_shares,
    weights_may_miss,
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
def test_the_same_is_shown_of_the_same_and_where_a_sum_is_missed_it_is_said(
    weights: list[int],
) -> None:
    keys = [one.key for one in SHIPPED.criteria]
    framework = with_weights(SHIPPED, dict(zip(keys, map(float, weights), strict=True)))
    local, whole = local_percents(framework), global_percents(framework)
    missed = {"local": False, "whole": False}
    for parent, siblings in framework.children.items():
        for name, percents, above in (
            ("local", local, 100.0),
            ("whole", whole, whole[parent] if parent else 100.0),
        ):
            by = summed(framework, percents, parent) - Decimal(percent_text(above))
            assert abs(by) <= Decimal("0.005") * (len(siblings) + 1)
            missed[name] |= bool(by)
    assert weights_may_miss(framework, whole=False) == MAY_NOT_ADD_UP * missed["local"]
    assert weights_may_miss(framework) == MAY_NOT_ADD_UP * any(missed.values())
    for shares, percents in (
        (local_shares(framework), local),
        (global_shares(framework), whole),
    ):
        texts: dict[float, set[str]] = {}
        for key, share in shares.items():
            texts.setdefault(round(share, 9), set()).add(percent_text(percents[key]))
        assert all(len(told) == 1 for told in texts.values())


def test_three_equal_weights_look_it_and_sum_to_all_underneath() -> None:
    """They were 33.34%, 33.33% and 33.33%."""
    thirds = [one.key for one in SHIPPED.pillars[:3]]
    framework = with_weights(
        SHIPPED, {one.key: float(one.key in thirds) for one in SHIPPED.pillars}
    )
    assert [percent_text(local_percents(framework)[key]) for key in thirds] == ["33.33"] * 3
    assert weights_may_miss(framework, whole=False) == MAY_NOT_ADD_UP
    assert sum(local_shares(framework)[key] for key in thirds) == 1.0
    moved = with_share(framework, thirds[0], 33.34)
    assert sum(local_shares(moved).values()) == sum(local_shares(framework).values())
    assert [percent_text(local_percents(moved)[key]) for key in thirds] == ["33.34", *["33.33"] * 2]
    assert weights_may_miss(moved, whole=False) == ""


def test_equal_weights_of_the_whole_are_shown_alike_and_sum_where_they_are_exact() -> None:
    """An eighth of a quarter was 3.13% here and 3.12% in the next line."""
    above = next(item for item in SHIPPED.pillars if len(SHIPPED.children.get(item.key, ())) == 4)
    group = [item.key for item in SHIPPED.children[above.key]]
    framework = with_share(SHIPPED, above.key, 12.5)
    framework = with_weights(framework, dict.fromkeys(group, 1.0))
    whole = global_percents(framework)
    assert {percent_text(whole[key]) for key in group} == {"3.125"}
    assert Decimal(percent_text(whole[above.key])) == 4 * Decimal("3.125")


def test_what_was_typed_is_shown_as_typed() -> None:
    power = SHIPPED.pillars[0].key
    for typed in (33.335, 12.5, 0.0625, 7.0):
        assert local_percents(with_share(SHIPPED, power, typed))[power] == typed


def test_a_weight_that_was_moved_is_told_as_it_is_shown() -> None:
    power, *_, region = SHIPPED.pillars
    after = with_share(SHIPPED, power.key, 55)
    told = weights_told(SHIPPED, after)
    assert told[power.key] == ("40", "55")
    assert told[region.key] == ("25", percent_text(local_percents(after)[region.key]))
    assert weights_told(SHIPPED, with_share(SHIPPED, power.key, 40.001))[power.key] == (
        "40",
        "40.001",
    )


@given(st.floats(0.5, 99), st.floats(0.5, 99))
def test_a_weight_that_was_not_moved_is_not_told_as_moved(first: float, other: float) -> None:
    """Whatever its siblings were moved by."""
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
