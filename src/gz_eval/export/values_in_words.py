"""An answer as read, for an export: a typed cell, and words for where it is not one figure."""

from __future__ import annotations

import math
from datetime import date
from decimal import Decimal

from gz_eval.core.framework import NUMERIC_KINDS, Field, Kind
from gz_eval.core.regions import region_name
from gz_eval.core.values import Bound, Missing, Value, Why
from gz_eval.core.wording import amount_in_words
from gz_eval.export.table import Cell


def value_cell(field: Field, value: Value | Missing) -> Cell:
    """The value as a cell: a number in the field's unit, a date, or words; None when missing."""
    if isinstance(value, Missing):
        return None
    match field.kind:
        case Kind.CHOICE:
            labels = {option.key: option.label for option in field.options}
            return labels.get(value.code, value.code)
        case Kind.YES_NO:
            return value.code.capitalize()
        case Kind.REGION:
            return region_name(value.code)
        case Kind.PLACE:
            return place_text(value)
        case Kind.TEXT:
            return value.code or value.text
        case _:
            if value.amount is None:
                return _limits_in_words(field, value)
            return amount_cell(field, value.amount)


def amount_cell(field: Field, amount: Decimal | None) -> Cell:
    """An amount of a field as a cell: a date for a date, else a number; None stays None."""
    if amount is None:
        return None
    if field.kind is Kind.DATE:
        return date.fromordinal(int(amount))
    figure = float(amount)
    return figure if math.isfinite(figure) else str(amount)


def unit_shown(field: Field, value: Value | Missing) -> str:
    """The unit that a number in the value's cell is in; empty where there is none."""
    if isinstance(value, Missing) or field.kind not in NUMERIC_KINDS:
        return ""
    return value.unit or field.unit


def place_text(value: Value) -> str:
    """Latitude and longitude in degrees, such as ``54.9783, -1.6178``."""
    if value.place is None:
        return value.text
    latitude, longitude = value.place
    return f"{latitude:g}, {longitude:g}"


def reading_status(value: Value | Missing) -> str:
    """How the reading went: "read" and how exactly, or why there is no value."""
    if isinstance(value, Missing):
        return f"missing: {value.why.value}"
    return "read" if value.bound is Bound.EXACT else f"read: {value.bound.value}"


def never_asked(value: Value | Missing) -> bool:
    """Whether the bid's file had no place for this answer."""
    return isinstance(value, Missing) and value.why is Why.NOT_ASKED


def _limits_in_words(field: Field, value: Value) -> str:
    low = None if value.low is None else amount_in_words(field, value.low)
    high = None if value.high is None else amount_in_words(field, value.high)
    if low is not None and high is not None:
        return f"{low} to {high}"
    if low is not None:
        return f"at least {low}"
    return f"at most {high}" if high is not None else value.text
