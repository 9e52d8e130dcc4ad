"""A chart's numbers as a table, to be read and copied."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from gz_eval.app.chart_choices import cell_text, table_text
from gz_eval.app.columns import Column, SortKey
from gz_eval.charts.chart import Cell, ChartTable
from gz_eval.desktop.cell_table import CellTable


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One row of a chart's table; `id` is its number, there being nothing else to know it by."""

    id: str
    cells: tuple[Cell, ...]


def _column(number: int, title: str, table: ChartTable) -> Column[ChartRow]:
    figures = all(not isinstance(row[number], str) for row in table.rows)

    def text(row: ChartRow) -> str:
        return cell_text(row.cells[number])

    def key(row: ChartRow) -> SortKey:
        cell = row.cells[number]
        if cell is None or cell != cell:
            return None
        return cell.casefold() if isinstance(cell, str) else float(cell)

    return Column(
        title,
        text,
        key,
        tooltip=text,
        spoken=lambda row: f"{title}: {text(row) or 'none'}",
        right=figures and bool(table.rows),
    )


class ChartTableView(CellTable[ChartRow]):
    """Shows one chart's table; Ctrl+C copies all of it."""

    def __init__(self, table: ChartTable, title: str) -> None:
        self.table = table
        columns = [_column(number, name, table) for number, name in enumerate(table.columns)]
        super().__init__(columns, f"{title}, as a table")
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicator(-1, self.horizontalHeader().sortIndicatorOrder())
        self.show_rows(
            tuple(ChartRow(f"{number:09d}", row) for number, row in enumerate(table.rows))
        )
        for number in range(len(columns)):
            self.setColumnWidth(number, self.column_width_for(number, 44))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> int:
        """Put the whole table on the clipboard, as spreadsheets take it; says how many rows."""
        QGuiApplication.clipboard().setText(table_text(self.table))
        return len(self.table.rows)
