"""Where bids are, as the data of charts: sums by region, and the map. Knows no drawing library."""

from __future__ import annotations

from collections.abc import Sequence

from gz_eval.app.anonymous import reference_of
from gz_eval.app.measures import absent_bid, corrected_measures, figures, measure_of, no_figure
from gz_eval.app.stood import stood, stood_in_words
from gz_eval.charts.by_region import ByRegion
from gz_eval.charts.map_places import WHOLE, Site
from gz_eval.charts.region_columns import RegionSums
from gz_eval.charts.uk_map import UkMap
from gz_eval.core.outcome import STANDINGS, Standing
from gz_eval.core.regions import REGIONS, region_name
from gz_eval.core.selection import Selection

BIDS, SHARE = "bids", "share"
"""What regions can be shaded by besides the sums of fields."""


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
        return sum(found) if found or not rows else None

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
        absent_bid(selection, row, no_figure([label]), stood_in_words(selection, row))
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
        score = float(evaluation.shown_totals[row])
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
                    STANDINGS.index(selection.standing(row)),
                    *stood(selection, row)[1:],
                    corrected_measures(evaluation, row, [size]),
                )
            )
        else:
            unplaced.append(
                absent_bid(
                    selection,
                    row,
                    "gave no coordinates",
                    stood_in_words(selection, row),
                    (sizes[row], score),
                    corrected_measures(evaluation, row, [size]),
                )
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
