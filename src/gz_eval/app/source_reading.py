"""A cell's sheet as it was, read again from the workbook that the evaluation keeps. No Qt.

To read a workbook takes as long as it is large: it is done off the interface thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from gz_eval.app.session import Session
from gz_eval.app.source_rows import file_of
from gz_eval.app.source_view import SheetView, header_row_of, view
from gz_eval.core.source import CellRef


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


def read_source(document: HasSources, cell: CellRef) -> Source:
    """What is around a cell. Raises UserError when it is not kept or cannot be read."""
    project = document.session.project
    file = file_of(project, cell)
    data = document.source(file.sha256)
    return Source(view(cell, file, data, header_row=header_row_of(project.bids, cell.sheet)), data)
