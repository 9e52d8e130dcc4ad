"""The rows that were read and did not become bids: a list, the chosen one whole, and its cell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gz_eval.app.answer_rows import LEFT_OUT_COLUMNS, LeftOutRow, left_out_details
from gz_eval.desktop import theme
from gz_eval.desktop.copying import copy_action
from gz_eval.desktop.details_pane import DetailsPane
from gz_eval.desktop.list_table import ListTable
from gz_eval.desktop.page_action import ActionButton, page_action
from gz_eval.desktop.page_split import PageSplit
from gz_eval.desktop.refusal import first_lacking, refuse

_SHEET, _ROW, _WHY, _SAYS = range(4)
_LOW = 18  # lines of text: in a lower list the details lie beside
_NOTHING = "No row was left out."


class LeftOutList(QWidget):
    """Shows them. `cell_wanted` is sent with the `CellRef` of one.

    `told` is sent with what was done: what, advice, whether it is bad.
    """

    cell_wanted = Signal(object)
    told = Signal(str, str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.table: ListTable[LeftOutRow] = ListTable(
            LEFT_OUT_COLUMNS,
            "Rows left out",
            {_SHEET: 14, _WHY: 24, _SAYS: 12},
            (_SAYS,),
            natural=0,
        )
        self.table.horizontalHeader().setSortIndicator(_SHEET, Qt.SortOrder.AscendingOrder)
        self.details = DetailsPane("Choose a row to see all of it.")
        # No letters for Alt: those are of the bid, which can be seen beside.
        self.show_cell = page_action(
            self, "Show the row", "Show the row in its sheet", act=self._show_cell
        )
        self.copy = copy_action(self, self.table, "Copy rows", self.told.emit)
        self.table.addAction(self.show_cell)
        self.table.on_enter(self.show_cell)
        self.split = PageSplit(self.table, self.details)
        self.split.setStretchFactor(0, 1)
        line = QHBoxLayout()
        line.setSpacing(theme.SMALL)
        for action in (self.show_cell, self.copy):
            line.addWidget(ActionButton(action, home=self.table))
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SMALL)
        layout.addWidget(self.split, 1)
        layout.addLayout(line)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._follow())
        self._follow()

    def show_rows(self, rows: Sequence[LeftOutRow]) -> None:
        """Show these rows; the chosen one stays chosen, or the first one is."""
        self.table.show_rows(rows)
        if rows and not self.table.chosen_id:
            self.table.choose(self.table.rows.rows[0].id)
        self._follow()

    @property
    def chain(self) -> list[QWidget]:
        """What Tab comes by here, in the order in which it is read."""
        return [self.table, self.details.text, *self.findChildren(ActionButton)]

    def _follow(self) -> None:
        row = self.table.chosen_row
        self.details.show_details(left_out_details(row) if row is not None else None)
        refuse(self.copy, first_lacking((bool(self.table.rows.rows), _NOTHING)))
        refuse(self.show_cell, first_lacking((row is not None, "Select a row first.")))

    def _show_cell(self) -> None:
        if (row := self.table.chosen_row) is not None:
            self.cell_wanted.emit(row.cell)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.height() < theme.em(self) * _LOW
        self.split.turn(beside=beside)
        whole = self.split.width() if beside else self.split.height()
        self.split.divide((whole * 3 // 5, whole * 2 // 5))
