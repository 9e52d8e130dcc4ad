"""Every kind of chart of an evaluation by the four pillars."""

from __future__ import annotations

from collections.abc import Callable

from gz_eval.app import chart_data
from gz_eval.charts.chart import Chart
from gz_eval.core.selection import Selection

CHARTS: dict[str, Callable[[Selection], Chart]] = {
    "contributions": chart_data.contributions,
    "distribution": chart_data.distribution,
    "heat map": chart_data.heat_map,
    "scatter": lambda made: chart_data.scatter(made, "firm_mw", "score", "investment"),
    "scatter by region": lambda made: chart_data.scatter(
        made, "criterion:power", "jobs_onsite", "", "region"
    ),
    "scatter by a figure": lambda made: chart_data.scatter(
        made, "firm_mw", "score", "investment", "jobs_onsite"
    ),
    "by region": lambda made: chart_data.by_region(made, ["firm_mw", "investment"]),
    "map": lambda made: chart_data.uk_map(made, "firm_mw", shaded="bids"),
    "map by score": lambda made: chart_data.uk_map(made, "firm_mw", shaded="share", by_score=True),
    "sensitivity": lambda made: chart_data.sensitivity(made, "power"),
    "side by side": lambda made: chart_data.side_by_side(made, first(made, 4)),
    "radar": lambda made: chart_data.side_by_side(made, first(made, 3), radar=True),
}


def first(selection: Selection, count: int) -> list[str]:
    """The ids of the first bids of a ranking."""
    evaluation = selection.evaluation
    return [evaluation.bids[row].id for row in evaluation.order[:count].tolist()]
