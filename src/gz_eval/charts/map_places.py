"""Where bids are, and what a map can show of the United Kingdom; in degrees, WGS 84."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from gz_eval.charts.chart import View

STRETCH: Final = 1.0 / math.cos(math.radians(54.5))
"""How much longer a degree of latitude is than one of longitude, in the middle of the country."""
WHOLE: Final[View] = (-8.9, 2.1, 49.7, 61.0)
"""West, east, south and north of the whole map."""
MAINLAND: Final[View] = (-8.3, 2.0, 49.9, 58.82)
"""What the whole map shows at large; the rest of it is in a frame."""
ISLES: Final[View] = (-3.6, -0.6, 58.72, 60.95)
ISLES_AT: Final = (-0.9, 56.45)
"""West and south of that frame, on the map of the mainland."""


@dataclass(frozen=True, slots=True)
class Site:
    """One bid at its place (degrees, WGS 84). `size` may be None; `standing` is an index.

    `moved` says in a word or two that officials have it elsewhere than the rule does, and `gate`
    what is said of its gates. `corrected` are the labels of figures that are officials' and not the
    bidder's.
    """

    bid: str
    reference: str
    name: str
    latitude: float
    longitude: float
    size: float | None
    score: float | None
    standing: int
    moved: str = ""
    gate: str = ""
    corrected: tuple[str, ...] = ()

    def within(self, view: View) -> bool:
        """Whether a view shows it."""
        west, east, south, north = view
        return west <= self.longitude <= east and south <= self.latitude <= north


def view_around(sites: Sequence[Site]) -> View:
    """The view that opens a cluster: all its sites with some room round them."""
    west = min(site.longitude for site in sites)
    east = max(site.longitude for site in sites)
    south = min(site.latitude for site in sites)
    north = max(site.latitude for site in sites)
    room_x = max(0.12, (east - west) * 0.25)
    room_y = max(0.12 / STRETCH, (north - south) * 0.25)
    return west - room_x, east + room_x, south - room_y, north + room_y
