"""An open evaluation: its session, the file it is saved to, and whether they agree.

The user's file is never worked on in place: everything happens in a work file on this computer,
which is safe from the moment it is done, and Save replaces the user's file whole.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from gz_eval.app.file_now import FileNow, file_now, saved_without
from gz_eval.app.file_taken import HeldByOther, check_readable, open_where, taken
from gz_eval.app.folders import Folders
from gz_eval.app.home_file import SUFFIX, HomeFile
from gz_eval.app.left_work import (
    Leftover,
    NotClosedProperly,
    check_closed_properly,
    discard,
    found_again,
    held,
    leftovers,
    recovered,
)
from gz_eval.app.login import login_name
from gz_eval.app.session import Session
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Framework
from gz_eval.core.history import Entry
from gz_eval.core.people import Person
from gz_eval.core.project import Project
from gz_eval.store import lock_note, saving
from gz_eval.store.backups import Backup, backups_in, folder_of
from gz_eval.store.place_note import note_place, noted_place
from gz_eval.store.saving import ChangedElsewhere, NoLongerThere
from gz_eval.store.session_folder import Origin, SessionFolder
from gz_eval.store.workfile import Workfile

__all__ = [
    "SUFFIX",
    "UNTITLED",
    "Backup",
    "ChangedElsewhere",
    "Document",
    "HeldByOther",
    "Leftover",
    "NoLongerThere",
    "NotClosedProperly",
    "check_closed_properly",
    "discard",
    "leftovers",
]

UNTITLED = "Untitled evaluation"
_NO_FILE_HAS = re.compile(r'[\\/:*?"<>|]')
_TO_BE_READ = "It was opened to be read only."


class Document:
    """One open evaluation. Its methods can be called from any thread, one at a time."""

    def __init__(
        self,
        folders: Folders,
        folder: SessionFolder,
        session: Session,
        workfile: Workfile,
        file: HomeFile,
    ) -> None:
        """Use `new`, `open`, `open_copy`, `recover` or `restore`."""
        self.session = session
        self.workfile = workfile
        self.why_copy = ""  # of recovered work that could not stay with its file, as a sentence
        self._folders = folders
        self._folder = folder
        self._file = file

    # -- opening ----------------------------------------------------------------------------------

    @classmethod
    def new(
        cls,
        framework: Framework,
        folders: Folders,
        person: Person,
        *,
        blind: bool = False,
        name: str = UNTITLED,
    ) -> Document:
        """A new evaluation that is in no file yet. Raises UserError where it cannot be begun."""
        folder = SessionFolder.create(folders.state)
        try:
            origin = Origin(name)
            folder.note(replace(origin, begun=False))
            workfile = folder.create_work()
            try:
                own = name if name != UNTITLED else ""
                session = Session(Project(framework, blind=blind, name=own), workfile, person)
                folder.note(origin)
            except BaseException:
                workfile.close()
                raise
        except BaseException:
            folder.remove()
            raise
        return cls(folders, folder, session, workfile, HomeFile(workfile, folder, origin))

    @classmethod
    def open(
        cls,
        path: Path,
        folders: Folders,
        person: Person,
        *,
        read_only: bool = False,
        take_over: bool = False,
    ) -> Document:
        """An evaluation from its file.

        Raises HeldByOther when somebody has it open (not when it is to be `read_only`; nor with
        `take_over`: only when the person has said that they do not really), and UserError when it
        cannot be opened.
        """
        path = path.absolute()
        check_readable(path)
        folder = SessionFolder.create(folders.state)
        note = None
        try:
            if not read_only:
                note = taken(path, person, folder, take_over)
            origin = Origin.of_file(path)
            why = _TO_BE_READ if read_only else ""
            return cls._opened(folder, path, folders, person, origin, note, why)
        except BaseException:
            folder.remove()
            if note is not None:
                lock_note.release(path, note)
            raise

    @classmethod
    def open_copy(cls, path: Path, folders: Folders, person: Person) -> Document:
        """A copy of an evaluation, in no file yet, whoever has the file open."""
        path = path.absolute()
        origin = Origin(f"{path.stem} (copy)", beside=str(path))
        return cls._unsaved_copy(path, origin, folders, person)

    @classmethod
    def restore(
        cls, backup: Backup, folders: Folders, person: Person, beside: Path | None = None
    ) -> Document:
        """A backup, in no file yet, perhaps of the file `beside` which it will be."""
        at = backup.at.astimezone()
        of = str(beside) if beside is not None else ""
        origin = Origin(f"Backup of {at.day} {at:%B %Y %H.%M}", beside=of)
        return cls._unsaved_copy(backup.path, origin, folders, person)

    @classmethod
    def recover(cls, leftover: Leftover, folders: Folders, person: Person) -> Document:
        """What a crash left, to its last change.

        It keeps its file where that is as it was; else it is in no file yet.
        """
        folder = SessionFolder(leftover.folder)
        workfile = held(leftover)
        note, why = None, ""
        try:
            session = Session.resume(workfile, person)
            origin = found_again(folder, workfile)
            if leftover.path is not None and not origin.target:
                why = saved_without(file_now(leftover.path), nameless=True)
            if origin.target:
                name = person.name or login_name()
                found = lock_note.take(Path(origin.target), name, datetime.now(UTC), folder)
                note = found.own
                if found.other is not None:
                    why = open_where(leftover.name, found.other, folder)
                    origin = recovered(origin)
            folder.note(origin)
        except BaseException:
            workfile.close()
            if note is not None:
                lock_note.release(Path(origin.target), note)
            raise
        document = cls(folders, folder, session, workfile, HomeFile(workfile, folder, origin, note))
        document.why_copy = why
        return document

    @classmethod
    def _unsaved_copy(
        cls, path: Path, origin: Origin, folders: Folders, person: Person
    ) -> Document:
        check_readable(path)
        folder = SessionFolder.create(folders.state)
        try:
            return cls._opened(folder, path, folders, person, origin)
        except BaseException:
            folder.remove()
            raise

    @classmethod
    def _opened(
        cls,
        folder: SessionFolder,
        path: Path,
        folders: Folders,
        person: Person,
        origin: Origin,
        note: lock_note.LockNote | None = None,
        read_only: str = "",
    ) -> Document:
        """A document worked on in a copy of a file. The copy is held, also to be read only."""
        folder.note(replace(origin, begun=False))
        looks = saving.looks_of(path)
        digest = folder.bring(path)
        try:
            workfile = folder.open_work()
        except UserError as error:  # about the file that was named, not about its copy
            what = error.what.replace(folder.work.name, path.name)
            raise UserError(what, error.advice) from error
        try:
            workfile.read_only = workfile.read_only or read_only
            session = Session.resume(workfile, person)
            if origin.target:
                origin = replace(origin, sha256=digest, saved=len(workfile.entries))
            folder.note(origin)
        except BaseException:
            workfile.close()
            raise
        return cls(
            folders, folder, session, workfile, HomeFile(workfile, folder, origin, note, looks)
        )

    # -- what it is -------------------------------------------------------------------------------

    @property
    def read_only(self) -> str:
        """Why it cannot be changed, as a sentence; empty when it can."""
        return self.workfile.read_only

    @property
    def path(self) -> Path | None:
        """The file it is saved to; None when it is in none yet."""
        return self._file.path

    @property
    def name(self) -> str:
        """What the evaluation is called, on papers too: as its file, where it has no name."""
        return self.session.project.name or self._file.origin.name

    @property
    def title(self) -> str:
        """The same on a window: of a copy in no file yet that comes first, if room is short."""
        if self._is_apart and self.session.project.name:
            return f"{self._file.origin.name} – {self.name}"
        return self.name

    @property
    def _is_apart(self) -> bool:
        """Whether it is a copy in no file yet."""
        return self.path is None and bool(self._file.origin.beside)

    @property
    def offered_path(self) -> Path:
        """Where it may be saved as: its file, or one beside that which it is a copy of."""
        if self.path is not None:
            return self.path
        name = self._file.origin.name if self._is_apart else self.name
        return Path(self._file.origin.beside).parent / f"{_NO_FILE_HAS.sub('-', name)}{SUFFIX}"

    @property
    def evaluation_id(self) -> str:
        """What tells this evaluation from every other, through all its copies."""
        return self.workfile.evaluation_id

    @property
    def unsaved(self) -> bool:
        """Whether something was done that its file does not hold.

        An evaluation that was only begun has nothing to lose.
        """
        return not self.read_only and len(self.session.entries) > self._kept

    @property
    def _kept(self) -> int:
        """The entries that its file holds, or that are no work to be lost."""
        return max(self._file.origin.saved, 1)

    @property
    def unsaved_entries(self) -> tuple[Entry, ...]:
        """What was done that its file does not hold, in its order."""
        return tuple(self.session.entries[self._kept :]) if self.unsaved else ()

    def source(self, sha256: str) -> bytes:
        """A workbook that bids were read from. Raises UserError when it is not there."""
        return self.workfile.source(sha256)

    @property
    def place(self) -> tuple[str, str]:
        """The page and the bid that one was on as a crash came; empty where that is not known."""
        return noted_place(self._folder.path)

    def note_place(self, page: str, bid: str) -> None:
        """Note which page and which bid one is on, in case of a crash."""
        note_place(self._folder.path, page, bid)

    @property
    def is_to_be_read(self) -> bool:
        """Whether it can only be read because it was opened so."""
        return self.read_only == _TO_BE_READ

    def look_at_file(self) -> None:
        """See whether its file is what was opened or saved last: `since` says what it is if not."""
        self._file.look()

    @property
    def since(self) -> FileNow | None:
        """What its file is by now, where that was seen not to be what was opened or saved last."""
        return self._file.since

    # -- saving -----------------------------------------------------------------------------------

    def save(self, *, overwrite: bool = False) -> None:
        """Save to its file. `overwrite` only when the person has said so.

        Raises ChangedElsewhere when the file is not what was opened, UserError when it cannot be
        written or there is none yet; the work is safe either way.
        """
        self._file.save(self._backup_folder, overwrite=overwrite)

    def save_as(self, path: Path) -> None:
        """Save to another file, which is its own from now on. What is there is replaced, and kept.

        The person has been asked whether to replace it. Raises as `save` does, and HeldByOther when
        somebody has that file open.
        """
        self._file.save_as(path, self.session.person, self._backup_folder)
        if self.is_to_be_read:
            self.workfile.read_only = ""

    def backups(self) -> tuple[Backup, ...]:
        """Former versions of this evaluation that were saved on this computer, newest first."""
        return backups_in(self._backup_folder)

    @property
    def _backup_folder(self) -> Path:
        return folder_of(self._folders.state, self.evaluation_id)

    def close(self) -> None:
        """Let go of it. Unsaved work is dropped: the caller has asked."""
        self._end(keep=False)

    def give_back(self) -> None:
        """Let go of it unseen: work that is in no file, such as a crash left, is offered again."""
        self._end(keep=self.unsaved)

    def _end(self, *, keep: bool) -> None:
        self.workfile.close()
        if not keep:
            self._folder.remove()
        self._file.let_go()
