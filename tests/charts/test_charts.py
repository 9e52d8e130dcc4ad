"""Every chart draws in both schemes and at small sizes, says what it shows, and has its numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from gz_eval.app.anonymous import anonymous, anonymous_bids
from gz_eval.charts.by_region import ByRegion
from gz_eval.charts.cell_texts import CellTexts
from gz_eval.charts.chart import Chart, Mark
from gz_eval.charts.contrast import contrast
from gz_eval.charts.contributions import Contributions
from gz_eval.charts.distribution import Distribution, Scored
from gz_eval.charts.map_places import view_around
from gz_eval.charts.region_columns import RegionSums
from gz_eval.charts.scatter import Scatter
from gz_eval.charts.scheme import DARK, LIGHT, Scheme
from gz_eval.charts.sensitivity import Sensitivity
from gz_eval.charts.uk_map import UkMap
from gz_eval.charts.weight_lines import Crossing, Line
from gz_eval.core.outcome import Standing
from gz_eval.core.rounding import with_commas
from gz_eval.core.scoring import evaluate
from gz_eval.core.selection import Selection
from sample_charts import CHARTS, first, moved


def drawn(
    chart: Chart,
    scheme: Scheme = LIGHT,
    selected: str = "",
    width: float = 8.0,
    height: float = 5.0,
) -> tuple[Figure, tuple[Mark, ...]]:
    """A figure with the chart on it, laid out once so that every artist knows where it is."""
    figure = Figure(figsize=(width, height), dpi=80)
    FigureCanvasAgg(figure)
    marks = tuple(chart.draw(figure, scheme, selected))
    figure.draw_without_rendering()
    return figure, marks


def high_of(chart: Chart, width: float = 8.0, scheme: Scheme = LIGHT) -> float:
    """The height in inches that a chart needs at a width in inches."""
    return chart.room(width * 72.0 / scheme.size).high * scheme.size / 72.0


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_it_draws_with_a_bid_selected(name: str, scheme: Scheme, selection: Selection) -> None:
    figure, marks = drawn(CHARTS[name](selection), scheme, first(selection, 1)[0])
    figure.canvas.draw()
    assert marks
    shown = [text.get_text() for text in figure.findobj(Text) if isinstance(text, Text)]
    assert CHARTS[name](selection).title in shown


@pytest.mark.parametrize("name", CHARTS)
def test_it_draws_in_little_room(name: str, selection: Selection) -> None:
    drawn(CHARTS[name](selection), width=3.4, height=2.4)[0].canvas.draw()


@pytest.mark.parametrize("name", [name for name in CHARTS if name != "sensitivity"])
def test_without_bids_it_says_so(name: str, nothing: Selection) -> None:
    chart = CHARTS[name](nothing)
    drawn(chart)
    assert chart.alt
    assert chart.table().columns


@pytest.mark.parametrize("name", CHARTS)
def test_the_words_tell_the_figures(name: str, selection: Selection) -> None:
    chart = CHARTS[name](selection)
    assert len(chart.alt) > 60
    assert chart.alt.endswith(".")
    assert "nan" not in chart.alt.casefold()
    assert chart.title
    assert chart.units


@pytest.mark.parametrize("name", CHARTS)
def test_the_table_is_whole(name: str, selection: Selection) -> None:
    table = CHARTS[name](selection).table()
    assert table.rows
    assert {len(row) for row in table.rows} == {len(table.columns)}
    assert len(set(table.columns)) == len(table.columns)


@pytest.mark.parametrize("name", CHARTS)
def test_each_mark_has_a_text_and_known_bids(name: str, selection: Selection) -> None:
    known = set(selection.evaluation.index_by_id)
    for mark in drawn(CHARTS[name](selection))[1]:
        assert len(mark.keys) == len(mark.texts)
        assert all(mark.texts)
        assert {key for keys in mark.keys for key in keys} <= known


WITH_A_ROW_FOR_EACH_BID = {
    "contributions",
    "heat map",
    "scatter",
    "scatter by region",
    "map",
    "sensitivity",
}


@pytest.mark.parametrize("name", CHARTS)
def test_without_names_nothing_it_says_tells_a_reference(name: str, selection: Selection) -> None:
    evaluation = selection.evaluation
    bids = anonymous_bids(evaluation.framework, evaluation.bids, "")
    masked = replace(evaluation, table=anonymous(evaluation.framework, evaluation.table, bids))
    chart = CHARTS[name](Selection.of(masked, ()))
    table = chart.table()
    said = [chart.title, chart.units, chart.alt, *table.columns, *map(str, sum(table.rows, ()))]
    said += [text for mark in drawn(chart)[1] for text in mark.texts]
    told = "\n".join(said)
    assert [bid.id for bid in evaluation.bids if bid.id in told or bid.name in told] == []
    assert "Reference" not in table.columns


@pytest.mark.parametrize("name", ["contributions", "heat map", "scatter", "map", "sensitivity"])
def test_with_names_the_table_has_references(name: str, selection: Selection) -> None:
    table = CHARTS[name](selection).table()
    known = set(selection.evaluation.index_by_id)
    at = table.columns.index("Reference")
    assert {row[at] for row in table.rows} <= known


def test_drawing_leaves_no_trace_in_the_library_s_settings(selection: Selection) -> None:
    import matplotlib

    before = dict(matplotlib.rcParams)
    drawn(CHARTS["heat map"](selection), DARK)
    assert dict(matplotlib.rcParams) == before


def test_a_dollar_in_a_name_is_a_dollar(selection: Selection) -> None:
    from gz_eval.charts.contributions import Contributions

    chart = CHARTS["contributions"](selection)
    assert isinstance(chart, Contributions)
    odd = replace(chart.bars[0], name=r"$\frac{1}{0}$ & <b>Park</b>")
    drawn(replace(chart, bars=(odd, *chart.bars[1:])))[0].canvas.draw()


@pytest.mark.parametrize("count", [20, 30, 60])
def test_every_row_that_the_title_speaks_of_is_drawn(count: int, selection: Selection) -> None:
    from gz_eval.app import chart_data

    for chart in (
        chart_data.heat_map(selection, count),
        chart_data.contributions(selection, count),
    ):
        assert f"first {count} bids" in chart.title
        marks = drawn(chart, height=3.0)[1]
        assert len({key for mark in marks for keys in mark.keys for key in keys}) == count
        # Names are no nearer to each other than letters are high.
        figure, _marks = drawn(chart, height=high_of(chart))
        axes = figure.axes[0]
        row = axes.get_window_extent().height / count
        assert row >= LIGHT.size / 72.0 * figure.dpi * 1.25


def texts_of(figure: Figure) -> dict[str, tuple[float, float, float, float]]:
    """The boxes of what is written on a figure, in pixels: left, right, bottom, top."""
    found = {}
    for text in figure.findobj(Text):
        assert isinstance(text, Text)
        if text.get_visible() and text.get_text().strip():
            box = text.get_window_extent()
            found[text.get_text()] = (box.x0, box.x1, box.y0, box.y1)
    return found


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether two boxes share more than a pixel either way."""
    across = min(one[1], other[1]) - max(one[0], other[0])
    up = min(one[3], other[3]) - max(one[2], other[2])
    return across > 1 and up > 1


