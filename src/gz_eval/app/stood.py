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

    On a chart a bid without a note is taken to pass: so an unclear gate is said of one that is off
    the list, too.
    """
    standing, state = selection.standing(row), selection.evaluation.table.gate_states[row]
    moved = _MOVED.get(standing, "") if selection.is_moved(row) else ""
    unclear = state is GateState.UNCLEAR
    gate = "gate unclear" if unclear else gate_in_words(standing, state)
    return standing.value, moved, gate


def stood_in_words(selection: Selection, row: int) -> str:
    """All of it as the tables of charts have it."""
    return standing_told(*stood(selection, row))
