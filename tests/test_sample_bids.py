"""The sample bids are as their script makes them, and everything put wrong in them is found."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from gz_eval.app.importing import import_bids
from gz_eval.core.bids import BidSet
from gz_eval.core.framework_file import load_framework
from gz_eval.core.issues import Severity
from gz_eval.core.regions import REGIONS, contains
from gz_eval.core.source import CellRef
from gz_eval.core.values import Answer, Missing, Value

SAMPLES = Path(__file__).parents[1] / "sample_bids"
MANIFEST: dict[str, Any] = json.loads((SAMPLES / "faults.json").read_text(encoding="utf-8"))
FAULTS: list[dict[str, str]] = MANIFEST["faults"]
SPELLINGS: list[dict[str, Any]] = MANIFEST["spellings"]
REAL_NAMES = (
    "Culham", "Cambois", "Blyth", "Cobalt Park", "Anglesey", "Trawsfynydd", "Bridgend", "Newport",
    "Lanarkshire", "Elsham", "Humber Tech Park", "Ravenscraig", "Old Plean", "Killellan",
    "Teesworks", "Drax", "Gravity", "Pioneer Park", "Ratcliffe-on-Soar", "Derry",
)  # fmt: skip


@cache
def imported() -> BidSet:
    """All sample bids, read once."""
    return import_bids([SAMPLES], load_framework("four-pillars"))


@cache
def answers_by_cell() -> dict[tuple[str, str, str], Answer]:
    """Every answer under the file, sheet and cell that it was read from."""
    return {
        _key(answer.reading.cell): answer
        for bid in imported().bids
        for answer in bid.answers.values()
        if answer.reading is not None
    }


def _key(cell: CellRef) -> tuple[str, str, str]:
    return cell.sheet.file.removeprefix("sample_bids/"), cell.sheet.sheet, cell.address


def _is_at(cell: CellRef, record: dict[str, Any]) -> bool:
    file, sheet, address = _key(cell)
    same_sheet = (file, sheet) == (record["file"], record["sheet"])
    return same_sheet and record["cell"] in ("", address)


def _name(record: dict[str, Any]) -> str:
    return f"{record.get('kind', record['field'])} {record['file']} {record['cell']}"


@pytest.mark.parametrize("fault", FAULTS, ids=_name)
def test_every_fault_is_reported_at_its_cell(fault: dict[str, str]) -> None:
    bids = imported()
    if fault["kind"] == "left-out":
        assert any(_is_at(row.cell, fault) for row in bids.left_out)
        return
    said = [issue for issue in bids.issues if any(_is_at(cell, fault) for cell in issue.where)]
    if fault["kind"] == "harmless":
        assert not [issue for issue in said if issue.severity is Severity.ERROR]
    else:
        assert fault["kind"] in {issue.kind for issue in said}


@pytest.mark.parametrize("spelling", SPELLINGS, ids=_name)
def test_every_spelling_is_read(spelling: dict[str, Any]) -> None:
    answer = answers_by_cell()[spelling["file"], spelling["sheet"], spelling["cell"]]
    assert answer.field == spelling["field"]
    reads, value = spelling["reads"], answer.value
    if "missing" in reads:
        assert isinstance(value, Missing)
        assert value.why == reads["missing"]
        return
    assert isinstance(value, Value), value
    expected = {key: _amount(item) for key, item in reads.items() if key not in ("code", "place")}
    assert {key: getattr(value, key) for key in expected} == expected
    if "code" in reads:
        assert value.code == reads["code"]
    if "place" in reads:
        assert value.place == tuple(reads["place"])


def _amount(text: str) -> Decimal:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return Decimal(date.fromisoformat(text).toordinal())
    return Decimal(text)


def test_no_error_is_reported_that_was_not_put_there() -> None:
    strays = [
        f"{issue.kind} at {issue.place}: {issue.message}"
        for issue in imported().issues
        if issue.severity is Severity.ERROR
        and not any(
            fault["kind"] == issue.kind and any(_is_at(cell, fault) for cell in issue.where)
            for fault in FAULTS
        )
    ]
    assert strays == []


def test_few_warnings_are_reported_that_were_not_put_there() -> None:
    """A warning that nobody provoked is a cry of wolf; what one fault makes doubtful is not."""
    spoilt = {fault["bid"] for fault in FAULTS}
    strays = [
        f"{issue.kind} at {issue.place}: {issue.message}"
        for issue in imported().issues
        if issue.severity is Severity.WARNING
        and issue.bid
        and not any(_is_at(cell, fault) for fault in FAULTS for cell in issue.where)
        and issue.bid not in spoilt
    ]
    assert strays == []


def test_rows_read_are_imported_or_left_out_as_the_readme_says() -> None:
    bids = imported()
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert f"In all: {bids.account}." in readme
    by_file = Counter(_key(bid.source)[0] for bid in bids.bids)
    left_out = Counter(_key(row.cell)[0] for row in bids.left_out)
    assert {
        name: {"imported": by_file[name], "left out": left_out[name]} for name in by_file
    } == MANIFEST["rows"]
    assert {_key(row.cell)[0] for row in bids.left_out} <= set(by_file)


def test_readme_counts_the_faults() -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    table = {
        kind: int(count) for kind, count in re.findall(r"^\| `([\w-]+)` \| (\d+) \|", readme, re.M)
    }
    assert table == Counter(fault["kind"] for fault in FAULTS)


def _make(folder: Path, time_zone: str) -> dict[str, Path]:
    """Run the script into a folder: its files by name."""
    script = SAMPLES / "make_sample_bids.py"
    command = [sys.executable, "-W", "error", str(script), str(folder)]
    environment = {**os.environ, "TZ": time_zone, "PYTHONHASHSEED": str(len(time_zone))}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }


def test_the_script_makes_these_files_and_the_same_bytes_each_time(tmp_path: Path) -> None:
    once, again = _make(tmp_path / "a", "UTC0"), _make(tmp_path / "b", "XYZ-9")
    assert set(once) == {"faults.json", *MANIFEST["rows"]}
    for name, path in once.items():
        assert path.read_bytes() == again[name].read_bytes(), name
        same = _parts(path) == _parts(SAMPLES / name)
        # another release of a library may write the same cells in other words
        assert same or _cells(path) == _cells(SAMPLES / name), name


def _parts(path: Path) -> dict[str, tuple[object, bytes]]:
    """A file's bytes; of a zip its parts with their dates, since compressors differ by machine."""
    if path.suffix not in (".xlsx", ".xlsm", ".ods"):
        return {"": (None, path.read_bytes())}
    with ZipFile(path) as package:
        return {info.filename: (info.date_time, package.read(info)) for info in package.infolist()}


