"""What a file really is, and whether it is safe to open: decided from its bytes, before any reader.

Refuses what is not a spreadsheet, is empty, cut short, locked by a password, would swell beyond
reason, or declares XML entities. Nothing here runs macros or follows links, and no reader does.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import IO
from xml.parsers import expat

from gz_eval.core.errors import UserError

# Real returns expand at most 26:1, to 6.4 MB. These limits leave room for the largest
# honest register.
EXPANDED_LIMIT = 1_000_000_000
RATIO_LIMIT = 200
RATIO_FROM = 50_000_000
FILE_LIMIT = 500_000_000
PARTS_LIMIT = 20_000
_PROLOGUE_LIMIT = 1_000_000
_DEFLATE_MOST = 1032  # no deflate stream expands further than this

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AGAIN = "Open it in Excel or LibreOffice, save it again as .xlsx, and choose that file."


class FileKind(StrEnum):
    """Which reader a file needs."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"


def read_bytes(path: Path, name: str) -> bytes:
    """The whole file. Raises UserError saying what to do when it cannot be read."""
    try:
        if path.stat().st_size > FILE_LIMIT:
            raise UserError(
                f"“{name}” is larger than {FILE_LIMIT // 1_000_000} MB.",
                "Bid returns are far smaller: check that it is the right file.",
            )
        return path.read_bytes()
    except OSError as error:
        raise unreadable(error, name) from error


def unreadable(error: OSError, name: str) -> UserError:
    """What to tell a person about a file that the operating system would not open."""
    if isinstance(error, FileNotFoundError):
        return UserError(
            f"“{name}” is no longer there.",
            "Check that it has not been moved or renamed, then choose it again.",
        )
    if isinstance(error, IsADirectoryError):
        return UserError(f"“{name}” is a folder, not a file.", "Choose the folder as a folder.")
    if isinstance(error, PermissionError):
        if getattr(error, "winerror", None) in (32, 33):
            return UserError(
                f"“{name}” is in use by another program.", "Close it in Excel, then try again."
            )
        return UserError(
            f"You do not have permission to read “{name}”.",
            "Close it if it is open in another program, or ask its owner for permission.",
        )
    return UserError(
        f"“{name}” could not be read from its drive ({error.strerror or error}).",
        "Copy it to this computer and choose the copy.",
    )


def kind_of(data: bytes, name: str) -> FileKind:
    """What kind of spreadsheet these bytes are, by content. Raises UserError if unsafe or none."""
    if not data.strip(b"\0 \t\r\n"):
        raise UserError(f"“{name}” is empty.", "Ask for the file again, or save it again.")
    if data.startswith(b"PK"):
        return _kind_of_zip(data, name)
    if data.startswith(_OLE):
        return _kind_of_ole(data, name)
    if name.lower().endswith(".csv"):
        _check_text(data, name)
        return FileKind.CSV
    start = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"%pdf"):
        what = "a PDF"
    elif start.startswith((b"<html", b"<!doctype html", b"<table")):
        what = "a web page"
    elif start.startswith(b"<?xml"):
        what = "an XML file"
    elif b"\0" not in data[:2000]:
        what = "a text file"
    else:
        what = ""
    raise _not_a_spreadsheet(name, what)


def _not_a_spreadsheet(name: str, what: str = "") -> UserError:
    return UserError(
        f"“{name}” is not a spreadsheet, although its name says so"
        + (f": it is {what}." if what else "."),
        "Ask for the spreadsheet itself, or open the file in the program it was made with and"
        " save it as .xlsx.",
    )


def _damaged(name: str) -> UserError:
    return UserError(
        f"“{name}” is damaged or was cut short.", "Ask for it again, or copy it again in full."
    )


def _locked(name: str) -> UserError:
    return UserError(
        f"“{name}” is protected by a password.",
        "Open it in Excel or LibreOffice, save it without the password, and choose it again.",
    )


def _check_text(data: bytes, name: str) -> None:
    """A CSV must be text: UTF-16 says so by its mark or its even pattern of zero bytes."""
    if data.startswith(b"%PDF"):
        raise _not_a_spreadsheet(name, "a PDF")
    sample = data[:4000]
    zeros = sample.count(b"\0")
    if zeros and not sample.startswith((b"\xff\xfe", b"\xfe\xff")) and zeros < len(sample) // 3:
        raise _not_a_spreadsheet(name)


def _kind_of_ole(data: bytes, name: str) -> FileKind:
    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        raise _locked(name)
    if has("Workbook") or has("Book"):
        return FileKind.XLS
    if has("WordDocument"):
        raise _not_a_spreadsheet(name, "another kind of Office document")
    raise _damaged(name) if _lacks_directory(data) else _not_a_spreadsheet(name)


def _lacks_directory(data: bytes) -> bool:
    """Whether an OLE file ends before its list of streams, so that nothing says what it was."""
    if len(data) < 512:
        return True
    (power,) = struct.unpack_from("<H", data, 30)
    (first,) = struct.unpack_from("<I", data, 48)
    return power not in (9, 12) or (first + 1) << power >= len(data)


