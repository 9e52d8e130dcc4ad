"""Points inside the outlines of the regions: where invented sites lie.

The points are drawn at random well inside a region; they mean no real site.
"""

from __future__ import annotations

import json
from math import cos, hypot, radians
from pathlib import Path

from making.chance import Chance

Ring = list[tuple[float, float]]  # longitude, latitude
KM_PER_DEGREE = 111.2


class Outlines:
    """The outlines of `docs/uk_regions_source.geojson`: outer rings only, by ONS code."""

    def __init__(self, path: Path) -> None:
        collection = json.loads(path.read_text(encoding="utf-8"))
        self.rings: dict[str, list[Ring]] = {
            feature["properties"]["code"]: [
                [(float(lon), float(lat)) for lon, lat in polygon[0]]
                for polygon in feature["geometry"]["coordinates"]
            ]
            for feature in collection["features"]
        }

    def region_of(self, lat: float, lon: float) -> str:
        """The code of the region that a point lies in, or an empty text."""
        for code, rings in self.rings.items():
            if any(_inside(ring, lat, lon) for ring in rings):
                return code
        return ""

    def edge_km(self, region: str, lat: float, lon: float) -> float:
        """How far a point is from its region's outline, in km."""
        return min(_distance(ring, lat, lon) for ring in self.rings[region])

    def point(self, region: str, chance: Chance, margin_km: float = 5.0) -> tuple[float, float]:
        """A (latitude, longitude) in the largest part of a region, `margin_km` from its edge."""
        ring = max(self.rings[region], key=len)
        lons, lats = [p[0] for p in ring], [p[1] for p in ring]
        for _ in range(10_000):
            lat = round(chance.between(min(lats), max(lats)), 4)
            lon = round(chance.between(min(lons), max(lons)), 4)
            if _inside(ring, lat, lon) and _distance(ring, lat, lon) >= margin_km:
                return lat, lon
        raise AssertionError(f"{region} has no point {margin_km} km from its edge")

    def just_offshore(self, region: str, km: float) -> tuple[float, float]:
        """A point `km` outside a region's largest part, and in no other region: on the shore."""
        ring = max(self.rings[region], key=len)
        for lon, lat in ring:
            for north, east in ((0, 1), (0, -1), (1, 0), (-1, 0)):
                there = (
                    round(lat + north * km / KM_PER_DEGREE, 4),
                    round(lon + east * km / (KM_PER_DEGREE * cos(radians(lat))), 4),
                )
                near = 0.5 * km <= self.edge_km(region, *there) <= km
                if not self.region_of(*there) and near and 50 < lat < 56:
                    return there
        raise AssertionError(f"{region} has no shore")


def _inside(ring: Ring, lat: float, lon: float) -> bool:
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def _distance(ring: Ring, lat: float, lon: float) -> float:
    """Km from a point to a ring, on a plane that touches the point: good to a per cent here."""
    east = KM_PER_DEGREE * cos(radians(lat))
    best = float("inf")
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        ax, ay = (x1 - lon) * east, (y1 - lat) * KM_PER_DEGREE
        bx, by = (x2 - lon) * east, (y2 - lat) * KM_PER_DEGREE
        length = (bx - ax) ** 2 + (by - ay) ** 2
        along = (
            0.0 if length == 0 else max(0.0, min(1.0, -(ax * (bx - ax) + ay * (by - ay)) / length))
        )
        best = min(best, hypot(ax + along * (bx - ax), ay + along * (by - ay)))
    return best
