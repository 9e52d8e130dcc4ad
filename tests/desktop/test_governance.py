"""Lock and blind set-up in the window: what is hidden, what is said, what is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from dialog_answers import answering, because, settled
from gz_eval.app.document import Document
from gz_eval.app.overriding import place_override
from gz_eval.core.commands import SetWeight
from gz_eval.core.outcome import Standing
from gz_eval.core.project import Project
from gz_eval.desktop import form_dialog, theme
from gz_eval.desktop.header import HeaderButton
from gz_eval.desktop.override_dialogs import (
    CorrectAnswerDialog,
    MoveBidDialog,
    OverrideGateDialog,
)
from gz_eval.desktop.page_kinds import SIGN_OFFS
from gz_eval.desktop.pick_dialog import PickDialog
from gz_eval.desktop.ranking_page import RankingPage
from gz_eval.desktop.record_dialog import RecordDialog
from gz_eval.desktop.sign_off_dialog import SignOffDialog
from gz_eval.desktop.sign_offs_page import SignOffsPage
from gz_eval.desktop.window import MainWindow


@pytest.fixture
def document(qtbot: QtBot, window: MainWindow, register: Path) -> Document:
    """The bids of the register in a new evaluation."""
    window.open([register])
    settled(qtbot, window)
    assert window.documents.document is not None
    return window.documents.document


@pytest.fixture
def ranking(window: MainWindow, document: Document) -> RankingPage:
    assert window.ranking is not None
    return window.ranking


def lock(window: MainWindow) -> None:
    with answering(because("The panel agreed it.")):
        window.menus.lock.trigger()


def test_the_lock_is_asked_for_and_said(
    window: MainWindow, document: Document, ranking: RankingPage
) -> None:
    assert window.header.lock.text() == "Not locked"
    assert ranking.count_text.startswith("30 bids")
    assert "ocked" not in ranking.count_text
    lock(window)
    assert document.session.project.lock is not None
    assert "by A. Official" in window.header.lock.accessibleName()
    assert "by A. Official" in ranking.count_text
    assert "The panel agreed it." in window.header.lock.toolTip()
    assert window.menus.unlock.isVisible()
    assert not window.menus.lock.isVisible()


def test_a_weight_kept_after_the_lock_needs_a_reason_or_stays_a_trial(
    window: MainWindow, document: Document, ranking: RankingPage
) -> None:
    lock(window)
    ranking.try_weight("power", 55)
    with answering(QDialog.reject):
        ranking.keep()
    assert ranking.trying
    with answering(because("The panel met again.")):
        ranking.keep()
    assert not ranking.trying
    assert window.header.lock.accessibleName().endswith("; 4 changes since")
    assert "weight of Power: 40% → 55%" in window.header.lock.toolTip()
    assert "since" in ranking.count_text
    assert document.session.entries[-1].after_lock


def test_nothing_can_be_locked_while_weights_are_tried(
    window: MainWindow, document: Document, ranking: RankingPage
) -> None:
    ranking.try_weight("power", 55)
    window.menus.lock.trigger()
    assert "Keep or Put back" in window.banner.text.text()
    assert document.session.project.lock is None


def test_nothing_is_signed_off_while_weights_are_tried(
    window: MainWindow, document: Document, ranking: RankingPage
) -> None:
    """Wherever it is asked for: what would be signed is the ranking without them."""
    ranking.try_weight("power", 55)
    window.go(SIGN_OFFS)
    page = window.pages.page(SIGN_OFFS)
    assert isinstance(page, SignOffsPage)
    for sign in (window.menus.sign_off, page.sign):
        window.banner.hide()
        sign.trigger()
        assert QApplication.activeModalWidget() is None
        assert "neither kept nor put back" in window.banner.text.text()
    ranking.put_back()
    page.sign.trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SignOffDialog)
    dialog.reject()


def everything_said(page: RankingPage) -> str:
    """All that can be seen of a page, in tables, labels and texts."""
    parts = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    parts += [text.toPlainText() for text in page.findChildren(QTextEdit) if text.isVisible()]
    for table in (page.table, page.bids.blind):
        model = table.model()
        parts += [
            str(model.index(row, column).data())
            for row in range(model.rowCount())
            for column in range(model.columnCount())
            if table.isVisible()
        ]
    return "\n".join(parts)


def test_a_blind_set_up_shows_no_rank_score_gate_or_effect(
    qtbot: QtBot, window: MainWindow, document: Document, ranking: RankingPage
) -> None:
    places = document.session.evaluation.shown_totals.tolist()
    window.menus.blind.trigger()
    assert document.session.project.scores_hidden
    assert ranking.bids.blind.isVisible()
    assert not ranking.table.isVisible()
    assert ranking.table.rows.rows == ()
    ranking.try_weight("power", 90)
    said = everything_said(ranking)
    assert "Harrow Campus 3" in said
    assert "Scores are hidden until the framework is locked." in said
    for word in ("Pass", "Unclear", "Shortlisted", "shortlisted", "Rank 1", "rank"):
        assert word not in said.replace("not ranked yet", ""), word
    assert not any(f"{score:.1f}" in said for score in places)
    assert not ranking.filters.gates.isVisible()
    assert not ranking.filters.standing.isVisible()
    assert not window.menus.sign_off.isEnabled()
    assert not window.menus.move.isEnabled()
    assert not window.menus.export.isEnabled()
    ranking.keep()
    assert document.session.undo_sentence == "set weight of Power from 40% to 90%"
    lock(window)
    assert ranking.table.isVisible()
    qtbot.waitUntil(lambda: ranking.why.title.startswith("Why rank"))


def test_the_lock_says_that_it_shows_scores_and_as_whom_it_is_recorded(
    window: MainWindow, document: Document
) -> None:
    with answering(QDialog.reject) as plain:
        window.menus.lock.trigger()
    window.menus.blind.trigger()
    with answering(because("The panel agreed it.")) as blind:
        window.menus.lock.trigger()
    with answering(QDialog.reject) as back:
        window.menus.unlock.trigger()
    shown = "Scores and ranks are shown to everybody as soon as it is locked."
    assert shown in blind[0].said
    assert shown not in plain[0].said
    assert "hidden from everybody until it is locked again" in back[0].said
    assert all("as that of A. Official (analyst)." in one[0].said for one in (plain, blind, back))


def test_scores_are_not_shown_before_the_lock_unasked(
    window: MainWindow, document: Document, ranking: RankingPage
) -> None:
    window.menus.blind.trigger()
    with answering(QDialog.reject) as asked:
        window.menus.blind.trigger()
    assert "Scores, ranks, gates and the shortlist are shown to everybody" in asked[0].said
    assert document.session.project.scores_hidden
    assert window.menus.blind.isChecked()
    with answering(QDialog.reject):  # nor by a way round it
        window.menus.undo.trigger()
    assert document.session.project.scores_hidden
    with answering(because("The minister asked for them.")):
        window.menus.blind.trigger()
    assert ranking.table.isVisible()
    assert not window.menus.blind.isChecked()
    assert document.session.entries[-1].stamp.reason == "The minister asked for them."


def test_a_bid_stays_selected_when_scores_are_revealed(
    window: MainWindow, document: Document, ranking: RankingPage
) -> None:
    window.menus.blind.trigger()
    ranking.filters.search.setText("Tarn")
    ranking.select("B010")
    assert ranking.bids.chosen_id == ranking.selected == "B010"
    lock(window)
    assert ranking.bids.chosen_id == ranking.selected == "B010"


def test_the_menu_opens_every_dialog_about_the_selected_bid(
    qtbot: QtBot, window: MainWindow, document: Document, ranking: RankingPage
) -> None:
    ranking.select("B010")
    menus = window.menus
    for action, kinds in (
        (menus.correct, (PickDialog, CorrectAnswerDialog)),
        (menus.override_gate, (PickDialog, OverrideGateDialog)),
        (menus.move, (MoveBidDialog,)),
        (menus.add_record, (RecordDialog,)),
        (menus.sign_off, (SignOffDialog,)),
    ):
        with answering(*(QDialog.accept for _ in kinds[1:]), QDialog.reject) as came:
            action.trigger()
            while len(came) < len(kinds):
                qtbot.wait(1)
        assert tuple(one.kind for one in came) == kinds
    assert document.session.undo_sentence.startswith("import")


def test_unlocking_is_on_the_record(window: MainWindow, document: Document) -> None:
    lock(window)
    with answering(because("A gate was wrong.")):
        window.menus.unlock.trigger()
    assert document.session.project.lock is None
    assert document.session.entries[-1].stamp.reason == "A gate was wrong."
    assert window.header.lock.text() == "Not locked"


def test_issues_of_a_folded_page_stay_in_their_tab(
    qtbot: QtBot, window: MainWindow, document: Document, ranking: RankingPage
) -> None:
    window.resize(760, 600)
    qtbot.waitUntil(lambda: ranking.tabs.count() == 3)
    assert ranking.tabs.currentWidget() is ranking.weights
    window.menus.undo.trigger()
    assert not ranking.tabs.isTabVisible(2)
    window.menus.redo.trigger()
    assert ranking.tabs.isTabVisible(2)
    assert not ranking.issues.isVisible()
    window.resize(1400, 600)
    qtbot.waitUntil(lambda: ranking.tabs.count() == 1)
    assert ranking.issues.isVisible()


# Whatever room it is told that there is, a window is no higher than the screen of the tests: 800.
@pytest.mark.parametrize(
    ("high", "text"), [(680, 2.0), (2000, 1.75)], ids=["low screen", "high screen"]
)
def test_all_four_names_are_seen_before_they_are_given(
    qtbot: QtBot,
    qapp: QApplication,
    window: MainWindow,
    document: Document,
    ranking: RankingPage,
    monkeypatch: pytest.MonkeyPatch,
    high: int,
    text: float,
) -> None:
    monkeypatch.setattr(form_dialog, "room_for", lambda _dialog: QSize(1280, high))
    session = document.session
    first, *_, last = (row.id for row in ranking.table.rows.rows)
    session.do(place_override(session, first, Standing.NOT_SHORTLISTED), "As agreed.")
    session.do(place_override(session, last, Standing.SHORTLISTED), "As agreed.")
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * text)
    theme.write_in(qapp, font)
    window.menus.sign_off.trigger()
    (dialog,) = window.findChildren(SignOffDialog)
    port, names = dialog.scrolled.viewport(), dialog.names.values()

    def seen(name: QWidget) -> bool:
        return port.rect().contains(name.mapTo(port, name.rect().bottomRight()))

    qtbot.waitUntil(lambda: all(map(seen, names)))
    assert all(name.toolTip() == name.accessibleDescription() != "" for name in names)
    assert dialog.intro.isVisible() is (high == 2000)
    dialog.reject()


def test_once_there_is_nothing_to_redo_the_page_has_the_keyboard(
    window: MainWindow, document: Document, ranking: RankingPage
) -> None:
    lock(window)
    ranking.try_weight("power", 55)
    with answering(because("The panel met again.")):
        ranking.keep()
    with answering(because("Not yet.")):
        window.menus.undo.trigger()
    button = next(one for one in window.header.findChildren(HeaderButton) if one.text() == "Redo")
    button.setFocus()
    with answering(because("Now it is.")):
        button.click()
    assert not button.isEnabled()
    focused = window.focusWidget()
    assert focused is not None
    assert window.pages.isAncestorOf(focused)


def _sign(window: MainWindow) -> SignOffDialog:
    """Fill in a sign-off, and press its button."""
    window.menus.sign_off.trigger()
    (dialog,) = (one for one in window.findChildren(SignOffDialog) if one.isVisible())
    for name, typed in zip(dialog.names.values(), ("A", "B", "C", "D"), strict=True):
        name.setText(typed)
    dialog.go.click()
    return dialog


def _close_what_is_told(dialog: QDialog) -> None:
    """Whichever comes first: the one that signs stays, and what is told may be quicker."""
    if not isinstance(dialog, SignOffDialog):
        dialog.accept()


def test_a_sign_off_that_is_thought_better_of_while_it_is_made_signs_nothing(
    qtbot: QtBot, window: MainWindow, document: Document, ranking: RankingPage
) -> None:
    dialog = _sign(window)
    assert dialog.isVisible()  # until it is on the record
    assert not dialog.go.isEnabled()
    assert dialog.wrong.text() == "The ranking is being signed off."
    dialog.reject()
    settled(qtbot, window)
    assert not document.session.project.sign_offs


def test_what_changes_while_a_sign_off_is_made_is_not_signed_unseen(
    qtbot: QtBot, window: MainWindow, document: Document, ranking: RankingPage
) -> None:
    dialog = _sign(window)
    document.session.do(SetWeight("land", 80))  # as bids do that were being read by then
    with answering(_close_what_is_told, _close_what_is_told) as seen:
        settled(qtbot, window)
        qtbot.waitUntil(lambda: len(seen) == 2)  # in whatever order
    assert any("was changed while it was being signed off" in one.said for one in seen)
    assert not document.session.project.sign_offs
    assert not dialog.go.isEnabled()  # it says what would have been frozen before
    dialog.reject()
    dialog = _sign(window)
    qtbot.waitUntil(lambda: not window.findChildren(SignOffDialog))
    assert len(document.session.project.sign_offs) == 1


def test_a_change_that_is_undone_while_a_sign_off_is_made_is_a_change(
    qtbot: QtBot, window: MainWindow, document: Document, ranking: RankingPage
) -> None:
    _sign(window)
    document.session.do(SetWeight("land", 80))
    document.session.undo()
    with answering(_close_what_is_told, _close_what_is_told) as seen:
        settled(qtbot, window)
        qtbot.waitUntil(lambda: len(seen) == 2)  # in whatever order
    assert any("was changed while it was being signed off" in one.said for one in seen)
    assert not document.session.project.sign_offs


def test_a_fault_while_a_sign_off_is_made_leaves_nobody_waiting(
    qtbot: QtBot, window: MainWindow, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(project: Project) -> str:
        raise RuntimeError("a fault that this test makes")

    monkeypatch.setattr("gz_eval.store.inputs.inputs_digest", broken)
    dialog = _sign(window)
    qtbot.waitUntil(lambda: bool(window.crashes.dialogs))
    assert dialog.go.isEnabled()
    assert dialog.wrong.text() != "The ranking is being signed off."
    monkeypatch.undo()
    dialog.go.click()
    qtbot.waitUntil(lambda: not window.findChildren(SignOffDialog))
    assert len(document.session.project.sign_offs) == 1
