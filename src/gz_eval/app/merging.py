"""Bids that are there and files newly read, put together into one set of bids.

What is there stays as it is, object for object, unless its file was read again. What can be said
of all bids only (references used twice, duplicates, places) is said anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from gz_eval.analysis.checks import check_bids
from gz_eval.app.bid_ids import id_issues, with_unique_ids
from gz_eval.app.file_issues import copy_of_replaced
from gz_eval.app.import_issues import OF_READING
from gz_eval.core.bids import Bid, BidSet, SheetRecord
from gz_eval.core.framework import Framework
from gz_eval.core.issues import Issue, deduplicated
from gz_eval.core.source import SourceFile
from gz_eval.sheets.building import Draft

Item = TypeVar("Item")
KnownIds = Callable[[Sequence[Draft], Sequence[Bid]], dict[int, str]]


@dataclass(frozen=True, slots=True)
class FilesRead:
    """What came of reading files. Those that could not be read are in the issues alone."""

    files: tuple[SourceFile, ...]
    records: tuple[SheetRecord, ...]
    drafts: tuple[Draft, ...]
    issues: tuple[Issue, ...]


def merged(
    framework: Framework, there: BidSet, read: FilesRead, known_ids: KnownIds | None = None
) -> BidSet:
    """The bids that are there and those read. A file of the same name takes the place of the old.

    `known_ids` tells, from drafts and the bids before of the files read, which ids drafts had.
    """
    names = {file.name for file in read.files}
    before = [bid for bid in there.bids if _file(bid) in names]
    known = known_ids(read.drafts, before) if known_ids is not None else {}
    new = with_unique_ids(
        read.drafts,
        (bid for bid in there.bids if _file(bid) not in names),
        known,
        (bid.id for bid in before),
    )
    old_bids, new_bids = _by_file(there.bids, _file), _by_file(new, _file)
    old_sheets, new_sheets = _by_file(there.sheets, _on), _by_file(read.records, _on)
    files = {file.name: file for file in (*there.files, *read.files)}
    bids: list[Bid] = []
    sheets: list[SheetRecord] = []
    for name in files:
        if name in names:
            bids += _in_place(old_bids.get(name, ()), new_bids.get(name, ()))
            sheets += new_sheets.get(name, ())
        else:
            bids += old_bids.get(name, ())
            sheets += old_sheets.get(name, ())
    everything = tuple(bids)
    issues = deduplicated(
        [
            *_still_true(there, read.files),
            *read.issues,
            *id_issues(framework, everything),
            *check_bids(framework, everything),
        ]
    )
    return BidSet(everything, tuple(files.values()), tuple(sheets), issues)


def _file(bid: Bid) -> str:
    return bid.source.sheet.file


def _on(record: SheetRecord) -> str:
    return record.ref.file


def _by_file(items: Iterable[Item], file: Callable[[Item], str]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(file(item), []).append(item)
    return found


def _in_place(old: Iterable[Bid], new: Iterable[Bid]) -> list[Bid]:
    """A file's new bids: those it had before in the order they had, then the others."""
    rest = {bid.id: bid for bid in new}
    return [*(rest.pop(bid.id) for bid in old if bid.id in rest), *rest.values()]


def _still_true(there: BidSet, read: Sequence[SourceFile]) -> Iterator[Issue]:
    """Issues of reading what stays; those of checking are found again over all bids."""
    digests = {file.name: file.sha256 for file in read}
    gone = {
        file.sha256: file.name
        for file in there.files
        if digests.get(file.name, file.sha256) != file.sha256
    }
    sheets = {record.ref.file for record in there.sheets}
    copies = {
        file.name: gone[file.sha256]
        for file in there.files
        if file.sha256 in gone and file.name not in digests and file.name not in sheets
    }
    for issue in there.issues:
        if issue.kind in OF_READING and not any(
            cell.sheet.file in digests or cell.sheet.file in copies for cell in issue.where
        ):
            yield issue
    for name, original in copies.items():
        yield copy_of_replaced(name, original)
