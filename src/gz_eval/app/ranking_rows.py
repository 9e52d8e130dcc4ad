"""What the ranking table says: one row a bid, its columns, its filters, its lines. No Qt.

Rows are made once for an evaluation; what does not depend on weights (names, regions, gates) is
made once for a value table and kept beside it, so that a moved weight costs little.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from gz_eval.app.anonymous import reference_of
from gz_eval.app.baseline import Baseline, Movement
from gz_eval.app.columns import Column, Tone
from gz_eval.app.region_choice import is_of, region_choices
from gz_eval.core.effective import gate_overrides
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Framework
from gz_eval.core.gates import state_in_words, states_in_words
from gz_eval.core.outcome import STANDINGS, GateState, Standing, ValueTable
from gz_eval.core.override_account import corrections_told
from gz_eval.core.overrides import Override, PlaceOverride
from gz_eval.core.regions import region_by_code
from gz_eval.core.rounding import shown
from gz_eval.core.selection import Selection
from gz_eval.core.wording import listed

COMPARED = range(2, 7)
"""How many bids can be seen side by side."""

_STANDING_WORDS = {
    Standing.SHORTLISTED: "shortlisted",
    Standing.RESERVE: "on the reserve list",
    Standing.NOT_SHORTLISTED: "not shortlisted",
    Standing.FAILED_GATE: "fails a gate",
}
_GATE_TONES = {
    GateState.PASS: Tone.GOOD,
    GateState.UNCLEAR: Tone.WARNING,
    GateState.FAIL: Tone.BAD,
}
_BLOCK = 256
_GATE_ORDER = {GateState.PASS: 0.0, GateState.UNCLEAR: 1.0, GateState.FAIL: 2.0}


class BidFacts:
    """What a row says whatever the weights are; worked out where a row is asked for it.

    So ten thousand are made within a frame, and a screenful is told of.
    """

    __slots__ = ("_framework", "_haystack", "_row", "_table", "bid")

    def __init__(self, framework: Framework, table: ValueTable, row: int) -> None:
        self._framework = framework
        self._table = table
        self._row = row
        self._haystack: str | None = None
        self.bid = table.bids[row]

    @property
    def reference(self) -> str:
        """The bid's reference; empty while names are hidden."""
        return reference_of(self.bid)

    @property
    def name(self) -> str:
        """What the bid is called."""
        return self.bid.name

    @property
    def region(self) -> str:
        """The region's name."""
        return region_name(self.bid.region)

    @property
    def gates(self) -> GateState:
        """The gates as they count."""
        return self._table.gate_states[self._row]

    @property
    def gates_text(self) -> str:
        """The gates in words, also where officials overrode one."""
        return states_in_words(self._table.gates[self._row])

    @property
    def corrections(self) -> tuple[str, ...]:
        """A sentence for each answer that officials corrected, with what it stands in for."""
        # While names are hidden answers tell of no correction: none is masked to find that out.
        return corrections_told(self._framework, self.bid) if self.reference else ()

    @property
    def haystack(self) -> str:
        """What the search box looks in: at every letter, so it is worked out once."""
        if self._haystack is None:
            self._haystack = f"{self.reference}\n{self.name}\n{self.region}".casefold()
        return self._haystack


