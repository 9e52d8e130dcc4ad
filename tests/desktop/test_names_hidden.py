"""Hide names and places: nothing in the window tells who or where a bid is, and they come back."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dialog_answers import answering, chosen, settled
from everything_said import spoken, texts
from gz_eval.app.chart_choices import KINDS as CHARTS
from gz_eval.app.chart_choices import MAP, REGIONS
from gz_eval.app.framework_edits import with_function, with_missing
from gz_eval.app.jobs import Job, Report
from gz_eval.app.overriding import correction, gate_override, place_override
from gz_eval.app.ranking_cells import REGION
from gz_eval.app.session import Session
from gz_eval.core.framework import MissingPolicy, Treatment
from gz_eval.core.governance_commands import LockFramework
from gz_eval.core.outcome import GateState, Standing
from gz_eval.core.record_commands import AddRecord
from gz_eval.core.records import Log
from gz_eval.core.source import CellRef, SheetRef
from gz_eval.core.value_functions import ChoiceTable
from gz_eval.desktop.bids_page import BidsPage
from gz_eval.desktop.charts_page import ChartsPage
from gz_eval.desktop.compare_bids_dialog import CompareBidsDialog
from gz_eval.desktop.criteria_page import CriteriaPage
from gz_eval.desktop.list_tools import SearchLine
from gz_eval.desktop.names_hidden import NamesHidden
from gz_eval.desktop.page_kinds import (
    BIDS,
    CRITERIA,
    HISTORY,
    KINDS,
    OVERRIDES,
    RANKING,
    RECORDS,
    SHORTLIST,
)
from gz_eval.desktop.page_kinds import CHARTS as CHARTS_PAGE
from gz_eval.desktop.palette_dialog import PaletteDialog
from gz_eval.desktop.point_cells import BIDS as GAVE
from gz_eval.desktop.ranking_page import RankingPage
from gz_eval.desktop.shortlist_page import ShortlistPage
from gz_eval.desktop.window import MainWindow

SECRET = "Zetland"
"""Stands wherever somebody could say who a bid is: in its answers, and in officials' reasons."""

BID = "B004"
PLACES_OF_THE_FRAMEWORK = {"Cumbria"}
"""What the framework says itself, of no bid: an option of one of its fields."""


@pytest.fixture
def filled(qtbot: QtBot, window: MainWindow, telling: Path) -> MainWindow:
    """A window with bids that say who and where they are, and officials who say it too."""
    with qtbot.waitSignal(window.settled):
        window.open([telling])
    qtbot.waitUntil(lambda: window.account.isVisible())
    session = _session(window)
    why = f"{SECRET} asked for it."
    session.do(correction(session, BID, "area_ha", "77 ha"), why)
    gate = session.project.framework.gates[0].key
    session.do(gate_override(session, BID, gate, GateState.PASS), why)
    session.do(AddRecord(Log.DECISION, f"{_name(window)} ({BID}): {SECRET} came", why))
    session.do(place_override(session, BID, Standing.RESERVE), why)
    session.do(place_override(session, "B005", Standing.NOT_SHORTLISTED), why)
    session.undo()
    window.pages.go_to_bid(BID)
    return window


@pytest.fixture
def telling(tmp_path: Path, shipped_labels: dict[str, str]) -> Path:
    """A register whose bids tell who and where they are in every way there is."""
    path = tmp_path / f"{SECRET} bids" / f"{SECRET} register.csv"
    path.parent.mkdir()
    columns = ("bid_id", "bid_name", "region", "status", "firm_mw", "area_ha", "discount_area")
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([*(shipped_labels[key] for key in columns), "Who to ask"])
        for number in range(1, 13):
            power = str(400 + number * 53 % 700)
            if number % 5 == 4:
                power = ("TBC", "see the letter of")[number % 2] + f" {SECRET}"
            writer.writerow(
                (
                    f"B{number:03}",
                    f"{('Harrow', 'Tarn', 'Kettle')[number % 3]} Campus {number}",
                    ("Wales", "Scotland", "London")[number % 3],
                    "Submitted",
                    power,
                    str(45 + number * 17 % 150),
                    ("Cumbria", "Scotland", f"near {SECRET}")[number % 3],
                    f"{SECRET} {number}",
                )
            )
        writer.writerow(("Total", f"Total of {SECRET}", "", "", "5000"))
    return path


