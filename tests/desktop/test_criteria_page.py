"""The criteria page: weights typed, dragged and pinned; curves, rules; nothing until it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from accessible import go_round, spoken_name, unnamed
from dialog_answers import answering, chosen, named
from gz_eval.app.framework_edits import amount_text, knots
from gz_eval.app.rule_edits import with_count_rule, with_minimum
from gz_eval.app.session import Session
from gz_eval.app.shown import Shown
from gz_eval.core.commands import SetFramework, SetWeight
from gz_eval.core.figures import figure_of
from gz_eval.core.framework import (
    AllOf,
    AnyOf,
    Comparison,
    CountRule,
    Field,
    Gate,
    MissingPolicy,
    Not,
    Test,
    Treatment,
)
from gz_eval.core.framework_file import load_framework
from gz_eval.core.gates import rule_in_words
from gz_eval.core.governance_commands import SetBlind
from gz_eval.core.people import Person
from gz_eval.core.project import Project
from gz_eval.core.value_functions import Bands, ChoiceTable
from gz_eval.core.weights import local_shares
from gz_eval.desktop import theme
from gz_eval.desktop.count_rule_dialog import CountRuleDialog
from gz_eval.desktop.criteria_page import CriteriaPage
from gz_eval.desktop.effect_dialog import EffectDialog
from gz_eval.desktop.gate_dialog import GateDialog
from gz_eval.desktop.page_kinds import CRITERIA, HISTORY
from gz_eval.desktop.point_cells import BAR as SCORE_BAR
from gz_eval.desktop.point_cells import BIDS, score_track
from gz_eval.desktop.ranking_page import RankingPage
from gz_eval.desktop.unshown_line import UnshownLine
from gz_eval.desktop.weight_cells import BAR, PIN, WEIGHT, WHOLE, bar_rect
from gz_eval.desktop.weight_editors import PercentBox
from gz_eval.desktop.window import MainWindow
from looks import cut, faint, laid_out, picture

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def criteria(qtbot: QtBot, dressed: None, session: Session) -> CriteriaPage:
    """The page on a few bids, shown."""
    page = CriteriaPage(Shown(session))
    page.refresh()
    session.subscribe(page.refresh)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    with qtbot.waitExposed(page):
        page.show()
    return page


def _leaf(page: CriteriaPage, choice: bool = False) -> str:
    """The key of a criterion with a curve, or with a table of answers."""
    return next(
        one.key
        for one in page.framework.leaves
        if one.value_function is not None and isinstance(one.value_function, ChoiceTable) is choice
    )


def knots_of(page: CriteriaPage, key: str) -> Sequence[tuple[float, float]]:
    """The points of a criterion's curve, as it is tried."""
    function = page.framework.criterion_by_key[key].value_function
    assert function is not None
    return knots(function)


def test_a_typed_weight_is_a_question_until_it_is_kept(
    qtbot: QtBot, criteria: CriteriaPage, session: Session
) -> None:
    kept = session.project.framework
    tree = criteria.tree
    tree.choose(kept.pillars[0].key)
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_F2)
    box = tree.findChild(PercentBox)
    assert box is not None
    box.setValue(70)
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: criteria.trying)
    assert local_shares(criteria.framework)[kept.pillars[0].key] == pytest.approx(0.7)
    assert session.project.framework is kept
    criteria.keep()
    assert local_shares(session.project.framework)[kept.pillars[0].key] == pytest.approx(0.7)
    assert not criteria.trying
    assert len(session.entries) == 2


def test_keys_move_a_weight_and_put_it_back(criteria: CriteriaPage, session: Session) -> None:
    first = session.project.framework.pillars[0].key
    before = local_shares(session.project.framework)[first]
    criteria.tree.choose(first)
    criteria.tree.setFocus()
    for _ in range(3):
        QTest.keyClick(criteria.tree, Qt.Key.Key_Plus)
    assert local_shares(criteria.framework)[first] == pytest.approx(before + 0.03)
    QTest.keyClick(criteria.tree, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert local_shares(criteria.framework)[first] == pytest.approx(before - 0.02)
    criteria.put_back()
    assert not criteria.trying
    assert criteria.framework == session.project.framework


def test_left_and_right_go_through_the_tree_as_in_any_and_move_no_weight(
    criteria: CriteriaPage,
) -> None:
    first = criteria.framework.pillars[0].key
    child = criteria.framework.children[first][0].key
    tree = criteria.tree
    tree.choose(first)
    tree.setFocus()
    item = tree.currentItem()
    assert item is not None
    QTest.keyClick(tree, Qt.Key.Key_Left)
    assert not item.isExpanded()
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert item.isExpanded()
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert tree.chosen_key == child
    QTest.keyClick(tree, Qt.Key.Key_Right)  # nothing below it
    assert tree.chosen_key == child
    QTest.keyClick(tree, Qt.Key.Key_Left)
    assert tree.chosen_key == first
    assert not criteria.trying
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert not item.isExpanded()


def test_a_weight_reads_the_same_on_both_pages(qtbot: QtBot, criteria: CriteriaPage) -> None:
    ranking = RankingPage(criteria.looked_at)
    ranking.refresh()
    qtbot.addWidget(ranking)
    first = criteria.framework.pillars[0].key
    ranking.try_weight(first, 11.25)
    criteria.tree.weighed.emit(first, 11.25)
    criteria.tree.choose(first)
    item = criteria.tree.currentItem()
    assert item is not None
    assert item.text(WEIGHT) == ranking.weights.blocks[0].percent.text() == "11.25%"


def test_a_bar_shows_that_it_can_be_dragged(criteria: CriteriaPage) -> None:
    tree = criteria.tree
    tree.choose(criteria.framework.pillars[0].key)
    index = tree.currentIndex().siblingAtColumn(BAR)
    assert tree.offers_drag(index)
    assert "+ and −" in index.data(Qt.ItemDataRole.ToolTipRole)
    QTest.mouseMove(tree.viewport(), tree.visualRect(index).center())
    assert tree.viewport().cursor().shape() == Qt.CursorShape.SizeHorCursor
    pin = tree.visualRect(tree.currentIndex().siblingAtColumn(PIN)).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=pin)
    assert not tree.offers_drag(index)
    assert criteria.looked_at.pinned == {criteria.framework.pillars[0].key}


