"""Dates and periods in all the forms that people write: 14 June 2029, Dec-22, Q4 2029, FY29/30.

A period runs from its first to its last day. Days written d/m/y are read the UK way. Each form is a
pattern and a function that reads its match; what stands around a date is for `periods`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from gz_eval.core.answers.shown_amounts import day_text
from gz_eval.core.format_dates import MONTHS
from gz_eval.core.values import Bound, Doubt


@dataclass(frozen=True, slots=True)
class Period:
    """A day, or the days from `first` to `last`, as a text means it.

    `named` is the period in words. `bound` is AT_MOST for "by", AT_LEAST for "from", RANGE for two
    dates, otherwise EXACT for a day and PERIOD for more. `start` and `end` are its place in the
    text.
    """

    first: date
    last: date
    named: str
    bound: Bound = Bound.EXACT
    about: bool = False
    doubts: tuple[Doubt, ...] = ()
    start: int = 0
    end: int = 0


_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?:(?:19|20|21)[0-9]{2}|'?[0-9]{2})(?![0-9])"
_FULL_YEAR = r"(?:19|20|21)[0-9]{2}(?![0-9])"
_CLOCK = (
    r"(?:[t ,]+[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?"
    r"\s?(?:z|[ap]m|[+-][0-9:]{4,5})?)?"
)
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
        "last": 4, "final": 4}  # fmt: skip
_NTH_WORD = "|".join(_NTH)
_FORMS: tuple[tuple[str, str], ...] = (
    (
        "iso",
        rf"(?P<iso_y>{_FULL_YEAR})[-/.](?P<iso_m>[01]?[0-9])[-/.](?P<iso_d>[0-3]?[0-9])(?![0-9])"
        rf"{_CLOCK}",
    ),
    (
        "packed",
        r"(?P<p_y>(?:19|20|21)[0-9]{2})(?P<p_m>[01][0-9])(?P<p_d>[0-3][0-9])(?![0-9])",
    ),
    (
        "figures",
        r"(?P<f_a>[0-3]?[0-9])\s?[-/.]\s?(?P<f_b>[0-3]?[0-9])\s?[-/.]\s?"
        rf"(?P<f_y>{_YEAR}){_CLOCK}",
    ),
    (
        "words",
        rf"{_WEEKDAY}(?P<w_d>{_DAY})[\s./-]*(?:of\s+)?(?P<w_m>{_MONTH})[\s,./-]*"
        rf"(?P<w_y>{_YEAR}){_CLOCK}",
    ),
    (
        "american",
        rf"{_WEEKDAY}(?P<a_m>{_MONTH})\s*(?P<a_d>{_DAY}),?\s+(?P<a_y>{_FULL_YEAR}){_CLOCK}",
    ),
    (
        "quarter",
        rf"(?:q(?P<q_n>[1-4])|(?P<q_w>{_NTH_WORD})\s+quarter)(?:\s+of)?[\s,/'-]*"
        rf"(?P<q_fy>fy\s?|financial year\s+)?(?P<q_y>{_YEAR})(?:\s?[/-]\s?(?P<q_z>{_YEAR}))?",
    ),
    (
        "quarter_last",
        rf"(?P<r_fy>fy\s?)?(?P<r_y>{_FULL_YEAR})(?:[/-](?P<r_z>[0-9]{{2}}))?[\s,/-]*"
        r"q(?P<r_n>[1-4])(?![0-9])",
    ),
    (
        "half",
        r"(?:h(?P<h_n>[12])|(?P<h_w>first|second|1st|2nd)\s+half)(?:\s+of)?[\s,/'-]*"
        rf"(?P<h_y>{_YEAR})",
    ),
    (
        "financial",
        r"(?:fy\s?|f/y\s?|financial year\s+|fiscal year\s+)"
        rf"(?P<y_y>{_YEAR})(?:\s?[/-]\s?(?P<y_z>{_YEAR}))?",
    ),
    (
        "two_years",
        r"(?P<t_y>(?:19|20|21)[0-9]{2})\s?(?P<t_mark>[/-])\s?"
        r"(?P<t_z>(?:(?:20|21)[0-9]{2}|[0-9]{2}))(?![0-9])",
    ),
    ("short_years", r"(?P<s_y>[2-4][0-9])/(?P<s_z>[2-4][0-9])(?![0-9/])"),
    ("months", rf"(?P<s_a>{_MONTH})\s?(?:-|to|/)\s?(?P<s_b>{_MONTH})[\s,'-]*(?P<ms_y>{_YEAR})"),
    ("month", rf"(?P<m_m>{_MONTH})(?P<m_gap>[\s,./-]*(?:of\s+)?)(?P<m_y>{_YEAR})"),
    ("month_last", rf"(?P<l_y>{_FULL_YEAR})[\s,./-]*(?P<l_m>{_MONTH})"),
    ("month_figures", rf"(?P<n_m>[01]?[0-9])\s?[-/.]\s?(?P<n_y>{_FULL_YEAR})"),
    (
        "season",
        r"(?P<season>spring|summer|autumn|fall|winter)(?:\s+of)?[\s,]+"
        rf"(?P<e_y>{_FULL_YEAR})(?:\s?/\s?[0-9]{{2,4}})?",
    ),
    ("decade", r"(?P<decade>(?:19|20|21)[0-9]0)'?s\b"),
    ("year", rf"(?P<year>{_FULL_YEAR})(?!\s*(?:mw|gw|kw|ha|acres|jobs)\b)"),
)
_QUARTER_MONTHS = ((1, 3), (4, 6), (7, 9), (10, 12))
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}


FORMS = "|".join(f"(?P<{name}_form>{form})" for name, form in _FORMS)
"""One pattern of every form, each in a group of its own, to be read by `read_form`."""


def read_form(match: re.Match[str]) -> Period | None:
    """The date or period of a match of `FORMS`; None for one that is in no calendar.

    Raises ValueError for a day or month that does not exist, such as 31 February.
    """
    form = next(name for name, _ in _FORMS if match[f"{name}_form"] is not None)
    return _READERS[form](match)


def whole_year(year: int) -> Period:
    """A calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31), str(year))