def _session(window: MainWindow) -> Session:
    document = window.documents.document
    assert document is not None
    return document.session


def _name(window: MainWindow) -> str:
    return next(bid.name for bid in _session(window).project.bids.bids if bid.id == BID)


def _code(window: MainWindow) -> str:
    """What the bid is called while names are hidden."""
    looked_at = window.pages.looked_at
    assert looked_at is not None
    assert looked_at.anonymous
    return looked_at.name(BID)


def _telling(window: MainWindow, told: str) -> list[str]:
    """What of a text tells who a bid is; and there has to be a text."""
    assert told.strip()
    bids = _session(window).project.bids.bids
    words = [
        SECRET,
        "Cumbria",
        "Wales",
        "London",
        *(word for bid in bids for word in (bid.name, bid.id)),
    ]
    return [word for word in words if word in told]


def _page(window: MainWindow, key: str) -> QWidget:
    window.go(key)
    page = window.pages.currentWidget()
    assert page is not None
    return page


def _charts(window: MainWindow) -> ChartsPage:
    page = _page(window, CHARTS_PAGE)
    assert isinstance(page, ChartsPage)
    return page


def _shown_chart(qtbot: QtBot, page: ChartsPage, key: str) -> None:
    page.go(key)
    if key not in (MAP, REGIONS):
        qtbot.waitUntil(lambda: page.chart is not None and bool(page.view.places), timeout=20_000)


ELSEWHERE = {"criteria"}  # speaks of the framework's own options, and of no bid


@pytest.mark.parametrize("key", [kind.item.key for kind in KINDS if kind.item.key not in ELSEWHERE])
def test_no_page_tells_who_a_bid_is(filled: MainWindow, key: str) -> None:
    filled.go(key)
    filled.menus.nameless.trigger()
    page = filled.pages.currentWidget()
    assert page is not None
    assert _telling(filled, texts(page)) == []
    assert "Names and places are hidden" in filled.account.text()


def test_the_page_of_criteria_marks_a_bid_without_a_name(filled: MainWindow) -> None:
    filled.menus.nameless.trigger()
    told = texts(_page(filled, "criteria"))
    assert set(_telling(filled, told)) <= {"Cumbria"}


@pytest.mark.parametrize("key", [kind.item.key for kind in KINDS if kind.item.key not in ELSEWHERE])
def test_nothing_that_a_screen_reader_finds_in_the_window_tells_it(
    filled: MainWindow, key: str
) -> None:
    for kind in KINDS:
        filled.go(kind.item.key)
    filled.go(key)
    before = "\n".join(spoken(QAccessible.queryAccessibleInterface(filled)))
    filled.menus.nameless.trigger()
    told = "\n".join(spoken(QAccessible.queryAccessibleInterface(filled)))
    if key in (BIDS, RANKING, SHORTLIST):
        assert _name(filled) in before
        assert _code(filled) in told
    assert set(_telling(filled, told)) <= PLACES_OF_THE_FRAMEWORK


@pytest.mark.parametrize("key", [BIDS, RANKING, SHORTLIST])
def test_before_that_every_page_told(filled: MainWindow, key: str) -> None:
    assert {SECRET, _name(filled)} <= set(_telling(filled, texts(_page(filled, key))))


@pytest.mark.parametrize("chosen_bid", [f"B{number:03}" for number in range(1, 13)])
def test_no_bid_s_reasons_tell_who_it_is(filled: MainWindow, chosen_bid: str) -> None:
    filled.menus.nameless.trigger()
    for key in (RANKING, BIDS, SHORTLIST):
        page = _page(filled, key)
        page.select(chosen_bid)  # type: ignore[attr-defined]  # each of the three has it
        # What it takes to score more is of the framework's options, whoever the bid is.
        assert set(_telling(filled, texts(page))) <= {"Cumbria"}, key


