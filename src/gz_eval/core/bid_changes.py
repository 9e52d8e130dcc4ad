"""What differs between two sets of bids: by reference, answer by answer, as read from the files.

Officials' corrections are not looked at: they are compared as what they are, overrides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gz_eval.core.bids import Bid
from gz_eval.core.framework import Framework
from gz_eval.core.source import Reading
from gz_eval.core.values import Answer, Missing, Value


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """An answer that differs. `field` is its label, or a header that matched no field.

    `before` and `after` are as the sheets showed them, empty for a blank or where it was not
    asked; `read_before` and `read_after` what they were read as, where that is a value.
    """

    bid: str
    name: str
    field: str
    before: str
    after: str
    read_before: str = ""
    read_after: str = ""

    @property
    def line(self) -> str:
        """Such as "Blackmoor Park (AIGZ-0012), Firm capacity: “500 MW” → “550 MW”"."""
        told = f"{self.name} ({self.bid}), {self.field}: "
        if self.before != self.after:
            return told + f"{_quoted(self.before)} → {_quoted(self.after)}"
        read = f"{self.read_before or 'nothing'} → {self.read_after or 'nothing'}"
        return told + f"{_quoted(self.before)}, which was read as {read}"


@dataclass(frozen=True, slots=True)
class BidChanges:
    """Bids gone and new, and what differs in the others; in `same` bids nothing does.

    `renamed` are the bids of now with the names they had before.
    """

    gone: tuple[Bid, ...]
    new: tuple[Bid, ...]
    renamed: tuple[tuple[Bid, str], ...]
    answers: tuple[AnswerChange, ...]
    same: int

    @property
    def changed(self) -> frozenset[str]:
        """The ids of the bids that are in both and say something else."""
        return frozenset(
            {bid.id for bid, _ in self.renamed} | {change.bid for change in self.answers}
        )

    @property
    def lines(self) -> tuple[str, ...]:
        """One line for each thing that differs; empty when nothing does."""
        return tuple(line for part in self.parts for line in part)

    @property
    def parts(self) -> tuple[tuple[str, ...], ...]:
        """The lines by what they are about: bids gone, new, renamed, answers."""
        return (
            tuple(f"Bid gone: {bid.name} ({bid.id}), from {bid.source}" for bid in self.gone),
            tuple(f"Bid new: {bid.name} ({bid.id}), from {bid.source}" for bid in self.new),
            tuple(f"Bid renamed: {name} → {bid.name} ({bid.id})" for bid, name in self.renamed),
            tuple(change.line for change in self.answers),
        )


def bid_changes(
    framework: Framework,
    before: Sequence[Bid],
    after: Sequence[Bid],
    earlier: Framework | None = None,
) -> BidChanges:
    """Compare bids by their ids, which are the same for a bid whatever version of it is read.

    Answers are those to fields that `framework` and the `earlier` one, if it was another, both
    have; and those under headers that matched no field.
    """
    if before is after:
        return BidChanges((), (), (), (), len(after))
    old = {bid.id: bid for bid in before}
    new = {bid.id: bid for bid in after}
    asked = earlier.field_by_key if earlier is not None else framework.field_by_key
    labels = {field.key: field.label for field in framework.fields if field.key in asked}
    renamed: list[tuple[Bid, str]] = []
    answers: list[AnswerChange] = []
    same = 0
    for bid_id, bid in new.items():
        was = old.get(bid_id)
        if was is None:
            continue
        if was is bid:
            same += 1
            continue
        found = list(_answers(labels, was, bid))
        if was.name != bid.name:
            renamed.append((bid, was.name))
            label = labels.get(framework.name_field)
            found = [one for one in found if one.field != label]
        elif not found:
            same += 1
        answers += found
    return BidChanges(
        tuple(bid for bid in before if bid.id not in new),
        tuple(bid for bid in after if bid.id not in old),
        tuple(renamed),
        tuple(answers),
        same,
    )


def _answers(labels: dict[str, str], was: Bid, bid: Bid) -> Iterator[AnswerChange]:
    for key, label in labels.items():
        before, after = was.answers.get(key), bid.answers.get(key)
        if before is after or (before is not None and after is not None and _same(before, after)):
            continue
        texts = _shown(before and before.reading), _shown(after and after.reading)
        if texts[0] != texts[1] or _meaning(before) != _meaning(after):
            yield AnswerChange(bid.id, bid.name, label, *texts, _read(before), _read(after))
    if was.extras != bid.extras:
        yield from _extras(was, bid)


def _extras(was: Bid, bid: Bid) -> Iterator[AnswerChange]:
    """Answers under headers that matched no field; of several under one header, all together."""
    before, after = _by_header(was), _by_header(bid)
    for header in dict.fromkeys((*before, *after)):
        texts = before.get(header, ""), after.get(header, "")
        if texts[0] != texts[1]:
            yield AnswerChange(bid.id, bid.name, header, *texts)


def _by_header(bid: Bid) -> dict[str, str]:
    found: dict[str, str] = {}
    for header, reading in bid.extras:
        found[header] = f"{found[header]}; {reading.text}" if header in found else reading.text
    return found


def _same(before: Answer, after: Answer) -> bool:
    """Whether two answers are the same at first sight, wherever their cells are."""
    one, two = before.reading, after.reading
    return (
        one is not None
        and two is not None
        and one.raw == two.raw
        and one.raw.__class__ is two.raw.__class__
        and one.number_format == two.number_format
        and (before.value is after.value or before.value == after.value)
    )


def _shown(reading: Reading | None) -> str:
    return reading.text if reading is not None else ""


def _meaning(answer: Answer | None) -> object:
    """What an answer counts as, without the words of how it came to be read so."""
    value = answer.value if answer is not None else None
    if not isinstance(value, Value):
        return value.why if isinstance(value, Missing) and answer and answer.reading else None
    amounts = (value.amount, value.low, value.high, value.bound, value.unit, value.basis)
    return (value.code, value.place, *amounts)


def _read(answer: Answer | None) -> str:
    return answer.value.text if answer is not None else ""


def _quoted(text: str) -> str:
    return f"“{' '.join(text.split())}”" if text.strip() else "nothing"
