"""What differs between two states of an evaluation, or between two evaluations.

Compares what was read, ruled and decided, and what came of it. Sentences are made elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from gz_eval.core.bid_changes import BidChanges, bid_changes
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework_change import framework_changes
from gz_eval.core.lock import Lock
from gz_eval.core.names_apart import names_apart
from gz_eval.core.outcome import Standing
from gz_eval.core.override_account import OverrideAccount, override_accounts
from gz_eval.core.project import Project
from gz_eval.core.records import Record
from gz_eval.core.selection import Selection
from gz_eval.core.sign_off import SignOff

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Changes(Generic[Item]):
    """What is in one state alone, and what says something else in the two."""

    added: tuple[Item, ...] = ()
    removed: tuple[Item, ...] = ()
    changed: tuple[tuple[Item, Item], ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a bid is in a ranking. `score` is as shown, `rank` among those that `failed` or not.

    `rule` is where the shortlist rule puts the bid, `selected` where officials left it.
    """

    rank: int
    failed: bool
    score: float
    rule: Standing
    selected: Standing


@dataclass(frozen=True, slots=True)
class RankChange:
    """A bid whose place differs; None where there is no such bid."""

    bid: str
    name: str
    before: Place | None
    after: Place | None

    @property
    def moved(self) -> bool:
        """Whether its rank differs, or among whom it is ranked; also for a bid gone or new."""
        return _rank(self.before) != _rank(self.after)

    @property
    def enters(self) -> bool:
        """Whether it comes onto the shortlist, as officials left that."""
        return _selected(self.after) and not _selected(self.before)

    @property
    def leaves(self) -> bool:
        """Whether it goes off the shortlist, as officials left that."""
        return _selected(self.before) and not _selected(self.after)

    @property
    def enters_by_rule(self) -> bool:
        """Whether it comes onto the shortlist that the rule makes."""
        return _by_rule(self.after) and not _by_rule(self.before)

    @property
    def leaves_by_rule(self) -> bool:
        """Whether it goes off the shortlist that the rule makes."""
        return _by_rule(self.before) and not _by_rule(self.after)


def _rank(place: Place | None) -> tuple[int, bool] | None:
    return None if place is None else (place.rank, place.failed)


def _selected(place: Place | None) -> bool:
    return place is not None and place.selected is Standing.SHORTLISTED


def _by_rule(place: Place | None) -> bool:
    return place is not None and place.rule is Standing.SHORTLISTED


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Everything that differs, the earlier (or left) state first.

    `ranks` are the bids whose place differs, by rank in the later state, those gone last; None
    where they are not compared, because scores are hidden. `places` is the decimals of a score.
    """

    framework: tuple[str, ...]
    bids: BidChanges
    overrides: Changes[OverrideAccount]
    locks: tuple[Lock | None, Lock | None]
    blind: tuple[bool, bool]
    records: Changes[Record]
    sign_offs: Changes[SignOff]
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
    """Compare two states. An evaluation is None where its scores are not to be shown."""
    hidden = before.scores_hidden or after.scores_hidden
    ranks = None
    if not hidden and before_evaluation is not None and after_evaluation is not None:
        ranks = _ranks(before, after, before_evaluation, after_evaluation)
    return Comparison(
        framework=framework_changes(before.framework, after.framework),
        bids=bid_changes(after.framework, before.bids.bids, after.bids.bids, before.framework),
        overrides=_override_changes(before, after),
        locks=(before.lock, after.lock),
        blind=(before.blind, after.blind),
        records=_changes(before.records, after.records, lambda one: (one.number, one.log)),
        sign_offs=_changes(before.sign_offs, after.sign_offs, lambda one: one),
        ranks=ranks,
        places=after.framework.ranking.shown_places,
    )


def _override_changes(before: Project, after: Project) -> Changes[OverrideAccount]:
    """Overrides by what they override; each told with the state that it belongs to."""
    if before.overrides == after.overrides:
        return Changes()
    found = _changes(before.overrides, after.overrides, lambda one: one.target)
    old = {account.override.target: account for account in override_accounts(before)}
    new = {account.override.target: account for account in override_accounts(after)}
    return Changes(
        tuple(new[one.target] for one in found.added),
        tuple(old[one.target] for one in found.removed),
        tuple((old[one.target], new[one.target]) for one, _ in found.changed),
    )


def _changes(
    before: Iterable[Item], after: Iterable[Item], key: Callable[[Item], Hashable]
) -> Changes[Item]:
    if before is after:
        return Changes()
    old = {key(item): item for item in before}
    new = {key(item): item for item in after}
    return Changes(
        tuple(item for place, item in new.items() if place not in old),
        tuple(item for place, item in old.items() if place not in new),
        tuple(
            (old[place], item) for place, item in new.items() if place in old and old[place] != item
        ),
    )


def _ranks(
    before: Project, after: Project, old: Evaluation, new: Evaluation
) -> tuple[RankChange, ...]:
    was = _places(old, Selection.of(old, before.overrides))
    now = _places(new, Selection.of(new, after.overrides))
    names: dict[str, str] = {}
    for evaluation in (old, new):
        names |= names_apart((bid.id, bid.name) for bid in evaluation.bids)
    return tuple(
        RankChange(bid_id, names[bid_id], was.get(bid_id), now.get(bid_id))
        for bid_id in (*now, *(bid_id for bid_id in was if bid_id not in now))
        if was.get(bid_id) != now.get(bid_id)
    )


def _places(evaluation: Evaluation, selection: Selection) -> dict[str, Place]:
    """Each bid's place by its id, in ranked order."""
    ranks, scores = evaluation.ranks.tolist(), evaluation.shown_totals.tolist()
    failed = evaluation.table.failed.tolist()
    return {
        evaluation.bids[row].id: Place(
            ranks[row],
            failed[row],
            scores[row],
            evaluation.standing(row),
            selection.standing(row),
        )
        for row in evaluation.order.tolist()
    }
