"""Quantities with units: every spelling of power, area and time, and nonsense that stays unread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

import pytest

from gz_eval.core.framework import Field, Kind
from gz_eval.core.values import Bound, Missing, Value, Why

POWER = Field(
    "firm_mw",
    "Firm power capacity by 2030 (MW)",
    Kind.QUANTITY,
    unit="MW",
    basis="firm, by 2030",
    other_bases=("IT load", "on-site generation", "applied for", "offered"),
)
LAND = Field("area_ha", "Land developable by 2028 (hectares)", Kind.QUANTITY, unit="ha")
LATENCY = Field("latency_ms", "Latency to nearest exchange (ms)", Kind.QUANTITY, unit="ms")
Reads = Callable[..., Value]
Misses = Callable[..., Missing]


def doubts(value: Value) -> set[str]:
    return {doubt.kind for doubt in value.doubts}


@pytest.mark.parametrize(
    ("text", "amount", "shown"),
    [
        ("500 MW", "500", "500 MW"),
        ("500MW", "500", "500 MW"),
        ("500mw", "500", "500 MW"),
        ("1,100 MW", "1100", "1,100 MW"),
        ("0.5 GW", "500", "500 MW"),
        ("0.5gw", "500", "500 MW"),
        ("500,000 kW", "500", "500 MW"),
        ("1.1GW within six years", "1100", "1,100 MW"),
        ("500 megawatts", "500", "500 MW"),
        ("half a gigawatt", "500", "500 MW"),
        ("five hundred MW", "500", "500 MW"),
        ("500 MWe", "500", "500 MW"),
        ("500\nMW", "500", "500 MW"),
        ("500\u00a0MW", "500", "500 MW"),
        ("1\u00a0100\u00a0MW", "1100", "1,100 MW"),
        ("1 100 MW", "1100", "1,100 MW"),
        ("１,０００ＭＷ", "1000", "1,000 MW"),
        ("500¹ MW", "500", "500 MW"),
        ("1.1e3 MW", "1100", "1,100 MW"),
        ("-50 MW", "-50", "-50 MW"),
        ("500", "500", "500 MW"),
        ("500.00", "500", "500 MW"),
        ("1,100", "1100", "1,100 MW"),
        ("500 firm", "500", "500 MW"),
        ("500 (firm)", "500", "500 MW"),
        ("500 by 2030", "500", "500 MW"),
        ("2030: 500MW", "500", "500 MW"),
        ("500MW - 2030", "500", "500 MW"),
        ("500 MW, energised Q4 2029", "500", "500 MW"),
        ("Phase 1 200MW", "200", "200 MW"),
        ("500MW at 275 kV", "500", "500 MW"),
        ("none", "0", "0 MW"),
        ("nil", "0", "0 MW"),
        ("0", "0", "0 MW"),
        ("0 MW", "0", "0 MW"),
    ],
)
def test_power_in_one_figure(value_of: Reads, text: str, amount: str, shown: str) -> None:
    value = value_of(POWER, text)
    assert value.amount == Decimal(amount)
    assert value.text == shown
    assert value.unit == "MW"
    assert value.basis == "firm, by 2030"
    assert (value.bound, value.low, value.high, value.doubts) == (Bound.EXACT, None, None, ())


@pytest.mark.parametrize(
    ("text", "bound", "low", "high", "shown"),
    [
        ("500MW+", Bound.AT_LEAST, 500, None, "at least 500 MW"),
        ("500+ MW", Bound.AT_LEAST, 500, None, "at least 500 MW"),
        ("500 MW plus", Bound.AT_LEAST, 500, None, "at least 500 MW"),
        (">1GW by early 2030s", Bound.AT_LEAST, 1000, None, "at least 1,000 MW"),
        ("≥ 500 MW", Bound.AT_LEAST, 500, None, "at least 500 MW"),
        ("over 500MW", Bound.AT_LEAST, 500, None, "at least 500 MW"),
        ("in excess of 500 MW", Bound.AT_LEAST, 500, None, "at least 500 MW"),
        ("at least 500 MW", Bound.AT_LEAST, 500, None, "at least 500 MW"),
        ("min. 500 MW", Bound.AT_LEAST, 500, None, "at least 500 MW"),
        ("500 MW min", Bound.AT_LEAST, 500, None, "at least 500 MW"),
        ("no less than 500MW", Bound.AT_LEAST, 500, None, "at least 500 MW"),
        ("500MW or more", Bound.AT_LEAST, 500, None, "at least 500 MW"),
        ("up to 500MW", Bound.AT_MOST, None, 500, "up to 500 MW"),
        ("max 500 MW", Bound.AT_MOST, None, 500, "up to 500 MW"),
        ("up to a maximum of 500MW", Bound.AT_MOST, None, 500, "up to 500 MW"),
        ("<500MW", Bound.AT_MOST, None, 500, "up to 500 MW"),
        ("no more than 0.5GW", Bound.AT_MOST, None, 500, "up to 500 MW"),
        ("500 MW or less", Bound.AT_MOST, None, 500, "up to 500 MW"),
    ],
)
def test_an_open_bound_keeps_the_figure_stated(
    value_of: Reads, text: str, bound: Bound, low: int | None, high: int | None, shown: str
) -> None:
    value = value_of(POWER, text)
    assert (value.bound, value.low, value.high) == (bound, low, high)
    assert value.amount == (low if high is None else high)
    assert value.text == shown
    assert "bound" in doubts(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("100–600MW", 100, 600),
        ("100-600MW", 100, 600),
        ("100 — 600 MW", 100, 600),
        ("100\u2212600MW", 100, 600),
        ("100MW-600MW", 100, 600),
        ("100 to 600 MW", 100, 600),
        ("from 100 to 600MW", 100, 600),
        ("between 100 and 600 MW", 100, 600),
        ("Between 100MW and 600MW", 100, 600),
        ("100MW to 1.1GW", 100, 1100),
        ("0.1-1.1 GW", 100, 1100),
        ("100MW rising to 600MW by 2035", 100, 600),
        ("600-100MW", 100, 600),
        ("c. 100-600MW", 100, 600),
        ("100-600", 100, 600),
    ],
)
def test_a_range_has_two_ends_and_no_amount(
    value_of: Reads, text: str, low: int, high: int
) -> None:
    value = value_of(POWER, text)
    assert (value.bound, value.amount) == (Bound.RANGE, None)
    assert value.low == low
    assert value.high == high
    assert "range" in doubts(value)
    assert value.text == f"{low} to {high:,} MW"


def test_a_range_of_one_figure_is_that_figure(value_of: Reads) -> None:
    assert value_of(POWER, "500-500 MW").amount == 500


@pytest.mark.parametrize(
    "text",
    ["c. 500 MW", "c500MW", "circa 500MW", "approx. 500 MW", "approximately 500MW", "~500MW",
     "about 500 MW", "around 500MW", "500MW approx", "500 MW (est.)", "500 MW ± 10%", "some 500MW",
     "in the region of 500 MW", "nearly 500MW", "500ish"],
)  # fmt: skip
def test_rough_figures_are_flagged(value_of: Reads, text: str) -> None:
    value = value_of(POWER, text)
    assert value.amount == 500
    assert value.bound == Bound.ABOUT
    assert doubts(value) == {"approximate"}
    assert value.text == "about 500 MW"


def test_mva_is_not_mw_and_only_bounds_it_from_above(value_of: Reads) -> None:
    value = value_of(POWER, "500 MVA")
    assert value.amount is None
    assert value.low is None
    assert value.high == 500
    assert value.bound is Bound.AT_MOST
    assert doubts(value) == {"mva"}
    header = value_of(POWER, 500, header="Connection (MVA)")
    assert header.amount is None
    assert header.high == 500
    assert doubts(header) == {"mva"}
    format_only = value_of(POWER, 500, '0" MVA"')
    assert format_only.amount is None
    assert format_only.high == 500
    assert doubts(format_only) == {"mva"}


def test_mw_beside_mva_is_taken(value_of: Reads) -> None:
    value = value_of(POWER, "500 MVA (475 MW)")
    assert value.amount == 475
    assert value.doubts == ()


def test_milliwatts_are_a_slip(value_of: Reads) -> None:
    value = value_of(POWER, "1,000mW")
    assert value.amount == 1000
    assert doubts(value) == {"unit-slip"}


@pytest.mark.parametrize(
    "text",
    ["500 tonnes", "500 homes", "Phase 2", "see annex 3", "50%", "£500", "500 MWh", "5m", "soon",
     "5 MW per hectare", "500 (tonnes)", "14/06/2029", "2029-06-14", "12:30", "1.2.3", "MW",
     "500 °C", "500 kV", "Option 4", "999999999999999999999999999999999999999 MW"],
)  # fmt: skip
def test_nonsense_is_unreadable_and_never_guessed(missing_of: Misses, text: str) -> None:
    missing = missing_of(POWER, text)
    assert missing.why is Why.UNREADABLE
    assert text[:20] in missing.text


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (None, Why.BLANK),
        ("", Why.BLANK),
        (" \n\u00a0", Why.BLANK),
        ("–", Why.BLANK),
        ("-", Why.BLANK),
        ("...", Why.BLANK),
        ("Please select", Why.BLANK),
        ("Choose an item.", Why.BLANK),
        ("TBC", Why.TO_BE_CONFIRMED),
        ("tbd", Why.TO_BE_CONFIRMED),
        ("To be confirmed", Why.TO_BE_CONFIRMED),
        ("TBC – awaiting DNO", Why.TO_BE_CONFIRMED),
        ("Awaiting offer", Why.TO_BE_CONFIRMED),
        ("not known at this stage", Why.TO_BE_CONFIRMED),
        ("?", Why.TO_BE_CONFIRMED),
        ("N/A", Why.NOT_APPLICABLE),
        ("n.a.", Why.NOT_APPLICABLE),
        ("Not applicable", Why.NOT_APPLICABLE),
        ("N/A – no grid connection", Why.NOT_APPLICABLE),
        ("#REF!", Why.CELL_ERROR),
        ("#N/A", Why.CELL_ERROR),
        ("#DIV/0!", Why.CELL_ERROR),
        ("#VALUE!", Why.CELL_ERROR),
        ("Err:502", Why.CELL_ERROR),
        (True, Why.UNREADABLE),
        (datetime(2029, 1, 1), Why.UNREADABLE),
        (float("nan"), Why.UNREADABLE),
    ],
)
def test_answers_that_are_not_there(missing_of: Misses, raw: object, why: Why) -> None:
    missing = missing_of(POWER, raw)
    assert missing.why is why
    assert missing.text


@pytest.mark.parametrize(
    "text", ["500 MW (TBC)", "500MW subject to grid offer", "500MW, provisional"]
)
def test_a_figure_with_a_condition_is_qualified(value_of: Reads, text: str) -> None:
    value = value_of(POWER, text)
    assert value.amount == 500
    assert doubts(value) == {"qualified"}


@pytest.mark.parametrize(
    ("text", "amount", "kind"),
    [
        ("1,5 MW", "1.5", "ambiguous-number"),
        ("12,34,567 MW", "1234567", "ambiguous-number"),
        ("2 x 250MW", "500", "ambiguous-number"),
        ("(50)", "-50", "ambiguous-number"),
        ("Phase 1: 200MW; Phase 2: 500MW", "200", "two-figures"),
        ("200MW + 300MW", "200", "two-figures"),
    ],
)
def test_doubtful_figures(value_of: Reads, text: str, amount: str, kind: str) -> None:
    value = value_of(POWER, text)
    assert value.amount == Decimal(amount)
    assert doubts(value) == {kind}


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("500 MW (IT load)", "IT load"),
        ("500MW IT-load", "IT load"),
        ("500 MW of on site generation", "on-site generation"),
        ("500MW applied for", "applied for"),
    ],
)
def test_another_basis_is_flagged(value_of: Reads, text: str, basis: str) -> None:
    value = value_of(POWER, text)
    assert value.amount == 500
    assert value.basis == basis
    assert doubts(value) == {"other-basis"}


def test_another_basis_in_the_header_holds_for_its_whole_column(value_of: Reads) -> None:
    value = value_of(POWER, 500, header="Power offered, MW")
    assert (value.basis, doubts(value)) == ("offered", {"other-basis"})
    assert doubts(value_of(POWER, 500, header="Power (MW), not offered")) == set()


def test_of_figures_on_several_bases_the_one_asked_for_is_taken(value_of: Reads) -> None:
    for text in ("500 MW firm; 600 MW IT load", "IT load: 600 MW; firm: 500 MW"):
        value = value_of(POWER, text)
        assert value.amount == 500
        assert value.basis == "firm, by 2030"
        assert value.doubts == ()


@pytest.mark.parametrize(
    ("header", "amount"),
    [
        ("Power (GW)", 500_000),
        ("Power in GW", 500_000),
        ("Power, GW", 500_000),
        ("GW firm", 500_000),
        ("Power (kW)", Decimal("0.5")),
        ("Power (MW or MVA)", 500),
        ("Power (mW)", 500),
    ],
)
def test_the_header_can_hold_the_unit(value_of: Reads, header: str, amount: Decimal) -> None:
    for raw in (500, "500"):
        value = value_of(POWER, raw, header=header)
        assert value.amount == amount
        assert value.doubts == ()
    assert value_of(POWER, "500 MW", header=header).amount == 500


def test_a_unit_that_nothing_names_is_assumed_and_said(value_of: Reads) -> None:
    value = value_of(POWER, 500, header="Power")
    assert value.amount == 500
    assert doubts(value) == {"unit-assumed"}


@pytest.mark.parametrize(
    ("raw", "number_format", "amount"),
    [
        (500, '0" MW"', "500"),
        (0.5, '0.0" GW"', "500"),
        (500, "0\\ \\M\\W", "500"),
        (1.2, 'General" GW"', "1200"),
        (500_000, '#,##0," MW"', "500"),
        (500, "#,##0.00", "500"),
        (-5, "0.0;(0.0)", "-5"),
        (-5, '0" MW";(0" MW")', "-5"),
        (0.1 + 0.2, "General", "0.3"),
    ],
)
def test_a_number_as_its_format_shows_it(
    value_of: Reads, raw: float, number_format: str, amount: str
) -> None:
    value = value_of(POWER, raw, number_format, header="Power (MW)")
    assert value.amount == Decimal(amount)
    assert value.doubts == ()


def test_a_format_may_also_say_about(value_of: Reads) -> None:
    assert value_of(POWER, 500, '"c. "0').bound is Bound.ABOUT


def test_a_percentage_is_no_power(missing_of: Misses) -> None:
    assert missing_of(POWER, 0.5, "0%").why is Why.UNREADABLE


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("50 ha", "50"),
        ("50 Hectares", "50"),
        ("100 acres", "40.468564224"),
        ("100ac", "40.468564224"),
        ("0.5 sq km", "50"),
        ("1 km²", "100"),
        ("500,000 m²", "50"),
        ("500,000 sqm", "50"),
        ("1.5m sq ft", "13.935456"),
        ("1 square mile", "258.9988110336"),
    ],
)
def test_area_by_exact_factors(value_of: Reads, text: str, amount: str) -> None:
    value = value_of(LAND, text)
    assert value.amount == Decimal(amount)
    assert value.doubts == ()


def test_two_figures_that_agree_keep_the_fields_own_unit(value_of: Reads) -> None:
    for text in ("123 acres (50 hectares)", "50 hectares (123 acres)", "50ha / 123ac"):
        value = value_of(LAND, text)
        assert value.amount == 50
        assert value.doubts == ()
        assert any("agrees within 2%" in step for step in value.steps)


def test_two_figures_that_disagree_are_flagged(value_of: Reads) -> None:
    value = value_of(LAND, "123 acres (60 hectares)")
    assert value.amount == 60
    assert doubts(value) == {"two-figures"}
    assert "49.78 ha" in value.doubts[0].text


def test_acres_in_the_header(value_of: Reads) -> None:
    value = value_of(LAND, 123, header="Area (acres)")
    assert value.amount == Decimal("123") * Decimal("0.40468564224")
    assert value.text == "49.78 ha"
    assert value.steps == ("the header's unit is acres", "123 comes to 49.78 ha")
    assert value_of(LAND, 123, '0" ha"', header="Area (acres)").amount == 123


@pytest.mark.parametrize(
    ("text", "amount"), [("5ms", "5"), ("0.5 s", "500"), ("500 µs", "0.5"), ("2 milliseconds", "2")]
)
def test_latency(value_of: Reads, text: str, amount: str) -> None:
    assert value_of(LATENCY, text).amount == Decimal(amount)


def test_lengths_and_lengths_of_time(value_of: Reads) -> None:
    distance = Field("d", "Distance", Kind.QUANTITY, unit="km")
    assert value_of(distance, "2 miles").amount == Decimal("3.218688")
    assert value_of(distance, "500m").amount == Decimal("0.5")
    months = Field("m", "Programme", Kind.QUANTITY, unit="months")
    assert value_of(months, "2 years").amount == 24
    assert value_of(months, "18 mths").amount == 18
    rough = value_of(Field("d", "Delay", Kind.QUANTITY, unit="days"), "2 months")
    assert doubts(rough) == {"approximate"}


def test_a_unit_that_is_not_known_matches_its_own_spelling(
    value_of: Reads, missing_of: Misses
) -> None:
    steel = Field("steel", "Steel used", Kind.QUANTITY, unit="tonnes")
    assert value_of(steel, "1.2k tonnes").amount == 1200
    assert value_of(steel, "1 tonne").amount == 1
    assert missing_of(steel, "500 MW").why is Why.UNREADABLE


def test_a_quantity_may_have_no_unit(value_of: Reads) -> None:
    value = value_of(Field("index", "Index", Kind.QUANTITY), "1.25")
    assert value.amount == Decimal("1.25")
    assert value.text == "1.25"
    assert value.doubts == ()


def test_steps_and_remarks_are_kept(value_of: Reads) -> None:
    value = value_of(POWER, "1.1GW from the Elsbeck substation")
    assert value.steps == (
        "“1.1GW” comes to 1,100 MW",
        "the rest is kept as a remark: “from the Elsbeck substation”",
    )
