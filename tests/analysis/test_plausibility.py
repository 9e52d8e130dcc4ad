"""Impossible and implausible amounts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from check_builders import FRAMEWORK, bid, day, number, spread
from gz_eval.analysis.plausibility import check_amounts, limits_of
from gz_eval.core.framework import Field, Kind
from gz_eval.core.issues import Severity
from gz_eval.core.possible import stated_ends
from gz_eval.core.values import Bound, Value


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("firm_mw", number(10)),
        ("firm_mw", number(3000)),
        ("firm_mw", spread(100, 600)),
        ("area_ha", number(0)),
        ("low_carbon", number(100)),
        ("connection_date", day(2024)),
        ("connection_date", spread(date(2023, 4, 1).toordinal(), date(2024, 3, 31).toordinal(),
                                   "FY23/24", Bound.PERIOD)),
        ("notes", Value("-5")),
    ],
)  # fmt: skip
def test_amounts_in_order(field: str, value: Value) -> None:
    assert check_amounts(FRAMEWORK, (bid(2, **{field: value}),)) == []


@pytest.mark.parametrize(
    ("field", "value", "finding"),
    [
        ("firm_mw", number(-50, "-50 MW"), "−50 MW is impossible, because it is below zero"),
        ("area_ha", number("-0.5"), "−0.5 ha is impossible, because it is below zero"),
        ("jobs", number(-1), "−1 is impossible, because it is below zero"),
        ("investment", number(-8200), "−£8,200m is impossible, because it is below zero"),
        ("investment", spread(-5, 20), "−£5m is impossible, because it is below zero"),
        ("low_carbon", number(130), "130% is impossible, because it is over 100%"),
        ("connection_date", day(1899, 12, 30),
         "30 December 1899 is impossible, because it is before 1 January 1990"),
    ],
)  # fmt: skip
def test_impossible_amounts_are_errors(field: str, value: Value, finding: str) -> None:
    (issue,) = check_amounts(FRAMEWORK, (bid(5, **{field: value}),))
    assert (issue.severity, issue.kind) == (Severity.ERROR, "implausible")
    assert issue.advice.endswith("Until then it counts as missing evidence.")
    assert issue.message.endswith(f"says “{value.text}”: {finding}.")
    assert (issue.bid, issue.field, len(issue.where)) == ("B5", field, 1)


@pytest.mark.parametrize(
    ("field", "value", "finding"),
    [
        ("firm_mw", number(5), "5 MW is below the plausible range of 10 MW to 3,000 MW"),
        ("firm_mw", number(90000), "90,000 MW is above the plausible range of 10 MW to 3,000 MW"),
        ("firm_mw", spread(2000, 4000), "4,000 MW is above the plausible range"),
        ("firm_mw", replace(number(9000), bound=Bound.AT_LEAST, low=Decimal(9000)), "9,000 MW is"),
        ("firm_mw", Value("9000 MVA", bound=Bound.AT_MOST, high=Decimal(9000)), "9,000 MW is"),
        ("connection_date", day(2050), "1 January 2050 is after the plausible range"),
        ("connection_date", spread(date(2022, 1, 1).toordinal(), date(2022, 12, 31).toordinal(),
                                   "2022", Bound.PERIOD), "31 December 2022 is before"),
    ],
)  # fmt: skip
def test_implausible_amounts_are_warnings(field: str, value: Value, finding: str) -> None:
    (issue,) = check_amounts(FRAMEWORK, (bid(5, **{field: value}),))
    assert (issue.severity, issue.kind) == (Severity.WARNING, "implausible")
    assert finding in issue.message
    assert "scored as it stands" in issue.advice


def test_a_framework_that_calls_it_plausible_is_believed() -> None:
    warming = Field("x", "X", Kind.QUANTITY, plausible_low=Decimal(-40))
    assert limits_of(warming).floor == Decimal(-40)
    growth = Field("x", "X", Kind.SHARE, plausible_high=Decimal(300))
    assert limits_of(growth).ceiling == Decimal(300)
    founded = Field("x", "X", Kind.DATE, plausible_low=Decimal(date(1850, 1, 1).toordinal()))
    assert limits_of(founded).floor == founded.plausible_low


def test_one_sided_plausible_ranges_are_named_as_limits() -> None:
    field = replace(FRAMEWORK.field_by_key["area_ha"], plausible_high=Decimal(1000))
    framework = replace(FRAMEWORK, fields=(field,))
    (issue,) = check_amounts(framework, (bid(2, area_ha=number(2000)),))
    assert "2,000 ha is above the plausible limit of 1,000 ha" in issue.message


def test_the_ends_of_an_answer_without_figures_are_none() -> None:
    assert stated_ends(Value("yes", code="yes")) == (None, None)
    assert stated_ends(Value("?", bound=Bound.RANGE)) == (None, None)
