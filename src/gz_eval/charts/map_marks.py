"""Bids on a map: shapes by standing, circles where several would lie on each other, and names."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gz_eval.charts.chart import Mark
from gz_eval.charts.map_places import Site, view_around
from gz_eval.charts.measure import fitted, width_of
from gz_eval.charts.panel import Panel, box_round
from gz_eval.charts.row_words import note_lines
from gz_eval.charts.standing import MOVED_AWAY, look_of, moved_look
from gz_eval.core.rounding import with_commas
from gz_eval.core.values import with_correction

if TYPE_CHECKING:
    from gz_eval.charts.scheme import Scheme

USUAL: Final = 9.0
"""The usual text size, in points: circles are reckoned in it."""
_LEAST, _MOST = 20.0, 300.0  # areas of the circles, in square points at the usual text size
_ROUND = 4.0  # points: how much wider than a circle of several that of moved ones is
_TOLD = 5  # names of a cluster that are told
_AWAY = 7.0  # points: how much wider than its bid the ring of the selected one is
RING: Final = "ring"
"""What the ring of the selected bid is called in a drawing."""
RING_WIDTH: Final = 2.0
_OFF = 3.0  # points: how far a name keeps off that ring, with the ground it is written on
_LINE = 26.0  # text sizes: how long each is, with what has to be known of it


@dataclass(frozen=True, slots=True)
class Several:
    """Sites that are told as one circle: its middle in degrees, its radius in points."""

    sites: tuple[Site, ...]
    middle: tuple[float, float]
    radius: float


@dataclass(frozen=True, slots=True)
class MapMarks:
    """Draws bids. `largest` is the greatest size of all, `places` the decimals of scores.

    Colours are those of `standings`, or with `by_score` go from pale to dark with the score.
    """

    standings: tuple[str, ...]
    size_label: str
    largest: float
    by_score: bool
    places: int

    def radius(self, site: Site, scheme: Scheme) -> float:
        """How far a bid's circle reaches, in points."""
        return self.across(site.size, scheme.size) / 2

    def across(self, size: float | None, text: float) -> float:
        """How wide the circle of a size is, in points, in a text of so many."""
        return math.sqrt(self._area_of(size, text))

    def _area_of(self, size: float | None, text: float) -> float:
        """The area of a circle in square points: circles grow with the text beside them."""
        share = 0.0 if size is None or self.largest == 0 else size / self.largest
        return (_LEAST + (_MOST - _LEAST) * share) * text / USUAL

    def draw_singles(self, panel: Panel, alone: Sequence[Site]) -> list[Mark]:
        """A shape for each standing; the first standings on top, and of one the small ones."""
        from matplotlib.colors import LinearSegmentedColormap

        axes, scheme = panel.axes, panel.scheme
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
        if moved := [site for site in alone if site.moved]:
            axes.scatter(
                [site.longitude for site in moved],
                [site.latitude for site in moved],
                s=[(self.across(site.size, scheme.size) + MOVED_AWAY) ** 2 for site in moved],
                zorder=3.8,
                clip_on=False,
                **moved_look(scheme),
            )
        return marks

    def draw_clusters(self, panel: Panel, clusters: Sequence[Several]) -> Mark:
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
            if any(site.moved for site in one):
                axes.scatter(
                    [x],
                    [y],
                    s=[(2 * radius + _ROUND) ** 2],
                    zorder=4.5,
                    clip_on=False,
                    **moved_look(scheme),
                )
            texts.append(self._told_of_several(one))
        return Mark(
            artist,
            tuple(tuple(site.bid for site in one.sites) for one in clusters),
            tuple(texts),
            tuple(view_around(one.sites) for one in clusters),
        )

    def name_selected(
        self,
        panel: Panel,
        alone: Sequence[Site],
        several: Sequence[Several],
        selected: str,
    ) -> None:
        """A ring round the selected bid or the circle it is in; its name where it hides least."""
        scheme = panel.scheme
        singly = (
            Several((site,), (site.longitude, site.latitude), self.radius(site, scheme))
            for site in alone
        )
        for group in (*singly, *several):
            found = next((site for site in group.sites if site.bid == selected), None)
            if found is None:
                continue
            radius, (x, y) = group.radius, group.middle
            # The ring of what was moved stays seen inside this one.
            away = 2.0 * MOVED_AWAY if any(site.moved for site in group.sites) else _AWAY
            below = note_lines(found.moved, found.gate)
            if len(group.sites) > 1:
                below.append(f"one of {len(group.sites)} here")
            panel.axes.scatter(
                [x],
                [y],
                s=[(2 * radius + away) ** 2],
                facecolors="none",
                edgecolors=scheme.text,
                linewidths=RING_WIDTH,
                zorder=7,
                clip_on=False,
                gid=RING,
            )
            outer = radius + (away + RING_WIDTH) / 2
            panel.taken.append(box_round(*panel.at(x, y), outer + 1.0))  # also for a name far off
            panel.name((x, y), outer + _OFF, found.name, below)

    def tell_scores(self, panel: Panel, alone: Sequence[Site]) -> None:
        """The score beside each bid, for those who cannot tell shades; where it hides nothing."""
        for site in sorted(alone, key=lambda site: -(site.score or 0.0)):
            if site.score is not None:
                spot = (site.longitude, site.latitude)
                panel.tell(spot, self.radius(site, panel.scheme) + 1.0, with_commas(site.score, 0))

    def _told_of_several(self, sites: Sequence[Site]) -> str:
        first = sorted(sites, key=lambda site: (site.standing, -(site.score or 0.0)))
        chosen = sum(site.standing == 0 for site in sites)
        lines = [f"{len(sites)} bids, {chosen} {self.standings[0].lower()}"]
        if moved := sum(bool(site.moved) for site in sites):
            lines[0] += f", {moved} moved by officials"
        for site in first[:_TOLD]:
            score = f", {with_commas(site.score, self.places)}" if site.score is not None else ""
            notes = "".join(f", {note}" for note in (site.moved, site.gate) if note)
            room = _LINE - width_of(notes)
            lines.append(f"{fitted(site.name, room)[0]}{score}{notes}")
        if len(sites) > _TOLD:
            lines.append(f"and {len(sites) - _TOLD} more")
        return "\n".join(lines)

    def _told(self, site: Site) -> str:
        stands = filter(None, (self.standings[site.standing], site.moved, site.gate))
        lines = [site.name, ", ".join(stands)]
        if site.score is not None:
            lines[1] += f", score {with_commas(site.score, self.places)}"
        if site.size is not None:
            told = with_correction(f"{site.size:,.6g}", self.size_label in site.corrected)
            lines.append(f"{self.size_label}: {told}")
        return "\n".join(lines)
