"""An open evaluation: its session, the file it is saved to, and whether they agree.

The user's file is never worked on in place: everything happens in a work file on this computer,
which is safe from the moment it is done, and Save replaces the user's file whole.
"""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from gz_eval.app.folders import Folders
from gz_eval.app.session import Session
from gz_eval.core.errors import UserError
from gz_eval.core.framework import Framework
from gz_eval.core.people import Person
from gz_eval.core.project import Project
from gz_eval.core.whole_file import refused
from gz_eval.store import lock_note
from gz_eval.store.backups import Backup, backups_in
from gz_eval.store.connecting import check_kind
from gz_eval.store.hashing import sha256_of
from gz_eval.store.saving import ChangedElsewhere, save
from gz_eval.store.session_folder import Origin, SessionFolder, left_behind
from gz_eval.store.workfile import Workfile

__all__ = [
    "SUFFIX",
    "UNTITLED",
    "Backup",
    "ChangedElsewhere",
    "Document",
    "HeldByOther",
    "Leftover",
    "discard",
    "leftovers",
]

SUFFIX = ".gzeval"
UNTITLED = "Untitled evaluation"
_EVERYTHING = 2**31


class HeldByOther(UserError):  # noqa: N818 - an error that is a question
    """Somebody else has the file open; `holder` says who, where and since when."""

    def __init__(self, name: str, holder: str) -> None:
        super().__init__(
            f"“{name}” is open elsewhere: {holder}.",
            "Open it read-only, or open a copy; or ask them to close it.",
        )
        self.holder = holder


@dataclass(frozen=True, slots=True)
class Leftover:
    """Work that a crash left: its name, its file (None: never saved), its last change (UTC)."""

    folder: Path
    name: str
    path: Path | None
    last_at: datetime
    last_sentence: str
    count_unsaved: int