class _Frame:
    """What the rows of one evaluation share; a figure is worked out where a row is asked for it."""

    __slots__ = (
        "_blocks",
        "baseline",
        "evaluation",
        "gates_told",
        "lower",
        "pillars",
        "places",
        "ranks",
        "selection",
        "standings",
        "totals",
        "upper",
    )

    def __init__(
        self,
        evaluation: Evaluation,
        selection: Selection | None,
        baseline: Baseline | None,
        gates_told: frozenset[str],
    ) -> None:
        self.gates_told = gates_told
        self.evaluation = evaluation
        self.selection = selection
        self.baseline = baseline
        self.pillars = tuple(pillar.label for pillar in evaluation.framework.pillars)
        self.places = evaluation.framework.ranking.shown_places
        self.ranks: list[int] = evaluation.ranks.tolist()
        self.standings: list[int] = evaluation.standing_codes.tolist()
        self.totals: list[float] = evaluation.shown_totals.tolist()
        self.lower: list[float] = shown(evaluation.lower, self.places).tolist()
        self.upper: list[float] = shown(evaluation.upper, self.places).tolist()
        self._blocks: dict[int, list[list[float]]] = {}

    def points(self, position: int) -> tuple[float, ...]:
        """The points of each pillar, of a bid by its place; worked out for a screenful at once."""
        number, within = divmod(position, _BLOCK)
        block = self._blocks.get(number)
        if block is None:
            rows = self.evaluation.order[number * _BLOCK : (number + 1) * _BLOCK]
            block = self._blocks[number] = self.evaluation.pillar_points(rows).tolist()
        return tuple(block[within])


class RankingRow:
    """One bid in the ranking. Scores and points are on the 0 to 100 scale, rounded for show.

    `index` is the bid's row in the evaluation. `position` counts rows in ranked order from 0, bids
    that fail a gate after all others. A row is little more than its place, so that ten thousand are
    made within a frame.
    """

    __slots__ = ("_frame", "facts", "id", "index", "position")

    def __init__(self, facts: BidFacts, position: int, index: int, frame: _Frame) -> None:
        self.id = facts.bid.id
        self.facts = facts
        self.position = position
        self.index = index
        self._frame = frame

    @property
    def evaluation(self) -> Evaluation:
        """What the row is a row of."""
        return self._frame.evaluation

    @property
    def gates_told(self) -> frozenset[str]:
        """What is said of the gates of any bid where officials overrode one."""
        return self._frame.gates_told

    @property
    def selection(self) -> Selection | None:
        """The shortlist as officials left it; None where no bid at all was moved."""
        return self._frame.selection

    @property
    def rank(self) -> int:
        """The competition rank among the bids that pass, or among those that fail a gate."""
        return self._frame.ranks[self.index]

    @property
    def score(self) -> float:
        """The total."""
        return self._frame.totals[self.index]

    @property
    def lower(self) -> float:
        """The least that the total could be, were the missing evidence known."""
        return self._frame.lower[self.index]

    @property
    def upper(self) -> float:
        """The most that the total could be, were the missing evidence known."""
        return self._frame.upper[self.index]

    @property
    def points(self) -> tuple[float, ...]:
        """One entry for each pillar, summing to `score`."""
        return self._frame.points(self.position)

    @property
    def compared(self) -> bool:
        """Whether there is a ranking that this one is compared with."""
        return self._frame.baseline is not None

    @property
    def standing(self) -> Standing:
        """What the shortlist rule says."""
        return STANDINGS[self._frame.standings[self.index]]

    @property
    def movement(self) -> Movement | None:
        """How the bid moved since the baseline; None without one."""
        baseline = self._frame.baseline
        return (
            baseline.movement(self.id, self.rank, failed=self.failed)
            if baseline is not None
            else None
        )

    @property
    def movement_text(self) -> str:
        """Such as "▲2"; empty where nothing is compared."""
        movement = self.movement
        return movement.text if movement is not None else ""

    @property
    def movement_told(self) -> str:
        """The movement as a sentence; empty where nothing is compared."""
        movement = self.movement
        return movement.told if movement is not None else ""

    @property
    def move(self) -> PlaceOverride | None:
        """The move of this bid by officials; None where the rule stands."""
        return self.selection.move(self.index) if self.selection is not None else None

    @property
    def selected(self) -> Standing:
        """Where the bid stands after officials' moves."""
        move = self.move
        return move.standing if move is not None else self.standing

    @property
    def selection_text(self) -> str:
        """Where the bid was left, and whether it was moved there; empty where no bid was moved."""
        if self.selection is None:
            return ""
        return f"{self.selected.value}, moved" if self.move is not None else self.selected.value

    @property
    def why(self) -> str:
        """Why the bid stands where it does, as a sentence; worked out when it is asked for."""
        if self.selection is not None:
            return self.selection.reason(self.index)
        return self.evaluation.place(self.index).reason

    @property
    def failed(self) -> bool:
        """Whether the bid fails a gate and is ranked apart."""
        return self.facts.gates is GateState.FAIL

    @property
    def gate_reasons(self) -> str:
        """A line for each gate: its state, and why."""
        evaluation = self.evaluation
        labels = {gate.key: gate.label for gate in evaluation.framework.gates}
        return "\n".join(
            f"{labels.get(result.gate, result.gate)}: {state_in_words(result)}. {result.reason}"
            for result in evaluation.table.gates[self.index]
        )

    @property
    def rank_text(self) -> str:
        """The rank, in brackets among the bids that fail a gate."""
        return f"({self.rank})" if self.failed else str(self.rank)

    @property
    def score_text(self) -> str:
        """The score with the framework's number of decimals."""
        return f"{self.score:.{self._frame.places}f}"

    @property
    def bounds_text(self) -> str:
        """From worst to best, were the missing evidence known; empty when nothing is open."""
        low, high = f"{self.lower:.{self._frame.places}f}", f"{self.upper:.{self._frame.places}f}"
        return "" if low == high else f"{low} to {high}"

    @property
    def spoken(self) -> str:
        """The whole row as a sentence for a screen reader."""
        rank = f"rank {self.rank}"
        if self.failed:
            rank += " of the bids that fail a gate"
        bounds = f", could be {self.bounds_text}" if self.bounds_text else ""
        corrected = ", with corrected answers" if self.facts.corrections else ""
        moved = ""
        if self.move is not None:
            moved = f" by the rule, moved by officials: {_STANDING_WORDS[self.selected]}"
        return (
            f"{rank}, {self.facts.name}, score {self.score_text}{bounds}{corrected},"
            f" {_STANDING_WORDS[self.standing]}{moved}"
        )

    @property
    def points_text(self) -> str:
        """The points of each pillar: what the bar shows, in words."""
        return ", ".join(
            f"{label} {points:.{self._frame.places}f}"
            for label, points in zip(self._frame.pillars, self.points, strict=True)
        )


