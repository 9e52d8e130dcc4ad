"""Files that are not what they say, or not safe to open, are refused with a sentence."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from gz_eval.core.errors import UserError
from gz_eval.sheets.workbook import open_workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _refused(path: Path, said: str) -> None:
    with pytest.raises(UserError, match=said) as caught:
        open_workbook(path, path.name)
    error = caught.value
    assert path.name in error.what
    assert error.what.endswith(".")
    assert error.advice.endswith(".")


def _zip(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xlsx", b"", "is empty"),
        ("a.xlsx", b"\0" * 4096, "is empty"),
        ("a.csv", b" \r\n\r\n", "is empty"),
        ("a.xlsx", b"%PDF-1.7 ...", "it is a PDF"),
        ("a.csv", b"%PDF-1.7 ...", "it is a PDF"),
        ("a.xlsx", b"Bid reference,Region\n1,Wales\n", "it is a text file"),
        ("a.xls", b"<html><table><tr><td>1</td></tr></table></html>", "it is a web page"),
        ("a.xls", b"<?xml version='1.0'?><Workbook/>", "it is an XML file"),
        ("a.ods", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is not a spreadsheet"),
        ("a.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"x" * 90, "is not a spreadsheet"),
        ("a.xls", OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), "another kind of Office"),
        ("a.xlsx", OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "by a password"),
        ("a.xls", OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), "damaged"),
        ("a.xlsx", b"PK\x03\x04" + b"\x01" * 100, "damaged or was cut short"),
    ],
)
def test_what_is_no_spreadsheet_is_refused(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    _refused(path, said)


def test_a_workbook_cut_short_is_refused(xlsx_of: Callable[..., Path]) -> None:
    path = xlsx_of(One=[["Bid reference"], ["A1"]])
    data = path.read_bytes()
    for share in (0.3, 0.7, 0.98):
        path.write_bytes(data[: int(len(data) * share)])
        _refused(path, "damaged or was cut short")


def test_a_damaged_part_is_refused(tmp_path: Path, xlsx_of: Callable[..., Path]) -> None:
    source = xlsx_of(One=[["Bid reference"], ["A1"]])
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"):
        path = tmp_path / "bad.xlsx"
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
            for name in old.namelist():
                new.writestr(name, b"<broken" if name == part else old.read(name))
        _refused(path, "damaged")


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"word/document.xml": b"<w/>", "[Content_Types].xml": b"<t/>"}, "a Word document"),
        ({"readme.txt": b"hello"}, "a zip file"),
        ({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}, "Open"),
        (
            {
                "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                "content.xml": b"\x99\x12",
                "META-INF/manifest.xml": b"<m><manifest:encryption-data/></m>",
            },
            "by a password",
        ),
    ],
)
def test_other_packages_are_refused(tmp_path: Path, parts: dict[str, bytes], said: str) -> None:
    _refused(_zip(tmp_path / "a.xlsx", **parts), said)


def test_a_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    path = _zip(
        tmp_path / "bomb.xlsx",
        **{
            "[Content_Types].xml": b"<Types/>",
            "xl/workbook.xml": b"<workbook/>",
            "xl/worksheets/sheet1.xml": b"0" * 60_000_000,
        },
    )
    assert path.stat().st_size < 200_000
    _refused(path, "far more than a spreadsheet")


def test_a_zip_that_lies_about_its_size_is_not_opened(tmp_path: Path) -> None:
    path = _zip(
        tmp_path / "liar.xlsx",
        **{"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"0" * 60_000_000},
    )
    size = (60_000_000).to_bytes(4, "little")
    data = path.read_bytes()
    assert data.count(size) == 2  # in the local header and in the table of contents
    path.write_bytes(data.replace(size, (1000).to_bytes(4, "little")))
    _refused(path, "far more than a spreadsheet")


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_entities_are_refused_in_every_part(
    tmp_path: Path, xlsx_of: Callable[..., Path], part: str, encoding: str
) -> None:
    source, path = xlsx_of(One=[["Bid reference"], ["A1"]]), tmp_path / "entities.xlsx"
    hostile = (
        f'<?xml version="1.0" encoding="{encoding}"?><!-- x --><!DOCTYPE w [<!ENTITY a "boom">]>'
        "<w>&a;</w>"
    )
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, hostile.encode(encoding) if name == part else old.read(name))
    _refused(path, "declares XML entities")


def test_entities_in_opendocument_are_refused(tmp_path: Path) -> None:
    path = _zip(
        tmp_path / "a.ods",
        mimetype=b"application/vnd.oasis.opendocument.spreadsheet",
        **{"content.xml": b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'},
    )
    _refused(path, "declares XML entities")


def test_macros_are_carried_and_never_run(tmp_path: Path, xlsx_of: Callable[..., Path]) -> None:
    """A workbook with a macro part reads as one without: the part is not even opened."""
    source, path = xlsx_of(One=[["Bid reference"], ["A1"]]), tmp_path / "macro.xlsm"
    buffer = io.BytesIO(source.read_bytes())
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"not even a macro")
    path.write_bytes(buffer.getvalue())
    assert open_workbook(path, "macro.xlsm").sheets[0].rows == (("Bid reference",), ("A1",))


def test_importing_the_package_loads_no_reader() -> None:
    heavy = "{'openpyxl', 'python_calamine', 'rapidfuzz', 'pandas', 'defusedxml'}"
    script = (
        "import sys, gz_eval.sheets.workbook, gz_eval.sheets.layout, gz_eval.sheets.files;"
        f"sys.exit(' '.join({heavy} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
