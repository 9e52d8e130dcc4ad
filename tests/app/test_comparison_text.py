"""A comparison in sentences, whole or cut."""

from __future__ import annotations

from busy_session import busy_session, fresh_session
from gz_eval.app.comparison_text import comparison_lines, comparison_sections
from gz_eval.app.session import Session
from gz_eval.core.comparison import Comparison, compare
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.project import Project
from gz_eval.core.scoring import compute_values, evaluate_table


def _compared(session: Session, before: int, after: int) -> Comparison:
    one, two = session.state(before), session.state(after)
    return compare(one, two, _evaluated(one), _evaluated(two))


def _evaluated(state: Project) -> Evaluation:
    values = compute_values(state.framework, state.bids.bids, state.overrides)
    return evaluate_table(state.framework, values)


def test_nothing_is_said_to_differ() -> None:
    found = _compared(fresh_session(), 2, 2)
    assert comparison_lines(found) == ("Nothing differs.",)
    assert comparison_sections(found) == ()


def test_each_line_says_what_it_is_about() -> None:
    lines = comparison_lines(_compared(busy_session(), 1, 13))
    assert "Bid new: Harrow Campus (B001), from bids.xlsx / Register / A2" in lines
    assert "Lock: not locked → locked on 14 June 2012 by Tom Reilly (assessor)" in lines
    assert "New in the assumption log, entry 2: Dates are the operator's." in lines
    assert any(
        line.startswith("Override made: Old Quay, At least 300 MW: Fail → Pass") for line in lines
    )
    assert any(line.startswith("Signed off: ranking of 5 bids on 14 June 2012") for line in lines)
    assert any(line.startswith("Enters the shortlist") and "new at rank" in line for line in lines)
    assert "Framework: weight of Power: 60% → 20%" in lines


def test_an_official_s_move_is_told_as_such() -> None:
    (line,) = dict(comparison_sections(_compared(busy_session(), 9, 10)))["Ranking"]
    assert "the shortlist by an official’s move: " in line or line.startswith("Standing: ")


def test_long_lists_are_cut_only_where_that_is_asked_for() -> None:
    found = _compared(busy_session(), 1, 2)
    new = [line for line in comparison_lines(found) if line.startswith("Bid new: ")]
    assert len(new) == 5
    cut = comparison_lines(found, most=2)
    assert [line for line in cut if line.startswith("Bid new: ")] == new[:2]
    assert "… and 3 more" in cut


def test_hidden_scores_are_said_to_be_hidden() -> None:
    session = fresh_session(blind=True)
    found = compare(session.state(1), session.state(2), None, None)
    (line,) = dict(comparison_sections(found))["Ranking"]
    assert line == "Ranks are not compared: scores are hidden until the framework is locked."
    assert not any("rank " in line for line in comparison_lines(found))
