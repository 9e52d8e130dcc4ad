"""What a bid answered, as JSON: the cell, the text in it, and the value read with its doubts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypeAlias

from gz_eval.core.bids import Bid
from gz_eval.core.framework import Field, Kind
from gz_eval.core.source import CellRef, Reading
from gz_eval.core.values import Answer, Missing, Value
from gz_eval.export.governance_json import Json, stamp_json

Hashes: TypeAlias = dict[str, str]
"""The SHA-256 of each file, by its name."""

_NUMBER_KINDS = {Kind.QUANTITY, Kind.MONEY, Kind.WHOLE_NUMBER, Kind.SHARE}


def field_json(field: Field, bid: Bid, hashes: Hashes) -> dict[str, Json]:
    answer = bid.answer(field.key)
    correction = answer.correction
    return {
        "key": field.key,
        "text": answer.reading.text if answer.reading is not None else None,
        "raw": _raw(answer),
        "source": source_json(answer.reading.cell, hashes) if answer.reading is not None else None,
        **_meaning(field, answer.value),
        "correction": None
        if correction is None
        else {
            "text": correction.text,
            "stamp": stamp_json(correction.stamp),
            "original": _meaning(field, correction.original),
        },
    }


def _meaning(field: Field, value: Value | Missing) -> dict[str, Json]:
    """What an answer was read as."""
    if isinstance(value, Missing):
        return {
            "missing": {"why": value.why.value, "text": value.text},
            "value": None,
            "unit": None,
            "low": None,
            "high": None,
            "bound": None,
            "basis": None,
            "doubts": [],
            "steps": [],
        }
    numeric = field.kind in _NUMBER_KINDS
    return {
        "missing": None,
        "value": _value(field, value),
        "unit": (value.unit or field.unit) if numeric else None,
        "low": _amount(field, value.low),
        "high": _amount(field, value.high),
        "bound": value.bound.value,
        "basis": value.basis or None,
        "doubts": [{"kind": doubt.kind, "text": doubt.text} for doubt in value.doubts],
        "steps": list(value.steps),
    }


def _value(field: Field, value: Value) -> Json:
    """A number, ISO date, true or false, code, [latitude, longitude] or text; None for a range."""
    match field.kind:
        case Kind.YES_NO:
            return value.code == "yes"
        case Kind.PLACE:
            return list(value.place) if value.place is not None else None
        case Kind.CHOICE | Kind.REGION:
            return value.code
        case Kind.TEXT:
            return value.code or value.text
        case _:
            return _amount(field, value.amount)


def _amount(field: Field, amount: Decimal | None) -> Json:
    if amount is None:
        return None
    if field.kind is Kind.DATE:
        return date.fromordinal(int(amount)).isoformat()
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _raw(answer: Answer) -> Json:
    """The stored value of the cell; dates and times as ISO text, what JSON lacks as text."""
    reading: Reading | None = answer.reading
    if reading is None:
        return None
    raw = reading.raw
    if raw is None or isinstance(raw, bool | int | str):
        return raw
    if isinstance(raw, float):
        return raw if raw - raw == 0 else str(raw)  # infinities and NaN are not JSON
    return raw.isoformat() if hasattr(raw, "isoformat") else str(raw)


def cell_json(cell: CellRef) -> dict[str, Json]:
    return {"file": cell.sheet.file, "sheet": cell.sheet.sheet, "cell": cell.address}


def source_json(cell: CellRef, hashes: Hashes) -> dict[str, Json]:
    return {**cell_json(cell), "sha256": hashes.get(cell.sheet.file)}