@pytest.mark.parametrize(
    ("size", "letters"), [((7.5, 4.6), 9.0), ((12.0, 8.0), 9.0), ((9.2, 6.0), 16.0)]
)
def test_names_round_a_radar_do_not_lie_on_each_other(
    size: tuple[float, float], letters: float, selection: Selection
) -> None:
    scheme = replace(LIGHT, size=letters)
    chart = CHARTS["radar"](selection)
    height = max(size[1], high_of(chart, size[0], scheme))
    figure, _marks = drawn(chart, scheme, width=size[0], height=height)
    boxes = list(texts_of(figure).items())
    for number, (text, box) in enumerate(boxes):
        assert box[0] >= 0, text
        assert box[1] <= size[0] * 80, text
        for other_text, other in boxes[number + 1 :]:
            assert not overlap(box, other), (text, other_text)


def test_names_beside_lines_are_apart_and_all_there(selection: Selection) -> None:
    from gz_eval.app import chart_data

    chart = chart_data.sensitivity(selection, "power", 16)
    assert chart.title.startswith(f"Scores of {len(chart.lines)} bids")
    figure, marks = drawn(chart, height=high_of(chart))
    assert len(marks) == len(chart.lines) + len(chart.crossings)
    told = {mark.texts[0]: mark.keys[0] for mark in marks}
    for crossing in chart.crossings:
        assert told[f"Here the shortlist changes:\n{crossing.told}"] == crossing.bids
    names = sorted(
        (text.get_position()[1], text.get_text())
        for text in figure.findobj(Text)
        if isinstance(text, Text) and text.get_position()[0] == 106.6
    )
    assert len(names) == len(chart.lines)
    shown = texts_of(figure)
    assert "Shortlisted now by the rule" in shown
    assert {"Not shortlisted by the rule", "Here the shortlist changes"} <= set(shown)


