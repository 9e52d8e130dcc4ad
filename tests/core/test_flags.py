"""What is to be known of a shortlist: unclear and failed gates on it, and moves by officials."""

from __future__ import annotations

from dataclasses import replace

from busy_session import bid_set, fresh_session, signing
from flagged_session import flagged_session, move
from gz_eval.app.shown import Shown
from gz_eval.core.commands import ImportBids, SetFramework
from gz_eval.core.flags import flags, flags_signed, gate_in_words, gravest_first
from gz_eval.core.outcome import GateState, Standing


def test_a_shortlist_that_passes_every_gate_by_the_rule_has_nothing_to_be_known() -> None:
    assert flags(fresh_session().selection) == ()


def test_an_unclear_gate_counts_on_the_shortlist_alone() -> None:
    session = flagged_session()
    assert [(one.sentence, one.short, one.bids) for one in flags(session.selection)] == [
        (
            "1 shortlisted bid has an unclear gate: Tarn Park.",
            "1 with an unclear gate",
            (("B002", "Tarn Park"),),
        )
    ]
    move(session, "B002", Standing.RESERVE)
    assert [one.sentence for one in flags(session.selection)] == [
        "1 bid was moved by officials: Tarn Park."
    ]


def test_a_bid_that_fails_a_gate_and_was_moved_in_is_said_to_be_both() -> None:
    session = flagged_session()
    move(session, "B005", Standing.SHORTLISTED)
    move(session, "B001", Standing.NOT_SHORTLISTED)
    assert [one.sentence for one in flags(session.selection)] == [
        "1 shortlisted bid has an unclear gate: Tarn Park.",
        "1 shortlisted bid fails a gate: Old Quay.",
        "2 bids were moved by officials: Harrow Campus and Old Quay.",
    ]


def test_what_was_signed_off_has_what_was_to_be_known_then() -> None:
    session = flagged_session()
    move(session, "B005", Standing.SHORTLISTED)
    now = flags(session.selection)
    session.do(signing(session))
    session.undo("Not yet.")
    session.redo("Now.")
    move(session, "B004", Standing.SHORTLISTED)
    assert flags_signed(session.project.sign_offs[-1]) == gravest_first(now)


def test_hidden_names_stay_hidden() -> None:
    shown = Shown(flagged_session())
    shown.anonymous = True
    told = " ".join(one.sentence for one in flags(shown.selection))
    assert "Tarn" not in told
    assert shown.selection.evaluation.bids[1].name in told


def test_bids_of_the_same_name_are_told_apart() -> None:
    session = fresh_session()
    bids = tuple(replace(bid, name="Twin") for bid in bid_set().bids)
    session.do(ImportBids(replace(bid_set(), bids=bids)))
    move(session, "B003", Standing.NOT_SHORTLISTED)
    move(session, "B004", Standing.SHORTLISTED)
    assert flags(session.selection)[0].names == "Twin (B003) and Twin (B004)"


def test_a_gate_is_said_where_it_does_not_explain_the_standing() -> None:
    def said(standing: Standing, state: GateState, *, by_ruling: bool = False) -> str:
        return gate_in_words(standing, state, by_ruling=by_ruling)

    assert said(Standing.SHORTLISTED, GateState.UNCLEAR) == "gate unclear"
    assert said(Standing.RESERVE, GateState.UNCLEAR) == "gate unclear"
    assert said(Standing.SHORTLISTED, GateState.FAIL) == "fails a gate"
    assert said(Standing.SHORTLISTED, GateState.PASS) == ""
    assert said(Standing.SHORTLISTED, GateState.PASS, by_ruling=True) == "gate overridden"
    assert said(Standing.SHORTLISTED, GateState.UNCLEAR, by_ruling=True) == "gate unclear"
    assert said(Standing.NOT_SHORTLISTED, GateState.UNCLEAR) == ""
    assert said(Standing.NOT_SHORTLISTED, GateState.PASS, by_ruling=True) == ""


def test_a_move_that_the_rule_agrees_with_by_now_is_none_any_more() -> None:
    session = flagged_session()
    move(session, "B003", Standing.SHORTLISTED)
    rule = replace(session.project.framework.shortlist, places=3)
    session.do(SetFramework(replace(session.project.framework, shortlist=rule)))
    now = flags(session.selection)
    assert not any(one.by_officials for one in now)
    session.do(signing(session))
    assert flags_signed(session.project.sign_offs[-1]) == now


def test_a_bid_is_told_from_one_of_its_name_that_is_not_to_be_told_of() -> None:
    session = flagged_session()
    before = session.project.bids
    twin = replace(before.bids[1], name=before.bids[0].name)
    session.do(ImportBids(replace(before, bids=(before.bids[0], twin, *before.bids[2:]))))
    move(session, before.bids[0].id, Standing.NOT_SHORTLISTED)
    told = next(one for one in flags(session.selection) if "moved" in one.told)
    name = f"{before.bids[0].name} ({before.bids[0].id})"
    assert told.sentence.endswith(f": {name}.")
    session.do(signing(session))
    signed = flags_signed(session.project.sign_offs[-1])
    assert any(one.sentence.endswith(f": {name}.") for one in signed)
