"""One model for every table: rows and columns from `app.columns`, that sort and filter themselves.

The model decides nothing: it asks the columns. A sorting proxy would ask Python about each row, and
ten thousand questions are more than a frame: here all rows are put in order once, and a filter
picks from them and keeps the order. Replacing the rows by others with the same ids keeps selection
and current cell where their rows go; nothing is reset.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from gz_eval.app.columns import Column

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_ROLE = Qt.ItemDataRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class HasId(Protocol):
    """A row that can be found again."""

    @property
    def id(self) -> str:
        """What the row is about: unique in its table."""


Row = TypeVar("Row", bound=HasId)
Pick = Callable[[Sequence[Row]], Sequence[Row]]


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows and columns. `rows` are those that are shown, in the order they are shown.

    `every` are all of them, in the same order, `given` as they were given: in ascending order of
    the column `natural` (-1: of no column); sorting by it that way round costs nothing. `picked` is
    sent when other rows may be shown, or none; `ordered` when they were put in another order.
    """

    picked = Signal()
    ordered = Signal()

    def __init__(
        self, columns: Sequence[Column[Row]], parent: QObject | None = None, natural: int = -1
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: tuple[Row, ...] = ()
        self.every: tuple[Row, ...] = ()
        self.given: tuple[Row, ...] = ()
        self._pick: Pick[Row] | None = None
        self._natural = natural
        self._column, self._descending = -1, False
        self._numbers: dict[str, int] = {}

    # -- what is in it ----------------------------------------------------------------------------

    def show_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Have other columns, and no rows until they are shown; in no column's order."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.given = self.every = self.rows = ()
        self._numbers = {}
        self._column = -1
        self.endResetModel()

    def show(self, rows: Sequence[Row]) -> None:
        """Put these rows in place of all there were; sorted and picked from as before."""
        self.given = tuple(rows)
        self._put_in_order()
        self._show_picked()
        self.picked.emit()

    def show_picked(self, pick: Pick[Row] | None) -> None:
        """Show the rows that `pick` picks, in the order it is given them; all with None."""
        if pick is None and self._pick is None:
            return
        self._pick = pick
        self._show_picked()
        self.picked.emit()

    def show_only(self, shows: Callable[[Row], bool] | None) -> None:
        """Show the rows that pass; all of them with None."""
        self.show_picked(
            None if shows is None else lambda rows: [row for row in rows if shows(row)]
        )

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column: blanks last both ways, ties as they were given; -1 all as given.

        An id would order ties too, but where names are hidden that order would tell them.
        """
        self._descending = order == Qt.SortOrder.DescendingOrder
        self._column = -1 if column == self._natural and not self._descending else column
        self._put_in_order()
        self._show_picked()
        self.ordered.emit()

    @property
    def in_natural_order(self) -> bool:
        """Whether rows are shown in the order in which they were given."""
        return self._column < 0

    def _put_in_order(self) -> None:
        if not 0 <= self._column < len(self.columns):
            self.every = self.given
            return
        of = self.columns[self._column].sort_key
        keyed, blank = [], []
        for row in self.given:
            key = of(row)
            if key is None:
                blank.append(row)
            else:
                keyed.append((key, row))
        # Python keeps what is equal in order when reversed too: ties stay as given.
        keyed.sort(key=lambda pair: pair[0], reverse=self._descending)
        self.every = (*(row for _, row in keyed), *blank)

    def _show_picked(self) -> None:
        """Show what is to be shown now, with the narrowest signal that says so."""
        new = self.every if self._pick is None else tuple(self._pick(self.every))
        old = self._numbers
        numbers = {row.id: number for number, row in enumerate(new)}
        if numbers.keys() != old.keys():
            self.beginResetModel()
            self.rows, self._numbers = new, numbers
            self.endResetModel()
            return
        if numbers == old:
            self.rows = new
            if new:
                last = self.index(len(new) - 1, len(self.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        after = [self.index(numbers[self.rows[one.row()].id], one.column()) for one in before]
        self.rows, self._numbers = new, numbers
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    # -- where a row is ---------------------------------------------------------------------------

    def holds(self, key: str) -> bool:
        """Whether there is a row with an id, shown or filtered out."""
        return key in self._numbers or any(row.id == key for row in self.given)

    def row_at(self, index: AnyIndex) -> Row:
        """The row behind a valid index."""
        return self.rows[index.row()]

    def row_of(self, key: str) -> int:
        """The number of the shown row with an id; -1 when there is none."""
        return self._numbers.get(key, -1)

    def index_of(self, key: str, column: int = 0) -> QModelIndex:
        """The index of the row with an id; invalid when it is not shown."""
        row = self.row_of(key)
        return self.index(row, column) if row >= 0 else QModelIndex()

    # -- what Qt asks for -------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = _ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        row = self.rows[index.row()]
        if role == _ROLE.DisplayRole:
            return column.text(row)
        if role == _ROLE.AccessibleTextRole:
            return column.spoken_text(row)
        if role == _ROLE.ToolTipRole:
            return column.tooltip(row) or None
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if column.right else _LEFT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == _ROLE.DisplayRole:
            return column.title
        if role == _ROLE.ToolTipRole:
            return column.about or None
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if column.right else _LEFT
        return None
