"""Opening a file: checks it, chooses its reader, gives its sheets. The only way to the readers."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

from gz_eval.core.errors import UserError
from gz_eval.core.source import SheetRef, SourceFile
from gz_eval.sheets.safety import FileKind, kind_of, read_bytes
from gz_eval.sheets.sheet import Sheet, Workbook

_QUICK_FROM = 1_000_000  # bytes of a sheet's XML from which the quick reader pays
_ROW_LIMIT = 1_048_576
_ROW_LIMIT_XLS = 65_536


def open_workbook(path: Path, name: str, quick_from: int = _QUICK_FROM) -> Workbook:
    """Read a file into sheets. `name` is how it is cited.

    Sheets whose XML is `quick_from` bytes or longer are read by the quick reader; the result is
    the same. Raises UserError, in words for people, for anything that cannot be read.
    """
    return workbook_of(read_bytes(path, name), name, str(path), quick_from)


def workbook_of(
    data: bytes,
    name: str,
    path: str = "",
    quick_from: int = _QUICK_FROM,
    only: str | None = None,
) -> Workbook:
    """The sheets in a file's bytes, such as an evaluation keeps. Raises as `open_workbook` does.

    `only` gives that sheet alone; where there is none of that name, no sheet.
    """
    kind = kind_of(data, name)
    source = SourceFile(name, path, hashlib.sha256(data).hexdigest(), len(data))
    limit = _ROW_LIMIT_XLS if kind is FileKind.XLS else _ROW_LIMIT
    if kind is FileKind.CSV:
        from gz_eval.sheets.delimited import read_delimited

        sheets = (read_delimited(data, SheetRef(name, "")),)
        return Workbook(source, _wanted(sheets, only))
    if kind is FileKind.XLSX:
        return Workbook(source, _xlsx_sheets(data, name, quick_from, only), row_limit=limit)
    if kind is FileKind.ODS:
        from gz_eval.sheets.ods import read_ods

        return Workbook(source, _wanted(read_ods(data, name), only), row_limit=limit)
    from gz_eval.sheets.older import CANNOT_TELL, read_older

    return Workbook(source, _wanted(read_older(data, name), only), CANNOT_TELL, limit)


def _wanted(sheets: tuple[Sheet, ...], only: str | None) -> tuple[Sheet, ...]:
    return tuple(sheet for sheet in sheets if only is None or sheet.ref.sheet == only)


def _xlsx_sheets(data: bytes, name: str, quick_from: int, only: str | None) -> tuple[Sheet, ...]:
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from python_calamine import CalamineError, CalamineWorkbook

    from gz_eval.sheets.package import read_package, shared_strings
    from gz_eval.sheets.xlsx_careful import read_carefully
    from gz_eval.sheets.xlsx_quick import read_quickly

    sheets: list[Sheet] = []
    strings: list[str] | None = None
    calamine: CalamineWorkbook | None = None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            package = read_package(archive)
            for part in package.sheets:
                if only is not None and part.name != only:
                    continue
                ref = SheetRef(name, part.name)
                sheet: Sheet | None = None
                if archive.getinfo(part.part).file_size >= quick_from:
                    if calamine is None:
                        calamine = CalamineWorkbook.from_filelike(io.BytesIO(data))
                    sheet = read_quickly(archive.read(part.part), calamine, package, part, ref)
                if sheet is None:
                    if strings is None:
                        strings = shared_strings(archive, package.strings_part)
                    sheet = read_carefully(archive, package, part, ref, strings)
                sheets.append(sheet)
    except DefusedXmlException as error:
        raise UserError(
            f"“{name}” declares XML entities, which spreadsheets never need, so it was not opened.",
            "It may be hostile: ask the sender for a new copy saved from Excel or LibreOffice.",
        ) from error
    except (
        zipfile.BadZipFile,
        CalamineError,
        ParseError,
        LookupError,
        ValueError,
        EOFError,
    ) as error:
        raise UserError(
            f"“{name}” is damaged: its parts do not fit together.",
            "Open it in Excel or LibreOffice, save it again as .xlsx, and choose that file.",
        ) from error
    finally:
        if calamine is not None:
            calamine.close()
    return tuple(sheets)
