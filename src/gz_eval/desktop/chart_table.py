"""A chart's numbers as a table, to be read, copied, and to choose a bid from."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from gz_eval.app.chart_table_text import (
    cell_text,
    holds_figures,
    places_of,
    sort_figure,
    table_text,
)
from gz_eval.app.columns import Column, SortKey, Tone
from gz_eval.charts.chart import BID, Cell, ChartTable
from gz_eval.desktop import theme
from gz_eval.desktop.staying_table import StayingHeader, StayingTable
from gz_eval.desktop.wrapping_header import WrappingHeader

_MOST, _LEAST = 60, 24  # letters: of a column; and of names, where all fits once they are shortened
_LINES, _WHERE_IT_SCROLLS = 4, 2  # of a title at most, where all of it fits then; and where not
_STAYS = 0.6  # of the width that columns may cover which stay while others are scrolled


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One row of a chart's table; `id` is that of the bid it is about, or else its number.

    A `total` of the others stays below them, whatever they are sorted by.
    """

    id: str
    cells: tuple[Cell, ...]
    total: bool = False


def _column(number: int, title: str, table: ChartTable) -> Column[ChartRow]:
    figures, places = holds_figures(table, number), places_of(table, number)

    def text(row: ChartRow) -> str:
        return cell_text(row.cells[number], places)

    def key(row: ChartRow) -> SortKey:
        if row.total:
            return None
        cell = row.cells[number]
        if figures:
            return sort_figure(cell)
        return text(row).casefold() or None

    return Column(
        title,
        text,
        key,
        tone=lambda row: Tone.STRONG if row.total else Tone.NORMAL,
        tooltip=text,
        spoken=lambda row: f"{title}: {text(row) or 'none'}",
        right=figures,
    )


class _Header(WrappingHeader, StayingHeader):
    """Titles that go on in the next line, the first of which stay."""


class ChartTableView(StayingTable[ChartRow]):
    """Shows one chart's table; Ctrl+C copies all of it. `chosen` is sent with a bid's id where
    rows are about bids, and with a row's number where they are not: see `tells_bids`.

    Where it is scrolled sideways the column that names the row stays.
    """

    most_of_title = 0  # a title takes as many lines as leave room for what stands below it

    def __init__(self, table: ChartTable, title: str) -> None:
        self.table = table
        columns = [_column(number, name, table) for number, name in enumerate(table.columns)]
        super().__init__(columns, f"{title}, as a table")
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicator(-1, self.horizontalHeader().sortIndicatorOrder())
        ids = table.keys or [f"{number:09d}" for number in range(len(table.rows))]
        first_total = len(table.rows) - table.totals
        self.show_rows(
            tuple(
                ChartRow(key, row, number >= first_total)
                for number, (key, row) in enumerate(zip(ids, table.rows, strict=True))
            )
        )
        self.horizontalHeader().setStretchLastSection(False)
        self.fit_columns()
        self._moved_unseen = True  # a row may be chosen before there is a place for the table

    def make_header(self) -> _Header:
        """Titles in as many lines as it takes for all columns to be seen."""
        self._titles = header = _Header(self)
        header.sectionResized.connect(self._reckon_staying)
        header.sortIndicatorChanged.connect(lambda *_sorted: self.updateGeometries())
        return header

    def fit_columns(self) -> None:
        """As wide as their texts: names are shortened where that makes all of it fit; else it
        scrolls."""
        lines = next((few for few in range(1, _LINES + 1) if self._divide(few) >= 0), 0)
        names, last = self._names, len(self.columns) - 1
        spare = self._divide(lines or _LINES)
        shortened = self.columnWidth(names) + spare
        if spare < 0 and shortened >= theme.letters(self, _LEAST):
            self.give_widths({names: shortened})
        elif spare < 0:
            self._divide(_WHERE_IT_SCROLLS)
            self._fill()
        elif not self.columns[-1].right:
            # Figures stand beside what they are of, and not at the far side of the room there is.
            self.give_widths({last: self.columnWidth(last) + spare})
        self._reckon_staying()
        self.updateGeometries()  # the header is as high as its titles need

    def _divide(self, lines: int) -> int:
        """Have columns as wide as they need with titles in so many lines; says what is left."""
        self.give_widths(
            {
                number: max(
                    self.column_width_for(number, _MOST), self._titles.narrowest(number, lines)
                )
                for number in range(len(self.columns))
            }
        )
        return self.viewport().width() - sum(map(self.columnWidth, range(len(self.columns))))

    def _fill(self) -> None:
        """Columns that are whole in sight share what the edge leaves of the next one."""
        widths = [self.columnWidth(number) for number in range(len(self.columns))]
        edges = list(accumulate(widths))
        room = self.viewport().width()
        whole = sum(edge <= room for edge in edges)
        if whole == len(edges) or not whole or not self.columns[whole].right:
            return  # of words that are cut the beginning is read
        left = room - edges[whole - 1]
        if 2 * left < room:
            self.give_widths({number: widths[number] + left // whole for number in range(whole)})

    def _reckon_staying(self) -> None:
        """The columns up to the name stay, unless they are so wide that they leave no room."""
        names = self._names
        wide = sum(map(self.columnWidth, range(names + 1)))
        self.staying = names + 1 if wide <= _STAYS * self.viewport().width() else 0
        self.viewport().update()

    @property
    def _names(self) -> int:
        """The column that names what a row is about."""
        return self.table.columns.index(BID) if BID in self.table.columns else 0

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
