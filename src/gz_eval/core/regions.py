"""The 12 UK regions: their codes, and outlines for checking places.

Codes: ONS ITL1. Outlines: `resources/uk_regions.geojson` (its attribution is in
`resources/README.md`), simplified to about 1 km, so a place on the shore can fall just outside.
Knows nothing of bids.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

import numpy as np

from gz_eval.core.resources import resources
from gz_eval.core.value_functions import Floats

KM_PER_DEGREE = 111.32
"""Kilometres in a degree of latitude, near enough for telling near from far."""


@dataclass(frozen=True, slots=True)
class Region:
    """A region or nation. `code` is the ONS code, `itl1` the ITL 1 code."""

    code: str
    itl1: str
    name: str
    nation: str


REGIONS: tuple[Region, ...] = (
    Region("E12000001", "TLC", "North East", "England"),
    Region("E12000002", "TLD", "North West", "England"),
    Region("E12000003", "TLE", "Yorkshire and The Humber", "England"),
    Region("E12000004", "TLF", "East Midlands", "England"),
    Region("E12000005", "TLG", "West Midlands", "England"),
    Region("E12000006", "TLH", "East of England", "England"),
    Region("E12000007", "TLI", "London", "England"),
    Region("E12000008", "TLJ", "South East", "England"),
    Region("E12000009", "TLK", "South West", "England"),
    Region("W92000004", "TLL", "Wales", "Wales"),
    Region("S92000003", "TLM", "Scotland", "Scotland"),
    Region("N92000002", "TLN", "Northern Ireland", "Northern Ireland"),
)

NATIONS: tuple[str, ...] = tuple(dict.fromkeys(region.nation for region in REGIONS))

PLACES: tuple[str, ...] = tuple(
    dict.fromkeys(
        place
        for nation in NATIONS
        for place in (nation, *(region.name for region in REGIONS if region.nation == nation))
    )
)
"""The names of nations and regions: each nation, then its regions. Three nations are a region."""

_BY_CODE = {region.code: region for region in REGIONS}
_NAMES = {region.code: region.name for region in REGIONS}
_SHORT = {
    "Yorkshire and The Humber": "Yorkshire",
    "East Midlands": "East Mids",
    "West Midlands": "West Mids",
    "East of England": "East",
    "Northern Ireland": "N Ireland",
}


def region_by_code(code: str) -> Region | None:
    """The region with an ONS code, or None."""
    return _BY_CODE.get(code)


def region_name(code: str) -> str:
    """A region's name by its ONS code; empty for no region, the code itself when it is unknown."""
    return _NAMES.get(code, code)


def short_name(name: str) -> str:
    """A region's name as it is where there is little room: no two are shortened to one."""
    return _SHORT.get(name, name)


def in_place(place: str) -> str:
    """Where, for a sentence: "in Wales", "in the North East"; of no place "in the whole"."""
    if not place:
        return "in the whole"
    article = "the " if place.startswith(("North ", "South ", "East ", "West ")) else ""
    return f"in {article}{place}"


@cache
def _outlines() -> dict[str, tuple[Floats, ...]]:
    """The rings of each region by its code: each (k, 2), longitude and latitude; closed."""
    text = (resources() / "uk_regions.geojson").read_text(encoding="utf-8")
    return {
        feature["properties"]["code"]: tuple(
            np.array(ring, dtype=np.float64)
            for polygon in feature["geometry"]["coordinates"]
            for ring in polygon
        )
        for feature in json.loads(text)["features"]
    }


def outline(code: str) -> tuple[Floats, ...]:
    """The rings (k, 2) of a region's outline, each longitude and latitude in degrees.

    Raises KeyError for a code that is no region's.
    """
    return _outlines()[code]


def contains(code: str, latitude: float, longitude: float) -> bool:
    """Whether a region's outline holds a point."""
    return _holds(outline(code), latitude, longitude)


def distance_km(code: str, latitude: float, longitude: float) -> float:
    """How far a point is from a region's outline, from within or without, in km."""
    scale = np.array([KM_PER_DEGREE * np.cos(np.radians(latitude)), KM_PER_DEGREE])
    point = np.array([longitude, latitude])
    nearest = np.inf
    for ring in outline(code):
        corners = (ring - point) * scale
        starts, sides = corners[:-1], np.diff(corners, axis=0)
        lengths = np.maximum((sides**2).sum(axis=1), 1e-12)
        along = np.clip(-(starts * sides).sum(axis=1) / lengths, 0.0, 1.0)
        feet = starts + along[:, None] * sides
        nearest = min(nearest, float(np.sqrt((feet**2).sum(axis=1)).min()))
    return nearest


def _holds(rings: tuple[Floats, ...], latitude: float, longitude: float) -> bool:
    """The even-odd rule over all rings: a ray to the east crosses an odd number of sides."""
    crossings = 0
    for ring in rings:
        x, y = ring[:, 0], ring[:, 1]
        spans = (y[:-1] > latitude) != (y[1:] > latitude)
        if spans.any():
            x1, y1, x2, y2 = x[:-1][spans], y[:-1][spans], x[1:][spans], y[1:][spans]
            crossings += int((longitude < x1 + (latitude - y1) / (y2 - y1) * (x2 - x1)).sum())
    return crossings % 2 == 1