def test_the_frame_of_the_window_tells_nothing(filled: MainWindow) -> None:
    filled.banner.say(f"{SECRET} could not be moved.", "Choose another bid.")
    filled.menus.nameless.trigger()
    around = [filled.windowTitle(), filled.account.text(), filled.saved.text()]
    around += [texts(one) for one in (filled.header, filled.rail)]
    assert _telling(filled, "\n".join(around)) == []
    assert not filled.banner.isVisible()


def test_no_action_tells_what_was_done_to_whom(filled: MainWindow) -> None:
    for kind in KINDS:
        filled.go(kind.item.key)  # a page has actions of its own
    assert _name(filled) in filled.menus.undo.text()
    assert "Campus" in filled.menus.redo.text()
    filled.menus.nameless.trigger()
    for kind in KINDS:
        filled.go(kind.item.key)
    told = [
        text
        for action in filled.findChildren(QAction)
        for text in (action.text(), action.toolTip(), action.statusTip())
    ]
    assert _telling(filled, "\n".join(told)) == []
    assert filled.menus.undo.text() == "&Undo"
    assert filled.menus.undo.toolTip().startswith("Undo (")
    assert filled.menus.redo.text() == "&Redo"
    assert filled.menus.undo.isEnabled()
    assert filled.menus.redo.isEnabled()
    filled.menus.nameless.trigger()
    assert filled.menus.redo.text().startswith("&Redo: ")


def test_the_palette_finds_nobody_by_name(filled: MainWindow) -> None:
    filled.menus.nameless.trigger()
    told = [
        text
        for one in filled.palettes.things()
        for text in (one.label, one.detail, one.haystack, one.spoken)
    ]
    assert _telling(filled, "\n".join(told)) == []
    assert _code(filled) in told


@pytest.mark.parametrize("kind", [one.key for one in CHARTS if one.key not in (MAP, REGIONS)])
def test_no_chart_tells_who_a_bid_is(qtbot: QtBot, filled: MainWindow, kind: str) -> None:
    page = _charts(filled)
    _shown_chart(qtbot, page, kind)
    filled.menus.nameless.trigger()
    # Of the chart that was there nothing is left to be seen or copied while another is made.
    assert page.chart is None
    assert page.view.image.isNull()
    assert not page.copy.isEnabled()
    assert _telling(filled, texts(page)) == []
    _shown_chart(qtbot, page, kind)
    told = [texts(page), *(place.text for place in page.view.places)]
    page.as_table.trigger()
    assert page.stage.table is not None
    page.copy.trigger()
    told += [texts(page), QGuiApplication.clipboard().text()]
    assert len(QGuiApplication.clipboard().text().splitlines()) > 10
    assert _telling(filled, "\n".join(told)) == []
    assert page.chart is not None
    ids = {key for place in page.view.places for key in place.keys}
    assert ids <= {bid.id for bid in _session(filled).project.bids.bids}


@pytest.mark.parametrize("kind", [MAP, REGIONS])
def test_no_chart_of_places_is_drawn(filled: MainWindow, kind: str) -> None:
    page = _charts(filled)
    page.go(kind)
    filled.menus.nameless.trigger()
    assert page.stage.guides
    assert page.stage.names_hidden.title.text() == "Places are hidden"
    assert not page.copy.isEnabled()
    assert not page.save.isEnabled()
    assert _telling(filled, texts(page)) == []


@pytest.mark.parametrize("key", [BIDS, RANKING])
def test_what_is_copied_tells_nothing(filled: MainWindow, key: str) -> None:
    page = _page(filled, key)
    if isinstance(page, BidsPage):
        page.table.choose_columns(frozenset(one.key for one in page.table.kinds))
    filled.menus.nameless.trigger()
    page.table.selectAll()  # type: ignore[attr-defined]  # both have it
    page.copy.trigger()  # type: ignore[attr-defined]
    told = QGuiApplication.clipboard().text()
    assert _code(filled) in told
    assert _telling(filled, told) == []


