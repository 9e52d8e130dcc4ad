"""Changing gates and the shortlist rule, part by part. No Qt.

As in `framework_edits` every function gives a whole new framework that is sound, or raises
UserError with what to do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from gz_eval.app.framework_edits import amount_text
from gz_eval.core.errors import UserError
from gz_eval.core.framework import (
    NUMERIC_KINDS,
    AllOf,
    AnyOf,
    Comparison,
    CountRule,
    Field,
    Framework,
    Gate,
    Kind,
    Not,
    Rule,
    Test,
)
from gz_eval.core.regions import REGIONS

_Change = Callable[[Test], Test]
Path = tuple[int, ...]
"""Where a test is in a rule: the number of the part at each depth."""

AMOUNTS = (
    Comparison.AT_LEAST,
    Comparison.AT_MOST,
    Comparison.MORE_THAN,
    Comparison.LESS_THAN,
)
_WORDS = {
    Comparison.AT_LEAST: "at least",
    Comparison.AT_MOST: "at most",
    Comparison.MORE_THAN: "more than",
    Comparison.LESS_THAN: "less than",
    Comparison.ONE_OF: "one of",
    Comparison.ANSWERED: "answered",
}
_DATE_WORDS = {
    Comparison.AT_LEAST: "on or after",
    Comparison.AT_MOST: "on or before",
    Comparison.MORE_THAN: "after",
    Comparison.LESS_THAN: "before",
}

# -- gates ----------------------------------------------------------------------------------------


def comparison_text(field: Field, comparison: Comparison) -> str:
    """A comparison as people say it of a field: ``at least``, of dates ``on or after``."""
    words = _DATE_WORDS if field.kind is Kind.DATE else _WORDS
    return words.get(comparison, _WORDS[comparison])


def comparisons_of(field: Field) -> tuple[Comparison, ...]:
    """How a gate can compare a field."""
    if field.kind in NUMERIC_KINDS or field.kind is Kind.DATE:
        return (*AMOUNTS, Comparison.ANSWERED)
    if codes_of(field):
        return (Comparison.ONE_OF, Comparison.ANSWERED)
    return (Comparison.ANSWERED,)


def codes_of(field: Field) -> tuple[tuple[str, str], ...]:
    """The answers to a field that a gate can ask for, each with its name; none of free text."""
    match field.kind:
        case Kind.CHOICE:
            return tuple((option.key, option.label) for option in field.options)
        case Kind.REGION:
            return tuple((region.code, region.name) for region in REGIONS)
        case Kind.YES_NO:
            return (("yes", "Yes"), ("no", "No"))
        case _:
            return ()


def parts_of(rule: Rule, path: Path = ()) -> tuple[tuple[Path, Test], ...]:
    """Every test of a rule, however deep, with where it is."""
    if isinstance(rule, Test):
        return ((path, rule),)
    parts = (rule.rule,) if isinstance(rule, Not) else rule.rules
    return tuple(
        found for number, part in enumerate(parts) for found in parts_of(part, (*path, number))
    )


def threshold_text(framework: Framework, test: Test) -> str:
    """A test's threshold as people write it; empty where it has none."""
    if test.threshold is None:
        return ""
    return amount_text(framework.field_by_key[test.field], float(test.threshold))


def with_threshold(
    framework: Framework, key: str, threshold: Decimal, path: Path = ()
) -> Framework:
    """The framework with another threshold of a test of a gate."""
    return _with_gate_test(framework, key, path, lambda test: replace(test, threshold=threshold))


def with_option(framework: Framework, key: str, path: Path, code: str, on: bool) -> Framework:
    """The framework with an answer added to those that meet a test of a gate, or taken from them.

    Raises UserError where none would be left.
    """

    def changed(test: Test) -> Test:
        codes = [one for one, _ in codes_of(framework.field_by_key[test.field])]
        wanted = {one.casefold() for one in test.options}
        wanted = wanted | {code.casefold()} if on else wanted - {code.casefold()}
        if not wanted:
            raise UserError(
                "No bid could meet this gate: no answer would be left.",
                "Choose another answer first, or remove the gate.",
            )
        return replace(test, options=tuple(one for one in codes if one.casefold() in wanted))

    return _with_gate_test(framework, key, path, changed)


