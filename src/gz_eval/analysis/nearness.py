"""Which places lie close together: distances in kilometres, and groups on the same spot.

Places are (latitude, longitude) in degrees, WGS 84. Knows nothing of bids or regions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from math import asin, cos, floor, radians, sin, sqrt
from typing import TypeAlias

Place: TypeAlias = tuple[float, float]

_EARTH_RADIUS = 6371.0088  # km, the mean radius
_KM_PER_DEGREE = 111.2
_NORTHERNMOST = 61.0  # of the UK: a degree of longitude is shortest there


def kilometres(one: Place, other: Place) -> float:
    """The great-circle distance between two places in km."""
    lat1, lon1, lat2, lon2 = map(radians, (*one, *other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_RADIUS * asin(min(1.0, sqrt(half)))


def close_pairs(places: Mapping[int, Place], within: float) -> Iterator[tuple[int, int]]:
    """Pairs of keys whose places are at most `within` km apart, each pair once.

    Of keys at exactly the same place, each is paired only with the one before it: a thousand bids
    at one placeholder make a thousand pairs and not half a million.
    """
    at: dict[Place, int] = {}
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    tall = within / _KM_PER_DEGREE
    wide = tall / cos(radians(_NORTHERNMOST))
    for key, place in places.items():
        before = at.get(place)
        at[place] = key
        if before is not None:
            yield before, key
            continue
        row, column = floor(place[0] / tall), floor(place[1] / wide)
        for near_row in (row - 1, row, row + 1):
            for near_column in (column - 1, column, column + 1):
                for other in cells.get((near_row, near_column), ()):
                    if kilometres(places[other], place) <= within:
                        yield other, key
        cells[row, column].append(key)