class RankingRows:
    """Makes the rows of evaluations, keeping what does not change with the weights."""

    def __init__(self) -> None:
        self._table: ValueTable | None = None
        self._facts: tuple[BidFacts, ...] = ()
        self._regions: tuple[str, ...] = ()
        self._gates_told: frozenset[str] = frozenset()

    def of(
        self,
        evaluation: Evaluation,
        overrides: Iterable[Override] = (),
        baseline: Baseline | None = None,
    ) -> tuple[RankingRow, ...]:
        """One row for each bid, in ranked order.

        `overrides` are those the evaluation counts and the moves of bids, `baseline` is what ranks
        are compared with.
        """
        overrides = tuple(overrides)
        moves = Selection.of(evaluation, overrides)
        facts = self._facts_of(evaluation, overrides)
        selection = None if moves.is_by_rule else moves
        frame = _Frame(evaluation, selection, baseline, self._gates_told)
        return tuple(
            RankingRow(facts[index], position, index, frame)
            for position, index in enumerate(evaluation.order.tolist())
        )

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions that can be chosen."""
        return self._regions

    def _facts_of(
        self, evaluation: Evaluation, overrides: Iterable[Override]
    ) -> tuple[BidFacts, ...]:
        framework, table = evaluation.framework, evaluation.table
        if table is not self._table:
            self._facts = tuple(BidFacts(framework, table, row) for row in range(len(table.bids)))
            codes = {bid.region for bid in table.bids}
            self._regions = region_choices(region_name(code) for code in codes)
            rows = {evaluation.index_by_id.get(bid, -1) for bid, _ in gate_overrides(overrides)}
            self._gates_told = frozenset(self._facts[row].gates_text for row in rows - {-1})
            self._table = table
        return self._facts


@lru_cache
def region_name(code: str) -> str:
    """A region's name by its ONS code; empty for no region, the code itself when it is unknown."""
    if not code:
        return ""
    region = region_by_code(code)
    return region.name if region is not None else code


