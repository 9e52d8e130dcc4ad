"""Dates and periods found in a text, with what stands around them: by 2030, early 2030s, from June.

What a date itself looks like is in `date_forms`. Knows nothing of cells or fields.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from gz_eval.core.answers.date_forms import (
    FORMS,
    Period,
    months_between,
    one_day,
    read_form,
    span,
    whole_month,
    whole_year,
)
from gz_eval.core.answers.shown_amounts import day_text
from gz_eval.core.values import Bound

_PART = (
    r"(?P<part>(?:very\s+)?early|mid(?:dle)?|late(?:r)?|(?:the\s+)?(?:end|back end|close)|"
    r"(?:the\s+)?(?:start|beginning)|by year[- ]?end)(?:\s+(?:of|in))?(?:\s+the)?"
    r"(?:\s+calendar year)?[\s-]+"
)
_EXPRESSION = re.compile(
    rf"(?<![a-z0-9])(?:(?<![0-9][./-])|(?=[a-z]))(?:{_PART})?(?:the\s+)?(?:" + FORMS + ")",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?<![a-z])(?:(?P<by>(?:due |expected |required |delivered |completed? |energised )?by|"
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


def find_periods(text: str) -> list[Period]:
    """Every date and period of a tidy text, in order; two that are linked as one range."""
    found: list[Period] = []
    for match in _EXPRESSION.finditer(text):
        period = _period(match)
        if period is None:
            continue
        period = _bounded(text, period)
        if found and _linked(text, found[-1], period):
            found[-1] = span(found[-1], period)
        else:
            found.append(period)
    return found


def _period(match: re.Match[str]) -> Period | None:
    try:
        period = read_form(match)
        if period is not None and match["part"]:
            period = _part_of(period, match["part"].casefold())
    except ValueError:  # 31 February, month 13
        return None
    return None if period is None else replace(period, start=match.start(), end=match.end())


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
        found = months_between(
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
