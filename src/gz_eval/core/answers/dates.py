"""Answers that are dates: from a cell's date, serial number or text to a `Value` of days.

Amounts are proleptic ordinals (`date.toordinal()`). A month, quarter or year is a period,
not a doubt.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from gz_eval.core.answers.absent import absent, says_nothing_yet, unreadable
from gz_eval.core.answers.bases import Bases
from gz_eval.core.answers.date_forms import Period, one_day, whole_month, whole_year
from gz_eval.core.answers.periods import find_periods
from gz_eval.core.answers.shown_amounts import day_text
from gz_eval.core.answers.spelling import close_spelling, shortened, tidy
from gz_eval.core.format_dates import MONTHS, date_from_serial
from gz_eval.core.framework import Field
from gz_eval.core.number_formats import (
    exact_decimal,
    shown_text,
    shows_dates,
    shows_day,
    shows_month,
)
from gz_eval.core.source import GENERAL, RawValue
from gz_eval.core.values import Bound, Doubt, Missing, Value, Why

_EXPECTED = "a date"
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]{1,10})?")  # as a CSV file may hold it
_MONTH_WORD = re.compile(r"[A-Za-z]{5,10}(?=[\s,.-]+'?[0-9]{2,4}\b)")  # a misspelled month
_DAY_AND_WORD = re.compile(r"\b[0-3]?[0-9](?:st|nd|rd|th)?[\s-]+[a-z]+[\s,.-]*$", re.IGNORECASE)
_MONTH_NAMES = {name.casefold(): name for name in MONTHS if name}
_YEARS = range(1990, 2101)
_SERIALS = range(20_000, 80_000)  # October 1954 to January 2119


class Dates:
    """Reads the answers of a field that is a date."""

    def __init__(self, field: Field, header: str) -> None:
        self._bases = Bases(field, header)
        self._basis, self._basis_doubts = self._bases.stated()

    def read(self, raw: RawValue, number_format: str) -> Value | Missing:
        """What a cell says. Never raises."""
        if isinstance(raw, datetime):
            return self._moment(raw, number_format)
        if isinstance(raw, date):
            return self._moment(datetime(raw.year, raw.month, raw.day), number_format)
        if isinstance(raw, str):
            return self._text(raw)
        if raw is None:
            return Missing(Why.BLANK, "left blank")
        if isinstance(raw, bool | time | timedelta):
            return unreadable(shown_text(raw, number_format), _EXPECTED)
        return self._number(raw, number_format)

    def _moment(self, moment: datetime, number_format: str) -> Value:
        if number_format == GENERAL or shows_day(number_format):
            return self._value(one_day(moment.date()), ())
        # Excel keeps "Dec-22" as 1 December 2022 under the format mmm-yy: only the month was meant.
        if shows_month(number_format):
            if moment.day == 1:
                shown = ("the cell shows a month and no day",)
                return self._value(whole_month(moment.year, moment.month), shown)
        elif (moment.month, moment.day) == (1, 1):
            return self._value(whole_year(moment.year), ("the cell shows a year and no day",))
        return self._value(one_day(moment.date()), ("the day is stored in the cell, not shown",))

    def _number(self, raw: int | float, number_format: str) -> Value | Missing:
        if number_format == GENERAL and isinstance(raw, int) and raw in _SERIALS:
            moment = date_from_serial(raw)
            assert moment is not None
            return self._value(one_day(moment.date()), (f"{raw} is a date's serial number",))
        number = exact_decimal(raw)
        if not number.is_finite():
            return unreadable(str(raw), _EXPECTED)
        if number in _YEARS and not shows_dates(number_format):
            return self._value(whole_year(int(number)), ("a year",))
        if int(number) in _SERIALS or shows_dates(number_format):
            moment = date_from_serial(number)
            if moment is not None:
                read = self._moment(moment, number_format)
                serial = f"{raw:g} is a date's serial number" if raw < 10**6 else "a serial number"
                steps = (serial.replace("e+0", "e"), *read.steps)
                return replace(read, steps=steps)
        if number == number.to_integral_value() and len(packed := f"{number:f}") == 8:
            found = find_periods(packed)  # 20290614
            if found:
                return self._value(found[0], ())
        return unreadable(shown_text(raw, number_format), _EXPECTED)

    def _text(self, text: str) -> Value | Missing:
        missing = absent(text)
        if missing is not None:
            return missing
        tidied = tidy(text)
        if _SERIAL.fullmatch(tidied):
            return self._number(float(tidied), GENERAL)
        tidied = _MONTH_WORD.sub(_month_righted, tidied)
        found = find_periods(tidied)
        if not found:
            return says_nothing_yet(text) or unreadable(text, _EXPECTED)
        first = found[0]
        doubts: list[Doubt] = []
        different = [
            item for item in found[1:] if (item.first, item.last) != (first.first, first.last)
        ]
        if different:
            doubts.append(
                Doubt("two-figures", f"it gives {different[0].named} as well; the first was taken")
            )
        if first.named.isdigit() and _DAY_AND_WORD.search(tidied[: first.start]):
            doubts.append(Doubt("ambiguous-date", "only the year could be read"))
        if "subject to" in tidied.casefold() or "tbc" in tidied.casefold():
            doubts.append(Doubt("qualified", "the date depends on a condition"))
        rest = f"{tidied[: first.start]} … {tidied[first.end :]}".strip(" …()[],;:.-")
        steps: tuple[str, ...] = ()
        if sum(letter.isalpha() for letter in rest) > 2:
            steps = (f"the rest is kept as a remark: “{shortened(rest, 80)}”",)
        basis, basis_doubts = self._bases.of(text)
        return self._value(first, steps, tuple(doubts), basis, basis_doubts)

    def _value(
        self,
        period: Period,
        steps: tuple[str, ...],
        doubts: tuple[Doubt, ...] = (),
        basis: str | None = None,
        basis_doubts: tuple[Doubt, ...] | None = None,
    ) -> Value:
        if basis_doubts is None:
            basis_doubts = self._basis_doubts
        first, last = Decimal(period.first.toordinal()), Decimal(period.last.toordinal())
        bound = period.bound
        if bound is Bound.EXACT and first != last:
            bound = Bound.PERIOD
        amount: Decimal | None = None
        low: Decimal | None = None
        high: Decimal | None = None
        text = period.named
        own: tuple[Doubt, ...] = ()
        if bound is Bound.EXACT:
            amount = first
            if period.about:
                bound, text = Bound.ABOUT, f"about {text}"
        elif bound is Bound.AT_MOST:
            amount, high = last, last
            own = (Doubt("bound", "nothing is said of how much earlier it could be"),)
        elif bound is Bound.AT_LEAST:
            amount, low = first, first
            own = (Doubt("bound", "nothing is said of how much later it could be"),)
        else:
            low, high = first, last
            steps = (*steps, f"{day_text(period.first)} to {day_text(period.last)}")
            if bound is Bound.RANGE:
                own = (Doubt("range", "two dates were given, not one"),)
        if period.about:
            own = (*own, Doubt("approximate", "the date is said to be approximate"))
        return Value(
            text,
            amount,
            "",
            "",
            self._basis if basis is None else basis,
            bound,
            low,
            high,
            None,
            (*period.doubts, *own, *doubts, *basis_doubts),
            steps,
        )  # fmt: skip


def _month_righted(match: re.Match[str]) -> str:
    word = match[0].casefold()
    return match[0] if word in _MONTH_NAMES else close_spelling(word, _MONTH_NAMES) or match[0]
