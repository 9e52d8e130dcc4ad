"""Options of a choice, yes and no with their conditions, and free text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from gz_eval.core.framework import Field, Kind, Option
from gz_eval.core.values import Missing, Value, Why

STATUS = Field(
    "connection_status",
    "Grid connection status",
    Kind.CHOICE,
    options=(
        Option("energised", "Energised", ("live", "connected")),
        Option("secured", "Secured"),
        Option("offer accepted", "Offer accepted", ("accepted offer",)),
        Option("offer received", "Offer received"),
        Option("applied", "Applied"),
        Option("none", "None", ("no application", "n/a")),
    ),
)
LETTER = Field("water_letter", "Water supplier's written confirmation", Kind.YES_NO)
NOTES = Field("notes", "Notes", Kind.TEXT)
Reads = Callable[..., Value]
Misses = Callable[..., Missing]


def doubts(value: Value) -> set[str]:
    return {doubt.kind for doubt in value.doubts}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Energised", "energised"),
        ("LIVE", "energised"),
        ("offer accepted", "offer accepted"),
        (" Offer\n Accepted ", "offer accepted"),
        ("offer-accepted", "offer accepted"),
        ("Secured.", "secured"),
        ("None", "none"),
        ("n/a", "none"),
        ("Offer Accepted (NGET, March 2026)", "offer accepted"),
        ("Status: applied", "applied"),
        ("Aplied", "applied"),
        ("Offer recieved", "offer received"),
        ("Energized", "energised"),
    ],
)
def test_options(value_of: Reads, text: str, code: str) -> None:
    value = value_of(STATUS, text)
    assert value.code == code
    assert value.amount is None
    assert value.doubts == ()


@pytest.mark.parametrize(
    "text", ["not secured", "no offer accepted yet", "offered", "planning", "5", "Q4 2029"]
)
def test_what_is_no_option(missing_of: Misses, text: str) -> None:
    missing = missing_of(STATUS, text)
    assert missing.why is Why.UNKNOWN_OPTION
    assert text in missing.text


def test_two_options_and_a_condition(value_of: Reads) -> None:
    both = value_of(STATUS, "Secured / energised")
    assert (both.code, doubts(both)) == ("secured", {"two-figures"})
    maybe = value_of(STATUS, "Applied - subject to fee")
    assert (maybe.code, doubts(maybe)) == ("applied", {"qualified"})


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (None, Why.BLANK),
        ("TBC", Why.TO_BE_CONFIRMED),
        ("Select…", Why.BLANK),
        ("#N/A", Why.CELL_ERROR),
    ],
)
def test_no_choice_made(missing_of: Misses, raw: object, why: Why) -> None:
    assert missing_of(STATUS, raw).why is why


@pytest.mark.parametrize(
    "raw",
    ["Y", "y", "Yes", "YES.", "yes", "TRUE", True, 1, 1.0, "1", "✓", "✔", "✔\ufe0f", "☑", "✅", "ü",
     "Confirmed", "Letter attached", "Yes (see annex)", "YES - letter attached",
     "Received 14 June 2025", "Ｙｅｓ", "✓ attached"],
)  # fmt: skip
def test_yes(value_of: Reads, raw: object) -> None:
    value = value_of(LETTER, raw)
    assert (value.code, value.text) == ("yes", "Yes")
    assert value.amount == 1
    assert value.doubts == ()


@pytest.mark.parametrize(
    "raw",
    ["N", "no", "NO!", "FALSE", False, 0, "0", "✗", "✘", "❌", "None", "Not yet", "No letter",
     "No, expected March", "No – but in hand", "not received"],
)  # fmt: skip
def test_no(value_of: Reads, raw: object) -> None:
    value = value_of(LETTER, raw)
    assert (value.code, value.text) == ("no", "No")
    assert value.amount == 0


@pytest.mark.parametrize(
    "text",
    ["Yes – subject to survey", "Yes, subject to…", "Yes, TBC", "Yes, but not signed",
     "Y - draft only", "Partially", "In principle", "Yes – pending",
     "Confirmed verbally", "✓ subject to survey"],
)  # fmt: skip
def test_a_yes_with_a_condition_is_qualified(value_of: Reads, text: str) -> None:
    value = value_of(LETTER, text)
    assert value.code == "yes"
    assert doubts(value) == {"qualified"}


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (None, Why.BLANK),
        ("☐", Why.BLANK),
        ("Yes/No", Why.BLANK),
        ("Yes or No", Why.BLANK),
        ("TBC", Why.TO_BE_CONFIRMED),
        ("Awaiting letter", Why.TO_BE_CONFIRMED),
        ("N/A", Why.NOT_APPLICABLE),
        ("x", Why.UNREADABLE),
        ("maybe", Why.UNREADABLE),
        ("yes and no", Why.UNREADABLE),
        ("No objection", Why.UNREADABLE),
        ("no longer required", Why.UNREADABLE),
        (2, Why.UNREADABLE),
        (datetime(2029, 1, 1), Why.UNREADABLE),
        ("#REF!", Why.CELL_ERROR),
    ],
)
def test_neither_yes_nor_no(missing_of: Misses, raw: object, why: Why) -> None:
    assert missing_of(LETTER, raw).why is why


@pytest.mark.parametrize(
    ("raw", "number_format", "text"),
    [
        ("Elsbeck Park", "General", "Elsbeck Park"),
        ("  Elsbeck \n Park ", "General", "Elsbeck Park"),
        ("½ mile – from the coast", "General", "½ mile – from the coast"),
        (7, "0000", "0007"),
        (12.0, "General", "12"),
        (123456789012.0, "General", "123456789012"),
        (0.1 + 0.2, "General", "0.3"),
        (datetime(2029, 6, 14), "dd/mm/yyyy", "14/06/2029"),
        (True, "General", "TRUE"),
    ],
)
def test_text_is_kept(value_of: Reads, raw: object, number_format: str, text: str) -> None:
    value = value_of(NOTES, raw, number_format)
    assert value.text == value.code == text


@pytest.mark.parametrize(
    ("raw", "why"),
    [("", Why.BLANK), ("-", Why.BLANK), ("N/A", Why.NOT_APPLICABLE), ("TBC", Why.TO_BE_CONFIRMED),
     ("#REF!", Why.CELL_ERROR)],
)  # fmt: skip
def test_no_text(missing_of: Misses, raw: str, why: Why) -> None:
    assert missing_of(NOTES, raw).why is why
