"""Changes from the window: what the record needs is asked for, and a refusal is a sentence."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from dialog_answers import answering, because, named
from gz_eval.app.session import Session
from gz_eval.core.commands import SetWeight
from gz_eval.core.governance_commands import LockFramework, UnlockFramework
from gz_eval.core.people import Person
from gz_eval.core.record_commands import AddRecord
from gz_eval.core.records import Log
from gz_eval.desktop import doing
from gz_eval.desktop.choice_dialog import ChoiceDialog

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
    assert session.undo_sentence == "set weight of Power to 20%"


def test_a_change_after_the_lock_asks_for_its_reason(qtbot: QtBot, locked: Session) -> None:
    with answering(because("The panel met again.")) as came:
        assert doing.do(None, locked, POWER)
    assert "Set weight of Power to 20%." in came[0].said
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
    with answering() as came:
        assert doing.return_to(None, session, 1)
    assert came == []
    assert session.entries[-1].target == 1