def test_what_is_crowded_spreads_both_ways_and_stays_within() -> None:
    from gz_eval.charts.drawing import apart

    assert apart([10, 50, 90], 5, 0, 100) == [10, 50, 90]
    assert apart([50, 50, 50], 10, 0, 100) == [40, 50, 60]
    assert apart([99, 100], 10, 0, 100) == [90, 100]
    assert apart([0, 1], 10, 0, 100) == [0, 10]
    crowded = apart([float(number) for number in range(20)], 5, 0, 100)
    assert all(two - one >= 5 - 1e-9 for one, two in pairwise(crowded))


@pytest.mark.parametrize(("others", "side"), [(0, "left"), (18, "right")])
def test_the_share_of_all_regions_is_named_where_there_is_room(others: int, side: str) -> None:
    """Beyond the middle it stands left of its line: at the right it would leave the chart."""
    bids = tuple(f"{number}" for number in range(20))
    wales = RegionSums("Wales", bids[:1], bids[:1], (), ())
    scotland = RegionSums("Scotland", bids[1:], bids[1 : others + 1], (), ())
    figure, _marks = drawn(ByRegion((), (wales, scotland)))
    texts = [text for text in figure.findobj(Text) if isinstance(text, Text)]
    (name,) = (text for text in texts if text.get_text().startswith("all "))
    assert name.get_horizontalalignment() == side
    box, axes = name.get_window_extent(), figure.axes[1].get_window_extent()
    assert axes.x0 <= box.x0
    assert box.x1 <= axes.x1


def test_regions_show_the_share_and_every_unit_and_nothing_is_cut(selection: Selection) -> None:
    from gz_eval.app import chart_places

    chart = chart_places.by_region(selection, ["firm_mw", "investment"])
    figure, marks = drawn(chart, width=9.6, height=6.0)
    shown = texts_of(figure)
    told = [title.replace("\n", " ") for title in shown]
    assert "Share shortlisted (%)" in told
    for field in chart.fields:
        assert field in told
    wales = next(region for region in chart.regions if region.name == "Wales")
    assert f"{wales.share:.1f}%" in shown
    assert any("shortlisted, " in text for mark in marks for text in mark.texts)
    for text, box in shown.items():
        assert box[1] <= 9.6 * 80 + 1, text


@pytest.mark.parametrize("width", [3.6, 5.0, 7.0, 9.6, 16.0])
def test_the_share_of_all_regions_crosses_no_figure(width: float, selection: Selection) -> None:
    from gz_eval.app import chart_places

    chart = chart_places.by_region(selection, ["firm_mw", "investment"])
    figure = drawn(chart, width=width, height=high_of(chart, width))[0]
    (shares,) = [one for one in figure.axes if one.get_title(loc="left").startswith("Share")]
    (line,) = shares.lines
    x = line.get_transform().transform(line.get_xydata())[0][0]
    figures = [text for text in shares.texts if not text.get_text().startswith("all ")]
    assert len(figures) == len(chart.regions)
    for text in shares.texts:
        box = text.get_window_extent()
        assert not box.x0 < x < box.x1, text.get_text()


def test_bids_that_are_in_no_sum_of_their_region_are_counted_and_named(
    selection: Selection,
) -> None:
    from gz_eval.app import chart_places, measures

    chart = chart_places.by_region(selection, ["firm_mw", "investment"])
    table = chart.table()
    for label in chart.fields:
        lacking = [one for one in chart.uncounted if label in one.why]
        at = table.columns.index(f"{label}, all bids")
        key = {"Private investment (£m)": "investment"}.get(label, "firm_mw")
        given = measures.figures(selection.evaluation, key)
        assert len(lacking) == given.count(None)
        every = sum(one or 0 for one in given)
        assert sum(told for row in table.rows[:-1] if isinstance(told := row[at], float)) == every
        assert table.rows[-1][at] == every
    chosen = [one for one in chart.uncounted if one.shortlisted]
    assert chosen, "the samples have a shortlisted bid that gave no capacity"
    for one in chosen:
        assert f"shortlisted: {one.name}" in chart.units
        assert f"shortlisted: {one.name}" in chart.alt
    assert "gave a figure" not in chart_places.by_region(selection, []).units


