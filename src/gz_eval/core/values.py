"""What an answer means once it has been read: a `Value`, or `Missing` and why."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from gz_eval.core.people import Stamp
from gz_eval.core.source import Reading


class Bound(StrEnum):
    """How much an answer pins down."""

    EXACT = "exact"
    PERIOD = "period"  # a month, quarter or year where a day could be: not a doubt
    RANGE = "range"  # 100-600 MW
    AT_LEAST = "at least"  # 500MW+, >1GW: nothing is said of how much more
    AT_MOST = "at most"  # up to £30bn, by 2030: nothing is said of how much less
    ABOUT = "about"  # circa, ~


class Why(StrEnum):
    """Why there is no value. What that is worth is the framework's policy, never zero unsaid."""

    BLANK = "blank"
    TO_BE_CONFIRMED = "to be confirmed"
    NOT_APPLICABLE = "not applicable"
    NOT_ASKED = "not asked"  # no column or label for this field in the file
    CELL_ERROR = "cell error"  # #REF!, #N/A
    UNKNOWN_OPTION = "unknown option"  # there is text, and it is none of the field's options
    UNREADABLE = "unreadable"  # there is text, and it could not be read as this field's kind


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about an answer that an official should look at. `kind` is an issue's kind."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """An answer as read.

    `amount` is what scoring uses, in `unit`: a quantity in the field's unit, money in the field's
    unit (such as £m), a share in per cent (35 for "35%"), a date as its proleptic ordinal
    (`date.toordinal()`), yes and no as 1 and 0; None for a choice, region, place or text.
    `code` is a choice's key, a region's ONS code, ``yes``/``no``, or the text itself.
    `low` and `high` are set when the answer is a range, a period or a bound; None is an open end.
    For a range, `amount` is None: which end is scored is decided by the value function.
    `place` is (latitude, longitude) in degrees, WGS 84.
    `doubts` are what an official should look at; `steps` say how the text became the value.
    """

    text: str
    amount: Decimal | None = None
    code: str = ""
    unit: str = ""
    basis: str = ""
    bound: Bound = Bound.EXACT
    low: Decimal | None = None
    high: Decimal | None = None
    place: tuple[float, float] | None = None
    doubts: tuple[Doubt, ...] = ()
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """No value, and why, as a sentence fragment for people ("left blank", "says TBC")."""

    why: Why
    text: str


@dataclass(frozen=True, slots=True)
class Correction:
    """An official's correction of an answer, and what it stands in for.

    `original` is what the cell was read as, `text` what the official typed.
    """

    original: Value | Missing
    text: str
    stamp: Stamp


class Answer(NamedTuple):
    """A bid's answer to one field: the cell as it was, and what it was read as.

    `reading` is None only when the file never asked (`Why.NOT_ASKED`). With a `correction`, `value`
    is the official's, and the reading still the bidder's.
    """

    field: str
    reading: Reading | None
    value: Value | Missing
    correction: Correction | None = None


def with_correction(text: str, corrected: bool) -> str:
    """A text of an answer; that it is an official's and not the bidder's, where it is corrected."""
    return f"{text} (corrected)" if corrected else text


def answer_text(answer: Answer) -> str:
    """What an answer counts as, or why it is missing: ``720 MW (corrected)``."""
    return with_correction(answer.value.text, answer.correction is not None)


def stated_text(answer: Answer | None) -> str:
    """What a bid says of itself in one line, such as its reference; empty where it says nothing."""
    if answer is None or not isinstance(answer.value, Value):
        return ""
    return " ".join(answer.value.text.split())
