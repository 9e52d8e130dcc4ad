"""Gates and the shortlist rule changed by hand: only what is meant changes, and it stays sound."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from gz_eval.app.framework_edits import with_not_applicable
from gz_eval.app.rule_edits import (
    codes_of,
    comparison_text,
    comparisons_of,
    parts_of,
    threshold_text,
    with_count_rule,
    with_gate,
    with_minimum,
    with_minimum_total,
    with_option,
    with_places,
    with_reserve,
    with_threshold,
    with_unclear_gates,
    without_count_rule,
    without_gate,
)
from gz_eval.core.errors import UserError
from gz_eval.core.framework import (
    AllOf,
    AnyOf,
    Comparison,
    CountRule,
    Framework,
    Gate,
    MissingPolicy,
    Not,
    ShortlistRule,
    Test,
    Treatment,
)
from gz_eval.core.framework_file import load_framework
from gz_eval.core.gates import rule_in_words
from gz_eval.export.framework_toml import write_framework

POWER = Test("firm_mw", Comparison.AT_LEAST, Decimal(500))
GRID = Test("connection_status", Comparison.ONE_OF, options=("energised", "secured"))
LATE = Test("connection_date", Comparison.MORE_THAN, Decimal(741000))
JOINED = Gate("joined", "Power in time", AllOf((AnyOf((POWER, GRID)), Not(LATE))))


@pytest.fixture
def shipped() -> Framework:
    framework = load_framework("four-pillars")
    return replace(framework, gates=(*framework.gates, JOINED))


def same_when_read_again(framework: Framework, folder: Path) -> bool:
    """Whether a framework is what a file of it says, and so passes every check of such files."""
    path = folder / "framework.toml"
    write_framework(framework, path)
    return load_framework(path) == framework


def rule_of(framework: Framework, key: str = "joined") -> object:
    return next(gate.rule for gate in framework.gates if gate.key == key)


def test_every_test_of_a_joined_rule_is_found(shipped: Framework) -> None:
    assert parts_of(JOINED.rule) == (((0, 0), POWER), ((0, 1), GRID), ((1, 0), LATE))
    assert parts_of(POWER) == (((), POWER),)
    assert threshold_text(shipped, POWER) == "500 MW"
    assert threshold_text(shipped, GRID) == ""


def test_a_threshold_deep_in_a_rule_is_set(shipped: Framework, tmp_path: Path) -> None:
    tried = with_threshold(shipped, "joined", Decimal(400), (0, 0))
    less = replace(POWER, threshold=Decimal(400))
    assert rule_of(tried) == AllOf((AnyOf((less, GRID)), Not(LATE)))
    later = with_threshold(tried, "joined", Decimal(741100), (1, 0))
    assert threshold_text(later, parts_of(JOINED.rule)[2][1]) != ""
    assert (
        parts_of(next(g.rule for g in later.gates if g.key == "joined"))[2][1].threshold == 741100
    )
    assert later.gates[:-1] == shipped.gates[:-1]
    assert same_when_read_again(later, tmp_path)


def test_answers_that_meet_a_gate_are_chosen(shipped: Framework, tmp_path: Path) -> None:
    more = with_option(shipped, "joined", (0, 1), "offer_accepted", True)
    assert parts_of(JOINED.rule)[1][1].options == ("energised", "secured")
    found = parts_of(next(g.rule for g in more.gates if g.key == "joined"))[1][1]
    assert found.options == ("energised", "secured", "offer_accepted")
    assert same_when_read_again(more, tmp_path)
    one = with_option(shipped, "joined", (0, 1), "secured", False)
    with pytest.raises(UserError, match="no answer would be left"):
        with_option(one, "joined", (0, 1), "energised", False)


def test_gates_come_and_go(shipped: Framework, tmp_path: Path) -> None:
    test = Test("latency_ms", Comparison.AT_MOST, Decimal("4.5"))
    more = with_gate(shipped, "Near enough", test)
    again = with_gate(more, "Near, enough", test)
    assert [gate.key for gate in again.gates[-2:]] == ["near_enough", "near_enough_2"]
    assert same_when_read_again(again, tmp_path)
    assert without_gate(without_gate(again, "near_enough"), "near_enough_2") == shipped
    assert with_gate(shipped, "…", test).gates[-1].key == "gate"


def test_a_field_is_compared_as_its_kind_can_be(shipped: Framework) -> None:
    fields = shipped.field_by_key
    assert comparisons_of(fields["firm_mw"])[0] is Comparison.AT_LEAST
    assert comparison_text(fields["connection_date"], Comparison.AT_MOST) == "on or before"
    assert comparisons_of(fields["connection_status"])[0] is Comparison.ONE_OF
    assert dict(codes_of(fields["water_letter"])) == {"yes": "Yes", "no": "No"}
    region = fields[shipped.region_field]
    assert ("W92000004", "Wales") in codes_of(region)
    said = rule_in_words(shipped, Test(region.key, Comparison.ONE_OF, options=("W92000004",)))
    assert said.endswith("is Wales")


def test_only_what_is_set_of_the_shortlist_rule_changes(shipped: Framework, tmp_path: Path) -> None:
    start = replace(
        shipped,
        shortlist=ShortlistRule(
            places=20_000, reserve=5, minimum_total=62.25, minimum=(("power", 0.4),)
        ),
    )
    before = start.shortlist
    assert with_reserve(start, 3).shortlist == replace(before, reserve=3)
    assert with_unclear_gates(start, False).shortlist == replace(before, unclear_gates=False)
    assert with_minimum_total(start, None).shortlist == replace(before, minimum_total=None)
    assert with_places(start, 7).shortlist == replace(before, places=7)
    every = with_places(start, None)
    assert every.shortlist == replace(before, places=None, reserve=0)
    assert same_when_read_again(every, tmp_path)


def test_least_scores_come_change_and_go(shipped: Framework, tmp_path: Path) -> None:
    more = with_minimum(with_minimum(shipped, "power", 40.5), "jobs", 10.0)
    assert more.shortlist.minimum == (("power", 40.5), ("jobs", 10.0))
    assert same_when_read_again(more, tmp_path)
    changed = with_minimum(more, "power", 30)
    assert changed.shortlist.minimum == (("power", 30), ("jobs", 10.0))
    assert with_minimum(changed, "power", None).shortlist.minimum == (("jobs", 10.0),)


def test_counting_rules_come_change_and_go(shipped: Framework, tmp_path: Path) -> None:
    low = CountRule("At most one Low", ("power", "land"), score_below=40.0, at_most=1)
    high = CountRule("One High", ("power", "land"), score_at_least=70.0, at_least=1)
    more = with_count_rule(with_count_rule(shipped, None, low), None, high)
    assert more.shortlist.rules == (*shipped.shortlist.rules, low, high)
    assert same_when_read_again(more, tmp_path)
    number = len(shipped.shortlist.rules)
    changed = with_count_rule(more, number, replace(low, score_below=30.0))
    assert changed.shortlist.rules[number].score_below == 30
    assert without_count_rule(changed, number).shortlist.rules == (*shipped.shortlist.rules, high)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"label": " "}, "has no name"),
        ({"criteria": ()}, "counts no criteria"),
        ({"at_least": None}, "sets no limit"),
        ({"at_least": 3}, "No bid could meet"),
        ({"at_least": 2, "at_most": 1}, "No bid could meet"),
        ({"at_least": None, "at_most": 2}, "Every bid would meet"),
    ],
)
def test_a_counting_rule_that_says_nothing_is_refused(
    shipped: Framework, wrong: dict[str, object], said: str
) -> None:
    rule = CountRule("One High", ("power", "land"), score_at_least=70.0, at_least=1)
    with pytest.raises(UserError, match=said):
        with_count_rule(shipped, None, replace(rule, **wrong))  # type: ignore[arg-type]


def test_not_applicable_is_set_by_itself(shipped: Framework) -> None:
    policy = MissingPolicy(Treatment.VALUE, 33.25)
    tried = with_not_applicable(shipped, "jobs", policy)
    before = shipped.criterion_by_key["jobs"]
    assert tried.criterion_by_key["jobs"] == replace(before, not_applicable=policy)
