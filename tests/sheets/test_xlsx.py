"""The two readers of .xlsx give the same sheet, and openpyxl agrees with both."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gz_eval.core.source import GENERAL, RawValue
from gz_eval.sheets.excel_values import plain
from gz_eval.sheets.sheet import Area, Sheet
from gz_eval.sheets.workbook import open_workbook

Write = Callable[[Path], None]


def _described(sheet: Sheet) -> dict[str, object]:
    """Every part of a sheet; values with their types, so that 1 is not True."""
    parts: dict[str, object] = {item.name: getattr(sheet, item.name) for item in fields(sheet)}
    parts["rows"] = repr(sheet.rows)
    return parts


def _both(path: Path) -> tuple[Sheet, ...]:
    careful = open_workbook(path, path.name, quick_from=10**12).sheets
    quick = open_workbook(path, path.name, quick_from=0).sheets
    assert [_described(sheet) for sheet in quick] == [_described(sheet) for sheet in careful]
    return careful


def _as_openpyxl_has_it(path: Path, sheet: Sheet) -> None:
    """Values, formats and formula flags are those of openpyxl, which must load the file twice."""
    import openpyxl

    data = path.read_bytes()
    shown = openpyxl.load_workbook(io.BytesIO(data), data_only=True)[sheet.ref.sheet]
    stored = openpyxl.load_workbook(io.BytesIO(data))[sheet.ref.sheet]
    for row, cells in enumerate(shown.iter_rows(), 1):
        for column, cell in enumerate(cells, 1):
            place = (row, column)
            value = sheet.value(*place)
            assert repr(value) == repr(plain(cell.value)), place
            assert (place in sheet.formulas) == (stored.cell(*place).data_type == "f"), place
            if value is not None:
                found = sheet.formats.get(place[1], {}).get(place[0], GENERAL)
                assert found == cell.number_format, place


def _by_xlsxwriter(path: Path) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Rég & <1>")
    bold = book.add_format({"bold": True})
    formats = ["General", "0%", '0" MW"', "dd/mm/yyyy", "d mmm yy hh:mm", "[h]:mm", "#,##0.00"]
    styles = [book.add_format({"num_format": code}) for code in formats]
    for column, style in enumerate(styles, 2):
        for row, number in enumerate([0, 0.25, 1, 59, 60, 61, 1.5, 46_143, 46_143.5625], 3):
            sheet.write_number(row, column, number, style)
        sheet.write_string(14, column, " a text\nover lines ", style)
        sheet.write_blank(15, column, None, style)
        sheet.write_formula(16, column, "=C4*2", style, 12.5)
    sheet.write_number(17, 2, -3, styles[3])
    sheet.write_boolean(18, 2, True)
    sheet.write_formula(18, 3, "=FALSE()", None, False)
    sheet.write_formula(18, 4, '="a"&"b"', None, "a<b&c")
    sheet.write_formula(18, 5, "=1/0", None, "#DIV/0!")
    sheet.write_formula(18, 6, "=NA()", styles[1], "#N/A")
    sheet.write_rich_string(18, 7, "100", bold, " acres ", "(40 ha)")
    sheet.write_string(18, 8, "✓ £ “quoted”")
    sheet.write_array_formula(18, 9, 18, 10, "{=C4:D4}", None, 5)
    sheet.merge_range("C21:E22", "merged", styles[1])
    sheet.set_row(4, None, None, {"hidden": True})
    sheet.set_column(7, 8, None, None, {"hidden": True})
    sheet.write_string(25, 200, "far out")
    hidden = book.add_worksheet("Hidden")
    hidden.write(0, 0, "_x000D_ kept, \r\n not")
    hidden.write(1, 0, 1e20, styles[3])
    hidden.hide()
    book.add_worksheet("Blank")
    book.close()


def _by_openpyxl(path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Inline"
    values: list[RawValue] = [
        "text", 12, 1.5, True, False, datetime(2026, 5, 1), datetime(2026, 5, 1, 13, 30),
        date(2026, 5, 1), time(13, 30), timedelta(hours=30), "=1+1", "#REF!", None, "",
    ]  # fmt: skip
    for row, value in enumerate(values, 3):
        sheet.cell(row, 3, value)
    sheet.cell(13, 4).number_format = "0%"
    sheet.merge_cells("E3:F4")
    sheet.row_dimensions[5].hidden = True
    book.save(path)


def _by_openpyxl_from_1904(path: Path) -> None:
    import openpyxl
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0].append([datetime(2026, 5, 1), 1, "x"])
    book.save(path)


@pytest.mark.filterwarnings("ignore:Cell A2 is marked as a date")
@pytest.mark.parametrize("write", [_by_xlsxwriter, _by_openpyxl, _by_openpyxl_from_1904])
def test_both_readers_agree_with_each_other_and_with_openpyxl(tmp_path: Path, write: Write) -> None:
    path = tmp_path / "book.xlsx"
    write(path)
    for sheet in _both(path):
        if not sheet.hidden:  # there is what openpyxl does not read
            _as_openpyxl_has_it(path, sheet)


def test_what_a_sheet_holds(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    _by_xlsxwriter(path)
    sheet, hidden, blank = _both(path)
    assert sheet.ref.sheet == "Rég & <1>"
    assert (sheet.hidden, hidden.hidden, blank.rows) == (False, True, ())
    assert sheet.rows[:3] == ((), (), ())
    assert hidden.rows == (("_x000D_ kept, \n not",), (1e20,))
    assert sheet.value(19, 8) == "100 acres (40 ha)"
    assert sheet.value(19, 6) == "#DIV/0!"
    assert sheet.merged == (Area(21, 3, 22, 5),)
    assert sheet.hidden_rows == {5}
    assert sheet.hidden_columns == {8, 9}
    assert sheet.reading(4, 5).number_format == '0" MW"'
    assert sheet.reading(17, 3).formula
    assert max(map(len, sheet.rows)) == 201


def test_formulas_without_a_result_are_seen(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    _by_openpyxl(path)
    (sheet,) = _both(path)
    assert sheet.unfinished == {(13, 3)}
    assert sheet.value(13, 3) is None


_VALUE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(-1e9, 1e9).map(lambda number: round(number, 6)),
    st.datetimes(datetime(1950, 1, 1), datetime(2099, 1, 1)).map(
        lambda moment: moment.replace(microsecond=0)
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12),
    st.sampled_from(["a\nb", "#REF!", "<&>", "  ", "TRUE", "1,000"]),
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(_VALUE, max_size=8), min_size=2, max_size=8))
def test_any_grid_reads_the_same_both_ways(grid: list[list[RawValue]]) -> None:
    import tempfile

    import openpyxl

    book = openpyxl.Workbook()
    for row in grid:
        book.worksheets[0].append(
            ["'" + v if isinstance(v, str) and v[:1] == "=" else v for v in row]
        )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "grid.xlsx"
        book.save(path)
        (sheet,) = _both(path)
        _as_openpyxl_has_it(path, sheet)


def _with_sheet_xml(path: Path, change: Callable[[str], str]) -> Path:
    buffer = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = change(data.decode()).encode()
            new.writestr(name, data)
    path.write_bytes(buffer.getvalue())
    return path


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace("<sheetData>", "<!-- <c r='A1'/> --><sheetData>"),
        lambda xml: xml.replace('<c r="A1"', "<c").replace('<c r="B1"', "<c"),
        lambda xml: xml.replace('<row r="1">', "<row>").replace('<row r="2">', "<row>"),
        lambda xml: xml.replace('<c r="A2" t="n">', "<c t='n' r='A2'>"),
    ],
    ids=["comment", "cells without address", "rows without number", "attributes otherwise"],
)
def test_unusual_xml_is_read_all_the_same(
    xlsx_of: Callable[..., Path], change: Callable[[str], str]
) -> None:
    path = _with_sheet_xml(xlsx_of(One=[["a", "b"], [1, 2]]), change)
    assert [sheet.rows for sheet in _both(path)] == [(("a", "b"), (1, 2))]


def test_a_stray_cell_in_the_last_corner_costs_nothing(xlsx_of: Callable[..., Path]) -> None:
    path = _with_sheet_xml(
        xlsx_of(One=[["a", "b"], [1, 2]]),
        lambda xml: xml.replace(
            "</sheetData>",
            '<row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row></sheetData>',
        ),
    )
    (sheet,) = _both(path)
    assert len(sheet.rows) == 1_048_576
    assert sheet.value(1_048_576, 16_384) == 1


def test_formatted_but_empty_rows_are_not_there(xlsx_of: Callable[..., Path]) -> None:
    empty = "".join(f'<row r="{row}"><c r="A{row}" s="0"/></row>' for row in range(3, 30_000))
    path = _with_sheet_xml(
        xlsx_of(One=[["a", "b"], [1, 2]]),
        lambda xml: xml.replace("</sheetData>", f"{empty}</sheetData>"),
    )
    (sheet,) = _both(path)
    assert len(sheet.rows) == 2
