"""Two sets of bids compared: by id, answer by answer, as shown and as read."""

from __future__ import annotations

from dataclasses import replace

from builders import AREA, POWER, SHEET, bid, blank, exact, framework, simple_bid
from gz_eval.core.bid_changes import bid_changes
from gz_eval.core.bids import Bid
from gz_eval.core.framework import Field, Kind
from gz_eval.core.source import CellRef, Reading
from gz_eval.core.values import Answer, Missing, Value


def _said(number: int, text: str, value: Value | Missing, row: int = 2, name: str = "") -> Bid:
    """A bid with one answer, in any row."""
    made = bid(number, {}, name)
    answer = Answer("mw", Reading(SHEET, row, 2, text), value)
    return replace(made, source=CellRef(SHEET, row, 1), answers={"mw": answer})


def test_bids_gone_and_new() -> None:
    one, two, three = (simple_bid(number, 500, "firm", 10) for number in (1, 2, 3))
    found = bid_changes(framework(), (one, two), (two, three))
    assert (found.gone, found.new, found.same) == ((one,), (three,), 1)
    assert found.lines == (
        "Bid gone: Bid 1 (B001), from bids.xlsx / Register / A2",
        "Bid new: Bid 3 (B003), from bids.xlsx / Register / A4",
    )


def test_an_answer_that_moved_to_another_row_is_the_same() -> None:
    before = _said(1, "500 MW", exact(500))
    found = bid_changes(framework(), (before,), (_said(1, "500 MW", exact(500), row=9),))
    assert (found.answers, found.same) == ((), 1)


def test_an_answer_is_told_before_and_after() -> None:
    before, after = _said(1, "500", exact(500)), _said(1, "550 ", exact(550))
    (change,) = bid_changes(framework(), (before,), (after,)).answers
    assert (change.field, change.read_before, change.read_after) == ("Power", "500 MW", "550 MW")
    assert change.line == "Bid 1 (B001), Power: “500” → “550”"
    (blanked,) = bid_changes(framework(), (before,), (_said(1, "", blank()),)).answers
    assert blanked.line.endswith("“500” → nothing")


def test_a_cell_that_is_read_in_another_way_is_told() -> None:
    before, after = _said(1, "500", exact(500)), _said(1, "500", exact(500, "kW"))
    found = bid_changes(framework(), (before,), (after,))
    assert [change.line for change in found.answers] == [
        "Bid 1 (B001), Power: “500”, which was read as 500 MW → 500 kW"
    ]


def test_a_new_name_is_told_once() -> None:
    by = replace(
        framework(),
        fields=(*framework().fields, Field("name", "Name", Kind.TEXT)),
        name_field="name",
    )
    before, after = (
        replace(
            made,
            answers={"name": Answer("name", Reading(SHEET, 2, 1, text), Value(text, code=text))},
        )
        for made, text in ((bid(1, {}, "Old"), "Old"), (bid(1, {}, "New"), "New"))
    )
    assert bid_changes(by, (before,), (after,)).lines == ("Bid renamed: Old → New (B001)",)


def test_answers_to_questions_of_one_framework_alone_are_not_compared() -> None:
    smaller = replace(framework(), fields=(POWER,))
    before, after = simple_bid(1, 500, "firm", 10), simple_bid(1, 500, "none", 20)
    assert not bid_changes(smaller, (before,), (after,)).answers
    assert not bid_changes(framework(), (before,), (after,), earlier=smaller).answers
    both = replace(framework(), fields=(POWER, AREA))
    (change,) = bid_changes(framework(), (before,), (after,), earlier=both).answers
    assert change.field == "Land"


def test_headers_that_matched_no_field_are_compared_too() -> None:
    one, two = Reading(SHEET, 2, 5, "red"), Reading(SHEET, 2, 5, "blue")
    before = replace(bid(1, {}), extras=(("Colour", one), ("Colour", two)))
    after = replace(bid(1, {}), extras=(("Colour", two), ("Shape", one)))
    assert bid_changes(framework(), (before,), (after,)).lines == (
        "Bid 1 (B001), Colour: “red; blue” → “blue”",
        "Bid 1 (B001), Shape: nothing → “red”",
    )
