"""Files that come with the program are where a wheel would put them, all of them."""

from __future__ import annotations

import tomllib
from pathlib import Path

from gz_eval.core.resources import resources, sample_bids

TOP = Path(__file__).resolve().parents[2]


def test_a_wheel_carries_resources_and_every_sample_workbook() -> None:
    settings = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
    carried = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert carried["resources"] == "gz_eval/resources"
    for workbook in sample_bids().rglob("*"):
        if workbook.suffix in {".xlsx", ".xlsm", ".xls", ".ods", ".csv"}:
            inside = workbook.relative_to(TOP)
            kept = next(one for one in (inside, *inside.parents) if one.as_posix() in carried)
            assert carried[kept.as_posix()] == f"gz_eval/{kept.as_posix()}"


def test_resources_are_found() -> None:
    assert (resources() / "uk_regions.geojson").is_file()
    assert (sample_bids() / "README.md").is_file()
