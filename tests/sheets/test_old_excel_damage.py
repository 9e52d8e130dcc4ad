"""Old and binary Excel files: read, refused when hostile or cut short, and never the end of us."""

from __future__ import annotations

import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gz_eval.core.errors import UserError
from gz_eval.sheets.reach import cells_reached
from gz_eval.sheets.workbook import open_workbook


@pytest.fixture(scope="module")
def xls(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Bids")
    for row in range(5):
        sheet.write(row, 0, f"A{row}")
        sheet.write(row, 1, row * 1.5)
    path = tmp_path_factory.mktemp("old") / "old.xls"
    book.save(str(path))
    return path.read_bytes()


def _open(data: bytes, folder: Path, name: str = "old.xls") -> None:
    path = folder / name
    path.write_bytes(data)
    open_workbook(path, name)


def test_how_far_sheets_reach(xls: bytes) -> None:
    assert cells_reached(xls) == 10


def test_a_file_locked_by_a_password_is_refused(xls: bytes, tmp_path: Path) -> None:
    plain, locked = b"\xe1\x00\x02\x00", b"\x2f\x00\x02\x00"  # a record made into FILEPASS
    assert plain in xls
    with pytest.raises(UserError, match="protected by a password"):
        _open(xls.replace(plain, locked, 1), tmp_path)


@pytest.mark.parametrize("kept", [100, 600, 0.5])
def test_a_file_cut_short_is_said_to_be(xls: bytes, tmp_path: Path, kept: float) -> None:
    with pytest.raises(UserError, match="was cut short"):
        _open(xls[: int(kept if kept > 1 else len(xls) * kept)], tmp_path)


def test_a_cell_out_of_all_reason_is_refused(xls: bytes, tmp_path: Path) -> None:
    cell = struct.pack("<HHHH", 0x0203, 14, 4, 1)  # the number in row 5, column B
    far = struct.pack("<HHHH", 0x0203, 14, 65_000, 65_000)
    short = struct.pack("<HHHH", 0x027E, 10, 4, 1)
    far_short = struct.pack("<HHHH", 0x027E, 10, 65_000, 65_000)
    hostile = xls.replace(cell, far).replace(short, far_short)
    assert hostile != xls
    with pytest.raises(UserError, match="would not fit in memory"):
        _open(hostile, tmp_path)


def test_a_sheet_that_claims_to_be_endless_is_refused(xls: bytes, tmp_path: Path) -> None:
    said = struct.pack("<HHIIHH", 0x0200, 14, 0, 5, 0, 2)
    assert said in xls
    endless = struct.pack("<HHIIHH", 0x0200, 14, 0, 2**31, 0, 2)
    with pytest.raises(UserError, match="would not fit in memory"):
        _open(xls.replace(said, endless), tmp_path)
    backwards = struct.pack("<HHIIHH", 0x0200, 14, 9, 5, 0, 2)
    with pytest.raises(UserError, match="damaged"):
        _open(xls.replace(said, backwards), tmp_path)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(share=st.floats(0, 0.99))
def test_a_file_cut_short_is_read_or_refused(xls: bytes, tmp_path: Path, share: float) -> None:
    with suppress(UserError):
        _open(xls[: int(len(xls) * share)], tmp_path)


def _record(kind: int, content: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(content)]) + content


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _xlsb(path: Path, far: int = 0) -> Path:
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    cell = struct.pack("<II", far, 0)
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{relation}'
        '/officeDocument" Target="xl/workbook.bin"/></Relationships>',
        "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" '
        f'Type="{relation}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>',
        "xl/workbook.bin": _record(131)
        + _record(143)
        + _record(156, struct.pack("<II", 0, 1) + _wide("r1") + _wide("Bids"))
        + _record(144)
        + _record(132),
        "xl/worksheets/sheet1.bin": _record(129)
        + _record(148, struct.pack("<IIII", 0, 1, 0, 1))
        + _record(145)
        + _record(0, struct.pack("<I", 0) + bytes(13))
        + _record(6, struct.pack("<II", 0, 0) + _wide("Bid reference"))
        + _record(0, struct.pack("<I", 1 if not far else 1_000_000) + bytes(13))
        + _record(5, cell + struct.pack("<d", 600.0))
        + _record(4, struct.pack("<II", far + 1, 0) + b"\x01")
        + _record(146)
        + _record(130),
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_binary_workbooks(tmp_path: Path) -> None:
    book = open_workbook(_xlsb(tmp_path / "a.xlsb"), "a.xlsb")
    assert book.cannot_tell
    assert repr(book.sheets[0].rows) == repr((("Bid reference",), (600, True)))
    assert book.sheets[0].ref.sheet == "Bids"


def test_a_binary_workbook_that_reaches_too_far_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="would not fit in memory"):
        open_workbook(_xlsb(tmp_path / "a.xlsb", far=16_000), "a.xlsb")
