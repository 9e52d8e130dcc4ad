"""Totals of a framework file: read, checked, told when they change."""

from __future__ import annotations

from pathlib import Path

import pytest

from gz_eval.core.errors import UserError
from gz_eval.core.framework import Total
from gz_eval.core.framework_change import framework_changes
from gz_eval.core.framework_file import parse_framework

SMALL = (Path(__file__).parents[1] / "data" / "small-framework.toml").read_text(encoding="utf-8")


def _with(lines: str) -> str:
    return f"{SMALL}\n[totals.land]\n{lines}\n"


def test_a_total_is_read() -> None:
    (total,) = parse_framework(_with('label = "ha"\nfield = "area"'), "small.toml").totals
    assert total == Total("land", "ha", "area")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ('field = "area"', "totals.land.label"),
        ('label = "ha"', "totals.land.field"),
        ('label = "ha"\nfield = "aera"', "did you mean “area”"),
        ('label = "ha"\nfield = "green"', "kind share"),
        ('label = "ha"\nfield = "area"\ngoal = 5', "totals.land.goal is not a key"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(lines: str, told: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_framework(_with(lines), "small.toml")
    assert told in str(caught.value)
    assert "small.toml, line " in str(caught.value)


def test_a_changed_total_is_told() -> None:
    before = parse_framework(_with('label = "ha"\nfield = "area"'), "small.toml")
    after = parse_framework(_with('label = "hectares"\nfield = "area"'), "small.toml")
    assert framework_changes(before, after) == ("total changed: hectares",)
