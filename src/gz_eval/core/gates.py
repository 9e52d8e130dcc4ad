"""Gates in three-valued logic: Pass, Fail, or Unclear when the evidence cannot say.

Kleene's strong logic: an All is failed by one failure even when another part is unclear, an Any is
passed by one pass. Missing, doubtful or impossible evidence is never taken for a failure.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from gz_eval.core.bids import Bid
from gz_eval.core.framework import (
    AllOf,
    AnyOf,
    Comparison,
    Framework,
    Gate,
    Kind,
    Not,
    Rule,
    Test,
)
from gz_eval.core.outcome import GateResult, GateState
from gz_eval.core.possible import is_impossible
from gz_eval.core.regions import REGIONS
from gz_eval.core.values import Missing, Value, answer_text
from gz_eval.core.wording import amount_in_words, counted

DOUBTS_THAT_MATTER = frozenset({"mva", "qualified", "two-figures", "other-basis"})
"""Doubts about what an answer means, not only about how exact it is: a gate on it is Unclear."""

_OPPOSITE = {
    GateState.PASS: GateState.FAIL,
    GateState.FAIL: GateState.PASS,
    GateState.UNCLEAR: GateState.UNCLEAR,
}
_WORDS = {
    Comparison.AT_LEAST: "at least",
    Comparison.AT_MOST: "at most",
    Comparison.MORE_THAN: "more than",
    Comparison.LESS_THAN: "less than",
}
_DATE_WORDS = {
    Comparison.AT_LEAST: "on or after",
    Comparison.AT_MOST: "on or before",
    Comparison.MORE_THAN: "after",
    Comparison.LESS_THAN: "before",
}


def gate_results(framework: Framework, bid: Bid) -> tuple[GateResult, ...]:
    """Every gate for one bid, in the framework's order, each with its reason."""
    return tuple(gate_result(framework, gate, bid) for gate in framework.gates)


def gate_result(framework: Framework, gate: Gate, bid: Bid) -> GateResult:
    """One gate for one bid, with its reason."""
    state, reasons = _judge(framework, gate.rule, bid)
    return GateResult(gate.key, state, "; ".join(reasons) + ".")


def overall_state(results: tuple[GateResult, ...]) -> GateState:
    """Fail when any gate fails, else Unclear when any is unclear, else Pass."""
    states = {result.state for result in results}
    if GateState.FAIL in states:
        return GateState.FAIL
    return GateState.UNCLEAR if GateState.UNCLEAR in states else GateState.PASS


def states_in_words(results: tuple[GateResult, ...]) -> str:
    """The overall state in words: ``Pass``, ``Pass (overridden)``, ``Fail (1 gate overridden)``.

    The first of these means that the overall state would be another without officials' overrides.
    """
    state = overall_state(results)
    count = sum(result.original is not None for result in results)
    if not count:
        return state.value
    evidence = tuple(
        replace(result, state=result.original) if result.original is not None else result
        for result in results
    )
    if overall_state(evidence) is not state:
        return f"{state.value} (overridden)"
    return f"{state.value} ({counted(count, 'gate')} overridden)"


def state_in_words(result: GateResult) -> str:
    """One gate's state in words: ``Pass``, or ``Pass (overridden)``."""
    mark = " (overridden)" if result.original is not None else ""
    return f"{result.state.value}{mark}"


def rule_in_words(framework: Framework, rule: Rule) -> str:
    """A rule as a phrase for people, such as ``Firm power capacity is at least 500 MW``."""
    match rule:
        case AllOf(rules):
            return " and ".join(_bracketed(framework, part) for part in rules)
        case AnyOf(rules):
            return " or ".join(_bracketed(framework, part) for part in rules)
        case Not(part):
            return f"not ({rule_in_words(framework, part)})"
        case Test():
            return f"{framework.field_by_key[rule.field].label} {_test_in_words(framework, rule)}"


def rules_apart(before: Framework, was: Rule, after: Framework, now: Rule) -> tuple[str, str]:
    """Two rules as phrases; of the same field, what is asked of it alone: ``at least 500 MW``."""
    if isinstance(was, Test) and isinstance(now, Test) and was.field == now.field:
        old, new = _test_in_words(before, was), _test_in_words(after, now)
        return old.removeprefix("is "), new.removeprefix("is ")
    return rule_in_words(before, was), rule_in_words(after, now)


def _bracketed(framework: Framework, rule: Rule) -> str:
    words = rule_in_words(framework, rule)
    return f"({words})" if isinstance(rule, AllOf | AnyOf) else words


