"""The tables `[[targets]]`: what a shortlist should come to, in the whole and place by place."""

from __future__ import annotations

from collections.abc import Sequence

from gz_eval.core.framework import Target, Total
from gz_eval.core.framework_file import keys
from gz_eval.core.framework_file.tables import Problems, Table, unknown
from gz_eval.core.regions import PLACES, in_place
from gz_eval.core.targets import BIDS, amount_problem, in_order


def read_targets(top: Table, totals: Sequence[Total], problems: Problems) -> tuple[Target, ...]:
    """The targets. One with a problem is left out, and the problem kept."""
    tables: tuple[Table, ...] = ()
    with problems.collecting():
        tables = top.tables("targets")
    found: dict[tuple[str, str], Target] = {}
    for table in tables:
        with problems.collecting():
            target = _target(table, totals)
            if target.of in found:
                what = f"“{target.total}”" if target.total else BIDS
                raise table.wrong(
                    "at_least", f"is a second target of {what} {in_place(target.place)}."
                )
            found[target.of] = target
    return in_order(totals, found.values())


def _target(table: Table, totals: Sequence[Total]) -> Target:
    table.only(keys.TARGET)
    table.required("at_least", "what the shortlist should come to at least")
    total, place = table.text("total"), table.text("place")
    known = [one.key for one in totals]
    if total and total not in known:
        raise table.wrong("total", unknown(total, known, "total"))
    if place and place not in PLACES:
        raise table.wrong("place", unknown(place, PLACES, "nation or region"))
    amount = table.number("at_least")
    if wrong := amount_problem(amount, bids=not total):
        raise table.wrong("at_least", f"is {amount:f}. {wrong}")
    return Target(amount, total, place, table.text("source"), table.text("note"))
