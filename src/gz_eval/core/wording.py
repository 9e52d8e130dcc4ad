"""Amounts and lists as people write them. One place, so that every screen says it the same way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from gz_eval.core.framework import Field, Kind

_TRAILING_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")


def day_in_words(day: date) -> str:
    """A date in the style of GOV.UK: ``14 June 2029``."""
    return f"{day.day} {day:%B %Y}"


def amount_in_words(field: Field, amount: Decimal) -> str:
    """An amount of a field: ``1,100 MW``, ``£8,200m``, ``35%``, ``14 June 2029``."""
    if field.kind is Kind.DATE:
        return day_in_words(date.fromordinal(int(amount)))
    figure = f"{amount:,f}"
    if "." in figure:
        figure = figure.rstrip("0").rstrip(".")
    if field.unit.startswith("£"):
        return f"£{figure}{field.unit[1:]}"
    return f"{figure}%" if field.unit == "%" else f"{figure} {field.unit}".rstrip()


def plain_label(field: Field) -> str:
    """The field's label without its unit: "Total planned power capacity (MW)" loses "(MW)"."""
    return without_unit(field.label)


def without_unit(label: str) -> str:
    """A label without what stands in brackets at its end."""
    return _TRAILING_BRACKETS.sub("", label) or label


def bids_in_words(count: int) -> str:
    """How many bids: ``1 bid``, ``1,204 bids``."""
    return counted(count, "bid")


def counted(count: int, one: str, many: str = "") -> str:
    """How many of something: ``1 file``, ``1,204 files``; `many` where an s does not make it."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def listed(words: Sequence[str], most: int = 6) -> str:
    """Words as a list in a sentence: ``a, b and c``; beyond `most`, ``a, b and 7 more``."""
    if len(words) > most:
        return f"{', '.join(words[:most])} and {len(words) - most:,} more"
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def sentence(text: str) -> str:
    """A reason as somebody typed it, ended like a sentence."""
    stripped = text.strip()
    return stripped if not stripped or stripped.endswith((".", "!", "?")) else f"{stripped}."
