"""The ranking as lines of text: the shortlist line in its place, bids that fail a gate below."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from gz_eval.cli.account import account_lines, framework_line
from gz_eval.cli.console import wrapped
from gz_eval.cli.text_table import FittedTable, TextColumn, fit
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Framework
from gz_eval.core.framework_in_words import rounding_in_words
from gz_eval.core.outcome import Standing
from gz_eval.core.project import Project
from gz_eval.core.rounding import MAY_NOT_ADD_UP, add_up, percent_text
from gz_eval.core.selection import Selection
from gz_eval.core.unmeasured import unmeasured
from gz_eval.core.weights import come_to, local_shares
from gz_eval.core.wording import bids_in_words, counted
from gz_eval.export.ranking_table import ranking_table
from gz_eval.export.table import cell_text

_MOST_TIES = 10
_MARK = " *"
_LONGEST_ID = 24  # a reference that is cut could be another's
_LINES = {
    Standing.SHORTLISTED: "end of the shortlist{by_rule} ({count})",
    Standing.RESERVE: "end of the reserve list{by_rule} ({count})",
}


def ranking_lines(selection: Selection, project: Project, top: int | None, width: int) -> list[str]:
    """The first `top` bids (None: all) in ranked order, then notes and the account of the rows.

    Order and lines are the rule's; where officials moved a bid, its standing is theirs and marked.
    """
    evaluation = selection.evaluation
    framework = evaluation.framework
    order = evaluation.order.tolist()[:top]
    eligible = [row for row in order if not evaluation.failed_gate(row)]
    fitted = _fitted(selection, len(order), width)
    under = _lines_under(selection, fitted.width)
    lines = [
        wrapped(framework_line(framework), width),
        wrapped(weights_sentence(framework), width),
        "",
    ]
    if eligible:
        lines += fitted.header
    for row, text in zip(order[: len(eligible)], fitted.rows, strict=False):
        lines.append(text)
        if row in under:
            lines.append(under[row])
    if len(order) > len(eligible):
        failing = int(evaluation.table.failed.sum())
        told = counted(failing, "bid fails a gate and is", "bids fail a gate and are")
        lines += [""] if eligible else []
        lines += [f"{told} ranked apart:", *fitted.header, *fitted.rows[len(eligible) :]]
    rest = len(evaluation.bids) - len(order)
    if rest:
        lines += ["", f"… and {counted(rest, 'more bid')}, not shown (--top)."]
    return [*lines, "", *_notes(selection, order, fitted, width), *account_lines(project, width)]


def written_lines(selection: Selection, project: Project, path: Path, width: int) -> list[str]:
    """What has been written where, and the account of the rows."""
    bids = bids_in_words(len(selection.evaluation.bids))
    counts = ", ".join(
        f"{_count(selection, standing):,} {standing.value.lower()}" for standing in Standing
    )
    return [
        wrapped(f"Wrote {path}: {bids}: {counts}.", width),
        *(wrapped(one.sentence, width) for one in unmeasured(selection.evaluation)),
        *account_lines(project, width),
    ]


def weights_sentence(framework: Framework) -> str:
    """The top level's weights, such as ``Weights: Power 40%, Land 60%.``"""
    shares = local_shares(framework)
    told = ", ".join(
        f"{pillar.label} {percent_text(100.0 * shares[pillar.key])}%"
        for pillar in framework.pillars
    )
    exact = come_to([shares[pillar.key] for pillar in framework.pillars], 1.0)
    return f"Weights: {told}.{'' if exact else f' {MAY_NOT_ADD_UP}'}"


