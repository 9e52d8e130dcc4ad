"""A stored value as the spreadsheet shows it: `shown_text`, and what a number format adds to it.

Excel's format codes are read once each and kept. The UK's regional settings are taken for the
codes that follow them (dates under built-in format 14). Knows nothing of fields or units; raises
nothing, whatever the value and the code.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from gz_eval.core.format_dates import date_from_serial, duration_text, moment_text
from gz_eval.core.format_places import WIDE, filled
from gz_eval.core.format_sections import Mark, Section, Shows, read_format
from gz_eval.core.source import GENERAL, RawValue

# Format codes that follow the computer's region, spelled as files and libraries give them.
_REGIONAL = {
    "mm-dd-yy": "dd/mm/yyyy",
    "m/d/yy": "dd/mm/yyyy",
    "m/d/yyyy": "dd/mm/yyyy",
    "m/d/yy h:mm": "dd/mm/yyyy hh:mm",
    "[$-F800]dddd, mmmm dd, yyyy": "dd mmmm yyyy",
    "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy": "dd mmmm yyyy",
    "[$-F400]h:mm:ss AM/PM": "hh:mm:ss",
    "[$-F400]h:mm:ss\\ AM/PM": "hh:mm:ss",
}


@dataclass(frozen=True, slots=True)
class Dressing:
    """What a number format puts around a number, and what it multiplies it by.

    `prefix` and `suffix` are literals without spaces, signs and brackets: ``0" MW"`` has the suffix
    "MW". `scale` is 100 for a percentage and a thousandth for each scaling comma; 1 mostly.
    """

    prefix: str
    suffix: str
    scale: Decimal


_TRIM = " ()-+"
_BARE = Dressing("", "", Decimal(1))


def shown_text(raw: RawValue, number_format: str = GENERAL) -> str:
    """The text a cell shows for its stored value. Never raises; None is the empty text.

    A text shows as it is (the format's text section aside), a truth value as TRUE or FALSE.
    A number under a date format is taken as a serial of the 1900 date system.
    """
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, int | float):
        if number_format == GENERAL or not number_format:
            return general_text(raw)
        return _number(raw, number_format)
    if isinstance(raw, str):
        return _text(raw, number_format)
    if isinstance(raw, timedelta):
        return duration_text(raw, _first(number_format))
    return _moment(raw, number_format)


def exact_decimal(number: int | float) -> Decimal:
    """A stored number as a Decimal, with the 15 digits that a spreadsheet keeps and no more.

    So 0.1 + 0.2 is 0.3. An infinity or a not-a-number, which no sheet holds, stays what it is.
    """
    if isinstance(number, int):
        return Decimal(number)
    return Decimal(f"{number:.15g}")


def general_text(number: int | float) -> str:
    """A number under General: at most 11 characters and the sign, as Excel does."""
    if isinstance(number, int) and abs(number) < 10**11:
        return str(number)
    value = exact_decimal(number)
    if not value.is_finite():
        return "#NUM!"
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    value = abs(value)
    power = value.adjusted()
    if -4 <= power <= -1:
        text = _plain(_significant(value, 10 + power))
    elif abs(power) <= 9:
        text = _plain(value.quantize(Decimal("1E-12"), context=WIDE))
        if len(text) > 11:
            text = _plain(_significant(value, 10))
        if len(text) > 11:
            text = _scientific_general(value)
    elif power == 10:
        text = _plain(value.quantize(Decimal(1), context=WIDE))
    else:
        text = _scientific_general(value)
    return sign + text


def dressing(number_format: str, number: int | float = 1) -> Dressing:
    """What the section that shows `number` adds to it; nothing where it is shown as a date."""
    if number_format == GENERAL or not number_format:
        return _BARE
    dressings = _dressings(number_format)
    if len(dressings) == 1:
        return dressings[0]
    sections = _sections(number_format)
    section, _ = _chosen(exact_decimal(number), sections)
    return dressings[sections.index(section)]


@lru_cache(maxsize=2048)
def _dressings(number_format: str) -> tuple[Dressing, ...]:
    return tuple(
        _BARE
        if section.shows is Shows.DATE
        else Dressing(section.prefix.strip(_TRIM), section.suffix.strip(_TRIM), _scale(section))
        for section in _sections(number_format)
    )


def shows_dates(number_format: str) -> bool:
    """Whether a number under this format is shown as a date or a time."""
    return _first(number_format).shows is Shows.DATE


def shows_day(number_format: str) -> bool:
    """Whether the format shows the day of a date; ``mmm-yy`` does not."""
    section = _first(number_format)
    return section.shows is not Shows.DATE or any(
        token.mark is Mark.DATE and token.text[0] in "dD" for token in section.tokens
    )


def shows_month(number_format: str) -> bool:
    """Whether the format shows the month of a date; ``yyyy`` does not."""
    section = _first(number_format)
    return section.shows is not Shows.DATE or any(
        token.mark is Mark.DATE and token.text[0] in "mM" for token in section.tokens
    )


@lru_cache(maxsize=2048)
def _sections(number_format: str) -> tuple[Section, ...]:
    return read_format(_REGIONAL.get(number_format, number_format))


def _first(number_format: str) -> Section:
    return _sections(number_format)[0]


def _scale(section: Section) -> Decimal:
    return Decimal(1).scaleb(2 * section.percents - 3 * section.thousands)


def _text(text: str, number_format: str) -> str:
    if "@" not in number_format or number_format == "@":
        return text
    section = _sections(number_format)[-1]
    if section.shows is not Shows.TEXT:
        return text
    return "".join(
        text if token.mark is Mark.TEXT else token.text
        for token in section.tokens
        if token.mark in (Mark.TEXT, Mark.LITERAL)
    )


def _moment(moment: datetime | date | time, number_format: str) -> str:
    section = _first(number_format)
    if section.shows is Shows.DATE:
        return moment_text(moment, section)
    if isinstance(moment, time):
        return moment_text(moment, _first("hh:mm:ss"))
    timed = isinstance(moment, datetime) and moment.time() != time()
    return moment_text(moment, _first("dd/mm/yyyy hh:mm" if timed else "dd/mm/yyyy"))


def _number(number: int | float, number_format: str) -> str:
    value = exact_decimal(number)
    if not value.is_finite():
        return "#NUM!"
    section, signed = _chosen(value, _sections(number_format))
    if section.shows is Shows.DATE:
        if any(token.mark is Mark.ELAPSED for token in section.tokens):
            if abs(value) > 10**7:
                return general_text(number)
            return duration_text(timedelta(days=float(value)), section)
        moment = date_from_serial(value)
        return general_text(number) if moment is None else moment_text(moment, section)
    if section.shows in (Shows.GENERAL, Shows.TEXT):
        shown = general_text(float(abs(value)) if isinstance(number, float) else abs(number))
        return ("-" if signed else "") + _with_literals(section, shown)
    if section.shows is Shows.LITERAL:
        return ("-" if signed and section.tokens else "") + _with_literals(section, "")
    size = WIDE.multiply(abs(value), _scale(section))
    return ("-" if signed else "") + filled(section, size)


def _chosen(value: Decimal, sections: tuple[Section, ...]) -> tuple[Section, bool]:
    """The section that shows a number, and whether a minus sign has to be put before it."""
    if not value.is_finite():
        return sections[0], False
    numeric = sections[:3] if len(sections) > 3 else sections
    if len(numeric) > 1 and numeric[-1].shows is Shows.TEXT:
        numeric = numeric[:-1]
    if any(section.condition is not None for section in numeric):
        for section in numeric:
            if section.condition is None or section.condition.holds(value):
                return section, value < 0
        return numeric[-1], value < 0
    if value < 0 and len(numeric) > 1:
        return numeric[1], False
    if value == 0 and len(numeric) > 2:
        return numeric[2], False
    return numeric[0], value < 0


def _with_literals(section: Section, shown: str) -> str:
    parts = []
    for token in section.tokens:
        if token.mark is Mark.LITERAL:
            parts.append(token.text)
        elif token.mark in (Mark.GENERAL, Mark.TEXT):
            parts.append(shown)
    return "".join(parts)


def _significant(value: Decimal, digits: int) -> Decimal:
    return Context(prec=max(digits, 1), rounding=ROUND_HALF_UP).plus(value)


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _scientific_general(value: Decimal) -> str:
    rounded = _significant(value, 6 if -100 < value.adjusted() < 99 else 5)
    power = rounded.adjusted()
    mantissa = _plain(rounded.scaleb(-power))
    return f"{mantissa}E{'-' if power < 0 else '+'}{abs(power):02d}"
