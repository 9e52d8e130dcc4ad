"""A cell's sheet as it was, read again from the workbook that the evaluation keeps. No Qt.

To read a workbook takes as long as it is large: it is done off the interface thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from gz_eval.app.session import Session
from gz_eval.app.source_rows import file_of
from gz_eval.app.source_view import SheetView, header_row_of, sheet_of, view_of
from gz_eval.core.errors import UserError
from gz_eval.core.source import CellRef, SheetRef, SourceFile
from gz_eval.sheets.sheet import Sheet


class HasSources(Protocol):
    """What keeps workbooks: an open evaluation."""

    @property
    def session(self) -> Session:
        """The evaluation."""

    def source(self, sha256: str) -> bytes:
        """A workbook's bytes by their SHA-256. Raises UserError when it is not kept."""


@dataclass(frozen=True, slots=True)
class Source:
    """What is seen around a cell, and the workbook that holds it, byte for byte."""

    view: SheetView
    data: bytes


@dataclass(frozen=True, slots=True)
class Sources:
    """Cells that something is about, in its order, and those that are not kept any more."""

    seen: tuple[Source, ...]
    unseen: tuple[CellRef, ...] = ()


def read_sources(document: HasSources, cells: Sequence[CellRef]) -> Sources:
    """What is around cells. Raises UserError when the first is not kept or cannot be read."""
    project = document.session.project
    kept: dict[SheetRef, tuple[SourceFile, bytes, Sheet]] = {}  # each is read once
    seen: list[Source] = []
    unseen: list[CellRef] = []
    for cell in cells:
        try:
            if cell.sheet not in kept:
                file = file_of(project, cell)
                data = document.source(file.sha256)
                kept[cell.sheet] = (file, data, sheet_of(cell, file, data))
            file, data, sheet = kept[cell.sheet]
            header_row = header_row_of(project.bids, cell.sheet)
            seen.append(Source(view_of(cell, file, sheet, header_row=header_row), data))
        except UserError:
            if not seen:
                raise
            unseen.append(cell)
    return Sources(tuple(seen), tuple(unseen))