def test_regions_that_lead_together_are_all_named() -> None:

    bids = ("1", "2")
    one = RegionSums("Wales", bids, bids[:1], (), ())
    two = replace(one, name="London", shortlisted=())
    assert ByRegion((), (one, two)).alt == (
        "Bars for 2 regions. Wales and London have the most bids (2). Wales has the most"
        " shortlisted (1). None of those of London is shortlisted."
    )
    assert ByRegion((), (two,)).alt.endswith("(2). No bid is shortlisted.")


def test_the_name_of_a_selected_bid_stays_on_the_scatter(selection: Selection) -> None:
    from gz_eval.app import chart_scatter

    chart = chart_scatter.scatter(selection, "firm_mw", "score")
    for dot in (
        max(chart.dots, key=lambda dot: dot.x),
        max(chart.dots, key=lambda dot: dot.y),
        min(chart.dots, key=lambda dot: dot.x),
    ):
        figure, _marks = drawn(chart, selected=dot.bid)
        told = {text.replace("\n", " "): box for text, box in texts_of(figure).items()}
        left, right, low, high = next(
            box for text, box in told.items() if text.startswith(dot.name)
        )
        assert left >= 0
        assert right <= 8 * 80
        assert low >= 0
        assert high <= 5 * 80


def test_the_name_of_a_selected_bid_hides_no_other_where_it_can_help_it() -> None:
    from gz_eval.charts.dots import Dot
    from gz_eval.charts.quantity import Measure

    corners = ((0.0, 0.0), (0.0, 10.0), (10.0, 0.0), (10.0, 10.0))
    beside = tuple((4.0 + step / 10, 5.4) for step in range(1, 30))
    dots = tuple(
        Dot(f"{number}", "", f"Bid number {number}", x, y, None, 0)
        for number, (x, y) in enumerate(((4.0, 5.0), *corners, *beside))
    )
    chart = Scatter(Measure("MW"), Measure("Score"), None, ("All",), "Standing", dots)
    figure, marks = drawn(chart, selected="0")
    left, right, low, high = texts_of(figure)["Bid number 0"]
    (spots,) = [mark.artist for mark in marks]
    places = spots.get_offset_transform().transform(spots.get_offsets())  # type: ignore[attr-defined]
    assert not [1 for x, y in places if left <= x <= right and low <= y <= high]


def test_it_says_how_a_figure_that_is_missing_looks() -> None:
    from gz_eval.charts.dots import Dot
    from gz_eval.charts.map_places import Site
    from gz_eval.charts.quantity import Measure
    from gz_eval.charts.uk_map import UkMap

    mw, jobs = Measure("MW"), Measure("Jobs")
    whole = Dot("1", "", "One", 1.0, 1.0, 5.0, 0, 3.0)
    for dot, colour, area, shade in (
        (whole, jobs, "area: MW;", "colour: Jobs"),
        (replace(whole, size=None), None, "area: MW, small and hollow where it is missing", ""),
        (replace(whole, size=None), jobs, "area: MW, smallest where it is missing", ""),
        (replace(whole, shade=None), jobs, "area: MW;", "colour: Jobs, hollow where it is missing"),
    ):
        chart = Scatter(mw, Measure("Score"), mw, ("All",), "Standing", (dot,), (), colour)
        assert area in f"{chart.units};"
        assert shade in chart.units
        assert (" missing" in chart.units) == (None in (dot.size, dot.shade))
    site = Site("1", "", "One", 52.0, 0.0, None, 3.0, 0)
    better = replace(site, bid="2", name="Two", score=4.0)
    listed = UkMap(("Shortlisted",), (replace(site, score=None), site, better), "MW").table()
    assert listed.keys == ("2", "1", "1")  # in an order that can be seen: by score
    told = UkMap(("Shortlisted",), (site,), "MW").units
    assert "area: MW, smallest where it is missing" in told
    assert "missing" not in UkMap(("Shortlisted",), (replace(site, size=1.0),), "MW").units


