"""Ratios between answers: exact, by spans, and what is not followed up."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_builders import FRAMEWORK, bid, missing, number, spread
from gz_eval.analysis.ratios import check_ratios
from gz_eval.core.framework import Framework
from gz_eval.core.issues import Issue, Severity
from gz_eval.core.values import Bound, Missing, Value, Why


def found(
    mw: Value | Missing, ha: Value | Missing, framework: Framework = FRAMEWORK
) -> list[Issue]:
    """Issues of one bid's MW per hectare, plausible from 1 to 11."""
    return check_ratios(framework, (bid(6, firm_mw=mw, area_ha=ha),))


def at_least(amount: int) -> Value:
    """An open bound upwards."""
    figure = Decimal(amount)
    return Value(f"{amount}+", amount=figure, bound=Bound.AT_LEAST, low=figure)


def test_a_ratio_outside_its_range_names_both_answers_and_cells() -> None:
    (issue,) = found(number(500, "500 MW"), number(20, "20 ha"))
    assert (issue.severity, issue.kind) == (Severity.WARNING, "implausible-ratio")
    assert issue.message == (
        "MW per hectare is 25 MW/ha, above the plausible 1 to 11 MW/ha: "
        "Firm power capacity by 2030 says “500 MW” and Land says “20 ha”."
    )
    assert [cell.address for cell in issue.where] == ["E6", "F6"]
    (low,) = found(number(15), number(107))
    assert "is 0.14 MW/ha, below the plausible" in low.message


def test_a_ratio_at_the_ends_of_its_range_is_in_order() -> None:
    assert found(number(110), number(10)) == []
    assert found(number(10), number(10)) == []


def test_a_ratio_is_doubted_only_if_no_reading_of_the_answers_would_fit() -> None:
    assert found(spread(100, 600), number(50)) == []
    assert found(spread(10, 600), number(20)) == []
    (issue,) = found(spread(400, 600), spread(10, 20))
    assert "at least 20 MW/ha" in issue.message
    (open_end,) = found(at_least(500), number(10))
    assert "at least 50 MW/ha" in open_end.message
    assert found(at_least(5), number(100)) == []
    mva = Value("500 MVA", bound=Bound.AT_MOST, high=Decimal(500))
    assert found(mva, number(10)) == []
    (at_most,) = found(mva, number(1000))
    assert "at most 0.5 MW/ha" in at_most.message


@pytest.mark.parametrize("nothing", [missing(Why.BLANK), number(0), number(-5), Value("text")])
def test_what_is_missing_zero_or_impossible_is_not_followed_up(nothing: Value | Missing) -> None:
    assert found(number(500), nothing) == []


def test_nothing_over_something_is_a_ratio_of_zero() -> None:
    (issue,) = found(number(0), number(50))
    assert "is 0 MW/ha, below" in issue.message


def test_an_amount_already_found_implausible_is_not_said_twice() -> None:
    bids = (bid(6, firm_mw=number(90000), area_ha=number(20)),)
    assert check_ratios(FRAMEWORK, bids, {("B6", "firm_mw")}) == []
    assert check_ratios(FRAMEWORK, bids, {("B6", "area_ha")}) == []
    assert len(check_ratios(FRAMEWORK, bids, {("B7", "area_ha")})) == 1


def test_one_sided_ranges() -> None:
    (ratio,) = FRAMEWORK.ratios
    only_low = replace(FRAMEWORK, ratios=(replace(ratio, high=None),))
    assert found(number(5000), number(1), only_low) == []
    (issue,) = found(number(1), number(3), only_low)
    assert "is 0.333 MW/ha, below the plausible limit of 1 MW/ha" in issue.message
    only_high = replace(FRAMEWORK, ratios=(replace(ratio, low=None),))
    assert found(number(1), number(3), only_high) == []


@given(st.integers(1, 5000), st.integers(1, 5000))
def test_exact_answers_are_doubted_exactly_outside_the_range(mw: int, ha: int) -> None:
    assert bool(found(number(mw), number(ha))) == (not ha <= mw <= 11 * ha)


def test_the_unit_is_not_said_again_where_the_label_says_it() -> None:
    (ratio,) = FRAMEWORK.ratios
    per_hectare = replace(FRAMEWORK, ratios=(replace(ratio, unit="MW per hectare"),))
    (issue,) = found(number(500), number(20), per_hectare)
    assert "MW per hectare is 25, above the plausible 1 to 11: " in issue.message
    money = replace(FRAMEWORK, ratios=(replace(ratio, label="Cost", unit="£m per ha"),))
    (dear,) = found(number(500), number(20), money)
    assert "Cost is £25m per ha, above the plausible 1 to £11m per ha: " in dear.message
