"""The page of sign-offs: what was frozen, how today differs, and signing off."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from busy_session import busy_session, fresh_session, signing
from gz_eval.app.columns import Tone
from gz_eval.app.session import Session
from gz_eval.core.commands import SetWeight
from gz_eval.core.errors import UserError
from gz_eval.core.governance_commands import SetBlind, UnlockFramework
from gz_eval.desktop.sign_off_dialog import SignOffDialog
from gz_eval.desktop.sign_offs_page import SignOffsPage

LEFT = Qt.MouseButton.LeftButton


def shown(qtbot: QtBot, session: Session) -> SignOffsPage:
    page = SignOffsPage(session)
    page.refresh()
    session.subscribe(page.refresh)
    qtbot.addWidget(page)
    page.resize(1150, 640)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def sign_offs(qtbot: QtBot, dressed: None) -> SignOffsPage:
    return shown(qtbot, busy_session())


def frozen(page: SignOffsPage) -> list[str]:
    return [row.id for row in page.frozen.table.rows.rows]


def test_it_shows_every_sign_off_and_what_the_chosen_one_froze(sign_offs: SignOffsPage) -> None:
    assert sign_offs.count.text() == "2 sign-offs, 1 taken back"
    assert [row.state for row in sign_offs.table.rows.rows] == [
        "Undone by entry 13",
        "Stands",
    ]
    assert sign_offs.frozen.title.text() == "Sign-off 2: shortlist as at 14 June 2012 at 20:30"
    assert len(frozen(sign_offs)) == 5
    assert "Second Approver" in sign_offs.details.plain_text
    sign_offs.table.choose("9")
    sign_offs.refresh()
    assert "Helen Marsh" in sign_offs.details.plain_text


def test_a_new_sign_off_is_the_chosen_one_wherever_it_was_signed(sign_offs: SignOffsPage) -> None:
    sign_offs.table.choose("9")
    sign_offs.session.do(signing(sign_offs.session, "Third Approver"))
    assert sign_offs.table.chosen_id == "14"
    assert "Third Approver" in sign_offs.details.plain_text
    sign_offs.table.choose("9")
    sign_offs.refresh()
    assert sign_offs.table.chosen_id == "9"  # nothing new was signed


def test_on_a_narrow_page_who_signed_is_a_tab_beside_the_ranking(sign_offs: SignOffsPage) -> None:
    assert sign_offs.details.isVisible()
    assert sign_offs.frozen.title.isVisible()
    sign_offs.resize(600, 420)
    assert not sign_offs.details.isVisible()
    assert sign_offs.tabs.tabText(0) == sign_offs.frozen.title.text()
    table = sign_offs.frozen.table
    assert table.viewport().height() >= 3 * table.rowHeight(0)
    sign_offs.tabs.setCurrentIndex(1)
    assert sign_offs.details.isVisible()
    assert "Second Approver" in sign_offs.details.plain_text
    sign_offs.resize(1150, 640)
    assert sign_offs.details.isVisible()
    assert table.isVisible()


def test_its_models_keep_qts_rules(sign_offs: SignOffsPage) -> None:
    failing = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [
        QAbstractItemModelTester(table.rows, failing)
        for table in (sign_offs.table, sign_offs.frozen.table)
    ]
    sign_offs.frozen.shortlist.setChecked(True)
    sign_offs.session.do(SetWeight("power", 5), "To see.")
    sign_offs.frozen.changed.setChecked(True)
    sign_offs.session.do(signing(sign_offs.session))
    assert len(testers) == 2


def test_the_frozen_ranking_is_searched_and_leads_to_its_bid(
    qtbot: QtBot, sign_offs: SignOffsPage
) -> None:
    QTest.keyClicks(sign_offs.frozen.search, "tarn")
    assert frozen(sign_offs) == ["B002"]
    table = sign_offs.frozen.table
    table.choose("B002")
    table.setFocus()
    with qtbot.waitSignal(sign_offs.bid_wanted) as asked:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert asked.args == ["B002"]


def test_export_is_asked_for_by_the_entry(qtbot: QtBot, sign_offs: SignOffsPage) -> None:
    sign_offs.table.choose("9")
    with qtbot.waitSignal(sign_offs.export_wanted) as asked:
        QTest.mouseClick(sign_offs.button(sign_offs.export), LEFT)
    assert asked.args == [9]


def test_a_new_sign_off_says_that_nothing_changed_since(sign_offs: SignOffsPage) -> None:
    sign_offs.session.do(signing(sign_offs.session))
    newest = sign_offs.table.rows.rows[0]
    assert (newest.state, newest.difference) == ("Stands", "nothing")


def test_nothing_of_it_shows_while_scores_are_hidden(sign_offs: SignOffsPage) -> None:
    sign_offs.session.do(UnlockFramework(), "To begin again.")
    sign_offs.session.do(SetBlind(True))
    assert not sign_offs.frozen.table.isVisible()
    assert frozen(sign_offs) == []
    assert not sign_offs.export.isEnabled()
    assert not sign_offs.sign.isEnabled()
    assert "moved" not in sign_offs.details.plain_text
    assert "hidden" in sign_offs.frozen.none.title.text()


def test_with_none_it_says_what_a_sign_off_is_for(qtbot: QtBot, dressed: None) -> None:
    empty = shown(qtbot, fresh_session(bids=False))
    assert "Import bids first" in empty.guide.text.text()
    assert not empty.sign.isEnabled()
    blind = shown(qtbot, fresh_session(blind=True))
    assert "hidden" in blind.guide.text.text()
    ready = shown(qtbot, fresh_session())
    assert "freezes the ranking" in ready.guide.text.text()
    assert ready.sign.isEnabled()


# -- signing off ----------------------------------------------------------------------------------


def test_assurer_and_analyst_are_told_apart_as_they_are_typed(qtbot: QtBot, dressed: None) -> None:
    dialog = SignOffDialog(fresh_session())
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert dialog.names["analyst"].text() == "Amira Kaur"
    assert not dialog.same.text()
    height = dialog.height()
    QTest.keyClicks(dialog.names["assurer"], "amira  kaur ")
    assert "somebody else" in dialog.same.text()
    assert (dialog.wrong.text(), dialog.wrong.tone) == (
        "The assurer cannot be the analyst.",
        Tone.BAD,
    )
    assert not dialog.go.isEnabled()
    dialog.names["assurer"].setText("Priya Nair")
    assert dialog.wrong.text() == "Name the commissioner and the approver."
    assert not dialog.same.text()
    dialog.names["approver"].setText("Amira Kaur")
    assert "Amira Kaur is the analyst too: better have somebody else" in dialog.same.text()
    # It is in sight, and nothing that is being typed into moves by it.
    assert not dialog.scrolled.isAncestorOf(dialog.same)
    assert dialog.same.height() >= dialog.same.heightForWidth(dialog.same.width())
    assert dialog.height() == height
    assert not dialog.scrolled.verticalScrollBar().isVisible()
    dialog.names["approver"].setText("priya nair")
    assert "Priya Nair is the assurer too: better have somebody else" in dialog.same.text()
    assert dialog.wrong.text() == "Name the commissioner."  # a warning forbids nothing
    assert len(dialog.warnings) == 3
    dialog.close()


def test_signing_off_freezes_the_ranking(qtbot: QtBot, dressed: None) -> None:
    page = shown(qtbot, fresh_session())
    with qtbot.waitSignal(page.sign_wanted):
        QTest.mouseClick(page.button(page.sign), LEFT)
    dialog = SignOffDialog(page.session, page)
    dialog.open()
    for role, name in (
        ("commissioner", "The Department"),
        ("assurer", "Priya Nair"),
        ("approver", "Helen Marsh"),
    ):
        QTest.keyClicks(dialog.names[role], name)
    QTest.mouseClick(dialog.go, LEFT)
    (made,) = page.session.project.sign_offs
    assert (made.analyst, made.assurer, made.approver) == (
        "Amira Kaur",
        "Priya Nair",
        "Helen Marsh",
    )
    assert len(made.inputs) == 64
    assert page.chosen is not None
    assert page.chosen.sign_off == made
    assert not page.guide.isVisible()


def test_nothing_can_be_signed_off_without_bids_or_unseen(dressed: None, qtbot: QtBot) -> None:
    with pytest.raises(UserError, match="no ranking"):
        SignOffDialog(fresh_session(bids=False))
    with pytest.raises(UserError, match="hidden"):
        SignOffDialog(fresh_session(blind=True))


def test_the_first_sign_off_leads_into_the_list(qtbot: QtBot, dressed: None) -> None:
    """The button that was pressed moved away with the guide: the keyboard is on the list."""
    page = shown(qtbot, fresh_session())
    page.enter()
    assert page.focusWidget() is page.button(page.sign)
    page.session.do(signing(page.session))
    assert page.focusWidget() is page.table
    assert page.chosen is not None