def _with_gate_test(framework: Framework, key: str, path: Path, change: _Change) -> Framework:
    return replace(
        framework,
        gates=tuple(
            replace(gate, rule=_changed(gate.rule, path, change)) if gate.key == key else gate
            for gate in framework.gates
        ),
    )


def _changed(rule: Rule, path: Path, change: _Change) -> Rule:
    if isinstance(rule, Test):
        return change(rule)
    if isinstance(rule, Not):
        return Not(_changed(rule.rule, path[1:], change))
    parts = tuple(
        _changed(part, path[1:], change) if number == path[0] else part
        for number, part in enumerate(rule.rules)
    )
    return AllOf(parts) if isinstance(rule, AllOf) else AnyOf(parts)


def without_gate(framework: Framework, key: str) -> Framework:
    """The framework without a gate."""
    return replace(framework, gates=tuple(gate for gate in framework.gates if gate.key != key))


def with_gate(framework: Framework, label: str, test: Test) -> Framework:
    """The framework with one gate more, under a key of its own."""
    taken = {gate.key for gate in framework.gates}
    stem = re.sub(r"[^a-z0-9]+", "_", label.casefold()).strip("_")[:40] or "gate"
    key, number = stem, 2
    while key in taken:
        key, number = f"{stem}_{number}", number + 1
    return replace(framework, gates=(*framework.gates, Gate(key, label.strip(), test)))


# -- the shortlist rule ---------------------------------------------------------------------------


def with_places(framework: Framework, places: int | None) -> Framework:
    """The framework with other places; where all that meet the minima are in, no reserve is."""
    rule = framework.shortlist
    reserve = 0 if places is None else rule.reserve
    return replace(framework, shortlist=replace(rule, places=places, reserve=reserve))


def with_reserve(framework: Framework, reserve: int) -> Framework:
    """The framework with other places in reserve."""
    return replace(framework, shortlist=replace(framework.shortlist, reserve=reserve))


def with_minimum_total(framework: Framework, least: float | None) -> Framework:
    """The framework with another least total; None for none."""
    return replace(framework, shortlist=replace(framework.shortlist, minimum_total=least))


def with_unclear_gates(framework: Framework, allowed: bool) -> Framework:
    """The framework in which bids with an unclear gate may be shortlisted, or may not."""
    return replace(framework, shortlist=replace(framework.shortlist, unclear_gates=allowed))


def with_minimum(framework: Framework, criterion: str, least: float | None) -> Framework:
    """The framework with another least score on a criterion; None for none."""
    rule = framework.shortlist
    minimum = dict(rule.minimum)
    if least is None:
        minimum.pop(criterion, None)
    else:
        minimum[criterion] = least
    return replace(framework, shortlist=replace(rule, minimum=tuple(minimum.items())))


def with_count_rule(framework: Framework, number: int | None, counted: CountRule) -> Framework:
    """The framework with a counting rule in place of the one of that number, or one more.

    Raises UserError where the rule says nothing, or no bid could meet it.
    """
    if (wrong := count_rule_wrong(counted)) is not None:
        raise wrong
    rules = list(framework.shortlist.rules)
    if number is None:
        rules.append(counted)
    else:
        rules[number] = counted
    return _with_rules(framework, rules)


def without_count_rule(framework: Framework, number: int) -> Framework:
    """The framework without one of its counting rules."""
    rules = list(framework.shortlist.rules)
    del rules[number]
    return _with_rules(framework, rules)


def _with_rules(framework: Framework, rules: Sequence[CountRule]) -> Framework:
    return replace(framework, shortlist=replace(framework.shortlist, rules=tuple(rules)))


def count_rule_wrong(counted: CountRule) -> UserError | None:
    """What is wrong with a counting rule; None when nothing is."""
    many = len(counted.criteria)
    least, most = counted.at_least, counted.at_most
    if not counted.label.strip():
        return UserError("The rule has no name.", "Say what it is, such as “at most one Low”.")
    if not many:
        return UserError("The rule counts no criteria.", "Choose one or more.")
    if least is None and most is None:
        return UserError("The rule sets no limit.", "Say how many criteria: at least, or at most.")
    if least is not None and (least > many or (most is not None and least > most)):
        return UserError(
            "No bid could meet the rule.", "Ask for fewer criteria, or choose more of them."
        )
    if least is None and most is not None and most >= many:
        return UserError(
            "Every bid would meet the rule.", f"Allow fewer than {many:,}, or choose more criteria."
        )
    return None
