"""Regions by name as people type them, and places by the outlines."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gz_eval.core.regions import (
    REGIONS,
    contains,
    distance_km,
    outline,
    region_by_code,
    short_name,
)
from gz_eval.core.resources import resources


def test_every_region_has_an_outline_and_the_outline_its_codes() -> None:
    features = json.loads((resources() / "uk_regions.geojson").read_text(encoding="utf-8"))
    codes = {
        (one["properties"]["code"], one["properties"]["itl1"], one["properties"]["name"])
        for one in features["features"]
    }
    assert codes == {(region.code, region.itl1, region.name) for region in REGIONS}
    assert all(len(outline(region.code)) for region in REGIONS)
    assert region_by_code("nowhere") is None


@pytest.mark.parametrize(
    ("latitude", "longitude", "name"),
    [
        (51.507, -0.128, "London"),
        (53.480, -2.242, "North West"),
        (55.953, -3.188, "Scotland"),
        (54.597, -5.930, "Northern Ireland"),
        (52.486, -1.890, "West Midlands"),
        (54.978, -1.617, "North East"),
        (51.454, -2.588, "South West"),
        (52.205, 0.119, "East of England"),
    ],
)
def test_well_known_cities_are_in_their_regions(
    latitude: float, longitude: float, name: str
) -> None:
    assert [one.name for one in REGIONS if contains(one.code, latitude, longitude)] == [name]


def test_neighbours_share_their_borders() -> None:
    """Between outlines that only come near there would be a channel that is in no region."""

    def points(code: str) -> set[tuple[float, float]]:
        return {(float(x), float(y)) for ring in outline(code) for x, y in ring}

    inland = [one for one in REGIONS if one.name in ("London", "West Midlands")]
    assert len(inland) == 2
    for region in inland:
        others = [points(one.code) for one in REGIONS if one is not region]
        assert points(region.code) <= set().union(*others)


def test_a_place_abroad_is_outside_with_its_distance() -> None:
    paris = (48.857, 2.352)
    assert not any(contains(one.code, *paris) for one in REGIONS)
    far = {one.name: distance_km(one.code, *paris) for one in REGIONS}
    assert min(far.values()) > 100
    assert min(far, key=far.__getitem__) == "South East"


def test_distance_is_in_kilometres() -> None:
    # A degree of latitude is some 111 km: straight south of the Lizard, then one degree further.
    near, far = (distance_km("E12000009", latitude, -5.2) for latitude in (48.5, 47.5))
    assert far - near == pytest.approx(111, abs=2)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_any_place_on_earth_can_be_asked(latitude: float, longitude: float) -> None:
    assert all(distance_km(one.code, latitude, longitude) >= 0 for one in REGIONS)
    assert sum(contains(one.code, latitude, longitude) for one in REGIONS) <= 1


def test_short_names_are_short_and_all_different() -> None:
    short = [short_name(region.name) for region in REGIONS]
    assert len(set(short)) == len(REGIONS)
    assert max(map(len, short)) <= 10
    assert short_name("Atlantis") == "Atlantis"  # what is no region stays as it is
