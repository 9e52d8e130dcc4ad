"""From an evaluation to the plain data that charts draw. Knows no drawing library.

Every chart speaks of the selection as officials left it, and says so by its standings.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gz_eval.analysis.weight_sensitivity import sweep
from gz_eval.app.anonymous import reference_of
from gz_eval.charts.absent import Absent
from gz_eval.charts.by_region import ByRegion, RegionSums
from gz_eval.charts.contributions import Bar, Contributions
from gz_eval.charts.distribution import Distribution, Scored
from gz_eval.charts.heat_map import HeatMap, HeatRow
from gz_eval.charts.map_places import WHOLE, Site
from gz_eval.charts.scatter import Dot, Measure, Scatter
from gz_eval.charts.sensitivity import Crossing, Line, Sensitivity
from gz_eval.charts.side_by_side import Compared, SideBySide
from gz_eval.charts.uk_map import UkMap
from gz_eval.core.answers.units import dimension_of
from gz_eval.core.evaluation import Evaluation, rank_text
from gz_eval.core.figures import figures_of
from gz_eval.core.framework import NUMERIC_KINDS, Field, Framework, Kind
from gz_eval.core.outcome import STANDINGS, Evidence, Standing
from gz_eval.core.regions import REGIONS, region_by_code, region_name
from gz_eval.core.selection import Selection
from gz_eval.core.wording import listed

SCORE = "score"
"""The key of the total score among the measures that a scatter can show."""

BIDS, SHARE = "bids", "share"
"""What regions can be shaded by besides the sums of fields."""


def contributions(selection: Selection, top: int = 20) -> Contributions:
    """The first bids of the ranking with their points for each pillar."""
    evaluation = selection.evaluation
    points = evaluation.pillar_points()
    first, further = _first_and_moved_in(selection, top)
    bars = tuple(
        Bar(
            evaluation.bids[row].id,
            reference_of(evaluation.bids[row]),
            evaluation.bids[row].name,
            rank_text(evaluation, row),
            tuple(points[row].tolist()),
            float(evaluation.shown_totals[row]),
            selection.standing(row).value,
            _moved(selection, row),
        )
        for row in (*first, *further)
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


def _first_and_moved_in(selection: Selection, top: int) -> tuple[list[int], list[int]]:
    """The first bids of the ranking, and those below them that officials moved in, best first."""
    order = selection.evaluation.order.tolist()
    chosen = Standing.SHORTLISTED
    further = [
        row for row in order[top:] if selection.is_moved(row) and selection.standing(row) is chosen
    ]
    return order[:top], further


def _moved(selection: Selection, row: int) -> str:
    """Where officials have a bid that the rule has elsewhere; empty where they agree."""
    words = {
        Standing.SHORTLISTED: "moved in",
        Standing.RESERVE: "moved to reserve",
        Standing.NOT_SHORTLISTED: "moved out",
    }
    return words.get(selection.standing(row), "") if selection.is_moved(row) else ""


def _ends(evaluation: Evaluation, shown: int) -> tuple[tuple[str, int], ...]:
    """Which lists end by the rule among the first bids that are shown, and after which of them."""
    standings = evaluation.standing_codes[evaluation.order]
    found = []
    for name, standing in (("shortlist", Standing.SHORTLISTED), ("reserve", Standing.RESERVE)):
        there = np.flatnonzero(standings == STANDINGS.index(standing))
        if len(there) and there[-1] + 1 < shown:
            found.append((name, int(there[-1])))
    return tuple(found)


def distribution(selection: Selection) -> Distribution:
    """Every score with its standing, and the score of the last bid on the shortlist."""
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
    shortlisted = [item.score for item in scored if item.standing == 0]
    return Distribution(
        tuple(standing.value for standing in STANDINGS),
        scored,
        min(shortlisted, default=None),
        evaluation.framework.ranking.shown_places,
    )


def heat_map(selection: Selection, top: int = 40) -> HeatMap:
    """Value scores of the first bids on every criterion."""
    evaluation = selection.evaluation
    framework, table = evaluation.framework, evaluation.table
    pillar_of = {
        column: pillar.label
        for pillar in framework.pillars
        for column in framework.leaf_columns[pillar.key]
    }
    first, further = _first_and_moved_in(selection, top)
    rows = tuple(
        HeatRow(
            evaluation.bids[row].id,
            reference_of(evaluation.bids[row]),
            evaluation.bids[row].name,
            rank_text(evaluation, row),
            tuple(table.scores[row].tolist()),
            tuple((table.evidence[row] != Evidence.READ).tolist()),
            selection.standing(row).value,
            _moved(selection, row),
        )
        for row in (*first, *further)
    )
    return HeatMap(
        tuple(leaf.label for leaf in framework.leaves),
        tuple(pillar_of[column] for column in range(len(framework.leaves))),
        rows,
        len(evaluation.bids),
        framework.ranking.shown_places,
        len(further),
    )


def measures(framework: Framework) -> dict[str, Measure]:
    """What a scatter can show, by key: the score, fields with figures, criteria."""
    places = framework.ranking.shown_places
    found = {SCORE: Measure("Score", "points", places)}
    found |= {field.key: measure_of(field) for field in framework.fields if is_figure(field)}
    found |= {
        f"criterion:{item.key}": Measure(f"Value score of {item.label}", "0 to 100", places)
        for item in framework.criteria
    }
    return found


def is_figure(field: Field) -> bool:
    """Whether a field's answers are figures that can be drawn and summed."""
    return field.kind in NUMERIC_KINDS