def test_a_bar_is_dragged(criteria: CriteriaPage) -> None:
    tree = criteria.tree
    index = tree.model().index(0, BAR)
    track = bar_rect(tree.visualRect(index))
    place = QPoint(track.left() + track.width() // 4, track.center().y())
    QTest.mousePress(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    first = criteria.framework.pillars[0].key
    assert local_shares(criteria.framework)[first] == pytest.approx(0.25, abs=0.03)


def test_a_pinned_weight_stays(criteria: CriteriaPage) -> None:
    pillars = criteria.framework.pillars
    if len(pillars) < 3:
        leaves = criteria.framework.children
        pillars = next(group for group in leaves.values() if len(group) > 1)
    first, second = pillars[0].key, pillars[1].key
    before = local_shares(criteria.framework)[second]
    criteria.tree.choose(second)
    criteria.tree.setFocus()
    QTest.keyClick(criteria.tree, Qt.Key.Key_P)
    item = criteria.tree.currentItem()
    assert item is not None
    assert item.checkState(PIN) == Qt.CheckState.Checked
    criteria.tree.weighed.emit(first, 10.0)
    assert local_shares(criteria.framework)[second] == pytest.approx(before)


def test_a_weight_typed_and_kept_at_once_counts(
    qtbot: QtBot, criteria: CriteriaPage, session: Session
) -> None:
    first = criteria.framework.pillars[0].key
    tree = criteria.tree
    tree.choose(first)
    tree.setFocus()
    QTest.keyClicks(tree, "4")
    box = tree.findChild(PercentBox)
    assert box is not None
    QTest.keyClicks(box, "3")
    QTest.keyClick(box, Qt.Key.Key_Return, CTRL)
    assert local_shares(session.project.framework)[first] == pytest.approx(0.43)
    assert tree.hasFocus()


def test_a_threshold_typed_and_kept_at_once_counts(
    criteria: CriteriaPage, session: Session
) -> None:
    criteria.tabs.setCurrentIndex(1)
    box = criteria.rules.shortlist.places
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "3")
    QTest.keyClick(box, Qt.Key.Key_Return, CTRL)
    assert session.project.framework.shortlist.places == 3


def test_nothing_is_kept_while_what_is_typed_cannot_be_read(
    qtbot: QtBot, criteria: CriteriaPage, session: Session
) -> None:
    criteria.tree.weighed.emit(criteria.framework.pillars[0].key, 1.0)
    criteria.tabs.setCurrentIndex(1)
    box = criteria.rules.gates["size"].thresholds[()]
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "plenty")
    with qtbot.waitSignal(criteria.told) as told:
        QTest.keyClick(box, Qt.Key.Key_Return, CTRL)
    assert "plenty" in told.args[0]
    assert criteria.trying
    assert len(session.entries) == 1


def test_a_pin_set_on_one_page_holds_on_the_other(qtbot: QtBot, criteria: CriteriaPage) -> None:
    ranking = RankingPage(criteria.looked_at)
    ranking.refresh()
    qtbot.addWidget(ranking)
    criteria.tree.pinned.emit("capacity", True)
    ranking.show()
    assert ranking.weights.blocks[0].pin("capacity").isChecked()
    ranking.try_weight("status", 3)
    assert not ranking.trying
    ranking.hide()
    ranking.weights.blocks[0].pin("capacity").click()
    criteria.hide()
    criteria.show()
    criteria.choose("capacity")
    item = criteria.tree.currentItem()
    assert item is not None
    assert item.checkState(PIN) == Qt.CheckState.Unchecked


def test_a_change_here_has_to_be_settled_before_lock_sign_off_and_export(
    filled: MainWindow,
) -> None:
    page = tried_on_criteria(filled)
    for act in (filled.menus.lock, filled.menus.sign_off, filled.menus.export):
        filled.banner.hide()
        act.trigger()
        assert "on the Criteria page that is neither kept nor put back" in filled.banner.text.text()
    assert page.trying


def test_undo_puts_back_what_is_tried_and_nothing_else(filled: MainWindow) -> None:
    page = tried_on_criteria(filled)
    document = filled.documents.document
    assert document is not None
    count = len(document.session.entries)
    assert filled.menus.undo.text() == "&Undo: put back what is being tried"
    filled.menus.undo.trigger()
    assert not page.trying
    assert "tried" not in filled.menus.undo.text()
    assert "What was being tried on the Criteria page was put back" in filled.banner.text.text()
    assert len(document.session.entries) == count
    filled.menus.undo.trigger()
    assert len(document.session.entries) == count + 1


def test_closing_asks_about_what_is_tried(qtbot: QtBot, filled: MainWindow) -> None:
    page = tried_on_criteria(filled)
    with answering(QDialog.reject) as seen:
        filled.menus.close.trigger()
    assert "neither kept nor put back" in seen[0].said
    assert page.trying
    with answering(chosen("keep"), QDialog.reject):
        filled.menus.close.trigger()
    document = filled.documents.document
    assert document is not None
    assert not page.trying
    assert "set weight" in document.session.undo_sentence
    page.tree.weighed.emit(page.framework.pillars[0].key, 3.0)
    with answering(chosen("back"), chosen("drop")):
        filled.menus.close.trigger()
    assert filled.documents.document is None


def test_what_is_tried_on_another_page_is_put_back_with_a_word(filled: MainWindow) -> None:
    page = tried_on_criteria(filled)
    filled.go("ranking")
    ranking = filled.ranking
    assert ranking is not None
    ranking.try_weight(page.framework.pillars[1].key, 3.0)
    assert len(filled.pages.trying) == 2
    ranking.keep()
    assert not filled.pages.trying
    assert "What was being tried on the Criteria page was put back" in filled.banner.text.text()


