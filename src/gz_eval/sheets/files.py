"""Which files to read: from paths and folders to spreadsheets, with names that tell them apart.

Opens nothing. A folder is searched with everything below it; lock files and hidden files are
passed over.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from gz_eval.core.errors import UserError
from gz_eval.core.wording import listed

ENDINGS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv")
_LOCKS = ("~$", ".~lock", ".")


class FoundFile(NamedTuple):
    """A file to read; `name` is how it is shown and cited, unique within an import."""

    path: Path
    name: str


def find_spreadsheets(paths: Sequence[Path]) -> tuple[FoundFile, ...]:
    """The spreadsheets that paths stand for: files as given, folders sorted by their relative path.

    A file reached twice is read once. A file of another kind among others is found too, to be told
    of by `check_kind` as it is read: one letter among fifty returns stops nothing. Raises UserError
    for a path that is not there, a folder that cannot be searched or is without any spreadsheet,
    and where there is nothing but files of other kinds.
    """
    found: dict[Path, str] = {}
    for given in paths:
        path = Path(given)
        if path.is_dir():
            inside = _inside(path)
            if not inside:
                raise UserError(
                    f"The folder “{path.name or path}” holds no spreadsheets.",
                    f"Choose a folder with files ending in {_listed(ENDINGS)}.",
                )
            for file in inside:
                found.setdefault(file.resolve(), file.relative_to(path).as_posix())
        elif path.exists():
            found.setdefault(path.resolve(), path.name)
        else:
            raise UserError(
                f"There is no file or folder “{path}”.",
                "Check the name, and that the drive or share it is on is connected.",
            )
    files = tuple(
        FoundFile(path, name) for path, name in zip(found, _unique(found.items()), strict=True)
    )
    if files and all(map(_is_of_another_kind, files)):
        raise _of_another_kind([file.name for file in files])
    return files


def check_kind(file: FoundFile) -> None:
    """Raise UserError for a file that is no spreadsheet by its ending."""
    if _is_of_another_kind(file):
        raise _of_another_kind([file.name])


def _is_of_another_kind(file: FoundFile) -> bool:
    return file.path.suffix.lower() not in ENDINGS


def _of_another_kind(names: Sequence[str]) -> UserError:
    told = listed([f"“{name}”" for name in names], 3)
    is_not = "is not a kind of file" if len(names) == 1 else "are not kinds of files"
    return UserError(
        f"{told} {is_not} that can be read.", f"Give a file ending in {_listed(ENDINGS)}."
    )


def _inside(folder: Path) -> list[Path]:
    def refuse(error: OSError) -> None:
        raise UserError(
            f"The folder “{error.filename or folder}” cannot be opened.",
            "Ask its owner for permission to read it, or copy the files to a folder of your own.",
        ) from error

    files: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [
            Path(parent) / name
            for name in names
            if name.lower().endswith(ENDINGS) and not name.startswith(_LOCKS)
        ]
    return sorted(files, key=lambda file: file.relative_to(folder).as_posix().casefold())


def _unique(items: Iterable[tuple[Path, str]]) -> list[str]:
    """Names as given, lengthened by parent folders, then numbered, until no two are the same."""
    pairs = list(items)
    given = Counter(name for _, name in pairs)
    names = [name for _, name in pairs]
    for index, (path, name) in enumerate(pairs):
        if given[name] > 1:
            names[index] = with_folder(path, name)
    return numbered(names)


def with_folder(path: Path, name: str) -> str:
    """A file's name with one more of the folders that it is in."""
    return Path(*path.parts[-len(Path(name).parts) - 1 :]).as_posix()


def numbered(names: Iterable[str], used: Iterable[str] = ()) -> list[str]:
    """Names as given; one that is used, or came before, gets " (2)" before its ending."""
    found: list[str] = []
    taken = set(used)
    for name in names:
        path, number, wanted = PurePosixPath(name), 1, name
        while wanted in taken:
            number += 1
            wanted = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
        taken.add(wanted)
        found.append(wanted)
    return found


def _listed(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
