"""Bids as plain JSON: by hand, because there are hundreds of thousands of answers.

One piece for each run of bids from one file. Sheets, number formats, fields and values are listed
once in a piece and referred to by their place in the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from gz_eval.core.bids import Bid
from gz_eval.core.source import CellRef, RawValue, Reading, SheetRef
from gz_eval.core.values import Answer, Missing, Value
from gz_eval.store.canonical import canonical
from gz_eval.store.codec import converter, plain, plain_raw, raw_back


def runs(bids: Sequence[Bid]) -> list[tuple[Bid, ...]]:
    """Bids parted where the file they came from changes: what goes into a piece each."""
    return [tuple(run) for _, run in groupby(bids, key=lambda bid: bid.source.sheet.file)]


class _Listed:
    """A list in which each thing has its place, found by identity first and then by its key."""

    def __init__(self) -> None:
        self.items: list[Any] = []
        self._by_key: dict[object, int] = {}

    def place(self, key: object, item: Any) -> int:
        found = self._by_key.get(key)
        if found is None:
            found = self._by_key[key] = len(self.items)
            self.items.append(item)
        return found


class _Values:
    """Values and reasons for missing ones; objects that say the same are written once."""

    def __init__(self) -> None:
        self._listed = _Listed()
        self._seen: dict[int, tuple[Value | Missing, int]] = {}

    @property
    def items(self) -> list[Any]:
        return self._listed.items

    def place(self, value: Value | Missing) -> int:
        seen = self._seen.get(id(value))
        if seen is None:
            told = plain(value)
            seen = self._seen[id(value)] = (value, self._listed.place(canonical(told), told))
        return seen[1]


def plain_bids(bids: Sequence[Bid]) -> Any:
    """Bids as plain JSON values."""
    sheets, formats, fields, values = _Listed(), _Listed(), _Listed(), _Values()

    def reading(found: Reading) -> list[Any]:
        sheet, row, column, raw, number_format, formula = found
        return [
            sheets.place(sheet, [sheet.file, sheet.sheet]),
            row,
            column,
            raw if type(raw) is str else plain_raw(raw),
            formats.place(number_format, number_format),
            int(formula),
        ]

    told = []
    for bid in bids:
        answers = []
        for key, answer in bid.answers.items():
            line: list[Any] = [fields.place(key, key), values.place(answer.value)]
            if answer.reading is not None:
                line += reading(answer.reading)
            answers.append(line)
        source = bid.source
        told.append(
            [
                bid.id,
                bid.name,
                bid.region,
                [
                    sheets.place(source.sheet, [source.sheet.file, source.sheet.sheet]),
                    source.row,
                    source.column,
                ],
                answers,
                [[header, *reading(found)] for header, found in bid.extras],
            ]
        )
    return {
        "sheets": sheets.items,
        "formats": formats.items,
        "fields": fields.items,
        "values": values.items,
        "bids": told,
    }


def bids_back(found: Any) -> tuple[Bid, ...]:
    """What `plain_bids` was given."""
    sheets = [SheetRef(file, sheet) for file, sheet in found["sheets"]]
    formats, fields = found["formats"], found["fields"]
    kinds: dict[str, Any] = {"value": Value, "missing": Missing}
    structure = converter().structure
    values: list[Value | Missing] = [structure(told, kinds[told["is"]]) for told in found["values"]]

    def reading(parts: Sequence[Any]) -> Reading:
        sheet, row, column, told, number_format, formula = parts
        raw: RawValue = raw_back(told) if type(told) is dict else told
        return Reading(sheets[sheet], row, column, raw, formats[number_format], bool(formula))

    bids = []
    for bid_id, name, region, source, told_answers, told_extras in found["bids"]:
        answers = {}
        for line in told_answers:
            key = fields[line[0]]
            cell = reading(line[2:]) if len(line) > 2 else None
            answers[key] = Answer(key, cell, values[line[1]])
        extras = tuple((line[0], reading(line[1:])) for line in told_extras)
        where = CellRef(sheets[source[0]], source[1], source[2])
        bids.append(Bid(bid_id, name, region, where, answers, extras))
    return tuple(bids)
