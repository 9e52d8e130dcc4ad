"""Bids on a map of the United Kingdom: sized by capacity, coloured by standing or score.

Several that would lie on each other are one circle with their number and how many are shortlisted.

Outlines are those of `core.regions`, and their attribution is drawn with the map. The projection
is equirectangular about 54.5° north: shapes look right, areas are near enough.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from textwrap import wrap
from typing import TYPE_CHECKING

from gz_eval.charts.chart import REFERENCE, ChartTable, Mark, View, with_references
from gz_eval.charts.drawing import head, letters, place, plainly, scale, shortened, styled
from gz_eval.charts.standing import look_of
from gz_eval.core.regions import REGIONS, outline
from gz_eval.core.value_functions import Floats
from gz_eval.core.wording import listed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from gz_eval.charts.scheme import Scheme

_STRETCH = 1.0 / math.cos(math.radians(54.5))
_LEAST, _MOST = 20.0, 300.0  # areas of the circles, in square points
_KEY = 30  # letters: how wide the key is
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

    `view` is west, east, south, north in degrees. `unplaced` bids gave no coordinates. Shapes say
    the standing; colours too, or with `by_score` the score, from 0 (pale) to 100 (dark).
    """

    standings: tuple[str, ...]
    sites: tuple[Site, ...]
    size_label: str
    unplaced: int
    shading: tuple[tuple[str, float], ...] = ()
    shading_label: str = ""
    view: View = WHOLE
    by_score: bool = False
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
        parts = [f"{len(self.sites):,} bids"]
        if self.size_label:
            parts.append(f"area: {self.size_label}")
        if self.by_score:
            parts.append("colour and figure: score")
        if self.shading_label:
            parts.append(f"shading: {self.shading_label}")
        if self.unplaced:
            noun = "bid gave" if self.unplaced == 1 else "bids gave"
            parts.append(f"{self.unplaced:,} {noun} no coordinates")
        if outside := sum(not _within(site, WHOLE) for site in self.sites):
            parts.append(f"{outside:,} {'lies' if outside == 1 else 'lie'} outside the map")
        return "; ".join(parts)

    @property
    def least_lines(self) -> float:
        """The title and the whole key beside the map."""
        lines = 13.0 + 1.65 * len(self.standings)
        for there in (bool(self.size_label), self.by_score, bool(self.shading)):
            lines += 6.2 if there else 0.0
        return max(lines, 36.0)

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
            tuple(site.bid for site in self.sites),
            (None, None, 4, 4, None, 1, None),
        )

    def draw(self, figure: Figure, scheme: Scheme, selected: str = "") -> Sequence[Mark]:
        """Regions, then clusters and bids; what is selected is on top with its name."""
        with styled(figure, scheme):
            top = head(figure, self, scheme)
            width, height = figure.get_figwidth() * 72.0, figure.get_figheight() * 72.0
            wide = letters(scheme, _KEY)
            beside = width >= letters(scheme, 2.6 * _KEY)
            room = wide if beside else width - 24.0
            parts = self._key(figure, scheme, wide)
            spots, high = flowed(parts, room)
            left = wide + 24.0 if beside else 6.0
            bottom = 6.0 if beside else 2.0 * scheme.size
            main = top if beside else top - high / height
            axes = figure.add_axes(place(figure, main, left, 6.0, bottom))
            whole = self.view == WHOLE
            self._show_view(figure, axes, MAINLAND if whole else self.view)
            marks = self._draw_panel(figure, axes, scheme, selected, self.view)
            if whole:
                marks += self._draw_isles(figure, axes, scheme, selected)
            for part, (x, y) in zip(parts, spots, strict=True):
                part.draw(12.0 + x, top - y / height)
            figure.text(
                12.0 / width,
                5.0 / height,
                "\n".join(wrap(_ATTRIBUTION, 34)) if beside else _ATTRIBUTION,
                fontsize=scheme.size * 0.85,
                color=scheme.secondary,
            )
            return marks

    # -- the key ----------------------------------------------------------------------------------

    def _key(self, figure: Figure, scheme: Scheme, wide: float) -> list[KeyPart]:
        """What shapes, colours, sizes and shades mean, part by part."""
        spot = _Spot(figure, scheme)
        line = scheme.size * 1.65
        parts = []
        for word in self.standings:
            look = look_of(scheme, word)
            colour = scheme.secondary if self.by_score else look.colour
            draw = partial(spot.draw, marker=look.marker, colour=colour, text=word)
            parts.append(KeyPart(letters(scheme, len(word) + 6), line, draw))
        several = partial(
            spot.several, text=f"Several bids; ring and “in”: {self.standings[0].lower()}"
        )
        parts.append(KeyPart(wide, line * 1.9, several))
        if self.size_label and (steps := self._steps()):
            sizes = [(step, self._area_of(step)) for step in steps]
            told = partial(spot.sizes, label=self.size_label, sizes=sizes)
            rows = len(wrap(self.size_label, spot.letters_in(wide)))
            parts.append(KeyPart(wide, line * rows + _MOST**0.5 + line, told))
        if self.by_score:
            bar = partial(
                spot.scale, colours=scheme.ramp[1:], label="Score", ticks=("0", "50", "100"),
                wide=wide * 0.9,
            )  # fmt: skip
            parts.append(KeyPart(wide, line * 3.2, bar))
        if self.shading:
            most = max(figure for _code, figure in self.shading)
            ticks = ("0", plainly(most / 2), plainly(most))
            told_of = f"Regions: {self.shading_label}"
            bar = partial(
                spot.scale, colours=scheme.land[1:], label=told_of, ticks=ticks, wide=wide * 0.9
            )
            rows = len(wrap(told_of, spot.letters_in(wide * 0.9)))
            parts.append(KeyPart(wide, line * (2.2 + rows), bar))
        return parts

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
        panel = _Panel.of(figure, axes, scheme)
        whole = self.view == WHOLE
        inside = [
            site
            for site in self.sites
            if panel.holds(site) and (not whole or (view == ISLES) == _among_isles(site))
        ]
        singles, circles = clustered(
            [(*panel.spot(site), self._radius(site)) for site in inside], scheme.size
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
        panel.taken.extend(panel.around(site, self._radius(site)) for site in alone)
        panel.taken.extend(_box(*panel.at(*one.middle), one.radius) for one in several)
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
                    edgecolors=[scheme.secondary if shading else scheme.background],
                    linewidths=0.5 if shading else 0.8,
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
                s=[self._area(site) for site in sites],
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

    def _draw_clusters(self, panel: _Panel, clusters: Sequence[_Several]) -> Mark:
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
            score = f", {site.score:.1f}" if site.score is not None else ""
            lines.append(f"{shortened(site.name, 44)}{score}")
        if len(sites) > _TOLD:
            lines.append(f"and {len(sites) - _TOLD} more")
        return "\n".join(lines)

    def _name_selected(
        self,
        panel: _Panel,
        alone: Sequence[Site],
        several: Sequence[_Several],
        selected: str,
    ) -> None:
        """A ring round the selected bid or the circle it is in; its name where it hides least."""
        scheme = panel.scheme
        singly = (
            _Several((site,), (site.longitude, site.latitude), self._radius(site)) for site in alone
        )
        for group in (*singly, *several):
            found = next((site for site in group.sites if site.bid == selected), None)
            if found is None:
                continue
            radius, (x, y) = group.radius, group.middle
            told = shortened(found.name, 28)
            if len(group.sites) > 1:
                told = f"{told}\none of {len(group.sites)} here"
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
            panel.label((x, y), radius + 6.0, told, always=True)

    def _tell_scores(self, panel: _Panel, alone: Sequence[Site]) -> None:
        """The score beside each bid, for those who cannot tell shades; where it hides nothing."""
        for site in sorted(alone, key=lambda site: -(site.score or 0.0)):
            if site.score is not None:
                spot = (site.longitude, site.latitude)
                panel.label(spot, self._radius(site) + 1.0, f"{site.score:.0f}")

    def _radius(self, site: Site) -> float:
        return math.sqrt(self._area(site)) / 2

    def _area(self, site: Site) -> float:
        return self._area_of(site.size)

    def _area_of(self, size: float | None) -> float:
        if size is None or self.largest == 0:
            return _LEAST
        return _LEAST + (_MOST - _LEAST) * size / self.largest

    def _told(self, site: Site) -> str:
        lines = [site.name, self.standings[site.standing]]
        if site.score is not None:
            lines[1] += f", score {site.score:.1f}"
        if site.size is not None:
            lines.append(f"{self.size_label}: {site.size:,.6g}")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Several:
    """Sites that are told as one circle: its middle in degrees, its radius in points."""

    sites: tuple[Site, ...]
    middle: tuple[float, float]
    radius: float


@dataclass(frozen=True, slots=True)
class KeyPart:
    """A part of the key: its size in points, and how it is drawn at a left and a top."""

    wide: float
    high: float
    draw: Callable[[float, float], None]


def flowed(parts: Sequence[KeyPart], room: float) -> tuple[list[tuple[float, float]], float]:
    """Where the parts go, in rows within `room`, and how high that is; all in points.

    Where there is room for one beside another only because they are short, a narrow key still has
    one below the other: it is read as a list.
    """
    spots, x, y, row = [], 0.0, 0.0, 0.0
    listed_below = all(part.wide <= room for part in parts) and room <= max(
        (part.wide for part in parts), default=0.0
    )
    for part in parts:
        if x and (listed_below or x + part.wide > room):
            x, y, row = 0.0, y + row, 0.0
        spots.append((x, y))
        x, row = x + part.wide, max(row, part.high)
    return spots, y + row


@dataclass(frozen=True, slots=True)
class _Spot:
    """Draws parts of a key on a figure."""

    figure: Figure
    scheme: Scheme

    def letters_in(self, wide: float) -> int:
        """How many letters fit."""
        return max(8, int(wide / letters(self.scheme, 1)))

    def draw(self, left: float, top: float, marker: str, colour: str, text: str) -> None:
        """A shape with its word."""
        line = self.scheme.size * 1.65
        self._shape(left + 7.0, top, line / 2, 42.0, marker=marker, color=colour)
        self._text(left + 18.0, top, line / 2, text)

    def several(self, left: float, top: float, text: str) -> None:
        """A circle that stands for several."""
        scheme = self.scheme
        middle = scheme.size * 1.5
        self._shape(
            left + 7.0,
            top,
            middle,
            (scheme.size * 1.5) ** 2,
            facecolors=scheme.background,
            edgecolors=scheme.secondary,
            linewidths=0.9,
        )
        for number, part in enumerate(wrap(text, self.letters_in(letters(scheme, _KEY) - 24.0))):
            self._text(left + 18.0, top, middle + (number - 0.4) * scheme.size * 1.35, part)

    def sizes(
        self, left: float, top: float, label: str, sizes: Sequence[tuple[float, float]]
    ) -> None:
        """What areas mean: circles with their figures."""
        line = self.scheme.size * 1.45
        rows = wrap(label, self.letters_in(letters(self.scheme, _KEY)))
        for number, part in enumerate(rows):
            self._text(left, top, (number + 0.5) * line, part)
        x, middle = left + 2.0, len(rows) * line + _MOST**0.5 / 2 + 3.0
        for figure, area in sizes:
            half = math.sqrt(area) / 2
            self._shape(
                x + half, top, middle, area, facecolors="none",
                edgecolors=self.scheme.text, linewidths=0.9,
            )  # fmt: skip
            told = plainly(figure)
            self._text(x + 2 * half + 4.0, top, middle, told)
            x += 2 * half + letters(self.scheme, len(told) + 3)

    def scale(
        self, left: float, top: float, colours: Sequence[str], label: str,
        ticks: Sequence[str], wide: float,
    ) -> None:  # fmt: skip
        """The scale of a ramp."""
        down = self.scheme.size * 0.5 / (self.figure.get_figheight() * 72.0)
        scale(self.figure, self.scheme, colours, label, ticks, (left, top - down), wide)

    def _shape(self, x: float, top: float, down: float, area: float, **look: object) -> None:
        """A shape `down` points under the top, at x points from the left."""
        width, height = self.figure.get_figwidth() * 72.0, self.figure.get_figheight() * 72.0
        axes = self.figure.axes[-1] if self.figure.axes[-1].get_label() == "key" else None
        if axes is None:
            axes = self.figure.add_axes((0, 0, 1, 1), label="key", zorder=-1)
            axes.set_axis_off()
            axes.set_xlim(0, 1)
            axes.set_ylim(0, 1)
        axes.scatter([x / width], [top - down / height], s=[area], **look)  # type: ignore[arg-type]

    def _text(self, x: float, top: float, down: float, text: str) -> None:
        width, height = self.figure.get_figwidth() * 72.0, self.figure.get_figheight() * 72.0
        self.figure.text(
            x / width,
            top - down / height,
            text,
            va="center",
            color=self.scheme.text,
            parse_math=False,
        )


Box = tuple[float, float, float, float]
"""Left, right, bottom and top, in points."""


@dataclass(frozen=True, slots=True)
class _Panel:
    """Axes with their scale in points, and the boxes that are taken: labels keep off them."""

    axes: Axes
    scheme: Scheme
    view: View
    per_degree: tuple[float, float]
    taken: list[Box] = field(default_factory=list)

    @classmethod
    def of(cls, figure: Figure, axes: Axes, scheme: Scheme) -> _Panel:
        """The panel that some axes are, as they are now."""
        (west, east), (south, north) = axes.get_xlim(), axes.get_ylim()
        box = axes.get_position()
        return cls(
            axes,
            scheme,
            (west, east, south, north),
            (
                box.width * figure.get_figwidth() * 72.0 / (east - west),
                box.height * figure.get_figheight() * 72.0 / (north - south),
            ),
        )

    def holds(self, site: Site) -> bool:
        """Whether a site is seen here."""
        return _within(site, self.view)

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """A place in points from the corner at the south west."""
        across, up = self.per_degree
        return (longitude - self.view[0]) * across, (latitude - self.view[2]) * up

    def spot(self, site: Site) -> tuple[float, float]:
        """Where a site is, in points."""
        return self.at(site.longitude, site.latitude)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """The longitude and latitude of a place in points."""
        across, up = self.per_degree
        return self.view[0] + x / across, self.view[2] + y / up

    def around(self, site: Site, radius: float) -> Box:
        """The box that a site's shape takes."""
        return _box(*self.spot(site), radius)

    def label(
        self, spot: tuple[float, float], away: float, text: str, *, always: bool = False
    ) -> None:
        """A label on that side of a place where it lies on least; none at all unless `always`.

        One that must be there may also stand farther off, with a line to its place.
        """
        x, y = self.at(*spot)
        rows = text.split("\n")
        wide = letters(self.scheme, max(map(len, rows)) * (1.1 if always else 1.0))
        half = self.scheme.size * 0.65 * len(rows)
        width = (self.view[1] - self.view[0]) * self.per_degree[0]
        sides = [
            ((x + away, x + away + wide, y - half, y + half), (away, 0.0), "left"),
            ((x - away - wide, x - away, y - half, y + half), (-away, 0.0), "right"),
            (
                (x - wide / 2, x + wide / 2, y + away, y + away + 2 * half),
                (0.0, away + half),
                "center",
            ),
            (
                (x - wide / 2, x + wide / 2, y - away - 2 * half, y - away),
                (0.0, -away - half),
                "center",
            ),
        ]
        steps = ((far, down) for far in (4, 7, 10, 14, 18, 22) for down in (0, 2, -2, 4, -4))
        for far, down in steps if always else ():
            off, at = away + far * self.scheme.size, y + down * self.scheme.size
            lift = down * self.scheme.size
            sides += [
                ((x + off, x + off + wide, at - half, at + half), (off, lift), "left"),
                ((x - off - wide, x - off, at - half, at + half), (-off, lift), "right"),
            ]
        inside = [side for side in sides if side[0][0] >= 0 and side[0][1] <= width] or sides
        hidden = [sum(_shared(side[0], other) for other in self.taken) for side in inside]
        best = hidden.index(min(hidden))
        if hidden[best] > 0 and not always:
            return
        box, offset, side = inside[best]
        self.taken.append(box)
        if abs(offset[0]) > away:
            self.axes.annotate(
                "",
                spot,
                xytext=offset,
                textcoords="offset points",
                arrowprops={
                    "arrowstyle": "-",
                    "color": self.scheme.text,
                    "linewidth": 0.9,
                    "shrinkA": 0.0,
                    "shrinkB": away - 2.0,
                },
                zorder=2.5,  # under all that it passes
            )
        self.axes.annotate(
            text,
            spot,
            xytext=offset,
            textcoords="offset points",
            ha=side,
            va="center",
            zorder=8,
            fontsize=self.scheme.size if always else self.scheme.size * 0.85,
            fontweight="bold" if always else "normal",
            color=self.scheme.text,
            annotation_clip=True,
            parse_math=False,
            bbox={
                "facecolor": self.scheme.background,
                "edgecolor": "none",
                "pad": 1.0 if always else 0.3,
                "alpha": 0.85 if always else 0.6,
            },
        )


def _box(x: float, y: float, radius: float) -> Box:
    return x - radius, x + radius, y - radius, y + radius


def _shared(one: Box, other: Box) -> float:
    """The area that two boxes share."""
    across = min(one[1], other[1]) - max(one[0], other[0])
    up = min(one[3], other[3]) - max(one[2], other[2])
    return max(0.0, across) * max(0.0, up)


def _within(site: Site, view: View) -> bool:
    west, east, south, north = view
    return west <= site.longitude <= east and south <= site.latitude <= north


def _among_isles(site: Site) -> bool:
    return _within(site, ISLES)


def cluster_radius(count: int, size: float) -> float:
    """The radius of a circle that stands for several: two lines of text fit in; larger for more."""
    return size * (1.2 + 0.1 * math.log2(max(count, 2)))


@dataclass(frozen=True, slots=True)
class Circle:
    """Several spots, by number, told as one circle; its middle and radius are in points."""

    spots: tuple[int, ...]
    x: float
    y: float
    radius: float


def clustered(
    spots: Sequence[tuple[float, float, float]], size: float
) -> tuple[list[int], list[Circle]]:
    """Which spots (x, y and radius in points) stand alone, and which are told as one circle.

    At first those in one cell of a grid, four or more together. Circles that would lie on each
    other give way a little, and become one where that is not enough; then they take in what lies
    under them. The same every time it is drawn.
    """
    cell = 2.0 * cluster_radius(8, size)
    cells: dict[tuple[int, int], list[int]] = {}
    for number, (x, y, _radius) in enumerate(spots):
        cells.setdefault((int(x // cell), int(y // cell)), []).append(number)
    clusters = [one for one in cells.values() if len(one) >= 4]
    alone = [number for one in cells.values() if len(one) < 4 for number in one]
    while True:
        circles = _moved_apart([_circle(spots, one, size) for one in clusters], size)
        if (pair := _overlapping(circles)) is None:
            break
        kept, gone = pair
        clusters[kept] = [*clusters[kept], *clusters.pop(gone)]
    still = []
    for number in alone:
        x, y, radius = spots[number]
        over = next(
            (
                at
                for at, circle in enumerate(circles)
                if math.hypot(x - circle.x, y - circle.y) < circle.radius + radius * 0.6
            ),
            None,
        )
        if over is None:
            still.append(number)
        else:  # the circle stays where it is: moved, it might lie on another
            circles[over] = replace(circles[over], spots=(*circles[over].spots, number))
    return still, circles


def _circle(spots: Sequence[tuple[float, float, float]], one: Sequence[int], size: float) -> Circle:
    count = len(one)
    return Circle(
        tuple(one),
        sum(spots[number][0] for number in one) / count,
        sum(spots[number][1] for number in one) / count,
        cluster_radius(count, size),
    )


def _gaps(circles: Sequence[Circle], x: Floats, y: Floats) -> Floats:
    """How far the circles are from each other, edge to edge; negative where they overlap."""
    import numpy as np

    radius = np.array([circle.radius for circle in circles])
    gaps = np.hypot(x[:, None] - x, y[:, None] - y) - radius[:, None] - radius - 1.0
    np.fill_diagonal(gaps, np.inf)
    return np.asarray(gaps, dtype=np.float64)


def _moved_apart(circles: Sequence[Circle], size: float) -> list[Circle]:
    """The circles, each moved by no more than a line of text, with less overlap."""
    import numpy as np

    if len(circles) < 2:
        return list(circles)
    x0, y0 = np.array([one.x for one in circles]), np.array([one.y for one in circles])
    x, y = x0.copy(), y0.copy()
    for _step in range(24):
        gaps = np.minimum(_gaps(circles, x, y), 0.0)
        if not gaps.any():
            break
        across, up = x[:, None] - x, y[:, None] - y
        far = np.maximum(np.hypot(across, up), 1e-6)
        x = x + (-gaps * across / far).sum(axis=1) / 2
        y = y + (-gaps * up / far).sum(axis=1) / 2
        away = np.maximum(np.hypot(x - x0, y - y0) / (1.3 * size), 1.0)
        x, y = x0 + (x - x0) / away, y0 + (y - y0) / away
    return [
        replace(one, x=float(at), y=float(up)) for one, at, up in zip(circles, x, y, strict=True)
    ]


def _overlapping(circles: Sequence[Circle]) -> tuple[int, int] | None:
    """The two circles that lie on each other most; None where none do."""
    import numpy as np

    if len(circles) < 2:
        return None
    gaps = _gaps(
        circles, np.array([one.x for one in circles]), np.array([one.y for one in circles])
    )
    one, other = np.unravel_index(int(gaps.argmin()), gaps.shape)
    if gaps[one, other] >= -1.0:
        return None
    return min(int(one), int(other)), max(int(one), int(other))


def view_around(sites: Sequence[Site]) -> View:
    """The view that opens a cluster: all its sites with some room round them."""
    west = min(site.longitude for site in sites)
    east = max(site.longitude for site in sites)
    south = min(site.latitude for site in sites)
    north = max(site.latitude for site in sites)
    room_x = max(0.12, (east - west) * 0.25)
    room_y = max(0.12 / _STRETCH, (north - south) * 0.25)
    return west - room_x, east + room_x, south - room_y, north + room_y