def _opened(actions: Iterable[QAction]) -> list[str]:
    """What the dialogs say that these actions open; each is closed again."""
    told = []
    for action in actions:
        assert action.isEnabled(), action.text()
        action.trigger()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog), action.text()
        if isinstance(dialog, CompareBidsDialog):
            for number in range(dialog.tabs.count()):
                dialog.tabs.setCurrentIndex(number)
                told.append(texts(dialog))
            QGuiApplication.clipboard().clear()  # of what another test has copied
            dialog.tabs.setCurrentIndex(0)  # the table: the others are copied as pictures
            dialog.copy.click()
            told.append(QGuiApplication.clipboard().text())
        told.append(texts(dialog))
        dialog.reject()
    return told


def test_no_dialog_that_can_be_opened_tells_who_a_bid_is(filled: MainWindow) -> None:
    page = _page(filled, BIDS)
    assert isinstance(page, BidsPage)
    filled.menus.nameless.trigger()
    menus = filled.menus
    told = _opened((menus.palette, menus.compare_bids, menus.add_record, page.columns))
    assert _telling(filled, "\n".join(told)) == []


def test_what_would_tell_a_name_cannot_be_done(filled: MainWindow) -> None:
    page = _page(filled, SHORTLIST)
    assert isinstance(page, ShortlistPage)
    page.select(BID)
    menus = filled.menus
    actions = [menus.correct, menus.override_gate, menus.move, menus.export, menus.sign_off]
    deeds = page.deeds
    actions += [deeds.moves[Standing.SHORTLISTED], deeds.take_back, deeds.note]
    assert all(action.isEnabled() for action in actions)
    menus.nameless.trigger()
    assert not any(action.isEnabled() for action in actions)
    assert deeds.why.isEnabled()
    menus.nameless.trigger()
    assert all(action.isEnabled() for action in actions)


def test_no_sheet_and_no_past_is_opened(filled: MainWindow) -> None:
    filled.menus.nameless.trigger()
    cell = CellRef(SheetRef(f"{SECRET} register.csv", ""), 2, 1)
    flow = filled.evaluation
    asked: tuple[Callable[[], None], ...] = (
        lambda: flow.show_cell(cell),
        lambda: flow.show_past(1),
        lambda: flow.move_bid(BID),
        lambda: flow.correct_answer(BID, "area_ha"),
        flow.sign_off,
    )
    for ask in asked:
        ask()
        assert QApplication.activeModalWidget() is None
        assert filled.banner.text.text().startswith("Names and places are hidden.")
        filled.banner.hide()


def test_a_sheet_that_is_being_read_is_not_opened_once_names_are_hidden(
    qtbot: QtBot, filled: MainWindow
) -> None:
    filled.evaluation.show_cell(CellRef(SheetRef(f"{SECRET} register.csv", ""), 2, 1))
    assert not filled.at_rest
    filled.menus.nameless.trigger()
    qtbot.waitUntil(lambda: filled.at_rest)
    assert QApplication.activeModalWidget() is None
    assert filled.banner.text.text().startswith("Names and places are hidden.")


def test_a_reason_to_redo_is_asked_for_without_saying_what_it_was(filled: MainWindow) -> None:
    session = _session(filled)
    moved = next(one for one in session.entries if _name(filled) in one.sentence)
    session.do(LockFramework(), "Agreed.")
    session.return_to(moved.number, "As it was.")
    session.undo()
    assert _name(filled) in session.redo_sentence
    filled.menus.nameless.trigger()
    with answering(QDialog.reject) as came:
        filled.menus.redo.trigger()
    assert _telling(filled, came[0].said) == []
    filled.menus.nameless.trigger()
    with answering(QDialog.reject) as came:
        filled.menus.redo.trigger()
    assert _name(filled) in came[0].said


def test_why_the_framework_was_locked_is_hidden_too(filled: MainWindow) -> None:
    _session(filled).do(LockFramework(), f"So that {SECRET} knows.")
    assert SECRET in filled.header.lock.toolTip()
    filled.menus.nameless.trigger()
    page = _page(filled, RANKING)
    assert _telling(filled, texts(filled.header) + texts(page)) == []
    assert "Locked on" in filled.header.lock.toolTip()