def _fitted(selection: Selection, rows: int, width: int) -> FittedTable:
    """The ranking table's columns, set for a terminal of this width."""
    evaluation = selection.evaluation
    framework = evaluation.framework
    table = ranking_table(evaluation, selection)
    order = evaluation.order.tolist()[:rows]
    texts = [
        tuple(cell_text(cells[index], column) for cells in table.rows[:rows])
        for index, column in enumerate(table.columns)
    ]
    at = {column.title: index for index, column in enumerate(table.columns)}
    bounds = tuple(
        "" if low == high else f"{low}–{high}"
        for low, high in zip(texts[at["Lower bound"]], texts[at["Upper bound"]], strict=True)
    )
    first_pillar = at["Upper bound"] + 1
    columns = [
        TextColumn("Rank", texts[at["Rank"]], right=True),
        TextColumn("Reference", texts[at["Reference"]], least=_LONGEST_ID),
        TextColumn("Bid", texts[at["Bid"]], least=16),
        TextColumn("Region", texts[at["Region"]], least=12, spare=1),
        TextColumn(
            "Gates",
            tuple(_gates(evaluation, row) for row in order),
        ),
        TextColumn("Score", texts[at["Score"]], right=True),
        TextColumn("Could be", bounds, right=True),
        *(
            TextColumn(
                pillar.label,
                texts[first_pillar + index],
                right=True,
                least=6,
                spare=2,
                told=f"points for {pillar.label}",
            )
            for index, pillar in enumerate(framework.pillars)
        ),
        TextColumn("Standing", tuple(_standing(selection, row) for row in order)),
    ]
    if not framework.gates:
        columns = [column for column in columns if column.title != "Gates"]
    return fit(columns, width)


def _gates(evaluation: Evaluation, row: int) -> str:
    results = evaluation.table.gates[row]
    marked = any(result.original is not None for result in results)
    return f"{evaluation.table.gate_states[row].value}{_MARK if marked else ''}"


def _standing(selection: Selection, row: int) -> str:
    moved = selection.is_moved(row)
    return f"{selection.standing(row).value}{_MARK if moved else ''}"


def _lines_under(selection: Selection, width: int) -> dict[int, str]:
    """The line under the last bid of each list as the rule has it, by the bid's row."""
    evaluation = selection.evaluation
    by_rule = "" if selection.is_by_rule else " by the rule"
    under = {}
    for standing, words in _LINES.items():
        rows = [row for row in evaluation.order.tolist() if evaluation.standing(row) is standing]
        if rows:
            count = bids_in_words(len(rows))
            told = words.format(count=count, by_rule=by_rule)
            under[rows[-1]] = f"---- {told} ".ljust(width, "-")
    return under


def _notes(selection: Selection, order: list[int], fitted: FittedTable, width: int) -> list[str]:
    evaluation = selection.evaluation
    notes = [one.sentence for one in unmeasured(evaluation)]
    notes += _moves(selection, order)
    notes += [
        f"{rounding_in_words(evaluation.framework)} “Could be” takes missing and doubtful evidence"
        " at its worst and its best."
    ]
    printed = set(order)
    ties = [
        sentence
        for group, sentence in zip(evaluation.tied, evaluation.ties, strict=True)
        if printed.intersection(group.tolist())
    ]
    notes += [f"Tie: {sentence}" for sentence in ties[:_MOST_TIES]]
    if len(ties) > _MOST_TIES:
        notes.append(f"… and {len(ties) - _MOST_TIES:,} more ties.")
    rows, places = np.array(order, dtype=np.int64), evaluation.framework.ranking.shown_places
    if not add_up(evaluation.pillar_points(rows), evaluation.totals[rows], places).all():
        notes.append(MAY_NOT_ADD_UP)
    if fitted.left_out:
        gone = ", ".join(fitted.left_out)
        notes.append(f"Not enough room for: {gone}. A wider terminal or --format csv has them.")
    return [wrapped(note, width) for note in notes]


def _moves(selection: Selection, order: list[int]) -> list[str]:
    """What officials put elsewhere than evidence and rule do, of the bids printed."""
    evaluation = selection.evaluation
    notes = [
        f"* {evaluation.bids[row].id}: {selection.reason(row)}"
        for row in order
        if selection.is_moved(row)
    ]
    labels = {gate.key: gate.label for gate in evaluation.framework.gates}
    notes += [
        f"* {evaluation.bids[row].id}, gate “{labels[result.gate]}”: {result.reason}"
        for row in order
        for result in evaluation.table.gates[row]
        if result.original is not None
    ]
    return notes


def _count(selection: Selection, standing: Standing) -> int:
    rows = range(len(selection.evaluation.bids))
    return sum(selection.standing(row) is standing for row in rows)
