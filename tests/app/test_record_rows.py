"""What the logs say: rows, tabs, what is signed off."""

from __future__ import annotations

from datetime import UTC

from busy_session import busy_session
from gz_eval.app.columns import Tone
from gz_eval.app.record_rows import (
    RECORD_COLUMNS,
    SIGNED,
    RecordFilter,
    log_title,
    record_count_line,
    record_details,
    record_rows,
)
from gz_eval.core.people import Person
from gz_eval.core.record_commands import AmendRecord, SignRecord
from gz_eval.core.records import Log


def test_an_import_writes_into_the_data_log() -> None:
    rows = record_rows(busy_session().project.records, UTC)
    assert [row.id for row in rows] == ["2", "1"]
    assert rows[1].record.what == "bids.xlsx: 5 rows read = 5 imported + 0 left out"
    assert rows[1].when == "14 June 2012 at 10:30"
    said = {part.label: part.text for part in record_details(rows[1]).parts}
    assert said["File as it was read"].startswith("SHA-256 ")
    assert "Impact" not in said


def test_a_sign_off_is_named_until_the_words_change() -> None:
    session = busy_session()
    session.do(SignRecord(2, Person("Priya Nair", "assurer")))
    row = record_rows(session.project.records)[0]
    signed = RECORD_COLUMNS[SIGNED]
    assert (signed.text(row), signed.tone(row)) == ("Priya Nair", Tone.GOOD)
    session.do(AmendRecord(2, "Other words"))
    row = record_rows(session.project.records)[0]
    assert (signed.text(row), signed.tone(row)) == ("Not signed off", Tone.SECONDARY)
    assert row.spoken.startswith("Assumption 2, Other words, Amira Kaur, ")
    assert row.spoken.endswith("Not signed off")


def test_filters_by_log_and_words() -> None:
    rows = record_rows(busy_session().project.records)
    assert [row.id for row in rows if RecordFilter(log=Log.DATA).shows(row)] == ["1"]
    assert [row.id for row in rows if RecordFilter("operator's DIFFER").shows(row)] == ["2"]
    assert [row.id for row in rows if RecordFilter("points", Log.DATA).shows(row)] == []
    assert [RecordFilter().active, RecordFilter("a").active] == [False, True]


def test_counts_and_tabs() -> None:
    session = busy_session()
    rows = record_rows(session.project.records)
    assert log_title(None, rows) == "All (2)"
    assert log_title(Log.ASSUMPTION, rows) == "Assumptions (1)"
    assert log_title(Log.DECISION, rows) == "Decisions (0)"
    assert record_count_line(rows, 2) == "2 entries, 2 not signed off"
    assert record_count_line(rows, 1) == "1 of 2 entries"
    session.do(SignRecord(2, Person("Priya Nair")))
    assert (
        record_count_line(record_rows(session.project.records)[:1], 1) == "1 entry, all signed off"
    )


def test_details_leave_out_what_was_not_said() -> None:
    rows = record_rows(busy_session().project.records, UTC)
    assumption, data = (record_details(row) for row in rows)
    assert assumption.heading == "Assumption 2"
    said = {part.label: part.text for part in assumption.parts}
    assert said["Why"] == "Bids differ."
    assert said["Written by"] == "Tom Reilly (assessor), 14 June 2012 at 13:30"
    assert "Why" not in {part.label for part in data.parts}