def test_another_version_of_a_file_is_told_without_names(
    qtbot: QtBot, filled: MainWindow, telling: Path
) -> None:
    text = telling.read_text(encoding="utf-8").replace("Submitted", "Withdrawn", 2)
    telling.write_text("\n".join(text.splitlines()[:-2]), encoding="utf-8")  # one less, and no sum
    filled.menus.nameless.trigger()
    with answering(chosen("")) as came:
        filled.open([telling])
        settled(qtbot, filled)
    told = came[0].said + came[0].listed
    assert _telling(filled, told) == []
    assert "3 bids would change" in told


@pytest.mark.parametrize("key", [BIDS, RANKING, SHORTLIST])
def test_no_column_puts_bids_in_the_order_of_their_references(filled: MainWindow, key: str) -> None:
    page = _page(filled, key)
    table = page.table  # type: ignore[attr-defined]  # each of the three has it
    filled.menus.nameless.trigger()
    if isinstance(page, ShortlistPage):
        page.filters.everyone.setChecked(True)
    for column in range(len(table.columns)):
        for order in Qt.SortOrder:
            table.sortByColumn(column, order)
            ids = [row.id for row in table.rows.rows]
            assert len(ids) == 12
            assert ids not in (sorted(ids), sorted(ids, reverse=True)), table.columns[column].title


def test_what_was_typed_to_find_a_bid_is_forgotten(filled: MainWindow) -> None:
    searched = (BIDS, RANKING, SHORTLIST, HISTORY, RECORDS, OVERRIDES)
    for key in searched:
        _page(filled, key)
        filled.go_to_search()
        box = QApplication.focusWidget()
        assert isinstance(box, SearchLine), key
        QTest.keyClicks(box, "Harrow Campus 9")
    filled.menus.nameless.trigger()
    for key in searched:
        filled.go(key)
    boxes = filled.findChildren(SearchLine)
    assert len(boxes) >= len(searched)
    assert [box.text() for box in boxes if box.text()] == []
    for box in boxes:
        box.undo()
        assert box.text() == ""
    page = _page(filled, RANKING)
    assert isinstance(page, RankingPage)
    assert len(page.table.rows.rows) == 12
    page.filters.search.setText(_code(filled))
    assert [row.id for row in page.table.rows.rows] == [BID]
    filled.menus.nameless.trigger()
    assert len(page.table.rows.rows) == 12  # nor is a code looked for among names


@pytest.mark.parametrize("key", [BIDS, RANKING, SHORTLIST])
def test_no_search_finds_a_bid_by_what_is_hidden(filled: MainWindow, key: str) -> None:
    """Else one could ask bid by bid: is the second in Wales?"""
    page = _page(filled, key)
    table, search = page.table, page.filters.search  # type: ignore[attr-defined]  # each has them
    if isinstance(page, ShortlistPage):
        page.filters.everyone.setChecked(True)
    hidden = (_name(filled), BID, SECRET, "Wales", "Scotland", "Cumbria", "register", "Submitted")
    found = {}
    for word in hidden:
        search.setText(word)
        found[word] = len(table.rows.rows)
    assert found["Wales"] if key != SHORTLIST else found[BID]
    search.clear()
    filled.menus.nameless.trigger()
    for word in hidden:
        search.setText(word)
        assert len(table.rows.rows) in (0, 12 if word == "Submitted" else 0), word
    search.setText(_code(filled))
    assert [row.id for row in table.rows.rows] == [BID]


def test_names_come_back(filled: MainWindow) -> None:
    page = _page(filled, RANKING)
    filled.menus.nameless.trigger()
    assert _name(filled) not in texts(page)
    filled.menus.nameless.trigger()
    assert _name(filled) in texts(page)


