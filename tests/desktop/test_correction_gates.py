"""A correction that fails a gate says so while it is typed, and that the bid leaves the list."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from gz_eval.app.correction_gates import gates_failed_by
from gz_eval.app.overriding import correction, place_override
from gz_eval.app.session import Session
from gz_eval.core.framework import ShortlistRule
from gz_eval.core.governance_commands import SetBlind
from gz_eval.core.outcome import Standing
from gz_eval.desktop.override_dialogs import CorrectAnswerDialog

GATE = "At least 300 MW"


def _standing(session: Session, standing: Standing) -> str:
    """The id of a bid that the rule puts there."""
    places = session.evaluation.place
    rows = session.evaluation.index_by_id
    return next(bid for bid, row in rows.items() if places(row).standing is standing)


def test_the_dialog_says_which_gate_fails_and_that_the_bid_leaves_the_shortlist(
    qtbot: QtBot, dressed: None, session: Session
) -> None:
    bid = _standing(session, Standing.SHORTLISTED)
    dialog = CorrectAnswerDialog(session, bid, "mw")
    qtbot.addWidget(dialog)
    dialog.text.setText("50")
    assert f"then fails the gate “{GATE}” and leaves the shortlist." in dialog.reading.text()
    dialog.text.setText("800")
    assert "gate" not in dialog.reading.text()


def test_what_it_says_is_what_comes_of_it(session: Session) -> None:
    project = session.project
    few = replace(project.framework, shortlist=ShortlistRule(places=2, reserve=2))
    session = Session(replace(project, framework=few), person=session.person)
    for standing, leaving in (
        (Standing.SHORTLISTED, "and leaves the shortlist."),
        (Standing.RESERVE, "and leaves the reserve list."),
    ):
        bid = _standing(session, standing)
        command = correction(session, bid, "mw", "50")
        assert gates_failed_by(session, command).endswith(f"“{GATE}” {leaving}")
        session.do(command, "The letter says so.")
        row = session.evaluation.index_by_id[bid]
        assert session.evaluation.place(row).standing is Standing.FAILED_GATE
        assert gates_failed_by(session, command) == "", "it fails already"
        session.undo("Taken back.")


def test_a_bid_that_officials_moved_stays_where_they_put_it(session: Session) -> None:
    bid = _standing(session, Standing.SHORTLISTED)
    session.do(place_override(session, bid, Standing.RESERVE), "The board said so.")
    said = gates_failed_by(session, correction(session, bid, "mw", "50"))
    assert said.endswith(f"fails the gate “{GATE}”.")


def test_gates_are_not_told_while_scores_are_hidden(session: Session) -> None:
    bid = _standing(session, Standing.SHORTLISTED)
    command = correction(session, bid, "mw", "50")
    session.do(SetBlind(True))
    assert gates_failed_by(session, command) == ""
