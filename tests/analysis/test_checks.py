"""All checks together: order, suppression, and that a clean register is quick and silent."""

from __future__ import annotations

from check_builders import FRAMEWORK, at, bid, missing, number, region
from gz_eval.analysis.checks import check_bids
from gz_eval.core.values import Why

YORKSHIRE = "E12000003"


def test_bids_in_order_give_no_issue() -> None:
    bids = tuple(
        bid(
            row,
            f"Site {row}",
            firm_mw=number(500 + row),
            area_ha=number(100),
            region=region(YORKSHIRE),
            place=at(53.7 + row / 50, -1.3),
        )
        for row in range(2, 12)
    )
    assert check_bids(FRAMEWORK, bids) == ()
    assert check_bids(FRAMEWORK, ()) == ()


def test_gravest_first() -> None:
    bids = (
        bid(2, "One", area_ha=missing(Why.BLANK), firm_mw=number(5)),
        bid(3, "Two", firm_mw=missing(Why.BLANK), place=at(48.85, 2.35)),
    )
    assert [(issue.severity.word, issue.kind) for issue in check_bids(FRAMEWORK, bids)] == [
        ("Error", "missing-required"),
        ("Error", "place-outside"),
        ("Warning", "implausible"),
        ("Note", "missing"),
    ]


def test_a_blank_suppresses_what_follows_from_it() -> None:
    one = bid(2, firm_mw=missing(Why.BLANK), area_ha=number(20), region=region(YORKSHIRE))
    assert [issue.kind for issue in check_bids(FRAMEWORK, (one,))] == ["missing-required"]


def test_an_implausible_amount_suppresses_its_ratios() -> None:
    one = bid(2, firm_mw=number(90000), area_ha=number(20))
    assert [issue.kind for issue in check_bids(FRAMEWORK, (one,))] == ["implausible"]
