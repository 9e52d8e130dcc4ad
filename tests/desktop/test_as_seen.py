"""What is done is what was seen: bids that come in while a person is asked are told, not swept in.

A file that was being read may be read by the time at which a dialog is filled in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from dialog_answers import answering, chosen, named, settled
from gz_eval.app.document import Document
from gz_eval.app.overriding import correction, gate_override, place_override
from gz_eval.app.session import Session
from gz_eval.core.commands import SetFramework, SetWeight
from gz_eval.core.framework import Target
from gz_eval.core.governance_commands import LockFramework
from gz_eval.core.outcome import GateState, Standing
from gz_eval.core.people import Person
from gz_eval.core.record_commands import AddRecord, AmendRecord
from gz_eval.core.records import Log
from gz_eval.core.target_commands import SetTarget
from gz_eval.desktop.choice_dialog import ChoiceDialog
from gz_eval.desktop.criteria_page import CriteriaPage
from gz_eval.desktop.form_dialog import FormDialog
from gz_eval.desktop.gate_form import GateForm
from gz_eval.desktop.history_page import HistoryPage
from gz_eval.desktop.override_dialogs import CorrectAnswerDialog, MoveBidDialog
from gz_eval.desktop.page_kinds import CRITERIA, HISTORY, RECORDS, SHORTLIST
from gz_eval.desktop.person_dialog import PersonDialog
from gz_eval.desktop.pick_dialog import PickDialog
from gz_eval.desktop.reason_dialog import ReasonDialog
from gz_eval.desktop.record_dialog import RecordDialog
from gz_eval.desktop.records_page import RecordsPage
from gz_eval.desktop.rules_pane import RulesPane
from gz_eval.desktop.shortlist_page import ShortlistPage
from gz_eval.desktop.sign_off_dialog import SignOffDialog
from gz_eval.desktop.target_dialog import TargetDialog
from gz_eval.desktop.window import MainWindow

CHANGED = "The evaluation was changed meanwhile, so nothing was done."
OUTDATED = "What this shows was changed meanwhile. Cancel, then look again."
BID = "B001"


@pytest.fixture
def document(filled: MainWindow) -> Document:
    assert filled.documents.document is not None
    return filled.documents.document


@pytest.fixture
def late(register: Path) -> Path:
    """Two bids more, in a file of their own."""
    lines = register.read_text(encoding="utf-8").splitlines()
    path = register.with_name("late.csv")
    path.write_text("\n".join([lines[0], *lines[1:3]]).replace("B00", "L00"), encoding="utf-8")
    return path


def bring(qtbot: QtBot, window: MainWindow, late: Path) -> None:
    """Have it come in now: it was being read, and that is over."""
    document = window.documents.document
    assert document is not None
    window.open([late])
    qtbot.waitUntil(lambda: len(document.session.project.bids.bids) == 32)


def what_was_done(session: Session) -> list[str]:
    return [entry.sentence for entry in session.entries]


# -- a reason, or who acts, that is asked for ---------------------------------------------------


@pytest.fixture
def locked(document: Document) -> Session:
    """A locked evaluation in which a weight was set and another undone: each asks for a reason."""
    session = document.session
    session.do(LockFramework(), "Agreed.")
    session.do(SetWeight("power", 30), "The panel met.")
    session.do(SetWeight("land", 30), "The panel met again.")
    session.undo("Not that.")
    return session


def unlock(window: MainWindow) -> None:
    window.menus.unlock.trigger()


def undo(window: MainWindow) -> None:
    window.menus.undo.trigger()


def redo(window: MainWindow) -> None:
    window.menus.redo.trigger()


def go_back(window: MainWindow) -> None:
    window.go(HISTORY)
    page = window.pages.page(HISTORY)
    assert isinstance(page, HistoryPage)
    page.table.choose("3")
    page.go_back.trigger()


def keep_weight(window: MainWindow) -> None:
    assert window.ranking is not None
    window.ranking.try_weight("power", 55)
    window.ranking.keep()


ASKING: dict[str, Callable[[MainWindow], None]] = {
    "unlock": unlock,
    "undo": undo,
    "redo": redo,
    "return": go_back,
    "weight": keep_weight,
}


@pytest.mark.parametrize("asked", list(ASKING))
def test_bids_that_come_in_while_a_reason_is_given_are_neither_undone_nor_unsaid(
    qtbot: QtBot, filled: MainWindow, document: Document, locked: Session, late: Path, asked: str
) -> None:
    told: list[str] = []

    def give(dialog: QDialog) -> None:
        assert isinstance(dialog, ReasonDialog)
        dialog.text.setPlainText("It was too much.")
        assert dialog.go.isEnabled()
        bring(qtbot, filled, late)
        qtbot.waitUntil(lambda: not dialog.go.isEnabled())
        told.append(dialog.changed.text())
        dialog.text.setPlainText("It was too much, I said.")  # typing does not bring it back
        assert not dialog.go.isEnabled()
        dialog.reject()

    before = what_was_done(locked)
    with answering(give):
        ASKING[asked](filled)
    settled(qtbot, filled)
    assert told == [OUTDATED]
    assert what_was_done(locked) == [*before, "import late.csv (+2 bids)"]


@pytest.mark.parametrize("asked", ["undo", "redo"])
def test_bids_that_come_in_while_it_is_asked_who_acts_stay(
    qtbot: QtBot, filled: MainWindow, document: Document, late: Path, asked: str
) -> None:
    session = document.session
    session.do(SetWeight("power", 30))
    session.do(SetWeight("land", 30))
    session.undo()
    session.person = Person("")
    before = what_was_done(session)

    def say(dialog: QDialog) -> None:
        assert isinstance(dialog, PersonDialog)
        session.person = Person("A. Official", "analyst")  # else the import would ask as well
        bring(qtbot, filled, late)
        named("A. Official", "assurer")(dialog)

    with answering(say, ChoiceDialog.reject) as came:
        ASKING[asked](filled)
    settled(qtbot, filled)
    assert CHANGED in came[1].said
    assert what_was_done(session) == [*before, "import late.csv (+2 bids)"]


def test_what_came_in_while_a_return_was_weighed_does_not_go_out_by_it(
    qtbot: QtBot, filled: MainWindow, document: Document, late: Path
) -> None:
    document.session.do(SetWeight("power", 30))
    document.session.do(SetWeight("land", 30))
    before = what_was_done(document.session)

    def weigh(dialog: QDialog) -> None:
        assert isinstance(dialog, ChoiceDialog)
        bring(qtbot, filled, late)
        qtbot.waitUntil(lambda: not dialog.buttons["return"].isEnabled())
        dialog.reject()

    with answering(weigh) as came:
        go_back(filled)
    settled(qtbot, filled)
    assert "this undoes entry 4" in came[0].said
    assert what_was_done(document.session) == [*before, "import late.csv (+2 bids)"]


def test_who_presses_in_the_very_turn_of_a_change_returns_to_nothing(
    filled: MainWindow, document: Document
) -> None:
    """Before the question can say that it is outdated."""
    for key in ("power", "land"):
        document.session.do(SetWeight(key, 30))
    before = what_was_done(document.session)

    def press(dialog: QDialog) -> None:
        document.session.do(SetWeight("region", 30))
        chosen("return")(dialog)

    with answering(press, ChoiceDialog.reject) as came:
        go_back(filled)
    assert CHANGED in came[1].said
    assert what_was_done(document.session)[:-1] == before


# -- dialogs that show facts ----------------------------------------------------------------------


def opened(kind: type[FormDialog]) -> FormDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    return dialog


def correct(window: MainWindow) -> None:
    window.evaluation.correct_answer(BID, "firm_mw")


def override(window: MainWindow) -> None:
    document = window.documents.document
    assert document is not None
    window.evaluation.override_gate(BID, document.session.project.framework.gates[0].key)


def move(window: MainWindow) -> None:
    window.evaluation.move_bid(BID)


def records(window: MainWindow) -> RecordsPage:
    window.go(RECORDS)
    page = window.pages.page(RECORDS)
    assert isinstance(page, RecordsPage)
    page.choose(1)
    return page


def rules(window: MainWindow) -> RulesPane:
    window.go(CRITERIA)
    page = window.pages.page(CRITERIA)
    assert isinstance(page, CriteriaPage)
    return page.rules


def first_gate(window: MainWindow) -> GateForm:
    return next(iter(rules(window).gates.values()))


def set_target(window: MainWindow) -> None:
    window.go(SHORTLIST)
    page = window.pages.page(SHORTLIST)
    assert isinstance(page, ShortlistPage)
    page.below.set_target.trigger()


def correct_elsewhere(session: Session) -> None:
    session.do(correction(session, BID, "firm_mw", "777 MW"), "The bidder wrote again.")


def override_elsewhere(session: Session) -> None:
    gate = session.project.framework.gates[0].key
    row = session.evaluation.index_by_id[BID]
    given = session.evaluation.table.gates[row][0].state
    other = next(state for state in GateState if state is not given)
    session.do(gate_override(session, BID, gate, other), "The panel ruled.")


def move_elsewhere(session: Session) -> None:
    ruled = session.evaluation.standing(session.evaluation.index_by_id[BID])
    other = Standing.RESERVE if ruled is not Standing.RESERVE else Standing.SHORTLISTED
    session.do(place_override(session, BID, other), "The panel ruled.")


def amend_elsewhere(session: Session) -> None:
    old = session.project.records[0]
    session.do(AmendRecord(old.number, old.what, "The bidder said so.", old.impact))


def target_elsewhere(session: Session) -> None:
    session.do(SetTarget(Target(Decimal(6))))


def write_elsewhere(session: Session) -> None:
    session.do(AddRecord(Log.DECISION, "Power counts for more."))


def weigh_elsewhere(session: Session) -> None:
    session.do(SetWeight("power", 30))


def lose_gates_elsewhere(session: Session) -> None:
    session.do(SetFramework(replace(session.project.framework, gates=())))


SHOWING: dict[str, tuple[Callable[[MainWindow], object], Callable[[Session], None]]] = {
    "CorrectAnswerDialog": (correct, correct_elsewhere),
    "OverrideGateDialog": (override, override_elsewhere),
    "MoveBidDialog": (move, move_elsewhere),
    "RecordDialog": (lambda window: records(window).amend.trigger(), amend_elsewhere),
    "SignRecordDialog": (lambda window: records(window).sign.trigger(), amend_elsewhere),
    "TargetDialog": (set_target, target_elsewhere),
    "SignOffDialog": (lambda window: window.menus.sign_off.trigger(), write_elsewhere),
    "GateDialog": (lambda window: rules(window).add_gate.click(), weigh_elsewhere),
    "GateWordsDialog": (lambda window: first_gate(window).reword.click(), lose_gates_elsewhere),
    "CountRuleDialog": (lambda window: rules(window).shortlist.add_rule.click(), weigh_elsewhere),
}


@pytest.mark.parametrize("name", list(SHOWING))
def test_a_dialog_says_at_once_that_what_it_shows_is_so_no_longer(
    qtbot: QtBot, filled: MainWindow, document: Document, name: str
) -> None:
    session = document.session
    write_elsewhere(session)
    show, change = SHOWING[name]
    show(filled)
    dialog = opened(FormDialog)
    assert type(dialog).__name__ == name
    assert dialog.wrong.text() != OUTDATED
    change(session)
    qtbot.waitUntil(lambda: dialog.wrong.text() == OUTDATED)
    assert not dialog.go.isEnabled()
    before = what_was_done(session)
    dialog.accept()
    assert dialog.isVisible()
    assert what_was_done(session) == before
    dialog.reject()
    change_again = len(session.entries)
    session.do(SetWeight("land", 40))  # what is closed listens no more
    assert len(session.entries) == change_again + 1
    assert not filled.crashes.dialogs


@pytest.mark.parametrize("name", ["CorrectAnswerDialog", "RecordDialog", "TargetDialog"])
def test_what_changes_nothing_of_what_is_shown_costs_nobody_their_words(
    qtbot: QtBot, filled: MainWindow, document: Document, late: Path, name: str
) -> None:
    write_elsewhere(document.session)
    SHOWING[name][0](filled)
    dialog = opened(FormDialog)
    bring(qtbot, filled, late)
    settled(qtbot, filled)
    if isinstance(dialog, TargetDialog):
        dialog.amount.setText("7")
    elif isinstance(dialog, RecordDialog):
        dialog.why.setPlainText("The panel agreed.")
    else:
        assert isinstance(dialog, CorrectAnswerDialog)
        dialog.text.setText("777 MW")
        dialog.reason.setPlainText("The bidder wrote again.")
    dialog.go.click()
    assert not dialog.isVisible()
    assert what_was_done(document.session)[-2] == "import late.csv (+2 bids)"


def test_bids_that_come_in_while_names_are_typed_are_not_signed_unseen(
    qtbot: QtBot, filled: MainWindow, document: Document, late: Path
) -> None:
    filled.menus.sign_off.trigger()
    dialog = opened(SignOffDialog)
    assert isinstance(dialog, SignOffDialog)
    for name, typed in zip(dialog.names.values(), ("A", "B", "C", "D"), strict=True):
        name.setText(typed)
    assert dialog.go.isEnabled()
    bring(qtbot, filled, late)
    qtbot.waitUntil(lambda: dialog.wrong.text() == OUTDATED)
    dialog.accept()
    settled(qtbot, filled)
    assert dialog.isVisible()
    assert not document.session.project.sign_offs
    dialog.reject()


def test_a_target_that_was_set_meanwhile_is_not_removed_unseen(
    qtbot: QtBot, filled: MainWindow, document: Document
) -> None:
    document.session.do(SetTarget(Target(Decimal(6))))
    set_target(filled)
    dialog = opened(TargetDialog)
    assert isinstance(dialog, TargetDialog)
    assert dialog.remove.isEnabled()
    document.session.do(SetTarget(Target(Decimal(9))))
    qtbot.waitUntil(lambda: not dialog.remove.isEnabled())
    dialog.reject()


def test_a_gate_that_is_gone_once_it_is_chosen_is_told(
    qtbot: QtBot, filled: MainWindow, document: Document
) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, PickDialog)
        lose_gates_elsewhere(document.session)
        dialog.accept()

    with answering(choose):
        filled.menus.override_gate.trigger()
    assert not filled.crashes.dialogs
    assert "has no gate" in filled.banner.text.text()


def test_its_own_change_is_not_told_as_somebody_elses(
    qtbot: QtBot, filled: MainWindow, document: Document
) -> None:
    move(filled)
    dialog = opened(FormDialog)
    said: list[str] = []
    document.session.subscribe(lambda: said.append(dialog.wrong.text()))
    assert isinstance(dialog, MoveBidDialog)
    next(iter(dialog.place.buttons.values())).click()
    dialog.reason.setPlainText("The panel ruled.")
    dialog.go.click()
    assert said == [""]
    assert not dialog.isVisible()
