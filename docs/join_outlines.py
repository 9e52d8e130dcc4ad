"""Makes `resources/uk_regions.geojson`: outlines of regions that are joined along their borders.

    uv run --with shapely python docs/join_outlines.py

The outlines in `docs/uk_regions_source.geojson` have a channel of about 1 km between neighbours,
white on a map that is zoomed into. Each gets its half of it, so that neighbours share their border
point by point; coasts stay as they are.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

SOURCE = Path(__file__).with_name("uk_regions_source.geojson")
OUTLINES = Path(__file__).resolve().parents[1] / "resources" / "uk_regions.geojson"
CLOSED = " Channels between neighbours closed by docs/join_outlines.py."
CHANNEL = 0.02  # degrees: as wide as a channel is at most
STEP = 0.001  # degrees: how much of it each region takes at a time
GRID = 1e-4  # degrees: what coordinates are rounded to, as they came
SIMPLER = 0.004  # degrees: what a border may leave out is about the square of it
LEAST = 1e-6  # square degrees: less is no island but a crumb


def joined(outlines: Sequence[BaseGeometry]) -> list[MultiPolygon]:
    """The outlines, each with its half of the channels to its neighbours."""
    whole = [_area(shapely.make_valid(outline)) for outline in outlines]
    land = shapely.union_all(whole)
    closed = land.buffer(CHANNEL / 2, join_style="mitre").buffer(-CHANNEL / 2, join_style="mitre")
    free = _between(whole, closed.difference(land))
    grown: list[BaseGeometry] = list(whole)
    for _ in range(round(CHANNEL / STEP)):
        for number, outline in enumerate(grown):
            taken = _area(outline.buffer(STEP, quad_segs=2).intersection(free), least=0.0)
            free = _area(free.difference(taken), least=0.0)
            grown[number] = _area(outline.union(taken))
    return _with_shared_points(grown)


def _between(whole: Sequence[BaseGeometry], gaps: BaseGeometry) -> BaseGeometry:
    """Those parts of gaps that are between two regions: an inlet of one region's coast is none."""
    near = shapely.union_all(
        [
            one.buffer(CHANNEL).intersection(other.buffer(CHANNEL))
            for number, one in enumerate(whole)
            for other in whole[number + 1 :]
            if one.distance(other) < CHANNEL
        ]
    )
    return gaps.intersection(near)


def _with_shared_points(outlines: Sequence[BaseGeometry]) -> list[MultiPolygon]:
    """The outlines put together from the faces between all their borders, simplified alike."""
    borders = shapely.union_all([outline.boundary for outline in outlines], grid_size=GRID)
    faces = shapely.polygonize([borders]).geoms
    of_region: list[list[BaseGeometry]] = [[] for _ in outlines]
    for face in faces:
        far = shapely.distance(np.array(outlines), face.representative_point())
        if far.min() == 0 or face.area < LEAST:  # a crumb that none took is no water
            of_region[int(far.argmin())].append(face)
    whole = [_area(shapely.union_all(faces)) for faces in of_region]
    simpler = shapely.coverage_simplify(np.array(whole), SIMPLER, simplify_boundary=False)
    return [_area(shapely.set_precision(outline, GRID)) for outline in simpler]


def _area(geometry: BaseGeometry, least: float = LEAST) -> MultiPolygon:
    """What of a geometry has an area, crumbs left out."""
    parts = shapely.get_parts(shapely.get_parts(geometry))
    return MultiPolygon([part for part in parts if isinstance(part, Polygon) and part.area > least])


def _coordinates(outline: MultiPolygon) -> list[list[list[list[float]]]]:
    """As they stand in the file: polygons of rings of points."""
    return [
        [
            [[round(x, 4), round(y, 4)] for x, y in ring.coords]
            for ring in (part.exterior, *part.interiors)
        ]
        for part in outline.geoms
    ]


def main() -> None:
    """Read the outlines, join them, and write them."""
    content: dict[str, Any] = json.loads(SOURCE.read_text(encoding="utf-8"))
    content["attribution"] += CLOSED
    features = content["features"]
    outlines = [shapely.from_geojson(json.dumps(one["geometry"])) for one in features]
    for feature, outline in zip(features, joined(outlines), strict=True):
        feature["geometry"] = {"type": "MultiPolygon", "coordinates": _coordinates(outline)}
    text = json.dumps(content, separators=(",", ":"), ensure_ascii=False)
    OUTLINES.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
