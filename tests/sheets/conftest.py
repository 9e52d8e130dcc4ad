"""A small framework, and workbooks made on the spot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from gz_eval.core.framework import Field, Framework, Kind, Option
from gz_eval.core.source import RawValue, SheetRef
from gz_eval.sheets.labels import LabelMatcher
from gz_eval.sheets.sheet import Area, Sheet, trimmed

Grid = Sequence[Sequence[RawValue]]


def _field(key: str, label: str, kind: Kind = Kind.TEXT, *aliases: str, unit: str = "") -> Field:
    return Field(key, label, kind, aliases, unit)


@pytest.fixture(scope="session")
def framework() -> Framework:
    """Fields worded so that they are easily taken for each other."""
    return Framework(
        "tiny",
        "Tiny",
        "1",
        "test",
        (
            _field("bid_id", "Bid reference", Kind.TEXT, "Ref"),
            _field("bid_name", "Bid name", Kind.TEXT, "Project title"),
            _field("region", "Region", Kind.REGION),
            _field("firm_mw", "Firm power capacity by 2030 (MW)", Kind.QUANTITY, unit="MW"),
            _field("total_mw", "Total planned power capacity (MW)", Kind.QUANTITY, unit="MW"),
            _field("jobs_onsite", "Permanent on-site jobs", Kind.WHOLE_NUMBER),
            _field("jobs_build", "Construction jobs", Kind.WHOLE_NUMBER),
            _field("start", "Start date", Kind.DATE),
            Field(
                "status",
                "Bid status",
                Kind.CHOICE,
                ("Status",),
                options=(Option("in", "Submitted"), Option("out", "Withdrawn")),
            ),
            _field("received", "Date received", Kind.DATE, "Submitted"),
            _field("notes", "Notes"),
        ),
        (),
        id_field="bid_id",
        name_field="bid_name",
        region_field="region",
    )


@pytest.fixture
def matcher(framework: Framework) -> LabelMatcher:
    return LabelMatcher(framework)


@pytest.fixture
def sheet_of() -> Callable[..., Sheet]:
    """A sheet holding a grid of values from A1 on."""

    def make(grid: Grid, name: str = "Sheet1", merged: tuple[Area, ...] = ()) -> Sheet:
        rows = trimmed([list(row) for row in grid])
        return Sheet(SheetRef("file.xlsx", name), rows, merged=merged)

    return make


@pytest.fixture
def xlsx_of(tmp_path: Path) -> Callable[..., Path]:
    """An .xlsx file holding grids of values by sheet name."""

    def make(name: str = "bids.xlsx", **grids: Grid) -> Path:
        import openpyxl

        workbook = openpyxl.Workbook()
        workbook.remove(workbook.worksheets[0])
        for title, grid in grids.items():
            sheet = workbook.create_sheet(title)
            for row in grid:
                sheet.append(list(row))
        path = tmp_path / name
        workbook.save(path)
        return path

    return make


@pytest.fixture(scope="session")
def matcher_for_all(framework: Framework) -> LabelMatcher:
    """One matcher for many examples of a property: it only remembers."""
    return LabelMatcher(framework)
