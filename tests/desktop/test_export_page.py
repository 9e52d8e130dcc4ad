"""The page of exports: what is previewed is what is written, and what was written can be found."""

from __future__ import annotations

import csv
import hashlib
import json
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from busy_session import busy_session, signing
from dialog_answers import settled
from gz_eval.app import export_choices
from gz_eval.app.export_choices import FORMATS
from gz_eval.app.moments import day_of
from gz_eval.app.shown import Shown
from gz_eval.app.signing import sign_off
from gz_eval.core.commands import SetWeight
from gz_eval.desktop import theme
from gz_eval.desktop.export_page import ExportPage
from gz_eval.desktop.override_dialogs import MoveBidDialog
from gz_eval.desktop.page_kinds import RANKING
from gz_eval.desktop.window import MainWindow


@pytest.fixture
def export(qtbot: QtBot, window: MainWindow, register: Path) -> ExportPage:
    window.open([register])
    settled(qtbot, window)
    window.go("export")
    page = window.pages.page("export")
    assert isinstance(page, ExportPage)
    qtbot.waitUntil(lambda: page.sheet.count() > 1)
    return page


def test_the_preview_is_of_every_sheet(qtbot: QtBot, export: ExportPage) -> None:
    failing = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(export.table.rows, failing)
    assert tester.model() is export.table.rows
    names = [export.sheet.itemText(number) for number in range(export.sheet.count())]
    assert (names[0], names[-1]) == ("Ranking", "About")
    for number in range(export.sheet.count()):
        export.sheet.setCurrentIndex(number)
        assert export.table.rows.columnCount() > 0
        assert "row" in export.rows.text()


def test_a_long_table_is_counted_whole_and_its_first_rows_are_shown(
    qtbot: QtBot, export: ExportPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_choices, "PREVIEWED", 12)
    export.refresh()
    qtbot.waitUntil(lambda: len(export.table.rows.rows) == 12)
    assert export.rows.text().startswith("30 rows of ")
    assert export.rows.text().endswith("; the first 12 rows are here")


@pytest.mark.parametrize("width", range(760, 1400, 130))
def test_the_last_column_that_is_seen_can_be_read_and_all_are_counted(
    qtbot: QtBot, window: MainWindow, export: ExportPage, width: int
) -> None:
    window.resize(width, 720)
    for number in range(export.sheet.count()):
        export.sheet.setCurrentIndex(number)
        table = export.table
        count = len(table.columns)
        assert f"of {count} column" in export.rows.text()
        room = table.viewport().width()
        last = table.columnAt(room - 1)
        if last <= 0:
            continue
        title, left = table.columns[last].title, table.columnViewportPosition(last)
        seen = table.horizontalHeader().title_in(QRect(left, 0, table.columnWidth(last), 20), last)  # type: ignore[attr-defined]
        assert len(seen) >= min(len(title), 6), (title, seen)


