"""Files and folders in, bids out, with the account of every row and everything that was odd.

The use-case that puts `sheets` and `analysis.checks` together. One bad file among many is an
issue; when nothing at all could be read, a `UserError` says why.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from gz_eval.app.file_issues import empty_workbook, file_unreadable, own_export, same_file
from gz_eval.app.import_issues import field_issues, sheet_issues, workbook_issues
from gz_eval.app.merging import FilesRead, merged
from gz_eval.app.nothing_read import (
    Fault,
    fault_of_error,
    fault_of_export,
    fault_of_issue,
    fault_of_sheets,
    nothing_read,
)
from gz_eval.core.bids import BidSet, Layout, LeftOut, SheetRecord
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Framework
from gz_eval.core.issues import Issue
from gz_eval.core.progress import Progress, no_progress
from gz_eval.core.source import CellRef, SourceFile
from gz_eval.export.account_tables import OWN_HEADERS, is_own_sheet
from gz_eval.sheets.building import Built, Readers, build_form, build_register
from gz_eval.sheets.files import FoundFile, check_kind, find_spreadsheets
from gz_eval.sheets.labels import LabelMatcher
from gz_eval.sheets.layout import SheetPlan, plan_workbook
from gz_eval.sheets.register import sort_rows
from gz_eval.sheets.safety import read_bytes
from gz_eval.sheets.workbook import workbook_of


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought: bids, and the very bytes they were read from, by SHA-256 (hex)."""

    bids: BidSet
    sources: dict[str, bytes]


class SourceBytes(NamedTuple):
    """A file to read. `name` is how it is cited, `path` where it was; `load` gives its bytes."""

    name: str
    path: str
    load: Callable[[], bytes]


def import_bids(
    paths: Sequence[Path], framework: Framework, progress: Progress = no_progress
) -> BidSet:
    """Read every spreadsheet among `paths` (files, or folders searched through) as bids.

    Issues of reading and of checking are all in the result, without repeats. Raises UserError when
    nothing could be imported at all, and lets the `Cancelled` that `progress` raises pass.
    """
    return read_files(paths, framework, progress).bids


def read_files(
    paths: Sequence[Path], framework: Framework, progress: Progress = no_progress
) -> Imported:
    """Read as `import_bids` does, and keep the bytes that were read."""
    return read_sources(on_disk(find_spreadsheets(paths)), framework, progress)


def on_disk(files: Sequence[FoundFile]) -> list[SourceBytes]:
    """Files of this computer, to be read when their turn comes."""
    return [SourceBytes(file.name, str(file.path), partial(_bytes_of, file)) for file in files]


def _bytes_of(file: FoundFile) -> bytes:
    check_kind(file)
    return read_bytes(file.path, file.name)


def read_sources(
    files: Sequence[SourceBytes], framework: Framework, progress: Progress = no_progress
) -> Imported:
    """Read files as bids, wherever their bytes come from. Raises as `import_bids` does."""
    with without_collection():
        work = ImportWork(framework, progress)
        read = work.read_all(files)
        progress("Checking bids", 0, 0)
        return Imported(merged(framework, BidSet(), read), work.sources)


