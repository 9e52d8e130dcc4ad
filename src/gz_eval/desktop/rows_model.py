"""One model for every table: rows and columns from `app.columns`, sorted and filtered by a proxy.

The model decides nothing: it asks the columns. Replacing the rows by others with the same ids keeps
selection and current cell where their bids go; nothing is reset.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from gz_eval.app.columns import Column, SortKey, precedes

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


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows and columns, in the order they were given."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: tuple[Row, ...] = ()
        self._keys: dict[int, list[SortKey]] = {}

    def show_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Have other columns, and no rows until they are shown."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self._replace(())
        self.endResetModel()

    def show(self, rows: Sequence[Row]) -> None:
        """Put these rows in place of the old ones, with the narrowest signal that says so."""
        new = tuple(rows)
        old = self.rows
        if [row.id for row in old] == [row.id for row in new]:
            self._replace(new)
            if new:
                last = self.index(len(new) - 1, len(self.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        if len(old) == len(new) and (places := self._places(new)) is not None:
            self.layoutAboutToBeChanged.emit()
            before = self.persistentIndexList()
            after = [self.index(places[old[one.row()].id], one.column()) for one in before]
            self._replace(new)
            self.changePersistentIndexList(before, after)
            self.layoutChanged.emit()
            return
        self.beginResetModel()
        self._replace(new)
        self.endResetModel()

    def _replace(self, rows: tuple[Row, ...]) -> None:
        self.rows = rows
        self._keys.clear()

    def _places(self, new: tuple[Row, ...]) -> dict[str, int] | None:
        places = {row.id: number for number, row in enumerate(new)}
        return places if all(row.id in places for row in self.rows) else None

    def row_of(self, key: str) -> int:
        """The number of the row with an id; -1 when there is none."""
        return next((number for number, row in enumerate(self.rows) if row.id == key), -1)

    def sort_keys(self, column: int) -> list[SortKey]:
        """The sort keys of a column, one for each row; worked out once for these rows."""
        keys = self._keys.get(column)
        if keys is None:
            of = self.columns[column].sort_key
            keys = self._keys[column] = [of(row) for row in self.rows]
        return keys

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


class RowsProxy(QSortFilterProxyModel, Generic[Row]):
    """Sorts by the columns' keys, blanks last both ways and ties by id; filters by a predicate.

    The model's rows come in ascending order of `natural` (-1: of no column): sorting by it that way
    round costs nothing.
    """

    def __init__(
        self, model: RowsModel[Row], parent: QObject | None = None, natural: int = -1
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._natural = natural
        self._shows: Callable[[Row], bool] | None = None
        self._descending = False
        self.setSourceModel(model)

    def show_only(self, shows: Callable[[Row], bool] | None) -> None:
        """Show the rows that pass; all of them with None."""
        if hasattr(self, "endFilterChange"):  # from Qt 6.10 on, where the other is deprecated
            self.beginFilterChange()
            self._shows = shows
            self.endFilterChange(QSortFilterProxyModel.Direction.Rows)
        else:
            self._shows = shows
            self.invalidateRowsFilter()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._descending = order == Qt.SortOrder.DescendingOrder
        if column == self._natural and not self._descending:
            column = -1
        super().sort(column, order)

    @property
    def in_natural_order(self) -> bool:
        """Whether rows are shown in the order in which the model has them."""
        return self.sortColumn() == -1

    def lessThan(self, left: AnyIndex, right: AnyIndex) -> bool:
        keys = self._model.sort_keys(left.column())
        one, other = left.row(), right.row()
        rows = self._model.rows
        return precedes(
            keys[one], keys[other], rows[one].id, rows[other].id, descending=self._descending
        )

    def filterAcceptsRow(self, source_row: int, source_parent: AnyIndex) -> bool:
        return self._shows is None or self._shows(self._model.rows[source_row])

    def row_at(self, index: AnyIndex) -> Row:
        """The row behind a valid index of this proxy."""
        return self._model.rows[self.mapToSource(index).row()]

    def shown_rows(self) -> list[Row]:
        """The rows that are shown, in the order they are shown."""
        rows = self._model.rows
        return [
            rows[self.mapToSource(self.index(number, 0)).row()] for number in range(self.rowCount())
        ]

    def index_of(self, key: str, column: int = 0) -> QModelIndex:
        """The index of the row with an id; invalid when it is not shown."""
        row = self._model.row_of(key)
        if row < 0:
            return QModelIndex()
        return self.mapFromSource(self._model.index(row, column))