def test_a_scatter_is_of_what_goes_up_against_what_goes_across() -> None:
    from gz_eval.charts.quantity import Measure

    score = Measure("Score", "points")
    for label, within in (
        ("Firm power by 2030 (MW)", "firm power by 2030 (MW)"),
        ("MW in use", "MW in use"),
    ):
        chart = Scatter(Measure(label), score, None, ("All",), "Standing", ())
        assert chart.title == f"Score against {within}"


def test_a_scatter_by_a_figure_has_its_scale_and_says_it(selection: Selection) -> None:
    from gz_eval.app import chart_scatter

    chart = chart_scatter.scatter(selection, "firm_mw", "score", "", "jobs_onsite")
    assert chart.colour is not None
    figure, marks = drawn(chart)
    assert chart.colour.text in texts_of(figure)
    assert chart.colour.text in chart.table().columns
    assert any(chart.colour.label in text for mark in marks for text in mark.texts)


def test_no_two_groups_of_a_scatter_look_alike(selection: Selection) -> None:
    """Every region and those without: there are more of them than colours."""
    figure, _marks = drawn(CHARTS["scatter by region"](selection), width=12)
    (legend,) = figure.legends
    signs = [one for one in legend.legend_handles if isinstance(one, PathCollection)]
    looks = {(str(one.get_paths()[0].vertices), str(one.get_facecolor())) for one in signs}
    assert len(looks) == len(signs) == 13


def test_the_name_of_a_selected_bid_is_not_on_the_bars(selection: Selection) -> None:
    from gz_eval.app import chart_data

    chart = chart_data.distribution(selection)
    for item in (chart.bids[0], max(chart.bids, key=lambda one: one.score)):
        figure, marks = drawn(chart, selected=item.bid)
        name = next(box for text, box in texts_of(figure).items() if text.startswith(item.name))
        for mark in marks:
            bar = mark.artist.get_window_extent()
            assert not overlap(name, (bar.x0, bar.x1, bar.y0, bar.y1))


def test_ten_thousand_bids_are_drawn_in_time_that_grows_with_them() -> None:
    from time import perf_counter

    from gz_eval.charts.dots import Dot
    from gz_eval.charts.map_places import Site
    from gz_eval.charts.quantity import Measure
    from gz_eval.charts.uk_map import UkMap

    standings = ("Shortlisted", "Reserve", "Not shortlisted", "Failed a gate")

    def seconds(count: int) -> float:
        dots = tuple(
            Dot(f"{n}", "", f"Bid {n}", n % 97, n % 89, n % 83, n % 4, n % 79) for n in range(count)
        )
        sites = tuple(
            Site(f"{n}", "", f"Bid {n}", 51 + n % 97 / 14, -4 + n % 89 / 20, n % 83, n % 79, n % 4)
            for n in range(count)
        )
        start = perf_counter()
        measure = Measure("MW")
        scatter = Scatter(
            measure, Measure("Score"), measure, standings, "", dots, (), Measure("Jobs")
        )
        for chart in (scatter, UkMap(standings, sites, "MW")):
            drawn(chart)[0].canvas.draw()
        return perf_counter() - start

    seconds(1000)
    few, many = min(seconds(1000) for _ in range(2)), seconds(10_000)
    assert many < 25 * few


def test_the_selected_row_of_a_heat_map_is_framed_over_its_cells(selection: Selection) -> None:
    from matplotlib.collections import PolyCollection
    from matplotlib.patches import Rectangle

    bid = first(selection, 3)[2]
    axes = drawn(CHARTS["heat map"](selection), selected=bid)[0].axes[0]
    (frame,) = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    (cells,) = [one for one in axes.collections if isinstance(one, PolyCollection)]
    assert frame.get_zorder() > cells.get_zorder()
    bold = [
        label.get_text() for label in axes.get_yticklabels() if label.get_fontweight() == "bold"
    ]
    assert len(bold) == 1
    assert bold[0].startswith("3 ")


@pytest.mark.parametrize("letters", [9.0, 18.0])
@pytest.mark.parametrize("wide", [28.0, 80.0])
def test_figures_of_a_heat_map_are_in_their_cells(
    wide: float, letters: float, selection: Selection
) -> None:
    scheme, chart = replace(LIGHT, size=letters), CHARTS["heat map"](selection)
    room = chart.room(wide)
    inch = 72.0 / letters
    figure = drawn(chart, scheme, width=max(wide, room.wide) / inch, height=room.high / inch)[0]
    axes = figure.axes[0]
    (texts,) = [one for one in axes.get_children() if isinstance(one, CellTexts)]
    assert len(texts.texts) == 40 * 14
    assert {"100", "–"} <= {one.text for one in texts.texts}
    canvas = figure.canvas
    assert isinstance(canvas, FigureCanvasAgg)
    box, renderer = axes.get_window_extent(), canvas.get_renderer()  # type: ignore[no-untyped-call]
    assert texts.font.get_size_in_points() > 0.9 * letters
    for wide_, high, _deep in texts.sizes(renderer).values():
        assert wide_ <= box.width / 14
        assert high <= box.height / 40


