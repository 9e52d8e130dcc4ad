"""`gz-eval sources` and `cell`: the workbooks kept inside an evaluation, out again or looked at."""

from __future__ import annotations

import argparse
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from gz_eval.cli.boundary import DONE
from gz_eval.cli.console import one_line, prepare_streams, print_lines, terminal_width, wrapped
from gz_eval.cli.evaluation_file import looked_at, parted, state_in
from gz_eval.cli.nearest import did_you_mean
from gz_eval.cli.text_table import TextColumn, fit
from gz_eval.core.bids import BidSet
from gz_eval.core.errors import UserError
from gz_eval.core.source import CellRef, SourceFile
from gz_eval.core.whole_file import whole_file
from gz_eval.core.wording import counted

if TYPE_CHECKING:
    from gz_eval.app.source_view import SheetView

_ROWS_AROUND = 3
_COLUMNS_AROUND = 4
_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")


def run_sources(asked: argparse.Namespace) -> int:
    """List the workbooks kept inside, or write them into a folder; returns the exit code."""
    prepare_streams()
    path, number = parted(asked.file)
    with looked_at(path) as document:
        files = state_in(document, path, number).project.bids.files
        if asked.extract is not None:
            targets = _targets(files, asked.extract)
            for file, target in targets:
                target.parent.mkdir(parents=True, exist_ok=True)
                with whole_file(target) as temporary:
                    temporary.write_bytes(document.source(file.sha256))
    width = terminal_width()
    if not files:
        print_lines(["No workbooks: nothing has been imported."])
    elif asked.extract is None:
        for file in files:
            print_lines([f"{file.sha256}  {file.size:>12,}  {one_line(file.name)}"])
    else:
        told = (
            f"Wrote {counted(len(files), 'workbook')} into {asked.extract}, as they were imported."
        )
        print_lines([wrapped(told, width)])
    return DONE


def _targets(files: tuple[SourceFile, ...], folder: Path) -> list[tuple[SourceFile, Path]]:
    """Where each file goes: below the folder, by its name. Raises UserError for what is there."""
    if folder.exists() and not folder.is_dir():
        raise UserError(f"“{folder}” is a file, not a folder.", "Give a folder.")
    targets = []
    for file in files:
        # A name from another computer must not lead out of the folder.
        parts = PurePosixPath(file.name.replace("\\", "/")).parts
        safe = [part.replace(":", "_") for part in parts if part not in ("/", "..", ".")]
        target = folder.joinpath(*safe)
        if target.exists():
            raise UserError(
                f"There is a file “{target}” already.", "Give a folder that is empty, or a new one."
            )
        targets.append((file, target))
    return targets


def run_cell(asked: argparse.Namespace) -> int:
    """Show a cell of a workbook kept inside, and what is around it; returns the exit code."""
    from gz_eval.app.source_view import header_row_of, view

    prepare_streams()
    path, number = parted(asked.file)
    with looked_at(path) as document:
        bids = state_in(document, path, number).project.bids
        cell = cell_named(asked.cell, bids)
        file = next(one for one in bids.files if one.name == cell.sheet.file)
        header_row = header_row_of(bids, cell.sheet)
        shown = view(cell, file, document.source(file.sha256), _ROWS_AROUND, header_row)
    print_lines(view_lines(shown, terminal_width()))
    return DONE


def view_lines(shown: SheetView, width: int) -> list[str]:
    """The cell's text whole, then the sheet around it, the cell in brackets."""
    text = f"“{one_line(shown.text)}”" if shown.text.strip() else "nothing"
    notes = [" It is calculated by a formula."] if shown.formula else []
    if shown.hidden_sheet:
        notes.append(" The sheet is hidden.")
    elif shown.row_numbers[shown.row] in shown.hidden_rows:
        notes.append(" The row is hidden.")
    lines = [wrapped(f"{shown.title} says {text}.{''.join(notes)}", width), ""]
    left, right = max(0, shown.column - _COLUMNS_AROUND), shown.column + _COLUMNS_AROUND + 1
    columns = [TextColumn("", tuple(str(number) for number in shown.row_numbers), right=True)]
    for index, letters in list(enumerate(shown.columns))[left:right]:
        marked = index == shown.column
        cells = tuple(
            f"[{row[index]}]" if marked and at == shown.row else row[index]
            for at, row in enumerate(shown.rows)
        )
        columns.append(TextColumn(letters, cells, least=10, spare=abs(index - shown.column)))
    fitted = fit(columns, width)
    return [*lines, *fitted.header, *fitted.rows]


def cell_named(text: str, bids: BidSet) -> CellRef:
    """The cell that a text such as ``bids.xlsx / Bids / C14`` names. Raises UserError."""
    place, _, address = text.strip().rpartition(" / ")
    found = _ADDRESS.fullmatch(address.strip())
    sheets = {str(sheet.ref): sheet.ref for sheet in bids.sheets}
    if found is None or not place:
        example = f"{next(iter(sheets), 'bids.xlsx / Bids')} / C14"
        raise UserError(
            f"“{text}” does not name a cell.", f"Write it as check and explain do: “{example}”."
        )
    sheet = sheets.get(place.strip())
    if sheet is None:
        near = did_you_mean(place, sheets) or "“gz-eval check” lists every sheet that was read."
        raise UserError(f"No sheet “{place}” was imported.", near)
    return CellRef(sheet, int(found[2]), column_number(found[1]))


def column_number(letters: str) -> int:
    """The 1-based column of Excel's letters: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
