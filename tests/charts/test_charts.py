"""Every chart draws in both schemes and at small sizes, says what it shows, and has its numbers."""

from __future__ import annotations

import io
from xml.etree.ElementTree import fromstring

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from gz_eval.charts.chart import Chart, Mark
from gz_eval.charts.picture import write_picture
from gz_eval.charts.scheme import DARK, LIGHT, Scheme
from gz_eval.core.selection import Selection
from sample_charts import CHARTS, first


def drawn(
    chart: Chart,
    scheme: Scheme = LIGHT,
    selected: str = "",
    width: float = 8.0,
    height: float = 5.0,
) -> tuple[Figure, tuple[Mark, ...]]:
    """A figure with the chart on it, rendered once so that every artist has been drawn."""
    figure = Figure(figsize=(width, height), dpi=80)
    FigureCanvasAgg(figure)
    marks = tuple(chart.draw(figure, scheme, selected))
    figure.canvas.draw()
    return figure, marks


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_it_draws_with_a_bid_selected(name: str, scheme: Scheme, selection: Selection) -> None:
    figure, marks = drawn(CHARTS[name](selection), scheme, first(selection, 1)[0])
    assert marks
    shown = [text.get_text() for text in figure.findobj(Text) if isinstance(text, Text)]
    assert CHARTS[name](selection).title in shown


@pytest.mark.parametrize("name", CHARTS)
def test_it_draws_in_little_room(name: str, selection: Selection) -> None:
    drawn(CHARTS[name](selection), width=3.4, height=2.4)


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


def picture(chart: Chart, kind: str) -> bytes:
    """A chart as the bytes of a file."""
    stream = io.BytesIO()
    write_picture(chart, stream, kind, dots=60)
    return stream.getvalue()


@pytest.mark.parametrize("name", ["contributions", "map"])
def test_an_svg_keeps_its_letters_and_its_words(name: str, selection: Selection) -> None:
    chart = CHARTS[name](selection)
    texts = [node.text for node in fromstring(picture(chart, "svg")).iter() if node.text]
    assert chart.title in texts
    assert chart.alt in texts


@pytest.mark.parametrize(("kind", "start"), [("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_pictures_are_of_their_kind(kind: str, start: bytes, selection: Selection) -> None:
    assert picture(CHARTS["distribution"](selection), kind).startswith(start)


def test_drawing_leaves_no_trace_in_the_library_s_settings(selection: Selection) -> None:
    import matplotlib

    before = dict(matplotlib.rcParams)
    drawn(CHARTS["heat map"](selection), DARK)
    assert dict(matplotlib.rcParams) == before


def test_a_dollar_in_a_name_is_a_dollar(selection: Selection) -> None:
    from dataclasses import replace

    from gz_eval.charts.contributions import Contributions

    chart = CHARTS["contributions"](selection)
    assert isinstance(chart, Contributions)
    odd = replace(chart.bars[0], name=r"$\frac{1}{0}$ & <b>Park</b>")
    drawn(replace(chart, bars=(odd, *chart.bars[1:])))


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
        figure, _marks = drawn(chart, height=chart.least_lines * LIGHT.size / 72.0)
        axes = figure.axes[0]
        row = axes.get_window_extent().height / count
        assert row >= LIGHT.size / 72.0 * figure.dpi * 1.25


def test_a_picture_is_as_high_as_its_rows_need(selection: Selection) -> None:
    from PIL import Image

    from gz_eval.app import chart_data

    def high(count: int) -> int:
        return Image.open(io.BytesIO(picture(chart_data.heat_map(selection, count), "png"))).height

    assert high(60) > high(20)
