"""Dates and periods: cells, serial numbers and every form that people type."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from gz_eval.core.framework import Field, Kind
from gz_eval.core.values import Bound, Missing, Value, Why

FIELD = Field("connection_date", "Grid connection date", Kind.DATE)
Reads = Callable[..., Value]
Misses = Callable[..., Missing]


def doubts(value: Value) -> set[str]:
    return {doubt.kind for doubt in value.doubts}


def day(value: Decimal | None) -> date | None:
    return None if value is None else date.fromordinal(int(value))


@pytest.mark.parametrize(
    ("raw", "number_format"),
    [
        (datetime(2029, 6, 14), "dd/mm/yyyy"),
        (datetime(2029, 6, 14), "mm-dd-yy"),
        (datetime(2029, 6, 14), "General"),
        (datetime(2029, 6, 14, 12, 30), "dd/mm/yyyy hh:mm"),
        (date(2029, 6, 14), "General"),
        (datetime(2029, 6, 14), "mmm-yy"),
        (datetime(2029, 6, 14), "yyyy"),
        (47283, "General"),
        (47283.0, "General"),
        (47283.5, "dd/mm/yyyy"),
        ("47283", "General"),
        (20290614, "General"),
        ("20290614", "General"),
        ("14 June 2029", "General"),
        ("14th June 2029", "General"),
        ("14th of June 2029", "General"),
        ("Thursday 14 June 2029", "General"),
        ("14 Jun 29", "General"),
        ("14-Jun-29", "General"),
        ("14-Jun-2029", "General"),
        ("14/06/2029", "General"),
        ("14.06.2029", "General"),
        ("14-06-2029", "General"),
        ("14/6/29", "General"),
        ("2029-06-14", "General"),
        ("2029-06-14T00:00:00", "General"),
        ("2029-06-14 00:00:00", "General"),
        ("2029/06/14", "General"),
        ("June 14, 2029", "General"),
        ("14 June 2029 12:30", "General"),
        ("Energisation 14 June 2029", "General"),
        ("14\u00a0June\n2029", "General"),
    ],
)
def test_a_day(value_of: Reads, raw: object, number_format: str) -> None:
    value = value_of(FIELD, raw, number_format)
    assert value.bound is Bound.EXACT
    assert day(value.amount) == date(2029, 6, 14)
    assert value.text == "14 June 2029"
    assert value.doubts == ()


@pytest.mark.parametrize(
    ("raw", "number_format", "first", "last", "text"),
    [
        ("Dec-22", "General", date(2022, 12, 1), date(2022, 12, 31), "December 2022"),
        (datetime(2022, 12, 1), "mmm-yy", date(2022, 12, 1), date(2022, 12, 31), "December 2022"),
        (datetime(2029, 1, 1), "yyyy", date(2029, 1, 1), date(2029, 12, 31), "2029"),
        (2029, "General", date(2029, 1, 1), date(2029, 12, 31), "2029"),
        ("2029", "General", date(2029, 1, 1), date(2029, 12, 31), "2029"),
        ("June 2029", "General", date(2029, 6, 1), date(2029, 6, 30), "June 2029"),
        ("Jun '29", "General", date(2029, 6, 1), date(2029, 6, 30), "June 2029"),
        ("2029 June", "General", date(2029, 6, 1), date(2029, 6, 30), "June 2029"),
        ("06/2029", "General", date(2029, 6, 1), date(2029, 6, 30), "June 2029"),
        ("2029-06", "General", date(2029, 6, 1), date(2029, 6, 30), "June 2029"),
        ("Febuary 2028", "General", date(2028, 2, 1), date(2028, 2, 29), "February 2028"),
        ("Q4 2029", "General", date(2029, 10, 1), date(2029, 12, 31), "October to December 2029"),
        ("Q4-29", "General", date(2029, 10, 1), date(2029, 12, 31), "October to December 2029"),
        ("2029 Q3", "General", date(2029, 7, 1), date(2029, 9, 30), "July to September 2029"),
        ("third quarter of 2029", "General", date(2029, 7, 1), date(2029, 9, 30), None),
        ("Q2 FY29/30", "General", date(2029, 7, 1), date(2029, 9, 30), None),
        ("Q4 2029/30", "General", date(2030, 1, 1), date(2030, 3, 31), None),
        ("FY29/30", "General", date(2029, 4, 1), date(2030, 3, 31), "April 2029 to March 2030"),
        ("FY 2029/30", "General", date(2029, 4, 1), date(2030, 3, 31), None),
        ("2029/30", "General", date(2029, 4, 1), date(2030, 3, 31), None),
        ("2029-30", "General", date(2029, 4, 1), date(2030, 3, 31), None),
        ("2029/2030", "General", date(2029, 4, 1), date(2030, 3, 31), None),
        ("29/30", "General", date(2029, 4, 1), date(2030, 3, 31), None),
        ("financial year 2029/30", "General", date(2029, 4, 1), date(2030, 3, 31), None),
        ("H1 2029", "General", date(2029, 1, 1), date(2029, 6, 30), "January to June 2029"),
        ("second half of 2029", "General", date(2029, 7, 1), date(2029, 12, 31), None),
        ("Jan-Mar 2029", "General", date(2029, 1, 1), date(2029, 3, 31), "January to March 2029"),
        ("Nov - Feb 2029", "General", date(2028, 11, 1), date(2029, 2, 28), None),
        ("spring 2029", "General", date(2029, 3, 1), date(2029, 5, 31), None),
        ("Winter 2029", "General", date(2029, 12, 1), date(2030, 2, 28), None),
        ("early 2029", "General", date(2029, 1, 1), date(2029, 4, 30), "January to April 2029"),
        ("mid-2029", "General", date(2029, 5, 1), date(2029, 8, 31), None),
        ("late 2029", "General", date(2029, 9, 1), date(2029, 12, 31), None),
        ("mid June 2029", "General", date(2029, 6, 11), date(2029, 6, 20), "11 to 20 June 2029"),
        ("end of 2029", "General", date(2029, 12, 1), date(2029, 12, 31), "December 2029"),
        ("end FY29/30", "General", date(2030, 3, 1), date(2030, 3, 31), "March 2030"),
        ("start of 2029", "General", date(2029, 1, 1), date(2029, 1, 31), "January 2029"),
        ("2030s", "General", date(2030, 1, 1), date(2039, 12, 31), "the 2030s"),
        ("early 2030s", "General", date(2030, 1, 1), date(2033, 12, 31), "2030 to 2033"),
        ("mid 2030s", "General", date(2034, 1, 1), date(2036, 12, 31), "2034 to 2036"),
        ("late 2030s", "General", date(2037, 1, 1), date(2039, 12, 31), "2037 to 2039"),
    ],
)
def test_a_period_runs_from_its_first_to_its_last_day_and_is_no_doubt(
    value_of: Reads, raw: object, number_format: str, first: date, last: date, text: str | None
) -> None:
    value = value_of(FIELD, raw, number_format)
    assert value.bound is Bound.PERIOD
    assert value.amount is None
    assert (day(value.low), day(value.high)) == (first, last)
    assert value.doubts == ()
    assert text in (None, value.text)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("by 2030", date(2030, 12, 31)),
        ("By end of 2030", date(2030, 12, 31)),
        ("by Q4 2029", date(2029, 12, 31)),
        ("by June 2029", date(2029, 6, 30)),
        ("by 30/06/2030", date(2030, 6, 30)),
        ("no later than 31 March 2028", date(2028, 3, 31)),
        ("before 2030", date(2029, 12, 31)),
        ("until 2030", date(2030, 12, 31)),
        ("2030 at the latest", date(2030, 12, 31)),
        ("500MW energised by 2030", date(2030, 12, 31)),
    ],
)
def test_by_a_date(value_of: Reads, text: str, last: date) -> None:
    value = value_of(FIELD, text)
    assert value.bound is Bound.AT_MOST
    assert value.low is None
    assert day(value.high) == day(value.amount) == last
    assert doubts(value) == {"bound"}
    assert value.text.startswith("by ")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("from 2030", date(2030, 1, 1)),
        ("2030 onwards", date(2030, 1, 1)),
        ("2030+", date(2030, 1, 1)),
        ("after 2030", date(2031, 1, 1)),
        ("post-2030", date(2031, 1, 1)),
        ("not before 2031", date(2031, 1, 1)),
        ("March 2028 or later", date(2028, 3, 1)),
    ],
)
def test_from_a_date(value_of: Reads, text: str, first: date) -> None:
    value = value_of(FIELD, text)
    assert value.bound is Bound.AT_LEAST
    assert value.high is None
    assert day(value.low) == day(value.amount) == first


@pytest.mark.parametrize(
    ("text", "first", "last", "shown"),
    [
        ("2028 to 2030", date(2028, 1, 1), date(2030, 12, 31), "2028 to 2030"),
        ("2028–2030", date(2028, 1, 1), date(2030, 12, 31), "2028 to 2030"),
        ("between 2028 and 2030", date(2028, 1, 1), date(2030, 12, 31), "2028 to 2030"),
        ("from 2028 to 2030", date(2028, 1, 1), date(2030, 12, 31), "2028 to 2030"),
        (
            "Q1 2028 – Q3 2029",
            date(2028, 1, 1),
            date(2029, 9, 30),
            "January 2028 to September 2029",
        ),
        (
            "Dec 2029/Jan 2030",
            date(2029, 12, 1),
            date(2030, 1, 31),
            "December 2029 to January 2030",
        ),
    ],
)
def test_two_dates_are_a_range(
    value_of: Reads, text: str, first: date, last: date, shown: str
) -> None:
    value = value_of(FIELD, text)
    assert value.bound is Bound.RANGE
    assert (day(value.low), day(value.high)) == (first, last)
    assert doubts(value) == {"range"}
    assert value.text == shown


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("05/06/2029", "ambiguous-date"),
        ("5.6.29", "ambiguous-date"),
        ("06/14/2029", "ambiguous-date"),
        ("Jun 29", "ambiguous-date"),
        ("FY30", "ambiguous-date"),
        ("2011-12", "ambiguous-date"),
        ("14 Juin 2029", "ambiguous-date"),
        ("circa June 2029", "approximate"),
        ("c. 2030", "approximate"),
        ("14 June 2029 (approx.)", "approximate"),
        ("14 June 2029, subject to NGET", "qualified"),
        ("June 2029 (TBC)", "qualified"),
        ("June 2029 (phase 1), Q2 2031 (phase 2)", "two-figures"),
        ("2028 and 2030", "two-figures"),
    ],
)
def test_doubtful_dates(value_of: Reads, text: str, kind: str) -> None:
    assert kind in doubts(value_of(FIELD, text))


def test_d_m_y_is_read_the_uk_way(value_of: Reads) -> None:
    assert value_of(FIELD, "05/06/2029").text == "5 June 2029"
    assert value_of(FIELD, "06/14/2029").text == "14 June 2029"
    assert value_of(FIELD, "06/06/2029").doubts == ()


@pytest.mark.parametrize(
    ("raw", "number_format", "why"),
    [
        ("31 February 2029", "General", Why.UNREADABLE),
        ("32/01/2029", "General", Why.UNREADABLE),
        ("ASAP", "General", Why.UNREADABLE),
        ("30/06", "General", Why.UNREADABLE),
        ("500 MW", "General", Why.UNREADABLE),
        (0, "General", Why.UNREADABLE),
        (1.5, "General", Why.UNREADABLE),
        (123456789, "General", Why.UNREADABLE),
        (-5, "dd/mm/yyyy", Why.UNREADABLE),
        (float("inf"), "General", Why.UNREADABLE),
        (True, "General", Why.UNREADABLE),
        (time(9, 0), "hh:mm", Why.UNREADABLE),
        (timedelta(1), "[h]:mm", Why.UNREADABLE),
        (None, "General", Why.BLANK),
        ("TBC", "General", Why.TO_BE_CONFIRMED),
        ("N/A", "General", Why.NOT_APPLICABLE),
        ("#VALUE!", "General", Why.CELL_ERROR),
    ],
)
def test_no_date(missing_of: Misses, raw: object, number_format: str, why: Why) -> None:
    assert missing_of(FIELD, raw, number_format).why is why


def test_a_serial_says_so(value_of: Reads) -> None:
    assert value_of(FIELD, 47283).steps == ("47283 is a date's serial number",)
