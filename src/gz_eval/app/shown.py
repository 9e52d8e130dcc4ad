"""What is shown of a session: as it is, or without names and places. Changes nothing.

Pages look at bids through this and at nothing else, so that names are hidden everywhere at once;
and so that two bids of one name are told apart everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from gz_eval.app.anonymous import anonymous, anonymous_bids, anonymous_overrides
from gz_eval.app.same_names import told_apart
from gz_eval.app.session import Session
from gz_eval.core.bids import Bid
from gz_eval.core.evaluation import Evaluation
from gz_eval.core.framework import Framework
from gz_eval.core.outcome import ValueTable
from gz_eval.core.overrides import Override
from gz_eval.core.project import Project
from gz_eval.core.selection import Selection


class Shown:
    """A session as it is looked at. `anonymous` hides names and places.

    What is pinned here stays pinned on every page; `keep_pins` has it outlast the evaluation's
    being closed.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.anonymous = False
        self._pinned: frozenset[str] = frozenset()
        self._pinning: Callable[[frozenset[str]], None] = lambda _pinned: None
        self._called: dict[bool, tuple[ValueTable, tuple[Bid, ...]]] = {}  # without names, and with
        self._made: tuple[ValueTable, bool, ValueTable] | None = None
        self._rows: tuple[tuple[Bid, ...], dict[str, int]] | None = None
        self._last: tuple[tuple[Evaluation, Evaluation], ...] = ()  # as kept, and as tried

    @property
    def project(self) -> Project:
        """The project itself. Its bids have their names: ask `bids` for those to be shown."""
        return self.session.project

    @property
    def hidden(self) -> bool:
        """Whether scores, ranks and standings must not be shown yet."""
        return self.session.project.scores_hidden

    @property
    def pinned(self) -> frozenset[str]:
        """Keys of the criteria whose weight stays while others of their group are moved."""
        return self._pinned & self.session.project.framework.criterion_by_key.keys()

    def pin(self, criterion: str, on: bool) -> None:
        """Have a criterion's weight stay, or let it go."""
        self._pinned = self.pinned | {criterion} if on else self.pinned - {criterion}
        self._pinning(self._pinned)

    def keep_pins(self, pinned: frozenset[str], pinning: Callable[[frozenset[str]], None]) -> None:
        """Begin with what was pinned before; `pinning` is told what is pinned whenever it changes.

        A pin is a way to work and no part of what is evaluated, so it is no command.
        """
        self._pinned, self._pinning = pinned, pinning

    @property
    def bids(self) -> tuple[Bid, ...]:
        """The bids in import order, with their corrections, as they may be shown."""
        return self.evaluation.bids

    @property
    def evaluation(self) -> Evaluation:
        """Scores and ranks as they are now."""
        return self._as_shown(self.session.evaluation)

    @property
    def selection(self) -> Selection:
        """The shortlist as officials left it."""
        return Selection.of(self.evaluation, self.overrides)

    @property
    def overrides(self) -> tuple[Override, ...]:
        """The overrides, as they may be shown."""
        overrides = self.session.project.overrides
        return anonymous_overrides(overrides) if self.anonymous else overrides

    def preview(self, framework: Framework) -> Evaluation:
        """What the ranking would be under another framework. Changes nothing."""
        return self._as_shown(self.session.preview(framework))

    def bid(self, bid: str) -> Bid | None:
        """A bid by its id, as it may be shown; None where there is none."""
        bids = self.bids
        if self._rows is None or self._rows[0] is not bids:
            self._rows = (bids, {one.id: row for row, one in enumerate(bids)})
        row = self._rows[1].get(bid)
        return bids[row] if row is not None else None

    def name(self, bid: str) -> str:
        """What a bid is called here; empty where there is none."""
        found = self.bid(bid)
        return found.name if found is not None else ""

    def _as_shown(self, evaluation: Evaluation) -> Evaluation:
        if (table := self._table_as_shown(evaluation)) is evaluation.table:
            return evaluation
        known = (one for one in self._last if one[0] is evaluation and one[1].table is table)
        held = next(known, None) or (evaluation, replace(evaluation, table=table))
        self._last = (held, *(one for one in self._last if one is not held))[:2]
        return held[1]

    def _table_as_shown(self, evaluation: Evaluation) -> ValueTable:
        table = evaluation.table  # the same one while only weights move
        made = self._made
        if made is None or made[0] is not table or made[1] is not self.anonymous:
            made = self._made = (table, self.anonymous, self._made_of(evaluation.framework, table))
        return made[2]

    def _made_of(self, framework: Framework, table: ValueTable) -> ValueTable:
        bids = self._bids_of(framework, table, self.anonymous)
        if self.anonymous:
            return anonymous(framework, table, bids)
        if bids is table.bids:
            return table
        made = replace(table, bids=bids)
        made.figures.update(table.figures)  # they are worked out once
        return made

    def make_ready(self) -> None:
        """Have the bids be at hand without names and with them: to hide names, then, is quick."""
        evaluation = self.session.evaluation
        for hidden in (True, False):
            self._bids_of(evaluation.framework, evaluation.table, hidden)

    def _bids_of(self, framework: Framework, table: ValueTable, hidden: bool) -> tuple[Bid, ...]:
        known = self._called.get(hidden)
        if known is None or known[0] is not table:
            id_ = self.session.evaluation_id
            bids = anonymous_bids(framework, table.bids, id_) if hidden else told_apart(table.bids)
            known = self._called[hidden] = (table, bids)
        return known[1]