def whole_month(year: int, month: int) -> Period:
    """A calendar month."""
    return months_between(year, month, year, month)


def one_day(day: date) -> Period:
    """A single day."""
    return Period(day, day, day_text(day))


def months_between(year: int, month: int, last_year: int, last_month: int) -> Period:
    """Whole months, from the first to the last."""
    first = date(year, month, 1)
    last = date(last_year, last_month, monthrange(last_year, last_month)[1])
    if (year, month) == (last_year, last_month):
        named = f"{MONTHS[month]} {year}"
    elif year == last_year:
        named = f"{MONTHS[month]} to {MONTHS[last_month]} {year}"
    else:
        named = f"{MONTHS[month]} {year} to {MONTHS[last_month]} {last_year}"
    return Period(first, last, named)


def _financial_year(year: int) -> Period:
    return months_between(year, 4, year + 1, 3)


def _year(text: str) -> int:
    digits = text.lstrip("'")
    if len(digits) == 4:
        return int(digits)
    return (2000 if int(digits) < 70 else 1900) + int(digits)


def _month(text: str) -> int:
    start = text[:3].casefold()
    return next(number for number, name in enumerate(MONTHS) if name[:3].casefold() == start)


def _day(text: str) -> int:
    return int(re.sub(r"[a-z]+", "", text, flags=re.IGNORECASE))


def _iso(match: re.Match[str]) -> Period:
    return one_day(date(int(match["iso_y"]), int(match["iso_m"]), int(match["iso_d"])))


def _packed(match: re.Match[str]) -> Period:
    return one_day(date(int(match["p_y"]), int(match["p_m"]), int(match["p_d"])))


def _figures(match: re.Match[str]) -> Period:
    day, month, year = int(match["f_a"]), int(match["f_b"]), _year(match["f_y"])
    if month > 12 >= day:
        read = one_day(date(year, day, month))
        said = f"“{match['figures_form']}” has its month first and was read as {read.named}"
        return replace(read, doubts=(Doubt("ambiguous-date", said),))
    read = one_day(date(year, month, day))
    if day <= 12 and day != month:
        other = day_text(date(year, day, month))
        said = f"it was read the UK way, as {read.named}, and could mean {other}"
        return replace(read, doubts=(Doubt("ambiguous-date", said),))
    return read


def _words(match: re.Match[str]) -> Period:
    return one_day(date(_year(match["w_y"]), _month(match["w_m"]), _day(match["w_d"])))


def _american(match: re.Match[str]) -> Period:
    return one_day(date(_year(match["a_y"]), _month(match["a_m"]), _day(match["a_d"])))


def _quarter(match: re.Match[str]) -> Period:
    number = int(match["q_n"]) if match["q_n"] else _NTH[match["q_w"].casefold()]
    year = _year(match["q_y"])
    if match["q_fy"] and not match["q_z"]:
        return _year_ending(_financial_quarter(year - 1, number), year)
    return _financial_quarter(year, number) if match["q_z"] else _calendar_quarter(year, number)


def _quarter_last(match: re.Match[str]) -> Period:
    number, year = int(match["r_n"]), int(match["r_y"])
    if match["r_fy"] and not match["r_z"]:
        return _year_ending(_financial_quarter(year - 1, number), year)
    return _financial_quarter(year, number) if match["r_z"] else _calendar_quarter(year, number)


