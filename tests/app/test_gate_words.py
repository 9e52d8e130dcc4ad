"""A gate's name, status and source are true of what it asks for, whatever is done to its rule."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from gz_eval.app.gate_words import CHANGED, settled, with_gate_words
from gz_eval.app.rule_edits import with_option, with_threshold
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Framework, Gate
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
    assert (found.label, found.description, found.source) == (
        "Enough power",
        "As agreed.",
        "The panel.",
    )


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
    assert told.startswith("gate “At least 500 MW by 2030”: ")
    assert "500 MW → " in told
    assert told.endswith("600 MW")
    removed = replace(SHIPPED, gates=SHIPPED.gates[1:])
    assert framework_changes(SHIPPED, removed) == ("gate removed: At least 500 MW by 2030",)
    assert framework_changes(removed, SHIPPED) == ("gate added: At least 500 MW by 2030",)
    named = with_gate_words(SHIPPED, "power_gate", "Enough power", "", "")
    assert framework_changes(SHIPPED, named) == (
        "gate “At least 500 MW by 2030” is called “Enough power”",
    )