def test_what_cannot_be_kept_for_another_change_is_put_back_with_a_word(
    filled: MainWindow,
) -> None:
    page = tried_on_criteria(filled)
    pillar = page.framework.pillars[1].key

    def change_meanwhile(dialog: QDialog) -> None:
        page.session.do(SetWeight(pillar, 30))
        named("A. Official", "assurer")(dialog)

    page.session.person = Person("")
    with answering(change_meanwhile, QDialog.reject):
        page.keep()
    assert "What was being tried on the Criteria page was put back" in filled.banner.text.text()
    assert page.framework is page.session.project.framework


def test_rules_tried_here_and_weights_tried_on_ranking_outlast_each_other(
    filled: MainWindow,
) -> None:
    filled.go("criteria")
    page, ranking = filled.pages.page("criteria"), filled.ranking
    assert isinstance(page, CriteriaPage)
    assert ranking is not None
    fewer = page.framework.gates[1:]
    pillar = page.framework.pillars[1].key
    page.rules.changed.emit(replace(page.framework, gates=fewer))
    filled.go("ranking")
    ranking.try_weight(pillar, 3.0)
    assert ranking.heading.title.accessibleName().endswith(
        "as tried, not kept; without what is tried on Criteria"
    )
    ranking.keep()
    assert filled.pages.trying == ("Criteria",)
    assert page.framework.gates == fewer
    weights = [one.weight for one in page.session.project.framework.criteria]
    assert [one.weight for one in page.framework.criteria] == weights
    ranking.try_weight(pillar, 60.0)
    tried = [one.weight for one in ranking.trial.framework.criteria]
    page.keep()
    assert page.session.project.framework.gates == fewer
    assert filled.pages.trying == ("Ranking",)
    assert [one.weight for one in ranking.trial.framework.criteria] == tried
    ranking.keep()
    assert page.session.project.framework.gates == fewer
    assert [one.weight for one in page.session.project.framework.criteria] == pytest.approx(tried)


def tried_on_criteria(window: MainWindow) -> CriteriaPage:
    """The page in the window, with a weight moved on it."""
    window.go("criteria")
    page = window.pages.page("criteria")
    assert isinstance(page, CriteriaPage)
    page.tree.weighed.emit(page.framework.pillars[0].key, 1.0)
    assert page.trying
    return page


def test_a_point_chosen_on_the_curve_is_that_of_the_table(criteria: CriteriaPage) -> None:
    """One point is chosen, wherever that was done: both buttons are for it."""
    pane = criteria.pane
    curve, points = pane.curve, pane.points
    key = next(
        one.key
        for one in criteria.framework.leaves
        if one.value_function is not None and knots(one.value_function)
    )
    criteria.choose(key)
    assert points.number < 0
    curve.setFocus()
    QTest.keyClick(curve, Qt.Key.Key_PageDown)
    assert points.number == 1
    QTest.keyClick(curve, Qt.Key.Key_PageUp)
    assert points.number == 0
    assert pane.add.isEnabled()
    points.choose_point(1)
    before = knots_of(criteria, key)
    QTest.keyClick(curve, Qt.Key.Key_Left)  # the one that was chosen in the table
    assert knots_of(criteria, key)[0] == before[0]
    assert knots_of(criteria, key)[1] != before[1]


def test_a_curve_is_moved_by_keys_and_by_typing(criteria: CriteriaPage, session: Session) -> None:
    key = _leaf(criteria)
    criteria.choose(key)
    curve = criteria.pane.curve
    before = criteria.framework.criterion_by_key[key].value_function
    assert before is not None
    curve.setFocus()
    QTest.keyClick(curve, Qt.Key.Key_PageDown)
    QTest.keyClick(curve, Qt.Key.Key_Left)
    moved = criteria.framework.criterion_by_key[key].value_function
    assert moved is not None
    assert knots(moved)[1][0] < knots(before)[1][0]
    cell = criteria.pane.points.item(0, 0)
    assert cell is not None
    first = knots(moved)[0][0]
    cell.setText(f"{first + 1:g}")
    typed = criteria.framework.criterion_by_key[key].value_function
    assert typed is not None
    assert knots(typed)[0][0] == pytest.approx(first + 1)
    criteria.keep()
    assert session.project.framework.criterion_by_key[key].value_function == typed
    assert "change the framework" in session.entries[-1].sentence


def test_what_cannot_be_read_is_told_and_put_right(qtbot: QtBot, criteria: CriteriaPage) -> None:
    criteria.choose(_leaf(criteria))
    cell = criteria.pane.points.item(0, 0)
    assert cell is not None
    before = cell.text()
    with qtbot.waitSignal(criteria.told) as told:
        cell.setText("plenty")
    assert told.args is not None
    assert "plenty" in str(told.args[0])
    assert cell.text() == before
    assert not criteria.trying


def test_an_answer_s_score_is_set(criteria: CriteriaPage) -> None:
    key = _leaf(criteria, choice=True)
    criteria.choose(key)
    cell = criteria.pane.points.item(0, 1)
    assert cell is not None
    cell.setText("42")
    function = criteria.framework.criterion_by_key[key].value_function
    assert isinstance(function, ChoiceTable)
    assert function.scores[0][1] == 42


