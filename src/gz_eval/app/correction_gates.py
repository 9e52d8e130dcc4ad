"""Which gates a bid would fail by a correction, said before it is made. No Qt.

Ranks are not told: a correction follows the evidence. That a bid leaves the shortlist by it has to
be known to whoever signs for it.
"""

from __future__ import annotations

from dataclasses import replace

from gz_eval.app.session import Session
from gz_eval.core.effective import effective_bid, gate_overrides, overridden
from gz_eval.core.gates import gate_results
from gz_eval.core.outcome import GateState, Standing
from gz_eval.core.override_commands import OverrideReading, bid_of
from gz_eval.core.overrides import PlaceOverride
from gz_eval.core.values import Answer
from gz_eval.core.wording import listed


def gates_failed_by(session: Session, correction: OverrideReading) -> str:
    """A sentence of the gates that fail by it and do not fail now; empty for none.

    Of the one bid alone, so that it is there while somebody types. While scores are hidden gates
    are too.
    """
    project = session.project
    if project.scores_hidden:
        return ""
    framework, overrides = project.framework, gate_overrides(project.overrides)
    now = effective_bid(framework, bid_of(project, correction.bid), project.overrides)
    field = correction.field
    answer = Answer(field, now.answer(field).reading, correction.value)
    then = replace(now, answers={**now.answers, field: answer})
    before, after = (
        overridden(gate_results(framework, one), now.id, overrides) for one in (now, then)
    )
    labels = {gate.key: gate.label for gate in framework.gates}
    failing = [
        f"“{labels[new.gate]}”"
        for old, new in zip(before, after, strict=True)
        if new.state is GateState.FAIL and old.state is not GateState.FAIL
    ]
    if not failing:
        return ""
    gates = f"the gate{'s' if len(failing) > 1 else ''} {listed(failing)}"
    return f"The bid then fails {gates}{_leaving(session, now.id)}."


def _leaving(session: Session, bid: str) -> str:
    """What of the shortlist it leaves, where the rule has it there and no official moved it."""
    if any(isinstance(one, PlaceOverride) and one.bid == bid for one in session.project.overrides):
        return ""
    evaluation = session.evaluation
    match evaluation.place(evaluation.index_by_id[bid]).standing:
        case Standing.SHORTLISTED:
            return " and leaves the shortlist"
        case Standing.RESERVE:
            return " and leaves the reserve list"
        case _:
            return ""
