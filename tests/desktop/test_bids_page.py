"""The page of the bids: filters, columns, copying, answers, issues; with the name staying."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings, Qt
from PySide6.QtGui import QAction, QFont, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from accessible import go_round, unnamed
from gz_eval.app.answer_rows import ANSWER_CELL
from gz_eval.app.session import Session
from gz_eval.app.shown import Shown
from gz_eval.app.table_text import pasted
from gz_eval.core.governance_commands import SetBlind
from gz_eval.core.issues import Severity
from gz_eval.core.open_issues import issues_now
from gz_eval.core.outcome import GateState
from gz_eval.core.override_commands import RemoveOverride
from gz_eval.core.project import Project
from gz_eval.core.source import CellRef
from gz_eval.desktop import doing, theme
from gz_eval.desktop.bids_page import BidsPage
from gz_eval.desktop.flat_header import FlatHeader
from gz_eval.desktop.page_action import ActionButton
from made_up_bids import made_up_bids

DOWN = Qt.SortOrder.DescendingOrder
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def shown_page(qtbot: QtBot, session: Session, width: int = 1200) -> BidsPage:
    page = BidsPage(Shown(session))
    page.refresh()
    session.subscribe(page.refresh)
    qtbot.addWidget(page)
    page.resize(width, 620)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def page(qtbot: QtBot, dressed: None, session: Session) -> BidsPage:
    return shown_page(qtbot, session)


def hide(page: BidsPage, hidden: bool) -> None:
    page.looked_at.anonymous = hidden
    page.refresh()


def _place(page: BidsPage, key: str) -> int:
    return next(number for number, one in enumerate(page.table.kinds) if one.key == key)


def ids(page: BidsPage) -> list[str]:
    return [row.id for row in page.table.rows.rows]


def test_it_shows_every_bid_and_what_the_first_says(page: BidsPage) -> None:
    assert len(ids(page)) == 8
    assert page.count.text() == "8 bids, 1 with errors or warnings"
    assert page.selected == "B001"
    assert page.panel.title.text() == "Tarn Campus 1"
    assert [row.label for row in page.panel.answers.rows.rows] == [
        field.label for field in page.session.project.framework.fields
    ]


def test_names_of_bids_are_whole_where_there_is_room(
    qtbot: QtBot, dressed: None, session: Session
) -> None:
    page = shown_page(qtbot, session, 1920)
    table = page.table
    long = ("Quincecombe Cross Energy and Compute Hub", "Wimmwomm Moor AI and Power Campus WWMM")
    table.show_rows(
        [
            replace(row, bid=replace(row.bid, name=long[number % 2]))
            for number, row in enumerate(table.rows.every)
        ]
    )
    table.fit_columns()
    for name in long:
        assert table.strong_metrics.horizontalAdvance(name) <= table.columnWidth(0) - 2 * table.pad
    assert table.columnWidth(0) <= 0.4 * table.viewport().width() + 1


def test_its_models_keep_qts_rules(page: BidsPage) -> None:
    tables = (page.table, page.left_out.table, page.panel.answers, page.panel.issues.table)
    testers = [QAbstractItemModelTester(table.model(), FATAL) for table in tables]
    page.table.sortByColumn(0, DOWN)
    page.filters.search.setText("harrow")
    page.table.choose_columns(frozenset({"region"}))
    page.filters.reset()
    page.select("B007")
    assert testers
    assert len(ids(page)) == 8


def test_search_region_status_gates_and_issues_filter(page: BidsPage) -> None:
    filters = page.filters
    filters.search.setText("harrow campus 6")
    assert ids(page) == ["B006"]
    assert page.count.text() == "1 of 8 bids"
    filters.reset()
    filters.region.setCurrentText("Wales")
    assert {row.region for row in page.table.rows.rows} == {"Wales"}
    filters.status.setCurrentText("offered")
    assert {row.status for row in page.table.rows.rows} == {"offered"}
    filters.reset()
    filters.gates.setCurrentText("Fails a gate")
    assert 0 < len(ids(page)) < 8
    filters.gates.setCurrentIndex(0)
    filters.issues.setCurrentText("With errors")
    with_errors = ids(page)
    filters.issues.setCurrentText("Error: Answer missing")
    assert ids(page) == with_errors != []
    filters.issues.setCurrentText("Without issues")
    assert not set(ids(page)) & set(with_errors)
    filters.clear.click()
    assert len(ids(page)) == 8
    assert not filters.clear.isVisible()


def test_figures_sort_by_their_amount_blanks_last(page: BidsPage) -> None:
    column = next(number for number, one in enumerate(page.table.kinds) if one.key == "field:mw")
    for order in (Qt.SortOrder.AscendingOrder, DOWN):
        page.table.sortByColumn(column, order)
        amounts = [row.bid.value("mw") for row in page.table.rows.rows]
        known = [value.amount for value in amounts if value is not None and value.amount]
        assert known == sorted(known, reverse=order == DOWN)
        assert amounts[-1] is None
    assert page.table.chosen_id == page.selected


def test_the_selected_bid_is_told_once_and_can_be_told(qtbot: QtBot, page: BidsPage) -> None:
    page.table.setFocus()
    with qtbot.waitSignal(page.bid_chosen) as told:
        QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert told.args == ["B002"]
    assert page.panel.title.text() == "Kettle Campus 2"
    with qtbot.assertNotEmitted(page.bid_chosen):
        page.select("B008")
    assert page.table.chosen_id == "B008"
    assert page.panel.title.text() == "Kettle Campus 8"


def test_rows_are_copied_as_a_table(qtbot: QtBot, page: BidsPage) -> None:
    page.table.setFocus()
    page.table.choose_columns(frozenset({"reference"}))
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(page.told) as told:
        QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert told.args is not None
    assert told.args[0] == "Copied 2 rows."
    assert QGuiApplication.clipboard().text() == (
        "Bid\tReference\nTarn Campus 1\tB001\nKettle Campus 2\tB002\n"
    )


def test_a_thousand_rows_are_copied_in_turns_of_the_event_loop(
    qtbot: QtBot, page: BidsPage, session: Session
) -> None:
    session.do(made_up_bids(1, 1000))
    page.table.selectAll()
    QGuiApplication.clipboard().clear()
    with qtbot.waitSignal(page.told) as told:
        page.copy.trigger()
        assert not QGuiApplication.clipboard().text()
    assert told.args is not None
    assert told.args[0] == "Copied 1,000 rows."
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in lines] == [
        page.table.columns[0].title,
        *(pasted(page.table.columns[0].text(row)) for row in page.table.rows.rows),
    ]


def test_rows_that_are_copied_in_turns_have_the_same_columns(
    qtbot: QtBot, page: BidsPage, session: Session
) -> None:
    session.do(made_up_bids(1, 1000))
    page.table.selectAll()
    with qtbot.waitSignal(page.told):
        page.copy.trigger()
        page.table.setColumnHidden(1, True)
    lines = QGuiApplication.clipboard().text().rstrip("\n").split("\n")
    assert len(lines) == 1001
    assert lines[0].split("\t")[1] == page.table.columns[1].title  # as when it was copied
    assert len({line.count("\t") for line in lines}) == 1


def test_names_that_are_hidden_while_rows_are_copied_are_not_copied(
    qtbot: QtBot, page: BidsPage, session: Session
) -> None:
    session.do(made_up_bids(1, 1000))
    page.table.selectAll()
    QGuiApplication.clipboard().clear()
    with qtbot.waitSignal(page.told) as told:
        page.copy.trigger()
        hide(page, True)
    assert told.args is not None
    assert told.args[0] == "The rows changed while they were being copied, so none were copied."
    assert not QGuiApplication.clipboard().text()


def test_columns_are_chosen_found_and_remembered(
    page: BidsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.choose_columns()
    dialog = page.dialog
    assert dialog is not None
    dialog.search.setText("letter")
    shown = [n for n in range(dialog.list.count()) if not dialog.list.item(n).isHidden()]
    (place,) = shown
    dialog.list.item(place).setCheckState(Qt.CheckState.Checked)
    assert "field:letter" in page.table.shown_keys
    dialog.usual.click()
    assert "field:letter" not in page.table.shown_keys
    dialog.every.click()
    assert not any(page.table.isColumnHidden(n) for n in range(len(page.table.kinds)))
    dialog.accept()
    page.table.choose_columns(frozenset({"region"}))
    settings = QSettings(str(tmp_path / "columns.ini"), QSettings.Format.IniFormat)
    page.remember(settings)
    other = shown_page(qtbot, page.session)
    other.restore(settings)
    assert other.table.shown_keys == frozenset({"name", "region"})


def test_the_name_stays_while_the_rest_is_scrolled(page: BidsPage) -> None:
    page.table.choose_columns(frozenset(one.key for one in page.table.kinds))
    page.resize(700, 620)
    bar = page.table.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.maximum() > 0
    middle = page.table.rowViewportPosition(2) + page.table.rowHeight(2) // 2
    found = page.table.indexAt(QPoint(4, middle))
    assert (found.row(), found.column()) == (2, 0)
    before = bar.value()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(4, middle))
    assert page.table.chosen_id == "B003"
    assert bar.value() == before
    page.table.grab()


def test_a_source_and_a_correction_are_asked_for(qtbot: QtBot, page: BidsPage) -> None:
    page.panel.answers.choose("field/mw")
    with qtbot.waitSignal(page.cell_wanted) as wanted:
        page.panel.show_source.trigger()
    assert wanted.args is not None
    assert isinstance(wanted.args[0], CellRef)
    with qtbot.waitSignal(page.correct_wanted) as corrected:
        page.panel.correct.trigger()
    assert corrected.args == ["B001", "mw"]


def test_an_issue_leads_to_its_answer_and_is_accepted(
    page: BidsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doing, "ask_reason", lambda *_: "The site is a barge.")
    page.select("B003")
    issues = page.panel.issues
    row = issues.chosen
    assert row is not None
    page.panel.answers.choose("field/mw")
    page.panel.tabs.setCurrentWidget(issues)
    index = issues.table.model().index(0, 0)
    place = issues.table.visualRect(index).center()
    QTest.mouseClick(issues.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.panel.answers.chosen_id == "field/ha"
    issues.doing.accept.trigger()
    accepted = [one for one in issues_now(page.session.project) if one.bid == "B003"]
    assert accepted[0].severity is Severity.NOTE
    assert issues.doing.accept.text() == "Open a&gain…"
    assert page.table.rows.rows[2].issues_text == "1 note"
    issues.doing.accept.trigger()
    assert page.session.project.overrides == ()
    assert page.session.entries[-1].kind == RemoveOverride.kind


def test_rows_left_out_and_issues_of_files_are_reached(qtbot: QtBot, page: BidsPage) -> None:
    page.tabs.setCurrentWidget(page.left_out)
    page.enter()
    assert page.left_out.table.rows.rows[0].reason == "a total"
    with qtbot.waitSignal(page.cell_wanted) as wanted:
        QTest.keyClick(page.left_out.table, Qt.Key.Key_Return)
    assert wanted.args is not None
    assert wanted.args[0].row == 10
    with qtbot.waitSignal(page.cell_wanted):
        page.left_out.show_cell.trigger()
    assert "A total" in page.left_out.details.plain_text
    page.tabs.setCurrentWidget(page.issues)
    assert [row.title for row in page.issues.table.rows.rows] == ["Hidden sheet"]
    assert page.issues.doing.accept.isEnabled()


@pytest.mark.parametrize("size", [1.0, 2.0])
def test_what_became_of_a_row_is_read_whole_and_copied(
    qtbot: QtBot, dressed: None, qapp: QApplication, session: Session, size: float
) -> None:
    font = QFont(qapp.font())
    font.setPointSizeF(font.pointSizeF() * size)
    theme.write_in(qapp, font)
    page = shown_page(qtbot, session, 1130)
    page.resize(1130, 600)
    page.tabs.setCurrentWidget(page.left_out)
    page.enter()
    left_out = page.left_out
    text = left_out.details.text
    assert text.document().size().height() <= text.viewport().height()
    assert left_out.table.rows.in_natural_order  # by sheet and row
    assert not page.buttons.isVisible()  # those of the rows have their place
    copied: list[str] = []
    page.told.connect(lambda what, *_: copied.append(what))
    left_out.copy.trigger()
    qtbot.waitUntil(lambda: bool(copied))
    assert "\t10\tA total\tTotal" in QApplication.clipboard().text()


def test_with_hidden_names_nothing_tells_who_it_is(page: BidsPage) -> None:
    page.looked_at.anonymous = True
    page.refresh()
    assert not {"reference", "source"} & {one.key for one in page.table.offered}
    assert page.panel.title.text().startswith("Bid ")
    assert not page.panel.show_source.isEnabled()
    assert not page.panel.correct.isEnabled()
    page.filters.search.setText("campus")
    assert ids(page) == []
    page.filters.reset()
    page.looked_at.anonymous = False
    page.refresh()
    assert page.panel.title.text() == "Tarn Campus 1"


def test_rows_left_out_and_issues_of_files_are_hidden_with_the_names(
    qtbot: QtBot, page: BidsPage
) -> None:
    page.tabs.setCurrentWidget(page.left_out)
    page.left_out.table.choose(page.left_out.table.rows.rows[0].id)
    hide(page, True)
    assert page.tabs.currentWidget() is page.table
    for widget in (page.left_out, page.issues):
        assert not page.tabs.isTabVisible(page.tabs.indexOf(widget))
    with qtbot.assertNotEmitted(page.cell_wanted):
        QTest.keyClick(page.left_out.table, Qt.Key.Key_Return)
    hide(page, False)
    for widget in (page.left_out, page.issues):
        assert page.tabs.isTabVisible(page.tabs.indexOf(widget))
    assert page.left_out.table.rows.rows[0].reason == "a total"


def test_without_names_bids_are_in_no_order_that_tells(page: BidsPage) -> None:
    as_imported = ids(page)
    hide(page, True)
    names = [row.bid.name for row in page.table.rows.rows]
    assert names == sorted(bid.name for bid in page.looked_at.bids)
    assert ids(page) != as_imported
    hide(page, False)
    assert ids(page) == as_imported


def test_columns_order_and_selection_outlast_hidden_names(
    qtbot: QtBot, page: BidsPage, tmp_path: Path
) -> None:
    table = page.table
    chosen = frozenset({"name", "reference", "field:mw"})
    table.choose_columns(chosen)
    table.sortByColumn(_place(page, "field:mw"), DOWN)
    order = ids(page)
    table.selectAll()
    hide(page, True)
    assert table.shown_keys == {"name", "field:mw"}
    assert ids(page) == order
    assert len(table.selected_rows) == 8
    page.choose_columns()
    dialog = page.dialog
    assert dialog is not None
    listed = [dialog.list.item(number) for number in range(dialog.list.count())]
    assert "Region" not in [one.text() for one in listed]
    (status,) = (one for one in listed if one.text() == "Status")
    status.setCheckState(Qt.CheckState.Checked)
    dialog.accept()
    settings = QSettings(str(tmp_path / "columns.ini"), QSettings.Format.IniFormat)
    page.remember(settings)
    other = shown_page(qtbot, page.session)
    other.restore(settings)
    assert other.table.shown_keys == chosen | {"status"}
    hide(page, False)
    assert table.shown_keys == chosen | {"status"}
    assert ids(page) == order
    assert table.horizontalHeader().sortIndicatorSection() == _place(page, "field:mw")
    assert len(table.selected_rows) == 8


def test_an_order_that_would_tell_comes_back_with_the_names(page: BidsPage) -> None:
    page.table.sortByColumn(_place(page, "reference"), DOWN)
    order = ids(page)
    hide(page, True)
    assert page.table.horizontalHeader().sortIndicatorSection() == -1
    assert page.table.rows.rows[0].bid.name == min(bid.name for bid in page.looked_at.bids)
    hide(page, False)
    assert ids(page) == order == sorted(order, reverse=True)


def test_columns_and_order_outlast_blind_set_up(page: BidsPage) -> None:
    page.table.choose_columns(frozenset({"gates", "field:ha"}))
    page.table.sortByColumn(_place(page, "field:ha"), DOWN)
    order = ids(page)
    for blind, shown in ((True, {"name", "field:ha"}), (False, {"name", "gates", "field:ha"})):
        page.session.do(SetBlind(blind), "To see them.")
        page.refresh()
        assert page.table.shown_keys == shown
        assert ids(page) == order


def test_while_scores_are_hidden_nothing_tells_of_gates(
    qtbot: QtBot, dressed: None, session: Session
) -> None:
    project = session.project
    page = shown_page(qtbot, Session(Project(project.framework, project.bids, blind=True)))
    assert "gates" not in {one.key for one in page.table.offered}
    assert "gates" not in page.table.shown_keys
    assert not page.filters.gates.isVisible()
    assert "gates" not in page.panel.subtitle.text()


def test_without_bids_it_guides_to_an_import(qtbot: QtBot, dressed: None, session: Session) -> None:
    page = shown_page(qtbot, Session(Project(session.project.framework)))
    page.offer(QAction("a", page), QAction("b", page), QAction("c", page))
    assert page.guide.isVisible()
    assert not page.filters.isVisible()
    page.enter()
    assert page.count.text() == ""


def test_rows_speak_and_everything_has_a_name(page: BidsPage) -> None:
    model = page.table.model()
    said = model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Harrow Campus 3, reference B003")
    assert unnamed(page) == []


def test_on_a_narrow_page_the_bid_is_a_tab(page: BidsPage) -> None:
    assert page.tabs.indexOf(page.panel) < 0
    page.resize(500, 620)
    assert page.tabs.indexOf(page.panel) == 1
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.tabs.currentWidget() is page.panel
    page.resize(1400, 620)
    assert page.tabs.indexOf(page.panel) < 0
    assert page.panel.isVisible()


def test_a_bid_called_so_is_gone_to_before_one_that_only_mentions_it(
    qtbot: QtBot, dressed: None, session: Session
) -> None:
    project = session.project
    first, *others = project.bids.bids
    bids = (replace(first, name="Aldermoor, once Kettle Campus 2"), *others)
    page = shown_page(qtbot, Session(replace(project, bids=replace(project.bids, bids=bids))))
    page.go_to_search()
    QTest.keyClicks(page.filters.search, "kettle campus")
    assert ids(page)[:2] == ["B001", "B002"]
    QTest.keyClick(page.filters.search, Qt.Key.Key_Return)
    assert page.table.chosen_id == page.selected == "B002"


def test_a_bid_that_was_found_is_the_selected_one(page: BidsPage) -> None:
    page.select("B001")
    page.go_to_search()
    QTest.keyClicks(page.filters.search, "B003")
    QTest.keyClick(page.filters.search, Qt.Key.Key_Return)
    assert page.table.hasFocus()
    assert page.selected == "B003"


@pytest.mark.parametrize("width", [700, 1200])
def test_tab_goes_from_the_table_by_the_bid_to_the_buttons_and_round(
    qtbot: QtBot, dressed: None, session: Session, width: int
) -> None:
    page = shown_page(qtbot, session, width)
    with qtbot.waitActive(page):
        page.activateWindow()
    if width < 1000:
        page.tabs.setCurrentWidget(page.panel)
    go_round(page, page.filters.search)
    panel = page.panel
    panel.answers.setFocus()
    seen: list[QWidget] = []
    for _ in range(6):
        now = QApplication.focusWidget()
        assert now is not None
        seen.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    assert seen[:3] == [panel.answers, panel.tabs.tabBar(), panel.details.text]
    assert seen[-1] in page.buttons.findChildren(ActionButton)


def test_the_cell_of_an_answer_is_a_link(qtbot: QtBot, page: BidsPage) -> None:
    answers = page.panel.answers
    index = answers.model().index(0, ANSWER_CELL)
    place = answers.visualRect(index).center()
    with qtbot.waitSignal(page.cell_wanted) as wanted:
        QTest.mouseClick(answers.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted.args == [answers.rows.rows[0].cell]
    answers.grab()


def test_a_bid_that_a_filter_hides_leaves_no_other_row_chosen(qtbot: QtBot, page: BidsPage) -> None:
    hidden, other = page.table.rows.every[0], page.table.rows.every[1]
    page.select(other.id)
    page.filters.search.setText(other.bid.name)
    assert page.table.chosen_id == other.id
    page.select(hidden.id)  # as another page does
    assert hidden.bid.name in page.panel.title.text()
    assert page.table.chosen_id == ""
    assert page.table.selected_rows == []
    place = page.table.visualRect(page.table.rows.index(0, 0)).center()
    with qtbot.waitSignal(page.bid_chosen) as sent:
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert sent.args == [other.id]
    page.select(hidden.id)
    page.filters.reset()
    assert page.table.chosen_id == hidden.id


def test_bids_are_found_by_the_gate_that_stops_them(page: BidsPage) -> None:
    offered = [page.filters.gates.itemText(one) for one in range(page.filters.gates.count())]
    one = next(label for label in offered if label.startswith("Fails: "))
    page.filters.gates.setCurrentText(one)
    shown = page.table.rows.rows
    assert 0 < len(shown) < len(page.table.rows.every)
    wanted = (GateState.FAIL, one.removeprefix("Fails: "))
    assert {row.id for row in shown} == {
        row.id for row in page.table.rows.every if wanted in row.stopped
    }
    assert all(row.gates is GateState.FAIL for row in shown)
    page.filters.gates.setCurrentText("Passes every gate")
    assert not any(row.stopped for row in page.table.rows.rows)


@pytest.mark.parametrize("name", ["Harrow Campus", "A campus of a name that takes more lines " * 4])
def test_a_click_on_what_was_found_moves_nothing(page: BidsPage, name: str) -> None:
    """A second click would else fall on the heading of a column, and sort."""
    hidden, other = page.table.rows.every[:2]
    page.select(hidden.id)
    page.filters.search.setText(other.bid.name)
    page.hidden_line.say(name)
    QApplication.processEvents()
    port = page.table.viewport()
    before = port.mapTo(page, QPoint(0, 0))
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=QPoint(4, page.table.rowHeight(0) // 2))
    QApplication.processEvents()
    assert page.selected == other.id
    assert not page.hidden_line.isVisible()
    assert port.mapTo(page, QPoint(0, 0)) == before
    page.filters.reset()
    QApplication.processEvents()
    assert port.mapTo(page, QPoint(0, 0)).y() < before.y()  # no room is kept for nothing


@pytest.mark.parametrize("part", ["table", "filters.search", "panel.tabs", "panel.issues.table"])
def test_the_key_of_the_source_shows_it_wherever_the_focus_is(
    qtbot: QtBot, page: BidsPage, part: str
) -> None:
    page.select("B004")  # which has issues
    page.panel.go_to_issues()
    page.panel.answers.choose("field/mw")
    widget = attrgetter(part)(page)
    widget.setFocus()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(page.cell_wanted) as wanted:
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_L, keys)
    assert wanted.args == [page.panel.answer.cell if page.panel.answer is not None else None]


def test_a_filter_that_hides_the_selected_bid_says_so_and_is_cleared_on_wish(
    page: BidsPage,
) -> None:
    hidden, other = page.table.rows.every[:2]
    page.select(hidden.id)
    assert not page.hidden_line.isVisible()
    page.filters.search.setText(other.bid.name)
    assert page.hidden_line.isVisible()
    said = f"The selected bid, {hidden.bid.name}, is hidden by the filter."
    assert page.hidden_line.text.text() == said
    hide(page, True)
    assert page.filters.search.text() == other.bid.name  # what was typed is the person's own
    assert hidden.bid.name not in page.hidden_line.text.text()
    hide(page, False)
    page.hidden_line.button.click()
    assert page.table.chosen_id == hidden.id
    assert not page.filters.wanted.active
    assert not page.hidden_line.isVisible()
    assert page.focusWidget() is page.table


@pytest.mark.parametrize("width", [700, 1200])
def test_open_issues_are_led_to_and_not_only_their_bid(
    qtbot: QtBot, dressed: None, session: Session, width: int
) -> None:
    page = shown_page(qtbot, session, width)
    page.show_gravest()
    issues = page.panel.issues
    assert issues.table.isVisible()
    assert page.focusWidget() is issues.table
    assert issues.chosen is not None
    assert issues.chosen.severity is Severity.ERROR
    assert page.table.chosen_id == page.selected == page.table.rows.rows[0].id


def test_only_the_left_button_sorts_by_a_title_that_stays(qtbot: QtBot, page: BidsPage) -> None:
    table, header = page.table, page.table.horizontalHeader()
    table.setMaximumWidth(260)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 0)
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    assert table.staying_width
    order, place = ids(page), QPoint(table.staying_width // 2, header.height() // 2)
    under = header.logicalIndexAt(place)
    assert under != 0  # the title lies over another
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        QTest.mouseClick(header.viewport(), button, pos=place)
        assert (header.sortIndicatorSection(), ids(page)) == (-1, order)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert header.sortIndicatorSection() == 0
    assert ids(page) == sorted(order, key=lambda one: _name_of(page, one))
    up = header.sortIndicatorOrder()
    QTest.mouseClick(header.viewport(), Qt.MouseButton.RightButton, pos=place)
    assert header.sortIndicatorOrder() == up


def test_no_column_is_dragged_through_a_title_that_stays(qtbot: QtBot, page: BidsPage) -> None:
    table, header = page.table, page.table.horizontalHeader()
    table.setMaximumWidth(260)
    bar = table.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(header.sectionSize(0) // 2)
    edge = header.sectionViewportPosition(0) + header.sectionSize(0) - 1
    assert 0 < edge < table.staying_width - 30
    widths = [header.sectionSize(column) for column in range(header.count())]
    middle = header.height() // 2
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(edge, middle))
    QTest.mouseMove(header.viewport(), QPoint(edge + 25, middle))
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(edge + 25, middle))
    assert [header.sectionSize(column) for column in range(header.count())] == widths


def _name_of(page: BidsPage, bid: str) -> str:
    found = page.looked_at.bid(bid)
    assert found is not None
    return found.name.casefold()


def test_a_title_that_is_seen_in_part_ends_in_dots(page: BidsPage) -> None:
    table, header = page.table, page.table.horizontalHeader()
    assert isinstance(header, FlatHeader)
    column = _place(page, "region")
    rect = QRect(header.sectionViewportPosition(column), 0, header.sectionSize(column), 20)
    title = table.columns[column].title
    assert header.title_in(rect, column) == title
    between = header.sectionViewportPosition(column) - header.sectionSize(0)
    table.setColumnWidth(0, table.viewport().width() - between - 40)
    rect.moveLeft(header.sectionViewportPosition(column))
    assert rect.left() < table.viewport().width() < rect.right()
    assert header.title_in(rect, column).endswith("…")
