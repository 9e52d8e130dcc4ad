"""Bids without their names and places, so that they can be talked about without being known.

Scores, ranks and the states of gates stay as they are. A bid is called by a code that is its own
for the life of the evaluation, whatever else is imported or undone: a hash of its id alone. Another
evaluation has other codes, as each hashes its own id in: who knows the references, but has not
the file or its log as JSON, cannot look up whose a code is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from gz_eval.core.bids import Bid
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Field, Framework, Kind, fields_of
from gz_eval.core.outcome import GateResult, GateState, ValueTable
from gz_eval.core.overrides import Override
from gz_eval.core.source import CellRef, SheetRef
from gz_eval.core.values import Answer, Missing, Value, Why
from gz_eval.core.wording import listed

HIDDEN_TEXT = "hidden"
"""What stands where an answer would tell who or where a bid is."""

_LETTERS = "34679CDFGHJKMNPQRTVWXY"  # none is taken for another, and they make no words
_PAIRS = tuple(first + second for second in _LETTERS for first in _LETTERS)
_NO_REASON = "The reason is hidden: it may tell who the bid is."
_TELLING = frozenset({Kind.TEXT, Kind.PLACE, Kind.REGION})
_SHORTEST = 4  # letters of a place's name: an option “E” is a grade, and not the East of England
_MISSING = {
    Why.BLANK: "left blank",
    Why.TO_BE_CONFIRMED: "to be confirmed",
    Why.NOT_APPLICABLE: "not applicable",
    Why.NOT_ASKED: "the file does not ask for it",
    Why.CELL_ERROR: "shows an error of the spreadsheet",
    Why.UNKNOWN_OPTION: "says what is none of the options",
    Why.UNREADABLE: "says what cannot be read",
}
_NOWHERE = CellRef(SheetRef(HIDDEN_TEXT, ""), 1, 1)


def telling_fields(framework: Framework) -> frozenset[str]:
    """Keys of the fields whose answers tell who or where a bid is."""
    named = {framework.id_field, framework.name_field, framework.region_field}
    named.add(framework.place_field)
    texts = {field.key for field in framework.fields if field.kind in _TELLING or _of_places(field)}
    return frozenset(named | texts) - {""}


def _of_places(field: Field) -> bool:
    """Whether a choice is one between places, such as discount areas: some option names one."""
    # How answers are read is imported where names are hidden: an evaluation opens without it.
    from gz_eval.core.answers.named_regions import read_region

    return any(
        len(label) >= _SHORTEST and read_region(label) is not None
        for label in (option.label for option in field.options)
    )


def anonymous_bids(
    framework: Framework, bids: Sequence[Bid], evaluation_id: str
) -> tuple[Bid, ...]:
    """The bids, in their order and with their ids, but without what tells who they are.

    Ids are what the program knows bids by: they are not to be shown.
    """
    telling = telling_fields(framework)
    return tuple(
        Bid(bid.id, f"Bid {code}", "", _NOWHERE, _Masked(bid.answers, telling))
        for bid, code in zip(bids, _codes(bids, evaluation_id), strict=True)
    )


def untold(evaluation: Evaluation) -> frozenset[str]:
    """Keys of the leaves whose value scores are not to be told; empty where names are shown.

    Of an answer that is hidden the score says as much, and the framework says which score is of
    which answer. What is summed of several answers is told: ranks hang on it.
    """
    if not evaluation.bids or reference_of(evaluation.bids[0]):
        return frozenset()
    return telling_leaves(evaluation.framework)


def telling_leaves(framework: Framework) -> frozenset[str]:
    """Keys of the leaves whose value scores say what a field that tells of a bid says."""
    telling = telling_fields(framework)
    return frozenset(leaf.key for leaf in framework.leaves if leaf.field in telling)


def untold_note(evaluation: Evaluation) -> str:
    """What a chart of criteria says of those it leaves out; empty where it has them all."""
    hidden = untold(evaluation)
    labels = [leaf.label for leaf in evaluation.framework.leaves if leaf.key in hidden]
    if not labels:
        return ""
    return f"without {listed(labels)}, which would tell where a bid is"


def anonymous_overrides(overrides: Iterable[Override]) -> tuple[Override, ...]:
    """Overrides without the reasons that officials typed: those say what they like."""
    return tuple(replace(one, stamp=replace(one.stamp, reason=_NO_REASON)) for one in overrides)


def reference_of(bid: Bid) -> str:
    """A bid's reference, to be shown; empty where it is not to be known who it is."""
    return "" if bid.source is _NOWHERE else bid.id


def anonymous(framework: Framework, table: ValueTable, bids: tuple[Bid, ...]) -> ValueTable:
    """A value table without what tells who its bids are.

    `framework` is what it was made by, `bids` are its `anonymous_bids`.
    """
    telling = telling_fields(framework)
    open_gates = {gate.key for gate in framework.gates if not fields_of(gate.rule) & telling}
    gates = tuple(
        tuple(_without_words(one, one.gate in open_gates) for one in results)
        for results in table.gates
    )
    masked = replace(table, bids=bids, gates=gates)
    # Figures tell nobody's name: what is worked out of them is not worked out again.
    masked.figures.update({key: one for key, one in table.figures.items() if key not in telling})
    return masked


def _without_words(result: GateResult, open_: bool) -> GateResult:
    """Bidders are quoted where a gate is unclear, officials say what they like in an override."""
    if open_ and result.original is None and result.state is not GateState.UNCLEAR:
        return result
    return replace(result, reason=_NO_REASON)


def _codes(bids: Iterable[Bid], evaluation_id: str) -> Iterator[str]:
    """A code for each bid, such as "K7QP-4M3X".

    Two have the same by one chance in fifty thousand million: then the one that came first has it,
    and for the other a code is drawn again.
    """
    taken: set[str] = set()
    for bid in bids:
        text, draw = f"{evaluation_id} {bid.id}", 1
        while (code := _code(text)) in taken:
            draw += 1
            text = f"{evaluation_id} {bid.id} {draw}"
        taken.add(code)
        yield code


def _code(text: str) -> str:
    number = int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8])
    count = len(_PAIRS)
    number, first = divmod(number, count)
    number, second = divmod(number, count)
    number, third = divmod(number, count)
    return f"{_PAIRS[first]}{_PAIRS[second]}-{_PAIRS[third]}{_PAIRS[number % count]}"


class _Masked(Mapping[str, Answer]):
    """Answers that are masked when they are looked at: most never are."""

    def __init__(self, answers: Mapping[str, Answer], telling: frozenset[str]) -> None:
        self._answers = answers
        self._telling = telling

    def __getitem__(self, field: str) -> Answer:
        answer = self._answers[field]
        value = answer.value
        if not isinstance(value, Value):
            # What is said of a missing answer quotes the cell.
            return Answer(field, None, Missing(value.why, _MISSING[value.why]))
        if field in self._telling:
            return Answer(field, None, Value(HIDDEN_TEXT))
        # Doubts and steps quote the bidder; the value's text is our own wording of what was read.
        if value.doubts or value.steps:
            value = replace(value, doubts=(), steps=())
        return Answer(field, None, value)

    def __iter__(self) -> Iterator[str]:
        return iter(self._answers)

    def __len__(self) -> int:
        return len(self._answers)