@pytest.mark.parametrize("number", range(len(FORMATS)))
def test_what_is_chosen_is_written_and_can_be_checked(
    qtbot: QtBot,
    export: ExportPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
) -> None:
    offered = []

    def answer(_parent: object, _title: str, name: str, kinds: str) -> tuple[str, str]:
        offered.append((name, kinds))
        return str(tmp_path / "out"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    export.format.setCurrentIndex(number)
    QTest.mouseClick(export.write, Qt.MouseButton.LeftButton)
    written = tmp_path / f"out{FORMATS[number].ending}"
    qtbot.waitUntil(lambda: bool(export.outcome.toPlainText()))
    assert offered[0][0].endswith(f"shortlist{FORMATS[number].ending}")
    assert hashlib.sha256(written.read_bytes()).hexdigest() in export.outcome.toPlainText()
    QTest.mouseClick(export.copy_digest, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() in export.outcome.toPlainText()


def test_the_preview_says_what_the_file_says(
    qtbot: QtBot, export: ExportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    export.format.setCurrentIndex(2)
    qtbot.waitUntil(lambda: export.sheet.count() == 1)
    QTest.mouseClick(export.write, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(export.outcome.toPlainText()))
    with path.open(encoding="utf-8-sig", newline="") as stream:
        lines = list(csv.reader(stream))
    assert [column.title for column in export.table.columns] == lines[0]
    names = [line[lines[0].index("Reference")] for line in lines[1:]]
    bid = next(one for one in export.table.columns if one.title == "Reference")
    assert [bid.text(row) for row in export.table.rows.rows] == names


def test_files_and_previews_name_the_evaluation_as_the_window_does(
    qtbot: QtBot,
    window: MainWindow,
    export: ExportPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window.documents.save_as(tmp_path / "Round 1.gzeval")
    settled(qtbot, window)
    path = tmp_path / "out.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    export.format.setCurrentIndex(3)
    settled(qtbot, window)
    export.sheet.setCurrentText("About")
    assert export.table.rows.rows[0].cells == ("Evaluation", "Round 1")
    QTest.mouseClick(export.write, Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    assert json.loads(path.read_text(encoding="utf-8"))["evaluation"] == "Round 1"


@pytest.mark.parametrize("size", [(1280, 720), (900, 600)])
def test_the_button_stays_where_it_is_whatever_the_format(
    qtbot: QtBot, window: MainWindow, export: ExportPage, size: tuple[int, int]
) -> None:
    window.resize(*size)
    places = {}
    for number in reversed(range(len(FORMATS))):  # so that each is another than before
        export.format.setCurrentIndex(number)
        settled(qtbot, window)
        places[number] = export.write.mapTo(window, export.write.rect().topLeft()).y()
        assert export.about.height() >= export.about.heightForWidth(export.about.width())
    assert len(set(places.values())) == 1, places


def test_where_the_marking_of_a_csv_is_said_where_the_format_is_chosen(
    export: ExportPage,
) -> None:
    for number, form in enumerate(FORMATS):
        export.format.setCurrentIndex(number)
        in_columns = form.ending == ".csv"
        assert ("The marking" in export.about.text()) == in_columns
        assert export.marking.isEnabled()  # what is exported is marked in every format


def test_a_file_that_nobody_was_asked_about_is_not_replaced(
    qtbot: QtBot,
    window: MainWindow,
    export: ExportPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    there = tmp_path / "out.xlsx"
    there.write_text("mine")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out"), ""))
    QTest.mouseClick(export.write, Qt.MouseButton.LeftButton)
    settled(qtbot, window)
    assert there.read_text() == "mine"
    assert window.banner.text.text().startswith("“out.xlsx” is there already")


def test_a_sign_off_to_be_exported_is_not_cut_at_large_text(
    qtbot: QtBot, dressed: None, qapp: QApplication
) -> None:
    session = busy_session()
    session.do(signing(session))
    font = QFont(qapp.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    theme.write_in(qapp, font)
    page = ExportPage(Shown(session))
    qtbot.addWidget(page)
    page.resize(1220, 600)
    page.show()
    page.refresh()
    for number in range(page.what.count()):
        page.what.setCurrentIndex(number)
        assert page.what.shown_text == page.what.currentText()


def test_the_kind_chosen_in_the_dialog_is_that_of_a_name_without_an_ending(
    qtbot: QtBot,
    window: MainWindow,
    export: ExportPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window.go(RANKING)
    for kind, ending in (("Excel workbook (*.xlsx)", ".xlsx"), ("CSV (*.csv)", ".csv")):
        answer = str(tmp_path / "Round 1. North"), kind
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, answer=answer: answer)
        window.menus.export.trigger()
        settled(qtbot, window)
        assert (tmp_path / f"Round 1. North{ending}").exists()
        assert window.banner.text.text().startswith("Exported to ")


def test_the_key_writes_what_is_looked_at_on_the_page_of_exports(
    qtbot: QtBot,
    window: MainWindow,
    export: ExportPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Another ranking, or a lower marking, would be taken for it."""
    document = window.documents.document
    assert document is not None
    session = document.session
    session.do(sign_off(session, "The Department", "A. Lyst", "A. Surer", "A. Prover"))
    export.what.setCurrentIndex(1)
    export.format.setCurrentIndex(2)
    export.marking.setText("OFFICIAL-SENSITIVE")
    path = tmp_path / "out.csv"
    offered = []

    def answer(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        offered.append(Path(name).name)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    window.menus.export.trigger()
    settled(qtbot, window)
    assert offered == [export.wish.suggested]
    assert "sign-off 1" in offered[0]
    assert "OFFICIAL-SENSITIVE" in path.read_text(encoding="utf-8-sig")
    assert hashlib.sha256(path.read_bytes()).hexdigest() in export.outcome.toPlainText()


def test_a_sign_off_is_written_with_or_without_todays_ranks_beside(
    qtbot: QtBot,
    window: MainWindow,
    export: ExportPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = window.documents.document
    assert document is not None
    session = document.session
    session.do(sign_off(session, "The Department", "A. Lyst", "A. Surer", "A. Prover"))
    session.do(SetWeight(session.project.framework.pillars[0].key, 5))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out.csv"), ""))
    export.format.setCurrentIndex(2)
    export.what.setCurrentIndex(1)
    assert export.beside.isVisible()
    headers = []
    for beside in (True, False):
        export.beside.setChecked(beside)
        settled(qtbot, window)
        QTest.mouseClick(export.write, Qt.MouseButton.LeftButton)
        settled(qtbot, window)
        with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as stream:
            headers.append(next(csv.reader(stream)))
        qtbot.waitUntil(lambda: [column.title for column in export.table.columns] == headers[-1])
    assert len(headers[0]) > len(headers[1])
    assert set(headers[1]) < set(headers[0])


def test_nothing_moves_under_the_pointer_when_a_sign_off_is_chosen(
    qtbot: QtBot, window: MainWindow, export: ExportPage
) -> None:
    document = window.documents.document
    assert document is not None
    session = document.session
    for _ in range(2):
        session.do(sign_off(session, "The Department", "A. Lyst", "A. Surer", "A. Prover"))
    settled(qtbot, window)
    day = day_of(session.project.sign_offs[0].stamp.at)
    named = [export.what.itemText(number) for number in range(export.what.count())]
    assert named[1:] == [f"Sign-off 2, {day}", f"Sign-off 1, overtaken, {day}"]

    def places() -> list[QPoint]:
        QApplication.processEvents()
        return [
            one.mapTo(export, QPoint()) for one in (export.format, export.marking, export.write)
        ]

    for tried in ((), ("Ranking",)):
        export.tell_tried(tried)
        found = []
        for number in range(3):
            export.what.setCurrentIndex(number)
            settled(qtbot, window)
            assert export.beside.isVisible() is bool(number)
            found.append(places())
        assert found[0] == found[1] == found[2]


def test_the_hash_is_shown_only_beside_the_choice_that_was_written(
    qtbot: QtBot,
    window: MainWindow,
    export: ExportPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out"), ""))
    parts = (export.outcome, export.folder, export.copy_digest)
    QTest.mouseClick(export.write, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(export.outcome.isVisible)
    export.format.setCurrentIndex(1)
    assert not any(one.isVisible() for one in parts)
    export.format.setCurrentIndex(0)
    assert all(one.isVisible() for one in parts)
    export.marking.setText("OFFICIAL-SENSITIVE")
    export.marking.editingFinished.emit()
    assert not any(one.isVisible() for one in parts)
    export.marking.setText("OFFICIAL")
    export.marking.editingFinished.emit()
    assert all(one.isVisible() for one in parts)
    document = window.documents.document
    assert document is not None
    session = document.session
    session.do(SetWeight(session.project.framework.pillars[0].key, 5))
    assert not any(one.isVisible() for one in parts)  # the ranking is another


def test_while_weights_are_tried_what_is_written_is_said_to_be_as_kept(
    window: MainWindow, export: ExportPage
) -> None:
    assert not export.kept.isVisible()
    ranking = window.ranking
    assert ranking is not None
    ranking.try_weight("power", 90)
    window.go("ranking")
    window.evaluation.move_bid(ranking.bids.table.rows.rows[0].id)
    (dialog,) = window.findChildren(MoveBidDialog)
    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert any(one.endswith(", as kept, without what is tried on Ranking") for one in told)
    dialog.reject()
    window.go("export")
    assert export.kept.isVisible()
    assert export.kept.text() == "As kept, without what is tried on Ranking."
    ranking.put_back()
    assert not export.kept.isVisible()


def test_an_export_that_was_cancelled_once_its_file_was_there_is_not_said_to_have_done_nothing(
    qtbot: QtBot, export: ExportPage, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "out.csv"
    window.exports.write(path, export.wish)
    while not path.exists():  # the window hears of nothing meanwhile
        threading.Event().wait(0.01)
    window.jobs.open[0].cancel()
    settled(qtbot, window)
    assert window.banner.text.text() == f"Exported to {path}."
    assert hashlib.sha256(path.read_bytes()).hexdigest() in export.outcome.toPlainText()
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".part"] == []
