"""What holds for every reader: it never raises, remembers rightly, and keeps its promises."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gz_eval.core.answers import reader_for
from gz_eval.core.framework import Field, Kind, Option
from gz_eval.core.source import RawValue, Reading, SheetRef
from gz_eval.core.values import Bound, Missing, Value, Why

SHEET = SheetRef("bids.xlsx", "Register")
FIELDS = (
    Field("power", "Firm power (MW)", Kind.QUANTITY, unit="MW", other_bases=("IT load",)),
    Field("area", "Land (hectares)", Kind.QUANTITY, unit="ha"),
    Field("delay", "Delay", Kind.QUANTITY, unit="months"),
    Field("steel", "Steel", Kind.QUANTITY, unit="tonnes"),
    Field("index", "Index", Kind.QUANTITY),
    Field("money", "Investment (£m)", Kind.MONEY, unit="£m"),
    Field("grant", "Grant", Kind.MONEY, unit="£"),
    Field("share", "Low-carbon share", Kind.SHARE, unit="%"),
    Field("jobs", "Jobs", Kind.WHOLE_NUMBER, unit="jobs"),
    Field("date", "Connection date", Kind.DATE),
    Field("letter", "Letter", Kind.YES_NO),
    Field("status", "Status", Kind.CHOICE, options=(Option("a", "Applied"), Option("n", "None"))),
    Field("empty", "No options", Kind.CHOICE),
    Field("region", "Region", Kind.REGION),
    Field("place", "Coordinates", Kind.PLACE),
    Field("notes", "Notes", Kind.TEXT),
)
FORMATS = ("General", "0", "#,##0.00", "0%", '0" MW"', '"£"#,##0.0,,"m"', "dd/mm/yyyy", "mmm-yy",
           "[h]:mm", "@", '[>=1000]0.0,"k";0', "0.0;(0.0);\"nil\"", "")  # fmt: skip
READERS = {field.key: reader_for(field) for field in FIELDS}

# Texts made of what answers are made of, so that the odd corners of reading are met.
pieces = st.sampled_from(
    [
        "500", "1,100", "0.5", "1e9", "2030", "29", "14", "06", "-5", ".5", "1,5", "00", "MW", "GW",
        "MVA", "mW", "ha", "acres", "km²", "m", "£", "£m", "bn", "%", "€", "-", "–", "to", "and",
        "between", "up to", "c.", "~", ">", "≥", "+", "by", "early", "mid", "late", "Q4", "FY",
        "FY29/30", "June", "Dec-22", "TBC", "N/A", "#REF!", "yes", "no", "✓", "subject to",
        "IT load", "(", ")", "/", ",", ";", ":", ".", "°", "'", '"', "N", "W", "NZ", "lat",
        "North East", "x", "±", "per", "year", "½", "¹", "million", "k", "Phase", "two", "\n",
    ]
)  # fmt: skip
answers = st.lists(pieces, max_size=8).flatmap(
    lambda parts: st.sampled_from(["", " "]).map(lambda gap: gap.join(parts))
)
raws: st.SearchStrategy[RawValue] = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | answers
    | st.text()
    | st.datetimes()
    | st.dates()
    | st.times()
    | st.timedeltas()
)


def read(field: Field, raw: RawValue, number_format: str = "General") -> Value | Missing:
    return reader_for(field)(Reading(SHEET, 2, 3, raw, number_format))


@given(st.sampled_from(FIELDS), raws, st.sampled_from(FORMATS))
@example(FIELDS[0], "1e99 GW", "General")
@example(FIELDS[9], "1/1/0000 0001", "General")
@example(FIELDS[9], datetime(9999, 12, 31), "General")
@example(FIELDS[9], "after 31 December 9999", "General")
@example(FIELDS[14], "180°, 90°", "General")
def test_no_cell_makes_a_reader_fail_and_its_answer_is_whole(
    field: Field, raw: RawValue, number_format: str
) -> None:
    found = READERS[field.key](Reading(SHEET, 2, 3, raw, number_format))
    if isinstance(found, Missing):
        assert found.text
        return
    assert found.text
    ends = [end for end in (found.low, found.amount, found.high) if end is not None]
    assert ends == sorted(ends)
    assert all(end.is_finite() for end in ends)
    assert all(doubt.kind and doubt.text for doubt in found.doubts)
    assert all(found.steps) or not found.steps
    if found.bound in (Bound.RANGE, Bound.PERIOD):
        assert found.amount is None
        assert found.low is not None
        assert found.high is not None
    if found.bound is Bound.EXACT and field.kind in (Kind.QUANTITY, Kind.MONEY, Kind.DATE):
        assert found.amount is not None
    if found.place is not None:
        assert -90 <= found.place[0] <= 90
        assert -180 <= found.place[1] <= 180


@given(st.sampled_from(FIELDS), st.lists(raws, min_size=1, max_size=5), st.sampled_from(FORMATS))
def test_what_is_remembered_is_what_would_be_read_afresh(
    field: Field, cells: list[RawValue], number_format: str
) -> None:
    reader = reader_for(field)
    first = [reader(Reading(SHEET, 2, 3, raw, number_format)) for raw in cells]
    again = [reader(Reading(SHEET, 9, 9, raw, number_format)) for raw in cells]
    assert first == again == [read(field, raw, number_format) for raw in cells]


def test_true_is_not_remembered_as_one() -> None:
    reader = reader_for(Field("n", "Carriers", Kind.WHOLE_NUMBER))
    assert isinstance(reader(Reading(SHEET, 2, 3, 1)), Value)
    assert isinstance(reader(Reading(SHEET, 3, 3, True)), Missing)
    assert isinstance(reader(Reading(SHEET, 4, 3, 1.0)), Value)


figures = st.decimals(0, 10**9, places=3)


@given(figures)
def test_a_quantity_written_out_reads_back(amount: Decimal) -> None:
    for text in (f"{amount} MW", f"{amount:,}MW", f"{amount:,}", f"{amount}"):
        value = read(FIELDS[0], text)
        assert isinstance(value, Value)
        assert value.amount == amount


@given(figures)
def test_money_written_out_reads_back(amount: Decimal) -> None:
    for text in (f"£{amount:,}m", f"£{amount} million", f"{amount}m"):
        value = read(FIELDS[5], text)
        assert isinstance(value, Value)
        assert value.amount == amount
        assert value.doubts == ()


@given(figures, figures)
def test_a_range_written_out_reads_back(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    value = read(FIELDS[0], f"{low:,}–{high:,} MW")
    assert isinstance(value, Value)
    assert (value.amount if low == high else value.low) == low
    assert value.high == (None if low == high else high)


@given(st.floats(-1e12, 1e12))
def test_a_stored_number_keeps_no_binary_noise(number: float) -> None:
    value = read(FIELDS[0], number)
    assert isinstance(value, Value)
    assert value.amount == Decimal(f"{number:.15g}")


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)))
def test_a_date_written_out_reads_back(day: date) -> None:
    for text in (
        f"{day.day} {day:%B %Y}",
        f"{day:%d %b %Y}",
        f"{day:%d/%m/%Y}",
        day.isoformat(),
    ):
        value = read(FIELDS[9], text)
        assert isinstance(value, Value)
        assert value.amount == day.toordinal()


@given(st.floats(49.5, 60.9), st.floats(-8, 1.9))
def test_coordinates_written_out_read_back(latitude: float, longitude: float) -> None:
    value = read(FIELDS[14], f"{latitude:.5f}, {longitude:.5f}")
    assert isinstance(value, Value)
    assert value.place == pytest.approx((latitude, longitude), abs=1e-5)


@given(st.floats(0, 100, allow_subnormal=False))
def test_a_share_shown_as_a_percentage_reads_the_same(share: float) -> None:
    shown = read(FIELDS[7], share / 100, "0.00%")
    assert isinstance(shown, Value)
    assert float(shown.amount or 0) == pytest.approx(share)
    assert shown.doubts == ()


def test_of_an_endless_answer_the_beginning_is_read_and_that_is_said() -> None:
    found = read(FIELDS[0], "500 MW " + "and so on " * 3000)
    assert isinstance(found, Value)
    assert found.amount == 500
    assert [doubt.kind for doubt in found.doubts] == ["ambiguous-number"]
    assert read(FIELDS[0], " " * 3000 + "500 MW") == read(FIELDS[0], "500 MW")
    assert isinstance(read(FIELDS[0], "0" * 32_767), Missing)


@pytest.mark.parametrize("piece", ["1 ", "1/", "54 1 ", "Q4 2029 ", "£", "-", "("])
def test_the_longest_cell_is_no_burden(piece: str) -> None:
    for field in FIELDS[:10:3]:
        read(field, (piece * 32_767)[:32_767])


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_every_kind_knows_what_is_missing(field: Field) -> None:
    expected = {
        None: Why.BLANK,
        "": Why.BLANK,
        "–": Why.BLANK,
        "TBC": Why.TO_BE_CONFIRMED,
        "N/A": Why.NOT_APPLICABLE,
        "#REF!": Why.CELL_ERROR,
        " #N/A ": Why.CELL_ERROR,
    }
    for raw, why in expected.items():
        found = read(field, raw)
        assert isinstance(found, Missing)
        assert found.why is why
