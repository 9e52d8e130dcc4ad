"""What the ranking table says: one row a bid, its columns, its filters, its lines. No Qt.

Rows are made once for an evaluation; what does not depend on weights (names, regions, gates) is
made once for a value table and kept beside it, so that a moved weight costs little.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gz_eval.app.anonymous import reference_of
from gz_eval.app.columns import Column, Tone
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Framework
from gz_eval.core.gates import state_in_words, states_in_words
from gz_eval.core.outcome import STANDINGS, GateState, Standing, ValueTable
from gz_eval.core.override_account import corrections_told
from gz_eval.core.overrides import Override, PlaceOverride
from gz_eval.core.regions import region_by_code
from gz_eval.core.rounding import shown
from gz_eval.core.selection import Selection

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
_GATE_ORDER = {GateState.PASS: 0.0, GateState.UNCLEAR: 1.0, GateState.FAIL: 2.0}


@dataclass(frozen=True, slots=True, eq=False)
class BidFacts:
    """What a row says whatever the weights are. `haystack` is what the search box looks in.

    `reference` is empty while names are hidden.
    `gates_text` says too where officials overrode a gate; `corrections` are a sentence for each
    answer that they corrected, with what it stands in for.
    """

    id: str
    reference: str
    name: str
    region: str
    gates: GateState
    gates_text: str
    gate_reasons: str
    corrections: tuple[str, ...]
    haystack: str


@dataclass(frozen=True, slots=True, eq=False)
class RankingRow:
    """One bid in the ranking. Scores and points are on the 0 to 100 scale, rounded for show.

    `position` counts rows in ranked order from 0, bids that fail a gate after all others; `rank` is
    the competition rank among the bids that pass, or among those that fail. `points` has one entry
    for each pillar, summing to `score`. `standing` is what the shortlist rule says; `selection` is
    None where no bid at all was moved by officials.
    """

    facts: BidFacts
    position: int
    rank: int
    score: float
    lower: float
    upper: float
    points: tuple[float, ...]
    standing: Standing
    pillars: tuple[str, ...]
    places: int
    evaluation: Evaluation
    index: int
    selection: Selection | None = None

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
    def id(self) -> str:
        """The bid's id: what a selection remembers."""
        return self.facts.id

    @property
    def failed(self) -> bool:
        """Whether the bid fails a gate and is ranked apart."""
        return self.facts.gates is GateState.FAIL

    @property
    def rank_text(self) -> str:
        """The rank, in brackets among the bids that fail a gate."""
        return f"({self.rank})" if self.failed else str(self.rank)

    @property
    def score_text(self) -> str:
        """The score with the framework's number of decimals."""
        return f"{self.score:.{self.places}f}"

    @property
    def bounds_text(self) -> str:
        """From worst to best, were the missing evidence known; empty when nothing is open."""
        low, high = f"{self.lower:.{self.places}f}", f"{self.upper:.{self.places}f}"
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
            f"{label} {points:.{self.places}f}"
            for label, points in zip(self.pillars, self.points, strict=True)
        )


class RankingRows:
    """Makes the rows of evaluations, keeping what does not change with the weights."""

    def __init__(self) -> None:
        self._table: ValueTable | None = None
        self._facts: tuple[BidFacts, ...] = ()

    def of(
        self, evaluation: Evaluation, overrides: Iterable[Override] = ()
    ) -> tuple[RankingRow, ...]:
        """One row for each bid, in ranked order; `overrides` are for the bids that were moved."""
        moves = Selection.of(evaluation, overrides)
        selection = None if moves.is_by_rule else moves
        facts = self._facts_of(evaluation.framework, evaluation.table)
        pillars = tuple(pillar.label for pillar in evaluation.framework.pillars)
        places = evaluation.framework.ranking.shown_places
        ranks, standings = evaluation.ranks.tolist(), evaluation.standing_codes.tolist()
        totals = evaluation.shown_totals.tolist()
        lower = shown(evaluation.lower, places).tolist()
        upper = shown(evaluation.upper, places).tolist()
        points = evaluation.pillar_points().tolist()
        return tuple(
            RankingRow(
                facts[index],
                position,
                ranks[index],
                totals[index],
                lower[index],
                upper[index],
                tuple(points[index]),
                STANDINGS[standings[index]],
                pillars,
                places,
                evaluation,
                index,
                selection,
            )
            for position, index in enumerate(evaluation.order.tolist())
        )

    def _facts_of(self, framework: Framework, table: ValueTable) -> tuple[BidFacts, ...]:
        if table is not self._table:
            self._facts = tuple(_facts(framework, table, row) for row in range(len(table.bids)))
            self._table = table
        return self._facts