def _kind_of_zip(data: bytes, name: str) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            kind = _kind_of_parts(archive, name)
            _check_size(archive, data, name)
            _check_entities(archive, name)
            return kind
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, OSError) as error:
        raise _damaged(name) from error
    except NotImplementedError as error:
        raise UserError(
            f"“{name}” is packed in a way that is not supported.", _SAVE_AGAIN
        ) from error
    except RuntimeError as error:  # zipfile's word for an encrypted part
        raise _locked(name) from error


def _kind_of_parts(archive: zipfile.ZipFile, name: str) -> FileKind:
    names = Counter(part.filename for part in archive.infolist())
    if names.total() > PARTS_LIMIT or max(names.values(), default=0) > 1:
        raise _damaged(name)
    if "xl/workbook.bin" in names:
        return FileKind.XLSB
    if "mimetype" in names and "content.xml" in names:
        return _kind_of_opendocument(archive, name)
    if "[Content_Types].xml" in names and any(part.startswith("xl/") for part in names):
        return FileKind.XLSX
    if any(part.startswith("word/") for part in names):
        raise _not_a_spreadsheet(name, "a Word document")
    if any(part.startswith("ppt/") for part in names):
        raise _not_a_spreadsheet(name, "a presentation")
    raise _not_a_spreadsheet(name, "a zip file")


def _kind_of_opendocument(archive: zipfile.ZipFile, name: str) -> FileKind:
    with archive.open("mimetype") as part:
        mimetype = part.read(200)
    if b"spreadsheet" not in mimetype:
        raise _not_a_spreadsheet(name, "another kind of OpenDocument file")
    if "META-INF/manifest.xml" in archive.namelist():
        with archive.open("META-INF/manifest.xml") as part:
            if b"encryption-data" in part.read(5_000_000):
                raise _locked(name)
    return FileKind.ODS


def _check_size(archive: zipfile.ZipFile, data: bytes, name: str) -> None:
    """Refuse what expands beyond reason, by what the parts say and by what they really hold."""
    parts = archive.infolist()
    total = 0
    for part in parts:
        total += part.file_size
        _refuse_if_swollen(part.file_size, part.compress_size, total, name)
    if sum(part.compress_size for part in parts) * _DEFLATE_MOST <= RATIO_FROM:
        return  # too little to swell, whatever its table of contents says
    total = 0
    for part in parts:
        if part.compress_type == zipfile.ZIP_STORED:
            continue
        if part.compress_type != zipfile.ZIP_DEFLATED:
            raise NotImplementedError(part.compress_type)
        expanded = _expanded_size(data, part, name)
        total += expanded
        _refuse_if_swollen(expanded, part.compress_size, total, name)
        if expanded > part.file_size:  # the table of contents lies
            raise _damaged(name)


def _expanded_size(data: bytes, part: zipfile.ZipInfo, name: str) -> int:
    """Bytes that a deflated part really expands to, counted without keeping them."""
    header = data[part.header_offset : part.header_offset + 30]
    name_size, extra_size = struct.unpack("<HH", header[26:30])
    start = part.header_offset + 30 + name_size + extra_size
    rest = data[start : start + part.compress_size]
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    expanded = 0
    while rest and not inflater.eof:
        expanded += len(inflater.decompress(rest, 1 << 22))
        _refuse_if_swollen(expanded, part.compress_size, expanded, name)
        rest = inflater.unconsumed_tail
    return expanded


def _refuse_if_swollen(expanded: int, packed: int, total: int, name: str) -> None:
    swollen = expanded > RATIO_FROM and expanded > RATIO_LIMIT * max(packed, 1)
    if swollen or total > EXPANDED_LIMIT:
        raise UserError(
            f"“{name}” would expand to far more than a spreadsheet of its size should,"
            " so it was not opened.",
            "It may be damaged or hostile: ask the sender, and do not open it in Excel.",
        )


def _check_entities(archive: zipfile.ZipFile, name: str) -> None:
    for part in archive.infolist():
        if part.filename.lower().endswith((".xml", ".rels", ".vml")):
            with archive.open(part) as stream:
                if _declares_document_type(stream):
                    raise UserError(
                        f"“{name}” declares XML entities, which spreadsheets never need,"
                        " so it was not opened.",
                        "It may be hostile: ask the sender for a new copy saved from Excel or"
                        " LibreOffice.",
                    )


def _declares_document_type(stream: IO[bytes]) -> bool:
    """Whether XML has a DOCTYPE, where entities are declared. Reads as far as the first tag."""
    declared: list[str] = []
    started: list[str] = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = lambda name, *_: declared.append(name)
    parser.StartElementHandler = lambda name, _: started.append(name)
    read = 0
    while not declared and not started and read < _PROLOGUE_LIMIT:
        chunk = stream.read(2048)
        read += len(chunk)
        try:
            parser.Parse(chunk, not chunk)
        except (expat.ExpatError, LookupError):
            break  # not well formed: its reader says so, if it is a part that is read at all
        if not chunk:
            break
    return bool(declared) or read >= _PROLOGUE_LIMIT
