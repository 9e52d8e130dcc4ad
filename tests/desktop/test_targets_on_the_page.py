"""Targets on the Shortlist page: set, changed, removed; in the whole and by place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from dialog_answers import answering, because
from gz_eval.app.columns import Tone
from gz_eval.app.session import Session
from gz_eval.app.shown import Shown
from gz_eval.core.commands import SetFramework
from gz_eval.core.framework import Target, Total
from gz_eval.core.governance_commands import LockFramework, SetBlind
from gz_eval.core.people import Person
from gz_eval.core.target_commands import SetTarget
from gz_eval.desktop.shortlist_page import ShortlistPage
from gz_eval.desktop.target_dialog import TargetDialog


@pytest.fixture
def shortlist(qtbot: QtBot, dressed: None, session: Session) -> ShortlistPage:
    """The page on a few bids, whose power and land are added up, shown."""
    framework = session.project.framework
    totals = (Total("power", "MW", "mw"), Total("land", "ha", "ha"))
    session.do(SetFramework(replace(framework, totals=totals)))
    page = ShortlistPage(Shown(session))
    page.refresh()
    session.subscribe(page.refresh)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    with qtbot.waitExposed(page):
        page.show()
    return page


def typing(amount: str, source: str = "") -> Callable[[QDialog], None]:
    """Types an amount and goes on."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, TargetDialog)
        dialog.amount.setText(amount)
        dialog.source.setText(source)
        assert dialog.go.isEnabled()
        # In a turn of its own: a reason may be asked for next, and is answered by the same timer.
        QTimer.singleShot(0, dialog.go, dialog.go.click)

    return answer


def at(page: ShortlistPage, title: str, column: str) -> None:
    """Go to a cell of the totals."""
    table = page.below.table
    row = next(number for number, one in enumerate(table.rows.rows) if one.title == title)
    titles = [one.title for one in table.columns]
    table.setFocus()
    table.setCurrentIndex(table.rows.index(row, titles.index(column)))


def cell(page: ShortlistPage, title: str, column: str) -> str:
    table = page.below.table
    row = next(one for one in table.rows.rows if one.title == title)
    return next(one for one in table.columns if one.title == column).text(row)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_a_target_is_set_where_the_table_is(
    qtbot: QtBot, shortlist: ShortlistPage, session: Session, key: Qt.Key
) -> None:
    at(shortlist, "Wales", "MW")
    with answering(typing("5 GW", "the panel")) as came:
        QTest.keyClick(shortlist.below.table, key)
        qtbot.waitUntil(lambda: bool(session.project.framework.targets))
    assert [one.title for one in came] == ["Set a target"]
    (target,) = session.project.framework.targets
    assert target.amount == 5000
    assert (target.place, target.source) == ("Wales", "the panel")
    assert session.project.framework.total_by_key[target.total].label == "MW"
    assert " of 5,000 ✗ " in cell(shortlist, "Wales", "MW")
    assert "Short of target: " in shortlist.below.targets.text()
    assert shortlist.below.legend.isVisible()
    row = shortlist.below.table.chosen_row
    assert row is not None
    assert row.title == "Wales"


def test_a_target_is_changed_and_removed(
    qtbot: QtBot, shortlist: ShortlistPage, session: Session
) -> None:
    session.do(SetTarget(Target(Decimal(1))))
    assert "✓" in cell(shortlist, "United Kingdom", "Shortlisted")
    assert shortlist.below.targets.text().startswith("The target is met.")
    at(shortlist, "United Kingdom", "Shortlisted")

    def looking(dialog: QDialog) -> None:
        assert isinstance(dialog, TargetDialog)
        assert dialog.amount.text() == "1"
        assert dialog.wrong.text() == "Nothing is changed yet."
        dialog.amount.setText("many")
        assert "cannot be read" in dialog.read.text()
        assert not dialog.go.isEnabled()
        dialog.remove.click()

    with answering(looking):
        shortlist.below.button.click()
        qtbot.waitUntil(lambda: not session.project.framework.targets)
    assert session.undo_sentence == "remove the target of shortlisted bids in the whole (was 1)"
    assert not shortlist.below.legend.isVisible()