def test_an_answer_s_score_is_dragged_and_moved_by_keys(criteria: CriteriaPage) -> None:
    key = _leaf(criteria, choice=True)
    criteria.choose(key)
    table = criteria.pane.points

    def scores() -> list[float]:
        function = criteria.framework.criterion_by_key[key].value_function
        assert isinstance(function, ChoiceTable)
        return [score for _, score in function.scores]

    before = scores()
    track = score_track(table.visualRect(table.model().index(1, SCORE_BAR)), table.pad)
    place = QPoint(track.left() + round(track.width() * 0.25), track.center().y())
    QTest.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert scores()[1] == pytest.approx(25, abs=2)
    assert scores()[0] == before[0]
    table.setFocus()
    moved = scores()[1]
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert scores()[1] == moved + 1
    QTest.keyClick(table, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert scores()[1] == moved - 4
    counted = table.item(1, BIDS)
    assert counted is not None
    assert int(counted.text()) > 0


def test_on_a_narrow_page_the_tree_is_a_tab(qtbot: QtBot, criteria: CriteriaPage) -> None:
    criteria.resize(theme.letters(criteria, 100), 640)
    qtbot.waitUntil(lambda: criteria.tabs.count() == 3)
    assert criteria.tree.isVisible()
    criteria.choose(_leaf(criteria))
    assert criteria.pane.isVisible()
    assert criteria.effect.isVisible()
    criteria.tabs.setCurrentIndex(0)
    criteria.enter()
    assert criteria.tree.hasFocus()
    criteria.resize(theme.letters(criteria, 160), 640)
    qtbot.waitUntil(lambda: criteria.tabs.count() == 2)
    assert criteria.tree.isVisible()
    assert criteria.pane.isVisible()


def test_a_narrow_page_is_come_back_to_where_it_was_left(
    qtbot: QtBot, dressed: None, filled: MainWindow
) -> None:
    filled.go(CRITERIA)
    criteria = filled.pages.page(CRITERIA)
    assert isinstance(criteria, CriteriaPage)
    filled.resize(theme.letters(criteria, 100), 640)
    qtbot.waitUntil(lambda: criteria.tabs.count() == 3)
    criteria.tabs.setCurrentWidget(criteria.rules)
    filled.go(HISTORY)
    filled.go(CRITERIA)
    assert criteria.tabs.count() == 3
    assert criteria.rules.isVisible()
    assert filled.focusWidget() is criteria.tabs.tabBar()


def test_what_is_worked_in_stays_in_sight_as_the_page_folds_and_unfolds(
    qtbot: QtBot, criteria: CriteriaPage
) -> None:
    criteria.tabs.setCurrentWidget(criteria.rules)
    criteria.rules.gates["size"].thresholds[()].setFocus()
    narrow, wide = theme.letters(criteria, 100), theme.letters(criteria, 160)
    criteria.resize(narrow, 640)
    qtbot.waitUntil(lambda: criteria.tabs.count() == 3)
    assert criteria.rules.isVisible()
    criteria.tabs.setCurrentIndex(0)
    criteria.tree.setFocus()
    criteria.resize(wide, 640)
    qtbot.waitUntil(lambda: criteria.tabs.count() == 2)
    assert criteria.rules.isVisible()
    criteria.tree.setFocus()
    criteria.resize(narrow, 640)
    qtbot.waitUntil(lambda: criteria.tabs.count() == 3)
    assert criteria.tree.isVisible()


def test_a_criterion_that_is_looked_for_is_shown(criteria: CriteriaPage) -> None:
    criteria.tabs.setCurrentWidget(criteria.rules)
    criteria.choose(_leaf(criteria))
    assert criteria.pane.isVisible()


def test_removing_a_gate_leaves_what_is_typed_of_another(
    qtbot: QtBot, criteria: CriteriaPage
) -> None:
    criteria.tabs.setCurrentWidget(criteria.rules)
    box = criteria.rules.gates["size"].thresholds[()]
    box.setFocus()
    box.setText("many")
    box.editingFinished.emit()
    other = criteria.rules.gates["status"]
    other.remove.setFocus()
    QTest.keyClick(other.remove, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(criteria.framework.gates) == 1)
    assert criteria.rules.gates["size"].thresholds[()].text() == "many"
    assert criteria.rules.wrong is criteria.rules.gates["size"].thresholds[()]
    assert "“many” cannot be read" in criteria.rules.wrong.reason.text()
    assert criteria.rules.wrong.isVisible()
    assert criteria.rules.add_gate.hasFocus()  # what had it is gone
    criteria.put_back()
    assert list(criteria.rules.gates) == ["size", "status"]


def test_what_has_the_focus_once_a_gate_is_removed_is_in_sight(qtbot: QtBot, dressed: None) -> None:
    page = CriteriaPage(Shown(Session(Project(load_framework("four-pillars")))))
    qtbot.addWidget(page)
    page.refresh()
    page.resize(1100, 600)
    with qtbot.waitExposed(page):
        page.show()
    page.columns.show_rules()
    rules = page.rules
    remove = next(iter(rules.gates.values())).remove
    remove.setFocus()
    rules.ensureWidgetVisible(remove)
    QTest.keyClick(remove, Qt.Key.Key_Space)
    assert rules.add_gate.hasFocus()
    port = rules.viewport()

    def seen() -> bool:
        foot = rules.add_gate.rect().bottomRight()
        return port.rect().contains(rules.add_gate.mapTo(port, foot))

    qtbot.waitUntil(seen, timeout=1000)


def test_tab_goes_through_the_gates_as_they_lie(criteria: CriteriaPage) -> None:
    criteria.tabs.setCurrentWidget(criteria.rules)

    def order() -> list[str]:
        box = criteria.rules.gates["size"].thresholds[()]
        box.setFocus()
        names: list[str] = []
        while not names or "shortlist" not in names[-1].lower():
            now = criteria.focusWidget()
            assert now is not None
            names.append(spoken_name(now))
            QTest.keyClick(now, Qt.Key.Key_Tab)
            assert len(names) < 12
        return names

    before = order()
    criteria.rules.gates["size"].remove.click()
    criteria.put_back()
    assert order() == before


def test_names_of_criteria_can_be_read_beside_the_bars(
    qapp: QApplication, criteria: CriteriaPage
) -> None:
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(font)
    criteria.resize(1720, 900)
    qapp.processEvents()
    assert criteria.tabs.count() == 2
    assert criteria.tree.columnWidth(0) >= theme.letters(criteria.tree, 20)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)], ids=["small", "large"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_tab_fits_can_be_read_and_has_names(
    qtbot: QtBot, qapp: QApplication, filled: MainWindow, scale: float, size: tuple[int, int]
) -> None:
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * scale)
    qapp.setFont(font)
    filled.resize(*size)
    filled.go("criteria")
    page = filled.pages.page("criteria")
    assert isinstance(page, CriteriaPage)
    framework = with_minimum(page.framework, "low_carbon", 12.5)
    low = CountRule("At most one Low", ("power", "land", "region"), score_below=40.0, at_most=1)
    size_gate, near = framework.gates[0].rule, Test("latency_ms", Comparison.AT_MOST, Decimal(4))
    both = Gate("both", "Power and nearness", AllOf((size_gate, near)))
    framework = replace(framework, gates=(*framework.gates, both))
    page.rules.changed.emit(with_count_rule(framework, None, low))
    qapp.processEvents()
    assert page.tabs.count() == (3 if (scale, size[0]) == (2.0, 1280) else 2)
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        laid_out(filled)
        picture(filled, f"criteria-{tab}-{size[0]}-{scale:g}")
        assert not cut(filled)
        assert not faint(filled)
        assert not unnamed(filled)
        qtbot.waitUntil(filled.isActiveWindow)
        go_round(filled, filled.rail.turn)


