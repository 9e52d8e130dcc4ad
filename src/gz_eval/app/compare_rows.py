"""Two to six bids side by side: ranks, gates, and every criterion with what it earned. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gz_eval.app.anonymous import HIDDEN_TEXT, reference_of, untold
from gz_eval.app.columns import Column, Tone
from gz_eval.app.ranking_rows import COMPARED
from gz_eval.charts.bid_lines import counted
from gz_eval.core.bids import Bid
from gz_eval.core.evaluation import Evaluation, rank_text
from gz_eval.core.gates import states_in_words
from gz_eval.core.outcome import Evidence
from gz_eval.core.regions import region_name
from gz_eval.core.rounding import figure, shown
from gz_eval.core.selection import Selection
from gz_eval.core.values import answer_text

LEAST, MOST = COMPARED[0], COMPARED[-1]


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One thing compared: a text for each bid, and which of them is best, if they differ.

    `group` is the pillar of a criterion, empty for what is about the whole bid.
    """

    id: str
    label: str
    group: str
    cells: tuple[str, ...]
    best: frozenset[int] = frozenset()

    @property
    def differs(self) -> bool:
        """Whether the bids say different things."""
        return len(set(self.cells)) > 1

    def text(self, number: int) -> str:
        """What stands in a bid's column; that it is best comes first, where nothing cuts it."""
        return f"Best – {self.cells[number]}" if number in self.best else self.cells[number]


def compare_rows(selection: Selection, bids: Sequence[str]) -> tuple[CompareRow, ...]:
    """What there is to say of these bids, in the order of the framework; unknown ids are left out.

    The best is said where a score or a total differs, never of a text.
    """
    evaluation = selection.evaluation
    rows = [evaluation.index_by_id[bid] for bid in bids if bid in evaluation.index_by_id]
    if not rows:
        return ()
    return (*_whole(selection, rows), *_criteria(evaluation, rows))


def _whole(selection: Selection, rows: list[int]) -> list[CompareRow]:
    evaluation = selection.evaluation
    places = evaluation.framework.ranking.shown_places
    totals = [float(evaluation.shown_totals[row]) for row in rows]
    lower, upper = shown(evaluation.lower, places), shown(evaluation.upper, places)

    def told(key: str, label: str, cells: list[str], best: frozenset[int]) -> CompareRow:
        return CompareRow(key, label, "", tuple(cells), best)

    nobody = frozenset[int]()
    return [
        told("rank", "Rank", [rank_text(evaluation, row) for row in rows], nobody),
        told("score", "Score", [f"{total:.{places}f}" for total in totals], _best(totals)),
        told(
            "bounds",
            "Could be",
            [_bounds(float(lower[row]), float(upper[row]), places) for row in rows],
            nobody,
        ),
        told("standing", "Standing", [_standing(selection, row) for row in rows], nobody),
        told(
            "gates",
            "Gates",
            [states_in_words(evaluation.table.gates[row]) or "none" for row in rows],
            nobody,
        ),
        told(
            "region",
            "Region",
            [_region(evaluation.bids[row]) for row in rows],
            nobody,
        ),
    ]


def _standing(selection: Selection, row: int) -> str:
    """Where a bid stands, and whether it is officials who have it there."""
    moved = ", moved by officials" if selection.is_moved(row) else ""
    return f"{selection.standing(row).value}{moved}"


def _bounds(lower: float, upper: float, places: int) -> str:
    """Between what a score lies; that it is no other in any case, where both ends are the same."""
    low, high = f"{lower:.{places}f}", f"{upper:.{places}f}"
    return f"{low} in any case" if low == high else f"{low} to {high}"


def _criteria(evaluation: Evaluation, rows: list[int]) -> list[CompareRow]:
    framework, table = evaluation.framework, evaluation.table
    places = framework.ranking.shown_places
    pillars = [pillar.label for pillar in framework.leaf_pillars]
    hidden = untold(evaluation)
    found = []
    for column, leaf in enumerate(framework.leaves):
        key = f"criterion/{leaf.key}"
        if leaf.key in hidden:
            nothing = tuple(HIDDEN_TEXT for _ in rows)
            found.append(CompareRow(key, leaf.label, pillars[column], nothing))
            continue
        cells, scores = [], []
        for row in rows:
            answer = evaluation.bids[row].answer(leaf.field) if leaf.field else None
            said = answer_text(answer) if answer is not None else "not judged yet"
            evidence, score = table.evidence[row, column], float(table.counted(row)[column])
            read = evidence == Evidence.READ
            scores.append(score if read else float("nan"))
            # To one place more than elsewhere: of two bids side by side small gaps are told too.
            points = figure(float(evaluation.contributions[row, column]), places + 1)
            earned = f"scores {figure(score, places)}" if read else counted(score, places)
            if evidence not in (Evidence.READ, Evidence.NOT_JUDGED):
                earned = f"evidence is missing, {earned}"
            if score == score:
                earned += f", {points} points"
            cells.append(f"{said}: {earned}")
        found.append(
            CompareRow(
                key,
                leaf.label,
                pillars[column],
                tuple(cells),
                _best(scores),
            )
        )
    return found


def _best(figures: Sequence[float]) -> frozenset[int]:
    """Whose figure is the highest of those that there are: NaN is none, and nobody's where fewer
    than two are there or all are the same.
    """
    given = [figure for figure in figures if figure == figure]
    if len(given) < 2 or min(given) == max(given):
        return frozenset()
    return frozenset(number for number, figure in enumerate(figures) if figure == max(given))


def compare_columns(names: Sequence[str]) -> tuple[Column[CompareRow], ...]:
    """What is compared, then a column for each bid."""

    def column(number: int, name: str) -> Column[CompareRow]:
        return Column(
            name,
            lambda row: row.text(number),
            tone=lambda row: Tone.STRONG if number in row.best else Tone.NORMAL,
            tooltip=lambda row: f"{name}\n{row.label}: {row.text(number)}",
            spoken=lambda row: f"{name}, {row.label}: {row.text(number)}",
            about=name,
        )

    return (
        Column(
            "",
            lambda row: row.label,
            tone=lambda _row: Tone.SECONDARY,
            tooltip=lambda row: f"{row.group}: {row.label}" if row.group else row.label,
        ),
        *(column(number, name) for number, name in enumerate(names)),
    )


def compared_text(names: Sequence[str], rows: Sequence[CompareRow]) -> str:
    """The comparison as text with tabs, as spreadsheets paste it."""
    lines = ["\t".join(("", *names))]
    lines += ["\t".join((row.label, *(row.text(n) for n in range(len(names))))) for row in rows]
    return "\n".join(lines)


def _region(bid: Bid) -> str:
    if not reference_of(bid):
        return HIDDEN_TEXT
    return region_name(bid.region) or "not given"