def _judge(
    framework: Framework, rule: Rule, bid: Bid, wanted: bool = True
) -> tuple[GateState, tuple[str, ...]]:
    """The state of a rule, or of its opposite if not `wanted`, and the reasons that decide it.

    A Not is carried down to the tests (De Morgan), so that each reason speaks of what is needed.
    """
    match rule:
        case Test():
            state, reason = _judge_test(framework, rule, bid, wanted)
            return state, (reason,)
        case Not(part):
            return _judge(framework, part, bid, not wanted)
        case AllOf(rules):
            decisive = GateState.FAIL if wanted else GateState.PASS
        case AnyOf(rules):
            decisive = GateState.PASS if wanted else GateState.FAIL
    judged = [_judge(framework, part, bid, wanted) for part in rules]
    states = {state for state, _ in judged}
    if decisive in states:
        outcome = decisive
    elif GateState.UNCLEAR in states:
        outcome = GateState.UNCLEAR
    else:
        outcome = _OPPOSITE[decisive]
    reasons = (reason for state, part in judged if state is outcome for reason in part)
    return outcome, tuple(dict.fromkeys(reasons))


def _judge_test(framework: Framework, test: Test, bid: Bid, wanted: bool) -> tuple[GateState, str]:
    field = framework.field_by_key[test.field]
    answer = bid.answer(test.field)
    read, told = answer.value, answer_text(answer)
    if isinstance(read, Missing):
        return GateState.UNCLEAR, f"{field.label}: {told}"
    said = f"{field.label} is {told}"
    if is_impossible(field, read):
        return GateState.UNCLEAR, f"{said}, which is impossible"
    state = _compared(test, read)
    doubts = [doubt.text for doubt in read.doubts if doubt.kind in DOUBTS_THAT_MATTER]
    # Real power cannot exceed apparent power: 400 MVA cannot be 500 MW, whatever the factor.
    settled = test.comparison is Comparison.ANSWERED or (
        state is GateState.FAIL and _only_mva(read)
    )
    if doubts and not settled:
        state = GateState.UNCLEAR
    elif not wanted:
        state = _OPPOSITE[state]
    condition = _test_in_words(framework, test).removeprefix("is ")
    needs = f"this gate needs it {'to be' if wanted else 'not to be'} {condition}"
    threshold = test.threshold is not None
    if state is GateState.PASS:
        return state, f"{said}, {'' if wanted else 'not '}{condition}" if threshold else said
    if state is GateState.FAIL:
        return state, f"{said}, and {needs}"
    why = _joined(doubts) if doubts else "the answer does not say enough to decide"
    return state, f"{said}, and {needs}: {why}" if threshold else f"{said}, in doubt: {why}"


def _compared(test: Test, value: Value) -> GateState:
    """What an answer makes of a test, doubts about its meaning aside."""
    if test.comparison is Comparison.ANSWERED:
        return GateState.PASS
    if test.comparison is Comparison.ONE_OF:
        met = value.code.casefold() in {option.casefold() for option in test.options}
        return GateState.PASS if met else GateState.FAIL
    return _compare_ends(test, value)


def _only_mva(value: Value) -> bool:
    return {doubt.kind for doubt in value.doubts} & DOUBTS_THAT_MATTER == {"mva"}


def _joined(sentences: list[str]) -> str:
    return "; ".join(sentence.rstrip(".") for sentence in sentences)


def _compare_ends(test: Test, value: Value) -> GateState:
    """The state that the least and the most that an answer allows agree on; else Unclear.

    An open end says nothing, but one end can be enough: "500MW+" is at least 500 MW.
    """
    if value.low is None and value.high is None:
        low = high = value.amount
    else:
        low, high = value.low, value.high
    rising = test.comparison in (Comparison.AT_LEAST, Comparison.MORE_THAN)
    hardest, easiest = (low, high) if rising else (high, low)
    if _meets(test, hardest) is True:
        return GateState.PASS
    return GateState.FAIL if _meets(test, easiest) is False else GateState.UNCLEAR


def _meets(test: Test, amount: Decimal | None) -> bool | None:
    """Whether an amount meets a test; None for an open end."""
    if amount is None or test.threshold is None:
        return None
    return {
        Comparison.AT_LEAST: amount >= test.threshold,
        Comparison.AT_MOST: amount <= test.threshold,
        Comparison.MORE_THAN: amount > test.threshold,
        Comparison.LESS_THAN: amount < test.threshold,
    }[test.comparison]


def _test_in_words(framework: Framework, test: Test) -> str:
    field = framework.field_by_key[test.field]
    if test.comparison is Comparison.ANSWERED:
        return "is answered"
    if test.comparison is Comparison.ONE_OF:
        labels = {option.key: option.label for option in field.options}
        if field.kind is Kind.REGION:
            labels = {region.code: region.name for region in REGIONS}
        return "is " + " or ".join(labels.get(option, option) for option in test.options)
    if test.threshold is None:
        raise AssertionError(f"a {test.comparison} test without a threshold")
    if field.kind is Kind.DATE:
        return f"is {_DATE_WORDS[test.comparison]} {amount_in_words(field, test.threshold)}"
    return f"is {_WORDS[test.comparison]} {amount_in_words(field, test.threshold)}"
