"""How files come into an evaluation, as officials answered it, and what they answered it of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gz_eval.app.repeated import Repeated

if TYPE_CHECKING:
    from gz_eval.core.commands import ImportBids
    from gz_eval.core.progress import Progress
    from gz_eval.core.project import Project

_AGAIN = "The evaluation, or a file, was changed meanwhile, so this is asked again."


@dataclass(frozen=True, slots=True)
class How:
    """What becomes of what is there: of files of the same name, of bids of the same reference.

    `apart`: files of another folder are others, though their names are the same. `repeated` is None
    where that was not asked yet. `coming` are the hashes of the files that it was answered of; None
    where nothing was asked. `again`: what was asked is asked again, of what is there by now.
    """

    replace: bool = False
    apart: bool = False
    repeated: Repeated | None = None
    coming: frozenset[str] | None = None
    again: bool = False

    @property
    def told(self) -> str:
        """Why a question comes that was answered; empty where it was not."""
        return _AGAIN if self.again else ""

    def holds(self, project: Project, command: ImportBids) -> bool:
        """Whether what was answered is about the files as they were read now."""
        return self.coming is None or self.coming == coming_in(project, command)

    def add(self, project: Project, paths: Sequence[Path], progress: Progress) -> ImportBids:
        """The command that brings in files so. Raises as `add_files` does."""
        from gz_eval.app.adding import add_files

        return add_files(project, paths, progress, self.replace, self.repeated, apart=self.apart)


def coming_in(project: Project, command: ImportBids) -> frozenset[str]:
    """The hashes of the files that a command brings in."""
    there = {file.sha256 for file in project.bids.files}
    return frozenset(file.sha256 for file in command.bids.files) - there


AS_NEW = How()
ANEW = How(again=True)
