"""Writes register.xlsx as a department keeps it: title, units in the header, drop-downs, notes."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from making.drafts import Draft
from making.fixed_bytes import WRITTEN
from making.manifest import Manifest
from making.mess import Recorder, Typed
from making.register_rows import RegisterRows
from making.wording import OPTIONS, SYNTHETIC, options_of, typed

FILE, SHEET = "register.xlsx", "Register"
HEADER_ROW = 5  # counted from 1, as in the sheet
COLUMNS: tuple[tuple[str, str, int, str], ...] = (
    ("bid_id", "Bid reference", 11, ""),
    ("bid_name", "Bid name", 34, ""),
    ("applicant", "Lead applicant", 36, ""),
    ("applicant_type", "Type of applicant", 17, ""),
    ("region", "Region or nation", 22, ""),
    ("local_authority", "Local planning authority", 34, ""),
    ("location", "Site coordinates (latitude, longitude)", 18, ""),
    ("status", "Bid status", 11, ""),
    ("received", "Date received", 12, "dd/mm/yyyy"),
    ("firm_mw", "Firm power capacity by 2030 (MW)", 14, "#,##0"),
    ("total_mw", "Total planned power capacity (MW)", 14, "#,##0"),
    ("connection_status", "Grid connection status", 15, ""),
    ("connection_date", "Grid connection date", 12, "mmm-yy"),
    ("low_carbon_share", "Low-carbon share of supply (%)", 11, "0%"),
    ("water_letter", "Water supplier's written confirmation?", 15, ""),
    ("area_ha", "Land developable by 2028 (hectares)", 13, "#,##0.0"),
    ("planning_status", "Planning status", 16, ""),
    ("brownfield_share", "Brownfield share of site (%)", 11, "0%"),
    ("fibre_routes", "Diverse fibre routes (number)", 9, "0"),
    ("carriers", "Fibre carriers on site (number)", 9, "0"),
    ("latency_ms", "Round-trip latency to nearest exchange (ms)", 12, "0.0"),
    ("investment", "Private investment, committed (£m)", 13, "#,##0"),
    ("support_requested", "Government support requested (£m)", 13, "#,##0"),
    ("jobs_onsite", "Permanent on-site jobs", 11, "#,##0"),
    ("jobs_construction", "Construction jobs", 12, "#,##0"),
    ("regeneration", "Deindustrialised or coastal place?", 15, ""),
    ("skills_partner", "Skills partnership signed?", 12, ""),
    ("discount_area", "Electricity discount area", 12, ""),
    ("notes", "Notes", 62, ""),
    ("", "Case officer (internal)", 12, ""),
    ("", "Days since receipt", 9, "0"),
)
TOTALLED = ("total_mw", "support_requested", "jobs_onsite")
_FIELD_COLUMN = {key: column for column, (key, *_) in enumerate(COLUMNS) if key}
_OFFICERS = ("KP", "RT", "SO", "MB", "JL")
_BLANK_BEFORE = frozenset({60, 128})  # a blank row between batches
_HEADING_BEFORE = 150


class RegisterWriter:
    """One workbook being written. Rows and columns are counted from 0, as XlsxWriter does."""

    def __init__(self, path: Path, manifest: Manifest) -> None:
        import xlsxwriter

        self._book = xlsxwriter.Workbook(str(path))
        self._book.set_properties(
            {"title": "Bid register", "author": "gz_eval samples", "created": WRITTEN,
             "comments": SYNTHETIC}
        )  # fmt: skip
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._manifest = manifest
        self._record = Recorder(manifest, FILE, SHEET)

    def write(self, rows: RegisterRows) -> None:
        """All sheets, and the manifest's entries for them."""
        self._read_me()
        sheet = self._book.add_worksheet(SHEET)
        self._head(sheet)
        row = self._example(sheet, HEADER_ROW)
        sums = dict.fromkeys(TOTALLED, 0.0)
        first = row
        for index in range(len(rows.drafts)):
            if index in _BLANK_BEFORE:
                row += 1
            if index == _HEADING_BEFORE:
                text = "Received after the October 2025 checkpoint"
                sheet.write_string(row, 0, text, self._format(bold=True, font_color="#12436D"))
                self._left_out(row, text, "A heading between rows.")
                row += 1
            self._bid(sheet, row, index, rows, sums)
            row += 1
        last = row - 1
        self._totals(sheet, row + 1, first, last, sums)
        self._finish(sheet, first, last)
        self._lists()
        self._workings()
        self._record.rows(imported=len(rows.drafts), left_out=4)
        sheet.activate()
        sheet.set_first_sheet()
        self._book.close()

    def _format(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            base = {"font_name": "Arial", "font_size": 10, "valign": "top", **properties}
            self._formats[key] = self._book.add_format(base)
        return self._formats[key]

    def _head(self, sheet: Any) -> None:
        sheet.hide_gridlines(2)
        sheet.write_string(0, 0, "AI Growth Zones: register of bids received",
                           self._format(bold=True, font_size=15, font_color="#12436D"))  # fmt: skip
        sheet.write_string(1, 0, SYNTHETIC, self._format(bold=True, font_color="#B3261E"))
        sheet.write_string(2, 0, "As at 14 November 2025. One row for each bid. Figures as given.",
                           self._format(italic=True, font_color="#5A6472"))  # fmt: skip
        header = self._format(
            bold=True, text_wrap=True, bg_color="#12436D", font_color="#FFFFFF", border=1,
            border_color="#DDE1E7", valign="vcenter",
        )  # fmt: skip
        sheet.set_row(HEADER_ROW - 1, 66)
        for column, (_, label, width, _) in enumerate(COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(HEADER_ROW - 1, column, label, header)

    def _example(self, sheet: Any, row: int) -> int:
        style = {"italic": True, "font_color": "#5A6472", "bg_color": "#F5F6F8"}
        example: dict[str, object] = {
            "bid_id": "EXAMPLE", "bid_name": "Example bid (do not delete this row)",
            "applicant": "Name of the lead applicant", "region": "North East",
            "location": "54.0000, -1.0000", "status": "Submitted", "firm_mw": 500, "total_mw": 600,
            "connection_status": "Secured", "low_carbon_share": 0.5, "water_letter": "Yes",
            "area_ha": 60,
        }  # fmt: skip
        for column, (key, _, _, number_format) in enumerate(COLUMNS):
            shown = {**style, "num_format": number_format} if number_format else style
            value = example.get(key)
            if value is None:
                sheet.write_blank(row, column, None, self._format(**style))
            else:
                sheet.write(row, column, value, self._format(**shown))
        self._left_out(row, "EXAMPLE", "The example row of the template.")
        return row + 1

    def _left_out(self, row: int, text: str, what: str) -> None:
        self._record.fault(_address(row, 0), "left-out", what, text=text)

    def _bid(
        self, sheet: Any, row: int, index: int, rows: RegisterRows, sums: dict[str, float]
    ) -> None:
        draft = rows.drafts[index]
        for column, (key, _, _, number_format) in enumerate(COLUMNS):
            if not key:
                self._internal(sheet, row, column, draft)
                continue
            item = rows.placed.get((index, key))
            cell = item.typed if item is not None else typed(key, draft.answers[key])
            self._cell(sheet, row, column, cell, number_format)
            if item is not None:
                self._record.mess(_address(row, column), draft.id, item)
            if key in sums and isinstance(cell.raw, int | float):
                sums[key] += cell.raw
        for fault in rows.row_faults:
            if fault.index == index:
                column = _FIELD_COLUMN[fault.field]
                self._record.fault(
                    _address(row, column), fault.kind, fault.what, bid=draft.id,
                    field_key=fault.field, text=str(draft.answers[fault.field]),
                )  # fmt: skip
        if index == rows.hidden:
            sheet.set_row(row, None, None, {"hidden": True})

    def _cell(self, sheet: Any, row: int, column: int, cell: Typed, column_format: str) -> None:
        shown = cell.number_format or column_format
        properties: dict[str, Any] = {"border": 1, "border_color": "#DDE1E7"}
        if shown:
            properties["num_format"] = shown
        if isinstance(cell.raw, str):
            properties |= {"align": "left", "indent": 1}
            if "\n" in cell.raw:
                properties["text_wrap"] = True
                sheet.set_row(row, 27)
        style = self._format(**properties)
        if cell.formula:
            sheet.write_formula(row, column, cell.formula, style, cell.raw)
        elif cell.raw is None:
            sheet.write_blank(row, column, None, style)
        elif isinstance(cell.raw, bool):
            sheet.write_boolean(row, column, cell.raw, style)
        elif isinstance(cell.raw, date):
            sheet.write_datetime(row, column, _noon(cell.raw), style)
        elif isinstance(cell.raw, str):
            sheet.write_string(row, column, cell.raw, style)
        else:
            sheet.write_number(row, column, cell.raw, style)

    def _internal(self, sheet: Any, row: int, column: int, draft: Draft) -> None:
        style = self._format(border=1, border_color="#DDE1E7", num_format="0")
        number = int(draft.id[-4:])
        if COLUMNS[column][1].startswith("Case"):
            sheet.write_string(row, column, _OFFICERS[number % 5], style)
        elif number == 77:  # a broken cell that no field needs: it must not stop anything
            sheet.write_formula(row, column, "=#REF!-I81", style, "#REF!")
            self._record.fault(
                _address(row, column), "harmless", "A broken formula in a column of no field.",
                bid=draft.id, text="#REF!",
            )  # fmt: skip
        else:
            received = draft.answers["received"]
            days = (date(2025, 11, 14) - received).days if isinstance(received, date) else 0
            sheet.write_number(row, column, days, style)

    def _totals(self, sheet: Any, row: int, first: int, last: int, sums: dict[str, float]) -> None:
        bold = self._format(bold=True, top=1)
        sheet.write_string(row, 0, "Total", bold)
        for key in TOTALLED:
            column = _FIELD_COLUMN[key]
            span = f"{_address(first, column)}:{_address(last, column)}"
            sheet.write_formula(
                row, column, f"=SUM({span})", self._format(bold=True, top=1, num_format="#,##0"),
                sums[key],
            )  # fmt: skip
        self._left_out(row, "Total", "A row of totals.")
        text = "Source: returns received by the programme inbox. Figures have not been checked."
        sheet.write_string(row + 2, 0, text, self._format(italic=True, font_color="#5A6472"))
        self._left_out(row + 2, text, "A footnote.")

    def _finish(self, sheet: Any, first: int, last: int) -> None:
        sheet.freeze_panes(HEADER_ROW, 2)
        sheet.autofilter(HEADER_ROW - 1, 0, last, len(COLUMNS) - 1)
        for column, (key, *_) in enumerate(COLUMNS):
            if options_of(key):
                letters = _address(0, list(OPTIONS).index(_list_of(key)))[:-1]
                top = len(options_of(key)) + 3
                source = f"=Lists!${letters}$4:${letters}${top}"
                sheet.data_validation(
                    first, column, last, column,
                    {"validate": "list", "source": source, "error_type": "warning"},
                )  # fmt: skip
        for key, text in (
            ("firm_mw", "Firm import, or credible supply behind the meter, by 31 December 2030."),
            ("area_ha", "Convert acres: 1 acre is 0.4047 hectares."),
            ("investment", "Committed money only. Put potential money in the notes."),
        ):
            column = _FIELD_COLUMN[key]
            sheet.write_comment(HEADER_ROW - 1, column, text, {"author": "Programme team"})
        sheet.set_landscape()
        sheet.set_paper(8)
        sheet.fit_to_pages(2, 0)
        sheet.repeat_rows(HEADER_ROW - 1)
        sheet.repeat_columns(0, 1)
        sheet.set_footer("&L" + SYNTHETIC + "&RPage &P of &N")

    def _read_me(self) -> None:
        sheet = self._book.add_worksheet("Read me")
        sheet.set_column(0, 0, 100)
        lines = (
            "AI Growth Zones: register of bids received",
            SYNTHETIC,
            "No place, applicant, authority or figure in this workbook is real.",
            "Register has one row for each bid. Lists has the words to choose from.",
            "Power is in megawatts, land in hectares, money in millions of pounds.",
            "Enter figures as the bidder gave them. Do not estimate: leave a blank, or write TBC.",
            "Do not sort single columns. Do not delete the example row.",
        )
        for row, line in enumerate(lines):
            size = 15 if row == 0 else 10
            sheet.write_string(
                row, 0, line, self._format(bold=row < 2, font_size=size, text_wrap=True)
            )

    def _lists(self) -> None:
        sheet = self._book.add_worksheet("Lists")
        sheet.write_string(0, 0, "Words to choose from", self._format(bold=True, font_size=13))
        sheet.write_string(1, 0, SYNTHETIC, self._format(italic=True))
        for column, (name, words) in enumerate(OPTIONS.items()):
            sheet.set_column(column, column, 24)
            sheet.write_string(
                2, column, name.replace("_", " ").capitalize(), self._format(bold=True)
            )
            for row, word in enumerate(words, start=3):
                sheet.write_string(row, column, word, self._format())

    def _workings(self) -> None:
        """A forgotten hidden sheet with broken look-ups: real workbooks have several."""
        sheet = self._book.add_worksheet("_workings")
        sheet.hide()
        sheet.write_string(0, 0, "old look-ups, do not use", self._format())
        for row in range(2, 6):
            sheet.write_string(row, 0, f"key {row - 1}", self._format())
            sheet.write_formula(row, 1, "=#REF!", self._format(), "#REF!")
        record = Recorder(self._manifest, FILE, "_workings")
        record.fault("", "hidden-sheet", "A hidden sheet.", text="_workings")
        record.fault(
            "B3", "harmless", "Broken formulas in a hidden sheet of no field.", text="#REF!"
        )


def write_register(path: Path, rows: RegisterRows, manifest: Manifest) -> None:
    """Write the register to a file and what is wrong in it to the manifest."""
    RegisterWriter(path, manifest).write(rows)


def _list_of(key: str) -> str:
    return key if key in OPTIONS else "yes/no"


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def _address(row: int, column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
