"""While names are hidden, the score of an answer that tells where a bid is, is not told either."""

from __future__ import annotations

import pytest

from busy_session import fresh_session, say_status_by_place
from gz_eval.app.anonymous import HIDDEN_TEXT, untold
from gz_eval.app.chart_choices import KINDS, SENSITIVITY, Hidden, start_of, still_there
from gz_eval.app.chart_data import heat_map, side_by_side
from gz_eval.app.chart_scatter import scatter
from gz_eval.app.compare_rows import compare_rows
from gz_eval.app.shown import Shown
from gz_eval.app.telling_weights import telling_weights
from gz_eval.app.why_text import why
from gz_eval.charts.absent import absent_told, why_absent
from gz_eval.core.explain import explain

LABEL = "Grid status"


@pytest.fixture
def shown() -> Shown:
    """Bids whose grid status is said by the place where they are, as discounts are."""
    session = fresh_session()
    say_status_by_place(session)
    return Shown(session)


def test_with_names_every_score_is_told(shown: Shown) -> None:
    assert untold(shown.evaluation) == frozenset()
    assert LABEL in heat_map(shown.selection).criteria
    assert not heat_map(shown.selection).without


def test_the_reasons_do_not_tell_it(shown: Shown) -> None:
    shown.anonymous = True
    evaluation = shown.evaluation
    for bid in evaluation.bids:
        said = why(evaluation, explain(evaluation, bid.id, untold(evaluation)))
        (line,) = (line for line in said.evidence if line.label == LABEL)
        assert line.earned == HIDDEN_TEXT
        assert not any(LABEL in one for one in (*said.strongest, *said.weakest))
        assert f"{LABEL}: a score of" not in said.change


def test_what_would_change_names_the_criterion_without_its_score(shown: Shown) -> None:
    shown.anonymous = True
    evaluation = shown.evaluation
    told = [
        one
        for bid in evaluation.bids
        for one in explain(evaluation, bid.id, untold(evaluation)).improvements
        if one.label == LABEL
    ]
    assert told
    for one in told:
        assert one.score_needed is None or one.sentence == f"{LABEL}: a higher score than it has."


def test_charts_leave_it_out_and_say_so(shown: Shown) -> None:
    shown.anonymous = True
    selection = shown.selection
    ids = [bid.id for bid in shown.bids[:3]]
    for chart in (heat_map(selection), side_by_side(selection, ids)):
        assert LABEL not in chart.criteria
        assert len(chart.criteria) == len(shown.project.framework.leaves) - 1
        assert chart.units.endswith(f"without {LABEL}, which would tell where a bid is")
    assert all(
        len(row.scores) == len(heat_map(selection).criteria) for row in heat_map(selection).rows
    )
    drawn = scatter(selection, "score", "criterion:status")
    assert not drawn.dots
    (told,) = absent_told(drawn.absent)
    assert told.startswith("5 bids cannot be shown without telling a place, 2 of them shortlisted:")
    bid = shown.bids[0]
    assert why_absent(drawn, bid.id, bid.name).endswith(
        " is not on this chart: it cannot be shown without telling a place."
    )


def sensitivity_of(shown: Shown) -> tuple[str, ...]:
    """The criteria whose weight can be varied on the chart, as it is looked at."""
    kind = next(one for one in KINDS if one.key == SENSITIVITY)
    hidden = Hidden.of(shown)
    choice = next(iter(kind.choices(shown.project.framework, hidden)))
    return tuple(key for key, _label in choice.options)


def test_its_weight_is_not_varied_and_the_chart_says_so(shown: Shown) -> None:
    """How a score changes with the weight of one criterion is what the bid scores on it."""
    kind = next(one for one in KINDS if one.key == SENSITIVITY)
    framework = shown.project.framework
    assert "status" in sensitivity_of(shown)
    plain = kind.make(shown.selection, start_of(kind, framework, Hidden()))
    assert "not offered" not in plain.units
    shown.anonymous = True
    hidden = Hidden.of(shown)
    offered = sensitivity_of(shown)
    assert offered
    assert not set(offered) & telling_weights(framework, hidden.leaves)
    chosen = still_there(kind, framework, hidden, {"criterion": "status"})
    assert chosen["criterion"] in offered
    told = kind.make(shown.selection, chosen).units
    assert LABEL in told
    assert told.endswith("not offered: that would tell where a bid is")


def test_nor_is_a_weight_at_0_of_which_nothing_else_counts(shown: Shown) -> None:
    framework = shown.project.framework
    (pillar,) = {one.parent for one in framework.criteria if one.key == "status"}
    siblings = [one.key for one in framework.children[pillar] if one.key != "status"]
    all_but_one = frozenset({"status", *siblings[1:]})
    assert {*all_but_one, siblings[0]} <= telling_weights(framework, all_but_one)
    whole = telling_weights(framework, frozenset({"status", *siblings}))
    assert pillar in whole
    everything = frozenset(leaf.key for leaf in framework.leaves)
    kind = next(one for one in KINDS if one.key == SENSITIVITY)
    assert "without telling where bids are" in kind.lacks(framework, Hidden(everything))
    assert telling_weights(framework, frozenset()) == frozenset()


def test_bids_side_by_side_do_not_tell_it(shown: Shown) -> None:
    shown.anonymous = True
    ids = [bid.id for bid in shown.bids[:3]]
    (row,) = (row for row in compare_rows(shown.selection, ids) if row.label == LABEL)
    assert set(row.cells) == {HIDDEN_TEXT}
    assert not row.best


def test_the_total_and_the_pillar_stay(shown: Shown) -> None:
    plain = shown.evaluation
    shown.anonymous = True
    assert (shown.evaluation.totals == plain.totals).all()
    assert (shown.evaluation.pillar_points() == plain.pillar_points()).all()


def test_what_tells_a_place_cannot_be_chosen_for_a_scatter(shown: Shown) -> None:
    """Offered, it would draw nothing; and no bid has a region to be coloured by."""
    kind = next(one for one in KINDS if one.key == "scatter")
    framework = shown.project.framework

    def offered() -> dict[str, set[str]]:
        choices = kind.choices(framework, Hidden.of(shown))
        return {one.key: {value for value, _ in one.options} for one in choices}

    plain = offered()
    assert all("criterion:status" in values for values in plain.values())
    assert "region" in plain["group"]
    shown.anonymous = True
    hidden = offered()
    assert not any("criterion:status" in values for values in hidden.values())
    assert plain["x"] - hidden["x"] == {"criterion:status"}
    assert "region" not in hidden["group"]
    before = {"x": "criterion:status", "y": "score", "size": "", "group": "region"}
    now = still_there(kind, framework, Hidden.of(shown), before)
    assert (now["x"], now["group"]) == ("mw", "standing")
    chart = kind.make(shown.selection, now)
    assert chart.units.endswith(f"without {LABEL}, which would tell where a bid is")
