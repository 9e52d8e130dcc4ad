"""Bids to and from plain JSON values: by columns, every text and value once, by hand for speed.

One run is the bids of one source file that stand together; its columns hold positions in its
tables. Ten thousand bids of forty answers take seconds; one record an answer takes minutes.
Corrections are no part of bids as read, so there is no place for them here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby, repeat
from typing import Any, TypeAlias

from gz_eval.core.bids import Bid
from gz_eval.core.source import CellRef, RawValue, Reading, SheetRef
from gz_eval.core.values import Answer, Bound, Doubt, Missing, Value, Why
from gz_eval.store.codec import plain_raw, raw_back

Column: TypeAlias = int | list[int]
_NONE = -1


def runs(bids: Iterable[Bid]) -> list[tuple[Bid, ...]]:
    """Bids parted where the file they came from changes: what goes into a piece each."""
    return [tuple(run) for _, run in groupby(bids, key=lambda bid: bid.source.sheet.file)]


class _Tables:
    """What a run's columns point into; each thing stands in its table once."""

    def __init__(self) -> None:
        self.texts: dict[str, int] = {}
        self.sheets: dict[SheetRef, int] = {}
        self.raws: dict[object, int] = {}
        self.raw_json: list[Any] = []
        self.values: dict[tuple[Any, ...], int] = {}
        self._value_by_id: dict[int, int] = {}

    def text(self, text: str) -> int:
        return self.texts.setdefault(text, len(self.texts))

    def sheet(self, sheet: SheetRef) -> int:
        return self.sheets.setdefault(sheet, len(self.sheets))

    def raw(self, raw: RawValue) -> int:
        # 1, 1.0 and True are equal, and so are 0.0 and -0.0: they must stay apart
        key = raw if type(raw) is str else (type(raw).__name__, repr(raw))
        found = self.raws.get(key)
        if found is None:
            found = self.raws[key] = len(self.raw_json)
            self.raw_json.append(plain_raw(raw))
        return found

    def value(self, value: Value | Missing) -> int:
        found = self._value_by_id.get(id(value))
        if found is None:
            row = self._missing(value) if isinstance(value, Missing) else self._value(value)
            found = self.values.setdefault(row, len(self.values))
            self._value_by_id[id(value)] = found
        return found

    def _missing(self, value: Missing) -> tuple[Any, ...]:
        return (self.text(value.why.value), self.text(value.text))

    def _value(self, value: Value) -> tuple[Any, ...]:
        text = self.text
        place, doubts = value.place, value.doubts
        return (
            text(value.text),
            self._decimal(value.amount),
            text(value.code),
            text(value.unit),
            text(value.basis),
            text(value.bound.value),
            self._decimal(value.low),
            self._decimal(value.high),
            () if place is None else tuple(text(repr(float(degrees))) for degrees in place),
            tuple(text(part) for doubt in doubts for part in (doubt.kind, doubt.text)),
            tuple(text(step) for step in value.steps),
        )

    def _decimal(self, amount: Decimal | None) -> int:
        return _NONE if amount is None else self.text(str(amount))


def plain_bids(bids: Sequence[Bid]) -> dict[str, Any]:
    """A run as plain JSON values. Raises AssertionError where an answer carries a correction."""
    tables = _Tables()
    shapes: dict[tuple[str, ...], int] = {}
    shape = [shapes.setdefault(tuple(bid.answers), len(shapes)) for bid in bids]
    answers = [answer for bid in bids for answer in bid.answers.values()]
    if any(answer[3] is not None for answer in answers):
        raise AssertionError("a correction is an override, and no part of a bid as read")
    extras = [extra for bid in bids for extra in bid.extras]
    return {
        "bids": {
            "id": [bid.id for bid in bids],
            "name": [bid.name for bid in bids],
            "region": [bid.region for bid in bids],
            "sheet": _column([tables.sheet(bid.source.sheet) for bid in bids]),
            "row": _column([bid.source.row for bid in bids]),
            "column": _column([bid.source.column for bid in bids]),
            "shape": _column(shape),
            "extras": _column([len(bid.extras) for bid in bids]),
        },
        "shapes": [list(fields) for fields in shapes],
        "answers": {
            **_plain_readings(tables, [answer[1] for answer in answers]),
            "value": _column([tables.value(answer[2]) for answer in answers]),
        },
        "extras": {
            **_plain_readings(tables, [reading for _, reading in extras]),
            "header": _column([tables.text(header) for header, _ in extras]),
        },
        "sheets": [[sheet.file, sheet.sheet] for sheet in tables.sheets],
        "texts": list(tables.texts),
        "raws": tables.raw_json,
        "values": list(tables.values),
    }


