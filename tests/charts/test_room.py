"""Text of any size: it is as large as asked for, all of it is on the chart, and none on other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text
from matplotlib.textpath import text_to_path

from gz_eval.charts.chart import Chart
from gz_eval.charts.measure import column_for, fitted, width_of, wrapped
from gz_eval.charts.scheme import LIGHT
from gz_eval.core.selection import Selection
from sample_charts import CHARTS, first

SMALL, LARGE = 36.0, 80.0
"""Text sizes across a chart in a window of 1280 by 720: at 200% and at 100%."""

Corners = list[tuple[float, float]]


def drawn_in_its_room(chart: Chart, wide: float, size: float, selected: str) -> Figure:
    """The chart with all the room that it says it needs where it has that width."""
    room = chart.room(wide)
    inches = size / 72.0
    figure = Figure(figsize=(max(wide, room.wide) * inches, room.high * inches), dpi=72)
    FigureCanvasAgg(figure)
    chart.draw(figure, replace(LIGHT, size=size), selected)
    figure.draw_without_rendering()  # as it is laid out: no picture is looked at here
    return figure


def texts_of(figure: Figure) -> Iterator[Text]:
    """All that is written on it; not what stands at ticks beyond the ends of an axis."""
    beyond = set()
    for axes in figure.axes:
        for axis in (axes.xaxis, axes.yaxis):
            low, high = sorted(axis.get_view_interval())
            for tick in axis.get_major_ticks():
                if not low - 1e-9 <= tick.get_loc() <= high + 1e-9:
                    beyond |= {tick.label1, tick.label2}
    for text in figure.findobj(Text):
        assert isinstance(text, Text)
        if text.get_visible() and text.get_text().strip() and text not in beyond:
            yield text


def corners_of(text: Text) -> Corners:
    """The corners of a text, turned as it is."""
    angle = text.get_rotation()
    if angle % 90:
        text.set_rotation(0.0)
        box = text.get_window_extent()
        text.set_rotation(angle)
        from matplotlib.transforms import Affine2D

        x, y = text.get_transform().transform(text.get_unitless_position())
        turn = Affine2D().rotate_deg_around(x, y, angle)
        spots = ((box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1))
        return [tuple(turn.transform(spot)) for spot in spots]
    box = text.get_window_extent()
    return [(box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1)]


def apart(one: Corners, other: Corners) -> bool:
    """Whether a line lies between two boxes, or they only touch: by no more than a pixel."""
    for shape in (one, other):
        for start, end in zip(shape, [*shape[1:], shape[0]], strict=True):
            across, up = start[1] - end[1], end[0] - start[0]
            long = (across * across + up * up) ** 0.5
            here = [(across * x + up * y) / long for x, y in one]
            there = [(across * x + up * y) / long for x, y in other]
            if max(here) <= min(there) + 1.0 or max(there) <= min(here) + 1.0:
                return True
    return False


def near(texts: list[tuple[Text, Corners]]) -> Iterator[tuple[tuple[Text, Corners], ...]]:
    """The pairs whose upright boxes share more than a pixel either way: no others can touch."""
    spots = np.array([corners for _text, corners in texts])
    low, high = spots.min(axis=1), spots.max(axis=1)
    shared = np.minimum(high[:, None], high) - np.maximum(low[:, None], low)
    for one, other in np.argwhere(np.triu((shared > 1.0).all(axis=2), 1)).tolist():
        yield texts[one], texts[other]


@pytest.mark.parametrize("name", CHARTS)
def test_text_of_twice_the_size_is_drawn_twice_as_large(name: str, selection: Selection) -> None:
    chart, bid = CHARTS[name](selection), first(selection, 1)[0]
    sizes = [
        {text.get_text(): float(text.get_fontsize()) for text in texts_of(figure)}
        for figure in (
            drawn_in_its_room(chart, LARGE, 9.0, bid),
            drawn_in_its_room(chart, SMALL, 18.0, bid),
        )
    ]
    assert min(sizes[1].values()) >= 18.0 * 0.8
    both = sizes[0].keys() & sizes[1].keys()
    assert len(both) > 4
    for text in both:
        assert sizes[1][text] == pytest.approx(2 * sizes[0][text]), text


@pytest.mark.parametrize(
    ("size", "wide"), [(9.0, 28.0), (18.0, SMALL), (13.5, 52.0), (9.0, LARGE), (9.0, 140.0)]
)
@pytest.mark.parametrize("name", CHARTS)
def test_all_text_is_on_the_chart_and_none_on_other(
    name: str, size: float, wide: float, selection: Selection
) -> None:
    chart = CHARTS[name](selection)
    for bid in (first(selection, 2)[1], ""):
        figure = drawn_in_its_room(chart, wide, size, bid)
        right, top = figure.bbox.width + 1, figure.bbox.height + 1
        texts = [(text, corners_of(text)) for text in texts_of(figure)]
        for text, corners in texts:
            for x, y in corners:
                assert -1 <= x <= right, text
                assert -1 <= y <= top, text
        for (one, here), (other, there) in near(texts):
            assert apart(here, there), (one, other)


@pytest.mark.parametrize("bold", [False, True])
def test_words_are_measured_a_little_wider_than_they_are(bold: bool, selection: Selection) -> None:
    font = FontProperties(family="DejaVu Sans", weight="bold" if bold else "normal", size=100)
    for bid in selection.evaluation.bids:
        true = text_to_path.get_text_width_height_descent(bid.name, font, False)[0] / 100.0
        assert true <= width_of(bid.name, bold=bold) <= 1.12 * true


def test_words_that_do_not_fit_are_wrapped_and_then_left_out() -> None:
    assert wrapped("one two three", 5.0) == ["one two", "three"]
    assert wrapped("", 5.0) == [""]
    assert fitted("one two three", 100.0) == ["one two three"]
    assert fitted("one two three", 5.0, 2) == ["one two", "three"]
    (cut,) = fitted("one two three", 5.0)
    assert cut.endswith("…")
    assert width_of(cut) <= 5.0
    assert column_for(["a name", "a longer name"], 100.0)[1] == 1
    assert column_for(["a name", "a longer name"], 5.0) == (5.0, 2)
    assert column_for([], 5.0) == (0.0, 1)
