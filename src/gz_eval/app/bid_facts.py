"""What a row of the ranking says of a bid whatever the weights are. No Qt."""

from __future__ import annotations

from gz_eval.app.anonymous import reference_of
from gz_eval.app.finding import haystack_of
from gz_eval.core.framework import Framework
from gz_eval.core.gates import states_in_words
from gz_eval.core.outcome import GateState, ValueTable
from gz_eval.core.override_account import corrections_told
from gz_eval.core.regions import region_name


class BidFacts:
    """What a row says whatever the weights are; worked out where a row is asked for it.

    So ten thousand are made within a frame, and a screenful is told of.
    """

    __slots__ = ("_framework", "_haystack", "_row", "_table", "bid")

    def __init__(self, framework: Framework, table: ValueTable, row: int) -> None:
        self._framework = framework
        self._table = table
        self._row = row
        self._haystack: str | None = None
        self.bid = table.bids[row]

    @property
    def reference(self) -> str:
        """The bid's reference; empty while names are hidden."""
        return reference_of(self.bid)

    @property
    def name(self) -> str:
        """What the bid is called."""
        return self.bid.name

    @property
    def region(self) -> str:
        """The region's name."""
        return region_name(self.bid.region)

    @property
    def gates(self) -> GateState:
        """The gates as they count."""
        return self._table.gate_states[self._row]

    @property
    def gates_text(self) -> str:
        """The gates in words, also where officials overrode one."""
        return states_in_words(self._table.gates[self._row])

    @property
    def corrections(self) -> tuple[str, ...]:
        """A sentence for each answer that officials corrected, with what it stands in for."""
        # While names are hidden answers tell of no correction: none is masked to find that out.
        return corrections_told(self._framework, self.bid) if self.reference else ()

    @property
    def haystack(self) -> str:
        """What the search box looks in: at every letter, so it is worked out once."""
        if self._haystack is None:
            self._haystack = haystack_of(self.reference, self.name, self.region)
        return self._haystack
