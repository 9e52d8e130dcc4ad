"""The data of charts is that of the evaluation: sums, places, groups, and what is left out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from builders import framework as small_framework
from builders import simple_bid
from flagged_session import flagged_session, move
from gz_eval.app import chart_data, chart_places, chart_scatter, measures
from gz_eval.app.importing import import_bids
from gz_eval.app.overriding import gate_override
from gz_eval.charts.chart import Cell, Chart
from gz_eval.charts.map_places import WHOLE, view_around
from gz_eval.charts.scheme import LIGHT
from gz_eval.core.framework import Kind, Treatment
from gz_eval.core.framework_file import load_framework
from gz_eval.core.outcome import GateState, Standing
from gz_eval.core.scoring import evaluate
from gz_eval.core.selection import Selection
from gz_eval.core.weights import with_share
from sample_charts import moved

SAMPLES = Path(__file__).resolve().parents[2] / "sample_bids"


@pytest.fixture(scope="module")
def selection() -> Selection:
    framework = load_framework("four-pillars")
    return Selection.of(evaluate(framework, import_bids([SAMPLES], framework).bids), ())


def test_a_bar_s_parts_sum_to_its_score(selection: Selection) -> None:
    for bar in chart_data.contributions(selection).bars:
        assert sum(bar.points) == pytest.approx(bar.score, abs=1e-9)


def test_the_lists_end_where_the_ranking_draws_its_lines(selection: Selection) -> None:
    places = selection.evaluation.framework.shortlist
    chart = chart_data.contributions(selection, 20)
    assert places.places is not None
    assert dict(chart.ends)["shortlist"] == places.places - 1
    last = chart.bars[places.places - 1]
    assert (last.standing, chart.bars[places.places].standing) == ("Shortlisted", "Reserve")
    assert f"The shortlist of the rule ends below {last.name}." in chart.alt
    assert chart_data.contributions(selection, 10).ends == ()


def test_every_bid_is_in_one_band(selection: Selection) -> None:
    table = chart_data.distribution(selection).table()
    every = table.columns.index("All")
    assert sum(int(row[every] or 0) for row in table.rows) == len(selection.evaluation.bids)
    bands = [row[0] for row in table.rows]
    assert (bands[14], bands[-1]) == ("70 to under 75", "95 to 100")


def test_the_table_of_scores_tells_the_shortlist_line_in_its_band(selection: Selection) -> None:
    chart = chart_data.distribution(selection)
    table = chart.table()
    assert chart.line is not None
    assert table.columns[-1] == "Shortlist line by the rule"
    told = {row[0]: row[-1] for row in table.rows if row[-1] is not None}
    low = int(chart.line // 5) * 5
    assert told == {f"{low} to under {low + 5}": chart.line}
    assert replace(chart, line=None).table().columns[-1] == "All"


def test_the_table_of_contributions_tells_where_the_lists_of_the_rule_end(
    selection: Selection,
) -> None:
    chart = chart_data.contributions(selection, 30)
    table = chart.table()
    assert table.columns[-1] == "By the rule"
    told = {number: row[-1] for number, row in enumerate(table.rows) if row[-1]}
    assert told == {number: f"{name.capitalize()} ends below" for name, number in chart.ends}
    assert len(told) == 2


def test_the_table_of_regions_ends_with_all_of_them(selection: Selection) -> None:
    table = chart_places.by_region(selection, ["firm_mw"]).table()
    *regions, every = table.rows
    assert (every[0], table.totals) == ("All regions", 1)
    for column in (1, 2, 4, 5):
        found = [row[column] for row in regions]
        assert every[column] == sum(one for one in found if isinstance(one, (int, float)))
    bids, chosen = every[1], every[2]
    assert isinstance(bids, int)
    assert isinstance(chosen, int)
    assert every[3] == pytest.approx(100 * chosen / bids, abs=0.051)


def test_the_line_is_the_score_of_the_last_shortlisted(selection: Selection) -> None:
    evaluation = selection.evaluation
    shortlisted = [
        float(evaluation.shown_totals[row])
        for row in range(len(evaluation.bids))
        if selection.standing(row) is Standing.SHORTLISTED
    ]
    chart = chart_data.distribution(selection)
    assert chart.line == min(shortlisted)
    assert "moved" not in chart.units


def test_the_line_stays_that_of_the_rule_when_a_bid_is_moved_in(selection: Selection) -> None:
    evaluation = selection.evaluation
    rank = int((~evaluation.table.failed).sum())
    last = int(evaluation.order[rank - 1])
    chart = chart_data.distribution(moved(selection, rank, Standing.SHORTLISTED))
    assert chart.line == chart_data.distribution(selection).line
    assert chart.bids[last].standing == 0
    assert chart.bids[last].score < (chart.line or 0)
    assert chart.units.endswith(", 1 moved by officials")


def test_shown_and_missing_bids_are_all_of_them(selection: Selection) -> None:
    chart = chart_scatter.scatter(selection, "firm_mw", "score", "investment")
    assert len(chart.dots) + len(chart.absent) == len(selection.evaluation.bids)
    map_chart = chart_places.uk_map(selection, "firm_mw")
    assert len(map_chart.sites) + len(map_chart.unplaced) == len(selection.evaluation.bids)


def test_an_impossible_figure_is_no_figure(selection: Selection) -> None:
    amounts = [
        value.amount
        for bid in selection.evaluation.bids
        if (value := bid.value("firm_mw")) is not None and value.amount is not None
    ]
    assert min(amounts) < Decimal(0), "the samples hold a negative capacity"
    drawn = [figure for figure in measures.figures(selection.evaluation, "firm_mw") if figure]
    assert min(drawn) > 0


def test_regions_count_every_bid_once(selection: Selection) -> None:
    regions = chart_places.by_region(selection, ["firm_mw"]).regions
    bids = [bid for region in regions for bid in region.bids]
    assert sorted(bids) == sorted(selection.evaluation.index_by_id)
    for region in regions:
        assert set(region.shortlisted) <= set(region.bids)
        if region.sums[0] is not None:
            assert (region.shortlisted_sums[0] or 0.0) <= region.sums[0]


def test_a_bid_that_officials_moved_is_drawn_where_they_put_it(selection: Selection) -> None:
    out = moved(selection, 1, Standing.NOT_SHORTLISTED)
    chart = chart_data.contributions(out)
    assert (chart.bars[0].standing, chart.bars[0].moved) == ("Not shortlisted", "moved out")
    assert chart_data.heat_map(out).rows[0].moved == "moved out"
    assert chart_data.contributions(selection).bars[0].standing == "Shortlisted"
    assert _standings(chart)[0] == "Not shortlisted, moved"
    assert _standings(chart_data.heat_map(out))[0] == "Not shortlisted, moved"


def test_a_bid_that_officials_moved_in_from_below_the_first_is_drawn_after_them(
    selection: Selection,
) -> None:
    bids, order = selection.evaluation.bids, selection.evaluation.order.tolist()
    both = moved(moved(selection, 50, Standing.SHORTLISTED), 45, Standing.SHORTLISTED)
    both = moved(both, 44, Standing.RESERVE)  # and is on no shortlist
    wanted = [bids[order[rank - 1]] for rank in (*range(1, 21), 45, 50)]
    for chart in (chart_data.contributions(both, 20), chart_data.heat_map(both, 20)):
        assert list(chart.table().keys) == [bid.id for bid in wanted]
        assert _standings(chart)[-1] == "Shortlisted, moved"
        assert "the first 20 bids" in chart.title
        assert "; below the first 20 are 2 bids that officials moved in from further down" in (
            chart.units
        )
        assert f"further down: {wanted[-2].name} and {wanted[-1].name}." in chart.alt
    assert "22 bids" in chart_data.contributions(both, 20).alt
    assert chart_data.contributions(both, 20).ends == chart_data.contributions(selection, 20).ends
    assert chart_data.contributions(both, 60).further == 0
    assert chart_data.contributions(selection, 20).further == 0


def test_a_bid_off_the_list_whose_gate_is_unclear_is_not_drawn_as_one_that_passes() -> None:
    session = flagged_session()
    move(session, "B002", Standing.NOT_SHORTLISTED)
    for chart in (
        chart_data.contributions(session.selection),
        chart_data.heat_map(session.selection),
    ):
        stood = dict(zip(chart.table().keys, _standings(chart), strict=True))
        assert stood["B002"] == "Not shortlisted, moved, gate unclear"


def test_a_listed_bid_whose_gate_is_unclear_says_so() -> None:
    session = flagged_session()
    move(session, "B004", Standing.SHORTLISTED)
    bars = {bar.bid: bar for bar in chart_data.contributions(session.selection).bars}
    assert (bars["B001"].gate, bars["B002"].gate) == ("", "gate unclear")
    for chart in (
        chart_data.contributions(session.selection),
        chart_data.heat_map(session.selection),
    ):
        stood = dict(zip(chart.table().keys, _standings(chart), strict=True))
        assert stood["B002"] == "Shortlisted, gate unclear"
        assert stood["B004"] == "Shortlisted, moved"
        figure = Figure(figsize=(12, 8))
        chart.draw(figure, LIGHT)
        texts = [one.get_text() for one in figure.findobj(Text) if isinstance(one, Text)]
        assert any("Tarn Park (gate unclear)" in text for text in texts)


@pytest.mark.parametrize("standing", [Standing.SHORTLISTED, Standing.NOT_SHORTLISTED])
def test_a_gate_that_officials_let_pass_is_marked_on_every_chart(standing: Standing) -> None:
    session = flagged_session()
    session.do(gate_override(session, "B002", "size", GateState.PASS), "The third cable is built.")
    if standing is not Standing.SHORTLISTED:
        move(session, "B002", standing)
    for chart in (
        chart_data.contributions(session.selection),
        chart_data.heat_map(session.selection),
        chart_scatter.scatter(session.selection, "score", "score"),
        chart_places.uk_map(session.selection),
    ):
        stood = _standings(chart)[chart.table().keys.index("B002")]
        assert stood.startswith(standing.value)
        assert stood.endswith(", gate overridden")
        assert "gate" not in str(_row(chart, "B001")[-1])


def test_sensitivity_says_what_evaluating_says(selection: Selection) -> None:
    evaluation = selection.evaluation
    chart = chart_data.sensitivity(selection, "land")
    at_30 = evaluate(with_share(evaluation.framework, "land", 30), evaluation.bids)
    number = [round(weight) for weight in chart.weights].index(30)
    for line in chart.lines:
        expected = at_30.totals[at_30.index_by_id[line.bid]]
        assert line.scores[number] == pytest.approx(float(expected))


def test_the_shortlist_changes_at_the_crossings_alone(selection: Selection) -> None:
    from gz_eval.analysis.weight_sensitivity import sweep

    found = sweep(selection.evaluation, "land")
    steps = np.diff(found.shortlisted.astype(int), axis=0).any(axis=1)
    assert len(found.changes()) == int(steps.sum())


@pytest.mark.parametrize("criterion", ["power", "land", "firm_capacity"])
def test_a_crossing_says_who_would_be_shortlisted_at_a_weight_that_was_evaluated(
    selection: Selection, criterion: str
) -> None:
    evaluation = selection.evaluation
    chart = chart_data.sensitivity(selection, criterion)

    def shortlist(weight: float) -> set[str]:
        at = evaluate(with_share(evaluation.framework, criterion, weight), evaluation.bids)
        return {
            bid.name for row, bid in enumerate(at.bids) if at.standing(row) is Standing.SHORTLISTED
        }

    assert chart.crossings
    nearest = sorted(chart.crossings, key=lambda one: abs(one.weight - chart.now))[:3]
    for one in nearest:
        before = one.changed - 1 if one.weight > chart.now else one.changed + 1
        assert abs(one.changed - one.weight) == 0.5
        assert shortlist(one.changed) - shortlist(before) == set(one.entering)
        assert shortlist(before) - shortlist(one.changed) == set(one.leaving)
        assert len(one.bids) == len(one.entering) + len(one.leaving)
        assert one.told in chart.alt
    # Seen from the weight now, it begins with the shortlist as it is now.
    first = nearest[0]
    now = {
        bid.name
        for row, bid in enumerate(evaluation.bids)
        if evaluation.standing(row) is Standing.SHORTLISTED
    }
    assert set(first.leaving) <= now
    assert not set(first.entering) & now


def test_a_view_of_a_cluster_holds_its_sites(selection: Selection) -> None:
    sites = chart_places.uk_map(selection).sites[:6]
    west, east, south, north = view_around(sites)
    for site in sites:
        assert west < site.longitude < east
        assert south < site.latitude < north
    assert WHOLE[0] < WHOLE[1]


def test_charts_start_with_capacity(selection: Selection) -> None:
    framework = selection.evaluation.framework
    assert measures.first_figure(framework, Kind.QUANTITY) == "firm_mw"


def test_a_unit_that_the_label_spells_out_is_not_said_twice(selection: Selection) -> None:
    fields = selection.evaluation.framework.field_by_key
    assert measures.measure_of(fields["area_ha"]).text == "Land developable by 2028 (hectares)"
    firm = replace(fields["area_ha"], label="Land (surveyed)")
    assert measures.measure_of(firm).text == "Land (surveyed) (ha)"


def test_a_weight_that_is_whole_but_for_how_floats_are_kept_is_evaluated_once(
    selection: Selection,
) -> None:
    framework = with_share(selection.evaluation.framework, "land", 100 * (0.1 + 0.2))
    evaluation = evaluate(framework, selection.evaluation.bids)
    chart = chart_data.sensitivity(Selection.of(evaluation, ()), "land")
    assert len(chart.weights) == 101
    columns = chart.table().columns
    assert len(set(columns)) == len(columns)


def test_a_change_lies_on_the_right_side_of_a_weight_that_is_not_whole(
    selection: Selection,
) -> None:
    framework = selection.evaluation.framework
    for percent in (20.5, 26.67, 33.3):
        evaluation = evaluate(with_share(framework, "land", percent), selection.evaluation.bids)
        chart = chart_data.sensitivity(Selection.of(evaluation, ()), "land")
        assert percent in [pytest.approx(weight) for weight in chart.weights]
        names = {line.name for line in chart.lines if line.shortlisted}
        up = [one for one in chart.crossings if one.weight > chart.now]
        down = [one for one in chart.crossings if one.weight < chart.now]
        for first in [*up[:1], *down[-1:]]:
            assert set(first.leaving) <= names
            assert not set(first.entering) & names


def _standings(chart: Chart) -> list[str]:
    """Where the bids of its table stand, as that says it."""
    table = chart.table()
    return [str(row[table.columns.index("Standing")]) for row in table.rows]


def _row(chart: Chart, bid: str) -> tuple[Cell, ...]:
    table = chart.table()
    return table.rows[table.keys.index(bid)]


def test_scatter_and_map_say_which_bids_officials_moved(selection: Selection) -> None:
    out = moved(moved(selection, 1, Standing.NOT_SHORTLISTED), 40, Standing.SHORTLISTED)
    order, bids = selection.evaluation.order, selection.evaluation.bids
    first, later = (bids[order[rank - 1]].id for rank in (1, 40))
    by_hand = {first: "moved out", later: "moved in"}
    charts = (chart_scatter.scatter(out, "score", "score"), chart_places.uk_map(out))
    for chart in charts:
        assert "2 moved by officials" in chart.units
        assert _row(chart, first)[-1] == "Not shortlisted, moved"
        assert _row(chart, later)[-1] == "Shortlisted, moved"
    assert {dot.bid: dot.moved for dot in charts[0].dots if dot.moved} == by_hand
    assert {site.bid: site.moved for site in charts[1].sites if site.moved} == by_hand
    for chart in (
        chart_scatter.scatter(selection, "score", "score"),
        chart_places.uk_map(selection),
    ):
        assert "moved" not in chart.units


def test_a_scatter_by_region_says_nothing_of_standings(selection: Selection) -> None:
    out = moved(selection, 1, Standing.NOT_SHORTLISTED)
    chart = chart_scatter.scatter(out, "score", "score", group_by="region")
    assert "moved" not in chart.units
    assert not any(dot.moved or dot.gate for dot in chart.dots)


def test_scatter_and_map_say_which_listed_bids_have_an_unclear_gate() -> None:
    session = flagged_session()
    chart = chart_scatter.scatter(session.selection, "score", "score")
    assert _row(chart, "B002")[-1] == "Shortlisted, gate unclear"
    mapped = chart_places.uk_map(session.selection)
    assert _row(mapped, "B002")[-1] == "Shortlisted, gate unclear"


def test_a_region_of_which_nothing_is_shortlisted_has_nothing_of_it(selection: Selection) -> None:
    """That is known; blank is what nobody gave."""
    chart = chart_places.by_region(selection, ["firm_mw"])
    none = [region for region in chart.regions if region.bids and not region.shortlisted]
    assert none
    assert {region.shortlisted_sums for region in none} == {(0.0,)}


def test_a_blank_is_no_figure_of_a_scatter(selection: Selection) -> None:
    """What the framework counts for it is nobody's score: the bid is absent, and told of."""
    evaluation = selection.evaluation
    lacking = {
        evaluation.bids[row].id
        for row in evaluation.without_evidence("carriers").nonzero()[0].tolist()
    }
    assert lacking, "some sample bid is blank"
    chart = chart_scatter.scatter(selection, "criterion:carriers", "score")
    assert {one.bid for one in chart.absent} == lacking
    assert {one.why for one in chart.absent} == {"gave no evidence on Fibre carriers"}
    both = chart_scatter.scatter(selection, "criterion:carriers", "firm_mw")
    assert "gave no usable figure for Firm" in " ".join(one.why for one in both.absent)


