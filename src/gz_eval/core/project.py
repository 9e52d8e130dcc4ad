"""The one aggregate: everything an evaluation is, immutable. Only a session holds one."""

from __future__ import annotations

from dataclasses import dataclass, field

from gz_eval.core.bids import BidSet
from gz_eval.core.framework import Framework


@dataclass(frozen=True, slots=True, eq=False)
class Project:
    """An evaluation: its framework and its bids. Scores and ranks are derived, never kept here."""

    framework: Framework
    bids: BidSet = field(default_factory=BidSet)
