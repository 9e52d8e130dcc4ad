"""What differs between two sets of bids: by reference, answer by answer, as shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gz_eval.core.bids import Bid
from gz_eval.core.framework import Framework
from gz_eval.core.regions import region_by_code
from gz_eval.core.values import Answer, Missing


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """An answer that differs: texts as shown, empty where there is none. `field` is a label."""

    bid: str
    name: str
    field: str
    before: str
    after: str

    @property
    def line(self) -> str:
        """Such as "Blackmoor Park (AIGZ-0012), Firm capacity: “500 MW” → “550 MW”"."""
        return (
            f"{self.name} ({self.bid}), {self.field}:"
            f" {_quoted(self.before)} → {_quoted(self.after)}"
        )


@dataclass(frozen=True, slots=True)
class BidChanges:
    """Bids gone and new, and answers that changed; `same` bids did not."""

    gone: tuple[Bid, ...]
    new: tuple[Bid, ...]
    answers: tuple[AnswerChange, ...]
    same: int

    @property
    def lines(self) -> tuple[str, ...]:
        """One line for each thing that differs; empty when nothing does."""
        return (
            *(f"Bid gone: {bid.name} ({bid.id}), from {bid.source}" for bid in self.gone),
            *(f"Bid new: {bid.name} ({bid.id}), from {bid.source}" for bid in self.new),
            *(change.line for change in self.answers),
        )


def bid_changes(framework: Framework, before: Sequence[Bid], after: Sequence[Bid]) -> BidChanges:
    """Compare bids by their references. Labels of fields are those of `framework`."""
    old = {bid.id: bid for bid in before}
    new = {bid.id: bid for bid in after}
    labels = {field.key: field.label for field in framework.fields}
    answers: list[AnswerChange] = []
    same = 0
    for bid_id, bid in new.items():
        was = old.get(bid_id)
        if was is None:
            continue
        if was is bid:
            same += 1
            continue
        found = _of_one(labels, was, bid)
        answers += found
        same += not found
    return BidChanges(
        tuple(bid for bid in before if bid.id not in new),
        tuple(bid for bid in after if bid.id not in old),
        tuple(answers),
        same,
    )


def _of_one(labels: dict[str, str], was: Bid, bid: Bid) -> list[AnswerChange]:
    found = []
    for label, before, after in (
        ("Name", was.name, bid.name),
        ("Region", _region(was.region), _region(bid.region)),
    ):
        if before != after:
            found.append(AnswerChange(bid.id, bid.name, label, before, after))
    for key in dict.fromkeys((*was.answers, *bid.answers)):
        before, after = _said(was.answers.get(key)), _said(bid.answers.get(key))
        if before != after:
            label = labels.get(key, key)
            found.append(AnswerChange(bid.id, bid.name, label, before, after))
    return found


def _said(answer: Answer | None) -> str:
    """An answer as the sheet showed it, and what an official made of it."""
    if answer is None:
        return ""
    text = answer.reading.text if answer.reading is not None else ""
    if answer.correction is None:
        return text
    value = answer.value
    made = value.text if isinstance(value, Missing) else answer.correction.text
    return f"{text} (corrected to {made})"


def _region(code: str) -> str:
    region = region_by_code(code)
    return region.name if region is not None else code


def _quoted(text: str) -> str:
    return f"“{text}”" if text else "nothing"