def _cells(path: Path) -> object:
    """Every cell of an .xlsx or .xlsm with its format, and what is hidden or merged."""
    if path.suffix not in (".xlsx", ".xlsm"):
        return _parts(path)
    book = load_workbook(path)
    return [
        (
            sheet.title,
            sheet.sheet_state,
            sorted(map(str, sheet.merged_cells.ranges)),
            [row for row, look in sheet.row_dimensions.items() if look.hidden],
            [(cell.value, cell.number_format) for row in sheet.iter_rows() for cell in row],
        )
        for sheet in book.worksheets
    ]


def test_every_workbook_says_that_it_is_synthetic() -> None:
    for name in MANIFEST["rows"]:
        path, text = SAMPLES / name, b"Synthetic sample data: invented places and applicants"
        contents = b"".join(content for _, content in _parts(path).values())
        assert text in contents or text.decode().encode("utf-16-le") in contents, name


def test_no_real_site_is_named() -> None:
    names = [
        answer.value.text
        for bid in imported().bids
        for key in ("bid_name", "applicant", "local_authority")
        if isinstance((answer := bid.answer(key)).value, Value)
    ]
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, REAL_NAMES))})\b", re.IGNORECASE)
    assert [name for name in names if pattern.search(name)] == []


def _amounts(field: str) -> list[float]:
    """A field's amounts in the register, its deliberate faults aside."""
    spoilt = {(fault["file"], fault["cell"]) for fault in FAULTS if fault["field"] == field}
    return [
        float(answer.value.amount)
        for (file, _, address), answer in answers_by_cell().items()
        if file == "register.xlsx" and answer.field == field and (file, address) not in spoilt
        and isinstance(answer.value, Value) and answer.value.amount is not None
    ]  # fmt: skip


def test_figures_are_spread_as_real_bids_are() -> None:
    firm = _amounts("firm_mw")
    assert min(firm) >= 60 and max(firm) <= 2500  # noqa: PT018 - one range
    assert 340 <= median(firm) <= 460
    assert 0.4 <= sum(amount < 500 for amount in firm) / len(firm) <= 0.6
    heaps = Counter(firm)
    assert all(heaps[heap] >= 5 for heap in (300.0, 500.0, 1000.0))
    areas, money = _amounts("area_ha"), _amounts("investment")
    assert min(areas) >= 20 and max(areas) <= 260  # noqa: PT018
    assert min(money) >= 500 and max(money) <= 20_000  # noqa: PT018
    years = Counter(date.fromordinal(int(day)).year for day in _amounts("connection_date"))
    assert set(years) - {2025} <= set(range(2027, 2037))


def test_every_region_has_bids_and_coordinates_lie_inside_it() -> None:
    placed_elsewhere = {
        fault["bid"]
        for fault in FAULTS
        if fault["kind"] in ("region-mismatch", "place-outside", "place-edge")
    }
    regions: Counter[str] = Counter()
    for bid in imported().bids:
        place = bid.value("location")
        if place is None or place.place is None or bid.id in placed_elsewhere or not bid.region:
            continue
        assert contains(bid.region, *place.place), bid.id
        regions[bid.region] += 1
    assert set(regions) == {region.code for region in REGIONS}
    assert min(regions.values()) >= 5


def test_samples_are_small() -> None:
    files = [SAMPLES / name for name in ("faults.json", *MANIFEST["rows"])]
    assert sum(path.stat().st_size for path in files) < 1_000_000
