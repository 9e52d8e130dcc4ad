"""From an evaluation to the plain data of a scatter: any two measures of its bids. No Qt."""

from __future__ import annotations

from gz_eval.app.anonymous import reference_of, untold_note
from gz_eval.app.measures import (
    UNTOLD,
    absent_bid,
    corrected_measures,
    figures,
    is_untold,
    measures,
    nothing_for,
)
from gz_eval.app.stood import stood, stood_in_words
from gz_eval.charts.dots import Dot
from gz_eval.charts.scatter import Scatter
from gz_eval.core.outcome import STANDINGS
from gz_eval.core.regions import REGIONS, region_by_code
from gz_eval.core.selection import Selection


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
    of_standing = grouped == "standing"
    dots, absent = [], []
    for row, bid in enumerate(evaluation.bids):
        across, up = xs[row], ys[row]
        corrected = corrected_measures(evaluation, row, (x, y, size, shaded))
        if across is None or up is None:
            lacking = [key for key, one in ((x, across), (y, up)) if one is None]
            untellable = any(is_untold(evaluation, key) for key in (x, y))
            absent.append(
                absent_bid(
                    selection,
                    row,
                    UNTOLD if untellable else nothing_for(evaluation.framework, lacking),
                    stood_in_words(selection, row) if of_standing else groups[group_of[row]],
                    (across, up, sizes[row], shades[row]),
                    corrected,
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
                    *(stood(selection, row)[1:] if of_standing else ("", "")),
                    corrected,
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
        untold_note(evaluation),
    )


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
