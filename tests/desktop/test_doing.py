"""Changes from the window: what the record needs is asked for, and a refusal is a sentence."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from dialog_answers import answering, because, chosen, named
from gz_eval.app.lock_words import locking
from gz_eval.app.session import Session
from gz_eval.app.signing import sign_off
from gz_eval.core.commands import SetWeight
from gz_eval.core.governance_commands import LockFramework, UnlockFramework
from gz_eval.core.people import Person
from gz_eval.core.record_commands import AddRecord
from gz_eval.core.records import Log
from gz_eval.desktop import doing
from gz_eval.desktop.choice_dialog import ChoiceDialog
from gz_eval.desktop.person_dialog import PersonDialog

POWER = SetWeight("power", 20)


@pytest.fixture
def locked(session: Session) -> Session:
    session.do(LockFramework(), "The panel agreed it.")
    return session


def test_what_needs_no_reason_is_done_without_a_word(qtbot: QtBot, session: Session) -> None:
    with answering() as came:
        assert doing.do(None, session, POWER)
        assert doing.undo(None, session)
        assert doing.redo(None, session)
    assert came == []
    assert session.undo_sentence == "set weight of Power from 60% to 20%"


def test_a_change_after_the_lock_asks_for_its_reason(qtbot: QtBot, locked: Session) -> None:
    with answering(because("The panel met again.")) as came:
        assert doing.do(None, locked, POWER)
    assert "Set weight of Power from 60% to 20%." in came[0].said
    assert locked.entries[-1].stamp.reason == "The panel met again."
    assert locked.entries[-1].after_lock
    with answering(because("It was too much.")):
        assert doing.undo(None, locked)
    assert locked.entries[-1].stamp.reason == "It was too much."


def test_cancel_changes_nothing(qtbot: QtBot, locked: Session) -> None:
    before = locked.project
    with answering(QDialog.reject):
        assert not doing.do(None, locked, POWER)
    with answering(QDialog.reject):
        assert not doing.return_to(None, locked, 1)
    assert locked.project is before


def test_a_reason_that_was_asked_for_is_not_asked_for_again(qtbot: QtBot, session: Session) -> None:
    with answering() as came:
        assert doing.do(None, session, LockFramework(), "The panel agreed it.")
    assert came == []
    assert session.project.lock is not None


def test_who_acts_is_asked_before_a_change_that_needs_no_reason(
    qtbot: QtBot, session: Session
) -> None:
    session.person = Person("")
    with answering(named("A. Official", "assurer")):
        assert doing.do(None, session, POWER)
    assert session.entries[-1].stamp.by == Person("A. Official", "assurer")
    with answering() as came:
        assert doing.undo(None, session)
    assert came == []


def test_nothing_is_changed_by_who_will_not_say_who_acts(qtbot: QtBot, session: Session) -> None:
    session.do(POWER)
    session.person = Person("")
    before = session.entries
    with answering(QDialog.reject, QDialog.reject, chosen("return"), QDialog.reject) as came:
        assert not doing.do(None, session, SetWeight("power", 30))
        assert not doing.undo(None, session)
        assert not doing.return_to(None, session, 1)
    assert [one.kind for one in came] == [PersonDialog, PersonDialog, ChoiceDialog, PersonDialog]
    assert session.entries == before


def test_what_the_program_does_by_itself_is_by_nobody(qtbot: QtBot, session: Session) -> None:
    session.person = Person("")
    with answering() as came:
        assert doing.do(None, session, POWER, by_nobody=True)
    assert came == []
    assert session.entries[-1].stamp.by == Person("")


def test_who_acts_is_asked_once(qtbot: QtBot, session: Session) -> None:
    session.person = Person("a.official")
    with answering(named("A. Official", "assurer"), because("Agreed.")):
        assert doing.do(None, session, LockFramework())
    assert session.person == Person("A. Official", "assurer")
    with answering(because("Agreed again.")) as came:
        assert doing.do(None, session, UnlockFramework())
    assert len(came) == 1


def test_a_refusal_says_what_to_do(qtbot: QtBot, session: Session) -> None:
    with answering(QDialog.reject) as came:
        assert not doing.do(None, session, AddRecord(Log.DECISION, " "))
    assert came[0].kind is ChoiceDialog
    assert "Say what it is." in came[0].said


def test_going_back_to_an_entry(qtbot: QtBot, session: Session) -> None:
    session.do(POWER)
    session.do(POWER)
    session.do(AddRecord(Log.DECISION, "Power counts for more."))
    with answering(QDialog.reject):
        assert not doing.return_to(None, session, 1)
    with answering(chosen("return")) as came:
        assert doing.return_to(None, session, 1)
    assert "this undoes entries 2 to 4." in came[0].said
    assert "Entries of the logs and sign-offs stay" in came[0].said
    assert session.entries[-1].target == 1
    assert len(session.project.records) == 1


def test_a_question_that_is_outdated_says_so_while_it_is_open(
    qtbot: QtBot, session: Session
) -> None:
    session.do(POWER)

    def change_meanwhile(dialog: QDialog) -> None:
        assert isinstance(dialog, ChoiceDialog)
        assert dialog.changed.isHidden()
        session.do(SetWeight("power", 30))
        qtbot.waitUntil(dialog.changed.isVisible)
        assert "changed meanwhile" in dialog.changed.text()
        assert not dialog.buttons["return"].isEnabled()
        assert dialog.changed.height() >= dialog.changed.heightForWidth(dialog.changed.width())
        dialog.buttons[""].click()

    with answering(change_meanwhile):
        assert not doing.return_to(None, session, 1)
    assert session.entries[-1].number == 3


def test_returning_to_before_the_lock_says_that_the_lock_goes(
    qtbot: QtBot, locked: Session
) -> None:
    with answering(because("Begin again.")) as came:
        assert doing.return_to(None, locked, 1)
    assert "Return to entry 1 of the history." in came[0].said
    assert "The framework is then no longer locked: the lock of " in came[0].said
    assert locked.project.lock is None
    with answering(chosen("return")) as came:
        assert doing.return_to(None, locked, 2)
    assert "The framework is then locked again" in came[0].said


def test_a_sign_off_is_not_undone_without_a_reason(qtbot: QtBot, session: Session) -> None:
    session.do(sign_off(session, "The Department", "A. Lyst", "A. Surer", "A. Prover"))
    before = session.project
    with answering(QDialog.reject) as came:
        assert not doing.undo(None, session)
    assert "This takes back sign-off 1 of " in came[0].said
    assert "approved by A. Prover" in came[0].said
    assert session.project is before
    with answering(because("It was the wrong list.")):
        assert doing.undo(None, session)
    assert not session.project.sign_offs
    with answering(because("It was right after all.")):  # signed off again, on the record
        assert doing.redo(None, session)
    assert session.project.sign_offs


def test_what_a_command_does_is_said_where_its_reason_is_asked_for(
    qtbot: QtBot, session: Session
) -> None:
    with answering(because("Agreed.")) as came:
        assert doing.do(None, session, LockFramework(), about=locking(session.project))
    assert "can be taken off, but only with a reason" in came[0].said
    assert "This change needs a reason." in came[0].said
