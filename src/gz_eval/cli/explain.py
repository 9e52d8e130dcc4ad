"""`gz-eval explain`: why one bid stands where it does, down to the text in its cells."""

from __future__ import annotations

import argparse

from gz_eval.cli.account import framework_line
from gz_eval.cli.boundary import DONE, ERRORS_IN_DATA
from gz_eval.cli.console import one_line, prepare_streams, print_lines, terminal_width, wrapped
from gz_eval.cli.evaluating import asked_about, evaluate, find_bid, has_errors
from gz_eval.cli.evaluation_text import heading_lines
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.explain import explain
from gz_eval.core.explanation import Explanation, LeafLine
from gz_eval.core.override_account import correction_told
from gz_eval.core.rounding import MAY_NOT_ADD_UP, figure
from gz_eval.core.selection import Selection
from gz_eval.core.values import Answer

_MOST_CHANGES = 5
_MISSING = "missing: "  # how `core.explain` begins the value of an answer that is missing


def run(asked: argparse.Namespace) -> int:
    """Evaluate, find the bid, print its explanation; returns the exit code."""
    prepare_streams()
    question = asked_about(asked.paths, asked.framework, asked.weight)
    evaluation = evaluate(question)
    bid = find_bid(evaluation.bids, asked.bid)
    width = terminal_width()
    heading = heading_lines(question, width)
    selection = Selection.of(evaluation, question.project.overrides)
    said = explanation_lines(selection, bid.id, width)
    print_lines([*heading, *([""] if heading else []), *said])
    return ERRORS_IN_DATA if has_errors(question.project) else DONE


def explanation_lines(selection: Selection, bid: str, width: int) -> list[str]:
    """Everything `core.explain` says of a bid, and where officials put it, within `width`."""
    evaluation = selection.evaluation
    row = evaluation.index_by_id[bid]
    said = explain(evaluation, bid)
    places = evaluation.framework.ranking.shown_places
    source = evaluation.bids[row].source
    region = f" ({said.region})" if said.region else ""
    could = ""
    if said.lower != said.upper:
        could = (
            f"; with missing and doubtful evidence at its worst and best,"
            f" {said.lower:.{places}f} to {said.upper:.{places}f}"
        )
    lines = [
        wrapped(f"{said.bid}: {said.name}{region}", width),
        wrapped(f"From {source}; judged by {framework_line(evaluation.framework)}", width),
        "",
        wrapped(f"{said.headline}{' by the rule' if selection.is_moved(row) else ''}.", width),
        wrapped(f"Score {said.total:.{places}f} of 100{could}.", width),
        wrapped(
            f"Shortlist: {selection.standing(row).value.lower()}. {selection.reason(row)}", width
        ),
        "",
    ]
    for pillar in said.pillars:
        points = (
            f"{figure(pillar.points, places)} points"
            f" of at most {figure(100 * pillar.weight, places)}"
        )
        lines.append(wrapped(f"{pillar.label}: {pillar.absent or points}", width))
        for leaf in said.leaves:
            if leaf.pillar == pillar.criterion:
                lines += _leaf_lines(leaf, evaluation.bids[row].answer(leaf.field), places, width)
        lines.append("")
    if not said.adds_up:
        lines += [wrapped(MAY_NOT_ADD_UP, width), ""]
    moved = selection.is_moved(row)
    return lines + _closing_lines(evaluation, said, width, moved=moved)


def _leaf_lines(leaf: LeafLine, answer: Answer, places: int, width: int) -> list[str]:
    """The weight has more figures here than elsewhere: readers multiply by it."""
    counts = "left out"
    if leaf.score is not None:
        counts = (
            f"score {figure(leaf.score, places)} × weight {100 * leaf.weight:.4g}%"
            f" = {figure(leaf.points, places)} points"
        )
    lines = [wrapped(f"{leaf.label}: {counts}", width, "  ", "      ")]
    details = []
    if told := correction_told(answer):
        details.append(told)
    elif leaf.cell is not None:
        details.append(_cell_sentence(leaf))
    elif leaf.field:
        details.append(f"The file does not ask for it: {leaf.value}.")
    if leaf.steps:
        details.append(f"How: {'; '.join(leaf.steps)}.")
    details += [f"Doubt: {doubt}" for doubt in leaf.doubts]
    if leaf.note:
        details.append(leaf.note)
    worth = []
    if leaf.could_add >= 0.5 * 10**-places:
        worth.append(f"add {figure(leaf.could_add, places)}")
    if leaf.could_lose >= 0.5 * 10**-places:
        worth.append(f"take away {figure(leaf.could_lose, places)}")
    if worth:
        details.append(f"Better evidence could {' or '.join(worth)} points.")
    return lines + [wrapped(detail, width, "      ") for detail in details]


def _cell_sentence(leaf: LeafLine) -> str:
    if not leaf.text.strip():
        return f"The cell {leaf.cell} is blank."
    says = f"The cell {leaf.cell} says “{one_line(leaf.text)}”"
    if leaf.value.startswith(_MISSING):
        return f"{says}, which counts as missing: {leaf.value.removeprefix(_MISSING)}."
    return f"{says}, read as {leaf.value}."


def _closing_lines(
    evaluation: Evaluation, said: Explanation, width: int, *, moved: bool
) -> list[str]:
    labels = {gate.key: gate.label for gate in evaluation.framework.gates}
    gates = [f"{labels[gate.gate]}: {gate.state.value}. {gate.reason}" for gate in said.gates]
    possible = [item.sentence for item in said.improvements if item.score_needed is not None]
    sections = (
        ("Gates", gates),
        ("Strongest", list(said.strongest)),
        ("Weakest", list(said.weakest)),
        ("Missing, and what it could be worth", list(said.missing)),
        (
            f"What would have to change{', by the shortlist rule alone' if moved else ''}",
            [said.what_would_change],
        ),
        ("Single changes that would be enough, the smallest first", possible[:_MOST_CHANGES]),
    )
    lines: list[str] = []
    for heading, sentences in sections:
        if sentences:
            lines += [heading, *(wrapped(item, width, "  ", "    ") for item in sentences), ""]
    return lines[:-1]
