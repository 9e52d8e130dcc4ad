"""What the table of bids says: one row a bid, and which of them are shown. No Qt.

Rows are made on demand from the bids as they are shown; what the search looks in is put together
once for each bid, when it is first looked in or ahead of that: a filter only compares texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gz_eval.app.finding import haystack_of
from gz_eval.app.same_names import reference_beside
from gz_eval.app.shown import Shown
from gz_eval.core.bids import Bid
from gz_eval.core.framework import Field, Framework, Kind
from gz_eval.core.gates import states_in_words
from gz_eval.core.issues import Issue, Severity, severities_in_words
from gz_eval.core.open_issues import issues_now
from gz_eval.core.outcome import GateResult, GateState
from gz_eval.core.overrides import Override
from gz_eval.core.project import Project
from gz_eval.core.regions import region_name
from gz_eval.core.values import Value

Found = frozenset[tuple[Severity, str]]
Stopped = frozenset[tuple[GateState, str]]
_NOTHING: Found = frozenset()
_BY_NO_GATE: Stopped = frozenset()
_SEARCHED = frozenset({Kind.TEXT, Kind.CHOICE, Kind.REGION})


class Searched:
    """What the search looks in, for one bid."""

    __slots__ = ("_bid", "_keys", "_reference", "_region", "_text")

    def __init__(self, bid: Bid, reference: str, region: str, keys: tuple[str, ...]) -> None:
        self._bid, self._reference, self._region, self._keys = bid, reference, region, keys
        self._text: str | None = None

    def is_of(self, bid: Bid, reference: str) -> bool:
        """Whether it is this bid's, told by this reference."""
        return self._bid is bid and self._reference == reference

    @property
    def text(self) -> str:
        """All of it, without case; put together once."""
        if self._text is None:
            parts = [self._bid.name, self._reference, self._region]
            for key in self._keys:
                answer = self._bid.answers.get(key)
                if answer is not None and isinstance(answer.value, Value):
                    parts.append(answer.value.text)
            self._text = haystack_of(*parts)
        return self._text


@dataclass(frozen=True, slots=True, eq=False)
class BidRow:
    """One bid. `gates` is None where there are none, or where they must not be shown yet.

    `stopped` are the gates that it does not pass, by state and label. `counts` are its errors,
    warnings and notes; `found` their severities and kinds. `reference` is empty where names are
    hidden. `results` are its gates, as far as they may be shown.
    """

    bid: Bid
    reference: str
    region: str
    status: str
    gates: GateState | None
    stopped: Stopped
    counts: tuple[int, int, int]
    found: Found
    searched: Searched
    results: tuple[GateResult, ...] = ()

    @property
    def gates_text(self) -> str:
        """The state of its gates in words, also where officials overrode one; else empty."""
        return states_in_words(self.results) if self.gates is not None else ""

    @property
    def haystack(self) -> str:
        """What the search looks in."""
        return self.searched.text

    @property
    def id(self) -> str:
        """The bid's id: what a selection remembers."""
        return self.bid.id

    @property
    def issues_text(self) -> str:
        """Such as "1 error, 2 warnings"; empty without issues."""
        return ", ".join(severities_in_words(dict(zip(Severity, self.counts, strict=True))))

    @property
    def spoken(self) -> str:
        """The row as a sentence for a screen reader."""
        parts = [self.bid.name]
        if reference := reference_beside(self.bid):
            parts.append(f"reference {reference}")
        parts.extend(part for part in (self.region, self.status.lower()) if part)
        if self.gates is not None:
            parts.append(f"gates: {self.gates_text.lower()}")
        parts.append(self.issues_text or "no issues")
        return ", ".join(parts)


def status_field(framework: Framework) -> Field | None:
    """The field that says whether a bid still stands; None where the framework has none."""
    field = framework.field_by_key.get("status")
    return field if field is not None and field.kind in (Kind.CHOICE, Kind.TEXT) else None


