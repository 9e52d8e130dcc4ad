"""What of a bid can be overridden, as lines to pick from. No Qt."""

from __future__ import annotations

from gz_eval.app.overriding import ruled_on
from gz_eval.app.session import Session
from gz_eval.core.effective import effective_bid
from gz_eval.core.override_account import value_in_words
from gz_eval.core.override_commands import bid_of, name_and_reference


def answer_choices(session: Session, bid: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The bid's name and reference, and each field's key with what its answer counts as.

    Raises UserError for a bid that is not there.
    """
    project = session.project
    effective = effective_bid(project.framework, bid_of(project, bid), project.overrides)
    choices = []
    for field in project.framework.fields:
        answer = effective.answer(field.key)
        corrected = ", corrected" if answer.correction is not None else ""
        choices.append((field.key, f"{field.label}: {value_in_words(answer.value)}{corrected}"))
    return name_and_reference(project, bid), tuple(choices)


def gate_choices(session: Session, bid: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The bid's name and reference, and each gate's key with its label and its state now.

    Raises UserError for a bid that is not there, and while scores are hidden, and gates with them.
    """
    ruled_on(session, bid)
    evaluation = session.evaluation
    row = evaluation.index_by_id[bid]
    labels = {gate.key: gate.label for gate in session.project.framework.gates}
    results = evaluation.table.gates[row]
    return name_and_reference(session.project, bid), tuple(
        (one.gate, f"{labels.get(one.gate, one.gate)}: {one.state.value}") for one in results
    )
