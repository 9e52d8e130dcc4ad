"""A selected bid is one thing across all pages: the lists of entries follow it, and lead to it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from builders import simple_bid
from busy_session import ASSESSOR, bid_set, busy_session, fresh_session
from gz_eval.app.about_bids import Subjects
from gz_eval.app.overriding import place_override
from gz_eval.app.shortlist_details import note_start
from gz_eval.core.commands import ImportBids
from gz_eval.core.outcome import Standing
from gz_eval.core.people import Person
from gz_eval.core.record_commands import AddRecord
from gz_eval.core.records import Log
from gz_eval.desktop.history_page import HistoryPage
from gz_eval.desktop.overrides_page import OverridesPage
from gz_eval.desktop.page_kinds import HISTORY, OVERRIDES, RANKING
from gz_eval.desktop.records_page import RecordsPage
from gz_eval.desktop.sign_offs_page import SignOffsPage
from gz_eval.desktop.window import MainWindow

Page = HistoryPage | RecordsPage | OverridesPage
MARSH_FARM = "B004"  # was moved, and noted: see `shown`
ROWS = {  # what is about it, as the pages show it, the latest first
    HistoryPage: ["14", "10"],
    RecordsPage: ["3"],
    OverridesPage: ["place/B004/"],
}
OTHER = {  # a row about another bid alone
    HistoryPage: "8",
    OverridesPage: "gate/B005/size",
}


def shown(qtbot: QtBot, make: type[Page]) -> Page:
    session = busy_session()
    noted = f"{note_start(session.project, MARSH_FARM)}keep an eye on it."
    session.do(AddRecord(Log.DECISION, noted))
    page = make(session)
    page.refresh()
    qtbot.addWidget(page)
    page.resize(1150, 640)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.mark.parametrize("make", list(ROWS))
def test_a_list_goes_to_what_is_about_the_selected_bid(
    qtbot: QtBot, dressed: None, make: type[Page]
) -> None:
    page = shown(qtbot, make)
    told: list[str] = []
    page.bid_chosen.connect(told.append)
    page.select(MARSH_FARM)
    assert page.selected == MARSH_FARM
    assert page.table.chosen_id == ROWS[make][0]
    assert page.count.text().endswith(f"; {len(ROWS[make])} about Marsh Farm")
    every = len(page.table.rows.rows)
    page.following.only.click()
    assert [row.id for row in page.table.rows.rows] == ROWS[make]
    page.clear.click()
    assert len(page.table.rows.rows) == every
    assert told == []  # the person chose no bid: it was chosen for them


def _click(page: Page, key: str) -> None:
    place = page.table.visualRect(page.table.rows.index_of(key)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.table.chosen_id == key


def test_going_to_an_override_selects_its_bid_and_the_heading_says_so(
    qtbot: QtBot, dressed: None
) -> None:
    page = shown(qtbot, OverridesPage)
    page.select(MARSH_FARM)
    told: list[str] = []
    page.bid_chosen.connect(told.append)
    _click(page, OTHER[OverridesPage])
    assert told == ["B005"]
    assert page.selected == "B005"
    name = next(bid.name for bid in page.session.project.bids.bids if bid.id == "B005")
    assert page.count.text().endswith(f" about {name}")


@pytest.mark.parametrize("make", [HistoryPage, RecordsPage])
def test_reading_an_entry_selects_nothing_and_a_button_leads_to_its_bid(
    qtbot: QtBot, dressed: None, make: type[HistoryPage | RecordsPage]
) -> None:
    page = shown(qtbot, make)
    page.select("B005")
    told: list[str] = []
    page.bid_chosen.connect(told.append)
    wanted: list[str] = []
    page.bid_wanted.connect(wanted.append)
    for key in ROWS[make]:
        _click(page, key)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Up)
    assert told == []
    assert page.selected == "B005"
    page.button(page.go_to_bid).click()
    assert wanted == [MARSH_FARM]
    _click(page, "1")
    assert not page.go_to_bid.isEnabled()
    assert "about no bid" in page.button(page.go_to_bid).toolTip()


def test_a_note_on_two_bids_leads_to_neither(qtbot: QtBot, dressed: None) -> None:
    page = shown(qtbot, RecordsPage)
    assert isinstance(page, RecordsPage)
    noted = f"Marsh Farm ({MARSH_FARM}) and Kettle (B005) share a line."
    page.session.do(AddRecord(Log.DECISION, noted))
    page.refresh()
    _click(page, str(page.session.project.records[-1].number))
    assert not page.go_to_bid.isEnabled()
    assert "or about several" in page.button(page.go_to_bid).toolTip()


def test_an_entry_about_no_bid_leaves_the_selected_one(qtbot: QtBot, dressed: None) -> None:
    page = shown(qtbot, HistoryPage)
    page.select(MARSH_FARM)
    told: list[str] = []
    page.bid_chosen.connect(told.append)
    _click(page, "11")
    assert told == []
    assert page.selected == MARSH_FARM


def test_without_a_selected_bid_nothing_is_narrowed(qtbot: QtBot, dressed: None) -> None:
    page = shown(qtbot, OverridesPage)
    assert not page.following.only.isEnabled()
    assert "about" not in page.count.text()


def test_what_takes_an_entry_back_is_about_the_same_bid() -> None:
    session = busy_session()
    session.do(AddRecord(Log.DECISION, "A decision on all."))
    for _ in range(3):  # the decision, the weight, the move
        session.undo("Looked at again.")
    last = len(session.entries)
    session.redo("It was right.")
    subjects = Subjects(session)
    subjects.follow()
    found = [one.number for one in session.entries if subjects.about(one.number, MARSH_FARM)]
    assert found == [10, last, last + 1]


def test_a_frozen_ranking_follows_too(qtbot: QtBot, dressed: None) -> None:
    page = SignOffsPage(busy_session())
    page.refresh()
    qtbot.addWidget(page)
    page.resize(1150, 640)
    page.show()
    told: list[str] = []
    page.bid_chosen.connect(told.append)
    page.select(MARSH_FARM)
    assert page.frozen.table.chosen_id == MARSH_FARM
    page.refresh()
    assert page.frozen.table.chosen_id == MARSH_FARM
    assert told == []
    QTest.keyClick(page.frozen.table, Qt.Key.Key_Home)
    assert told == [page.frozen.table.chosen_id]


def test_pages_of_a_window_share_the_selected_bid(qtbot: QtBot, filled: MainWindow) -> None:
    document = filled.documents.document
    assert document is not None
    session = document.session
    session.person = Person("A. Official", "assessor")
    for bid in ("B003", "B009"):
        session.do(place_override(session, bid, Standing.SHORTLISTED), "Looked at again.")
    filled.go(RANKING)
    ranking = filled.ranking
    assert ranking is not None
    ranking.table.choose("B003")
    filled.pages.go_to_bid("B003")
    filled.go(OVERRIDES)
    page = filled.pages.page(OVERRIDES)
    assert isinstance(page, OverridesPage)
    assert page.chosen is not None
    assert page.chosen.bid == "B003"
    page.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Up)
    assert page.chosen.bid == "B009"
    assert filled.selected_bid == "B009"
    filled.go(HISTORY)
    history = filled.pages.page(HISTORY)
    assert isinstance(history, HistoryPage)
    assert "Move Harrow Campus 9 to shortlisted" in history.details.plain_text


@pytest.mark.parametrize("make", list(OTHER))
def test_a_filter_selects_no_bid_and_says_what_it_hides(
    qtbot: QtBot, dressed: None, make: type[Page]
) -> None:
    page = shown(qtbot, make)
    page.select(MARSH_FARM)
    told: list[str] = []
    page.bid_chosen.connect(told.append)
    key = OTHER[make]
    names = {bid.id: bid.name for bid in page.session.project.bids.bids}
    page.search.setText(names["B005"])
    assert page.table.chosen_id == key
    assert told == []
    assert page.selected == MARSH_FARM
    said = "What is about the selected bid, Marsh Farm, is hidden by the filter."
    assert page.hidden_line.isVisible()
    assert page.hidden_line.text.text() == said
    page.hidden_line.button.click()
    assert not page.hidden_line.isVisible()
    assert page.table.chosen_id == ROWS[make][0]
    assert page.focusWidget() is page.table


@pytest.mark.parametrize("make", list(ROWS))
def test_the_box_names_the_selected_bid(qtbot: QtBot, dressed: None, make: type[Page]) -> None:
    page = shown(qtbot, make)
    only = page.following.only
    assert only.text() == "Only the selected &bid"
    page.select(MARSH_FARM)
    assert only.text() == "Only Marsh Farm"
    assert only.accessibleName() == "Only Marsh Farm, the selected bid"
    page.select("")
    assert not only.isEnabled()
    assert "Marsh" not in only.text() + only.accessibleName() + only.toolTip()


def test_a_frozen_ranking_says_when_its_filter_hides_the_bid(qtbot: QtBot, dressed: None) -> None:
    page = SignOffsPage(busy_session())
    page.refresh()
    qtbot.addWidget(page)
    page.resize(1150, 640)
    page.show()
    told: list[str] = []
    page.bid_chosen.connect(told.append)
    page.select(MARSH_FARM)
    frozen = page.frozen
    other = next(row for row in frozen.table.rows.every if row.id != MARSH_FARM)
    frozen.search.setText(other.ranked.name)
    assert frozen.hidden_line.isVisible()
    assert frozen.table.chosen_id == ""
    assert page.selected == MARSH_FARM
    assert told == []
    frozen.hidden_line.button.click()
    assert frozen.table.chosen_id == MARSH_FARM
    assert not frozen.hidden_line.isVisible()


def test_a_long_name_asks_for_no_more_room(qtbot: QtBot, dressed: None) -> None:
    page = shown(qtbot, HistoryPage)
    least = page.minimumSizeHint().width()
    only = page.following.only
    page.select(MARSH_FARM)
    only.setText("Only the Very Long Name Indeed of a Campus with an Innovation Zone beside it")
    assert page.minimumSizeHint().width() <= least
    page.resize(least, 600)
    assert only.shown_text.startswith("Only")
    assert only.shown_text.endswith("…")
    page.grab()


@pytest.mark.parametrize("make", [HistoryPage, OverridesPage])
def test_a_selected_bid_is_told_from_another_of_its_name(
    qtbot: QtBot, dressed: None, make: type[Page]
) -> None:
    bids = tuple(simple_bid(number, 500, "firm", 50, "Tarn Park") for number in (1, 2))
    sheet = replace(bid_set().sheets[0], rows_read=2, imported=2)
    session = fresh_session(bids=False)
    session.do(ImportBids(replace(bid_set(), bids=bids, sheets=(sheet,), issues=())))
    session.person = ASSESSOR
    session.do(place_override(session, "B002", Standing.NOT_SHORTLISTED), "The panel agreed it.")
    page = make(session)
    page.refresh()
    qtbot.addWidget(page)
    page.select("B002")
    assert page.following.only.accessibleName() == "Only Tarn Park (B002), the selected bid"
    assert page.count.text().endswith("; 1 about Tarn Park (B002)")
    page.select("B001")
    assert page.count.text().endswith("; none about Tarn Park (B001)")
