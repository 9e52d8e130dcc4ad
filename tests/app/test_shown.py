"""Names and places are hidden everywhere at once, and nothing else changes."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from builders import bid as bid_of
from builders import framework, simple_bid
from busy_session import FRAMEWORK, bid_set, fresh_session
from gz_eval.app import anonymous as anonymous_module
from gz_eval.app.anonymous import HIDDEN_TEXT, anonymous_bids, telling_fields
from gz_eval.app.overriding import gate_override, place_override
from gz_eval.app.session import Session
from gz_eval.app.shown import Shown
from gz_eval.core.commands import ImportBids, SetFramework
from gz_eval.core.explain import explain
from gz_eval.core.figures import figures_of
from gz_eval.core.framework import Field, Kind, Option
from gz_eval.core.framework_file import load_framework
from gz_eval.core.outcome import GateState, Standing
from gz_eval.core.project import Project
from gz_eval.core.values import Missing, Why
from gz_eval.core.weights import with_share
from gz_eval.store.workfile import Workfile


def test_as_it_is_a_session_is_shown_itself() -> None:
    shown = Shown(fresh_session())
    assert shown.evaluation is shown.session.evaluation
    first = shown.bids[0]
    assert shown.bid(first.id) is first
    assert shown.name(first.id) == first.name
    assert shown.bid("nobody") is None
    assert shown.name("nobody") == ""


def test_names_are_hidden_and_ranks_stay() -> None:
    shown = Shown(fresh_session())
    plain = shown.evaluation
    shown.anonymous = True
    masked = shown.evaluation
    assert shown.evaluation is masked
    assert np.array_equal(masked.ranks, plain.ranks)
    assert np.array_equal(masked.totals, plain.totals)
    assert [bid.id for bid in masked.bids] == [bid.id for bid in plain.bids]
    names = {bid.name for bid in masked.bids}
    assert len(names) == len(plain.bids)
    assert all(name.startswith("Bid ") for name in names)


def test_bids_are_made_once_however_often_names_are_hidden_and_shown() -> None:
    shown = Shown(fresh_session())
    named = shown.bids
    shown.make_ready()
    assert shown.bids is named
    shown.anonymous = True
    masked = shown.bids
    assert masked is not named
    for hidden, bids in ((False, named), (True, masked)):
        shown.anonymous = hidden
        assert shown.bids is bids
    shown.session.undo()
    assert shown.bids is not masked


def _codes(session: Session) -> dict[str, str]:
    """What each bid is called without its name."""
    shown = Shown(session)
    shown.anonymous = True
    return {bid.id: bid.name for bid in shown.bids}


def _with_more(session: Session, numbers: Iterable[int]) -> None:
    """Import bids before those that are there, as a file put in place of another can do."""
    there = session.project.bids
    more = tuple(simple_bid(number, 400, "firm", 50) for number in numbers)
    rows = len(more) + len(there.bids)
    sheet = replace(there.sheets[0], rows_read=rows, imported=rows)
    session.do(ImportBids(replace(there, bids=(*more, *there.bids), sheets=(sheet,))))


def test_a_bid_keeps_its_code_whatever_is_imported_or_undone() -> None:
    session = fresh_session()
    noted = _codes(session)
    _with_more(session, range(100, 400))
    wide = _codes(session)
    assert wide.items() >= noted.items()
    assert len(set(wide.values())) == 305
    session.undo()
    assert _codes(session) == noted
    _with_more(session, (200, 900))
    assert _codes(session)["B200"] == wide["B200"]  # the one that it had before it was undone


def test_a_bid_keeps_its_code_in_the_file_and_in_every_copy(tmp_path: Path) -> None:
    ledger = Workfile.create(tmp_path / "one.gzeval")
    session = Session(Project(FRAMEWORK), ledger)
    session.do(ImportBids(bid_set()))
    noted = _codes(session)
    ledger.close()
    copy = Workfile.open(Path(shutil.copy(tmp_path / "one.gzeval", tmp_path / "two.gzeval")))
    assert _codes(Session.resume(copy)) == noted
    copy.close()


def test_who_knows_the_references_cannot_look_codes_up() -> None:
    """Another evaluation of the same bids has other codes: they follow from no reference alone."""
    one, other = _codes(fresh_session()), _codes(fresh_session())
    assert one.keys() == other.keys()
    assert not set(one.values()) & set(other.values())


def test_two_bids_have_never_one_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anonymous_module, "_LETTERS", "AB")  # 64 codes: many are drawn twice
    bids = [simple_bid(number, 1, "firm", 1) for number in range(50)]
    early = [bid.name for bid in anonymous_bids(framework(), bids[:30], "x")]
    names = [bid.name for bid in anonymous_bids(framework(), bids, "x")]
    assert len(set(names)) == 50
    assert names[:30] == early  # that came first


def test_nothing_that_a_bidder_wrote_is_left() -> None:
    shown = Shown(fresh_session())
    names = {bid.name for bid in shown.bids}
    regions = {bid.region for bid in shown.bids} - {""}
    shown.anonymous = True
    telling = telling_fields(shown.project.framework)
    for bid in shown.bids:
        assert bid.name not in names
        assert bid.region not in regions
        assert bid.extras == ()
        for key, answer in bid.answers.items():
            assert answer.reading is None
            if key in telling:
                assert getattr(answer.value, "text", HIDDEN_TEXT) == HIDDEN_TEXT
                assert getattr(answer.value, "code", "") == ""
        for part in explain(shown.evaluation, bid.id).leaves:
            assert part.cell is None


def test_a_gate_says_why_only_where_that_tells_nothing() -> None:
    session = fresh_session()
    shown = Shown(session)
    bid, other = shown.bids[0].id, shown.bids[1].id
    session.do(gate_override(session, bid, "size", GateState.FAIL), "Anytown sent its letter.")
    shown.anonymous = True
    plain, masked = session.evaluation.table, shown.evaluation.table
    assert masked.gate_states == plain.gate_states
    row, row_of_other = (shown.evaluation.index_by_id[one] for one in (bid, other))
    assert "Anytown" in plain.gates[row][0].reason
    assert masked.gates[row][0].reason == "The reason is hidden: it may tell who the bid is."
    assert masked.gates[row_of_other] == plain.gates[row_of_other]


def test_an_official_s_reason_is_hidden_with_the_name() -> None:
    session = fresh_session()
    shown = Shown(session)
    bid = shown.bids[0].id
    session.do(place_override(session, bid, Standing.RESERVE), "Anytown has no water.")
    row = shown.evaluation.index_by_id[bid]
    assert "Anytown" in shown.selection.reason(row)
    shown.anonymous = True
    told = shown.selection.reason(row)
    assert "Anytown" not in told
    assert "The reason is hidden" in told
    assert shown.selection.standing(row) is Standing.RESERVE
    assert [one.target for one in shown.overrides] == [
        one.target for one in session.project.overrides
    ]


@pytest.mark.parametrize("why", Why)
def test_what_is_missing_is_said_without_quoting_it(why: Why) -> None:
    quoting = Missing(why, "says “TBC by Anytown”")
    made = bid_of(1, {"mw": quoting})
    (masked,) = anonymous_bids(framework(), [made], "")
    found = masked.answer("mw").value
    assert isinstance(found, Missing)
    assert found.why is why
    assert "Anytown" not in found.text
    assert found.text


def test_a_choice_between_places_tells_where_a_bid_is() -> None:
    shipped = load_framework("four-pillars")
    assert "discount_area" in telling_fields(shipped)
    assert not {"connection_status", "planning_status", "status"} & telling_fields(shipped)


def test_a_choice_between_grades_tells_nothing() -> None:
    grades = tuple(Option(key, key.upper()) for key in "abcde")
    plain = framework()
    graded = replace(
        plain, fields=(*plain.fields, Field("grade", "Grade", Kind.CHOICE, options=grades))
    )
    assert telling_fields(graded) == telling_fields(plain)


def test_figures_are_those_of_the_bids_whoever_they_are() -> None:
    shown = Shown(fresh_session())
    power = shown.project.framework.field_by_key["mw"]
    known = figures_of(shown.evaluation.table, power)
    shown.anonymous = True
    assert figures_of(shown.evaluation.table, power) is known  # they are not worked out again
    other = Shown(shown.session)
    other.anonymous = True
    masked = other.evaluation.table
    masked.figures.clear()
    assert figures_of(masked, power) == known == (900.0, 700.0, 600.0, 500.0, 200.0)


def test_figures_that_tell_who_a_bid_is_are_not_taken_over() -> None:
    """A reference can be a number, and is a figure then."""
    session = fresh_session()
    plain = session.project.framework
    named = replace(plain, id_field="ha")
    session.do(SetFramework(named))
    shown = Shown(session)
    land, power = (named.field_by_key[key] for key in ("ha", "mw"))
    for field in (land, power):
        assert any(figure is not None for figure in figures_of(shown.evaluation.table, field))
    shown.anonymous = True
    masked = shown.evaluation.table
    assert set(figures_of(masked, land)) == {None}
    assert figures_of(masked, power) == figures_of(session.evaluation.table, power)


def test_a_bid_keeps_its_number_while_weights_move() -> None:
    shown = Shown(fresh_session())
    shown.anonymous = True
    before = shown.bids
    framework = shown.project.framework
    tried = shown.preview(with_share(framework, framework.pillars[0].key, 60))
    assert tried.bids is before