def measure_of(field: Field) -> Measure:
    """A field as a measure; a unit that its label names is not said twice."""
    return Measure(field.label, "" if _names_unit(field) else field.unit)


def _names_unit(field: Field) -> bool:
    """Whether a field's label ends with its unit, however it spells it: (ha), (hectares)."""
    _, opened, named = field.label.rpartition("(")
    if not opened or not field.unit:
        return False
    dimension, unit = dimension_of(field.unit)
    return dimension.unit(named.strip().removesuffix(")")) == unit


def scatter(
    selection: Selection, x: str, y: str, size: str = "", group_by: str = "standing"
) -> Scatter:
    """Bids by two measures; `size` a third or empty.

    `group_by` is standing, region or gates, which colour and shape say; or one more measure, which
    the colour says, from pale to dark, while the shape says the standing.
    """
    evaluation = selection.evaluation
    known = measures(evaluation.framework)
    xs, ys = figures(evaluation, x), figures(evaluation, y)
    sizes = figures(evaluation, size) if size else [None] * len(evaluation.bids)
    shaded = group_by if group_by in known else ""
    shades = figures(evaluation, shaded) if shaded else [None] * len(evaluation.bids)
    grouped = "standing" if shaded else group_by
    groups, group_of = _groups(selection, grouped)
    dots, absent = [], []
    for row, bid in enumerate(evaluation.bids):
        across, up = xs[row], ys[row]
        if across is None or up is None:
            lacking = [known[key].label for key, one in ((x, across), (y, up)) if one is None]
            absent.append(
                _absent(
                    selection,
                    row,
                    _no_figure(list(dict.fromkeys(lacking))),
                    groups[group_of[row]],
                    (across, up, sizes[row], shades[row]),
                )
            )
        if across is not None and up is not None:
            dots.append(
                Dot(
                    bid.id,
                    reference_of(bid),
                    bid.name,
                    across,
                    up,
                    sizes[row],
                    group_of[row],
                    shades[row],
                )
            )
    if not any(dot.reference for dot in dots):  # the rows of a register would tell
        dots.sort(key=lambda dot: dot.name)
        absent.sort(key=lambda one: one.name)
    return Scatter(
        known[x],
        known[y],
        known[size] if size else None,
        groups,
        {"standing": "Standing", "region": "Region", "gates": "Gates"}[grouped],
        tuple(dots),
        tuple(absent),
        known[shaded] if shaded else None,
    )


def _absent(
    selection: Selection,
    row: int,
    why: str,
    group: str,
    figures: tuple[float | None, ...] = (),
) -> Absent:
    """A bid that a chart, or a sum on it, has no place for."""
    bid = selection.evaluation.bids[row]
    chosen = selection.standing(row) is Standing.SHORTLISTED
    return Absent(bid.id, reference_of(bid), bid.name, why, chosen, group, figures)


def _no_figure(labels: Sequence[str]) -> str:
    """Why a bid is absent that gave none of these."""
    return f"gave no usable figure for {listed(labels)}"


def figures(evaluation: Evaluation, measure: str) -> list[float | None]:
    """A measure of every bid, in import order; None where there is no figure."""
    if measure == SCORE:
        return [float(score) for score in evaluation.shown_totals]
    if measure.startswith("criterion:"):
        scores = evaluation.criterion_scores(measure.removeprefix("criterion:"))
        return [float(score) if score == score else None for score in scores]
    field = evaluation.framework.field_by_key[measure]
    return list(figures_of(evaluation.table, field))


def by_region(selection: Selection, fields: Sequence[str]) -> ByRegion:
    """Counts and sums of fields for the twelve regions, and for bids without one if there are."""
    evaluation = selection.evaluation
    framework = evaluation.framework
    rows_of: dict[str, list[int]] = {region.code: [] for region in REGIONS}
    for row, bid in enumerate(evaluation.bids):
        rows_of.setdefault(bid.region, []).append(row)
    values = {field: figures(evaluation, field) for field in fields}

    def total(rows: Sequence[int], field: str) -> float | None:
        found = [value for row in rows if (value := values[field][row]) is not None]
        return sum(found) if found else None

    regions = []
    for code, rows in rows_of.items():
        chosen = [row for row in rows if selection.standing(row) is Standing.SHORTLISTED]
        regions.append(
            RegionSums(
                region_name(code) or "No region",
                tuple(evaluation.bids[row].id for row in rows),
                tuple(evaluation.bids[row].id for row in chosen),
                tuple(total(rows, field) for field in fields),
                tuple(total(chosen, field) for field in fields),
            )
        )
    labels = tuple(measure_of(framework.field_by_key[field]).text for field in fields)
    uncounted = (
        _absent(selection, row, _no_figure([label]), selection.standing(row).value)
        for field, label in zip(fields, labels, strict=True)
        for row, value in enumerate(values[field])
        if value is None
    )
    return ByRegion(labels, tuple(regions), tuple(uncounted))


