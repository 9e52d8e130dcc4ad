"""Frameworks from files: what is read, and one clear sentence with its line for what is wrong."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from gz_eval.core.errors import UserError
from gz_eval.core.framework import (
    AllOf,
    AnyOf,
    Comparison,
    CountRule,
    Framework,
    Kind,
    MissingPolicy,
    Not,
    Test,
    Treatment,
)
from gz_eval.core.framework_file import (
    DEFAULT_FRAMEWORK,
    LARGEST_FILE,
    load_framework,
    parse_framework,
    shipped_frameworks,
)
from gz_eval.core.regions import REGIONS
from gz_eval.core.value_functions import (
    Bands,
    ChoiceTable,
    Linear,
    Logarithmic,
    Piecewise,
    SShaped,
    ValueFunction,
)
from gz_eval.core.weights import global_shares

SMALL = (Path(__file__).parents[1] / "data" / "small-framework.toml").read_text(encoding="utf-8")

SIZE_VALUE = 'value = { function = "linear", worst = 0, best = 50 }'
LARGE_RULE = 'rule = { field = "area", at_least = 10.5 }'


def changed(*changes: tuple[str, str]) -> str:
    """The small framework with each first text replaced by the second; each is there once."""
    text = SMALL
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def parsed(*changes: tuple[str, str]) -> Framework:
    return parse_framework(changed(*changes), "small.toml")


def size_function(function: str, field: str = "area") -> ValueFunction | None:
    framework = parsed(
        (SIZE_VALUE, f"value = {function}"), ('field = "area"\nvalue', f'field = "{field}"\nvalue')
    )
    return framework.criterion_by_key["size"].value_function


def message(text: str) -> str:
    with pytest.raises(UserError) as caught:
        parse_framework(text, "small.toml")
    return str(caught.value)


# --- What is read ---------------------------------------------------------------------------


def test_a_framework_is_read_with_all_its_parts() -> None:
    framework = parse_framework(SMALL, "small.toml")
    assert (framework.key, framework.title, framework.version) == ("sites", "Sites", "2")
    assert (framework.id_field, framework.name_field, framework.region_field) == ("ref", "name", "")
    area, ready, stage = (framework.field_by_key[key] for key in ("area", "ready", "stage"))
    assert (area.kind, area.unit, area.plausible_high) == (Kind.QUANTITY, "ha", Decimal(90))
    assert ready.plausible_low == date(2025, 1, 1).toordinal()
    assert [option.label for option in stage.options] == ["Built", "plan"]
    assert framework.field_by_key["green"].unit == "%"
    assert framework.gates[0].rule == Test("area", Comparison.AT_LEAST, Decimal("10.5"))
    assert (framework.ratios[0].low, framework.ratios[0].high) == (None, Decimal("2.5"))
    assert framework.shortlist.minimum == (("ground", 20.0),)
    assert framework.shortlist.rules == (
        CountRule("At most one below 30", ("size", "built", "soon"), score_below=30.0, at_most=1),
    )
    assert framework.ranking.tie_breaks == ("ground", "size")


def test_criteria_come_depth_first_and_siblings_in_the_order_of_the_file() -> None:
    framework = parse_framework(SMALL, "small.toml")
    assert [item.key for item in framework.criteria] == ["ground", "size", "built", "soon"]
    assert [item.key for item in framework.leaves] == ["size", "built", "soon"]


def test_a_tree_may_be_of_any_depth_and_a_child_may_stand_before_its_parent() -> None:
    nodes = "\n".join(
        f'[criteria.level{depth}]\nlabel = "{depth}"\nweight = 1\nparent = "level{depth - 1}"'
        for depth in range(9, 1, -1)
    )
    framework = parsed(
        ("[gates.large]", f'{nodes}\n[criteria.level1]\nlabel = "1"\nweight = 1\n[gates.large]'),
        ('parent = "ground"\nlabel = "Size"', 'parent = "level9"\nlabel = "Size"'),
    )
    keys = [item.key for item in framework.criteria]
    assert keys[-10:] == [*(f"level{depth}" for depth in range(1, 10)), "size"]


def test_the_missing_policies() -> None:
    framework = parse_framework(SMALL, "small.toml")
    soon, built, size = (framework.criterion_by_key[key] for key in ("soon", "built", "size"))
    assert soon.missing == MissingPolicy(Treatment.VALUE, 30.0)
    assert soon.not_applicable == MissingPolicy(Treatment.EXCLUDE)
    assert built.not_applicable == built.missing == MissingPolicy(Treatment.EXCLUDE)
    assert size.missing == MissingPolicy(Treatment.ZERO)


@pytest.mark.parametrize(
    ("written", "field", "expected"),
    [
        ('{ function = "linear", worst = 9, best = 0.5 }', "area", Linear(9.0, 0.5)),
        (
            '{ function = "piecewise", points = [[0, 10], [5, 10], [9, 80]] }',
            "cost",
            Piecewise(((0.0, 10.0), (5.0, 10.0), (9.0, 80.0))),
        ),
        (
            '{ function = "piecewise", points = [[2027-01-01, 100], [2030-01-01, 0]] }',
            "ready",
            Piecewise(
                (
                    (float(date(2027, 1, 1).toordinal()), 100.0),
                    (float(date(2030, 1, 1).toordinal()), 0.0),
                )
            ),
        ),
        ('{ function = "bands", steps = [[1, 50]] }', "staff", Bands(((1.0, 50.0),))),
        (
            '{ function = "bands", steps = [[1, 50], [2, 0]], below = 100 }',
            "staff",
            Bands(((1.0, 50.0), (2.0, 0.0)), 100.0),
        ),
        ('{ function = "logarithmic", worst = 1, best = 8 }', "green", Logarithmic(1.0, 8.0)),
        ('{ function = "s-shaped", worst = 0, best = 8 }', "area", SShaped(0.0, 8.0, 4.0, 10.0)),
        (
            '{ function = "s-shaped", worst = 8, best = 0, middle = 7, steepness = 4 }',
            "area",
            SShaped(8.0, 0.0, 7.0, 4.0),
        ),
        (
            '{ function = "choice", scores = { plan = 0, built = 99.5 } }',
            "stage",
            ChoiceTable((("built", 99.5), ("plan", 0.0))),
        ),
        ('{ function = "yes/no" }', "rail", ChoiceTable((("yes", 100.0), ("no", 0.0)))),
        (
            '{ function = "yes/no", yes = 0, no = 60 }',
            "rail",
            ChoiceTable((("yes", 0.0), ("no", 60.0))),
        ),
        (
            '{ function = "date", worst = 2030-01-01, best = 2028-01-01 }',
            "ready",
            Linear(float(date(2030, 1, 1).toordinal()), float(date(2028, 1, 1).toordinal())),
        ),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_value_functions(written: str, field: str, expected: ValueFunction) -> None:
    assert size_function(written, field) == expected


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ('{ field = "ready", by = 2030-12-31 }',
         Test("ready", Comparison.AT_MOST, Decimal(date(2030, 12, 31).toordinal()))),
        ('{ field = "ready", more_than = 2030-12-31 }',
         Test("ready", Comparison.MORE_THAN, Decimal(date(2030, 12, 31).toordinal()))),
        ('{ field = "rail", is = "yes" }', Test("rail", Comparison.ONE_OF, options=("yes",))),
        ('{ field = "name", is = "Any words" }',
         Test("name", Comparison.ONE_OF, options=("Any words",))),
        ('{ field = "stage", one_of = ["built", "plan"] }',
         Test("stage", Comparison.ONE_OF, options=("built", "plan"))),
        ('{ field = "spot", answered = true }', Test("spot", Comparison.ANSWERED)),
        ('{ all = [{ field = "area", less_than = 9 }, { not = { field = "rail", is = "no" } }] }',
         AllOf((Test("area", Comparison.LESS_THAN, Decimal(9)),
                Not(Test("rail", Comparison.ONE_OF, options=("no",)))))),
        ('{ any = [{ field = "green", at_most = 35 }] }',
         AnyOf((Test("green", Comparison.AT_MOST, Decimal(35)),))),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)  # fmt: skip
def test_rules_of_gates(written: str, rule: object) -> None:
    assert parsed((LARGE_RULE, f"rule = {written}")).gates[0].rule == rule


def test_regions_are_told_by_their_codes() -> None:
    region = ("[fields.stage]", '[fields.part]\nlabel = "Region"\nkind = "region"\n[fields.stage]')
    framework = parsed(region, (LARGE_RULE, 'rule = { field = "part", is = "W92000004" }'))
    assert framework.gates[0].rule == Test("part", Comparison.ONE_OF, options=("W92000004",))
    scores = ", ".join(f"{region.code} = {number}" for number, region in enumerate(REGIONS))
    with_table = parsed(
        region,
        (
            f'field = "area"\n{SIZE_VALUE}',
            f'field = "part"\nvalue = {{ function = "choice", scores = {{ {scores} }} }}',
        ),
    )
    function = with_table.criterion_by_key["size"].value_function
    assert isinstance(function, ChoiceTable)
    assert dict(function.scores)["N92000002"] == 11
    with pytest.raises(UserError, match=r"has “Wales”.*W92000004 \(Wales\)"):
        parsed(region, (LARGE_RULE, 'rule = { field = "part", is = "Wales" }'))


def test_a_rule_may_also_be_written_as_a_table() -> None:
    gate = parsed((LARGE_RULE, '[gates.large.rule]\nfield = "area"\nat_least = 10.5')).gates[0]
    assert gate.rule == Test("area", Comparison.AT_LEAST, Decimal("10.5"))


def test_a_judged_criterion_has_a_scale() -> None:
    built = 'field = "stage"\nvalue = { function = "choice", scores = { built = 100, plan = 20 } }'
    scale = 'scale = [{ label = "Poor", score = 0 }, { label = "Good", score = 75.5 }]'
    leaf = parsed((built, scale)).criterion_by_key["built"]
    assert leaf.value_function is None
    assert [(point.label, point.score) for point in leaf.scale] == [("Poor", 0.0), ("Good", 75.5)]


def test_all_places_and_defaults() -> None:
    framework = parsed(("places = 3\nreserve = 1", 'places = "all"'))
    assert framework.shortlist.places is None
    bare = SMALL[: SMALL.index("[shortlist]")]
    assert parse_framework(bare, "bare.toml").shortlist.places == 12
    assert parse_framework(bare, "bare.toml").ranking.compare_places == 9


def test_a_byte_order_mark_and_windows_line_ends_are_taken(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    assert load_framework(file) == parse_framework(SMALL, "small.toml")


# --- Files and names -----


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    def told(content: bytes) -> str:
        file = tmp_path / "mine.toml"
        file.write_bytes(content)
        with pytest.raises(UserError) as caught:
            load_framework(str(file))
        return str(caught.value)

    assert told(b"") == "mine.toml is empty: a framework file lists fields and criteria."
    assert "mine.toml, line 2: this is not UTF-8 text." in told(b'schema = 1\ntitle = "\xa3m"\n')
    assert "is larger than 1,000,000 bytes" in told(b"#" * (LARGEST_FILE + 1))
    with pytest.raises(UserError, match="could not be read: is a directory"):
        load_framework(tmp_path)


def test_a_framework_that_is_not_there() -> None:
    with pytest.raises(UserError) as caught:
        load_framework("four-pilars")
    assert (
        caught.value.what == "There is no framework “four-pilars” (did you mean “four-pillars”?)."
    )
    assert "four-pillars or aigz-2025-guidance" in caught.value.advice


# --- The shipped frameworks ------------------------------------------------------------------


def test_the_default_framework_is_first_of_those_shipped() -> None:
    assert shipped_frameworks() == (DEFAULT_FRAMEWORK, "aigz-2025-guidance")
    for name in shipped_frameworks():
        assert load_framework(name).key == name


def test_four_pillars_has_the_weights_of_its_title() -> None:
    framework = load_framework("four-pillars")
    shares = global_shares(framework)
    assert {item.key: round(shares[item.key] * 100) for item in framework.pillars} == {
        "power": 40,
        "land": 20,
        "connectivity": 15,
        "region": 25,
    }
    assert "illustrative" in framework.status
    assert all(item.status == "illustrative" for item in framework.criteria)


def test_both_shipped_frameworks_ask_the_same_so_that_the_same_workbooks_serve() -> None:
    first, second = (load_framework(name) for name in shipped_frameworks())
    assert first.fields == second.fields
    assert first.ratios == second.ratios


@pytest.mark.parametrize("name", shipped_frameworks())
def test_a_hundred_acres_meet_the_land_gate_in_either_unit(name: str) -> None:
    gate = next(gate for gate in load_framework(name).gates if gate.key == "land_gate")
    assert isinstance(gate.rule, Test)
    assert gate.rule.threshold is not None
    assert gate.rule.threshold <= 100 * Decimal("0.40468564224")
    assert round(gate.rule.threshold, 1) == Decimal("40.5")
    assert gate.status == "weak source"


def test_the_guidance_says_how_well_everything_is_known() -> None:
    framework = load_framework("aigz-2025-guidance")
    known = {"reported", "weak source", "inferred"}
    assert {item.status for item in framework.criteria} == known
    assert {gate.status for gate in framework.gates} == known
    assert framework.criterion_by_key["support"].status == "inferred"
    assert "unconfirmed" in framework.criterion_by_key["support"].source
    assert framework.criterion_by_key["grid_location"].status == "weak source"
    for leaf in framework.leaves:
        if leaf.scale:
            assert leaf.missing.treatment is Treatment.EXCLUDE
