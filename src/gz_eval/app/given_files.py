"""Files given to an evaluation that has some: which are new, new versions, there already.

Only the bytes are looked at here: of a file that is there nothing needs to be read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from hashlib import sha256
from typing import NamedTuple, NoReturn

from gz_eval.app.importing import SourceBytes, on_disk
from gz_eval.app.repeats import files_with_repeated
from gz_eval.core.bids import BidSet
from gz_eval.core.errors import UserError
from gz_eval.core.progress import Progress
from gz_eval.core.wording import counted, listed
from gz_eval.sheets.files import FoundFile, numbered


class NothingNewError(UserError):
    """There is nothing to import and nothing to decide: the evaluation has it all."""

    def __init__(self, what: str, advice: str = "") -> None:
        self.without_names = "All that was chosen is in the evaluation already."
        super().__init__(what, f"Nothing was changed. {advice}".strip())


class SameNameError(UserError):
    """A file of a name that is in the evaluation says something else: is it a new version?"""

    def __init__(self, names: Sequence[str]) -> None:
        told = listed([f"“{name}”" for name in names])
        super().__init__(
            f"A file called {told} was imported before, with other content."
            if len(names) == 1
            else f"Files of these names were imported before, with other content: {told}.",
            "Import it with “replace” if it is a new version, or give it another name if it is"
            " not.",
        )


class GivenFile(NamedTuple):
    """A file whose bytes were taken once; `digest` is their SHA-256, empty where it refused."""

    name: str
    path: str
    digest: str
    load: Callable[[], bytes]


class Sorted(NamedTuple):
    """Given files by what is to be done. `known` are there and passed over, by name.

    `read` are to be read, and among those `again` are there, but rows of theirs gave way to others.
    """

    read: list[GivenFile]
    again: list[GivenFile]
    known: list[str]

    def replaced(self, there: BidSet) -> frozenset[str]:
        """The names of files there whose places those to be read take."""
        names = {file.name for file in there.files}
        return frozenset(file.name for file in self.read if file.name in names and file.digest)


def opened(there: BidSet, found: Sequence[FoundFile], progress: Progress) -> list[GivenFile]:
    """The files found, under the names that they have in the evaluation, with their bytes."""
    files = on_disk(_named_as_before(there, found))
    given: list[GivenFile] = []
    for index, file in enumerate(files):
        progress(f"Opening {file.name}", index, len(files))
        given.append(_taken(file))
    return given


def sort_out(there: BidSet, given: Sequence[GivenFile]) -> Sorted:
    """Which of the files are to be read. Raises NothingNewError where none is.

    Rows that gave way are asked about again where the one file they are in was chosen: whoever
    chooses many, or a folder, wants what is new in it. Rows that may be missed, as what they gave
    way to is gone, come in again whatever they were chosen with.
    """
    new = [file for file in given if not _is_there(there, file)]
    again: list[GivenFile] = []
    if not new:
        unread = files_with_repeated(there, missed=len(given) > 1)
        again = [file for file in given if file.name in unread]
    if not again and all(_has_content_of(there, file) for file in given):
        raise _nothing_new(there, given)
    read = [file for file in given if file in new or file in again]
    return Sorted(read, again, [file.name for file in given if file not in read])


def _taken(file: SourceBytes) -> GivenFile:
    try:
        data = file.load()
    except UserError as error:
        return GivenFile(file.name, file.path, "", partial(_refuse, error))
    return GivenFile(file.name, file.path, sha256(data).hexdigest(), partial(bytes, data))


def _refuse(error: UserError) -> NoReturn:
    raise error


def _named_as_before(there: BidSet, found: Sequence[FoundFile]) -> list[FoundFile]:
    """Files under the names that they had when they were imported from the same place."""
    before = {file.path: file.name for file in there.files}
    again = {file.path: before[str(file.path)] for file in found if str(file.path) in before}
    others = [file for file in found if file.path not in again]
    named = dict(zip(others, numbered((file.name for file in others), again.values()), strict=True))
    return [FoundFile(file.path, again.get(file.path) or named[file]) for file in found]


def _is_there(there: BidSet, file: GivenFile) -> bool:
    """Whether a file is one that was imported: from the same place or by the same name."""
    return any(
        file.digest == one.sha256 and (file.name == one.name or file.path == one.path)
        for one in there.files
    )


def _has_content_of(there: BidSet, file: GivenFile) -> bool:
    """Whether a file says what one of another name says, or is one that was imported."""
    names = {one.name for one in there.files}
    return any(file.digest == one.sha256 for one in there.files) and (
        file.name not in names or _is_there(there, file)
    )


def _nothing_new(there: BidSet, files: Sequence[GivenFile]) -> NothingNewError:
    if len(files) == 1:
        return NothingNewError(
            f"The content of “{files[0].name}” is in the evaluation already.",
            "Choose other files if bids are missing.",
        )
    gave_way = files_with_repeated(there)
    rows = [file.name for file in files if file.name in gave_way]
    advice = "Choose other files if bids are missing."
    if rows:
        told = listed([f"“{name}”" for name in rows], 3)
        advice = f"To have other rows of {told} count, choose that file by itself."
    return NothingNewError(
        f"The content of all {counted(len(files), 'file')} is in the evaluation already.", advice
    )
