"""The one aggregate: everything an evaluation is, immutable. Only a session holds one."""

from __future__ import annotations

from dataclasses import dataclass, field

from gz_eval.core.bids import BidSet
from gz_eval.core.framework import Framework
from gz_eval.core.lock import Lock
from gz_eval.core.overrides import Override
from gz_eval.core.records import Record
from gz_eval.core.sign_off import SignOff


@dataclass(frozen=True, slots=True, eq=False)
class Project:
    """An evaluation. Scores and ranks are derived, never kept here (but as signed off).

    `overrides` has at most one override a target, oldest first. `blind` hides scores and ranks
    until the framework is locked. `records` and `sign_offs` are in order of their numbers.
    `name` is empty where it has none of its own: then it is called as its file is.
    """

    framework: Framework
    bids: BidSet = field(default_factory=BidSet)
    overrides: tuple[Override, ...] = ()
    blind: bool = False
    lock: Lock | None = None
    records: tuple[Record, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    name: str = ""

    @property
    def scores_hidden(self) -> bool:
        """Whether scores and ranks must not be shown yet: a blind set-up that is not locked."""
        return self.blind and self.lock is None
