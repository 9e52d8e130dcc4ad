"""Which rows of the ranking are shown, and how many of how many. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gz_eval.app.finding import finds, words_of
from gz_eval.app.ranking_rows import RankingRow
from gz_eval.app.region_choice import is_of
from gz_eval.core.outcome import GateState, Standing
from gz_eval.core.wording import bids_in_words


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
        words = words_of(self.text)
        kept = [row for row in rows if finds(words, row.facts.haystack)]
        if self.region:
            kept = [row for row in kept if is_of(row.facts.region, self.region)]
        if self.gates is not None:
            kept = [row for row in kept if row.facts.gates is self.gates]
        if self.standing is not None:
            kept = [row for row in kept if self.standing in (row.standing, row.selected)]
        return kept


def count_line(rows: Sequence[RankingRow], shown: int, *, short: bool = False) -> str:
    """Such as "214 bids, 101 pass every gate, 9 unclear"; with a filter, "12 of 214 bids".

    `rows` are those of all bids of one evaluation. `short` tells of gates alone.
    """
    if shown != len(rows):
        return f"{shown:,} of {len(rows):,} bids"
    states = rows[0].evaluation.table.gate_states if rows else ()
    parts = [] if short else [bids_in_words(len(rows))]
    if passed := states.count(GateState.PASS):
        parts.append(f"{passed:,} pass" if short else f"{passed:,} pass every gate")
    if unclear := states.count(GateState.UNCLEAR):
        parts.append(f"{unclear:,} unclear")
    if failed := states.count(GateState.FAIL):
        parts.append(f"{failed:,} fail")
    selection = rows[0].selection if rows and not short else None
    if selection is not None and (moved := len(selection.moved)):
        parts.append(f"{moved:,} moved by officials")
    return ", ".join(parts)
