"""Amounts in the words that screens and exports show: 1,100 MW, £8,200m, 35%, 14 June 2029."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal

from gz_eval.core.format_dates import MONTHS

_CONVERTED_DIGITS = 4
_MOST_SHOWN = 28  # characters of the whole part
_WIDE = Context(prec=400)


def figure_text(amount: Decimal) -> str:
    """A figure with commas, without needless zeros: 1,100 and 49.8; at most six decimals."""
    text = f"{amount:,f}"
    whole, _, decimals = text.partition(".")
    if len(whole) > _MOST_SHOWN:
        return f"{amount.normalize():.6g}"
    if not decimals:
        return "0" if text == "-0" else text
    if len(decimals) > 6:
        if not amount.is_zero() and amount.adjusted() < -3:
            return f"{amount.normalize():.6g}"
        text = f"{amount:,.6f}"
    text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def rounded_text(amount: Decimal) -> str:
    """A converted figure to four significant digits, whole digits always kept: 49.78, 12,345."""
    places = max(_CONVERTED_DIGITS - 1 - amount.adjusted(), 0)
    if places > 20 or amount.adjusted() > 20:
        return figure_text(amount)
    unit = Decimal(1).scaleb(-places)
    return figure_text(amount.quantize(unit, rounding=ROUND_HALF_EVEN, context=_WIDE))


def day_text(day: date) -> str:
    """A date in the style of GOV.UK: 14 June 2029."""
    return f"{day.day} {MONTHS[day.month]} {day.year}"
