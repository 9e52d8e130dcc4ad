"""Bids sent twice: by answers, by name, by place; each cluster said once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from check_builders import FRAMEWORK, at, bid, missing, number, region, words
from gz_eval.analysis.duplicates import check_duplicates
from gz_eval.core.bids import Bid
from gz_eval.core.framework import Framework
from gz_eval.core.issues import Issue, Severity
from gz_eval.core.values import Why

NORTH_EAST, YORKSHIRE = "E12000001", "E12000003"


def found(*bids: Bid, framework: Framework = FRAMEWORK) -> list[Issue]:
    """The issues of these bids."""
    return check_duplicates(framework, bids)


def named(row: int, name: str, code: str = "", place: tuple[float, float] | None = None) -> Bid:
    """A bid with a name and perhaps a region and a place, and a figure of its own."""
    return bid(
        row,
        name,
        firm_mw=number(100 + row),
        region=region(code) if code else missing(Why.BLANK),
        place=at(*place) if place else missing(Why.BLANK),
    )


def test_the_same_name_is_said_once_with_both_cells() -> None:
    (issue,) = found(
        named(3, "Stonegate Technology Park", YORKSHIRE),
        named(4, "Harwick Campus", YORKSHIRE),
        named(8, "STONEGATE TECH PARK LTD", YORKSHIRE),
    )
    assert (issue.severity, issue.kind) == (Severity.WARNING, "duplicate-name")
    assert issue.message == (
        "“Stonegate Technology Park” (B3) and “STONEGATE TECH PARK LTD” (B8) have the same name "
        "and the same region."
    )
    assert [cell.address for cell in issue.where] == ["B3", "B8"]
    assert (issue.bid, issue.field) == ("B8", "name")


def test_the_same_name_in_another_region_is_still_said() -> None:
    (issue,) = found(
        named(3, "Stonegate Park", YORKSHIRE, (53.96, -1.08)),
        named(4, "Stonegate Park", NORTH_EAST, (54.97, -1.61)),
    )
    assert issue.message.endswith(
        "have the same name, in different regions; their sites are 117 km apart."
    )


def test_three_of_a_name_are_one_cluster() -> None:
    (issue,) = found(*(named(row, "Stonegate Park", YORKSHIRE) for row in (3, 4, 5)))
    assert "(B3), “Stonegate Park” (B4) and “Stonegate Park” (B5)" in issue.message
    assert len(issue.where) == 3


def test_a_misspelt_name_counts_where_the_region_agrees_or_is_not_known() -> None:
    stongate = named(4, "Stongate Park", YORKSHIRE)
    (issue,) = found(named(3, "Stonegate Park", YORKSHIRE), stongate)
    assert "have names that are nearly the same and the same region." in issue.message
    assert len(found(named(3, "Stonegate Park"), stongate)) == 1
    assert found(named(3, "Stonegate Park", NORTH_EAST), stongate) == []


def test_a_misspelt_name_does_not_count_when_the_sites_are_far_apart() -> None:
    here = named(3, "Stonegate Park", YORKSHIRE, (53.96, -1.08))
    assert found(here, named(4, "Stongate Park", YORKSHIRE, (53.75, -0.33))) == []
    assert len(found(here, named(4, "Stongate Park", YORKSHIRE, (53.90, -1.00)))) == 1


def test_a_name_in_short_counts_only_in_the_same_region() -> None:
    long = named(3, "Stonegate Technology Park", YORKSHIRE)
    assert len(found(long, named(4, "Stonegate", YORKSHIRE))) == 1
    assert found(long, named(4, "Stonegate", NORTH_EAST)) == []
    assert found(long, named(4, "Stonegate")) == []


def test_words_run_together() -> None:
    (issue,) = found(named(3, "Stone Gate Park", YORKSHIRE), named(4, "Stonegate Park", YORKSHIRE))
    assert issue.kind == "duplicate-name"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Stonegate Campus", "Stonegate Gateway"),
        ("Stonegate Phase 1", "Stonegate Phase 2"),
        ("Eastfield Park", "Westfield Park"),
        ("Stonegate Park", "Harwick Park"),
    ],
)
def test_different_names_in_one_region_are_different_bids(one: str, other: str) -> None:
    assert found(named(3, one, YORKSHIRE), named(4, other, YORKSHIRE)) == []


def test_names_two_slips_apart_count_on_the_same_spot() -> None:
    (issue,) = found(
        named(3, "Stonegate Campus", YORKSHIRE, (53.96, -1.08)),
        named(4, "Stonegte Camus", YORKSHIRE, (53.961, -1.081)),
    )
    assert issue.kind == "duplicate-name"
    assert "their sites are less than 1 km apart" in issue.message


def test_different_names_on_the_same_spot() -> None:
    (issue,) = found(
        named(3, "Stonegate Phase 1", YORKSHIRE, (53.96, -1.08)),
        named(4, "Stonegate Phase 2", YORKSHIRE, (53.961, -1.081)),
        named(5, "Harwick", YORKSHIRE, (53.97, -1.08)),
    )
    assert (issue.severity, issue.kind) == (Severity.WARNING, "duplicate-place")
    assert issue.message.startswith("Bids B3 and B4 give coordinates within 300 metres")
    assert [cell.address for cell in issue.where] == ["D3", "D4"]
    (same,) = found(named(3, "A", "", (53.96, -1.08)), named(4, "B", "", (53.96, -1.08)))
    assert "give the same coordinates" in same.message


def full(row: int, name: str = "Stonegate", mw: str = "500") -> Bid:
    """A bid with several answers, the same for all rows."""
    return bid(
        row,
        name,
        region=region(YORKSHIRE),
        place=at(53.96, -1.08),
        firm_mw=number(mw),
        notes=words("As before"),
        jobs=missing(Why.BLANK),
    )


def test_a_row_given_twice_is_said_once_and_only_as_that() -> None:
    (issue,) = found(full(3), full(5))
    assert (issue.severity, issue.kind) == (Severity.WARNING, "duplicate-row")
    assert issue.message == (
        "Bids B3 and B5 give the same answer to every question but the reference."
    )
    assert [cell.address for cell in issue.where] == ["A3", "A5"]


def test_a_row_is_the_same_by_what_it_means_not_by_spelling() -> None:
    assert [each.kind for each in found(full(3), full(5, "STONEGATE", "500.0"))] == [
        "duplicate-row"
    ]


def test_a_row_with_one_answer_changed_is_a_duplicate_name() -> None:
    assert [each.kind for each in found(full(3), full(5, mw="600"))] == ["duplicate-name"]


def test_a_third_bid_of_the_name_joins_what_is_not_said_yet() -> None:
    issues = found(full(3), full(5), full(7, mw="600"))
    assert [each.kind for each in issues] == ["duplicate-row", "duplicate-name"]
    assert len(issues[1].where) == 3


def test_bids_that_answer_next_to_nothing_are_not_the_same_row() -> None:
    empty = [bid(row, name=missing(Why.BLANK)) for row in (3, 4)]
    assert found(*empty) == []


def test_a_framework_without_names_places_and_references() -> None:
    framework = replace(FRAMEWORK, id_field="", name_field="", place_field="", region_field="")
    assert found(named(3, "Stonegate"), named(4, "Stonegate"), framework=framework) == []


def test_many_bids_share_a_sentence() -> None:
    issues = found(*(named(row, "Stonegate Park", YORKSHIRE) for row in range(3, 40)))
    (issue,) = issues
    assert "and 32 more have the same name" in issue.message
    assert len(issue.where) == 37


def test_figures_are_told_apart_however_small_the_difference() -> None:
    one, other = full(3), full(5, mw="500.0000001")
    assert [each.kind for each in found(one, other)] == ["duplicate-name"]
    assert one.answers["firm_mw"].value != other.answers["firm_mw"].value
    assert Decimal("500.0000001") != Decimal(500)