def _facts(framework: Framework, table: ValueTable, row: int) -> BidFacts:
    bid = table.bids[row]
    region = region_name(bid.region)
    labels = {gate.key: gate.label for gate in framework.gates}
    reasons = "\n".join(
        f"{labels.get(result.gate, result.gate)}: {state_in_words(result)}. {result.reason}"
        for result in table.gates[row]
    )
    reference = reference_of(bid)
    haystack = f"{reference}\n{bid.name}\n{region}".casefold()
    return BidFacts(
        bid.id,
        reference,
        bid.name,
        region,
        table.gate_states[row],
        states_in_words(table.gates[row]),
        reasons,
        corrections_told(framework, bid),
        haystack,
    )


def region_name(code: str) -> str:
    """A region's name by its ONS code; empty for no region, the code itself when it is unknown."""
    if not code:
        return ""
    region = region_by_code(code)
    return region.name if region is not None else code


RANK, BID, REGION, GATES, SELECTION, SCORE, BOUNDS, BAR = range(8)
"""`SELECTION` is for show only where some bid was moved: elsewhere it is empty."""


def _with_corrections(text: str, row: RankingRow) -> str:
    return "\n".join((text, *row.facts.corrections))


RANKING_COLUMNS: tuple[Column[RankingRow], ...] = (
    Column(
        "Rank",
        lambda row: row.rank_text,
        sort=lambda row: row.position,
        tone=lambda row: (
            Tone.STRONG
            if row.standing is Standing.SHORTLISTED
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
        tooltip=lambda row: row.facts.gate_reasons,
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

    def shows(self, row: RankingRow) -> bool:
        """Whether a row passes. Every word of the text must be found in id, name or region."""
        facts = row.facts
        return (
            (not self.region or facts.region == self.region)
            and (self.gates is None or facts.gates is self.gates)
            and (self.standing is None or self.standing in (row.standing, row.selected))
            and all(word in facts.haystack for word in self.text.casefold().split())
        )


def regions_of(rows: tuple[RankingRow, ...]) -> tuple[str, ...]:
    """The regions that have bids, in order of name."""
    return tuple(sorted({row.facts.region for row in rows} - {""}))


def count_line(rows: tuple[RankingRow, ...], shown: int) -> str:
    """Such as "214 bids, 101 pass every gate, 9 unclear"; with a filter, "12 of 214 bids"."""
    if shown != len(rows):
        return f"{shown:,} of {len(rows):,} bids"
    states = [row.facts.gates for row in rows]
    parts = [f"{len(rows):,} {'bid' if len(rows) == 1 else 'bids'}"]
    if passed := states.count(GateState.PASS):
        parts.append(f"{passed:,} pass every gate")
    if unclear := states.count(GateState.UNCLEAR):
        parts.append(f"{unclear:,} unclear")
    if failed := states.count(GateState.FAIL):
        parts.append(f"{failed:,} fail")
    if moved := sum(row.move is not None for row in rows):
        parts.append(f"{moved:,} moved by officials")
    return ", ".join(parts)


class Line:
    """Lines between rows of the ranking: after which row the shortlist and the reserve end."""

    SHORTLIST = "shortlist"
    RESERVE = "reserve"
    FAILED = "failed"


def lines_below(rows: list[RankingRow]) -> dict[int, str]:
    """For rows in ranked order (perhaps filtered): the row a line is drawn under, and which.

    The shortlist's line goes under its last bid, the reserve's under its last, and a third under
    the last bid that fails no gate when others that fail follow. Where two meet, the first wins.
    """
    found: dict[int, str] = {}
    for kind, members in (
        (Line.SHORTLIST, [n for n, row in enumerate(rows) if row.standing is Standing.SHORTLISTED]),
        (Line.RESERVE, [n for n, row in enumerate(rows) if row.standing is Standing.RESERVE]),
        (Line.FAILED, [n for n, row in enumerate(rows) if not row.failed]),
    ):
        if members and (kind != Line.FAILED or members[-1] + 1 < len(rows)):
            found.setdefault(members[-1], kind)
    return found
