"""Work that a crash left: found, thrown away, and the file that it belongs to found again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gz_eval.app.file_now import FileNow, file_now
from gz_eval.app.file_taken import is_same
from gz_eval.app.folders import Folders
from gz_eval.core.errors import UserError
from gz_eval.store import lock_note, saving
from gz_eval.store.hashing import sha256_of
from gz_eval.store.session_folder import AtWork, Origin, SessionFolder, left_behind
from gz_eval.store.workfile import Workfile

_RECOVERED = " (recovered)"


@dataclass(frozen=True, slots=True)
class Leftover:
    """Work that a crash left: its name, its file (None: never saved), its last change (UTC).

    `since` is what its file is by now where that went on without it: it opens as a copy then.
    """

    folder: Path
    name: str
    path: Path | None
    last_at: datetime
    last_sentence: str
    count_unsaved: int
    last_by: str = ""
    since: FileNow | None = None


class NotClosedProperly(UserError):  # noqa: N818 - an error that is a question
    """Work on a file was left by a crash; `left` is all there is of it, the last changed first."""

    def __init__(self, path: Path, left: tuple[Leftover, ...]) -> None:
        super().__init__(
            f"“{path.name}” was not closed properly, and not all of the work on it was saved.",
            "Open it with that work, or open the file without it.",
        )
        self.left = left


def check_closed_properly(path: Path, folders: Folders) -> None:
    """Raises NotClosedProperly where a crash left work on a file that the file does not hold."""
    left = tuple(one for one in leftovers(folders) if one.path and is_same(path, one.path))
    if left:
        raise NotClosedProperly(path, left)


def leftovers(folders: Folders) -> tuple[Leftover, ...]:
    """Work that was not closed properly and is in no file, the last changed first.

    Work that its file holds to the last change is tidied away without a word.
    """
    found = []
    for folder, workfile in left_behind(folders.state):
        origin, entries = folder.origin, workfile.entries
        home = _home(origin, workfile) if origin.begun else None
        workfile.close()
        unsaved = len(entries) - max((home or origin).saved, 1)
        if unsaved < 1 or not origin.begun:
            _tidy(folder, origin)
            continue
        last, path = entries[-1], Path(origin.target) if origin.target else None
        found.append(
            Leftover(
                folder.path,
                origin.name,
                path,
                last.stamp.at,
                last.sentence,
                unsaved,
                last.stamp.by.name,
                file_now(path) if path is not None and home is None else None,
            )
        )
    return tuple(sorted(found, key=lambda one: one.last_at, reverse=True))


def discard(leftover: Leftover) -> None:
    """Throw work away that a crash left: the person has said so.

    Raises UserError when it is open meanwhile, here or in another window.
    """
    folder = SessionFolder(leftover.folder)
    if folder.work.exists():
        held(leftover).close()
    _tidy(folder, folder.origin)


def held(leftover: Leftover) -> Workfile:
    """The work file of what was left. Raises UserError when it is open, gone, or unreadable."""
    folder = SessionFolder(leftover.folder)
    try:
        return folder.open_work()
    except AtWork as error:
        raise UserError(
            f"“{leftover.name}” is open in another window of gz_eval.", "Go on there."
        ) from error
    except UserError as error:
        if not folder.work.exists():
            raise UserError(
                f"“{leftover.name}” is not waiting any more.",
                "It was recovered or discarded in another window.",
            ) from error
        what = error.what.replace(folder.work.name, leftover.name)
        raise UserError(what, error.advice) from error


def found_again(folder: SessionFolder, workfile: Workfile) -> Origin:
    """Where recovered work belongs: its file, if that is as it was or holds nothing but this work.

    A save may have been done, but not noted, when the crash came. Else it is in no file yet, and
    named as recovered. What was half saved is removed.
    """
    origin = folder.origin
    if origin.saving:
        for target in filter(None, {origin.saving, origin.target}):
            saving.clear(Path(target), folder.token)
    if (home := _home(origin, workfile)) is not None:
        return home
    if origin.target:
        lock_note.release_left(Path(origin.target), folder)
        return recovered(origin)
    return Origin(origin.name, beside=origin.beside)


def recovered(origin: Origin) -> Origin:
    """What recovered work is called that is in no file yet, beside the one that it was of."""
    name = f"{origin.name.removesuffix(_RECOVERED)}{_RECOVERED}"
    return Origin(name, beside=origin.target)


def _home(origin: Origin, workfile: Workfile) -> Origin | None:
    """The file that work can be saved to with nothing lost that is in it; None where none is."""
    for target in filter(None, dict.fromkeys((origin.saving, origin.target))):
        path = Path(target)
        try:
            digest = sha256_of(path)
        except OSError:
            continue
        if target == origin.target and digest == origin.sha256:
            return Origin(origin.name, target, digest, origin.saved)
        if saved := saving.entries_saved(workfile, path):
            return Origin(path.stem, target, digest, saved)
    return None


def _tidy(folder: SessionFolder, origin: Origin) -> None:
    """Remove what a crash left: the folder, half a save, and the note beside the file."""
    if origin.saving:
        saving.clear(Path(origin.saving), folder.token)
    for target in filter(None, {origin.saving, origin.target}):
        lock_note.release_left(Path(target), folder)
    folder.remove()
