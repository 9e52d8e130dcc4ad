"""Bids that an import would bring in a second time: their references are in the evaluation already.

A register that was corrected often comes under another name. Whether its bids take the places of
those that are there, or are left out, is for officials to say; the rows that are not taken are left
out with the reason, so that rows read are still rows imported and rows left out.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from gz_eval.app.bid_ids import stated_id
from gz_eval.app.import_issues import repeated_row_missed, repeated_rows
from gz_eval.app.merging import FilesRead
from gz_eval.app.repeated import Repeated
from gz_eval.app.repeated_error import RepeatedError
from gz_eval.core.bids import Bid, BidSet, LeftOut, SheetRecord
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Framework
from gz_eval.core.issues import Issue, deduplicated
from gz_eval.core.project import Project
from gz_eval.core.record_commands import imported_at
from gz_eval.core.source import CellRef, SheetRef
from gz_eval.core.wording import bids_in_words
from gz_eval.sheets.building import Draft

_IS, _WAS = "its reference is also in ", "its reference was also in "
_COUNTS, _GONE = ", which counts", ", which is not there any more"


def decided(
    project: Project, read: FilesRead, replaced: Collection[str], how: Repeated | None
) -> tuple[BidSet, FilesRead, dict[int, str]]:
    """What is there and what was read as officials decided, and the ids that drafts take over.

    Files in `replaced` are read anew: their own bids are no repeats. Raises RepeatedError while
    nothing was decided, and UserError where nothing is left to be imported.
    """
    there = project.bids
    others = [bid for bid in there.bids if bid.source.sheet.file not in replaced]
    found = repeats(project.framework, others, read.drafts)
    if found and how is None:
        imported = imported_at(project)
        known = {(file.name, file.sha256) for file in there.files}
        again = [one.name for one in read.files if (one.name, one.sha256) in known]
        moments = {name: imported[name] for name in again if name in imported}
        raise RepeatedError(found, read.drafts, imported, moments)
    if how is Repeated.THERE:
        if len(found) == len(read.drafts):
            raise _all_there(len(found))
        return there, without_repeats(read, found), {}
    if how is Repeated.NEW:
        return without_replaced(there, read, found), read, ids_taken_over(found)
    return there, read, {}


def _all_there(count: int) -> UserError:
    return UserError(
        "The bid is in the evaluation already, by its reference."
        if count == 1
        else f"All {bids_in_words(count)} are in the evaluation already, by their references.",
        "Nothing was changed.",
    )


def repeats(framework: Framework, there: Iterable[Bid], drafts: Sequence[Draft]) -> dict[int, Bid]:
    """The bids there whose references drafts state too, by the place of the draft in `drafts`.

    Of several bids with the same reference the first goes with the first draft, and so on; a draft
    beyond those goes with the last.
    """
    by_reference: defaultdict[str, deque[Bid]] = defaultdict(deque)
    for bid in there:
        if stated := stated_id(framework, bid):
            by_reference[stated.casefold()].append(bid)
    found: dict[int, Bid] = {}
    for place, draft in enumerate(drafts):
        same = None if draft.made else by_reference.get(draft.id.casefold())
        if same:
            found[place] = same.popleft() if len(same) > 1 else same[0]
    return found


def without_repeats(read: FilesRead, found: Mapping[int, Bid]) -> FilesRead:
    """What was read, with the drafts at these places left out: their bids are there."""
    left = {
        read.drafts[place].source: _row(read.drafts[place], bid.source)
        for place, bid in found.items()
    }
    kept = tuple(draft for place, draft in enumerate(read.drafts) if place not in found)
    return replace(read, drafts=kept, records=_with_left_out(read.records, left))


def ids_taken_over(found: Mapping[int, Bid]) -> dict[int, str]:
    """The ids of the bids there for the drafts that take their places: each once."""
    places: dict[str, int] = {}
    for place, bid in found.items():
        places.setdefault(bid.id, place)
    return {place: bid_id for bid_id, place in places.items()}


def without_replaced(there: BidSet, read: FilesRead, found: Mapping[int, Bid]) -> BidSet:
    """The bids there without those whose places drafts take."""
    first = ids_taken_over(found)
    left = {found[place].source: _row(found[place], read.drafts[place].source) for place in first}
    return BidSet(
        tuple(bid for bid in there.bids if bid.source not in left),
        there.files,
        _with_left_out(there.sheets, left),
        there.issues,
    )


def left_out_again(
    there: BidSet, read: FilesRead, *, but_missed: Collection[str] | None = None
) -> FilesRead:
    """What was read again from the same files, without the rows that were left out as repeated.

    With `but_missed`, of these files alone, and but for rows whose bid is not there any more.
    """
    before = [row for row in there.left_out if _is_repeated(row)]
    if but_missed is not None:
        before = [row for row in before if row.reason.startswith(_IS)]
        before = [row for row in before if row.cell.sheet.file in but_missed]
    if not before:
        return read
    rows = {(row.cell.sheet, row.cell.row): row for row in before}
    lone = {row.cell.sheet: row for row in before}
    for record in there.sheets:
        if record.rows_read != 1:
            lone.pop(record.ref, None)  # only a form may be found at another cell
    left: dict[CellRef, LeftOut] = {}
    for draft in read.drafts:
        sheet = draft.source.sheet
        if row := rows.get((sheet, draft.source.row)) or lone.get(sheet):
            left[draft.source] = replace(row, cell=draft.source)
    kept = tuple(draft for draft in read.drafts if draft.source not in left)
    return replace(read, drafts=kept, records=_with_left_out(read.records, left))


def files_with_repeated(there: BidSet, *, missed: bool = False) -> frozenset[str]:
    """The files of which rows were left out as repeated: to be read again where they are chosen.

    Those alone whose rows are `missed`, as what they gave way to is not there any more.
    """
    begins = (_WAS,) if missed else (_IS, _WAS)
    return frozenset(row.cell.sheet.file for row in there.left_out if row.reason.startswith(begins))


def repeats_told(before: BidSet, after: BidSet) -> BidSet:
    """The bids `after` an import, with rows that gave way to a bid saying where that bid is now.

    An issue for each file says how many there are. A row whose bid is not there any more is a
    warning of its own: it may be missed.
    """
    now = {bid.id: bid.source for bid in after.bids}
    moved = {
        f"{_IS}{bid.source}{_COUNTS}": (
            f"{_IS}{now[bid.id]}{_COUNTS}" if bid.id in now else f"{_WAS}{bid.source}{_GONE}"
        )
        for bid in before.bids
        if now.get(bid.id) != bid.source
    }

    def followed(row: LeftOut) -> LeftOut:
        reason = moved.get(row.reason, row.reason)
        if reason.startswith(_WAS) and (back := _bid_of(row, after.bids)) is not None:
            reason = f"{_IS}{back.source}{_COUNTS}"  # it came in again
        return row if reason == row.reason else replace(row, reason=reason)

    if not any(map(_is_repeated, after.left_out)):
        return after
    sheets = tuple(
        replace(one, left_out=tuple(map(followed, one.left_out))) for one in after.sheets
    )
    rows = [row for one in sheets for row in one.left_out if _is_repeated(row)]
    issues = deduplicated((*after.issues, *_told(rows)))
    return BidSet(after.bids, after.files, sheets, issues)


def _told(rows: Iterable[LeftOut]) -> Iterator[Issue]:
    together: defaultdict[tuple[str, str], list[CellRef]] = defaultdict(list)
    for row in rows:
        if row.reason.startswith(_WAS):
            yield repeated_row_missed(row)
        else:
            other = row.reason.removeprefix(_IS).split(" / ")[0]
            together[row.cell.sheet.file, other].append(row.cell)
    for (file, other), cells in together.items():
        yield repeated_rows(file, other, cells)


def _row(bid: Bid | Draft, other: CellRef) -> LeftOut:
    name = bid.name if bid.name != bid.id else ""
    return LeftOut(bid.source, f"{_IS}{other}{_COUNTS}", f"{bid.id} {name}".strip())


def _bid_of(row: LeftOut, bids: Iterable[Bid]) -> Bid | None:
    """The bid with the reference that a row begins with: one that was gone may have come again."""
    begins = f"{row.text} ".casefold()
    return next((bid for bid in bids if begins.startswith(f"{bid.id} ".casefold())), None)


def _is_repeated(row: LeftOut) -> bool:
    return row.reason.startswith((_IS, _WAS))


def _with_left_out(
    records: Sequence[SheetRecord], left: Mapping[CellRef, LeftOut]
) -> tuple[SheetRecord, ...]:
    by_sheet: defaultdict[SheetRef, list[LeftOut]] = defaultdict(list)
    for cell, row in left.items():
        by_sheet[cell.sheet].append(row)
    return tuple(
        replace(
            record,
            imported=record.imported - len(rows),
            left_out=tuple(sorted((*record.left_out, *rows), key=lambda row: row.cell.row)),
        )
        if (rows := by_sheet.get(record.ref))
        else record
        for record in records
    )
