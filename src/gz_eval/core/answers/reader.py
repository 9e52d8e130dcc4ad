"""One reader for each field and header: picks the kind's reader, and remembers what it has read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from gz_eval.core.answers.absent import cell_error
from gz_eval.core.answers.amounts import Amounts
from gz_eval.core.answers.choices import Choices
from gz_eval.core.answers.dates import Dates
from gz_eval.core.answers.money import Money
from gz_eval.core.answers.places import Places
from gz_eval.core.answers.quantities import Count, Quantity, Share
from gz_eval.core.answers.regions import Regions
from gz_eval.core.answers.texts import Texts
from gz_eval.core.answers.yes_no import YesNo
from gz_eval.core.framework import Field, Kind
from gz_eval.core.source import RawValue, Reading
from gz_eval.core.values import Doubt, Missing, Value

_MOST_REMEMBERED = 50_000
_MOST_READ = (
    1_000  # a figure, date or choice is not pages long, and a cell may hold 32,767 characters
)


def reader_for(field: Field, header: str = "") -> Callable[[Reading], Value | Missing]:
    """A function that reads cells as answers to `field`. It never raises, whatever a cell holds.

    `header` is the text that stood above or beside the cells: it may name a unit, a scale or
    another basis. Empty means the field's own label. Equal cells (value and number format) are read
    once and share their answer.
    """
    read = _kind_reader(field, header or field.label)
    remembered: dict[tuple[type, RawValue, str], Value | Missing] = {}

    def answer(reading: Reading) -> Value | Missing:
        raw = reading.raw
        key = (raw.__class__, raw, reading.number_format)
        found = remembered.get(key)
        if found is None:
            if not isinstance(raw, str):
                found = read(raw, reading.number_format)
            elif len(raw) > _MOST_READ and field.kind is not Kind.TEXT:
                found = _long(raw.strip(), lambda text: read(text, reading.number_format))
            else:
                found = cell_error(raw) or read(raw, reading.number_format)
            if len(remembered) >= _MOST_REMEMBERED:
                remembered.clear()
            remembered[key] = found
        return found

    return answer


def _long(text: str, read: Callable[[str], Value | Missing]) -> Value | Missing:
    """The answer that the beginning of a long text gives, with a doubt that says so."""
    start = text[:_MOST_READ]
    if len(text) > len(start):
        start = start[: start.rfind(" ")] if " " in start else start
    found = cell_error(start) or read(start)
    if isinstance(found, Missing) or len(start) == len(text):
        return found
    said = f"the answer is long, and only its first {_MOST_READ:,} characters were read"
    return replace(found, doubts=(*found.doubts, Doubt("ambiguous-number", said)))


def _kind_reader(field: Field, header: str) -> Callable[[RawValue, str], Value | Missing]:
    match field.kind:
        case Kind.QUANTITY:
            return Amounts(field, header, Quantity(field, header)).read
        case Kind.MONEY:
            return Amounts(field, header, Money(field, header)).read
        case Kind.SHARE:
            return Amounts(field, header, Share()).read
        case Kind.WHOLE_NUMBER:
            return Amounts(field, header, Count(field)).read
        case Kind.DATE:
            return Dates(field, header).read
        case Kind.YES_NO:
            return YesNo(field, header).read
        case Kind.CHOICE:
            return Choices(field, header).read
        case Kind.REGION:
            return Regions(field, header).read
        case Kind.PLACE:
            return Places(field, header).read
        case Kind.TEXT:
            return Texts().read
