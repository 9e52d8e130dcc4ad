"""Text of any size: it is as large as asked for, all of it is on the chart, and none on other."""

from __future__ import annotations

import pytest
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from chart_texts import corners_of, drawn_in_its_room, overlapping, texts_of
from gz_eval.charts.measure import column_for, fitted, width_of, wrapped
from gz_eval.core.selection import Selection
from sample_charts import CHARTS, first

SMALL, LARGE = 36.0, 80.0
"""Text sizes across a chart in a window of 1280 by 720: at 200% and at 100%."""


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
        assert overlapping(figure) == []


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
