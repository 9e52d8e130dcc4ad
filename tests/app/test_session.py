"""The session: one way in, undo and redo, previews that change nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import SHEET, framework, simple_bid
from busy_session import START, fresh_session, signing
from gz_eval.app import results
from gz_eval.app.session import Session
from gz_eval.app.signing import sign_off
from gz_eval.core.bids import BidSet, Layout, SheetRecord
from gz_eval.core.commands import ImportBids, SetFramework, SetWeight
from gz_eval.core.errors import UserError
from gz_eval.core.naming_commands import NameAsFile, NameEvaluation
from gz_eval.core.outcome import ValueTable
from gz_eval.core.people import Person
from gz_eval.core.project import Project
from gz_eval.core.scoring import compute_values
from gz_eval.core.weights import local_shares, with_share

BIDS = (simple_bid(1, 900, "firm", 20), simple_bid(2, 300, "offered", 95))


def bid_set() -> BidSet:
    record = SheetRecord(SHEET, Layout.REGISTER, False, 1, (), 2, 2, ())
    return BidSet(bids=BIDS, sheets=(record,))


def session() -> Session:
    started = Session(Project(framework()))
    started.do(ImportBids(bid_set()))
    return started


def test_a_weight_moves_the_ranking_and_undo_moves_it_back() -> None:
    now = session()
    assert list(now.evaluation.ranks) == [1, 2]
    now.do(SetWeight("power", 10))
    assert list(now.evaluation.ranks) == [2, 1]
    assert now.undo_sentence == "set weight of Power from 60% to 10%"
    now.undo()
    assert list(now.evaluation.ranks) == [1, 2]
    assert now.redo_sentence == "set weight of Power from 60% to 10%"
    now.redo()
    assert list(now.evaluation.ranks) == [2, 1]


def test_a_preview_changes_nothing() -> None:
    now = session()
    before = now.project
    preview = now.preview(with_share(before.framework, "power", 10))
    assert list(preview.ranks) == [2, 1]
    assert now.project is before
    assert list(now.evaluation.ranks) == [1, 2]


def test_weights_do_not_score_the_values_again() -> None:
    now = session()
    table = now.evaluation.table
    now.do(SetWeight("land", 80))
    assert now.evaluation.table is table


def test_what_was_prepared_or_taken_back_is_not_scored_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scored: list[int] = []

    def counted(*given: Any) -> ValueTable:
        scored.append(1)
        return compute_values(*given)

    monkeypatch.setattr(results, "compute_values", counted)
    now = Session(Project(framework()))
    command = ImportBids(bid_set())
    now.prepare(command)
    assert len(scored) == 1
    assert not now.project.bids.bids
    now.do(command)
    assert list(now.evaluation.ranks) == [1, 2]
    now.undo()
    assert not now.evaluation.bids
    assert len(scored) == 2
    now.redo()
    assert list(now.evaluation.ranks) == [1, 2]
    assert len(scored) == 2


def test_what_was_prepared_is_signed_off_as_of_then_unless_something_came_between() -> None:
    seconds = iter(range(100))
    now = Session(
        Project(framework(), bid_set()),
        person=Person("Amira Kaur", "analyst"),
        clock=lambda: START + timedelta(seconds=next(seconds)),
    )
    command = signing(now)
    now.prepare(command)
    prepared = START + timedelta(seconds=1)
    now.do(command)
    assert [one.stamp.at for one in now.project.sign_offs] == [prepared]
    assert now.entries[-1].stamp.at == prepared
    now.prepare(command)
    now.do(SetWeight("land", 80))
    now.do(command)
    assert now.project.sign_offs[-1].number == 2
    now.prepare(command)
    now.person = Person("Tom Reilly", "assessor")
    now.do(command)
    assert [one.stamp.by.name for one in now.project.sign_offs[-2:]] == ["Amira Kaur", "Tom Reilly"]


def test_the_past_is_not_scored_again_where_only_weights_have_changed() -> None:
    now = session()
    ranked = now.evaluation.table
    now.do(SetWeight("land", 80))
    then = now.evaluation_after(2)
    assert then.table is ranked
    assert then.framework is now.state(2).framework
    assert not now.evaluation_after(1).bids


def test_a_command_that_fails_leaves_no_trace() -> None:
    now = session()
    before = now.project
    with pytest.raises(ValueError, match="between"):
        now.do(SetWeight("power", 120))
    assert now.project is before
    assert now.undo_sentence == "import 2 bids from 0 files"


def test_listeners_hear_of_every_change() -> None:
    now = session()
    heard: list[float] = []
    now.subscribe(lambda: heard.append(local_shares(now.project.framework)["power"]))
    now.do(SetWeight("power", 30))
    now.undo()
    assert heard == [pytest.approx(0.3), pytest.approx(0.6)]


def test_a_new_change_ends_what_could_be_redone() -> None:
    now = session()
    now.do(SetWeight("power", 30))
    now.undo()
    now.do(SetFramework(framework(weights=(50, 50, 50, 50))))
    assert now.redo_sentence == ""
    now.redo()
    assert local_shares(now.project.framework)["power"] == 0.5


moves = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["power", "land", "capacity", "status"]), st.floats(0, 100)),
        st.sampled_from(["undo", "redo"]),
    ),
    max_size=20,
)


@given(moves)
def test_undo_then_redo_is_where_it_was(steps: list[tuple[str, float] | str]) -> None:
    now = session()
    for step in steps:
        if isinstance(step, tuple):
            now.do(SetWeight(*step))
        elif step == "undo":
            now.undo()
        else:
            now.redo()
        assert now.evaluation.weights.sum() == pytest.approx(1)
    before = now.project
    if now.undo_sentence:
        now.undo()
        now.redo()
    assert now.project is before


def test_a_ranking_is_not_signed_off_again_without_a_reason() -> None:
    now = session()
    now.do(sign_off(now, "The Department", "A. Lyst", "A. Surer", "A. Prover"))
    now.undo("It was signed too early.")
    assert now.why_redo_reason == (
        "This signs the ranking off again, as sign-off 1, approved by A. Prover."
    )
    with pytest.raises(UserError, match="signs the ranking off again"):
        now.redo()
    assert not now.project.sign_offs
    now.redo("It was right after all.")
    assert len(now.project.sign_offs) == 1


def test_two_weights_that_look_alike_are_told_apart_in_the_history() -> None:
    now = fresh_session()
    now.do(SetWeight("power", 35.25))
    now.do(SetWeight("power", 35.251))
    assert [one.sentence for one in now.entries[-2:]] == [
        "set weight of Power from 60% to 35.25%",
        "set weight of Power from 35.25% to 35.251%",
    ]


def test_what_its_file_named_is_never_without_a_name_again() -> None:
    now = session()
    now.do(NameEvaluation("Round one"))
    now.undo()
    assert now.project.name == ""
    now.do(NameAsFile("bids"))
    now.redo()
    assert now.project.name == "Round one"
    now.undo()
    assert now.project.name == "bids"
    now.redo()
    assert now.project.name == "Round one"
