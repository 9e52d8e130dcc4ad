"""Whether a bid's site lies in the region that the bid names, and in the UK at all.

The outlines are simplified to about 1 km and a site is larger than a point, so a place within a few
kilometres of the border or the shore is a note; further off, a warning or an error.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from gz_eval.analysis.nearness import Place
from gz_eval.analysis.phrases import label_of, quoted
from gz_eval.core.bids import Bid
from gz_eval.core.framework import Framework
from gz_eval.core.issues import Issue, Severity
from gz_eval.core.regions import (
    KM_PER_DEGREE,
    REGIONS,
    contains,
    distance_km,
    outline,
    region_by_code,
)
from gz_eval.core.values import Value

EDGE_KM = 3.0


def check_places(framework: Framework, bids: tuple[Bid, ...]) -> list[Issue]:
    """Issues of places that do not fit the region named, or lie outside the UK.

    A bid without a place is passed over; one without a region is only asked to lie in the UK.
    """
    if not framework.place_field:
        return []
    claimed: dict[str, list[tuple[int, Place]]] = defaultdict(list)
    for index, bid in enumerate(bids):
        value = bid.value(framework.place_field)
        if value is not None and value.place is not None:
            claimed[_claimed_region(framework, bid)].append((index, value.place))
    issues: dict[int, Issue] = {}
    for code, astray in claimed.items():
        for candidate in [code] if code else [region.code for region in REGIONS]:
            held = holds_each(candidate, [place for _, place in astray])
            astray = [site for site, inside in zip(astray, held, strict=True) if not inside]
        for index, place in astray:
            issue = _issue(framework, bids[index], code, place)
            if issue is not None:
                issues[index] = issue
    return [issues[index] for index in sorted(issues)]


def holds_each(code: str, places: Sequence[Place]) -> npt.NDArray[np.bool_]:
    """Which of n places (latitude, longitude) a region's outline holds: (n,).

    The even-odd rule for many points at once: a ray to the east crosses an odd number of sides.
    """
    points = np.array(places, dtype=np.float64).reshape(-1, 2)
    latitude, longitude = points[:, :1], points[:, 1:]
    crossings = np.zeros(len(points), dtype=np.int64)
    west, south, east, north = _box(code)
    near = np.flatnonzero(
        (latitude >= south) & (latitude <= north) & (longitude >= west) & (longitude <= east)
    )
    latitude, longitude = latitude[near], longitude[near]
    for ring in outline(code):
        x, y = ring[:, 0], ring[:, 1]
        above = y > latitude
        rows, sides = np.nonzero(above[:, 1:] != above[:, :-1])
        share = (latitude[rows, 0] - y[sides]) / (y[sides + 1] - y[sides])
        beyond = longitude[rows, 0] < x[sides] + share * (x[sides + 1] - x[sides])
        crossings[near] += np.bincount(rows[beyond], minlength=len(near))
    return np.equal(crossings % 2, 1)


@cache
def _box(code: str) -> tuple[float, float, float, float]:
    corners = np.concatenate(outline(code))
    west, south = corners.min(axis=0)
    east, north = corners.max(axis=0)
    return west, south, east, north


def _claimed_region(framework: Framework, bid: Bid) -> str:
    value = bid.value(framework.region_field) if framework.region_field else None
    return value.code if value is not None and region_by_code(value.code) is not None else ""


def _issue(framework: Framework, bid: Bid, claimed: str, place: Place) -> Issue | None:
    """What to say of a place outside the region claimed (or, with none, outside every region)."""
    if claimed and _is_near(claimed, place):
        return _found(
            framework, bid, Severity.NOTE, "place-edge",
            f"lies just outside {_name(claimed)}",
            "Nothing needs doing unless the site is not where the coordinates are: outlines are "
            "exact to about 1 km.",
        )  # fmt: skip
    actual = next((region.code for region in REGIONS if contains(region.code, *place)), "")
    actual = actual or next((region.code for region in REGIONS if _is_near(region.code, place)), "")
    meant = f" {_meant(claimed, place)}".rstrip()
    if not actual:
        return _found(
            framework, bid, Severity.ERROR, "place-outside",
            "lies outside the UK",
            f"Correct the coordinates.{meant}",
        )  # fmt: skip
    if claimed:
        return _found(
            framework, bid, Severity.WARNING, "region-mismatch",
            f"lies in {_name(actual)}",
            f"Check which of the two is right.{meant}",
        )  # fmt: skip
    return None


def _is_near(code: str, place: Place) -> bool:
    """Whether a place is within `EDGE_KM` of a region's outline."""
    latitude, longitude = place
    west, south, east, north = _box(code)
    tall = EDGE_KM / KM_PER_DEGREE
    wide = 3 * tall  # more than enough as far north as the UK goes
    if not (south - tall <= latitude <= north + tall and west - wide <= longitude <= east + wide):
        return False
    return distance_km(code, latitude, longitude) <= EDGE_KM


def _meant(claimed: str, place: Place) -> str:
    """The slip that would explain the place, if undoing it lands in the right region."""
    latitude, longitude = place
    for slip, (north, east) in _slips(latitude, longitude):
        codes = [claimed] if claimed else [region.code for region in REGIONS]
        held_by = next((code for code in codes if contains(code, north, east)), "")
        if held_by:
            return f"{slip}: {north:g}, {east:g} lies in {_name(held_by)}."
    return ""


def _slips(latitude: float, longitude: float) -> Iterator[tuple[str, Place]]:
    yield "The minus sign of the longitude may have been lost", (latitude, -longitude)
    yield "Latitude and longitude may have been swapped", (longitude, latitude)
    yield (
        "Latitude and longitude may have been swapped, and a minus sign lost",
        (longitude, -latitude),
    )


def _name(code: str) -> str:
    region = region_by_code(code)
    assert region is not None
    return region.name


def _found(
    framework: Framework, bid: Bid, severity: Severity, kind: str, finding: str, advice: str
) -> Issue:
    said = [bid.answer(framework.place_field)]
    message = f"{label_of(framework, framework.place_field)}: {_text(said[0].value)} {finding}"
    if framework.region_field:
        region = bid.answer(framework.region_field)
        if isinstance(region.value, Value):
            said.append(region)
            joint = "but" if kind == "region-mismatch" else "and"
            label = label_of(framework, framework.region_field)
            message += f", {joint} {label} says {_text(region.value)}"
    return Issue(
        severity,
        kind,
        f"{message}.",
        advice,
        tuple(answer.reading.cell for answer in said if answer.reading is not None),
        bid.id,
        framework.place_field,
    )


def _text(value: object) -> str:
    assert isinstance(value, Value)
    return quoted(value.text)
