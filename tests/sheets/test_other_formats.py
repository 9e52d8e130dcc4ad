"""OpenDocument, old Excel and CSV files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from gz_eval.core.errors import UserError
from gz_eval.core.source import RawValue, SheetRef
from gz_eval.sheets.delimited import read_delimited
from gz_eval.sheets.excel_values import plain
from gz_eval.sheets.sheet import Area, Sheet
from gz_eval.sheets.workbook import open_workbook


@pytest.fixture
def ods_of(tmp_path: Path) -> Callable[[str, str], Path]:
    """An .ods file with the given automatic styles and the content of its spreadsheet."""
    import zipfile

    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in [
            ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"),
            ("number", "datastyle"),
        ]
    )  # fmt: skip

    def make(styles: str, sheets: str) -> Path:
        path = tmp_path / "book.ods"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            archive.writestr(
                "content.xml",
                f'<office:document-content {spaces} xmlns:calcext="urn:x">'
                f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
                f"<office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
                "</office:document-content>",
            )
        return path

    return make


def test_opendocument_is_read_in_full(ods_of: Callable[[str, str], Path]) -> None:
    styles = """
    <number:percentage-style style:name="N1"><number:number number:decimal-places="1"/>
      <number:text>%</number:text></number:percentage-style>
    <number:number-style style:name="N2"><number:number number:decimal-places="0"
      number:grouping="true"/><number:text> MW</number:text></number:number-style>
    <number:date-style style:name="N3"><number:day number:style="long"/><number:text>/</number:text>
      <number:month number:style="long"/><number:text>/</number:text>
      <number:year number:style="long"/></number:date-style>
    <style:style style:name="c1" style:data-style-name="N1"/>
    <style:style style:name="c2" style:data-style-name="N2"/>
    <style:style style:name="c3" style:data-style-name="N3"/>
    <style:style style:name="t2"><style:table-properties table:display="false"/></style:style>
    """
    sheets = """
    <table:table table:name="Bids">
      <table:table-column table:number-columns-repeated="2"/>
      <table:table-column table:visibility="collapse" table:default-cell-style-name="c2"/>
      <table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
      <table:table-row>
        <table:table-cell/>
        <table:table-cell office:value-type="percentage" office:value="0.355"
          table:style-name="c1"><text:p>35.5%</text:p></table:table-cell>
        <table:table-cell office:value-type="float" office:value="600"/>
        <table:table-cell office:value-type="date" office:date-value="2026-05-01"
          table:style-name="c3"/>
        <table:table-cell office:value-type="boolean" office:boolean-value="true"/>
        <table:table-cell office:value-type="time" office:time-value="PT13H30M00S"/>
        <table:table-cell office:value-type="time" office:time-value="PT30H00M00S"/>
        <table:table-cell office:value-type="string"><text:p>two<text:s text:c="2"/>spaces,</text:p>
          <text:p><text:span>two</text:span> lines</text:p></table:table-cell>
        <table:table-cell office:value-type="string" office:string-value=""
          calcext:value-type="error" table:formula="of:=[.A1]/0"><text:p>#DIV/0!</text:p>
          </table:table-cell>
        <table:table-cell table:formula="of:=[.A1]"/>
        <table:table-cell table:number-columns-repeated="16000"/>
      </table:table-row>
      <table:table-row table:visibility="collapse">
        <table:table-cell office:value-type="float" office:value="1.5"
          table:number-columns-repeated="3" table:number-columns-spanned="1"/>
      </table:table-row>
      <table:table-row table:number-rows-repeated="2">
        <table:table-cell office:value-type="string" table:number-columns-spanned="2"
          table:number-rows-spanned="1"><text:p>again</text:p></table:table-cell>
        <table:covered-table-cell/>
      </table:table-row>
      <table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>
    </table:table>
    <table:table table:name="Hidden" table:style-name="t2"/>
    <table:table table:name="'file:///other.ods'#$Sheet1"/>
    """
    bids, hidden = open_workbook(ods_of(styles, sheets), "book.ods").sheets
    assert hidden.hidden
    assert not bids.hidden
    expected: list[RawValue] = [
        None, 0.355, 600, datetime(2026, 5, 1), True, time(13, 30), timedelta(hours=30),
        "two  spaces,\ntwo lines", "#DIV/0!",
    ]  # fmt: skip
    assert repr(bids.rows) == repr(
        ((), (), tuple(expected), (1.5, 1.5, 1.5), ("again",), ("again",))
    )
    assert bids.formats == {
        2: {3: "0.0%"},
        3: {3: '#,##0" MW"', 4: '#,##0" MW"'},
        4: {3: "dd/mm/yyyy"},
    }
    assert bids.formulas == {(3, 9), (3, 10)}
    assert bids.unfinished == {(3, 10)}
    assert bids.hidden_rows == {4}
    assert bids.hidden_columns == {3}
    assert bids.merged == (Area(5, 1, 5, 2),)


def test_opendocument_of_endless_repeats_is_refused(ods_of: Callable[[str, str], Path]) -> None:
    cell = '<table:table-cell office:value-type="float" office:value="1" {}/>'
    row = "<table:table-row table:number-rows-repeated='1048576'>{}</table:table-row>"
    wide = cell.format("table:number-columns-repeated='16384'")
    path = ods_of("", f"<table:table table:name='x'>{row.format(wide)}</table:table>")
    with pytest.raises(UserError, match="damaged"):
        open_workbook(path, "book.ods")


def _grid() -> list[list[Any]]:
    return [
        ["Bid reference", "Region", "When", "MW", "Yes"],
        ["A1", "Wales", date(2026, 5, 1), 500.0, True],
        ["A2", "“Quoted” & <£>", datetime(2026, 5, 1, 13, 30), 0.35, False],
        ["A3", "two\nlines", None, -2.5, None],
    ]


def test_opendocument_agrees_with_calamine(tmp_path: Path) -> None:
    import pandas
    from python_calamine import CalamineWorkbook

    path = tmp_path / "book.ods"
    with pandas.ExcelWriter(path, engine="odf") as writer:
        pandas.DataFrame(_grid()).to_excel(writer, index=False, header=False)
    (sheet,) = open_workbook(path, "book.ods").sheets
    found = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    for row, cells in enumerate(found, 1):
        for column, value in enumerate(cells, 1):
            assert sheet.value(row, column) == plain(value)


def _xls(path: Path, rows: int = 0) -> Path:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("Old")
    day = xlwt.easyxf(num_format_str="dd/mm/yyyy")
    for row, cells in enumerate(_grid()):
        for column, value in enumerate(cells):
            if isinstance(value, date):
                sheet.write(row + 2, column + 1, value, day)
            elif value is not None:
                sheet.write(row + 2, column + 1, value)
    sheet.merge(8, 9, 1, 2)
    for row in range(10, rows):
        sheet.write(row, 1, f"A{row}")
    book.add_sheet("Hidden").visibility = 1
    book.save(str(path))
    return path


def test_old_excel(tmp_path: Path) -> None:
    book = open_workbook(_xls(tmp_path / "old.xls"), "old.xls")
    assert "save it as .xlsx" in book.cannot_tell
    old, hidden = book.sheets
    assert hidden.hidden
    assert old.rows[2] == (None, "Bid reference", "Region", "When", "MW", "Yes")
    assert repr(old.rows[3]) == repr((None, "A1", "Wales", datetime(2026, 5, 1), 500, True))
    assert old.rows[4][3] == datetime(2026, 5, 1, 13, 30)
    assert old.merged == (Area(9, 2, 10, 3),)


def test_old_excel_that_is_full_keeps_every_row(tmp_path: Path) -> None:
    book = open_workbook(_xls(tmp_path / "old.xls", rows=65_536), "old.xls")
    assert len(book.sheets[0].rows) == book.row_limit == 65_536


def _csv(text: str, encoding: str = "utf-8") -> Sheet:
    return read_delimited(text.encode(encoding), SheetRef("a.csv", ""))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters(encoding: str, delimiter: str) -> None:
    rows = [["Ref", "Money", "Place"], ["A1", "£8 – 9", "Ynys Môn"], ["A2", "€1", "Derry"]]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    assert _csv(text, encoding).rows == tuple(map(tuple, rows))


def test_quoted_line_breaks_ragged_rows_and_blank_lines() -> None:
    sheet = _csv('Ref,Notes\nA1,"two\r\nlines, one ""cell"""\n\nA2,x,,\nA3\n')
    assert sheet.rows == (
        ("Ref", "Notes"),
        ("A1", 'two\nlines, one "cell"'),
        (),
        ("A2", "x"),
        ("A3",),
    )


