"""The file that an evaluation is saved to: held by a note, looked at, and replaced whole.

There may be none yet. Where it is and how it was last seen is noted beside the work, for a crash.
"""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

from gz_eval.app.file_now import FileNow, file_now
from gz_eval.app.file_taken import Wanted, is_same, taken
from gz_eval.core.errors import UserError
from gz_eval.core.people import Person
from gz_eval.store import lock_note, saving
from gz_eval.store.hashing import sha256_of
from gz_eval.store.session_folder import Origin, SessionFolder
from gz_eval.store.workfile import Workfile

SUFFIX = ".gzeval"


class HomeFile:
    """Of one open evaluation. Its methods can be called from any thread, one at a time."""

    def __init__(
        self,
        workfile: Workfile,
        folder: SessionFolder,
        origin: Origin,
        note: lock_note.LockNote | None = None,
        looks: saving.Looks = saving.NEVER_SEEN,
    ) -> None:
        """`looks` are those of the file as it was opened."""
        self.origin = origin
        self.since: FileNow | None = None  # what it is, where that is not what it was
        self._workfile = workfile
        self._folder = folder
        self._note = note
        self._looks = looks

    @property
    def path(self) -> Path | None:
        """Where it is; None when there is none yet."""
        return Path(self.origin.target) if self.origin.target else None

    def look(self) -> None:
        """See whether it is what was opened or saved last: `since` says what it is if not.

        It is read only where it looks otherwise than it did.
        """
        if self.path is None:
            return
        with contextlib.suppress(OSError):  # nobody can tell: the network is away
            looks = saving.looks_of(self.path)
            if looks != self._looks:
                same = looks is not None and sha256_of(self.path) == self.origin.sha256
                self.since = None if same else file_now(self.path)
                self._looks = looks

    def save(self, backups: Path, *, overwrite: bool = False) -> None:
        """Save to it; what was there before goes to `backups`.

        Raises ChangedElsewhere when it is not what was opened, unless it is to be overwritten, and
        UserError when it cannot be written or there is none yet.
        """
        if self.path is None:
            raise UserError("This evaluation has no file yet.", "Save it under a name.")
        if self._workfile.read_only:
            raise UserError(
                f"“{self.path.name}” is open read-only. {self._workfile.read_only}",
                "Save it under another name.",
            )
        self._save_to(self.path, None if overwrite else self.origin.sha256, backups)

    def save_as(self, path: Path, person: Person, backups: Path) -> None:
        """Save to another file, which is its own from now on. What is there is replaced, and kept.

        Raises as `save` does, and HeldByOther when somebody has that file open.
        """
        path = path.absolute()
        if path.suffix.lower() != SUFFIX:
            path = path.with_name(f"{path.name}{SUFFIX}")
        same = self.path is not None and is_same(path, self.path)
        if same and not self._workfile.read_only:
            self.save(backups)
            return
        note = taken(path, person, self._folder, wanted=Wanted.REPLACE)
        try:
            self._save_to(path, self.origin.sha256 if same else None, backups)
        except BaseException:
            if note is not None:
                lock_note.release(path, note)
            raise
        self._note = note

    def _save_to(self, path: Path, expected: str | None, backups: Path) -> None:
        count = len(self._workfile.entries)
        before, old = self.origin, self.path
        # A full disk of this computer must not keep work from a file on another: recovering looks
        # at the file itself where this note is out of date.
        with contextlib.suppress(UserError):
            self._folder.note(replace(before, saving=str(path)))
        try:
            saved = saving.save(self._workfile, path, expected, backups, self._folder.token)
            self.origin = Origin.of_file(path, saved, count)
            self._looks, self.since = saving.NEVER_SEEN, None
        finally:
            with contextlib.suppress(UserError):
                self._folder.note(self.origin)
        if old is not None and old != path and self._note is not None:
            lock_note.release(old, self._note)

    def let_go(self) -> None:
        """Take the note beside it away: it is not open here any more."""
        if self._note is not None and self.path is not None:
            lock_note.release(self.path, self._note)