def test_what_is_below_the_first_step_is_typed(criteria: CriteriaPage, session: Session) -> None:
    session.do(SetFramework(load_framework("four-pillars")))
    criteria.choose("fibre_routes")
    first = criteria.pane.points.item(0, 0)
    score = criteria.pane.points.item(0, 1)
    assert first is not None
    assert score is not None
    assert first.text() == "Below 1"
    assert not first.flags() & Qt.ItemFlag.ItemIsEditable
    score.setText("10")
    function = criteria.framework.criterion_by_key["fibre_routes"].value_function
    assert isinstance(function, Bands)
    assert function.below == 10


def test_captions_are_not_cut(criteria: CriteriaPage, session: Session) -> None:
    session.do(SetFramework(load_framework("four-pillars")))
    for one in criteria.framework.criteria:
        criteria.choose(one.key)
        QApplication.processEvents()
        for label in (criteria.pane.about, criteria.pane.source, criteria.pane.bounds):
            if label.isVisible():
                assert label.height() >= label.heightForWidth(label.width())


def test_missing_evidence_can_score_a_set_value(criteria: CriteriaPage) -> None:
    key = _leaf(criteria)
    criteria.choose(key)
    box = criteria.pane.missing
    box.treatment.setCurrentIndex(2)
    box.treatment.activated.emit(2)
    box.value.setValue(30.25)
    leaf = criteria.framework.criterion_by_key[key]
    assert leaf.missing == MissingPolicy(Treatment.VALUE, 30.25)
    assert leaf.not_applicable == MissingPolicy()
    other = criteria.pane.not_applicable
    other.treatment.setCurrentIndex(1)
    other.treatment.activated.emit(1)
    leaf = criteria.framework.criterion_by_key[key]
    assert leaf.not_applicable.treatment is Treatment.EXCLUDE
    assert leaf.missing == MissingPolicy(Treatment.VALUE, 30.25)


def test_the_shortlist_rule_and_a_threshold_are_set(
    criteria: CriteriaPage, session: Session
) -> None:
    criteria.rules.shortlist.places.setValue(3)
    assert criteria.framework.shortlist.places == 3
    box = criteria.rules.gates["size"].thresholds[()]
    box.setText("250 MW")
    box.editingFinished.emit()
    gate = next(one for one in criteria.framework.gates if one.key == "size")
    assert getattr(gate.rule, "threshold", None) == 250
    criteria.keep()
    assert session.project.framework.shortlist.places == 3


def test_what_nobody_touched_of_the_rule_stays_to_the_last_digit(
    criteria: CriteriaPage, session: Session
) -> None:
    for least in (62.5, 0.4, 0.123456789, 0.0):
        rule = replace(session.project.framework.shortlist, minimum_total=least)
        session.do(SetFramework(replace(session.project.framework, shortlist=rule)))
        criteria.rules.shortlist.reserve.setValue(criteria.rules.shortlist.reserve.value() + 1)
        assert criteria.framework.shortlist.minimum_total == least
        criteria.put_back()
    criteria.rules.shortlist.least.setValue(62.5)
    assert criteria.framework.shortlist.minimum_total == 62.5
    assert criteria.rules.shortlist.least.text() == "62.5"
    criteria.rules.shortlist.least.setValue(0)
    assert criteria.framework.shortlist.minimum_total is None


def test_least_scores_are_added_set_and_removed(criteria: CriteriaPage) -> None:
    form = criteria.rules.shortlist
    form.criterion.setCurrentIndex(form.criterion.findData("land"))
    form.add_minimum.click()
    assert dict(criteria.framework.shortlist.minimum)["land"] == 40
    form.minima["land"].setValue(12.5)
    assert dict(criteria.framework.shortlist.minimum)["land"] == 12.5
    form.removes["land"].click()
    assert "land" not in dict(criteria.framework.shortlist.minimum)
    assert form.criterion.findData("land") >= 0


def test_a_counting_rule_is_added_changed_and_removed(qtbot: QtBot, criteria: CriteriaPage) -> None:
    form = criteria.rules.shortlist

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, CountRuleDialog)
        if not dialog.label.text():
            assert not dialog.go.isEnabled()
            dialog.label.setText("At most one Low")
            for row in range(3):
                dialog.criteria.item(row).setCheckState(Qt.CheckState.Checked)
        else:
            dialog.way.setCurrentIndex(0)
            dialog.score.setValue(70.5)
            dialog.most.setValue(-1)
            dialog.fewest.setValue(2)
        assert dialog.go.isEnabled()
        dialog.go.click()

    with answering(fill):
        form.add_rule.click()
        qtbot.waitUntil(lambda: bool(criteria.framework.shortlist.rules))
    (rule,) = criteria.framework.shortlist.rules
    assert (rule.score_below, rule.at_most, len(rule.criteria)) == (40, 1, 3)
    with answering(fill):
        form.changes[0].click()
        qtbot.waitUntil(lambda: criteria.framework.shortlist.rules[0].at_least == 2)
    (rule,) = criteria.framework.shortlist.rules
    assert (rule.score_at_least, rule.score_below, rule.at_most) == (70.5, None, None)
    form.removes["rule 0"].click()
    assert not criteria.framework.shortlist.rules


