"""The ranking as lines of text: the shortlist line in its place, bids that fail a gate below."""

from __future__ import annotations

from pathlib import Path

from gz_eval.cli.account import account_lines, framework_line
from gz_eval.cli.console import wrapped
from gz_eval.cli.text_table import FittedTable, TextColumn, fit
from gz_eval.core.bids import BidSet
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Framework
from gz_eval.core.outcome import Standing
from gz_eval.core.weights import local_shares
from gz_eval.export.framework_in_words import rounding_in_words
from gz_eval.export.ranking_table import ranking_table
from gz_eval.export.table import cell_text

_MOST_TIES = 10
_LONGEST_ID = 24  # a reference that is cut could be another's
_LINES = {
    Standing.SHORTLISTED: "end of the shortlist ({count})",
    Standing.RESERVE: "end of the reserve list ({count})",
}


def ranking_lines(
    evaluation: Evaluation, bid_set: BidSet, top: int | None, width: int
) -> list[str]:
    """The first `top` bids (None: all) in ranked order, then notes and the account of the rows."""
    framework = evaluation.framework
    order = evaluation.order.tolist()[:top]
    eligible = [row for row in order if not evaluation.failed_gate(row)]
    fitted = _fitted(evaluation, len(order), width)
    under = _lines_under(evaluation, fitted.width)
    lines = [
        wrapped(framework_line(framework), width),
        wrapped(f"Weights: {weights_sentence(framework)}.", width),
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
        told = (
            "1 bid fails a gate and is" if failing == 1 else f"{failing:,} bids fail a gate and are"
        )
        lines += [""] if eligible else []
        lines += [f"{told} ranked apart:", *fitted.header, *fitted.rows[len(eligible) :]]
    rest = len(evaluation.bids) - len(order)
    if rest:
        lines += ["", f"… and {rest:,} more {'bid' if rest == 1 else 'bids'}, not shown (--top)."]
    return [*lines, "", *_notes(evaluation, order, fitted, width), *account_lines(bid_set, width)]


def written_lines(evaluation: Evaluation, bid_set: BidSet, path: Path, width: int) -> list[str]:
    """What has been written where, and the account of the rows."""
    counts = ", ".join(
        f"{_count(evaluation, standing):,} {standing.value.lower()}" for standing in Standing
    )
    return [
        wrapped(f"Wrote {path}: {len(evaluation.bids):,} bids: {counts}.", width),
        *account_lines(bid_set, width),
    ]


def weights_sentence(framework: Framework) -> str:
    """The top level's weights, such as ``Power 40%, Land 20%``."""
    local = local_shares(framework)
    return ", ".join(
        f"{pillar.label} {100 * local[pillar.key]:.4g}%" for pillar in framework.pillars
    )


def _fitted(evaluation: Evaluation, rows: int, width: int) -> FittedTable:
    """The ranking table's columns, set for a terminal of this width."""
    framework = evaluation.framework
    table = ranking_table(evaluation)
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
        TextColumn("Bid", texts[at["Bid"]], least=_LONGEST_ID),
        TextColumn("Name", texts[at["Name"]], least=16),
        TextColumn("Region", texts[at["Region"]], least=12, spare=1),
        TextColumn("Gates", texts[at["Gates"]]),
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
        TextColumn("Standing", texts[at["Standing"]]),
    ]
    if not framework.gates:
        columns = [column for column in columns if column.title != "Gates"]
    return fit(columns, width)


def _lines_under(evaluation: Evaluation, width: int) -> dict[int, str]:
    """The line under the last bid of each list, by the bid's row."""
    under = {}
    for standing, words in _LINES.items():
        rows = [row for row in evaluation.order.tolist() if evaluation.standing(row) is standing]
        if rows:
            count = f"{len(rows):,} {'bid' if len(rows) == 1 else 'bids'}"
            under[rows[-1]] = f"---- {words.format(count=count)} ".ljust(width, "-")
    return under


def _notes(evaluation: Evaluation, order: list[int], fitted: FittedTable, width: int) -> list[str]:
    notes = [
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
    if fitted.left_out:
        gone = ", ".join(fitted.left_out)
        notes.append(f"Not enough room for: {gone}. A wider terminal or --format csv has them.")
    return [wrapped(note, width) for note in notes]


def _count(evaluation: Evaluation, standing: Standing) -> int:
    return sum(place.standing is standing for place in evaluation.shortlist)