def _plain_readings(tables: _Tables, readings: Sequence[Reading | None]) -> dict[str, Column]:
    names = ("sheet", "row", "column", "raw", "format", "formula")
    blank = (_NONE, 0, 0, _NONE, _NONE, 0)
    sheet_by_id: dict[int, int] = {}
    text, raw_of = tables.text, tables.raw
    rows: list[tuple[int, int, int, int, int, int]] = []
    for reading in readings:
        if reading is None:
            rows.append(blank)
            continue
        sheet, row, column, raw, number_format, formula = reading
        position = sheet_by_id.get(id(sheet))
        if position is None:
            position = sheet_by_id[id(sheet)] = tables.sheet(sheet)
        rows.append((position, row, column, raw_of(raw), text(number_format), int(formula)))
    columns = zip(*rows, strict=True) if rows else repeat((), len(names))
    return {name: _column(list(column)) for name, column in zip(names, columns, strict=True)}


def _column(column: list[int]) -> Column:
    """A column; the one figure alone where all are the same."""
    return column[0] if column and min(column) == max(column) else column


def bids_back(run: Any) -> tuple[Bid, ...]:
    """The bids of a run. Raises whatever a part that does not fit gives rise to."""
    texts: list[Any] = [*run["texts"], None]  # the last stands for position -1: nothing there
    sheets: list[Any] = [*(SheetRef(file, sheet) for file, sheet in run["sheets"]), None]
    raws = [*(raw_back(raw) for raw in run["raws"]), None]
    values = [_value_back(row, texts) for row in run["values"]]
    about = run["bids"]
    count = len(about["id"])
    shapes = [tuple(fields) for fields in run["shapes"]]
    shape = [shapes[position] for position in _spread(about["shape"], count)]
    extra_counts = _spread(about["extras"], count)
    total, extra_total = sum(len(fields) for fields in shape), sum(extra_counts)
    readings = _readings_back(run["answers"], total, sheets, texts, raws)
    found = [values[position] for position in _spread(run["answers"]["value"], total)]
    extra_readings = _readings_back(run["extras"], extra_total, sheets, texts, raws)
    headers = [texts[position] for position in _spread(run["extras"]["header"], extra_total)]
    cells = map(
        CellRef,
        (sheets[position] for position in _spread(about["sheet"], count)),
        _spread(about["row"], count),
        _spread(about["column"], count),
    )
    bids: list[Bid] = []
    start = extra_start = 0
    for bid_id, name, region, cell, fields, extras in zip(
        about["id"], about["name"], about["region"], cells, shape, extra_counts, strict=True
    ):
        end, extra_end = start + len(fields), extra_start + extras
        answers = map(Answer, fields, readings[start:end], found[start:end])
        beside = zip(
            headers[extra_start:extra_end], extra_readings[extra_start:extra_end], strict=True
        )
        bids.append(
            Bid(bid_id, name, region, cell, dict(zip(fields, answers, strict=True)), tuple(beside))  # type: ignore[arg-type]  # extras always have a reading
        )
        start, extra_start = end, extra_end
    return tuple(bids)


def _readings_back(
    columns: Any, count: int, sheets: list[Any], texts: list[Any], raws: list[RawValue]
) -> list[Reading | None]:
    sheet = _spread(columns["sheet"], count)
    readings: list[Reading | None] = list(
        map(
            Reading,
            [sheets[position] for position in sheet],
            _spread(columns["row"], count),
            _spread(columns["column"], count),
            [raws[position] for position in _spread(columns["raw"], count)],
            [texts[position] for position in _spread(columns["format"], count)],
            [formula == 1 for formula in _spread(columns["formula"], count)],
        )
    )
    if _NONE in sheet:
        return [
            None if position == _NONE else reading
            for position, reading in zip(sheet, readings, strict=True)
        ]
    return readings


def _value_back(row: Any, texts: list[Any]) -> Value | Missing:
    if len(row) == 2:
        return Missing(Why(texts[row[0]]), texts[row[1]])
    text, amount, code, unit, basis, bound, low, high, place, doubts, steps = row
    return Value(
        texts[text],
        _decimal_back(amount, texts),
        texts[code],
        texts[unit],
        texts[basis],
        Bound(texts[bound]),
        _decimal_back(low, texts),
        _decimal_back(high, texts),
        (float(texts[place[0]]), float(texts[place[1]])) if place else None,
        tuple(map(Doubt, (texts[i] for i in doubts[::2]), (texts[i] for i in doubts[1::2]))),
        tuple(texts[step] for step in steps),
    )


def _decimal_back(position: int, texts: list[Any]) -> Decimal | None:
    return None if position == _NONE else Decimal(texts[position])


def _spread(column: Any, count: int) -> list[int]:
    """A column with a figure for each. Raises ValueError where it has more or fewer."""
    if isinstance(column, int):
        return [column] * count
    if len(column) != count:
        raise ValueError(f"a column of {len(column)} where {count} are told of")
    figures: list[int] = column
    return figures
