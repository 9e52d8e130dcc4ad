"""What is said of sign-offs: whether they stand, what they froze, and how today differs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from decimal import Decimal
from typing import Any

import pytest

from busy_session import (
    ANALYST,
    START,
    bid_set,
    busy_session,
    fresh_session,
    session_with_totals,
    signing,
)
from flagged_session import flagged_session, move
from gz_eval.app.columns import Tone
from gz_eval.app.export_choices import Wish, previews_of, source_of
from gz_eval.app.freezing import freezing
from gz_eval.app.frozen_cells import FROZEN_COLUMNS, MOVED, NOW_RANK, STANDS_NOW, STOOD, THEN
from gz_eval.app.frozen_rows import (
    FrozenFilter,
    Today,
    difference,
    frozen_rows,
    shortlisted_count,
    today_of,
)
from gz_eval.app.session import Session
from gz_eval.app.sign_off_rows import (
    HIDDEN,
    NOTED,
    NUMBER,
    SHORTLISTED,
    SIGN_OFF_COLUMNS,
    SIGNED_STATE,
    STANDS,
    sign_off_count_line,
    sign_off_details,
    sign_off_rows,
)
from gz_eval.app.signing import inputs_changed, sign_off, sign_offs_of, unchanged_since
from gz_eval.cli.signed_off import signed_off_lines
from gz_eval.core.commands import ImportBids, SetFramework, SetWeight
from gz_eval.core.framework import Target
from gz_eval.core.framework_file import load_framework
from gz_eval.core.governance_commands import LockFramework, SetBlind, UnlockFramework
from gz_eval.core.outcome import Standing
from gz_eval.core.project import Project
from gz_eval.core.rounding import figure
from gz_eval.core.target_commands import SetTarget
from gz_eval.export.imprint import Imprint
from gz_eval.export.sign_off_tables import sign_off_tables


def test_one_that_was_taken_back_is_still_there_and_says_so() -> None:
    session = busy_session()
    rows = sign_off_rows(session, today_of(session), UTC)
    assert [(row.sign_off.approver, row.state) for row in rows] == [
        ("Second Approver", "Undone by entry 13"),
        ("Helen Marsh", STANDS),
    ]
    assert rows[1].when == "14 June 2012 at 17:30"
    assert [row.day for row in rows] == [row.when for row in rows], "two of one day are told apart"
    assert sign_off_count_line(rows) == "2 sign-offs, 1 taken back"
    assert sign_off_count_line(rows[1:]) == "1 sign-off"


def test_how_today_differs() -> None:
    session = fresh_session()
    session.do(signing(session))
    sign_off = session.project.sign_offs[0]
    assert difference(sign_off, today_of(session)) == "nothing"
    today = today_of(session)
    first, second, third = (ranked.bid for ranked in sign_off.ranking[:3])
    changed = {
        **today,
        second: Today(3, False, Standing.RESERVE, 40.0),
        third: Today(2, False, Standing.SHORTLISTED, 40.0),
        "new": Today(6, False, Standing.NOT_SHORTLISTED, 40.0),
    }
    del changed[first]
    assert difference(sign_off, changed) == (
        "2 bids changed rank; 1 bid added; 1 bid gone; 1 entered the shortlist; 2 left it"
    )


def test_what_was_changed_is_told_though_no_bid_moved() -> None:
    """The hash of the inputs is another one then: the list must not say that nothing changed."""
    session = fresh_session()
    session.do(signing(session))
    assert inputs_changed(session.project, session.project) == ()
    read_again = replace(session.project, bids=replace(session.project.bids))
    assert inputs_changed(session.project, read_again) == ()  # other objects that say the same
    power = next(one for one in session.project.framework.criteria if one.key == "power")
    session.do(SetWeight("power", power.weight * (1 + 1e-12)))  # too little for any score
    assert not unchanged_since(session.project, session.project.sign_offs[0])
    (row,) = sign_off_rows(session, today_of(session), UTC)
    assert row.difference == "no bid changed rank; inputs changed: framework"
    session.do(SetWeight("power", power.weight * 1.01))
    (row,) = sign_off_rows(session, today_of(session), UTC)
    assert row.difference.endswith("scores have changed; inputs changed: weights")
    session.undo()
    session.undo()
    (row,) = sign_off_rows(session, today_of(session), UTC)
    assert row.difference == "nothing"
    last = session.project.sign_offs[0].ranking[-1].bid
    move(session, last, Standing.SHORTLISTED)
    (row,) = sign_off_rows(session, today_of(session), UTC)
    assert row.difference == "1 entered the shortlist; inputs changed: overrides"


def test_a_csv_of_a_sign_off_says_which_and_whether_it_stands() -> None:
    session = busy_session()
    for row in sign_off_rows(session, today_of(session), UTC):
        source = source_of(row.signed)
        wish = Wish(source, ".csv", beside=False, marking="OFFICIAL")
        table = previews_of(session, wish, Imprint(at=START), "")()[0].table
        titles = [column.title for column in table.columns]
        which = {cells[titles.index("Sign-off")] for cells in table.rows}
        state = {cells[titles.index("State of the sign-off")] for cells in table.rows}
        assert which == {row.sign_off.number}
        assert state == {row.fate or "stands"}


def test_frozen_rows_never_move_with_the_evaluation() -> None:
    session = fresh_session()
    session.do(signing(session))
    sign_off = session.project.sign_offs[0]
    before = [(row.id, row.rank_text, row.score_text) for row in frozen_rows(sign_off, {})]
    session.do(SetWeight("power", 1))
    today = today_of(session)
    rows = frozen_rows(session.project.sign_offs[0], today)
    assert [(row.id, row.rank_text, row.score_text) for row in rows] == before
    assert shortlisted_count(sign_off) == 2
    for row in rows:
        assert row.now is not None
        by = row.ranked.rank - row.now.rank
        assert row.moved == ("" if not by else f"▲ {by}" if by > 0 else f"▼ {-by}")
    assert any(row.moved for row in rows)


def test_a_bid_that_fails_a_gate_is_in_brackets_and_one_that_is_gone_says_so() -> None:
    session = fresh_session()
    session.do(signing(session))
    sign_off = session.project.sign_offs[0]
    rows = {row.id: row for row in frozen_rows(sign_off, {})}
    assert FROZEN_COLUMNS[THEN].text(rows["B005"]) == "(1)"
    assert FROZEN_COLUMNS[NOW_RANK].text(rows["B001"]) == "–"
    assert FROZEN_COLUMNS[MOVED].text(rows["B001"]) == "gone"
    assert FROZEN_COLUMNS[STANDS_NOW].text(rows["B001"]) == "Gone"
    assert FROZEN_COLUMNS[STANDS_NOW].tone(rows["B001"]) is Tone.WARNING
    today = {"B005": Today(4, False, Standing.NOT_SHORTLISTED, 40.0)}
    passes = {row.id: row for row in frozen_rows(sign_off, today)}["B005"]
    assert passes.moved == "passes now"
    assert passes.spoken.endswith("failed a gate, now rank 4")


def test_scores_that_are_others_are_told_where_no_bid_moved() -> None:
    session = fresh_session()
    session.do(SetWeight("power", 5), "To begin with.")
    session.do(signing(session))

    def told() -> str:
        (row,) = sign_off_rows(session, today_of(session), UTC)
        return row.difference

    assert told() == "nothing"
    session.do(SetWeight("power", 5.1), "A hair more.")
    count = len(session.project.bids.bids)
    assert told() == f"no bid changed rank; {count} scores have changed; inputs changed: weights"


def test_frozen_rows_are_filtered() -> None:
    session = fresh_session()
    session.do(signing(session))
    rows = frozen_rows(session.project.sign_offs[0], today_of(session))
    assert sum(FrozenFilter(shortlist=True).shows(row) for row in rows) == 3
    assert [row.id for row in rows if FrozenFilter(changed=True).shows(row)] == []
    assert [row.id for row in rows if FrozenFilter("tarn B002").shows(row)] == ["B002"]


def test_nothing_of_the_ranking_shows_while_scores_are_hidden() -> None:
    session = busy_session()
    session.do(UnlockFramework(), "To begin again.")
    session.do(SetBlind(True))
    assert today_of(session) == {}
    rows = sign_off_rows(session, today_of(session), UTC)
    assert {row.difference for row in rows} == {HIDDEN}
    assert {SIGN_OFF_COLUMNS[SHORTLISTED].text(row) for row in rows} == {"–"}


def test_details_have_four_names_and_the_hash() -> None:
    session = busy_session()
    details = sign_off_details(sign_off_rows(session, today_of(session), UTC)[1])
    said = {part.label: part.text for part in details.parts}
    assert [said[role] for role in ("Commissioner", "Analyst", "Assurer", "Approver")] == [
        "The Department",
        "Amira Kaur",
        "Priya Nair",
        "Helen Marsh",
    ]
    assert said["Inputs, SHA-256"] == "cd" * 32
    assert said["Recorded"] == "14 June 2012 at 17:30, by Amira Kaur (analyst), in entry 9"
    assert "changed rank" in said["Changed since"]


def test_before_signing_it_says_what_is_frozen_and_what_speaks_against_it() -> None:
    session = fresh_session()
    found = freezing(session)
    facts = dict(found.facts)
    assert facts["Ranking"] == "5 bids"
    assert facts["Shortlist"] == "2 shortlisted, 1 in reserve"
    assert found.warnings == (
        "The framework is not locked: weights and rules could still be fitted to the result.",
        "1 error in the data is open, none about shortlisted bids.",
        "1 entry of the logs is not signed off.",
    )
    session.do(LockFramework(), "Agreed.")
    session.do(SetWeight("power", 10), "Asked for.")
    found = freezing(session)
    assert dict(found.facts)["Lock"].endswith("by Amira Kaur (analyst)")
    assert found.warnings[0].startswith(
        "The framework was changed after the lock: weight of Power: 60% → 10%"
    )


def test_what_spoke_against_signing_stays_on_the_record() -> None:
    session = flagged_session()
    move(session, "B001", Standing.NOT_SHORTLISTED)
    warnings = freezing(session).warnings
    session.do(sign_off(session, "The Department", "Amira Kaur", "Priya Nair", "Helen Marsh"))
    session.do(LockFramework(), "Agreed.")  # what is mended later takes nothing back
    row = sign_off_rows(session, today_of(session))[0]
    assert {*row.sign_off.told, *(one.sentence for one in row.flags)} == set(warnings)
    assert any(one.startswith("1 of the 2 places is free.") for one in row.sign_off.told)
    parts = {part.label: part.text for part in sign_off_details(row).parts}
    assert parts["Told when it was signed"] == "\n".join(row.sign_off.told)
    about = sign_off_tables(row.sign_off, Imprint(at=START))[1].rows
    told = tuple(one[1] for one in about if one[0] == "Told when it was signed")
    assert told == row.sign_off.told


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"places": 2, "minimum_total": 99.9}, "No bid is shortlisted for 2 places."),
        ({"places": None, "minimum_total": 99.9}, "No bid is shortlisted."),
        ({"places": None}, "Every bid that fails no gate is shortlisted."),
        ({"places": 4, "reserve": 0}, "Every bid that fails no gate is shortlisted."),
    ],
)
def test_a_shortlist_of_nothing_or_of_everything_is_said_before_it_is_signed(
    rule: dict[str, Any], said: str
) -> None:
    session = fresh_session()
    framework = session.project.framework
    new = replace(framework, shortlist=replace(framework.shortlist, **rule))
    session.do(SetFramework(new))
    assert freezing(session).warnings[0].startswith(said)


def test_a_target_that_is_missed_is_said_before_and_in_a_sign_off() -> None:
    session = session_with_totals()
    session.do(SetTarget(Target(Decimal(2))))
    assert not any("target" in one for one in freezing(session).warnings)
    session.do(SetTarget(Target(Decimal(2000), "power")))
    short = "Short of target: Power in the whole, 1,600 of 2,000 MW (80%)."
    assert short in freezing(session).warnings
    session.do(sign_off(session, "The Department", "Amira Kaur", "Priya Nair", "Helen Marsh"))
    assert short in session.project.sign_offs[0].told


def test_a_changed_framework_is_signed_off_as_one() -> None:
    session = Session(Project(load_framework("four-pillars")), person=ANALYST)
    session.do(ImportBids(bid_set()))
    session.do(SetWeight(session.project.framework.pillars[0].key, 55))
    facts = dict(freezing(session).facts)
    assert facts["Framework"].endswith(", changed: weights")
    session.do(sign_off(session, "The Department", "Amira Kaur", "Priya Nair", "Helen Marsh"))
    assert session.project.sign_offs[0].framework == facts["Framework"]
    row = sign_off_rows(session, today_of(session))[0]
    assert facts["Framework"] in [part.text for part in sign_off_details(row).parts]


def test_what_is_to_be_known_of_a_shortlist_is_said_before_and_after_it_is_signed() -> None:
    session = flagged_session()
    move(session, "B001", Standing.NOT_SHORTLISTED)
    unclear = "1 shortlisted bid has an unclear gate: Tarn Park."
    moved = "1 bid was moved by officials: Harrow Campus."
    assert freezing(session).warnings[:3] == (
        unclear,
        moved,
        "1 of the 2 places is free. Next in reserve: Kettle Gateway.",
    )
    session.do(signing(session))
    (row,) = sign_off_rows(session, today_of(session), UTC)
    assert SIGN_OFF_COLUMNS[NOTED].text(row) == "1 with an unclear gate; 1 moved"
    assert SIGN_OFF_COLUMNS[NOTED].tooltip(row) == f"{unclear}\n{moved}"
    parts = {part.label: part for part in sign_off_details(row).parts}
    assert parts["1 shortlisted bid has an unclear gate"].text == "Tarn Park"
    assert parts["1 shortlisted bid has an unclear gate"].tone is Tone.WARNING
    assert parts["1 bid was moved by officials"].text == "Harrow Campus"
    told = {one.id: FROZEN_COLUMNS[STOOD].text(one) for one in frozen_rows(row.sign_off, {})}
    assert told["B001"] == "Out, moved"
    assert told["B002"] == "In, gate unclear"
    about = {row[0]: row[1] for row in sign_off_tables(row.sign_off, Imprint(at=START))[1].rows}
    assert about["Shortlist: points to note"] == f"{unclear} {moved}"


def test_what_was_taken_back_says_by_whom_when_and_why_wherever_it_goes() -> None:
    session = busy_session()
    row, stands = sign_off_rows(session, today_of(session), UTC)
    fate = (
        "Undone by entry 13 on 14 June 2012 at 21:30, by Amira Kaur (analyst):"
        " The approver asked for another look."
    )
    assert {part.label: part.text for part in sign_off_details(row).parts}["State"] == fate
    assert stands.fate == ""
    ranking, about = sign_off_tables(row.sign_off, Imprint(at=START), fate=row.fate)
    assert ranking.note.startswith(f"This sign-off does not stand. {fate}")
    assert {one[0]: one[1] for one in about.rows}["State"] == fate
    about = sign_off_tables(stands.sign_off, Imprint(at=START))[1]
    assert {one[0]: one[1] for one in about.rows}["State"] == "stands"


def test_one_that_another_came_after_is_told_to_be_overtaken_wherever_it_goes() -> None:
    session = fresh_session()
    for _ in range(2):
        session.do(signing(session))
    last, first = sign_off_rows(session, today_of(session), UTC)
    column = SIGN_OFF_COLUMNS[SIGNED_STATE]
    assert [(column.text(row), column.tone(row)) for row in (last, first)] == [
        (STANDS, Tone.GOOD),
        ("Overtaken by 2", Tone.SECONDARY),
    ]
    assert SIGN_OFF_COLUMNS[NUMBER].text(first) == "1"
    assert sign_off_count_line((last, first)) == "2 sign-offs, 1 overtaken"
    state = {part.label: part.text for part in sign_off_details(first).parts}["State"]
    assert state == "It was not taken back, but sign-off 2 came after it."
    later = first.signed.later
    assert later is last.sign_off
    ranking, about = sign_off_tables(first.sign_off, Imprint(at=START), later=later)
    told = {one[0]: str(one[1]) for one in about.rows}["State"]
    assert told.startswith("Overtaken by sign-off number 2 on ")
    assert ranking.note.startswith(told)
    made = previews_of(session, Wish(source_of(first.signed), ".xlsx", "OFFICIAL"), Imprint(), "")()
    assert made[0].table.note == ranking.note  # the preview says what the file says
    session.undo("The second was too early.")
    assert [row.state for row in sign_off_rows(session, today_of(session), UTC)][1] == STANDS


def test_what_nobody_touched_since_is_told_in_the_same_words() -> None:
    session = flagged_session()
    session.do(signing(session))
    (row,) = sign_off_rows(session, today_of(session), UTC)
    rows = frozen_rows(row.sign_off, today_of(session))
    then, now = FROZEN_COLUMNS[STOOD], FROZEN_COLUMNS[STANDS_NOW]
    assert any("gate unclear" in then.text(one) for one in rows)
    assert [now.text(one) for one in rows] == [then.text(one) for one in rows]
    assert all(now.tone(one) is Tone.SECONDARY for one in rows)
    assert not any(FrozenFilter(changed=True).shows(one) for one in rows)


def test_one_that_was_put_back_says_by_whom_that_was_wherever_it_goes() -> None:
    session = fresh_session()
    session.do(signing(session))
    session.undo("Not yet.")
    session.redo("It was right after all.")
    (row,) = sign_off_rows(session, today_of(session), UTC)
    assert row.state == f"{STANDS}, put back"
    state = {part.label: part.text for part in sign_off_details(row).parts}["State"]
    assert state.startswith("Stands. Taken back by entry 4 on ")
    assert "Not yet. Put back by entry 5 on " in state
    assert state.endswith(": It was right after all.")
    made = previews_of(
        session, Wish(source_of(row.signed), ".xlsx", "OFFICIAL"), Imprint(at=START), ""
    )()
    told = {one[0]: str(one[1]) for one in made[-1].table.rows}["State"]
    assert state.endswith(told[-40:])
    assert told.startswith("Stands. Taken back by entry 4 on ")
    assert made[0].table.note.startswith(told)
    csv = sign_off_tables(row.sign_off, Imprint(at=START), before=row.before)[0]
    assert {cells[-1] for cells in csv.rows} == {told}
    session.do(signing(session))
    first = sign_off_rows(session, today_of(session), UTC)[1]
    state = {part.label: part.text for part in sign_off_details(first).parts}["State"]
    assert state.startswith("It was put back, but sign-off 2 came after it. Taken back by entry 4")
    later = first.signed.later
    overtaken = sign_off_tables(
        first.sign_off, Imprint(at=START), later=later, before=first.before
    )[0]
    assert overtaken.note.startswith("Overtaken by sign-off number 2 on ")


def test_one_that_was_put_back_and_taken_back_again_tells_all_of_it() -> None:
    session = fresh_session()
    session.do(signing(session))
    session.undo("Not yet.")
    session.redo("It was right after all.")
    session.undo("No.")
    (row,) = sign_off_rows(session, today_of(session), UTC)
    assert row.state == "Undone by entry 6"
    state = {part.label: part.text for part in sign_off_details(row).parts}["State"]
    assert state.startswith("Undone by entry 6")
    assert "Put back by entry 5" in state


def test_a_state_that_is_returned_to_signs_nothing_again() -> None:
    session = fresh_session()
    session.do(signing(session))
    session.undo("Not yet.")
    session.return_to(3)
    (row,) = sign_off_rows(session, today_of(session), UTC)
    assert (row.state, row.fate) == ("Taken back", "Taken back.")


def test_hidden_scores_hide_what_is_to_be_known_of_a_sign_off() -> None:
    session = flagged_session()
    session.do(signing(session))
    session.do(SetBlind(True))
    (row,) = sign_off_rows(session, today_of(session), UTC)
    assert not any("gate" in part.label for part in sign_off_details(row).parts)
    assert SIGN_OFF_COLUMNS[NOTED].text(row) == ""


def test_a_signed_score_is_rounded_as_everywhere() -> None:
    """Half up, also where the nearest binary number lies a little below: 84.35 is 84.4."""
    session = fresh_session()
    session.do(signing(session))
    (made,) = session.project.sign_offs
    first = replace(made.ranking[0], score=84.35, lower=84.25, upper=84.45)
    sign_off = replace(made, ranking=(first, *made.ranking[1:]), places=1)
    assert f"{84.35:.1f}" == "84.3"  # what a plain format would say
    assert frozen_rows(sign_off, {})[0].score_text == figure(84.35, 1) == "84.4"
    lines = "\n".join(signed_off_lines(sign_off, None, 1, 100))
    assert "84.4  84.3–84.5" in lines


def test_a_sign_off_that_was_taken_back_keeps_its_number() -> None:
    session = fresh_session()
    four = ("The Department", "Amira Kaur", "Priya Nair", "Helen Marsh")
    session.do(sign_off(session, *four))
    session.undo("Signed too early.")
    session.do(SetWeight("power", 70))
    session.do(sign_off(session, *four))
    assert [one.sign_off.number for one in sign_offs_of(session)] == [1, 2]
    assert "as number 2, approved by Helen Marsh" in session.entries[-1].sentence
    assert len({source_of(one).name for one in sign_offs_of(session)}) == 2