def test_weights_that_are_tried_and_what_is_selected_outlast_it(filled: MainWindow) -> None:
    page = filled.ranking
    assert page is not None
    first = _session(filled).project.framework.pillars[0].key
    page.try_weight(first, 5)
    tried = [row.score for row in page.table.rows.rows]
    page.table.selectAll()
    for _ in range(2):
        filled.menus.nameless.trigger()
        assert page.trying
        assert [row.score for row in page.table.rows.rows] == tried
        assert page.weights.effect.keep.isVisible()
        assert len(page.table.selected_rows) == 12
        hidden = filled.menus.nameless.isChecked()
        assert ("Campus" in texts(page.weights)) is not hidden  # who would move furthest
    filled.go(BIDS)
    filled.menus.nameless.trigger()
    filled.go(RANKING)
    assert page.trying
    page.put_back()
    assert not page.trying
    page.try_weight(first, 5)
    page.keep()
    assert not page.trying


def test_while_scores_are_hidden_too_names_come_and_go_with_weights_tried(
    filled: MainWindow,
) -> None:
    filled.menus.blind.trigger()
    page = filled.ranking
    assert page is not None
    page.try_weight(_session(filled).project.framework.pillars[0].key, 5)
    filled.menus.nameless.trigger()
    assert page.trying
    assert _telling(filled, texts(page)) == []
    filled.menus.nameless.trigger()
    assert page.trying
    assert _name(filled) in texts(page)


def test_where_places_are_hidden_the_ranking_has_no_column_for_them(
    qtbot: QtBot, filled: MainWindow
) -> None:
    page = filled.ranking
    assert page is not None
    filled.resize(1920, 1080)
    qtbot.waitUntil(lambda: not page.table.isColumnHidden(REGION))
    filled.menus.nameless.trigger()
    assert page.table.isColumnHidden(REGION)
    assert "Region" not in page.table.unshown
    filled.menus.nameless.trigger()
    assert not page.table.isColumnHidden(REGION)


def test_no_column_and_no_choice_is_there_that_would_say_nothing(filled: MainWindow) -> None:
    page = _page(filled, BIDS)
    assert isinstance(page, BidsPage)
    page.table.choose_columns(frozenset(one.key for one in page.table.kinds))
    boxes = [page.filters.region]
    for key in (RANKING, SHORTLIST):
        other = _page(filled, key)
        assert isinstance(other, RankingPage | ShortlistPage)
        boxes.append(other.filters.region)
    assert all(not box.isHidden() for box in boxes)
    filled.menus.nameless.trigger()
    for key in (RANKING, SHORTLIST, BIDS):
        filled.go(key)
    assert all(box.isHidden() for box in boxes)
    shown = [
        one for number, one in enumerate(page.table.kinds) if not page.table.isColumnHidden(number)
    ]
    assert len(shown) > 5
    rows = page.table.rows.rows
    for one in shown:
        texts = {one.column.text(row) for row in rows}
        assert not texts <= {"", "hidden"}, one.column.title
    answers = page.panel.answers
    told = [
        column.title
        for number, column in enumerate(answers.columns)
        if not answers.isColumnHidden(number)
    ]
    assert told == ["Question", "Read as"]
    filled.menus.nameless.trigger()
    assert not page.filters.region.isHidden()
    assert not any(answers.isColumnHidden(number) for number in range(4))


def test_the_palette_says_that_names_and_regions_are_hidden(filled: MainWindow) -> None:
    said = []
    for _ in range(2):
        filled.menus.palette.trigger()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PaletteDialog)
        dialog.search.setText("Wales")
        said.append(f"{dialog.search.placeholderText()} {dialog.note.text()}")
        dialog.reject()
        filled.menus.nameless.trigger()
    assert "region" in said[0]
    assert "hidden" not in said[0]
    assert "region" not in said[1]
    assert said[1].endswith(
        "Nothing is called “Wales”. Try a shorter word. Names and places are hidden."
    )


