"""Makes a workbook's bytes the same on every run: zip dates fixed, parts rewritten where needed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

WRITTEN = datetime(2025, 11, 14, 9, 30)
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def rezip(path: Path, change: Callable[[str, bytes], bytes] = lambda _, part: part) -> None:
    """Write a zip anew with fixed dates; `change` gets each part's name and bytes."""
    with ZipFile(path) as old:
        parts = [(info.filename, old.read(info)) for info in old.infolist()]
    with ZipFile(path, "w") as new:
        for name, content in parts:
            info = ZipInfo(name, _ZIP_DATE)
            info.external_attr = 0o600 << 16
            info.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            new.writestr(info, change(name, content))


def as_macro_enabled(name: str, part: bytes) -> bytes:
    """A part of an .xlsx as it stands in an .xlsm: Excel refuses one that says it is an .xlsx."""
    if name != "[Content_Types].xml":
        return part
    return part.replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )


def without_generator(name: str, part: bytes) -> bytes:
    """A part of an .ods without the version of the library that wrote it."""
    if name != "meta.xml":
        return part
    return re.sub(rb"<meta:generator>.*?</meta:generator>", b"", part)
