"""A chart's numbers as text: in its table in the window, sorted, and on the clipboard. No Qt."""

from __future__ import annotations

import re

from gz_eval.app.table_text import pasted
from gz_eval.charts.chart import Cell, ChartTable, Corrected
from gz_eval.core.rounding import with_commas
from gz_eval.core.values import with_correction

_RANK = re.compile(r"\(?\d+\)?")


def cell_text(cell: Cell, places: int = 0) -> str:
    """A cell of a chart's table, as it is shown with so many decimals; blank for nothing."""
    if cell is None or cell != cell:
        return ""
    if isinstance(cell, str):
        return cell
    told = f"{cell:,}" if isinstance(cell, int) else with_commas(cell, places)
    return with_correction(told, isinstance(cell, Corrected))


def places_of(table: ChartTable, column: int) -> int:
    """The decimals of a column: as the chart says, or the fewest that its figures need, up to two.

    Figures of a column have the same number, so that they can be compared down the page.
    """
    if table.places and (told := table.places[column]) is not None:
        return told
    figures = [cell for row in table.rows if isinstance(cell := row[column], float)]
    figures = [figure for figure in figures if figure == figure]
    most = 1 if any(abs(figure) >= 1000 for figure in figures) else 2
    return next(
        (
            places
            for places in range(most)
            if all(abs(round(figure, places) - figure) < 1e-9 for figure in figures)
        ),
        most,
    )


def holds_figures(table: ChartTable, column: int) -> bool:
    """Whether a column is of figures, or of ranks, which may be in brackets."""
    cells = [row[column] for row in table.rows if row[column] is not None]
    return any(not isinstance(cell, str) for cell in cells) or bool(
        cells and all(isinstance(cell, str) and _RANK.fullmatch(cell) for cell in cells)
    )


def sort_figure(cell: Cell) -> float | None:
    """What a cell of a column of figures sorts by: a rank in brackets by its number, after the
    others; a word, such as that it is missing, as nothing.
    """
    if cell is None or cell != cell:
        return None
    if not isinstance(cell, str):
        return float(cell)
    if _RANK.fullmatch(cell) is None:
        return None
    return float(cell.strip("()")) + (1e9 if cell.startswith("(") else 0.0)


def table_text(table: ChartTable) -> str:
    """A chart's table as text with tabs, as spreadsheets paste it: figures without commas."""
    lines = [table.columns, *(tuple(_pasted(cell) for cell in row) for row in table.rows)]
    return "\n".join("\t".join(cells) for cells in lines)


def _pasted(cell: Cell) -> str:
    if cell is None or cell != cell:
        return ""
    if isinstance(cell, str):
        return pasted(cell)
    return with_correction(f"{cell:.10g}", isinstance(cell, Corrected))
