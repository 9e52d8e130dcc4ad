"""Bids on a map of the United Kingdom: sized by capacity, coloured by standing or score.

Several that would lie on each other are one circle with their number and how many are shortlisted.

Outlines are those of `core.regions`, and their attribution is drawn with the map. The projection
is equirectangular about 54.5° north: shapes look right, areas are near enough.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gz_eval.charts import map_key
from gz_eval.charts.absent import Absent, absent_told
from gz_eval.charts.chart import BID, REFERENCE, ChartTable, Mark, View, with_references
from gz_eval.charts.drawing import SIDE, head, head_high, place, plainly, size_of, styled
from gz_eval.charts.map_clusters import clustered
from gz_eval.charts.map_key import KeyPart, flowed
from gz_eval.charts.map_panel import Panel, box_round
from gz_eval.charts.measure import LINE, Room, fitted, wrapped
from gz_eval.charts.standing import look_of, marker_of
from gz_eval.core.regions import REGIONS, outline
from gz_eval.core.rounding import with_commas
from gz_eval.core.wording import listed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from gz_eval.charts.scheme import Scheme

_STRETCH = 1.0 / math.cos(math.radians(54.5))
_LEAST, _MOST = 20.0, 300.0  # areas of the circles, in square points at the usual text size
_USUAL = 9.0  # points
_KEY = 18.0  # text sizes: how wide the key is
_BESIDE = 48.0  # text sizes: from this width the key is beside the map, else above it
_HIGH = 36.0  # text sizes: how high the map is at least, where there is the width for it
_NAME = ((17.0, 2), (11.0, 3), (8.0, 4))
"""The selected bid's name: the width of its lines in text sizes, and how many there are."""
_TOLD = 5  # names of a cluster that are told
_ATTRIBUTION = "Outlines: Natural Earth (public domain), simplified"
WHOLE: View = (-8.9, 2.1, 49.7, 61.0)
"""West, east, south and north of the whole map, in degrees."""
MAINLAND: View = (-8.3, 2.0, 49.9, 58.82)
"""What the whole map shows at large; the rest of it is in a frame."""
ISLES: View = (-3.6, -0.6, 58.72, 60.95)
ISLES_AT = (-0.9, 56.45)
"""West and south of that frame, on the map of the mainland."""


