"""Regions against coordinates: inside, near an edge, elsewhere, abroad."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_builders import FRAMEWORK, at, bid, missing, region
from gz_eval.analysis.places import check_places, holds_each
from gz_eval.core.issues import Issue, Severity
from gz_eval.core.regions import REGIONS, contains
from gz_eval.core.values import Why

NORTH_EAST, NORTH_WEST, YORKSHIRE = "E12000001", "E12000002", "E12000003"
EAST_MIDLANDS, EAST, SCOTLAND = "E12000004", "E12000006", "S92000003"


def found(latitude: float, longitude: float, code: str = "") -> list[Issue]:
    """The issues of one bid at a place, naming a region or none."""
    named = region(code) if code else missing(Why.BLANK)
    return check_places(FRAMEWORK, (bid(7, place=at(latitude, longitude), region=named),))


def test_a_site_in_the_region_it_names_is_in_order() -> None:
    assert found(53.96, -1.08, YORKSHIRE) == []


def test_another_region_is_a_warning_that_names_both_and_has_both_cells() -> None:
    (issue,) = found(53.48, -2.24, YORKSHIRE)
    assert (issue.severity, issue.kind) == (Severity.WARNING, "region-mismatch")
    assert issue.message == (
        "Site coordinates: “53.48, -2.24” lies in North West, but Region says “E12000003”."
    )
    assert [cell.address for cell in issue.where] == ["D7", "C7"]
    assert (issue.bid, issue.field) == ("B7", "place")


def test_a_site_just_over_the_border_is_a_note() -> None:
    # Todmorden, on the old border of Lancashire and Yorkshire.
    (issue,) = found(53.70, -2.16, YORKSHIRE)
    assert (issue.severity, issue.kind) == (Severity.NOTE, "place-edge")
    assert "just outside Yorkshire and The Humber" in issue.message


def test_a_site_just_off_the_shore_is_a_note() -> None:
    (issue,) = found(54.985, -1.34, NORTH_EAST)
    assert issue.kind == "place-edge"


def test_a_site_abroad_is_an_error() -> None:
    (issue,) = found(48.85, 2.35, EAST)
    assert (issue.severity, issue.kind) == (Severity.ERROR, "place-outside")
    assert "lies outside the UK" in issue.message
    assert issue.advice == "Correct the coordinates."


def test_swapped_coordinates_are_suggested_when_that_lands_in_the_region() -> None:
    (issue,) = found(-1.08, 53.96, YORKSHIRE)
    assert issue.kind == "place-outside"
    assert "may have been swapped: 53.96, -1.08 lies in Yorkshire and The Humber" in issue.advice


def test_a_lost_minus_sign_is_suggested_when_that_lands_in_the_region() -> None:
    (issue,) = found(55.86, 4.25, SCOTLAND)
    assert issue.kind == "place-outside"
    assert "minus sign" in issue.advice
    (elsewhere,) = found(52.63, 1.13, EAST_MIDLANDS)  # Leicester, landed in Norfolk
    assert elsewhere.kind == "region-mismatch"
    assert "lies in East of England" in elsewhere.message
    assert "minus sign" in elsewhere.advice


def test_a_suggestion_is_only_made_for_the_region_named() -> None:
    (issue,) = found(-1.08, 53.96, SCOTLAND)
    assert issue.advice == "Correct the coordinates."


def test_without_a_region_a_site_need_only_lie_in_the_uk() -> None:
    assert found(53.96, -1.08) == []
    (issue,) = found(40.7, -74.0)
    assert issue.kind == "place-outside"
    assert [cell.address for cell in issue.where] == ["D7"]


def test_without_a_place_nothing_is_said() -> None:
    blank = bid(7, place=missing(Why.BLANK), region=region(SCOTLAND))
    assert check_places(FRAMEWORK, (blank, bid(8))) == []


def test_issues_come_in_the_order_of_the_bids() -> None:
    bids = tuple(
        bid(row, place=at(48.85, 2.35), region=region(code))
        for row, code in enumerate([SCOTLAND, EAST, SCOTLAND, NORTH_WEST], start=2)
    )
    assert [issue.bid for issue in check_places(FRAMEWORK, bids)] == ["B2", "B3", "B4", "B5"]


@pytest.mark.parametrize("code", [each.code for each in REGIONS])
@given(st.lists(st.tuples(st.floats(49, 61), st.floats(-9, 2)), max_size=20))
def test_many_points_at_once_are_held_as_each_alone(
    code: str, places: list[tuple[float, float]]
) -> None:
    one_by_one = [contains(code, *place) for place in places]
    np.testing.assert_array_equal(holds_each(code, places), one_by_one)
