"""Files given to an evaluation that has some: which are new, new versions, there already.

Only the bytes are looked at here: of a file that is there nothing needs to be read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, NoReturn

from gz_eval.app.importing import SourceBytes, on_disk
from gz_eval.app.moments import moment_in_words
from gz_eval.app.repeats import files_with_repeated
from gz_eval.core.bids import BidSet
from gz_eval.core.errors import UserError
from gz_eval.core.progress import Progress
from gz_eval.core.source import SourceFile
from gz_eval.core.wording import counted, listed
from gz_eval.sheets.files import FoundFile, numbered, with_folder


class NothingNewError(UserError):
    """There is nothing to import and nothing to decide: the evaluation has it all."""

    def __init__(self, what: str, advice: str = "") -> None:
        self.without_names = "All that was chosen is in the evaluation already."
        super().__init__(what, f"Nothing was changed. {advice}".strip())


class SameNameError(UserError):
    """Files of names that are in the evaluation say something else: are they new versions?

    `elsewhere`: some are in another folder than those imported, and so may be other files. `told`
    names them and says when those were imported.
    """

    def __init__(
        self, names: Sequence[str], imported: Mapping[str, datetime], *, elsewhere: bool
    ) -> None:
        self.elsewhere = elsewhere
        told = listed([f"“{name}”" for name in names])
        what = (
            f"A file called {told} was imported before, with other content."
            if len(names) == 1
            else f"Files of these names were imported before, with other content: {told}."
        )
        at = imported.get(names[0]) if len(names) == 1 else None
        self.told = (
            f"A file called {told} was imported on {moment_in_words(at)},"
            f"{' from another folder,' if elsewhere else ''} with other content."
            if at
            else what
        )
        super().__init__(
            what,
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


def named_apart(there: BidSet, given: Sequence[GivenFile]) -> list[GivenFile]:
    """The files, those with a name of their own that say something else than one of their name.

    One at the place of that which was imported is a new version of it, and keeps the name.
    """
    names = [file.name for file in given]
    by_name = {one.name: one for one in there.files}
    used = {*by_name, *names}
    for place, file in enumerate(given):
        if is_elsewhere(by_name.get(file.name), file):
            (names[place],) = numbered([with_folder(Path(file.path), file.name)], used)
            used.add(names[place])
    return [file._replace(name=name) for file, name in zip(given, names, strict=True)]


def is_elsewhere(one: SourceFile | None, file: GivenFile) -> bool:
    """Whether a file says something else than one of its name, and is in another place."""
    return one is not None and file.digest not in ("", one.sha256) and file.path != one.path


def sort_out(there: BidSet, given: Sequence[GivenFile]) -> Sorted:
    """Which of the files are to be read. Raises NothingNewError where none is.

    Rows that gave way are asked about again where the one file they are in was chosen: whoever
    chooses many, or a folder, wants what is new in it. Rows that may be missed, as what they gave
    way to is gone, come in again whatever they were chosen with.
    """
    new = [file for file in given if not _is_there(there, file)]
    unread = files_with_repeated(there, missed=len(given) > 1)
    again = [file for file in given if file not in new and file.name in unread]
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
