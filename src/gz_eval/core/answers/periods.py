"""Dates and periods found in a text: 14 June 2029, Dec-22, Q4 2029, FY29/30, early 2030s, by 2030.

A period runs from its first to its last day. Days written d/m/y are read the UK way. Knows
nothing of cells or fields.
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

    `named` is the period in words. `bound` is AT_MOST for "by", AT_LEAST for "from", RANGE for two dates,
    otherwise EXACT for a day and PERIOD for more. `start` and `end` are its place in the text.
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
    r"(?:[t ,]+[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?\s?(?:z|[ap]m|[+-][0-9:]{4,5})?)?"
)
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
        "last": 4, "final": 4}  # fmt: skip
_NTH_WORD = "|".join(_NTH)
_FORMS: tuple[tuple[str, str], ...] = (
    ("iso", rf"(?P<iso_y>{_FULL_YEAR})[-/.](?P<iso_m>[01]?[0-9])[-/.](?P<iso_d>[0-3]?[0-9])(?![0-9]){_CLOCK}"),
    ("packed", r"(?P<p_y>(?:19|20|21)[0-9]{2})(?P<p_m>[01][0-9])(?P<p_d>[0-3][0-9])(?![0-9])"),
    ("figures", rf"(?P<f_a>[0-3]?[0-9])\s?[-/.]\s?(?P<f_b>[0-3]?[0-9])\s?[-/.]\s?(?P<f_y>{_YEAR}){_CLOCK}"),
    ("words", rf"{_WEEKDAY}(?P<w_d>{_DAY})[\s./-]*(?:of\s+)?(?P<w_m>{_MONTH})[\s,./-]*(?P<w_y>{_YEAR}){_CLOCK}"),
    ("american", rf"{_WEEKDAY}(?P<a_m>{_MONTH})\s*(?P<a_d>{_DAY}),?\s+(?P<a_y>{_FULL_YEAR}){_CLOCK}"),
    ("quarter", rf"(?:q(?P<q_n>[1-4])|(?P<q_w>{_NTH_WORD})\s+quarter)(?:\s+of)?[\s,/'-]*"
                rf"(?P<q_fy>fy\s?|financial year\s+)?(?P<q_y>{_YEAR})(?:\s?[/-]\s?(?P<q_z>{_YEAR}))?"),
    ("quarter_last", rf"(?P<r_fy>fy\s?)?(?P<r_y>{_FULL_YEAR})(?:[/-](?P<r_z>[0-9]{{2}}))?[\s,/-]*q(?P<r_n>[1-4])(?![0-9])"),
    ("half", rf"(?:h(?P<h_n>[12])|(?P<h_w>first|second|1st|2nd)\s+half)(?:\s+of)?[\s,/'-]*(?P<h_y>{_YEAR})"),
    ("financial", rf"(?:fy\s?|f/y\s?|financial year\s+|fiscal year\s+)(?P<y_y>{_YEAR})(?:\s?[/-]\s?(?P<y_z>{_YEAR}))?"),
    ("two_years", r"(?P<t_y>(?:19|20|21)[0-9]{2})\s?(?P<t_mark>[/-])\s?(?P<t_z>(?:(?:20|21)[0-9]{2}|[0-9]{2}))(?![0-9])"),
    ("short_years", r"(?P<s_y>[2-4][0-9])/(?P<s_z>[2-4][0-9])(?![0-9/])"),
    ("months", rf"(?P<s_a>{_MONTH})\s?(?:-|to|/)\s?(?P<s_b>{_MONTH})[\s,'-]*(?P<ms_y>{_YEAR})"),
    ("month", rf"(?P<m_m>{_MONTH})(?P<m_gap>[\s,./-]*(?:of\s+)?)(?P<m_y>{_YEAR})"),
    ("month_last", rf"(?P<l_y>{_FULL_YEAR})[\s,./-]*(?P<l_m>{_MONTH})"),
    ("month_figures", rf"(?P<n_m>[01]?[0-9])\s?[-/.]\s?(?P<n_y>{_FULL_YEAR})"),
    ("season", rf"(?P<season>spring|summer|autumn|fall|winter)(?:\s+of)?[\s,]+(?P<e_y>{_FULL_YEAR})(?:\s?/\s?[0-9]{{2,4}})?"),
    ("decade", r"(?P<decade>(?:19|20|21)[0-9]0)'?s\b"),
    ("year", rf"(?P<year>{_FULL_YEAR})(?!\s*(?:mw|gw|kw|ha|acres|jobs)\b)"),
)  # fmt: skip
_PART = (
    r"(?P<part>(?:very\s+)?early|mid(?:dle)?|late(?:r)?|(?:the\s+)?(?:end|back end|close)|"
    r"(?:the\s+)?(?:start|beginning)|by year[- ]?end)(?:\s+(?:of|in))?(?:\s+the)?(?:\s+calendar year)?[\s-]+"
)
_EXPRESSION = re.compile(
    rf"(?<![a-z0-9])(?:(?<![0-9][./-])|(?=[a-z]))(?:{_PART})?(?:the\s+)?(?:"
    + "|".join(f"(?P<{name}_form>{form})" for name, form in _FORMS)
    + ")",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?<![a-z])(?:(?P<by>(?:due |expected |required |delivered |complete |completed |energised )?by|"
    r"(?:on or before|no(?:t)? later than|not after|at the latest by|until|till|up to|"
    r"latest|<=|≤|deadline))|(?P<before>before|prior to|pre|earlier than|ahead of|<)|"
    r"(?P<since>from|since|as of|as from|not before|no(?:t)? earlier than|earliest|on or after|"
    r"starting|>=|≥)|(?P<after>after|post|beyond|later than|>)|"
    r"(?P<about>c\.?|ca\.?|circa|approx(?:\.|imately)?|around|about|~|est(?:\.|imated)?|"
    r"roughly|sometime in|target(?:ing)?)|(?P<filler>the|in|on|end of|:|=|date|expected))[\s:-]*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:(?P<since>\+(?!\s*[0-9])|onwards?\b|or later\b|at the earliest\b|and beyond\b)"
    r"|(?P<by>or earlier\b|or sooner\b|at the latest\b|latest\b)"
    r"|(?P<about>\(?(?:approx(?:\.|imately)?|est(?:\.|imated)?|tbc|provisional)\)?))",
    re.IGNORECASE,
)
_TO = re.compile(r"\s*(?:-|to|until|through|/|and)\s*", re.IGNORECASE)
_QUARTER_MONTHS = ((1, 3), (4, 6), (7, 9), (10, 12))
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}


def find_periods(text: str) -> list[Period]:
    """Every date and period of a tidy text, in order; two that are linked as one range."""
    found: list[Period] = []
    for match in _EXPRESSION.finditer(text):
        period = _period(match)
        if period is None:
            continue
        period = _bounded(text, period)
        if found and _linked(text, found[-1], period):
            found[-1] = _span(found[-1], period)
        else:
            found.append(period)
    return found


def whole_year(year: int) -> Period:
    """A calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31), str(year))


