"""The page of the ranking: weigh, see, keep, put back, select, find, sort."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from accessible import spoken_name
from builders import framework
from dialog_answers import answering, named
from gz_eval.app.details import capital
from gz_eval.app.overriding import correction, place_override
from gz_eval.app.ranking_cells import BID, BOUNDS, GATES, RANK, SCORE, left_out_line
from gz_eval.app.ranking_lines import Line
from gz_eval.app.signing import sign_off
from gz_eval.core.commands import SetFramework, SetWeight
from gz_eval.core.framework_file import load_framework
from gz_eval.core.governance_commands import SetBlind
from gz_eval.core.outcome import GateState, Standing
from gz_eval.core.override_commands import OverrideGate
from gz_eval.core.people import Person
from gz_eval.core.record_commands import AddRecord
from gz_eval.core.records import Log
from gz_eval.core.weights import local_shares
from gz_eval.desktop import doing, theme
from gz_eval.desktop.filter_bar import FilterBar
from gz_eval.desktop.ranking_heading import RankingHeading
from gz_eval.desktop.ranking_page import RankingPage
from gz_eval.desktop.weight_editors import PercentBox

LEFT = Qt.MouseButton.LeftButton


def shown(page: RankingPage) -> list[str]:
    return [row.id for row in page.table.rows.rows]


def click_row(qtbot: QtBot, page: RankingPage, row: int) -> None:
    place = page.table.visualRect(page.table.rows.index(row, BID)).center()
    QTest.mouseClick(page.table.viewport(), LEFT, pos=place)


def type_weight(qtbot: QtBot, page: RankingPage, pillar: int, percent: str) -> None:
    box = page.weights.blocks[pillar].percent
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, percent)
    QTest.keyClick(box, Qt.Key.Key_Return)


def test_it_opens_on_the_first_bid_with_its_reasons(page: RankingPage) -> None:
    first = page.table.rows.row_at(page.table.rows.index(0, 0))
    assert page.selected == page.table.chosen_id == first.id
    assert first.facts.name in page.why.subtitle
    assert page.why.title == "Why rank 1"


def test_every_model_keeps_qts_rules(page: RankingPage) -> None:
    failing = QAbstractItemModelTester.FailureReportingMode.Fatal
    tables = (page.table, page.issues.groups, page.issues.issues)
    testers = [QAbstractItemModelTester(table.rows, failing) for table in tables]
    testers += [QAbstractItemModelTester(table.rows, failing) for table in tables]
    page.try_weight("power", 5)
    page.filters.search.setText("tarn")
    page.table.sortByColumn(SCORE, Qt.SortOrder.DescendingOrder)
    page.put_back()
    assert len(testers) == 6


def test_a_dragged_slider_ranks_again_and_changes_nothing(qtbot: QtBot, page: RankingPage) -> None:
    kept = page.session.project
    before, selected = shown(page), page.selected
    slider = page.weights.blocks[0].slider
    middle = slider.height() // 2
    QTest.mousePress(slider, LEFT, pos=QPoint(slider.width() // 2, middle))
    QTest.mouseMove(slider, QPoint(8, middle))
    QTest.mouseRelease(slider, LEFT, pos=QPoint(8, middle))
    assert page.trying
    assert shown(page) != before
    assert page.selected == page.table.chosen_id == selected
    assert page.session.project is kept
    assert "would enter the shortlist" in page.weights.effect.summary.text()
    tried = page.weights.effect.tried
    first = page.session.project.framework.pillars[0].label
    assert tried.toolTip().startswith(f"{first}: ")
    assert tried.text().replace("\u00a0", " ").startswith(f"{first}: ")
    assert tried.toolTip().count("→") == len(page.session.project.framework.pillars)
    assert page.weights.blocks[0].percent.value() == slider.value() < 5


def test_a_ranking_that_is_tried_says_so(qtbot: QtBot, page: RankingPage) -> None:
    assert not page.heading.tried.isVisible()
    page.try_weight("power", 3)
    assert page.heading.tried.isVisible()
    assert page.heading.tried.text() == "as tried, not kept"
    assert spoken_name(page.heading.title) == "Ranking, as tried, not kept"
    assert spoken_name(page.table) == "Ranking of bids, as tried, not kept"
    with qtbot.waitSignal(page.told) as told:
        page.copy.trigger()
    assert "They are as tried, not kept." in told.args[1]
    page.keep()
    assert not page.heading.tried.isVisible()
    assert spoken_name(page.heading.title) == "Ranking"
    assert spoken_name(page.table) == "Ranking of bids"


def test_what_is_copied_says_who_is_shortlisted_and_has_what_there_is_no_room_for(
    page: RankingPage,
) -> None:
    """Whoever pastes it sees no line and no sign, and cannot widen the window."""
    first, last = page.table.rows.rows[0], page.table.rows.rows[-1]
    page.session.do(place_override(page.session, first.id, Standing.RESERVE), "Its letter.")
    page.table.selectAll()
    page.copy.trigger()
    titles, *lines = (line.split("\t") for line in QGuiApplication.clipboard().text().splitlines())
    assert len(lines) == len(page.table.rows.rows)
    assert set(titles) >= {"Rank", "Reference", "Bid", "Region", "Gates", "Score", "Could be"}
    told = {line[titles.index("Reference")]: line[titles.index("Standing")] for line in lines}
    assert told[first.id] == "Reserve, moved by officials"
    assert told[last.id] == last.selected.value
    assert Standing.SHORTLISTED.value in told.values()


def test_the_count_gives_way_to_what_is_tried(qtbot: QtBot, dressed: None) -> None:
    heading = RankingHeading()
    qtbot.addWidget(heading)
    heading.say_count(("245 bids, 75 pass every gate", "245 bids"))
    heading.resize(heading.minimumSizeHint())
    heading.show()
    assert heading.count.isVisible()
    heading.show_trying(True)
    assert not heading.count.isVisible()  # rather than be cut to a letter or two
    heading.resize(heading.minimumSizeHint())
    assert heading.tried.width() >= heading.tried.sizeHint().width()
    short = heading.count.fontMetrics().horizontalAdvance("245 bids, ")
    heading.resize(heading.width() + short + theme.SMALL * 2, heading.height())
    qtbot.waitUntil(lambda: heading.count.text() == heading.count.shown == "245 bids")
    heading.resize(heading.width() * 3, heading.height())
    whole = "245 bids, 75 pass every gate"
    qtbot.waitUntil(lambda: heading.count.text() == heading.count.shown == whole)


def test_bids_that_are_only_listed_are_not_as_tried(page: RankingPage) -> None:
    page.session.do(SetBlind(True))
    page.try_weight("power", 3)
    assert page.trying
    assert not page.heading.tried.isVisible()


def test_keep_and_put_back_have_letters_and_say_their_keys(qtbot: QtBot, page: RankingPage) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    page.try_weight("power", 3)
    assert page.weights.effect.buttons.keys.text() == "Keys: Ctrl+Return, Ctrl+Backspace"
    assert page.weights.effect.buttons.keys.isVisible()
    QTest.keyClick(page, Qt.Key.Key_B, alt)
    qtbot.waitUntil(lambda: not page.trying)
    assert page.session.undo_sentence == ""
    page.try_weight("power", 3)
    QTest.keyClick(page, Qt.Key.Key_K, alt)
    qtbot.waitUntil(lambda: not page.trying)
    assert page.session.undo_sentence == "set weight of Power from 60% to 3%"


def test_columns_without_room_are_named_with_where_else_to_look(
    qtbot: QtBot, page: RankingPage
) -> None:
    page.resize(theme.letters(page, 260), 800)
    qtbot.waitUntil(lambda: not page.table.unshown)
    assert "no room for" not in page.legend.text()
    page.try_weight("power", 3)  # what is compared takes room
    page.resize(page.minimumSizeHint().width(), 800)
    qtbot.waitUntil(lambda: bool(page.table.unshown))
    told = left_out_line(page.table.unshown)
    assert told in page.legend.text()
    assert page.table.accessibleDescription() == capital(told)


def test_put_back_leaves_everything_as_it_was(qtbot: QtBot, page: RankingPage) -> None:
    before = shown(page)
    page.try_weight("power", 3)
    page.try_weight("capacity", 100)
    QTest.mouseClick(page.weights.effect.put_back, LEFT)
    assert (shown(page), page.trying) == (before, False)
    assert page.weights.blocks[0].percent.value() == 60
    assert not page.session.undo_sentence


def test_keep_is_one_change_that_can_be_undone(qtbot: QtBot, page: RankingPage) -> None:
    before = shown(page)
    type_weight(qtbot, page, 0, "10")
    page.try_weight("capacity", 50)
    tried = shown(page)
    QTest.mouseClick(page.weights.effect.keep, LEFT)
    assert (
        page.session.undo_sentence
        == "set weights of Power from 60% to 10% and Capacity from 75% to 50%"
    )
    assert (shown(page), page.trying) == (tried, False)
    assert local_shares(page.session.project.framework)["power"] == pytest.approx(0.1)
    page.session.undo()
    assert shown(page) == before
    page.session.redo()
    assert shown(page) == tried


@pytest.mark.parametrize("answer", ["keep", "put_back"])
def test_the_focus_goes_back_to_where_it_was_when_a_trial_is_answered(
    page: RankingPage, answer: str
) -> None:
    button = getattr(page.weights.effect, answer)
    box = page.weights.blocks[0].percent
    for press in (
        lambda: QTest.mouseClick(button, LEFT),
        lambda: (button.setFocus(Qt.FocusReason.TabFocusReason), button.click()),
    ):
        page.table.setFocus()
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Up)
        QTest.keyClick(box, Qt.Key.Key_Return)
        assert page.trying
        page.weights.effect.list_all.setFocus(Qt.FocusReason.TabFocusReason)  # on the way
        press()
        assert not page.trying
        assert box.hasFocus()


def test_weights_move_by_keyboard(qtbot: QtBot, page: RankingPage) -> None:
    slider = page.weights.blocks[1].slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert page.weights.blocks[1].percent.value() == 41
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.session.undo_sentence == "set weight of Land from 40% to 41%"


def test_what_is_typed_counts_when_it_is_kept_at_once(qtbot: QtBot, page: RankingPage) -> None:
    box = page.weights.blocks[0].percent
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "41")
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.session.undo_sentence == "set weight of Power from 60% to 41%"
    assert box.hasFocus()


def test_what_is_half_typed_is_put_back_by_the_keys(qtbot: QtBot, page: RankingPage) -> None:
    box = page.weights.blocks[0].percent
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "4")
    QTest.keyClick(box, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    assert box.text() == "60%"
    assert not page.trying


def test_a_pin_holds_and_can_be_taken_off_by_keyboard(qtbot: QtBot, page: RankingPage) -> None:
    box = page.weights.blocks[0].box("capacity")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_P)
    assert page.looked_at.pinned == {"capacity"}
    before = box.value()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_1, Qt.Key.Key_Return):
        QTest.keyClick(box, key)
    assert box.value() == before
    with qtbot.waitSignal(page.told) as told:
        page.try_weight("status", 10)
    assert "all others of its group are pinned" in told.args[0]
    assert not page.trying
    QTest.keyClick(box, Qt.Key.Key_P)
    assert not page.looked_at.pinned
    page.try_weight("status", 10)
    assert page.trying


def test_a_weight_that_is_typed_and_pinned_at_once_stays_as_typed(page: RankingPage) -> None:
    box = page.weights.blocks[0].percent
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "55")
    QTest.keyClick(box, Qt.Key.Key_P)
    assert page.looked_at.pinned == {"power"}
    assert page.changes[0] == "Power: 60% → 55%"
    assert (box.value(), box.text()) == (55, "55%")


def test_what_is_tried_outlasts_other_changes_and_is_put_back_with_a_word(
    qtbot: QtBot, page: RankingPage
) -> None:
    page.try_weight("power", 10)
    page.session.do(AddRecord(Log.ASSUMPTION, "Dates are the bidders’ own."))
    assert page.trying
    assert page.weights.blocks[0].percent.value() == 10
    with qtbot.waitSignal(page.told) as told:
        page.session.do(SetWeight("power", 30))
    assert "was put back" in told.args[0]
    assert not page.trying
    assert page.weights.blocks[0].percent.value() == 30


def test_what_cannot_be_kept_for_another_change_is_put_back_with_a_word(
    qtbot: QtBot, page: RankingPage
) -> None:
    def change_meanwhile(dialog: QDialog) -> None:
        page.session.do(SetWeight("power", 30))
        named("A. Official", "assurer")(dialog)

    page.session.person = Person("")
    page.try_weight("power", 10)
    with qtbot.waitSignal(page.told) as told, answering(change_meanwhile, QDialog.reject):
        page.keep()
    assert "was put back" in told.args[0]
    assert not page.trying
    assert page.weights.blocks[0].percent.value() == 30


def test_a_click_selects_and_the_reasons_follow(qtbot: QtBot, page: RankingPage) -> None:
    click_row(qtbot, page, 3)
    row = page.table.rows.row_at(page.table.rows.index(3, 0))
    assert page.selected == row.id
    assert row.facts.name in page.why.subtitle


def test_the_keyboard_walks_the_table_and_leaves_it(qtbot: QtBot, page: RankingPage) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.selected == shown(page)[1]
    QTest.keyClick(page.table, Qt.Key.Key_Tab)
    assert not page.table.hasFocus()


def test_selection_survives_sorting_filtering_and_weighing(qtbot: QtBot, page: RankingPage) -> None:
    click_row(qtbot, page, 5)
    chosen = page.selected
    page.table.sortByColumn(BID, Qt.SortOrder.DescendingOrder)
    page.try_weight("power", 20)
    page.filters.search.setText(chosen)
    assert shown(page) == [chosen]
    page.filters.reset()
    page.put_back()
    assert page.table.chosen_id == page.selected == chosen


def test_a_selection_hidden_by_a_filter_comes_back_with_its_row(page: RankingPage) -> None:
    chosen = page.selected
    page.filters.search.setText("no such bid")
    assert shown(page) == []
    assert page.table.chosen_id == ""
    page.filters.reset()
    assert page.table.chosen_id == page.selected == chosen


def test_filters_work_together_and_say_how_many(page: RankingPage) -> None:
    page.filters.region.setCurrentText("Wales")
    page.filters.gates.setCurrentText("Passes every gate")
    rows = page.table.rows.rows
    assert rows
    assert {(row.facts.region, row.facts.gates) for row in rows} == {("Wales", GateState.PASS)}
    assert page.count_text == f"{len(rows)} of 40 bids"
    page.filters.standing.setCurrentText("Shortlisted")
    assert {row.standing for row in page.table.rows.rows} <= {Standing.SHORTLISTED}


def test_a_filter_by_standing_follows_the_weights(page: RankingPage) -> None:
    page.filters.standing.setCurrentText("Shortlisted")
    before = set(shown(page))
    page.try_weight("power", 1)
    after = set(shown(page))
    assert len(after) == len(before) == 5
    assert after != before
    assert page.count_text == "5 of 40 bids"


def test_search_by_keyboard(qtbot: QtBot, page: RankingPage) -> None:
    page.go_to_search()
    search = page.filters.search
    assert search.hasFocus()
    QTest.keyClicks(search, "harrow")
    assert 0 < len(shown(page)) < 40
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert page.table.hasFocus()
    assert page.selected == page.table.chosen_id == shown(page)[0]
    page.go_to_search()
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert len(shown(page)) == 40


def test_the_bid_of_a_name_is_gone_to_wherever_it_stands(qtbot: QtBot, page: RankingPage) -> None:
    below = {row.facts.name: n for n, row in enumerate(page.table.rows.rows)}
    name = max(("Harrow Campus 3", "Tarn Campus 1", "Kettle Campus 2"), key=lambda one: below[one])
    page.go_to_search()
    QTest.keyClicks(page.filters.search, name.upper())
    assert page.table.rows.rows[0].facts.name != name  # others have its words too
    QTest.keyClick(page.filters.search, Qt.Key.Key_Return)
    row = page.table.chosen_row
    assert row is not None
    assert (row.facts.name, row.id) == (name, page.selected)


def test_a_bid_that_alone_was_found_is_chosen_by_keys(qtbot: QtBot, page: RankingPage) -> None:
    other = page.table.rows.rows[7]
    page.go_to_search()
    QTest.keyClicks(page.filters.search, other.id)
    assert shown(page) == [other.id]
    assert page.selected != other.id
    page.table.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.selected != other.id  # nobody has chosen it yet
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Up):
        page.select(page.table.rows.every[0].id)
        page.filters.clear.click()
        page.go_to_search()
        QTest.keyClicks(page.filters.search, other.id)
        page.table.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(page.table, key)
        assert page.selected == other.id
        assert other.facts.name in page.why.subtitle


@pytest.mark.parametrize("wide", range(520, 1000, 40))
def test_what_is_typed_to_find_a_bid_is_seen(qtbot: QtBot, dressed: None, wide: int) -> None:
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.offer_regions(("North East", "Yorkshire and The Humber"))
    bar.resize(wide, 60)
    bar.show()
    layout = bar.layout()
    assert layout is not None
    layout.activate()
    above = bar.region.y() > bar.search.y()
    bar.search.setText("Wagtailburn Fell")
    layout.activate()
    assert bar.clear.isVisible()
    assert (bar.region.y() > bar.search.y()) is above  # it does not move while one types in it
    button = bar.search.height()  # the cross that empties the box is no wider than high
    needed = bar.search.fontMetrics().horizontalAdvance(bar.search.text())
    assert bar.search.width() - button - 2 * theme.SMALL >= needed


def test_lines_are_drawn_only_in_ranked_order(page: RankingPage) -> None:
    kinds = list(page.table.lines.values())
    assert kinds == [Line.SHORTLIST, Line.RESERVE, Line.FAILED]
    last = next(iter(page.table.lines))
    assert page.table.rows.rows[last].standing is Standing.SHORTLISTED
    page.table.sortByColumn(BOUNDS, Qt.SortOrder.AscendingOrder)
    assert page.table.lines == {}
    page.table.sortByColumn(RANK, Qt.SortOrder.AscendingOrder)
    assert list(page.table.lines.values()) == kinds


def test_a_header_click_sorts(qtbot: QtBot, page: RankingPage) -> None:
    header = page.table.horizontalHeader()
    middle = QPoint(
        header.sectionViewportPosition(BID) + header.sectionSize(BID) // 2, header.height() // 2
    )
    QTest.mouseClick(header.viewport(), LEFT, pos=middle)
    names = [row.facts.name for row in page.table.rows.rows]
    assert names == sorted(names, key=str.casefold)


def test_a_click_on_what_was_found_moves_nothing(page: RankingPage) -> None:
    """A second click would else fall on the heading of a column, and sort."""
    hidden, other = page.table.rows.every[:2]
    page.select(hidden.id)
    page.filters.search.setText(other.facts.name)
    QApplication.processEvents()
    assert page.hidden_line.isVisible()
    port = page.table.viewport()
    before = port.mapTo(page, QPoint(0, 0))
    QTest.mouseClick(port, LEFT, pos=QPoint(4, page.table.rowHeight(0) // 2))
    QApplication.processEvents()
    assert page.selected == other.id
    assert not page.hidden_line.isVisible()
    assert port.mapTo(page, QPoint(0, 0)) == before


def test_an_issue_selects_its_bid_even_when_filtered_away(qtbot: QtBot, page: RankingPage) -> None:
    page.filters.search.setText("no such bid")
    issues = page.issues.issues
    wanted = issues.rows.row_at(issues.rows.index(1, 0)).bid
    place = issues.visualRect(issues.rows.index(1, 1)).center()
    QTest.mouseClick(issues.viewport(), LEFT, pos=place)
    assert page.selected == wanted
    assert page.filters.search.text() == "no such bid"  # what was typed is not undone unasked
    assert page.hidden_line.isVisible()
    bid = page.looked_at.bid(wanted)
    assert bid is not None
    assert bid.name in page.hidden_line.text.text()
    QTest.mouseClick(page.hidden_line.button, LEFT)
    assert page.selected == page.table.chosen_id == wanted
    assert page.filters.search.text() == ""
    assert not page.hidden_line.isVisible()


def test_issues_are_there_again_with_the_names_as_they_stand_by_then(page: RankingPage) -> None:
    panel, groups = page.issues, page.issues.groups.rows
    before = groups.rows
    for hidden, shown in ((True, ()), (False, before)):
        page.looked_at.anonymous = hidden
        page.refresh()
        assert tuple(groups.rows) == tuple(shown)
    command = panel.issues.rows.rows[0].command
    assert command is not None
    page.looked_at.anonymous = True
    page.session.do(command, "It is known.")
    assert not groups.rows
    page.looked_at.anonymous = False
    page.refresh()
    assert [row.settled for row in groups.rows].count(True) == 1


def test_a_group_of_issues_opens(qtbot: QtBot, page: RankingPage) -> None:
    groups = page.issues.groups
    assert groups.rows.rowCount() == 3
    groups.setFocus()
    QTest.keyClick(groups, Qt.Key.Key_End)
    row = groups.rows.row_at(groups.rows.index(2, 0))
    assert len(page.issues.issues.rows.rows) == len(row.issues)


def test_the_reasons_link_to_the_cell(qtbot: QtBot, page: RankingPage) -> None:
    page.select("B001")
    assert "“as typed”" in page.why.text.toPlainText()
    with qtbot.waitSignal(page.cell_wanted) as heard:
        page.why.follow(0)
    assert str(heard.args[0]) == "bids.xlsx / Register / B2"


def test_a_narrow_page_folds_and_unfolds(
    qtbot: QtBot, page: RankingPage, qapp: QApplication
) -> None:
    assert page.tabs.count() == 1
    page.resize(700, 500)
    qapp.processEvents()
    assert [page.tabs.tabText(n) for n in range(page.tabs.count())] == ["Weights", "Why", "Issues"]
    page.resize(1280, 680)
    qapp.processEvents()
    assert page.tabs.count() == 1
    assert page.why.isVisible()
    assert page.issues.isVisible()


def test_pillars_open_and_close_by_hand(qtbot: QtBot, page: RankingPage) -> None:
    block = page.weights.blocks[0]
    was = block.is_open
    QTest.mouseClick(block.toggle, LEFT)
    assert block.is_open is not was
    page.resize(1300, 700)
    assert block.is_open is not was


def test_a_framework_with_other_criteria_shows_them(page: RankingPage) -> None:
    page.weights.show_framework(framework(weights=(10, 90, 50, 50)))
    assert [block.percent.value() for block in page.weights.blocks] == [10, 90]


def test_a_weight_that_has_the_focus_may_go_with_its_framework(
    qapp: QApplication, page: RankingPage
) -> None:
    last = page.weights.blocks[-1].percent
    last.setFocus()
    assert last.hasFocus()
    four = load_framework("four-pillars")
    page.session.do(SetFramework(four))
    assert page.weights.blocks[0].percent.hasFocus()
    # Qt ends the program where a widget tells as it is deleted that its focus goes.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(page.weights.blocks) == len(four.pillars)
    assert page.weights.blocks[0].percent.hasFocus()


def since_action(page: RankingPage, words: str) -> QAction:
    return next(
        one for one in page.since._menu.actions() if one.text().replace("&", "").startswith(words)
    )


def test_movement_is_since_the_kept_weights_or_a_pinned_ranking(page: RankingPage) -> None:
    assert {row.movement_text for row in page.table.rows.rows} == {""}
    page.try_weight("power", 2)
    tried = {row.id: row.movement_text for row in page.table.rows.rows}
    assert any(text.startswith("▲") for text in tried.values())
    since_action(page, "Pin the ranking").trigger()
    assert {row.movement_text for row in page.table.rows.rows} == {"–"}
    assert page.since.accessibleName() == "Moved since: pinned"
    page.put_back()
    assert any(row.movement_text.startswith("▼") for row in page.table.rows.rows)
    assert since_action(page, "The ranking pinned").isChecked()
    since_action(page, "The weights as kept").trigger()
    assert {row.movement_text for row in page.table.rows.rows} == {""}
    page.try_weight("power", 2)
    assert {row.id: row.movement_text for row in page.table.rows.rows} == tried


def test_a_sign_off_is_what_movement_is_since_once_there_is_one(page: RankingPage) -> None:
    page.session.subscribe(page.refresh)
    page.session.do(sign_off(page.session, "The Department", "A. Lyst", "A. Surer", "A. Prover"))
    assert page.since.accessibleName() == "Moved since: sign-off 1"
    assert {row.movement_text for row in page.table.rows.rows} == {"–"}
    page.session.undo("It was signed too early.")
    assert page.since.accessibleName() == "Moved since: as kept"
    assert {row.movement_text for row in page.table.rows.rows} == {""}


def test_several_bids_are_selected_and_copied(qtbot: QtBot, page: RankingPage) -> None:
    click_row(qtbot, page, 1)
    place = page.table.visualRect(page.table.rows.index(3, BID)).center()
    QTest.mouseClick(page.table.viewport(), LEFT, Qt.KeyboardModifier.ShiftModifier, place)
    assert list(page.selected_bids) == shown(page)[1:4]
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 4
    assert lines[0].startswith("Rank\t")


def test_weights_moved_there_and_back_are_not_being_tried(page: RankingPage) -> None:
    first, second = (pillar.key for pillar in page.session.project.framework.pillars[:2])
    now = page.weights.blocks[0].percent.value()
    page.try_weight(first, now + 5)
    assert page.trying
    page.try_weight(first, now)
    assert not page.trying
    assert not page.weights.effect.keep.isVisible()
    page.looked_at.pin(second, True)
    page.try_weight(first, now + 5)
    page.try_weight(first, now)
    assert not page.trying


def test_keep_leaves_no_refused_figure_out_without_a_word(qtbot: QtBot, page: RankingPage) -> None:
    first, *others = page.session.project.framework.pillars
    before = page.session.project.framework
    page.try_weight(first.key, 55.0)
    for one in others:
        page.trial.pin(one.key, True)
    told: list[str] = []
    page.told.connect(lambda what, _advice, _bad: told.append(what))
    box = page.weights.findChildren(PercentBox)[0]
    box.setEnabled(True)  # as it was when the figure was begun
    with qtbot.waitActive(page):
        page.show()
    box.setFocus()
    box.lineEdit().setText("80")
    page.keep()
    assert told
    assert page.session.project.framework == before
    assert page.trying


def test_nothing_moves_as_weights_are_tried(qtbot: QtBot, page: RankingPage) -> None:
    page.resize(theme.letters(page, 185), theme.em(page) * 45)
    qtbot.wait(1)

    def places() -> list[QRect]:
        table = page.table
        columns = (
            QRect(table.columnViewportPosition(one), 0, table.columnWidth(one), 0)
            for one in range(len(table.columns))
        )
        parts = (*page.weights.blocks, page.weights.effect, table)
        return [*(QRect(one.mapTo(page, QPoint()), one.size()) for one in parts), *columns]

    before = places()
    opened = [block.is_open for block in page.weights.blocks]
    page.try_weight("power", 3)
    qtbot.wait(1)
    assert page.weights.effect.keep.isVisible()
    assert places() == before
    assert [block.is_open for block in page.weights.blocks] == opened


def test_a_gate_that_was_overridden_has_a_sign_where_words_have_no_room(
    qtbot: QtBot, page: RankingPage
) -> None:
    row = page.table.rows.rows[0]
    gate = page.evaluation.table.gates[row.index][0] if page.evaluation is not None else None
    assert gate is not None
    page.session.do(OverrideGate(row.id, gate.gate, GateState.FAIL, gate.state), "As the letter.")
    page.refresh()
    index = page.table.rows.index(page.table.rows.row_of(row.id), GATES)
    page.resize(theme.letters(page, 150), 800)
    qtbot.waitUntil(lambda: "† " in page.legend.text().replace("&nbsp;", " "))
    assert index.data() == "Fail (overridden)"  # also to be copied, and read out
    page.resize(theme.letters(page, 260), 800)
    qtbot.waitUntil(lambda: "†" not in page.legend.text())


def test_an_issue_is_accepted_where_it_is_seen(
    qtbot: QtBot, page: RankingPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doing, "ask_reason", lambda *_: "The site is a barge.")
    panel = page.issues
    accept, show_cell = panel.doing.actions
    assert panel.more.menu().actions() == [accept, show_cell]
    assert not accept.isEnabled()
    before = panel.issues.rows.rows
    row = before[0]
    panel.issues.choose(row.id)
    panel.issues.setFocus()
    with qtbot.waitSignal(page.cell_wanted) as wanted:
        show_cell.trigger()
    assert wanted.args == [row.cells]
    accept.trigger()
    (acceptance,) = page.session.project.overrides
    assert acceptance.stamp.reason == "The site is a barge."
    panel.show_project(page.session.project, nameless=False)
    # On to the next of the group: what is highlighted is told, and its bid is the selected one.
    (_, following, *_), chosen = before, panel.chosen
    assert chosen is not None
    assert chosen.standing is not row.standing
    assert (chosen.message, chosen.bid) == (following.message, following.bid)
    qtbot.waitUntil(lambda: page.selected == following.bid)
    assert panel.told == following.told
    assert panel.groups.rows.rows[-1].word == "Settled"
    QTest.keyClick(panel.groups, Qt.Key.Key_End)
    panel.issues.choose(panel.issues.rows.rows[0].id)
    assert accept.text() == "Open again…"
    accept.trigger()
    assert page.session.project.overrides == ()


def test_keys_choose_several_bids_and_go_to_the_last(page: RankingPage) -> None:
    table, ctrl = page.table, Qt.KeyboardModifier.ControlModifier
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Home)
    for _ in range(2):
        QTest.keyClick(table, Qt.Key.Key_Down, ctrl)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert [row.id for row in table.selected_rows] == [shown(page)[0], shown(page)[2]]
    page.filters.search.setText("a")
    table.choose_none()
    page.go_to_search()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.chosen_id == shown(page)[-1] == page.selected


def test_a_click_on_the_only_row_chooses_it_where_the_selected_bid_is_hidden(
    qtbot: QtBot, page: RankingPage
) -> None:
    first, other = page.table.rows.rows[0], page.table.rows.rows[7]
    page.filters.search.setText(other.id)
    page.select(first.id)  # as another page does
    page.enter()
    assert page.selected == first.id
    click_row(qtbot, page, 0)
    assert page.selected == page.table.chosen_id == other.id
    assert other.facts.name in page.why.subtitle
    assert not page.hidden_line.isVisible()


def test_a_bid_that_falls_is_followed_by_whoever_works_on_it_by_keys(
    qtbot: QtBot, page: RankingPage
) -> None:
    page.resize(1280, 420)
    table = page.table
    table.setFocus()
    first = table.rows.rows[0].id
    table.choose(first)
    page.session.do(correction(page.session, first, "mw", "1 MW"), "The letter says so.")
    row = table.rows.row_of(first)
    assert row > 20
    assert table.chosen_id == first
    place = table.visualRect(table.rows.index_of(first))
    assert table.viewport().rect().contains(place)
    page.weights.blocks[0].percent.setFocus()  # whoever moves a weight looks at the top
    table.scrollToTop()
    page.session.do(correction(page.session, first, "mw", "2 MW"), "The letter says so.")
    assert table.verticalScrollBar().value() == 0
