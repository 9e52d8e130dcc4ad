"""The parts of an .xlsx package that both of its readers need: sheets, styles, shared strings.

Looks tags up without their namespace, so that strict Office Open XML is read as well. Links to
other workbooks, macros, pictures and pivot tables are parts that nothing here opens.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from gz_eval.core.source import GENERAL

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet as the workbook lists it; `part` is the name of its XML part."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Package:
    """A workbook's list of sheets and its number formats by style (`xf`) index."""

    sheets: tuple[SheetPart, ...]
    formats: tuple[str, ...]
    epoch_1904: bool
    strings_part: str


def read_package(archive: zipfile.ZipFile) -> Package:
    """Read the workbook's own parts. Raises KeyError, ValueError or ParseError when damaged."""
    workbook = _main_part(archive)
    targets = _relations(archive, workbook)
    root = _parsed(archive, workbook)
    sheets: list[SheetPart] = []
    epoch_1904 = False
    for element in root.iter():
        tag = local(element.tag)
        if tag == "workbookPr":
            epoch_1904 = is_true(element.get("date1904"))
        elif tag == "sheet":
            relation = next(
                (value for key, value in element.attrib.items() if local(key) == "id"), ""
            )
            kind, part = targets.get(relation, ("", ""))
            if kind == "worksheet":
                hidden = element.get("state", "visible") != "visible"
                sheets.append(SheetPart(element.get("name", ""), part, hidden))
    by_kind = dict(targets.values())
    styles = by_kind.get("styles", "")
    names = archive.NameToInfo
    return Package(
        tuple(sheets),
        _formats(_parsed(archive, styles)) if styles in names else (),
        epoch_1904,
        by_kind["sharedStrings"] if by_kind.get("sharedStrings", "") in names else "",
    )


def local(tag: str) -> str:
    """A tag or attribute without its namespace."""
    return tag.rpartition("}")[2]


def is_true(text: str | None) -> bool:
    """An XML boolean."""
    return text in ("1", "true", "on")


def elements(stream: IO[bytes]) -> Iterator[Element]:
    """Elements as they end; document types and entities are refused."""
    from defusedxml.ElementTree import iterparse

    for _, element in iterparse(stream, forbid_dtd=True):
        yield element


def shared_strings(archive: zipfile.ZipFile, part: str) -> list[str]:
    """The texts that cells refer to by number, runs of rich text joined."""
    strings: list[str] = []
    if part:
        with archive.open(part) as stream:
            for element in elements(stream):
                if local(element.tag) == "si":
                    strings.append(text_of(element))
                    element.clear()
    return strings


def text_of(element: Element) -> str:
    """The text of a shared or inline string: its own and its runs', without reading aids."""
    pieces: list[str] = []
    for child in element:
        tag = local(child.tag)
        if tag == "t":
            pieces.append(child.text or "")
        elif tag == "r":
            pieces += [part.text or "" for part in child if local(part.tag) == "t"]
    return unescaped("".join(pieces))


def unescaped(text: str) -> str:
    """Text with Excel's own escapes, such as ``_x000D_`` for a carriage return, put back."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def _main_part(archive: zipfile.ZipFile) -> str:
    for kind, part in _relations(archive, "").values():
        if kind == "officeDocument":
            return part
    raise KeyError("the package names no workbook")


def _relations(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Relations of a part: id to (last word of the type, name of the target part)."""
    folder, _, name = part.rpartition("/")
    found: dict[str, tuple[str, str]] = {}
    for element in _parsed(archive, f"{folder}/_rels/{name}.rels".lstrip("/")):
        if element.get("TargetMode") == "External":
            continue
        target = element.get("Target", "").replace("\\", "/")
        whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        kind = element.get("Type", "").rpartition("/")[2]
        found[element.get("Id", "")] = (kind, posixpath.normpath(whole))
    return found


def _parsed(archive: zipfile.ZipFile, part: str) -> Element:
    from defusedxml.ElementTree import fromstring

    return fromstring(archive.read(part), forbid_dtd=True)


def _formats(styles: Element) -> tuple[str, ...]:
    """The number format of each cell style, in the order that cells refer to them."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    custom: dict[int, str] = {}
    formats: list[str] = []
    for section in styles:
        tag = local(section.tag)
        if tag == "numFmts":
            custom.update(
                (int(item.get("numFmtId", "0")), item.get("formatCode", GENERAL))
                for item in section
            )
        elif tag == "cellXfs":
            for item in section:
                number = int(item.get("numFmtId", "0"))
                formats.append(custom.get(number) or BUILTIN_FORMATS.get(number, GENERAL))
    return tuple(formats)
