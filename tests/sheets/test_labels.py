"""Headers find their fields, and never another's."""

from __future__ import annotations

import pytest

from gz_eval.core.bids import MatchedBy
from gz_eval.sheets.label_words import is_unit, words_of
from gz_eval.sheets.labels import LabelMatcher


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Bid reference", "bid_id"),
        ("  BID\nREFERENCE: ", "bid_id"),
        ("1.2 Bid reference*", "bid_id"),
        ("(a) Bid reference", "bid_id"),
        ("Q3. Bid reference", "bid_id"),
        ("bid_id", "bid_id"),
        ("BidReference", "bid_id"),
        ("Bid ref.", "bid_id"),
        ("ref", "bid_id"),
        ("Project title", "bid_name"),
        ("Firm power capacity by 2030 (GW)", "firm_mw"),
        ("Firm power capacity by 2030, MW", "firm_mw"),
        ("firm_power_capacity_by_2030_mw", "firm_mw"),
        ("Permanent on site jobs", "jobs_onsite"),
        ("Permanent on-site jobs (FTE)", "jobs_onsite"),
    ],
)
def test_exact_headers(matcher: LabelMatcher, header: str, field: str) -> None:
    match = matcher.match(header)
    assert match.field == field
    assert match.by in (MatchedBy.LABEL, MatchedBy.ALIAS)
    assert match.confidence == 100


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Please state the firm power capacity by 2030", "firm_mw"),
        ("Firm power capcity by 2030", "firm_mw"),
        ("Firm capacity by 2030 (MW)", "firm_mw"),
        ("Firm power capacity (MW)", "firm_mw"),
        ("Total power capacity (MW)", "total_mw"),
        ("Number of permanent on-site jobs", "jobs_onsite"),
        ("Jobs, on-site, permanent", "jobs_onsite"),
        ("Date of start", "start"),
        ("No. of construction jobs", "jobs_build"),
    ],
)
def test_likely_headers(matcher: LabelMatcher, header: str, field: str) -> None:
    match = matcher.match(header)
    assert match.field == field
    assert match.by is MatchedBy.FUZZY or match.confidence == 100
    assert 75 <= match.confidence <= 100


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Regional",
        "Regional growth plan",
        "Power capacity (MW)",
        "Total",
        "Firm power capacity by 2035 (MW)",
        "Total power capacity by 2030",
        "Jobs",
        "Jobs 2026",
        "Jobs on-site during construction",
        "Indirect jobs",
        "End date",
        "Date",
        "Reference date",
        "Bid",
        "Name of contact",
        "Previous bid reference",
        "Case officer (internal)",
        "2030",
        "Q2 2030",
        "A long answer that happens to mention the firm power capacity by 2030 " * 5,
    ],
)
def test_a_wrong_match_is_worse_than_none(matcher: LabelMatcher, header: str) -> None:
    assert matcher.match(header).field == ""


def test_exactness_can_be_asked_for(matcher: LabelMatcher) -> None:
    assert matcher.match("Number of construction jobs", fuzzy=False).field == ""


def test_an_alias_shared_by_two_fields_is_neither(
    framework_with_shared_alias: LabelMatcher,
) -> None:
    assert framework_with_shared_alias.match("Capacity").field == ""


@pytest.fixture
def framework_with_shared_alias() -> LabelMatcher:
    from gz_eval.core.framework import Field, Framework, Kind

    fields = (
        Field("firm", "Firm power", Kind.QUANTITY, ("Capacity",)),
        Field("total", "Total power", Kind.QUANTITY, ("Capacity",)),
    )
    return LabelMatcher(Framework("f", "F", "1", "", fields, ()))


def test_words() -> None:
    assert words_of("IT load") == ("itload",)
    assert words_of("Is it a coastal place?") == ("coastal", "place")
    assert words_of("MW") == ("power",)
    assert words_of("Total MW") == words_of("Total (GW)") == ("total", "power")
    assert words_of("Total") == ("total",)
    assert words_of("MW by 2030") == ("2030", "power")


@pytest.mark.parametrize("text", ["MW", "(£m)", "£ million", "Yes/No", "%", "dd/mm/yyyy", "in MW"])
def test_units(text: str) -> None:
    assert is_unit(text)


@pytest.mark.parametrize("text", ["", "Wales", "600", "500MW", "MW of load"])
def test_not_units(text: str) -> None:
    assert not is_unit(text)