def test_parts_of_a_joined_gate_are_set(criteria: CriteriaPage, session: Session) -> None:
    size = Test("mw", Comparison.AT_LEAST, Decimal(300))
    grid = Test("status", Comparison.ONE_OF, options=("firm",))
    gate = Gate("joined", "Power or a firm connection", AnyOf((size, Not(grid))))
    framework = session.project.framework
    session.do(SetFramework(replace(framework, gates=(*framework.gates, gate))))
    form = criteria.rules.gates["joined"]
    line = form.thresholds[0,]
    line.setText("450 MW")
    line.editingFinished.emit()
    form = criteria.rules.gates["joined"]
    form.options[(1, 0), "offered"].click()
    rule = criteria.framework.gates[-1].rule
    more = replace(grid, options=("firm", "offered"))
    assert rule == AnyOf((replace(size, threshold=Decimal(450)), Not(more)))
    form.options[(1, 0), "offered"].click()
    with_one = criteria.framework
    form.options[(1, 0), "firm"].click()
    assert criteria.framework == with_one
    assert form.options[(1, 0), "firm"].isChecked()


def test_a_gate_is_added_and_removed(qtbot: QtBot, criteria: CriteriaPage) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, GateDialog)
        dialog.field.setCurrentIndex(dialog.field.findData("status"))
        assert not dialog.go.isEnabled()
        dialog.options.item(0).setCheckState(Qt.CheckState.Checked)
        assert dialog.go.isEnabled()
        dialog.field.setCurrentIndex(dialog.field.findData("ha"))
        dialog.threshold.setText("plenty")
        assert not dialog.go.isEnabled()
        dialog.threshold.setText("20 ha")
        dialog.name.setText(criteria.framework.gates[0].label)
        assert not dialog.go.isEnabled()  # another gate is called that
        dialog.name.clear()
        dialog.source.setPlainText("Panel of 3 June 2025")
        dialog.go.click()

    before = criteria.framework.gates
    with answering(fill):
        criteria.rules.add_gate.click()
        qtbot.waitUntil(lambda: len(criteria.framework.gates) > len(before))
    gate = criteria.framework.gates[-1]
    assert gate.rule == Test("ha", Comparison.AT_LEAST, Decimal(20))
    assert gate.label.endswith("is at least 20 ha")
    assert (gate.status, gate.source) == ("added by officials", "Panel of 3 June 2025")
    qtbot.waitUntil(lambda: "would" in criteria.effect.summary.text())
    criteria.rules.gates[gate.key].remove.click()
    assert criteria.framework.gates == before


def test_the_effect_is_said_before_it_is_kept(qtbot: QtBot, criteria: CriteriaPage) -> None:
    criteria.tree.weighed.emit(criteria.framework.pillars[0].key, 1.0)
    qtbot.waitUntil(lambda: "would" in criteria.effect.summary.text())


def test_who_would_fail_a_gate_is_said_first_and_all_of_them_are_listed(
    qtbot: QtBot, criteria: CriteriaPage
) -> None:
    box = criteria.rules.gates["size"].thresholds[()]
    criteria.tabs.setCurrentWidget(criteria.rules)
    box.setFocus()
    box.setText("600 MW")
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "more bids would fail a gate" in criteria.effect.summary.text())
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, EffectDialog)
        seen.append(dialog.text.toPlainText())
        dialog.reject()

    with answering(look):
        QTest.mouseClick(criteria.effect.list_all, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(seen))
    assert "Tried, and not kept yet" in seen[0]
    count = int(criteria.effect.summary.text().split()[0])
    failing = seen[0].split("more bids would fail a gate\n")[1].split("\nWould ")[0]
    assert len(failing.splitlines()) == count


def test_while_scores_are_hidden_no_effect_is_said(
    qtbot: QtBot, criteria: CriteriaPage, session: Session
) -> None:
    session.do(SetBlind(True))
    criteria.tree.weighed.emit(criteria.framework.pillars[0].key, 1.0)
    qtbot.waitUntil(lambda: "hidden" in criteria.effect.summary.text())
    assert not criteria.effect.lines.text()


def test_every_criterion_of_the_shipped_framework_is_shown(
    criteria: CriteriaPage, session: Session
) -> None:
    session.do(SetFramework(load_framework("four-pillars")))
    for one in criteria.framework.criteria:
        criteria.choose(one.key)
        assert criteria.pane.heading.text() == one.label
        criteria.pane.grab()
    item = criteria.tree.currentItem()
    assert item is not None
    assert item.text(WEIGHT).endswith("%")


def test_the_selected_bid_is_named_on_the_curve_with_its_amount_and_score(
    criteria: CriteriaPage,
) -> None:
    key = _leaf(criteria)
    criteria.choose(key)
    curve, field = criteria.pane.curve, criteria.framework.criterion_by_key[key].field
    bid = next(one for one in criteria.looked_at.bids if figure_of(one, _field(criteria, field)))
    plain = curve.grab().toImage()
    criteria.select(bid.id)
    amount = figure_of(bid, _field(criteria, field))
    assert amount is not None
    told = f"{bid.name}: {amount_text(_field(criteria, field), amount)} scores "
    assert curve.mark_text.startswith(told)
    assert float(curve.mark_text.removeprefix(told)) >= 0
    assert curve.mark_text in curve.accessibleDescription()
    assert curve.grab().toImage() != plain
    metrics = curve.fontMetrics()
    said = curve.mark_text.removeprefix(f"{bid.name}: ")
    for room in range(metrics.horizontalAdvance(said), metrics.horizontalAdvance(told) + 200, 7):
        shown = curve.mark_shown(metrics, room)  # where it is cut, that is the name, and no figure
        assert shown.endswith(said)
        assert metrics.horizontalAdvance(shown) <= room
    criteria.looked_at.anonymous = True
    criteria.refresh()
    assert bid.name not in curve.mark_text
    assert bid.name not in curve.accessibleDescription()


