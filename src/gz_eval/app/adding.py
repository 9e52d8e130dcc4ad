"""More bids into an evaluation: late ones, and new versions of workbooks that were imported.

Only new files are read; what is there stays as it is, but for what is to be replaced.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from gz_eval.app.bid_ids import ids_by_reference
from gz_eval.app.file_issues import already_imported
from gz_eval.app.given_files import (
    NothingNewError,
    SameNameError,
    Sorted,
    is_elsewhere,
    named_apart,
    opened,
    sort_out,
)
from gz_eval.app.importing import (
    ImportWork,
    SourceBytes,
    on_disk,
    read_sources,
    without_collection,
)
from gz_eval.app.merging import FilesRead, merged
from gz_eval.app.nothing_read import nothing_else
from gz_eval.app.repeated import Repeated
from gz_eval.app.repeated_error import RepeatedError
from gz_eval.app.repeats import decided, left_out_again, repeats_told
from gz_eval.core.bid_changes import BidChanges, bid_changes
from gz_eval.core.bids import Bid
from gz_eval.core.commands import ImportBids
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Framework
from gz_eval.core.override_account import override_accounts
from gz_eval.core.progress import Progress, no_progress
from gz_eval.core.project import Project
from gz_eval.core.record_commands import imported_at
from gz_eval.core.wording import bids_in_words
from gz_eval.sheets.building import Draft
from gz_eval.sheets.files import find_spreadsheets


def add_files(
    project: Project,
    paths: Sequence[Path],
    progress: Progress = no_progress,
    replace: bool = False,
    repeated: Repeated | None = None,
    *,
    apart: bool = False,
) -> ImportBids:
    """Read files and folders into an evaluation: the command that brings their bids in.

    A file that is there already, byte for byte, is not read again, and an issue says so, unless it
    alone is given and rows of it were left out because their bids were there. One of the same name
    and other content raises SameNameError, unless it is to `replace` the one that is there: then
    bids with the same reference keep their ids and their places. With `apart`, files of another
    folder are no versions of those there, and get names of their own. A file that cannot be read
    replaces nothing. Bids of other files with references that are there raise RepeatedError,
    unless it is said what becomes of them, and NothingNewError where they say nothing else. Raises
    UserError when nothing new could be imported, and lets `Cancelled` pass.
    """
    there, found = project.bids, find_spreadsheets(paths)
    if not there.files:
        imported = read_sources(on_disk(found), project.framework, progress)
        return ImportBids(imported.bids, imported.sources)
    given = opened(there, found, progress)
    chosen = sort_out(there, named_apart(there, given) if apart else given)
    replaced = chosen.replaced(there)
    others = replaced - {file.name for file in chosen.again}
    if others and not replace:
        raise _same_name(project, chosen, others)
    with without_collection():
        read, sources = _read(project, chosen, len(given), progress)
        if len(given) > 1:  # what was decided about their other rows holds
            again = {file.name for file in chosen.again}
            read = left_out_again(there, read, but_missed=again)
        progress("Checking bids", 0, 0)
        together = partial(_together, project, read, sources, replaced)
        try:
            return together(repeated)
        except RepeatedError as error:
            if error.all_of_them and difference(project, together(Repeated.NEW)).is_none:
                raise NothingNewError(error.nothing_else) from error
            raise


def _same_name(project: Project, chosen: Sorted, names: Collection[str]) -> SameNameError:
    by_name = {one.name: one for one in project.bids.files}
    elsewhere = any(is_elsewhere(by_name.get(file.name), file) for file in chosen.read)
    return SameNameError(sorted(names), imported_at(project), elsewhere=elsewhere)


def _read(
    project: Project, chosen: Sorted, given: int, progress: Progress
) -> tuple[FilesRead, dict[str, bytes]]:
    """What the chosen files say, and their bytes. A copy of a file that stays is not read twice."""
    there = project.bids
    holding = {record.ref.file for record in there.sheets} - chosen.replaced(there)
    stay = [file for file in there.files if file.name in holding]
    work = ImportWork(project.framework, progress, stay)
    try:
        read = work.read_all([SourceBytes(file.name, file.path, file.load) for file in chosen.read])
    except UserError as error:
        raise nothing_else(error, len(chosen.known)) from error
    if chosen.known:
        issues = (*read.issues, already_imported(chosen.known, given))
        read = dataclasses.replace(read, issues=issues)
    return read, work.sources


def _together(
    project: Project,
    read: FilesRead,
    sources: dict[str, bytes],
    replaced: frozenset[str],
    repeated: Repeated | None,
) -> ImportBids:
    """The command that puts what was read to what is there. Raises as `decided` does."""
    there, read, ids = decided(project, read, replaced, repeated)
    known_ids = partial(_known_ids, project.framework, ids)
    bids = merged(project.framework, there, read, known_ids)
    return ImportBids(repeats_told(project.bids, bids), sources)


def _known_ids(
    framework: Framework, taken: Mapping[int, str], drafts: Sequence[Draft], before: Sequence[Bid]
) -> dict[int, str]:
    """The ids that drafts had in earlier versions of their files, or take from bids of others."""
    return {**ids_by_reference(framework, drafts, before), **taken}


_NO_DIFFERENCE = "No bid and no answer differs."


@dataclass(frozen=True, slots=True)
class Difference:
    """What an import changes of what is there. `lines` say it, one thing each.

    `doubts` are overrides that no longer fit, or have to be looked at again, because of it.
    """

    changes: BidChanges
    doubts: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Every change as a sentence; one that says so when nothing changes."""
        return (*self.changes.lines, *self.doubts) or (_NO_DIFFERENCE,)

    @property
    def is_none(self) -> bool:
        """Whether the import changes nothing that anybody could see."""
        return not self.changes.lines and not self.doubts

    @property
    def without_names(self) -> str:
        """How many bids differ, as a sentence that names none of them."""
        changes = self.changes
        count = len(changes.changed) + len(changes.gone) + len(changes.new)
        if self.is_none:
            return _NO_DIFFERENCE
        told = f"{bids_in_words(count)} would change"
        if self.doubts:
            told += f", {len(self.doubts):,} of the overrides would have to be looked at again"
        return f"{told}. Which they are is hidden with their names."


def difference(project: Project, command: ImportBids) -> Difference:
    """The two sides of an import: bids gone and new, answers before and after, overrides hit."""
    after = dataclasses.replace(project, bids=command.bids)
    earlier = {account.override.target: account.doubt for account in override_accounts(project)}
    return Difference(
        bid_changes(project.framework, project.bids.bids, command.bids.bids),
        tuple(
            f"{account.what}, {account.subject} of {account.called}: {account.doubt}"
            for account in override_accounts(after)
            if account.doubt and account.doubt != earlier[account.override.target]
        ),
    )