RANK, MOVED, BID, REGION, GATES, SELECTION, SCORE, BOUNDS, BAR = range(9)
"""`SELECTION` is for show only where some bid was moved: elsewhere it is empty."""


def _movement_key(row: RankingRow) -> float | None:
    """Those that rose most come first."""
    movement = row.movement
    return -float(movement.ranks) if movement is not None and movement.ranks is not None else None


def _with_corrections(text: str, row: RankingRow) -> str:
    return "\n".join((text, *row.facts.corrections))


RANKING_COLUMNS: tuple[Column[RankingRow], ...] = (
    Column(
        "Rank",
        lambda row: row.rank_text,
        sort=lambda row: row.position,
        tone=lambda row: (
            Tone.STRONG
            if row.selected is Standing.SHORTLISTED
            else Tone.SECONDARY
            if row.failed
            else Tone.NORMAL
        ),
        tooltip=lambda row: row.why,
        spoken=lambda row: row.spoken,
        right=True,
        about="Rank by score. In brackets: the rank among the bids that fail a gate.",
    ),
    Column(
        "Moved",
        lambda row: row.movement_text,
        sort=lambda row: _movement_key(row),
        tone=lambda row: Tone.NORMAL if row.movement_text not in ("", "–") else Tone.SECONDARY,
        tooltip=lambda row: row.movement_told,
        spoken=lambda row: row.movement_told,
        about="How the rank has moved: ▲ up, ▼ down, – the same; new, or a gate passed or failed"
        " since.",
    ),
    Column(
        "Bid",
        lambda row: row.facts.name,
        tone=lambda row: Tone.SECONDARY if row.failed else Tone.NORMAL,
        tooltip=lambda row: _with_corrections(
            f"{row.facts.name}\n{row.facts.reference}".rstrip(), row
        ),
    ),
    Column(
        "Region",
        lambda row: row.facts.region,
        tone=lambda _row: Tone.SECONDARY,
        tooltip=lambda row: row.facts.region,
    ),
    Column(
        "Gates",
        lambda row: row.facts.gates_text,
        sort=lambda row: _GATE_ORDER[row.facts.gates],
        tone=lambda row: _GATE_TONES[row.facts.gates],
        tooltip=lambda row: row.gate_reasons,
        about="Conditions that every bid must meet, whatever its score: Pass, Fail, Unclear, or"
        " overridden by officials.",
    ),
    Column(
        "Selection",
        lambda row: row.selection_text,
        sort=lambda row: float(STANDINGS.index(row.selected)) if row.selection_text else None,
        tone=lambda row: Tone.STRONG if row.move is not None else Tone.SECONDARY,
        tooltip=lambda row: row.why if row.selection is not None else "",
        about="Where officials left the bid, beside the ranking, which stays as it is.",
    ),
    Column(
        "Score",
        lambda row: row.score_text,
        sort=lambda row: row.score,
        tone=lambda row: Tone.SECONDARY if row.failed else Tone.STRONG,
        tooltip=lambda row: _with_corrections(row.points_text, row),
        right=True,
        about="The weighted score, from 0 to 100.",
    ),
    Column(
        "Could be",
        lambda row: row.bounds_text,
        sort=lambda row: row.upper - row.lower if row.bounds_text else None,
        tone=lambda _row: Tone.SECONDARY,
        tooltip=lambda row: (
            f"Between {row.bounds_text}, depending on evidence that is missing or open."
            if row.bounds_text
            else ""
        ),
        about="The worst and best score, depending on evidence that is missing or open."
        " Blank when nothing is open.",
    ),
    Column(
        "Points by pillar",
        lambda row: row.points_text,
        sort=lambda row: row.score,
        tooltip=lambda row: row.points_text.replace(", ", "\n"),
        about="What each pillar adds to the score, on a scale from 0 to 100.",
    ),
)