def test_numbers_stay_as_typed() -> None:
    assert _csv("a,b\n007,1e5\n").rows[1] == ("007", "1e5")


def test_excels_own_line_about_the_delimiter() -> None:
    assert _csv("sep=;\nRef;MW\nA,1;5").rows == ((), ("Ref", "MW"), ("A,1", "5"))


def test_commas_inside_one_wide_column_are_no_delimiters() -> None:
    sheet = _csv("Ref;Place\nA1;54.1, -1.2\nA2;50.0, -5.1\nA3;51.2, 0.1")
    assert sheet.rows[1] == ("A1", "54.1, -1.2")


def test_bytes_that_no_encoding_defines_do_not_stop_the_import() -> None:
    assert read_delimited(b"Ref,x\nA\x81\xa31,2\n", SheetRef("a.csv", "")).rows[1][0] == "A\x81£1"


def test_a_quotation_mark_never_closed_is_said() -> None:
    with pytest.raises(UserError, match="quotation mark that is never closed"):
        _csv('Ref,Notes\nA1,"open\nA2,x\n')


def test_more_rows_than_old_excel_could_hold() -> None:
    text = "Ref,MW\n" + "".join(f"A{row},{row}\n" for row in range(70_000))
    assert len(_csv(text).rows) == 70_001