def test_what_is_done_in_the_background_names_no_file(
    qtbot: QtBot, filled: MainWindow, tmp_path: Path
) -> None:
    """Workbooks are called as the bid in them, and folders as who sent them."""
    filled.busy.follow(Job(f"Reading {_name(filled)}.xlsx"))
    filled.busy.show()
    assert _name(filled) in texts(filled.busy)
    filled.menus.nameless.trigger()
    assert _telling(filled, texts(filled.busy)) == []
    filled.busy.report(Report(f"Opening {_name(filled)}.xlsx", 2, 3))
    assert _telling(filled, texts(filled.busy)) == []
    assert "Working in the background, 2 of 3" in texts(filled.busy)
    filled.busy.finish()
    folder = tmp_path / f"From {SECRET}"
    folder.mkdir()
    (folder / "empty.csv").write_text("nothing\n", encoding="utf-8")
    filled.open([folder])
    settled(qtbot, filled)
    assert filled.banner.isVisible()
    assert _telling(filled, texts(filled.banner)) == []


def test_names_are_shown_again_from_the_page_that_lacks_them(filled: MainWindow) -> None:
    filled.menus.nameless.trigger()
    filled.go(HISTORY)
    guide = filled.pages.currentWidget()
    assert isinstance(guide, NamesHidden)
    assert "who did what" in guide.text.text()
    guide.show_names.click()
    assert not filled.menus.nameless.isChecked()
    assert filled.pages.currentWidget() is filled.pages.page(HISTORY)


@pytest.mark.parametrize("key", [kind.item.key for kind in KINDS if kind.names])
def test_a_page_that_is_not_shown_has_the_keys_at_the_way_back(
    qtbot: QtBot, filled: MainWindow, key: str
) -> None:
    with qtbot.waitActive(filled):
        filled.activateWindow()
    filled.go(key)  # it was seen before, and left
    filled.go(RANKING)
    filled.rail.setFocus()
    filled.menus.nameless.setChecked(True)
    filled.go(key)
    stand_in = filled.pages.currentWidget()
    assert isinstance(stand_in, NamesHidden)
    assert filled.focusWidget() is stand_in.show_names


def test_names_hidden_on_a_page_that_tells_them_leave_the_keys_at_the_way_back(
    qtbot: QtBot, filled: MainWindow
) -> None:
    with qtbot.waitActive(filled):
        filled.activateWindow()
    filled.go(HISTORY)
    filled.menus.nameless.setChecked(True)
    stand_in = filled.pages.currentWidget()
    assert isinstance(stand_in, NamesHidden)
    assert filled.focusWidget() is stand_in.show_names
    QTest.keyClick(stand_in.show_names, Qt.Key.Key_Space)
    page = filled.pages.currentWidget()
    assert page is filled.pages.page(HISTORY)
    focused = filled.focusWidget()
    assert focused is not None
    assert page is not None
    assert page.isAncestorOf(focused)


def test_a_criterion_that_tells_a_place_moves_nobody_in_sight_and_counts_no_answers(
    qtbot: QtBot, filled: MainWindow
) -> None:
    page = _page(filled, CRITERIA)
    assert isinstance(page, CriteriaPage)
    framework = _session(filled).project.framework
    leaf = next(one for one in framework.leaves if one.field == "discount_area")
    other = next(one for one in framework.leaves if one.field == "firm_mw")
    assert isinstance(leaf.value_function, ChoiceTable)
    page.choose(leaf.key)
    counted = [page.pane.points.item(row, GAVE) for row in range(4)]
    assert any(item is not None and item.text() not in ("0", "hidden") for item in counted)
    filled.menus.nameless.trigger()
    assert {item.text() for item in counted if item is not None} == {"hidden"}
    scores = tuple((code, 100 - score) for code, score in leaf.value_function.scores)
    page._try(with_function(framework, leaf.key, ChoiceTable(scores)))
    qtbot.waitUntil(lambda: "would tell where bids are" in texts(page.effect))
    assert "Bid " not in texts(page.effect)
    page.put_back()
    page._try(with_missing(framework, other.key, MissingPolicy(Treatment.VALUE, 100.0)))
    qtbot.waitUntil(lambda: "would tell" not in texts(page.effect) and page.trying)
