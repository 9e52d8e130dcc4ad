"""The whole way: files in, weigh, rank, select, explain, undo, export; and what can go wrong."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QProgressBar,
    QProxyStyle,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dialog_answers import abandon, answering, chosen, settled
from gz_eval.app.jobs import Job, Report
from gz_eval.app.ranking_cells import BID
from gz_eval.core.progress import Progress
from gz_eval.desktop.background import BusyLine
from gz_eval.desktop.bids_page import BidsPage
from gz_eval.desktop.export_page import ExportPage
from gz_eval.desktop.page_kinds import CRITERIA, RANKING
from gz_eval.desktop.ranking_page import RankingPage
from gz_eval.desktop.wardrobe import Wardrobe
from gz_eval.desktop.window import MainWindow

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
BIDS = 30


def opened(qtbot: QtBot, window: MainWindow, path: Path) -> RankingPage:
    """Import a file, or open an evaluation, and wait until it is shown."""
    window.open([path])
    settled(qtbot, window)
    page = window.ranking
    assert page is not None
    return page


def shown(page: RankingPage) -> list[str]:
    return [row.id for row in page.table.rows.rows]


def test_a_problem_stays_with_the_page_that_it_came_on(filled: MainWindow, tmp_path: Path) -> None:
    filled.go(CRITERIA)
    filled.frameworks.write(tmp_path / "no such folder" / "rules.toml")
    assert filled.banner.isVisible()
    filled.go(RANKING)
    assert not filled.banner.isVisible()
    filled.go(CRITERIA)
    assert filled.banner.isVisible()
    filled.banner.dismiss.click()
    filled.go(RANKING)
    filled.go(CRITERIA)
    assert not filled.banner.isVisible()


def test_what_went_well_is_said_until_the_page_is_left(filled: MainWindow, tmp_path: Path) -> None:
    filled.go(CRITERIA)
    filled.frameworks.write(tmp_path / "rules.toml")
    assert filled.banner.text.text() == f"Exported to {tmp_path / 'rules.toml'}."
    filled.go(RANKING)
    filled.go(CRITERIA)
    assert not filled.banner.isVisible()


def test_what_has_to_be_settled_is_said_on_the_page_where_it_is(filled: MainWindow) -> None:
    ranking = filled.ranking
    assert ranking is not None
    ranking.try_weight("power", 55)
    filled.go(CRITERIA)
    filled.menus.lock.trigger()
    assert filled.banner.text.text().startswith("There is a change on the Ranking page")
    filled.go(RANKING)
    assert filled.banner.isVisible()
    ranking.put_back()
    assert not filled.banner.isVisible()


def test_a_message_goes_with_the_evaluation_that_it_was_about(
    filled: MainWindow, tmp_path: Path
) -> None:
    filled.frameworks.write(tmp_path / "rules.toml")
    with answering(chosen("drop")):
        filled.menus.close.trigger()
    assert filled.documents.document is None
    assert not filled.banner.isVisible()


def test_the_whole_way_by_mouse(
    qtbot: QtBot,
    window: MainWindow,
    register: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "shortlist.csv"
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(register)], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    QTest.mouseClick(window.welcome.buttons[0], LEFT)
    settled(qtbot, window)
    page = window.ranking
    assert page is not None
    assert window.account.text() == f"{BIDS} rows read = {BIDS} imported + 0 left out"
    assert window.windowTitle() == "Untitled evaluation[*] – gz_eval"
    assert window.isWindowModified()
    before = shown(page)
    assert len(before) == BIDS

    slider = page.weights.blocks[1].slider
    middle = slider.height() // 2
    QTest.mousePress(slider, LEFT, pos=QPoint(10, middle))
    QTest.mouseMove(slider, QPoint(slider.width() - 10, middle))
    QTest.mouseRelease(slider, LEFT, pos=QPoint(slider.width() - 10, middle))
    assert shown(page) != before
    QTest.mouseClick(page.weights.effect.keep, LEFT)
    assert "Undo: set weight of Land" in window.menus.undo.toolTip()

    place = page.table.visualRect(page.table.rows.index(2, BID)).center()
    QTest.mouseClick(page.table.viewport(), LEFT, pos=place)
    assert page.why.title == "Why rank 3"
    assert "register.csv" in page.why.text.toPlainText()

    window.menus.undo.trigger()
    assert shown(page) == before
    assert "Undo: import 30 bids" in window.menus.undo.toolTip()

    window.menus.export.trigger()
    settled(qtbot, window)
    with out.open(encoding="utf-8-sig") as stream:
        assert before[0] in stream.read()
    assert window.banner.text.text() == f"Exported to {out}."


def test_the_whole_way_by_keyboard(
    qtbot: QtBot,
    window: MainWindow,
    register: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "shortlist.json"
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(register)], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_I, CTRL)
    settled(qtbot, window)
    page = window.ranking
    assert page is not None
    assert page.table.hasFocus()
    before = shown(page)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.selected == before[1]

    box = page.weights.blocks[0].percent
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "5")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert page.trying
    QTest.keyClick(box, Qt.Key.Key_Return, CTRL)
    assert not page.trying
    kept = shown(page)
    assert kept != before

    QTest.keyClick(page.table, Qt.Key.Key_Z, CTRL)
    assert shown(page) == before
    QTest.keyClick(page.table, Qt.Key.Key_Z, CTRL | SHIFT)
    assert shown(page) == kept
    QTest.keyClick(page.table, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(page.table, Qt.Key.Key_Y, CTRL)
    assert shown(page) == kept

    QTest.keyClick(page.table, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(page.filters.search, "tarn")
    QTest.keyClick(page.filters.search, Qt.Key.Key_Return)
    assert all("Tarn" in row.facts.name for row in page.table.rows.rows)

    QTest.keyClick(page.table, Qt.Key.Key_E, CTRL)
    settled(qtbot, window)
    assert out.is_file()


@pytest.mark.parametrize(
    ("name", "content"),
    [("notes.docx", b"hello"), ("broken.xlsx", b"PK\x03\x04 cut short"), ("empty.csv", b"")],
)
def test_a_bad_file_is_a_sentence_and_not_a_traceback(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    window.open([path])
    settled(qtbot, window)
    assert window.banner.isVisible()
    said = window.banner.text.text()
    assert said.endswith(".")
    assert "Traceback" not in said
    assert window.documents.document is None
    assert not window.crashes.dialogs
    QTest.mouseClick(window.banner.dismiss, LEFT)
    assert not window.banner.isVisible()


def test_a_bad_file_leaves_what_was_open(
    qtbot: QtBot, window: MainWindow, register: Path, tmp_path: Path
) -> None:
    page = opened(qtbot, window, register)
    before = shown(page)
    window.open([tmp_path / "not there.xlsx"])
    settled(qtbot, window)
    assert window.banner.isVisible()
    assert shown(page) == before


def test_a_framework_that_is_not_there_is_a_sentence(qtbot: QtBot, register: Path) -> None:
    window = MainWindow("no-such-framework")
    qtbot.addWidget(window)
    window.show()
    window.open([register])
    settled(qtbot, window)
    assert "no-such-framework" in window.banner.text.text()
    window.close()


def labels(top: QWidget) -> list[str]:
    return [one.text() for one in top.findChildren(QLabel)]


@pytest.mark.parametrize("by", ["mouse", "keys"])
def test_cancel_stops_the_work_and_changes_nothing(
    qtbot: QtBot, window: MainWindow, by: str
) -> None:
    found: list[str] = []

    def endless(progress: Progress) -> str:
        while True:
            progress("Reading row after row", 1, 3)

    assert not window.menus.stop.isEnabled()
    window.work_on("Reading sample_bids", endless, found.append)
    qtbot.waitUntil(window.busy.isVisible, timeout=10_000)
    qtbot.waitUntil(lambda: "Reading row after row, 1 of 3" in labels(window.busy))
    with qtbot.waitSignal(window.settled, timeout=20_000):
        if by == "mouse":
            QTest.mouseClick(window.busy.cancel, LEFT)
        else:
            assert "Ctrl+." in window.busy.cancel.toolTip()
            QTest.keyClick(window, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    assert found == []
    assert window.banner.text.text() == ("Reading sample_bids was cancelled. Nothing was changed.")
    assert not window.menus.stop.isEnabled()
    assert not window.busy.isVisible()
    assert window.jobs.open == ()


@pytest.mark.parametrize("stopped", [True, False], ids=["cancelled", "over by itself"])
def test_after_work_the_keyboard_is_where_it_was_as_it_began(
    qtbot: QtBot, filled: MainWindow, stopped: bool
) -> None:
    """Qt would go on from Cancel to the first thing of the page."""
    filled.go("export")
    page = filled.pages.page("export")
    assert isinstance(page, ExportPage)
    settled(qtbot, filled)
    with qtbot.waitActive(filled):
        filled.activateWindow()
    page.write.setFocus()
    go_on = threading.Event()

    def work(progress: Progress) -> None:
        while not go_on.wait(0.01):
            progress("Writing", 1, 3)

    filled.work_on("Writing out.csv", work, lambda _done: None)
    qtbot.waitUntil(filled.busy.isVisible, timeout=10_000)
    filled.busy.cancel.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(filled.settled, timeout=20_000):
        if stopped:
            QTest.keyClick(filled.busy.cancel, Qt.Key.Key_Space)
        else:
            go_on.set()
    settled(qtbot, filled)
    assert filled.focusWidget() is page.write


def test_what_writes_a_file_cannot_be_cancelled(qtbot: QtBot, window: MainWindow) -> None:
    go_on = threading.Event()
    done: list[bool] = []
    window.work_on("Saving it", lambda _progress: go_on.wait(10), done.append, stoppable=False)
    qtbot.waitUntil(window.busy.isVisible, timeout=10_000)
    assert not window.busy.cancel.isVisible()
    assert not window.menus.stop.isEnabled()
    window.busy.stop()
    with qtbot.waitSignal(window.settled, timeout=20_000):
        go_on.set()
    assert done == [True]


def test_where_nothing_is_to_move_the_bar_stands_still(
    qtbot: QtBot, dressed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = BusyLine()
    qtbot.addWidget(line)
    bar = line.findChild(QProgressBar)
    assert bar is not None
    line.follow(Job("Reading"))
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    style = QProxyStyle("Fusion")
    monkeypatch.setattr(style, "styleHint", lambda *_: 0)
    monkeypatch.setattr(line, "style", lambda: style)
    line.report(Report("Checking bids", 0, 0))
    assert bar.maximum() == 1
    line.report(Report("Reading rows", 2, 3))
    assert (bar.value(), bar.maximum()) == (2, 3)


def test_nothing_moves_by_itself(qapp: QApplication) -> None:
    Wardrobe(qapp)
    assert not [one for one in Qt.UIEffect if qapp.isEffectEnabled(one)]


def test_short_work_shows_no_busy_line(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.settled, timeout=20_000):
        window.work_on("Nothing much", lambda _progress: 1, lambda _one: None)
    assert not window.busy.isVisible()


def test_a_bug_is_one_dialog_with_a_report_without_bid_content(
    qtbot: QtBot, window: MainWindow
) -> None:
    answer = "secret of Harrow Campus"

    def broken(progress: Progress) -> None:
        raise ValueError(answer)

    def work() -> None:
        with qtbot.waitSignal(window.settled, timeout=20_000):
            window.work_on("Breaking", broken, lambda _none: None)

    work()
    qtbot.waitUntil(lambda: len(window.crashes.dialogs) == 1)
    assert not window.banner.isVisible()
    work()
    qtbot.waitUntil(window.banner.isVisible)  # the same again is told quietly
    assert "has happened again" in window.banner.text.text()
    assert len(window.crashes.dialogs) == 1
    dialog = window.crashes.dialogs[0]
    report = dialog.report.toPlainText()
    assert "builtins.ValueError" in report
    assert "in broken" in report
    assert "secret" not in report
    QTest.mouseClick(dialog.copy, LEFT)
    assert QGuiApplication.clipboard().text() == report
    dialog.close()


def test_nothing_is_left_alive_after_closing(qtbot: QtBot, dressed: None) -> None:
    window = MainWindow("four-pillars")
    qtbot.addWidget(window)
    window.show()
    started = threading.Event()

    def endless(progress: Progress) -> None:
        started.set()
        while True:
            progress("on and on", 0, 0)

    window.work_on("Reading", endless, lambda _none: None)
    assert started.wait(10)
    window.close()
    assert not [one for one in threading.enumerate() if one.name.startswith("gz_eval work")]


def test_files_can_be_dropped(qtbot: QtBot, window: MainWindow, register: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(register))])
    copy, plain = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(100, 100), copy, data, LEFT, plain)
    drop = QDropEvent(QPointF(100, 100), copy, data, LEFT, plain)
    QApplication.sendEvent(window, enter)
    QApplication.sendEvent(window, drop)
    settled(qtbot, window)
    assert window.ranking is not None
    assert enter.isAccepted()
    assert drop.isAccepted()


def test_export_waits_for_keep_or_put_back(
    qtbot: QtBot, window: MainWindow, register: Path
) -> None:
    page = opened(qtbot, window, register)
    page.try_weight(page.session.project.framework.pillars[0].key, 90)
    window.menus.export.trigger()
    assert "Keep or Put back" in window.banner.text.text()


def test_the_window_is_remembered(
    qtbot: QtBot, register: Path, tmp_path: Path, dressed: None
) -> None:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    sizes = []
    for first in (True, False):
        window = MainWindow("four-pillars", settings)
        qtbot.addWidget(window, before_close_func=abandon)
        if first:  # smaller than the platform's screen, which a window is fitted to
            window.resize(790, 600)
            window.rail.collapse(True)
        window.show()
        page = opened(qtbot, window, register)
        if first:
            page.columns.columns_split.moveSplitter(250, 1)
        sizes.append((window.width(), page.columns.columns_split.sizes()[0], window.rail.width()))
        window.documents.end()
        window.close()
    assert sizes[0] == sizes[1]


def test_the_status_line_leads_to_the_gravest_issues(qtbot: QtBot, filled: MainWindow) -> None:
    assert filled.issues.isVisible()
    assert filled.issues.text() == "13 warnings are open"
    QTest.mouseClick(filled.issues, LEFT)
    page = filled.pages.currentWidget()
    assert isinstance(page, BidsPage)
    rows = page.table.rows.rows
    assert 0 < len(rows) < len(page.table.rows.every)
    assert page.selected == filled.selected_bid == rows[0].id
    assert page.filters.issues.currentText() == "With warnings"