def _calendar_quarter(year: int, number: int) -> Period:
    first, last = _QUARTER_MONTHS[number - 1]
    return months_between(year, first, year, last)


def _financial_quarter(year: int, number: int) -> Period:
    first, last = _QUARTER_MONTHS[number % 4]
    year += number == 4
    return months_between(year, first, year, last)


def _half(match: re.Match[str]) -> Period:
    first = match["h_n"] == "1" or (match["h_w"] or "").casefold() in ("first", "1st")
    year = _year(match["h_y"])
    return months_between(year, 1, year, 6) if first else months_between(year, 7, year, 12)


def _financial(match: re.Match[str]) -> Period:
    year = _year(match["y_y"])
    if match["y_z"]:
        return _financial_year(year)
    return _year_ending(_financial_year(year - 1), year)


def _year_ending(period: Period, year: int) -> Period:
    said = f"it was read as in the financial year ending in March {year}"
    return replace(period, doubts=(Doubt("ambiguous-date", said),))


def _two_years(match: re.Match[str]) -> Period | None:
    year, second = int(match["t_y"]), match["t_z"]
    if int(second) % 100 == (year + 1) % 100 and (match["t_mark"] == "/" or len(second) == 2):
        period = _financial_year(year)
        if len(second) == 2 and match["t_mark"] == "-" and int(second) <= 12:
            said = f"it was read as the financial year, and could mean {MONTHS[int(second)]} {year}"
            return replace(period, doubts=(Doubt("ambiguous-date", said),))
        return period
    if len(second) == 4:
        first, last = whole_year(year), whole_year(int(second))
        return span(first, last) if year < int(second) else None
    if 1 <= int(second) <= 12:
        return whole_month(year, int(second))
    last_year = year // 100 * 100 + int(second)
    return span(whole_year(year), whole_year(last_year)) if last_year > year else None


def _short_years(match: re.Match[str]) -> Period | None:
    first, second = int(match["s_y"]), int(match["s_z"])
    return _financial_year(2000 + first) if second == first + 1 else None


def _month_span(match: re.Match[str]) -> Period:
    first, last, year = _month(match["s_a"]), _month(match["s_b"]), _year(match["ms_y"])
    return months_between(year - (first > last), first, year, last)


def _one_month(match: re.Match[str]) -> Period:
    typed = match["m_y"]
    period = whole_month(_year(typed), _month(match["m_m"]))
    if len(typed) != 2 or match["m_gap"].strip() or not 1 <= int(typed) <= 31:
        return period
    said = (
        f"it was read as {period.named}, and could mean {int(typed)} {MONTHS[period.first.month]}"
    )
    return replace(period, doubts=(Doubt("ambiguous-date", said),))


def _month_last(match: re.Match[str]) -> Period:
    return whole_month(int(match["l_y"]), _month(match["l_m"]))


def _month_figures(match: re.Match[str]) -> Period:
    return whole_month(int(match["n_y"]), int(match["n_m"]))


def _season(match: re.Match[str]) -> Period:
    year, season = int(match["e_y"]), match["season"].casefold()
    if season == "winter":
        return months_between(year, 12, year + 1, 2)
    first, last = _SEASONS[season]
    return months_between(year, first, year, last)


def _decade(match: re.Match[str]) -> Period:
    year = int(match["decade"])
    return replace(
        span(whole_year(year), whole_year(year + 9)), bound=Bound.EXACT, named=f"the {year}s"
    )


def _calendar_year(match: re.Match[str]) -> Period:
    return whole_year(int(match["year"]))


_READERS: dict[str, Callable[[re.Match[str]], Period | None]] = {
    "iso": _iso,
    "packed": _packed,
    "figures": _figures,
    "words": _words,
    "american": _american,
    "quarter": _quarter,
    "quarter_last": _quarter_last,
    "half": _half,
    "financial": _financial,
    "two_years": _two_years,
    "short_years": _short_years,
    "months": _month_span,
    "month": _one_month,
    "month_last": _month_last,
    "month_figures": _month_figures,
    "season": _season,
    "decade": _decade,
    "year": _calendar_year,
}


def span(one: Period, other: Period) -> Period:
    """From the first day of one to the last of the other, as a range of two dates."""
    return Period(
        one.first,
        other.last,
        _span_named(one.first, other.last),
        Bound.RANGE,
        one.about or other.about,
        (*one.doubts, *other.doubts),
        one.start,
        other.end,
    )


def _span_named(first: date, last: date) -> str:
    """A span in words: of years or months where it is of whole ones, otherwise of days."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year} to {last.year}"
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        start = MONTHS[first.month] + ("" if first.year == last.year else f" {first.year}")
        return f"{start} to {MONTHS[last.month]} {last.year}"
    return f"{day_text(first)} to {day_text(last)}"
