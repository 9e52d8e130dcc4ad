"""What the history says of each entry: in words, in local time, and what became of it."""

from __future__ import annotations

from datetime import UTC, timedelta, timezone

from busy_session import ANALYST, busy_session, fresh_session
from every_command import every_command
from gz_eval.app.columns import Tone
from gz_eval.app.history_details import history_details, weights_moved
from gz_eval.app.history_rows import (
    HISTORY_COLUMNS,
    KIND_GROUPS,
    NOTE,
    WHAT,
    WHEN,
    HistoryFilter,
    HistoryRow,
    fates_of,
    groups_of,
    history_count_line,
    history_rows,
    people_of,
)
from gz_eval.app.memory_ledger import MemoryLedger
from gz_eval.core.commands import SetWeight
from gz_eval.core.history import Move
from gz_eval.core.record_commands import AddRecord
from gz_eval.core.records import Log


def by_number(rows: tuple[HistoryRow, ...]) -> dict[int, HistoryRow]:
    return {row.entry.number: row for row in rows}


def test_the_newest_comes_first_and_every_entry_is_there() -> None:
    session = busy_session()
    rows = history_rows(session.entries)
    assert [row.entry.number for row in rows] == list(range(13, 0, -1))


def test_times_are_shown_local_and_kept_in_utc() -> None:
    session = fresh_session()
    row = by_number(history_rows(session.entries, timezone(timedelta(hours=1))))[1]
    when = HISTORY_COLUMNS[WHEN]
    assert when.text(row) == "14 June 2012 at 10:30"
    assert when.tooltip(row) == "2012-06-14 09:30:05 UTC"
    assert history_rows(session.entries, UTC)[-1].when == "14 June 2012 at 09:30"


def test_marks_are_words() -> None:
    rows = by_number(history_rows(busy_session().entries, UTC))
    note = HISTORY_COLUMNS[NOTE]
    assert note.text(rows[3]) == "Undone by entry 4"
    assert note.text(rows[10]) == "After the lock"  # a move on the shortlist
    assert note.tone(rows[10]) is Tone.NORMAL
    assert note.text(rows[11]) == "Locked rules changed"
    assert note.tone(rows[11]) is Tone.WARNING
    assert note.text(rows[12]) == "After the lock; undone by entry 13"
    assert note.text(rows[2]) == ""
    assert HISTORY_COLUMNS[WHAT].text(rows[3]) == "Set weight of Power from 60% to 70%"
    assert rows[11].spoken == (
        "entry 11, Set weight of Power from 60% to 20%, 14 June 2012 at 19:30, by Amira Kaur,"
        " because: Ministers asked for more weight on land., Locked rules changed"
    )


def test_what_is_done_again_counts_again() -> None:
    session = fresh_session()
    session.do(SetWeight("power", 70))
    session.do(SetWeight("power", 30))
    session.undo()
    session.undo()
    assert fates_of(session.entries) == {3: "Undone by entry 6", 4: "Undone by entry 5"}
    session.redo()
    assert fates_of(session.entries) == {4: "Undone by entry 5"}
    session.redo()
    assert fates_of(session.entries) == {}


def test_a_return_sets_aside_what_came_after_but_no_records() -> None:
    session = fresh_session()
    session.do(SetWeight("power", 70))
    session.do(AddRecord(Log.DECISION, "Kept"))
    session.do(SetWeight("power", 30))
    session.return_to(2)
    aside = {3: "Set aside by entry 6", 5: "Set aside by entry 6"}
    assert fates_of(session.entries) == aside
    session.undo()
    assert fates_of(session.entries) == {6: "Undone by entry 7"}
    session.redo()
    assert fates_of(session.entries) == dict.fromkeys(aside, "Set aside by entry 8")


def test_filters_work_together() -> None:
    session = busy_session()
    rows = history_rows(session.entries, UTC)

    def numbers(wanted: HistoryFilter) -> list[int]:
        return [row.entry.number for row in rows if wanted.shows(row)]

    assert not HistoryFilter().active
    assert numbers(HistoryFilter()) == list(range(13, 0, -1))
    assert numbers(HistoryFilter(group="Weights")) == [11, 3]
    assert numbers(HistoryFilter(group="Weights", after_lock=True)) == [11]
    assert numbers(HistoryFilter(after_lock=True)) == list(range(13, 6, -1))
    assert numbers(HistoryFilter(person="Tom Reilly", group="Overrides")) == [8, 7]
    assert numbers(HistoryFilter("LETTER says")) == [7]
    assert numbers(HistoryFilter("undone by 13")) == [12]
    assert numbers(HistoryFilter("no such word")) == []


def test_only_people_and_kinds_that_occur_are_offered() -> None:
    session = fresh_session()
    assert people_of(session.entries) == (ANALYST.name,)
    assert groups_of(session.entries) == ("Imports",)
    assert people_of(busy_session().entries) == ("Amira Kaur", "Tom Reilly")
    assert "Sign-offs" in groups_of(busy_session().entries)


def test_every_kind_of_entry_can_be_asked_for() -> None:
    done = {str(entry.kind) for entry in every_command(MemoryLedger()).entries}
    grouped = {str(kind) for kinds in KIND_GROUPS.values() for kind in kinds}
    assert done - grouped == {Move.START}


def test_the_count_says_how_many_are_marked() -> None:
    rows = history_rows(busy_session().entries)
    assert history_count_line(rows, 13) == (
        "13 entries, 7 after the lock (1 against it), 2 undone or set aside"
    )
    assert history_count_line(rows, 2) == "2 of 13 entries"
    assert history_count_line(rows[-1:], 1) == "1 entry"


def test_details_say_everything() -> None:
    row = by_number(history_rows(busy_session().entries, UTC))[11]
    details = history_details(row)
    assert details.heading == "Entry 11"
    assert {part.label: part.text for part in details.parts} == {
        "What was done": "Set weight of Power from 60% to 20%",
        "When": "14 June 2012 at 19:30 (2012-06-14 19:30:05 UTC)",
        "By": "Amira Kaur (analyst)",
        "Why": "Ministers asked for more weight on land.",
        "After the lock": "This changed a framework that was locked.",
    }


def test_what_a_change_of_weights_did_to_each_is_told_from_the_states() -> None:
    """The sentence of an early entry says only what was set, and to what."""
    session = busy_session()
    weights = weights_moved(session, 11)
    assert weights == ("Power: 60% → 20%", "Land: 40% → 80%")
    row = by_number(history_rows(session.entries, UTC))[11]
    told = {part.label: part.text for part in history_details(row, weights).parts}
    assert told["Weights"] == "Power: 60% → 20%; Land: 40% → 80%"
    others = {
        number for number in range(1, len(session.entries) + 1) if weights_moved(session, number)
    }
    assert others == {
        entry.number for entry in session.entries if entry.kind in KIND_GROUPS["Weights"]
    }
