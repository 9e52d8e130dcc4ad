"""Gates in three-valued logic, each with its reason."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import at_least, bid, blank, closed_range, code, exact, framework
from gz_eval.core.framework import AllOf, AnyOf, Comparison, Gate, Not, Rule, Test
from gz_eval.core.gates import gate_results, overall_state, rule_in_words
from gz_eval.core.outcome import GateResult, GateState
from gz_eval.core.values import Bound, Doubt, Missing, Value

ENOUGH_POWER = Test("mw", Comparison.AT_LEAST, Decimal(500))
LETTER = Test("letter", Comparison.ONE_OF, options=("yes",))


def judged(rule: Rule, **answers: Value | Missing) -> GateResult:
    return gate_results(framework(gates=(Gate("g", "Gate", rule),)), bid(1, answers))[0]


def mva(amount: int) -> Value:
    return Value(
        f"{amount} MVA",
        bound=Bound.AT_MOST,
        high=Decimal(amount),
        doubts=(Doubt("mva", "MVA is not MW."),),
    )


@pytest.mark.parametrize(
    ("answer", "state", "reason"),
    [
        (exact(500), GateState.PASS, "Power is 500 MW, at least 500 MW."),
        (exact(499), GateState.FAIL, "needs it to be at least 500 MW."),
        (blank(), GateState.UNCLEAR, "Power: left blank."),
        (closed_range(500, 900), GateState.PASS, ""),
        (closed_range(100, 400), GateState.FAIL, ""),
        (closed_range(100, 600), GateState.UNCLEAR, "does not say enough"),
        (at_least(500), GateState.PASS, ""),
        (at_least(499), GateState.UNCLEAR, ""),
        (mva(600), GateState.UNCLEAR, "MVA is not MW"),
        (mva(400), GateState.FAIL, ""),
        (replace(exact(600), doubts=(Doubt("other-basis", "IT load."),)), GateState.UNCLEAR, ""),
        (replace(exact(600), doubts=(Doubt("approximate", "About."),)), GateState.PASS, ""),
    ],
)
def test_a_minimum(answer: Value | Missing, state: GateState, reason: str) -> None:
    result = judged(ENOUGH_POWER, mw=answer)
    assert result.state is state
    assert reason in result.reason


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (code("yes"), GateState.PASS),
        (code("no"), GateState.FAIL),
        (code("yes", Doubt("qualified", "Subject to funding.")), GateState.UNCLEAR),
        (blank(), GateState.UNCLEAR),
    ],
)
def test_one_of(answer: Value | Missing, state: GateState) -> None:
    assert judged(LETTER, letter=answer).state is state


ANSWERS: dict[GateState, Value | Missing] = {
    GateState.PASS: exact(600),
    GateState.FAIL: exact(100),
    GateState.UNCLEAR: blank(),
}
WORTH = {GateState.FAIL: 0, GateState.UNCLEAR: 1, GateState.PASS: 2}
tests = st.sampled_from(("mw", "ha")).map(
    lambda field: Test(field, Comparison.AT_LEAST, Decimal(500))
)
rules: st.SearchStrategy[Rule] = st.recursive(
    tests,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: AllOf(tuple(parts))),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: AnyOf(tuple(parts))),
        inner.map(Not),
    ),
)


def kleene(rule: Rule, states: dict[str, GateState]) -> int:
    match rule:
        case Test():
            return WORTH[states[rule.field]]
        case AllOf(parts):
            return min(kleene(part, states) for part in parts)
        case AnyOf(parts):
            return max(kleene(part, states) for part in parts)
        case Not(part):
            return 2 - kleene(part, states)


@given(rules, st.sampled_from(GateState), st.sampled_from(GateState))
def test_rules_combine_as_kleenes_strong_logic(
    rule: Rule, power: GateState, land: GateState
) -> None:
    result = judged(rule, mw=ANSWERS[power], ha=ANSWERS[land])
    assert WORTH[result.state] == kleene(rule, {"mw": power, "ha": land})
    assert result.reason.endswith(".")


def test_the_whole_is_as_good_as_its_worst_gate() -> None:
    results = [GateResult("g", state, "") for state in GateState]
    assert overall_state(()) is GateState.PASS
    assert overall_state((results[0], results[2])) is GateState.UNCLEAR
    assert overall_state(tuple(results)) is GateState.FAIL


def test_a_rule_reads_as_a_sentence() -> None:
    rule = AllOf((ENOUGH_POWER, AnyOf((LETTER, Not(Test("ha", Comparison.ANSWERED))))))
    assert rule_in_words(framework(), rule) == (
        "Power is at least 500 MW and (Letter is yes or not (Land is answered))"
    )


@pytest.mark.parametrize(
    ("rule", "answer", "state", "reason"),
    [
        (Not(ENOUGH_POWER), exact(300), GateState.PASS, "Power is 300 MW, not at least 500 MW."),
        (
            Not(ENOUGH_POWER),
            exact(600),
            GateState.FAIL,
            "Power is 600 MW, and this gate needs it not to be at least 500 MW.",
        ),
        (Not(Not(ENOUGH_POWER)), exact(600), GateState.PASS, "Power is 600 MW, at least 500 MW."),
        (
            Not(AllOf((ENOUGH_POWER, LETTER))),
            exact(300),
            GateState.PASS,
            "Power is 300 MW, not at least 500 MW.",
        ),
    ],
)
def test_the_reason_of_a_negated_rule_says_what_is_needed(
    rule: Rule, answer: Value, state: GateState, reason: str
) -> None:
    result = judged(rule, mw=answer, letter=code("yes"))
    assert (result.state, result.reason) == (state, reason)


@pytest.mark.parametrize("rule", [ENOUGH_POWER, Not(ENOUGH_POWER)])
def test_an_impossible_figure_neither_passes_nor_fails(rule: Rule) -> None:
    result = judged(rule, mw=exact(-450))
    assert result.state is GateState.UNCLEAR
    assert result.reason == "Power is -450 MW, which is impossible."