def test_halves_are_rounded_up_wherever_a_figure_is_said() -> None:
    """Python's own formatting makes 6.2 of 6.25, and 6.3 stands on every other page."""
    from gz_eval.app.chart_table_text import cell_text
    from gz_eval.charts.heat_map import HeatMap, HeatRow

    bids = tuple(f"{number}" for number in range(16))
    chart = ByRegion((), (RegionSums("Wales", bids, bids[:1], (), ()),))
    figure, marks = drawn(chart)
    assert "6.3%" in texts_of(figure)
    assert all("6.2" not in text for mark in marks for text in mark.texts)
    assert chart.table().rows[0][3] == 6.3
    heat = HeatMap(
        ("Power",), ("Power",), (HeatRow("1", "1", "A", "1", (6.25,), (False,), "Out"),), 1
    )
    (mark,) = drawn(heat)[1]
    assert mark.texts == ("A\nPower: 6.3",)
    assert cell_text(6.25, 1) == "6.3"
    assert cell_text(12345.65, 1) == "12,345.7"


def test_a_score_is_the_same_figure_on_the_scatter_as_in_the_ranking(selection: Selection) -> None:
    from gz_eval.app import chart_scatter
    from gz_eval.app.chart_table_text import cell_text, places_of

    evaluation = selection.evaluation
    table = chart_scatter.scatter(selection, "firm_mw", "score").table()
    at = table.columns.index("Score (points)")
    for key, row in zip(table.keys, table.rows, strict=True):
        shown = float(evaluation.shown_totals[evaluation.index_by_id[key]])
        assert cell_text(row[at], places_of(table, at)) == f"{shown:.1f}"
    marks = drawn(chart_scatter.scatter(selection, "firm_mw", "score"))[1]
    best = evaluation.bids[int(evaluation.order[0])]
    (told,) = [text for mark in marks for text in mark.texts if text.startswith(best.name)]
    assert f"Score: {float(evaluation.shown_totals[evaluation.order[0]]):.1f} points" in told


def test_the_key_of_contributions_names_each_colour_and_each_line_once(
    selection: Selection,
) -> None:
    from gz_eval.app import chart_data

    chart = chart_data.contributions(selection, 20)
    figure = Figure(figsize=(8, 6))
    chart.draw(figure, LIGHT)
    (legend,) = figure.legends
    names = [*chart.pillars, "Shortlist line", "Reserve line"]
    assert [text.get_text() for text in legend.get_texts()] == names


@pytest.mark.parametrize("name", CHARTS)
def test_one_bid_is_no_bids(name: str, selection: Selection) -> None:
    evaluation = selection.evaluation
    best = evaluation.bids[int(evaluation.order[0])]
    chart = CHARTS[name](Selection.of(evaluate(evaluation.framework, (best,)), ()))
    for told in (chart.title, chart.units, chart.alt):
        assert not re.search(r"\b1 (bids|scores)\b|first 1\b", told), told


@pytest.mark.parametrize("name", ["contributions", "heat map"])
def test_a_few_bids_are_all_there_are_and_their_rows_are_no_walls(
    name: str, selection: Selection
) -> None:
    evaluation = selection.evaluation
    few = tuple(evaluation.bids[row] for row in evaluation.order[:2].tolist())
    chart = CHARTS[name](Selection.of(evaluate(evaluation.framework, few), ()))
    assert "2 bids" in chart.title
    assert "in all" not in chart.units
    figure, _marks = drawn(chart, height=9.0)
    axes = next(one for one in figure.axes if len(one.get_yticklabels()) == 2)
    row = axes.get_window_extent().height / 2 / (LIGHT.size * 80 / 72)
    assert row < 5.0, "text sizes"


