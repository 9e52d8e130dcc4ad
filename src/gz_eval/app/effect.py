"""What a change would do to gates, shortlist and ranks, in words, before it is kept. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np

from gz_eval.app.details import Sections
from gz_eval.app.shortlist_moves import SAME, would_move
from gz_eval.core.evaluation import Evaluation, rank_text
from gz_eval.core.outcome import GateState
from gz_eval.core.selection import Selection
from gz_eval.core.shortlist import IN
from gz_eval.core.wording import bids_in_words

_MOST_MOVERS = 3


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change would do, in words: to the shortlist and to gates by `groups` of lines (who
    enters, who leaves, whose gates turn which way), beside them by `up` and `down`.

    Those are the bids that would move furthest, the furthest first, of the ones in no line.
    """

    summary: str
    groups: tuple[tuple[str, ...], ...] = ()
    up: tuple[str, ...] = ()
    down: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of all groups."""
        return tuple(line for group in self.groups for line in group)

    def first_lines(self, most: int) -> tuple[str, ...]:
        """No more lines than that, some of every group, with how many there are besides."""
        if len(self.lines) <= most:
            return self.lines
        count = [0] * len(self.groups)
        while sum(count) < max(1, most - 1):
            fewest = [at for at, group in enumerate(self.groups) if count[at] < len(group)]
            count[min(fewest, key=lambda at: count[at])] += 1
        shown = [line for at, group in enumerate(self.groups) for line in group[: count[at]]]
        return (*shown, f"and {len(self.lines) - len(shown):,} more")


@dataclass(frozen=True, slots=True)
class _Turn:
    """A change of what a bid's gates come to: from `old` or to `new`, whatever the other is.

    `word` begins a line, `one` and `more` a sentence.
    """

    word: str
    one: str
    more: str
    old: GateState | None = None
    new: GateState | None = None

    def is_it(self, old: GateState, new: GateState) -> bool:
        return old is self.old or new is self.new


_TURNS = (
    _Turn(
        "Fails a gate",
        "1 more bid would fail a gate",
        "{:,} more bids would fail a gate",
        new=GateState.FAIL,
    ),
    _Turn(
        "Fails no longer",
        "1 bid would fail no gate any more",
        "{:,} bids would fail no gate any more",
        old=GateState.FAIL,
    ),
    _Turn(
        "Gate unclear",
        "1 more bid would have an unclear gate",
        "{:,} more bids would have an unclear gate",
        new=GateState.UNCLEAR,
    ),
    _Turn(
        "Gates clear",
        "1 bid would have no unclear gate any more",
        "{:,} bids would have no unclear gate any more",
        new=GateState.PASS,
    ),
)


def effect(kept: Selection, after: Evaluation) -> Effect:
    """Whose gates would change, who would enter and who would leave the shortlist as it is kept.

    Each with its ranks before and after. Bids that officials moved stay where they are.
    """
    before, rows = kept.evaluation, _Rows(kept, after)
    first = rows.coming_first - rows.entering
    told = rows.entering | rows.leaving | first
    gates = [(turn, found) for turn, found in zip(_TURNS, rows.turns, strict=True) if found]
    groups = [
        [rows.first_line(row) for row in rows.by_rank(first, after)],
        [rows.in_line(row) for row in rows.by_rank(rows.entering, after)],
        [rows.out_line(row) for row in rows.by_rank(rows.leaving, before)],
    ]
    for turn, found in gates:
        groups.append([rows.gate_line(turn, row) for row in found if row not in told])
        told = told | frozenset(found)
    up, down = _movers(before, after, told)
    sentences = [_gate_sentence(turn, found, rows.shortlisted) for turn, found in gates]
    sentences += rows.shortlist_sentences
    return Effect(" ".join(sentences), tuple(tuple(one) for one in groups if one), up, down)


def effect_in_full(kept: Selection, after: Evaluation) -> Sections:
    """By title a line for each bid that a change would touch, the best ranked first."""
    before, rows = kept.evaluation, _Rows(kept, after)
    found: list[tuple[str, list[str]]] = []
    for turn, those in zip(_TURNS, rows.turns, strict=True):
        title = turn.one if len(those) == 1 else turn.more.format(len(those))
        found.append((title, [_ranks(before, after, row) for row in those]))
    for title, touched, order in (
        ("Would enter the shortlist", rows.entering, after),
        ("Would leave the shortlist", rows.leaving, before),
    ):
        ranked = rows.by_rank(touched, order)
        found.append((title, [_ranks(before, after, row) for row in ranked]))
    ranked = rows.by_rank(frozenset(rows.reranked), before)
    found.append(("Would change rank", [_ranks(before, after, row) for row in ranked]))
    return tuple((title, tuple(lines)) for title, lines in found if lines)


class _Rows:
    """The bids whose gates, place or rank a change would touch, by row."""

    def __init__(self, kept: Selection, after: Evaluation) -> None:
        self.before, self.after = kept.evaluation, after
        self.shortlisted = frozenset(np.flatnonzero(kept.standing_codes == IN).tolist())
        still = {self.before.index_by_id[bid] for bid in kept.moves}
        old, new = self.shortlisted - still, _shortlisted(after) - still
        self.entering = frozenset(new - old)
        self.leaving = frozenset(old - new)
        self.turns = self._turns()

    def _turns(self) -> list[list[int]]:
        """For each of `_TURNS` the bids whose gates would turn so, the best ranked first."""
        found: list[list[int]] = [[] for _ in _TURNS]
        old, new = self.before.table.gate_states, self.after.table.gate_states
        if old is not new:
            for row in self.before.order.tolist():
                if old[row] is not new[row]:
                    turn = next(one for one in _TURNS if one.is_it(old[row], new[row]))
                    found[_TURNS.index(turn)].append(row)
        return found

    @property
    def reranked(self) -> list[int]:
        """The bids of another rank. Those that fail a gate are ranked apart: who comes to fail one
        has no rank to compare.
        """
        comparable = self.before.table.failed == self.after.table.failed
        changed = comparable & (self.before.ranks != self.after.ranks)
        return [int(row) for row in np.flatnonzero(changed)]

    def by_rank(self, rows: AbstractSet[int], order: Evaluation) -> list[int]:
        """Rows in the order of an evaluation, those that fail a gate last."""
        return sorted(rows, key=lambda row: (order.failed_gate(row), int(order.ranks[row])))

    def first_line(self, row: int) -> str:
        return self._line("First", row)

    def in_line(self, row: int) -> str:
        return self._line("In", row)

    def out_line(self, row: int) -> str:
        return self._line("Out", row)

    def gate_line(self, turn: _Turn, row: int) -> str:
        return self._line(f"{turn.word},", row)

    def _line(self, word: str, row: int) -> str:
        """Such as "In 13 → 5: Ashcombe Park", or "Fails a gate, was 5: Ashcombe Park".

        Bids that fail a gate are ranked apart: of who comes to fail one, or no longer does, only
        the rank among the others is told.
        """
        was, is_now = self.before.failed_gate(row), self.after.failed_gate(row)
        if was == is_now:
            return f"{word} {_ranks(self.before, self.after, row)}"
        rank = f"was {self.before.ranks[row]}" if is_now else f"now {self.after.ranks[row]}"
        return f"{word.rstrip(',')}, {rank}: {self.before.bids[row].name}"

    @property
    def coming_first(self) -> frozenset[int]:
        """Who would be first, or share that, and is not now. Bids that fail a gate never are."""
        now, then = (
            set(np.flatnonzero((one.ranks == 1) & ~one.table.failed).tolist())
            for one in (self.before, self.after)
        )
        return frozenset(then - now)

    @property
    def shortlist_sentences(self) -> list[str]:
        """What becomes of the shortlist and, where that stays as it is, of ranks."""
        if told := would_move(len(self.entering), len(self.leaving)):
            return [told]
        changed = len(self.reranked)
        if not changed and not any(self.turns):
            return ["No bid would change its rank."]
        return [SAME, f"{bids_in_words(changed)} would change rank."] if changed else [SAME]


def _gate_sentence(turn: _Turn, rows: Sequence[int], shortlisted: AbstractSet[int]) -> str:
    told = turn.one if len(rows) == 1 else turn.more.format(len(rows))
    chosen = sum(row in shortlisted for row in rows)
    if not chosen:
        return f"{told}."
    return f"{told}, {chosen:,} of them on the shortlist now."


def _ranks(before: Evaluation, after: Evaluation, row: int) -> str:
    """Such as "5 → 8: Ashcombe Park"; a rank among the bids that fail a gate in brackets."""
    old, new = rank_text(before, row), rank_text(after, row)
    ranks = f"{old} → {new}" if old != new else old  # a rule moves nobody's rank
    return f"{ranks}: {before.bids[row].name}"


def _movers(
    before: Evaluation, after: Evaluation, told: AbstractSet[int]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who would move furthest up and down. Bids that fail a gate are ranked apart: not they."""
    comparable = ~before.table.failed & ~after.table.failed
    comparable[list(told)] = False
    places = np.where(comparable, before.ranks - after.ranks, 0)  # ranks count from the top

    def furthest(way: int) -> tuple[str, ...]:
        moves = way * places
        # Only those that move as far as the last one named, or further, are put in order.
        named = min(_MOST_MOVERS, len(moves))
        least = int(np.partition(moves, -named)[-named]) if named else 0
        far = np.flatnonzero(moves >= max(1, least))
        rows = far[np.argsort(-moves[far], kind="stable")[:_MOST_MOVERS]]
        word = "Up" if way > 0 else "Down"
        return tuple(
            f"{word} {_ranks(before, after, row)}" for row in rows[way * places[rows] > 0].tolist()
        )

    return furthest(1), furthest(-1)


def _shortlisted(evaluation: Evaluation) -> set[int]:
    return set(np.flatnonzero(evaluation.standing_codes == IN).tolist())
