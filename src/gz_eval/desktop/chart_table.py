"""A chart's numbers as a table, to be read, copied, and to choose a bid from."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from gz_eval.app.chart_choices import (
    cell_text,
    holds_figures,
    places_of,
    sort_figure,
    table_text,
)
from gz_eval.app.columns import Column, SortKey
from gz_eval.charts.chart import Cell, ChartTable
from gz_eval.desktop.cell_table import CellTable


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One row of a chart's table; `id` is that of the bid it is about, or else its number."""

    id: str
    cells: tuple[Cell, ...]


def _column(number: int, title: str, table: ChartTable) -> Column[ChartRow]:
    figures, places = holds_figures(table, number), places_of(table, number)

    def text(row: ChartRow) -> str:
        return cell_text(row.cells[number], places)

    def key(row: ChartRow) -> SortKey:
        cell = row.cells[number]
        if figures:
            return sort_figure(cell)
        return text(row).casefold() or None

    return Column(
        title,
        text,
        key,
        tooltip=text,
        spoken=lambda row: f"{title}: {text(row) or 'none'}",
        right=figures,
    )


class ChartTableView(CellTable[ChartRow]):
    """Shows one chart's table; Ctrl+C copies all of it. `chosen` is sent with a bid's id where
    rows are about bids, and with a row's number where they are not: see `tells_bids`.
    """

    def __init__(self, table: ChartTable, title: str) -> None:
        self.table = table
        columns = [_column(number, name, table) for number, name in enumerate(table.columns)]
        super().__init__(columns, f"{title}, as a table")
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicator(-1, self.horizontalHeader().sortIndicatorOrder())
        ids = table.keys or [f"{number:09d}" for number in range(len(table.rows))]
        self.show_rows(tuple(ChartRow(key, row) for key, row in zip(ids, table.rows, strict=True)))
        # Figures stand beside what they are of, and not at the far side of the room there is.
        self.horizontalHeader().setStretchLastSection(not columns[-1].right)
        for number in range(len(columns)):
            self.setColumnWidth(number, self.column_width_for(number, 44))

    @property
    def tells_bids(self) -> bool:
        """Whether each row is about one bid."""
        return bool(self.table.keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> int:
        """Put the whole table on the clipboard, as spreadsheets take it; says how many rows."""
        QGuiApplication.clipboard().setText(table_text(self.table))
        return len(self.table.rows)
