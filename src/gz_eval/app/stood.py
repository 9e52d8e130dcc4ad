"""Where a bid stands on a chart, and what has to be known of that: moved, and by which gate."""

from __future__ import annotations

from gz_eval.charts.row_words import standing_told
from gz_eval.core.flags import gate_in_words
from gz_eval.core.outcome import GateState, Standing
from gz_eval.core.selection import Selection

_MOVED = {
    Standing.SHORTLISTED: "moved in",
    Standing.RESERVE: "moved to reserve",
    Standing.NOT_SHORTLISTED: "moved out",
}


def stood(selection: Selection, row: int) -> tuple[str, str, str]:
    """Its standing; where officials have it that the rule has elsewhere, empty where they agree;
    and what is said of its gates.

    On a chart a bid without a note is taken to pass by its evidence: so a gate that is unclear or
    overridden is said of one that is off the list, too.
    """
    standing, state = selection.standing(row), selection.evaluation.table.gate_states[row]
    moved = _MOVED.get(standing, "") if selection.is_moved(row) else ""
    by_ruling = row in selection.evaluation.table.passed_by_ruling
    listed = standing if state is GateState.FAIL else Standing.SHORTLISTED
    gate = gate_in_words(listed, state, by_ruling=by_ruling)
    return standing.value, moved, gate


def stood_in_words(selection: Selection, row: int) -> str:
    """All of it as the tables of charts have it."""
    return standing_told(*stood(selection, row))
