"""Bids on a map of the United Kingdom: sized by capacity, coloured by standing, clusters counted.

Outlines are those of `core.regions`, and their attribution is drawn with the map. The projection
is equirectangular about 54.5° north: shapes look right, areas are near enough.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gz_eval.charts.chart import REFERENCE, ChartTable, Mark, with_references
from gz_eval.charts.drawing import (
    head,
    key_room,
    place,
    styled,
)
from gz_eval.core.regions import REGIONS, outline
from gz_eval.core.wording import listed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from gz_eval.charts.scheme import Scheme

_STRETCH = 1.0 / math.cos(math.radians(54.5))
_LEAST, _MOST = 20.0, 300.0  # areas of the circles, in square points
_MARKERS = ("o", "s", "^", "X")
_SEVERAL = "Several, by number"
_ATTRIBUTION = "Outlines: Natural Earth (public domain), simplified"
WHOLE = (-8.9, 2.1, 49.7, 61.0)
"""West, east, south and north of the whole map, in degrees."""


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

    `view` is west, east, south, north in degrees. `unplaced` bids gave no coordinates. Shapes say
    the standing; colours too, or with `by_score` the score, from 0 (pale) to 100 (dark).
    """

    standings: tuple[str, ...]
    sites: tuple[Site, ...]
    size_label: str
    unplaced: int
    shading: tuple[tuple[str, float], ...] = ()
    shading_label: str = ""
    view: tuple[float, float, float, float] = WHOLE
    by_score: bool = False

    @property
    def title(self) -> str:
        """What it shows."""
        return "Where the bids are"

    @property
    def units(self) -> str:
        """What sizes mean, and how many bids are not on the map."""
        parts = [f"{len(self.sites):,} bids"]
        if self.size_label:
            parts.append(f"area: {self.size_label}")
        if self.by_score:
            parts.append("colour: score, the stronger the higher")
        if self.shading_label:
            parts.append(f"shading: {self.shading_label}")
        if self.unplaced:
            noun = "bid gave" if self.unplaced == 1 else "bids gave"
            parts.append(f"{self.unplaced:,} {noun} no coordinates")
        return "; ".join(parts)

    @property
    def alt(self) -> str:
        """The map in words."""
        if not self.sites:
            return "Map of the United Kingdom; no bid gave coordinates that could be read."
        counts = [
            f"{sum(site.standing == number for site in self.sites):,} {name.lower()}"
            for number, name in enumerate(self.standings)
            if any(site.standing == number for site in self.sites)
        ]
        north = max(self.sites, key=lambda site: site.latitude)
        south = min(self.sites, key=lambda site: site.latitude)
        return (
            f"Map of the United Kingdom with {len(self.sites):,} bids: {listed(counts)}."
            f" The northernmost is {north.name}, the southernmost {south.name}."
        )

    def table(self) -> ChartTable:
        """One row a bid."""
        return with_references(
            (
                REFERENCE,
                "Name",
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
            ),
        )

    def draw(self, figure: Figure, scheme: Scheme, selected: str = "") -> Sequence[Mark]:
        """Regions, then clusters and bids; what is selected is on top with its name."""
        with styled(figure, scheme):
            top = head(figure, self, scheme)
            columns, legend = key_room(figure, scheme, (*self.standings, _SEVERAL), 12.0)
            axes = figure.add_axes(place(figure, top - legend, 6.0, 6.0, 16.0))
            axes.set_axis_off()
            self._draw_regions(axes, scheme)
            self._show_view(figure, axes)
            figure.text(
                8.0 / (figure.get_figwidth() * 72.0),
                5.0 / (figure.get_figheight() * 72.0),
                _ATTRIBUTION,
                fontsize=scheme.size * 0.85,
                color=scheme.secondary,
            )
            marks = self._draw_sites(figure, axes, scheme, selected)
            axes.legend(
                loc="lower left",
                bbox_to_anchor=(0, 1.0),
                ncols=columns,
                handletextpad=0.2,
                columnspacing=1.2,
                borderaxespad=0.1,
                borderpad=0.2,
            )
            return marks

    def _show_view(self, figure: Figure, axes: Axes) -> None:
        """Show the whole view at the right shape, with more of the sea where there is room."""
        west, east, south, north = self.view
        box = axes.get_position()
        room = (box.width * figure.get_figwidth()) / (box.height * figure.get_figheight())
        width, height = east - west, (north - south) * _STRETCH
        wider, taller = max(width, height * room), max(height, width / room)
        middle_x, middle_y = (west + east) / 2, (south + north) / 2
        axes.set_xlim(middle_x - wider / 2, middle_x + wider / 2)
        axes.set_ylim(middle_y - taller / _STRETCH / 2, middle_y + taller / _STRETCH / 2)

    def _draw_regions(self, axes: Axes, scheme: Scheme) -> None:
        from matplotlib.collections import PolyCollection
        from matplotlib.colors import LinearSegmentedColormap

        ramp = LinearSegmentedColormap.from_list("regions", scheme.ramp[:3])
        shading = dict(self.shading)
        most = max(shading.values(), default=0.0) or 1.0
        for region in REGIONS:
            code = region.code
            face = ramp(shading[code] / most) if code in shading else scheme.line
            axes.add_collection(
                PolyCollection(
                    outline(code),
                    facecolors=[face],
                    edgecolors=[scheme.background],
                    linewidths=0.8,
                    zorder=1,
                ),
                autolim=False,
            )

    def _draw_sites(self, figure: Figure, axes: Axes, scheme: Scheme, selected: str) -> list[Mark]:
        from matplotlib.colors import LinearSegmentedColormap

        colours = (scheme.accent, scheme.pillar(1), scheme.secondary, scheme.bad)
        clusters, single = self._clusters(figure, axes)
        ramp = LinearSegmentedColormap.from_list("scores", scheme.ramp[1:])
        marks: list[Mark] = []
        for number, standing in enumerate(self.standings):
            colour = scheme.secondary if self.by_score else colours[number % len(colours)]
            marker = _MARKERS[number % len(_MARKERS)]
            axes.scatter([], [], s=40, marker=marker, color=colour, label=standing)
            sites = sorted(
                (site for site in single if site.standing == number),
                key=lambda site: -(site.size or 0.0),
            )
            if sites:
                artist = axes.scatter(
                    [site.longitude for site in sites],
                    [site.latitude for site in sites],
                    s=[self._area(site) for site in sites],
                    marker=marker,
                    c=(
                        [ramp((site.score or 0.0) / 100.0) for site in sites]
                        if self.by_score
                        else [colour] * len(sites)
                    ),
                    edgecolors=scheme.text if self.by_score else scheme.background,
                    linewidths=0.7,
                    alpha=0.88,
                    zorder=3,
                )
                texts = tuple(self._told(site) for site in sites)
                marks.append(Mark(artist, tuple((site.bid,) for site in sites), texts))
        if clusters:
            marks.append(self._draw_clusters(axes, scheme, clusters))
        for site in self.sites:
            if site.bid == selected:
                axes.scatter(
                    [site.longitude],
                    [site.latitude],
                    s=[self._area(site) + 90],
                    facecolors="none",
                    edgecolors=scheme.text,
                    linewidths=2.0,
                    zorder=6,
                )
                axes.annotate(
                    site.name,
                    (site.longitude, site.latitude),
                    xytext=(10, 6),
                    textcoords="offset points",
                    fontweight="bold",
                    zorder=7,
                    parse_math=False,
                    bbox={
                        "facecolor": scheme.background,
                        "edgecolor": "none",
                        "pad": 1.5,
                        "alpha": 0.85,
                    },
                )
        return marks

    def _draw_clusters(self, axes: Axes, scheme: Scheme, clusters: list[list[Site]]) -> Mark:
        xs = [sum(site.longitude for site in one) / len(one) for one in clusters]
        ys = [sum(site.latitude for site in one) / len(one) for one in clusters]
        artist = axes.scatter(
            xs,
            ys,
            s=[200.0 + 22.0 * len(one) for one in clusters],
            color=scheme.background,
            edgecolors=scheme.accent,
            linewidths=1.4,
            zorder=4,
        )
        axes.scatter(
            [],
            [],
            s=60,
            color=scheme.background,
            edgecolors=scheme.accent,
            linewidths=1.4,
            label=_SEVERAL,
        )
        for x, y, one in zip(xs, ys, clusters, strict=True):
            axes.text(
                x,
                y,
                f"{len(one)}",
                ha="center",
                va="center",
                zorder=5,
                fontweight="bold",
                color=scheme.text,
            )
        texts = tuple(
            f"{len(one)} bids, {sum(site.standing == 0 for site in one)}"
            f" {self.standings[0].lower()}\n{listed([site.name for site in one], 5)}"
            for one in clusters
        )
        return Mark(artist, tuple(tuple(site.bid for site in one) for one in clusters), texts)

    def _clusters(self, figure: Figure, axes: Axes) -> tuple[list[list[Site]], list[Site]]:
        """Sites whose circles would lie on each other on this screen, four or more together.

        A grid of cells as wide as a large circle: quick, and the same every time it is drawn.
        """
        west, east = axes.get_xlim()
        south, north = axes.get_ylim()
        inside = [
            site
            for site in self.sites
            if west <= site.longitude <= east and south <= site.latitude <= north
        ]
        width = axes.get_position().width * figure.get_figwidth() * 72.0
        cell = 26.0 * (east - west) / max(width, 1.0)
        cells: dict[tuple[int, int], list[Site]] = {}
        for site in inside:
            key = (int(site.longitude // cell), int(site.latitude * _STRETCH // cell))
            cells.setdefault(key, []).append(site)
        clusters = [sites for sites in cells.values() if len(sites) >= 4]
        single = [site for sites in cells.values() if len(sites) < 4 for site in sites]
        return clusters, single

    def _area(self, site: Site) -> float:
        most = max((one.size or 0.0 for one in self.sites), default=0.0)
        if site.size is None or most == 0:
            return _LEAST
        return _LEAST + (_MOST - _LEAST) * site.size / most

    def _told(self, site: Site) -> str:
        lines = [site.name, self.standings[site.standing]]
        if site.score is not None:
            lines[1] += f", score {site.score:.1f}"
        if site.size is not None:
            lines.append(f"{self.size_label}: {site.size:,.6g}")
        return "\n".join(lines)


def view_around(sites: Sequence[Site]) -> tuple[float, float, float, float]:
    """The view that opens a cluster: all its sites with some room round them."""
    west = min(site.longitude for site in sites)
    east = max(site.longitude for site in sites)
    south = min(site.latitude for site in sites)
    north = max(site.latitude for site in sites)
    room_x = max(0.12, (east - west) * 0.25)
    room_y = max(0.12 / _STRETCH, (north - south) * 0.25)
    return west - room_x, east + room_x, south - room_y, north + room_y
