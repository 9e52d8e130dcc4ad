"""How a gate accounts for what it asked before: its source and its description, as they follow."""

from __future__ import annotations

from gz_eval.core.framework import Framework, Gate, Rule
from gz_eval.core.gates import rule_in_words
from gz_eval.core.wording import sentence

_WRITTEN_FOR = "Written for “"


def source_once_changed(framework: Framework, gate: Gate) -> str:
    """The source of a gate that comes to ask for something else: it vouches for what was asked."""
    was = f"It was “{gate.label}”: {rule_in_words(framework, gate.rule)}."
    return f"{was} Source of that: {sentence(gate.source)}" if gate.source else was


def words_for(framework: Framework, text: str, was: Rule, rule: Rule) -> str:
    """What officials wrote of a gate, that asked for `was` and comes to ask for `rule`.

    It says which rule it was written for, where that is another.
    """
    if not text or rule == was:
        return text
    if text.startswith(_written_for(framework, rule)):
        return text.removeprefix(_written_for(framework, rule))
    if text.startswith(_WRITTEN_FOR):
        return text
    return f"{_written_for(framework, was)}{text}"


def _written_for(framework: Framework, rule: Rule) -> str:
    """What stands before words that are of another rule."""
    return f"{_WRITTEN_FOR}{rule_in_words(framework, rule)}”: "
