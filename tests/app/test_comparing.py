"""Two states of the history compared: by section, in words, with nothing that is hidden."""

from __future__ import annotations

from busy_session import busy_session, fresh_session
from gz_eval.app.comparing import compared
from gz_eval.core.governance_commands import SetBlind, UnlockFramework


def test_each_part_that_differs_has_its_section() -> None:
    found = compared(busy_session(), 6, 13)
    sections = dict(found.sections)
    assert found.before.startswith("Entry 6, ")
    assert found.after.startswith("Now: Entry 13, ")
    assert "Weight of Power: 60% → 20%" in sections["Framework"]
    assert (
        "Old Quay, At least 300 MW: Fail → Pass, by Tom Reilly (assessor): A second cable."
        in sections["Overrides made"]
    )
    assert "Lock" not in sections
    assert any(line.startswith("Enters the shortlist: ") for line in sections["Ranking"])
    assert "\n\nFramework\nWeight of Power: 60% → 20%\n" in found.text


def test_a_state_does_not_differ_from_itself() -> None:
    found = compared(fresh_session(), 2, 2)
    assert found.sections == ()
    assert found.text.startswith("From: Entry 2, ")


def test_ranks_are_left_out_while_scores_are_hidden() -> None:
    session = busy_session()
    session.do(UnlockFramework(), "To begin again.")
    session.do(SetBlind(True))
    (line,) = dict(compared(session, 6, 11).sections)["Ranking"]
    assert line.startswith("Ranks are not compared")
    assert "rank " not in compared(session, 6, 11).text
