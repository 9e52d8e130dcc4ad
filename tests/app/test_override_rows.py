"""What the list of overrides says: original and now, by whom, why, and whether it still holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

import pytest

from busy_session import BIDS, bid_set, busy_session, fresh_session
from gz_eval.app.override_choices import gate_choices
from gz_eval.app.override_facts import answer_facts, gate_facts, place_facts
from gz_eval.app.override_rows import (
    OverrideFilter,
    OverrideRow,
    override_count_line,
    override_details,
    override_rows,
)
from gz_eval.app.overriding import gate_override, place_override
from gz_eval.app.ranking_filter import count_line
from gz_eval.app.ranking_rows import RankingRows
from gz_eval.app.session import Session
from gz_eval.app.shortlist_details import shortlist_details
from gz_eval.app.shortlist_rows import shortlist_rows
from gz_eval.app.why_text import why
from gz_eval.core.bids import SheetRecord
from gz_eval.core.commands import ImportBids, SetWeight
from gz_eval.core.errors import UserError
from gz_eval.core.explain import explain
from gz_eval.core.governance_commands import SetBlind, UnlockFramework
from gz_eval.core.outcome import GateState, Standing
from gz_eval.core.override_account import override_accounts
from gz_eval.core.override_states import GONE, HOLDS, LOOK_AGAIN, UNKNOWN
from gz_eval.export.governance_tables import governance_lines


def by_kind(session: Session) -> dict[str, OverrideRow]:
    return {row.kind: row for row in override_rows(session, UTC)}


def without_first(session: Session, count: int) -> ImportBids:
    bids = bid_set()
    sheet: SheetRecord = replace(bids.sheets[0], rows_read=5 - count, imported=5 - count)
    return ImportBids(replace(bids, bids=bids.bids[count:], sheets=(sheet,)))


def test_it_says_what_was_and_what_is() -> None:
    rows = by_kind(busy_session())
    account = rows["reading"].account
    assert (account.name, account.subject, account.now) == ("Tarn Park", "Power", "750 MW")
    assert account.was == "“as typed”"
    gate, place = rows["gate"].account, rows["place"].account
    assert (gate.was, gate.now) == ("Fail", "Pass")
    assert place.now == "Shortlisted"
    assert rows["gate"].who == "Tom Reilly (assessor)"
    assert rows["gate"].spoken == (
        "Gate overridden, Old Quay, At least 300 MW: was Fail, now Pass, by Tom Reilly (assessor),"
        " 14 June 2012 at 16:30, because: A second cable., holds"
    )


def test_the_latest_comes_first_and_all_hold() -> None:
    rows = override_rows(busy_session())
    assert [row.kind for row in rows] == ["place", "gate", "reading"]
    assert {row.state for row in rows} == {HOLDS}
    assert override_count_line(rows, 3) == "3 overrides"
    assert override_count_line(rows, 1) == "1 of 3 overrides"


def test_an_override_of_a_bid_that_is_gone_says_so() -> None:
    session = busy_session()
    session.do(without_first(session, 2))
    rows = override_rows(session)
    gone = next(row for row in rows if row.kind == "reading")
    assert gone.state == GONE
    assert gone.doubt == "There is no bid “B002” any more."
    assert override_count_line(rows, 3).endswith("1 no longer applying")
    assert [row.kind for row in rows if OverrideFilter(doubtful=True).shows(row)][-1] == "reading"


def test_a_move_the_rule_has_caught_up_with_is_to_be_looked_at() -> None:
    session = fresh_session()
    session.do(place_override(session, "B003", Standing.SHORTLISTED), "Fits best.")
    assert override_rows(session)[0].state == HOLDS
    session.do(without_first(session, 1))
    row = override_rows(session)[0]
    assert row.state == LOOK_AGAIN
    assert row.doubt == (
        "The rule said reserve then and shortlisted now. The move is not needed any more."
    )
    assert override_count_line((row,), 1) == "1 override, 1 to look at again"


def test_nothing_of_the_rule_shows_while_scores_are_hidden() -> None:
    session = busy_session()
    session.do(UnlockFramework(), "To begin again.")
    session.do(SetBlind(True))
    session.do(SetWeight("power", 1))
    place = by_kind(session)["place"]
    assert place.account.was == "hidden until the framework is locked"
    assert (place.state, place.doubt) == (UNKNOWN, "")
    said = {part.label: part.text for part in override_details(place).parts}
    assert said[UNKNOWN] == (
        "Scores are hidden until the framework is locked. Whether the rule still says what it said"
        " then is not known before."
    )
    assert "1 not known yet to hold" in override_count_line((place,), 1)
    assert by_kind(session)["gate"].account.was == "hidden until the framework is locked"


def test_no_gate_is_told_or_ruled_on_while_scores_are_hidden() -> None:
    session = fresh_session()
    session.do(SetBlind(True))
    bid, gate = session.project.bids.bids[0].id, session.project.framework.gates[0].key
    for state in (GateState.PASS, GateState.FAIL):  # a refusal of one of them would tell which
        with pytest.raises(UserError, match="Gates are hidden"):
            gate_override(session, bid, gate, state)
    with pytest.raises(UserError, match="Gates are hidden"):
        gate_choices(session, bid)
    with pytest.raises(UserError, match="Gates are hidden"):
        gate_facts(session, bid, gate)


def test_filters() -> None:
    rows = override_rows(busy_session())

    def kinds(wanted: OverrideFilter) -> list[str]:
        return [row.kind for row in rows if wanted.shows(row)]

    assert kinds(OverrideFilter(kind="gate")) == ["gate"]
    assert kinds(OverrideFilter("LETTER")) == ["reading"]
    assert kinds(OverrideFilter("B004 nation")) == ["place"]
    assert kinds(OverrideFilter(doubtful=True)) == []
    assert not OverrideFilter().active


def test_details_have_the_cell_of_an_answer() -> None:
    details = override_details(by_kind(busy_session())["reading"])
    said = {part.label: part.text for part in details.parts}
    assert details.heading == "Answer corrected"
    assert said["Bid"] == "Tarn Park (B002)"
    assert said["Cell"] == "bids.xlsx / Register / B3"
    assert said[HOLDS] == (
        "It still applies: the answer, gate or place it replaced has not changed since."
    )


def test_facts_about_an_answer_keep_what_the_bidder_said() -> None:
    session = busy_session()
    facts = answer_facts(session, "B002", "mw")
    assert (facts.quoted, facts.read) == ("“as typed”", "700 MW")
    assert facts.cell == BIDS[1].answer("mw").reading.cell  # type: ignore[union-attr]
    assert (
        facts.corrected == "750 MW, by Tom Reilly (assessor) on 14 June 2012: The letter says 750."
    )
    assert answer_facts(session, "B001", "mw").corrected == ""
    assert answer_facts(session, "B001", "status").options == ("Firm", "Offered", "None yet")
    assert answer_facts(session, "B001", "letter").quoted == "not asked in the file"
    with pytest.raises(UserError):
        answer_facts(session, "nobody", "mw")


def test_facts_about_a_gate_and_a_place_are_those_of_the_evidence() -> None:
    session = busy_session()
    gate = gate_facts(session, "B005", "size")
    assert gate.evidence.state is GateState.FAIL
    assert gate.overridden.startswith("Pass, by Tom Reilly (assessor) on 14 June 2012")
    place = place_facts(session, "B004")
    assert place.rule.standing is not Standing.SHORTLISTED
    assert place.moved.startswith("Shortlisted, by Amira Kaur (analyst)")
    assert place.rank.endswith(" of 5")


def test_a_move_that_moves_nothing_any_more_is_told_as_no_move_anywhere() -> None:
    session = fresh_session()
    session.do(place_override(session, "B003", Standing.SHORTLISTED), "Fits best.")

    def told() -> dict[str, str]:
        rows = RankingRows().of(session.evaluation, session.project.overrides)
        (row,) = (row for row in rows if row.id == "B003")
        selection = session.selection
        explained = explain(session.evaluation, "B003")
        lines = dict(governance_lines(session.project, selection, ""))
        return {
            "heading": count_line(rows, len(rows)),
            "row": row.selection_text,
            "spoken": row.spoken,
            "why": why(session.evaluation, explained, selection).headline,
            "reason": selection.reason(row.index),
            "shortlist": lines["Shortlist"].removesuffix("no bid was moved by officials"),
            "overrides": lines["Overrides"],
        }

    before = told()
    assert before["heading"].endswith("1 moved by officials")
    assert before["row"] == "Shortlisted, moved"
    assert before["overrides"] == "Moved on the shortlist: 1."
    session.do(without_first(session, 1))
    after = told()
    assert after["overrides"] == "Moved on the shortlist (look again): 1."
    assert not [one for key, one in after.items() if key != "overrides" and "moved" in one.lower()]
    # It is on the record all the same, and is told where the bid is looked at.
    row = next(row for row in shortlist_rows(session.selection) if row.id == "B003")
    details = shortlist_details(
        row, session.project.framework, (), override_accounts(session.project)
    )
    (move,) = (part for part in details.parts if part.label.startswith("Moved on the shortlist"))
    assert move.text.endswith("The move is not needed any more.")