def whole_month(year: int, month: int) -> Period:
    """A calendar month."""
    return _months(year, month, year, month)


def one_day(day: date) -> Period:
    """A single day."""
    return Period(day, day, day_text(day))


def _months(year: int, month: int, last_year: int, last_month: int) -> Period:
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
    return _months(year, 4, year + 1, 3)


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


def _period(match: re.Match[str]) -> Period | None:
    form = next(name for name, _ in _FORMS if match[f"{name}_form"] is not None)
    try:
        period = _READERS[form](match)
        if period is not None and match["part"]:
            period = _part_of(period, match["part"].casefold())
    except ValueError:  # 31 February, month 13
        return None
    return None if period is None else replace(period, start=match.start(), end=match.end())


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
    return _months(year, first, year, last)


def _financial_quarter(year: int, number: int) -> Period:
    first, last = _QUARTER_MONTHS[number % 4]
    year += number == 4
    return _months(year, first, year, last)


def _half(match: re.Match[str]) -> Period:
    first = match["h_n"] == "1" or (match["h_w"] or "").casefold() in ("first", "1st")
    year = _year(match["h_y"])
    return _months(year, 1, year, 6) if first else _months(year, 7, year, 12)


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
        return _span(first, last) if year < int(second) else None
    if 1 <= int(second) <= 12:
        return whole_month(year, int(second))
    last_year = year // 100 * 100 + int(second)
    return _span(whole_year(year), whole_year(last_year)) if last_year > year else None


def _short_years(match: re.Match[str]) -> Period | None:
    first, second = int(match["s_y"]), int(match["s_z"])
    return _financial_year(2000 + first) if second == first + 1 else None


def _month_span(match: re.Match[str]) -> Period:
    first, last, year = _month(match["s_a"]), _month(match["s_b"]), _year(match["ms_y"])
    return _months(year - (first > last), first, year, last)


