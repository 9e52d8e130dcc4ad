"""A stored value as Excel shows it, and what a number format adds."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gz_eval.core.number_formats import (
    dressing,
    exact_decimal,
    general_text,
    shown_text,
    shows_dates,
    shows_day,
    shows_month,
)
from gz_eval.core.source import RawValue

ACCOUNTING = '_-"£"* #,##0.00_-;\\-"£"* #,##0.00_-;_-"£"* "-"??_-;_-@_-'


def unit_text(number_format: str) -> str:
    """The unit or currency held only in a number format: "MW", "£", "" for none."""
    dressed = dressing(number_format)
    return f"{dressed.prefix} {dressed.suffix}".strip()


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (None, ""),
        ("as typed ", "as typed "),
        (True, "TRUE"),
        (False, "FALSE"),
        (0, "0"),
        (-0.0, "0"),
        (12.0, "12"),
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.333333333"),
        (-1 / 3, "-0.333333333"),
        (1234567.891234, "1234567.891"),
        (12345678901.5, "12345678902"),
        (99999999999, "99999999999"),
        (100000000000, "1E+11"),
        (123456789012, "1.23457E+11"),
        (0.00001, "0.00001"),
        (0.0000123456, "1.23456E-05"),
        (1e-10, "1E-10"),
        (float("inf"), "#NUM!"),
        (float("nan"), "#NUM!"),
        (datetime(2029, 6, 14), "14/06/2029"),
        (datetime(2029, 6, 14, 9, 5), "14/06/2029 09:05"),
        (date(2029, 6, 14), "14/06/2029"),
        (time(9, 5), "09:05:00"),
        (timedelta(hours=30, minutes=5), "30:05:00"),
    ],
)
def test_general(raw: RawValue, text: str) -> None:
    assert shown_text(raw) == text


@pytest.mark.parametrize(
    ("raw", "number_format", "text"),
    [
        (1234.5, "0", "1235"),
        (2.5, "0", "3"),
        (-2.5, "0", "-3"),
        (1234.5, "0.00", "1234.50"),
        (1234567, "#,##0", "1,234,567"),
        (1234.567, "#,##0.00", "1,234.57"),
        (0, "#,###", ""),
        (5, "0.#", "5."),
        (5.25, "0.0##", "5.25"),
        (5.25, "0.0??", "5.25 "),
        (7, "0000", "0007"),
        (12345678, "00-00-00", "1234-56-78"),
        (0.355, "0%", "36%"),
        (0.355, "0.0%", "35.5%"),
        (500, '0" MW"', "500 MW"),
        (500, "0\\ \\M\\W", "500 MW"),
        (500, 'General" MW"', "500 MW"),
        (500, '"c. "0', "c. 500"),
        (8200, '"£"#,##0', "£8,200"),
        (8200, "[$£-809]#,##0", "£8,200"),
        (8.2e9, '£#,##0.0,,"m"', "£8,200.0m"),
        (1500, '0.0,"k"', "1.5k"),
        (1234, ACCOUNTING, " £1,234.00 "),
        (0, ACCOUNTING, " £-   "),
        (-5, "0;(0);\\n\\i\\l", "(5)"),
        (0, '0;(0);"nil"', "nil"),
        (-1234.5, "#,##0.00_);[Red](#,##0.00)", "(1,234.50)"),
        (-5, "0.0", "-5.0"),
        (5, ";;;", ""),
        (1500, '[>=1000]0.0,"k";0', "1.5k"),
        (15, '[>=1000]0.0,"k";0', "15"),
        (12345, "0.00E+00", "1.23E+04"),
        (0.00012, "0.0E-0", "1.2E-4"),
        (12345678.9, "##0.0E+0", "12.3E+6"),
        (99999, "0.0E+0", "1.0E+5"),
        (2.25, "# ?/?", "2 1/4"),
        (0.5, "?/?", "1/2"),
        (3, "# ?/?", "3"),
        (2.3, "# ?/8", "2 2/8"),
        ("text", '@" seen"', "text seen"),
        ("text", '0;-0;0;"<"@">"', "<text>"),
        ("text", "0.00", "text"),
        (1e300, "0", "1" + "0" * 300),
        (float("nan"), "0.00", "#NUM!"),
        (5, '"open', "open"),
        (5, "", "5"),
    ],
)
def test_number_formats(raw: RawValue, number_format: str, text: str) -> None:
    assert shown_text(raw, number_format) == text


@pytest.mark.parametrize(
    ("raw", "number_format", "text"),
    [
        (45000, "dd/mm/yyyy", "15/03/2023"),
        (45000.5, "dd/mm/yyyy hh:mm", "15/03/2023 12:00"),
        (1, "dd/mm/yyyy", "01/01/1900"),
        (-1, "dd/mm/yyyy", "-1"),
        (4_000_000, "dd/mm/yyyy", "4000000"),
        (datetime(2022, 12, 1), "mmm-yy", "Dec-22"),
        (datetime(2029, 6, 14), "[$-809]dd mmmm yyyy", "14 June 2029"),
        (datetime(2029, 6, 14), "dddd d mmmm", "Thursday 14 June"),
        (datetime(2029, 6, 14), "ddd mmmmm", "Thu J"),
        # Built-in format 14 follows the computer's region: libraries call it by its American name.
        (datetime(2029, 6, 14), "mm-dd-yy", "14/06/2029"),
        (datetime(2029, 6, 14, 13, 5), "m/d/yy h:mm", "14/06/2029 13:05"),
        (datetime(2029, 6, 14, 13, 5), "h:mm AM/PM", "1:05 PM"),
        (datetime(2029, 6, 14, 0, 5), "h:mm a/p", "12:05 A"),
        (datetime(2029, 6, 14, 1, 2, 3, 450000), "mm:ss.0", "02:03.4"),
        (time(13, 5), "hh:mm", "13:05"),
        (timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
        (timedelta(hours=-1.5), "[h]:mm", "-1:30"),
        (timedelta(minutes=90), "[mm]:ss", "90:00"),
        (timedelta(hours=5), "hh:mm", "05:00"),
        (1.25, "[h]:mm:ss", "30:00:00"),
        (datetime(2029, 6, 14), "0.00", "14/06/2029"),
    ],
)
def test_date_formats(raw: RawValue, number_format: str, text: str) -> None:
    assert shown_text(raw, number_format) == text


@pytest.mark.parametrize(
    ("number_format", "unit"),
    [
        ("General", ""),
        ("#,##0.00", ""),
        ('0" MW"', "MW"),
        ("0\\ \\M\\W", "MW"),
        ('"£"#,##0', "£"),
        ('"£"#,##0.0,,"m"', "£ m"),
        (ACCOUNTING, "£"),
        ("0%", "%"),
        ("dd mmm yyyy", ""),
    ],
)
def test_the_unit_held_only_in_a_format(number_format: str, unit: str) -> None:
    assert unit_text(number_format) == unit


def test_a_format_dresses_a_number_by_the_section_that_shows_it() -> None:
    conditional = '[>=1000]0.0,"k";0" MW"'
    assert dressing(conditional, 1500).suffix == "k"
    assert dressing(conditional, 1500).scale == Decimal("0.001")
    assert dressing(conditional, 15).suffix == "MW"
    assert dressing("0.0%", 1).scale == 100
    assert dressing(conditional, float("nan")).suffix == "k"


def test_which_formats_show_dates_days_and_months() -> None:
    assert shows_dates("dd/mm/yyyy")
    assert not shows_dates('0" days"')
    assert not shows_dates('0.0 "MW"')
    assert shows_day("mm-dd-yy")
    assert not shows_day("mmm-yy")
    assert shows_month("mmm-yy")
    assert not shows_month("yyyy")


def test_numbers_keep_the_fifteen_digits_of_a_sheet() -> None:
    assert exact_decimal(0.1 + 0.2) == Decimal("0.3")
    assert exact_decimal(12) == 12
    assert exact_decimal(1.1) == Decimal("1.1")


numbers = st.integers() | st.floats()
moments = st.datetimes() | st.dates() | st.times() | st.timedeltas()
codes = st.text() | st.text(alphabet='0#?.,%E+-/;@"\\_*[]$£ymdhsAP<>=1 x', max_size=20)


@given(st.none() | st.booleans() | st.text() | numbers | moments, codes)
@example(1, "0/0")
@example(0.5, "?/0")
@example(datetime(9999, 12, 31, 23, 59, 59, 999999), "s.000000000")
def test_any_value_shows_under_any_code(raw: RawValue, number_format: str) -> None:
    assert isinstance(shown_text(raw, number_format), str)
    unit_text(number_format)
    if isinstance(raw, int | float):
        dressing(number_format, raw)


@given(numbers)
def test_general_is_at_most_eleven_characters_and_a_sign(number: int | float) -> None:
    assert len(general_text(number).lstrip("-")) <= 11


@given(st.integers(-(10**14), 10**14).map(lambda cents: cents / 100))
def test_what_a_format_shows_is_the_number_rounded(number: float) -> None:
    shown = shown_text(number, "#,##0.00")
    assert re.fullmatch(r"-?[0-9]{1,3}(,[0-9]{3})*\.[0-9]{2}", shown)
    assert abs(float(shown.replace(",", "")) - number) <= 0.005 + abs(number) * 1e-14
