"""A framework that is written and read back is the same framework."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from gz_eval.core.framework import Framework, MissingPolicy, Target, Treatment
from gz_eval.core.framework_file import load_framework, parse_framework
from gz_eval.core.resources import resources
from gz_eval.core.weights import with_share
from gz_eval.export.framework_toml import framework_toml, write_framework

TESTS = Path(__file__).parents[1]
FILES = (
    resources() / "frameworks" / "four-pillars.toml",
    resources() / "frameworks" / "aigz-2025-guidance.toml",
    TESTS / "data" / "small-framework.toml",
    TESTS / "data" / "office-locations.toml",
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_written_reads_back_the_same(path: Path) -> None:
    framework = load_framework(path)
    assert parse_framework(framework_toml(framework), "written.toml") == framework


def test_changes_are_kept_to_the_last_digit(tmp_path: Path) -> None:
    framework = load_framework(FILES[0])
    moved = with_share(framework, framework.pillars[0].key, 100 / 3)
    leaf = framework.leaves[0]
    changed = replace(
        moved,
        criteria=tuple(
            replace(one, missing=MissingPolicy(Treatment.VALUE, 12.5))
            if one.key == leaf.key
            else one
            for one in moved.criteria
        ),
        targets=tuple(
            Target(Decimal("6000.5"), one.key, "Wales", "the panel", "For illustration.")
            for one in moved.totals
        ),
        shortlist=replace(moved.shortlist, places=None, reserve=0, minimum_total=40.0),
    )
    path = tmp_path / "changed.toml"
    write_framework(changed, path)
    assert load_framework(path) == changed


def test_a_framework_without_much_is_written_without_much() -> None:
    framework: Framework = load_framework(FILES[2])
    text = framework_toml(replace(framework, gates=(), ratios=(), totals=()))
    for word in ("[gates", "[ratios", "[totals"):
        assert word not in text


def test_the_head_of_a_file_is_comments_whatever_is_in_it(tmp_path: Path) -> None:
    framework, path = load_framework(FILES[0]), tmp_path / "with-head.toml"
    write_framework(framework, path, ("From “One\nkey = 'two'\x01”", "- Weight of Power"))
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[:3] == ["# From “One key = 'two' ”", "# - Weight of Power", ""]
    assert load_framework(path) == framework
