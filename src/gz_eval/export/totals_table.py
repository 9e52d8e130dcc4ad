"""What the shortlist comes to, by nation and region, beside its targets: as a table and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import numpy as np

from gz_eval.core.framework import Framework, Target
from gz_eval.core.rounding import in_full
from gz_eval.core.selection import Selection
from gz_eval.core.shortlist_totals import PlaceTotal, Reached, reached, shortlist_totals
from gz_eval.export.governance_json import Json
from gz_eval.export.table import Cell, Column, Form, Table, distinct

_WHOLE = "United Kingdom"


_LARGE = 100  # from here on a figure is shown to a whole, as on the page of the shortlist
_SHORT = 0.999  # what is short of a target is never shown as all of it


def totals_table(selection: Selection) -> Table:
    """One row for the whole, each nation and each region; a target only where some place has it."""
    framework = selection.evaluation.framework
    totals = shortlist_totals(selection)
    keys = ["", *(total.key for total in framework.totals)]
    aimed = {key for key in keys if any(reached(framework, one, key) for one in totals)}
    gaps = {
        total.key: any(one.lacking[number] for one in totals)
        for number, total in enumerate(framework.totals)
    }
    columns = [
        Column("Nation or region", width=26),
        Column("Level", width=10),
        Column("Bids", Form.WHOLE, width=8),
        Column("Reserve", Form.WHOLE, width=9),
        Column("Shortlisted", Form.WHOLE, width=12),
        *(_target_columns("Shortlisted", ()) if "" in aimed else ()),
    ]
    for number, total in enumerate(framework.totals):
        sums = [one.sums[number] or 0.0 for one in totals]
        columns.append(Column(total.label, Form.NUMBER, _places(sums), 14))
        if gaps[total.key]:
            columns.append(Column(f"{total.label}: bids without a figure", Form.WHOLE, width=14))
        if total.key in aimed:
            columns += _target_columns(
                total.label, [one for one in framework.targets if one.total == total.key]
            )
    rows = []
    for one in totals:
        cells: list[Cell] = [
            one.place or _WHOLE,
            _level(one).capitalize(),
            one.bids,
            one.reserve,
            one.shortlisted,
        ]
        cells += _target_cells(framework, one, "") if "" in aimed else []
        for number, total in enumerate(framework.totals):
            cells.append(one.sums[number] if one.shortlisted else 0)
            cells += [one.lacking[number]] if gaps[total.key] else []
            cells += _target_cells(framework, one, total.key) if total.key in aimed else []
        rows.append(tuple(cells))
    return Table(
        "Shortlist totals",
        "What the shortlist comes to, by nation and region",
        distinct(columns),
        tuple(rows),
        "Sums of the figures of shortlisted bids, as officials left the shortlist; of a range the"
        " lesser end. The cells hold them in full. A blank sum: no shortlisted bid gave a figure."
        " Where targets come from is on the sheet Rules.",
        frozen=1,
    )


def _places(figures: Iterable[float]) -> int:
    """How many decimals a column of figures is shown with: one where that tells something."""
    return int(any(abs(one) < _LARGE and one != int(one) for one in figures))


def _target_columns(label: str, targets: Iterable[Target]) -> tuple[Column, Column]:
    places = _places(float(one.amount) for one in targets)
    return (
        Column(f"{label}: target", Form.NUMBER, places, 14),
        Column(f"{label}: share of target", Form.PERCENT, 1, 14),
    )


def _target_cells(framework: Framework, total: PlaceTotal, key: str) -> list[Cell]:
    one = reached(framework, total, key)
    if one is None:
        return [None, None]
    share = float(in_full(np.asarray(one.share)))
    return [one.wanted, share if one.met else min(share, _SHORT)]


def _level(total: PlaceTotal) -> str:
    if not total.place:
        return "whole"
    if not total.nation:
        return "none"
    return "region" if total.is_region else "nation"


def totals_json(selection: Selection) -> list[Json]:
    """The same for programs: an object for each place, the whole first."""
    framework = selection.evaluation.framework
    return [
        {
            "place": one.place or None,
            "level": _level(one),
            "bids": one.bids,
            "shortlisted": one.shortlisted,
            "reserve": one.reserve,
            "target": _target_json(reached(framework, one, "")),
            "figures": [
                {
                    "key": total.key,
                    "label": total.label,
                    "field": total.field,
                    "sum": one.sums[number],
                    "without_figure": one.lacking[number],
                    "target": _target_json(reached(framework, one, total.key)),
                }
                for number, total in enumerate(framework.totals)
            ],
        }
        for one in shortlist_totals(selection)
    ]


def _target_json(one: Reached | None) -> Json:
    if one is None:
        return None
    amount: Decimal = one.target.amount
    return {
        "at_least": int(amount) if amount == amount.to_integral_value() else float(amount),
        "met": one.met,
        "source": one.target.source,
        "note": one.target.note,
    }
