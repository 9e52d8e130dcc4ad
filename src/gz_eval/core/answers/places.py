"""Answers that are a place: latitude and longitude in one cell, or a National Grid reference."""

from __future__ import annotations

import re

from gz_eval.core.answers.absent import absent, blank, says_nothing_yet, unreadable
from gz_eval.core.answers.bases import Bases
from gz_eval.core.answers.grid_references import place_of_grid_reference
from gz_eval.core.answers.spelling import shortened, tidy
from gz_eval.core.framework import Field
from gz_eval.core.number_formats import shown_text
from gz_eval.core.source import RawValue
from gz_eval.core.values import Doubt, Missing, Value, Why

_EXPECTED = "a latitude and longitude, such as 54.97, -1.61"
_UK_LATITUDES = (49.0, 61.5)
_UK_LONGITUDES = (-14.0, 3.0)
_DEGREE = r"(?:°|º|˚|deg(?:rees)?\.?|d)"
_MINUTE = r"(?:'|min(?:utes)?\.?|m)"
_SECOND = r"(?:\"|''|sec(?:onds)?\.?|s)"
_ANGLE = (
    rf"(?P<sign_#>[+-]\s?)?(?P<deg_#>[0-9]{{1,3}}(?:\.[0-9]{{1,15}})?)\s*{_DEGREE}?"
    rf"(?:(?<=[^.0-9])\s*(?P<min_#>[0-9]{{1,2}}(?:\.[0-9]{{1,15}})?)(?:\s*{_MINUTE}"
    rf"\s*(?:(?P<sec_#>[0-9]{{1,2}}(?:\.[0-9]{{1,15}})?)\s*{_SECOND})?"
    rf"|\s+(?P<bare_sec_#>[0-9]{{1,2}}(?:\.[0-9]{{1,15}})?)(?=\s*[nsew]))?(?!\s*{_DEGREE})(?=\s*(?:[nsew]\b|[^0-9.]|$)))?"
)
_NAME = r"(?:lat(?:itude)?|lon(?:g(?:itude)?)?|lng|[xy])\.?\s*[:=]?\s*"


def _half(name: str) -> str:
    angle = _ANGLE.replace("#", name)
    side = rf"(?:(?P<before_{name}>[nsew])\s*[:=]?\s*)?"
    after = rf"(?:\s*(?P<after_{name}>north|south|east|west|[nsew]))?"
    # A letter before the angle is its own: one after it belongs to the next angle.
    return rf"(?P<name_{name}>{_NAME})?{side}{angle}(?(before_{name})|{after})(?![a-z0-9])"


_PAIR = re.compile(
    rf"(?<![0-9a-z.]){_half('a')}\s*(?:[,;/|]|\band\b|\s)\s*{_half('b')}(?![0-9.])",
    re.IGNORECASE,
)
_IN_LINK = re.compile(r"[@=/](-?[0-9]{1,2}\.[0-9]{2,}),(?:%20)?(-?[0-9]{1,3}\.[0-9]{2,})")
_POSTCODE = re.compile(r"[a-z]{1,2}[0-9][0-9a-z]?\s?[0-9][a-z]{2}", re.IGNORECASE)
_THREE_WORDS = re.compile(r"(?:///)?[a-z]{3,}\.[a-z]{3,}\.[a-z]{3,}", re.IGNORECASE)


class Places:
    """Reads the answers of one place field."""

    def __init__(self, field: Field, header: str) -> None:
        self._bases = Bases(field, header)

    def read(self, raw: RawValue, number_format: str) -> Value | Missing:
        """What a cell says. Never raises; whether the place is in the UK is judged elsewhere."""
        if raw is None:
            return blank()
        text = raw if isinstance(raw, str) else shown_text(raw, number_format)
        missing = absent(text)
        if missing is not None:
            return missing
        tidied = tidy(text)
        link = _IN_LINK.search(tidied)
        if link is not None:
            return self._value(float(link[1]), float(link[2]), text, ("from a link to a map",))
        pair = _coordinates(tidied)
        if pair is not None:
            latitude, longitude, swapped = pair
            doubts: tuple[Doubt, ...] = ()
            if swapped:
                doubts = (
                    Doubt("ambiguous-number", "longitude came first and the two were exchanged"),
                )
            return self._value(latitude, longitude, text, (), doubts)
        place = place_of_grid_reference(tidied)
        if place is not None:
            return self._value(*place, text, ("converted from a National Grid reference",))
        if _POSTCODE.fullmatch(tidied):
            return Missing(Why.UNREADABLE, f"gives a postcode, “{tidied}”, not coordinates")
        if _THREE_WORDS.fullmatch(tidied):
            return Missing(
                Why.UNREADABLE, f"gives three words, “{shortened(tidied)}”, not coordinates"
            )
        return says_nothing_yet(text) or unreadable(text, _EXPECTED)

    def _value(
        self,
        latitude: float,
        longitude: float,
        text: str,
        steps: tuple[str, ...],
        doubts: tuple[Doubt, ...] = (),
    ) -> Value | Missing:
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            return unreadable(text, _EXPECTED)
        basis, basis_doubts = self._bases.of(text)
        shown = (
            f"{latitude:.5f}".rstrip("0").rstrip("."),
            f"{longitude:.5f}".rstrip("0").rstrip("."),
        )
        return Value(
            ", ".join("0" if part == "-0" else part for part in shown),
            basis=basis,
            place=(latitude, longitude),
            doubts=(*doubts, *basis_doubts),
            steps=steps,
        )


def _coordinates(text: str) -> tuple[float, float, bool] | None:
    """Latitude, longitude and whether they came the other way round; None for no pair."""
    match = _PAIR.search(text)
    if match is None:
        return None
    first, second = _degrees(match, "a"), _degrees(match, "b")
    if first is None or second is None:
        return None
    kinds = _axis(match, "a"), _axis(match, "b")
    if kinds[0] and kinds[0] == kinds[1]:
        return None
    if kinds[0] == "longitude" or kinds[1] == "latitude":
        return second, first, False
    if any(kinds):
        return first, second, False
    marked = any(match[f"{part}_{half}"] for part in ("name", "min") for half in "ab")
    if not marked and "." not in match[0]:
        return None  # bare whole numbers such as "12, 30" are no coordinates
    if not _in_uk(first, second) and _in_uk(second, first):
        return second, first, True
    return first, second, False


def _in_uk(latitude: float, longitude: float) -> bool:
    return (
        _UK_LATITUDES[0] <= latitude <= _UK_LATITUDES[1]
        and _UK_LONGITUDES[0] <= longitude <= _UK_LONGITUDES[1]
    )


def _axis(match: re.Match[str], half: str) -> str:
    side = (match[f"before_{half}"] or match[f"after_{half}"] or " ")[0].casefold()
    name = (match[f"name_{half}"] or " ").casefold()
    if side in "ns" or name.startswith(("lat", "y")):
        return "latitude"
    if side in "ew" or name.startswith(("lo", "ln", "x")):
        return "longitude"
    return ""


def _degrees(match: re.Match[str], half: str) -> float | None:
    minutes = float(match[f"min_{half}"] or 0)
    seconds = float(match[f"sec_{half}"] or match[f"bare_sec_{half}"] or 0)
    if minutes >= 60 or seconds >= 60:
        return None
    size = round(float(match[f"deg_{half}"]) + minutes / 60 + seconds / 3600, 7)
    side = (match[f"before_{half}"] or match[f"after_{half}"] or " ")[0].casefold()
    negative = (match[f"sign_{half}"] or "").startswith("-") or side in "sw"
    return -size if negative else size
