"""Units that bids give quantities in: what they are called, and their exact factors.

A `Dimension` is a family of units that convert into one another. A unit that is not known here is
a family of its own, matched by its own spelling. Knows nothing of fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit; `factor` is how many of its dimension's base unit it is, exactly.

    `apparent` marks apparent power (MVA), which real power cannot exceed but does not equal.
    `nominal` marks a length of time that differs from case to case (months, years).
    """

    symbol: str
    factor: Decimal
    apparent: bool = False
    nominal: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Dimension:
    """A family of units: by spelling (lower case, no spaces or dots), and a pattern of them all."""

    name: str
    spellings: dict[str, Unit]
    pattern: str

    def unit(self, spelling: str) -> Unit | None:
        """The unit of a spelling in any case, spaces and dots aside."""
        return self.spellings.get(_key(spelling))


def _key(spelling: str) -> str:
    return re.sub(r"[\s.'-]+", "", spelling.casefold())


def _pattern(spellings: Iterable[str]) -> str:
    """One alternation of spellings, longest first; a space stands for spaces, dots or nothing."""
    ordered = sorted(set(spellings), key=len, reverse=True)
    joined = "|".join(re.sub(r"\\?[ .-]+", "[ .-]*", re.escape(item)) for item in ordered)
    return f"(?:{joined})" if ordered else "(?!)"


def _dimension(name: str, *rows: tuple[Unit, str]) -> Dimension:
    spelled = [(text.strip(), unit) for unit, texts in rows for text in texts.split(",")]
    return Dimension(
        name, {_key(text): unit for text, unit in spelled}, _pattern(text for text, _ in spelled)
    )


def _unit(symbol: str, factor: str, *, apparent: bool = False, nominal: bool = False) -> Unit:
    return Unit(symbol, Decimal(factor), apparent, nominal)


POWER = _dimension(
    "power",
    (_unit("W", "0.000001"), "w, watt, watts"),
    (_unit("kW", "0.001"), "kw, kws, kwe, kwac, kilowatt, kilowatts, kilo watt, kilo watts"),
    (
        _unit("MW", "1"),
        "mw, mws, mwe, mwac, mw e, mw ac, megawatt, megawatts, mega watt, mega watts, meg",
    ),
    (_unit("GW", "1000"), "gw, gws, gwe, gwac, gigawatt, gigawatts, giga watt, giga watts, gig"),
    (_unit("TW", "1000000"), "tw, terawatt, terawatts"),
    (_unit("kVA", "0.001", apparent=True), "kva, kilovolt amperes, kilovolt amps"),
    (
        _unit("MVA", "1", apparent=True),
        "mva, mvas, megavolt ampere, megavolt amperes, megavolt amps, mega volt amps",
    ),
    (_unit("GVA", "1000", apparent=True), "gva, gigavolt amperes"),
)
AREA = _dimension(
    "area",
    (_unit("ha", "1"), "ha, hectare, hectares, hect, hects, hec, hecs, hectre, hectres"),
    (_unit("acres", "0.40468564224"), "acre, acres, ac, acs"),
    (
        _unit("km²", "100"),
        "km2, sq km, sq kms, kmsq, km sq, sq kilometre, sq kilometres, square km, square kms, "
        "square kilometre, square kilometres, square kilometer, square kilometers",
    ),
    (
        _unit("m²", "0.0001"),
        "m2, sqm, sq m, sq metre, sq metres, sq meters, sq mtrs, square m, square metre, "
        "square metres, square meter, square meters",
    ),
    (
        _unit("sq ft", "0.000009290304"),
        "ft2, sq ft, sqft, sq foot, sq feet, square ft, square foot, square feet",
    ),
    (_unit("sq yd", "0.000083612736"), "sq yd, sq yds, sq yards, square yards, square yard"),
    (
        _unit("sq miles", "258.9988110336"),
        "mi2, sq mi, sq mile, sq miles, square mile, square miles",
    ),
)
LENGTH = _dimension(
    "length",
    (_unit("km", "1"), "km, kms, kilometre, kilometres, kilometer, kilometers"),
    (_unit("m", "0.001"), "m, metre, metres, meter, meters, mtr, mtrs"),
    (_unit("miles", "1.609344"), "mi, mile, miles"),
    (_unit("yd", "0.0009144"), "yd, yds, yard, yards"),
    (_unit("ft", "0.0003048"), "ft, foot, feet"),
)
TIME = _dimension(
    "time",
    (_unit("µs", "0.000001"), "us, μs, µs, usec, microsecond, microseconds, micro seconds"),
    (_unit("ms", "0.001"), "ms, msec, msecs, millisecond, milliseconds, milli seconds, millisec"),
    (_unit("s", "1"), "s, sec, secs, second, seconds"),
    (_unit("minutes", "60"), "min, mins, minute, minutes"),
    (_unit("hours", "3600"), "h, hr, hrs, hour, hours"),
    (_unit("days", "86400"), "d, day, days, calendar days"),
    (_unit("weeks", "604800"), "wk, wks, week, weeks"),
    (_unit("months", "2629800", nominal=True), "mth, mths, month, months, calendar months"),
    (_unit("years", "31557600", nominal=True), "y, yr, yrs, year, years"),
)
ENERGY = _dimension(
    "energy",
    (_unit("kWh", "0.001"), "kwh, kilowatt hours, kilowatt hour"),
    (_unit("MWh", "1"), "mwh, megawatt hours, megawatt hour"),
    (_unit("GWh", "1000"), "gwh, gigawatt hours, gigawatt hour"),
    (_unit("TWh", "1000000"), "twh, terawatt hours, terawatt hour"),
)
_KNOWN = (POWER, AREA, LENGTH, TIME, ENERGY)


@lru_cache(maxsize=256)
def dimension_of(unit: str) -> tuple[Dimension, Unit]:
    """The family that a field's unit belongs to, and the unit itself, shown as the field spells it.

    An unknown unit is the only one of its family, in the singular and the plural. An empty unit
    has a family without any spelling: figures stand alone.
    """
    for dimension in _KNOWN:
        found = dimension.unit(unit)
        if found is not None:
            return dimension, found
    own = Unit(unit, Decimal(1))
    words = unit.strip()
    if not words:
        return Dimension("", {}, "(?!)"), own
    spelled = {words, f"{words}s", words.removesuffix("s") or words}
    if words == "%":
        spelled = {"%", "per cent", "percent", "pc", "pct", "percentage"}
    return Dimension(words, {_key(text): own for text in spelled}, _pattern(spelled)), own
