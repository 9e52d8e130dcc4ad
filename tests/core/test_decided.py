"""A sign-off says itself which gates of it were passed by officials' override, and what they
corrected: whoever holds the paper has nothing else."""

from __future__ import annotations

import json
from dataclasses import replace

from busy_session import signing
from flagged_session import flagged_session
from gz_eval.app.frozen_cells import FROZEN_COLUMNS, STANDS_NOW, STOOD
from gz_eval.app.frozen_rows import frozen_rows, today_of
from gz_eval.app.overriding import correction, gate_override
from gz_eval.app.session import Session
from gz_eval.core.flags import flags_signed
from gz_eval.core.frozen_ranking import with_decisions
from gz_eval.core.outcome import GateState, Standing
from gz_eval.core.sign_off import RankedBid, SignOff
from gz_eval.export.imprint import Imprint
from gz_eval.export.sign_off_json import sign_off_document
from gz_eval.export.sign_off_tables import sign_off_tables
from gz_eval.store.pieces import Pieces

RULED = "Overridden to Pass by Tom Reilly (assessor): The third cable is built."


def signed() -> tuple[Session, SignOff]:
    """Tarn Park is in by an override of its unclear gate; Harrow Campus' land is corrected."""
    session = flagged_session()
    session.do(gate_override(session, "B002", "size", GateState.PASS), "The third cable is built.")
    session.do(correction(session, "B001", "ha", "81"), "The map says 81.")
    session.do(signing(session))
    return session, session.project.sign_offs[-1]


def of(sign_off: SignOff, bid: str) -> RankedBid:
    return next(one for one in sign_off.ranking if one.bid == bid)


def test_what_is_frozen_says_that_a_gate_was_overridden_and_by_whom() -> None:
    _, sign_off = signed()
    tarn = of(sign_off, "B002")
    assert (tarn.gates, tarn.gates_text) == (GateState.PASS, "Pass (overridden)")
    (one,) = tarn.overridden
    assert (one.of, one.was, one.now, one.passes) == ("At least 300 MW", "Unclear", "Pass", True)
    assert one.told.startswith(f"{RULED} From the evidence: Unclear.")
    (land,) = of(sign_off, "B001").corrected
    assert (land.of, land.now) == ("Land", "81 ha")
    assert "The map says 81." in land.told
    assert of(sign_off, "B003").gates_text == "Pass"


def test_points_to_note_tell_of_it_as_long_as_it_is_kept() -> None:
    session, sign_off = signed()
    expected = [
        "1 shortlisted bid passes a gate by an override of officials: Tarn Park (At least 300 MW).",
        "1 shortlisted bid has an answer that officials corrected: Harrow Campus (Land).",
    ]
    assert [one.sentence for one in flags_signed(sign_off)] == expected
    session.undo("No.")
    session.undo("No.")
    session.undo("No.")
    assert [one.sentence for one in flags_signed(sign_off)] == expected


def test_the_frozen_table_says_it_beside_the_standing_then_and_now() -> None:
    session, sign_off = signed()
    row = next(one for one in frozen_rows(sign_off, today_of(session)) if one.id == "B002")
    for column in (STOOD, STANDS_NOW):
        assert FROZEN_COLUMNS[column].text(row) == "In, gate overridden"
    tooltip = FROZEN_COLUMNS[STOOD].tooltip
    assert tooltip is not None
    assert RULED in tooltip(row)
    session.undo("No.")
    session.undo("No.")
    session.undo("It is not built.")
    row = next(one for one in frozen_rows(sign_off, today_of(session)) if one.id == "B002")
    assert FROZEN_COLUMNS[STANDS_NOW].text(row) == "In, gate unclear"
    assert not row.as_it_stood


def test_every_export_of_a_sign_off_says_it_in_the_row_itself() -> None:
    _, sign_off = signed()
    ranking = sign_off_tables(sign_off, Imprint())[0]
    titles = [column.title for column in ranking.columns]
    rows = {row[titles.index("Reference")]: row for row in ranking.rows}
    assert rows["B002"][titles.index("Gates")] == "Pass (overridden)"
    assert RULED in str(rows["B002"][titles.index("Gates overridden")])
    assert "Land: Corrected to 81 ha" in str(rows["B001"][titles.index("Corrected answers")])
    assert rows["B003"][titles.index("Gates overridden")] == ""
    told = json.dumps(sign_off_document(sign_off, Imprint()))
    tarn = next(one for one in json.loads(told)["bids"] if one["id"] == "B002")
    (gate,) = tarn["gates_overridden"]
    assert (gate["was"], gate["now"]) == ("Unclear", "Pass")
    assert gate["told"].startswith(RULED)
    assert tarn["answers_corrected"] == []


def test_beside_today_the_gates_are_told_as_they_are_now() -> None:
    session, sign_off = signed()
    for _ in range(3):
        session.undo("It is not built.")
    ranking = sign_off_tables(sign_off, Imprint(), session.selection)[0]
    titles = [column.title for column in ranking.columns]
    row = next(one for one in ranking.rows if one[titles.index("Reference")] == "B002")
    assert row[titles.index("Gates")] == "Pass (overridden)"
    assert row[titles.index("Gates today")] == "Unclear"


def test_it_is_written_to_the_file_and_a_file_of_before_is_read_without_it() -> None:
    _, sign_off = signed()
    pieces = Pieces(lambda _name: b"")
    name = pieces.ranking(sign_off.ranking)
    written = pieces.fresh[name]
    again = Pieces(lambda _name: written)
    assert again.ranking_of(name) == sign_off.ranking
    early = json.loads(written)
    for one in early:
        for key in ("gates_told", "overridden", "corrected"):
            del one[key]
    old = Pieces(lambda _name: json.dumps(early).encode())
    found = old.ranking_of(name)
    tarn = next(one for one in found if one.bid == "B002")
    assert (tarn.gates_text, tarn.overridden, tarn.selected) == ("Pass", (), Standing.SHORTLISTED)


def test_a_sign_off_of_before_it_was_kept_has_it_from_the_state_it_was_made_from() -> None:
    session, sign_off = signed()
    then = session.project
    early = replace(
        sign_off,
        ranking=tuple(
            replace(one, gates_told="", overridden=(), corrected=()) for one in sign_off.ranking
        ),
    )
    assert with_decisions(early, then) == sign_off
    assert with_decisions(sign_off, then) is sign_off
    plain = flagged_session()
    plain.do(signing(plain))
    (bare,) = plain.project.sign_offs
    assert with_decisions(bare, plain.project) is bare
