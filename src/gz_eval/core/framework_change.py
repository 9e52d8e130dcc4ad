"""What differs between two frameworks, in words: weights, value functions, gates, rules, fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from gz_eval.core.criterion_change import criterion_changes, weight_changes
from gz_eval.core.framework import Framework
from gz_eval.core.gate_history import source_once_changed, words_for
from gz_eval.core.gates import rules_apart
from gz_eval.core.shortlist_change import shortlist_changes
from gz_eval.core.targets import target_changes


class _Labelled(Protocol):
    @property
    def key(self) -> str: ...

    @property
    def label(self) -> str: ...


Item = TypeVar("Item", bound=_Labelled)


def framework_changes(
    before: Framework, after: Framework, first: Sequence[str] = ()
) -> tuple[str, ...]:
    """A phrase for each difference, such as "weight of Power: 40% → 35%"; empty when equal.

    The weights of criteria with keys in `first` are told before other weights.
    Weights are compared as shares of their group, taking no notice of floating point noise.
    """
    return tuple(phrase for _, phrases in _by_part(before, after, first) for phrase in phrases)


def parts_changed(before: Framework, after: Framework) -> tuple[str, ...]:
    """The parts that differ, such as "weights" and "gates", in the order of their phrases."""
    return tuple(dict.fromkeys(part for part, phrases in _by_part(before, after) if phrases))


def _by_part(
    before: Framework, after: Framework, first: Sequence[str] = ()
) -> list[tuple[str, Sequence[str]]]:
    if before is after:
        return []
    old, new = _named(before), _named(after)
    return [
        (_renamed(before, after), _told(old != new, f"framework: {old} → {new}")),
        ("weights", weight_changes(before, after, first)),
        ("criteria", criterion_changes(before, after)),
        ("criteria", _items("criterion", *_with_the_same(before.criteria, after.criteria))),
        ("gates", _gates(before, after)),
        ("fields", _items("field", before.fields, after.fields)),
        ("ratios", _items("ratio", before.ratios, after.ratios)),
        ("totals", _items("total", before.totals, after.totals)),
        ("targets", target_changes(before, after)),
        ("shortlist rule", shortlist_changes(before, after)),
        ("ranking rule", _told(before.ranking != after.ranking, "ranking rule changed")),
        (
            "description",
            _told(_about(before) != _about(after), "description of the framework changed"),
        ),
    ]


def _told(differs: bool, phrase: str) -> list[str]:
    return [phrase] if differs else []


def _named(framework: Framework) -> str:
    return f"{framework.title} ({framework.key}, version {framework.version})"


def _renamed(before: Framework, after: Framework) -> str:
    return "name of the framework" if before.key == after.key else "another framework"


def _about(framework: Framework) -> tuple[str, ...]:
    return (
        framework.status,
        framework.description,
        framework.source,
        framework.id_field,
        framework.name_field,
        framework.region_field,
        framework.place_field,
    )


def _gates(before: Framework, after: Framework) -> list[str]:
    """What was added and removed; of one that asks for something else, what it asked for."""
    old = {gate.key: gate for gate in before.gates}
    found = []
    for gate in after.gates:
        was = old.get(gate.key)
        if was is None or was == gate:
            continue
        if was.rule != gate.rule:
            asked, asks = rules_apart(before, was.rule, after, gate.rule)
            called = f", now called “{gate.label}”" if gate.label != was.label else ""
            found.append(f"gate “{was.label}”: {asked} → {asks}{called}")
        elif was.label != gate.label:
            found.append(f"gate “{was.label}” is called “{gate.label}”")
        # A source that tells of the gate as it was comes with what it asks for now.
        follows = was.rule != gate.rule and gate.source == source_once_changed(before, was)
        if was.source != gate.source and not follows:
            old_source, new_source = was.source or "none", gate.source or "none"
            found.append(f"source of the gate “{gate.label}”: {old_source} → {new_source}")
        # Its status follows too, and its description says which rule it is of.
        status = was.status if was.rule != gate.rule else gate.status
        described = words_for(before, was.description, was.rule, gate.rule)
        if gate.description not in (was.description, described) or status != was.status:
            found.append(f"description of the gate “{gate.label}” changed")
    return [*_items("gate", *_with_the_same(before.gates, after.gates)), *found]


def _with_the_same(
    before: Sequence[Item], after: Sequence[Item]
) -> tuple[Sequence[Item], Sequence[Item]]:
    """Both, those that they share as they were: what differs of them is told elsewhere."""
    old = {item.key: item for item in before}
    return before, [old.get(item.key, item) for item in after]


def _items(noun: str, before: Sequence[Item], after: Sequence[Item]) -> list[str]:
    """What was added, removed, changed, or put in another order."""
    old = {item.key: item for item in before}
    new = {item.key: item for item in after}
    found = [f"{noun} added: {item.label}" for key, item in new.items() if key not in old]
    found += [f"{noun} removed: {item.label}" for key, item in old.items() if key not in new]
    found += [
        f"{noun} changed: {item.label}"
        for key, item in new.items()
        if key in old and old[key] != item
    ]
    if not found and list(old) != list(new):
        found.append(f"order of the {noun} entries changed")
    return found
