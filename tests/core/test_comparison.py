"""Two states compared: what was read, ruled and decided, and what came of it."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from types import FrameType

from hypothesis import given
from hypothesis import strategies as st

from builders import exact, framework, simple_bid
from gz_eval.core.bids import Bid, BidSet, Layout, SheetRecord
from gz_eval.core.comparison import Comparison, compare
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Framework, ShortlistRule
from gz_eval.core.lock import Lock
from gz_eval.core.outcome import GateState, Standing
from gz_eval.core.overrides import GateOverride, Override, PlaceOverride, ReadingOverride
from gz_eval.core.people import Person, Stamp
from gz_eval.core.project import Project
from gz_eval.core.records import Log, Record
from gz_eval.core.scoring import compute_values, evaluate_table
from gz_eval.core.weights import with_share

STAMP = Stamp(Person("Tom Reilly", "assessor"), datetime(2012, 6, 14, tzinfo=UTC), "The letter.")
LATER = replace(STAMP, at=datetime(2012, 6, 15, tzinfo=UTC))
BY = framework(shortlist=ShortlistRule(places=2, reserve=1))
BIDS = tuple(
    simple_bid(number, mw, "firm", ha)
    for number, (mw, ha) in enumerate(((900, 80), (700, 60), (600, 40), (100, 90)), start=1)
)


def _project(
    bids: tuple[Bid, ...] = BIDS,
    overrides: tuple[Override, ...] = (),
    by: Framework = BY,
    **others: object,
) -> Project:
    record = SheetRecord(
        BIDS[0].source.sheet, Layout.REGISTER, False, 1, (), len(bids), len(bids), ()
    )
    return replace(Project(by, BidSet(bids, (), (record,)), overrides), **others)  # type: ignore[arg-type]


def _compared(before: Project, after: Project) -> Comparison:
    return compare(before, after, _evaluated(before), _evaluated(after))


def _evaluated(state: Project) -> Evaluation:
    values = compute_values(state.framework, state.bids.bids, state.overrides)
    return evaluate_table(state.framework, values)


def _names(found: Comparison, part: str) -> list[str]:
    assert found.ranks is not None
    return [change.bid for change in found.ranks if getattr(change, part)]


def test_a_state_does_not_differ_from_itself() -> None:
    found = _compared(_project(), _project())
    assert not found.framework
    assert not found.bids.lines
    assert found.ranks == ()
    assert not found.lock_differs


def test_weights_move_ranks_and_the_shortlist() -> None:
    found = _compared(_project(), _project(by=with_share(BY, "land", 90)))
    assert found.framework == ("weight of Power: 60% → 10%", "weight of Land: 40% → 90%")
    assert _names(found, "enters") == ["B004"]
    assert _names(found, "leaves") == ["B002"]
    assert found.ranks is not None
    change = next(one for one in found.ranks if one.bid == "B004")
    assert change.before is not None
    assert change.after is not None
    assert (change.before.rank, change.after.rank) == (4, 1)
    assert change.after.score > change.before.score


def test_bids_new_and_gone_enter_and_leave_too() -> None:
    found = _compared(_project(BIDS[:3]), _project((simple_bid(9, 1000, "firm", 99), *BIDS[1:3])))
    assert [bid.id for bid in found.bids.new] == ["B009"]
    assert [bid.id for bid in found.bids.gone] == ["B001"]
    assert _names(found, "enters") == ["B009"]
    assert _names(found, "leaves") == ["B001"]


def test_a_move_by_an_official_changes_the_selection_and_not_the_rule() -> None:
    moves = (
        PlaceOverride("B003", Standing.SHORTLISTED, Standing.RESERVE, STAMP),
        PlaceOverride("B002", Standing.NOT_SHORTLISTED, Standing.SHORTLISTED, STAMP),
    )
    found = _compared(_project(), _project(overrides=moves))
    assert _names(found, "enters") == ["B003"]
    assert _names(found, "leaves") == ["B002"]
    assert not _names(found, "enters_by_rule")
    assert not _names(found, "leaves_by_rule")
    assert not _names(found, "moved")


def test_overrides_are_made_taken_back_and_made_anew() -> None:
    old = ReadingOverride("B001", "mw", "800 MW", exact(800), "as typed", STAMP)
    new = ReadingOverride("B001", "mw", "850 MW", exact(850), "as typed", LATER)
    other = ReadingOverride("B002", "mw", "1 MW", exact(1), "as typed", STAMP)
    gate = GateOverride("B003", "gone", GateState.PASS, GateState.FAIL, STAMP)
    found = _compared(_project(overrides=(old, gate)), _project(overrides=(new, other)))
    changes = found.overrides
    assert [(one.name, one.now) for one in changes.added] == [("Bid 2", "1 MW")]
    assert [one.override for one in changes.removed] == [gate]
    assert [(one.now, two.now) for one, two in changes.changed] == [("800 MW", "850 MW")]
    assert not found.bids.answers  # what the bidders said is as it was


def test_scores_are_not_compared_while_either_state_hides_them() -> None:
    blind = _project(blind=True)
    assert _compared(blind, _project()).ranks is None
    assert _compared(_project(), blind).ranks is None
    locked = replace(blind, lock=Lock(STAMP, BY))
    found = _compared(_project(), locked)
    assert found.ranks == ()
    assert found.lock_differs
    assert found.blind == (False, True)


def test_records_that_were_amended_are_told_as_such() -> None:
    old = Record(1, Log.ASSUMPTION, "Dates hold.", "", "", STAMP)
    new, more = replace(old, what="Dates may slip."), replace(old, number=2, log=Log.DECISION)
    found = _compared(_project(records=(old,)), _project(records=(new, more)))
    assert found.records.added == (more,)
    assert found.records.changed == ((old, new),)
    assert not found.records.removed


@given(
    st.lists(st.integers(1, 12), unique=True, max_size=8),
    st.lists(st.integers(1, 12), unique=True, max_size=8),
)
def test_the_other_way_round_it_is_the_other_way_round(one: list[int], two: list[int]) -> None:
    states = [
        _project(
            tuple(simple_bid(number, 70 * number + 30 * side, "firm", 9) for number in numbers)
        )
        for side, numbers in enumerate((one, two))
    ]
    there, back = _compared(states[0], states[1]), _compared(states[1], states[0])
    assert there.bids.gone == back.bids.new
    assert there.bids.new == back.bids.gone
    assert [(one.bid, one.after, one.before) for one in there.bids.answers] == [
        (one.bid, one.before, one.after)
        for one in sorted(back.bids.answers, key=lambda one: two.index(int(one.bid[1:])))
    ]
    assert set(_names(there, "enters")) == set(_names(back, "leaves"))
    assert there.ranks is not None
    assert back.ranks is not None
    assert {(one.bid, one.before, one.after) for one in there.ranks} == {
        (one.bid, one.after, one.before) for one in back.ranks
    }


def test_thousands_of_bids_take_no_square_of_them() -> None:
    def calls(count: int) -> int:
        before, after = (
            _project(
                tuple(simple_bid(number, number % 990 + side, "firm", 9) for number in range(count))
            )
            for side in (0, 1)
        )
        evaluations = _evaluated(before), _evaluated(after)
        made = 0

        def count_one(_frame: FrameType | None, event: str, _argument: object) -> None:
            nonlocal made
            made += event in ("call", "c_call")

        profiling = sys.getprofile()
        sys.setprofile(count_one)
        try:
            found = compare(before, after, *evaluations)
        finally:
            sys.setprofile(profiling)
        assert len(found.bids.answers) == count
        return made

    assert calls(800) < 6 * calls(200)  # four times as many bids; 16 if squared
