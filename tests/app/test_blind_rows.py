"""A list of bids that gives nothing away; and what of a bid can be overridden."""

from __future__ import annotations

from dataclasses import fields

import pytest

from builders import SHEET, framework, simple_bid
from gz_eval.app.anonymous import anonymous_bids
from gz_eval.app.blind_rows import (
    BLIND_COLUMNS,
    BlindRow,
    blind_count_line,
    blind_filter_shows,
    blind_rows,
)
from gz_eval.app.override_choices import answer_choices, gate_choices
from gz_eval.app.ranking_filter import RankingFilter
from gz_eval.app.region_choice import NO_REGION
from gz_eval.app.session import Session
from gz_eval.core.bids import BidSet, Layout, SheetRecord
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Comparison, Gate, Test
from gz_eval.core.project import Project

SHEETS = (SheetRecord(SHEET, Layout.REGISTER, False, 1, (), 2, 2, ()),)
BIDS = BidSet(
    bids=(simple_bid(1, 900, "firm", 20), simple_bid(2, 300, "offered", 95)), sheets=SHEETS
)


def test_bids_come_as_they_were_imported_and_say_nothing_of_rank() -> None:
    rows = blind_rows(BIDS.bids)
    assert [row.id for row in rows] == ["B001", "B002"]
    assert {field.name for field in fields(BlindRow)} == {
        "id",
        "name",
        "region",
        "reference",
        "file",
        "haystack",
    }
    titles = [column.title for column in BLIND_COLUMNS]
    assert titles == ["Reference", "Bid", "Region", "From"]


def test_search_looks_in_name_and_reference() -> None:
    rows = blind_rows(BIDS.bids)
    found = [row.id for row in rows if blind_filter_shows(RankingFilter("b002"), row)]
    assert found == ["B002"]
    assert not any(blind_filter_shows(RankingFilter(region="Wales"), row) for row in rows)
    assert all(blind_filter_shows(RankingFilter(region=NO_REGION), row) for row in rows)
    assert blind_count_line(2, 2) == "2 bids, not ranked yet"
    assert blind_count_line(2, 1) == "1 of 2 bids"


def test_every_answer_of_a_bid_can_be_picked() -> None:
    name, choices = answer_choices(Session(Project(framework(), BIDS)), "B001")
    assert name == f"{BIDS.bids[0].name} (B001)"  # two bids may have one name
    assert [key for key, _ in choices] == [field.key for field in framework().fields]
    assert "900 MW" in dict(choices)["mw"]


def test_every_gate_of_a_bid_can_be_picked() -> None:
    gate = Gate("status", "Connection known", Test("status", Comparison.ANSWERED))
    session = Session(Project(framework(gates=(gate,)), BIDS))
    assert gate_choices(session, "B002")[1] == (("status", "Connection known: Pass"),)
    with pytest.raises(UserError, match="no bid"):
        gate_choices(session, "B999")


def test_without_names_bids_come_in_the_order_of_their_codes() -> None:
    bids = [simple_bid(number, 1, "firm", 1) for number in range(9)]
    masked = anonymous_bids(framework(), bids, "")
    rows = blind_rows(masked)
    assert [row.name for row in rows] == sorted(bid.name for bid in masked)
    assert [row.id for row in rows] != sorted(row.id for row in rows)
