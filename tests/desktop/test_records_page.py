"""The page of the logs: write, amend, sign off, find."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from busy_session import bid_set, busy_session, fresh_session
from gz_eval.app.record_rows import IMPACT
from gz_eval.app.session import Session
from gz_eval.core.commands import ImportBids
from gz_eval.core.errors import UserError
from gz_eval.core.record_commands import AddRecord, AmendRecord
from gz_eval.core.records import Log
from gz_eval.core.source import SourceFile
from gz_eval.desktop.record_dialog import RecordDialog, SignRecordDialog
from gz_eval.desktop.records_page import RecordsPage

LEFT = Qt.MouseButton.LeftButton


def shown(qtbot: QtBot, session: Session) -> RecordsPage:
    page = RecordsPage(session)
    page.refresh()
    session.subscribe(page.refresh)
    qtbot.addWidget(page)
    page.resize(1150, 640)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def records(qtbot: QtBot, dressed: None) -> RecordsPage:
    return shown(qtbot, busy_session())


def test_it_shows_all_logs_in_tabs(records: RecordsPage) -> None:
    assert [records.tabs.tabText(number) for number in range(4)] == [
        "All (2)",
        "Assumptions (1)",
        "Decisions (0)",
        "Data (1)",
    ]
    records.tabs.setCurrentIndex(3)
    assert [row.id for row in records.table.rows.rows] == ["1"]
    assert records.details.heading.text() == "Data 1"
    assert records.table.isColumnHidden(1)
    records.tabs.setCurrentIndex(2)
    assert records.count.text() == "0 of 2 entries"
    assert not records.amend.isEnabled()


def test_its_model_keeps_qts_rules(records: RecordsPage) -> None:
    failing = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(records.table.rows, failing)
    records.tabs.setCurrentIndex(1)
    records.session.undo("No.")
    assert tester.model() is records.table.rows


def test_an_entry_is_written_and_chosen(records: RecordsPage) -> None:
    records.tabs.setCurrentIndex(2)
    QTest.mouseClick(records.button(records.write), LEFT)
    dialog = records.dialog
    assert isinstance(dialog, RecordDialog)
    assert dialog.chosen_log is Log.DECISION
    assert not dialog.go.isEnabled()
    assert dialog.wrong.text() == "Say what it is."
    QTest.keyClicks(dialog.what, "Largest site counts.")
    QTest.keyClicks(dialog.why, "One site is asked for.")
    QTest.mouseClick(dialog.go, LEFT)
    record = records.session.project.records[-1]
    assert (record.log, record.what, record.why) == (
        Log.DECISION,
        "Largest site counts.",
        "One site is asked for.",
    )
    assert records.chosen is record
    assert records.tabs.tabText(2) == "Decisions (1)"


def test_an_entry_is_amended_by_key_and_its_sign_off_falls(records: RecordsPage) -> None:
    records.choose(2)
    records.sign.trigger()
    sign = records.dialog
    assert isinstance(sign, SignRecordDialog)
    sign.name.clear()
    assert sign.wrong.text() == "Say who signs it off."
    sign.name.setText("Priya Nair")
    sign.role.setCurrentText("assurer")
    sign.accept()
    assert "Priya Nair (assurer)" in records.details.plain_text
    assert not records.sign.isEnabled()
    records.table.setFocus()
    QTest.keyClick(records.table, Qt.Key.Key_F2)
    amend = records.dialog
    assert isinstance(amend, RecordDialog)
    assert amend.wrong.text() == "The words are the same as before."
    amend.what.setPlainText("Dates are those of the letter.")
    amend.accept()
    record = records.session.project.records[1]
    assert (record.what, record.signed_off) == ("Dates are those of the letter.", None)
    assert "Not signed off" in records.details.plain_text


def test_a_dialog_can_be_left(records: RecordsPage) -> None:
    before = len(records.session.entries)
    records.write.trigger()
    dialog = records.dialog
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert len(records.session.entries) == before


def test_search(records: RecordsPage) -> None:
    QTest.keyClicks(records.search, "operator")
    assert [row.id for row in records.table.rows.rows] == ["2"]
    QTest.mouseClick(records.clear, LEFT)
    assert records.table.rows.rowCount() == 2


def test_empty_logs_guide(qtbot: QtBot, dressed: None) -> None:
    page = shown(qtbot, fresh_session(bids=False))
    assert page.guide.isVisible()
    assert "Add…" in page.guide.text.text()
    assert page.write.isEnabled()
    page.write.trigger()
    assert isinstance(page.dialog, RecordDialog)
    page.dialog.what.setPlainText("First.")
    page.dialog.accept()
    assert not page.guide.isVisible()
    assert page.table.rows.rowCount() == 1


def test_what_an_import_found_in_a_file_is_nobodys_to_word(records: RecordsPage) -> None:
    known = bid_set()
    file = SourceFile("Tarn\u00a0Park.xlsx", "Tarn\u00a0Park.xlsx", "cd" * 32, 9)
    records.session.do(ImportBids(replace(known, files=(*known.files, file))))
    read = records.session.project.records[-1]
    assert read.of_import
    assert "\u00a0" in read.what
    records.choose(read.number)
    records.amend.trigger()
    dialog = records.dialog
    assert isinstance(dialog, RecordDialog)
    assert not dialog.what.isVisible()
    assert not dialog.impact.isVisible()
    dialog.why.setPlainText("Sent again after the closing date.")
    dialog.accept()
    amended = records.session.project.records[-1]
    assert (amended.what, amended.impact) == (read.what, read.impact)
    assert amended.why == "Sent again after the closing date."
    with pytest.raises(UserError, match="stays as it is"):
        records.session.do(AmendRecord(read.number, "2 rows read", "", read.impact))
    with pytest.raises(UserError, match="stays as it is"):
        records.session.do(AmendRecord(read.number, read.what, "", "SHA-256 00"))


def test_enter_in_the_name_signs_the_entry_off(records: RecordsPage) -> None:
    records.choose(2)
    records.sign.trigger()
    sign = records.dialog
    assert isinstance(sign, SignRecordDialog)
    sign.name.setFocus()
    QTest.keyClick(sign.name, Qt.Key.Key_Return)
    assert not sign.isVisible()
    assert records.session.project.records[1].signed_off is not None


def test_who_amends_goes_on_at_the_end_of_the_words(records: RecordsPage) -> None:
    records.choose(2)
    records.amend.trigger()
    amend = records.dialog
    assert isinstance(amend, RecordDialog)
    words = amend.what.toPlainText()
    QTest.keyClicks(amend.what, " So far.")
    assert amend.what.toPlainText() == f"{words} So far."
    amend.reject()


def test_several_entries_are_signed_off_at_once_and_that_is_undone_at_once(
    records: RecordsPage,
) -> None:
    session, before = records.session, len(records.session.entries)
    records.choose(2)
    records.table.setFocus()
    records.table.selectAll()
    assert not records.amend.isEnabled()
    records.sign.trigger()
    sign = records.dialog
    assert isinstance(sign, SignRecordDialog)
    assert sign.windowTitle() == "Sign off 2 entries"
    sign.name.setText("Priya Nair")
    sign.accept()
    assert len(session.entries) == before + 1
    assert all(one.signed_off is not None for one in session.project.records)
    session.undo("No.")
    assert all(one.signed_off is None for one in session.project.records)


def test_of_many_entries_one_still_sees_as_whom_one_signs(
    qtbot: QtBot, records: RecordsPage
) -> None:
    """As after an import of two hundred files, of each of which there is an entry."""
    for number in range(200):
        records.session.do(AddRecord(Log.ASSUMPTION, f"The file\nof bid {number} is whole."))
    records.table.setFocus()
    records.table.selectAll()
    records.sign.trigger()
    sign = records.dialog
    assert isinstance(sign, SignRecordDialog)
    sign.name.setText(records.session.person.name)
    shown = sign.findChild(QPlainTextEdit)
    assert shown is not None
    assert len(shown.toPlainText().splitlines()) == 202
    for part in (sign.name, sign.role, sign.own):
        assert part.visibleRegion().boundingRect().size() == part.size()
    assert len(sign.findChildren(QLabel)) < 12
    sign.reject()


def test_who_signs_off_what_they_wrote_is_told_so(records: RecordsPage) -> None:
    records.choose(2)
    writer = records.session.project.records[1].stamp.by.name
    records.sign.trigger()
    sign = records.dialog
    assert isinstance(sign, SignRecordDialog)
    sign.name.setText("Priya Nair")
    assert sign.own.text() == ""
    sign.name.setText(writer.upper())
    assert "The same person wrote it" in sign.own.text()
    sign.accept()
    assert "nobody else has checked it" in records.details.plain_text


def test_an_amended_entry_says_so_until_that_is_undone(records: RecordsPage) -> None:
    records.session.do(AmendRecord(2, "Other words"))
    records.choose(2)
    assert "Amended by" in records.details.plain_text
    row = records.table.chosen_row
    assert row is not None
    assert row.who.endswith("(amended)")
    records.session.undo("No.")
    records.choose(2)
    assert "Amended by" not in records.details.plain_text


def test_the_content_of_a_file_is_no_impact(records: RecordsPage) -> None:
    records.choose(1)
    row = records.table.chosen_row
    assert row is not None
    assert records.table.columns[IMPACT].text(row) == ""
    assert "SHA-256" in records.details.plain_text
