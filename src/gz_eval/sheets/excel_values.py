"""One form for the values of all readers, so that a cell is the same whichever reader took it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from gz_eval.core.source import RawValue

_WHOLE_BELOW = 1e15  # Excel keeps 15 significant digits
_EPOCH_1900 = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)


def plain_number(number: float) -> int | float:
    """A number without a fraction as int, as Excel shows it."""
    value = float(number)
    if value.is_integer() and abs(value) < _WHOLE_BELOW:
        return int(value)
    return value


def plain_text(text: str) -> str | None:
    """Text with one kind of line break; nothing but spaces is None."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return None if not text or text.isspace() else text


def plain(value: object) -> RawValue:
    """Any reader's value in the form that all readers share."""
    if value is None or isinstance(value, bool | time | timedelta | datetime):
        return value
    if isinstance(value, int | float):
        return plain_number(value)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    return plain_text(str(value))


@lru_cache(maxsize=1024)
def date_kind(number_format: str) -> str:
    """``date``, ``duration`` or empty: what numbers are under a number format."""
    from openpyxl.styles.numbers import is_date_format, is_timedelta_format

    if is_timedelta_format(number_format):
        return "duration"
    return "date" if is_date_format(number_format) else ""


@lru_cache(maxsize=65536)
def from_serial(serial: float, kind: str, epoch_1904: bool) -> RawValue:
    """The day, time or duration that Excel counts as `serial`; the number when there is none."""
    from openpyxl.utils.datetime import from_excel

    try:
        found: RawValue = from_excel(
            serial, _EPOCH_1904 if epoch_1904 else _EPOCH_1900, timedelta=kind == "duration"
        )
    except (OverflowError, ValueError):
        return plain_number(serial)
    return plain(found)