def _field(page: CriteriaPage, key: str) -> Field:
    return page.framework.field_by_key[key]


def test_painting_changes_no_colour_of_the_theme(criteria: CriteriaPage) -> None:
    criteria.choose(_leaf(criteria))
    criteria.pane.curve.grab()
    assert theme.color(theme.LIGHT.secondary) == QColor(theme.LIGHT.secondary)


def test_another_framework_is_used_and_this_one_exported(
    qtbot: QtBot, window: MainWindow, register: Path, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.settled):
        window.open([register])
    qtbot.waitUntil(lambda: window.account.isVisible())
    document = window.documents.document
    assert document is not None
    path = tmp_path / "mine.toml"
    window.frameworks.write(path)
    assert load_framework(path) == document.session.project.framework
    before, entries = document.session.project, len(document.session.entries)
    with answering(QDialog.reject) as asked, qtbot.waitSignal(window.settled):
        window.frameworks.use("aigz-2025-guidance")
    assert document.session.project is before
    assert "Evaluate by “" in asked[0].said
    assert " the shortlist" in asked[0].said

    def meanwhile(dialog: QDialog) -> None:
        document.session.do(SetWeight("power", 61))  # as files that were being read do
        chosen("use")(dialog)

    with answering(meanwhile, QDialog.accept) as asked, qtbot.waitSignal(window.settled):
        window.frameworks.use("aigz-2025-guidance")
    assert "was changed meanwhile" in asked[1].said
    assert len(document.session.entries) == entries + 1
    entries += 1
    with answering(chosen("use")), qtbot.waitSignal(window.settled):
        window.frameworks.use("aigz-2025-guidance")
    assert document.session.project.framework.key == "aigz-2025-guidance"
    assert len(document.session.entries) == entries + 1
    assert document.session.undo_sentence.startswith("evaluate by")
    window.frameworks.compare()


@pytest.mark.parametrize("blind", [False, True])
def test_a_changed_file_of_the_same_framework_says_what_it_changes(
    qtbot: QtBot, window: MainWindow, register: Path, tmp_path: Path, blind: bool
) -> None:
    with qtbot.waitSignal(window.settled):
        window.open([register])
    qtbot.waitUntil(lambda: window.account.isVisible())
    document = window.documents.document
    assert document is not None
    if blind:
        document.session.do(SetBlind(True))
    path = tmp_path / "good.toml"
    window.frameworks.write(path)
    assert path.read_text(encoding="utf-8").startswith("# Exported by gz_eval from ")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("weight = 20", "weight = 30", 1), encoding="utf-8")
    with answering(QDialog.reject) as asked, qtbot.waitSignal(window.settled):
        window.frameworks.use(str(path))
    assert "” from good.toml?" in asked[0].said
    assert "come to 110 in the file, not to 100" in asked[0].said
    assert ("Scores are hidden" in asked[0].said) is blind
    assert ("The shortlist" in asked[0].said) is not blind
    assert "Weight of Grid connection date: 20% → 27.27%" in asked[0].listed
    assert ("In: " in asked[0].listed or "Out: " in asked[0].listed) <= (not blind)


def test_a_gate_is_called_what_it_asks_for(qtbot: QtBot, criteria: CriteriaPage) -> None:
    form = criteria.rules.gates["size"]
    box = form.thresholds[()]
    criteria.tabs.setCurrentWidget(criteria.rules)
    box.setFocus()
    box.setText("350 MW")
    QTest.keyClick(box, Qt.Key.Key_Return)
    gate = next(one for one in criteria.framework.gates if one.key == "size")
    assert "350" in gate.label
    assert form is criteria.rules.gates["size"]  # the same boxes: the focus stays
    assert any("350 MW" in one for one in criteria.changes)
    qtbot.waitUntil(lambda: criteria.effect.tried.text().startswith("Gate “"))
    form.remove.click()
    qtbot.waitUntil(lambda: "Gate removed" in criteria.effect.tried.text())


def test_on_a_small_screen_every_pillar_is_in_sight_and_the_effect_fills_its_place(
    qtbot: QtBot, filled: MainWindow
) -> None:
    """No room is left empty for lines that are not told, and no row moves as a trial begins."""
    filled.resize(1280, 720)
    filled.go(CRITERIA)
    page = filled.pages.page(CRITERIA)
    assert isinstance(page, CriteriaPage)
    tree, told = page.tree, page.effect
    qtbot.waitUntil(lambda: told.minimumHeight() == told.height() == told.least_height)
    last = tree.topLevelItem(tree.topLevelItemCount() - 1)
    assert last is not None
    assert tree.viewport().rect().contains(tree.visualItemRect(last))
    leaf = page.framework.leaves[0].key
    tree.weighed.emit(leaf, 90.0)
    qtbot.waitUntil(lambda: told.lines.isVisible() and told.buttons.isVisible())
    QApplication.processEvents()
    assert told.height() == told.least_height
    listed = told.lines.geometry()
    if "more" in told.lines.text():
        free = told.buttons.y() - listed.bottom()
        assert free < 2 * told.lines.fontMetrics().lineSpacing()
    else:
        assert told.lines.text()


def test_where_tab_came_to_stays_in_sight_as_the_effect_takes_room(
    qtbot: QtBot, criteria: CriteriaPage
) -> None:
    rules, beyond = criteria.rules, criteria.rules.gates["status"].reword
    criteria.tabs.setCurrentWidget(rules)
    beyond.setFocus()
    rules.ensureWidgetVisible(beyond)
    lower = beyond.mapTo(rules.viewport(), beyond.rect().center()).y()
    rules.resize(rules.width(), lower)  # it would be cut in half
    assert beyond.mapTo(rules.viewport(), beyond.rect().bottomLeft()).y() < lower


