"""Which bids the page of bids shows, and what there is to choose from. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gz_eval.app.bid_rows import BidRow
from gz_eval.app.finding import finds, words_of
from gz_eval.app.region_choice import is_of, region_choices
from gz_eval.core.issues import Severity
from gz_eval.core.outcome import GateState
from gz_eval.core.wording import bids_in_words


@dataclass(frozen=True, slots=True)
class BidFilter:
    """What of the bids is shown. Empty texts and None let everything through.

    `gate` is one gate and what it says. `clean` asks for bids without any issue; `severity` and
    `kind` for an issue of both.
    """

    text: str = ""
    region: str = ""
    status: str = ""
    gates: GateState | None = None
    gate: tuple[GateState, str] | None = None
    severity: Severity | None = None
    kind: str = ""
    clean: bool = False

    @property
    def active(self) -> bool:
        """Whether anything may be hidden."""
        return self != BidFilter(self.text) or bool(self.text.strip())

    def passing(self, rows: Sequence[BidRow]) -> tuple[BidRow, ...]:
        """The rows that pass, in their order."""
        words = words_of(self.text)
        kept: Iterable[BidRow] = [row for row in rows if finds(words, row.haystack)]
        if self.region:
            kept = [row for row in kept if is_of(row.region, self.region)]
        if self.status:
            kept = [row for row in kept if row.status == self.status]
        if self.gates is not None:
            kept = [row for row in kept if row.gates is self.gates]
        if self.gate is not None:
            kept = [row for row in kept if self.gate in row.stopped]
        if self.clean:
            kept = [row for row in kept if not row.found]
        elif self.severity is not None and self.kind:
            kept = [row for row in kept if (self.severity, self.kind) in row.found]
        elif self.severity is not None:
            place = Severity.ERROR - self.severity
            kept = [row for row in kept if row.counts[place]]
        elif self.kind:
            kept = [row for row in kept if any(kind == self.kind for _, kind in row.found)]
        return tuple(kept)


def stopped_by(rows: Iterable[BidRow]) -> tuple[tuple[GateState, str], ...]:
    """The gates that some bid fails, then those that are unclear for some, by label."""
    found = frozenset().union(*{row.stopped for row in rows})
    return tuple(sorted(found, key=lambda one: (one[0] is not GateState.FAIL, one[1])))


def regions_of(rows: Iterable[BidRow]) -> tuple[str, ...]:
    """The regions that can be chosen."""
    return region_choices(row.region for row in rows)


def statuses_of(rows: Iterable[BidRow]) -> tuple[str, ...]:
    """What bids say of their status, in order."""
    return tuple(sorted({row.status for row in rows} - {""}))


def kinds_of(rows: Iterable[BidRow]) -> tuple[tuple[Severity, str], ...]:
    """Severities and kinds of the bids' issues, the gravest first."""
    found = frozenset().union(*{row.found for row in rows})
    return tuple(sorted(found, key=lambda one: (-one[0], one[1])))


def bid_count_line(rows: Sequence[BidRow], shown: int) -> str:
    """Such as "214 bids, 60 with errors or warnings"; with a filter, "12 of 214 bids"."""
    count = len(rows)
    if shown != count:
        return f"{shown:,} of {count:,} bids"
    told = bids_in_words(count)
    to_look_at = sum(bool(row.counts[0] or row.counts[1]) for row in rows)
    return f"{told}, {to_look_at:,} with errors or warnings" if to_look_at else told