class Document:
    """One open evaluation. Its methods can be called from any thread, one at a time."""

    def __init__(
        self,
        folders: Folders,
        folder: SessionFolder,
        session: Session,
        workfile: Workfile,
        origin: Origin,
        note: lock_note.LockNote | None = None,
        read_only: str = "",
    ) -> None:
        """Use `new`, `open`, `open_copy`, `recover` or `restore`."""
        self.session = session
        self.workfile = workfile
        self.read_only = read_only
        self._folders = folders
        self._folder = folder
        self._origin = origin
        self._note = note

    # -- opening ----------------------------------------------------------------------------------

    @classmethod
    def new(
        cls, framework: Framework, folders: Folders, person: Person, *, blind: bool = False
    ) -> Document:
        """A new evaluation that is in no file yet. Raises UserError where it cannot be begun."""
        folder = SessionFolder.create(folders.state)
        try:
            origin = Origin(UNTITLED)
            folder.note(origin)
            workfile = Workfile.create(folder.work)
            try:
                session = Session(Project(framework, blind=blind), workfile, person)
            except BaseException:
                workfile.close()
                raise
        except BaseException:
            folder.remove()
            raise
        return cls(folders, folder, session, workfile, origin)

    @classmethod
    def open(
        cls, path: Path, folders: Folders, person: Person, *, read_only: bool = False
    ) -> Document:
        """An evaluation from its file.

        Raises HeldByOther when somebody has it open (not when it is to be `read_only`), and
        UserError when it cannot be opened.
        """
        path = path.absolute()
        _check_readable(path)
        note = None
        if not read_only:
            note = lock_note.take(path, person.name, datetime.now(UTC))
            if note is None and (other := lock_note.read(path)) is not None:
                raise HeldByOther(path.name, other.holder)
        try:
            origin = Origin(path.stem, str(path), sha256_of(path))
            return cls._opened(
                path,
                folders,
                person,
                origin,
                note,
                "It was opened to be read only." if read_only else "",
            )
        except OSError as error:
            raise _unreadable(path, error) from error
        except BaseException:
            if note is not None:
                lock_note.release(path, note)
            raise

    @classmethod
    def open_copy(cls, path: Path, folders: Folders, person: Person) -> Document:
        """A copy of an evaluation, in no file yet, whoever has the file open."""
        path = path.absolute()
        _check_readable(path)
        return cls._opened(path, folders, person, Origin(f"{path.stem} (copy)"))

    @classmethod
    def restore(cls, backup: Backup, folders: Folders, person: Person) -> Document:
        """A backup, in no file yet."""
        _check_readable(backup.path)
        at = backup.at.astimezone()
        name = f"Backup of {at.day} {at:%B %Y %H.%M}"
        return cls._opened(backup.path, folders, person, Origin(name))

    @classmethod
    def recover(cls, leftover: Leftover, folders: Folders, person: Person) -> Document:
        """What a crash left, to its last change.

        It keeps its file where that is as it was; else it is in no file yet.
        """
        folder = SessionFolder(leftover.folder)
        origin = folder.origin
        workfile = Workfile.open(folder.work)
        note = None
        if origin.target:
            target = Path(origin.target)
            with contextlib.suppress(OSError):
                if sha256_of(target) == origin.sha256:
                    note = lock_note.take(target, person.name, datetime.now(UTC))
            if note is None:
                origin = Origin(f"{origin.name} (recovered)")
                folder.note(origin)
        session = Session.resume(workfile, person)
        return cls(folders, folder, session, workfile, origin, note)

    @classmethod
    def _opened(
        cls,
        path: Path,
        folders: Folders,
        person: Person,
        origin: Origin,
        note: lock_note.LockNote | None = None,
        read_only: str = "",
    ) -> Document:
        """A document worked on in a copy of a file."""
        folder = SessionFolder.create(folders.state)
        try:
            part = folder.work.with_suffix(".part")
            try:
                shutil.copyfile(path, part)
                # Until it is open nothing can have been done: whatever it holds is saved.
                folder.note(replace(origin, saved=_EVERYTHING))
                part.replace(folder.work)
            except OSError as error:
                raise refused(folder.work, error) from error
            try:
                workfile = Workfile.open(folder.work, read_only=bool(read_only))
            except UserError as error:  # about the file that was named, not about its copy
                what = error.what.replace(folder.work.name, path.name)
                raise UserError(what, error.advice) from error
            try:
                session = Session.resume(workfile, person)
                if origin.target:
                    origin = replace(origin, saved=len(workfile.entries))
                folder.note(origin)
            except BaseException:
                workfile.close()
                raise
        except BaseException:
            folder.remove()
            raise
        why = read_only or workfile.read_only
        return cls(folders, folder, session, workfile, origin, note, why)

    # -- what it is -------------------------------------------------------------------------------

    @property
    def path(self) -> Path | None:
        """The file it is saved to; None when it is in none yet."""
        return Path(self._origin.target) if self._origin.target else None

    @property
    def name(self) -> str:
        """What it is called: its file's name without the ending, or what it was begun as."""
        return self._origin.name

    @property
    def evaluation_id(self) -> str:
        """What tells this evaluation from every other, through all its copies."""
        return self.workfile.evaluation_id

    @property
    def unsaved(self) -> bool:
        """Whether something was done that its file does not hold.

        An evaluation that was only begun has nothing to lose.
        """
        return not self.read_only and len(self.session.entries) > max(self._origin.saved, 1)

    def source(self, sha256: str) -> bytes:
        """A workbook that bids were read from. Raises UserError when it is not there."""
        return self.workfile.source(sha256)

    # -- saving -----------------------------------------------------------------------------------

    def save(self, *, overwrite: bool = False) -> None:
        """Save to its file. `overwrite` only when the person has said so.

        Raises ChangedElsewhere when the file is not what was opened, UserError when it cannot be
        written or there is none yet; the work is safe either way.
        """
        if self.path is None:
            raise UserError("This evaluation has no file yet.", "Save it under a name.")
        if self.read_only:
            raise UserError(
                f"“{self.path.name}” is open read-only. {self.read_only}",
                "Save it under another name.",
            )
        expected = None if overwrite else self._origin.sha256
        self._save_to(self.path, expected)

    def save_as(self, path: Path) -> None:
        """Save to another file, which is its own from now on. What is there is replaced, and kept.

        The person has been asked whether to replace it. Raises as `save` does, and HeldByOther when
        somebody has that file open.
        """
        path = path.absolute()
        if path.suffix.lower() != SUFFIX:
            path = path.with_name(f"{path.name}{SUFFIX}")
        if path == self.path and not self.read_only:
            self.save()
            return
        note = None
        if path.parent.is_dir():
            note = lock_note.take(path, self.session.person.name, datetime.now(UTC))
            if note is None and (other := lock_note.read(path)) is not None:
                raise HeldByOther(path.name, other.holder)
        try:
            self._save_to(path, None)
        except BaseException:
            if note is not None:
                lock_note.release(path, note)
            raise
        self._note = note
        self.read_only = ""

    def _save_to(self, path: Path, expected: str | None) -> None:
        count = len(self.session.entries)
        saved = save(self.workfile, path, expected, self._backup_folder)
        old = self.path
        self._origin = Origin(path.stem, str(path), saved, count)
        self._folder.note(self._origin)
        if old is not None and old != path and self._note is not None:
            lock_note.release(old, self._note)

    def backups(self) -> tuple[Backup, ...]:
        """Former versions of this evaluation that were saved on this computer, newest first."""
        return backups_in(self._backup_folder)

    @property
    def _backup_folder(self) -> Path:
        return self._folders.state / "backups" / self.evaluation_id

    def close(self) -> None:
        """Let go of it. Unsaved work is dropped: the caller has asked."""
        self.workfile.close()
        self._folder.remove()
        if self._note is not None and self.path is not None:
            lock_note.release(self.path, self._note)


def leftovers(folders: Folders) -> tuple[Leftover, ...]:
    """Work that was not closed properly and is in no file, the last changed first.

    Work that its file holds to the last change is tidied away without a word.
    """
    found = []
    for folder, workfile in left_behind(folders.state):
        origin, entries = folder.origin, workfile.entries
        workfile.close()
        unsaved = len(entries) - max(origin.saved, 1)
        if unsaved < 1:
            folder.remove()
            continue
        last = entries[-1]
        found.append(
            Leftover(
                folder.path,
                origin.name,
                Path(origin.target) if origin.target else None,
                last.stamp.at,
                last.sentence,
                unsaved,
            )
        )
    return tuple(sorted(found, key=lambda one: one.last_at, reverse=True))


def discard(leftover: Leftover) -> None:
    """Throw work away that a crash left: the person has said so."""
    SessionFolder(leftover.folder).remove()


def _check_readable(path: Path) -> None:
    if path.is_dir():
        raise UserError(f"“{path}” is a folder, not a file.", "Choose a .gzeval file in it.")
    check_kind(path)


def _unreadable(path: Path, error: OSError) -> UserError:
    return UserError(
        f"“{path}” could not be opened: {(error.strerror or str(error)).lower()}.",
        "Check the network drive or the stick, and your permissions.",
    )