def left_out_line(titles: Sequence[str]) -> str:
    """Says that there is no room for these columns, and where else what they tell is found."""
    if not titles:
        return ""
    elsewhere = RANKING_COLUMNS[MOVED].title not in titles
    named = listed([f"“{title}”" for title in titles])
    return f"no room for {named}: {'see Why' if elsewhere else 'widen the window'}"


@dataclass(frozen=True, slots=True)
class RankingFilter:
    """Which rows are shown; an empty part lets everything through. Region is a region's name.

    A bid that was moved is found by its standing under the rule and by where it was put.
    """

    text: str = ""
    region: str = ""
    gates: GateState | None = None
    standing: Standing | None = None

    @property
    def active(self) -> bool:
        """Whether anything may be hidden."""
        return bool(self.text.strip() or self.region or self.gates or self.standing)

    def passing(self, rows: Sequence[RankingRow]) -> list[RankingRow]:
        """The rows that pass, in their order. Every word must be found in id, name or region."""
        kept = list(rows)
        for word in self.text.casefold().split():
            kept = [row for row in kept if word in row.facts.haystack]
        if self.region:
            kept = [row for row in kept if is_of(row.facts.region, self.region)]
        if self.gates is not None:
            kept = [row for row in kept if row.facts.gates is self.gates]
        if self.standing is not None:
            kept = [row for row in kept if self.standing in (row.standing, row.selected)]
        return kept


def count_line(rows: Sequence[RankingRow], shown: int) -> str:
    """Such as "214 bids, 101 pass every gate, 9 unclear"; with a filter, "12 of 214 bids".

    `rows` are those of all bids of one evaluation.
    """
    if shown != len(rows):
        return f"{shown:,} of {len(rows):,} bids"
    states = rows[0].evaluation.table.gate_states if rows else ()
    parts = [f"{len(rows):,} {'bid' if len(rows) == 1 else 'bids'}"]
    if passed := states.count(GateState.PASS):
        parts.append(f"{passed:,} pass every gate")
    if unclear := states.count(GateState.UNCLEAR):
        parts.append(f"{unclear:,} unclear")
    if failed := states.count(GateState.FAIL):
        parts.append(f"{failed:,} fail")
    selection = rows[0].selection if rows else None
    if selection is not None and (moved := len(selection.moves)):
        parts.append(f"{moved:,} moved by officials")
    return ", ".join(parts)


class Line:
    """Lines between rows of the ranking: after which row the shortlist and the reserve end."""

    SHORTLIST = "shortlist"
    RESERVE = "reserve"
    FAILED = "failed"


def lines_below(rows: Sequence[RankingRow]) -> dict[int, str]:
    """For rows in ranked order (perhaps filtered): the row a line is drawn under, and which.

    The shortlist's line goes under its last bid, the reserve's under its last, and a third under
    the last bid that fails no gate when others that fail follow. Where two meet, the first wins.
    """
    if not rows:
        return {}
    evaluation = rows[0].evaluation
    indices = np.fromiter((row.index for row in rows), np.int64, len(rows))
    standings = evaluation.standing_codes[indices]
    found: dict[int, str] = {}
    for kind, members in (
        (Line.SHORTLIST, standings == STANDINGS.index(Standing.SHORTLISTED)),
        (Line.RESERVE, standings == STANDINGS.index(Standing.RESERVE)),
        (Line.FAILED, ~evaluation.table.failed[indices]),
    ):
        places = members.nonzero()[0]
        if len(places) and (kind != Line.FAILED or places[-1] + 1 < len(rows)):
            found.setdefault(int(places[-1]), kind)
    return found