class ImportWork:
    """Reads files one by one. `sources` are the very bytes that were read, by SHA-256 (hex).

    A file with the content of another that was read, or of one that is `there`, is not read twice.
    """

    def __init__(
        self, framework: Framework, progress: Progress, there: Iterable[SourceFile] = ()
    ) -> None:
        self.sources: dict[str, bytes] = {}
        self._framework = framework
        self._progress = progress
        self._matcher = LabelMatcher(framework)
        self._readers = Readers(framework)
        self._files: list[SourceFile] = []
        self._issues: list[Issue] = []
        self._built: list[Built] = []
        self._faults: list[Fault] = []
        self._names_by_hash: dict[str, str] = {}
        for file in there:
            self._names_by_hash.setdefault(file.sha256, file.name)

    def read_all(self, files: Sequence[SourceBytes]) -> FilesRead:
        """Read files. Raises UserError when there is no bid in any of them."""
        for index, file in enumerate(files):
            self._read(file, index, len(files))
        records = tuple(built.record for built in self._built)
        drafts = tuple(draft for built in self._built for draft in built.drafts)
        if not drafts:
            raise nothing_read(self._faults)
        return FilesRead(tuple(self._files), records, drafts, tuple(self._issues))

    def _read(self, file: SourceBytes, index: int, count: int) -> None:
        """Take in one file; one that cannot be read becomes an issue."""
        self._progress(f"Opening {file.name}", index, count)
        try:
            data = file.load()
            workbook = workbook_of(data, file.name, file.path)
        except UserError as error:
            self._faults.append(fault_of_error(file.name, error))
            self._issues.append(file_unreadable(file.name, error))
            return
        source = workbook.source
        self._files.append(source)
        self.sources[source.sha256] = data
        earlier = self._names_by_hash.setdefault(source.sha256, file.name)
        if earlier != file.name:
            self._pass_over(fault_of_issue, file, same_file(workbook, earlier))
            return
        if any(
            is_own_sheet(sheet.ref.sheet, sheet.value(1, 1))
            or tuple(sheet.value(1, one) for one in (1, 2, 3, 4)) == OWN_HEADERS
            for sheet in workbook.sheets
        ):
            self._pass_over(fault_of_export, file, own_export(file.name))
            return
        if not any(sheet.rows for sheet in workbook.sheets):
            self._pass_over(fault_of_issue, file, empty_workbook(file.name))
        plans = plan_workbook(workbook, self._framework, self._matcher)
        self._issues += workbook_issues(workbook, plans)
        built = self._build(plans, file)
        self._issues += [
            issue
            for plan, item in zip(plans, built, strict=True)
            for issue in sheet_issues(plan, item, self._framework)
        ]
        for asked in _asked_together(plans, built):
            self._issues += field_issues(asked, self._framework)
        self._built += built
        records = [item.record for plan, item in zip(plans, built, strict=True) if plan.sheet.rows]
        if records and not any(item.drafts for item in built):
            self._faults.append(fault_of_sheets(file.name, records, self._framework))

    def _pass_over(
        self, fault_of: Callable[[str, Issue], Fault], file: SourceBytes, issue: Issue
    ) -> None:
        """Have an issue say why a file is not read for bids."""
        self._faults.append(fault_of(file.name, issue))
        self._issues.append(issue)

    def _build(self, plans: Sequence[SheetPlan], file: SourceBytes) -> list[Built]:
        """What came of each sheet, in the order of the sheets."""
        registers = [plan for plan in plans if plan.layout is Layout.REGISTER]
        shown = [plan for plan in registers if not plan.sheet.hidden]
        forms: dict[int, list[SheetPlan]] = {}
        for plan in plans:
            if plan.layout is Layout.FORM:
                forms.setdefault(plan.part_of, []).append(plan)
        by_sheet: dict[int, Built] = {}
        for number, parts in forms.items():
            stem = PurePosixPath(file.name).stem
            name = stem if len(forms) == 1 else f"{stem}:{number}"
            for plan, built in zip(parts, build_form(parts, self._readers, name), strict=True):
                by_sheet[id(plan)] = built
        for plan in plans:
            if plan.layout is Layout.NONE:
                by_sheet[id(plan)] = Built(_skipped(plan))
            elif plan.layout is Layout.REGISTER:
                if plan.sheet.hidden and shown:
                    by_sheet[id(plan)] = Built(_all_left_out(plan, self._framework))
                else:
                    tick = partial(self._tick, file.name, len(plan.sheet.rows))
                    qualify = len(registers) > 1
                    by_sheet[id(plan)] = build_register(plan, self._readers, qualify, tick)
        return [by_sheet[id(plan)] for plan in plans]

    def _tick(self, name: str, rows: int, done: int) -> None:
        self._progress(f"Reading {name}", done, rows)


def _asked_together(plans: Sequence[SheetPlan], built: Sequence[Built]) -> list[list[Built]]:
    """Sheets that together ask for a bid: each register, and each form's sheets."""
    forms: dict[int, list[Built]] = {}
    registers: list[list[Built]] = []
    for plan, item in zip(plans, built, strict=True):
        if plan.layout is Layout.FORM:
            forms.setdefault(plan.part_of, []).append(item)
        elif plan.layout is Layout.REGISTER and item.record.imported:
            registers.append([item])
    return [*registers, *forms.values()]


def _skipped(plan: SheetPlan) -> SheetRecord:
    sheet = plan.sheet
    return SheetRecord(sheet.ref, Layout.NONE, sheet.hidden, 0, (), 0, 0, (), plan.note)


def _all_left_out(plan: SheetPlan, framework: Framework) -> SheetRecord:
    """A register on a hidden sheet, beside one that is shown: rows are counted, not imported."""
    sheet, table = plan.sheet, plan.table
    assert table is not None
    rows = sort_rows(sheet, table, framework.id_field, framework.name_field)
    out = sorted([(row, "on a hidden sheet", "") for row in rows.kept] + list(rows.left_out))
    left_out = tuple(
        LeftOut(CellRef(sheet.ref, row, table.headers[0].column), reason, text)
        for row, reason, text in out
    )
    return SheetRecord(
        sheet.ref,
        plan.layout,
        True,
        table.bottom,
        (),
        len(out),
        0,
        left_out,
        "It is hidden, and there is a register on a sheet that is not.",
    )


@contextmanager
def without_collection() -> Iterator[None]:
    """No garbage collection while millions of objects are made that all stay.

    Freezing and unfreezing counts them as old: else the next few collections, wherever they fall,
    would each walk through all of them.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
