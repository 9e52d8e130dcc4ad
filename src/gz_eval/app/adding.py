"""More bids into an evaluation: late ones, and new versions of workbooks that were imported.

Only new files are read; what is there stays as it is, but for what is to be replaced.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, NoReturn

from gz_eval.app.bid_ids import ids_by_reference
from gz_eval.app.import_issues import already_imported
from gz_eval.app.importing import (
    ImportWork,
    SourceBytes,
    on_disk,
    read_sources,
    without_collection,
)
from gz_eval.app.merging import merged
from gz_eval.app.repeated import Repeated
from gz_eval.app.repeats import (
    decided,
    files_with_repeated,
    repeats_told,
)
from gz_eval.core.bid_changes import BidChanges, bid_changes
from gz_eval.core.bids import Bid, BidSet
from gz_eval.core.commands import ImportBids
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Framework
from gz_eval.core.override_account import override_accounts
from gz_eval.core.progress import Progress, no_progress
from gz_eval.core.project import Project
from gz_eval.core.wording import bids_in_words, listed
from gz_eval.sheets.building import Draft
from gz_eval.sheets.files import FoundFile, find_spreadsheets, numbered


class SameNameError(UserError):
    """A file of a name that is in the evaluation says something else: is it a new version?"""


def add_files(
    project: Project,
    paths: Sequence[Path],
    progress: Progress = no_progress,
    replace: bool = False,
    repeated: Repeated | None = None,
) -> ImportBids:
    """Read files and folders into an evaluation: the command that brings their bids in.

    A file that is there already, byte for byte, is not read again, and an issue says so, unless
    rows of it were left out because their bids were there. One of the same name and other content
    raises SameNameError, unless it is to `replace` the one that is there: then bids with the same
    reference keep their ids and their places. A file that cannot be read replaces nothing. Bids of
    other files with references that are there raise RepeatedError, unless it is said what becomes
    of them. Raises UserError when nothing new could be imported, and lets `Cancelled` pass.
    """
    there, framework = project.bids, project.framework
    found = find_spreadsheets(paths)
    if not there.files:
        imported = read_sources(on_disk(found), framework, progress)
        return ImportBids(imported.bids, imported.sources)
    names, unread = {file.name for file in there.files}, files_with_repeated(there)
    given = _opened(on_disk(_named_as_before(there, found)), progress)
    # What was left out is asked about again where that was chosen, and nothing else that is new.
    nothing_else = all(_is_there(there, file) for file in given)
    again = [file for file in given if nothing_else and file.name in unread]
    known = [file.name for file in given if _is_there(there, file) and file not in again]
    files = [file for file in given if file in again or not _is_there(there, file)]
    if not again and all(_has_content_of(there, file) for file in given):
        raise _nothing_new(given)
    replaced = {file.name for file in files if file.name in names and file.digest}
    if (others := replaced - {file.name for file in again}) and not replace:
        raise _same_name(sorted(others))
    with without_collection():
        holding = {record.ref.file for record in there.sheets} - replaced
        work = ImportWork(
            framework, progress, (file for file in there.files if file.name in holding)
        )
        read = work.read_all([SourceBytes(file.name, file.path, file.load) for file in files])
        if known:
            issues = (*read.issues, already_imported(known, len(given)))
            read = dataclasses.replace(read, issues=issues)
        progress("Checking bids", 0, 0)
        there, read, ids = decided(framework, there, read, replaced, repeated)
        bids = merged(framework, there, read, partial(_known_ids, framework, ids))
        return ImportBids(repeats_told(project.bids, bids), work.sources)


def _known_ids(
    framework: Framework, taken: Mapping[int, str], drafts: Sequence[Draft], before: Sequence[Bid]
) -> dict[int, str]:
    """The ids that drafts had in earlier versions of their files, or take from bids of others."""
    return {**ids_by_reference(framework, drafts, before), **taken}


class _Opened(NamedTuple):
    """A file whose bytes were taken once; `digest` is their SHA-256, empty where it refused."""

    name: str
    path: str
    digest: str
    load: Callable[[], bytes]


def _opened(files: Sequence[SourceBytes], progress: Progress) -> list[_Opened]:
    opened: list[_Opened] = []
    for index, file in enumerate(files):
        progress(f"Opening {file.name}", index, len(files))
        try:
            data = file.load()
        except UserError as error:
            opened.append(_Opened(file.name, file.path, "", partial(_refuse, error)))
        else:
            digest = sha256(data).hexdigest()
            opened.append(_Opened(file.name, file.path, digest, partial(bytes, data)))
    return opened


def _refuse(error: UserError) -> NoReturn:
    raise error


def _named_as_before(there: BidSet, found: Sequence[FoundFile]) -> list[FoundFile]:
    """Files under the names that they had when they were imported from the same place."""
    before = {file.path: file.name for file in there.files}
    again = {file.path: before[str(file.path)] for file in found if str(file.path) in before}
    others = [file for file in found if file.path not in again]
    named = dict(zip(others, numbered((file.name for file in others), again.values()), strict=True))
    return [FoundFile(file.path, again.get(file.path) or named[file]) for file in found]


def _is_there(there: BidSet, file: _Opened) -> bool:
    """Whether a file is one that was imported: from the same place or by the same name."""
    return any(
        file.digest == one.sha256 and (file.name == one.name or file.path == one.path)
        for one in there.files
    )


def _has_content_of(there: BidSet, file: _Opened) -> bool:
    """Whether a file says what one of another name says, or is one that was imported."""
    names = {one.name for one in there.files}
    return any(file.digest == one.sha256 for one in there.files) and (
        file.name not in names or _is_there(there, file)
    )


def _nothing_new(files: Sequence[_Opened]) -> UserError:
    what = (
        f"The content of “{files[0].name}” is in the evaluation already."
        if len(files) == 1
        else f"The content of all {len(files):,} files is in the evaluation already."
    )
    return UserError(what, "Nothing was changed. Choose other files if bids are missing.")


def _same_name(names: Sequence[str]) -> SameNameError:
    if len(names) == 1:
        what = f"A file called “{names[0]}” was imported before, with other content."
    else:
        told = listed([f"“{name}”" for name in names])
        what = f"Files of these names were imported before, with other content: {told}."
    return SameNameError(
        what,
        "Import it with “replace” if it is a new version, or give it another name if it is not.",
    )


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
    def without_names(self) -> str:
        """How many bids differ, as a sentence that names none of them."""
        changes = self.changes
        count = len(changes.changed) + len(changes.gone) + len(changes.new)
        if not count and not self.doubts:
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
