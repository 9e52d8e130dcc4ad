"""Which weights are pinned is remembered of an evaluation, on this computer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gz_eval.app.folders import Folders
from gz_eval.app.settings import Settings


@pytest.fixture
def tmp_folders(tmp_path: Path) -> Folders:
    """Folders of nobody yet."""
    return Folders(tmp_path / "state", tmp_path / "config")


def test_pins_are_kept_for_each_evaluation_and_forgotten_when_taken_off(
    tmp_folders: Folders,
) -> None:
    kept = Settings("A").with_pins("one", {"land", "power"}).with_pins("two", {"status"})
    kept.save(tmp_folders)
    again = Settings.load(tmp_folders)
    assert again == kept
    assert again.pins_of("one") == {"land", "power"}
    assert again.with_pins("one", set()).pins_of("one") == frozenset()
    assert again.pins_of("three") == frozenset()


def test_those_of_the_oldest_evaluations_go(tmp_folders: Folders) -> None:
    kept = Settings()
    for number in range(60):
        kept = kept.with_pins(str(number), {"land"})
    assert len(kept.pinned) == 50
    assert kept.pins_of("59")
    assert not kept.pins_of("0")


@pytest.mark.parametrize("pinned", ["land", [["one", 2]], ["one"], [None]])
def test_pins_that_make_no_sense_are_set_aside_with_their_file(
    tmp_folders: Folders, pinned: object
) -> None:
    Settings("A").save(tmp_folders)
    path = tmp_folders.config / "settings.json"
    path.write_text(json.dumps({"pinned": pinned}), encoding="utf-8")
    assert Settings.load(tmp_folders) == Settings()
    assert path.with_suffix(".damaged.json").exists()
