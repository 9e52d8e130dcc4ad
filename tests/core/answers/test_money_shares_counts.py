"""Sums of money, shares and whole numbers, as officials and spreadsheets write them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from gz_eval.core.framework import Field, Kind
from gz_eval.core.values import Bound, Missing, Value, Why

INVESTMENT = Field(
    "investment",
    "Private investment (£m)",
    Kind.MONEY,
    unit="£m",
    basis="committed",
    other_bases=("potential",),
)
POUNDS = Field("grant", "Grant", Kind.MONEY, unit="£")
SHARE = Field("low_carbon_share", "Low-carbon share of supply", Kind.SHARE, unit="%")
ROUTES = Field("fibre_routes", "Diverse fibre routes", Kind.WHOLE_NUMBER)
JOBS = Field("jobs_onsite", "Permanent on-site jobs", Kind.WHOLE_NUMBER, unit="jobs")
Reads = Callable[..., Value]
Misses = Callable[..., Missing]


def doubts(value: Value) -> set[str]:
    return {doubt.kind for doubt in value.doubts}


@pytest.mark.parametrize(
    ("text", "amount", "shown"),
    [
        ("£8.2 billion", "8200", "£8,200m"),
        ("£8.2bn", "8200", "£8,200m"),
        ("£8.2b", "8200", "£8,200m"),
        ("8.2bn", "8200", "£8,200m"),
        ("£8,200m", "8200", "£8,200m"),
        ("£8,200 M", "8200", "£8,200m"),
        ("￡500m", "500", "£500m"),
        ("£500 million", "500", "£500m"),
        ("500 million", "500", "£500m"),
        ("GBP 500 million", "500", "£500m"),
        ("500 million pounds", "500", "£500m"),
        ("one billion pounds", "1000", "£1,000m"),
        ("£m 500", "500", "£500m"),
        ("£500k", "0.5", "£0.5m"),
        ("£500 thousand", "0.5", "£0.5m"),
        ("£500", "500", "£500m"),
        ("500", "500", "£500m"),
        ("8,200", "8200", "£8,200m"),
        ("-£5m", "-5", "-£5m"),
        ("£-5m", "-5", "-£5m"),
        ("£8.2bn over 10 years", "8200", "£8,200m"),
        ("£8.2bn by 2030", "8200", "£8,200m"),
        ("£8.2bn (€9.6bn)", "8200", "£8,200m"),
        ("£0", "0", "£0m"),
        ("nil", "0", "£0m"),
    ],
)
def test_money(value_of: Reads, text: str, amount: str, shown: str) -> None:
    value = value_of(INVESTMENT, text)
    assert value.amount == Decimal(amount)
    assert (value.text, value.unit, value.basis) == (shown, "£m", "committed")
    assert value.doubts == ()


@pytest.mark.parametrize(
    ("text", "bound", "low", "high", "shown"),
    [
        ("£10bn+", Bound.AT_LEAST, 10_000, None, "at least £10,000m"),
        ("over £1bn", Bound.AT_LEAST, 1_000, None, "at least £1,000m"),
        ("up to £30bn", Bound.AT_MOST, None, 30_000, "up to £30,000m"),
        ("£1-2bn", Bound.RANGE, 1_000, 2_000, "£1,000m to £2,000m"),
        ("£500m-£1bn", Bound.RANGE, 500, 1_000, "£500m to £1,000m"),
        ("£500-£1bn", Bound.RANGE, 500, 1_000, "£500m to £1,000m"),
        ("between £500m and £1bn", Bound.RANGE, 500, 1_000, "£500m to £1,000m"),
        ("£8.2m to £9m", Bound.RANGE, Decimal("8.2"), 9, "£8.2m to £9m"),
        ("circa £2bn", Bound.ABOUT, None, None, "about £2,000m"),
    ],
)
def test_money_that_is_not_one_exact_sum(
    value_of: Reads, text: str, bound: Bound, low: object, high: object, shown: str
) -> None:
    value = value_of(INVESTMENT, text)
    assert value.bound is bound
    assert value.low == low
    assert value.high == high
    assert value.text == shown


@pytest.mark.parametrize(
    ("raw", "number_format", "header", "amount"),
    [
        (8200, "General", "Private investment (£m)", "8200"),
        (8200, '"£"#,##0', "Private investment (£m)", "8200"),
        (8200, "General", "Private investment (£ million)", "8200"),
        (8200, "General", "Private investment, £ millions", "8200"),
        (8200, "General", "Private investment (in millions)", "8200"),
        (8.2, "General", "Private investment (£bn)", "8200"),
        (8.2e9, "General", "Private investment (£)", "8200"),
        (8_200_000, "General", "Private investment £000s", "8200"),
        (8_200_000, "General", "Private investment (£000)", "8200"),
        (8_200_000, "General", "Private investment £ 000", "8200"),
        (8_200_000, "General", "Private investment (£’000)", "8200"),
        (8_200_000, "General", "Private investment (000)", "8200"),
        (8_200, "General", "Private investment (£000,000)", "8200"),
        (8_200_000, "General", "Private investment (£'000)", "8200"),
        (8.2e9, '£#,##0.0,,"m"', "Private investment", "8200"),
        (8.2, '[$£-809]#,##0.0"bn"', "Private investment", "8200"),
        (8.2e9, '"£"#,##0', "Private investment (£)", "8200"),
        (8_200_000, "General", "Private investment (£1,000s)", "8200"),
        (8_200_000, "General", "Private investment by 2030, thousands", "8200"),
        # A threshold in a header is a figure, and its noughts are no scale.
        (8.2e9, "General", "Private investment, grants over £1,000", "8200"),
        (8.2e9, "General", "Private investment (each over £10,000)", "8200"),
        (8.2e9, "General", "Investment (£) (sums over 1,000)", "8200"),
        (8.2e9, "General", "Total cost (minimum £5,000,000)", "8200"),
        (8.2e9, "General", "Private investment [up to £100,000]", "8200"),
    ],
)
def test_the_scale_is_in_the_header_or_the_format(
    value_of: Reads, raw: float, number_format: str, header: str, amount: str
) -> None:
    value = value_of(INVESTMENT, raw, number_format, header)
    assert value.amount == Decimal(amount)
    assert value.doubts == ()


@pytest.mark.parametrize(
    ("raw", "header", "amount", "kind"),
    [
        (8200, "Private investment", 8200, "unit-assumed"),
        ("£8,200", "Private investment", 8200, "ambiguous-number"),
        ("£820,000", "Private investment", Decimal("0.82"), "ambiguous-number"),
        (500_000_000, "Private investment", 500, "ambiguous-number"),
        (500_000_000, "Private investment (£m)", 500, "ambiguous-number"),
        ("£500,000,000", "Private investment (£m)", 500, "ambiguous-number"),
        ("£10m per annum", "Private investment (£m)", 10, "other-basis"),
        ("£8.2bn potential", "Private investment (£m)", 8200, "other-basis"),
        ("£1.2m + £3m", "Private investment (£m)", Decimal("1.2"), "two-figures"),
    ],
)
def test_doubtful_money(
    value_of: Reads, raw: object, header: str, amount: object, kind: str
) -> None:
    value = value_of(INVESTMENT, raw, header=header)
    assert value.amount == amount
    assert doubts(value) == {kind}


@pytest.mark.parametrize("text", ["€500m", "$8bn", "US$ 8bn", "500m euros", "USD 500m", "¥500"])
def test_another_currency_is_named(missing_of: Misses, text: str) -> None:
    missing = missing_of(INVESTMENT, text)
    assert missing.why is Why.UNREADABLE
    assert "currency" in missing.text


def test_a_header_in_another_currency(missing_of: Misses) -> None:
    for raw in (8200, "8,200", "500m"):
        assert "currency" in missing_of(INVESTMENT, raw, header="Investment ($m)").text


@pytest.mark.parametrize("text", ["500 MW", "500 jobs", "lots", "Phase 2", "12%"])
def test_what_is_no_money(missing_of: Misses, text: str) -> None:
    assert missing_of(INVESTMENT, text).why is Why.UNREADABLE


def test_a_field_kept_in_pounds(value_of: Reads) -> None:
    value = value_of(POUNDS, "£1.4 million")
    assert value.amount == 1_400_000
    assert value.text == "£1,400,000"
    assert value_of(POUNDS, 250).doubts == ()


@pytest.mark.parametrize(
    ("raw", "number_format", "amount", "kinds"),
    [
        ("35%", "General", 35, set()),
        ("35 %", "General", 35, set()),
        ("35 per cent", "General", 35, set()),
        ("35 percent", "General", 35, set()),
        ("35pc", "General", 35, set()),
        ("35", "General", 35, set()),
        (35, "General", 35, set()),
        (0, "General", 0, set()),
        (100, "General", 100, set()),
        (0.35, "0%", 35, set()),
        (1, "0%", 100, set()),
        ("0.35%", "General", Decimal("0.35"), set()),
        (0.35, "General", 35, {"percent-scale"}),
        ("0.35", "General", 35, {"percent-scale"}),
        (0.35, "0.00", 35, {"percent-scale"}),
        (1, "General", 1, {"percent-scale"}),
        ("100% renewable", "General", 100, set()),
        ("c. 35%", "General", 35, {"approximate"}),
        ("up to 80%", "General", 80, {"bound"}),
        ("50% by 2030, 100% by 2035", "General", 50, {"two-figures"}),
    ],
)
def test_shares(
    value_of: Reads, raw: object, number_format: str, amount: object, kinds: set[str]
) -> None:
    value = value_of(SHARE, raw, number_format)
    assert value.amount == amount
    assert doubts(value) == kinds
    assert value.unit == "%"


def test_a_range_of_shares(value_of: Reads, missing_of: Misses) -> None:
    value = value_of(SHARE, "35-40%")
    assert value.low == 35
    assert value.high == 40
    assert value.text == "35% to 40%"
    fraction = value_of(SHARE, "0.3-0.4")
    assert fraction.high == 40
    assert missing_of(SHARE, "500 MW").why is Why.UNREADABLE


@pytest.mark.parametrize(
    ("raw", "amount", "kinds"),
    [
        (2, 2, set()),
        (2.0, 2, set()),
        ("2", 2, set()),
        ("Two", 2, set()),
        ("two diverse routes", 2, set()),
        ("3+", 3, {"bound"}),
        ("at least two", 2, {"bound"}),
        ("2 or more", 2, {"bound"}),
        ("none", 0, set()),
        ("0", 0, set()),
        (2.5, Decimal("2.5"), {"ambiguous-number"}),
        ("12 (6 diverse)", 6, {"two-figures"}),
    ],
)
def test_whole_numbers(value_of: Reads, raw: object, amount: object, kinds: set[str]) -> None:
    value = value_of(ROUTES, raw)
    assert value.amount == amount
    assert doubts(value) == kinds


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1,200", 1200),
        ("1,200 FTE", 1200),
        ("1.2k", 1200),
        ("1,200 jobs", 1200),
        ("400 jobs by 2030", 400),
        ("400 permanent jobs and 1,200 construction", 400),
        ("400 permanent, 1,200 construction jobs", 400),
    ],
)
def test_jobs(value_of: Reads, text: str, amount: int) -> None:
    value = value_of(JOBS, text)
    assert value.amount == amount
    assert value.text == f"{amount:,} jobs"
    assert value.doubts == ()


@pytest.mark.parametrize("text", ["500 tonnes", "500 homes", "see plan", "10 MW"])
def test_what_is_no_count_of_jobs(missing_of: Misses, text: str) -> None:
    assert missing_of(JOBS, text).why is Why.UNREADABLE


def test_a_1_that_may_mean_100_percent_is_in_the_bounds(value_of: Reads) -> None:
    value = value_of(SHARE, 1)
    assert (value.amount, value.low, value.high) == (Decimal(1), Decimal(1), Decimal(100))
    assert doubts(value) == {"percent-scale"}