def test_what_is_drawn_for_missing_evidence_is_marked_on_every_chart_of_scores(
    selection: Selection,
) -> None:
    evaluation = selection.evaluation
    row = evaluation.without_evidence("carriers").nonzero()[0].tolist()[0]
    (compared,) = chart_data.side_by_side(selection, [evaluation.bids[row].id]).bids
    column = [leaf.key for leaf in evaluation.framework.leaves].index("carriers")
    assert compared.missing[column]
    assert compared.read[column] != compared.read[column]
    lines = chart_data.sensitivity(selection, "carriers", 245).lines
    assert {line.bid for line in lines if line.missing} == {
        line.bid
        for line in lines
        if evaluation.without_evidence("carriers")[evaluation.index_by_id[line.bid]]
    }
    assert any(line.missing for line in lines)


def test_points_that_a_policy_gives_are_counted_apart() -> None:
    """With a policy that counts 30 for a blank, 30 of 100 x its weight is nobody's."""
    bids = (simple_bid(1, None, "firm", 80), simple_bid(2, 500, "firm", 80))
    made = Selection.of(evaluate(small_framework(missing=Treatment.VALUE), bids), ())
    bars = {bar.bid: bar for bar in chart_data.contributions(made).bars}
    assert bars[bids[0].id].counted == pytest.approx((13.5, 0.0))  # 30 x 60% x 75%
    assert bars[bids[1].id].counted == (0.0, 0.0)
    assert bars[bids[0].id].points[0] > 13.5
