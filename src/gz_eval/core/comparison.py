"""What differs between two states of an evaluation, or between two evaluations.

Compares what was read, ruled and decided, and what came of it. Sentences are made elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from gz_eval.core.bid_changes import BidChanges, bid_changes
from gz_eval.core.effective import effective_bids
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework_change import framework_changes
from gz_eval.core.lock import Lock
from gz_eval.core.outcome import Standing
from gz_eval.core.overrides import Override
from gz_eval.core.project import Project
from gz_eval.core.records import Record
from gz_eval.core.selection import Selection
from gz_eval.core.sign_off import SignOff

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class RankChange:
    """A bid whose rank, score as shown, or standing differs. Ranks of bids failing a gate are
    their own: `failed` says which of the two ranks are of that kind.
    """

    bid: str
    name: str
    ranks: tuple[int, int]
    failed: tuple[bool, bool]
    scores: tuple[float, float]
    rule: tuple[Standing, Standing]
    selected: tuple[Standing, Standing]

    @property
    def moved(self) -> bool:
        """Whether its rank differs, or among whom it is ranked."""
        return self.ranks[0] != self.ranks[1] or self.failed[0] != self.failed[1]

    @property
    def enters(self) -> bool:
        """Whether it comes onto the shortlist, as officials left that."""
        return self.selected[1] is Standing.SHORTLISTED is not self.selected[0]

    @property
    def leaves(self) -> bool:
        """Whether it goes off the shortlist, as officials left that."""
        return self.selected[0] is Standing.SHORTLISTED is not self.selected[1]


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Everything that differs, the earlier (or left) state first.

    `ranks` is None when scores are hidden in either state; else the bids in both whose outcome
    differs, by rank in the later state. Of overrides, records and sign-offs, one that was made anew
    is both removed and added.
    """

    framework: tuple[str, ...]
    bids: BidChanges
    overrides_added: tuple[Override, ...]
    overrides_removed: tuple[Override, ...]
    locks: tuple[Lock | None, Lock | None]
    blind: tuple[bool, bool]
    records_added: tuple[Record, ...]
    records_removed: tuple[Record, ...]
    sign_offs_added: tuple[SignOff, ...]
    sign_offs_removed: tuple[SignOff, ...]
    ranks: tuple[RankChange, ...] | None
    places: int

    @property
    def lock_differs(self) -> bool:
        """Whether the framework is locked in one alone, or by another lock."""
        before, after = self.locks
        if before is None or after is None:
            return before is not after
        return before.stamp != after.stamp


def compare(
    before: Project,
    after: Project,
    before_evaluation: Evaluation | None,
    after_evaluation: Evaluation | None,
) -> Comparison:
    """Compare two states. Without both evaluations, or while scores are hidden, ranks are not."""
    hidden = before.scores_hidden or after.scores_hidden
    ranks = None
    if not hidden and before_evaluation is not None and after_evaluation is not None:
        ranks = _ranks(before, after, before_evaluation, after_evaluation)
    overrides = _apart(before.overrides, after.overrides)
    records = _apart(before.records, after.records)
    sign_offs = _apart(before.sign_offs, after.sign_offs)
    return Comparison(
        framework=framework_changes(before.framework, after.framework),
        bids=bid_changes(
            after.framework,
            effective_bids(before.bids.bids, before.overrides),
            effective_bids(after.bids.bids, after.overrides),
        ),
        overrides_added=overrides[1],
        overrides_removed=overrides[0],
        locks=(before.lock, after.lock),
        blind=(before.blind, after.blind),
        records_added=records[1],
        records_removed=records[0],
        sign_offs_added=sign_offs[1],
        sign_offs_removed=sign_offs[0],
        ranks=ranks,
        places=after.framework.ranking.shown_places,
    )


def _apart(
    before: tuple[Item, ...], after: tuple[Item, ...]
) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """What is in the first alone, and in the second alone."""
    old, new = set(before), set(after)
    return (
        tuple(item for item in before if item not in new),
        tuple(item for item in after if item not in old),
    )


def _ranks(
    before: Project, after: Project, old: Evaluation, new: Evaluation
) -> tuple[RankChange, ...]:
    was = Selection.of(old, before.overrides)
    now = Selection.of(new, after.overrides)
    found = []
    for row in new.order.tolist():
        bid = new.bids[row]
        old_row = old.index_by_id.get(bid.id)
        if old_row is None:
            continue
        change = RankChange(
            bid.id,
            bid.name,
            (int(old.ranks[old_row]), int(new.ranks[row])),
            (old.failed_gate(old_row), new.failed_gate(row)),
            (float(old.shown_totals[old_row]), float(new.shown_totals[row])),
            (old.standing(old_row), new.standing(row)),
            (was.standing(old_row), now.standing(row)),
        )
        same = change.scores[0] == change.scores[1] and change.rule[0] is change.rule[1]
        if change.moved or not same or change.selected[0] is not change.selected[1]:
            found.append(change)
    return tuple(found)