@dataclass(frozen=True, slots=True)
class Site:
    """One bid at its place (degrees, WGS 84). `size` may be None; `standing` is an index."""

    bid: str
    reference: str
    name: str
    latitude: float
    longitude: float
    size: float | None
    score: float | None
    standing: int


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
        """What sizes mean, and how many bids are not on the map."""
        absent = self.absent
        every = len(self.sites) + len(self.unplaced)
        parts = [f"{every - len(absent):,} of {every:,} bids" if absent else f"{every:,} bids"]
        if self.size_label:
            parts.append(f"area: {self.size_label}")
        if self.by_score:
            parts.append("colour and figure: score")
        if self.shading_label:
            parts.append(f"shading: {self.shading_label}")
        return "; ".join([*parts, *absent_told(absent)])

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
            if not _within(site, WHOLE)
        )
        return (*self.unplaced, *beyond)

    def room(self, wide: float) -> Room:
        """The map, and the whole key beside or above it."""
        high = head_high(self, wide)
        if wide >= _BESIDE:
            _spots, key = flowed(self._key(_KEY), _KEY)
            credit = len(wrapped(_ATTRIBUTION, _KEY)) * LINE
            return Room(_BESIDE, max(high + key + credit + 1.5, _HIGH))
        _spots, key = flowed(self._key(_KEY), wide - 2 * SIDE)
        return Room(min(wide, 24.0), high + key + min(1.2 * wide, _HIGH) + 2.0)

    @property
    def alt(self) -> str:
        """The map in words."""
        sites = [site for site in self.sites if _within(site, WHOLE)]
        absent = "".join(f" {told}." for told in absent_told(self.absent))
        if not sites:
            return f"Map of the United Kingdom; no bid gave readable coordinates on it.{absent}"
        counts = [
            f"{sum(site.standing == number for site in sites):,} {name.lower()}"
            for number, name in enumerate(self.standings)
            if any(site.standing == number for site in sites)
        ]
        north = max(sites, key=lambda site: site.latitude)
        south = min(sites, key=lambda site: site.latitude)
        return (
            f"Map of the United Kingdom with {len(sites):,} bids: {listed(counts)}."
            f" The northernmost is {north.name}, the southernmost {south.name}.{absent}"
        )

    def table(self) -> ChartTable:
        """One row a bid, those without coordinates last."""
        unplaced = tuple(
            (one.reference, one.name, None, None, *one.figures, one.group) for one in self.unplaced
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
                    site.size,
                    site.score,
                    self.standings[site.standing],
                )
                for site in self.sites
            )
            + unplaced,
            (*(one.bid for one in self.sites), *(one.bid for one in self.unplaced)),
            (None, None, 4, 4, None, self.places, None),
        )

    def draw(self, figure: Figure, scheme: Scheme, selected: str = "") -> Sequence[Mark]:
        """Regions, then clusters and bids; what is selected is on top with its name."""
        with styled(figure, scheme):
            top = head(figure, self, scheme)
            size = size_of(figure, scheme)
            beside = size.wide >= _BESIDE
            parts = self._key(_KEY)
            spots, high = flowed(parts, _KEY if beside else size.wide - 2 * SIDE)
            credit = wrapped(_ATTRIBUTION, _KEY if beside else size.wide - 2 * SIDE)
            left, bottom = (_KEY + 2.6, 0.7) if beside else (0.7, LINE * len(credit) + 0.7)
            main = top if beside else top + high
            axes = figure.add_axes(place(figure, scheme, main, left, 0.7, bottom))
            whole = self.view == WHOLE
            self._show_view(figure, axes, MAINLAND if whole else self.view)
            marks = self._draw_panel(figure, axes, scheme, selected, self.view)
            if whole:
                marks += self._draw_isles(figure, axes, scheme, selected)
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
        told = f"Several bids; ring and “in”: {self.standings[0].lower()}"
        parts.append(map_key.several(told, wide))
        if self.size_label and (steps := self._steps()):
            circles = [
                (plainly(step), math.sqrt(self._area_of(step, _USUAL)) / _USUAL) for step in steps
            ]
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

    def _show_view(self, figure: Figure, axes: Axes, view: View) -> None:
        """Show the whole view at the right shape, with more of the sea where there is room."""
        axes.set_axis_off()
        west, east, south, north = view
        box = axes.get_position()
        room = (box.width * figure.get_figwidth()) / (box.height * figure.get_figheight())
        width, height = east - west, (north - south) * _STRETCH
        wider, taller = max(width, height * room), max(height, width / room)
        middle_x, middle_y = (west + east) / 2, (south + north) / 2
        axes.set_xlim(middle_x - wider / 2, middle_x + wider / 2)
        axes.set_ylim(middle_y - taller / _STRETCH / 2, middle_y + taller / _STRETCH / 2)

    def _draw_isles(self, figure: Figure, axes: Axes, scheme: Scheme, selected: str) -> list[Mark]:
        """Orkney and Shetland in a frame in the North Sea, at the same scale, as on other maps."""
        (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
        box = axes.get_position()
        x, y = ISLES_AT
        wide = (ISLES[1] - ISLES[0]) / (east - west) * box.width
        high = (ISLES[3] - ISLES[2]) / (north - south) * box.height
        inset = figure.add_axes(
            (
                box.x0 + (x - west) / (east - west) * box.width,
                box.y0 + (y - south) / (north - south) * box.height,
                wide,
                high,
            )
        )
        inset.set_xlim(*ISLES[:2])
        inset.set_ylim(*ISLES[2:])
        inset.set_xticks([])
        inset.set_yticks([])
        for spine in inset.spines.values():
            spine.set_edgecolor(scheme.secondary)
            spine.set_linewidth(0.7)
        inset.text(
            0.0,
            -0.03,
            "Northern Isles",
            transform=inset.transAxes,
            va="top",
            fontsize=scheme.size * 0.8,
            color=scheme.secondary,
        )
        return self._draw_panel(figure, inset, scheme, selected, ISLES)

    def _draw_panel(
        self, figure: Figure, axes: Axes, scheme: Scheme, selected: str, view: View
    ) -> list[Mark]:
        self._draw_regions(axes, scheme)
        panel = Panel.of(figure, axes, scheme)
        whole = self.view == WHOLE
        inside = [
            site
            for site in self.sites
            if _within(site, panel.view) and (not whole or (view == ISLES) == _among_isles(site))
        ]
        singles, circles = clustered(
            [
                (*panel.at(site.longitude, site.latitude), self._radius(site, scheme))
                for site in inside
            ],
            scheme.size,
        )
        alone = [inside[number] for number in singles]
        several = [
            _Several(
                tuple(inside[number] for number in one.spots),
                panel.place(one.x, one.y),
                one.radius,
            )
            for one in circles
        ]
        marks = self._draw_singles(axes, scheme, alone)
        if several:
            marks.append(self._draw_clusters(panel, several))
        panel.taken.extend(
            box_round(*panel.at(site.longitude, site.latitude), self._radius(site, scheme))
            for site in alone
        )
        panel.taken.extend(box_round(*panel.at(*one.middle), one.radius) for one in several)
        if whole and view != ISLES:
            x, y = panel.at(*ISLES_AT)
            across, up = panel.per_degree
            frame = (ISLES[1] - ISLES[0]) * across, (ISLES[3] - ISLES[2]) * up
            panel.taken.append((x, x + frame[0], y, y + frame[1]))
        self._name_selected(panel, alone, several, selected)
        if self.by_score:
            self._tell_scores(panel, alone)
        return marks

    def _draw_regions(self, axes: Axes, scheme: Scheme) -> None:
        from matplotlib.collections import PolyCollection
        from matplotlib.colors import LinearSegmentedColormap

        ramp = LinearSegmentedColormap.from_list("regions", scheme.land[1:])
        shading = dict(self.shading)
        most = max(shading.values(), default=0.0) or 1.0
        for region in REGIONS:
            code = region.code
            face = ramp(shading.get(code, 0.0) / most) if shading else scheme.land[0]
            axes.add_collection(
                PolyCollection(
                    outline(code),
                    facecolors=[face],
                    edgecolors=[scheme.secondary],  # pale land alone is hardly seen beside the sea
                    linewidths=0.5,
                    zorder=1,
                ),
                autolim=False,
            )

    def _draw_singles(self, axes: Axes, scheme: Scheme, alone: Sequence[Site]) -> list[Mark]:
        from matplotlib.colors import LinearSegmentedColormap

        ramp = LinearSegmentedColormap.from_list("scores", scheme.ramp[1:])
        marks: list[Mark] = []
        for number, word in enumerate(self.standings):
            look = look_of(scheme, word)
            sites = sorted(
                (site for site in alone if site.standing == number),
                key=lambda site: -(site.size or 0.0),
            )
            if not sites:
                continue
            artist = axes.scatter(
                [site.longitude for site in sites],
                [site.latitude for site in sites],
                s=[self._area_of(site.size, scheme.size) for site in sites],
                marker=look.marker,
                c=(
                    [ramp((site.score or 0.0) / 100.0) for site in sites]
                    if self.by_score
                    else [look.colour] * len(sites)
                ),
                edgecolors=scheme.text if self.by_score else scheme.background,
                linewidths=0.7,
                zorder=3 + 0.5 * (1 - number / len(self.standings)),
                clip_on=False,
            )
            texts = tuple(self._told(site) for site in sites)
            marks.append(Mark(artist, tuple((site.bid,) for site in sites), texts))
        return marks

    def _draw_clusters(self, panel: Panel, clusters: Sequence[_Several]) -> Mark:
        """A circle with the number of bids and how many are shortlisted, which the ring shows."""
        from matplotlib.markers import MarkerStyle
        from matplotlib.path import Path

        axes, scheme = panel.axes, panel.scheme
        artist = axes.scatter(
            [one.middle[0] for one in clusters],
            [one.middle[1] for one in clusters],
            s=[(2 * one.radius) ** 2 for one in clusters],
            color=scheme.background,
            edgecolors=scheme.secondary,
            linewidths=0.9,
            zorder=4,
            clip_on=False,
        )
        ring = look_of(scheme, self.standings[0]).colour
        texts = []
        for several in clusters:
            (x, y), one, radius = several.middle, several.sites, several.radius
            chosen = sum(site.standing == 0 for site in one)
            if chosen:
                arc = Path.arc(90.0 - 360.0 * chosen / len(one), 90.0)
                axes.scatter(
                    [x],
                    [y],
                    s=[(2 * radius - 2.0) ** 2],
                    marker=MarkerStyle(Path(arc.vertices, arc.codes), fillstyle="none"),
                    color=ring,
                    linewidths=2.6,
                    zorder=5,
                    clip_on=False,
                )
            for text, down, size, weight in (
                (f"{len(one)}", 0.34, 1.0, "bold"),
                (f"{chosen} in", -0.52, 0.82, "normal"),
            ):
                axes.annotate(
                    text,
                    (x, y),
                    xytext=(0, down * scheme.size),
                    textcoords="offset points",
                    ha="center",
                    va="center",
                    zorder=6,
                    fontsize=scheme.size * size,
                    fontweight=weight,
                )
            texts.append(self._told_of_several(one))
        return Mark(
            artist,
            tuple(tuple(site.bid for site in one.sites) for one in clusters),
            tuple(texts),
            tuple(view_around(one.sites) for one in clusters),
        )

    def _told_of_several(self, sites: Sequence[Site]) -> str:
        first = sorted(sites, key=lambda site: (site.standing, -(site.score or 0.0)))
        chosen = sum(site.standing == 0 for site in sites)
        lines = [f"{len(sites)} bids, {chosen} {self.standings[0].lower()}"]
        for site in first[:_TOLD]:
            score = f", {with_commas(site.score, self.places)}" if site.score is not None else ""
            lines.append(f"{fitted(site.name, 26.0)[0]}{score}")
        if len(sites) > _TOLD:
            lines.append(f"and {len(sites) - _TOLD} more")
        return "\n".join(lines)

    def _name_selected(
        self,
        panel: Panel,
        alone: Sequence[Site],
        several: Sequence[_Several],
        selected: str,
    ) -> None:
        """A ring round the selected bid or the circle it is in; its name where it hides least."""
        scheme = panel.scheme
        singly = (
            _Several((site,), (site.longitude, site.latitude), self._radius(site, scheme))
            for site in alone
        )
        for group in (*singly, *several):
            found = next((site for site in group.sites if site.bid == selected), None)
            if found is None:
                continue
            radius, (x, y) = group.radius, group.middle
            here = "" if len(group.sites) == 1 else f"\none of {len(group.sites)} here"
            told = [
                "\n".join(fitted(found.name, wide, lines, bold=True)) + here
                for wide, lines in _NAME
            ]
            panel.axes.scatter(
                [x],
                [y],
                s=[(2 * radius + 7.0) ** 2],
                facecolors="none",
                edgecolors=scheme.text,
                linewidths=2.0,
                zorder=7,
                clip_on=False,
            )
            panel.name((x, y), radius + 6.0, told)

    def _tell_scores(self, panel: Panel, alone: Sequence[Site]) -> None:
        """The score beside each bid, for those who cannot tell shades; where it hides nothing."""
        for site in sorted(alone, key=lambda site: -(site.score or 0.0)):
            if site.score is not None:
                spot = (site.longitude, site.latitude)
                panel.tell(spot, self._radius(site, panel.scheme) + 1.0, with_commas(site.score, 0))

    def _radius(self, site: Site, scheme: Scheme) -> float:
        return math.sqrt(self._area_of(site.size, scheme.size)) / 2

    def _area_of(self, size: float | None, text: float) -> float:
        """The area of a circle in square points: circles grow with the text beside them."""
        share = 0.0 if size is None or self.largest == 0 else size / self.largest
        return (_LEAST + (_MOST - _LEAST) * share) * text / _USUAL

    def _told(self, site: Site) -> str:
        lines = [site.name, self.standings[site.standing]]
        if site.score is not None:
            lines[1] += f", score {with_commas(site.score, self.places)}"
        if site.size is not None:
            lines.append(f"{self.size_label}: {site.size:,.6g}")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Several:
    """Sites that are told as one circle: its middle in degrees, its radius in points."""

    sites: tuple[Site, ...]
    middle: tuple[float, float]
    radius: float


def _within(site: Site, view: View) -> bool:
    west, east, south, north = view
    return west <= site.longitude <= east and south <= site.latitude <= north


def _among_isles(site: Site) -> bool:
    return _within(site, ISLES)


def view_around(sites: Sequence[Site]) -> View:
    """The view that opens a cluster: all its sites with some room round them."""
    west = min(site.longitude for site in sites)
    east = max(site.longitude for site in sites)
    south = min(site.latitude for site in sites)
    north = max(site.latitude for site in sites)
    room_x = max(0.12, (east - west) * 0.25)
    room_y = max(0.12 / _STRETCH, (north - south) * 0.25)
    return west - room_x, east + room_x, south - room_y, north + room_y
