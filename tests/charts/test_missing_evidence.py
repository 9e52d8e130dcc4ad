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
from matplotlib.patches import Rectangle

from gz_eval.charts.bid_lines import Compared
from gz_eval.charts.chart import Chart, Mark
from gz_eval.charts.contributions import Bar, Contributions
from gz_eval.charts.heat_map import HeatMap, HeatRow
from gz_eval.charts.scheme import LIGHT
from gz_eval.charts.sensitivity import Sensitivity
from gz_eval.charts.side_by_side import SideBySide
from gz_eval.charts.weight_lines import Line

CRITERIA = ("Power", "Land", "Fibre", "Jobs")
MEASURED = Compared("A", "Alder", 60.0, (80.0, 60.0, 0.0, 50.0), (False,) * 4)
BLANK = Compared("B", "Birch", 40.0, (70.0, 60.0, 0.0, 30.0), (False, False, True, False))
LEFT_OUT = Compared("C", "Cedar", 40.0, (70.0, 60.0, math.nan, 30.0), (False, False, True, False))
STATED = Compared("D", "Dogwood", 40.0, (70.0, 60.0, 50.0, 30.0), (False, False, True, False))


def drawn(chart: Chart) -> tuple[Figure, Sequence[Mark]]:
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


def test_a_bid_without_any_evidence_has_no_line_and_is_told_of_shortly() -> None:
    nothing = replace(BLANK, scores=(0.0,) * 4, missing=(True,) * 4)
    chart = SideBySide(CRITERIA, (MEASURED, nothing))
    assert chart.alt.endswith("Of Birch, evidence is missing on every criterion (counts as 0).")
    line = next(mark for mark in drawn(chart)[1] if mark.keys == (("B",),))
    assert all(map(math.isnan, scores_of(line)))


def test_nothing_is_said_of_it_where_nothing_is_missing() -> None:
    chart = SideBySide(CRITERIA, (MEASURED, MEASURED))
    figure, marks = drawn(chart)
    assert "missing" not in f"{chart.units}{chart.alt}{chart.table()}"
    assert len(figure.legends[0].get_texts()) == len(marks) == 2


def test_what_nobody_measured_makes_no_difference_between_bids() -> None:
    stated = replace(MEASURED, scores=(80.0, 60.0, 100.0, 50.0), missing=STATED.missing)
    assert "differ most" not in SideBySide(CRITERIA, (MEASURED, stated)).alt


def test_points_for_missing_evidence_are_hatched_and_told() -> None:
    """A framework may count something for a blank: nobody earned those points."""
    bars = (
        Bar("A", "A-1", "Alder", "1", (30.0, 20.0), 50.0, "Shortlisted", (0.0, 0.0)),
        Bar("B", "B-2", "Birch", "2", (25.0, 15.0), 40.0, "Reserve", (10.0, 0.0)),
    )
    chart = Contributions(("Power", "Land"), bars, 2)
    figure, marks = drawn(chart)
    hatched = [one for one in figure.axes[0].patches if one.get_hatch()]
    assert [one.get_width() for one in hatched if isinstance(one, Rectangle)] == [10.0]
    assert isinstance(hatched[0], Rectangle)
    assert hatched[0].get_x() == 15.0, "at the end of its pillar's part"
    told = [text.get_text() for text in figure.legends[0].get_texts()]
    assert told[-1] == "Counted for missing evidence"
    assert "Birch\nPower: 25.0 points, 10.0 of them for missing evidence" in [
        text for mark in marks for text in mark.texts
    ]
    assert chart.table().columns[-2:] == ("For missing evidence", "Standing")
    assert [row[-2] for row in chart.table().rows] == [0.0, 10.0]
    assert "Of these points 10.0 are counted for missing evidence of 1 bid." in chart.alt


def test_where_no_points_are_for_missing_evidence_nothing_is_said_of_it() -> None:
    bar = Bar("A", "A-1", "Alder", "1", (30.0, 20.0), 50.0, "Shortlisted", (0.0, 0.0))
    chart = Contributions(("Power", "Land"), (bar,), 1)
    figure, _ = drawn(chart)
    assert not any(one.get_hatch() for one in figure.axes[0].patches)
    assert "missing" not in f"{chart.alt}{chart.table()}{chart.units}"


def test_a_line_of_a_bid_without_evidence_on_the_criterion_ends_hollow() -> None:
    lines = (
        Line("A", "A-1", "Alder", (50.0, 60.0), True),
        Line("B", "B-2", "Birch", (50.0, 0.0), False, missing=True),
    )
    chart = Sensitivity("Fibre", (0.0, 100.0), 40.0, lines, ())
    figure, marks = drawn(chart)
    assert "Evidence on it is missing" in [one.get_text() for one in figure.legends[0].get_texts()]
    assert any("evidence on Fibre is missing" in text for mark in marks for text in mark.texts)
    assert "1 of them gave no evidence on Fibre" in chart.alt
    table = chart.table()
    at = table.columns.index("Evidence on Fibre")
    assert [row[at] for row in table.rows] == ["given", "missing"]
    sure = replace(chart, lines=lines[:1])
    assert "evidence" not in f"{sure.alt}{sure.table()}".casefold()


def test_the_average_of_a_heat_map_is_of_what_was_read() -> None:
    rows = (
        HeatRow("A", "A-1", "Alder", "1", (80.0, 60.0), (False, False), "Shortlisted"),
        HeatRow("B", "B-2", "Birch", "2", (0.0, 60.0), (True, False), "Reserve"),
    )
    told = HeatMap(("Power", "Land"), ("Power", "Land"), rows, 2).alt
    assert "most on Power (80) and least on Land (60), as far as there is evidence" in told
    nothing = tuple(replace(row, missing=(True, True)) for row in rows)
    assert "average" not in HeatMap(("Power", "Land"), ("Power", "Land"), nothing, 2).alt
