"""Dates, times and durations through Excel's format codes, and serial numbers as dates."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from gz_eval.core.format_sections import Mark, Section, Shows

_EPOCH = datetime(1899, 12, 30)
_LAST_SERIAL = 2_958_465  # 31 December 9999
_MICROSECONDS_A_DAY = 86_400_000_000

MONTHS = (
    "",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def date_from_serial(serial: Decimal | int | float) -> datetime | None:
    """The moment of a serial number in the 1900 date system; None outside 0 to 31 December 9999.

    Excel believes in 29 February 1900 (serial 60), so serials up to 60 are a day later here.
    """
    if not 0 <= serial < _LAST_SERIAL + 1:
        return None
    whole = int(serial)
    part = round(Decimal(serial) % 1 * _MICROSECONDS_A_DAY)
    moment = _EPOCH + timedelta(days=whole + (1 if whole < 60 else 0), microseconds=part)
    # A float keeps times to a few microseconds: half a millisecond is nobody's meaning.
    milliseconds = round(moment.microsecond, -3)
    return moment.replace(microsecond=0) + timedelta(microseconds=milliseconds)


def moment_text(moment: datetime | date | time, section: Section) -> str:
    """A date or time through a date section of a format."""
    if isinstance(moment, time):
        whole = datetime.combine(_EPOCH.date(), moment.replace(tzinfo=None))
    elif isinstance(moment, datetime):
        whole = moment.replace(tzinfo=None)
    else:
        whole = datetime(moment.year, moment.month, moment.day)
    half_day = any(token.mark is Mark.HALF_DAY for token in section.tokens)
    minutes = _minute_positions(section)
    parts: list[str] = []
    for index, token in enumerate(section.tokens):
        if token.mark is Mark.DATE:
            if index in minutes:
                parts.append(f"{whole.minute:0{min(len(token.text), 2)}d}")
            else:
                parts.append(_date_part(whole, token.text, half_day))
        elif token.mark is Mark.ELAPSED:
            parts.append(_elapsed_part(whole - _EPOCH, token.text))
        elif token.mark is Mark.SUBSECOND:
            parts.append(_subsecond(whole.microsecond, len(token.text)))
        elif token.mark is Mark.HALF_DAY:
            letters = "AM" if whole.hour < 12 else "PM"
            parts.append(letters[0] if token.text == "a/p" else letters)
        else:
            parts.append(token.text)
    return "".join(parts)


def duration_text(duration: timedelta, section: Section) -> str:
    """A length of time through a format; as [h]:mm:ss where the format is not one for times."""
    sign = "-" if duration < timedelta() else ""
    duration = abs(duration)
    if section.shows is not Shows.DATE:
        seconds = duration.days * 86_400 + duration.seconds
        return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    if any(token.mark is Mark.ELAPSED for token in section.tokens):
        return sign + _elapsed(duration, section)
    moment = date_from_serial(Decimal(duration // timedelta(microseconds=1)) / _MICROSECONDS_A_DAY)
    return sign + (str(duration) if moment is None else moment_text(moment, section))


def _elapsed(duration: timedelta, section: Section) -> str:
    minutes = _minute_positions(section)
    seconds = duration.seconds
    parts: list[str] = []
    for index, token in enumerate(section.tokens):
        if token.mark is Mark.ELAPSED:
            parts.append(_elapsed_part(duration, token.text))
        elif token.mark is Mark.DATE and index in minutes:
            parts.append(f"{seconds // 60 % 60:0{min(len(token.text), 2)}d}")
        elif token.mark is Mark.DATE and token.text[0] == "s":
            parts.append(f"{seconds % 60:0{min(len(token.text), 2)}d}")
        elif token.mark is Mark.DATE and token.text[0] == "h":
            parts.append(f"{seconds // 3600:0{min(len(token.text), 2)}d}")
        elif token.mark is Mark.SUBSECOND:
            parts.append(_subsecond(duration.microseconds, len(token.text)))
        elif token.mark is Mark.LITERAL:
            parts.append(token.text)
    return "".join(parts)


def _elapsed_part(duration: timedelta, letters: str) -> str:
    seconds = duration.days * 86_400 + duration.seconds
    total = {"h": seconds // 3600, "m": seconds // 60, "s": seconds}[letters[0]]
    return str(total).zfill(len(letters))


def _subsecond(microseconds: int, places: int) -> str:
    return "." + f"{microseconds:06d}".ljust(places, "0")[:places]


def _minute_positions(section: Section) -> frozenset[int]:
    """Where m or mm means minutes: next after hours, or next before seconds."""
    clock = [
        (index, token.text[0])
        for index, token in enumerate(section.tokens)
        if token.mark in (Mark.DATE, Mark.ELAPSED)
    ]
    found = set()
    for at, (index, letter) in enumerate(clock):
        if letter != "m" or len(section.tokens[index].text) > 2:
            continue
        before = clock[at - 1][1] if at else ""
        after = clock[at + 1][1] if at + 1 < len(clock) else ""
        if before == "h" or after == "s":
            found.add(index)
    return frozenset(found)


def _date_part(moment: datetime, letters: str, half_day: bool) -> str:
    length = len(letters)
    match letters[0]:
        case "y":
            return f"{moment.year % 100:02d}" if length <= 2 else f"{moment.year:04d}"
        case "m":
            if length <= 2:
                return f"{moment.month:0{length}d}"
            name = MONTHS[moment.month]
            return name[:3] if length == 3 else name[0] if length == 5 else name
        case "d":
            if length <= 2:
                return f"{moment.day:0{length}d}"
            name = _WEEKDAYS[moment.weekday()]
            return name[:3] if length == 3 else name
        case "h":
            hour = (moment.hour % 12 or 12) if half_day else moment.hour
            return f"{hour:0{min(length, 2)}d}"
        case "s":
            return f"{moment.second:0{min(length, 2)}d}"
        case _:
            return f"{moment.year:04d}"  # e, the year of an era