def test_a_refused_threshold_keeps_the_focus_and_says_why(
    qtbot: QtBot, criteria: CriteriaPage, session: Session
) -> None:
    box = criteria.rules.gates["size"].thresholds[()]
    criteria.tabs.setCurrentWidget(criteria.rules)
    box.setFocus()
    before = box.text()
    box.setText("many")
    QTest.keyClick(box, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: criteria.focusWidget() is box)
    assert box.selectedText() == box.text() == "many"
    assert "“many” cannot be read" in box.reason.text()
    assert box.accessibleDescription() == box.reason.text()
    QTest.keyClick(box, Qt.Key.Key_Tab)  # and it is no trap
    qtbot.wait(1)
    assert criteria.focusWidget() is not box
    assert box.reason.isVisible()  # it is wrong still, and nothing is kept beside it
    criteria.tree.weighed.emit(criteria.framework.pillars[0].key, 1.0)
    with qtbot.waitSignal(criteria.told):
        criteria.keep()
    assert len(session.entries) == 1
    assert criteria.focusWidget() is box
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == before
    assert not box.reason.isVisible()
    criteria.keep()
    assert len(session.entries) == 2


def test_a_threshold_that_would_give_two_gates_one_name_is_refused(
    qtbot: QtBot, criteria: CriteriaPage, session: Session
) -> None:
    framework = session.project.framework
    size = next(gate for gate in framework.gates if gate.key == "size")
    rule = Test("mw", Comparison.AT_LEAST, Decimal(350))
    words = rule_in_words(framework, rule)
    first, second = replace(size, key="first", label=words), replace(size, key="second", rule=rule)
    second = replace(second, label="At least 350 MW", rule=Not(rule))
    size = replace(size, label="At least 300 MW")
    session.do(SetFramework(replace(framework, gates=(size, first, second))))
    box = criteria.rules.gates["size"].thresholds[()]
    was = box.text()
    box.setText("350 MW")
    with qtbot.waitSignal(criteria.told) as told:
        box.editingFinished.emit()
    assert told.args is not None
    assert "Two gates would be called" in told.args[0]
    assert box.text() == was
    assert not criteria.trying


def test_another_page_is_not_left_for_a_refused_threshold(qtbot: QtBot, filled: MainWindow) -> None:
    filled.go("criteria")
    page = filled.pages.page("criteria")
    assert isinstance(page, CriteriaPage)
    box = next(iter(next(iter(page.rules.gates.values())).thresholds.values()))
    page.tabs.setCurrentWidget(page.rules)
    box.setFocus()
    box.setText("many")
    filled.go("bids")
    qtbot.wait(1)
    there = filled.focusWidget()
    assert there is not None
    assert there.isVisible()


def test_put_back_forgets_a_threshold_that_cannot_be_read(criteria: CriteriaPage) -> None:
    box = criteria.rules.gates["size"].thresholds[()]
    before = box.text()
    criteria.tree.weighed.emit(criteria.framework.pillars[0].key, 1.0)
    box.setText("many")
    box.editingFinished.emit()
    criteria.put_back()
    assert box.text() == before
    assert box.wrong is None


def test_one_of_the_changes_is_put_back(qtbot: QtBot, criteria: CriteriaPage) -> None:
    gates = criteria.framework.gates
    criteria.tree.weighed.emit(criteria.framework.pillars[0].key, 1.0)
    criteria.rules.gates["size"].remove.click()
    weights = criteria.framework.criteria
    qtbot.waitUntil(criteria.effect.one_back.isVisible)
    menu = criteria.effect.one_back.menu()
    menu.aboutToShow.emit()
    told = [action.text() for action in menu.actions()]
    assert len(told) == 2
    assert told[0].startswith("Weight of ")
    menu.actions()[1].trigger()
    assert criteria.framework.gates == gates
    assert criteria.framework.criteria == weights
    assert criteria.trying


def test_columns_of_the_tree_fit_and_stay_when_a_scroll_bar_comes(
    qapp: QApplication, criteria: CriteriaPage
) -> None:
    tree = criteria.tree
    places = []
    for height in (640, 300):
        criteria.resize(1130, height)
        for _ in range(3):
            qapp.processEvents()
        assert not tree.horizontalScrollBar().isVisible()
        places.append([tree.columnViewportPosition(one) for one in range(tree.columnCount())])
    assert places[0] == places[1]


@pytest.mark.parametrize("height", [560, 640, 720, 1000])
def test_no_row_moves_as_a_trial_begins_grows_and_ends(
    qtbot: QtBot, criteria: CriteriaPage, height: int
) -> None:
    criteria.resize(1100, height)

    def places() -> list[object]:
        QApplication.processEvents()
        rows = [
            criteria.tree.visualItemRect(one)
            for one in criteria.tree.findItems(
                "", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
            )
        ]
        return [criteria.tree.geometry(), criteria.effect.geometry(), *rows]

    before = places()
    last = criteria.framework.pillars[-1].key
    criteria.tree.weighed.emit(last, 60)
    qtbot.waitUntil(criteria.effect.buttons.isVisible)
    assert places() == before
    told = criteria.effect.tried.toolTip()
    for one in criteria.framework.leaves:
        criteria.tree.weighed.emit(one.key, 70)
    criteria.rules.changed.emit(with_minimum(criteria.framework, last, 30))
    qtbot.waitUntil(lambda: len(criteria.effect.tried.toolTip()) > 2 * len(told))
    assert places() == before
    criteria.put_back()
    assert places() == before


def test_a_column_of_weights_that_there_is_no_room_for_is_told(
    qtbot: QtBot, criteria: CriteriaPage
) -> None:
    line = criteria.findChild(UnshownLine)
    assert line is not None
    for width in (900, 300):
        criteria.tree.resize(width, 400)
        criteria.tree.grab()
        hidden = criteria.tree.isColumnHidden(WHOLE)
        assert hidden is (width == 300)
        assert criteria.tree.unshown == (("Of the whole",) if hidden else ())
        assert ("Of the whole" in line.toolTip()) is hidden
    item = criteria.tree.topLevelItem(0)
    assert item is not None
    assert item.toolTip(WEIGHT) == f"{item.text(WHOLE)} of the whole"
