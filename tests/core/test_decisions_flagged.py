"""What officials decided of the bids on a shortlist is said where one decides on it next."""

from __future__ import annotations

from flagged_session import flagged_session, move
from gz_eval.app.freezing import freezing
from gz_eval.app.override_rows import override_rows
from gz_eval.app.overriding import correction, gate_override
from gz_eval.app.session import Session
from gz_eval.app.shortlist_details import shortlist_details
from gz_eval.app.shortlist_notes import shortlist_notes
from gz_eval.app.shortlist_rows import shortlist_rows
from gz_eval.app.shown import Shown
from gz_eval.app.signing import sign_off
from gz_eval.core.commands import SetWeight
from gz_eval.core.decisions_flagged import decisions_flagged
from gz_eval.core.flags import flags_signed
from gz_eval.core.outcome import GateState, Standing
from gz_eval.core.override_account import override_accounts
from gz_eval.export.account_tables import about_table
from gz_eval.export.governance_json import overrides_json
from gz_eval.export.governance_tables import overrides_table
from gz_eval.export.imprint import Imprint
from gz_eval.export.ranking_json import ranking_document

RULED = "1 shortlisted bid passes a gate by an override of officials: Tarn Park (At least 300 MW)."
CORRECTED = "1 shortlisted bid has an answer that officials corrected: Harrow Campus (Land)."


def told(session: Session) -> list[str]:
    accounts = override_accounts(session.project)
    return [one.sentence for one in decisions_flagged(accounts, session.selection)]


def decided() -> Session:
    """A gate of a shortlisted bid is overridden; answers of another, and of one out, corrected."""
    session = flagged_session()
    session.do(gate_override(session, "B002", "size", GateState.PASS), "The third cable is built.")
    session.do(correction(session, "B001", "ha", "81"), "The map says 81.")
    session.do(correction(session, "B004", "ha", "63"), "The map says 63.")
    return session


def test_where_officials_decided_nothing_there_is_nothing_to_be_known() -> None:
    assert told(flagged_session()) == []


def test_a_gate_passed_by_override_and_a_corrected_answer_are_told_of_the_shortlisted() -> None:
    session = decided()
    assert told(session) == [RULED, CORRECTED]
    move(session, "B002", Standing.RESERVE)
    assert told(session) == [CORRECTED]


def test_they_are_told_on_the_shortlist_and_where_it_is_signed_and_frozen() -> None:
    session = decided()
    accounts = override_accounts(session.project)
    notes = shortlist_notes(session.selection, accounts)
    assert [note.told for note in notes] == [RULED.split(":")[0], CORRECTED.split(":")[0]]
    assert notes[0].bids == (("B002", "Tarn Park (At least 300 MW)"),)
    assert freezing(session).warnings[:2] == (RULED, CORRECTED)
    session.do(sign_off(session, "The Department", "Amira Kaur", "Priya Nair", "Helen Marsh"))
    (signed,) = session.project.sign_offs
    assert [one.sentence for one in flags_signed(signed)] == [RULED, CORRECTED]
    row = next(one for one in shortlist_rows(session.selection) if one.id == "B002")
    of_it = [one for one in accounts if one.override.bid == "B002"]
    parts = shortlist_details(row, session.project.framework, (), of_it).parts
    said = {part.label: part.text for part in parts}["Gate overridden: At least 300 MW"]
    assert said == "Unclear → Pass, by Tom Reilly (assessor): The third cable is built."


def test_an_export_of_the_ranking_says_them_too() -> None:
    session = decided()
    about = about_table(session.project, session.selection, (), Imprint())
    noted = [row[1] for row in about.rows if row[0] == "Shortlist: points to note"]
    assert noted[:2] == [RULED, CORRECTED]
    document = ranking_document(session.project, session.evaluation, Imprint())
    assert document["points_to_note"] == [
        {"what": RULED.partition(":")[0], "bids": ["B002"]},
        {"what": CORRECTED.partition(":")[0], "bids": ["B001"]},
    ]


def test_a_move_whose_ground_has_gone_is_told_where_it_is_signed() -> None:
    session = flagged_session()
    move(session, "B003", Standing.SHORTLISTED)
    assert told(session) == []
    session.do(SetWeight("power", 5))
    assert session.evaluation.standing(2) is not Standing.RESERVE
    (found,) = told(session)
    assert found == (
        "1 override has to be looked at again, as what it was about has changed: Kettle Gateway"
        " (Place on the shortlist)."
    )
    assert found in freezing(session).warnings
    state = "Look again"
    doubt = (
        "The rule said reserve then and not shortlisted now. Check whether the move still holds."
    )
    (row,) = override_rows(session)
    assert (row.state, row.doubt) == (state, doubt)
    table = overrides_table(session.project, session.evaluation)
    assert table.rows[0][-2:] == (state, doubt)
    (told_to_programs,) = overrides_json(session.project, session.evaluation)
    assert isinstance(told_to_programs, dict)
    assert (told_to_programs["state"], told_to_programs["doubt"]) == (state, doubt)


def test_hidden_names_stay_hidden() -> None:
    shown = Shown(decided())
    shown.anonymous = True
    accounts = override_accounts(shown.project)
    said = " ".join(one.sentence for one in decisions_flagged(accounts, shown.selection))
    assert "At least 300 MW" in said
    assert "Tarn" not in said
    assert "Harrow" not in said


def test_what_a_sign_off_takes_the_place_of_is_said_before_it_is_signed() -> None:
    session = decided()
    assert "Sign-off before" not in dict(freezing(session).facts)
    session.do(sign_off(session, "The Department", "Amira Kaur", "Priya Nair", "Helen Marsh"))
    session.do(SetWeight("power", 5))
    said = dict(freezing(session).facts)["Sign-off before"]
    assert said.startswith("It takes the place of number 1 of 14 June 2012, approved by Helen")
    assert "inputs changed: weights." in said
    session.undo()
    session.undo("Not yet.")
    assert "Sign-off before" not in dict(freezing(session).facts)


def test_the_gravest_is_told_first_and_which_sign_off_was_overtaken_is_kept() -> None:
    session = decided()
    move(session, "B005", Standing.SHORTLISTED)
    session.do(sign_off(session, "The Department", "Amira Kaur", "Priya Nair", "Helen Marsh"))
    first = flags_signed(session.project.sign_offs[0])
    assert [one.gravity for one in first] == sorted(one.gravity for one in first)
    assert first[0].told == "1 shortlisted bid fails a gate"
    session.do(SetWeight("power", 5))
    session.do(sign_off(session, "The Department", "Amira Kaur", "Priya Nair", "Helen Marsh"))
    told = session.project.sign_offs[1].told
    assert told[0].startswith("It takes the place of number 1 of 14 June 2012, approved by Helen")


def test_the_record_tells_two_sign_offs_apart() -> None:
    session = decided()
    for _ in range(2):
        session.do(sign_off(session, "The Department", "A. Kaur", "P. Nair", "H. Marsh"))
    assert [entry.sentence for entry in session.entries[-2:]] == [
        "sign off the ranking of 5 bids as number 1, approved by H. Marsh",
        "sign off the ranking of 5 bids as number 2 in place of 1, approved by H. Marsh",
    ]
