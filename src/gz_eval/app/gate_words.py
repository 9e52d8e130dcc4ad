"""What is said of a gate keeps to what it asks for: its name, its status, its source. No Qt.

A gate whose threshold is moved must not go on being called by the old one, nor have a source vouch
for a figure that is not in it. What officials wrote themselves is left as they wrote it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from gz_eval.app.rule_edits import parts_of, threshold_text, with_gate
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Framework, Gate, Rule, Test
from gz_eval.core.gates import rule_in_words
from gz_eval.core.wording import sentence

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
    return replace(after, gates=gates) if gates != after.gates else after


def _by_key(framework: Framework) -> dict[str, Gate]:
    return {gate.key: gate for gate in framework.gates}


def _settled(framework: Framework, kept: Gate, before: Gate, gate: Gate) -> Gate:
    if gate.rule == before.rule:
        return gate  # its words were written by hand, or nothing was done to it
    ours_before = _worded(framework, kept, before.rule)
    ours = _worded(framework, kept, gate.rule)
    return replace(
        gate,
        **{
            part: getattr(ours, part)
            for part in ("label", "description", "status", "source")
            if getattr(gate, part) == getattr(ours_before, part)
        },
    )


def _worded(framework: Framework, kept: Gate, rule: Rule) -> Gate:
    """A gate as it is called and accounted for when it asks for `rule`."""
    if rule == kept.rule:
        return kept
    source = kept.source
    if kept.status == ADDED:
        return replace(kept, rule=rule, label=_label(framework, kept, rule))
    if kept.status != CHANGED:
        was = f"It was “{kept.label}”: {rule_in_words(framework, kept.rule)}."
        source = f"{was} Source of that: {sentence(source)}" if source else was
    return replace(
        kept, rule=rule, label=_label(framework, kept, rule), status=CHANGED, source=source
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
    others = (gate.label.casefold() for gate in framework.gates if gate.key != own)
    if label.casefold() in others:
        raise UserError(f"Another gate is called “{label}”.", "Choose another name.")
    return label
