"""The land of a map with its bids and their labels; the Northern Isles in a frame of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gz_eval.charts.chart import Mark
from gz_eval.charts.map_clusters import clustered
from gz_eval.charts.map_land import draw_regions, frame_isles, isles_boxes
from gz_eval.charts.map_marks import MapMarks, Several
from gz_eval.charts.map_names import name_regions
from gz_eval.charts.map_places import ISLES, ISLES_AT, Site
from gz_eval.charts.panel import Panel, box_round

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from gz_eval.charts.scheme import Scheme


@dataclass(frozen=True, slots=True)
class MapBids:
    """Draws them. `shading` is a figure for each region by its code; none for plain land."""

    marks: MapMarks
    sites: Sequence[Site]
    shading: Mapping[str, float]
    selected: str

    def draw_part(self, figure: Figure, axes: Axes, scheme: Scheme) -> list[Mark]:
        """What the axes show, with the labels over it, and the names of regions.

        The whole country is known without, and has room for one or two of them at most.
        """
        panel = Panel.of(figure, axes, scheme)
        draw_regions(axes, scheme, self.shading)
        bids = self._draw_on(panel, [site for site in self.sites if site.within(panel.view)])
        name_regions(panel)
        self._label(panel, bids)
        return bids.marks

    def draw_whole(self, figure: Figure, axes: Axes, scheme: Scheme) -> list[Mark]:
        """The whole country, and then the labels, which keep off all that is there."""
        panel = Panel.of(figure, axes, scheme)
        framed = frame_isles(figure, axes, scheme)
        for part in (axes, framed):
            draw_regions(part, scheme, self.shading)
        isles = panel.inset(framed, ISLES[0] - ISLES_AT[0], ISLES[2] - ISLES_AT[1])
        there = [site for site in self.sites if site.within(ISLES)]
        here = [one for one in self.sites if one.within(panel.view) and not one.within(ISLES)]
        bids, of_isles = self._draw_on(panel, here), self._draw_on(isles, there)
        frame, title, lines = isles_boxes(panel)
        taken = panel.taken
        taken += [title, *lines]
        self._label(isles, of_isles)
        taken.append(frame)
        self._label(panel, bids)
        return bids.marks + of_isles.marks

    def _draw_on(self, panel: Panel, inside: Sequence[Site]) -> _Drawn:
        """Draw bids, several that would lie on each other as one; their places are taken then."""
        scheme = panel.scheme
        spots = [
            (*panel.at(site.longitude, site.latitude), self.marks.radius(site, scheme))
            for site in inside
        ]
        singles, circles = clustered(spots, scheme.size)
        alone = [inside[number] for number in singles]
        several = [
            Several(
                tuple(inside[number] for number in one.spots),
                panel.place(one.x, one.y),
                one.radius,
            )
            for one in circles
        ]
        marks = self.marks.draw_singles(panel, alone)
        if several:
            marks.append(self.marks.draw_clusters(panel, several))
        panel.taken.extend(box_round(*spots[number]) for number in singles)
        panel.taken.extend(box_round(one.x, one.y, one.radius) for one in circles)
        return _Drawn(marks, alone, several)

    def _label(self, panel: Panel, bids: _Drawn) -> None:
        """The name of the selected bid, then scores where there is room for them."""
        self.marks.name_selected(panel, bids.alone, bids.several, self.selected)
        if self.marks.by_score:
            self.marks.tell_scores(panel, bids.alone)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What was drawn on a panel: bids alone, and circles of several."""

    marks: list[Mark]
    alone: list[Site]
    several: list[Several]
