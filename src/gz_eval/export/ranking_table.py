"""The ranking and what it is made of, as tables: one row a bid, in ranked order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from gz_eval.core.evaluation import Evaluation
from gz_eval.core.gates import state_in_words, states_in_words
from gz_eval.core.outcome import Evidence, GateState
from gz_eval.core.override_account import corrections_told
from gz_eval.core.regions import region_name
from gz_eval.core.rounding import add_up, in_full
from gz_eval.core.selection import Selection
from gz_eval.core.unmeasured import absent_pillars, absent_word
from gz_eval.core.value_functions import Floats
from gz_eval.core.wording import bids_in_words
from gz_eval.export.table import ROUNDED, Cell, Column, Form, Table, distinct


def ranking_table(evaluation: Evaluation, selection: Selection | None = None) -> Table:
    """Rank, score with bounds, points of each pillar and standing of every bid.

    Bids that fail a gate come last with ranks of their own: "Ranked among" tells them apart. Where
    officials moved bids, a `selection` stands beside what the shortlist rule says, and where they
    corrected answers, each bid's are told.
    """
    framework = evaluation.framework
    places = framework.ranking.shown_places
    columns = [
        *ranking_columns([pillar.label for pillar in framework.pillars], places),
        Column("Standing by the rule", width=19),
        Column("Reason of the rule", width=60),
        Column("Gates failed, unclear or overridden", width=60),
    ]
    moved = selection if selection is not None and not selection.is_by_rule else None
    if moved is not None:
        columns += [Column("Selection", width=17), Column("Reason for the selection", width=60)]
    corrections = ["; ".join(corrections_told(framework, bid)) for bid in evaluation.bids]
    if any(corrections):
        columns.append(Column("Corrected answers", width=60))
    points, absent = evaluation.pillar_points(), absent_pillars(evaluation)
    figures = in_full(
        np.column_stack((evaluation.totals, evaluation.lower, evaluation.upper, points))
    )
    gate_labels = {gate.key: gate.label for gate in framework.gates}
    rows = []
    for row in evaluation.order.tolist():
        bid, place = evaluation.bids[row], evaluation.shortlist[row]
        gates = "; ".join(
            f"{gate_labels[result.gate]}: {result.reason.rstrip('.')}"
            for result in evaluation.table.gates[row]
            if result.state is not GateState.PASS or result.original is not None
        )
        cells: list[Cell] = []
        if moved is not None:
            cells += [moved.standing(row).value, moved.reason(row) if moved.is_moved(row) else ""]
        if any(corrections):
            cells.append(corrections[row])
        rows.append(
            (
                int(evaluation.ranks[row]),
                "Bids that fail a gate" if evaluation.failed_gate(row) else "Eligible bids",
                bid.id,
                bid.name,
                region_name(bid.region),
                states_in_words(evaluation.table.gates[row]),
                *_or_words(figures[row].tolist(), ("", "", "", *absent[row])),
                place.standing.value,
                place.reason,
                gates,
                *cells,
            )
        )
    return Table(
        "Ranking",
        f"{framework.title}: ranking of {bids_in_words(len(evaluation.bids))}",
        distinct(columns),
        tuple(rows),
        "Scores run from 0 to 100. The bounds take missing and doubtful evidence at its worst and"
        " its best. Bids that fail a gate are ranked apart, below."
        f"{_rounded(points, evaluation.totals, places)}",
        frozen=4,
    )


def ranking_columns(pillars: Sequence[str], places: int) -> tuple[Column, ...]:
    """What a ranking begins with, as it is or as it was signed off: a bid, and what it scores."""
    return (
        Column("Rank", Form.WHOLE, width=7),
        Column("Ranked among", width=20),
        Column("Reference", width=16),
        Column("Bid", width=32),
        Column("Region", width=22),
        Column("Gates", width=10),
        Column("Score", Form.NUMBER, places, 9),
        Column("Lower bound", Form.NUMBER, places, 9),
        Column("Upper bound", Form.NUMBER, places, 9),
        *(Column(f"{pillar} points", Form.NUMBER, places, 13) for pillar in pillars),
    )


def contributions_table(evaluation: Evaluation) -> Table:
    """Points that each criterion adds to each bid: the cells of a row sum to its score."""
    places = evaluation.framework.ranking.shown_places
    figures = in_full(np.column_stack((evaluation.contributions, evaluation.totals)))
    absent = _absent_leaves(evaluation)
    rows = tuple(
        (
            *_bid_cells(evaluation, row),
            *_or_words(figures[row].tolist(), (*absent[row].tolist(), "")),
        )
        for row in evaluation.order.tolist()
    )
    return Table(
        "Contributions",
        "Points that each criterion adds to each bid",
        distinct(
            [
                *_bid_columns(),
                *_leaf_columns(evaluation, places),
                Column("Score", Form.NUMBER, places),
            ]
        ),
        rows,
        "Points are value score times weight."
        f"{_rounded(evaluation.contributions, evaluation.totals, places)}",
        frozen=3,
    )


def _absent_leaves(evaluation: Evaluation) -> npt.NDArray[np.object_]:
    """What stands in place of figures (n, m) of criteria that do not count for a bid; else ""."""
    words = np.array([absent_word((leaf,)) for leaf in evaluation.framework.leaves], dtype=object)
    return np.where(evaluation.table.evidence == Evidence.EXCLUDED, words, "")


def _or_words(figures: Sequence[Cell], words: Sequence[str]) -> tuple[Cell, ...]:
    """Figures, and the words that stand in place of some."""
    return tuple(word or one for word, one in zip(words, figures, strict=True))


def value_scores_table(evaluation: Evaluation) -> Table:
    """Value score, 0 to 100, of each bid on each criterion: what does not depend on weights."""
    absent = _absent_leaves(evaluation)
    scores = in_full(evaluation.table.scores)
    rows = []
    for row in evaluation.order.tolist():
        cells = _or_words(scores[row].tolist(), absent[row].tolist())
        rows.append((*_bid_cells(evaluation, row), *cells))
    return Table(
        "Value scores",
        "Value score of each bid on each criterion",
        distinct([*_bid_columns(), *_leaf_columns(evaluation, 2)]),
        tuple(rows),
        "From 0 to 100 between anchors fixed in advance. “Left out” is missing evidence that the"
        " framework excludes, “not judged” what assessors have not judged: the weights beside it"
        " are rescaled.",
        frozen=3,
    )


def gates_table(evaluation: Evaluation) -> Table:
    """Every gate of every bid with its reason."""
    labels = {gate.key: gate.label for gate in evaluation.framework.gates}
    rows = tuple(
        (
            *_bid_cells(evaluation, row)[1:],
            labels[result.gate],
            state_in_words(result),
            (result.original if result.original is not None else result.state).value,
            result.reason,
        )
        for row in evaluation.order.tolist()
        for result in evaluation.table.gates[row]
    )
    return Table(
        "Gates",
        "Gates: what each bid passes, fails or leaves unclear",
        (
            *_bid_columns()[1:],
            Column("Gate", width=28),
            Column("Result", width=18),
            Column("From the evidence", width=12),
            Column("Reason", width=80),
        ),
        rows,
        "A gate is Pass, Fail, Unclear or Overridden. Unclear means that the evidence is missing or"
        " doubtful; it is not a failure. Overridden by officials: the reason says by whom and why.",
        frozen=2,
    )


def _rounded(points: Floats, totals: Floats, places: int) -> str:
    """That what is seen of rows of points may miss their scores; empty where it does not."""
    return "" if add_up(points, totals, places).all() else ROUNDED


def _bid_columns() -> tuple[Column, ...]:
    return (
        Column("Rank", Form.WHOLE, width=7),
        Column("Reference", width=16),
        Column("Bid", width=32),
    )


def _bid_cells(evaluation: Evaluation, row: int) -> tuple[Cell, ...]:
    bid = evaluation.bids[row]
    return int(evaluation.ranks[row]), bid.id, bid.name


def _leaf_columns(evaluation: Evaluation, places: int) -> tuple[Column, ...]:
    framework = evaluation.framework
    titles = [
        leaf.label if leaf.label == pillar.label else f"{pillar.label}: {leaf.label}"
        for leaf, pillar in zip(framework.leaves, framework.leaf_pillars, strict=True)
    ]
    return tuple(Column(title, Form.NUMBER, places, 13) for title in titles)
