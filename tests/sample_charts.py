"""Every kind of chart of an evaluation by the four pillars."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from gz_eval.app import chart_data, chart_places, chart_scatter
from gz_eval.charts.chart import Chart
from gz_eval.core.outcome import Standing
from gz_eval.core.overrides import PlaceOverride
from gz_eval.core.people import Person, Stamp
from gz_eval.core.selection import Selection

CHARTS: dict[str, Callable[[Selection], Chart]] = {
    "contributions": chart_data.contributions,
    "contributions with some from further down": lambda made: chart_data.contributions(
        with_some_moved_in(made)
    ),
    "distribution": chart_data.distribution,
    "heat map": chart_data.heat_map,
    "heat map with some from further down": lambda made: chart_data.heat_map(
        with_some_moved_in(made)
    ),
    "scatter": lambda made: chart_scatter.scatter(made, "firm_mw", "score", "investment"),
    "scatter by region": lambda made: chart_scatter.scatter(
        made, "criterion:power", "jobs_onsite", "", "region"
    ),
    "scatter by a figure": lambda made: chart_scatter.scatter(
        made, "firm_mw", "score", "investment", "jobs_onsite"
    ),
    "by region": lambda made: chart_places.by_region(made, ["firm_mw", "investment"]),
    "map": lambda made: chart_places.uk_map(made, "firm_mw", shaded="bids"),
    "map by score": lambda made: chart_places.uk_map(
        made, "firm_mw", shaded="share", by_score=True
    ),
    "sensitivity": lambda made: chart_data.sensitivity(made, "power"),
    "side by side": lambda made: chart_data.side_by_side(made, first(made, 4)),
    "radar": lambda made: chart_data.side_by_side(made, first(made, 3), radar=True),
}


def first(selection: Selection, count: int) -> list[str]:
    """The ids of the first bids of a ranking."""
    evaluation = selection.evaluation
    return [evaluation.bids[row].id for row in evaluation.order[:count].tolist()]


def moved(selection: Selection, rank: int, to: Standing) -> Selection:
    """As it is once officials moved the bid of a rank."""
    evaluation = selection.evaluation
    row = int(evaluation.order[rank - 1])
    stamp = Stamp(Person("A. Official", "approver"), datetime(2012, 6, 14, tzinfo=UTC), "why")
    move = PlaceOverride(evaluation.bids[row].id, to, evaluation.standing(row), stamp)
    return Selection.of(evaluation, (*selection.moves.values(), move))


def with_some_moved_in(selection: Selection) -> Selection:
    """As it is once officials moved two bids from far down on to the shortlist, if there are so
    many."""
    for rank in (70, 90):
        if rank <= len(selection.evaluation.bids):
            selection = moved(selection, rank, Standing.SHORTLISTED)
    return selection
