"""Bids come back from their pieces exactly as they were."""

from __future__ import annotations

import json
import math
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import bid, exact
from gz_eval.core.bids import Bid
from gz_eval.core.people import Person, Stamp
from gz_eval.core.source import CellRef, RawValue, Reading, SheetRef
from gz_eval.core.values import Answer, Bound, Correction, Doubt, Missing, Value, Why
from gz_eval.store.canonical import canonical
from gz_eval.store.codec_bids import bids_back, plain_bids, runs
from made_up_bids import made_up_bids
from said_plainly import plain

# a high half before a low half is the one character that they spell: JSON knows no other
texts = st.text(st.characters(exclude_categories=()), max_size=8).map(
    lambda text: text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
)
decimals = st.none() | st.decimals(allow_nan=True)
whole = st.integers(1, 1_048_576)
raws: st.SearchStrategy[RawValue] = st.one_of(
    st.none(),
    st.booleans(),
    texts,
    st.integers(),
    st.floats(),
    st.datetimes().map(lambda moment: moment.replace(fold=0)),  # no cell says which of two
    st.datetimes(timezones=st.just(UTC)).map(lambda moment: moment.replace(fold=0)),
    st.dates(),
    st.times().map(lambda moment: moment.replace(fold=0)),
    st.timedeltas(),
)
sheets = st.builds(SheetRef, st.sampled_from(("a.xlsx", "b.xlsx")), texts)
readings = st.builds(Reading, sheets, whole, whole, raws, texts, st.booleans())
values: st.SearchStrategy[Value | Missing] = st.one_of(
    st.builds(Missing, st.sampled_from(Why), texts),
    st.builds(
        Value,
        texts,
        decimals,
        texts,
        texts,
        texts,
        st.sampled_from(Bound),
        decimals,
        decimals,
        st.none() | st.tuples(st.floats(), st.floats()),
        st.lists(st.builds(Doubt, texts, texts), max_size=2).map(tuple),
        st.lists(texts, max_size=3).map(tuple),
    ),
)


@st.composite
def any_bids(draw: st.DrawFn) -> Bid:
    """A bid with anything in it."""
    answers = draw(st.dictionaries(texts, st.tuples(st.none() | readings, values), max_size=4))
    return Bid(
        draw(texts),
        draw(texts),
        draw(texts),
        CellRef(draw(sheets), draw(whole), draw(whole)),
        {key: Answer(key, reading, value) for key, (reading, value) in answers.items()},
        tuple(draw(st.lists(st.tuples(texts, readings), max_size=2))),
    )


def written_and_read(bids: tuple[Bid, ...]) -> tuple[Bid, ...]:
    """The bids after a way through JSON."""
    return bids_back(json.loads(canonical(plain_bids(bids))))


@given(st.lists(any_bids(), max_size=5).map(tuple))
def test_bids_come_back_as_they_were(bids: tuple[Bid, ...]) -> None:
    back = written_and_read(bids)
    assert plain(back) == plain(bids)
    assert canonical(plain_bids(back)) == canonical(plain_bids(bids))


def test_bids_of_an_import_come_back_as_they_were() -> None:
    bids = made_up_bids(3, 40).bids.bids
    assert plain(written_and_read(bids)) == plain(bids)


@pytest.mark.parametrize(
    "raw",
    [
        datetime(2012, 6, 14, 9, 30, 0, 1),
        date(2012, 6, 14),
        time(9, 30, tzinfo=UTC),
        timedelta(days=-1, microseconds=1),
        10**40,
        -0.0,
        math.inf,
        -math.inf,
        math.nan,
        5e-324,
        True,
        1,
        1.0,
        "\ud800 half a character, \x00 and \x1f",
        "",
    ],
)
def test_every_kind_of_cell_value_keeps_its_kind(raw: RawValue) -> None:
    sheet = SheetRef("a.xlsx", "R")
    answers = {
        key: Answer(key, Reading(sheet, 2, 2, held), exact(1))
        for key, held in {"it": raw, "one": 1, "float": 1.0, "yes": True, "zero": 0.0}.items()
    }
    (back,) = written_and_read((Bid("B1", "A", "", CellRef(sheet, 2, 1), answers),))
    assert plain(back.answers) == plain(answers)


def test_equal_bids_are_written_alike_whatever_objects_they_share() -> None:
    shared = exact(100)
    once = tuple(bid(number, {"mw": shared}) for number in range(3))
    thrice = tuple(bid(number, {"mw": exact(100)}) for number in range(3))
    assert canonical(plain_bids(once)) == canonical(plain_bids(thrice))


def test_decimals_keep_their_places() -> None:
    (back,) = written_and_read((bid(1, {"mw": Value("1.50", Decimal("1.50"))}),))
    value = back.value("mw")
    assert value is not None
    assert str(value.amount) == "1.50"


def test_a_correction_is_never_written_as_if_it_had_been_read() -> None:
    plain_bid = bid(1, {"mw": exact(100)})
    stamp = Stamp(Person("A"), datetime(2012, 6, 14, tzinfo=UTC))
    answer = plain_bid.answers["mw"]
    corrected = answer._replace(correction=Correction(answer.value, "200", stamp))
    bids = (Bid("B1", "A", "", plain_bid.source, {"mw": corrected}),)
    with pytest.raises(AssertionError, match="correction"):
        plain_bids(bids)


def test_a_run_ends_where_the_file_changes() -> None:
    first, second = made_up_bids(1, 2).bids.bids, made_up_bids(2, 3, first=3).bids.bids
    assert runs((*first, *second)) == [first, second]
    assert runs(()) == []


@pytest.mark.parametrize("part", ["answers", "bids", "extras"])
def test_columns_of_unequal_length_are_refused(part: str) -> None:
    told = json.loads(canonical(plain_bids(made_up_bids(5, 12).bids.bids)))
    told[part]["row"] = [1, 2]
    with pytest.raises(ValueError, match="a column of 2"):
        bids_back(told)
