"""In which order the cells of an issue are gone through: the bid's own come first. No Qt."""

from __future__ import annotations

from collections.abc import Mapping

from gz_eval.core.bids import Bid
from gz_eval.core.issues import Issue
from gz_eval.core.project import Project
from gz_eval.core.source import CellRef


def bids_as_read(project: Project) -> Mapping[str, Bid]:
    """The bids by their ids, with the cells that they were read from."""
    return {bid.id: bid for bid in project.bids.bids}


def own_cells_first(issue: Issue, bid: Bid | None) -> tuple[CellRef, ...]:
    """Every cell an issue is about: those of the bid that it names before those of others.

    An issue of several bids has their cells as they stand in the files, and is said of one of them.
    """
    if bid is None or len(issue.where) < 2:
        return issue.where
    reading = bid.answer(issue.field).reading if issue.field else None
    own = bid.source if reading is None else reading.cell

    def nearness(cell: CellRef) -> int:
        if cell == own:
            return 0
        if (cell.sheet, cell.row) == (bid.source.sheet, bid.source.row):
            return 1
        return 2 if cell.sheet == bid.source.sheet else 3

    return tuple(sorted(issue.where, key=nearness))
