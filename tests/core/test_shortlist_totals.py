"""What a shortlist comes to by place, and how that stands to its targets."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from busy_session import BIDS, bid_set, session_with_totals
from gz_eval.app.overriding import place_override
from gz_eval.app.session import Session
from gz_eval.core.commands import ImportBids
from gz_eval.core.framework import Target
from gz_eval.core.outcome import Standing
from gz_eval.core.regions import REGIONS
from gz_eval.core.shortlist_totals import NOWHERE, all_reached, reached, shortlist_totals
from gz_eval.core.target_commands import SetTarget
from gz_eval.core.values import Answer, Missing, Why

WALES = next(region.code for region in REGIONS if region.name == "Wales")
EAST = next(region.code for region in REGIONS if region.name == "North East")


@pytest.fixture
def session() -> Session:
    """Two bids shortlisted: 900 MW in Wales, 700 MW in the North East. One has no region."""
    session = session_with_totals(bids=False)
    places = (WALES, EAST, EAST, WALES, "")
    bids = tuple(replace(bid, region=place) for bid, place in zip(BIDS, places, strict=True))
    session.do(ImportBids(replace(bid_set(), bids=bids)))
    return session


def test_places_add_up_to_the_whole(session: Session) -> None:
    totals = {one.place: one for one in shortlist_totals(session.selection)}
    whole = totals[""]
    assert (whole.bids, whole.shortlisted, whole.reserve) == (5, 2, 1)
    assert whole.sums == (1600.0, 140.0)
    assert totals["Wales"].sums[0] == 900.0
    assert totals["North East"].sums[0] == totals["England"].sums[0] == 700.0
    assert totals["North East"].is_region
    assert not totals["England"].is_region
    assert totals["Scotland"].sums == (None, None)
    assert totals[NOWHERE].bids == 1


def test_moves_count_where_bids_were_put(session: Session) -> None:
    session.do(place_override(session, "B001", Standing.NOT_SHORTLISTED), "As agreed.")
    totals = {one.place: one for one in shortlist_totals(session.selection)}
    assert totals["Wales"].shortlisted == 0
    assert totals[""].sums[0] == 700.0


def test_without_places_there_is_the_whole_alone(session: Session) -> None:
    (whole,) = shortlist_totals(session.selection, places=False)
    assert (whole.place, whole.shortlisted) == ("", 2)


def test_figures_that_lack_are_counted(session: Session) -> None:
    bid = session.project.bids.bids[0]
    answer = Answer("mw", bid.answers["mw"].reading, Missing(Why.BLANK, "left blank"))
    bids = (replace(bid, answers={**bid.answers, "mw": answer}), *session.project.bids.bids[1:])
    session.do(ImportBids(replace(session.project.bids, bids=bids)))
    session.do(place_override(session, "B001", Standing.SHORTLISTED), "As agreed.")
    totals = {one.place: one for one in shortlist_totals(session.selection)}
    assert (totals["Wales"].shortlisted, totals["Wales"].lacking) == (1, (1, 0))
    assert totals["Wales"].sums[0] is None


def test_targets_stand_beside_what_is_reached(session: Session) -> None:
    for target in (
        Target(Decimal(1600), "power"),
        Target(Decimal(1000), "power", "Wales"),
        Target(Decimal(1), "", "Scotland"),
    ):
        session.do(SetTarget(target))
    framework = session.project.framework
    totals = shortlist_totals(session.selection)
    found = all_reached(framework, totals)
    assert [(one.target.place, one.found, one.met, one.short) for one in found] == [
        ("Scotland", 0.0, False, 1.0),
        ("", 1600.0, True, 0.0),
        ("Wales", 900.0, False, 100.0),
    ]
    assert found[2].share == 0.9
    whole = shortlist_totals(session.selection, places=False)
    assert [one.target.place for one in all_reached(framework, whole)] == [""]
    assert reached(framework, totals[0], "land") is None
