"""A small evaluation whose texts try to become formulas, for the tests of every format."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

import builders
from gz_eval.core.bids import Bid, BidSet, Layout, LeftOut, SheetRecord
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Comparison, Gate, RankingRule, Test, Treatment
from gz_eval.core.issues import Issue, Severity
from gz_eval.core.project import Project
from gz_eval.core.scoring import evaluate
from gz_eval.core.source import CellRef, Reading, SheetRef, SourceFile
from gz_eval.core.values import Doubt

AT = datetime(2026, 6, 14, 9, 30, tzinfo=UTC)
SHA = "ab" * 32
SHEET = builders.SHEET

FORMULAS = (
    "=1+1",
    "+44 20 7946 0000",
    "-cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\tTab",
    "\rReturn",
    "\0Nul",
)


def _named(bid: Bid, name: str) -> Bid:
    return replace(bid, name=name)


def make_bids() -> tuple[Bid, ...]:
    """Ten bids: eligible, tied, failing a gate, unclear, with evidence missing and doubtful."""
    plain = [
        builders.simple_bid(1, 800, "firm", 90, "Northgate  Park"),
        builders.simple_bid(2, 600, None, 60),
        replace(builders.simple_bid(3, 600, None, 60), region="E12000001"),
        builders.simple_bid(4, 100, "none", 5),
        builders.simple_bid(5, None, "offered", 50),
        builders.bid(6, {"mw": builders.closed_range(400, 700), "ha": builders.exact(70, "ha")}),
        builders.bid(
            7,
            {
                "mw": builders.exact(650),
                "letter": builders.code("yes", Doubt("qualified", "subject to survey")),
            },
        ),
        builders.bid(8, {"mw": builders.at_least(500)}),
    ]
    named = [
        _named(builders.simple_bid(n, 550, "firm", 10), text) for n, text in enumerate(FORMULAS, 9)
    ]
    odd = replace(
        builders.simple_bid(30, 700, "firm", 20, "Smith & <Sons> “Energy”\nsecond line"),
        extras=(("=Header", Reading(SHEET, 31, 9, "=cmd()")),),
    )
    return (*plain, *named, odd)


def make_bid_set(bids: tuple[Bid, ...]) -> BidSet:
    """The bids as if read from one register, with a row left out and an issue of each severity."""
    left_out = (LeftOut(CellRef(SHEET, 40, 1), "a total row", "Total"),)
    cell = CellRef(SHEET, 5, 2)
    return BidSet(
        bids=bids,
        files=(SourceFile(SHEET.file, "/nowhere/bids.xlsx", SHA, 12_345),),
        sheets=(
            SheetRecord(SHEET, Layout.REGISTER, False, 1, (), len(bids) + 1, len(bids), left_out),
            SheetRecord(
                SheetRef(SHEET.file, "Notes"), Layout.NONE, True, 0, (), 0, 0, (), "No bids."
            ),
        ),
        issues=(
            Issue(
                Severity.NOTE, "left-out", "A total row was left out.", where=(left_out[0].cell,)
            ),
            Issue(
                Severity.ERROR,
                "unreadable",
                "“lots” is not a number.",
                "Type one.",
                (cell,),
                "B004",
                "mw",
            ),
            Issue(Severity.WARNING, "range", "It is a range.", "Ask.", (cell,), "B006", "mw"),
        ),
    )


@pytest.fixture(scope="session")
def evaluation() -> Evaluation:
    """The bids of `make_bids` under a framework with a gate."""
    gate = Gate("size", "Size", Test("mw", Comparison.AT_LEAST, Decimal(500)))
    framework = builders.framework(
        gates=(gate,), missing=Treatment.EXCLUDE, ranking=RankingRule(tie_breaks=("area",))
    )
    return evaluate(framework, make_bids())


@pytest.fixture(scope="session")
def bid_set(evaluation: Evaluation) -> BidSet:
    """Those bids with the account of how they were read."""
    return make_bid_set(evaluation.bids)


@pytest.fixture(scope="session")
def project(evaluation: Evaluation, bid_set: BidSet) -> Project:
    """The evaluation of those bids, nothing overridden."""
    return Project(evaluation.framework, bid_set)