def test_what_hardly_changes_with_a_weight_does_not_soar(selection: Selection) -> None:
    line = Line("1", "1", "A", (76.2, 76.5), True)
    figure, _marks = drawn(Sensitivity("Power", (0.0, 100.0), 40.0, (line,), ()))
    low, high = figure.axes[0].get_ylim()
    assert high - low == pytest.approx(10.0)
    assert low < 76.2 < 76.5 < high


@pytest.mark.parametrize("score", [0.0, 100.0])
def test_no_axis_has_scores_that_there_cannot_be(score: float) -> None:
    line = Line("1", "1", "A", (score, score), True)
    figure, _marks = drawn(Sensitivity("Power", (0.0, 100.0), 40.0, (line,), ()))
    axes = figure.axes[0]
    low, high = axes.get_ylim()
    assert low < score < high
    ticks = [tick for tick in axes.get_yticks() if low <= tick <= high]
    assert min(ticks) >= 0
    assert max(ticks) <= 100


def test_scores_that_are_all_the_same_are_said_to_be() -> None:
    bids = tuple(Scored(f"{number}", f"Bid {number}", 40.0, 0) for number in range(3))
    told = Distribution(("Shortlisted",), bids, 40.0).alt
    assert told.startswith("Histogram of 3 scores, all the same, 40.0.")


def test_a_region_whose_bids_gave_no_figure_is_not_told_to_offer_none() -> None:
    wales = RegionSums("Wales", ("1",), ("1",), (None,), (None,))
    london = RegionSums("London", ("2", "3"), (), (50.0,), (None,))
    nobody = RegionSums("Scotland", (), (), (None,), (None,))
    figure, marks = drawn(ByRegion(("Power (MW)",), (wales, london, nobody)), width=12.0)
    shown = [text.get_text() for text in figure.findobj(Text) if isinstance(text, Text)]
    assert shown.count("no figure") == 1
    assert "0 of 50" in shown
    assert shown.count("0 of 0") == 1, "how many bids there are in Scotland"
    assert any(text == "Wales\nno figure" for mark in marks for text in mark.texts)


def _is_broken_ring(artist: Artist) -> bool:
    """Whether something is round one spot, in a line that is broken."""
    if not isinstance(artist, PathCollection) or np.shape(artist.get_offsets())[0] != 1:
        return False
    ((_offset, dashes),) = artist.get_linestyle()  # type: ignore[misc, str-unpack]  # as collections have it
    return dashes is not None


@pytest.mark.parametrize("kind", ["scatter", "map", "scatter by a figure", "map by score"])
def test_a_bid_that_officials_moved_has_a_ring_that_the_key_names(
    kind: str, selection: Selection
) -> None:
    """Told beside it too, where it is hovered over and where its name stands."""
    row = int(selection.evaluation.order[0])
    bid = selection.evaluation.bids[row]
    for by_hand in (False, True):
        chosen = moved(selection, 1, Standing.NOT_SHORTLISTED) if by_hand else selection
        chart = CHARTS[kind](chosen)
        if isinstance(chart, UkMap):  # so near that it is no circle of several
            (site,) = (one for one in chart.sites if one.bid == bid.id)
            chart = replace(chart, view=view_around([site]))
        figure, marks = drawn(chart, LIGHT, bid.id, 9.6, 6.0)
        told = {
            key: text
            for mark in marks
            for keys, text in zip(mark.keys, mark.texts, strict=True)
            for key in keys
        }
        written = [text.get_text() for text in figure.findobj(Text) if isinstance(text, Text)]
        rings = [one for one in figure.findobj(PathCollection) if _is_broken_ring(one)]
        assert ("Not shortlisted, moved out" in told[bid.id]) is by_hand
        assert ("Moved by officials" in written) is by_hand
        assert any("moved" in text and "out)" in text for text in written) is by_hand
        assert len(rings) == (2 if by_hand else 0), "on the chart, and in its key"


