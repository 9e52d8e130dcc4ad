"""A number put in the places of a format: its digits, its power of ten, or a fraction."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from gz_eval.core.format_sections import Mark, Section, Shows

WIDE = Context(prec=400, rounding=ROUND_HALF_UP)
"""Wide enough for any number that a sheet holds."""
_MOST_DECIMALS = 30


def filled(section: Section, size: Decimal) -> str:
    """A number without its sign as a section of a format shows it."""
    match section.shows:
        case Shows.SCIENTIFIC:
            return _scientific(section, size)
        case Shows.FRACTION:
            return _fraction(section, size)
        case _:
            return _digits(section, size)


def _digits(section: Section, size: Decimal) -> str:
    """A number through placeholders: digits fill the whole part from the right."""
    wholes, decimals = section.whole_places, min(len(section.decimal_places), _MOST_DECIMALS)
    rounded = size.quantize(Decimal(1).scaleb(-decimals), context=WIDE)
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
    mantissa = size.scaleb(-power, context=WIDE).quantize(unit, context=WIDE)
    if mantissa >= Decimal(10) ** step:
        power += step
        mantissa = mantissa.scaleb(-step).quantize(unit, context=WIDE)
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
