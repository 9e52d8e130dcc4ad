"""Rows that sort and filter themselves, without a proxy between them and their table.

A sorting proxy asks Python about each row, and ten thousand questions are more than a frame. Here
all rows are put in order once, by keys that are kept; a filter picks from them and keeps the order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt

from gz_eval.app.columns import Column
from gz_eval.desktop.rows_model import AnyIndex, Row, RowsModel

Pick = Callable[[Sequence[Row]], Sequence[Row]]


class OrderedRows(RowsModel[Row]):
    """A `RowsModel` of the rows that are shown, in the order they are shown.

    `rows` are those; `every` are all of them, in the same order.
    """

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._given: tuple[Row, ...] = ()
        self.every: tuple[Row, ...] = ()
        self._pick: Pick[Row] | None = None
        self._column, self._descending = -1, False
        self._numbers: dict[str, int] = {}

    def show_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Have other columns, and no rows until they are shown; in no column's order."""
        self._given = self.every = ()
        self._column = -1
        super().show_columns(columns)

    def show(self, rows: Sequence[Row]) -> None:
        """Put these rows in place of all there were; sorted and picked from as before."""
        self._given = tuple(rows)
        self._put_in_order()
        self._show_picked()

    def show_picked(self, pick: Pick[Row] | None) -> None:
        """Show the rows that `pick` picks, in the order it is given them; all with None."""
        self._pick = pick
        self._show_picked()

    def show_only(self, shows: Callable[[Row], bool] | None) -> None:
        """Show the rows that pass; all of them with None."""
        self.show_picked(
            None if shows is None else lambda rows: [row for row in rows if shows(row)]
        )

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column: blanks last both ways, ties by id; -1 as the rows were given."""
        self._column, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self._put_in_order()
        self._show_picked()

    @property
    def in_natural_order(self) -> bool:
        """Whether rows are shown in the order in which they were given."""
        return self._column < 0

    def _put_in_order(self) -> None:
        if not 0 <= self._column < len(self.columns):
            self.every = self._given
            return
        of = self.columns[self._column].sort_key
        keyed, blank = [], []
        for row in sorted(self._given, key=lambda one: one.id):
            key = of(row)
            if key is None:
                blank.append(row)
            else:
                keyed.append((key, row))
        # Python keeps what is equal in order when reversed too: ties stay by id.
        keyed.sort(key=lambda pair: pair[0], reverse=self._descending)
        self.every = (*(row for _, row in keyed), *blank)

    def _show_picked(self) -> None:
        super().show(self.every if self._pick is None else self._pick(self.every))

    def _replace(self, rows: tuple[Row, ...]) -> None:
        super()._replace(rows)
        self._numbers = {row.id: number for number, row in enumerate(rows)}

    def row_of(self, key: str) -> int:
        """The number of the shown row with an id; -1 when there is none."""
        return self._numbers.get(key, -1)

    def row_at(self, index: AnyIndex) -> Row:
        """The row behind a valid index."""
        return self.rows[index.row()]

    def shown_rows(self) -> list[Row]:
        """The rows that are shown, in the order they are shown."""
        return list(self.rows)

    def index_of(self, key: str, column: int = 0) -> QModelIndex:
        """The index of the row with an id; invalid when it is not shown."""
        row = self.row_of(key)
        return self.index(row, column) if row >= 0 else QModelIndex()
