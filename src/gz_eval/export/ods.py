"""An OpenDocument spreadsheet, the government's standard for documents to edit.

Written as a stream of XML: a register of ten thousand bids has a million cells of evidence, and
odfpy takes a minute and gigabytes to hold them. The tests read it back with odfpy. Source: OASIS
OpenDocument 1.3, parts 2 and 3. Knows nothing of bids.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from gz_eval import __version__
from gz_eval.core.progress import Progress, no_progress
from gz_eval.core.source import column_letters
from gz_eval.export.imprint import Imprint
from gz_eval.export.plain_text import storable
from gz_eval.export.sheet_layout import HEADER_ROW, heading_lines, range_name, sheet_tables
from gz_eval.export.table import Cell, Column, Form, Table, cell_text, rows_told

_MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = ("office", "style", "text", "table", "number", "dc", "meta", "fo", "config", "svg", "ooo")
_URNS = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "ooo": "http://openoffice.org/2004/office",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
}
_NAMESPACES = " ".join(
    f'xmlns:{name}="{_URNS.get(name, f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0")}"'
    for name in _NAMES
)
_SPACES = re.compile(r"^ | {2,}")
_CENTIMETRES_PER_CHARACTER = 0.2


def write_ods(
    path: Path,
    tables: Iterable[Table],
    imprint: Imprint,
    progress: Progress = no_progress,
) -> None:
    """Write the tables to a spreadsheet at `path`.

    Raises OSError where it cannot be written, and `Cancelled` as `progress` does.
    """
    sheets, marking = tuple(sheet_tables(tables)), imprint.marking
    made = io.BytesIO()  # what does not fit on the disk would stay open
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        # The media type comes first and uncompressed, so that a file's first bytes tell what it is.
        package.writestr(zipfile.ZipInfo("mimetype"), _MEDIA_TYPE, zipfile.ZIP_STORED)
        package.writestr("META-INF/manifest.xml", _manifest())
        package.writestr("meta.xml", _meta(sheets[0].title, imprint))
        package.writestr("styles.xml", _styles(marking))
        package.writestr("settings.xml", _settings(sheets))
        with package.open("content.xml", "w", force_zip64=True) as stream:
            for piece in _content(sheets, marking, progress):
                stream.write(piece.encode("utf-8"))
    path.write_bytes(made.getbuffer())


def _document(kind: str, body: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-{kind} {_NAMESPACES}'
        f' office:version="1.3">{body}</office:document-{kind}>'
    )


def _content(sheets: tuple[Table, ...], marking: str, progress: Progress) -> Iterator[str]:
    whole = _document("content", "\0")
    start, end = whole.split("\0")
    yield start
    yield f"<office:automatic-styles>{_cell_styles(sheets)}</office:automatic-styles>"
    yield "<office:body><office:spreadsheet>"
    for sheet in sheets:
        yield from _sheet(sheet, marking, progress)
    yield "<table:database-ranges>"
    for sheet in sheets:
        yield _database_range(sheet)
    yield "</table:database-ranges></office:spreadsheet></office:body>"
    yield end


def _sheet(table: Table, marking: str, progress: Progress) -> Iterator[str]:
    yield f'<table:table table:name={quoteattr(table.name)} table:style-name="sheet">'
    for column in table.columns:
        yield f'<table:table-column table:style-name="w{column.width}"/>'
    title, *lines = heading_lines(table, marking)
    yield _row([_text_cell(title, "title")])
    for line in lines:
        yield _row([_text_cell(line, "line")])
    headers = [
        _text_cell(column.title, "figures" if column.figures else "header")
        for column in table.columns
    ]
    yield f"<table:table-header-rows>{_row(headers)}</table:table-header-rows>"
    for cells in rows_told(table, progress):
        yield _row([_cell(cell, column) for cell, column in zip(cells, table.columns, strict=True)])
    yield "</table:table>"


def _row(cells: list[str]) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _cell(cell: Cell, column: Column) -> str:
    if cell is None or cell == "":
        return '<table:table-cell table:style-name="text"/>'
    if isinstance(cell, str):
        return _text_cell(cell, "text")
    shown = f"<text:p>{escape(cell_text(cell, column))}</text:p>"
    if isinstance(cell, date):
        kind = f'office:value-type="date" office:date-value="{cell.isoformat()}"'
        return f'<table:table-cell table:style-name="date" {kind}>{shown}</table:table-cell>'
    name = "percentage" if column.form is Form.PERCENT else "float"
    kind = f'office:value-type="{name}" office:value="{cell!r}"'
    style = _number_style(column)
    return f'<table:table-cell table:style-name="{style}" {kind}>{shown}</table:table-cell>'


def _text_cell(text: str, style: str) -> str:
    """A string cell: its type says that it is text, so that nothing in it is ever calculated."""
    paragraphs = "".join(
        f"<text:p>{_marked_spaces(line)}</text:p>" for line in storable(text).splitlines() or [""]
    )
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="string">'
        f"{paragraphs}</table:table-cell>"
    )


def _marked_spaces(line: str) -> str:
    """XML text in which runs of spaces and tabs survive, as OpenDocument asks."""
    kept = _SPACES.sub(lambda run: f'<text:s text:c="{len(run[0])}"/>', escape(line))
    return kept.replace("\t", "<text:tab/>")


def _number_style(column: Column) -> str:
    return {Form.NUMBER: f"n{column.places}", Form.PERCENT: f"p{column.places}"}.get(
        column.form, "n0" if column.form is Form.WHOLE else "any"
    )


def _cell_styles(sheets: tuple[Table, ...]) -> str:
    columns = {column for sheet in sheets for column in sheet.columns}
    parts = [
        '<style:style style:name="sheet" style:family="table" style:master-page-name="Default"/>',
        '<number:date-style style:name="N-date"><number:day/><number:text> </number:text>'
        '<number:month number:style="long" number:textual="true"/><number:text> </number:text>'
        '<number:year number:style="long"/></number:date-style>',
    ]
    for width in sorted({column.width for column in columns}):
        centimetres = width * _CENTIMETRES_PER_CHARACTER + 0.3
        parts.append(
            f'<style:style style:name="w{width}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{centimetres:.2f}cm"/>'
            "</style:style>"
        )
    parts += [
        _style("text", wrapped=True, align="left"),
        _style("line"),
        _style("any", wrapped=True),
        _style("title", bold=True, size="14pt"),
        _style("header", wrapped=True, bold=True, align="left"),
        _style("figures", wrapped=True, bold=True, align="right"),
        _style("date", data="N-date"),
    ]
    numbered = sorted(
        {(_number_style(column), column.form is Form.PERCENT, column.places) for column in columns}
    )
    for name, percent, places in numbered:
        if name == "any":
            continue
        tag = "percentage-style" if percent else "number-style"
        parts.append(
            f'<number:{tag} style:name="N-{name}"><number:number number:decimal-places="{places}"'
            f' number:min-decimal-places="{places}" number:min-integer-digits="1"'
            f' number:grouping="{"false" if percent else "true"}"/>'
            f"{'<number:text>%</number:text>' if percent else ''}</number:{tag}>"
            + _style(name, data=f"N-{name}")
        )
    return "".join(parts)


def _style(
    name: str,
    wrapped: bool = False,
    bold: bool = False,
    size: str = "",
    data: str = "",
    align: str = "",
) -> str:
    data_style = f' style:data-style-name="{data}"' if data else ""
    wrap = ' fo:wrap-option="wrap"' if wrapped else ""
    paragraph = {
        "left": '<style:paragraph-properties fo:text-align="start" fo:margin-left="0.15cm"/>',
        "right": '<style:paragraph-properties fo:text-align="end"/>',
    }.get(align, "")
    font = (' fo:font-weight="bold"' if bold else "") + (f' fo:font-size="{size}"' if size else "")
    return (
        f'<style:style style:name="{name}" style:family="table-cell"'
        f' style:parent-style-name="Default"{data_style}>'
        f'<style:table-cell-properties style:vertical-align="top"{wrap}/>'
        f"{paragraph}<style:text-properties{font}/></style:style>"
    )


def _database_range(sheet: Table) -> str:
    quoted = "'" + sheet.name.replace("'", "''") + "'"
    last = f"{column_letters(len(sheet.columns))}{HEADER_ROW + 1 + len(sheet.rows)}"
    address = f"{quoted}.A{HEADER_ROW + 1}:{quoted}.{last}"
    return (
        f'<table:database-range table:name="{range_name(sheet)}"'
        f" table:target-range-address={quoteattr(address)}"
        ' table:display-filter-buttons="true"/>'
    )


def _manifest() -> str:
    parts = ("content.xml", "styles.xml", "meta.xml", "settings.xml")
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{part}" manifest:media-type="text/xml"/>'
        for part in parts
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest manifest:version="1.3"'
        ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" manifest:version="1.3"'
        f' manifest:media-type="{_MEDIA_TYPE}"/>{entries}</manifest:manifest>'
    )


def _meta(title: str, imprint: Imprint) -> str:
    return _document(
        "meta",
        f"<office:meta><meta:generator>gz_eval/{__version__}</meta:generator>"
        f"<dc:title>{escape(storable(title))}</dc:title>"
        f"<dc:subject>{escape(storable(imprint.marking))}</dc:subject>"
        f"<dc:language>en-GB</dc:language>"
        f"<meta:creation-date>{imprint.at:%Y-%m-%dT%H:%M:%S}</meta:creation-date></office:meta>",
    )


def _styles(marking: str) -> str:
    line = (
        f"<style:region-center><text:p>{escape(storable(marking))}</text:p></style:region-center>"
    )
    margin = '<style:header-footer-properties fo:min-height="0.8cm"/>'
    return _document(
        "styles",
        '<office:styles><style:default-style style:family="table-cell"><style:text-properties'
        ' fo:language="en" fo:country="GB" fo:font-size="11pt"/></style:default-style>'
        '<style:style style:name="Default" style:family="table-cell"/></office:styles>'
        '<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties'
        ' fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape"'
        ' style:scale-to-X="1" style:scale-to-Y="0"/>'
        f"<style:header-style>{margin}</style:header-style>"
        f"<style:footer-style>{margin}</style:footer-style>"
        "</style:page-layout></office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Default" style:page-layout-name="A4">'
        f"<style:header>{line}</style:header><style:footer>{line}</style:footer>"
        "</style:master-page></office:master-styles>",
    )


def _settings(sheets: tuple[Table, ...]) -> str:
    """Where each sheet is frozen: below its header row and after its first columns."""
    entries = []
    for sheet in sheets:
        items = {"VerticalSplitMode": 2, "VerticalSplitPosition": HEADER_ROW + 1}
        items |= {"PositionBottom": HEADER_ROW + 1, "ActiveSplitRange": 2}
        if sheet.frozen:
            items |= {"HorizontalSplitMode": 2, "HorizontalSplitPosition": sheet.frozen}
            items |= {"PositionRight": sheet.frozen, "ActiveSplitRange": 3}
        settings = "".join(
            f'<config:config-item config:name="{name}" config:type="{_setting_type(name)}">{value}'
            "</config:config-item>"
            for name, value in items.items()
        )
        entries.append(
            f"<config:config-item-map-entry config:name={quoteattr(sheet.name)}>{settings}"
            "</config:config-item-map-entry>"
        )
    return _document(
        "settings",
        '<office:settings><config:config-item-set config:name="ooo:view-settings">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        '<config:config-item config:name="ViewId" config:type="string">view1</config:config-item>'
        '<config:config-item-map-named config:name="Tables">'
        f"{''.join(entries)}</config:config-item-map-named></config:config-item-map-entry>"
        "</config:config-item-map-indexed></config:config-item-set></office:settings>",
    )


def _setting_type(name: str) -> str:
    return "int" if "Position" in name else "short"
