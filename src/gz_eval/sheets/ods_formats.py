"""The number formats of OpenDocument cells, put as Excel would write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gz_eval.core.source import GENERAL
from gz_eval.sheets.package import local

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NUMBER_STYLES = frozenset(
    {"number-style", "percentage-style", "currency-style", "date-style", "time-style"}
)


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without namespace; empty when it is not there."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""


class OdsFormats:
    """Gathers styles as they are met; then tells the number format of a cell style."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._styles: dict[str, tuple[str, str]] = {}
        self._undisplayed: set[str] = set()

    def add(self, element: Element) -> None:
        """Take in a style element; anything else is passed over."""
        tag = local(element.tag)
        name = attribute(element, "name")
        if tag in _NUMBER_STYLES:
            code = "".join(_piece(child) for child in element) or GENERAL
            if attribute(element, "truncate-on-overflow") == "false":  # hours beyond a day
                code = re.sub("h+", lambda hours: f"[{hours[0]}]", code, count=1)
            self._codes[name] = code
        elif tag == "style":
            data_style = attribute(element, "data-style-name")
            self._styles[name] = (data_style, attribute(element, "parent-style-name"))
            if any(attribute(child, "display") == "false" for child in element):
                self._undisplayed.add(name)

    def code(self, style: str) -> str:
        """The number format of a cell style, which may have it from its parent."""
        for _ in range(10):
            if style not in self._styles:
                break
            data_style, parent = self._styles[style]
            if data_style:
                return self._codes.get(data_style, GENERAL)
            style = parent
        return GENERAL

    def is_undisplayed(self, style: str) -> bool:
        """Whether a table style hides its sheet."""
        return style in self._undisplayed


def _piece(element: Element) -> str:
    """The part of a format code that one element of a number style stands for."""
    tag = local(element.tag)
    if tag in ("text", "currency-symbol"):
        text = element.text or ""
        return text if text in ("", "%", "/", "-", " ", ":", ",", ".") else f'"{text}"'
    long = attribute(element, "style") == "long"
    if tag == "number":
        return _digits(element)
    if tag == "month":
        if attribute(element, "textual") == "true":
            return "mmmm" if long else "mmm"
        return "mm" if long else "m"
    letter = {"day": "d", "hours": "h", "minutes": "m", "seconds": "s"}.get(tag)
    if letter:
        return letter * (2 if long else 1)
    return {
        "year": "yyyy" if long else "yy",
        "day-of-week": "dddd" if long else "ddd",
        "am-pm": "AM/PM",
    }.get(tag, "")


def _digits(element: Element) -> str:
    grouped = attribute(element, "grouping") == "true"
    # without decimal places the number is shown with as many as it has
    places = attribute(element, "decimal-places")
    if not places and not grouped:
        return GENERAL
    decimals = int(places or "0")
    return ("#,##0" if grouped else "0") + (f".{'0' * decimals}" if decimals else "")
