"""What the cells of the ranking say, sort by and look like: its columns. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from gz_eval.app.columns import Column, Tone
from gz_eval.app.ranking_rows import RankingRow
from gz_eval.app.same_names import told_apart_by
from gz_eval.core.outcome import STANDINGS, GateState, Standing
from gz_eval.core.regions import short_name
from gz_eval.core.wording import listed

RANK, MOVED, BID, REGION, GATES, SELECTION, SCORE, BOUNDS, BAR = range(9)
"""`SELECTION` is for show only where some bid was moved: elsewhere it is empty."""

_GATE_TONES = {
    GateState.PASS: Tone.GOOD,
    GateState.UNCLEAR: Tone.WARNING,
    GateState.FAIL: Tone.BAD,
}
_GATE_ORDER = {GateState.PASS: 0.0, GateState.UNCLEAR: 1.0, GateState.FAIL: 2.0}


def _movement_key(row: RankingRow) -> float | None:
    """Those that rose most come first."""
    movement = row.movement
    return -float(movement.ranks) if movement is not None and movement.ranks is not None else None


def _with_corrections(text: str, row: RankingRow) -> str:
    return "\n".join((text, *row.facts.corrections))


OVERRIDDEN_SIGN = "†"
"""Where there is no room for words, that officials overrode a gate is but a sign."""
MOVED_SIGNS = "▲▼"
"""What heads the movements where there is no room for the word."""


def gates_in_short(state: GateState, told: str) -> str:
    """The state of a bid's gates, with a sign where more is told of it: ``Pass †``."""
    return state.value if told == state.value else f"{state.value} {OVERRIDDEN_SIGN}"


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
        " since. Blank while there is no other ranking to compare with.",
    ),
    Column(
        "Bid",
        lambda row: row.facts.name,
        tone=lambda row: Tone.SECONDARY if row.failed else Tone.NORMAL,
        tooltip=lambda row: _with_corrections(
            f"{row.facts.name}\n{row.facts.reference}".rstrip(), row
        ),
        apart=lambda row: told_apart_by(row.facts.name, row.facts.reference),
    ),
    Column(
        "Region",
        lambda row: row.facts.region,
        tone=lambda _row: Tone.SECONDARY,
        tooltip=lambda row: row.facts.region,
        short=lambda row: short_name(row.facts.region),
    ),
    Column(
        "Gates",
        lambda row: row.facts.gates_text,
        sort=lambda row: _GATE_ORDER[row.facts.gates],
        tone=lambda row: _GATE_TONES[row.facts.gates],
        tooltip=lambda row: row.gate_reasons,
        about="Conditions that every bid must meet, whatever its score: Pass, Fail, Unclear, or"
        " overridden by officials.",
        short=lambda row: gates_in_short(row.facts.gates, row.facts.gates_text),
    ),
    Column(
        "Selection",
        lambda row: row.selection_text,
        sort=lambda row: float(STANDINGS.index(row.selected)) if row.selection_text else None,
        tone=lambda row: Tone.STRONG if row.moved else Tone.SECONDARY,
        tooltip=lambda row: row.why if row.selection is not None else "",
        about="Where officials left the bid, beside the ranking, which stays as it is.",
    ),
    Column(
        "Score",
        lambda row: row.score_text,
        sort=lambda row: row.score,
        tone=lambda row: Tone.SECONDARY if row.failed else Tone.STRONG,
        tooltip=lambda row: _with_corrections(row.points_told, row),
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
        "Points",
        lambda row: row.points_text,
        sort=lambda row: row.score,
        tooltip=lambda row: row.points_told,
        about="What each pillar adds to the score, on a scale from 0 to 100.",
    ),
)


_REFERENCE: Column[RankingRow] = Column("Reference", lambda row: row.facts.reference)
_STANDING: Column[RankingRow] = Column(
    "Standing",
    lambda row: f"{row.selected.value}, moved by officials" if row.moved else row.selected.value,
)


def copied_columns(shown: Sequence[Column[RankingRow]]) -> list[Column[RankingRow]]:
    """What is copied where these are `shown`: also who is shortlisted, which is but a line there.

    And what there is no room for: whoever gets the rows sees no window that could be widened.
    """
    rank, moved, *others = RANKING_COLUMNS
    others.remove(RANKING_COLUMNS[SELECTION])  # the standing tells it, and of every bid
    return [rank, *((moved,) if moved in shown else ()), _REFERENCE, *others, _STANDING]


def left_out_line(titles: Sequence[str], *, crowded_out: bool = False) -> str:
    """Says that there is no room for these columns, and where else what they tell is found.

    `crowded_out`: some are left out for widths made by hand, which can be taken back.
    """
    if not titles:
        return ""
    elsewhere = RANKING_COLUMNS[MOVED].title not in titles
    named = listed([f"“{title}”" for title in titles])
    advice = "see Why" if elsewhere else "widen the window"
    if crowded_out:
        advice += ", or double-click the edge of a column whose width you set"
    return f"no room for {named}: {advice}"