@dataclass(slots=True)
class _Basis:
    """What the rows were made from: the same objects give the same rows."""

    bids: tuple[Bid, ...]
    gates: tuple[GateState, ...]
    issues: tuple[Issue, ...]
    overrides: tuple[Override, ...]
    framework: Framework
    hidden: bool

    def same_as(self, other: _Basis) -> bool:
        """Whether nothing that a row says has changed: weights are in no row."""
        return (
            self.bids is other.bids
            and self.gates is other.gates
            and self.issues is other.issues
            and self.overrides is other.overrides
            and self.hidden == other.hidden
            and self.framework.fields == other.framework.fields
        )


class BidRows:
    """Makes the rows of what is shown; a bid that did not change keeps what was prepared."""

    def __init__(self) -> None:
        self._basis: _Basis | None = None
        self._rows: tuple[BidRow, ...] = ()
        self._by_id: dict[str, BidRow] = {}
        self._searched: dict[str, Searched] = {}

    def of(self, shown: Shown) -> tuple[BidRow, ...]:
        """One row for each bid, in import order; the same rows where nothing in them changed.

        Without names they are in the order of their numbers: the rows of a register would tell.
        """
        project, evaluation = shown.project, shown.evaluation
        basis = _Basis(
            evaluation.bids,
            evaluation.table.gate_states,
            project.bids.issues,
            project.overrides,
            project.framework,
            shown.hidden,
        )
        if self._basis is None or not self._basis.same_as(basis):
            rows = self._make(shown, basis)
            if shown.anonymous:
                rows = sorted(rows, key=lambda row: row.bid.name)
            self._rows = tuple(rows)
            self._by_id = {row.bid.id: row for row in self._rows}
            self._basis = basis
        return self._rows

    def row(self, shown: Shown, bid: str) -> BidRow | None:
        """The row of a bid; None where it is not there."""
        self.of(shown)
        return self._by_id.get(bid)

    def _make(self, shown: Shown, basis: _Basis) -> Iterable[BidRow]:
        found, counts = _issues_by_bid(shown.project)
        framework, masked = basis.framework, shown.anonymous
        status = status_field(framework)
        keys = tuple(field.key for field in framework.fields if field.kind in _SEARCHED)
        with_gates = bool(framework.gates) and not basis.hidden
        searched: dict[str, Searched] = {}
        labels = {gate.key: gate.label for gate in framework.gates}
        results = shown.evaluation.table.gates
        for bid, state, gates in zip(basis.bids, basis.gates, results, strict=True):
            region = region_name(bid.region)
            reference = "" if masked else bid.id
            kept = self._searched.get(bid.id)
            if kept is None or not kept.is_of(bid, reference):
                kept = Searched(bid, reference, region, keys)
            searched[bid.id] = kept
            value = bid.value(status.key) if status is not None else None
            yield BidRow(
                bid,
                reference,
                region,
                value.text if value is not None else "",
                state if with_gates else None,
                _stopped(gates, labels) if with_gates else _BY_NO_GATE,
                counts.get(bid.id, (0, 0, 0)),
                found.get(bid.id, _NOTHING),
                kept,
                gates if with_gates else (),
            )
        self._searched = searched


def _stopped(results: Sequence[GateResult], labels: Mapping[str, str]) -> Stopped:
    return frozenset(
        (one.state, labels[one.gate]) for one in results if one.state is not GateState.PASS
    )


def _issues_by_bid(
    project: Project,
) -> tuple[dict[str, Found], dict[str, tuple[int, int, int]]]:
    kinds: dict[str, set[tuple[Severity, str]]] = {}
    counts: dict[str, list[int]] = {}
    for issue in issues_now(project):
        if issue.bid:
            kinds.setdefault(issue.bid, set()).add((issue.severity, issue.kind))
            counts.setdefault(issue.bid, [0, 0, 0])[Severity.ERROR - issue.severity] += 1
    return (
        {bid: frozenset(members) for bid, members in kinds.items()},
        {bid: (three[0], three[1], three[2]) for bid, three in counts.items()},
    )
