"""Work that a crash left: found, thrown away, and the file that it belongs to found again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from gz_eval.app.file_now import FileNow, file_now
from gz_eval.app.folders import Folders
from gz_eval.core.errors import UserError
from gz_eval.store import lock_note, saving
from gz_eval.store.drives import is_far
from gz_eval.store.hashing import sha256_of
from gz_eval.store.session_folder import AtWork, Origin, SessionFolder, left_behind
from gz_eval.store.workfile import Workfile

_RECOVERED = " (recovered)"


def _at_any(_target: Path) -> bool:
    """Whatever there is is looked at: it was asked for."""
    return True


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
    """Raises NotClosedProperly where a crash left work on a file that the file does not hold.

    No other file is looked at: it may be on a drive that is away.
    """
    asked = {path}

    def is_it(origin: Origin) -> bool:
        found = origin.is_of(path)
        if found:
            asked.add(Path(origin.target))  # as it was written then
        return found

    if left := _left(folders, is_it, asked.__contains__):
        raise NotClosedProperly(path, left)


def leftovers(folders: Folders) -> tuple[Leftover, ...]:
    """Work that was not closed properly and is in no file, the last changed first.

    Work that its file holds to the last change is tidied away without a word. On a network drive
    nothing is looked at: it may be away, and nobody has asked for it yet.
    """
    return _left(folders, lambda _origin: True, lambda target: not is_far(target))


def _left(
    folders: Folders, wanted: Callable[[Origin], bool], may_look: Callable[[Path], bool]
) -> tuple[Leftover, ...]:
    """The work that was left of a `wanted` origin. Only files that one `may_look` at are."""
    found = []
    for folder, workfile in left_behind(folders.state, wanted):
        origin, entries = folder.origin, workfile.entries
        home = _home(origin, workfile, may_look) if origin.begun else None
        workfile.close()
        unsaved = len(entries) - max((home or origin).saved, 1)
        if unsaved < 1 or not origin.begun:
            _tidy(folder, origin, may_look)
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
                file_now(path) if path is not None and home is None and may_look(path) else None,
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


def _home(
    origin: Origin, workfile: Workfile, may_look: Callable[[Path], bool] = _at_any
) -> Origin | None:
    """The file that work can be saved to with nothing lost that is in it; None where none is."""
    for target in filter(None, dict.fromkeys((origin.saving, origin.target))):
        path = Path(target)
        if not may_look(path):
            continue
        try:
            digest = sha256_of(path)
        except OSError:
            continue
        if target == origin.target and digest == origin.sha256:
            return replace(Origin.of_file(path, digest, origin.saved), name=origin.name)
        if saved := saving.entries_saved(workfile, path):
            return Origin.of_file(path, digest, saved)
    return None


def _tidy(
    folder: SessionFolder, origin: Origin, may_look: Callable[[Path], bool] = _at_any
) -> None:
    """Remove what a crash left: the folder, half a save, and the note beside the file.

    A note that is not looked at says by itself that nobody works by it, once the folder is gone.
    """
    for target in {Path(name) for name in (origin.saving, origin.target) if name}:
        if may_look(target):
            saving.clear(target, folder.token)
            lock_note.release_left(target, folder)
    folder.remove()
