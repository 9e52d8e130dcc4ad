"""A stored value as the spreadsheet shows it: `shown_text`, and what a number format adds to it.

Excel's format codes are read once each and kept. The UK's regional settings are taken for the
codes that follow them (dates under built-in format 14). Knows nothing of fields or units; raises
nothing, whatever the value and the code.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from gz_eval.core.format_dates import date_from_serial, duration_text, moment_text
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
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)
_MOST_DECIMALS = 30


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
        text = _plain(value.quantize(Decimal("1E-12"), context=_WIDE))
        if len(text) > 11:
            text = _plain(_significant(value, 10))
        if len(text) > 11:
            text = _scientific_general(value)
    elif power == 10:
        text = _plain(value.quantize(Decimal(1), context=_WIDE))
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
    size = _WIDE.multiply(abs(value), _scale(section))
    if section.shows is Shows.SCIENTIFIC:
        shown = _scientific(section, size)
    elif section.shows is Shows.FRACTION:
        shown = _fraction(section, size)
    else:
        shown = _digits(section, size)
    return ("-" if signed else "") + shown


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


def _digits(section: Section, size: Decimal) -> str:
    """A number through placeholders: digits fill the whole part from the right."""
    wholes, decimals = section.whole_places, min(len(section.decimal_places), _MOST_DECIMALS)
    rounded = size.quantize(Decimal(1).scaleb(-decimals), context=_WIDE)
    whole, _, fraction = f"{rounded:f}".partition(".")
    whole = whole.lstrip("0")
    cut = decimals
    while cut and section.decimal_places[cut - 1] == "#" and fraction[cut - 1] == "0":
        cut -= 1
    parts: list[str] = []
    place, after_point, started = 0, 0, False
    for token in section.tokens:
        if token.mark is Mark.LITERAL:
            parts.append(token.text)
        elif token.mark is Mark.POINT:
            if not started and not wholes:
                parts.append(whole)
            started = True
            parts.append(".")
        elif token.mark is Mark.DIGIT and place < len(wholes):
            parts.append(_whole_place(section, token.text, whole, place))
            place += 1
        elif token.mark is Mark.DIGIT:
            if after_point < cut:
                digit = fraction[after_point]
                padded = token.text == "?" and not fraction[after_point:].strip("0")
                parts.append(" " if padded else digit)
            elif token.text == "?":
                parts.append(" ")
            after_point += 1
    return "".join(parts)


def _whole_place(section: Section, placeholder: str, whole: str, place: int) -> str:
    """The digits that stand at one placeholder of the whole part, with their commas."""
    from_right = len(section.whole_places) - 1 - place
    if place == 0 and len(whole) > from_right:
        digits = whole[: len(whole) - from_right]
    elif len(whole) > from_right:
        digits = whole[len(whole) - 1 - from_right]
    elif placeholder == "0" or "0" in section.whole_places[:place]:
        digits = "0"
    else:
        return " " if placeholder == "?" else ""
    if not section.grouped:
        return digits
    shown = []
    for index, digit in enumerate(digits):
        right = from_right + len(digits) - 1 - index
        shown.append(digit + ("," if right and right % 3 == 0 else ""))
    return "".join(shown)


def _scientific(section: Section, size: Decimal) -> str:
    """Scientific notation; several whole places step the exponent by their number."""
    step = max(len(section.whole_places), 1)
    power = size.adjusted() if size else 0
    power -= power % step if step > 1 else 0
    decimals = min(len(section.decimal_places), _MOST_DECIMALS)
    unit = Decimal(1).scaleb(-decimals)
    mantissa = size.scaleb(-power, context=_WIDE).quantize(unit, context=_WIDE)
    if mantissa >= Decimal(10) ** step:
        power += step
        mantissa = mantissa.scaleb(-step).quantize(unit, context=_WIDE)
    sign = "-" if power < 0 else ("+" if section.exponent.endswith("+") else "")
    exponent = f"E{sign}{str(abs(power)).zfill(section.exponent_places)}"
    parts, shown = [], False
    for token in section.tokens:
        if token.mark is Mark.LITERAL:
            parts.append(token.text)
        elif not shown:
            parts.append(f"{mantissa:f}{exponent}")
            shown = True
    return "".join(parts)


def _fraction(section: Section, size: Decimal) -> str:
    """A fraction such as 2 1/4, with the whole part apart when the format has a place for it."""
    whole = int(size) if section.whole_places else 0
    rest = Fraction(size) - whole
    if section.denominator:
        found = Fraction(round(rest * section.denominator), section.denominator)
        top, bottom = round(rest * section.denominator), section.denominator
    else:
        found = rest.limit_denominator(10 ** min(section.denominator_places, 6) - 1)
        top, bottom = found.numerator, found.denominator
    if section.whole_places and found == 1:
        whole, top = whole + 1, 0
    if section.whole_places and top == 0:
        shown = str(whole)
    elif whole:
        shown = f"{whole} {top}/{bottom}"
    else:
        shown = f"{top}/{bottom}"
    return f"{section.prefix}{shown}{section.suffix}"


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
