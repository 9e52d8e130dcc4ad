"""What is said of a gate keeps to what it asks for: its name, its status, its source. No Qt.

A gate whose threshold is moved must not go on being called by the old one, nor have a source vouch
for a figure that is not in it. What officials wrote themselves is left as they wrote it; a
description, and a source that is written in the same trial, say which rule they were written for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from gz_eval.app.rule_edits import parts_of, threshold_text, with_gate
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Framework, Gate, Rule, Test
from gz_eval.core.gate_history import source_once_changed, words_for
from gz_eval.core.gates import rule_in_words

CHANGED = "changed by officials"
ADDED = "added by officials"


def settled(kept: Framework, before: Framework, after: Framework) -> Framework:
    """`after` with the words of its gates true of what they ask for.

    `kept` is the framework before anything was tried, `before` that of the last trial. A gate that
    asks again for what it was kept with is called as it was, too.
    """
    olds, lasts = _by_key(kept), _by_key(before)
    gates = tuple(
        _settled(after, olds.get(gate.key, lasts[gate.key]), lasts[gate.key], gate)
        if gate.key in lasts
        else gate
        for gate in after.gates
    )
    _refuse_twins(before, gates)
    return replace(after, gates=gates) if gates != after.gates else after


def _refuse_twins(before: Framework, gates: Sequence[Gate]) -> None:
    """Those that were there already are left: other changes need not wait for them."""
    already = _twins(before.gates)
    if twin := next((one for name, one in _twins(gates).items() if name not in already), None):
        raise UserError(
            f"Two gates would be called “{twin.label}”.",
            "Give one of them another name first, or remove it.",
        )


def _twins(gates: Sequence[Gate]) -> dict[str, Gate]:
    """The gates, by name, that are called as one before them."""
    names = [gate.label.casefold() for gate in gates]
    return {
        name: gate
        for number, (name, gate) in enumerate(zip(names, gates, strict=True))
        if name in names[:number]
    }


def _by_key(framework: Framework) -> dict[str, Gate]:
    return {gate.key: gate for gate in framework.gates}


def _settled(framework: Framework, kept: Gate, before: Gate, gate: Gate) -> Gate:
    if gate.rule == before.rule or gate == kept:
        return gate  # its words were written by hand, nothing was done to it, or it was put back
    ours_before = _accounted(framework, kept, before.rule)
    ours = _accounted(framework, kept, gate.rule)
    label, source = gate.label, ours.source
    if label in _labels(framework, kept, before.rule):
        label = _free_label(framework, gate.key, _labels(framework, kept, gate.rule))
    if gate.source != ours_before.source:
        source = words_for(framework, gate.source, before.rule, gate.rule)
    return replace(
        gate,
        label=label,
        status=ours.status if gate.status == ours_before.status else gate.status,
        source=source,
        description=words_for(framework, gate.description, before.rule, gate.rule),
    )


def _accounted(framework: Framework, kept: Gate, rule: Rule) -> Gate:
    """A gate with the status and the source that it has when it asks for `rule`."""
    if rule == kept.rule or kept.status in (ADDED, CHANGED):
        return replace(kept, rule=rule)
    source = source_once_changed(framework, kept)
    return replace(kept, rule=rule, status=CHANGED, source=source)


def _labels(framework: Framework, kept: Gate, rule: Rule) -> tuple[str, ...]:
    """What a gate may be called when it asks for `rule`: the first is the one to take."""
    short = kept.label if rule == kept.rule else _label(framework, kept, rule)
    return short, rule_in_words(framework, rule)


def _free_label(framework: Framework, key: str, labels: tuple[str, ...]) -> str:
    """The first of the names that no other gate has: “At least 800 MW” can be of two fields."""
    return next((one for one in labels if not _is_taken(framework, one, key)), labels[0])


def _is_taken(framework: Framework, label: str, own: str) -> bool:
    return any(
        label.casefold() == gate.label.casefold() for gate in framework.gates if gate.key != own
    )


def _label(framework: Framework, kept: Gate, rule: Rule) -> str:
    """The name with the new figures in place of the old ones; else what the gate asks for."""
    instead: dict[str, str] = {}
    for (_, was), (_, now) in zip(parts_of(kept.rule), parts_of(rule), strict=False):
        if was == now:
            continue
        old, new = threshold_text(framework, was), threshold_text(framework, now)
        if not old or not new or instead.setdefault(old, new) != new:
            return rule_in_words(framework, rule)
    # The whole of a figure: "50 MW" is not in "150 MW".
    figures = "|".join(re.escape(old) for old in sorted(instead, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w.,])(?:{figures})(?!\w|[.,]\d)")
    if not instead.keys() <= set(pattern.findall(kept.label)):
        return rule_in_words(framework, rule)
    return pattern.sub(lambda found: instead[found.group()], kept.label)


def with_gate_words(
    framework: Framework, key: str, label: str, description: str, source: str
) -> Framework:
    """The framework with a gate called and accounted for otherwise.

    Raises UserError where it would have no name, or another gate's.
    """
    name = _free_name(framework, label, key)
    return replace(
        framework,
        gates=tuple(
            replace(gate, label=name, description=description.strip(), source=source.strip())
            if gate.key == key
            else gate
            for gate in framework.gates
        ),
    )


def with_new_gate(framework: Framework, label: str, test: Test, source: str) -> Framework:
    """The framework with one gate more, which says that officials added it.

    Raises UserError where it would have no name, or another gate's.
    """
    added = with_gate(framework, _free_name(framework, label), test)
    *others, new = added.gates
    new = replace(new, status=ADDED, source=source.strip())
    return replace(added, gates=(*others, new))


def _free_name(framework: Framework, label: str, own: str = "") -> str:
    label = " ".join(label.split())
    if not label:
        raise UserError("A gate needs a name.", "Say what it asks for.")
    if _is_taken(framework, label, own):
        raise UserError(f"Another gate is called “{label}”.", "Choose another name.")
    return label
