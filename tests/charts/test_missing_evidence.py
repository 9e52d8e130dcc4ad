"""Evidence that is missing is never drawn as a score that somebody measured."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from gz_eval.charts.bid_lines import Compared
from gz_eval.charts.chart import Mark
from gz_eval.charts.scheme import LIGHT
from gz_eval.charts.side_by_side import SideBySide

CRITERIA = ("Power", "Land", "Fibre", "Jobs")
MEASURED = Compared("A", "Alder", 60.0, (80.0, 60.0, 0.0, 50.0), (False,) * 4)
BLANK = Compared("B", "Birch", 40.0, (70.0, 60.0, 0.0, 30.0), (False, False, True, False))
LEFT_OUT = Compared("C", "Cedar", 40.0, (70.0, 60.0, math.nan, 30.0), (False, False, True, False))
STATED = Compared("D", "Dogwood", 40.0, (70.0, 60.0, 50.0, 30.0), (False, False, True, False))


def drawn(chart: SideBySide) -> tuple[Figure, Sequence[Mark]]:
    figure = Figure(figsize=(9.6, 6.0), dpi=100)
    FigureCanvasAgg(figure)
    return figure, chart.draw(figure, LIGHT)


def scores_of(mark: Mark) -> list[float]:
    assert isinstance(mark.artist, Line2D)
    return [float(score) for score in np.asarray(mark.artist.get_ydata())]


def spots_of(mark: Mark) -> list[tuple[float, float]]:
    assert isinstance(mark.artist, PathCollection)
    return [(float(x), float(y)) for x, y in np.asarray(mark.artist.get_offsets())]


@pytest.mark.parametrize("radar", [False, True])
@pytest.mark.parametrize("bid", [BLANK, LEFT_OUT, STATED])
def test_a_line_has_a_gap_and_a_hollow_mark_off_the_scale(bid: Compared, radar: bool) -> None:
    figure, marks = drawn(SideBySide(CRITERIA, (MEASURED, bid), radar))
    lines = [mark for mark in marks if isinstance(mark.artist, Line2D)]
    hollow = [mark for mark in marks if isinstance(mark.artist, PathCollection)]
    whole, gapped = map(scores_of, lines)
    assert whole[:4] == [80.0, 60.0, 0.0, 50.0], "a zero that was measured is drawn"
    assert [math.isnan(score) for score in gapped[:4]] == [False, False, True, False]
    (mark,) = hollow
    assert isinstance(mark.artist, PathCollection)
    ((_, height),) = spots_of(mark)
    assert height < 0, "beyond the end of the scale"
    assert figure.axes[0].viewLim.y0 <= height or radar
    assert np.asarray(mark.artist.get_facecolor())[0].tolist() == [1.0, 1.0, 1.0, 1.0]
    assert mark.keys == ((bid.bid,),)


def test_marks_of_several_bids_on_one_criterion_do_not_lie_on_each_other() -> None:
    for radar in (False, True):
        bids = tuple(
            Compared(f"{n}", f"Bid {n}", 40.0, (70.0, 60.0, 0.0, 30.0), (False, False, True, False))
            for n in range(6)
        )
        _, marks = drawn(SideBySide(CRITERIA, bids, radar))
        spots = [spots_of(mark)[0] for mark in marks if isinstance(mark.artist, PathCollection)]
        assert len(set(spots)) == 6


@pytest.mark.parametrize("radar", [False, True])
def test_key_caption_words_and_table_say_so(radar: bool) -> None:
    chart = SideBySide(CRITERIA, (MEASURED, BLANK), radar)
    figure, marks = drawn(chart)
    told = [text.get_text() for text in figure.legends[0].get_texts()]
    assert told == ["Alder", "Birch", "Evidence is missing"]
    assert "hollow mark" in chart.units
    assert chart.units.endswith("where evidence is missing, which counts as 0")
    assert chart.alt.endswith("Of Birch, evidence is missing on Fibre (counts as 0).")
    row = next(row for row in chart.table().rows if row[0] == "Fibre")
    assert row == ("Fibre", 0.0, "missing, counts as 0")
    assert "Birch\nFibre: evidence is missing, counts as 0" in [
        text for m in marks for text in m.texts
    ]


def test_what_comes_of_it_is_the_frameworks() -> None:
    assert SideBySide(CRITERIA, (MEASURED, LEFT_OUT)).units.endswith("missing, which is left out")
    assert SideBySide(CRITERIA, (STATED, MEASURED)).units.endswith("missing, which counts as 50")
    both = SideBySide(CRITERIA, (STATED, LEFT_OUT))
    assert both.units.endswith("missing, which counts as the framework says")
    row = next(row for row in both.table().rows if row[0] == "Fibre")
    assert row == ("Fibre", "missing, counts as 50", "missing, left out")


def test_nothing_is_said_of_it_where_nothing_is_missing() -> None:
    chart = SideBySide(CRITERIA, (MEASURED, MEASURED))
    figure, marks = drawn(chart)
    assert "missing" not in f"{chart.units}{chart.alt}{chart.table()}"
    assert len(figure.legends[0].get_texts()) == len(marks) == 2


def test_what_nobody_measured_makes_no_difference_between_bids() -> None:
    stated = replace(MEASURED, scores=(80.0, 60.0, 100.0, 50.0), missing=STATED.missing)
    assert "differ most" not in SideBySide(CRITERIA, (MEASURED, stated)).alt
