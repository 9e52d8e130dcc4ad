"""Regions by name and code, and coordinates in the usual spellings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gz_eval.core.framework import Field, Kind
from gz_eval.core.values import Missing, Value, Why

REGION = Field("region", "Region", Kind.REGION)
PLACE = Field("location", "Site coordinates (latitude, longitude)", Kind.PLACE)
Reads = Callable[..., Value]
Misses = Callable[..., Missing]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("North East", "E12000001"),
        ("NE England", "E12000001"),
        ("Teesside", "E12000001"),
        ("Blyth, Northumberland", "E12000001"),
        ("Tyne & Wear", "E12000001"),
        ("Stockton-on-Tees Borough Council", "E12000001"),
        ("Nort West", "E12000002"),
        ("NORTH WEST (Cumbria)", "E12000002"),
        ("Lancashire", "E12000002"),
        ("Manchester City Council", "E12000002"),
        ("Yorks & Humber", "E12000003"),
        ("Yorkshire & The Humber", "E12000003"),
        ("City of York", "E12000003"),
        ("E.Midlands", "E12000004"),
        ("W\u00a0Midlands", "E12000005"),
        ("East Anglia", "E12000006"),
        ("King's Lynn", "E12000006"),
        ("East", "E12000006"),
        ("Greater London", "E12000007"),
        ("London Borough of Camden", "E12000007"),
        ("S.E.", "E12000008"),
        ("Cornwal", "E12000009"),
        ("south  wales", "W92000004"),
        ("Wales/Cymru", "W92000004"),
        ("Lanarkshire", "S92000003"),
        ("Scotland - Lanarkshire", "S92000003"),
        ("NI", "N92000002"),
        ("E12000001", "E12000001"),
        ("TLC", "E12000001"),
        ("UKC11", "E12000001"),
        ("S12000033", "S92000003"),
    ],
)
def test_regions(value_of: Reads, text: str, code: str) -> None:
    value = value_of(REGION, text)
    assert value.code == code
    assert value.doubts == ()


def test_two_regions_are_flagged(value_of: Reads) -> None:
    value = value_of(REGION, "North East / Yorkshire and The Humber")
    assert value.code == "E12000001"
    assert [doubt.kind for doubt in value.doubts] == ["two-figures"]


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ("Mars", Why.UNKNOWN_OPTION),
        ("England", Why.UNKNOWN_OPTION),
        ("Midlands", Why.UNKNOWN_OPTION),
        ("other", Why.UNKNOWN_OPTION),
        (5, Why.UNKNOWN_OPTION),
        (None, Why.BLANK),
        ("TBC", Why.TO_BE_CONFIRMED),
    ],
)
def test_no_region(missing_of: Misses, raw: object, why: Why) -> None:
    assert missing_of(REGION, raw).why is why


@pytest.mark.parametrize(
    "text",
    [
        "54.97, -1.61",
        "54.97,-1.61",
        "54.97 -1.61",
        "54.97; -1.61",
        "54.97 / -1.61",
        "(54.97, -1.61)",
        "54.97\u00a0,\u00a0−1.61",
        "54.97N 1.61W",
        "54.97° N, 1.61° W",
        "N54.97 W1.61",
        "54.97 North, 1.61 West",
        "54.97°, -1.61°",
        "1.61W, 54.97N",
        "54°58'12\"N 1°36'36\"W",
        "54° 58′ 12″ N, 1° 36′ 36″ W",
        "54 58 12 N 1 36 36 W",
        "N 54° 58.2' W 1° 36.6'",
        "lat 54.97 lon -1.61",
        "Lat: 54.97, Long: -1.61",
        "Longitude -1.61, Latitude 54.97",
        "54.9700000, -1.6100000 (main gate)",
        "https://maps.google.com/?q=54.97,-1.61",
    ],
)
def test_coordinates(value_of: Reads, text: str) -> None:
    value = value_of(PLACE, text)
    assert value.place == pytest.approx((54.97, -1.61))
    assert value.text == "54.97, -1.61"
    assert value.doubts == ()


def test_longitude_first_is_put_right_and_said(value_of: Reads) -> None:
    value = value_of(PLACE, "-1.61, 54.97")
    assert value.place == (54.97, -1.61)
    assert [doubt.kind for doubt in value.doubts] == ["ambiguous-number"]


def test_a_place_abroad_is_read_as_it_stands(value_of: Reads) -> None:
    assert value_of(PLACE, "48.857, 2.352").place == (48.857, 2.352)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # The worked example of the Ordnance Survey's guide, converted to WGS 84.
        ("TG 51409 13177", (52.65798, 1.71605)),
        ("TG5140913177", (52.65798, 1.71605)),
        ("651409, 313177", (52.65798, 1.71605)),
        ("E 651409 N 313177", (52.65798, 1.71605)),
        ("NZ 24 63", (54.9655, -1.6189)),
        ("NZ245638", (54.9687, -1.6181)),
    ],
)
def test_national_grid_references(value_of: Reads, text: str, place: tuple[float, float]) -> None:
    assert value_of(PLACE, text).place == pytest.approx(place, abs=0.0002)


@pytest.mark.parametrize(
    ("raw", "why", "says"),
    [
        ("NE1 4ST", Why.UNREADABLE, "postcode"),
        ("///filled.count.soap", Why.UNREADABLE, "three words"),
        ("12, 30", Why.UNREADABLE, "latitude"),
        ("95.2, -1.6", Why.UNREADABLE, "latitude"),
        ("54.97N, 1.61N", Why.UNREADABLE, "latitude"),
        ("NZ 245 6380", Why.UNREADABLE, "latitude"),
        ("54°75' N, 1° W", Why.UNREADABLE, "latitude"),
        (54.97, Why.UNREADABLE, "latitude"),
        (None, Why.BLANK, "blank"),
        ("TBC", Why.TO_BE_CONFIRMED, "TBC"),
    ],
)
def test_no_place(missing_of: Misses, raw: object, why: Why, says: str) -> None:
    missing = missing_of(PLACE, raw)
    assert missing.why is why
    assert says in missing.text