def _one_month(match: re.Match[str]) -> Period:
    typed = match["m_y"]
    period = whole_month(_year(typed), _month(match["m_m"]))
    if len(typed) == 2 and not match["m_gap"].strip():
        said = f"it was read as {period.named}, and could mean the {int(typed)}th of the month"
        if 1 <= int(typed) <= 31:
            said = said.replace(f"{int(typed)}th", f"day {int(typed)}").replace("the day", "day")
            return replace(period, doubts=(Doubt("ambiguous-date", said),))
    return period


def _month_last(match: re.Match[str]) -> Period:
    return whole_month(int(match["l_y"]), _month(match["l_m"]))


def _month_figures(match: re.Match[str]) -> Period:
    return whole_month(int(match["n_y"]), int(match["n_m"]))


def _season(match: re.Match[str]) -> Period:
    year, season = int(match["e_y"]), match["season"].casefold()
    if season == "winter":
        return _months(year, 12, year + 1, 2)
    first, last = _SEASONS[season]
    return _months(year, first, year, last)


def _decade(match: re.Match[str]) -> Period:
    year = int(match["decade"])
    return replace(
        _span(whole_year(year), whole_year(year + 9)), bound=Bound.EXACT, named=f"the {year}s"
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


def _part_of(period: Period, part: str) -> Period:
    """The early, middle or late part of a period, its first or its last month."""
    first, last = period.first, period.last
    if first == last:
        return period
    decade = (last - first).days > 3000
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if "end" in part or "close" in part or "start" in part or "beginning" in part:
        edge = last if "end" in part or "close" in part else first
        if months == 1:
            return replace(one_day(edge), doubts=period.doubts)
        return replace(whole_month(edge.year, edge.month), doubts=period.doubts)
    third = 0 if "early" in part else 1 if "mid" in part else 2
    if decade:
        spans = ((0, 3), (4, 6), (7, 9))
        start, end = (whole_year(first.year + offset) for offset in spans[third])
        named = f"{start.first.year} to {end.first.year}"
        return Period(start.first, end.last, named, doubts=period.doubts)
    if months >= 3:
        size = months // 3
        at = first.month - 1 + third * size
        until = first.month - 1 + ((third + 1) * size if third < 2 else months) - 1
        found = _months(
            first.year + at // 12, at % 12 + 1, first.year + until // 12, until % 12 + 1
        )
        return replace(found, doubts=period.doubts)
    days = ((1, 10), (11, 20), (21, last.day))[third]
    start_day, end_day = first.replace(day=days[0]), first.replace(day=days[1])
    named = f"{start_day.day} to {day_text(end_day)}"
    return Period(start_day, end_day, named, doubts=period.doubts)


def _bounded(text: str, period: Period) -> Period:
    """The period with what stands before and after it: by, before, from, after, circa."""
    bound, about, start, end = period.bound, period.about, period.start, period.end
    shift, said = 0, ""
    at = start
    for _ in range(5):
        match = _BEFORE.search(text, max(at - 40, 0), at)
        if match is None:
            break
        at = match.start()
        if match["filler"] is not None:
            continue
        start = at
        if match["about"] is not None:
            about = True
        elif not said:
            said = match.lastgroup or ""
    after = _AFTER.match(text, end)
    if after is not None:
        end = after.end()
        about = about or after["about"] is not None
        said = said or ("" if after["about"] is not None else after.lastgroup or "")
    if bound is Bound.RANGE:
        said = ""
    first, last, named = period.first, period.last, period.named
    if said in ("by", "before"):
        bound, shift = Bound.AT_MOST, -1 if said == "before" else 0
        day = first + timedelta(days=shift) if shift else last
        first, last, named = day, day, f"by {day_text(day)}"
    elif said in ("since", "after"):
        bound = Bound.AT_LEAST
        day = last + timedelta(days=1) if said == "after" else first
        first, last, named = day, day, f"from {day_text(day)}"
    elif bound is Bound.EXACT and first != last:
        bound = Bound.PERIOD
    return Period(first, last, named, bound, about, period.doubts, start, end)


def _linked(text: str, one: Period, other: Period) -> bool:
    gap = text[one.end : other.start]
    if one.bound is Bound.AT_LEAST or one.bound is Bound.RANGE:
        # "from 2028 to 2030": the bound of the first is the link.
        linked = one.bound is Bound.AT_LEAST and gap.strip() in ("", "-", "to")
    else:
        linked = _TO.fullmatch(gap) is not None or (
            not gap.strip() and other.bound is Bound.AT_MOST and text[other.start :][:1] in "utUT"
        )
    if gap.strip().casefold() == "and" and "between" not in text[: one.start].casefold():
        return False
    return linked and one.first <= other.last


def _span(one: Period, other: Period) -> Period:
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
