"""The map: circles that do not lie on each other, scales for what colours say, isles in a frame."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from itertools import combinations

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.text import Annotation, Text

from chart_texts import drawn_in_its_room, overlapping
from gz_eval.app import chart_places
from gz_eval.charts.chart import Mark
from gz_eval.charts.map_clusters import clustered
from gz_eval.charts.map_key import KeyPart, flowed
from gz_eval.charts.map_marks import RING, RING_WIDTH
from gz_eval.charts.map_places import WHOLE, Site
from gz_eval.charts.scheme import LIGHT, Scheme
from gz_eval.charts.uk_map import UkMap
from gz_eval.core.regions import REGIONS, contains
from gz_eval.core.selection import Selection


def drawn(chart: UkMap, width: float = 9.6, height: float = 6.0) -> tuple[Figure, list[Mark]]:
    figure = Figure(figsize=(width, height), dpi=80)
    FigureCanvasAgg(figure)
    marks = list(chart.draw(figure, LIGHT))
    figure.canvas.draw()
    return figure, marks


def said(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if isinstance(text, Text)]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("count", [3, 60, 900])
def test_circles_do_not_lie_on_each_other_and_hold_every_bid_once(seed: int, count: int) -> None:
    made = random.Random(seed)
    spots = [(made.gauss(150, 60), made.gauss(150, 60), 4.0) for _ in range(count)]
    alone, circles = clustered(spots, 9.0)
    held = [number for circle in circles for number in circle.spots]
    assert sorted([*alone, *held]) == list(range(count))
    for one, other in combinations(circles, 2):
        assert math.hypot(one.x - other.x, one.y - other.y) >= one.radius + other.radius - 0.5


def test_land_of_a_part_ends_where_the_part_does(selection: Selection) -> None:
    """A viewer without clipping paths would draw it over the title."""
    whole = chart_places.uk_map(selection)
    for chart in (whole, replace(whole, view=(-2.0, 0.0, 51.0, 52.0))):
        figure, _marks = drawn(chart)
        for axes in figure.axes:
            left, low, right, top = axes.bbox.extents
            for land in axes.findobj(PolyCollection):
                for path in land.get_paths():
                    (x0, y0), (x1, y1) = land.get_transform().transform(path.get_extents())
                    assert left - 2 <= x0
                    assert x1 <= right + 2
                    assert low - 2 <= y0
                    assert y1 <= top + 2


def test_a_circle_says_how_many_of_its_bids_are_shortlisted(selection: Selection) -> None:
    chart = chart_places.uk_map(selection)
    figure, marks = drawn(chart)
    standing = {site.bid: site.standing for site in chart.sites}
    shown = said(figure)
    for mark in marks:
        for keys, text in zip(mark.keys, mark.texts, strict=True):
            if len(keys) > 1:
                chosen = sum(standing[key] == 0 for key in keys)
                assert f"{len(keys)} bids, {chosen} shortlisted" in text
                assert f"{chosen} in" in shown
                assert max(map(len, text.splitlines())) < 60
                assert len(text.splitlines()) <= 8


def test_opening_a_circle_shows_its_bids(selection: Selection) -> None:
    chart = chart_places.uk_map(selection)
    places = {site.bid: site for site in chart.sites}
    opened = 0
    for mark in drawn(chart)[1]:
        for keys, view in zip(mark.keys, mark.opens, strict=bool(mark.opens)):
            opened += 1
            for key in keys:
                assert view[0] < places[key].longitude < view[1]
                assert view[2] < places[key].latitude < view[3]
    assert opened > 3


def test_colours_and_shades_have_a_scale(selection: Selection) -> None:
    plain = said(drawn(chart_places.uk_map(selection))[0])
    assert "Score" not in plain
    chart = chart_places.uk_map(selection, "firm_mw", shaded="share", by_score=True)
    shown = " ".join(said(drawn(chart)[0]))
    assert "Score" in shown
    assert "share shortlisted" in shown.replace("Regions: ", "")
    assert "50" in shown


def test_a_score_is_a_figure_too_and_not_only_a_shade() -> None:
    sites = tuple(
        Site(f"{number}", "", f"Bid {number}", 51.0 + number, -2.0, None, 61.0 + number, 2)
        for number in range(3)
    )
    standings = ("Shortlisted", "Reserve", "Not shortlisted", "Failed a gate")
    chart = UkMap(standings, sites, "", by_score=True)
    assert {"61", "62", "63"} <= set(said(drawn(chart)[0]))


def test_regions_are_shaded_by_what_is_asked_for(selection: Selection) -> None:
    regions = {
        region.name: region for region in chart_places.by_region(selection, ["firm_mw"]).regions
    }
    wales = regions["Wales"]

    def of_wales(shaded: str) -> float:
        return dict(chart_places.uk_map(selection, shaded=shaded).shading)["W92000004"]

    assert of_wales("bids") == len(wales.bids)
    assert of_wales("share") == pytest.approx(wales.share)
    assert of_wales("firm_mw") == wales.sums[0]
    assert chart_places.uk_map(selection, shaded="firm_mw").shading_label.endswith("(MW)")


def test_a_bid_in_shetland_is_in_the_frame_and_one_in_france_is_counted() -> None:
    standings = ("Shortlisted", "Reserve", "Not shortlisted", "Failed a gate")
    lerwick = Site("1", "", "Lerwick", 60.15, -1.15, None, None, 0)
    paris = Site("2", "", "Paris", 48.86, 2.35, None, None, 0)
    chart = UkMap(standings, (lerwick, paris), "")
    figure, marks = drawn(chart)
    assert [mark.keys for mark in marks] == [(("1",),)]
    assert "1 of 2 bids; 1 bid gave coordinates outside the map" in chart.units
    artist = marks[0].artist
    assert isinstance(artist, PathCollection)
    assert artist.axes is not figure.axes[0]


def test_the_land_takes_most_of_the_height(selection: Selection) -> None:
    chart = chart_places.uk_map(selection)
    assert chart.view == WHOLE
    figure, _marks = drawn(chart)
    axes = figure.axes[0]
    (south, north) = axes.get_ylim()
    share = axes.get_position().height * (58.65 - 49.95) / (north - south)
    assert share > 0.7


def _nothing(_figure: Figure, _scheme: Scheme, _left: float, _top: float) -> None:
    """A part of a key that draws nothing."""


def test_a_narrow_key_is_a_list_and_a_wide_one_flows() -> None:
    parts = [KeyPart(40.0, 10.0, _nothing) for _ in range(4)]
    assert flowed(parts, 100.0) == ([(0, 0), (40, 0), (0, 10), (40, 10)], 20.0)
    wide = [*parts, KeyPart(100.0, 10.0, _nothing)]
    assert flowed(wide, 100.0)[1] == 50.0


def test_the_name_of_the_selected_bid_hides_no_other(selection: Selection) -> None:
    chart = chart_places.uk_map(selection)
    for row in selection.evaluation.order[:8].tolist():
        bid = selection.evaluation.bids[row]
        figure = Figure(figsize=(9.6, 6.0), dpi=80)
        FigureCanvasAgg(figure)
        marks = chart.draw(figure, LIGHT, bid.id)
        figure.canvas.draw()
        names = [
            text.get_window_extent()
            for text in figure.findobj(Text)
            if isinstance(text, Text) and text.get_text().startswith(bid.name[:20])
        ]
        for name in names:
            for mark in marks:
                artist = mark.artist
                assert isinstance(artist, PathCollection)
                spots = artist.get_offset_transform().transform(artist.get_offsets())
                assert not any(name.x0 < x < name.x1 and name.y0 < y < name.y1 for x, y in spots), (
                    bid.name
                )


@pytest.mark.parametrize("size", [9.0, 18.0])
def test_the_name_of_the_selected_bid_keeps_off_its_ring(selection: Selection, size: float) -> None:
    chart = chart_places.uk_map(selection, "firm_mw")
    placed = [site for site in chart.sites if site.within(WHOLE)]
    for site in placed[::6]:
        figure = drawn_in_its_room(chart, 60.0, size, site.bid)
        (ring,) = (
            one
            for one in figure.findobj(PathCollection)
            if isinstance(one, PathCollection) and one.get_gid() == RING
        )
        (x, y), across = ring.get_offset_transform().transform(ring.get_offsets())[0], RING_WIDTH
        radius = (ring.get_sizes()[0] ** 0.5 + across) / 2 * figure.dpi / 72
        names = [
            patch.get_window_extent()
            for one in figure.findobj(Annotation)
            if isinstance(one, Annotation) and one.get_fontweight() == "bold"
            if (patch := one.get_bbox_patch()) is not None
        ]
        assert names
        for name in names:
            off = math.hypot(max(name.x0 - x, 0.0, x - name.x1), max(name.y0 - y, 0.0, y - name.y1))
            assert off >= radius, site.name


EDGES = {
    "north": lambda site: site.latitude,
    "south": lambda site: -site.latitude,
    "east": lambda site: site.longitude,
    "west": lambda site: -site.longitude,
    "north east": lambda site: site.latitude + site.longitude,
    "south east": lambda site: site.longitude - site.latitude,
}
"""The edges of the country: what is farthest there is greatest."""


@pytest.mark.parametrize(("size", "wide"), [(9.0, 43.0), (9.0, 110.0), (18.0, 43.0)])
@pytest.mark.parametrize("edge", EDGES)
def test_the_name_of_a_selected_bid_at_the_edge_lies_on_no_other_text(
    edge: str, size: float, wide: float, selection: Selection
) -> None:
    chart = chart_places.uk_map(selection, "firm_mw", by_score=True)
    placed = [site for site in chart.sites if site.within(WHOLE)]
    for site in sorted(placed, key=EDGES[edge])[-3:]:
        assert overlapping(drawn_in_its_room(chart, wide, size, site.bid)) == [], site.name


ISLANDS = (
    ("Lerwick North Harbour Innovation Zone", 60.15, -1.15),
    ("Unst Far North Digital Energy Park", 60.85, -0.85),
    ("Stromness Old Harbour Compute Park", 58.96, -3.30),
    ("Fair Isle Energy and Compute Hub", 59.53, -1.63),
    ("Kirkwall Technology Park", 58.98, -2.96),
)


@pytest.mark.parametrize("number", range(len(ISLANDS)))
@pytest.mark.parametrize("size", [9.0, 18.0])
def test_the_name_of_an_island_s_bid_lies_on_nothing_round_its_frame(
    number: int, size: float, selection: Selection
) -> None:
    chart = chart_places.uk_map(selection, "firm_mw", by_score=True)
    there = tuple(
        Site(f"x{at}", "", name, latitude, longitude, 200.0, 50.0, 0)
        for at, (name, latitude, longitude) in enumerate(ISLANDS)
    )
    with_them = replace(chart, sites=(*chart.sites, *there))
    figure = drawn_in_its_room(with_them, 55.0, size, f"x{number}")
    assert overlapping(figure) == []
    name = next(
        text
        for text in figure.findobj(Text)
        if isinstance(text, Text) and text.get_text().startswith(ISLANDS[number][0][:8])
    ).get_window_extent()
    frame = figure.axes[1].get_window_extent()
    inside = frame.contains(*name.min) and frame.contains(*name.max)
    assert inside or not name.overlaps(frame)
    assert 0 <= name.x0 < name.x1 <= figure.bbox.width


def _near(count: int, moved: int) -> tuple[Site, ...]:
    """Bids that are told as one circle, some of them moved by officials."""
    return tuple(
        Site(
            f"{number}",
            f"R-{number}",
            f"Bid {number}",
            52.0 + number / 1000,
            -1.0,
            None,
            50.0,
            0,
            "moved in" if number < moved else "",
        )
        for number in range(count)
    )


def _broken_rings(figure: Figure, wider_than: float) -> int:
    """How many broken rings there are, of those that are wider than so many points."""
    found = [
        one
        for axes in figure.axes
        if axes.get_label() != "key"
        for one in axes.collections
        if isinstance(one, PathCollection) and "None" not in str(one.get_linestyle())
    ]
    return sum(float(size) ** 0.5 > wider_than for one in found for size in one.get_sizes())


def test_a_circle_with_a_moved_bid_in_it_is_ringed_and_says_so() -> None:
    figure, marks = drawn(UkMap(("Shortlisted",), _near(6, 2), ""))
    (mark,) = marks
    assert isinstance(mark.artist, PathCollection)
    assert mark.texts[0].startswith("6 bids, 6 shortlisted, 2 moved by officials\n")
    wide = float(mark.artist.get_sizes()[0]) ** 0.5
    assert _broken_rings(figure, wide) == 1
    figure, (mark,) = drawn(UkMap(("Shortlisted",), _near(6, 0), ""))
    assert "moved" not in mark.texts[0]
    assert _broken_rings(figure, 0.0) == 0


_WALES = (-5.3, -2.7, 51.4, 53.4)


@pytest.mark.parametrize(("width", "height"), [(9.6, 6.0), (12.0, 5.0), (5.0, 8.0)])
def test_a_part_of_the_map_says_what_of_it_is_in_sight(
    selection: Selection, width: float, height: float
) -> None:
    whole = chart_places.uk_map(selection)
    part = replace(whole, view=_WALES)
    figure, marks = drawn(part, width, height)
    shown = {key for mark in marks for keys in mark.keys for key in keys}
    on_it = [site for site in whole.sites if site.within(WHOLE)]
    chosen = sum(site.standing == 0 for site in on_it if site.bid in shown)
    every = sum(site.standing == 0 for site in on_it)
    told = (
        f"Part of the map: {len(shown)} of {len(on_it)} bids in sight,"
        f" {chosen} of {every} shortlisted"
    )
    assert 0 < len(shown) < len(on_it)
    assert told in " ".join(said(figure))
    seen = part.as_seen(width * 72 / LIGHT.size, height * 72 / LIGHT.size)
    assert told in seen.alt
    assert "Part of the map" not in whole.units + whole.alt + part.whole.units
    assert not overlapping(figure)


def test_a_part_without_bids_says_so(selection: Selection) -> None:
    sea = replace(chart_places.uk_map(selection), view=(-8.5, -8.4, 50.0, 50.1))
    assert "Part of the map: 0 of " in sea.units
    assert "Part of the map: 0 of " in sea.alt


def test_regions_are_named_where_there_is_room_and_over_no_bid(selection: Selection) -> None:
    view = (-3.5, 0.5, 51.0, 54.0)
    chart = replace(chart_places.uk_map(selection), view=view)
    figure, marks = drawn(chart)
    named = [
        text
        for text in figure.axes[0].texts
        if text.get_text().replace("\n", " ") in {one.name for one in REGIONS}
    ]
    assert {"East of England", "West Midlands", "Wales"} <= {one.get_text() for one in named}
    for text in named:
        box = text.get_window_extent()
        longitude, latitude = text.get_position()
        (code,) = [one.code for one in REGIONS if contains(one.code, latitude, longitude)]
        assert next(one.name for one in REGIONS if one.code == code) in text.get_text()
        for mark in marks:
            assert isinstance(mark.artist, PathCollection)
            spots = mark.artist.get_offset_transform().transform(mark.artist.get_offsets())
            assert not any(box.contains(float(x), float(y)) for x, y in spots)
    assert not {one.name for one in REGIONS} & set(said(drawn(chart_places.uk_map(selection))[0]))
