"""That scores were hidden while weights were agreed can be read afterwards, and is signed off."""

from __future__ import annotations

import pytest

from busy_session import fresh_session
from gz_eval.app.blind_record import hidden_told, scores_turned
from gz_eval.app.freezing import freezing
from gz_eval.app.history_details import history_details
from gz_eval.app.history_rows import history_rows
from gz_eval.app.session import Session
from gz_eval.app.signing import sign_off
from gz_eval.core.commands import SetWeight
from gz_eval.core.governance_commands import LockFramework, SetBlind, UnlockFramework
from gz_eval.core.project import Project
from gz_eval.core.record_commands import AddRecord
from gz_eval.core.records import Log

HIDDEN = (
    "Scores were hidden from entry 1 (14 June 2012) to entry 4 (14 June 2012), which showed them to"
    " everybody."
)


def locked_blind() -> Session:
    """Set up blind, bids imported, a weight moved, locked."""
    session = fresh_session(blind=True)
    session.do(SetWeight("power", 50.0))
    session.do(LockFramework(), "Agreed.")
    return session


def test_the_log_says_what_hides_and_what_shows_scores() -> None:
    session = locked_blind()
    session.do(UnlockFramework(), "Once more.")
    assert [session.entries[number].sentence for number in (0, 3, 4)] == [
        "start an evaluation by Small, version 1, with scores hidden until the framework is locked",
        "lock the framework Small, which shows scores that were hidden until then",
        "unlock the framework Small, which hides scores until it is locked again",
    ]


def test_where_scores_were_never_hidden_nothing_is_said_of_it() -> None:
    session = fresh_session()
    session.do(LockFramework(), "Agreed.")
    session.do(UnlockFramework(), "Once more.")
    assert not any("scores" in one.sentence for one in session.entries)
    assert [scores_turned(session, number) for number in (1, 2, 3, 4)] == [""] * 4
    assert hidden_told(session) == ""
    assert "Scores" not in dict(freezing(session).facts)


def test_details_of_an_entry_tell_since_when_scores_had_been_hidden() -> None:
    session = locked_blind()
    assert [scores_turned(session, number) for number in (1, 2, 3, 4)] == [
        "Hidden from everybody from here, until the framework is locked.",
        "",
        "",
        "Shown to everybody from here. They had been hidden since entry 1 (14 June 2012).",
    ]
    row = history_rows(session.entries)[0]
    parts = history_details(row, (), scores_turned(session, 4)).parts
    assert [one.text for one in parts if one.label == "Scores"] == [scores_turned(session, 4)]


def test_undo_of_a_lock_and_a_lock_anew_are_told_as_they_were() -> None:
    session = locked_blind()
    session.undo("Too early.")
    assert scores_turned(session, 5).startswith("Hidden from everybody")
    session.do(LockFramework(), "Now.")
    assert "entry 5" in scores_turned(session, 6)
    assert hidden_told(session).startswith("Scores were hidden from entry 5")


def test_a_long_log_is_gone_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    session = locked_blind()
    for number in range(200):
        session.do(AddRecord(Log.ASSUMPTION, f"Assumption {number}."))
    looked_at: list[int] = []
    state = Session.state

    def counted(self: Session, number: int) -> Project:
        looked_at.append(number)
        return state(self, number)

    monkeypatch.setattr(Session, "state", counted)
    assert hidden_told(session) == HIDDEN
    assert "entry 1" in scores_turned(session, 4)
    assert len(looked_at) < 12


def test_scores_that_are_shown_without_a_lock_are_told_to_be() -> None:
    session = fresh_session(blind=True)
    session.do(SetBlind(False), "Agreed to look.")
    assert hidden_told(session).startswith(
        "Scores were hidden from entry 1 (14 June 2012) to entry 3"
    )


def test_it_is_said_before_signing_and_stays_with_the_sign_off() -> None:
    session = locked_blind()
    assert dict(freezing(session).facts)["Scores"] == HIDDEN
    session.do(sign_off(session, "C. One", "A. Two", "Q. Three", "P. Four"))
    assert session.project.sign_offs[-1].told[0] == HIDDEN