def uk_map(
    selection: Selection,
    size: str = "",
    shaded: str = "",
    view: tuple[float, float, float, float] = WHOLE,
    by_score: bool = False,
) -> UkMap:
    """Bids at the coordinates they gave, sized by a field.

    Regions are `shaded` by the number of bids (BIDS), by the share of them that is shortlisted
    (SHARE), by the sum of a field of that key, or not at all.

    Colours are those of standings, or with `by_score` go from pale to dark with the score.
    """
    evaluation = selection.evaluation
    framework = evaluation.framework
    sizes = figures(evaluation, size) if size else [None] * len(evaluation.bids)
    sites, unplaced = [], []
    for row, bid in enumerate(evaluation.bids):
        value = bid.value(framework.place_field) if framework.place_field else None
        standing, score = selection.standing(row), float(evaluation.shown_totals[row])
        if value is not None and value.place is not None:
            latitude, longitude = value.place
            sites.append(
                Site(
                    bid.id,
                    reference_of(bid),
                    bid.name,
                    latitude,
                    longitude,
                    sizes[row],
                    score,
                    STANDINGS.index(standing),
                )
            )
        else:
            unplaced.append(
                _absent(selection, row, "gave no coordinates", standing.value, (sizes[row], score))
            )
    shading, shading_label = _shading(selection, shaded)
    return UkMap(
        tuple(standing.value for standing in STANDINGS),
        tuple(sites),
        measure_of(framework.field_by_key[size]).text if size else "",
        tuple(unplaced),
        shading,
        shading_label,
        view,
        by_score,
        framework.ranking.shown_places,
    )


def _shading(selection: Selection, shaded: str) -> tuple[tuple[tuple[str, float], ...], str]:
    """A figure for each region by its code, and what it is."""
    if not shaded:
        return (), ""
    summed = () if shaded in (BIDS, SHARE) else (shaded,)
    chart = by_region(selection, summed)
    regions = {region.name: region for region in chart.regions}
    figures_of = {
        region.code: (
            float(len(regions[region.name].bids))
            if shaded == BIDS
            else regions[region.name].share
            if shaded == SHARE
            else regions[region.name].sums[0] or 0.0
        )
        for region in REGIONS
    }
    label = {BIDS: "number of bids", SHARE: "share shortlisted (%)"}.get(shaded)
    return tuple(figures_of.items()), label or chart.fields[0]


def side_by_side(selection: Selection, bids: Sequence[str], radar: bool = False) -> SideBySide:
    """Two to six bids on every criterion; ids that are not there are passed over."""
    evaluation = selection.evaluation
    table = evaluation.table
    rows = [evaluation.index_by_id[bid] for bid in bids if bid in evaluation.index_by_id]
    excluded = table.evidence == Evidence.EXCLUDED
    compared = tuple(
        Compared(
            evaluation.bids[row].id,
            evaluation.bids[row].name,
            float(evaluation.shown_totals[row]),
            tuple(
                float("nan") if excluded[row, column] else float(table.scores[row, column])
                for column in range(len(evaluation.framework.leaves))
            ),
        )
        for row in rows
    )
    return SideBySide(
        tuple(leaf.label for leaf in evaluation.framework.leaves),
        compared,
        radar,
        evaluation.framework.ranking.shown_places,
    )


def first_figure(framework: Framework, preferred: Kind) -> str:
    """The key of the first field of a kind that a criterion scores; else of any figure, or empty.

    What a chart starts with: capacity for a size, without the program knowing what a field means.
    """
    scored = [
        field
        for leaf in framework.leaves
        if leaf.field and (field := framework.field_by_key[leaf.field]) and is_figure(field)
    ]
    for field in scored:
        if field.kind is preferred:
            return field.key
    return next((field.key for field in scored), "")


def _groups(selection: Selection, group_by: str) -> tuple[tuple[str, ...], list[int]]:
    """The names of the groups that are there, and each bid's."""
    evaluation = selection.evaluation
    match group_by:
        case "region":
            names = [
                region.name if (region := region_by_code(bid.region)) is not None else "No region"
                for bid in evaluation.bids
            ]
            order = [region.name for region in REGIONS] + ["No region"]
        case "gates":
            names = [state.value for state in evaluation.table.gate_states]
            order = ["Pass", "Unclear", "Fail"]
        case _:
            names = [selection.standing(row).value for row in range(len(evaluation.bids))]
            order = [standing.value for standing in STANDINGS]
    there = tuple(name for name in order if name in set(names))
    return there, [there.index(name) for name in names]


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
        found.now,
        tuple(
            Line(
                evaluation.bids[row].id,
                reference_of(evaluation.bids[row]),
                names[row],
                tuple(found.totals[:, row].tolist()),
                evaluation.standing(row) is Standing.SHORTLISTED,
            )
            for row in rows
        ),
        tuple(crossings),
    )
