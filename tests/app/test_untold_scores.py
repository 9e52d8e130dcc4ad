"""While names are hidden, the score of an answer that tells where a bid is, is not told either."""

from __future__ import annotations

from dataclasses import replace

import pytest

from busy_session import fresh_session
from gz_eval.app.anonymous import HIDDEN_TEXT, untold
from gz_eval.app.chart_data import heat_map, scatter, side_by_side
from gz_eval.app.compare_rows import compare_rows
from gz_eval.app.shown import Shown
from gz_eval.app.why_text import why
from gz_eval.core.commands import SetFramework
from gz_eval.core.explain import explain
from gz_eval.core.framework import Option

AREAS = {"firm": "Scotland", "offered": "Cumbria", "none": "North East"}
LABEL = "Grid status"


@pytest.fixture
def shown() -> Shown:
    """Bids whose grid status is said by the place where they are, as discounts are."""
    session = fresh_session()
    framework = session.project.framework
    fields = tuple(
        replace(field, options=tuple(Option(key, area) for key, area in AREAS.items()))
        if field.key == "status"
        else field
        for field in framework.fields
    )
    session.do(SetFramework(replace(framework, fields=fields)))
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
    assert {one.why for one in drawn.absent} == {"has a score that would tell where it is"}


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
