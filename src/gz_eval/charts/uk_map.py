"""Bids on a map of the United Kingdom: sized by capacity, coloured by standing or score.

Several that would lie on each other are one circle with their number and how many are shortlisted.

Outlines are those of `core.regions`, and their attribution is drawn with the map.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gz_eval.charts import map_key
from gz_eval.charts.absent import Absent, absent_told
from gz_eval.charts.chart import (
    BID,
    REFERENCE,
    ChartTable,
    Mark,
    View,
    as_corrected,
    with_references,
)
from gz_eval.charts.drawing import SIDE, head, head_high, place, plainly, size_of, styled
from gz_eval.charts.map_bids import MapBids
from gz_eval.charts.map_key import KeyPart, flowed
from gz_eval.charts.map_land import show_view, view_in
from gz_eval.charts.map_marks import USUAL, MapMarks
from gz_eval.charts.map_places import MAINLAND, WHOLE, Site
from gz_eval.charts.measure import LINE, Room, wrapped
from gz_eval.charts.row_words import standing_told
from gz_eval.charts.standing import look_of, marker_of
from gz_eval.core.wording import bids_in_words, listed

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from gz_eval.charts.scheme import Scheme

_KEY = 18.0  # text sizes: how wide the key is
_BESIDE = 48.0  # text sizes: from this width the key is beside the map, else above it
_HIGH = 36.0  # text sizes: how high the map is at least, where there is the width for it
_EVERYWHERE: View = (-180.0, 180.0, -90.0, 90.0)
_ATTRIBUTION = "Outlines: Natural Earth (public domain), simplified"


@dataclass(frozen=True, slots=True)
class UkMap:
    """Bids by place. `shading` is a figure for each region by ONS code, such as its number of bids.

    `view` is west, east, south, north in degrees. `unplaced` bids gave no coordinates: their
    figures are size and score. Shapes say the standing; colours too, or with `by_score` the score,
    from 0 (pale) to 100 (dark).
    """

    standings: tuple[str, ...]
    sites: tuple[Site, ...]
    size_label: str
    unplaced: tuple[Absent, ...] = ()
    shading: tuple[tuple[str, float], ...] = ()
    shading_label: str = ""
    view: View = WHOLE
    by_score: bool = False
    places: int = 1
    largest: float = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Look for the greatest size once, and not for every bid."""
        largest = max((site.size or 0.0 for site in self.sites), default=0.0)
        object.__setattr__(self, "largest", largest)

    @property
    def title(self) -> str:
        """What it shows."""
        return "Where the bids are"

    @property
    def units(self) -> str:
        """Whether it is a part, what sizes mean, and how many bids are not on the map."""
        absent = self.absent
        parts = [self._part or self._count]
        if self.size_label:
            lacking = any(site.size is None for site in self.sites)
            missing = ", smallest where it is missing" if lacking else ""
            parts.append(f"area: {self.size_label}{missing}")
        if self.by_score:
            parts.append("colour and figure: score")
        if self.shading_label:
            parts.append(f"shading: {self.shading_label}")
        if moved := sum(bool(site.moved) for site in self._in_sight):
            parts.append(f"{moved:,} moved by officials")
        return "; ".join([*parts, *absent_told(absent)])

    @property
    def _count(self) -> str:
        """How many bids are on the map, and of how many."""
        every, absent = len(self.sites) + len(self.unplaced), len(self.absent)
        told = bids_in_words(every)
        return f"{every - absent:,} of {told}" if absent else told

    @property
    def _part(self) -> str:
        """That it is a part of the map, and what of it is in sight; empty for the whole.

        Without it a picture of one region would read as if it were all that was shortlisted.
        """
        if self.view == WHOLE:
            return ""
        on_it, seen = [site for site in self.sites if site.within(WHOLE)], self._in_sight
        chosen, all_chosen = (sum(site.standing == 0 for site in some) for some in (seen, on_it))
        return (
            f"Part of the map: {len(seen):,} of {bids_in_words(len(on_it))} in sight,"
            f" {chosen:,} of {all_chosen:,} {self.standings[0].lower()}"
        )

    @property
    def _in_sight(self) -> list[Site]:
        """The bids that its view shows."""
        return [site for site in self.sites if site.within(WHOLE) and site.within(self.view)]

    @property
    def _moved(self) -> bool:
        """Whether officials moved any bid on the map, in sight or not: the key stays as it is."""
        return any(site.moved for site in self.sites if site.within(WHOLE))

    def place_of(self, bid: str) -> tuple[float, float] | None:
        """Where a bid is, in degrees; None for one that gave no coordinates."""
        found = (site for site in self.sites if site.bid == bid)
        return next(((site.longitude, site.latitude) for site in found), None)

    @property
    def whole(self) -> UkMap:
        """The whole map: what its table says."""
        return replace(self, view=WHOLE)

    def as_seen(self, wide: float, high: float) -> UkMap:
        """A part as a figure of that size shows it, with what there is room for beside it."""
        if self.view == WHOLE:
            return self
        left, top, right, bottom = self._margins(wide)
        room = max(wide - left - right, 0.05 * wide), max(high - top - bottom, 0.05 * high)
        return replace(self, view=view_in(self.view, *room))

    def _head_high(self, wide: float) -> float:
        """How high title and units are: of a part as high as with all in sight, whatever is."""
        part = self.view != WHOLE
        return head_high(replace(self, view=_EVERYWHERE) if part else self, wide)

    def _margins(self, wide: float) -> tuple[float, float, float, float]:
        """Left, above, right and below the map on a figure of a width; in text sizes."""
        top = self._head_high(wide)
        if wide >= _BESIDE:
            return _KEY + 2.6, top, 0.7, 0.7
        around = wide - 2 * SIDE
        _spots, high = flowed(self._key(_KEY), around)
        return 0.7, top + high, 0.7, LINE * len(wrapped(_ATTRIBUTION, around)) + 0.7

    @property
    def absent(self) -> tuple[Absent, ...]:
        """The bids that are not on the map: without coordinates, or with some beyond it."""
        beyond = (
            Absent(
                site.bid,
                site.reference,
                site.name,
                "gave coordinates outside the map",
                site.standing == 0,
                self.standings[site.standing],
            )
            for site in self.sites
            if not site.within(WHOLE)
        )
        return (*self.unplaced, *beyond)

    def room(self, wide: float) -> Room:
        """The map, and the whole key beside or above it."""
        high = self._head_high(wide)
        if wide >= _BESIDE:
            _spots, key = flowed(self._key(_KEY), _KEY)
            credit = len(wrapped(_ATTRIBUTION, _KEY)) * LINE
            return Room(_BESIDE, max(high + key + credit + 1.5, _HIGH))
        _spots, key = flowed(self._key(_KEY), wide - 2 * SIDE)
        return Room(min(wide, 24.0), high + key + min(1.2 * wide, _HIGH) + 2.0)

    @property
    def alt(self) -> str:
        """The map in words."""
        sites = self._in_sight
        absent = "".join(f" {told}." for told in absent_told(self.absent))
        part = f" {self._part}." if self._part else ""
        if not sites and part:
            return f"Map of a part of the United Kingdom.{part}{absent}"
        if not sites:
            return f"Map of the United Kingdom; no bid gave readable coordinates on it.{absent}"
        counts = [
            f"{sum(site.standing == number for site in sites):,} {name.lower()}"
            for number, name in enumerate(self.standings)
            if any(site.standing == number for site in sites)
        ]
        north = max(sites, key=lambda site: site.latitude)
        south = min(sites, key=lambda site: site.latitude)
        land = "a part of the United Kingdom" if part else "the United Kingdom"
        return (
            f"Map of {land} with {bids_in_words(len(sites))}: {listed(counts)}.{part}"
            f" The northernmost is {north.name}, the southernmost {south.name}.{absent}"
        )

    def table(self) -> ChartTable:
        """One row a bid, the highest score first, those without coordinates last."""
        sites = sorted(self.sites, key=lambda one: (one.score is None, -(one.score or 0.0)))
        unplaced = tuple(
            (
                *(one.reference, one.name, None, None),
                *(as_corrected(figure, bool(one.corrected)) for figure in one.figures[:1]),
                *one.figures[1:],
                one.group,
            )
            for one in self.unplaced
        )
        return with_references(
            (
                REFERENCE,
                BID,
                "Latitude",
                "Longitude",
                self.size_label or "Size",
                "Score",
                "Standing",
            ),
            tuple(
                (
                    site.reference,
                    site.name,
                    site.latitude,
                    site.longitude,
                    as_corrected(site.size, bool(site.corrected)),
                    site.score,
                    standing_told(self.standings[site.standing], site.moved, site.gate),
                )
                for site in sites
            )
            + unplaced,
            (*(one.bid for one in sites), *(one.bid for one in self.unplaced)),
            (None, None, 4, 4, None, self.places, None),
        )

    def draw(self, figure: Figure, scheme: Scheme, selected: str = "") -> Sequence[Mark]:
        """Regions, then clusters and bids; what is selected is on top with its name."""
        with styled(figure, scheme):
            size = size_of(figure, scheme)
            head(figure, self.as_seen(size.wide, size.high), scheme)
            top, beside = self._head_high(size.wide), size.wide >= _BESIDE
            parts = self._key(_KEY)
            around = _KEY if beside else size.wide - 2 * SIDE
            spots, _high = flowed(parts, around)
            credit = wrapped(_ATTRIBUTION, around)
            left, above, right, below = self._margins(size.wide)
            axes = figure.add_axes(place(figure, scheme, above, left, right, below))
            whole = self.view == WHOLE
            show_view(figure, axes, MAINLAND if whole else self.view)
            on_it = [site for site in self.sites if site.within(WHOLE)]
            bids = MapBids(self._marks, on_it, dict(self.shading), selected)
            if whole:
                marks = bids.draw_whole(figure, axes, scheme)
            else:
                marks = bids.draw_part(figure, axes, scheme)
            for part, (x, y) in zip(parts, spots, strict=True):
                part.draw(figure, scheme, SIDE + x, top + y)
            figure.text(
                SIDE / size.wide,
                0.6 / size.high,
                "\n".join(credit),
                fontsize=scheme.size * 0.85,
                color=scheme.secondary,
            )
            return marks

    # -- the key ----------------------------------------------------------------------------------

    def _key(self, wide: float) -> list[KeyPart]:
        """What shapes, colours, sizes and shades mean, part by part."""
        parts = [self._word(word) for word in self.standings]
        if self._moved:
            parts.append(map_key.moved())
        told = f"Several bids; ring and “in”: {self.standings[0].lower()}"
        parts.append(map_key.several(told, wide))
        if self.size_label and (steps := self._steps()):
            circles = [(plainly(step), self._marks.across(step, USUAL) / USUAL) for step in steps]
            parts.append(map_key.sizes(self.size_label, circles, wide))
        if self.by_score:
            scores = ("0", "50", "100")
            parts.append(map_key.ramp(lambda scheme: scheme.ramp[1:], "Score", scores, wide))
        if self.shading:
            most = max(figure for _code, figure in self.shading)
            ticks = ("0", plainly(most / 2), plainly(most))
            label = f"Regions: {self.shading_label}"
            parts.append(map_key.ramp(lambda scheme: scheme.land[1:], label, ticks, wide))
        return parts

    def _word(self, word: str) -> KeyPart:
        """A standing's shape, in its colour where colours say standings."""

        def colour(scheme: Scheme) -> str:
            return scheme.secondary if self.by_score else look_of(scheme, word).colour

        return map_key.word(word, colour, marker_of(word))

    def _steps(self) -> list[float]:
        """Two sizes to show in the key: the greatest, rounded down, and a quarter of it."""
        most = self.largest
        if most <= 0:
            return []
        power = 10.0 ** math.floor(math.log10(most))
        top = next(step * power for step in (5.0, 2.0, 1.0) if step * power <= most)
        return [top / 4, top]

    # -- the map ----------------------------------------------------------------------------------

    @property
    def _marks(self) -> MapMarks:
        """What draws the bids."""
        return MapMarks(self.standings, self.size_label, self.largest, self.by_score, self.places)
