"""What whoever decides on a shortlist has to know of it, in words: gates that bids on it do not
pass, and moves by officials. Of the shortlist as it is, or as it was signed off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum, auto
from typing import TypeAlias

from gz_eval.core.evaluation import Evaluation
from gz_eval.core.names_apart import names_apart
from gz_eval.core.outcome import GateResult, GateState, Standing
from gz_eval.core.selection import Selection
from gz_eval.core.shortlist import IN
from gz_eval.core.sign_off import RankedBid, SignOff
from gz_eval.core.wording import counted, listed, without_unit

LISTED = frozenset({Standing.SHORTLISTED, Standing.RESERVE})
"""Standings in which a gate that is not passed has to be said; elsewhere it is why a bid is out."""

_MOST = 12  # bids that are named in one sentence


class Gravity(IntEnum):
    """What a flag is about, the gravest first."""

    FAILING = auto()
    RULED = auto()
    UNCLEAR = auto()
    DOUBTFUL = auto()
    CORRECTED = auto()
    MOVED = auto()


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing to know: how many bids, as a phrase, and which, by id and as called, as ranked.

    `short` is the phrase where there is little room beside the shortlist itself.
    """

    told: str
    short: str
    bids: tuple[tuple[str, str], ...]
    gravity: Gravity

    @property
    def by_officials(self) -> bool:
        """Whether it tells of what officials did, and not of what speaks against a bid."""
        return self.gravity in (Gravity.RULED, Gravity.CORRECTED, Gravity.MOVED)

    @property
    def names(self) -> str:
        """The bids by name, as a list in a sentence."""
        return listed(self.called, _MOST)

    @property
    def called(self) -> list[str]:
        """What each bid is called."""
        return [called for _, called in self.bids]

    @property
    def sentence(self) -> str:
        """Such as "4 shortlisted bids have an unclear gate: A, B, C and D."."""
        return f"{self.told}: {self.names}."


def flags(selection: Selection) -> tuple[Flag, ...]:
    """What is to be known of the shortlist as officials left it."""
    evaluation = selection.evaluation
    chosen = selection.standing_codes == IN
    states = evaluation.table.gate_states
    moved = selection.moved
    unclear, failing, by_officials = [], [], []
    # In ranked order, and only what may be told of: there may be ten thousand bids.
    worth_a_look = chosen.copy()
    worth_a_look[list(moved)] = True
    for row in evaluation.order[worth_a_look[evaluation.order]].tolist():
        key = evaluation.bids[row].id
        bid = (key, evaluation.table.called[key])
        if chosen[row] and states[row] is GateState.UNCLEAR:
            unclear.append(bid)
        elif chosen[row] and evaluation.failed_gate(row):
            failing.append(bid)
        if row in moved:
            by_officials.append(bid)
    return _flags(unclear, failing, by_officials)


def flags_signed(sign_off: SignOff) -> tuple[Flag, ...]:
    """What was to be known of a shortlist as it was signed off."""
    called = names_apart((one.bid, one.name) for one in sign_off.ranking)

    def gates(state: GateState) -> list[tuple[str, str]]:
        return [
            (one.bid, called[one.bid])
            for one in sign_off.ranking
            if one.selected is Standing.SHORTLISTED and one.gates is state
        ]

    moved = [
        (one.bid, called[one.bid]) for one in sign_off.ranking if one.selected is not one.standing
    ]
    chosen = [one for one in sign_off.ranking if one.selected is Standing.SHORTLISTED]

    def decided(of: Callable[[RankedBid], list[str]]) -> Named:
        return tuple(
            (one.bid, called[one.bid], tuple(found)) for one in chosen if (found := of(one))
        )

    return gravest_first(
        (
            *_flags(gates(GateState.UNCLEAR), gates(GateState.FAIL), moved),
            *decided_flags(
                decided(lambda bid: [one.of for one in bid.overridden if one.passes]),
                decided(lambda bid: [one.of for one in bid.corrected]),
            ),
        )
    )


