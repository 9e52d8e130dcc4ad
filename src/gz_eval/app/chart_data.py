"""From an evaluation to the plain data that charts draw. Knows no drawing library.

Every chart speaks of the selection as officials left it, and says so by its standings.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gz_eval.analysis.weight_sensitivity import sweep
from gz_eval.app import ranking_lines
from gz_eval.app.anonymous import reference_of, untold, untold_note
from gz_eval.app.stood import stood
from gz_eval.app.telling_weights import untold_weights
from gz_eval.charts.bid_lines import Compared
from gz_eval.charts.contributions import Bar, Contributions
from gz_eval.charts.distribution import Distribution, Scored
from gz_eval.charts.heat_map import HeatMap, HeatRow
from gz_eval.charts.sensitivity import Sensitivity
from gz_eval.charts.side_by_side import SideBySide
from gz_eval.charts.weight_lines import Crossing, Line
from gz_eval.core.evaluation import Evaluation, rank_text
from gz_eval.core.outcome import STANDINGS, Evidence, Standing
from gz_eval.core.rounding import shown
from gz_eval.core.selection import Selection
from gz_eval.core.unmeasured import absent_pillars
from gz_eval.core.value_functions import Floats
from gz_eval.core.weights import local_percents


def contributions(selection: Selection, top: int = 20) -> Contributions:
    """The first bids of the ranking with their points for each pillar."""
    evaluation = selection.evaluation
    points, counted = evaluation.pillar_points(), _points_for_missing(evaluation)
    absent = absent_pillars(evaluation)
    first, further = _first_and_moved_in(selection, top)
    bars = tuple(
        Bar(
            evaluation.bids[row].id,
            reference_of(evaluation.bids[row]),
            evaluation.bids[row].name,
            rank_text(evaluation, row),
            tuple(points[row].tolist()),
            float(evaluation.totals[row]),
            standing,
            tuple(counted[row].tolist()),
            moved,
            gate,
            tuple(absent[row].tolist()),
        )
        for row in (*first, *further)
        for standing, moved, gate in [stood(selection, row)]
    )
    framework = evaluation.framework
    return Contributions(
        tuple(pillar.label for pillar in framework.pillars),
        bars,
        len(evaluation.bids),
        framework.ranking.shown_places,
        _ends(evaluation, len(first)),
        len(further),
    )


def _points_for_missing(evaluation: Evaluation) -> Floats:
    """The points (n, p) of each pillar that the framework counts for missing evidence.

    Those of criteria that are not told are not told either, and none of which no more is shown
    than 0.
    """
    missing = evaluation.table.evidence != Evidence.READ
    points = np.where(missing, evaluation.contributions, 0.0)
    told, columns = set(_told(evaluation)), evaluation.framework.leaf_columns
    sums = np.column_stack(
        [
            points[:, [column for column in columns[pillar.key] if column in told]].sum(axis=1)
            for pillar in evaluation.framework.pillars
        ]
    )
    return np.where(shown(sums, evaluation.framework.ranking.shown_places) > 0, sums, 0.0)


def _first_and_moved_in(selection: Selection, top: int) -> tuple[list[int], list[int]]:
    """The first bids of the ranking, and those below them that officials moved in, best first."""
    order = selection.evaluation.order.tolist()
    chosen = Standing.SHORTLISTED
    further = [
        row for row in order[top:] if selection.is_moved(row) and selection.standing(row) is chosen
    ]
    return order[:top], further


def _ends(evaluation: Evaluation, shown: int) -> tuple[tuple[str, int], ...]:
    """Which lists end by the rule among the first bids that are shown, and after which of them."""
    lines = ranking_lines.lines_among(evaluation, evaluation.order)
    lists = (ranking_lines.Line.SHORTLIST, ranking_lines.Line.RESERVE)
    return tuple(
        (name, after)
        for after, name in sorted(lines.items())
        if name in lists and after + 1 < shown
    )


def distribution(selection: Selection) -> Distribution:
    """Every score with its standing, and the score of the last bid that the rule shortlists."""
    evaluation = selection.evaluation
    scored = tuple(
        Scored(
            bid.id,
            bid.name,
            float(evaluation.shown_totals[row]),
            STANDINGS.index(selection.standing(row)),
        )
        for row, bid in enumerate(evaluation.bids)
    )
    listed = [
        item.score
        for row, item in enumerate(scored)
        if evaluation.standing(row) is Standing.SHORTLISTED
    ]
    return Distribution(
        tuple(standing.value for standing in STANDINGS),
        scored,
        min(listed, default=None),
        evaluation.framework.ranking.shown_places,
        len(selection.moved),
    )


def heat_map(selection: Selection, top: int = 40) -> HeatMap:
    """Value scores of the first bids on every criterion."""
    evaluation = selection.evaluation
    framework, table = evaluation.framework, evaluation.table
    told = _told(evaluation)
    first, further = _first_and_moved_in(selection, top)
    rows = tuple(
        HeatRow(
            evaluation.bids[row].id,
            reference_of(evaluation.bids[row]),
            evaluation.bids[row].name,
            rank_text(evaluation, row),
            tuple(table.counted(row)[told].tolist()),
            tuple((table.evidence[row, told] != Evidence.READ).tolist()),
            *stood(selection, row),
        )
        for row in (*first, *further)
    )
    return HeatMap(
        tuple(framework.leaves[column].label for column in told),
        tuple(framework.leaf_pillars[column].label for column in told),
        rows,
        len(evaluation.bids),
        framework.ranking.shown_places,
        len(further),
        untold_note(evaluation),
        tuple(not framework.leaves[column].field for column in told),
    )


def _told(evaluation: Evaluation) -> list[int]:
    """The columns of the leaves whose scores may be told."""
    hidden, leaves = untold(evaluation), evaluation.framework.leaves
    return [column for column, leaf in enumerate(leaves) if leaf.key not in hidden]


def side_by_side(selection: Selection, bids: Sequence[str], radar: bool = False) -> SideBySide:
    """Two to six bids on every criterion; ids that are not there are passed over."""
    evaluation = selection.evaluation
    table = evaluation.table
    rows = [evaluation.index_by_id[bid] for bid in bids if bid in evaluation.index_by_id]
    told = _told(evaluation)
    compared = tuple(
        Compared(
            evaluation.bids[row].id,
            evaluation.bids[row].name,
            float(evaluation.shown_totals[row]),
            tuple(table.counted(row)[told].tolist()),
            tuple((table.evidence[row, told] != Evidence.READ).tolist()),
        )
        for row in rows
    )
    return SideBySide(
        tuple(evaluation.framework.leaves[column].label for column in told),
        compared,
        radar,
        evaluation.framework.ranking.shown_places,
        untold_note(evaluation),
    )


def sensitivity(selection: Selection, criterion: str, top: int = 16) -> Sensitivity:
    """Scores of the first bids over a criterion's weight, and where the shortlist changes.

    Raises ValueError for a criterion without siblings: its weight is always 100%.
    """
    evaluation = selection.evaluation
    found = sweep(evaluation, criterion)
    # Those on the shortlist at some weight matter, and then the best of the others.
    ever = [row for row in evaluation.order.tolist() if found.shortlisted[:, row].any()]
    others = [
        row
        for row in evaluation.order.tolist()
        if row not in set(ever) and not evaluation.failed_gate(row)
    ]
    rows = [*ever, *others][: max(top, len(ever))]
    names = [bid.name for bid in evaluation.bids]
    lacking = evaluation.without_evidence(criterion)
    crossings = []
    for weight, rising, falling in found.changes():
        up = weight > found.now
        entering, leaving = (rising, falling) if up else (falling, rising)
        step = int(np.searchsorted(found.weights, weight)) - (0 if up else 1)
        crossings.append(
            Crossing(
                weight,
                float(found.weights[step]),
                tuple(names[row] for row in entering),
                tuple(names[row] for row in leaving),
                tuple(evaluation.bids[row].id for row in (*entering, *leaving)),
            )
        )
    return Sensitivity(
        evaluation.framework.criterion_by_key[criterion].label,
        tuple(found.weights.tolist()),
        local_percents(evaluation.framework)[criterion],  # as every page shows it
        tuple(
            Line(
                evaluation.bids[row].id,
                reference_of(evaluation.bids[row]),
                names[row],
                tuple(found.totals[:, row].tolist()),
                evaluation.standing(row) is Standing.SHORTLISTED,
                bool(lacking[row]),
            )
            for row in rows
        ),
        tuple(crossings),
        untold_weights(evaluation),
    )
