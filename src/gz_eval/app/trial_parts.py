"""What is tried of a framework, part by part: one is put back and the rest stays. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gz_eval.core.framework import Framework, Gate
from gz_eval.core.framework_change import framework_changes

_RULE_PARTS = (
    ("places", "reserve"),
    ("minimum_total",),
    ("minimum",),
    ("rules",),
    ("unclear_gates",),
)


@dataclass(frozen=True, slots=True)
class TrialPart:
    """One part of what is tried: in words, and what would be tried without it."""

    words: str
    without: Framework


def trial_parts(
    kept: Framework, tried: Framework, first: Sequence[str] = ()
) -> tuple[TrialPart, ...]:
    """Every part that can be put back by itself; weights of criteria in `first` are told first.

    Weights of a group come back together: they are shares of it.
    """
    told = framework_changes(kept, tried, first)
    parts = []
    for without in _each_put_back(kept, tried):
        left = framework_changes(kept, without)
        words = [phrase for phrase in told if phrase not in left]
        if words:
            parts.append(TrialPart("; ".join(words), without))
    return tuple(parts)


def _each_put_back(kept: Framework, tried: Framework) -> Iterator[Framework]:
    """What is tried but for one part, for each part that may differ."""
    olds = kept.criterion_by_key
    for group in dict.fromkeys(one.parent for one in tried.criteria):
        yield replace(
            tried,
            criteria=tuple(
                replace(one, weight=olds[one.key].weight) if one.parent == group else one
                for one in tried.criteria
            ),
        )
    for changed in tried.criteria:
        old = replace(olds[changed.key], weight=changed.weight)
        yield replace(
            tried, criteria=tuple(old if one is changed else one for one in tried.criteria)
        )
    for key in dict.fromkeys(gate.key for gate in (*kept.gates, *tried.gates)):
        yield replace(tried, gates=_gates_with(kept, tried, key))
    for names in _RULE_PARTS:
        rule = {name: getattr(kept.shortlist, name) for name in names}
        yield replace(tried, shortlist=replace(tried.shortlist, **rule))


def _gates_with(kept: Framework, tried: Framework, key: str) -> tuple[Gate, ...]:
    """The gates that are tried, but one as it was kept: there, at its place, or not."""
    order = [gate.key for gate in kept.gates]
    wanted = {gate.key: gate for gate in tried.gates if gate.key != key}
    wanted.update({gate.key: gate for gate in kept.gates if gate.key == key})
    last = len(order)
    return tuple(
        sorted(
            wanted.values(), key=lambda gate: order.index(gate.key) if gate.key in order else last
        )
    )
