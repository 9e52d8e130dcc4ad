"""More bids into an evaluation: late ones, and new versions of workbooks that were imported.

What is there stays as it is, object for object; only new files are read. Checks across bids are
made again over all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

from gz_eval.analysis.checks import check_bids
from gz_eval.app.importing import (
    ImportWork,
    SourceBytes,
    on_disk,
    read_sources,
    with_unique_ids,
    without_collection,
)
from gz_eval.core.bid_changes import BidChanges, bid_changes
from gz_eval.core.bids import Bid, BidSet, SheetRecord
from gz_eval.core.commands import ImportBids
from gz_eval.core.errors import UserError
from gz_eval.core.issues import Issue, deduplicated
from gz_eval.core.progress import Progress, no_progress
from gz_eval.core.project import Project
from gz_eval.core.wording import listed
from gz_eval.sheets.files import find_spreadsheets
from gz_eval.store.canonical import sha256


class SameNameError(UserError):
    """A file of a name that is in the evaluation says something else: is it a new version?"""


def add_files(
    project: Project,
    paths: Sequence[Path],
    progress: Progress = no_progress,
    replace: bool = False,
) -> ImportBids:
    """Read files and folders into an evaluation: the command that brings their bids in.

    A file that is there already, byte for byte, is passed over. One of the same name and other
    content raises SameNameError, unless it is to `replace` the one that is there. Raises UserError
    when nothing new could be imported, and lets `Cancelled` pass.
    """
    there = project.bids
    found = find_spreadsheets(paths)
    if not there.files:
        imported = read_sources(on_disk(found), project.framework, progress)
        return ImportBids(imported.bids, imported.sources)
    files = _new_files(there, on_disk(found), progress)
    known = {file.name for file in there.files}
    replaced = [file.name for file in files if file.name in known]
    if replaced and not replace:
        noun = "a file" if len(replaced) == 1 else "files"
        raise SameNameError(
            f"The evaluation has {noun} of the same name with other content:"
            f" {listed([f'“{name}”' for name in replaced])}.",
            "Replace what is there if it is a new version; give it another name if it is not.",
        )
    with without_collection():
        work = ImportWork(project.framework, progress)
        for index, file in enumerate(files):
            work.read(file, index, len(files))
        if not work.drafts:
            raise work.nothing_read(files)
        progress("Checking bids", 0, 0)
        # A new version that cannot be read leaves the old one where it is.
        read = frozenset(file.name for file in work.files)
        return ImportBids(_merged(project, work, read.intersection(replaced)), work.sources)


def _already(data: bytes) -> bytes:
    return data


def _new_files(
    there: BidSet, files: Sequence[SourceBytes], progress: Progress
) -> list[SourceBytes]:
    """The files whose content is not in the evaluation yet. Raises UserError when there is none."""
    names = {file.sha256: file.name for file in there.files}
    new, copies = [], []
    for index, file in enumerate(files):
        progress(f"Opening {file.name}", index, len(files))
        try:
            data = file.load()
        except UserError:
            new.append(file)  # told where it is read
            continue
        earlier = names.get(sha256(data))
        if earlier is None:
            new.append(SourceBytes(file.name, file.path, partial(_already, data)))
        else:
            copies.append(earlier)
    if not new:
        what = (
            f"“{copies[0]}” is in the evaluation already, with the same content."
            if len(copies) == 1
            else f"All {len(copies):,} files are in the evaluation already, with the same content."
        )
        raise UserError(what, "There is nothing to import; choose other files.")
    return new


def _merged(project: Project, work: ImportWork, replaced: frozenset[str]) -> BidSet:
    """Bids there were and new ones: a new version takes the place of the old one."""
    there, framework = project.bids, project.framework
    kept = tuple(bid for bid in there.bids if bid.source.sheet.file not in replaced)
    made, renamed = with_unique_ids(work.drafts, kept)
    by_file: dict[str, list[Bid]] = {}
    for bid in made:
        by_file.setdefault(bid.source.sheet.file, []).append(bid)
    bids: list[Bid] = []
    for name, run in groupby(there.bids, key=lambda bid: bid.source.sheet.file):
        bids += by_file.pop(name, []) if name in replaced else run
    for rest in by_file.values():
        bids += rest
    new_files = {file.name: file for file in work.files}
    new_sheets = {
        name: tuple(sheets) for name, sheets in groupby(work.records, lambda one: one.ref.file)
    }
    files = [new_files.pop(file.name, file) for file in there.files]
    sheets: list[SheetRecord] = []
    for name, records in groupby(there.sheets, key=lambda one: one.ref.file):
        sheets += new_sheets.pop(name, ()) if name in replaced else records
    for more in new_sheets.values():
        sheets += more
    all_bids = tuple(bids)
    return BidSet(
        all_bids,
        (*files, *new_files.values()),
        tuple(sheets),
        deduplicated(
            [
                *_of_reading(project, replaced),
                *work.issues,
                *renamed,
                *check_bids(framework, all_bids),
            ]
        ),
    )


def _of_reading(project: Project, replaced: frozenset[str]) -> list[Issue]:
    """The issues of reading what is kept; those of checking are found again over all bids."""
    checked = set(check_bids(project.framework, project.bids.bids))
    return [
        issue
        for issue in project.bids.issues
        if issue not in checked and not any(cell.sheet.file in replaced for cell in issue.where)
    ]


@dataclass(frozen=True, slots=True)
class Difference:
    """What an import changes of the bids that are there. `lines` say it, one thing each."""

    changes: BidChanges
    lines: tuple[str, ...]


def difference(project: Project, command: ImportBids) -> Difference:
    """The two sides of an import: what would be gone, new and changed."""
    found = bid_changes(project.framework, project.bids.bids, command.bids.bids)
    return Difference(found, found.lines)
