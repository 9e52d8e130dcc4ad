"""What lies on the edge of a radar is seen whole, and the figures of its scale can be read."""

from __future__ import annotations

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.projections.polar import PolarAxes

from gz_eval.charts.bid_lines import Compared
from gz_eval.charts.scheme import LIGHT
from gz_eval.charts.side_by_side import SideBySide


@pytest.fixture
def axes() -> PolarAxes:
    names = tuple(f"Criterion {number}" for number in range(8))
    bids = tuple(
        Compared(name[0], name, score, (score,) * 8, (False,) * 8)
        for name, score in (("Alder", 100.0), ("Birch", 50.0))
    )
    figure = Figure(figsize=(9.6, 6.0), dpi=100)
    FigureCanvasAgg(figure)
    SideBySide(names, bids, radar=True).draw(figure, LIGHT)
    (found,) = (one for one in figure.axes if isinstance(one, PolarAxes))
    return found


def test_marks_at_a_hundred_are_not_clipped(axes: PolarAxes) -> None:
    assert axes.lines
    assert not any(line.get_clip_on() for line in axes.lines)


def test_the_figures_stand_on_their_rings_and_no_line_crosses_them(axes: PolarAxes) -> None:
    figures = {text.get_text(): text for text in axes.texts if text.get_text() in ("50", "100")}
    assert set(figures) == {"50", "100"}
    for told, text in figures.items():
        assert text.get_position()[1] == float(told)
        assert text.get_bbox_patch() is not None
        assert text.get_zorder() > max(line.get_zorder() for line in axes.lines)