def gravest_first(found: Iterable[Flag]) -> tuple[Flag, ...]:
    """In the order in which they are to be read: where there is little room, the first are."""
    return tuple(sorted(found, key=lambda one: one.gravity))


Named: TypeAlias = Sequence[tuple[str, str, Sequence[str]]]
"""Bids by id and what they are called, each with what of it officials decided."""


def decided_flags(ruled: Named, corrected: Named) -> tuple[Flag, ...]:
    """What is to be known of shortlisted bids that pass a gate by an override of officials, and of
    those with answers that they corrected.
    """
    passing, answers = with_what(ruled), with_what(corrected)
    return (*_flag(Gravity.RULED, passing), *_flag(Gravity.CORRECTED, answers))


def _flags(
    unclear: Sequence[tuple[str, str]],
    failing: Sequence[tuple[str, str]],
    moved: Sequence[tuple[str, str]],
) -> tuple[Flag, ...]:
    return (
        *_flag(Gravity.UNCLEAR, unclear),
        *_flag(Gravity.FAILING, failing),
        *_flag(Gravity.MOVED, moved),
    )


_WORDS = {
    Gravity.FAILING: ("shortlisted bid fails a gate", "shortlisted bids fail a gate"),
    Gravity.RULED: (
        "shortlisted bid passes a gate by an override of officials",
        "shortlisted bids pass a gate by an override of officials",
    ),
    Gravity.UNCLEAR: (
        "shortlisted bid has an unclear gate",
        "shortlisted bids have an unclear gate",
    ),
    Gravity.CORRECTED: (
        "shortlisted bid has an answer that officials corrected",
        "shortlisted bids have an answer that officials corrected",
    ),
    Gravity.MOVED: ("bid was moved by officials", "bids were moved by officials"),
}
_SHORT = {
    Gravity.FAILING: ("that fails a gate", "that fail a gate"),
    Gravity.RULED: ("with an overridden gate",) * 2,
    Gravity.UNCLEAR: ("with an unclear gate",) * 2,
    Gravity.CORRECTED: ("with a corrected answer",) * 2,
    Gravity.MOVED: ("moved",) * 2,
}


def _flag(gravity: Gravity, bids: Sequence[tuple[str, str]]) -> tuple[Flag, ...]:
    """The flag of these bids; none where there is none."""
    if not bids:
        return ()
    told, short = (counted(len(bids), *words[gravity]) for words in (_WORDS, _SHORT))
    return (Flag(told, short, tuple(bids), gravity),)


def with_what(bids: Named) -> tuple[tuple[str, str], ...]:
    """Each bid by id and what it is called, with what of it was decided in brackets."""
    return tuple(
        (bid, f"{called} ({'; '.join(map(without_unit, of))})") for bid, called, of in bids
    )


def gates_not_passed(
    evaluation: Evaluation, row: int, *, or_by_ruling: bool = False
) -> tuple[tuple[str, GateResult], ...]:
    """The gates that a bid fails or leaves unclear, by what they are called; or those that it
    passes by an override of officials alone, too.
    """
    labels = {gate.key: gate.label for gate in evaluation.framework.gates}
    return tuple(
        (labels[result.gate], result)
        for result in evaluation.table.gates[row]
        if result.state is not GateState.PASS or (or_by_ruling and result.by_ruling)
    )


def gates_told(evaluation: Evaluation, row: int) -> str:
    """The same as sentences, such as "Gate “Water” is unclear: the answer says “TBC”."."""
    words = {GateState.UNCLEAR: "is unclear", GateState.FAIL: "is failed"}
    return " ".join(
        f"Gate “{label}” {words[result.state]}: {result.reason}"
        for label, result in gates_not_passed(evaluation, row)
    )


def gate_in_words(standing: Standing, state: GateState, *, by_ruling: bool) -> str:
    """What is said of a listed bid's gates beside its standing; empty where nothing has to be.

    `by_ruling`: where it passes them, it does by an override of officials.
    """
    if standing not in LISTED:
        return ""
    if state is GateState.PASS:
        return "gate overridden" if by_ruling else ""
    return "gate unclear" if state is GateState.UNCLEAR else "fails a gate"