def test_a_part_of_a_bar_is_known_without_its_colour(selection: Selection) -> None:
    """By its place, which the key has too, and by its points, in ink that can be read on it."""
    chart = CHARTS["contributions"](selection)
    assert isinstance(chart, Contributions)
    assert "from left to right as in the key" in chart.units
    figure, _marks = drawn(chart, width=9.6)
    (figures,) = (one for one in figure.axes[0].artists if isinstance(one, CellTexts))
    shown = [one.text for one in figures.texts]
    parts = [with_commas(points, 1) for bar in chart.bars for points in bar.points]
    assert len(shown) > 0.9 * len(parts)
    assert set(shown) <= set(parts)
    assert figure.legends[0].get_texts()[0].get_text() == chart.pillars[0]


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_figures_in_bars_lie_within_their_parts_and_can_be_read(
    scheme: Scheme, selection: Selection
) -> None:
    chart = CHARTS["contributions"](selection)
    for width in (4.0, 9.6):
        figure, marks = drawn(chart, scheme, width=width, height=high_of(chart, width))
        (axes,) = figure.axes
        (figures,) = (one for one in axes.artists if isinstance(one, CellTexts))
        canvas = figure.canvas
        assert isinstance(canvas, FigureCanvasAgg)
        sizes = figures.sizes(canvas.get_renderer())  # type: ignore[no-untyped-call]
        parts = [mark.artist for mark in marks if isinstance(mark.artist, Rectangle)]
        for one in figures.texts:
            x, y = axes.transData.transform((one.x, one.y))
            (part,) = (part for part in parts if part.get_window_extent().contains(x, y))
            assert sizes[one.text][0] <= part.get_window_extent().width, one.text
            assert contrast(one.colour, to_rgb(part.get_facecolor())) >= 4.5


def test_the_numbers_of_sensitivity_say_at_which_weight_a_bid_joins_or_leaves() -> None:
    chart = Sensitivity(
        "Power",
        tuple(float(weight) for weight in range(101)),
        40.0,
        (
            Line("a", "A-1", "Ash", tuple(float(80 - at) for at in range(101)), True),
            Line("b", "B-2", "Birch", tuple(float(at) for at in range(101)), False),
            Line("c", "C-3", "Cedar", tuple(9.0 for _ in range(101)), True),
        ),
        (
            Crossing(48.5, 49.0, ("Birch",), ("Ash",), ("b", "a")),
            Crossing(89.5, 90.0, ("Ash",), (), ("a",)),
        ),
    )
    table = chart.table()
    assert table.columns[-1] == "Shortlisted by the rule"
    assert [row[-1] for row in table.rows] == [
        "now, leaves at 49%, joins at 90%",
        "not now, joins at 49%",
        "now",
    ]


def test_a_key_in_several_rows_is_read_along_them(selection: Selection) -> None:
    chart = CHARTS["scatter by region"](selection)
    assert isinstance(chart, Scatter)
    figure, _marks = drawn(chart, width=6.0, height=8.0)
    names = [
        (round(-box.y0), round(box.x0), text.get_text())
        for text in figure.legends[0].get_texts()
        for box in [text.get_window_extent()]
    ]
    assert len({row for row, _left, _text in names}) > 2
    assert [text for _row, _left, text in sorted(names)] == list(chart.groups)


@pytest.mark.parametrize("kind", ["scatter", "map"])
def test_what_has_to_be_known_of_the_selected_bid_is_not_cut(
    kind: str, selection: Selection
) -> None:
    """However long its name is: it is shortened, and not that it was moved."""
    chart = CHARTS[kind](moved(selection, 2, Standing.NOT_SHORTLISTED))
    bid = first(selection, 2)[1]
    for width, height in ((3.5, 5.0), (8.0, 5.0)):
        figure, _marks = drawn(chart, selected=bid, width=width, height=height)
        (told,) = (text for text in texts_of(figure) if "moved out" in text)
        assert "(moved out, gate unclear)" in told.split("\n")


@pytest.mark.parametrize(("wide", "letters"), [(8.0, 9.0), (13.0, 18.0)])
def test_the_names_of_the_best_bids_hide_none_of_the_others(
    wide: float, letters: float, selection: Selection
) -> None:
    """They have many near them and little room beside; a line leads to a name that is farther."""
    chart = CHARTS["scatter"](selection)
    scheme = replace(LIGHT, size=letters)
    names = {bid.id: bid.name for bid in selection.evaluation.bids}
    for bid in first(selection, 6):
        figure, marks = drawn(chart, scheme, bid, wide, high_of(chart, wide, scheme))
        told = {text.replace("\n", " "): box for text, box in texts_of(figure).items()}
        left, right, low, high = next(
            box for text, box in told.items() if text.startswith(names[bid])
        )
        for mark in marks:
            artist = mark.artist
            assert isinstance(artist, PathCollection)
            spots = artist.get_offset_transform().transform(artist.get_offsets())
            hidden = [1 for x, y in spots if left <= x <= right and low <= y <= high]
            assert not hidden, names[bid]
