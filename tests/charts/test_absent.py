"""A bid that a chart has no place for is counted, named if it is shortlisted, and in its table."""

from __future__ import annotations

from gz_eval.app import chart_data, chart_places, chart_scatter
from gz_eval.charts.absent import Absent, absent_told, why_absent
from gz_eval.charts.dots import Dot
from gz_eval.charts.quantity import Measure
from gz_eval.charts.scatter import Scatter
from gz_eval.charts.uk_map import UkMap
from gz_eval.core.outcome import Standing
from gz_eval.core.selection import Selection


def gone(number: int, shortlisted: bool, why: str = "gave no coordinates") -> Absent:
    return Absent(f"B{number}", f"B{number}", f"Bid {number}", why, shortlisted, "Any", (1.0, 2.0))


def test_each_reason_has_its_count_and_the_shortlisted_their_names() -> None:
    assert absent_told(()) == []
    assert absent_told([gone(1, False)]) == ["1 bid gave no coordinates"]
    assert absent_told([gone(1, True)]) == ["1 bid gave no coordinates, shortlisted: Bid 1"]
    assert absent_told([gone(1, True), gone(2, False), gone(3, True, "is far away")]) == [
        "2 bids gave no coordinates, 1 of them shortlisted: Bid 1",
        "1 bid is far away, shortlisted: Bid 3",
    ]


def test_the_map_leaves_no_bid_out_of_its_words_and_its_table(selection: Selection) -> None:
    chart = chart_places.uk_map(selection, "firm_mw")
    evaluation = selection.evaluation
    assert sorted(chart.table().keys) == sorted(evaluation.index_by_id)
    absent = {one.bid for one in chart.absent}
    assert absent
    assert f"with {len(evaluation.bids) - len(absent)} bids: " in chart.alt
    drawn = len(evaluation.bids) - len(absent)
    assert chart.units.startswith(f"{drawn} of {len(evaluation.bids)} bids; ")
    chosen = [
        one.name
        for one in chart.absent
        if selection.standing(evaluation.index_by_id[one.bid]) is Standing.SHORTLISTED
    ]
    assert chosen, "the samples have a shortlisted bid without coordinates"
    for name in chosen:
        assert f"shortlisted: {name}" in chart.units
        assert name in chart.alt


def test_a_scatter_says_which_figure_is_lacking(selection: Selection) -> None:
    chart = chart_scatter.scatter(selection, "firm_mw", "investment")
    evaluation = selection.evaluation
    table = chart.table()
    assert sorted(table.keys) == sorted(evaluation.index_by_id)
    for one in chart.absent:
        row = table.rows[table.keys.index(one.bid)]
        assert None in row[2:4]
        lacking = [chart.x, chart.y][row[2:4].index(None)]
        assert lacking.label in one.why
    assert len(chart.absent) == len(evaluation.bids) - len(chart.dots)


def test_why_the_selected_bid_is_not_there() -> None:
    empty = UkMap(("Shortlisted",), (), "", (gone(1, True),))
    assert why_absent(empty, "B1", "Bid 1") == (
        "Bid 1, the selected bid, is not on this chart: it gave no coordinates."
    )
    measure = Measure("Score")
    dot = Dot("B1", "B1", "Bid 1", 1.0, 2.0, None, 0)
    assert why_absent(Scatter(measure, measure, None, ("Any",), "", (dot,)), "B1", "Bid 1") == ""


def test_a_chart_of_the_first_says_that_another_is_not_among_them(selection: Selection) -> None:
    chart = chart_data.contributions(selection, 10)
    order = selection.evaluation.order
    bids = selection.evaluation.bids
    assert why_absent(chart, bids[int(order[0])].id, "First") == ""
    assert why_absent(chart, bids[int(order[50])].id, "Later") == (
        "Later, the selected bid, is not among the bids on this chart."
    )
    assert why_absent(chart_data.distribution(selection), bids[0].id, "Any") == ""
