"""Asks for files and folders: begins in the preferred folder, or else in the one used last.

What is written is offered to lie where files were read from only where nothing better is known.
Framework files have a folder of their own: one is changed by hand and read where it was written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, TypeAlias

from PySide6.QtWidgets import QFileDialog, QWidget

_FRAMEWORKS = "Frameworks (*.toml)"
Say: TypeAlias = Callable[[str, str], None]


def ended(say: Say, path: Path, endings: Sequence[str], own: Path | None = None) -> Path | None:
    """The path with the first of the endings, where the name that was typed has none of them.

    None where there is a file of that name already, other than one's `own`, which is said: nobody
    was asked about that one.
    """
    if path.suffix.lower() in endings:  # “Round 1. North” has none
        return path
    whole = path.with_name(f"{path.name}{endings[0]}")
    if whole == own or not whole.exists():
        return whole
    say(
        f"“{whole.name}” is there already, so nothing was written.",
        f"To replace it, give its whole name, with {endings[0]}.",
    )
    return None


class Remembering(Protocol):
    """Who knows the folder to begin in, and is told which one was used."""

    @property
    def begin_in(self) -> str:
        """The folder to begin in; empty for wherever the system begins."""

    @property
    def write_in(self) -> str:
        """The same for what is to be written."""

    def used(self, folder: Path, *, written: bool = False) -> None:
        """This folder was used last; for a file to be `written`, perhaps."""


class Files:
    """The questions after files. With nobody who remembers, they begin where the system does.

    `about` tells what is to be written, such as the open evaluation: where that is another one by
    the time the question is answered, nothing is written. A system's own dialog cannot be closed.
    """

    def __init__(
        self,
        remembering: Remembering | None = None,
        about: Callable[[], object] = lambda: None,
    ) -> None:
        self._remembering = remembering
        self._about = about
        self._frameworks = ""  # where a framework was last written or read

    @property
    def _folder(self) -> str:
        return self._remembering.begin_in if self._remembering is not None else ""

    def suggested(self, name: str) -> str:
        """Where a file of this name is offered to be written."""
        folder = self._remembering.write_in if self._remembering is not None else ""
        return str(Path(folder) / name) if folder else name

    def to_open(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        """Ask which file to open; None when the person would open none."""
        name, _ = QFileDialog.getOpenFileName(parent, title, self._folder, kinds)
        return self._used(Path(name)) if name else None

    def framework_to_open(self, parent: QWidget) -> Path | None:
        """Ask for a framework file, first where one was last written or read."""
        written = self._remembering.write_in if self._remembering is not None else ""
        begin = self._frameworks or written
        name, _ = QFileDialog.getOpenFileName(parent, "Framework file", begin, _FRAMEWORKS)
        if not name:
            return None
        self._frameworks = str(Path(name).parent)
        return Path(name)

    def framework_to_save(self, parent: QWidget, offered: str) -> Path | None:
        """Ask where to write a framework, first where one was last written or read."""
        where = str(Path(self._frameworks) / offered) if self._frameworks else offered
        path = self.to_save(parent, "Export the framework", where, _FRAMEWORKS)
        if path is not None:
            self._frameworks = str(path.parent)
        return path

    def all_to_open(self, parent: QWidget, title: str, kinds: str) -> list[Path]:
        """Ask which files to open."""
        names, _ = QFileDialog.getOpenFileNames(parent, title, self._folder, kinds)
        return [self._used(Path(name)) for name in names]

    def folder(self, parent: QWidget, title: str) -> Path | None:
        """Ask for a folder; None when the person would take none."""
        name = QFileDialog.getExistingDirectory(parent, title, self._folder)
        return self._used(Path(name), Path(name)) if name else None

    def to_save(self, parent: QWidget, title: str, offered: str, kinds: str = "") -> Path | None:
        """Ask where to write; `offered` is a name or a path. None when nothing is to be written."""
        found = self.to_save_as(parent, title, offered, kinds)
        return found[0] if found is not None else None

    def to_save_as(
        self, parent: QWidget, title: str, offered: str, kinds: str
    ) -> tuple[Path, str] | None:
        """Ask where to write, and as which of several kinds: its words come with the path."""
        about = self._about()
        name, kind = QFileDialog.getSaveFileName(parent, title, self.suggested(offered), kinds)
        if not name or self._about() is not about:
            return None
        return self._used(Path(name), written=True), kind

    def _used(self, path: Path, folder: Path | None = None, *, written: bool = False) -> Path:
        if self._remembering is not None:
            self._remembering.used(folder or path.parent, written=written)
        return path