def test_another_figure_or_place_has_a_target_of_its_own(
    qtbot: QtBot, shortlist: ShortlistPage, session: Session
) -> None:
    session.do(SetTarget(Target(Decimal(3), "", "Wales", "the board", "For illustration.")))
    dialog = TargetDialog(shortlist, session.project.framework)
    qtbot.addWidget(dialog)
    assert dialog.remove.isHidden()
    dialog.place.setCurrentIndex(dialog.place.findData("Wales"))
    assert (dialog.amount.text(), dialog.source.text()) == ("3", "the board")
    assert not dialog.remove.isHidden()
    assert dialog.read.text() == "At least 3 shortlisted bids in Wales."
    dialog.figure.setCurrentIndex(1)
    assert dialog.amount.text() == ""
    assert dialog.wrong.text() == "Say how much."
    dialog.source.setText("the minister")
    dialog.place.setCurrentIndex(0)
    assert dialog.source.text() == "the minister"  # what was typed is not lost


def test_what_is_wrong_with_a_target_that_is_changed_is_said_whole(
    qtbot: QtBot, shortlist: ShortlistPage, session: Session
) -> None:
    session.do(SetTarget(Target(Decimal(3), "", "Wales", "A letter", "A note")))
    dialog = TargetDialog(shortlist, session.project.framework, "", "Wales")
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    dialog.grab()  # all of it is laid out
    dialog.amount.setText("plenty of them, or as many as there can be")
    QApplication.processEvents()
    assert "cannot be read" in dialog.read.text()
    assert dialog.read.tone is Tone.BAD
    assert dialog.wrong.text() == "Give an amount that can be read."
    for label in (dialog.read, dialog.wrong):
        assert label.height() >= label.heightForWidth(label.width())
    assert dialog.scrolled.verticalScrollBar().maximum() == 0
    dialog.amount.setText("4")
    assert dialog.read.text() == "At least 4 shortlisted bids in Wales."


def test_after_the_lock_a_reason_is_asked_for(
    qtbot: QtBot, shortlist: ShortlistPage, session: Session
) -> None:
    session.person = Person("A. Official", "analyst")
    session.do(LockFramework(), "Agreed.")
    with answering(typing("2"), because("Ministers set it.")):
        shortlist.below.button.click()
        qtbot.waitUntil(lambda: bool(session.project.framework.targets))
    assert session.entries[-1].after_lock
    assert session.entries[-1].stamp.reason == "Ministers set it."


def test_without_names_only_the_whole_has_targets(
    qtbot: QtBot, shortlist: ShortlistPage, session: Session
) -> None:
    session.do(SetTarget(Target(Decimal(1000), "", "Wales")))
    session.do(SetTarget(Target(Decimal(1000))))
    shortlist.looked_at.anonymous = True
    shortlist.refresh()
    assert "Wales" not in shortlist.below.targets.text()
    (row,) = shortlist.below.table.rows.rows
    assert row.title == "All bids"

    def looking(dialog: QDialog) -> None:
        assert isinstance(dialog, TargetDialog)
        assert [dialog.place.itemText(one) for one in range(dialog.place.count())] == ["The whole"]
        dialog.reject()

    with answering(looking) as came:
        shortlist.below.button.click()
        qtbot.waitUntil(lambda: bool(came))


def test_a_target_is_set_while_scores_are_hidden(
    qtbot: QtBot, shortlist: ShortlistPage, session: Session
) -> None:
    session.do(SetBlind(True))
    assert shortlist.stack.currentWidget() is shortlist.guide
    buttons = shortlist.guide.findChildren(QPushButton)
    (button,) = (one for one in buttons if one.text() == shortlist.below.set_target.text())
    with answering(typing("2")):
        button.click()
        qtbot.waitUntil(lambda: bool(session.project.framework.targets))
    assert session.project.framework.targets == (Target(Decimal(2)),)
    assert shortlist.guide.text.text().splitlines()[1:] == [
        "Target: at least 2 shortlisted bids in the whole."
    ]


def test_what_does_not_fit_is_scrolled_to_and_the_names_stay(
    shortlist: ShortlistPage, session: Session
) -> None:
    for table in (shortlist.table, shortlist.below.table):
        assert not any(table.isColumnHidden(number) for number in range(len(table.columns)))
    shortlist.table.setMaximumWidth(260)
    QApplication.processEvents()
    table = shortlist.table
    bar = table.horizontalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    assert table.staying_width == table.columnWidth(0) + table.columnWidth(1)
    place = table.visualRect(table.rows.index(0, len(table.columns) - 1)).center()
    place.setX(table.columnWidth(0) + 3)
    assert table.indexAt(place).column() == 1
    assert table.unshown == ("Region",)  # which the details have: a name is read before a place
