"""A gate's name, status and source are true of what it asks for, whatever is done to its rule."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from gz_eval.app.gate_words import ADDED, CHANGED, settled, with_gate_words, with_new_gate
from gz_eval.app.rule_edits import with_option, with_threshold
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Comparison, Framework, Gate, Test
from gz_eval.core.framework_change import framework_changes
from gz_eval.core.framework_file import load_framework
from gz_eval.core.gates import rule_in_words

SHIPPED = load_framework("four-pillars")


def gate(framework: Framework, key: str) -> Gate:
    return next(one for one in framework.gates if one.key == key)


def tried(framework: Framework, key: str, threshold: int | str) -> Framework:
    changed = with_threshold(framework, key, Decimal(threshold))
    return settled(SHIPPED, framework, changed)


def test_the_name_follows_the_threshold_and_the_source_says_what_was_changed() -> None:
    framework = tried(SHIPPED, "power_gate", 600)
    changed, shipped = gate(framework, "power_gate"), gate(SHIPPED, "power_gate")
    assert changed.label == "At least 600 MW by 2030"
    assert changed.status == CHANGED
    assert changed.source.startswith("It was “At least 500 MW by 2030”")
    assert changed.source.endswith(f"Source of that: {shipped.source}")


def test_a_name_in_other_units_gives_way_to_what_is_asked() -> None:
    framework = tried(SHIPPED, "land_gate", 60)
    changed = gate(framework, "land_gate")
    assert "100 acres" not in changed.label
    assert changed.label == rule_in_words(framework, changed.rule)


def test_an_answer_more_changes_what_a_gate_is_called() -> None:
    changed = with_option(SHIPPED, "not_withdrawn", (), "withdrawn", True)
    assert gate(settled(SHIPPED, SHIPPED, changed), "not_withdrawn").label != "Not withdrawn"


def test_back_at_the_old_threshold_it_is_the_old_gate() -> None:
    framework = tried(tried(SHIPPED, "power_gate", 600), "power_gate", 700)
    assert gate(framework, "power_gate").label == "At least 700 MW by 2030"
    assert tried(framework, "power_gate", 500) == SHIPPED


def test_the_words_of_officials_are_left_alone() -> None:
    named = with_gate_words(SHIPPED, "power_gate", "Enough power", "As agreed.", "The panel.")
    named = settled(SHIPPED, SHIPPED, named)
    found = gate(tried(named, "power_gate", 600), "power_gate")
    assert found.label == "Enough power"
    later = with_gate_words(tried(SHIPPED, "power_gate", 600), "power_gate", "Enough", "", "Panel.")
    assert gate(settled(SHIPPED, later, later), "power_gate").source == "Panel."


def test_a_source_written_before_the_threshold_moves_says_which_rule_it_is_of() -> None:
    power = gate(SHIPPED, "power_gate")
    rule = rule_in_words(SHIPPED, power.rule)
    named = with_gate_words(SHIPPED, power.key, power.label, power.description, "The panel.")
    more = tried(named, power.key, 600)
    assert gate(more, power.key).source == f"Written for “{rule}”: The panel."
    assert gate(tried(more, power.key, 700), power.key).source == gate(more, power.key).source
    assert gate(tried(more, power.key, 500), power.key).source == "The panel."


def test_a_description_says_which_rule_it_was_written_for() -> None:
    power = gate(SHIPPED, "power_gate")
    rule = rule_in_words(SHIPPED, power.rule)
    named = with_gate_words(SHIPPED, power.key, power.label, "For 500 MW of load.", power.source)
    for kept in (SHIPPED, named):  # written in this trial, or before it
        more = settled(kept, named, with_threshold(named, power.key, Decimal(600)))
        told = f"Written for “{rule}”: For 500 MW of load."
        assert gate(more, power.key).description == told
        further = settled(kept, more, with_threshold(more, power.key, Decimal(700)))
        assert gate(further, power.key).description == told
        back = settled(kept, further, with_threshold(further, power.key, Decimal(500)))
        assert gate(back, power.key).description == "For 500 MW of load."
        assert settled(kept, further, kept) == kept  # put back whole
        (change,) = framework_changes(named, more)
        assert change.startswith("gate “")
        now = gate(more, power.key)
        anew = with_gate_words(more, power.key, now.label, "Other words", now.source)
        assert len(framework_changes(named, anew)) == 2


def with_twin_field(threshold: int = 700) -> Framework:
    """A second gate in MW, of another field, called as the program calls one."""
    power = next(one for one in SHIPPED.fields if one.key == gate_field())
    field = replace(power, key="second_mw", label="Power of the second phase", aliases=())
    framework = replace(SHIPPED, fields=(*SHIPPED.fields, field))
    test = Test(field.key, Comparison.AT_LEAST, threshold=Decimal(threshold))
    return with_new_gate(framework, f"At least {threshold} MW by 2030", test, "")


def test_two_gates_never_come_to_one_name() -> None:
    kept = with_twin_field()
    new = kept.gates[-1]
    twin = settled(kept, kept, with_threshold(kept, new.key, Decimal(500)))
    assert gate(twin, "power_gate").label == "At least 500 MW by 2030"
    assert gate(twin, new.key).label == "Power of the second phase is at least 500 MW"
    on = settled(kept, twin, with_threshold(twin, new.key, Decimal(600)))
    assert gate(on, new.key).label == "At least 600 MW by 2030"  # it follows as before
    assert settled(kept, on, with_threshold(on, new.key, Decimal(700))) == kept


def test_where_no_name_is_free_it_is_refused() -> None:
    kept = with_twin_field()
    new = kept.gates[-1]
    words = "Power of the second phase is at least 500 MW"
    other = with_gate_words(kept, "land_gate", words, "", "")
    with pytest.raises(UserError, match="Two gates would be called “At least 500 MW by 2030”"):
        settled(kept, other, with_threshold(other, new.key, Decimal(500)))
    # Twins that an evaluation has already stop no other change.
    alike = replace(kept, gates=(*kept.gates, replace(new, key="again")))
    more = settled(alike, alike, with_threshold(alike, "power_gate", Decimal(600)))
    assert gate(more, "power_gate").label == "At least 600 MW by 2030"


def test_what_is_added_to_the_words_of_the_program_is_told() -> None:
    more = tried(SHIPPED, "power_gate", 600)
    now = gate(more, "power_gate")
    added = with_gate_words(more, now.key, now.label, now.description, f"{now.source} Panel.")
    assert any("Panel." in one for one in framework_changes(SHIPPED, added))


def test_once_kept_the_first_source_is_not_said_twice() -> None:
    kept = tried(SHIPPED, "power_gate", 600)
    again = settled(kept, kept, with_threshold(kept, "power_gate", Decimal(700)))
    found = gate(again, "power_gate")
    assert found.label == "At least 700 MW by 2030"
    assert found.source == gate(kept, "power_gate").source


def test_no_gate_without_a_name_or_with_anothers() -> None:
    with pytest.raises(UserError, match="needs a name"):
        with_gate_words(SHIPPED, "power_gate", "  ", "", "")
    with pytest.raises(UserError, match="Another gate"):
        with_gate_words(SHIPPED, "power_gate", "not withdrawn", "", "")


def test_changes_name_what_a_gate_asked_and_asks() -> None:
    (told,) = framework_changes(SHIPPED, tried(SHIPPED, "power_gate", 600))
    assert told == (
        "gate “At least 500 MW by 2030”: at least 500 MW → at least 600 MW,"
        " now called “At least 600 MW by 2030”"
    )
    removed = replace(SHIPPED, gates=SHIPPED.gates[1:])
    assert framework_changes(SHIPPED, removed) == ("gate removed: At least 500 MW by 2030",)
    assert framework_changes(removed, SHIPPED) == ("gate added: At least 500 MW by 2030",)
    power = gate(SHIPPED, "power_gate")
    named = with_gate_words(
        SHIPPED, power.key, "Enough power", power.description, "Panel of 3 June 2025"
    )
    assert framework_changes(SHIPPED, named) == (
        "gate “At least 500 MW by 2030” is called “Enough power”",
        f"source of the gate “Enough power”: {power.source} → Panel of 3 June 2025",
    )
    more = tried(SHIPPED, "power_gate", 600)
    label = gate(more, "power_gate").label
    both = with_gate_words(more, power.key, label, power.description, "Panel of 3 June 2025")
    assert framework_changes(SHIPPED, both) == (
        told,
        f"source of the gate “{label}”: {power.source} → Panel of 3 June 2025",
    )
    described = with_gate_words(SHIPPED, power.key, power.label, "Other words", power.source)
    assert framework_changes(SHIPPED, described) == (
        "description of the gate “At least 500 MW by 2030” changed",
    )


def test_only_whole_figures_in_a_name_give_way() -> None:
    named = with_gate_words(SHIPPED, "power_gate", "500 MW of 1,500 MW", "", "")
    more = settled(named, named, with_threshold(named, "power_gate", Decimal(600)))
    assert gate(more, "power_gate").label == "600 MW of 1,500 MW"


def test_a_gate_that_officials_added_says_so_and_follows_its_threshold() -> None:
    test = Test(gate_field(), Comparison.AT_LEAST, threshold=Decimal(700))
    added = with_new_gate(SHIPPED, "At least 700 MW", test, " Panel of 3 June 2025 ")
    new = added.gates[-1]
    assert (new.label, new.status) == ("At least 700 MW", ADDED)
    assert new.source == "Panel of 3 June 2025"
    for kept in (SHIPPED, added):  # still tried, and once it is kept
        more = settled(kept, added, with_threshold(added, new.key, Decimal(800)))
        assert gate(more, new.key).label == "At least 800 MW"
        assert gate(more, new.key).source == "Panel of 3 June 2025"


def test_no_gate_is_added_under_the_name_of_another() -> None:
    test = Test(gate_field(), Comparison.ANSWERED)
    with pytest.raises(UserError, match="Another gate is called"):
        with_new_gate(SHIPPED, "at least 500 MW by 2030", test, "")


def gate_field() -> str:
    rule = gate(SHIPPED, "power_gate").rule
    assert isinstance(rule, Test)
    return rule.field
